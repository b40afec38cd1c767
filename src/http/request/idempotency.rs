//! Idempotent requests: the `Idempotency-Key` header together with the body that it belongs to.
use crate::http::response::private;
use crate::service::idempotency::IdempotencyKey;
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use std::future::{Ready, ready};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// A body whose content the digest of a request covers.
pub trait BodyContent {
    /// Returns the content as bytes: equal for equal bodies.
    fn content(&self) -> Vec<u8>;
}

/// Extracts a body and the idempotency key of the request. One extractor reads both, because the key holds for this
/// body only: another body with the same key is refused with 422.
#[derive(Debug)]
pub struct Idempotent<B> {
    pub key: IdempotencyKey,
    pub body: B,
}

impl<B: FromRequest<Error = Error> + BodyContent + 'static> FromRequest for Idempotent<B> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, body) = (request.clone(), B::from_request(request, payload));
        Box::pin(async move {
            let body = body.await?;
            let key = private::idempotency_key(&request, &body.content())?;
            Ok(Self { key, body })
        })
    }
}

/// A request without a body.
#[derive(Debug)]
pub struct NoBody;

impl FromRequest for NoBody {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self))
    }
}

impl BodyContent for NoBody {
    fn content(&self) -> Vec<u8> {
        b"null".to_vec()
    }
}

/// Describes the `Idempotency-Key` header.
pub struct IdempotencyKeyHeader;

impl IntoParams for IdempotencyKeyHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("A repeated request with the same key and body gets the same response, for 24 hours"))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String).max_length(Some(200))));
        vec![header.build()]
    }
}
