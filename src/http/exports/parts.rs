//! What a client asks for of an export: on which conditions (RFC 9110, section 13), and which part (section 14).
use crate::domain::values::Instant;
use actix_web::http::header::{self, HeaderMap};

/// Whether the client wants another state than that which is there. `tag` is the entity tag of what would be sent: tags
/// of other codings are of other bytes. Tags go before dates, and what is no date counts for nothing.
pub fn is_another_wanted(headers: &HeaderMap, tag: &str, modified: Option<Instant>) -> bool {
    if headers.contains_key(header::IF_MATCH) {
        let values = headers.get_all(header::IF_MATCH).filter_map(|value| value.to_str().ok());
        return !values.flat_map(|value| value.split(',')).map(str::trim).any(|wanted| wanted == "*" || wanted == tag);
    }
    let since = headers.get(header::IF_UNMODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since = since.and_then(|since| chrono::DateTime::parse_from_rfc2822(since).ok());
    since.zip(modified).is_some_and(|(since, modified)| modified.timestamp() > since.timestamp())
}
