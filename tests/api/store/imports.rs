//! Imports by the operator.
use crate::fixtures::app::App;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::systems::SourceScheme;
use algorithm_register::domain::values::Slug;
use algorithm_register::formats::{self, FileError};
use algorithm_register::service::imports::{self, Outcome};
use serde_json::{Value, json};

#[test]
fn an_invalid_row_is_reported_and_stops_nothing() {
    let app = App::start();
    let report = app.import_nl(&[
        row(1, "Een", "Gemeente Voorbeeldstad"),
        with_field(row(2, "", "Gemeente Voorbeeldstad"), "doel", "x"),
        with_field(row(3, "Drie", "Gemeente Voorbeeldstad"), "doel", ""),
        with_field(row(4, "Vier", "Gemeente Voorbeeldstad"), "doel", "x".repeat(5001)),
        row(5, "Vijf", "Gemeente Voorbeeldstad"),
        row(5, "Weer vijf", "Gemeente Voorbeeldstad"),
        json!("no row at all"),
    ]);
    let outcomes: Vec<_> = report.rows.iter().map(|line| line.outcome).collect();
    use Outcome::{Published, Refused};
    assert_eq!(outcomes, [Published, Refused, Refused, Refused, Published, Refused, Refused]);
    let errors: Vec<_> = report.refused().map(|line| (line.row, line.errors[0].code)).collect();
    assert_eq!(errors[0].0, 2);
    assert!(report.refused().all(|line| !line.errors.is_empty() && !line.errors[0].detail.is_empty()), "{errors:?}");
    let long = report.rows[3].errors[0].clone();
    assert_eq!((long.pointer.as_str(), long.code), ("/purpose/nl", "tooLong"));
    assert_eq!(app.json("/v1/systems")["total"], 2);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let app = small_town();
    let before = app.get("/log/checkpoint").text();
    // Only metadata of the file differs.
    let report = app.import_nl(&[
        with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "geregistreerd", "2026-02-02"),
        row(2, "Uitkering berekenen", "gemeente  voorbeeldstad"),
        row(3, "Scanauto", "Gemeente Elders"),
    ]);
    assert_eq!(report.count(Outcome::Unchanged), 3);
    assert_eq!(app.get("/log/checkpoint").text(), before);
    assert_eq!(app.json("/v1/organizations")["total"], 2, "two spellings of a name belong to one organization");
}

#[test]
fn a_changed_file_publishes_only_its_changes() {
    let app = small_town();
    let report = app.import_nl(&[
        row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"),
        with_field(row(2, "Uitkering berekenen", "Gemeente Voorbeeldstad"), "title", "Uitkering bepalen"),
        row(7, "Nieuw", "Gemeente Voorbeeldstad"),
    ]);
    assert_eq!(
        (report.count(Outcome::Unchanged), report.count(Outcome::Updated), report.count(Outcome::Published)),
        (1, 1, 1)
    );
    assert_eq!(app.json("/v1/systems/voorbeeldstad:uitkering-berekenen")["name"], "Uitkering bepalen");
}

#[test]
fn a_dry_run_writes_nothing() {
    let app = App::start();
    let file = json!({"algoritmes": [row(1, "Een", "Gemeente Voorbeeldstad"), row(2, "", "x")]}).to_string();
    let rows = formats::read(SourceScheme::Nl10, file.as_bytes(), None).unwrap();
    let options = imports::Options { profile: SourceScheme::Nl10, organization: None, dry_run: true };
    let report = imports::run(&app.register, rows, &options, |_| ()).unwrap();
    assert_eq!((report.count(Outcome::Published), report.count(Outcome::Refused), report.new_organizations), (1, 1, 1));
    assert_eq!(
        (app.json("/v1/systems")["total"].as_u64(), app.json("/v1/organizations")["total"].as_u64()),
        (Some(0), Some(0))
    );
}

