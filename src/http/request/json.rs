//! Extractors of JSON bodies. All errors of a body are reported at once.
use crate::domain::drafts::merge::Edit;
use crate::domain::json::{FieldErrors, FromJson};
use crate::http::request::idempotency::BodyContent;
use crate::{Error, Result};
use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::{Bytes, Payload};
use actix_web::{FromRequest, HttpRequest, dev};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde_json::Value;
use std::marker::PhantomData;
use utoipa::ToSchema;

/// Maximum length of a body in bytes: a record may have 250 KB, and JSON may escape a character as six bytes.
pub const MAX_BODY: usize = 2_000_000;

/// The media type of a JSON body.
pub trait MediaType {
    const NAME: &'static str;
}

/// `application/json`.
#[derive(Debug)]
pub struct Json;

/// `application/merge-patch+json` (RFC 7396).
#[derive(Debug)]
pub struct MergePatch;

impl MediaType for Json {
    const NAME: &'static str = "application/json";
}

impl MediaType for MergePatch {
    const NAME: &'static str = "application/merge-patch+json";
}

/// Extracts a JSON body and validates it. An invalid body is refused with all of its errors.
#[derive(Debug)]
pub struct JsonBody<T, M = Json> {
    pub value: T,
    /// The body before validation.
    json: Value,
    media_type: PhantomData<M>,
}

/// Extracts a merge patch and validates it.
pub type MergePatchBody<T> = JsonBody<T, MergePatch>;

impl<T: FromJson + ToSchema + 'static, M: MediaType + 'static> FromRequest for JsonBody<T, M> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), Payload::from_request(request, payload));
        Box::pin(async move {
            let payload = payload.await.map_err(|_| incomplete())?;
            let json = read_json(&request, payload, M::NAME).await?;
            Ok(Self { value: parse_value(&json)?, json, media_type: PhantomData })
        })
    }
}

impl<T, M> BodyContent for JsonBody<T, M> {
    fn content(&self) -> Vec<u8> {
        self.json.to_string().into_bytes()
    }
}

/// Extracts an edit of a document: a `PUT` body replaces it, a `PATCH` body is a merge patch.
#[derive(Debug)]
pub struct EditBody {
    pub edit: Edit,
    json: Value,
}

impl FromRequest for EditBody {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), Payload::from_request(request, payload));
        Box::pin(async move {
            let payload = payload.await.map_err(|_| incomplete())?;
            let (edit, media_type): (fn(Value) -> Edit, _) = match *request.method() {
                Method::PATCH => (Edit::Patch, MergePatch::NAME),
                _ => (Edit::Replace, Json::NAME),
            };
            let json = read_json(&request, payload, media_type).await?;
            Ok(Self { edit: edit(json.clone()), json })
        })
    }
}

impl BodyContent for EditBody {
    fn content(&self) -> Vec<u8> {
        self.json.to_string().into_bytes()
    }
}

fn incomplete() -> Error {
    Error::body("broken", "the body did not arrive completely")
}

/// Validates a JSON value.
///
/// # Errors
/// `Invalid` with every error.
pub fn parse_value<T: FromJson>(value: &Value) -> Result<T> {
    let mut errors = FieldErrors::default();
    let parsed = T::from_json(value, "", &mut errors);
    let parsed = errors.into_result(parsed).map_err(Error::Invalid)?;
    parsed.ok_or_else(|| Error::Invalid(Vec::new()))
}

/// Reads a JSON body. `media_type`: without parameters.
async fn read_json(request: &HttpRequest, payload: Payload, media_type: &'static str) -> Result<Value> {
    let bytes = bytes(request, payload, media_type, MAX_BODY).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::body("json", format!("the body is not valid JSON (line {line}, column {column})"))
    })
}

/// Reads a body of the media type `expected`, of at most `max` bytes.
///
/// # Errors
/// `UnsupportedMediaType`, `TooLarge`; `BadRequest` if the body does not arrive completely.
pub async fn bytes(request: &HttpRequest, mut payload: Payload, expected: &'static str, max: usize) -> Result<Bytes> {
    let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case(expected) {
        return Err(Error::UnsupportedMediaType { expected });
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| incomplete())?;
        if body.len() + chunk.len() > max {
            return Err(Error::TooLarge { limit: max });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}
