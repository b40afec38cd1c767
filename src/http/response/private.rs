//! Responses to authenticated requests: never stored by shared caches.
use crate::Result;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderValue, LOCATION, VARY};
use anyhow::Context;
use serde::Serialize;

/// Returns a response with a JSON body.
///
/// # Errors
/// If the value cannot be serialized.
pub fn json(status: StatusCode, value: &impl Serialize) -> Result<HttpResponse> {
    let body = serde_json::to_vec(value).context("a response cannot be serialized")?;
    let mut response = HttpResponse::build(status);
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((VARY, "Authorization, Accept-Language"));
    Ok(response.content_type("application/json").body(body))
}

/// Returns 200 with a JSON body.
///
/// # Errors
/// As [`json`].
pub fn ok(value: &impl Serialize) -> Result<HttpResponse> {
    json(StatusCode::OK, value)
}

/// Returns 202 with a JSON body and, if there is one, the location where the progress can be read.
///
/// # Errors
/// As [`json`].
pub fn accepted(location: Option<&str>, value: &impl Serialize) -> Result<HttpResponse> {
    let mut response = json(StatusCode::ACCEPTED, value)?;
    if let Some(location) = location.and_then(|location| HeaderValue::from_str(location).ok()) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// Returns 201 with a JSON body and the location of the new resource.
///
/// # Errors
/// As [`json`].
pub fn created(location: &str, value: &impl Serialize) -> Result<HttpResponse> {
    let mut response = json(StatusCode::CREATED, value)?;
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// Returns 204.
pub fn no_content() -> HttpResponse {
    HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish()
}

/// Adds a strong entity tag to a response.
pub fn tagged(mut response: HttpResponse, tag: &str) -> HttpResponse {
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}
