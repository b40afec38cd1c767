//! Publications and drafts that the rows of an uploaded file become.
use crate::fixtures::http::Response;
use crate::fixtures::imports::{IMPORTS, dutch_file, finished_import, import_file, import_rows, row_of_town};
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

#[test]
fn an_uploaded_file_is_published_once() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    // An unchanged system, a changed one, a new one and three invalid rows.
    let file = dutch_file(&[
        row_of_town(1, "Parkeervergunning"),
        with_field(row_of_town(2, "Uitkering berekenen"), "title", "Uitkering bepalen"),
        row_of_town(10, "Kapvergunning"),
        with_field(row_of_town(11, "Zonder doel"), "doel", ""),
        row(12, "Van een ander", "Gemeente Elders"),
        row(13, "Van niemand", "Gemeente Nergens"),
    ]);
    let import = import_file(&app, &token, "mode=publish", &file);
    assert_eq!(import["counts"], json!({"unchanged": 1, "updated": 1, "published": 1, "refused": 3}), "{import}");
    assert_eq!((&import["state"], &import["total"], &import["done"]), (&json!("done"), &json!(6), &json!(6)));

    let report = import_rows(&app, &token, &import, "");
    let lines: Vec<_> = report["items"].as_array().unwrap().iter().collect();
    assert_eq!((lines.len(), report["total"].as_u64()), (6, Some(6)));
    assert_eq!(
        (&lines[2]["row"], &lines[2]["key"], &lines[2]["outcome"]),
        (&json!(3), &json!("10"), &json!("published"))
    );
    assert_eq!(lines[2]["system"], json!(app.id("voorbeeldstad:kapvergunning").to_string()));
    for (line, code) in [(4, "otherOrganization"), (5, "otherOrganization")] {
        assert_eq!(
            (&lines[line]["errors"][0]["code"], &lines[line]["errors"][0]["pointer"]),
            (&json!(code), &json!("/organization"))
        );
    }
    assert_eq!(app.json("/v1/systems/voorbeeldstad:uitkering-berekenen")["name"], "Uitkering bepalen");
    assert_eq!(app.json("/v1/organizations")["total"], 2, "no organization was registered");
    assert_eq!(app.json("/v1/organizations/elders/systems")["total"], 1);

    let before = app.get("/log/checkpoint").text();
    app.clock.set(app.clock.now() + TimeDelta::seconds(1));
    let again = import_file(&app, &token, "mode=publish", &file);
    assert_eq!(again["counts"], json!({"unchanged": 3, "refused": 3}));
    assert_eq!(again["fileDigest"], import["fileDigest"]);
    assert_eq!(app.get("/log/checkpoint").text(), before);
    let same = import_rows(&app, &token, &again, "outcome=unchanged&limit=2");
    assert_eq!((same["items"].as_array().unwrap().len(), &same["total"], &same["next"]), (2, &json!(3), &json!("2")));
    let rest = import_rows(&app, &token, &again, "outcome=unchanged&limit=2&cursor=2");
    assert_eq!((&rest["items"][0]["row"], &rest["next"]), (&json!(3), &Value::Null));

    let list = app.call("GET", &format!("{IMPORTS}?limit=1"), &token, None);
    assert_eq!((&list.json()["total"], &list.json()["items"][0]["id"]), (&json!(2), &again["id"]));
    let second =
        app.call("GET", &format!("{IMPORTS}?limit=1&cursor={}", list.json()["next"].as_str().unwrap()), &token, None);
    assert_eq!((&second.json()["items"][0]["id"], &second.json()["next"]), (&import["id"], &Value::Null));
    assert_eq!(second.header("cache-control"), "no-store");

    // An import by the operator recognizes the systems of the city.
    let report = app.import_nl(&[row_of_town(10, "Kapvergunning")]);
    assert_eq!(report.rows[0].outcome.as_str(), "unchanged");
}

