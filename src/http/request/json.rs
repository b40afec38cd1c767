//! JSON bodies, read into the domain's shapes; every error is reported at once.
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

/// The longest body, in bytes: a record may have 250 KB, and JSON may spell a character in six.
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

/// Extracts a JSON body of a checked shape; a body with faults is refused with all of them.
#[derive(Debug)]
pub struct JsonBody<T, M = Json> {
    pub value: T,
    /// The body as it was sent.
    json: Value,
    media_type: PhantomData<M>,
}

/// Extracts a merge patch of a checked shape.
pub type MergePatchBody<T> = JsonBody<T, MergePatch>;

impl<T: FromJson + ToSchema + 'static, M: MediaType + 'static> FromRequest for JsonBody<T, M> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let (request, payload) = (request.clone(), Payload::from_request(request, payload));
        Box::pin(async move {
            let payload = payload.await.map_err(|_| incomplete())?;
            let json = json(&request, payload, M::NAME).await?;
            Ok(Self { value: shape(&json)?, json, media_type: PhantomData })
        })
    }
}

impl<T, M> BodyContent for JsonBody<T, M> {
    fn content(&self) -> Vec<u8> {
        self.json.to_string().into_bytes()
    }
}

/// Extracts an edit of a document: `PUT` sends its replacement, `PATCH` a merge patch.
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
            let (json, edit) = edit(&request, payload).await?;
            Ok(Self { edit, json })
        })
    }
}

impl BodyContent for EditBody {
    fn content(&self) -> Vec<u8> {
        self.json.to_string().into_bytes()
    }
}

fn incomplete() -> Error {
    Error::parameter("", "broken", "the body did not arrive completely")
}

/// Reads a value into a shape.
///
/// # Errors
/// `Invalid` with every fault.
pub fn shape<T: FromJson>(value: &Value) -> Result<T> {
    let mut faults = FieldErrors::default();
    let read = T::from_json(value, "", &mut faults);
    let read = faults.into_result(read).map_err(Error::Invalid)?;
    read.ok_or_else(|| Error::Invalid(Vec::new()))
}

/// Reads a body of JSON. `expected`: its media type, without parameters.
///
/// # Errors
/// As [`read`], but for its content.
pub async fn json(request: &HttpRequest, payload: Payload, expected: &'static str) -> Result<Value> {
    let bytes = bytes(request, payload, expected, MAX_BODY).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Error::parameter("", "json", format!("this is no JSON (line {}, column {})", error.line(), error.column()))
    })
}

/// Reads what is sent to stand in the place of what is there (`PUT`), or as a merge patch on it (`PATCH`): as it came, and
/// as the edit that it asks for.
///
/// # Errors
/// As [`json`].
pub async fn edit(request: &HttpRequest, payload: Payload) -> Result<(Value, Edit)> {
    let (kind, edit): (_, fn(Value) -> Edit) = match *request.method() {
        Method::PATCH => ("application/merge-patch+json", Edit::Patch),
        _ => ("application/json", Edit::Replace),
    };
    let sent = json(request, payload, kind).await?;
    Ok((sent.clone(), edit(sent)))
}

/// Reads a body of some media type, at most `most` bytes of it.
///
/// # Errors
/// `UnsupportedMediaType`, `TooLarge`.
pub async fn bytes(request: &HttpRequest, mut payload: Payload, expected: &'static str, most: usize) -> Result<Bytes> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(expected)) {
        return Err(Error::UnsupportedMediaType { expected });
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| incomplete())?;
        if body.len() + chunk.len() > most {
            return Err(Error::TooLarge { limit: most });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.into())
}
