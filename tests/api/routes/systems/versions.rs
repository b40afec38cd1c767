//! Versions of a system: differences, proofs, redaction, withdrawal.
use crate::fixtures::app::App;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::{Lang, Text};
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::log::tree::leaf_hash;
use algorithm_register::log::{Disclosure, VerifierKey, disclosure, proof};
use algorithm_register::service::systems;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PATH: &str = "/v1/systems/voorbeeldstad:parkeervergunning";

fn changed_town() -> App {
    let app = small_town();
    app.clock.set("2026-04-01T12:00:00Z".parse().unwrap());
    let row = with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Beslist zelf.");
    app.import_nl(&[with_field(row, "status", "buiten_gebruik")]);
    app
}

/// Verifies a proof and returns the names of the disclosed fields.
fn verify_proof(proof: &Value) -> BTreeSet<String> {
    let key = VerifierKey::parse(proof["verifierKey"].as_str().unwrap()).unwrap();
    let checkpoint = key.open(proof["checkpoint"].as_str().unwrap()).unwrap();
    let hashes: Vec<[u8; 32]> = proof["inclusionProof"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hash| BASE64.decode(hash.as_str().unwrap()).unwrap().try_into().unwrap())
        .collect();
    let entry = proof["entry"].as_str().unwrap();
    let index = proof["index"].as_u64().unwrap();
    assert!(proof::verify_inclusion(leaf_hash(entry.as_bytes()), index, checkpoint.size, &hashes, &checkpoint.root));
    let digests: BTreeSet<String> = serde_json::from_value(proof["digests"].clone()).unwrap();
    let entry: Value = serde_json::from_str(entry).unwrap();
    assert_eq!(entry["digest"], json!(disclosure::content_digest(&digests)));
    let disclosures = proof["disclosures"].as_array().unwrap();
    let read = disclosures.iter().map(|encoded| {
        let encoded = encoded.as_str().unwrap();
        assert!(digests.contains(&disclosure::digest_of(encoded)));
        Disclosure::decode(encoded).unwrap().field().to_owned()
    });
    read.collect()
}

#[test]
fn a_version_has_a_diff_and_a_proof() {
    let app = changed_town();
    let versions = app.json(&format!("{PATH}/versions"));
    assert_snapshot!("versions", versions);
    let old = app.json(&format!("{PATH}/versions/1"));
    assert_eq!(old["record"]["status"], "inUse");
    assert_eq!(old["record"]["sourceRecord"]["payload"]["geregistreerd"], "2026-01-01", "the row of the source");
    let now = app.json(PATH);
    assert_eq!(
        (&now["status"], &now["version"], &now["lastChanged"]),
        (&json!("retired"), &json!(2), &json!("2026-04-01T12:00:00Z"))
    );
    assert_eq!(now["firstPublished"], "2026-03-02T09:00:00Z");
    let diff = app.json(&format!("{PATH}/diff?from=1&to=2"));
    assert_snapshot!("version_diff", diff);
    for version in [1, 2] {
        assert!(verify_proof(&app.json(&format!("{PATH}/versions/{version}/proof"))).contains("purpose"));
    }
    for (path, status) in [
        ("versions/3", 404),
        ("versions/0", 400),
        ("versions/x", 400),
        ("versions/3/proof", 404),
        ("diff?from=1&to=9", 404),
        ("diff?from=1", 400),
    ] {
        assert_eq!(app.get(&format!("{PATH}/{path}")).status, status, "{path}");
    }
}

#[test]
fn a_confirmation_creates_no_version() {
    let app = small_town();
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.clock.set("2027-05-01T12:00:00Z".parse().unwrap());
    assert_eq!(app.json(PATH)["stale"], true);
    let done = app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    let system = app.json(PATH);
    assert_eq!(
        (&system["version"], &system["lastConfirmed"], &system["stale"]),
        (&json!(1), &json!("2027-05-01"), &json!(false))
    );
    assert_eq!(done.value, 5);
    assert_eq!(app.json("/v1/changes?after=4")["items"][0]["type"], "system.confirmed");
}

#[test]
fn a_withdrawn_system_stays_readable() {
    let app = small_town();
    let id = app.id("voorbeeldstad:parkeervergunning");
    let withdraw = move |tx: &mut algorithm_register::service::Tx<'_>| {
        let note = Text::of(&Lang::parse("nl").unwrap(), "Overgedragen aan de provincie.");
        systems::withdraw(tx, id, WithdrawalReason::OrganizationEnded, note, Actor::Publisher)
    };
    app.register.write_blocking(withdraw).unwrap();
    let system = app.json(PATH);
    assert_eq!(
        (&system["withdrawn"]["reason"], &system["withdrawn"]["note"]),
        (&json!("organizationEnded"), &json!("Overgedragen aan de provincie."))
    );
    assert_eq!(system["name"], "Parkeervergunning");
    assert_eq!(app.json("/v1/systems")["total"], 2);
    assert_eq!(app.json("/v1/systems?withdrawn=also")["total"], 3);
    assert_eq!(app.json("/v1/systems?withdrawn=only")["items"][0]["id"], json!(id));
    assert!(app.register.write_blocking(withdraw).is_err(), "only once");
    assert!(app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).is_err());
    // An import of the system ends the withdrawal.
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Voorbeeldstad")]);
    assert_eq!(app.json("/v1/systems")["total"], 3);
    assert!(app.json(PATH).get("withdrawn").is_none());
}

