//! Confirmation, redaction and withdrawal of a published system.
use crate::fixtures::drafts::{SYSTEMS, create_next_draft, edit_draft, member_token};
use crate::fixtures::http::{pointers, status_and_code};
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role::{Editor, OrganizationAdmin, Publisher};
use chrono::TimeDelta;
use serde_json::{Value, json};

#[test]
fn a_system_is_confirmed_redacted_and_withdrawn() {
    let app = small_town();
    let system = format!("{SYSTEMS}/parkeervergunning");
    app.clock.set(app.clock.now() + TimeDelta::days(30));
    let (editor, publisher, admin) =
        (member_token(&app, Editor), member_token(&app, Publisher), member_token(&app, OrganizationAdmin));
    let confirmed = app.call("POST", &format!("{system}/confirm"), &editor, None);
    assert_eq!((confirmed.status, confirmed.json()["version"].as_u64()), (200, Some(1)));
    let shown = app.json("/v1/systems/voorbeeldstad:parkeervergunning");
    assert_eq!(shown["lastConfirmed"], "2026-04-01");
    let fact = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((fact["type"].as_str(), fact["by"].as_str()), (Some("system.confirmed"), Some("editor")));

    // A redaction also removes the same text from the draft, and nothing else.
    let (place, tag) = create_next_draft(&app, &editor, "parkeervergunning");
    assert_eq!(
        edit_draft(&app, "PATCH", &place, &editor, &tag, &json!({"legalBasis": {"nl": "Een andere wet."}})).status,
        200
    );
    let redaction = json!({"fields": ["purpose", "legalBasis"], "ground": "courtOrder"});
    let redacted = app.call("POST", &format!("{system}/versions/1/redact"), &admin, Some(&redaction));
    assert_eq!(redacted.status, 200, "{}", redacted.text());
    let response = redacted.json();
    let sorted = |list: &Value| {
        let mut all: Vec<_> = list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(&response["fields"]), ["legalBasis", "purpose", "sourceRecord"]);
    assert_eq!(sorted(&response["draftFields"]), ["purpose", "sourceRecord"]);
    let draft = app.call("GET", &place, &editor, None).json();
    assert!(draft["record"].get("purpose").is_none() && draft["record"].get("sourceRecord").is_none());
    assert_eq!(draft["record"]["legalBasis"]["nl"], "Een andere wet.");
    let wrong = json!({"fields": ["purpose", "colour", "slug"], "ground": "courtOrder"});
    let refused = app.call("POST", &format!("{system}/versions/1/redact"), &admin, Some(&wrong));
    assert_eq!(
        (refused.status, pointers(&refused)),
        (422, ["/fields/0", "/fields/1", "/fields/2"].map(String::from).to_vec())
    );
    for number in ["2", "0", "x", "99999999999"] {
        assert_eq!(
            app.call("POST", &format!("{system}/versions/{number}/redact"), &admin, Some(&redaction)).status,
            404
        );
    }

    let withdraw = |body: Value| app.call("POST", &format!("{system}/withdraw"), &publisher, Some(&body));
    assert_eq!(pointers(&withdraw(json!({"reason": "tired", "why": 1}))), ["/reason", "/why"]);
    assert_eq!(withdraw(json!({"reason": "replaced", "note": {"nl": "Er is een nieuw systeem."}})).status, 200);
    assert_eq!(status_and_code(&withdraw(json!({"reason": "replaced"}))), (409, "withdrawn".into()));
    assert_eq!(app.json("/v1/systems/voorbeeldstad:parkeervergunning")["withdrawn"]["reason"], "replaced");
    assert_eq!(
        status_and_code(&app.call("POST", &format!("{system}/confirm"), &editor, None)),
        (409, "withdrawn".into())
    );
}
