//! Downloads of exports: conditional requests, ranges, encodings.
use crate::fixtures::app::App;
use crate::fixtures::exports::{FORMATS, all_exports, ndjson_lines};
use crate::fixtures::town::{row, small_town};
use serde_json::json;

#[test]
fn a_conditional_request_saves_the_download() {
    let app = small_town();
    for path in all_exports() {
        let first = app.get(&path);
        let tag = first.header("etag").to_owned();
        assert_eq!(app.get(&path).bytes, first.bytes, "{path}: the same at the same index");
        let again = app.get_with(&path, &[("if-none-match", &tag)]);
        assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, tag.as_str()), "{path}");
        let head = app.send("HEAD", &path, &[]);
        assert_eq!((head.status, head.bytes.len(), head.header("etag")), (200, 0, tag.as_str()), "{path}");
        if path.contains("/systems.") {
            assert_eq!(head.header("content-length"), first.bytes.len().to_string(), "{path}");
            let since = [("if-modified-since", first.header("last-modified"))];
            assert_eq!(app.get_with(&path, &since).status, 304, "{path}");
        }
    }
    let path = "/v1/export/systems.ndjson";
    let before = app.get(path).header("etag").to_owned();
    app.import_nl(&[row(9, "Nieuw", "Gemeente Elders")]);
    let after = app.get_with(path, &[("if-none-match", &before)]);
    assert_eq!((after.status, ndjson_lines(&after).len()), (200, 4));
    // Records may become stale at midnight.
    let day = after.header("etag").to_owned();
    app.clock.set("2027-03-03T00:00:00Z".parse().unwrap());
    let stale = app.get_with(path, &[("if-none-match", &day)]);
    assert_eq!((stale.status, &ndjson_lines(&stale)[0]["stale"]), (200, &json!(true)));
    assert_ne!(app.get("/v1/export/systems.ndjson?stale=true").header("etag"), stale.header("etag"));
}

#[test]
fn an_interrupted_download_resumes() {
    let app = small_town();
    for (ending, _) in FORMATS {
        let path = format!("/v1/export/systems.{ending}");
        let whole = app.get(&path);
        let (length, tag) = (whole.bytes.len(), whole.header("etag").to_owned());
        let part = |range: &str, more: &[(&str, &str)]| {
            let mut headers = vec![("range", range)];
            headers.extend_from_slice(more);
            app.get_with(&path, &headers)
        };
        let half = length / 2;
        for (range, from, to) in [
            (format!("bytes=0-{}", half - 1), 0, half),
            (format!("bytes={half}-"), half, length),
            (format!("bytes={half}-{}", length * 2), half, length),
            ("bytes=-7".to_owned(), length - 7, length),
            ("bytes=0-0".to_owned(), 0, 1),
        ] {
            let response = part(&range, &[("accept-encoding", "gzip")]);
            assert_eq!(response.status, 206, "{path} {range}");
            assert_eq!(response.header("content-range"), format!("bytes {from}-{}/{length}", to - 1));
            assert_eq!(response.header("content-length"), (to - from).to_string());
            assert_eq!((response.header("content-encoding"), response.header("etag")), ("", tag.as_str()));
            assert!(response.bytes == whole.bytes[from..to], "{path} {range}");
        }
        assert_eq!(part("bytes=1-2", &[("if-range", &tag)]).status, 206);
        for (range, more) in [
            ("bytes=1-2", Some(("if-range", "\"of-old\""))),
            ("bytes=1-2", Some(("if-range", whole.header("last-modified")))),
            ("bytes=0-1,4-5", None),
            ("bytes=5-4", None),
            ("lines=1-2", None),
        ] {
            let response = part(range, more.as_slice());
            assert!(response.status == 200 && response.bytes == whole.bytes, "{path} {range}");
        }
        let beyond = part(&format!("bytes={length}-"), &[]);
        assert_eq!((beyond.status, beyond.header("content-range")), (416, format!("bytes */{length}").as_str()));
        assert_eq!(beyond.json()["code"], "rangeNotSatisfiable");
        let head = app.send("HEAD", &path, &[("range", "bytes=0-9")]);
        let head_response = (head.status, head.header("content-length").to_owned(), head.header("content-range"));
        assert_eq!(head_response, (200, length.to_string(), ""), "HEAD ignores ranges");
    }
}

