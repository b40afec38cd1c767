//! `/v1/auth`: how people and programs get tokens.
use crate::Result;
use crate::domain::shape::object;
use crate::domain::values::{Line, Secret};
use crate::http::handlers::auth::account::proof_of;
use crate::http::request::auth;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::service::sessions::IssuedTokens;
use crate::service::tokens::LIFETIME;
use crate::service::{Register, accounts};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde::Serialize;
use utoipa::ToSchema;

object! {
    /// A login of a local account.
    pub struct Login {
        required {
            /// The address of the account.
            email "email": Line<254>,
            /// Its password.
            password "password": Secret,
        }
        optional {
            /// A code of the authenticator app, if a second factor is on.
            totp "totp": Option<Line<20>>,
            /// A recovery code in its place.
            recovery_code "recoveryCode": Option<Secret>,
        }
    }
}

/// Tokens, as OAuth 2.0 answers them and in the register's own spelling.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenAnswer {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: &'static str,
    /// Seconds for which the access token is good.
    pub expires_in: i64,
    /// Good once for the next two tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub refresh_token: Option<String>,
}

impl From<IssuedTokens> for TokenAnswer {
    fn from(issued: IssuedTokens) -> Self {
        let IssuedTokens { access_token, refresh_token, session: _ } = issued;
        Self { access_token, token_type: "Bearer", expires_in: LIFETIME, refresh_token }
    }
}

/// Log in
///
/// With the address and the password of a local account, and a code where a second factor is on
/// (401 `secondFactorNeeded` without one).
#[utoipa::path(
    tag = "accounts",
    request_body(content = ref("#/components/schemas/Login"), content_type = "application/json"),
    responses((status = 200, description = "Tokens", body = TokenAnswer)),
)]
#[post("/auth/login")]
pub async fn log_in(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let login: Login = json::read(&request, payload).await?;
    let (network, proof) = (auth::client_network(&register, &request), proof_of(login.totp, login.recovery_code));
    let password = login.password.reveal().to_owned();
    let issued = accounts::log_in(&register, network, login.email.as_str(), password, proof).await?;
    private::ok(&TokenAnswer::from(issued))
}

/// The keys that access tokens are checked with
///
/// A JWK set (RFC 7517).
#[utoipa::path(tag = "accounts", responses((status = 200, description = "The keys", body = serde_json::Value)))]
#[get("/.well-known/jwks.json")]
pub async fn read_jwks(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let keys = register.jwks().await?;
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=60")).json(keys))
}
