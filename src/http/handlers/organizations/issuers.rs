//! `/v1/organizations/{organization}/issuer`: the OpenID Connect issuer that an organization trusts.
use crate::domain::issuers::IssuerSettings;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::{IfMatch, RequiredIfMatch};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::issuers as service;
use crate::service::{Register, oidc};
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, put};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

request_schema!(IssuerSettings);

/// The issuer that an organization trusts, without its client secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Issuer {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    settings: IssuerSettings,
    /// True if the register has a client secret for the issuer.
    has_secret: bool,
    /// Address at which people start to sign in.
    login_url: String,
    /// Address to register with the issuer as redirect URI.
    redirect_uri: String,
    updated_at: DateTime<Utc>,
}

impl Issuer {
    fn new(public_url: &str, issuer: service::Issuer) -> Self {
        let service::Issuer { organization, settings, has_secret, updated_at, settings_digest: _ } = issuer;
        Self {
            settings,
            has_secret,
            login_url: format!("{public_url}/v1/auth/oidc/{organization}"),
            redirect_uri: oidc::redirect_uri(public_url, &organization),
            updated_at,
        }
    }
}

fn tagged(register: &Register, issuer: service::Issuer) -> Result<HttpResponse> {
    let tag = issuer.settings_digest.clone();
    Ok(private::tagged(private::ok(&Issuer::new(&register.settings.public_url, issuer))?, &tag))
}

/// Get the issuer of an organization
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(OrganizationPath),
    responses((status = 200, description = "The issuer, with its `ETag`", body = Issuer)),
)]
#[get("/organizations/{organization}/issuer")]
pub async fn read_issuer(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let issuer = service::read(&register, bearer.0, path.into_inner().organization).await?;
    tagged(&register, issuer)
}

/// Set the issuer of an organization
///
/// To replace an issuer, send its entity tag in `If-Match`. Any change other than that of the client secret alone
/// revokes the roles that the issuer assigned and ends the sessions that began there.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(OrganizationPath, IfMatch),
    request_body = IssuerSettings,
    responses((status = 200, description = "The issuer, with its new `ETag`", body = Issuer)),
)]
#[put("/organizations/{organization}/issuer")]
pub async fn replace_issuer(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: IfMatch,
    body: JsonBody<IssuerSettings>,
) -> Result<HttpResponse> {
    let settings = body.value.checked().map_err(Error::Invalid)?;
    let issuer = service::replace(&register, bearer.0, path.into_inner().organization, settings, if_match.0).await?;
    tagged(&register, issuer)
}

/// Delete the issuer of an organization
///
/// Revokes the roles that the issuer assigned and ends the sessions that began there.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(OrganizationPath, RequiredIfMatch),
    responses((status = 204, description = "Deleted")),
)]
#[delete("/organizations/{organization}/issuer")]
pub async fn delete_issuer(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
) -> Result<HttpResponse> {
    service::delete(&register, bearer.0, path.into_inner().organization, if_match.0).await?;
    Ok(private::no_content())
}
