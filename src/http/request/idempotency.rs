//! Idempotent requests: the `Idempotency-Key` header together with the body that it belongs to.
use crate::service::idempotency::IdempotencyKey;
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use futures_util::future::LocalBoxFuture;
use sha2::{Digest, Sha256};
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
            let key = idempotency_key(&request, &body.content())?;
            Ok(Self { key, body })
        })
    }
}

/// Returns the key of an idempotent write: the `Idempotency-Key` header, if there is one, and a digest of the request.
///
/// # Errors
/// `BadRequest` if the header is malformed.
pub fn idempotency_key(request: &HttpRequest, body: &[u8]) -> Result<IdempotencyKey> {
    let key = request.headers().get("idempotency-key").map(|value| {
        let text = value.to_str().unwrap_or_default().trim();
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let valid = (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        let error = || Error::parameter("Idempotency-Key", "key", "1 to 200 visible ASCII characters are expected");
        valid.then(|| text.to_owned()).ok_or_else(error)
    });
    let mut digest = Sha256::new();
    for part in [request.method().as_str().as_bytes(), request.uri().to_string().as_bytes(), body] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    Ok(IdempotencyKey { key: key.transpose()?, request_digest: BASE64URL.encode(digest.finalize()) })
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
