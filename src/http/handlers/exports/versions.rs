//! Every version that was ever published, read from the database piece by piece.
use crate::http::handlers::exports::PROGRAM;
use crate::http::handlers::exports::download::{digest, is_head};
use crate::http::handlers::exports::range::is_another_wanted;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::encoded::is_not_modified;
use crate::http::response::encoding::{ContentEncoding, accepts_media_type};
use crate::http::response::public::NDJSON;
use crate::log::verify::{ExportHeader, ExportLine};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, get, web};
use futures_util::stream;

/// Entries read for one piece of the stream. More are hardly faster, and each thread that reads keeps their memory.
const STEP: u64 = 10;

/// Every version that was ever published, with the log that proves it
///
/// NDJSON. The first line is the signed checkpoint and the key that checks it, then one line for each entry of the log
/// with the content that it published. `algorithm-register verify` checks such a file without a network.
#[utoipa::path(tag = "bulk", responses((status = 200, description = "One line for each entry", body = String, content_type = "application/x-ndjson")))]
#[get("/export/versions.ndjson")]
pub async fn export_versions(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    if !accepts_media_type(request.headers(), NDJSON) {
        return Err(Error::NotAcceptable);
    }
    let (head, size) = register.export_head().await?;
    // What was published never changes, and what is redacted makes the log longer.
    let state = format!("{PROGRAM} {} {}", head.verifier_key, head.checkpoint);
    let digest = digest(&state);
    let tag = ContentEncoding::Identity.tag(&digest);
    if is_another_wanted(request.headers(), &tag, None) {
        return Err(Error::PreconditionFailed);
    }
    let same = is_not_modified(request.headers(), &digest, None);
    let mut response = HttpResponse::build(if same { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    response
        .insert_header((header::ETAG, tag))
        .insert_header((header::VARY, "Accept"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header(("Register-Index", size.to_string()));
    if same {
        return Ok(response.finish());
    }
    response
        .insert_header((header::CONTENT_TYPE, NDJSON))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"versions.ndjson\""));
    if is_head(&request) {
        return Ok(response.streaming(stream::empty::<Result<web::Bytes>>()));
    }
    let begin = State { register: register.into_inner().as_ref().clone(), head: Some(head), next: 0, size };
    let stream = stream::try_unfold(begin, |mut state| async move {
        let piece = state.piece().await?;
        Ok::<_, crate::Error>(piece.map(|piece| (piece, state)))
    });
    Ok(response.streaming(stream))
}

struct State {
    register: Register,
    head: Option<ExportHeader>,
    next: u64,
    size: u64,
}

impl State {
    async fn piece(&mut self) -> Result<Option<web::Bytes>> {
        if let Some(head) = self.head.take() {
            return Ok(Some(lines(&[head])?));
        }
        if self.next >= self.size {
            return Ok(None);
        }
        let end = self.size.min(self.next + STEP);
        let piece: Vec<ExportLine> = self.register.export_lines(self.next, end, self.size).await?;
        self.next = end;
        Ok(Some(lines(&piece)?))
    }
}

fn lines(values: &[impl serde::Serialize]) -> Result<web::Bytes> {
    let mut out = Vec::new();
    for value in values {
        serde_json::to_writer(&mut out, value).map_err(anyhow::Error::from)?;
        out.push(b'\n');
    }
    Ok(out.into())
}
