//! `/v1/schemas/record.json` and `/v1/openapi.json`: machine-readable descriptions of the record and of the API.
use crate::Result;
use crate::domain::systems;
use crate::http::openapi_file;
use crate::http::request::query::NoQuery;
use crate::http::response::media_type::JSON;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::service::Register;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

/// Get the JSON Schema of the record
///
/// `x-publish` of a field tells if a publication needs it: `always`, `tier`, `condition` or `optional`.
#[utoipa::path(
    tag = "documents",
    responses((status = 200, description = "JSON Schema 2020-12", body = Object)),
)]
#[get("/schemas/record.json")]
pub async fn read_record_schema(_: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    CacheableResponse::json(&systems::json_schema())?.basis(CacheBasis::program()).to(&request)
}

/// Get the OpenAPI document
///
/// This description of the API, in OpenAPI 3.1.
#[utoipa::path(tag = "documents", responses((status = 200, description = "The document", body = Object)))]
#[get("/openapi.json")]
pub async fn read_openapi(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let document = openapi_file::for_operator(&register.settings);
    CacheableResponse::new(JSON, document.into()).basis(CacheBasis::program()).to(&request)
}
