//! Uploaded files: written to disk while they arrive, with their SHA-256, so that memory does not grow with them.
use crate::domain::values::Sha256 as Digest256;
use crate::service::imports::UploadedFile;
use crate::{Error, Result};
use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::rt::time::timeout;
use actix_web::web::{Bytes, Payload};
use anyhow::Context;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use std::io::{Seek, Write};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, channel};

/// The longest pause within an upload: few files are received at a time, and a stalled sender would block others.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
/// The longest time that a whole upload may take.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(600);

/// Receives a file of the media type `expected`, of at most `max` bytes.
///
/// # Errors
/// `UnsupportedMediaType`, `TooLarge`; `BadRequest` if the file does not arrive completely and in time.
pub async fn file(request: &HttpRequest, payload: Payload, expected: &'static str, max: usize) -> Result<UploadedFile> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = header(CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case(expected) || !matches!(header(CONTENT_ENCODING), "" | "identity") {
        return Err(Error::UnsupportedMediaType { expected });
    }
    // A file that is announced as too large need not be received first.
    if header(CONTENT_LENGTH).parse::<usize>().is_ok_and(|length| length > max) {
        return Err(Error::TooLarge { limit: max });
    }
    timeout(TOTAL_TIMEOUT, receive(payload, max)).await.map_err(|_| incomplete("the upload took too long"))?
}

fn incomplete(detail: &str) -> Error {
    Error::body("broken", detail)
}

async fn receive(mut payload: Payload, max: usize) -> Result<UploadedFile> {
    let (sender, receiver) = channel(8);
    let writer = tokio::task::spawn_blocking(move || write(receiver));
    let mut length = 0;
    loop {
        let chunk = timeout(IDLE_TIMEOUT, payload.next()).await.map_err(|_| incomplete("the upload stalled"))?;
        let Some(chunk) = chunk else { break };
        let chunk = chunk.map_err(|_| incomplete("the file did not arrive completely"))?;
        length += chunk.len();
        if length > max {
            return Err(Error::TooLarge { limit: max });
        }
        // A closed channel means that writing has failed; the writer returns the reason.
        if sender.send(chunk).await.is_err() {
            break;
        }
    }
    drop(sender);
    writer.await.context("storing an uploaded file panicked")?
}

fn write(mut chunks: Receiver<Bytes>) -> Result<UploadedFile> {
    let unavailable = |error: std::io::Error| Error::Unavailable(format!("an uploaded file cannot be stored: {error}"));
    let mut content = tempfile::tempfile().map_err(unavailable)?;
    let mut digest = Sha256::new();
    while let Some(chunk) = chunks.blocking_recv() {
        digest.update(&chunk);
        content.write_all(&chunk).map_err(unavailable)?;
    }
    content.rewind().map_err(unavailable)?;
    Ok(UploadedFile { content, digest: Digest256::of(digest.finalize()).as_str().into() })
}
