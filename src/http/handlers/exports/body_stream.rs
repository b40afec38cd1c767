//! The body of an export as a stream, generated while it is read.
use crate::Result;
use crate::http::handlers::exports::blocking;
use crate::http::handlers::exports::compressor::Compressor;
use crate::http::handlers::exports::format::ExportSource;
use crate::http::handlers::exports::length::cache_length;
use actix_web::web::Bytes;
use futures_util::stream::{self, Stream};

/// Size of a chunk, in bytes: large enough to amortize the cost of a chunk, small enough for the processor's cache.
const CHUNK_BYTES: usize = 128 * 1024;
/// Size of a chunk of a slow source, in bytes: other exports run in between.
const SLOW_CHUNK_BYTES: usize = 64 * 1024;

/// The rest of a body: after `skip` bytes, at most `take` bytes.
struct BodyRest<S> {
    source: S,
    compressor: Compressor,
    skip: u64,
    take: u64,
    /// Number of bytes generated so far.
    generated: u64,
    /// Digest under which the length is cached at the end.
    digest: Option<String>,
    complete: bool,
}

impl<S: ExportSource> BodyRest<S> {
    /// Returns the next chunk to send; `None` at the end.
    fn next_chunk(&mut self, chunk_bytes: usize) -> Result<Option<Bytes>> {
        while !self.complete && self.take > 0 {
            let mut out = Vec::with_capacity(chunk_bytes + chunk_bytes / 2);
            let more = self.source.write_chunk(&mut out, chunk_bytes)?;
            self.generated += out.len() as u64;
            self.complete = !more;
            if self.complete {
                cache_length(self.digest.as_deref(), self.generated);
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
            let out = self.compressor.apply(out, self.complete)?;
            if !out.is_empty() {
                return Ok(Some(out.into()));
            }
        }
        Ok(None)
    }
}

/// Streams a complete body. `digest`: caches the length of the body under this digest at the end.
pub fn full_body(
    source: impl ExportSource,
    compressor: Compressor,
    digest: Option<String>,
) -> impl Stream<Item = Result<Bytes>> {
    stream_rest(BodyRest { source, compressor, skip: 0, take: u64::MAX, generated: 0, digest, complete: false })
}

/// Streams `take` bytes of a body after its first `skip` bytes.
pub fn partial_body(source: impl ExportSource, skip: u64, take: u64) -> impl Stream<Item = Result<Bytes>> {
    let compressor = Compressor::Identity;
    stream_rest(BodyRest { source, compressor, skip, take, generated: 0, digest: None, complete: false })
}

fn stream_rest<S: ExportSource>(rest: BodyRest<S>) -> impl Stream<Item = Result<Bytes>> {
    let fast = rest.source.is_fast() && matches!(rest.compressor, Compressor::Identity) && rest.skip == 0;
    stream::try_unfold(rest, move |mut rest| async move {
        let (chunk, rest) = if fast {
            // The thread serves other clients, too.
            tokio::task::yield_now().await;
            (rest.next_chunk(CHUNK_BYTES)?, rest)
        } else {
            blocking::run(move || rest.next_chunk(SLOW_CHUNK_BYTES).map(|chunk| (chunk, rest))).await?
        };
        Ok(chunk.map(|chunk| (chunk, rest)))
    })
}
