//! Publication of drafts: requirements, the two-person rule and repeated requests.
use crate::fixtures::drafts::{
    SYSTEMS, complete_record, create_draft, create_next_draft, edit_draft, member_token, require_two_persons,
};
use crate::fixtures::http::{pointers, status_and_code};
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role::{self, Editor, Publisher};
use chrono::TimeDelta;
use serde_json::{Value, json};

#[test]
fn a_draft_is_written_submitted_and_published() {
    let app = small_town();
    require_two_persons(&app);
    let (editor, publisher) = (member_token(&app, Editor), member_token(&app, Publisher));
    let size = app.json("/v1/changes?limit=1")["total"].as_u64().unwrap();
    // A draft needs only a name.
    let name = json!({"name": {"nl": "Planning van de groenploeg"}});
    let response = app.call("POST", SYSTEMS, &editor, Some(&name));
    assert_eq!((response.status, response.header("cache-control")), (201, "no-store"));
    let draft = response.json();
    assert_snapshot!("draft", draft, ".id" => "[id]");
    let (place, tag) = (response.header("location").to_owned(), response.header("etag").to_owned());
    let id = draft["id"].as_str().unwrap().to_owned();
    assert_eq!(app.get(&format!("/v1/systems/{id}")).status, 404, "a draft is not public");
    assert_eq!(app.json("/v1/changes?limit=1")["total"], size, "a draft is not logged");

    // A patch adds the rest.
    let response = edit_draft(&app, "PATCH", &place, &editor, &tag, &complete_record());
    assert_eq!(response.status, 200, "{}", response.text());
    let second = response.header("etag").to_owned();
    assert_ne!(second, tag);
    let publish = format!("{place}/publish");
    assert_eq!(status_and_code(&app.call("POST", &publish, &editor, Some(&json!({})))), (403, "roleMissing".into()));
    assert_eq!(
        status_and_code(&app.call("POST", &publish, &publisher, Some(&json!({})))),
        (409, "notSubmitted".into())
    );
    let submitted = app.call_with("POST", &format!("{place}/submit"), &editor, None, &[("if-match", &second)]);
    assert_eq!((submitted.status, submitted.json()["state"].as_str()), (200, Some("submitted")));

    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    let response = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(response.status, 201, "{}", response.text());
    let publication = response.json();
    assert_eq!((publication["id"].as_str(), publication["version"].as_u64()), (Some(&*id), Some(1)));
    assert_eq!(publication["logIndex"], size);

    // The system is public at once and can be proved.
    let system = app.json(publication["system"].as_str().unwrap());
    assert_eq!((system["id"].as_str(), system["status"].as_str()), (Some(&*id), Some("inDevelopment")));
    assert_eq!(app.json(&format!("{SYSTEMS}?sort=changed&limit=1"))["items"][0]["id"], *id);
    let fact = app.json(&format!("/v1/changes?after={}", size - 1))["items"][0].clone();
    assert_eq!((fact["type"].as_str(), fact["by"].as_str()), (Some("system.published"), Some("publisher")));
    assert!(app.json("/v1/feed.json")["items"][0].to_string().contains(&id));
    assert_eq!(app.json(publication["proof"].as_str().unwrap())["index"], size);
    assert_eq!(app.get(response.header("location")).status, 200);
    // The draft is gone.
    assert_eq!(app.call("GET", &place, &editor, None).status, 404);
    assert_eq!(app.call("GET", &format!("{SYSTEMS}/drafts"), &editor, None).json()["total"], 0);
}

