//! Compression of a stream, chunk by chunk.
use crate::Result;
use crate::http::response::encoding::ContentEncoding;
use anyhow::Context;
use std::io::Write;

/// Compresses the chunks of one body.
pub enum Compressor {
    Identity,
    Gzip(Box<flate2::write::GzEncoder<Vec<u8>>>),
    Zstd(Box<zstd::stream::write::Encoder<'static, Vec<u8>>>),
}

impl Compressor {
    pub fn new(encoding: ContentEncoding) -> Result<Self> {
        Ok(match encoding {
            ContentEncoding::Identity | ContentEncoding::Brotli => Self::Identity,
            ContentEncoding::Gzip => {
                Self::Gzip(Box::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(5))))
            }
            ContentEncoding::Zstd => {
                let encoder = zstd::stream::write::Encoder::new(Vec::new(), 3);
                Self::Zstd(Box::new(encoder.context("a zstd encoder cannot be created")?))
            }
        })
    }

    /// Returns the output for a chunk. It may be empty; with `last`, it is everything that is left.
    pub fn apply(&mut self, chunk: Vec<u8>, last: bool) -> Result<Vec<u8>> {
        let output = match self {
            Self::Identity => return Ok(chunk),
            Self::Gzip(gzip) => gzip
                .write_all(&chunk)
                .and_then(|()| if last { gzip.try_finish() } else { Ok(()) })
                .map(|()| gzip.get_mut()),
            Self::Zstd(zstd) => zstd
                .write_all(&chunk)
                .and_then(|()| if last { zstd.do_finish() } else { Ok(()) })
                .map(|()| zstd.get_mut()),
        };
        Ok(std::mem::take(output.context("an export cannot be compressed")?))
    }
}
