//! `/v1/organizations/{organization}/settings` and `…/profile`: two documents of an organization, read and edited
//! alike.
use crate::Result;
use crate::domain::organizations::OrganizationProfile;
use crate::domain::policy::Permission;
use crate::domain::settings::Settings;
use crate::http::openapi_schemas::OrganizationProfilePatch;
use crate::http::openapi_schemas::SettingsPatch;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::RequiredIfMatch;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent};
use crate::http::request::json::EditBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::{Register, organizations, settings};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, patch, put};
use serde::Serialize;
use std::fmt::Display;

request_schema!(Settings);

/// Get the settings of an organization
///
/// Contains only the settings that the organization has set; the description of each setting names its default.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The settings, with their `ETag`", body = Settings)),
)]
#[get("/organizations/{organization}/settings")]
pub async fn read_settings(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadSettings);
    let read = register.read_as(access, |conn, auth| settings::load_with_revision(conn, auth.organization()?.id.0));
    tagged(&read.await?)
}

/// Replace the settings of an organization
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body = Settings,
    responses((status = 200, description = "The settings, with their new `ETag`", body = Settings)),
)]
#[put("/organizations/{organization}/settings")]
pub async fn replace_settings(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteSettings);
    tagged(&settings::update(&register, access, request.key, if_match.0, request.body.edit).await?)
}

/// Change some settings of an organization
///
/// The body is a merge patch (RFC 7396): `null` removes a setting.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body(content = SettingsPatch, content_type = "application/merge-patch+json", description = "The settings to change"),
    responses((status = 200, description = "The settings, with their new `ETag`", body = Settings)),
)]
#[patch("/organizations/{organization}/settings")]
pub async fn change_settings(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteSettings);
    tagged(&settings::update(&register, access, request.key, if_match.0, request.body.edit).await?)
}

/// Get the profile of an organization
///
/// In all its languages, for editing. The public view is at `/v1/organizations/{organization}`.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The profile, with its `ETag`", body = OrganizationProfile)),
)]
#[get("/organizations/{organization}/profile")]
pub async fn read_profile(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadSettings);
    let read = register.read_as(access, |conn, auth| organizations::profile(conn, auth.organization()?.id.0));
    tagged(&read.await?)
}

/// Replace the profile of an organization
///
/// The new version is public immediately; the log keeps the previous one. The slug never changes, and former names
/// still lead to the organization. A profile without changes creates no version.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body = OrganizationProfile,
    responses((status = 200, description = "The profile, with its new `ETag`", body = OrganizationProfile)),
)]
#[put("/organizations/{organization}/profile")]
pub async fn replace_profile(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteProfile);
    tagged(&organizations::update(&register, access, request.key, if_match.0, request.body.edit).await?)
}

/// Change parts of the profile of an organization
///
/// The body is a merge patch (RFC 7396): `null` removes a field.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body(content = OrganizationProfilePatch, content_type = "application/merge-patch+json", description = "The fields to change"),
    responses((status = 200, description = "The profile, with its new `ETag`", body = OrganizationProfile)),
)]
#[patch("/organizations/{organization}/profile")]
pub async fn change_profile(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteProfile);
    tagged(&organizations::update(&register, access, request.key, if_match.0, request.body.edit).await?)
}

/// Returns 200 with a document and the entity tag of its version.
fn tagged<T: Serialize>((document, version): &(T, impl Display)) -> Result<HttpResponse> {
    Ok(private::tagged(private::ok(document)?, &version.to_string()))
}
