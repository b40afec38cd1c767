//! Public answers: content type, language, entity tag, compression, caching.
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HttpDate};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::time::{Duration, SystemTime};

pub const JSON: &str = "application/json";
pub const NDJSON: &str = "application/x-ndjson";
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const BINARY: &str = "application/octet-stream";

/// How long others may keep an answer without asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// About the present: seconds, and then in the background.
    Shortly,
    /// It never changes: a full tile of the log.
    Forever,
    /// Asked anew each time.
    Never,
}

/// What is answered to a public GET.
pub struct Answer {
    body: Vec<u8>,
    content_type: &'static str,
    keep: Keep,
    index: Option<u64>,
    modified: Option<Instant>,
    language: Option<Lang>,
    link: Option<String>,
}

impl Answer {
    pub fn new(content_type: &'static str, body: Vec<u8>) -> Self {
        Self { body, content_type, keep: Keep::Shortly, index: None, modified: None, language: None, link: None }
    }

    pub fn json(value: &impl Serialize) -> Result<Self> {
        Ok(Self::new(JSON, serde_json::to_vec(value).context("an answer cannot be written")?))
    }

    /// The index of the log that the answer reflects: how many entries were known.
    pub fn index(mut self, size: u64) -> Self {
        self.index = Some(size);
        self
    }

    pub fn modified(mut self, at: Option<Instant>) -> Self {
        self.modified = at;
        self
    }

    pub fn language(mut self, lang: Option<Lang>) -> Self {
        self.language = lang;
        self
    }

    pub fn keep(mut self, keep: Keep) -> Self {
        self.keep = keep;
        self
    }

    /// Address of the next page.
    pub fn next(mut self, address: Option<String>) -> Self {
        self.link = address.map(|address| format!("<{address}>; rel=\"next\""));
        self
    }

    /// Answers the request: 304 if the client has it, 406 if it does not want it, compressed if it can be.
    pub fn to(self, request: &HttpRequest) -> Result<HttpResponse> {
        if !accepts(request.headers(), self.content_type) {
            return Err(Error::NotAcceptable);
        }
        let digest = BASE64URL.encode(&Sha256::digest(&self.body)[..15]);
        let coding = Coding::choose(request.headers(), &self);
        let tag = format!("\"{digest}{}\"", coding.suffix());
        let same = unchanged(request.headers(), &digest, self.modified);
        let mut response = HttpResponse::build(if same { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response.insert_header((header::ETAG, tag));
        response.insert_header((header::VARY, "Accept, Accept-Encoding, Accept-Language"));
        response.insert_header((
            header::CACHE_CONTROL,
            match self.keep {
                Keep::Shortly => "public, max-age=10, stale-while-revalidate=60",
                Keep::Forever => "public, max-age=31536000, immutable",
                Keep::Never => "no-cache",
            },
        ));
        if let Some(index) = self.index {
            response.insert_header(("Register-Index", index.to_string()));
        }
        if let Some(at) = self.modified {
            response.insert_header((header::LAST_MODIFIED, http_date(at)));
        }
        if let Some(language) = &self.language {
            response.insert_header((header::CONTENT_LANGUAGE, language.as_str()));
        }
        if let Some(link) = self.link {
            response.insert_header((header::LINK, link));
        }
        if same {
            return Ok(response.finish());
        }
        response.insert_header((header::CONTENT_TYPE, self.content_type));
        if let Some(name) = coding.name() {
            response.insert_header((header::CONTENT_ENCODING, name));
        }
        Ok(response.body(coding.apply(self.body)?))
    }
}

pub(super) fn http_date(at: Instant) -> HttpDate {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    HttpDate::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Whether the client has this answer already (RFC 9110, section 13.2.2: tags go before dates).
fn unchanged(headers: &HeaderMap, digest: &str, modified: Option<Instant>) -> bool {
    if let Some(tags) = headers.get(header::IF_NONE_MATCH) {
        let tags = tags.to_str().unwrap_or_default();
        return tags.split(',').map(str::trim).any(|tag| {
            let tag = tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"');
            tag == "*"
                || tag == digest
                || Coding::ALL.iter().any(|coding| tag.strip_suffix(coding.suffix()) == Some(digest))
        });
    }
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since = since.and_then(|since| chrono::DateTime::parse_from_rfc2822(since).ok());
    since.zip(modified).is_some_and(|(since, modified)| modified.timestamp() <= since.timestamp())
}

/// The weights of a header such as `Accept` or `Accept-Encoding`.
pub(super) fn weights(value: &str) -> impl Iterator<Item = (&str, f32)> {
    value.split(',').map(|part| {
        let mut parts = part.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        (name, weight)
    })
}

pub(super) fn accepts(headers: &HeaderMap, content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or(content_type);
    let family = essence.split('/').next().unwrap_or(essence);
    let mut accepts = headers.get_all(header::ACCEPT).filter_map(|value| value.to_str().ok()).peekable();
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
        if best.is_none_or(|(known, _)| precision > known) {
            best = Some((precision, weight));
        }
    }
    best.is_some_and(|(_, weight)| weight > 0.0)
}

/// A content coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Brotli,
    Zstd,
    Gzip,
    Identity,
}

/// Below this many bytes compression does not pay.
const WORTH_IT: usize = 800;

impl Coding {
    /// In the order in which they are preferred.
    const ALL: [Self; 4] = [Self::Brotli, Self::Zstd, Self::Gzip, Self::Identity];

