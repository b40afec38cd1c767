//! Extractors of query parameters.
mod languages;
mod reader;

pub use languages::{LanguageParams, Languages};
pub use reader::QueryReader;

use crate::http::request::urlencoded::{self, encode};
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};
use uuid::Uuid;

/// A type that is read from the query of a request.
pub trait FromQuery: Sized {
    /// The allowed parameters; any other is an error. Often the type itself.
    type Parameters: IntoParams + 'static;

    /// Reads the parameters. Errors are left in `query`, which reports all of them at once.
    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self;
}

/// Extracts a typed, strictly checked query.
pub struct QueryParams<T>(pub T);

impl<T: FromQuery> FromRequest for QueryParams<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut query = QueryReader::read::<T::Parameters>(request);
        let value = T::from_query(&mut query, request);
        ready(query.into_result().map(|()| Self(value)))
    }
}

/// Refuses every query parameter.
pub type NoQuery = QueryParams<()>;

/// No parameters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoParams {}

impl FromQuery for () {
    type Parameters = NoParams;

    fn from_query(_: &mut QueryReader, _: &HttpRequest) -> Self {}
}

/// The preferred languages of the reader, from `lang` or `Accept-Language`.
impl FromQuery for Languages {
    type Parameters = LanguageParams;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        query.languages(request)
    }
}

/// Two groups of parameters in one query.
impl<A: FromQuery, B: FromQuery> FromQuery for (A, B) {
    type Parameters = Merged<A::Parameters, B::Parameters>;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        (A::from_query(query, request), B::from_query(query, request))
    }
}

/// The parameters of `A` and those of `B`.
pub struct Merged<A, B>(PhantomData<(A, B)>);

impl<A: IntoParams, B: IntoParams> IntoParams for Merged<A, B> {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = A::into_params(&parameter_in);
        all.extend(B::into_params(parameter_in));
        all
    }
}

/// Page size and cursor of a list whose cursor is an id.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    pub limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    pub cursor: Option<Uuid>,
}

impl FromQuery for Paging {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { limit: query.limit(), cursor: query.cursor(|text| Uuid::try_parse(text).ok()) }
    }
}

/// Returns the URL of the next page: that of the request, with another cursor.
pub fn next_page_url(request: &HttpRequest, cursor: &str) -> String {
    let others = urlencoded::parse(request.query_string())
        .filter_map(|(name, value)| Some((name?, value?)))
        .filter(|(name, _)| name != "cursor");
    let others = others.map(|(name, value)| format!("{}={}&", encode(&name), encode(&value)));
    format!("{}?{}cursor={}", request.path(), others.collect::<String>(), encode(cursor))
}
