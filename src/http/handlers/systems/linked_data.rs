//! The register for harvesters: its catalogue, and a system as linked data.
use crate::Result;
use crate::catalog::Dependency;
use crate::catalog::systems::Facet;
use crate::domain::languages::Lang;
use crate::formats::dcat::{self, CatalogueContent};
use crate::formats::jsonld;
use crate::http::openapi_file::AllowedMethods;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::media_type::JSON_LD;
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
use anyhow::Context;
use std::collections::BTreeSet;

/// Feeds, where this register has them: address, title and file type.
const FEEDS: &[(&str, &str, &str)] = &[
    ("/v1/feed.atom", "What is new, as an Atom feed", "ATOM"),
    ("/v1/feed.json", "What is new, as a JSON feed", "JSON"),
];

/// The catalogue of the register's open data
///
/// DCAT-AP 3.0 as JSON-LD, for open data portals.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The catalogue", body = Object, content_type = "application/ld+json")))]
#[get("/catalog.jsonld")]
pub async fn read_catalog(
    request: HttpRequest,
    register: web::Data<Register>,
    known: web::Data<AllowedMethods>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let settings = &register.settings;
    let current = register.catalog.read();
    let countries: BTreeSet<_> =
        current.organizations().filter_map(|organization| organization.content.country.clone()).collect();
    let facts = CatalogueContent {
        public_url: &settings.public_url,
        publisher: settings.operator.as_deref().unwrap_or("The operator of this register"),
        issued: current.all().map(|system| system.first_published).min(),
        modified: current.updated,
        languages: current.facet_values(Facet::Language).filter_map(|known| Lang::parse(&known.value)).collect(),
        countries: countries.into_iter().collect(),
        feeds: FEEDS.iter().filter(|(path, _, _)| !known.methods(path).is_empty()).copied().collect(),
    };
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    let modified = current.updated;
    drop(current);
    let body = serde_json::to_vec(&dcat::catalogue(&facts)).context("a catalogue cannot be written")?;
    CacheableResponse::new(JSON_LD, body).basis(basis).modified(modified).to(&request)
}

/// One system as linked data
///
/// JSON-LD with the terms of AIRO, DPV, DCAT and Dublin Core, in all its languages.
#[utoipa::path(tag = "systems", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam")),
    responses((status = 200, description = "The system", body = Object, content_type = "application/ld+json"), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/record.jsonld")]
pub async fn read_linked(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let current = register.catalog.read();
    let system = views::find(&current, &id)?;
    let document = views::linked(&*current, system, &register.settings.public_url, jsonld::document)?;
    let basis = CacheBasis::of(&current, Dependency::System(system.number), register.clock.now().date_naive());
    let modified = system.updated;
    drop(current);
    let body = serde_json::to_vec(&document).context("a system cannot be written")?;
    CacheableResponse::new(JSON_LD, body).basis(basis).modified(Some(modified)).to(&request)
}
