//! How an export is answered: its status and headers, and which body it gets.
use crate::http::handlers::exports::body_stream::{Coder, count, length, make_sheet, pieces, read};
use crate::http::handlers::exports::format::{ExportFormat, ExportSource, Writer};
use crate::http::handlers::exports::range::{Part, is_another_wanted};
use crate::http::handlers::exports::snapshot::{Moment, Snapshot};
use crate::http::request::head::HeadOnly;
use crate::http::response::encoded::{http_date, is_not_modified};
use crate::http::response::encoding::{ContentEncoding, accepts_media_type};
use crate::{Error, Result};
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use futures_util::stream;
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::sync::Arc;

/// What an export is called, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub name: &'static str,
    pub content_type: &'static str,
}

/// The codings in which an export is offered: those that are quick.
const CODINGS: [ContentEncoding; 3] = [ContentEncoding::Zstd, ContentEncoding::Gzip, ContentEncoding::Identity];

/// What every answer about one export says, whatever its status.
struct Export<'a> {
    request: &'a HttpRequest,
    file: Named,
    /// What the entity tags are made of; none if nobody can tell what the bytes depend on.
    digest: Option<String>,
    size: u64,
    modified: Option<crate::domain::values::Instant>,
}

impl<'a> Export<'a> {
    fn new(request: &'a HttpRequest, file: Named, moment: &Moment) -> Result<Self> {
        if !accepts_media_type(request.headers(), file.content_type) {
            return Err(Error::NotAcceptable);
        }
        let digest = moment.state.as_ref().map(|state| digest(&format!("{state} {}", request.uri())));
        Ok(Self { request, file, digest, size: moment.size, modified: moment.modified })
    }

    fn begin(&self, status: StatusCode, coding: ContentEncoding) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(status);
        response.insert_header((header::VARY, "Accept, Accept-Encoding"));
        response.insert_header(("Register-Index", self.size.to_string()));
        match &self.digest {
            Some(digest) => {
                response.insert_header((header::ETAG, coding.tag(digest)));
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
            if let Some(name) = coding.name() {
                response.insert_header((header::CONTENT_ENCODING, name));
            }
        }
        response
    }

    /// Whether the client has it already, which would be sent in this coding.
    ///
    /// # Errors
    /// If the client wants another state.
    fn is_not_modified(&self, coding: ContentEncoding) -> Result<bool> {
        let Some(digest) = &self.digest else { return Ok(false) };
        let headers = self.request.headers();
        if is_another_wanted(headers, &coding.tag(digest), self.modified) {
            return Err(Error::PreconditionFailed);
        }
        Ok(is_not_modified(headers, digest, self.modified))
    }

    /// The part that is asked for. Whole is what nobody understands, what asks for several parts, and what asks for a
    /// part of something else than is there now. `HEAD` knows no parts.
    fn part(&self) -> Option<Part> {
        if self.is_head() {
            return None;
        }
        let digest = self.digest.as_ref()?;
        let value = |name| self.request.headers().get(name).and_then(|value| value.to_str().ok());
        let part = Part::parse(value(header::RANGE)?)?;
        // A date is no strong validator: the register may change twice within a second.
        let same = value(header::IF_RANGE).is_none_or(|tag| tag.trim() == ContentEncoding::Identity.tag(digest));
        same.then_some(part)
    }

    fn is_head(&self) -> bool {
        is_head(self.request)
    }

    fn partial(&self, range: &Range<u64>, length: u64) -> HttpResponseBuilder {
        let mut response = self.begin(StatusCode::PARTIAL_CONTENT, ContentEncoding::Identity);
        let said = format!("bytes {}-{}/{length}", range.start, range.end - 1);
        response.insert_header((header::CONTENT_RANGE, said));
        response
    }
}

/// What entity tags are made of.
pub fn digest(state: &str) -> String {
    BASE64URL.encode(&Sha256::digest(state.as_bytes())[..15])
}

/// Whether only the head of the answer is wanted.
pub fn is_head(request: &HttpRequest) -> bool {
    request.extensions().contains::<HeadOnly>()
}

