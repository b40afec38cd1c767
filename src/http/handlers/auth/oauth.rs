//! `/v1/auth/token`, `/v1/auth/revoke` and their metadata: OAuth 2.0. Names and error codes are those of its RFCs.
use crate::http::handlers::auth::tokens::TokenResponse;
use crate::http::request::json;
use crate::http::request::query::NoQuery;
use crate::http::request::urlencoded;
use crate::http::response::private;
use crate::service::Register;
use crate::service::grants;
use crate::service::grants::{Credentials, GrantOutcome};
use crate::service::jwt::Algorithm;
use crate::service::oidc;
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use actix_web::web::{Data, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse, dev, get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

const FORM: &str = "application/x-www-form-urlencoded";
const MAX_FORM: usize = 64_000;
const JWT_ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const TOKEN_EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// A request for tokens.
#[derive(ToSchema)]
struct TokenRequest {
    /// `client_credentials`, `refresh_token` or `urn:ietf:params:oauth:grant-type:token-exchange`.
    grant_type: String,
    #[schema(nullable = false)]
    refresh_token: Option<String>,
    /// With `client_secret`, unless both are in `Authorization: Basic`.
    #[schema(nullable = false)]
    client_id: Option<String>,
    #[schema(nullable = false)]
    client_secret: Option<String>,
    /// `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`
    #[schema(nullable = false)]
    client_assertion_type: Option<String>,
    /// A JWT that the client signed (RFC 7523): `iss` and `sub` are the `client_id`, `aud` is this register, `exp` is
    /// at most five minutes ahead, and `jti` is new.
    #[schema(nullable = false)]
    client_assertion: Option<String>,
    /// An identity token of an issuer that an organization trusts (RFC 8693).
    #[schema(nullable = false)]
    subject_token: Option<String>,
    /// `urn:ietf:params:oauth:token-type:id_token`
    #[schema(nullable = false)]
    subject_token_type: Option<String>,
    /// Not supported, because clients have roles: `client_credentials` with a scope is refused.
    #[schema(nullable = false)]
    scope: Option<String>,
}

impl TokenRequest {
    fn new(mut form: Form) -> Result<Self, OAuthError> {
        Ok(Self {
            grant_type: form.required("grant_type", "grant_type is missing")?,
            refresh_token: form.optional("refresh_token"),
            client_id: form.optional("client_id"),
            client_secret: form.optional("client_secret"),
            client_assertion_type: form.optional("client_assertion_type"),
            client_assertion: form.optional("client_assertion"),
            subject_token: form.optional("subject_token"),
            subject_token_type: form.optional("subject_token_type"),
            scope: form.optional("scope"),
        })
    }

    fn grant(self, basic: Result<Option<(String, String)>, OAuthError>) -> Result<Grant, OAuthError> {
        match self.grant_type.as_str() {
            "client_credentials" if self.scope.is_some() => {
                Err(OAuthError::new("invalid_scope", "scopes are not supported: a client has roles"))
            }
            "client_credentials" => self.credentials(basic?).map(Grant::Client),
            "refresh_token" => required(self.refresh_token, "refresh_token is missing").map(Grant::Refresh),
            TOKEN_EXCHANGE if self.subject_token_type.as_deref() != Some(ID_TOKEN) => {
                Err(OAuthError::new("invalid_request", "subject_token_type must be that of an identity token"))
            }
            TOKEN_EXCHANGE => required(self.subject_token, "subject_token is missing").map(Grant::Exchange),
            _ => Err(OAuthError::new("unsupported_grant_type", "this grant_type is not supported")),
        }
    }

    /// Returns the credentials of the client, which must come in exactly one way. `basic`: those of the header.
    fn credentials(self, basic: Option<(String, String)>) -> Result<Credentials, OAuthError> {
        let Self { client_id: id, client_secret, client_assertion, client_assertion_type, .. } = self;
        match (basic, client_secret, client_assertion) {
            (Some((basic, secret)), None, None) if id.as_ref().is_none_or(|id| *id == basic) => {
                Ok(Credentials::Secret { id: basic, secret })
            }
            (None, Some(secret), None) => Ok(Credentials::Secret { id: required(id, "client_id is missing")?, secret }),
            (None, None, Some(assertion)) if client_assertion_type.as_deref() == Some(JWT_ASSERTION) => {
                Ok(Credentials::Assertion { id, assertion })
            }
            (None, None, Some(_)) => {
                Err(OAuthError::new("invalid_request", "this client_assertion_type is not supported"))
            }
            (None, None, None) => Err(OAuthError::new("invalid_client", "client credentials are missing")),
            _ => Err(OAuthError::new("invalid_request", "send client credentials in one way, not several")),
        }
    }
}

fn required(value: Option<String>, missing: &'static str) -> Result<String, OAuthError> {
    value.ok_or(OAuthError::new("invalid_request", missing))
}

/// The grant that a request for tokens presents.
enum Grant {
    Client(Credentials),
    Refresh(String),
    /// An identity token of a trusted issuer.
    Exchange(String),
}

/// A request to end a session.
#[derive(ToSchema)]
struct RevocationRequest {
    /// A refresh token or an access token.
    token: String,
    /// Accepted and ignored.
    #[schema(nullable = false)]
    #[expect(dead_code, reason = "clients may send it (RFC 7009, section 2.1)")]
    token_type_hint: Option<String>,
}

impl RevocationRequest {
    fn new(mut form: Form) -> Result<Self, OAuthError> {
        let token = form.required("token", "token is missing")?;
        Ok(Self { token, token_type_hint: form.optional("token_type_hint") })
    }
}

/// Issued tokens (RFC 6749, section 5.1).
#[derive(Serialize, ToSchema)]
struct OAuthTokenResponse {
    access_token: String,
    /// `Bearer`.
    token_type: &'static str,
    /// Lifetime of the access token in seconds.
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    /// After a token exchange: `urn:ietf:params:oauth:token-type:access_token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_token_type: Option<&'static str>,
}

impl From<TokenResponse> for OAuthTokenResponse {
    fn from(response: TokenResponse) -> Self {
        let TokenResponse { access_token, token_type, expires_in, refresh_token } = response;
        Self { access_token, token_type, expires_in, refresh_token, issued_token_type: None }
    }
}

/// An error (RFC 6749, section 5.2).
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
struct OAuthError {
    /// An error code of the RFC.
    error: &'static str,
    /// An explanation for developers.
    error_description: &'static str,
}

impl OAuthError {
    const fn new(error: &'static str, error_description: &'static str) -> Self {
        Self { error, error_description }
    }

    fn response(&self, request: &HttpRequest) -> Result<HttpResponse> {
        let unknown_client = self.error == "invalid_client";
        let status = if unknown_client { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
        let mut response = private::json(status, self)?;
        if unknown_client && request.headers().contains_key(AUTHORIZATION) {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"register\""));
        }
        Ok(response)
    }
}

