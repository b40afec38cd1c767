//! Files that people attach to a challenge: what is to be seen in them is kept, and nothing else.
//!
//! An image is decoded and encoded anew. So when, where and with what it was taken, comments, and whatever hangs on behind it is gone,
//! and what only pretends to be an image is found out. Documents (PDF and the like) are not taken: nobody can say for certain
//! what lies in them beside what shows.
use crate::domain::shape::{FieldError, codes};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The longest file that is taken.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;
/// The longest that is kept: encoded anew, a file may be longer than it was.
const MAX_KEPT: usize = 2 * MAX_BYTES;
/// The largest image: a telephone's picture has twelve million. One of these takes 64 MB while it is looked at.
const MAX_PIXELS: u64 = 16_000_000;
const MAX_SIDE: u32 = 16_000;
/// What a decoded image may take, and what its decoder may take beside it.
const MAX_MEMORY: u64 = 100_000_000;
const LARGE: &str =
    "the image is too large: at most 16 million pixels are taken, 12 million if they have 16 bits a colour";
/// How well JPEG keeps it: the loss does not show.
const QUALITY: u8 = 90;

codes! {
    /// Of what kind a file is.
    pub enum Kind {
        Png = "image/png",
        Jpeg = "image/jpeg",
        WebP = "image/webp",
        Text = "text/plain",
    }
}

/// A file that holds what is to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

impl Kind {
    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
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

/// What is kept of a file that is said to be of a kind.
///
/// # Errors
/// If it is of another kind, damaged, or too large.
pub fn cleaned(kind: Kind, bytes: &[u8]) -> Result<Cleaned, FieldError> {
    let cleaned = match kind.format() {
        Some(format) => image(kind, format, bytes)?,
        None => Cleaned { kind, bytes: text(bytes)? },
    };
    if cleaned.bytes.len() > MAX_KEPT {
        return Err(too_large("encoded anew it is too long: make it smaller"));
    }
    Ok(cleaned)
}

/// A fault of the body as a whole.
fn fault(code: &'static str, detail: &str) -> FieldError {
    FieldError { pointer: String::new(), code, detail: detail.into() }
}

fn another_kind() -> FieldError {
    let pointer = "/Content-Type".into();
    FieldError { pointer, code: "otherKind", detail: "the file is of another kind than it is said to be".into() }
}

fn too_large(detail: &str) -> FieldError {
    fault("tooLarge", detail)
}

fn image(kind: Kind, format: ImageFormat, bytes: &[u8]) -> Result<Cleaned, FieldError> {
    if image::guess_format(bytes).ok() != Some(format) {
        return Err(another_kind());
    }
    let refused = |error: ImageError| match error {
        ImageError::Limits(_) => too_large(LARGE),
        _ => fault("damaged", "the image cannot be read"),
    };
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    // Before anything is decoded: a few bytes can say that they are a thousand million pixels.
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(too_large(LARGE));
    }
    // How it was held is one of the things that go: the image is turned instead.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    image.apply_orientation(orientation);
    let color = image.color();
    let image = match (color.has_alpha(), color.has_color()) {
        (true, _) => DynamicImage::ImageRgba8(image.into_rgba8()),
        (false, true) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
    };
    let encoded = |kind| {
        let mut bytes = Vec::new();
        let written = match kind {
            Kind::Jpeg => image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
            Kind::WebP if color.has_color() => image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP),
            // WebP knows no grey.
            Kind::WebP => {
                DynamicImage::ImageRgb8(image.to_rgb8()).write_to(&mut Cursor::new(&mut bytes), ImageFormat::WebP)
            }
            Kind::Png | Kind::Text => image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png),
        };
        written.map(|()| Cleaned { kind, bytes }).map_err(|_| fault("damaged", "the image cannot be encoded anew"))
    };
    let cleaned = encoded(kind)?;
    // WebP is encoded without loss, and a photograph grows by that.
    if kind == Kind::WebP && cleaned.bytes.len() > MAX_BYTES && !color.has_alpha() {
        return encoded(Kind::Jpeg);
    }
    Ok(cleaned)
}

/// Beginnings of what is no plain text, whatever it says: other programs would go by them.
const MARKUP: [&str; 8] = ["<!doctype", "<html", "<svg", "<?xml", "<script", "%pdf", "%!ps", "{\\rtf"];

fn text(bytes: &[u8]) -> Result<Vec<u8>, FieldError> {
    let text = std::str::from_utf8(bytes).map_err(|_| fault("utf8", "a text must be UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(fault("controlCharacter", "only line breaks and tabs may stand in a text as control characters"));
    }
    let begin: String = text.trim_start().chars().take(12).collect();
    if MARKUP.iter().any(|markup| begin.to_ascii_lowercase().starts_with(markup)) {
        return Err(another_kind());
    }
    if text.trim().is_empty() {
        return Err(fault("blank", "the text is empty"));
    }
    Ok(text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests;
