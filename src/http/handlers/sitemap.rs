//! `robots.txt` and the sitemap of all systems, for crawlers (sitemaps.org).
use crate::catalog::{CatalogState, Dependency, System};
use crate::domain::values::Instant;
use crate::http::request::query::NoQuery;
use crate::http::response::media_type::{TEXT, XML};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::urls::UrlBuilder;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::SecondsFormat;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// Most URLs in one part of a sitemap.
const MAX_PART: usize = 50_000;

/// A part of the sitemap.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct SitemapPartPath {
    /// Number of the part, from 1.
    #[param(example = 1)]
    number: u32,
}

/// Get robots.txt
///
/// Crawlers may read everything.
#[utoipa::path(
    tag = "documents",
    responses((status = 200, description = "Rules for crawlers", body = String, content_type = "text/plain")),
)]
#[get("/robots.txt")]
pub async fn read_robots(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let url = &register.settings.public_url;
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {url}/sitemap.xml\n");
    CacheableResponse::new(TEXT, text.into_bytes()).basis(CacheBasis::program()).to(&request)
}

/// Get the sitemap index
///
/// It lists the parts of the sitemap.
#[utoipa::path(
    tag = "documents",
    responses((status = 200, description = "The index of the sitemap", body = String, content_type = "application/xml")),
)]
#[get("/sitemap.xml")]
pub async fn read_sitemap(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let url = &register.settings.public_url;
    let today = register.clock.now().date_naive();
    let (parts, basis, modified) = register.catalog.with(|state| {
        (last_modified_of_parts(state), CacheBasis::of(state, Dependency::Register, today), state.updated)
    });
    let parts = (1..).zip(parts).map(|(number, last_modified)| {
        element("sitemap", &format!("{url}/sitemaps/{number}.xml"), Some(last_modified))
    });
    let text = document("sitemapindex", parts);
    CacheableResponse::new(XML, text.into_bytes()).basis(basis).modified(modified).to(&request)
}

/// Get a part of the sitemap
///
/// The URLs of at most 50,000 systems.
#[utoipa::path(
    tag = "documents",
    params(SitemapPartPath),
    responses(
        (status = 200, description = "URLs of systems", body = String, content_type = "application/xml"),
        (status = 404, description = "The part does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/sitemaps/{number}.xml")]
pub async fn read_sitemap_part(
    register: Data<Register>,
    path: Path<SitemapPartPath>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let preceding =
        usize::try_from(path.number).ok().and_then(|number| number.checked_sub(1)).ok_or(Error::NotFound)?;
    let SystemsInSitemap { systems, basis, modified } =
        systems(&register, preceding.saturating_mul(MAX_PART), MAX_PART);
    if systems.is_empty() {
        return Err(Error::NotFound);
    }
    let urls = UrlBuilder::new(&register.settings.public_url);
    let elements = systems.iter().map(|system| element("url", &urls.system(system.id), Some(system.updated)));
    let text = document("urlset", elements);
    CacheableResponse::new(XML, text.into_bytes()).basis(basis).modified(modified).to(&request)
}

/// Systems of one state of the catalog.
struct SystemsInSitemap {
    systems: Vec<Arc<System>>,
    basis: CacheBasis,
    modified: Option<Instant>,
}

/// Copies at most `limit` published systems after the first `skip` out of the catalog.
fn systems(register: &Register, skip: usize, limit: usize) -> SystemsInSitemap {
    let today = register.clock.now().date_naive();
    register.catalog.with(|state| SystemsInSitemap {
        systems: published(state).skip(skip).take(limit).cloned().collect(),
        basis: CacheBasis::of(state, Dependency::Register, today),
        modified: state.updated,
    })
}

/// Returns the time of the last change in each part of the sitemap.
fn last_modified_of_parts(state: &CatalogState) -> Vec<Instant> {
    let mut parts: Vec<Instant> = Vec::new();
    for (n, system) in published(state).enumerate() {
        match parts.last_mut() {
            Some(last) if n % MAX_PART != 0 => *last = system.updated.max(*last),
            _ => parts.push(system.updated),
        }
    }
    parts
}

/// Iterates in the order of first publication, so that a new system changes only the last part.
fn published(state: &CatalogState) -> impl Iterator<Item = &Arc<System>> {
    state.all().filter(|system| system.withdrawn.is_none())
}

fn document(root: &str, elements: impl Iterator<Item = String>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    elements.for_each(|element| text.push_str(&element));
    text + &format!("</{root}>\n")
}

fn element(name: &str, url: &str, last_modified: Option<Instant>) -> String {
    let url = url.replace('&', "&amp;").replace('<', "&lt;");
    let last_modified =
        last_modified.map(|at| format!("<lastmod>{}</lastmod>", at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    format!("<{name}><loc>{url}</loc>{}</{name}>\n", last_modified.unwrap_or_default())
}
