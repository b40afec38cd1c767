//! The lengths of exports, which are known only once an export was generated.
use crate::Result;
use crate::http::handlers::exports::blocking;
use crate::http::handlers::exports::format::ExportSource;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Size of the buffer in which an export is generated to be counted, in bytes.
const CHUNK_BYTES: usize = 128 * 1024;
/// Most lengths in the cache.
const MAX_LENGTHS: usize = 200;

/// Lengths of exports by digest.
static LENGTHS: LazyLock<Mutex<HashMap<String, u64>>> = LazyLock::new(Mutex::default);

/// Returns the length of an export in bytes, if it is cached.
pub fn cached_length(digest: &str) -> Option<u64> {
    LENGTHS.lock().unwrap_or_else(PoisonError::into_inner).get(digest).copied()
}

/// Caches the length of an export; without a digest, nothing happens.
pub fn cache_length(digest: Option<&str>, length: u64) {
    let Some(digest) = digest else { return };
    let mut lengths = LENGTHS.lock().unwrap_or_else(PoisonError::into_inner);
    // Each new log entry changes all digests, so most of the lengths are outdated.
    if lengths.len() >= MAX_LENGTHS {
        lengths.clear();
    }
    lengths.insert(digest.to_owned(), length);
}

/// Returns the length of an export in bytes; generates the export if the length is not cached.
///
/// # Errors
/// If the export cannot be generated.
pub async fn compute_length(mut source: impl ExportSource, digest: Option<String>) -> Result<u64> {
    let _permit = blocking::heavy_work_permit().await?;
    // Another request may have counted the same export meanwhile.
    if let Some(length) = digest.as_deref().and_then(cached_length) {
        return Ok(length);
    }
    blocking::run(move || {
        let (mut out, mut length) = (Vec::new(), 0);
        while {
            out.clear();
            let more = source.write_chunk(&mut out, CHUNK_BYTES)?;
            length += out.len() as u64;
            more
        } {}
        cache_length(digest.as_deref(), length);
        Ok(length)
    })
    .await
}
