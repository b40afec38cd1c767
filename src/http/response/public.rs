//! Public responses: content type, language, entity tag, compression, caching.
use crate::catalog::{CacheVersion, CatalogState, Dependency};
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::http::response::cache::CachedResponse;
use crate::http::response::encoded::{EncodedResponse, http_date};
use crate::http::response::encoding::{ContentEncoding, accepts_media_type};
use crate::http::response::media_type::{BINARY, JSON};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::sync::Arc;

/// Most capacity that a serialization buffer retains for the next response, in bytes.
const MAX_BUFFER_CAPACITY: usize = 64 << 10;

thread_local! {
    /// Per-thread serialization buffer, copied once to the exact size: avoids reallocation and heap fragmentation.
    static SERIALIZE_BUF: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Time during which clients and proxies may use a response without revalidating it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Current content: some seconds, then revalidated in the background.
    ShortLived,
    /// Content that never changes, such as a full tile of the log.
    Immutable,
    /// Revalidated on each use.
    Revalidate,
}

/// The dependency of a response and its version. Take it under the same lock as the catalog's state and before reading
/// the database: a change in between then invalidates the response, and never validates an outdated one.
pub struct CacheBasis {
    dependency: Dependency,
    version: CacheVersion,
    index: u64,
}

impl CacheBasis {
    pub fn of(state: &CatalogState, dependency: Dependency, today: NaiveDate) -> Self {
        let search = if let Dependency::Search(index) = dependency { index.generation } else { 0 };
        let (version, index) = (state.cache_version(&dependency, search, today), state.reflected_size(&dependency));
        Self { dependency, version, index }
    }

    /// Returns the basis of content that changes only with the program.
    pub fn program() -> Self {
        Self::of(&CatalogState::default(), Dependency::Program, NaiveDate::MIN)
    }
}

/// The response to a public GET, before content negotiation and encoding.
pub struct CacheableResponse {
    body: Vec<u8>,
    content_type: &'static str,
    policy: CachePolicy,
    index: Option<u64>,
    modified: Option<Instant>,
    language: Option<Lang>,
    link: Option<String>,
    basis: Option<(Dependency, CacheVersion)>,
}

/// Size from which bodies are compressed, in bytes: below it, compression saves too little.
const MIN_COMPRESS_BYTES: usize = 800;

impl CacheableResponse {
    pub fn new(content_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            body,
            content_type,
            policy: CachePolicy::ShortLived,
            index: None,
            modified: None,
            language: None,
            link: None,
            basis: None,
        }
    }

    /// Serializes a value as JSON.
    ///
    /// # Errors
    /// If the value cannot be serialized.
    pub fn json(value: &impl Serialize) -> Result<Self> {
        Self::json_with_type(JSON, value)
    }

    /// Serializes a value as JSON with another media type.
    ///
    /// # Errors
    /// If the value cannot be serialized.
    pub fn json_with_type(content_type: &'static str, value: &impl Serialize) -> Result<Self> {
        SERIALIZE_BUF.with_borrow_mut(|buffer| {
            buffer.clear();
            buffer.shrink_to(MAX_BUFFER_CAPACITY);
            serde_json::to_writer(&mut *buffer, value).context("a response cannot be serialized")?;
            Ok(Self::new(content_type, buffer.as_slice().to_vec()))
        })
    }

    /// Sets the number of log entries that the response reflects.
    pub fn index(mut self, size: u64) -> Self {
        self.index = Some(size);
        self
    }

    /// Makes the response cacheable until its basis changes.
    pub fn basis(mut self, basis: CacheBasis) -> Self {
        let CacheBasis { dependency, version, index } = basis;
        self.index = (dependency != Dependency::Program).then_some(index);
        self.basis = Some((dependency, version));
        self
    }

    /// Sets the time of the last change of the content.
    pub fn modified(mut self, at: Option<Instant>) -> Self {
        self.modified = at;
        self
    }

    /// Sets the language of the content.
    pub fn language(mut self, lang: Option<Lang>) -> Self {
        self.language = lang;
        self
    }

    /// Sets the caching policy.
    pub fn policy(mut self, policy: CachePolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Links to the next page.
    pub fn next(mut self, url: Option<String>) -> Self {
        self.link = url.map(|url| format!("<{url}>; rel=\"next\""));
        self
    }

    /// Responds to a request: 304 if the client has the content, compressed if the client accepts that.
    ///
    /// # Errors
    /// `NotAcceptable` if the client does not accept the media type.
    pub fn to(self, request: &HttpRequest) -> Result<HttpResponse> {
        if !accepts_media_type(request.headers(), self.content_type) {
            return Err(Error::NotAcceptable);
        }
        let register = request.app_data::<Data<Register>>().context("no register is configured")?;
        let (index, basis) = (self.index, self.basis.clone());
        // Another version of the program, or other settings, may render the same state differently.
        let modified = self.modified.map(|at| at.max(register.started_at));
        let encoded = Self { modified, ..self }.encode(ContentEncoding::negotiate(request.headers()))?;
        let mut response = encoded.response(request.headers(), index, register.clock.now());
        if let Some((dependency, version)) = basis {
            response.extensions_mut().insert(Arc::new(CachedResponse { response: encoded, dependency, version }));
        }
        Ok(response)
    }

    fn encode(self, preferred: ContentEncoding) -> Result<EncodedResponse> {
        // Hashes do not compress, and clients store entries as they are.
        let small = self.body.len() < MIN_COMPRESS_BYTES || self.content_type == BINARY;
        let encoding = if small { ContentEncoding::Identity } else { preferred };
        let digest = BASE64URL.encode(&Sha256::digest(&self.body)[..15]);
        let mut headers = Vec::with_capacity(8);
        let mut add = |name: HeaderName, value: &str| {
            let value = HeaderValue::from_str(value).context("a response has an invalid header")?;
            headers.push((name, value));
            Ok::<_, anyhow::Error>(())
        };
        add(header::ETAG, &encoding.tag(&digest))?;
        add(header::VARY, "Accept, Accept-Encoding, Accept-Language")?;
        add(
            header::CACHE_CONTROL,
            match self.policy {
                CachePolicy::ShortLived => "public, max-age=10, stale-while-revalidate=60",
                CachePolicy::Immutable => "public, max-age=31536000, immutable",
                CachePolicy::Revalidate => "no-cache",
            },
        )?;
        if let Some(language) = &self.language {
            add(header::CONTENT_LANGUAGE, language.as_str())?;
        }
        if let Some(link) = &self.link {
            add(header::LINK, link)?;
        }
        let not_modified_headers = headers.len();
        headers.push((header::CONTENT_TYPE, HeaderValue::from_static(self.content_type)));
        if let Some(name) = encoding.name() {
            headers.push((header::CONTENT_ENCODING, HeaderValue::from_static(name)));
        }
        let headers = headers.into_boxed_slice();
        let modified =
            self.modified.map(|at| Ok::<_, anyhow::Error>((at, HeaderValue::from_str(&http_date(at).to_string())?)));
        let modified = modified.transpose().context("a date is no valid header")?;
        Ok(EncodedResponse { digest, modified, headers, not_modified_headers, body: encoding.apply(self.body)?.into() })
    }
}
