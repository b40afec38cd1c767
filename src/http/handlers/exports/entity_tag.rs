//! Entity tags of exports, and the preconditions that name them (RFC 9110, section 13).
use crate::domain::values::Instant;
use actix_web::http::header::{self, HeaderMap};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use sha2::{Digest, Sha256};

/// Version of the program and a hash of its sources: two builds of one version may write different bytes.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("SOURCES"));

/// Digests everything that the bytes of an export depend on, for its entity tags.
pub fn digest(state: &str) -> String {
    BASE64URL.encode(&Sha256::digest(state.as_bytes())[..15])
}

/// Returns true if `If-Match` or `If-Unmodified-Since` rules out the current state. `tag`: entity tag of the response,
/// which differs from those of its other encodings. Entity tags have precedence; an invalid date is ignored.
pub fn precondition_failed(headers: &HeaderMap, tag: &str, modified: Option<Instant>) -> bool {
    if headers.contains_key(header::IF_MATCH) {
        let values = headers.get_all(header::IF_MATCH).filter_map(|value| value.to_str().ok());
        let mut tags = values.flat_map(|value| value.split(',')).map(str::trim);
        return !tags.any(|expected| expected == "*" || expected == tag);
    }
    let since = headers.get(header::IF_UNMODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since = since.and_then(|since| chrono::DateTime::parse_from_rfc2822(since).ok());
    since.zip(modified).is_some_and(|(since, modified)| modified.timestamp() > since.timestamp())
}
