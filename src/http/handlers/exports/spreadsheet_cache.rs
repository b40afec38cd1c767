//! The latest spreadsheet, for clients that download it in parts.
use crate::http::handlers::exports::blocking;
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::handlers::exports::spreadsheet;
use crate::{Error, Result};
use actix_web::web::Bytes;
use anyhow::Context;
use futures_util::stream::{self, Stream};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Lifetime of the cached spreadsheet. Short, because content that is redacted meanwhile must not stay in a file.
const LIFETIME: Duration = Duration::from_secs(60);
/// Size of a chunk of a stream, in bytes.
const CHUNK_BYTES: u64 = 128 * 1024;

/// The latest spreadsheet, with its digest.
static LATEST: Mutex<Option<(String, Spreadsheet)>> = Mutex::new(None);

/// A generated spreadsheet.
#[derive(Clone)]
pub struct Spreadsheet {
    file: Arc<Mutex<File>>,
    /// Length of the file, in bytes.
    pub length: u64,
}

impl Spreadsheet {
    /// Returns the spreadsheet of a snapshot, from the cache if it has the same digest.
    ///
    /// # Errors
    /// If the spreadsheet cannot be generated.
    pub async fn of(snapshot: Snapshot, digest: Option<String>) -> Result<Self> {
        let _permit = blocking::heavy_work_permit().await?;
        let latest = LATEST.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let (Some(digest), Some((cached_digest, cached))) = (&digest, latest)
            && *digest == cached_digest
        {
            return Ok(cached);
        }
        let generate = move || {
            let mut file = spreadsheet::generate(&snapshot)?;
            let length = file.seek(SeekFrom::End(0)).context("a spreadsheet cannot be read")?;
            Ok::<_, Error>(Self { file: Arc::new(Mutex::new(file)), length })
        };
        let generated = blocking::run(generate).await?;
        if let Some(digest) = digest {
            generated.cache(digest);
        }
        Ok(generated)
    }

    /// Caches the spreadsheet for its lifetime, unless another one replaces it.
    fn cache(&self, digest: String) {
        *LATEST.lock().unwrap_or_else(PoisonError::into_inner) = Some((digest.clone(), self.clone()));
        actix_web::rt::spawn(async move {
            tokio::time::sleep(LIFETIME).await;
            let mut latest = LATEST.lock().unwrap_or_else(PoisonError::into_inner);
            latest.take_if(|(latest_digest, _)| *latest_digest == digest);
        });
    }

    /// Streams a range of the bytes of the file.
    pub fn stream(self, range: Range<u64>) -> impl Stream<Item = Result<Bytes>> {
        stream::try_unfold(range, move |range| {
            let spreadsheet = self.clone();
            async move {
                if range.is_empty() {
                    return Ok(None);
                }
                let end = range.end.min(range.start + CHUNK_BYTES);
                let chunk = blocking::run(move || Ok(spreadsheet.read(range.start..end)?)).await?;
                Ok(Some((chunk, end..range.end)))
            }
        })
    }

    fn read(&self, range: Range<u64>) -> anyhow::Result<Bytes> {
        let mut chunk = vec![0; usize::try_from(range.end - range.start)?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(range.start))?;
        file.read_exact(&mut chunk)?;
        Ok(chunk.into())
    }
}
