//! Exports of all systems and the data dictionary.
use crate::fixtures::app::App;
use crate::fixtures::exports::{FORMATS, csv_rows, ndjson_lines};
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::systems;
use serde_json::json;

#[test]
fn all_systems_are_exported_in_every_format() {
    let app = small_town();
    for (ending, content_type) in FORMATS {
        let response = app.get(&format!("/v1/export/systems.{ending}"));
        assert_eq!((response.status, response.header("content-type")), (200, content_type));
        let disposition = format!("attachment; filename=\"systems.{ending}\"");
        assert_eq!(response.header("content-disposition"), disposition);
        assert_eq!((response.header("register-index"), response.header("accept-ranges")), ("5", "bytes"));
        assert!(response.header("etag").starts_with('"') && !response.header("last-modified").is_empty());
    }
    let ndjson = app.get("/v1/export/systems.ndjson");
    let all = ndjson_lines(&ndjson);
    let slugs: Vec<_> = all.iter().map(|system| system["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, ["parkeervergunning", "uitkering-berekenen", "scanauto"], "in the order of publication");
    for (line, system) in ndjson.text().lines().zip(&all) {
        let one = app.get(&format!("/v1/systems/{}?lang=*", system["id"].as_str().unwrap()));
        assert_eq!(line, one.text(), "a line equals the response for the system");
    }
    let json = app.json("/v1/export/systems.json");
    assert_eq!((&json["items"], &json["total"], &json["index"]), (&json!(all), &json!(3), &json!(5)));
    let table = csv_rows(&app.get("/v1/export/systems.csv"));
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
    assert_eq!(csv_rows(&app.get("/v1/export/systems.csv")).len(), 0);
    assert_eq!(app.json("/v1/export/systems.jsonld")["@graph"], json!([]));
    let nothing = app.get_with("/v1/export/systems.ndjson", &[("range", "bytes=0-")]);
    assert_eq!((nothing.status, nothing.header("content-range")), (416, "bytes */0"));
    assert_eq!(app.get("/sitemaps/1.xml").status, 404);
}

#[test]
fn an_export_accepts_the_filters_of_the_list() {
    let app = small_town();
    let count = |query: &str| ndjson_lines(&app.get(&format!("/v1/export/systems.ndjson?{query}"))).len();
    assert_eq!(count("organization=voorbeeldstad"), 2);
    assert_eq!(count("status=retired"), 0);
    assert_eq!(count("updatedSince=2026-03-02T09:00:01Z"), 0);
    assert_eq!(csv_rows(&app.get("/v1/export/systems.csv?organization=elders")).len(), 1);
    for (ending, _) in FORMATS {
        let wrong = app.get(&format!("/v1/export/systems.{ending}?lang=nl&stale=perhaps&limit=3"));
        let places: Vec<_> =
            wrong.json()["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
        assert_eq!((wrong.status, places), (400, vec![json!("/lang"), json!("/limit"), json!("/stale")]));
        let other = app.get_with(&format!("/v1/export/systems.{ending}"), &[("accept", "image/png")]);
        assert_eq!(other.status, 406);
    }
    // The search index lags behind the log: its results have no strong entity tag and no ranges.
    let found = app.get_with("/v1/export/systems.ndjson?q=scanauto", &[("range", "bytes=0-9")]);
    assert_eq!((found.status, ndjson_lines(&found).len()), (200, 1));
    assert_eq!(
        (found.header("etag"), found.header("accept-ranges"), found.header("cache-control")),
        ("", "none", "no-cache")
    );
}

#[test]
fn cells_never_run_as_formulas() {
    let app = App::start();
    app.import_nl(&[row(1, "=HYPERLINK(\"https://evil.example\";\"Klik\")", "Gemeente Elders")]);
    let table = csv_rows(&app.get("/v1/export/systems.csv"));
    assert_eq!(table[0]["name"], "'=HYPERLINK(\"https://evil.example\";\"Klik\")");
    let system = &ndjson_lines(&app.get("/v1/export/systems.ndjson"))[0];
    assert_eq!(system["name"]["nl"], "=HYPERLINK(\"https://evil.example\";\"Klik\")", "only tables are escaped");
}

#[test]
fn withdrawals_and_redactions_are_exported() {
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
    let all = ndjson_lines(&app.get("/v1/export/systems.ndjson"));
    assert_eq!(all.len(), 2, "withdrawn systems are left out");
    assert_eq!(all[0]["redacted"], json!(["purpose", "sourceRecord"]));
    for (ending, _) in FORMATS.iter().filter(|(ending, _)| *ending != "xlsx") {
        let text = app.get(&format!("/v1/export/systems.{ending}?withdrawn=also")).text();
        assert!(!text.contains("Parkeervergunning helpt") && text.contains("Uitkering berekenen helpt"), "{ending}");
    }
    let left = csv_rows(&app.get("/v1/export/systems.csv?withdrawn=only"));
    assert_eq!((left.len(), left[0]["withdrawn.reason"].as_str()), (1, "replaced"));
    let node = &app.json("/v1/export/systems.jsonld?withdrawn=only")["@graph"][0];
    assert!(node["prov:invalidatedAtTime"]["@value"].is_string());
}

#[test]
fn the_dictionary_describes_every_column() {
    let app = App::start();
    app.import_nl(&[with_field(row(1, "Scanauto", "Gemeente Elders"), "status", "buiten_gebruik")]);
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
