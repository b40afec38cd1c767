//! Sanitizes files attached to a challenge: only the visible content is kept.
//!
//! Images are decoded and encoded again. This removes the time, place and device of a photo, comments, and data
//! appended to the file, and detects files that only pretend to be images. Documents such as PDF are not accepted,
//! because their hidden content cannot be removed reliably.
use crate::domain::json::{Code, FieldError};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The maximum size of an uploaded file in bytes.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
/// The maximum size of a sanitized file in bytes. Encoding again can make a file larger.
const MAX_SANITIZED_BYTES: usize = 2 * MAX_BYTES;
/// The maximum number of pixels. Phone photos have 12 million. Decoding 16 million pixels takes 64 MB.
const MAX_PIXELS: u64 = 16_000_000;
const MAX_SIDE: u32 = 16_000;
/// The memory limit in bytes, for the decoded image and separately for the decoder.
const MAX_MEMORY: u64 = 100_000_000;
const LARGE: &str =
    "the image is too large: the limit is 16 million pixels, or 12 million with 16 bits per colour channel";
/// JPEG quality: the loss is not visible.
const QUALITY: u8 = 90;

/// The media type of an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum AttachmentKind {
    #[code("image/png")]
    Png,
    #[code("image/jpeg")]
    Jpeg,
    #[code("image/webp")]
    WebP,
    #[code("text/plain")]
    Text,
}

/// A sanitized file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanitizedFile {
    pub kind: AttachmentKind,
    pub bytes: Vec<u8>,
}

impl AttachmentKind {
    /// Returns the file name extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Text => "txt",
        }
    }

    fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Png => Some(ImageFormat::Png),
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::WebP => Some(ImageFormat::WebP),
            Self::Text => None,
        }
    }
}

/// Sanitizes a file of the declared media type.
///
/// # Errors
/// If the file has a different media type, is damaged, or is too large.
pub fn sanitize(kind: AttachmentKind, bytes: &[u8]) -> Result<SanitizedFile, FieldError> {
    let sanitized = match kind.format() {
        Some(format) => image(kind, format, bytes)?,
        None => SanitizedFile { kind, bytes: text(bytes)? },
    };
    if sanitized.bytes.len() > MAX_SANITIZED_BYTES {
        return Err(too_large("the image is too large after it was encoded again; reduce its size"));
    }
    Ok(sanitized)
}

/// Creates an error about the body as a whole.
fn body_error(code: &'static str, detail: &str) -> FieldError {
    FieldError { pointer: String::new(), code, detail: detail.into() }
}

fn wrong_kind() -> FieldError {
    let pointer = "/Content-Type".into();
    FieldError { pointer, code: "otherKind", detail: "the content of the file does not match its content type".into() }
}

fn too_large(detail: &str) -> FieldError {
    body_error("tooLarge", detail)
}

fn image(kind: AttachmentKind, format: ImageFormat, bytes: &[u8]) -> Result<SanitizedFile, FieldError> {
    if image::guess_format(bytes).ok() != Some(format) {
        return Err(wrong_kind());
    }
    let image_error = |error: ImageError| match error {
        ImageError::Limits(_) => too_large(LARGE),
        _ => body_error("damaged", "the image cannot be read"),
    };
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(image_error)?;
    let (width, height) = decoder.dimensions();
    // Check before decoding: a file of a few bytes can declare a thousand million pixels.
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(too_large(LARGE));
    }
    // The orientation is part of the removed metadata, so rotate the image itself.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(image_error)?;
    image.apply_orientation(orientation);
    let color = image.color();
    let image = match (color.has_alpha(), color.has_color()) {
        (true, _) => DynamicImage::ImageRgba8(image.into_rgba8()),
        (false, true) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
    };
    let encode = |kind| {
        let mut bytes = Vec::new();
        let written = match kind {
            AttachmentKind::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
            AttachmentKind::WebP if color.has_color() => {
                image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP)
            }
            // WebP has no grayscale.
            AttachmentKind::WebP => {
                DynamicImage::ImageRgb8(image.to_rgb8()).write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP)
            }
            AttachmentKind::Png | AttachmentKind::Text => {
                image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            }
        };
        written
            .map(|()| SanitizedFile { kind, bytes })
            .map_err(|_| body_error("damaged", "the image cannot be encoded again"))
    };
    let sanitized = encode(kind)?;
    // WebP is encoded losslessly, which makes photos larger.
    if kind == AttachmentKind::WebP && sanitized.bytes.len() > MAX_BYTES && !color.has_alpha() {
        return encode(AttachmentKind::Jpeg);
    }
    Ok(sanitized)
}

/// Prefixes of files that are not plain text, even though they may be valid UTF-8: other programs would interpret them.
const NOT_TEXT: [&str; 8] = ["<!doctype", "<html", "<svg", "<?xml", "<script", "%pdf", "%!ps", "{\\rtf"];

fn text(bytes: &[u8]) -> Result<Vec<u8>, FieldError> {
    let text = std::str::from_utf8(bytes).map_err(|_| body_error("utf8", "text must be encoded as UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(body_error(
            "controlCharacter",
            "text must not contain control characters other than line breaks and tabs",
        ));
    }
    let prefix: String = text.trim_start().chars().take(12).collect();
    if NOT_TEXT.iter().any(|start| prefix.to_ascii_lowercase().starts_with(start)) {
        return Err(wrong_kind());
    }
    if text.trim().is_empty() {
        return Err(body_error("blank", "the text is empty"));
    }
    Ok(text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests;
