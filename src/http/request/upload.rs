//! Files that are sent: onto the disk while they come in, with their SHA-256, so that memory does not grow with them.
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

/// How long nothing may arrive, and how long a file may take: a sender who dawdles keeps others from their turn.
const SILENCE: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_secs(600);

/// Reads a file of a media type, at most `most` bytes of it.
///
/// # Errors
/// `UnsupportedMediaType`, `TooLarge`; `BadRequest` if it does not arrive whole and in time.
pub async fn file(
    request: &HttpRequest,
    payload: Payload,
    expected: &'static str,
    most: usize,
) -> Result<UploadedFile> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = header(CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case(expected) || !matches!(header(CONTENT_ENCODING), "" | "identity") {
        return Err(Error::UnsupportedMediaType { expected });
    }
    // Who says how much it will be need not send it first.
    if header(CONTENT_LENGTH).parse::<usize>().is_ok_and(|length| length > most) {
        return Err(Error::TooLarge { most });
    }
    timeout(LONGEST, receive(payload, most)).await.map_err(|_| broken("the file took too long"))?
}

fn broken(detail: &str) -> Error {
    Error::parameter("", "broken", detail)
}

async fn receive(mut payload: Payload, most: usize) -> Result<UploadedFile> {
    let (pieces, wanted) = channel(8);
    let written = tokio::task::spawn_blocking(move || write(wanted));
    let mut length = 0;
    loop {
        let piece = timeout(SILENCE, payload.next()).await.map_err(|_| broken("nothing more of the file arrives"))?;
        let Some(piece) = piece else { break };
        let piece = piece.map_err(|_| broken("the file did not arrive whole"))?;
        length += piece.len();
        if length > most {
            return Err(Error::TooLarge { most });
        }
        // If nobody takes it, writing has failed and says why.
        if pieces.send(piece).await.is_err() {
            break;
        }
    }
    drop(pieces);
    written.await.context("a file cannot be kept")?
}

fn write(mut pieces: Receiver<Bytes>) -> Result<UploadedFile> {
    let full = |error: std::io::Error| Error::Unavailable(format!("a file that is sent cannot be kept: {error}"));
    let mut content = tempfile::tempfile().map_err(full)?;
    let mut digest = Sha256::new();
    while let Some(piece) = pieces.blocking_recv() {
        digest.update(&piece);
        content.write_all(&piece).map_err(full)?;
    }
    content.rewind().map_err(full)?;
    Ok(UploadedFile { content, digest: Digest256::of(digest.finalize()).as_str().into() })
}
