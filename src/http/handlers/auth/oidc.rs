//! `/v1/auth/oidc`: sign-in at the OpenID Connect issuer of an organization.
use crate::domain::json::FieldErrors;
use crate::http::handlers::auth::tokens::TokenResponse;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::request::urlencoded;
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::service::Register;
use crate::service::oidc::{self, LOGIN_LIFETIME};
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::http::header::{CACHE_CONTROL, COOKIE, HeaderValue, LOCATION, SET_COOKIE};
use actix_web::web::{Data, Path};
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError, get};
use std::collections::BTreeMap;
use std::future::{Ready, ready};
use utoipa::IntoParams;

/// Extracts the authorization response that an issuer sends a browser back with. Unlike other queries, it may have
/// unknown parameters, because issuers add their own; without a `state`, no issuer sent it and they are reported.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
struct AuthorizationResponse {
    /// Identifies the sign-in.
    state: String,
    /// The authorization code.
    code: Option<String>,
    /// Identifier of the issuer (RFC 9207).
    iss: Option<String>,
    /// Error code of the issuer.
    error: Option<String>,
}

impl FromRequest for AuthorizationResponse {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request.query_string()))
    }
}

impl AuthorizationResponse {
    const NAMES: [&'static str; 4] = ["state", "code", "iss", "error"];

    fn read(query: &str) -> Result<Self> {
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        let mut errors = FieldErrors::default();
        for (name, value) in urlencoded::parse(query) {
            let (Some(name), Some(value)) = (name, value) else { continue };
            if !Self::NAMES.contains(&name.as_str()) {
                errors.add(&format!("/{name}"), "unknownParameter", "there is no parameter of this name");
            } else if values.insert(name.clone(), value).is_some() {
                return Err(Error::parameter(&name, "repeated", "this parameter may stand only once"));
            }
        }
        let mut remove = |name: &str| values.remove(name).filter(|value| !value.is_empty());
        let Some(state) = remove("state") else {
            errors.add("/state", "required", "this parameter is required");
            return Err(Error::BadRequest(errors.0));
        };
        Ok(Self { state, code: remove("code"), iss: remove("iss"), error: remove("error") })
    }
}

impl From<AuthorizationResponse> for oidc::AuthorizationResponse {
    fn from(response: AuthorizationResponse) -> Self {
        let AuthorizationResponse { state, code, iss, error } = response;
        Self { state, code, iss, error }
    }
}

/// The cookie of a sign-in, by name.
///
/// With the prefix `__Host-`, no other host, not even one of the same domain, can set or read the cookie; plain http,
/// for a register on one's own machine, does not support it. `SameSite=Lax`, so that browsers send it on the redirect
/// from the issuer.
struct SignInCookie(String);

impl SignInCookie {
    fn new(register: &Register, name: &str) -> Self {
        let prefix = if register.settings.public_url.starts_with("https://") { "__Host-" } else { "" };
        Self(format!("{prefix}issuer-login-{name}"))
    }

    fn set(&self, value: &str, max_age: i64) -> String {
        let secure = if self.0.starts_with("__Host-") { "; Secure" } else { "" };
        format!("{}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}", self.0)
    }

    fn read<'a>(&self, request: &'a HttpRequest) -> Option<&'a str> {
        let lines = request.headers().get_all(COOKIE).filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(&self.0)?.strip_prefix('='))
    }
}

/// Sign in at the issuer of an organization
///
/// For browsers: redirects to the issuer (authorization code flow with PKCE). A cookie, valid for ten minutes and used
/// for nothing else, holds the state of the sign-in.
#[utoipa::path(
    tag = "accounts",
    params(OrganizationPath),
    responses(
        (status = 303, description = "Redirect to the issuer"),
        (status = 404, description = "There is no such organization, or it trusts no issuer", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/auth/oidc/{organization}")]
pub async fn begin_login(register: Data<Register>, path: Path<OrganizationPath>, _: NoQuery) -> Result<HttpResponse> {
    let begun = oidc::begin(&register, &path.organization).await?;
    let cookie = SignInCookie::new(&register, &begun.name).set(&begun.sealed, LOGIN_LIFETIME);
    let mut response = HttpResponse::SeeOther();
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((LOCATION, begun.address));
    Ok(response.insert_header((SET_COOKIE, cookie)).finish())
}

/// Complete a sign-in at an issuer
///
/// Responds like `/v1/auth/login`. Works once, in the browser that began the sign-in. The first sign-in creates the
/// account. At every sign-in, the account gets the roles that the issuer's claims entitle it to in this organization,
/// and loses other roles that the issuer assigned. The session is valid in this organization only, for twelve hours.
#[utoipa::path(
    tag = "accounts",
    params(OrganizationPath, AuthorizationResponse),
    responses(
        (status = 200, description = "Tokens", body = TokenResponse),
        (status = 403, description = "The issuer assigns no role here (`noRole`), or the e-mail address is not allowed (`emailNotAllowed`)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such organization, or it trusts no issuer", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/auth/oidc/{organization}/callback")]
pub async fn finish_login(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    query: AuthorizationResponse,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let cookie = SignInCookie::new(&register, &oidc::login_name(&query.state));
    let issued = oidc::finish(&register, &path.organization, query.into(), cookie.read(&request)).await;
    let mut response = match issued.and_then(|issued| private::ok(&TokenResponse::from(issued))) {
        // The cookie stays, because the browser may try again.
        Err(error @ Error::Unavailable(_)) => return Err(error),
        other => other.unwrap_or_else(|error| error.error_response()),
    };
    if let Ok(expired) = HeaderValue::from_str(&cookie.set("", 0)) {
        response.headers_mut().insert(SET_COOKIE, expired);
    }
    Ok(response)
}
