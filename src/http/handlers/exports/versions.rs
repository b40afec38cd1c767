//! The export of all published versions with the log, read from the database chunk by chunk.
use crate::http::handlers::exports::entity_tag::{PROGRAM, digest, precondition_failed};
use crate::http::request::head::HeadOnly;
use crate::http::request::query::NoQuery;
use crate::http::response::encoded::is_not_modified;
use crate::http::response::encoding::{ContentEncoding, accepts_media_type};
use crate::http::response::media_type::NDJSON;
use crate::log::verify::{ExportHeader, ExportLine};
use crate::service::Register;
use crate::service::history;
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, get};
use anyhow::Context;
use futures_util::stream::{self, Stream};

/// Entries in one chunk. More are hardly faster, and each thread that reads needs memory for them.
const CHUNK_ENTRIES: u64 = 10;

/// Export all published versions with the log
///
/// NDJSON. The first line has the signed checkpoint and the key that verifies it; each further line is an entry of the
/// log with the content that it published. `algorithm-register verify` checks the file offline.
#[utoipa::path(
    tag = "bulk",
    responses((status = 200, description = "One line per log entry", body = String, content_type = "application/x-ndjson")),
)]
#[get("/export/versions.ndjson")]
pub async fn export_versions(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    if !accepts_media_type(request.headers(), NDJSON) {
        return Err(Error::NotAcceptable);
    }
    let (header, log_size) = history::export_head(&register).await?;
    let (mut response, content) = begin_response(request.headers(), &header, log_size)?;
    if !content {
        return Ok(response.finish());
    }
    if request.extensions().contains::<HeadOnly>() {
        return Ok(response.streaming(stream::empty::<Result<Bytes>>()));
    }
    let register = register.into_inner().as_ref().clone();
    Ok(response.streaming(VersionExport { register, header: Some(header), next: 0, log_size }.into_chunks()))
}

/// Begins the response; returns whether content follows: not if the client has it.
///
/// # Errors
/// `PreconditionFailed` if the request rules out the current state.
fn begin_response(
    request: &HeaderMap,
    first_line: &ExportHeader,
    log_size: u64,
) -> Result<(HttpResponseBuilder, bool)> {
    // Published content never changes, and a redaction appends an entry to the log.
    let digest = digest(&format!("{PROGRAM} {} {}", first_line.verifier_key, first_line.checkpoint));
    let tag = ContentEncoding::Identity.tag(&digest);
    if precondition_failed(request, &tag, None) {
        return Err(Error::PreconditionFailed);
    }
    let not_modified = is_not_modified(request, &digest, None);
    let mut response = HttpResponse::build(if not_modified { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    response
        .insert_header((header::ETAG, tag))
        .insert_header((header::VARY, "Accept"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header(("Register-Index", log_size.to_string()));
    if !not_modified {
        response
            .insert_header((header::CONTENT_TYPE, NDJSON))
            .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"versions.ndjson\""));
    }
    Ok((response, !not_modified))
}

/// The rest of an export.
struct VersionExport {
    register: Register,
    /// The first line, until it is sent.
    header: Option<ExportHeader>,
    /// Log index of the next line.
    next: u64,
    log_size: u64,
}

impl VersionExport {
    /// Streams the lines, chunk by chunk.
    fn into_chunks(self) -> impl Stream<Item = Result<Bytes>> {
        stream::try_unfold(self, |mut export| async move {
            let chunk = export.next_chunk().await?;
            Ok(chunk.map(|chunk| (chunk, export)))
        })
    }

    async fn next_chunk(&mut self) -> Result<Option<Bytes>> {
        if let Some(header) = self.header.take() {
            return Ok(Some(lines(&[header])?));
        }
        if self.next >= self.log_size {
            return Ok(None);
        }
        let end = self.log_size.min(self.next + CHUNK_ENTRIES);
        let entries: Vec<ExportLine> = history::export_lines(&self.register, self.next, end, self.log_size).await?;
        self.next = end;
        Ok(Some(lines(&entries)?))
    }
}

fn lines(values: &[impl serde::Serialize]) -> Result<Bytes> {
    let mut out = Vec::new();
    for value in values {
        serde_json::to_writer(&mut out, value).context("an entry cannot be serialized")?;
        out.push(b'\n');
    }
    Ok(out.into())
}
