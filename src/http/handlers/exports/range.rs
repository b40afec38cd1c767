//! What a client asks for of an export: on which conditions (RFC 9110, section 13), and which part (section 14).
use crate::domain::values::Instant;
use actix_web::http::header::{self, HeaderMap};
use std::ops::Range;

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

/// A part of a body, as a client asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From the first to the second byte, that one included, or to the end.
    From(u64, Option<u64>),
    /// So many at the end.
    Last(u64),
}

impl Part {
    /// Reads a header that asks for one part (RFC 9110, section 14.1.2).
    pub fn parse(value: &str) -> Option<Self> {
        let (unit, part) = value.split_once('=')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") || part.contains(',') {
            return None;
        }
        let (first, last) = part.trim().split_once('-')?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        match (first, last) {
            ("", last) => number(last).map(Self::Last),
            (first, "") => Some(Self::From(number(first)?, None)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From(first, Some(last)))
            }
        }
    }

    /// Which bytes these are of so many; none if there are no such.
    pub fn of(self, length: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::From(first, last) => first..last.map_or(length, |last| length.min(last.saturating_add(1))),
            Self::Last(count) => length.saturating_sub(count)..length,
        };
        (!range.is_empty()).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_understood() {
        let range = |value: &str, length| Part::parse(value).map(|part| part.of(length));
        assert_eq!(range("bytes=0-9", 100), Some(Some(0..10)));
        assert_eq!(range("bytes=90-", 100), Some(Some(90..100)));
        assert_eq!(range("bytes=-10", 100), Some(Some(90..100)));
        assert_eq!(range("bytes=-1000", 100), Some(Some(0..100)));
        assert_eq!(range("bytes=50-999", 100), Some(Some(50..100)));
        assert_eq!(range("bytes=0-18446744073709551615", 100), Some(Some(0..100)));
        for beyond in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(range(beyond, 100), Some(None), "{beyond}");
        }
        assert_eq!(range("bytes=-5", 0), Some(None));
        for other in ["bytes=0-1,5-6", "lines=1-2", "bytes=b-a", "bytes=9-1", "bytes", "bytes=+1-2", "bytes=--1"] {
            assert_eq!(Part::parse(other), None, "{other}");
        }
    }
}
