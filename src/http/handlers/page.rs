//! Pages of lists that need a token.
use crate::Result;
use crate::http::request::query::next_page_url;
use crate::http::response::private;
use actix_web::http::header::{HeaderValue, LINK};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// Returns 200 with a page and, if there is a next page, its address in `Link`.
///
/// # Errors
/// As [`private::ok`].
pub fn ok(request: &HttpRequest, page: &impl Serialize, next: Option<&str>) -> Result<HttpResponse> {
    let mut response = private::ok(page)?;
    let link = next.map(|next| format!("<{}>; rel=\"next\"", next_page_url(request, next)));
    if let Some(link) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
        response.headers_mut().insert(LINK, link);
    }
    Ok(response)
}
