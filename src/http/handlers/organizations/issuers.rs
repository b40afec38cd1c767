//! `/v1/organizations/{organization}/issuer`: the issuer of OpenID Connect that an organization trusts.
use crate::domain::issuers;
use crate::http::request::auth;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::service::issuers::{self as service, Issuer};
use crate::service::{Register, oidc};
use crate::{Error, Result};
use actix_web::http::header::IF_MATCH;
use actix_web::{HttpRequest, HttpResponse, delete, get, put, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// The issuer that an organization trusts. Its secret is never shown.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct IssuerAnswer {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    settings: Value,
    /// Whether the register has a secret to show to the issuer.
    has_secret: bool,
    /// Where people begin to log in.
    login_url: String,
    /// Where the issuer sends them back to: tell it this address.
    redirect_uri: String,
    updated_at: chrono::DateTime<chrono::Utc>,
}

fn answer(register: &Register, issuer: Issuer) -> Result<HttpResponse> {
    let Issuer { organization, settings, has_secret, updated_at, tag } = issuer;
    let public = &register.settings.public_url;
    let answer = IssuerAnswer {
        settings: serde_json::to_value(settings).map_err(anyhow::Error::from)?,
        has_secret,
        login_url: format!("{public}/v1/auth/oidc/{organization}"),
        redirect_uri: oidc::redirect_uri(public, &organization),
        updated_at,
    };
    Ok(private::tagged(private::ok(&answer)?, &tag))
}

/// The issuer that an organization trusts
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), NoParams),
    responses((status = 200, description = "The issuer", body = IssuerAnswer)),
)]
#[get("/organizations/{organization}/issuer")]
pub async fn read_issuer(
    register: web::Data<Register>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let issuer = service::read(&register, presented, path.into_inner()).await?;
    answer(&register, issuer)
}

/// Trust an issuer
///
/// In place of the one before, which needs its entity tag in `If-Match`. Roles that an issuer gave, and its logins, end
/// with any change but that of the secret alone.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(
        ("organization" = String, Path, description = "Id or slug"),
        NoParams,
        ("If-Match" = Option<String>, Header, description = "The entity tag of the issuer that is replaced"),
    ),
    request_body(content = ref("#/components/schemas/IssuerSettings"), content_type = "application/json"),
    responses((status = 200, description = "The issuer", body = IssuerAnswer)),
)]
#[put("/organizations/{organization}/issuer")]
pub async fn put_issuer(
    register: web::Data<Register>,
    request: HttpRequest,
    path: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let tag = request.headers().contains_key(IF_MATCH).then(|| private::if_match(&request)).transpose()?;
    let value = json::json(&request, payload, "application/json").await?;
    let settings = issuers::read(&value).map_err(Error::Invalid)?;
    let issuer = service::put(&register, presented, path.into_inner(), settings, tag).await?;
    answer(&register, issuer)
}

/// Trust no issuer any more
///
/// The roles that it gave, and its logins, end.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(
        ("organization" = String, Path, description = "Id or slug"),
        NoParams,
        ("If-Match" = String, Header, description = "The entity tag of the issuer"),
    ),
    responses((status = 204, description = "It is no longer trusted")),
)]
#[delete("/organizations/{organization}/issuer")]
pub async fn delete_issuer(
    register: web::Data<Register>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let tag = private::if_match(&request)?;
    service::delete(&register, presented, path.into_inner(), tag).await?;
    Ok(private::no_content())
}
