//! Headers of every response: security and cross-origin rules.
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName,
    HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};

/// Version of the API, which differs from that of the program. Its major number is in every path (`/v1`).
pub const API_VERSION: &str = "1.0.0";

/// The last two allow any page to read the response, because it is open data.
const HEADERS: [(HeaderName, &str); 6] = [
    (HeaderName::from_static("api-version"), API_VERSION),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        "API-Version, ETag, Link, Location, Register-Index, Retry-After, Content-Disposition, Accept-Ranges, Content-Range",
    ),
];

/// Adds the headers that every response has. A handler's own `Content-Security-Policy` stays.
pub fn add_default_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        if name != CONTENT_SECURITY_POLICY || !headers.contains_key(CONTENT_SECURITY_POLICY) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Adds the headers that a 304 needs: the client has the others with its body (RFC 9110, section 15.4.5), but
/// a page of another origin must be allowed to read the status.
pub fn add_not_modified_headers(headers: &mut HeaderMap) {
    for (name, value) in &HEADERS[HEADERS.len() - 2..] {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
}
