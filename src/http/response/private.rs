//! What requests of those who have a token have in common, and answers to them: nobody in between may keep those.
use crate::service::idempotency::IdempotencyKey;
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderValue, IF_MATCH, LOCATION, VARY};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// An answer of JSON.
///
/// # Errors
/// If the value cannot be written.
pub fn json(status: StatusCode, value: &impl Serialize) -> Result<HttpResponse> {
    let body = serde_json::to_vec(value).context("an answer cannot be written")?;
    let mut response = HttpResponse::build(status);
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((VARY, "Authorization, Accept-Language"));
    Ok(response.content_type("application/json").body(body))
}

/// 200 with JSON.
///
/// # Errors
/// As [`json`].
pub fn ok(value: &impl Serialize) -> Result<HttpResponse> {
    json(StatusCode::OK, value)
}

/// Returns 202 with JSON and, if there is one, the location where the progress can be read.
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

/// Returns 201 with JSON and the location of what was created.
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

/// 204: done, and nothing to say.
pub fn no_content() -> HttpResponse {
    HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish()
}

/// With a strong entity tag.
pub fn tagged(mut response: HttpResponse, tag: &str) -> HttpResponse {
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// How a request is known again if it comes twice: its `Idempotency-Key`, and a digest of what it asks for.
///
/// # Errors
/// `BadRequest` if the key is none.
pub fn idempotency_key(request: &HttpRequest, body: &[u8]) -> Result<IdempotencyKey> {
    let key = request.headers().get("idempotency-key").map(|value| {
        let text = value.to_str().unwrap_or_default().trim();
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let right = (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        let wrong = || Error::parameter("Idempotency-Key", "key", "1 to 200 visible ASCII characters are expected");
        right.then(|| text.to_owned()).ok_or_else(wrong)
    });
    let mut digest = Sha256::new();
    for part in [request.method().as_str().as_bytes(), request.uri().to_string().as_bytes(), body] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    Ok(IdempotencyKey { key: key.transpose()?, request: BASE64URL.encode(digest.finalize()) })
}

/// The state of a thing that a request is about: the tag in its `If-Match`.
///
/// # Errors
/// `PreconditionRequired` if there is none; `PreconditionFailed` if it is no strong tag.
pub fn if_match(request: &HttpRequest) -> Result<String> {
    let value = request.headers().get(IF_MATCH).ok_or(Error::PreconditionRequired)?;
    let tag = value.to_str().ok().and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"'));
    tag.map(str::to_owned).ok_or(Error::PreconditionFailed)
}
