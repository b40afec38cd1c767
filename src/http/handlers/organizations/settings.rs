//! `/v1/organizations/{organization}/settings` and `…/profile`: what an organization sets for itself, and what it says
//! about itself.
use crate::Result;
use crate::domain::policy::Permission;
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, organizations, settings};
use actix_web::{HttpRequest, HttpResponse, get, patch, put, web};
use serde::Serialize;

fn tagged(value: &impl Serialize, tag: impl ToString) -> Result<SavedResponse> {
    Ok(SavedResponse::ok(private::to_json(value)?).tagged(tag.to_string()))
}

/// The settings of an organization
///
/// As it set them: what is missing has the value that the description of each names.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "The settings; the `ETag` names this state of them", body = ref("#/components/schemas/Settings"))),
)]
#[get("/organizations/{organization}/settings")]
pub async fn read_settings(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadSettings, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let read = register.read_as(wish, |conn, by| settings::load_with_revision(conn, by.organization()?.id.0)).await?;
    private::reply(&tagged(&read.0, read.1)?)
}

/// Replace the settings of an organization
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("If-Match" = String, Header, description = "The `ETag` of the settings"), NoParams),
    request_body(content = ref("#/components/schemas/Settings"), content_type = "application/json"),
    responses((status = 200, description = "The settings, with their new `ETag`", body = ref("#/components/schemas/Settings"))),
)]
#[put("/organizations/{organization}/settings")]
pub async fn replace_settings(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit_settings(&register, &request, organization, payload).await
}

/// Change some settings of an organization
///
/// A merge patch (RFC 7396): members that are null go.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("If-Match" = String, Header, description = "The `ETag` of the settings"), NoParams),
    request_body(content = Object, content_type = "application/merge-patch+json", description = "Some settings"),
    responses((status = 200, description = "The settings, with their new `ETag`", body = ref("#/components/schemas/Settings"))),
)]
#[patch("/organizations/{organization}/settings")]
pub async fn change_settings(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit_settings(&register, &request, organization, payload).await
}

/// What an organization says about itself
///
/// In all its languages, because it is to be edited. Everybody reads it at `/v1/organizations/{organization}`.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "What it says; the `ETag` names this version of it", body = ref("#/components/schemas/OrganizationProfile"))),
)]
#[get("/organizations/{organization}/profile")]
pub async fn read_profile(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadSettings, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let read = register.read_as(wish, |conn, by| organizations::profile(conn, by.organization()?.id.0)).await?;
    private::reply(&tagged(&read.0, read.1)?)
}

/// Replace what an organization says about itself
///
/// Everybody sees it at once, and the log keeps the version before. The slug stays the same for ever; names that the
/// organization had go on leading to it. What changes nothing makes no new version.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("If-Match" = String, Header, description = "The `ETag` of the profile"), NoParams),
    request_body(content = ref("#/components/schemas/OrganizationProfile"), content_type = "application/json"),
    responses((status = 200, description = "What it says now, with its new `ETag`", body = ref("#/components/schemas/OrganizationProfile"))),
)]
#[put("/organizations/{organization}/profile")]
pub async fn replace_profile(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit_profile(&register, &request, organization, payload).await
}

/// Change parts of what an organization says about itself
///
/// A merge patch (RFC 7396): members that are null go.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("If-Match" = String, Header, description = "The `ETag` of the profile"), NoParams),
    request_body(content = Object, content_type = "application/merge-patch+json", description = "Parts of a profile"),
    responses((status = 200, description = "What it says now, with its new `ETag`", body = ref("#/components/schemas/OrganizationProfile"))),
)]
#[patch("/organizations/{organization}/profile")]
pub async fn change_profile(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit_profile(&register, &request, organization, payload).await
}

async fn edit_settings(
    register: &Register,
    request: &HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(register, request, Permission::WriteSettings, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(request).into_result()?;
    let seen = private::if_match(request)?;
    let (sent, edit) = json::edit(request, payload).await?;
    act(register, request, wish, &sent, move |tx, by| {
        let (now, revision) = settings::update(tx, by, &seen, edit)?;
        tagged(&now, revision)
    })
    .await
}

async fn edit_profile(
    register: &Register,
    request: &HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(register, request, Permission::WriteProfile, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(request).into_result()?;
    let seen = private::if_match(request)?;
    let (sent, edit) = json::edit(request, payload).await?;
    act(register, request, wish, &sent, move |tx, by| {
        let (now, version) = organizations::update(tx, by, &seen, edit)?;
        tagged(&now, version)
    })
    .await
}
