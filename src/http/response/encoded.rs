//! Encoded responses: compressed bodies with their headers, ready to be sent many times.
use crate::domain::values::Instant;
use crate::http::response::encoding::ContentEncoding;
use crate::http::response::headers::{add_default_headers, add_not_modified_headers};
use actix_web::HttpResponse;
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue, HttpDate};
use actix_web::web::Bytes;
use chrono::TimeDelta;
use std::time::{Duration, SystemTime};

/// A compressed body with all its headers.
pub struct EncodedResponse {
    /// Digest of the body before compression.
    pub(super) digest: String,
    /// Time of the last change of the content, as an instant and as a header.
    pub(super) modified: Option<(Instant, HeaderValue)>,
    /// A list, because a header map takes more memory than most bodies.
    pub(super) headers: Box<[(HeaderName, HeaderValue)]>,
    /// Number of leading headers that a 304 has, too; the others describe the body.
    pub(super) not_modified_headers: usize,
    pub(super) body: Bytes,
}

impl EncodedResponse {
    /// Returns the compressed body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the response to a request with these headers: 304 if the client has the current content. `index`: number
    /// of log entries that the content reflects.
    pub fn response(&self, request: &HeaderMap, index: Option<u64>, now: Instant) -> HttpResponse {
        let not_modified = is_not_modified(request, &self.digest, self.modified.as_ref().map(|(at, _)| *at));
        let (mut response, headers) = if not_modified {
            (HttpResponse::new(StatusCode::NOT_MODIFIED), &self.headers[..self.not_modified_headers])
        } else {
            let body = BoxBody::new(self.body.clone());
            (HttpResponse::with_body(StatusCode::OK, body), &*self.headers)
        };
        response.headers_mut().reserve(16);
        if not_modified {
            add_not_modified_headers(response.headers_mut());
        } else {
            add_default_headers(response.headers_mut());
        }
        for (name, value) in headers {
            response.headers_mut().insert(name.clone(), value.clone());
        }
        // Content may change again within the second of its date (RFC 9110, section 8.8.2.2). A client that has the
        // content has its date, too (section 15.4.5).
        if let Some((at, date)) = self.modified.as_ref().filter(|_| !not_modified)
            && now - at >= TimeDelta::seconds(2)
        {
            response.headers_mut().insert(header::LAST_MODIFIED, date.clone());
        }
        if let Some(index) = index {
            response.headers_mut().insert(HeaderName::from_static("register-index"), HeaderValue::from(index));
        }
        response
    }
}

/// Formats an instant for a header.
pub fn http_date(at: Instant) -> HttpDate {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    HttpDate::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Returns true if the client has the current content (RFC 9110, section 13.2.2: entity tags take precedence over
/// dates).
pub fn is_not_modified(request: &HeaderMap, digest: &str, modified: Option<Instant>) -> bool {
    if let Some(tags) = request.get(header::IF_NONE_MATCH) {
        let tags = tags.to_str().unwrap_or_default();
        return tags.split(',').map(str::trim).any(|tag| {
            let tag = tag.strip_prefix("W/").unwrap_or(tag);
            tag == "*" || ContentEncoding::is_tag_of(tag, digest)
        });
    }
    let since = request.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since = since.and_then(|since| chrono::DateTime::parse_from_rfc2822(since).ok());
    since.zip(modified).is_some_and(|(since, modified)| modified.timestamp() <= since.timestamp())
}