#[test]
fn publication_lists_all_missing_fields() {
    let app = small_town();
    let publisher = member_token(&app, Publisher);
    let (place, tag) = create_draft(&app, &publisher, &complete_record());
    let gone = json!({"purpose": null, "summary": null, "appeal": null});
    assert_eq!(edit_draft(&app, "PATCH", &place, &publisher, &tag, &gone).status, 200);
    let publish = format!("{place}/publish");
    let refused = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(
        (refused.status, pointers(&refused)),
        (422, ["/appeal", "/purpose", "/summary"].map(String::from).to_vec())
    );
    let draft = app.call("GET", &place, &publisher, None);
    let tag = draft.header("etag").to_owned();
    assert_eq!(edit_draft(&app, "PUT", &place, &publisher, &tag, &complete_record()).status, 200);
    // Without the two-person rule publishers may publish their own drafts, submitted or not.
    assert_eq!(app.call("POST", &publish, &publisher, Some(&json!({}))).status, 201);

    // From the second version on a change note is required.
    let id = place.rsplit('/').nth(1).unwrap();
    let (place, tag) = create_next_draft(&app, &publisher, id);
    assert_eq!(
        edit_draft(&app, "PATCH", &place, &publisher, &tag, &json!({"status": "pilot", "purpose": null})).status,
        200
    );
    let refused = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(pointers(&refused), ["/changeNote", "/purpose"]);
    let tag = app.call("GET", &place, &publisher, None).header("etag").to_owned();
    let whole_again = json!({"purpose": complete_record()["purpose"]});
    assert_eq!(edit_draft(&app, "PATCH", &place, &publisher, &tag, &whole_again).status, 200);
    assert_eq!(pointers(&app.call("POST", &publish, &publisher, Some(&json!({})))), ["/changeNote"]);
    let note = json!({"changeNote": {"nl": "De proef is begonnen."}});
    let response = app.call("POST", &publish, &publisher, Some(&note)).json();
    assert_eq!((response["version"].as_u64(), &response["changedFields"]), (Some(2), &json!(["status"])));
    assert_eq!(app.json(&format!("/v1/systems/{id}"))["changeNote"], "De proef is begonnen.");
    // An unchanged draft is not published.
    let (place, _) = create_next_draft(&app, &publisher, id);
    assert_eq!(
        status_and_code(&app.call("POST", &format!("{place}/publish"), &publisher, Some(&note))),
        (409, "unchanged".into())
    );
}

#[test]
fn the_two_person_rule_separates_editing_and_publishing() {
    let app = small_town();
    require_two_persons(&app);
    let (one, two) = (member_token(&app, Publisher), member_token(&app, Publisher));
    let (place, tag) = create_draft(&app, &one, &complete_record());
    let act = |token: &str, act: &str| app.call("POST", &format!("{place}/{act}"), token, Some(&json!({})));
    assert_eq!(app.call("POST", &format!("{place}/submit"), &two, None).status, 200);
    assert_eq!(status_and_code(&act(&one, "publish")), (403, "twoPersonRule".into()));
    // A publication requires the current state of the draft.
    let stale = app.call_with("POST", &format!("{place}/publish"), &two, Some(&json!({})), &[("if-match", &tag)]);
    assert_eq!(stale.status, 412);
    assert_eq!(act(&two, "publish").status, 201);
}

/// The audit keeps the part of each person after the draft is gone.
#[test]
fn the_audit_names_writer_submitter_and_publisher() {
    let app = small_town();
    require_two_persons(&app);
    let member = |role| app.member(&[(role, Some("voorbeeldstad"))]);
    let (writer, submitter, publisher) = (member(Editor), member(Editor), member(Publisher));
    let (place, _) = create_draft(&app, &writer.1, &complete_record());
    let act =
        |token: &str, act: &str, body: Option<&Value>| app.call("POST", &format!("{place}/{act}"), token, body).status;
    assert_eq!((act(&submitter.1, "submit", None), act(&publisher.1, "publish", Some(&json!({})))), (200, 201));
    let audit = "/v1/organizations/voorbeeldstad/audit";
    let rows =
        app.call("GET", audit, &member_token(&app, Role::Auditor), None).json()["items"].as_array().unwrap().clone();
    let shown: Vec<_> = rows.iter().map(|row| json!([row["action"], row["principal"]])).collect();
    let by = |id: uuid::Uuid| format!("account:{id}");
    assert_eq!(
        json!(shown),
        json!([["draft.publish", by(publisher.0)], ["draft.submit", by(submitter.0)], ["draft.write", by(writer.0)]])
    );
    assert!(rows.iter().all(|row| row["subject"] == rows[0]["subject"] && row["after"] == rows[0]["after"]));
    assert!(rows[0]["after"].is_string());
}

#[test]
fn a_repeated_publication_happens_once() {
    let app = small_town();
    let publisher = member_token(&app, Publisher);
    let key = [("idempotency-key", "begin-1")];
    let twice = [0, 1].map(|_| app.call_with("POST", SYSTEMS, &publisher, Some(&complete_record()), &key));
    assert_eq!(
        (twice[0].status, &twice[0].bytes, twice[0].header("etag")),
        (201, &twice[1].bytes, twice[1].header("etag"))
    );
    let publish = format!("{}/publish", twice[0].header("location"));
    let key = [("idempotency-key", "publish-1")];
    let twice = [0, 1].map(|_| app.call_with("POST", &publish, &publisher, Some(&json!({})), &key));
    assert_eq!((twice[0].status, &twice[0].bytes), (201, &twice[1].bytes));
    assert_eq!(app.json("/v1/changes?limit=1")["total"], 6, "two organizations, three imports, and this");
    let other = json!({"changeNote": {"nl": "Anders"}});
    assert_eq!(app.call_with("POST", &publish, &publisher, Some(&other), &key).status, 422);
}
