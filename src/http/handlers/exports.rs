//! `/v1/export`: everything at once, or what a list would show, made while it is read.
//!
//! An export is of one moment: the systems are taken together, and cannot change while the reader reads. The bytes are
//! a function of the program, the log, the day and the address; so there are strong entity tags, and parts.
mod body_stream;
mod challenges;
pub(in crate::http) mod download;
mod format;
mod line;
mod range;
mod sheet;
mod snapshot;
mod versions;

use crate::Result;
use crate::formats::dictionary;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::request::system_filter::{SelectionParams, SystemFilter};
use crate::http::response::public::{CacheBasis, CacheableResponse, JSON, NDJSON};
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
pub use challenges::{export_challenges_csv, export_challenges_ndjson};
use download::Named;
use format::ExportFormat;
use snapshot::Snapshot;
pub use versions::export_versions;

/// Two programs of one version may write different forms: the sources tell them apart.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("SOURCES"));

pub const CSV: &str = "text/csv; charset=utf-8";
pub const JSON_LD: &str = "application/ld+json";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn snapshot(request: &HttpRequest, register: &Register) -> Result<Snapshot> {
    let mut params = QueryReader::read::<SelectionParams>(request);
    let wanted = SystemFilter::read(&mut params);
    params.into_result()?;
    Snapshot::take(register, &wanted)
}

/// All systems as JSON
///
/// `{"items": […], "total": n, "index": n}`; each item as `/v1/systems/{id}?lang=*` shows it.
#[utoipa::path(tag = "bulk", params(SelectionParams), responses((status = 200, description = "The systems", body = Object)))]
#[get("/export/systems.json")]
pub async fn export_json(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "systems.json", content_type: JSON };
    download::systems(&request, snapshot(&request, &register)?, file, ExportFormat::Json).await
}

/// All systems as NDJSON
///
/// One line for each, as `/v1/systems/{id}?lang=*` shows it.
#[utoipa::path(tag = "bulk", params(SelectionParams), responses((status = 200, description = "One line for each system", body = String, content_type = "application/x-ndjson")))]
#[get("/export/systems.ndjson")]
pub async fn export_ndjson(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "systems.ndjson", content_type: NDJSON };
    download::systems(&request, snapshot(&request, &register)?, file, ExportFormat::Ndjson).await
}

/// All systems as a table in CSV
///
/// RFC 4180 in UTF-8 with a byte order mark. Texts are in the record's default language; `/v1/export/dictionary` tells
/// what each column means. What begins like a formula has an apostrophe before it.
#[utoipa::path(tag = "bulk", params(SelectionParams), responses((status = 200, description = "One row for each system", body = String, content_type = "text/csv")))]
#[get("/export/systems.csv")]
pub async fn export_csv(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "systems.csv", content_type: CSV };
    download::systems(&request, snapshot(&request, &register)?, file, ExportFormat::Csv).await
}

/// All systems as a spreadsheet
///
/// The table of `systems.csv` for Excel, with the dictionary and the source on sheets of their own.
#[utoipa::path(tag = "bulk", params(SelectionParams), responses((status = 200, description = "One row for each system", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
#[get("/export/systems.xlsx")]
pub async fn export_xlsx(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "systems.xlsx", content_type: XLSX };
    download::spreadsheet(&request, snapshot(&request, &register)?, file).await
}

/// All systems as linked data
///
/// JSON-LD with the terms of AIRO, DPV, DCAT and Dublin Core.
#[utoipa::path(tag = "bulk", params(SelectionParams), responses((status = 200, description = "A graph of the systems", body = Object, content_type = "application/ld+json")))]
#[get("/export/systems.jsonld")]
pub async fn export_jsonld(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "systems.jsonld", content_type: JSON_LD };
    download::systems(&request, snapshot(&request, &register)?, file, ExportFormat::JsonLd).await
}

/// What each field and each column means
#[utoipa::path(tag = "documents", responses((status = 200, description = "`columns` of the table and `fields` of a record; the same of challenges", body = Object)))]
#[get("/export/dictionary")]
pub async fn read_dictionary(request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    CacheableResponse::json(&dictionary::json())?.basis(CacheBasis::program()).to(&request)
}

/// The same as a table
#[utoipa::path(tag = "documents", responses((status = 200, description = "One row for each column and field", body = String, content_type = "text/csv")))]
#[get("/export/dictionary.csv")]
pub async fn read_dictionary_csv(request: HttpRequest) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    CacheableResponse::new(CSV, dictionary::csv()).basis(CacheBasis::program()).to(&request)
}

#[cfg(test)]
mod tests;