#[test]
fn preconditions_on_downloads_are_checked() {
    let app = small_town();
    for path in all_exports() {
        let first = app.get(&path);
        let (tag, at) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        let status = |headers: &[(&str, &str)]| app.get_with(&path, headers).status;
        for right in [&tag, "*", &format!("\"x\", {tag}")] {
            assert_eq!(status(&[("if-match", right)]), 200, "{path} {right}");
        }
        for wrong in ["\"x\"", &format!("W/{tag}"), ""] {
            let response = app.get_with(&path, &[("if-match", wrong), ("if-none-match", &tag)]);
            assert_eq!(
                (response.status, &response.json()["code"]),
                (412, &json!("preconditionFailed")),
                "{path} {wrong}"
            );
        }
        if !path.contains("/systems.") {
            continue;
        }
        assert_eq!(status(&[("if-match", &tag), ("range", "bytes=1-2"), ("accept-encoding", "gzip")]), 206);
        assert_eq!(status(&[("if-match", "\"x\""), ("range", "bytes=1-2")]), 412);
        assert_eq!(status(&[("if-unmodified-since", &at)]), 200);
        assert_eq!(status(&[("if-unmodified-since", "Sun, 01 Mar 2026 00:00:00 GMT")]), 412);
        assert_eq!(status(&[("if-unmodified-since", "Sun, 01 Mar 2026 00:00:00 GMT"), ("if-match", &tag)]), 200);
        assert_eq!(status(&[("if-unmodified-since", "only once")]), 200, "an invalid date is ignored");
    }
    let gzip = app.get_with("/v1/export/systems.csv", &[("accept-encoding", "gzip")]);
    let mixed = [("if-match", gzip.header("etag")), ("range", "bytes=1-2")];
    assert_eq!(app.get_with("/v1/export/systems.csv", &mixed).status, 412, "ranges refer to the unencoded bytes");
}

#[test]
fn an_export_is_compressed_while_it_streams() {
    let app = App::start();
    let rows: Vec<_> = (1..=400).map(|n| row(n, &format!("Systeem {n}"), "Gemeente Voorbeeldstad")).collect();
    app.import_nl(&rows);
    for ending in ["json", "ndjson", "csv", "jsonld"] {
        let path = format!("/v1/export/systems.{ending}");
        let plain = app.get(&path);
        assert!(plain.bytes.len() > 200_000, "more than one piece");
        let gzip = app.get_with(&path, &[("accept-encoding", "gzip")]);
        assert_eq!(gzip.header("content-encoding"), "gzip");
        let mut out = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(gzip.bytes.as_slice()), &mut out).unwrap();
        assert!(out == plain.bytes && gzip.bytes.len() < plain.bytes.len() / 5);
        let zstd = app.get_with(&path, &[("accept-encoding", "gzip, zstd")]);
        assert_eq!(zstd.header("content-encoding"), "zstd");
        assert!(zstd::decode_all(zstd.bytes.as_slice()).unwrap() == plain.bytes);
        let tags = [plain.header("etag"), gzip.header("etag"), zstd.header("etag")];
        assert!(tags[0] != tags[1] && tags[1] != tags[2], "each encoding has its own strong entity tag: {tags:?}");
        assert_eq!(app.get_with(&path, &[("accept-encoding", "gzip"), ("if-none-match", tags[1])]).status, 304);
    }
    let sheet = app.get_with("/v1/export/systems.xlsx", &[("accept-encoding", "gzip")]);
    assert_eq!(sheet.header("content-encoding"), "", "a workbook is already compressed");
}
