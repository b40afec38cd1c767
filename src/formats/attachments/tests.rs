use super::*;
use pictures::{bomb, bomb_of, encoded, jpeg, picture, png, webp};
use proptest::prelude::*;

#[path = "pictures.rs"]
mod pictures;

fn says_canary(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"canary")
}

fn refused(kind: Kind, bytes: &[u8]) -> &'static str {
    cleaned(kind, bytes).unwrap_err().code
}

#[test]
fn what_is_seen_is_kept_and_nothing_else() {
    let seen = picture(32, 16);
    for (kind, sent) in [(Kind::Jpeg, jpeg(&seen, 1)), (Kind::Png, png(&seen)), (Kind::WebP, webp(&seen))] {
        assert!(says_canary(&sent), "{kind}");
        let kept = cleaned(kind, &sent).unwrap_or_else(|fault| panic!("{kind}: {fault:?}"));
        assert_eq!(kept.kind, kind);
        assert!(!says_canary(&kept.bytes), "{kind}");
        let shown = image::load_from_memory_with_format(&kept.bytes, kind.format().unwrap()).unwrap().into_rgb8();
        assert_eq!(shown.dimensions(), (32, 16));
        let (left, right) = (shown.get_pixel(4, 8).0, shown.get_pixel(28, 8).0);
        assert!(left[0] > 200 && left[2] < 50 && right[2] > 200 && right[0] < 50, "{kind}: {left:?} {right:?}");
    }
}

#[test]
fn a_picture_is_turned_as_it_was_held() {
    let kept = cleaned(Kind::Jpeg, &jpeg(&picture(32, 16), 6)).unwrap();
    let shown = image::load_from_memory(&kept.bytes).unwrap().into_rgb8();
    assert_eq!(shown.dimensions(), (16, 32));
    assert!(shown.get_pixel(8, 4).0[0] > 200 && shown.get_pixel(8, 28).0[2] > 200, "red is above");
}

#[test]
fn what_pretends_is_found_out() {
    let seen = picture(8, 8);
    assert_eq!(refused(Kind::Png, &jpeg(&seen, 1)), "otherKind");
    assert_eq!(refused(Kind::Jpeg, b"GIF89a"), "otherKind");
    assert_eq!(refused(Kind::Png, b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "otherKind");
    assert_eq!(refused(Kind::Jpeg, b"%PDF-1.7"), "otherKind");
    assert_eq!(refused(Kind::Png, b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"), "damaged");
    assert_eq!(refused(Kind::WebP, b""), "otherKind");
    let cut = encoded(&picture(64, 64), ImageFormat::Png);
    assert_eq!(refused(Kind::Png, &cut[..cut.len() / 2]), "damaged");
}

#[test]
fn what_says_that_it_is_huge_is_not_decoded() {
    for (width, height) in [(60_000, 60_000), (15_000, 15_000), (4001, 4000), (u32::MAX >> 1, 1)] {
        assert_eq!(refused(Kind::Png, &bomb(width, height)), "tooLarge", "{width} × {height}");
    }
    assert_eq!(refused(Kind::Png, &bomb_of(4000, 4000, [16, 6])), "tooLarge");
    assert_eq!(refused(Kind::Png, &bomb_of(4000, 3000, [16, 6])), "damaged");
    // Within bounds, but its data ends before.
    assert_eq!(refused(Kind::Png, &bomb(4000, 4000)), "damaged");
}

#[test]
fn text_is_text() {
    let kept = |text: &str| cleaned(Kind::Text, text.as_bytes()).map(|kept| String::from_utf8(kept.bytes).unwrap());
    assert_eq!(
        kept("\u{feff}Beste gemeente,\r\n\tEr staat iets mis: é < 3\n").unwrap(),
        "Beste gemeente,\r\n\tEr staat iets mis: é < 3\n"
    );
    assert_eq!(refused(Kind::Text, b"caf\xe9"), "utf8");
    assert_eq!(refused(Kind::Text, b"bell \x07"), "controlCharacter");
    assert_eq!(refused(Kind::Text, "later \u{9b}31m".as_bytes()), "controlCharacter");
    assert_eq!(refused(Kind::Text, b" \n"), "blank");
    for markup in ["<!DOCTYPE html><p>", " <html>", "\n<svg/>", "<?xml version=\"1.0\"?>", "%PDF-1.7\n1 0 obj"] {
        assert_eq!(refused(Kind::Text, markup.as_bytes()), "otherKind", "{markup}");
    }
    assert_eq!(refused(Kind::Text, &encoded(&picture(4, 4), ImageFormat::Png)), "utf8");
}

#[test]
fn every_depth_and_colour_is_taken() {
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
        let kept = cleaned(Kind::Png, &png(seen)).unwrap();
        let shown = image::load_from_memory(&kept.bytes).unwrap();
        assert_eq!(shown.color().has_alpha(), seen.color().has_alpha(), "{:?}", seen.color());
        assert_eq!(shown.to_rgb8(), seen.to_rgb8(), "{:?}", seen.color());
    }
    assert!(cleaned(Kind::Jpeg, &jpeg(&all[0], 1)).is_ok() && cleaned(Kind::WebP, &webp(&all[2])).is_ok());
}

/// What no encoder makes smaller.
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
fn what_grows_too_much_is_refused_or_becomes_a_jpeg() {
    let large = noise(1400, 1300);
    let kept = cleaned(Kind::WebP, &encoded(&large, ImageFormat::WebP)).unwrap();
    assert!(kept.kind == Kind::Jpeg && kept.bytes.len() < MAX_BYTES, "{} {}", kept.kind, kept.bytes.len());
    assert_eq!(refused(Kind::Png, &encoded(&noise(2000, 1800), ImageFormat::Png)), "tooLarge");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Nothing that somebody sends can do more than be refused.
    #[test]
    fn damage_is_refused_or_leaves_a_picture(kind in 0usize..3, place: u16, byte: u8) {
        let seen = picture(24, 16);
        let (kind, mut sent) = vec![(Kind::Jpeg, jpeg(&seen, 3)), (Kind::Png, png(&seen)), (Kind::WebP, webp(&seen))].swap_remove(kind);
        let place = usize::from(place) % sent.len();
        sent[place] = byte;
        if let Ok(kept) = cleaned(kind, &sent) {
            prop_assert!(!says_canary(&kept.bytes));
            prop_assert!(image::load_from_memory(&kept.bytes).is_ok());
        }
    }
}