    fn choose(headers: &HeaderMap, answer: &Answer) -> Self {
        // Hashes do not compress, and entries are asked for by programs that keep them as they are.
        if answer.body.len() < WORTH_IT || answer.content_type == BINARY {
            return Self::Identity;
        }
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let weight = |coding: Self| {
            let Some(name) = coding.name() else { return 0.001 };
            let named = weights(accepted).find(|(known, _)| known.eq_ignore_ascii_case(name));
            let any = || weights(accepted).find(|(known, _)| *known == "*");
            named.or_else(any).map_or(0.0, |(_, weight)| weight)
        };
        let best = |best: Self, coding: Self| if weight(coding) > weight(best) { coding } else { best };
        Self::ALL.into_iter().fold(Self::Identity, |chosen, coding| {
            if chosen == Self::Identity && weight(coding) > weight(Self::Identity) {
                coding
            } else {
                best(chosen, coding)
            }
        })
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Zstd => Some("zstd"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// A strong entity tag is of one coding: this tells them apart.
    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Zstd => "-zstd",
            Self::Gzip => "-gzip",
            Self::Identity => "",
        }
    }

    fn apply(self, body: Vec<u8>) -> Result<Vec<u8>> {
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
        Ok(compressed.context("an answer cannot be compressed")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn coding(accepted: &str) -> Coding {
        let request = TestRequest::default().insert_header((header::ACCEPT_ENCODING, accepted)).to_http_request();
        Coding::choose(request.headers(), &Answer::new(JSON, vec![b'a'; 5000]))
    }

    #[test]
    fn the_best_coding_is_chosen() {
        assert_eq!(coding("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(coding("gzip;q=1.0, br;q=0.2"), Coding::Gzip);
        assert_eq!(coding("zstd, gzip"), Coding::Zstd);
        assert_eq!(coding("br;q=0, *;q=0.5"), Coding::Zstd);
        assert_eq!(coding("identity"), Coding::Identity);
        assert_eq!(coding(""), Coding::Identity);
    }

    #[test]
    fn what_is_compressed_comes_back() {
        let body = b"parkeren ".repeat(500);
        let gunzipped = |bytes: Vec<u8>| {
            let mut out = Vec::new();
            std::io::copy(&mut flate2::read::GzDecoder::new(bytes.as_slice()), &mut out).unwrap();
            out
        };
        assert_eq!(gunzipped(Coding::Gzip.apply(body.clone()).unwrap()), body);
        assert_eq!(zstd::bulk::decompress(&Coding::Zstd.apply(body.clone()).unwrap(), 10_000).unwrap(), body);
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut Coding::Brotli.apply(body.clone()).unwrap().as_slice(), &mut out).unwrap();
        assert_eq!(out, body);
    }

    #[test]
    fn formats_are_negotiated() {
        let accepts = |value: &str| {
            let request = TestRequest::default().insert_header((header::ACCEPT, value)).to_http_request();
            accepts(request.headers(), JSON)
        };
        assert!(accepts("*/*") && accepts("text/html, application/json;q=0.1") && accepts("application/*"));
        assert!(!accepts("text/html") && !accepts("application/json;q=0, */*"));
    }
}