/// A form without repeated parameters. Empty parameters count as missing (RFC 6749, section 3.1), and unknown ones are
/// ignored (section 3.2).
struct Form(BTreeMap<String, String>);

impl Form {
    fn parse(bytes: &[u8]) -> Result<Self, OAuthError> {
        let malformed = || OAuthError::new("invalid_request", "the form is not valid");
        let text = std::str::from_utf8(bytes).map_err(|_| malformed())?;
        let mut values = BTreeMap::new();
        for (name, value) in urlencoded::parse(text) {
            let (name, value) = name.zip(value).ok_or_else(malformed)?;
            if !value.is_empty() && values.insert(name, value).is_some() {
                return Err(OAuthError::new("invalid_request", "a parameter is repeated"));
            }
        }
        Ok(Self(values))
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    fn required(&mut self, name: &str, missing: &'static str) -> Result<String, OAuthError> {
        required(self.optional(name), missing)
    }
}

/// Extracts a form; the handler reports one that is not valid, as an OAuth error.
struct FormBody(Result<Form, OAuthError>);

impl FromRequest for FormBody {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), Payload::from_request(request, payload));
        Box::pin(async move {
            let payload = payload.await.map_err(|_| Error::body("broken", "the body did not arrive completely"))?;
            Ok(Self(Form::parse(&json::bytes(&request, payload, FORM, MAX_FORM).await?)))
        })
    }
}

/// Reads `Authorization: Basic`, whose parts are form-encoded (RFC 6749, section 2.3.1).
fn basic_credentials(request: &HttpRequest) -> Result<Option<(String, String)>, OAuthError> {
    let mut values = request.headers().get_all(AUTHORIZATION);
    let (Some(value), more) = (values.next(), values.next()) else { return Ok(None) };
    let read = || {
        let (scheme, text) = value.to_str().ok()?.split_once(' ')?;
        let pair = String::from_utf8(BASE64.decode(text.trim()).ok()?).ok()?;
        let (id, secret) = pair.split_once(':').filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
        let decode = |text: &str| urlencoded::parse(&format!("x={text}")).next()?.1;
        Some((decode(id)?, decode(secret)?))
    };
    let read = if more.is_none() { read() } else { None };
    read.map(Some).ok_or(OAuthError::new("invalid_client", "the Authorization header is not valid"))
}

