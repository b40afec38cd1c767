//! How an export is answered: conditions, parts, compression, and a body that is made while it is read.
use super::form::{Form, Writer};
use super::parts::is_another_wanted;
use super::sheet;
use super::snapshot::Snapshot;
use crate::http::answer::{HeadOnly, http_date, unchanged};
use crate::http::coding::{Coding, accepts};
use crate::{Error, Result};
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use futures_util::stream;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// A piece of a body. Large enough that its cost is that of its bytes, small enough to lie in the processor's cache.
const PIECE: usize = 128 * 1024;
/// Pieces of forms that take their time: others get their turn in between.
const SLOW_PIECE: usize = 64 * 1024;

/// Making a spreadsheet or counting a whole export is work for a processor; two at a time are enough.
static HEAVY: Semaphore = Semaphore::const_new(2);
/// Lengths of exports that were counted, by entity tag.
static LENGTHS: LazyLock<Mutex<HashMap<String, u64>>> = LazyLock::new(Mutex::default);
/// The last spreadsheet: its tag, its file and its length. Kept for a minute, for those who fetch it in parts; not
/// longer, because what is redacted in the meantime must not lie on in a file.
static SHEET: Mutex<Option<(String, Sheet)>> = Mutex::new(None);

const KEEP_SHEET: Duration = Duration::from_secs(60);

#[derive(Clone)]
struct Sheet {
    file: Arc<Mutex<File>>,
    length: u64,
}

/// What an export is called, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub name: &'static str,
    pub content_type: &'static str,
}

/// The codings in which an export is offered: those that are quick.
const CODINGS: [Coding; 3] = [Coding::Zstd, Coding::Gzip, Coding::Identity];

