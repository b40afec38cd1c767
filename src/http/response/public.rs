//! Public answers: content type, language, entity tag, compression, caching.
use crate::catalog::{CacheVersion, CatalogState, Dependency};
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::http::middleware::response_cache::{add_headers, add_headers_of_nothing};
use crate::http::response::cache::CachedResponse;
use crate::http::response::encoding::{ContentEncoding, accepts};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue, HttpDate};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

pub const JSON: &str = "application/json";
pub const NDJSON: &str = "application/x-ndjson";
pub const EVENTS: &str = "text/event-stream";
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const BINARY: &str = "application/octet-stream";

/// How much of its scratch space a thread keeps for the next answer, in bytes.
const SCRATCH_MOST: usize = 64 << 10;

thread_local! {
    /// Where answers are written before they are cut to their length: one that grew on the heap would be moved again and again, and
    /// leave a hole of each size.
    static SERIALIZE_BUF: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Marks a request whose answer has no body: a stream need not begin.
pub struct HeadOnly;

/// How long others may keep an answer without asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// About the present: seconds, and then in the background.
    Shortly,
    /// It never changes: a full tile of the log.
    Forever,
    /// Asked anew each time.
    Never,
}

/// What an answer is made from. It is taken under the lock under which the catalog is read, and before the database is:
/// then what changes in between makes the answer outdated, and never an outdated one right.
pub struct CacheBasis {
    depends: Dependency,
    stamp: CacheVersion,
    index: u64,
}

impl CacheBasis {
    pub fn of(current: &CatalogState, depends: Dependency, today: NaiveDate) -> Self {
        let search = if let Dependency::Search(searched) = depends { searched.generation } else { 0 };
        let (stamp, index) = (current.cache_version(&depends, search, today), current.reflected_size(&depends));
        Self { depends, stamp, index }
    }

    /// On the program alone.
    pub fn program() -> Self {
        Self::of(&CatalogState::default(), Dependency::Program, NaiveDate::MIN)
    }
}

/// What is answered to a public GET.
pub struct CacheableResponse {
    body: Vec<u8>,
    content_type: &'static str,
    keep: CachePolicy,
    index: Option<u64>,
    modified: Option<Instant>,
    language: Option<Lang>,
    link: Option<String>,
    made_from: Option<(Dependency, CacheVersion)>,
}

/// Below this many bytes compression does not pay.
const MIN_COMPRESS_BYTES: usize = 800;

impl CacheableResponse {
    pub fn new(content_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            body,
            content_type,
            keep: CachePolicy::Shortly,
            index: None,
            modified: None,
            language: None,
            link: None,
            made_from: None,
        }
    }

    pub fn json(value: &impl Serialize) -> Result<Self> {
        Self::written(JSON, value)
    }

    /// JSON of a media type of its own.
    pub fn written(content_type: &'static str, value: &impl Serialize) -> Result<Self> {
        SERIALIZE_BUF.with_borrow_mut(|scratch| {
            scratch.clear();
            scratch.shrink_to(SCRATCH_MOST);
            serde_json::to_writer(&mut *scratch, value).context("an answer cannot be written")?;
            Ok(Self::new(content_type, scratch.as_slice().to_vec()))
        })
    }

    /// The index of the log that the answer reflects: how many entries were known.
    pub fn index(mut self, size: u64) -> Self {
        self.index = Some(size);
        self
    }

    /// What the answer was made from: it is kept for others until that changes.
    pub fn basis(mut self, basis: CacheBasis) -> Self {
        let CacheBasis { depends, stamp, index } = basis;
        self.index = (depends != Dependency::Program).then_some(index);
        self.made_from = Some((depends, stamp));
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

    pub fn keep(mut self, keep: CachePolicy) -> Self {
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
        let register = request.app_data::<Data<Register>>().context("the register is not there")?;
        let (index, made_from) = (self.index, self.made_from.clone());
        // Another program, or other settings, may say the same in other words.
        let modified = self.modified.map(|at| at.max(register.started));
        let finished = Self { modified, ..self }.finish(ContentEncoding::wanted(request.headers()))?;
        let mut response = finished.response(request.headers(), index, register.clock.now());
        if let Some((depends, stamp)) = made_from {
            response.extensions_mut().insert(Arc::new(CachedResponse { finished, depends, stamp }));
        }
        Ok(response)
    }

    fn finish(self, wanted: ContentEncoding) -> Result<EncodedResponse> {
        // Hashes do not compress, and entries are asked for by programs that keep them as they are.
        let small = self.body.len() < MIN_COMPRESS_BYTES || self.content_type == BINARY;
        let coding = if small { ContentEncoding::Identity } else { wanted };
        let digest = BASE64URL.encode(&Sha256::digest(&self.body)[..15]);
        let mut headers = Vec::with_capacity(8);
        let mut add = |name: HeaderName, value: &str| {
            let value = HeaderValue::from_str(value).context("an answer has a header that cannot be sent")?;
            headers.push((name, value));
            Ok::<_, anyhow::Error>(())
        };
        add(header::ETAG, &coding.tag(&digest))?;
        add(header::VARY, "Accept, Accept-Encoding, Accept-Language")?;
        add(
            header::CACHE_CONTROL,
            match self.keep {
                CachePolicy::Shortly => "public, max-age=10, stale-while-revalidate=60",
                CachePolicy::Forever => "public, max-age=31536000, immutable",
                CachePolicy::Never => "no-cache",
            },
        )?;
        if let Some(language) = &self.language {
            add(header::CONTENT_LANGUAGE, language.as_str())?;
        }
        if let Some(link) = &self.link {
            add(header::LINK, link)?;
        }
        let of_body = headers.len();
        headers.push((header::CONTENT_TYPE, HeaderValue::from_static(self.content_type)));
        if let Some(name) = coding.name() {
            headers.push((header::CONTENT_ENCODING, HeaderValue::from_static(name)));
        }
        let headers = headers.into_boxed_slice();
        let modified =
            self.modified.map(|at| Ok::<_, anyhow::Error>((at, HeaderValue::from_str(&http_date(at).to_string())?)));
        let modified = modified.transpose().context("a date cannot be sent")?;
        Ok(EncodedResponse { digest, modified, headers, of_body, body: coding.apply(self.body)?.into() })
    }
}

