//! What every request meets first and every answer passes last: kept answers, `HEAD`, and the headers of all answers.
use crate::http::response::cache::{CacheHit, CacheKey, CachedResponse, Lookup, ResponseCache};
use crate::http::response::public::HeadOnly;
use crate::service::Register;
use actix_web::body::EitherBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, AUTHORIZATION, CONTENT_SECURITY_POLICY, HeaderMap,
    HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::web;
use actix_web::{Error, HttpMessage};
use futures_util::future::{Either, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// The viewer of the API's document is the one page with scripts: its own, and nobody else's.
const VIEWER: &str = "/v1/docs/";
const VIEWER_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/// Answers that take their time by themselves: nobody waits behind somebody else's.
const NEVER_KEPT: [&str; 13] = [
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
const PROOF: &str = "/proof";

/// The headers of all answers. Open data: any page may read it, say the last two.
const HEADERS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        "ETag, Link, Location, Register-Index, Retry-After, Content-Disposition, Accept-Ranges, Content-Range",
    ),
];

/// Puts the headers of all answers among others.
pub fn add_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Puts those among others that an answer without a body needs: the client has the rest with what it has (RFC 9110, section
/// 15.4.5), and a page of somebody else's may look.
pub fn add_headers_of_nothing(headers: &mut HeaderMap) {
    for (name, value) in &HEADERS[HEADERS.len() - 2..] {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
}

/// The front of the register, around all routes.
pub struct Front {
    pub register: web::Data<Register>,
    pub kept: web::Data<ResponseCache>,
}

impl<S, B> Transform<S, ServiceRequest> for Front
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = Around<S>;
    type InitError = ();
    type Future = Ready<Result<Around<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(Around { service: Rc::new(service), register: self.register.clone(), kept: self.kept.clone() }))
    }
}

/// The front around the routes of one worker.
pub struct Around<S> {
    service: Rc<S>,
    register: web::Data<Register>,
    kept: web::Data<ResponseCache>,
}

type Answered<B> = Result<ServiceResponse<EitherBody<B>>, Error>;

impl<S, B> Service<ServiceRequest> for Around<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Either<Ready<Answered<B>>, Pin<Box<dyn Future<Output = Answered<B>>>>>;

    forward_ready!(service);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        // HEAD is GET without a body: the codec leaves the body out and keeps its length.
        if request.method() == Method::HEAD {
            request.head_mut().method = Method::GET;
            request.extensions_mut().insert(HeadOnly);
        }
        // What somebody with a token asks is answered to them alone.
        let get = request.method() == Method::GET && !request.headers().contains_key(AUTHORIZATION);
        if get && let Some(right) = self.kept.answer(&self.register, &request) {
            return Either::Left(ready(Ok(answered(&self.register, request, &right))));
        }
        let (service, register, kept) = (self.service.clone(), self.register.clone(), self.kept.clone());
        Either::Right(Box::pin(async move {
            let alone = NEVER_KEPT.iter().any(|path| request.path().starts_with(path));
            let can_be_kept = get && !alone && !request.path().ends_with(PROOF);
            let key = if can_be_kept { CacheKey::of(request.request()) } else { None };
            let place = match &key {
                None => None,
                Some(key) => match kept.get_or_reserve(&register, key).await {
                    Lookup::Answer(right) => return Ok(answered(&register, request, &right)),
                    Lookup::Place(place) => Some(place),
                    Lookup::Nothing => None,
                },
            };
            let mut answer = service.call(request).await?;
            let made = answer.response_mut().extensions_mut().remove::<Arc<CachedResponse>>();
            if let (Some(place), Some(made)) = (place, made) {
                // It is refused if the place was taken away meanwhile; then the next one makes it anew.
                let _ = place.insert(made);
            }
            // Whoever answers may forbid more.
            let policy = answer.headers().get(CONTENT_SECURITY_POLICY).cloned();
            add_headers(answer.headers_mut());
            if let Some(policy) = policy {
                answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            }
            if answer.request().path().starts_with(VIEWER) {
                answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(VIEWER_POLICY));
            }
            Ok(answer.map_into_left_body())
        }))
    }
}

fn answered<B>(register: &Register, request: ServiceRequest, right: &CacheHit) -> ServiceResponse<EitherBody<B>> {
    let response = right.made.finished.response(request.headers(), right.index, register.clock.now());
    request.into_response(response.map_into_right_body())
}
