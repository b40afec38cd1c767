use super::*;
use pictures::{bomb, encoded, jpeg, picture, png, webp};
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
