//! Byte ranges (RFC 9110, section 14).
use std::ops::Range;

/// The range of a body that a client requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteRange {
    /// From the first byte to the last, inclusive, or to the end.
    From(u64, Option<u64>),
    /// The last bytes.
    Suffix(u64),
}

impl ByteRange {
    /// Parses a `Range` header. `None` if it is malformed, has another unit, or names several ranges.
    pub fn parse(value: &str) -> Option<Self> {
        let (unit, range) = value.split_once('=')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") || range.contains(',') {
            return None;
        }
        let (first, last) = range.trim().split_once('-')?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        match (first, last) {
            ("", last) => number(last).map(Self::Suffix),
            (first, "") => Some(Self::From(number(first)?, None)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From(first, Some(last)))
            }
        }
    }

    /// Resolves the range in a body of `length` bytes. `None` if no byte is in the range.
    pub fn resolve(self, length: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::From(first, last) => first..last.map_or(length, |last| length.min(last.saturating_add(1))),
            Self::Suffix(count) => length.saturating_sub(count)..length,
        };
        (!range.is_empty()).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges_are_parsed_and_resolved() {
        let range = |value: &str, length| ByteRange::parse(value).map(|range| range.resolve(length));
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
        for ignored in ["bytes=0-1,5-6", "lines=1-2", "bytes=b-a", "bytes=9-1", "bytes", "bytes=+1-2", "bytes=--1"] {
            assert_eq!(ByteRange::parse(ignored), None, "{ignored}");
        }
    }
}
