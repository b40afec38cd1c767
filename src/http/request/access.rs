//! Somebody with a token at work in an organization: from a request to an act, and to what it answers.
use crate::Result;
use crate::domain::policy::Permission;
use crate::http::request::auth::bearer_token;
use crate::http::response::private;
use crate::service::access_request::AccessRequest;
use crate::service::auth::AuthContext;
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, Tx};
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
    Ok(AccessRequest { presented: bearer_token(register, request).await?, act, organization: Some(organization) })
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
