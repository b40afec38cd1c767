//! Feeds: the events of the register as JSON Feed 1.1 and Atom (RFC 4287), in pages (RFC 5005).
mod atom;
mod challenges;
mod json;
mod model;
mod page;
mod query;
mod renderer;
mod scope;
mod systems;

use crate::Result;
use crate::http::handlers::challenges::path::ChallengePath;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::QueryParams;
use crate::http::request::system_filter::SelectionParams;
use crate::http::response::problem::Problem;
use crate::service::Register;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use json::JsonFeed;
use model::Format;
use page::respond;
use query::{PageQuery, SelectionQuery};
use scope::FeedScope;
use serde::Deserialize;
use utoipa::IntoParams;

/// A system.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct SystemPath {
    /// UUID of the system, or `organization:slug`.
    #[param(example = "amsterdam:chatamsterdam")]
    id: String,
}

/// Get the events of the register as JSON Feed
///
/// Publications, changes, confirmations, withdrawals, redactions and the public steps of challenges, newest first. With
/// filters, the feed has the events of the systems that match now, and no steps of challenges. It includes systems that
/// have left the register, unless `withdrawn` excludes them.
#[utoipa::path(
    tag = "feeds",
    params(SelectionParams, PageQuery),
    responses(
        (status = 200, description = "One page", body = JsonFeed, content_type = "application/feed+json"),
    ),
)]
#[get("/feed.json")]
pub async fn read_json_feed(
    register: Data<Register>,
    query: QueryParams<SelectionQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let SelectionQuery { filter, page } = query.0;
    respond(&request, &register, &FeedScope::Selection(filter), &page, Format::Json).await
}

/// Get the events of the register as Atom
///
/// The same events as `/v1/feed.json`.
#[utoipa::path(
    tag = "feeds",
    params(SelectionParams, PageQuery),
    responses(
        (status = 200, description = "One page", body = String, content_type = "application/atom+xml"),
    ),
)]
#[get("/feed.atom")]
pub async fn read_atom_feed(
    register: Data<Register>,
    query: QueryParams<SelectionQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let SelectionQuery { filter, page } = query.0;
    respond(&request, &register, &FeedScope::Selection(filter), &page, Format::Atom).await
}

/// Get the events of an organization as JSON Feed
///
/// The events of its current systems, and the public steps of the challenges that it must decide.
#[utoipa::path(
    tag = "feeds",
    params(OrganizationPath, PageQuery),
    responses(
        (status = 200, description = "One page", body = JsonFeed, content_type = "application/feed+json"),
        (status = 404, description = "The organization does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}/feed.json")]
pub async fn read_json_feed_of_organization(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::Organization(path.into_inner().organization);
    respond(&request, &register, &scope, &page.0, Format::Json).await
}

/// Get the events of an organization as Atom
///
/// The events of its current systems, and the public steps of the challenges that it must decide.
#[utoipa::path(
    tag = "feeds",
    params(OrganizationPath, PageQuery),
    responses(
        (status = 200, description = "One page", body = String, content_type = "application/atom+xml"),
        (status = 404, description = "The organization does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}/feed.atom")]
pub async fn read_atom_feed_of_organization(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::Organization(path.into_inner().organization);
    respond(&request, &register, &scope, &page.0, Format::Atom).await
}

/// Get the events of a system as JSON Feed
///
/// All events since its first publication, and the public steps of the challenges to it.
#[utoipa::path(
    tag = "feeds",
    params(SystemPath, PageQuery),
    responses(
        (status = 200, description = "One page", body = JsonFeed, content_type = "application/feed+json"),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/feed.json")]
pub async fn read_json_feed_of_system(
    register: Data<Register>,
    path: Path<SystemPath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::System(path.into_inner().id);
    respond(&request, &register, &scope, &page.0, Format::Json).await
}

/// Get the events of a system as Atom
///
/// All events since its first publication, and the public steps of the challenges to it.
#[utoipa::path(
    tag = "feeds",
    params(SystemPath, PageQuery),
    responses(
        (status = 200, description = "One page", body = String, content_type = "application/atom+xml"),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/feed.atom")]
pub async fn read_atom_feed_of_system(
    register: Data<Register>,
    path: Path<SystemPath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::System(path.into_inner().id);
    respond(&request, &register, &scope, &page.0, Format::Atom).await
}

/// Get the public steps of a challenge as JSON Feed
#[utoipa::path(
    tag = "feeds",
    params(ChallengePath, PageQuery),
    responses(
        (status = 200, description = "One page", body = JsonFeed, content_type = "application/feed+json"),
        (status = 404, description = "The challenge does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/challenges/{reference}/feed.json")]
pub async fn read_json_feed_of_challenge(
    register: Data<Register>,
    path: Path<ChallengePath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::Challenge(path.into_inner().reference);
    respond(&request, &register, &scope, &page.0, Format::Json).await
}

/// Get the public steps of a challenge as Atom
#[utoipa::path(
    tag = "feeds",
    params(ChallengePath, PageQuery),
    responses(
        (status = 200, description = "One page", body = String, content_type = "application/atom+xml"),
        (status = 404, description = "The challenge does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/challenges/{reference}/feed.atom")]
pub async fn read_atom_feed_of_challenge(
    register: Data<Register>,
    path: Path<ChallengePath>,
    page: QueryParams<PageQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scope = FeedScope::Challenge(path.into_inner().reference);
    respond(&request, &register, &scope, &page.0, Format::Atom).await
}
