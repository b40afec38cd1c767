//! Review of drafts: the check, submission, return with comments.
use crate::fixtures::drafts::{SYSTEMS, complete_record, create_draft, edit_draft, member_token, require_two_persons};
use crate::fixtures::http::{pointers, status_and_code};
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role::{Editor, Publisher};
use serde_json::{Value, json};

#[test]
fn the_check_explains_missing_fields_in_the_language_of_the_editor() {
    let app = small_town();
    let (editor, publisher) = (member_token(&app, Editor), member_token(&app, Publisher));
    let mut record = complete_record();
    record["publicContact"] = json!([{"kind": "email", "value": "jan.jansen@voorbeeldstad.example"}]);
    let (place, tag) = create_draft(&app, &editor, &record);
    let check = |query: &str| app.call("GET", &format!("{place}/check{query}"), &editor, None).json();
    assert_eq!((check("")["ready"].clone(), check("")["missing"].clone()), (json!(true), json!([])));
    assert_eq!(check("")["warnings"][0]["pointer"], "/publicContact/0/value");
    let gone = json!({"purpose": null, "appeal": null});
    assert_eq!(edit_draft(&app, "PATCH", &place, &editor, &tag, &gone).status, 200);
    let dutch = check("?lang=nl");
    assert_eq!(dutch["ready"], false);
    // The check names what a publication would refuse.
    let missing: Vec<_> = dutch["missing"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    let mut missing: Vec<_> = missing.iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    missing.sort();
    assert_eq!(missing, pointers(&app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({})))));
    let explained = |check: &Value| check["missing"][0]["explanation"].as_str().unwrap().to_owned();
    assert_ne!(explained(&dutch), explained(&check("?lang=en")));
    // The losses in all standards, or in the requested ones.
    let all = dutch["losses"].as_array().unwrap().clone();
    assert_eq!(all.len(), 5);
    let two = check("?lang=nl&profile=uk-atrs-4&profile=nl-1.0&profile=nl-1.0");
    assert_eq!(two["losses"], json!([all[1], all[2]]));
    assert_eq!((&all[1]["profile"], &all[2]["profile"]), (&json!("nl-1.0"), &json!("uk-atrs-4")));
    assert_eq!(two["missing"], dutch["missing"]);
    let wrong = app.call("GET", &format!("{place}/check?colour=red&profile=iso"), &editor, None);
    assert_eq!((wrong.status, pointers(&wrong)), (400, vec!["/colour".to_owned(), "/profile".to_owned()]));
}

#[test]
fn a_returned_draft_shows_its_comments() {
    let app = small_town();
    require_two_persons(&app);
    let (editor, publisher) = (member_token(&app, Editor), member_token(&app, Publisher));
    let (place, _) = create_draft(&app, &editor, &complete_record());
    let act = |token: &str, act: &str, body: Option<&Value>| app.call("POST", &format!("{place}/{act}"), token, body);
    let comments = json!({"comments": [
        {"pointer": "/summary/nl", "text": "Te kort.\nWelke routes?"}, {"text": "Verder goed."},
    ]});
    assert_eq!(status_and_code(&act(&publisher, "return", Some(&comments))), (409, "notSubmitted".into()));
    assert_eq!(act(&editor, "submit", None).status, 200);
    assert_eq!(status_and_code(&act(&editor, "submit", None)), (409, "alreadySubmitted".into()));
    assert_eq!(status_and_code(&act(&editor, "return", Some(&comments))), (403, "roleMissing".into()));
    assert_eq!(pointers(&act(&publisher, "return", Some(&json!({"comments": []})))), ["/comments"]);
    let empty = json!({"comments": [{"pointer": "summary", "text": " "}]});
    assert_eq!(pointers(&act(&publisher, "return", Some(&empty))), ["/comments/0/pointer", "/comments/0/text"]);
    let returned = act(&publisher, "return", Some(&comments));
    assert_eq!((returned.status, returned.json()["state"].as_str()), (200, Some("returned")));

    // The comments stay until the draft is submitted again.
    let tag = returned.header("etag").to_owned();
    let edited = edit_draft(
        &app,
        "PATCH",
        &place,
        &editor,
        &tag,
        &json!({"summary": {"nl": "Het plant de routes van alle ploegen."}}),
    );
    let shown = edited.json()["comments"].clone();
    assert_eq!((shown[0]["pointer"].as_str(), shown[0]["role"].as_str()), (Some(""), Some("publisher")));
    assert_eq!(
        (shown[1]["pointer"].as_str(), shown[1]["text"].as_str()),
        (Some("/summary/nl"), Some("Te kort.\nWelke routes?"))
    );
    assert_eq!(edited.json()["state"], "returned");
    let list = |state: &str| {
        app.call("GET", &format!("{SYSTEMS}/drafts?state={state}"), &editor, None).json()["total"].clone()
    };
    assert_eq!((list("returned"), list("submitted")), (1.into(), 0.into()));
    assert_eq!(act(&publisher, "publish", Some(&json!({}))).status, 409);
    assert_eq!(act(&editor, "submit", None).json()["comments"], json!([]));
    // An edit after the submission withdraws the submission.
    let tag = app.call("GET", &place, &editor, None).header("etag").to_owned();
    assert_eq!(edit_draft(&app, "PATCH", &place, &editor, &tag, &json!({"status": "pilot"})).json()["state"], "open");
    assert_eq!(status_and_code(&act(&publisher, "publish", Some(&json!({})))), (409, "notSubmitted".into()));
}
