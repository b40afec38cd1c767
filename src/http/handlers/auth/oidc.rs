//! `/v1/auth/oidc`: logins at the issuer of an organization.
use crate::domain::shape::FieldErrors;
use crate::http::handlers::auth::login::TokenAnswer;
use crate::http::request::query::{NoParams, QueryReader, form};
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::service::Register;
use crate::service::oidc::{self, AuthorizationResponse, LOGIN_LIFETIME};
use crate::{Error, Result};
use actix_web::http::header::{CACHE_CONTROL, COOKIE, HeaderValue, LOCATION, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse, ResponseError, get, web};
use std::collections::BTreeMap;
use utoipa::IntoParams;

/// What an issuer sends a browser back with. Issuers add parameters of their own, which say nothing here.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
pub struct ReturnParams {
    /// Which login this is.
    state: String,
    /// What the register redeems for the person's identity.
    code: Option<String>,
    /// Who answers (RFC 9207).
    iss: Option<String>,
    /// What went wrong at the issuer.
    error: Option<String>,
}

impl ReturnParams {
    const NAMES: [&'static str; 4] = ["state", "code", "iss", "error"];

    fn read(request: &HttpRequest) -> Result<AuthorizationResponse> {
        let mut read: BTreeMap<String, String> = BTreeMap::new();
        let mut faults = FieldErrors::default();
        for (name, value) in form(request.query_string()) {
            let (Some(name), Some(value)) = (name, value) else { continue };
            if !Self::NAMES.contains(&name.as_str()) {
                faults.add(&format!("/{name}"), "unknownParameter", "there is no parameter of this name");
            } else if read.insert(name.clone(), value).is_some() {
                return Err(Error::parameter(&name, "repeated", "this parameter may stand only once"));
            }
        }
        let mut take = |name: &str| read.remove(name).filter(|value| !value.is_empty());
        let Some(state) = take("state") else {
            // No issuer sent this.
            faults.add("/state", "required", "this must be given");
            return Err(Error::BadRequest(faults.0));
        };
        Ok(AuthorizationResponse { state, code: take("code"), iss: take("iss"), error: take("error") })
    }
}

/// The cookie of a login. With `__Host-` no other host, not even one of the same domain, can set or see it; only plain
/// http, for a register on one's own machine, knows no such thing. `Lax`: it comes along when the issuer sends back.
struct Cookie(String);

impl Cookie {
    fn new(register: &Register, login: &str) -> Self {
        let prefix = if register.settings.public_url.starts_with("https://") { "__Host-" } else { "" };
        Self(format!("{prefix}issuer-login-{login}"))
    }

    fn set(&self, value: &str, seconds: i64) -> String {
        let secure = if self.0.starts_with("__Host-") { "; Secure" } else { "" };
        format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.0)
    }

    fn read<'a>(&self, request: &'a HttpRequest) -> Option<&'a str> {
        let lines = request.headers().get_all(COOKIE).filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(&self.0)?.strip_prefix('='))
    }
}

/// Log in at the issuer of an organization
///
/// For browsers: sends them to the issuer that the organization trusts (authorization code with PKCE). A cookie, for ten
/// minutes and for this alone, keeps what the login needs when it comes back.
#[utoipa::path(
    tag = "accounts",
    params(("organization" = String, Path, description = "Id or slug"), NoParams),
    responses(
        (status = 303, description = "To the issuer"),
        (status = 404, description = "There is no such organization, or it trusts no issuer", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/auth/oidc/{organization}")]
pub async fn begin_login(
    register: web::Data<Register>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let begun = oidc::begin(&register, &path).await?;
    let cookie = Cookie::new(&register, &begun.name).set(&begun.sealed, LOGIN_LIFETIME);
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((CACHE_CONTROL, "no-store")).insert_header((LOCATION, begun.address));
    Ok(answer.insert_header((SET_COOKIE, cookie)).finish())
}

/// Back from the issuer
///
/// Answers as `/v1/auth/login` does. A login comes back once, in the browser that began it. The account is made at the
/// first login; its roles in this organization are then those that the issuer's claims are worth, and no others of that
/// issuer. The session counts in this organization alone, for twelve hours.
#[utoipa::path(
    tag = "accounts",
    params(("organization" = String, Path, description = "Its slug"), ReturnParams),
    responses(
        (status = 200, description = "Tokens", body = TokenAnswer),
        (status = 403, description = "The issuer gives no role here (`noRole`), or names no address that is let in (`emailNotAllowed`)", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such organization, or it trusts no issuer", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/auth/oidc/{organization}/callback")]
pub async fn finish_login(
    register: web::Data<Register>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let returned = ReturnParams::read(&request)?;
    let cookie = Cookie::new(&register, &oidc::login_name(&returned.state));
    let done = oidc::finish(&register, &path, returned, cookie.read(&request)).await;
    let mut answer = match done.and_then(|issued| private::ok(&TokenAnswer::from(issued))) {
        // It may be tried again.
        Err(error @ Error::Unavailable(_)) => return Err(error),
        other => other.unwrap_or_else(|error| error.error_response()),
    };
    if let Ok(no_content_reply) = HeaderValue::from_str(&cookie.set("", 0)) {
        answer.headers_mut().insert(SET_COOKIE, no_content_reply);
    }
    Ok(answer)
}