#[test]
fn a_redaction_erases_the_text_and_keeps_the_digests() {
    let app = changed_town();
    let id = app.id("voorbeeldstad:parkeervergunning");
    let before = verify_proof(&app.json(&format!("{PATH}/versions/2/proof")));
    let redact = |version, fields: &[&str]| {
        let fields: Vec<_> = fields.iter().map(ToString::to_string).collect();
        app.register.write_blocking(move |tx| {
            systems::redact(tx, id, version, &fields, RedactionGround::PersonalData, Actor::Operator)
        })
    };
    assert!(
        redact(2, &["organization"]).is_err()
            && redact(2, &["summary"]).is_err()
            && redact(9, &["purpose"]).is_err()
            && redact(2, &[]).is_err()
    );
    redact(2, &["purpose"]).unwrap();
    let system = app.json(PATH);
    assert!(system.get("purpose").is_none());
    assert_eq!(system["redacted"], json!(["purpose", "sourceRecord"]));
    let mut left = verify_proof(&app.json(&format!("{PATH}/versions/2/proof")));
    left.extend(["purpose".into(), "sourceRecord".into()]);
    assert_eq!(left, before, "the remaining fields are still proved");
    assert_eq!(app.json(&format!("{PATH}/versions/2"))["redacted"], json!(["purpose", "sourceRecord"]));
    assert!(app.get(&format!("{PATH}/versions/1")).text().contains("aanvragen"), "only one version is redacted");
    let fact = app.json("/v1/changes?after=5")["items"][0].clone();
    assert_eq!(
        (&fact["type"], &fact["fields"], &fact["ground"], &fact["by"]),
        (&json!("system.redacted"), &json!(["purpose", "sourceRecord"]), &json!("personalData"), &json!("operator"))
    );
    app.flush_index();
    let search = app.json("/v1/systems?q=beslst");
    assert_eq!(
        (&search["total"], search.get("corrected")),
        (&json!(0), None),
        "redacted text is neither found nor suggested"
    );
    let index = app.folder.path().join("catalog/index");
    for file in std::fs::read_dir(index).unwrap().map(|entry| entry.unwrap().path()) {
        let bytes = std::fs::read(&file).unwrap_or_default();
        assert!(!bytes.windows(7).any(|window| window == b"beslist"), "redacted text remains in {}", file.display());
    }
    // The running register empties the write-ahead log as soon as no reader uses it.
    let lies_on = |file: &str| {
        let bytes = std::fs::read(app.folder.path().join(file)).unwrap_or_default();
        bytes.windows(12).any(|window| window == b"Beslist zelf")
    };
    let waited = std::time::Instant::now();
    while lies_on("register.db-wal") {
        assert!(waited.elapsed().as_secs() < 60, "redacted text remains in the write-ahead log");
        std::thread::yield_now();
    }
    assert!(!lies_on("register.db"));
    assert!(redact(2, &["purpose"]).is_err(), "only once");
    // A repeated import does not restore the text, and other changes of the row wait for an editor.
    let again = with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Beslist zelf.");
    let again = with_field(again, "status", "buiten_gebruik");
    let report = app.import_nl(std::slice::from_ref(&again));
    assert_eq!(report.rows[0].outcome, algorithm_register::service::imports::Outcome::Unchanged);
    let report = app.import_nl(&[with_field(again, "title", "Parkeren")]);
    assert_eq!((report.rows[0].errors[0].pointer.as_str(), report.rows[0].errors[0].code), ("/purpose", "redacted"));
    assert!(!app.get(PATH).text().contains("Beslist zelf"));
    // A withdrawal in between does not restore it, either.
    let withdraw = move |tx: &mut algorithm_register::service::Tx<'_>| {
        systems::withdraw(tx, id, WithdrawalReason::Other, Text::default(), Actor::Publisher)
    };
    app.register.write_blocking(withdraw).unwrap();
    let report =
        app.import_nl(&[with_field(row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), "doel", "Beslist zelf.")]);
    assert_eq!(report.rows[0].errors[0].code, "redacted");
    assert_eq!(app.json("/v1/systems")["total"], 2);
}

#[test]
fn a_redaction_is_seen_by_conditional_requests() {
    let app = small_town();
    let before = app.get(PATH);
    let id = app.id("voorbeeldstad:parkeervergunning");
    app.clock.set("2026-03-05T09:00:00Z".parse().unwrap());
    let fields = vec!["purpose".to_owned()];
    app.register
        .write_blocking(move |tx| systems::redact(tx, id, 1, &fields, RedactionGround::CourtOrder, Actor::Operator))
        .unwrap();
    for path in [PATH.to_owned(), format!("{PATH}/versions/1"), "/v1/systems".to_owned()] {
        let since = [("if-modified-since", before.header("last-modified"))];
        assert_eq!(app.get_with(&path, &since).status, 200, "{path}");
    }
}

#[test]
fn an_old_slug_still_resolves() {
    let app = small_town();
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Nieuwstad")]);
    let now = app.json("/v1/systems/nieuwstad:parkeervergunning");
    assert_eq!(now["organization"]["slug"], "nieuwstad");
    assert_eq!(app.json(PATH)["id"], now["id"]);
    assert_eq!(app.json("/v1/organizations/voorbeeldstad")["systems"], 1);
}
