//! Linked data: the DCAT catalogue of the register, and a system as JSON-LD.
use crate::Result;
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, Dependency};
use crate::domain::languages::Lang;
use crate::formats::dcat::{self, CatalogueContent};
use crate::formats::jsonld;
use crate::http::handlers::systems::path::{SystemPath, find_current};
use crate::http::openapi_file::AllowedMethods;
use crate::http::request::query::NoQuery;
use crate::http::response::media_type::JSON_LD;
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views;
use crate::service::Register;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use std::collections::BTreeSet;

/// Feeds of the register: path, title and file type.
const FEEDS: &[(&str, &str, &str)] = &[
    ("/v1/feed.atom", "What is new, as an Atom feed", "ATOM"),
    ("/v1/feed.json", "What is new, as a JSON feed", "JSON"),
];

/// Get the catalogue of the register's open data
///
/// DCAT-AP 3.0 as JSON-LD, for open data portals.
#[utoipa::path(
    tag = "documents",
    responses((status = 200, description = "The catalogue", body = Object, content_type = "application/ld+json")),
)]
#[get("/catalog.jsonld")]
pub async fn read_catalog(
    register: Data<Register>,
    methods: Data<AllowedMethods>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let (content, basis) = register.catalog.with(|state| {
        (catalogue_content(&register, &methods, state), CacheBasis::of(state, Dependency::Register, today))
    });
    CacheableResponse::json_with_type(JSON_LD, &dcat::catalogue(&content))?
        .basis(basis)
        .modified(content.modified)
        .to(&request)
}

fn catalogue_content<'a>(
    register: &'a Register,
    methods: &AllowedMethods,
    state: &CatalogState,
) -> CatalogueContent<'a> {
    let settings = &register.settings;
    let countries: BTreeSet<_> =
        state.organizations().filter_map(|organization| organization.content.country.clone()).collect();
    CatalogueContent {
        public_url: &settings.public_url,
        publisher: settings.operator.as_deref().unwrap_or("The operator of this register"),
        issued: state.all().map(|system| system.first_published).min(),
        modified: state.updated,
        languages: state.facet_values(Facet::Language).filter_map(|facet| Lang::parse(&facet.value)).collect(),
        countries: countries.into_iter().collect(),
        feeds: FEEDS.iter().filter(|(path, _, _)| !methods.methods(path).is_empty()).copied().collect(),
    }
}

/// Get a system as linked data
///
/// JSON-LD with the terms of AIRO, DPV, DCAT and Dublin Core, in all languages of the record.
#[utoipa::path(
    tag = "systems",
    params(SystemPath),
    responses(
        (status = 200, description = "The system", body = Object, content_type = "application/ld+json"),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/record.jsonld")]
pub async fn read_system_jsonld(
    register: Data<Register>,
    path: Path<SystemPath>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let (entry, basis) = find_current(&register, &path.id, today)?;
    let document = views::linked(&entry, &entry.system, &register.settings.public_url, jsonld::document)?;
    let modified = Some(entry.system.updated);
    CacheableResponse::json_with_type(JSON_LD, &document)?.basis(basis).modified(modified).to(&request)
}