#[test]
fn an_uploaded_file_becomes_drafts() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = |third: &str| {
        dutch_file(&[
            row_of_town(1, "Parkeervergunning"),
            with_field(row_of_town(2, "Uitkering berekenen"), "title", "Uitkering bepalen"),
            row_of_town(10, third),
        ])
    };
    let before = app.get("/log/checkpoint").text();
    let import = import_file(&app, &token, "", &file("Kapvergunning"));
    assert_eq!(import["counts"], json!({"unchanged": 1, "drafted": 2}));
    assert_eq!(app.get("/log/checkpoint").text(), before, "a draft is not logged");
    let known = app.id("voorbeeldstad:uitkering-berekenen").to_string();
    let lines = import_rows(&app, &token, &import, "outcome=drafted")["items"].clone();
    assert_eq!(lines[0]["system"], json!(known), "a draft of the next version");
    let new = lines[1]["system"].clone();

    assert_eq!(import_file(&app, &token, "", &file("Kapvergunning"))["counts"], json!({"unchanged": 3}));
    // An untouched draft follows its source, with the same id.
    let moved = import_file(&app, &token, "", &file("Kapvergunning bomen"));
    assert_eq!(moved["counts"], json!({"unchanged": 2, "drafted": 1}));
    assert_eq!(import_rows(&app, &token, &moved, "outcome=drafted")["items"][0]["system"], new);
    // A dry run reports the change and keeps the draft.
    let tried = import_file(&app, &token, "dryRun=true", &file("Kapvergunning hagen"));
    assert_eq!(tried["counts"], json!({"unchanged": 2, "drafted": 1}));
    assert_eq!(import_file(&app, &token, "", &file("Kapvergunning bomen"))["counts"], json!({"unchanged": 3}));

    // An edited draft is no longer replaced.
    let place = format!("/v1/organizations/voorbeeldstad/systems/{}/draft", new.as_str().unwrap());
    let draft = app.call("GET", &place, &token, None);
    let edit = |draft: &Response, record: Value| {
        let headers = [("if-match", draft.header("etag")), ("content-type", "application/merge-patch+json")];
        app.call_with("PATCH", &place, &token, Some(&record), &headers)
    };
    let edited = edit(&draft, json!({"summary": {"nl": "Wie een boom wil kappen, vraagt het hier."}}));
    assert_eq!(edited.status, 200, "{}", edited.text());
    let import = import_file(&app, &token, "", &file("Kapvergunning hagen"));
    assert_eq!(import["counts"], json!({"unchanged": 2, "kept": 1}));
    assert_eq!(import_rows(&app, &token, &import, "outcome=kept")["items"][0]["system"], new);
    assert_eq!(app.call("GET", &place, &token, None).bytes, edited.bytes, "the draft is unchanged");
    // A published draft is recognized by its row.
    let publisher = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let published = app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({})));
    assert_eq!(published.status, 201, "imported drafts have the requirements of imports: {}", published.text());
    let again = import_file(&app, &token, "", &file("Kapvergunning hagen"));
    assert_eq!(again["counts"], json!({"unchanged": 2, "drafted": 1}), "a draft of its next version");
    assert_eq!(import_rows(&app, &token, &again, "outcome=drafted")["items"][0]["system"], new);
}

#[test]
fn a_dry_run_of_an_upload_publishes_nothing() {
    let app = small_town();
    let token = app.token(&[(Role::Publisher, Some("voorbeeldstad"))]);
    let before = app.get("/log/checkpoint").text();
    let import = import_file(
        &app,
        &token,
        "mode=publish&dryRun=true",
        &dutch_file(&[row_of_town(1, "Parkeren"), row_of_town(10, "Nieuw")]),
    );
    assert_eq!((&import["counts"], &import["dryRun"]), (&json!({"updated": 1, "published": 1}), &json!(true)));
    let lines = import_rows(&app, &token, &import, "")["items"].clone();
    assert!(lines[0]["system"].is_string() && lines[1].get("system").is_none(), "{lines}");
    assert_eq!(app.get("/log/checkpoint").text(), before);
}

#[test]
fn the_templates_of_the_dutch_register_become_drafts() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats/nl-templates-1.0.json"));
    let import = import_file(&app, &token, "mode=draft", file);
    assert_eq!(import["counts"], json!({"drafted": 27}));
    assert_eq!(import_file(&app, &token, "mode=draft", file)["counts"], json!({"unchanged": 27}));
    let publisher = app.token(&[(Role::Publisher, Some("elders"))]);
    let elsewhere = "/v1/organizations/elders/imports?profile=nl-1.0&mode=publish";
    let response = app.send_file(elsewhere, &publisher, "application/json", file.as_bytes(), &[]);
    assert_eq!(finished_import(&app, &publisher, response.header("location"))["counts"], json!({"published": 27}));
    assert!(app.json("/v1/systems/elders:dataprotector")["purpose"].as_str().unwrap().starts_with("Anonimiseren"));
}

#[test]
fn records_of_the_register_are_imported_only_by_their_organization() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let record = |organization: &str, slug: &str| {
        json!({
            "organization": organization, "slug": slug, "defaultLanguage": "nl", "name": {"nl": "Eigen"},
            "template": {"id": uuid::Uuid::nil(), "title": "Verzonnen"},
        })
    };
    let stored = app.json("/v1/systems/voorbeeldstad:parkeervergunning?lang=*");
    let mut imported = record("voorbeeldstad", "parkeervergunning");
    for field in ["name", "purpose", "legalBasis", "sourceRecord"] {
        imported[field] = stored[field].clone();
    }
    let pretended = with_field(imported.clone(), "slug", "verzonnen");
    imported["summary"] = json!({"nl": "Met een samenvatting."});
    let lines = [record("voorbeeldstad", "eigen"), record("elders", "eigen"), imported, pretended];
    let file: String = lines.iter().map(|record| json!({"record": record}).to_string() + "\n").collect();
    let path = format!("{IMPORTS}?profile=register");
    let response = app.send_file(&path, &token, "application/x-ndjson", file.as_bytes(), &[]);
    let import = finished_import(&app, &token, response.header("location"));
    assert_eq!(import["counts"], json!({"drafted": 2, "refused": 2}));
    let report = import_rows(&app, &token, &import, "")["items"].clone();
    assert_eq!(
        (&report[1]["outcome"], &report[1]["errors"][0]["pointer"]),
        (&json!("refused"), &json!("/organization"))
    );
    assert_eq!(report[2]["system"], stored["id"], "a record is matched by its slug");
    // Imported records have other requirements, so an upload cannot claim a source.
    let error = &report[3]["errors"][0];
    assert_eq!((&error["pointer"], &error["code"]), (&json!("/record/sourceRecord"), &json!("readOnly")));
}
