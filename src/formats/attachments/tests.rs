use super::*;
use proptest::prelude::*;
use test_images::{bomb, bomb_of, encoded, jpeg, picture, png, webp};

#[path = "test_images.rs"]
mod test_images;

fn contains_canary(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"canary")
}

fn error_code(kind: AttachmentKind, bytes: &[u8]) -> &'static str {
    sanitize(kind, bytes).unwrap_err().code
}

#[test]
fn metadata_is_removed_and_the_image_kept() {
    let seen = picture(32, 16);
    for (kind, sent) in
        [(AttachmentKind::Jpeg, jpeg(&seen, 1)), (AttachmentKind::Png, png(&seen)), (AttachmentKind::WebP, webp(&seen))]
    {
        assert!(contains_canary(&sent), "{kind}");
        let sanitized = sanitize(kind, &sent).unwrap_or_else(|error| panic!("{kind}: {error:?}"));
        assert_eq!(sanitized.kind, kind);
        assert!(!contains_canary(&sanitized.bytes), "{kind}");
        let decoded =
            image::load_from_memory_with_format(&sanitized.bytes, kind.format().unwrap()).unwrap().into_rgb8();
        assert_eq!(decoded.dimensions(), (32, 16));
        let (left, right) = (decoded.get_pixel(4, 8).0, decoded.get_pixel(28, 8).0);
        assert!(left[0] > 200 && left[2] < 50 && right[2] > 200 && right[0] < 50, "{kind}: {left:?} {right:?}");
    }
}

#[test]
fn images_are_rotated_by_their_orientation() {
    let sanitized = sanitize(AttachmentKind::Jpeg, &jpeg(&picture(32, 16), 6)).unwrap();
    let decoded = image::load_from_memory(&sanitized.bytes).unwrap().into_rgb8();
    assert_eq!(decoded.dimensions(), (16, 32));
    assert!(decoded.get_pixel(8, 4).0[0] > 200 && decoded.get_pixel(8, 28).0[2] > 200, "red is above");
}

