//! Finished answers, kept for as long as what they were made from stays as it was.
//!
//! An answer is found again by its address and by what the client accepts, and served only if its [`CacheVersion`] is what the
//! catalog would give it now: a publication elsewhere leaves it, one that matters makes it anew. Memory is bounded; what
//! is asked for often stays longest. Of many who ask for the same at once, one has it made and the others wait for it.
use crate::catalog::{CacheVersion, Dependency};
use crate::http::response::encoding::ContentEncoding;
use crate::http::response::public::EncodedResponse;
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

/// The longest address and the longest headers of answers that are kept.
const MAX_KEY: usize = 1500;
/// What an answer takes beside its body, roughly, in bytes.
const ENTRY_OVERHEAD: u64 = 2000;

/// The answers of one process.
pub struct ResponseCache {
    answers: Cache<CacheKey, Arc<CachedResponse>, ResponseWeighter>,
}

/// A finished answer, and what it was made from.
pub struct CachedResponse {
    pub finished: EncodedResponse,
    pub depends: Dependency,
    pub stamp: CacheVersion,
}

/// What an answer is kept under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheKey {
    address: Box<str>,
    language: Box<str>,
    accept: Box<str>,
    coding: ContentEncoding,
}

/// What an answer is looked for by.
struct CacheKeyRef<'a> {
    address: &'a str,
    language: &'a str,
    accept: &'a str,
    coding: ContentEncoding,
}

impl Hash for CacheKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.wanted().hash(state);
    }
}

impl Hash for CacheKeyRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.address, self.language, self.accept, self.coding).hash(state);
    }
}

impl Equivalent<CacheKey> for CacheKeyRef<'_> {
    fn equivalent(&self, key: &CacheKey) -> bool {
        self.address == &*key.address
            && self.language == &*key.language
            && self.accept == &*key.accept
            && self.coding == key.coding
    }
}

impl CacheKey {
    /// None: an answer to this is not kept.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        CacheKeyRef::of(request).as_ref().map(Self::from)
    }

    fn wanted(&self) -> CacheKeyRef<'_> {
        CacheKeyRef { address: &self.address, language: &self.language, accept: &self.accept, coding: self.coding }
    }
}

impl From<&CacheKeyRef<'_>> for CacheKey {
    fn from(wanted: &CacheKeyRef<'_>) -> Self {
        Self {
            address: wanted.address.into(),
            language: wanted.language.into(),
            accept: wanted.accept.into(),
            coding: wanted.coding,
        }
    }
}

impl<'a> CacheKeyRef<'a> {
    /// None: an answer to this is not kept.
    fn of(request: &'a HttpRequest) -> Option<Self> {
        let headers = request.headers();
        let uri = request.uri();
        let address = uri.path_and_query().map_or(uri.path(), |whole| whole.as_str());
        // A header that stands twice is rare, and read as a whole elsewhere.
        let (language, accept) = (text(headers, &ACCEPT_LANGUAGE)?, text(headers, &ACCEPT)?);
        (address.len() + language.len() + accept.len() <= MAX_KEY).then(|| Self {
            address,
            language,
            accept,
            coding: ContentEncoding::wanted(headers),
        })
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name);
    let first = values.next().and_then(|value| value.to_str().ok()).unwrap_or_default();
    values.next().is_none().then_some(first)
}

/// Weighs answers by the memory that they take.
#[derive(Clone)]
pub struct ResponseWeighter;

impl Weighter<CacheKey, Arc<CachedResponse>> for ResponseWeighter {
    fn weight(&self, key: &CacheKey, made: &Arc<CachedResponse>) -> u64 {
        ENTRY_OVERHEAD + (key.address.len() + made.finished.body().len()) as u64
    }
}

/// An answer that is right now, and how many entries of the log it reflects; none if it does not depend on the log.
pub struct CacheHit {
    pub made: Arc<CachedResponse>,
    pub index: Option<u64>,
}

/// What is there for a request.
pub enum Lookup<'a> {
    Answer(CacheHit),
    /// Nothing, and nobody makes it: whoever holds this does. Others who ask for the same wait until it is filled or
    /// dropped.
    Place(
        PlaceholderGuard<
            'a,
            CacheKey,
            Arc<CachedResponse>,
            ResponseWeighter,
            DefaultHashBuilder,
            DefaultLifecycle<CacheKey, Arc<CachedResponse>>,
        >,
    ),
    /// Nothing, and nobody to wait for: whoever made it failed, or what it made is outdated already.
    Nothing,
}

impl ResponseCache {
    /// `bytes`: the most memory for answers.
    pub fn new(bytes: u64) -> Self {
        let expected = usize::try_from(bytes / 4096).unwrap_or(1000).max(100);
        Self { answers: Cache::with_weighter(expected, bytes, ResponseWeighter) }
    }

    /// The answer to a request, if it is there and still right.
    pub fn answer(&self, register: &Register, request: &ServiceRequest) -> Option<CacheHit> {
        let wanted = CacheKeyRef::of(request.request())?;
        right(register, self.answers.get(&wanted)?)
    }

    /// The same, waiting while somebody else makes it. Nobody waits twice: if the first maker fails, those who waited
    /// go on side by side, not one behind the other.
    pub async fn get_or_reserve(&self, register: &Register, key: &CacheKey) -> Lookup<'_> {
        for _ in 0..2 {
            self.answers.remove_if(key, |made| right(register, made.clone()).is_none());
            let mut looking = pin!(self.answers.get_value_or_guard_async(key));
            let mut looks = 0;
            let found = poll_fn(|context| {
                looks += 1;
                looking.as_mut().poll(context)
            });
            match found.await {
                Ok(made) => {
                    if let Some(right) = right(register, made) {
                        return Lookup::Answer(right);
                    }
                }
                Err(place) if looks == 1 => return Lookup::Place(place),
                Err(_) => return Lookup::Nothing,
            }
        }
        Lookup::Nothing
    }
}

fn right(register: &Register, made: Arc<CachedResponse>) -> Option<CacheHit> {
    let (stamp, index) = register.catalog.cache_version(&made.depends, register.clock.now().date_naive());
    let index = (made.depends != Dependency::Program).then_some(index);
    (made.stamp == stamp).then_some(CacheHit { made, index })
}
