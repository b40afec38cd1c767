//! What the law takes out, and what people have erased: neither comes back.
use crate::challenges::{QUEUE, code, decision, filed, handler, submission, tick, with};
use crate::support::{App, postgres, small_town};
use serde_json::{Value, json};

/// A challenge that is decided, with a name in the reasons.
fn decided(app: &App) -> (String, String) {
    let mine = filed(app, &submission());
    let ann = handler(app);
    for what in ["screen", "admit", "begin"] {
        app.call("POST", &format!("{QUEUE}/{}/{what}", mine.0), &ann, None);
    }
    let answer = app.call("POST", &format!("{QUEUE}/{}/decide", mine.0), &ann, Some(&named()));
    assert_eq!(answer.status, 200, "{}", answer.text());
    mine
}

fn named() -> Value {
    let mut decision = decision("upheld");
    decision["grounds"][0]["answer"] = json!({"nl": "Dat zei canary-name ook."});
    decision
}

#[test]
fn a_name_is_taken_out_of_a_decision_and_the_decision_stays() {
    let app = small_town();
    let (ann, mine) = (handler(&app), decided(&app));
    let plan = json!({"what": {"nl": "Wij zetten de naam recht."}, "due": "2026-04-01"});
    assert_eq!(app.call("POST", &format!("{QUEUE}/{}/plan-remedy", mine.0), &ann, Some(&plan)).status, 200);
    let path = format!("{QUEUE}/{}/redact", mine.0);
    let redaction = |field: &str, replacement: Value| json!({"field": field, "ground": "personalData", "reason": {"nl": "Er stond een naam in."}, "replacement": replacement});
    let redact = |body: &Value| app.call("POST", &path, &ann, Some(body));
    assert_eq!(code(&redact(&redaction("decision", decision("notUpheld")))), (409, "onlyWords".into()));
    assert_eq!(
        code(&redact(&redaction("refusal", json!({"code": "unclear", "reason": {"nl": "x"}})))),
        (409, "notSaid".into())
    );
    let bare = json!({"field": "decision", "ground": "personalData", "reason": {"nl": "x"}});
    assert_eq!(redact(&bare).json()["errors"][0]["pointer"], "/replacement");
    assert!(disclosed(&app.text("/v1/export/versions.ndjson")).contains("canary-name"));

    let done = redact(&redaction("decision", decision("upheld")));
    assert_eq!((done.status, &done.json()["state"]), (200, &json!("remedyDue")), "{}", done.text());
    let shown = app.json(&format!("/v1/challenges/{}", mine.0));
    assert_eq!(shown["decision"]["grounds"][0]["answer"], "Dat is zo.");
    assert_eq!(
        shown["redactions"],
        json!([{"field": "decision", "ground": "personalData", "on": "2026-03-02", "reason": "Er stond een naam in."}])
    );
    let entry: Value = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&entry["type"], &entry["fields"]), (&json!("challenge.redacted"), &json!(["decision"])));
    // It is nowhere any more, and the log holds.
    let export = app.text("/v1/export/versions.ndjson");
    assert!(!disclosed(&export).contains("canary-name") && !shown.to_string().contains("canary-name"));
    assert_eq!(crate::log::verify(&export, None), []);
    app.settle();
    let app = app.restart();
    assert_eq!(app.json(&format!("/v1/challenges/{}", mine.0)), shown);
    if postgres().is_none() {
        nowhere(&app, b"canary-name");
    }
}

/// The fields of an export, decoded.
fn disclosed(export: &str) -> String {
    use base64::Engine as _;
    let lines = export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let fields = lines.flat_map(|line| line["disclosures"].as_array().cloned().unwrap_or_default());
    let decode =
        |field: Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(field.as_str().unwrap()).unwrap();
    fields.map(|field| String::from_utf8(decode(field)).unwrap()).collect()
}

/// No file of the database has this in it.
fn nowhere(app: &App, bytes: &[u8]) {
    for file in ["register.db", "register.db-wal"] {
        let held = std::fs::read(app.folder.path().join(file)).unwrap_or_default();
        assert!(!held.windows(bytes.len()).any(|part| part == bytes), "{file}");
    }
}

#[test]
fn a_backup_does_not_bring_back_what_was_erased() {
    if postgres().is_some() {
        // The backup is a copy of a file here. The ledger is the same.
        return;
    }
    let app = small_town();
    let mut body = submission();
    body["contact"] = json!({"email": "canary-mail@example.org"});
    let (text, contact, kept) = (filed(&app, &body), filed(&app, &body), filed(&app, &body));
    assert_eq!(with(&app, &text, "POST", "/withdraw", None).status, 200);
    app.settle();
    let app = app.restart();
    let backup = |name: &str| std::fs::read(app.folder.path().join(name)).unwrap_or_default();
    let (db, wal) = (backup("register.db"), backup("register.db-wal"));
    assert_eq!(with(&app, &text, "DELETE", "", None).status, 200);
    assert_eq!(with(&app, &contact, "DELETE", "/contact", None).status, 200);
    app.settle();

    // Back comes the database of before; the ledger beside it stays.
    let app = app.restart_with(|folder| {
        std::fs::write(folder.join("register.db"), &db).unwrap();
        std::fs::write(folder.join("register.db-wal"), &wal).unwrap();
    });
    let told = with(&app, &text, "GET", "", None).json();
    assert!(told.get("filed").is_none() && told["messages"].as_array().unwrap().is_empty(), "{told}");
    let told = with(&app, &contact, "GET", "", None).json();
    assert!(told.get("contact").is_none() && told.get("filed").is_some(), "{told}");
    assert_eq!(with(&app, &kept, "GET", "", None).json()["contact"]["email"], "canary-mail@example.org");
    // Who gives a contact again has one.
    assert_eq!(with(&app, &contact, "PUT", "/contact", Some(&json!({"name": "Somebody"}))).status, 200);
    app.settle();
    let app = app.restart();
    assert_eq!(with(&app, &contact, "GET", "", None).json()["contact"]["name"], "Somebody");
    tick(&app, 1);
}
