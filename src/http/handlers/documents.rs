//! Descriptions for programs.
use crate::Result;
use crate::domain::systems;
use crate::http::openapi_file::OPENAPI_JSON;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::public::{CacheBasis, CacheableResponse, JSON};
use actix_web::{HttpRequest, HttpResponse, get};

/// The JSON Schema of the record
///
/// `x-publish` of each field says when a publication needs it: `always`, `tier`, `condition` or `optional`.
#[utoipa::path(tag = "documents", responses((status = 200, description = "JSON Schema 2020-12", body = Object)))]
#[get("/schemas/record.json")]
pub async fn read_record_schema(request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    CacheableResponse::json(&systems::json_schema())?.basis(CacheBasis::program()).to(&request)
}

/// This description of the API
///
/// OpenAPI 3.1.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The document", body = Object)))]
#[get("/openapi.json")]
pub async fn read_openapi(request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    CacheableResponse::new(JSON, OPENAPI_JSON.into()).basis(CacheBasis::program()).to(&request)
}
