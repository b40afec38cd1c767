//! What crawlers read first: `robots.txt`, and a site map of all systems (sitemaps.org).
use crate::catalog::{CatalogState, Dependency, System};
use crate::domain::values::Instant;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse, TEXT};
use crate::http::urls::UrlBuilder;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::SecondsFormat;
use std::sync::Arc;

const XML: &str = "application/xml";
/// The most addresses that one part may have.
const MAX_PART: usize = 50_000;

/// Everything may be read by everybody
#[utoipa::path(tag = "documents", responses((status = 200, description = "For crawlers", body = String, content_type = "text/plain")))]
#[get("/robots.txt")]
pub async fn read_robots(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let url = &register.settings.public_url;
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {url}/sitemap.xml\n");
    CacheableResponse::new(TEXT, text.into_bytes()).basis(CacheBasis::program()).to(&request)
}

/// The site map: which parts it has
#[utoipa::path(tag = "documents", responses((status = 200, description = "The index of the site map", body = String, content_type = "application/xml")))]
#[get("/sitemap.xml")]
pub async fn read_sitemap(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let url = &register.settings.public_url;
    let current = register.catalog.read();
    let systems: Vec<_> = published(&current).collect();
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    let modified = current.updated;
    drop(current);
    let parts = (1..).zip(systems.chunks(MAX_PART)).map(|(number, part)| {
        let changed = part.iter().map(|system| system.updated).max();
        entry("sitemap", &format!("{url}/sitemaps/{number}.xml"), changed)
    });
    let text = document("sitemapindex", parts);
    CacheableResponse::new(XML, text.into_bytes()).basis(basis).modified(modified).to(&request)
}

/// One part of the site map: at most 50,000 systems
#[utoipa::path(tag = "documents", params(("number" = u32, Path, description = "Number of the part, from 1", example = 1)),
    responses((status = 200, description = "Addresses of systems", body = String, content_type = "application/xml"), (status = 404, description = "There is no such part", body = Problem, content_type = "application/problem+json")))]
#[get("/sitemaps/{number}.xml")]
pub async fn read_sitemap_part(
    request: HttpRequest,
    register: web::Data<Register>,
    number: web::Path<String>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let number: usize = number.parse().ok().filter(|number| *number > 0).ok_or(Error::NotFound)?;
    let url = &register.settings.public_url;
    let current = register.catalog.read();
    let part: Vec<_> = published(&current).skip((number - 1).saturating_mul(MAX_PART)).take(MAX_PART).collect();
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    let modified = current.updated;
    drop(current);
    if part.is_empty() {
        return Err(Error::NotFound);
    }
    let entries = part.iter().map(|system| entry("url", &UrlBuilder::new(url).system(system.id), Some(system.updated)));
    let text = document("urlset", entries);
    CacheableResponse::new(XML, text.into_bytes()).basis(basis).modified(modified).to(&request)
}

/// In the order of their first publication, so that a new one changes only the last part.
fn published(current: &CatalogState) -> impl Iterator<Item = Arc<System>> {
    current.all().filter(|system| system.withdrawn.is_none()).cloned()
}

fn document(root: &str, entries: impl Iterator<Item = String>) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    entries.for_each(|entry| text.push_str(&entry));
    text + &format!("</{root}>\n")
}

fn entry(kind: &str, address: &str, changed: Option<Instant>) -> String {
    let address = address.replace('&', "&amp;").replace('<', "&lt;");
    let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    format!("<{kind}><loc>{address}</loc>{}</{kind}>\n", changed.unwrap_or_default())
}