/// Get tokens
///
/// OAuth 2.0 (RFC 6749), for clients of organizations and to continue sessions. A refresh token is valid once; using it
/// again ends its session.
#[utoipa::path(
    tag = "accounts",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "Tokens", body = OAuthTokenResponse),
        (status = 400, description = "No tokens; `error` says why", body = OAuthError),
        (status = 401, description = "Client authentication failed", body = OAuthError),
    ),
)]
#[post("/auth/token")]
pub async fn grant_tokens(register: Data<Register>, request: HttpRequest, body: FormBody) -> Result<HttpResponse> {
    let grant = body.0.and_then(TokenRequest::new).and_then(|token| token.grant(basic_credentials(&request)));
    let granted = match grant {
        Ok(Grant::Client(credentials)) => grants::client_credentials(&register, credentials).await?,
        Ok(Grant::Refresh(token)) => grants::refresh_token(&register, token).await?,
        Ok(Grant::Exchange(token)) => return exchange(&register, &request, &token).await,
        Err(error) => return error.response(&request),
    };
    match granted {
        GrantOutcome::Issued(issued) => private::ok(&OAuthTokenResponse::from(TokenResponse::from(issued))),
        GrantOutcome::UnknownClient => OAuthError::new("invalid_client", "the client is unknown").response(&request),
        GrantOutcome::InvalidGrant => {
            OAuthError::new("invalid_grant", "this refresh token is not valid").response(&request)
        }
    }
}

/// Exchanges an identity token for tokens of the register.
async fn exchange(register: &Register, request: &HttpRequest, token: &str) -> Result<HttpResponse> {
    let issued = match oidc::exchange(register, token).await {
        Ok(issued) => issued,
        Err(Error::Unauthorized { .. }) => {
            return OAuthError::new("invalid_grant", "the subject token is not valid here").response(request);
        }
        Err(Error::Forbidden { .. }) => {
            return OAuthError::new("invalid_grant", "the issuer assigns no role here").response(request);
        }
        Err(error) => return Err(error),
    };
    let tokens = OAuthTokenResponse { issued_token_type: Some(ACCESS_TOKEN), ..TokenResponse::from(issued).into() };
    private::ok(&tokens)
}

/// Revoke a token
///
/// RFC 7009: ends the session of a refresh token or an access token. The response is the same for an invalid token.
#[utoipa::path(
    tag = "accounts",
    request_body(content = RevocationRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "The token is not valid, or no longer"),
        (status = 400, description = "`error` says why", body = OAuthError),
    ),
)]
#[post("/auth/revoke")]
pub async fn revoke_token(register: Data<Register>, request: HttpRequest, body: FormBody) -> Result<HttpResponse> {
    match body.0.and_then(RevocationRequest::new) {
        Ok(revocation) => grants::revoke(&register, revocation.token).await?,
        Err(error) => return error.response(&request),
    }
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).finish())
}

/// The metadata of an authorization server (RFC 8414).
#[derive(Serialize, ToSchema)]
struct AuthorizationServerMetadata {
    issuer: String,
    token_endpoint: String,
    token_endpoint_auth_methods_supported: [&'static str; 3],
    token_endpoint_auth_signing_alg_values_supported: Vec<&'static str>,
    grant_types_supported: [&'static str; 3],
    /// Empty, because there is no authorization endpoint.
    response_types_supported: [&'static str; 0],
    revocation_endpoint: String,
    revocation_endpoint_auth_methods_supported: [&'static str; 1],
    jwks_uri: String,
    service_documentation: String,
}

impl AuthorizationServerMetadata {
    fn new(public_url: &str) -> Self {
        Self {
            issuer: public_url.to_owned(),
            token_endpoint: format!("{public_url}/v1/auth/token"),
            token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
            token_endpoint_auth_signing_alg_values_supported: Algorithm::ALL.map(Algorithm::as_str).to_vec(),
            grant_types_supported: ["client_credentials", "refresh_token", TOKEN_EXCHANGE],
            response_types_supported: [],
            revocation_endpoint: format!("{public_url}/v1/auth/revoke"),
            revocation_endpoint_auth_methods_supported: ["none"],
            jwks_uri: format!("{public_url}/.well-known/jwks.json"),
            service_documentation: format!("{public_url}/v1/docs/"),
        }
    }
}

/// Get the metadata of the OAuth 2.0 server
///
/// As described by RFC 8414.
#[utoipa::path(
    tag = "accounts",
    responses((status = 200, description = "The metadata", body = AuthorizationServerMetadata)),
)]
#[get("/.well-known/oauth-authorization-server")]
pub async fn read_metadata(register: Data<Register>, _: NoQuery) -> Result<HttpResponse> {
    let metadata = AuthorizationServerMetadata::new(&register.settings.public_url);
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "public, max-age=3600")).json(metadata))
}
