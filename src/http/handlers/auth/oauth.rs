//! OAuth 2.0: `/v1/auth/token`, `/v1/auth/revoke` and where to find them. Names and errors here are those of its RFCs.
use crate::http::handlers::auth::login::TokenAnswer;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader, form};
use crate::http::response::private;
use crate::service::Register;
use crate::service::grants::{Credentials, GrantOutcome};
use crate::service::jwt::Algorithm;
use crate::service::oidc;
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;

const FORM: &str = "application/x-www-form-urlencoded";
const MAX_FORM: usize = 64_000;
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// A request for tokens.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form")]
pub struct TokenRequest {
    /// `client_credentials`, `refresh_token` or `urn:ietf:params:oauth:grant-type:token-exchange`.
    grant_type: String,
    #[schema(required = false)]
    refresh_token: Option<String>,
    /// With `client_secret`, unless both come as `Authorization: Basic`.
    #[schema(required = false)]
    client_id: Option<String>,
    #[schema(required = false)]
    client_secret: Option<String>,
    /// `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`
    #[schema(required = false)]
    client_assertion_type: Option<String>,
    /// A JWT that the client signed (RFC 7523): `iss` and `sub` are its id, `aud` is this register, `exp` is at most five
    /// minutes ahead, and `jti` is new.
    #[schema(required = false)]
    client_assertion: Option<String>,
    /// An identity token of an issuer that an organization trusts (RFC 8693).
    #[schema(required = false)]
    subject_token: Option<String>,
    /// `urn:ietf:params:oauth:token-type:id_token`
    #[schema(required = false)]
    subject_token_type: Option<String>,
}

/// A request to end what came of a login.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form")]
pub struct RevocationRequest {
    /// A refresh token or an access token.
    token: String,
    /// Not needed.
    #[schema(required = false)]
    token_type_hint: Option<String>,
}

/// Tokens (RFC 6749, section 5.1).
#[derive(Serialize, ToSchema)]
pub struct GrantAnswer {
    access_token: String,
    /// `Bearer`.
    token_type: &'static str,
    /// Seconds for which the access token is good.
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    refresh_token: Option<String>,
    /// With an exchange: `urn:ietf:params:oauth:token-type:access_token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    issued_token_type: Option<&'static str>,
}

impl From<TokenAnswer> for GrantAnswer {
    fn from(answer: TokenAnswer) -> Self {
        let TokenAnswer { access_token, token_type, expires_in, refresh_token } = answer;
        Self { access_token, token_type, expires_in, refresh_token, issued_token_type: None }
    }
}

/// Why there are no tokens (RFC 6749, section 5.2).
#[derive(Serialize, ToSchema)]
pub struct GrantError {
    /// A word of the RFC.
    error: &'static str,
    /// A sentence for programmers.
    error_description: &'static str,
}

/// Why there are no tokens, and whether the client came with `Authorization: Basic`.
struct Refusal(&'static str, &'static str);

impl Refusal {
    fn answer(self, request: &HttpRequest) -> Result<HttpResponse> {
        let Self(error, error_description) = self;
        let unknown = error == "invalid_client";
        let status = if unknown { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
        let mut answer = private::json(status, &GrantError { error, error_description })?;
        if unknown && request.headers().contains_key(AUTHORIZATION) {
            answer.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"register\""));
        }
        Ok(answer)
    }
}

/// A form in which everything stands once. What nobody knows is passed over (RFC 6749, section 3.2), and so is what is
/// empty (section 3.1).
struct Form(BTreeMap<String, String>);

impl Form {
    fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let broken = || Refusal("invalid_request", "the form cannot be read");
        let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
        let mut all = BTreeMap::new();
        for (name, value) in form(text) {
            let (name, value) = name.zip(value).ok_or_else(broken)?;
            if !value.is_empty() && all.insert(name, value).is_some() {
                return Err(Refusal("invalid_request", "a parameter stands twice"));
            }
        }
        Ok(Self(all))
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    fn need(&self, name: &str, why: &'static str) -> Result<String, Refusal> {
        self.get(name).ok_or(Refusal("invalid_request", why))
    }
}

/// `Authorization: Basic`, whose parts are form-encoded (RFC 6749, section 2.3.1).
fn basic(request: &HttpRequest) -> Result<Option<(String, String)>, Refusal> {
    let mut values = request.headers().get_all(AUTHORIZATION);
    let (Some(value), more) = (values.next(), values.next()) else { return Ok(None) };
    let read = || {
        let (scheme, text) = value.to_str().ok()?.split_once(' ')?;
        let pair = String::from_utf8(BASE64.decode(text.trim()).ok()?).ok()?;
        let (id, secret) = pair.split_once(':').filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
        let decode = |text: &str| form(&format!("x={text}")).next()?.1;
        Some((decode(id)?, decode(secret)?))
    };
    let read = if more.is_none() { read() } else { None };
    read.map(Some).ok_or(Refusal("invalid_client", "the header Authorization cannot be read"))
}

