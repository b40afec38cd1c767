//! The body of an export: made while it is read, compressed or in parts; its length, which is counted; and spreadsheets,
//! which are made whole.
use crate::http::handlers::exports::format::ExportSource;
use crate::http::handlers::exports::sheet;
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::response::encoding::ContentEncoding;
use crate::{Error, Result};
use actix_web::web::Bytes;
use anyhow::Context;
use futures_util::stream;
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
pub struct Sheet {
    file: Arc<Mutex<File>>,
    pub length: u64,
}

/// Compresses what goes through it.
pub enum Coder {
    Identity,
    Gzip(Box<flate2::write::GzEncoder<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Encoder<'static, Vec<u8>>>),
}

impl Coder {
    pub fn new(coding: ContentEncoding) -> Result<Self> {
        Ok(match coding {
            ContentEncoding::Identity | ContentEncoding::Brotli => Self::Identity,
            ContentEncoding::Gzip => {
                Self::Gzip(Box::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(5))))
            }
            ContentEncoding::Zstd => {
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

/// The length of an export, if it was counted before.
pub fn length(digest: &str) -> Option<u64> {
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
pub async fn count(mut writer: impl ExportSource, digest: Option<String>) -> Result<u64> {
    let _turn = HEAVY.acquire().await.context("exports have ended")?;
    // Somebody else may have counted it while this one waited.
    if let Some(length) = digest.as_deref().and_then(length) {
        return Ok(length);
    }
    let count = move || {
        let (mut out, mut length) = (Vec::new(), 0);
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

/// The spreadsheet of a snapshot: made, or kept from before.
pub async fn make_sheet(snapshot: Snapshot, digest: Option<String>) -> Result<Sheet> {
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
pub fn read(sheet: Sheet, range: Range<u64>) -> impl stream::Stream<Item = Result<Bytes>> {
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
struct Rest<W> {
    writer: W,
    coder: Coder,
    skip: u64,
    take: u64,
    /// What was written so far, and the digest under which that is remembered once it is all.
    written: u64,
    digest: Option<String>,
    over: bool,
}

impl<W: ExportSource> Rest<W> {
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
pub fn pieces(
    writer: impl ExportSource,
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
