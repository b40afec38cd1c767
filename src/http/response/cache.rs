//! In-process cache of encoded GET responses, keyed by URL, `Accept`, `Accept-Language` and content encoding.
//!
//! An entry is valid while its [`Dependency`] has the same [`CacheVersion`] in the catalog: a publication elsewhere
//! leaves it valid. Bounded by bytes. Concurrent misses on one key wait for a single fill.
use crate::catalog::{CacheVersion, Dependency};
use crate::http::response::encoded::EncodedResponse;
use crate::http::response::encoding::ContentEncoding;
use crate::service::Register;
use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderName};
use quick_cache::sync::{Cache, DefaultLifecycle, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, Equivalent, Weighter};
use std::future::poll_fn;
use std::hash::{Hash, Hasher};
use std::pin::pin;
use std::sync::Arc;

/// Longest URL and headers, in bytes together, of a cached response.
const MAX_KEY_BYTES: usize = 1500;
/// Approximate memory of an entry in addition to its URL and body, in bytes.
const ENTRY_OVERHEAD: u64 = 2000;

/// The response cache of one process.
pub struct ResponseCache {
    responses: Cache<CacheKey, Arc<CachedResponse>, ResponseWeighter>,
}

/// An encoded response and the version of what it depends on.
pub struct CachedResponse {
    pub response: EncodedResponse,
    pub dependency: Dependency,
    pub version: CacheVersion,
}

/// The key of a cached response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheKey {
    url: Box<str>,
    language: Box<str>,
    accept: Box<str>,
    encoding: ContentEncoding,
}

/// A borrowed [`CacheKey`], so that a lookup allocates nothing.
struct CacheKeyRef<'a> {
    url: &'a str,
    language: &'a str,
    accept: &'a str,
    encoding: ContentEncoding,
}

impl Hash for CacheKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.borrowed().hash(state);
    }
}

impl Hash for CacheKeyRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.url, self.language, self.accept, self.encoding).hash(state);
    }
}

impl Equivalent<CacheKey> for CacheKeyRef<'_> {
    fn equivalent(&self, key: &CacheKey) -> bool {
        self.url == &*key.url
            && self.language == &*key.language
            && self.accept == &*key.accept
            && self.encoding == key.encoding
    }
}

impl CacheKey {
    /// Returns the key of a request. `None` if its response is not cached.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        CacheKeyRef::of(request).as_ref().map(Self::from)
    }

    fn borrowed(&self) -> CacheKeyRef<'_> {
        CacheKeyRef { url: &self.url, language: &self.language, accept: &self.accept, encoding: self.encoding }
    }
}

impl From<&CacheKeyRef<'_>> for CacheKey {
    fn from(key: &CacheKeyRef<'_>) -> Self {
        Self { url: key.url.into(), language: key.language.into(), accept: key.accept.into(), encoding: key.encoding }
    }
}

impl<'a> CacheKeyRef<'a> {
    fn of(request: &'a HttpRequest) -> Option<Self> {
        let headers = request.headers();
        let uri = request.uri();
        let url = uri.path_and_query().map_or(uri.path(), |path| path.as_str());
        let (language, accept) = (single_value(headers, &ACCEPT_LANGUAGE)?, single_value(headers, &ACCEPT)?);
        (url.len() + language.len() + accept.len() <= MAX_KEY_BYTES).then(|| Self {
            url,
            language,
            accept,
            encoding: ContentEncoding::negotiate(headers),
        })
    }
}

/// Returns the value of a header, empty if it is missing. `None` for a repeated header: that is rare, and such a
/// request bypasses the cache.
fn single_value<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name);
    let first = values.next().and_then(|value| value.to_str().ok()).unwrap_or_default();
    values.next().is_none().then_some(first)
}

/// Weighs entries by their memory, in bytes.
#[derive(Clone)]
pub struct ResponseWeighter;

impl Weighter<CacheKey, Arc<CachedResponse>> for ResponseWeighter {
    fn weight(&self, key: &CacheKey, cached: &Arc<CachedResponse>) -> u64 {
        ENTRY_OVERHEAD + (key.url.len() + cached.response.body().len()) as u64
    }
}

/// A valid entry.
pub struct CacheHit {
    pub cached: Arc<CachedResponse>,
    /// Number of log entries that the response reflects; `None` if it does not depend on the log.
    pub index: Option<u64>,
}

/// The right to fill one key.
pub type FillGuard<'a> = PlaceholderGuard<
    'a,
    CacheKey,
    Arc<CachedResponse>,
    ResponseWeighter,
    DefaultHashBuilder,
    DefaultLifecycle<CacheKey, Arc<CachedResponse>>,
>;

/// The result of a lookup.
pub enum Lookup<'a> {
    Hit(CacheHit),
    /// Fill or drop the guard; requests for the same key wait on it.
    Miss(FillGuard<'a>),
    /// The fill that this request waited for failed or is outdated: respond without the cache.
    Bypass,
}

impl ResponseCache {
    /// Creates a cache of at most `bytes` bytes.
    pub fn new(bytes: u64) -> Self {
        let expected = usize::try_from(bytes / 4096).unwrap_or(1000).max(100);
        Self { responses: Cache::with_weighter(expected, bytes, ResponseWeighter) }
    }

    /// Returns the valid entry for a request, if there is one.
    pub fn get(&self, register: &Register, request: &ServiceRequest) -> Option<CacheHit> {
        let key = CacheKeyRef::of(request.request())?;
        validate(register, self.responses.get(&key)?)
    }

    /// Returns the valid entry for a key, waiting while another request fills it, or the right to fill it.
    ///
    /// No request waits twice: if the fill fails, the waiting requests continue in parallel.
    pub async fn get_or_reserve(&self, register: &Register, key: &CacheKey) -> Lookup<'_> {
        for _ in 0..2 {
            self.responses.remove_if(key, |cached| validate(register, cached.clone()).is_none());
            let mut lookup = pin!(self.responses.get_value_or_guard_async(key));
            let mut polls = 0;
            let result = poll_fn(|context| {
                polls += 1;
                lookup.as_mut().poll(context)
            });
            match result.await {
                Ok(cached) => {
                    if let Some(hit) = validate(register, cached) {
                        return Lookup::Hit(hit);
                    }
                }
                Err(guard) if polls == 1 => return Lookup::Miss(guard),
                Err(_) => return Lookup::Bypass,
            }
        }
        Lookup::Bypass
    }
}

/// Returns the entry as a hit if its version is current.
fn validate(register: &Register, cached: Arc<CachedResponse>) -> Option<CacheHit> {
    let (version, index) = register.catalog.cache_version(&cached.dependency, register.clock.now().date_naive());
    let index = (cached.dependency != Dependency::Program).then_some(index);
    (cached.version == version).then_some(CacheHit { cached, index })
}
