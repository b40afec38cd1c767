//! The response cache around all routes, `HEAD`, and the headers of every response.
use crate::http::request::head::route_head_as_get;
use crate::http::response::cache::{CacheHit, CacheKey, CachedResponse, Lookup, ResponseCache};
use crate::http::response::headers::add_default_headers;
use crate::service::Register;
use actix_web::Error;
use actix_web::body::EitherBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::web::Data;
use futures_util::future::{Either, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// The viewer of the OpenAPI document: the only page with scripts, all of them from this server.
const VIEWER: &str = "/v1/docs/";
const VIEWER_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/// Paths whose responses are never cached: streams and slow responses must not wait for one another, and private
/// responses must not reach other clients.
const UNCACHED_PREFIXES: [&str; 13] = [
    "/v1/account",
    "/v1/auth",
    "/.well-known",
    "/v1/challenges/proof-of-work",
    "/v1/changes",
    "/v1/export/challenges",
    "/v1/export/systems",
    "/v1/export/versions",
    "/v1/log/consistency",
    "/log/checkpoint",
    "/healthz",
    "/readyz",
    VIEWER,
];
/// Suffix of paths whose responses are never cached.
const UNCACHED_SUFFIX: &str = "/proof";

/// Factory of the middleware.
pub struct ResponseCacheMiddleware {
    pub register: Data<Register>,
    pub cache: Data<ResponseCache>,
}

impl<S, B> Transform<S, ServiceRequest> for ResponseCacheMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ResponseCacheService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let (register, cache) = (self.register.clone(), self.cache.clone());
        ready(Ok(ResponseCacheService { service: Rc::new(service), register, cache }))
    }
}

/// The middleware around the routes of one worker.
pub struct ResponseCacheService<S> {
    service: Rc<S>,
    register: Data<Register>,
    cache: Data<ResponseCache>,
}

type Response<B> = Result<ServiceResponse<EitherBody<B>>, Error>;

impl<S, B> Service<ServiceRequest> for ResponseCacheService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Either<Ready<Response<B>>, Pin<Box<dyn Future<Output = Response<B>>>>>;

    forward_ready!(service);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        route_head_as_get(&mut request);
        // A response to credentials must not reach other clients.
        let public_get = request.method() == Method::GET && !request.headers().contains_key(AUTHORIZATION);
        if public_get && let Some(hit) = self.cache.get(&self.register, &request) {
            return Either::Left(ready(Ok(cached_response(&self.register, request, &hit))));
        }
        let (service, register, cache) = (self.service.clone(), self.register.clone(), self.cache.clone());
        Either::Right(Box::pin(async move {
            let key = if public_get && is_cacheable(request.path()) { CacheKey::of(request.request()) } else { None };
            let guard = match &key {
                None => None,
                Some(key) => match cache.get_or_reserve(&register, key).await {
                    Lookup::Hit(hit) => return Ok(cached_response(&register, request, &hit)),
                    Lookup::Miss(guard) => Some(guard),
                    Lookup::Bypass => None,
                },
            };
            let mut response = service.call(request).await?;
            let cached = response.response_mut().extensions_mut().remove::<Arc<CachedResponse>>();
            if let (Some(guard), Some(cached)) = (guard, cached) {
                // The cache refuses the entry if the guard was invalidated meanwhile; then the next request fills it.
                let _ = guard.insert(cached);
            }
            add_headers(&mut response);
            Ok(response.map_into_left_body())
        }))
    }
}

/// Returns true if the responses of a path may be cached.
fn is_cacheable(path: &str) -> bool {
    !path.ends_with(UNCACHED_SUFFIX) && !UNCACHED_PREFIXES.iter().any(|prefix| path.starts_with(prefix))
}

/// Adds the headers of every response.
fn add_headers<B>(response: &mut ServiceResponse<B>) {
    if response.request().path().starts_with(VIEWER) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(VIEWER_POLICY));
    }
    add_default_headers(response.headers_mut());
}

fn cached_response<B>(register: &Register, request: ServiceRequest, hit: &CacheHit) -> ServiceResponse<EitherBody<B>> {
    let response = hit.cached.response.response(request.headers(), hit.index, register.clock.now());
    request.into_response(response.map_into_right_body())
}
