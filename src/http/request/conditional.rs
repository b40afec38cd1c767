//! Conditional writes: the `If-Match` header.
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// Extracts the entity tag that a write expects, if the request names one.
#[derive(Debug)]
pub struct IfMatch(pub Option<String>);

/// Extracts the entity tag that a write expects; without one the request is refused with 428.
#[derive(Debug)]
pub struct RequiredIfMatch(pub String);

impl FromRequest for IfMatch {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let named = request.headers().contains_key(header::IF_MATCH);
        ready(named.then(|| if_match(request)).transpose().map(Self))
    }
}

impl FromRequest for RequiredIfMatch {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if_match(request).map(Self))
    }
}

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![parameter(Required::False)]
    }
}

impl IntoParams for RequiredIfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![parameter(Required::True)]
    }
}

/// Returns the entity tag in the `If-Match` header of a request.
///
/// # Errors
/// `PreconditionRequired` without the header; `PreconditionFailed` if it is not one strong entity tag.
fn if_match(request: &HttpRequest) -> Result<String> {
    let value = request.headers().get(header::IF_MATCH).ok_or(Error::PreconditionRequired)?;
    let tag = value.to_str().ok().and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"'));
    tag.map(str::to_owned).ok_or(Error::PreconditionFailed)
}

fn parameter(required: Required) -> Parameter {
    ParameterBuilder::new()
        .name("If-Match")
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some("The `ETag` of the state that you have read. `*` names no state and is refused"))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build()
}