/// An answer as it goes out: compressed, with all its headers.
pub struct EncodedResponse {
    /// Of the body before it was compressed.
    digest: String,
    /// When what it shows changed, and the same as it is sent.
    modified: Option<(Instant, HeaderValue)>,
    /// A list, because a map of them takes more than most bodies.
    headers: Box<[(HeaderName, HeaderValue)]>,
    /// From this one on they are about the body.
    of_body: usize,
    body: Bytes,
}

impl EncodedResponse {
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The answer to a request with these headers: 304 if the client has it. `index`: how much of the log it reflects.
    pub fn response(&self, asked: &HeaderMap, index: Option<u64>, now: Instant) -> HttpResponse {
        let same = unchanged(asked, &self.digest, self.modified.as_ref().map(|(at, _)| *at));
        let (mut response, headers) = if same {
            (HttpResponse::new(StatusCode::NOT_MODIFIED), &self.headers[..self.of_body])
        } else {
            let body = BoxBody::new(self.body.clone());
            (HttpResponse::with_body(StatusCode::OK, body), &*self.headers)
        };
        response.headers_mut().reserve(16);
        if same {
            add_headers_of_nothing(response.headers_mut());
        } else {
            add_headers(response.headers_mut());
        }
        for (name, value) in headers {
            response.headers_mut().insert(name.clone(), value.clone());
        }
        // A date of this second may still come to stand for something else (RFC 9110, section 8.8.2.2). Whoever has the answer
        // has its date, too (section 15.4.5).
        if let Some((at, date)) = self.modified.as_ref().filter(|_| !same)
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

pub(in crate::http) fn http_date(at: Instant) -> HttpDate {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    HttpDate::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Whether the client has this answer already (RFC 9110, section 13.2.2: tags go before dates).
pub(in crate::http) fn unchanged(headers: &HeaderMap, digest: &str, modified: Option<Instant>) -> bool {
    if let Some(tags) = headers.get(header::IF_NONE_MATCH) {
        let tags = tags.to_str().unwrap_or_default();
        return tags.split(',').map(str::trim).any(|tag| {
            let tag = tag.strip_prefix("W/").unwrap_or(tag);
            tag == "*" || ContentEncoding::is_tag_of(tag, digest)
        });
    }
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(|since| since.to_str().ok());
    let since = since.and_then(|since| chrono::DateTime::parse_from_rfc2822(since).ok());
    since.zip(modified).is_some_and(|(since, modified)| modified.timestamp() <= since.timestamp())
}
