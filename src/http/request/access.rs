//! Somebody with a token at work in an organization: from a request to an act, and to what it answers.
use crate::Result;
use crate::domain::policy::Permission;
use crate::http::request::auth::bearer_token;
use crate::http::response::private;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, Tx};
use actix_web::http::header::IF_MATCH;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

/// What somebody with a token wants to do in an organization.
///
/// # Errors
/// `Unauthorized` if no good token came with the request.
pub async fn wish(
    register: &Register,
    request: &HttpRequest,
    act: Permission,
    organization: String,
) -> Result<AccessRequest> {
    Ok(AccessRequest {
        token: bearer_token(register, request).await?,
        permission: act,
        organization: Some(organization),
    })
}

/// What somebody with a token wants to do that is about the register as a whole.
///
/// # Errors
/// As [`wish`].
pub async fn wish_register(register: &Register, request: &HttpRequest, act: Permission) -> Result<AccessRequest> {
    Ok(AccessRequest { token: bearer_token(register, request).await?, permission: act, organization: None })
}

/// Does it; once, if the request has an `Idempotency-Key`. `body`: what was sent.
///
/// # Errors
/// Those of [`Register::write_as`].
pub async fn act(
    register: &Register,
    request: &HttpRequest,
    wish: AccessRequest,
    body: &Value,
    work: impl FnOnce(&mut Tx<'_>, &AuthContext) -> Result<SavedResponse> + Send + 'static,
) -> Result<HttpResponse> {
    let once = private::idempotency_key(request, body.to_string().as_bytes())?;
    private::reply(&register.write_as(wish, once, work).await?)
}

/// The state that a request is about, if it says one.
///
/// # Errors
/// `PreconditionFailed` if it is no strong tag.
pub fn seen(request: &HttpRequest) -> Result<Option<String>> {
    request.headers().contains_key(IF_MATCH).then(|| private::if_match(request)).transpose()
}