#[test]
fn a_file_without_organization_needs_one() {
    let app = small_town();
    let templates =
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats/nl-templates-1.0.json"));
    let import = |organization: Option<&str>| {
        let rows = formats::read(SourceScheme::Nl10, templates, None).unwrap();
        let organization = organization.and_then(Slug::parse);
        imports::run(
            &app.register,
            rows,
            &imports::Options { profile: SourceScheme::Nl10, organization, dry_run: false },
            |_| (),
        )
        .unwrap()
    };
    let nobody = import(None);
    assert_eq!(nobody.count(Outcome::Refused), 27);
    assert_eq!(nobody.rows[0].errors[0].pointer, "/organization");
    assert_eq!(import(Some("elders")).count(Outcome::Published), 27);
    assert_eq!(import(Some("elders")).count(Outcome::Unchanged), 27);
    assert_eq!(import(Some("voorbeeldstad")).count(Outcome::Published), 27, "another organization has its own systems");
    let one = app.json("/v1/systems/elders:dataprotector");
    assert!(one["purpose"].as_str().unwrap().starts_with("Anonimiseren") && one["publicationTier"] == "other");
}

#[test]
fn records_of_the_register_are_imported_unchanged() {
    let app = small_town();
    let record = |slug: &str| {
        json!({
            "organization": "elders", "slug": slug, "defaultLanguage": "nl", "name": {"nl": "Eigen", "en": "Own"},
            "summary": {"nl": "Kort."}, "sourceRecord": {"scheme": "nl-1.0", "sha256": format!("sha256:{}", "0".repeat(64))},
        })
    };
    let file = format!(
        "{}\n\n{}\n{{\"record\": {{}}\n",
        json!({"record": record("eigen")}),
        json!({"key": "k", "record": with_field(record("ander"), "status", "lost")})
    );
    let report = app.import(SourceScheme::Register, file.as_bytes());
    let outcomes: Vec<_> = report.rows.iter().map(|line| line.outcome).collect();
    assert_eq!(outcomes, [Outcome::Published, Outcome::Refused, Outcome::Refused]);
    assert_eq!(report.rows[1].errors[0].pointer, "/record/status");
    let stored = app.json("/v1/systems/elders:eigen?lang=*");
    assert_eq!(stored["name"], json!({"nl": "Eigen", "en": "Own"}));
}

#[test]
fn a_record_of_the_register_must_be_complete() {
    let app = small_town();
    let file = json!({"key": "k", "record": {"organization": "elders", "slug": "eigen", "defaultLanguage": "nl", "name": {"nl": "Eigen"}, "publicationTier": "impactful"}});
    let report = app.import(SourceScheme::Register, file.to_string().as_bytes());
    let missing: Vec<_> = report.rows[0].errors.iter().map(|error| error.pointer.as_str()).collect();
    assert!(missing.len() > 30 && missing.contains(&"/appeal") && missing.contains(&"/proportionality"), "{missing:?}");
}

#[test]
fn a_broken_file_is_refused_as_a_whole() {
    let file = json!({"algoritmes": [row(1, "Een", "Gemeente Voorbeeldstad")]}).to_string();
    let broken_off = formats::read(SourceScheme::Nl10, &file.as_bytes()[..file.len() - 20], None).unwrap_err();
    assert!(
        matches!(broken_off, FileError::Malformed { .. }) && broken_off.to_string().contains("line 1"),
        "{broken_off}"
    );
    for wrong in [SourceScheme::UkAtrs, SourceScheme::Register] {
        let error = formats::read(wrong, file.as_bytes(), None).unwrap_err();
        assert!(matches!(error, FileError::WrongProfile { .. }), "{wrong}: {error}");
    }
    assert!(formats::read(SourceScheme::CaAiRegister, file.as_bytes(), None).is_err());
    assert!(formats::read(SourceScheme::Nl10, b"", None).is_err());
}

#[test]
fn the_payload_is_returned_unchanged() {
    let app = App::start();
    let original = with_field(row(1, "Een", "Gemeente Voorbeeldstad"), "onbekend veld", json!({"a": [1, "é"]}));
    app.import_nl(std::slice::from_ref(&original));
    let version = app.json("/v1/systems/voorbeeldstad:een/versions/1");
    let payload: &Value = &version["record"]["sourceRecord"]["payload"];
    assert_eq!(payload, &original);
    assert_eq!(version["record"]["sourceRecord"]["sha256"], json!(formats::payload_digest(&original)));
}