/// How a client shows who it is: in one way, not several.
fn credentials(request: &HttpRequest, form: &Form) -> Result<Credentials, Refusal> {
    let (id, secret, assertion) = (form.get("client_id"), form.get("client_secret"), form.get("client_assertion"));
    match (basic(request)?, secret, assertion) {
        (Some((basic, secret)), None, None) if id.as_ref().is_none_or(|id| *id == basic) => {
            Ok(Credentials::Secret { id: basic, secret })
        }
        (None, Some(secret), None) => {
            let id = id.ok_or(Refusal("invalid_request", "client_id is missing"))?;
            Ok(Credentials::Secret { id, secret })
        }
        (None, None, Some(assertion)) if form.get("client_assertion_type").as_deref() == Some(ASSERTION) => {
            Ok(Credentials::Assertion { id, assertion })
        }
        (None, None, Some(_)) => Err(Refusal("invalid_request", "this client_assertion_type is not known")),
        (None, None, None) => Err(Refusal("invalid_client", "say who you are")),
        _ => Err(Refusal("invalid_request", "say who you are in one way, not several")),
    }
}

enum Grant {
    Client(Credentials),
    Refresh(String),
    /// An identity token of a trusted issuer.
    Exchange(String),
}

fn grant(request: &HttpRequest, bytes: &[u8]) -> Result<Grant, Refusal> {
    let form = Form::read(bytes)?;
    match form.need("grant_type", "grant_type is missing")?.as_str() {
        "client_credentials" if form.get("scope").is_some() => {
            Err(Refusal("invalid_scope", "there are no scopes here: a client has roles"))
        }
        "client_credentials" => credentials(request, &form).map(Grant::Client),
        "refresh_token" => form.need("refresh_token", "refresh_token is missing").map(Grant::Refresh),
        EXCHANGE if form.get("subject_token_type").as_deref() != Some(ID_TOKEN) => {
            Err(Refusal("invalid_request", "subject_token_type must be that of an identity token"))
        }
        EXCHANGE => form.need("subject_token", "subject_token is missing").map(Grant::Exchange),
        _ => Err(Refusal("unsupported_grant_type", "this grant_type is not known")),
    }
}

/// Get tokens
///
/// OAuth 2.0 (RFC 6749): for programs of organizations, and for sessions that go on. A refresh token is good once; one
/// that comes again ends its session.
#[utoipa::path(
    tag = "accounts",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "Tokens", body = GrantAnswer),
        (status = 400, description = "No tokens; `error` says why", body = GrantError),
        (status = 401, description = "The client is not known", body = GrantError),
    ),
)]
#[post("/auth/token")]
pub async fn grant_tokens(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let bytes = json::bytes(&request, payload, FORM, MAX_FORM).await?;
    let granted = match grant(&request, &bytes) {
        Ok(Grant::Client(credentials)) => register.grant_client_credentials(credentials).await?,
        Ok(Grant::Refresh(token)) => register.grant_refresh_token(token).await?,
        Ok(Grant::Exchange(token)) => return exchange(&register, &request, &token).await,
        Err(refusal) => return refusal.answer(&request),
    };
    match granted {
        GrantOutcome::Issued(issued) => private::ok(&GrantAnswer::from(TokenAnswer::from(issued))),
        GrantOutcome::UnknownClient => Refusal("invalid_client", "the client is not known").answer(&request),
        GrantOutcome::InvalidGrant => Refusal("invalid_grant", "this refresh token is not good").answer(&request),
    }
}

/// Exchanges an identity token for tokens of the register.
async fn exchange(register: &Register, request: &HttpRequest, token: &str) -> Result<HttpResponse> {
    let issued = match oidc::exchange(register, token).await {
        Ok(issued) => issued,
        Err(Error::Unauthorized { .. }) => {
            return Refusal("invalid_grant", "the subject token does not hold here").answer(request);
        }
        Err(Error::Forbidden { .. }) => {
            return Refusal("invalid_grant", "the issuer gives its owner no role here").answer(request);
        }
        Err(error) => return Err(error),
    };
    let answer = GrantAnswer { issued_token_type: Some(ACCESS_TOKEN), ..TokenAnswer::from(issued).into() };
    private::ok(&answer)
}

/// End what came of a login
///
/// RFC 7009: the session of a refresh token or an access token ends. A token that is none is answered alike.
#[utoipa::path(
    tag = "accounts",
    request_body(content = RevocationRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "Whatever it was, it is good no more"),
        (status = 400, description = "`error` says why", body = GrantError),
    ),
)]
#[post("/auth/revoke")]
pub async fn revoke_token(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let bytes = json::bytes(&request, payload, FORM, MAX_FORM).await?;
    match Form::read(&bytes).and_then(|form| form.need("token", "token is missing")) {
        Ok(token) => register.revoke_token(token).await?,
        Err(refusal) => return refusal.answer(&request),
    }
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).finish())
}

/// Where tokens come from
///
/// The metadata of RFC 8414.
#[utoipa::path(tag = "accounts", responses((status = 200, description = "The metadata", body = serde_json::Value)))]
#[get("/.well-known/oauth-authorization-server")]
pub async fn read_metadata(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let metadata = metadata(&register.settings.public_url);
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=3600")).json(metadata))
}

fn metadata(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "token_endpoint": format!("{issuer}/v1/auth/token"),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": Algorithm::ALL.map(Algorithm::as_str),
        "grant_types_supported": ["client_credentials", "refresh_token", EXCHANGE],
        // There is no authorization endpoint, so no response types; the member must be there.
        "response_types_supported": [],
        "revocation_endpoint": format!("{issuer}/v1/auth/revoke"),
        "revocation_endpoint_auth_methods_supported": ["none"],
        "jwks_uri": format!("{issuer}/.well-known/jwks.json"),
        "service_documentation": format!("{issuer}/v1/docs/"),
    })
}
