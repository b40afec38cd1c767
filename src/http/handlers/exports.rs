//! `/v1/export`: bulk downloads, generated while they are read.
//!
//! An export shows one state of the register: its systems are copied out of the catalog together and cannot change
//! while the client reads. The bytes are a function of the program, the log, the day and the URL; therefore exports
//! have strong entity tags and byte ranges.
mod blocking;
mod body_stream;
mod challenges;
mod compressor;
mod dictionary;
mod download;
mod entity_tag;
mod format;
mod length;
mod line;
mod range;
mod snapshot;
mod spreadsheet;
mod spreadsheet_cache;
mod versions;

use crate::Result;
use crate::http::request::query::{FromQuery, QueryParams, QueryReader};
use crate::http::request::system_filter::{SelectionParams, SystemFilter};
use crate::http::response::media_type::{CSV, JSON, JSON_LD, NDJSON, XLSX};
use crate::service::Register;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
pub use challenges::{export_challenges_csv, export_challenges_ndjson};
pub use dictionary::{read_dictionary, read_dictionary_csv};
use download::ExportFile;
use format::{ExportFormat, SystemExportDocument};
use snapshot::Snapshot;
pub use versions::export_versions;

/// The systems that an export contains.
struct ExportQuery(SystemFilter);

impl FromQuery for ExportQuery {
    type Parameters = SelectionParams;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self(SystemFilter::read(query))
    }
}

/// Export systems as JSON
///
/// Each item is the same as in `/v1/systems/{id}?lang=*`.
#[utoipa::path(
    tag = "bulk",
    params(SelectionParams),
    responses((status = 200, description = "The systems", body = SystemExportDocument)),
)]
#[get("/export/systems.json")]
pub async fn export_json(
    register: Data<Register>,
    query: QueryParams<ExportQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "systems.json", content_type: JSON };
    let snapshot = Snapshot::of_systems(&register, &query.0.0)?;
    download::systems(&request, snapshot, file, ExportFormat::Json).await
}

/// Export systems as NDJSON
///
/// One line per system, the same as in `/v1/systems/{id}?lang=*`.
#[utoipa::path(
    tag = "bulk",
    params(SelectionParams),
    responses((status = 200, description = "One line per system", body = String, content_type = "application/x-ndjson")),
)]
#[get("/export/systems.ndjson")]
pub async fn export_ndjson(
    register: Data<Register>,
    query: QueryParams<ExportQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "systems.ndjson", content_type: NDJSON };
    let snapshot = Snapshot::of_systems(&register, &query.0.0)?;
    download::systems(&request, snapshot, file, ExportFormat::Ndjson).await
}

/// Export systems as CSV
///
/// RFC 4180 in UTF-8 with a byte order mark. Texts are in the default language of the record. `/v1/export/dictionary`
/// explains the columns. A cell that begins like a formula is preceded by an apostrophe.
#[utoipa::path(
    tag = "bulk",
    params(SelectionParams),
    responses((status = 200, description = "One row per system", body = String, content_type = "text/csv")),
)]
#[get("/export/systems.csv")]
pub async fn export_csv(
    register: Data<Register>,
    query: QueryParams<ExportQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "systems.csv", content_type: CSV };
    let snapshot = Snapshot::of_systems(&register, &query.0.0)?;
    download::systems(&request, snapshot, file, ExportFormat::Csv).await
}

/// Export systems as a spreadsheet
///
/// The table of `systems.csv` for Excel, with the dictionary and the source on separate sheets.
#[utoipa::path(
    tag = "bulk",
    params(SelectionParams),
    responses((status = 200, description = "One row per system", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
)]
#[get("/export/systems.xlsx")]
pub async fn export_xlsx(
    register: Data<Register>,
    query: QueryParams<ExportQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "systems.xlsx", content_type: XLSX };
    let snapshot = Snapshot::of_systems(&register, &query.0.0)?;
    download::spreadsheet(&request, snapshot, file).await
}

/// Export systems as linked data
///
/// JSON-LD with the terms of AIRO, DPV, DCAT and Dublin Core.
#[utoipa::path(
    tag = "bulk",
    params(SelectionParams),
    responses((status = 200, description = "A graph of the systems", body = Object, content_type = "application/ld+json")),
)]
#[get("/export/systems.jsonld")]
pub async fn export_jsonld(
    register: Data<Register>,
    query: QueryParams<ExportQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let file = ExportFile { name: "systems.jsonld", content_type: JSON_LD };
    let snapshot = Snapshot::of_systems(&register, &query.0.0)?;
    download::systems(&request, snapshot, file, ExportFormat::JsonLd).await
}

#[cfg(test)]
mod tests;