#[test]
fn wrong_content_types_are_detected() {
    let seen = picture(8, 8);
    assert_eq!(error_code(AttachmentKind::Png, &jpeg(&seen, 1)), "otherKind");
    assert_eq!(error_code(AttachmentKind::Jpeg, b"GIF89a"), "otherKind");
    assert_eq!(error_code(AttachmentKind::Png, b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "otherKind");
    assert_eq!(error_code(AttachmentKind::Jpeg, b"%PDF-1.7"), "otherKind");
    assert_eq!(error_code(AttachmentKind::Png, b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"), "damaged");
    assert_eq!(error_code(AttachmentKind::WebP, b""), "otherKind");
    let cut = encoded(&picture(64, 64), ImageFormat::Png);
    assert_eq!(error_code(AttachmentKind::Png, &cut[..cut.len() / 2]), "damaged");
}

#[test]
fn declared_huge_images_are_not_decoded() {
    for (width, height) in [(60_000, 60_000), (15_000, 15_000), (4001, 4000), (u32::MAX >> 1, 1)] {
        assert_eq!(error_code(AttachmentKind::Png, &bomb(width, height)), "tooLarge", "{width} × {height}");
    }
    assert_eq!(error_code(AttachmentKind::Png, &bomb_of(4000, 4000, [16, 6])), "tooLarge");
    assert_eq!(error_code(AttachmentKind::Png, &bomb_of(4000, 3000, [16, 6])), "damaged");
    // The declared size is within the limits, but the data is truncated.
    assert_eq!(error_code(AttachmentKind::Png, &bomb(4000, 4000)), "damaged");
}

#[test]
fn only_plain_text_is_accepted() {
    let sanitized = |text: &str| {
        sanitize(AttachmentKind::Text, text.as_bytes()).map(|sanitized| String::from_utf8(sanitized.bytes).unwrap())
    };
    assert_eq!(
        sanitized("\u{feff}Beste gemeente,\r\n\tEr staat iets mis: é < 3\n").unwrap(),
        "Beste gemeente,\r\n\tEr staat iets mis: é < 3\n"
    );
    assert_eq!(error_code(AttachmentKind::Text, b"caf\xe9"), "utf8");
    assert_eq!(error_code(AttachmentKind::Text, b"bell \x07"), "controlCharacter");
    assert_eq!(error_code(AttachmentKind::Text, "later \u{9b}31m".as_bytes()), "controlCharacter");
    assert_eq!(error_code(AttachmentKind::Text, b" \n"), "blank");
    for markup in ["<!DOCTYPE html><p>", " <html>", "\n<svg/>", "<?xml version=\"1.0\"?>", "%PDF-1.7\n1 0 obj"] {
        assert_eq!(error_code(AttachmentKind::Text, markup.as_bytes()), "otherKind", "{markup}");
    }
    assert_eq!(error_code(AttachmentKind::Text, &encoded(&picture(4, 4), ImageFormat::Png)), "utf8");
}

#[test]
fn every_depth_and_colour_type_is_accepted() {
    let seen = picture(16, 8);
    let all = [
        DynamicImage::ImageLuma8(seen.to_luma8()),
        DynamicImage::ImageLumaA8(seen.to_luma_alpha8()),
        DynamicImage::ImageRgba8(seen.to_rgba8()),
        DynamicImage::ImageLuma16(seen.to_luma16()),
        DynamicImage::ImageLumaA16(seen.to_luma_alpha16()),
        DynamicImage::ImageRgb16(seen.to_rgb16()),
        DynamicImage::ImageRgba16(seen.to_rgba16()),
    ];
    for seen in &all {
        let sanitized = sanitize(AttachmentKind::Png, &png(seen)).unwrap();
        let decoded = image::load_from_memory(&sanitized.bytes).unwrap();
        assert_eq!(decoded.color().has_alpha(), seen.color().has_alpha(), "{:?}", seen.color());
        assert_eq!(decoded.to_rgb8(), seen.to_rgb8(), "{:?}", seen.color());
    }
    assert!(
        sanitize(AttachmentKind::Jpeg, &jpeg(&all[0], 1)).is_ok()
            && sanitize(AttachmentKind::WebP, &webp(&all[2])).is_ok()
    );
}

/// Creates an image that no encoder can compress.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 1u32;
    let paint = |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = state.to_le_bytes();
        image::Rgb([red, green, blue])
    };
    DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, paint))
}

#[test]
fn files_that_grow_too_much_are_rejected_or_become_jpeg() {
    let large = noise(1400, 1300);
    let sanitized = sanitize(AttachmentKind::WebP, &encoded(&large, ImageFormat::WebP)).unwrap();
    assert!(
        sanitized.kind == AttachmentKind::Jpeg && sanitized.bytes.len() < MAX_BYTES,
        "{} {}",
        sanitized.kind,
        sanitized.bytes.len()
    );
    assert_eq!(error_code(AttachmentKind::Png, &encoded(&noise(2000, 1800), ImageFormat::Png)), "tooLarge");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Damaged files are rejected or produce a valid image.
    #[test]
    fn damaged_files_are_rejected_or_stay_valid_images(kind in 0usize..3, place: u16, byte: u8) {
        let seen = picture(24, 16);
        let (kind, mut sent) = vec![(AttachmentKind::Jpeg, jpeg(&seen, 3)), (AttachmentKind::Png, png(&seen)), (AttachmentKind::WebP, webp(&seen))].swap_remove(kind);
        let place = usize::from(place) % sent.len();
        sent[place] = byte;
        if let Ok(sanitized) = sanitize(kind, &sent) {
            prop_assert!(!contains_canary(&sanitized.bytes));
            prop_assert!(image::load_from_memory(&sanitized.bytes).is_ok());
        }
    }
}
