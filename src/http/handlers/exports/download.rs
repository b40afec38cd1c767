//! The response of an export: status, headers, and the part of the body that the client requests.
use crate::domain::values::Instant;
use crate::http::handlers::exports::body_stream::{full_body, partial_body};
use crate::http::handlers::exports::compressor::Compressor;
use crate::http::handlers::exports::entity_tag::{digest, precondition_failed};
use crate::http::handlers::exports::format::{ExportFormat, ExportSource, SystemExport};
use crate::http::handlers::exports::length::{cached_length, compute_length};
use crate::http::handlers::exports::range::ByteRange;
use crate::http::handlers::exports::snapshot::{ExportBasis, Snapshot};
use crate::http::handlers::exports::spreadsheet_cache::Spreadsheet;
use crate::http::request::head::HeadOnly;
use crate::http::response::encoded::{http_date, is_not_modified};
use crate::http::response::encoding::{ContentEncoding, accepts_media_type};
use crate::{Error, Result};
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use futures_util::stream::{self, Empty};
use std::ops::Range;
use std::sync::Arc;

/// Name and media type of an export.
#[derive(Debug, Clone, Copy)]
pub struct ExportFile {
    pub name: &'static str,
    pub content_type: &'static str,
}

/// Encodings of exports: the fast ones.
const ENCODINGS: [ContentEncoding; 3] = [ContentEncoding::Zstd, ContentEncoding::Gzip, ContentEncoding::Identity];

/// The headers that all responses about one export share.
struct Export<'a> {
    request: &'a HttpRequest,
    file: ExportFile,
    /// Digest for the entity tags. `None` if the bytes are not a function of the state of the register.
    digest: Option<String>,
    log_size: u64,
    modified: Option<Instant>,
}

impl<'a> Export<'a> {
    /// # Errors
    /// `NotAcceptable` if the client does not accept the media type.
    fn new(request: &'a HttpRequest, file: ExportFile, basis: &ExportBasis) -> Result<Self> {
        if !accepts_media_type(request.headers(), file.content_type) {
            return Err(Error::NotAcceptable);
        }
        let digest = basis.fingerprint.as_ref().map(|state| digest(&format!("{state} {}", request.uri())));
        Ok(Self { request, file, digest, log_size: basis.log_size, modified: basis.modified })
    }

    /// Begins a response with its headers.
    fn response(&self, status: StatusCode, encoding: ContentEncoding) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(status);
        response.insert_header((header::VARY, "Accept, Accept-Encoding"));
        response.insert_header(("Register-Index", self.log_size.to_string()));
        match &self.digest {
            Some(digest) => {
                response.insert_header((header::ETAG, encoding.tag(digest)));
                response.insert_header((header::ACCEPT_RANGES, "bytes"));
                response.insert_header((header::CACHE_CONTROL, "public, max-age=10, stale-while-revalidate=60"));
                if let Some(at) = self.modified {
                    response.insert_header((header::LAST_MODIFIED, http_date(at)));
                }
            }
            None => {
                response.insert_header((header::ACCEPT_RANGES, "none"));
                response.insert_header((header::CACHE_CONTROL, "no-cache"));
            }
        }
        if status != StatusCode::NOT_MODIFIED {
            response.insert_header((header::CONTENT_TYPE, self.file.content_type));
            let disposition = format!("attachment; filename=\"{}\"", self.file.name);
            response.insert_header((header::CONTENT_DISPOSITION, disposition));
            if let Some(name) = encoding.name() {
                response.insert_header((header::CONTENT_ENCODING, name));
            }
        }
        response
    }

    /// Begins a response with a range of the bytes.
    fn partial_response(&self, range: &Range<u64>, length: u64) -> HttpResponseBuilder {
        let mut response = self.response(StatusCode::PARTIAL_CONTENT, ContentEncoding::Identity);
        let content_range = format!("bytes {}-{}/{length}", range.start, range.end - 1);
        response.insert_header((header::CONTENT_RANGE, content_range));
        response
    }

    /// Returns 304 if the client has the current content.
    ///
    /// # Errors
    /// `PreconditionFailed` if the request rules out the current state.
    fn not_modified(&self, encoding: ContentEncoding) -> Result<Option<HttpResponse>> {
        let Some(digest) = &self.digest else { return Ok(None) };
        let headers = self.request.headers();
        if precondition_failed(headers, &encoding.tag(digest), self.modified) {
            return Err(Error::PreconditionFailed);
        }
        let not_modified = is_not_modified(headers, digest, self.modified);
        Ok(not_modified.then(|| self.response(StatusCode::NOT_MODIFIED, encoding).finish()))
    }

    /// Returns the requested range. `None` for the complete body: also for `HEAD`, for a range that cannot be parsed,
    /// and if `If-Range` names another state.
    fn range(&self) -> Option<ByteRange> {
        if self.is_head() {
            return None;
        }
        let digest = self.digest.as_ref()?;
        let value = |name| self.request.headers().get(name).and_then(|value| value.to_str().ok());
        let range = ByteRange::parse(value(header::RANGE)?)?;
        // A date is not a strong validator: the register may change twice within a second.
        let current = ContentEncoding::Identity.tag(digest);
        value(header::IF_RANGE).is_none_or(|tag| tag.trim() == current).then_some(range)
    }

    fn is_head(&self) -> bool {
        self.request.extensions().contains::<HeadOnly>()
    }
}