/// Answers with all systems of a snapshot in a form that is written as it goes.
pub async fn systems(
    request: &HttpRequest,
    snapshot: Snapshot,
    file: Named,
    form: ExportFormat,
) -> Result<HttpResponse> {
    let snapshot = Arc::new(snapshot);
    written(request, &snapshot.moment, file, || Writer::new(snapshot.clone(), form)).await
}

/// Answers with what is written as it goes. `begin` gives somebody who writes it from its beginning.
pub async fn written<W: ExportSource>(
    request: &HttpRequest,
    moment: &Moment,
    file: Named,
    begin: impl Fn() -> W,
) -> Result<HttpResponse> {
    let export = Export::new(request, file, moment)?;
    let part = export.part();
    let coding =
        if part.is_some() { ContentEncoding::Identity } else { ContentEncoding::best_of(request.headers(), &CODINGS) };
    if export.is_not_modified(coding)? {
        return Ok(export.begin(StatusCode::NOT_MODIFIED, coding).finish());
    }
    if coding != ContentEncoding::Identity {
        let mut response = export.begin(StatusCode::OK, coding);
        if export.is_head() {
            return Ok(response.streaming(stream::empty::<Result<Bytes>>()));
        }
        return Ok(response.streaming(pieces(begin(), 0, u64::MAX, Coder::new(coding)?, None)));
    }
    // Someone who asks for a part or for the head alone needs the length, so the whole is written once to be counted.
    let known = export.digest.as_ref().and_then(|digest| length(digest));
    let length = match (known, part.is_some() || (export.is_head() && export.digest.is_some())) {
        (Some(length), _) => Some(length),
        (None, true) => Some(count(begin(), export.digest.clone()).await?),
        (None, false) => None,
    };
    let writer = begin();
    if let (Some(part), Some(length)) = (part, length) {
        let Some(range) = part.of(length) else { return Ok(not_satisfiable(length)) };
        let (skip, take) = (range.start, range.end - range.start);
        let mut response = export.partial(&range, length);
        return Ok(response.body(SizedStream::new(take, pieces(writer, skip, take, Coder::Identity, None))));
    }
    let mut response = export.begin(StatusCode::OK, ContentEncoding::Identity);
    Ok(match (length, export.is_head()) {
        (Some(length), true) => response.body(SizedStream::new(length, stream::empty::<Result<Bytes>>())),
        (None, true) => response.streaming(stream::empty::<Result<Bytes>>()),
        (Some(length), false) => {
            response.body(SizedStream::new(length, pieces(writer, 0, u64::MAX, Coder::Identity, None)))
        }
        (None, false) => response.streaming(pieces(writer, 0, u64::MAX, Coder::Identity, export.digest.clone())),
    })
}

/// Answers with a spreadsheet, which is made whole before it is sent.
pub async fn spreadsheet(request: &HttpRequest, snapshot: Snapshot, file: Named) -> Result<HttpResponse> {
    let export = Export::new(request, file, &snapshot.moment)?;
    if export.is_not_modified(ContentEncoding::Identity)? {
        return Ok(export.begin(StatusCode::NOT_MODIFIED, ContentEncoding::Identity).finish());
    }
    let part = export.part();
    let sheet = make_sheet(snapshot, export.digest.clone()).await?;
    let length = sheet.length;
    let (range, mut response) = match part {
        None => (0..length, export.begin(StatusCode::OK, ContentEncoding::Identity)),
        Some(part) => {
            let Some(range) = part.of(length) else { return Ok(not_satisfiable(length)) };
            let response = export.partial(&range, length);
            (range, response)
        }
    };
    let take = range.end - range.start;
    if export.is_head() {
        return Ok(response.body(SizedStream::new(take, stream::empty::<Result<Bytes>>())));
    }
    Ok(response.body(SizedStream::new(take, read(sheet, range))))
}

fn not_satisfiable(length: u64) -> HttpResponse {
    let mut answer = Error::RangeNotSatisfiable.error_response();
    if let Ok(value) = header::HeaderValue::from_str(&format!("bytes */{length}")) {
        answer.headers_mut().insert(header::CONTENT_RANGE, value);
    }
    answer
}
