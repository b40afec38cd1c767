//! Feeds: what happened in the register, for readers of JSON Feed 1.1 and Atom (RFC 4287), in pages (RFC 5005).
mod atom;
mod challenges;
mod items;
mod json;
mod page;

use crate::Result;
use crate::catalog::query::WithdrawnFilter;
use crate::http::request::query::{Merged, QueryReader};
use crate::http::request::system_filter::{SelectionParams, SystemFilter};
use crate::http::response::problem::Problem;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
use page::{FeedScope, Format, Page, answer};
use utoipa::IntoParams;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct FeedParams {
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// Only what happened before this entry of the log: the address of the next page has it.
    #[param(minimum = 0)]
    before: Option<u64>,
    /// The language of the register's words. Goes before `Accept-Language`.
    #[param(pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    lang: Option<String>,
}

type SelectionFeedParams = Merged<SelectionParams, FeedParams>;

/// What happened in the register, as JSON Feed
///
/// Publications, changes, confirmations, withdrawals and redactions, and each public step of a challenge, the newest first.
/// With filters, what happened to the systems that match now, without challenges. Systems that left the register are among
/// them unless `withdrawn` says otherwise.
#[utoipa::path(tag = "feeds", params(SelectionFeedParams), responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json")))]
#[get("/feed.json")]
pub async fn read_json_feed(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    of_selection(&request, &register, Format::Json).await
}

/// What happened in the register, as Atom
///
/// The same as `/v1/feed.json`.
#[utoipa::path(tag = "feeds", params(SelectionFeedParams), responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml")))]
#[get("/feed.atom")]
pub async fn read_atom_feed(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    of_selection(&request, &register, Format::Atom).await
}

/// What happened to the systems of an organization, as JSON Feed
///
/// Of the systems that it has now, with the steps of the challenges that it has to answer.
#[utoipa::path(tag = "feeds", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json"), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/feed.json")]
pub async fn read_json_feed_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::Organization(address.into_inner()), Format::Json).await
}

/// What happened to the systems of an organization, as Atom
///
/// Of the systems that it has now, with the steps of the challenges that it has to answer.
#[utoipa::path(tag = "feeds", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml"), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/feed.atom")]
pub async fn read_atom_feed_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::Organization(address.into_inner()), Format::Atom).await
}

/// What happened to one system, as JSON Feed
///
/// From its first publication on, with the steps of the challenges about it.
#[utoipa::path(tag = "feeds", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json"), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/feed.json")]
pub async fn read_json_feed_of_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::System(id.into_inner()), Format::Json).await
}

/// What happened to one system, as Atom
///
/// From its first publication on, with the steps of the challenges about it.
#[utoipa::path(tag = "feeds", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml"), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/feed.atom")]
pub async fn read_atom_feed_of_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::System(id.into_inner()), Format::Atom).await
}

/// What happened to one challenge, as JSON Feed
///
/// Each public step, so that anybody can follow it.
#[utoipa::path(tag = "feeds", params(("reference" = String, Path, description = "Its reference", example = "2026-K73M-9Q4X"), FeedParams),
    responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json"), (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json")))]
#[get("/challenges/{reference}/feed.json")]
pub async fn read_json_feed_of_challenge(
    request: HttpRequest,
    register: web::Data<Register>,
    reference: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::Challenge(reference.into_inner()), Format::Json).await
}

/// What happened to one challenge, as Atom
///
/// Each public step, so that anybody can follow it.
#[utoipa::path(tag = "feeds", params(("reference" = String, Path, description = "Its reference", example = "2026-K73M-9Q4X"), FeedParams),
    responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml"), (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json")))]
#[get("/challenges/{reference}/feed.atom")]
pub async fn read_atom_feed_of_challenge(
    request: HttpRequest,
    register: web::Data<Register>,
    reference: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, FeedScope::Challenge(reference.into_inner()), Format::Atom).await
}

async fn of_selection(request: &HttpRequest, register: &Register, format: Format) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<SelectionFeedParams>(request);
    let said = params.has("withdrawn");
    let mut wanted = SystemFilter::read(&mut params);
    if !said {
        // A feed that went silent when a system leaves would hide what it is for.
        wanted.selection.withdrawn = WithdrawnFilter::Include;
    }
    let page = Page::read(params, request)?;
    answer(request, register, &FeedScope::Selection(wanted), &page, format).await
}

async fn of_one(request: &HttpRequest, register: &Register, about: FeedScope, format: Format) -> Result<HttpResponse> {
    let page = Page::read(QueryReader::read::<FeedParams>(request), request)?;
    answer(request, register, &about, &page, format).await
}
