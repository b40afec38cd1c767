//! Redaction and erasure of challenges, across restarts and backups.
use crate::fixtures::app::{App, postgres};
use crate::fixtures::challenges::{
    FiledChallenge, QUEUE, advance_days, as_submitter, case_handler, decision, file_challenge, submission,
};
use crate::fixtures::http::status_and_code;
use crate::fixtures::log::verify_export;
use crate::fixtures::town::small_town;
use serde_json::{Value, json};

/// Files a challenge and decides it, with a name in the reasons.
fn decided_challenge(app: &App) -> FiledChallenge {
    let challenge = file_challenge(app, &submission());
    let ann = case_handler(app);
    for what in ["screen", "admit", "begin"] {
        app.call("POST", &format!("{QUEUE}/{}/{what}", challenge.reference), &ann, None);
    }
    let response =
        app.call("POST", &format!("{QUEUE}/{}/decide", challenge.reference), &ann, Some(&decision_with_name()));
    assert_eq!(response.status, 200, "{}", response.text());
    challenge
}

fn decision_with_name() -> Value {
    let mut decision = decision("upheld");
    decision["grounds"][0]["answer"] = json!({"nl": "Dat zei canary-name ook."});
    decision
}

#[test]
fn a_redaction_keeps_the_rest_of_the_decision() {
    let app = small_town();
    let (ann, challenge) = (case_handler(&app), decided_challenge(&app));
    let plan = json!({"what": {"nl": "Wij zetten de naam recht."}, "due": "2026-04-01"});
    assert_eq!(
        app.call("POST", &format!("{QUEUE}/{}/plan-remedy", challenge.reference), &ann, Some(&plan)).status,
        200
    );
    let path = format!("{QUEUE}/{}/redact", challenge.reference);
    let redaction = |field: &str, replacement: Value| json!({"field": field, "ground": "personalData", "reason": {"nl": "Er stond een naam in."}, "replacement": replacement});
    let redact = |body: &Value| app.call("POST", &path, &ann, Some(body));
    assert_eq!(status_and_code(&redact(&redaction("decision", decision("notUpheld")))), (409, "textsOnly".into()));
    assert_eq!(
        status_and_code(&redact(&redaction("refusal", json!({"code": "unclear", "reason": {"nl": "x"}})))),
        (409, "fieldEmpty".into())
    );
    let bare = json!({"field": "decision", "ground": "personalData", "reason": {"nl": "x"}});
    assert_eq!(redact(&bare).json()["errors"][0]["pointer"], "/replacement");
    assert!(decoded_disclosures(&app.text("/v1/export/versions.ndjson")).contains("canary-name"));

    let done = redact(&redaction("decision", decision("upheld")));
    assert_eq!((done.status, &done.json()["state"]), (200, &json!("remedyDue")), "{}", done.text());
    let shown = app.json(&format!("/v1/challenges/{}", challenge.reference));
    assert_eq!(shown["decision"]["grounds"][0]["answer"], "Dat is zo.");
    assert_eq!(
        shown["redactions"],
        json!([{"field": "decision", "ground": "personalData", "on": "2026-03-02", "reason": "Er stond een naam in."}])
    );
    let entry: Value = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&entry["type"], &entry["fields"]), (&json!("challenge.redacted"), &json!(["decision"])));
    // The name is gone, and the log verifies.
    let export = app.text("/v1/export/versions.ndjson");
    assert!(!decoded_disclosures(&export).contains("canary-name") && !shown.to_string().contains("canary-name"));
    assert_eq!(verify_export(&export, None), []);
    app.flush_index();
    let app = app.restart();
    assert_eq!(app.json(&format!("/v1/challenges/{}", challenge.reference)), shown);
    if postgres().is_none() {
        assert_absent_from_database(&app, b"canary-name");
    }
}

/// Returns the disclosed fields of an export, decoded.
fn decoded_disclosures(export: &str) -> String {
    use base64::Engine as _;
    let lines = export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let fields = lines.flat_map(|line| line["disclosures"].as_array().cloned().unwrap_or_default());
    let decode =
        |field: Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(field.as_str().unwrap()).unwrap();
    fields.map(|field| String::from_utf8(decode(field)).unwrap()).collect()
}

/// Asserts that no file of the database contains the bytes.
fn assert_absent_from_database(app: &App, bytes: &[u8]) {
    for file in ["register.db", "register.db-wal"] {
        let held = std::fs::read(app.folder.path().join(file)).unwrap_or_default();
        assert!(!held.windows(bytes.len()).any(|part| part == bytes), "{file}");
    }
}

#[test]
fn a_restored_backup_keeps_erased_text_erased() {
    if postgres().is_some() {
        // A backup is a copy of files with SQLite only.
        return;
    }
    let app = small_town();
    let mut body = submission();
    body["contact"] = json!({"email": "canary-mail@example.org"});
    let (text, contact, untouched) =
        (file_challenge(&app, &body), file_challenge(&app, &body), file_challenge(&app, &body));
    assert_eq!(as_submitter(&app, &text, "POST", "/withdraw", None).status, 200);
    app.flush_index();
    let app = app.restart();
    let backup = |name: &str| std::fs::read(app.folder.path().join(name)).unwrap_or_default();
    let (db, wal) = (backup("register.db"), backup("register.db-wal"));
    assert_eq!(as_submitter(&app, &text, "DELETE", "", None).status, 200);
    assert_eq!(as_submitter(&app, &contact, "DELETE", "/contact", None).status, 200);
    app.flush_index();

    // The database is restored; the ledger of erasures stays.
    let app = app.restart_with(|folder| {
        std::fs::write(folder.join("register.db"), &db).unwrap();
        std::fs::write(folder.join("register.db-wal"), &wal).unwrap();
    });
    let conversation = as_submitter(&app, &text, "GET", "", None).json();
    assert!(
        conversation.get("filed").is_none() && conversation["messages"].as_array().unwrap().is_empty(),
        "{conversation}"
    );
    let conversation = as_submitter(&app, &contact, "GET", "", None).json();
    assert!(conversation.get("contact").is_none() && conversation.get("filed").is_some(), "{conversation}");
    assert_eq!(as_submitter(&app, &untouched, "GET", "", None).json()["contact"]["email"], "canary-mail@example.org");
    // A new contact is stored again.
    assert_eq!(as_submitter(&app, &contact, "PUT", "/contact", Some(&json!({"name": "Somebody"}))).status, 200);
    app.flush_index();
    let app = app.restart();
    assert_eq!(as_submitter(&app, &contact, "GET", "", None).json()["contact"]["name"], "Somebody");
    advance_days(&app, 1);
}
