//! Somebody with a token at work in an organization: from a request to an act, and to what it answers.
use super::caller::presented;
use super::private;
use crate::Result;
use crate::domain::policy::Act;
use crate::service::access::Entered;
use crate::service::acting::Wish;
use crate::service::once::Reply;
use crate::service::{Register, Tx};
use actix_web::http::header::IF_MATCH;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

/// What somebody with a token wants to do in an organization.
///
/// # Errors
/// `Unauthorized` if no good token came with the request.
pub async fn wish(register: &Register, request: &HttpRequest, act: Act, organization: String) -> Result<Wish> {
    Ok(Wish { presented: presented(register, request).await?, act, organization })
}

/// Does it; once, if the request has an `Idempotency-Key`. `body`: what was sent.
///
/// # Errors
/// Those of [`Register::act_as`].
pub async fn act(
    register: &Register,
    request: &HttpRequest,
    wish: Wish,
    body: &Value,
    work: impl FnOnce(&mut Tx<'_>, &Entered) -> Result<Reply> + Send + 'static,
) -> Result<HttpResponse> {
    let once = private::once(request, body.to_string().as_bytes())?;
    private::reply(&register.act_as(wish, once, work).await?)
}

/// The state that a request is about, if it says one.
///
/// # Errors
/// `PreconditionFailed` if it is no strong tag.
pub fn seen(request: &HttpRequest) -> Result<Option<String>> {
    request.headers().contains_key(IF_MATCH).then(|| private::if_match(request)).transpose()
}
