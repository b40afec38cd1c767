//! `/v1/auth/login`: sign-in with a local account; and the public keys of access tokens.
use crate::Result;
use crate::domain::json::Object;
use crate::domain::values::{Line, Secret};
use crate::http::handlers::auth::factor;
use crate::http::handlers::auth::tokens::TokenResponse;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::ClientNetwork;
use crate::http::request::json::JsonBody;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::tokens::PublicTokenKey;
use crate::service::{Register, accounts, tokens};
use actix_web::web::Data;
use actix_web::{HttpResponse, get, post};
use serde::Serialize;
use utoipa::ToSchema;

/// The credentials of a local account.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"email": "editor@example.org", "password": "a longer passphrase of several words", "totp": "482913"}))]
pub struct Login {
    /// E-mail address of the account.
    #[object(required)]
    pub email: Line<254>,
    /// Password of the account.
    #[object(required)]
    pub password: Secret,
    /// A code of the authenticator app, if a second factor is enabled.
    pub totp: Option<Line<20>>,
    /// A recovery code instead of a code of the authenticator app.
    pub recovery_code: Option<Secret>,
}

request_schema!(Login);

/// Sign in
///
/// With the e-mail address and password of a local account and, if a second factor is enabled, a code (without one:
/// 401 `secondFactorNeeded`).
#[utoipa::path(
    tag = "accounts",
    request_body = Login,
    responses((status = 200, description = "Tokens", body = TokenResponse)),
)]
#[post("/auth/login")]
pub async fn log_in(register: Data<Register>, network: ClientNetwork, body: JsonBody<Login>) -> Result<HttpResponse> {
    let Login { email, password, totp, recovery_code } = body.value;
    let (password, proof) = (password.reveal().to_owned(), factor::proof(totp, recovery_code));
    let issued = accounts::log_in(&register, network.0, email.as_str(), password, proof).await?;
    private::ok(&TokenResponse::from(issued))
}

/// A JWK set (RFC 7517) of Ed25519 keys (RFC 8037).
#[derive(Serialize, ToSchema)]
struct Jwks {
    keys: Vec<Jwk>,
}

/// A public key of the JWK set.
#[derive(Serialize, ToSchema)]
struct Jwk {
    /// Always `OKP`.
    kty: &'static str,
    /// Always `Ed25519`.
    crv: &'static str,
    /// Always `sig`.
    r#use: &'static str,
    /// Always `EdDSA`.
    alg: &'static str,
    kid: String,
    /// The public key in base64url.
    x: String,
}

impl From<PublicTokenKey> for Jwk {
    fn from(PublicTokenKey { id, x }: PublicTokenKey) -> Self {
        Self { kty: "OKP", crv: "Ed25519", r#use: "sig", alg: "EdDSA", kid: id, x }
    }
}

/// Get the public keys of access tokens
///
/// A JWK set (RFC 7517).
#[utoipa::path(tag = "accounts", responses((status = 200, description = "The keys", body = Jwks)))]
#[get("/.well-known/jwks.json")]
pub async fn read_jwks(register: Data<Register>, _: NoQuery) -> Result<HttpResponse> {
    let keys = tokens::public_keys(&register).await?.into_iter().map(Jwk::from).collect();
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=60")).json(Jwks { keys }))
}