/// Compresses what goes through it.
enum Coder {
    Identity,
    Gzip(Box<flate2::write::GzEncoder<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Encoder<'static, Vec<u8>>>),
}

impl Coder {
    fn new(coding: Coding) -> Result<Self> {
        Ok(match coding {
            Coding::Identity | Coding::Brotli => Self::Identity,
            Coding::Gzip => {
                Self::Gzip(Box::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(5))))
            }
            Coding::Zstd => {
                Self::Zstd(Box::new(zstd::stream::write::Encoder::new(Vec::new(), 3).context("zstd cannot begin")?))
            }
        })
    }

    /// What comes out for a piece; with `last`, everything that is left.
    fn apply(&mut self, piece: Vec<u8>, last: bool) -> Result<Vec<u8>> {
        let done = match self {
            Self::Identity => return Ok(piece),
            Self::Gzip(gzip) => gzip
                .write_all(&piece)
                .and_then(|()| if last { gzip.try_finish() } else { Ok(()) })
                .map(|()| gzip.get_mut()),
            Self::Zstd(zstd) => zstd
                .write_all(&piece)
                .and_then(|()| if last { zstd.do_finish() } else { Ok(()) })
                .map(|()| zstd.get_mut()),
        };
        Ok(std::mem::take(done.context("an export cannot be compressed")?))
    }
}

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
    fn new(request: &'a HttpRequest, file: Named, snapshot: &Snapshot) -> Result<Self> {
        if !accepts(request.headers(), file.content_type) {
            return Err(Error::NotAcceptable);
        }
        let digest = snapshot.state.as_ref().map(|state| digest(&format!("{state} {}", request.uri())));
        Ok(Self { request, file, digest, size: snapshot.size, modified: snapshot.modified })
    }

    fn begin(&self, status: StatusCode, coding: Coding) -> HttpResponseBuilder {
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
    fn unchanged(&self, coding: Coding) -> Result<bool> {
        let Some(digest) = &self.digest else { return Ok(false) };
        let headers = self.request.headers();
        if is_another_wanted(headers, &coding.tag(digest), self.modified) {
            return Err(Error::PreconditionFailed);
        }
        Ok(unchanged(headers, digest, self.modified))
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
        let same = value(header::IF_RANGE).is_none_or(|tag| tag.trim() == Coding::Identity.tag(digest));
        same.then_some(part)
    }

    fn is_head(&self) -> bool {
        is_head(self.request)
    }

    fn partial(&self, range: &Range<u64>, length: u64) -> HttpResponseBuilder {
        let mut response = self.begin(StatusCode::PARTIAL_CONTENT, Coding::Identity);
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

/// Answers with a form that is written as it goes.
pub async fn written(request: &HttpRequest, snapshot: Snapshot, file: Named, form: Form) -> Result<HttpResponse> {
    let export = Export::new(request, file, &snapshot)?;
    let part = export.part();
    let coding = if part.is_some() { Coding::Identity } else { Coding::best_of(request.headers(), &CODINGS) };
    if export.unchanged(coding)? {
        return Ok(export.begin(StatusCode::NOT_MODIFIED, coding).finish());
    }
    let snapshot = Arc::new(snapshot);
    if coding != Coding::Identity {
        let mut response = export.begin(StatusCode::OK, coding);
        if export.is_head() {
            return Ok(response.streaming(stream::empty::<Result<Bytes>>()));
        }
        return Ok(response.streaming(pieces(Writer::new(snapshot, form), 0, u64::MAX, Coder::new(coding)?, None)));
    }
    // Someone who asks for a part or for the head alone needs the length, so the whole is written once to be counted.
    let known = export.digest.as_ref().and_then(|digest| length(digest));
    let length = match (known, part.is_some() || (export.is_head() && export.digest.is_some())) {
        (Some(length), _) => Some(length),
        (None, true) => Some(count(snapshot.clone(), form, export.digest.clone()).await?),
        (None, false) => None,
    };
    let writer = Writer::new(snapshot, form);
    if let (Some(part), Some(length)) = (part, length) {
        let Some(range) = part.of(length) else { return Ok(not_satisfiable(length)) };
        let (skip, take) = (range.start, range.end - range.start);
        let mut response = export.partial(&range, length);
        return Ok(response.body(SizedStream::new(take, pieces(writer, skip, take, Coder::Identity, None))));
    }
    let mut response = export.begin(StatusCode::OK, Coding::Identity);
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
    let export = Export::new(request, file, &snapshot)?;
    if export.unchanged(Coding::Identity)? {
        return Ok(export.begin(StatusCode::NOT_MODIFIED, Coding::Identity).finish());
    }
    let part = export.part();
    let sheet = make_sheet(snapshot, export.digest.clone()).await?;
    let length = sheet.length;
    let (range, mut response) = match part {
        None => (0..length, export.begin(StatusCode::OK, Coding::Identity)),
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

fn length(digest: &str) -> Option<u64> {
    LENGTHS.lock().unwrap_or_else(PoisonError::into_inner).get(digest).copied()
}

fn remember(digest: Option<&str>, length: u64) {
    let Some(digest) = digest else { return };
    let mut lengths = LENGTHS.lock().unwrap_or_else(PoisonError::into_inner);
    // With every entry of the log all are of the past.
    if lengths.len() >= 200 {
        lengths.clear();
    }
    lengths.insert(digest.to_owned(), length);
}

/// The length of an export.
async fn count(snapshot: Arc<Snapshot>, form: Form, digest: Option<String>) -> Result<u64> {
    let _turn = HEAVY.acquire().await.context("exports have ended")?;
    // Somebody else may have counted it while this one waited.
    if let Some(length) = digest.as_deref().and_then(length) {
        return Ok(length);
    }
    let count = move || {
        let (mut writer, mut out, mut length) = (Writer::new(snapshot, form), Vec::new(), 0);
        while {
            out.clear();
            let more = writer.write(&mut out, PIECE)?;
            length += out.len() as u64;
            more
        } {}
        remember(digest.as_deref(), length);
        Ok(length)
    };
    tokio::task::spawn_blocking(count).await.context("an export panicked")?
}

async fn make_sheet(snapshot: Snapshot, digest: Option<String>) -> Result<Sheet> {
    let _turn = HEAVY.acquire().await.context("exports have ended")?;
    let kept = SHEET.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let (Some(digest), Some((known, sheet))) = (&digest, kept)
        && *digest == known
    {
        return Ok(sheet);
    }
    let make = move || {
        let mut file = sheet::make(&snapshot)?;
        let length = file.seek(SeekFrom::End(0)).context("a spreadsheet cannot be read")?;
        Ok::<_, Error>(Sheet { file: Arc::new(Mutex::new(file)), length })
    };
    let sheet = tokio::task::spawn_blocking(make).await.context("an export panicked")??;
    if let Some(digest) = digest {
        *SHEET.lock().unwrap_or_else(PoisonError::into_inner) = Some((digest.clone(), sheet.clone()));
        actix_web::rt::spawn(async move {
            tokio::time::sleep(KEEP_SHEET).await;
            let mut kept = SHEET.lock().unwrap_or_else(PoisonError::into_inner);
            kept.take_if(|(known, _)| *known == digest);
        });
    }
    Ok(sheet)
}

/// A part of a file.
fn read(sheet: Sheet, range: Range<u64>) -> impl stream::Stream<Item = Result<Bytes>> {
    stream::try_unfold(range, move |range| {
        let sheet = sheet.clone();
        async move {
            if range.is_empty() {
                return Ok(None);
            }
            let end = range.end.min(range.start + PIECE as u64);
            let read = move || {
                let mut piece = vec![0; usize::try_from(end - range.start)?];
                let mut file = sheet.file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(range.start))?;
                file.read_exact(&mut piece)?;
                anyhow::Ok((Bytes::from(piece), end..range.end))
            };
            Ok(Some(tokio::task::spawn_blocking(read).await.context("an export panicked")??))
        }
    })
}

/// What is left to write: `skip` bytes first that nobody wants, then `take` of them.
struct Rest {
    writer: Writer,
    coder: Coder,
    skip: u64,
    take: u64,
    /// What was written so far, and the digest under which that is remembered once it is all.
    written: u64,
    digest: Option<String>,
    over: bool,
}

impl Rest {
    /// The next piece that is wanted; none at the end.
    fn piece(&mut self, enough: usize) -> Result<Option<Bytes>> {
        while !self.over && self.take > 0 {
            let mut out = Vec::with_capacity(enough + enough / 2);
            let more = self.writer.write(&mut out, enough)?;
            self.written += out.len() as u64;
            self.over = !more;
            if self.over {
                remember(self.digest.as_deref(), self.written);
            }
            let skip = self.skip.min(out.len() as u64);
            self.skip -= skip;
            if skip > 0 {
                out.drain(..skip as usize);
            }
            if out.len() as u64 > self.take {
                out.truncate(self.take as usize);
            }
            self.take -= out.len() as u64;
            let out = self.coder.apply(out, self.over)?;
            if !out.is_empty() {
                return Ok(Some(out.into()));
            }
        }
        Ok(None)
    }
}

/// The body, made while it is read.
fn pieces(
    writer: Writer,
    skip: u64,
    take: u64,
    coder: Coder,
    digest: Option<String>,
) -> impl stream::Stream<Item = Result<Bytes>> {
    let quick = writer.is_quick() && matches!(coder, Coder::Identity) && skip == 0;
    let rest = Rest { writer, coder, skip, take, written: 0, digest, over: false };
    stream::try_unfold(rest, move |mut rest| async move {
        let (piece, rest) = if quick {
            // This thread has other readers, too.
            tokio::task::yield_now().await;
            (rest.piece(PIECE)?, rest)
        } else {
            let piece = move || rest.piece(SLOW_PIECE).map(|piece| (piece, rest));
            tokio::task::spawn_blocking(piece).await.context("an export panicked")??
        };
        Ok(piece.map(|piece| (piece, rest)))
    })
}

/// A part of a body, as a client asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// From the first to the second byte, that one included, or to the end.
    From(u64, Option<u64>),
    /// So many at the end.
    Last(u64),
}

impl Part {
    /// Reads a header that asks for one part (RFC 9110, section 14.1.2).
    fn parse(value: &str) -> Option<Self> {
        let (unit, part) = value.split_once('=')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") || part.contains(',') {
            return None;
        }
        let (first, last) = part.trim().split_once('-')?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        match (first, last) {
            ("", last) => number(last).map(Self::Last),
            (first, "") => Some(Self::From(number(first)?, None)),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From(first, Some(last)))
            }
        }
    }

    /// Which bytes these are of so many; none if there are no such.
    fn of(self, length: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::From(first, last) => first..last.map_or(length, |last| length.min(last.saturating_add(1))),
            Self::Last(count) => length.saturating_sub(count)..length,
        };
        (!range.is_empty()).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_understood() {
        let range = |value: &str, length| Part::parse(value).map(|part| part.of(length));
        assert_eq!(range("bytes=0-9", 100), Some(Some(0..10)));
        assert_eq!(range("bytes=90-", 100), Some(Some(90..100)));
        assert_eq!(range("bytes=-10", 100), Some(Some(90..100)));
        assert_eq!(range("bytes=-1000", 100), Some(Some(0..100)));
        assert_eq!(range("bytes=50-999", 100), Some(Some(50..100)));
        assert_eq!(range("bytes=0-18446744073709551615", 100), Some(Some(0..100)));
        for beyond in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(range(beyond, 100), Some(None), "{beyond}");
        }
        assert_eq!(range("bytes=-5", 0), Some(None));
        for other in ["bytes=0-1,5-6", "lines=1-2", "bytes=b-a", "bytes=9-1", "bytes", "bytes=+1-2", "bytes=--1"] {
            assert_eq!(Part::parse(other), None, "{other}");
        }
    }
}
