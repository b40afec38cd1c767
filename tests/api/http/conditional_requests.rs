//! Conditional requests and content encodings.
use crate::fixtures::town::{row, small_town, with_field};

#[test]
fn a_conditional_request_saves_the_body() {
    let app = small_town();
    let path = "/v1/systems/elders:scanauto";
    let first = app.get(path);
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && first.header("cache-control").contains("max-age"));
    let again = app.get_with(path, &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, tag.as_str()));
    assert_eq!(app.get_with(path, &[("if-none-match", &format!("\"other\", W/{tag}"))]).status, 304);
    // Within a second a date could mean two states: the header is sent later.
    assert_eq!(first.header("last-modified"), "");
    app.clock.set("2026-03-02T09:00:05Z".parse().unwrap());
    let date = app.get(path).header("last-modified").to_owned();
    assert_eq!(date, "Mon, 02 Mar 2026 09:00:00 GMT");
    assert_eq!(app.get_with(path, &[("if-modified-since", &date)]).status, 304);
    // A change elsewhere increases the index and keeps the record.
    app.import_nl(&[with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Iets anders.")]);
    let elsewhere = app.get_with(path, &[("if-none-match", &tag)]);
    assert_eq!((elsewhere.status, elsewhere.header("register-index")), (304, "6"));
    app.import_nl(&[with_field(row(3, "Scanauto", "Gemeente Elders"), "doel", "Iets anders.")]);
    assert_eq!(app.get_with(path, &[("if-none-match", &tag)]).status, 200);
    let head = app.send("HEAD", path, &[]);
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert!(head.header("content-length").parse::<usize>().unwrap() > 500);
}

#[test]
fn responses_are_compressed_on_request() {
    let app = small_town();
    let plain = app.get("/v1/systems");
    let gzip = app.get_with("/v1/systems", &[("accept-encoding", "gzip")]);
    assert_eq!(gzip.header("content-encoding"), "gzip");
    assert_ne!(gzip.header("etag"), plain.header("etag"), "each encoding has its own entity tag");
    let brotli = app.get_with("/v1/systems", &[("accept-encoding", "gzip, br")]);
    assert_eq!(brotli.header("content-encoding"), "br");
    assert!(brotli.bytes.len() < plain.bytes.len() / 2);
    let again = app.get_with("/v1/systems", &[("accept-encoding", "br"), ("if-none-match", brotli.header("etag"))]);
    assert_eq!(again.status, 304);
    assert!(plain.header("vary").contains("Accept-Encoding"));
}
