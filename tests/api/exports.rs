use crate::support::{App, Response, row, small_town, with};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::systems;
use serde_json::{Value, json};

const FORMATS: [(&str, &str); 5] = [
    ("json", "application/json"),
    ("ndjson", "application/x-ndjson"),
    ("csv", "text/csv; charset=utf-8"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("jsonld", "application/ld+json"),
];

/// All exports, whole.
fn exports() -> impl Iterator<Item = String> {
    let systems = FORMATS.into_iter().map(|(ending, _)| format!("/v1/export/systems.{ending}"));
    systems.chain(["/v1/export/versions.ndjson".to_owned()])
}

fn lines(answer: &Response) -> Vec<Value> {
    answer.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows of a CSV export, by the names of their columns.
fn rows(answer: &Response) -> Vec<std::collections::HashMap<String, String>> {
    let text = answer.text();
    assert!(text.starts_with('\u{feff}'), "Excel needs the mark to see that it is UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn a_journalist_takes_the_whole_register_away() {
    let app = small_town();
    for (ending, content_type) in FORMATS {
        let answer = app.get(&format!("/v1/export/systems.{ending}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, content_type));
        let disposition = format!("attachment; filename=\"systems.{ending}\"");
        assert_eq!(answer.header("content-disposition"), disposition);
        assert_eq!((answer.header("register-index"), answer.header("accept-ranges")), ("5", "bytes"));
        assert!(answer.header("etag").starts_with('"') && !answer.header("last-modified").is_empty());
    }
    let ndjson = app.get("/v1/export/systems.ndjson");
    let all = lines(&ndjson);
    let slugs: Vec<_> = all.iter().map(|system| system["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, ["parkeervergunning", "uitkering-berekenen", "scanauto"], "in the order of publication");
    for (line, system) in ndjson.text().lines().zip(&all) {
        let one = app.get(&format!("/v1/systems/{}?lang=*", system["id"].as_str().unwrap()));
        assert_eq!(line, one.text(), "a line is what the system's own address answers");
    }
    let json = app.json("/v1/export/systems.json");
    assert_eq!((&json["items"], &json["total"], &json["index"]), (&json!(all), &json!(3), &json!(5)));
    let table = rows(&app.get("/v1/export/systems.csv"));
    let names: Vec<_> = table.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Parkeervergunning", "Uitkering berekenen", "Scanauto"]);
    assert_eq!(table[2]["organization.name"], "Gemeente Elders");
    assert_eq!(table[2]["defaultLanguage"], "nl");
    let graph = app.json("/v1/export/systems.jsonld");
    assert_eq!(graph["@graph"].as_array().unwrap().len(), 3);
    let linked = app.json("/v1/systems/elders:scanauto/record.jsonld");
    assert_eq!(linked["@context"], graph["@context"]);
    assert_eq!(linked["dcterms:title"], json!([{"@value": "Scanauto", "@language": "nl"}]));
    assert_eq!(linked["@id"], graph["@graph"][2]["@id"]);
    assert_eq!(app.get("/v1/systems/elders:nothing/record.jsonld").status, 404);
}

#[test]
fn an_empty_register_is_exported() {
    let app = App::start();
    assert_eq!(app.json("/v1/export/systems.json"), json!({"items": [], "total": 0, "index": 0}));
    assert_eq!(app.get("/v1/export/systems.ndjson").bytes, b"");
    assert_eq!(rows(&app.get("/v1/export/systems.csv")).len(), 0);
    assert_eq!(app.json("/v1/export/systems.jsonld")["@graph"], json!([]));
    let nothing = app.get_with("/v1/export/systems.ndjson", &[("range", "bytes=0-")]);
    assert_eq!((nothing.status, nothing.header("content-range")), (416, "bytes */0"));
    assert_eq!(app.get("/sitemaps/1.xml").status, 404);
}

#[test]
fn an_export_is_filtered_like_a_list() {
    let app = small_town();
    let count = |query: &str| lines(&app.get(&format!("/v1/export/systems.ndjson?{query}"))).len();
    assert_eq!(count("organization=voorbeeldstad"), 2);
    assert_eq!(count("status=retired"), 0);
    assert_eq!(count("updatedSince=2026-03-02T09:00:01Z"), 0);
    assert_eq!(rows(&app.get("/v1/export/systems.csv?organization=elders")).len(), 1);
    for (ending, _) in FORMATS {
        let wrong = app.get(&format!("/v1/export/systems.{ending}?lang=nl&stale=perhaps&limit=3"));
        let places: Vec<_> =
            wrong.json()["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
        assert_eq!((wrong.status, places), (400, vec![json!("/lang"), json!("/limit"), json!("/stale")]));
        let other = app.get_with(&format!("/v1/export/systems.{ending}"), &[("accept", "image/png")]);
        assert_eq!(other.status, 406);
    }
    // The search index follows the log a little later: what it finds has no strong tag and no parts.
    let found = app.get_with("/v1/export/systems.ndjson?q=scanauto", &[("range", "bytes=0-9")]);
    assert_eq!((found.status, lines(&found).len()), (200, 1));
    assert_eq!(
        (found.header("etag"), found.header("accept-ranges"), found.header("cache-control")),
        ("", "none", "no-cache")
    );
}

#[test]
fn what_a_client_has_is_not_exported_again() {
    let app = small_town();
    for path in exports() {
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
    assert_eq!((after.status, lines(&after).len()), (200, 4));
    // At midnight records may grow stale.
    let day = after.header("etag").to_owned();
    app.clock.set("2027-03-03T00:00:00Z".parse().unwrap());
    let stale = app.get_with(path, &[("if-none-match", &day)]);
    assert_eq!((stale.status, &lines(&stale)[0]["stale"]), (200, &json!(true)));
    assert_ne!(app.get("/v1/export/systems.ndjson?stale=true").header("etag"), stale.header("etag"));
}

#[test]
fn a_broken_download_goes_on_where_it_was() {
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
            let answer = part(&range, &[("accept-encoding", "gzip")]);
            assert_eq!(answer.status, 206, "{path} {range}");
            assert_eq!(answer.header("content-range"), format!("bytes {from}-{}/{length}", to - 1));
            assert_eq!(answer.header("content-length"), (to - from).to_string());
            assert_eq!((answer.header("content-encoding"), answer.header("etag")), ("", tag.as_str()));
            assert!(answer.bytes == whole.bytes[from..to], "{path} {range}");
        }
        assert_eq!(part("bytes=1-2", &[("if-range", &tag)]).status, 206);
        for (range, more) in [
            ("bytes=1-2", Some(("if-range", "\"of-old\""))),
            ("bytes=1-2", Some(("if-range", whole.header("last-modified")))),
            ("bytes=0-1,4-5", None),
            ("bytes=5-4", None),
            ("lines=1-2", None),
        ] {
            let answer = part(range, more.as_slice());
            assert!(answer.status == 200 && answer.bytes == whole.bytes, "{path} {range}");
        }
        let beyond = part(&format!("bytes={length}-"), &[]);
        assert_eq!((beyond.status, beyond.header("content-range")), (416, format!("bytes */{length}").as_str()));
        assert_eq!(beyond.json()["code"], "rangeNotSatisfiable");
        let head = app.send("HEAD", &path, &[("range", "bytes=0-9")]);
        let said = (head.status, head.header("content-length").to_owned(), head.header("content-range"));
        assert_eq!(said, (200, length.to_string(), ""), "HEAD knows no parts");
    }
}

#[test]
fn who_wants_another_state_is_told() {
    let app = small_town();
    for path in exports() {
        let first = app.get(&path);
        let (tag, at) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        let status = |headers: &[(&str, &str)]| app.get_with(&path, headers).status;
        for right in [&tag, "*", &format!("\"x\", {tag}")] {
            assert_eq!(status(&[("if-match", right)]), 200, "{path} {right}");
        }
        for wrong in ["\"x\"", &format!("W/{tag}"), ""] {
            let answer = app.get_with(&path, &[("if-match", wrong), ("if-none-match", &tag)]);
            assert_eq!((answer.status, &answer.json()["code"]), (412, &json!("preconditionFailed")), "{path} {wrong}");
        }
        if !path.contains("/systems.") {
            continue;
        }
        assert_eq!(status(&[("if-match", &tag), ("range", "bytes=1-2"), ("accept-encoding", "gzip")]), 206);
        assert_eq!(status(&[("if-match", "\"x\""), ("range", "bytes=1-2")]), 412);
        assert_eq!(status(&[("if-unmodified-since", &at)]), 200);
        assert_eq!(status(&[("if-unmodified-since", "Sun, 01 Mar 2026 00:00:00 GMT")]), 412);
        assert_eq!(status(&[("if-unmodified-since", "Sun, 01 Mar 2026 00:00:00 GMT"), ("if-match", &tag)]), 200);
        assert_eq!(status(&[("if-unmodified-since", "once")]), 200, "what is no date counts for nothing");
    }
    let gzip = app.get_with("/v1/export/systems.csv", &[("accept-encoding", "gzip")]);
    let mixed = [("if-match", gzip.header("etag")), ("range", "bytes=1-2")];
    assert_eq!(app.get_with("/v1/export/systems.csv", &mixed).status, 412, "parts are of other bytes");
}

#[test]
fn an_export_is_compressed_as_it_goes() {
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
        assert!(tags[0] != tags[1] && tags[1] != tags[2], "a strong tag is of one coding: {tags:?}");
        assert_eq!(app.get_with(&path, &[("accept-encoding", "gzip"), ("if-none-match", tags[1])]).status, 304);
    }
    let sheet = app.get_with("/v1/export/systems.xlsx", &[("accept-encoding", "gzip")]);
    assert_eq!(sheet.header("content-encoding"), "", "it is a packed file already");
}

#[test]
fn no_cell_runs_as_a_formula() {
    let app = App::start();
    app.import_nl(&[row(1, "=HYPERLINK(\"https://evil.example\";\"Klik\")", "Gemeente Elders")]);
    let table = rows(&app.get("/v1/export/systems.csv"));
    assert_eq!(table[0]["name"], "'=HYPERLINK(\"https://evil.example\";\"Klik\")");
    let system = &lines(&app.get("/v1/export/systems.ndjson"))[0];
    assert_eq!(system["name"]["nl"], "=HYPERLINK(\"https://evil.example\";\"Klik\")", "other forms say what was said");
}

#[test]
fn what_left_and_what_was_redacted_are_exported_as_such() {
    let app = small_town();
    let (gone, redacted) = (app.id("elders:scanauto"), app.id("voorbeeldstad:parkeervergunning"));
    let act = app.register.write_blocking(move |tx| {
        systems::withdraw(tx, gone, WithdrawalReason::Replaced, Default::default(), Actor::Operator)
    });
    act.unwrap();
    let fields = ["purpose".to_owned()];
    let act = app.register.write_blocking(move |tx| {
        systems::redact(tx, redacted, 1, &fields, RedactionGround::CourtOrder, Actor::Operator)
    });
    act.unwrap();
    let all = lines(&app.get("/v1/export/systems.ndjson"));
    assert_eq!(all.len(), 2, "what left is not there");
    assert_eq!(all[0]["redacted"], json!(["purpose", "sourceRecord"]));
    for (ending, _) in FORMATS.iter().filter(|(ending, _)| *ending != "xlsx") {
        let text = app.get(&format!("/v1/export/systems.{ending}?withdrawn=also")).text();
        assert!(!text.contains("Parkeervergunning helpt") && text.contains("Uitkering berekenen helpt"), "{ending}");
    }
    let left = rows(&app.get("/v1/export/systems.csv?withdrawn=only"));
    assert_eq!((left.len(), left[0]["withdrawn.reason"].as_str()), (1, "replaced"));
    let node = &app.json("/v1/export/systems.jsonld?withdrawn=only")["@graph"][0];
    assert!(node["prov:invalidatedAtTime"]["@value"].is_string());
}

#[test]
fn every_column_is_explained() {
    let app = App::start();
    app.import_nl(&[with(row(1, "Scanauto", "Gemeente Elders"), "status", "buiten_gebruik")]);
    let dictionary = app.json("/v1/export/dictionary");
    let explained: Vec<_> =
        dictionary["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    let csv = app.get("/v1/export/systems.csv").text();
    let header = csv.trim_start_matches('\u{feff}').lines().next().unwrap();
    assert_eq!(header.split(',').collect::<Vec<_>>(), explained);
    let field = |name: &str| {
        let fields = dictionary["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap().clone()
    };
    assert_eq!(field("purpose")["publish"], "always");
    assert!(field("status")["values"].as_array().unwrap().contains(&json!({"value": "retired"})));
    let table = app.get("/v1/export/dictionary.csv");
    assert!(table.text().contains("field,policyArea,list of code,always"), "{}", table.text());
}

#[test]
fn open_data_portals_find_the_register() {
    let app = small_town();
    let catalogue = app.get("/v1/catalog.jsonld");
    assert_eq!(catalogue.header("content-type"), "application/ld+json");
    let catalogue = catalogue.json();
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    let base = app.register.settings.public_url.clone();
    let mut asked = 0;
    for dataset in catalogue["dcat:dataset"].as_array().unwrap() {
        assert!(dataset["dcterms:modified"]["@value"].is_string());
        for distribution in dataset["dcat:distribution"].as_array().unwrap() {
            let address = distribution["dcat:downloadURL"]["@id"].as_str().unwrap();
            let path = address.strip_prefix(&base).unwrap();
            assert_eq!(app.get(path).status, 200, "{path}");
            asked += 1;
        }
    }
    assert!(asked >= 6, "{asked}");
    let places: Vec<_> =
        catalogue["dcterms:spatial"].as_array().unwrap().iter().map(|place| place["@id"].as_str().unwrap()).collect();
    assert!(places.iter().any(|place| place.ends_with("/country/NLD")), "{places:?}");
    assert!(catalogue.get("dcterms:language").is_some());
}

#[test]
fn crawlers_find_every_system() {
    let app = small_town();
    let robots = app.get("/robots.txt");
    let base = app.register.settings.public_url.clone();
    assert_eq!(robots.text(), format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"));
    let index = app.get("/sitemap.xml");
    assert_eq!(index.header("content-type"), "application/xml");
    assert!(index.text().contains(&format!("<loc>{base}/sitemaps/1.xml</loc><lastmod>2026-03-02T09:00:00Z</lastmod>")));
    let part = app.get("/sitemaps/1.xml").text();
    assert_eq!(part.matches("<url>").count(), 3);
    let id = app.id("elders:scanauto");
    assert!(
        part.contains(&format!("<url><loc>{base}/v1/systems/{id}</loc><lastmod>2026-03-02T09:00:00Z</lastmod></url>"))
    );
    for nothing in ["/sitemaps/2.xml", "/sitemaps/0.xml", "/sitemaps/x.xml"] {
        assert_eq!(app.get(nothing).status, 404, "{nothing}");
    }
    let act = app.register.write_blocking(move |tx| {
        systems::withdraw(tx, id, WithdrawalReason::Replaced, Default::default(), Actor::Operator)
    });
    act.unwrap();
    assert!(!app.get("/sitemaps/1.xml").text().contains(&id.to_string()));
}
