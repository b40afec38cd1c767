//! Headers of every response: security and cross-origin rules.
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName,
    HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};

/// The last two allow any page to read the response, because it is open data.
const HEADERS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        "ETag, Link, Location, Register-Index, Retry-After, Content-Disposition, Accept-Ranges, Content-Range",
    ),
];

/// Adds the headers that every response has. A handler's own `Content-Security-Policy` is replaced.
pub fn add_default_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Adds the headers that a 304 needs: the client has the others with its body (RFC 9110, section 15.4.5), but
/// a page of another origin must be allowed to read the status.
pub fn add_not_modified_headers(headers: &mut HeaderMap) {
    for (name, value) in &HEADERS[HEADERS.len() - 2..] {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
}
