//! Content negotiation: media types and content encodings (RFC 9110, section 12.5).
use crate::Result;
use actix_web::http::header::{self, HeaderMap};
use anyhow::Context;
use std::io::Write;

/// Parses the weighted values of a header such as `Accept` or `Accept-Encoding`.
pub fn weights(value: &str) -> impl Iterator<Item = (&str, f32)> {
    value.split(',').map(|part| {
        let mut parts = part.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        (name, weight)
    })
}

/// Returns true if a client accepts a media type.
pub fn accepts_media_type(headers: &HeaderMap, content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or(content_type);
    let family = essence.split('/').next().unwrap_or(essence);
    let accepts = headers.get_all(header::ACCEPT).filter_map(|value| value.to_str().ok());
    let mut accepts = accepts.filter(|value| !value.trim().is_empty()).peekable();
    if accepts.peek().is_none() {
        return true;
    }
    let mut best: Option<(u8, f32)> = None;
    for (range, weight) in accepts.flat_map(weights) {
        let precision = match range.to_ascii_lowercase() {
            range if range == essence => 3,
            range if range.strip_suffix("/*") == Some(family) => 2,
            range if range == "*/*" => 1,
            _ => continue,
        };
        if best.is_none_or(|(best, _)| precision > best) {
            best = Some((precision, weight));
        }
    }
    best.is_some_and(|(_, weight)| weight > 0.0)
}

/// A content encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentEncoding {
    Brotli,
    Zstd,
    Gzip,
    Identity,
}

/// Returns the weight of `identity`: the lowest, unless the client gives one.
fn weight_of_identity(accepted: &str) -> f32 {
    weights(accepted).find(|(name, _)| name.eq_ignore_ascii_case("identity")).map_or(0.001, |(_, weight)| weight)
}

impl ContentEncoding {
    /// All encodings, in the order in which the server prefers them.
    pub const ALL: [Self; 4] = [Self::Brotli, Self::Zstd, Self::Gzip, Self::Identity];

    /// Chooses the encoding that the client prefers.
    pub fn negotiate(headers: &HeaderMap) -> Self {
        Self::best_of(headers, &Self::ALL)
    }

    /// Chooses the encoding that the client prefers among those offered; on a tie, the first. Identity is always
    /// offered.
    pub fn best_of(headers: &HeaderMap, offered: &[Self]) -> Self {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let weight = |encoding: Self| {
            let Some(name) = encoding.name() else { return weight_of_identity(accepted) };
            let named = weights(accepted).find(|(accepted, _)| accepted.eq_ignore_ascii_case(name));
            let wildcard = || weights(accepted).find(|(accepted, _)| *accepted == "*");
            named.or_else(wildcard).map_or(0.0, |(_, weight)| weight)
        };
        let best = offered.iter().copied().map(|encoding| (weight(encoding), encoding));
        let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(weight, _)| *weight > weight_of_identity(accepted))
            .map_or(Self::Identity, |(_, encoding)| encoding)
    }

    /// Returns the strong entity tag of a body with this digest in this encoding.
    pub fn tag(self, digest: &str) -> String {
        format!("\"{digest}{}\"", self.suffix())
    }

    /// Returns true if a strong entity tag belongs to a body with this digest, in any encoding.
    pub fn is_tag_of(tag: &str, digest: &str) -> bool {
        let rest = tag.strip_prefix('"').and_then(|tag| tag.strip_prefix(digest)).and_then(|tag| tag.strip_suffix('"'));
        rest.is_some_and(|rest| Self::ALL.iter().any(|encoding| encoding.suffix() == rest))
    }

    /// Returns the name in `Content-Encoding`; `None` for identity.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Zstd => Some("zstd"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Returns the suffix that distinguishes the entity tags of the encodings of one body.
    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Zstd => "-zstd",
            Self::Gzip => "-gzip",
            Self::Identity => "",
        }
    }

    /// Compresses a complete body.
    pub fn apply(self, body: Vec<u8>) -> Result<Vec<u8>> {
        let compressed = match self {
            Self::Identity => return Ok(body),
            Self::Zstd => zstd::bulk::compress(&body, 3),
            Self::Gzip => {
                let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
                gzip.write_all(&body).and_then(|()| gzip.finish())
            }
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams { quality: 5, lgwin: 20, ..Default::default() };
                let mut out = Vec::new();
                brotli::BrotliCompress(&mut body.as_slice(), &mut out, &parameters).map(|_| out)
            }
        };
        Ok(compressed.context("a response cannot be compressed")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn encoding(accepted: &str) -> ContentEncoding {
        let request = TestRequest::default().insert_header((header::ACCEPT_ENCODING, accepted)).to_http_request();
        ContentEncoding::negotiate(request.headers())
    }

    #[test]
    fn the_preferred_encoding_is_chosen() {
        assert_eq!(encoding("gzip, deflate, br, zstd"), ContentEncoding::Brotli);
        assert_eq!(encoding("gzip;q=1.0, br;q=0.2"), ContentEncoding::Gzip);
        assert_eq!(encoding("zstd, gzip"), ContentEncoding::Zstd);
        assert_eq!(encoding("br;q=0, *;q=0.5"), ContentEncoding::Zstd);
        assert_eq!(encoding("gzip;q=0.1, identity;q=0.5"), ContentEncoding::Identity);
        assert_eq!(encoding("deflate"), ContentEncoding::Identity);
        assert_eq!(encoding("identity"), ContentEncoding::Identity);
        assert_eq!(encoding(""), ContentEncoding::Identity);
    }

    #[test]
    fn compressed_bodies_decompress() {
        let body = b"parkeren ".repeat(500);
        let gunzip = |bytes: Vec<u8>| {
            let mut out = Vec::new();
            std::io::copy(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut out).unwrap();
            out
        };
        assert_eq!(gunzip(ContentEncoding::Gzip.apply(body.clone()).unwrap()), body);
        assert_eq!(zstd::bulk::decompress(&ContentEncoding::Zstd.apply(body.clone()).unwrap(), 10_000).unwrap(), body);
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut ContentEncoding::Brotli.apply(body.clone()).unwrap().as_slice(), &mut out)
            .unwrap();
        assert_eq!(out, body);
    }

    #[test]
    fn media_types_are_negotiated() {
        let accepts = |value: &str| {
            let request = TestRequest::default().insert_header((header::ACCEPT, value)).to_http_request();
            accepts_media_type(request.headers(), "application/json")
        };
        assert!(accepts("*/*") && accepts("text/html, application/json;q=0.1") && accepts("application/*"));
        assert!(!accepts("text/html") && !accepts("application/json;q=0, */*"));
    }
}