/// Responds with the systems of a snapshot.
///
/// # Errors
/// As [`respond`].
pub async fn systems(
    request: &HttpRequest,
    snapshot: Snapshot,
    file: ExportFile,
    format: ExportFormat,
) -> Result<HttpResponse> {
    let snapshot = Arc::new(snapshot);
    respond(request, &snapshot.basis, file, || SystemExport::new(snapshot.clone(), format)).await
}

/// Responds with an export that is generated while it is read. `new_source` creates a source at its beginning.
///
/// # Errors
/// `NotAcceptable`, `PreconditionFailed`; or if the length is needed and the export cannot be generated.
pub async fn respond<S: ExportSource>(
    request: &HttpRequest,
    basis: &ExportBasis,
    file: ExportFile,
    new_source: impl Fn() -> S,
) -> Result<HttpResponse> {
    let export = Export::new(request, file, basis)?;
    let range = export.range();
    let encoding = match range {
        Some(_) => ContentEncoding::Identity,
        None => ContentEncoding::best_of(request.headers(), &ENCODINGS),
    };
    if let Some(response) = export.not_modified(encoding)? {
        return Ok(response);
    }
    if encoding != ContentEncoding::Identity {
        return export.compressed_response(encoding, new_source);
    }
    let length = export.length(range.is_some() || export.is_head(), &new_source).await?;
    match (range, length) {
        (Some(range), Some(length)) => Ok(export.range_response(range, length, new_source)),
        (_, length) => Ok(export.full_response(length, new_source)),
    }
}

impl Export<'_> {
    fn compressed_response<S: ExportSource>(
        &self,
        encoding: ContentEncoding,
        new_source: impl FnOnce() -> S,
    ) -> Result<HttpResponse> {
        let mut response = self.response(StatusCode::OK, encoding);
        if self.is_head() {
            return Ok(response.streaming(no_body()));
        }
        Ok(response.streaming(full_body(new_source(), Compressor::new(encoding)?, None)))
    }

    /// Returns the length of the export if it is cached. If it is `needed`, the export is generated once to be counted,
    /// provided that its bytes stay the same.
    async fn length<S: ExportSource>(&self, needed: bool, new_source: impl FnOnce() -> S) -> Result<Option<u64>> {
        let Some(digest) = &self.digest else { return Ok(None) };
        match cached_length(digest) {
            None if needed => Ok(Some(compute_length(new_source(), Some(digest.clone())).await?)),
            cached => Ok(cached),
        }
    }

    fn range_response<S: ExportSource>(
        &self,
        range: ByteRange,
        length: u64,
        new_source: impl FnOnce() -> S,
    ) -> HttpResponse {
        let Some(range) = range.resolve(length) else { return range_not_satisfiable(length) };
        let (skip, take) = (range.start, range.end - range.start);
        let body = partial_body(new_source(), skip, take);
        self.partial_response(&range, length).body(SizedStream::new(take, body))
    }

    fn full_response<S: ExportSource>(&self, length: Option<u64>, new_source: impl FnOnce() -> S) -> HttpResponse {
        let mut response = self.response(StatusCode::OK, ContentEncoding::Identity);
        match (length, self.is_head()) {
            (Some(length), true) => response.body(SizedStream::new(length, no_body())),
            (None, true) => response.streaming(no_body()),
            (Some(length), false) => {
                response.body(SizedStream::new(length, full_body(new_source(), Compressor::Identity, None)))
            }
            (None, false) => response.streaming(full_body(new_source(), Compressor::Identity, self.digest.clone())),
        }
    }
}

/// Responds with a spreadsheet, which is generated before the first byte is sent.
///
/// # Errors
/// `NotAcceptable`, `PreconditionFailed`; or if the spreadsheet cannot be generated.
pub async fn spreadsheet(request: &HttpRequest, snapshot: Snapshot, file: ExportFile) -> Result<HttpResponse> {
    let export = Export::new(request, file, &snapshot.basis)?;
    if let Some(response) = export.not_modified(ContentEncoding::Identity)? {
        return Ok(response);
    }
    let spreadsheet = Spreadsheet::of(snapshot, export.digest.clone()).await?;
    let length = spreadsheet.length;
    let (range, mut response) = match export.range() {
        None => (0..length, export.response(StatusCode::OK, ContentEncoding::Identity)),
        Some(range) => {
            let Some(range) = range.resolve(length) else { return Ok(range_not_satisfiable(length)) };
            let response = export.partial_response(&range, length);
            (range, response)
        }
    };
    let take = range.end - range.start;
    if export.is_head() {
        return Ok(response.body(SizedStream::new(take, no_body())));
    }
    Ok(response.body(SizedStream::new(take, spreadsheet.stream(range))))
}

fn no_body() -> Empty<Result<Bytes>> {
    stream::empty()
}

fn range_not_satisfiable(length: u64) -> HttpResponse {
    let mut response = Error::RangeNotSatisfiable.error_response();
    if let Ok(value) = header::HeaderValue::from_str(&format!("bytes */{length}")) {
        response.headers_mut().insert(header::CONTENT_RANGE, value);
    }
    response
}
