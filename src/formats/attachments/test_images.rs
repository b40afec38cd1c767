//! Test images with all kinds of hidden metadata. Each piece of metadata contains the word `canary`.
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Creates an image that is red on the left and blue on the right.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    let paint = |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, paint))
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Creates EXIF data with an orientation, a description and a location.
fn exif(orientation: u16) -> Vec<u8> {
    const TEXT: &[u8] = b"canary-place\0";
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = Vec::new();
        entry.extend(tag.to_le_bytes());
        entry.extend(kind.to_le_bytes());
        entry.extend(count.to_le_bytes());
        entry.extend(value.to_le_bytes());
        entry
    };
    // The header, the first directory with three entries, the location directory with two, then the text.
    let (first, place) = (8u32, 8 + 2 + 3 * 12 + 4);
    let text = place + 2 + 2 * 12 + 4;
    let mut bytes = b"II*\0".to_vec();
    bytes.extend(first.to_le_bytes());
    bytes.extend(3u16.to_le_bytes());
    bytes.extend(entry(0x010e, 2, TEXT.len() as u32, text));
    bytes.extend(entry(0x0112, 3, 1, orientation.into()));
    bytes.extend(entry(0x8825, 4, 1, place));
    bytes.extend(0u32.to_le_bytes());
    bytes.extend(2u16.to_le_bytes());
    bytes.extend(entry(0x0001, 2, 2, u32::from_le_bytes(*b"N\0\0\0")));
    bytes.extend(entry(0x001c, 7, TEXT.len() as u32, text));
    bytes.extend(0u32.to_le_bytes());
    bytes.extend(TEXT);
    bytes
}

/// Encodes a JPEG with EXIF (location and orientation), XMP, a colour profile, a comment and trailing data.
pub fn jpeg(picture: &DynamicImage, orientation: u16) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Jpeg);
    let segment = |marker: u8, parts: &[&[u8]]| {
        let body = parts.concat();
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), &body].concat()
    };
    let mut bytes = plain[..2].to_vec();
    bytes.extend(segment(0xe1, &[b"Exif\0\0", &exif(orientation)]));
    bytes.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", b"<x:xmpmeta>canary-xmp</x:xmpmeta>"]));
    bytes.extend(segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", b"canary-profile"]));
    bytes.extend(segment(0xfe, &[b"canary-comment"]));
    bytes.extend(&plain[2..]);
    bytes.extend(b"canary-behind");
    bytes
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), name.as_slice(), body, &sum.sum().to_be_bytes()].concat()
}

/// Encodes a PNG with text chunks, EXIF, a private chunk and trailing data.
pub fn png(picture: &DynamicImage) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Png);
    // The signature and the IHDR chunk.
    let (begin, rest) = plain.split_at(8 + 25);
    let chunks = [
        chunk(b"tEXt", b"Author\0canary-author"),
        chunk(b"iTXt", b"Comment\0\0\0\0\0canary-comment"),
        chunk(b"eXIf", &exif(1)),
        chunk(b"caNy", b"canary-own"),
    ];
    [begin, &chunks.concat(), rest, b"canary-behind"].concat()
}

/// Encodes a WebP with EXIF and XMP.
pub fn webp(picture: &DynamicImage) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::WebP);
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        [name.as_slice(), &length, body, &vec![0; body.len() % 2]].concat()
    };
    let side = |length: u32| (length - 1).to_le_bytes()[..3].to_vec();
    let head = [vec![0b0000_1100, 0, 0, 0], side(picture.width()), side(picture.height())].concat();
    let body = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &head),
        plain[12..].to_vec(),
        chunk(b"EXIF", &exif(1)),
        chunk(b"XMP ", b"<x:xmpmeta>canary-xmp</x:xmpmeta>"),
    ];
    chunk(b"RIFF", &body.concat())
}

/// Creates a small PNG that declares a huge number of pixels.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    bomb_of(width, height, [8, 2])
}

/// Like [`bomb`], with the given bit depth and colour type.
pub fn bomb_of(width: u32, height: u32, [depth, colour]: [u8; 2]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![0; 1_000_000]).unwrap();
    let head = [&width.to_be_bytes(), height.to_be_bytes().as_slice(), &[depth, colour, 0, 0, 0]].concat();
    let body = [chunk(b"IHDR", &head), chunk(b"IDAT", &packed.finish().unwrap()), chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &body.concat()].concat()
}
