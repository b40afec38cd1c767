//! Answer templates of case handlers.
use crate::fixtures::challenges::case_handler;
use crate::fixtures::http::status_and_code;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use serde_json::json;

const ANSWERS: &str = "/v1/organizations/voorbeeldstad/answer-templates";

#[test]
fn an_answer_template_is_created_changed_and_deleted() {
    let app = small_town();
    let ann = case_handler(&app);
    let body = json!({"title": "Welke naam?", "purpose": "question", "text": {"nl": "Welke naam bedoelt u?"}});
    let created = app.call("POST", ANSWERS, &ann, Some(&body));
    assert_eq!(created.status, 201, "{}", created.text());
    let (address, tag) = (created.header("location").to_owned(), created.header("etag").to_owned());
    let mut shown = body.clone();
    shown["id"] = created.json()["id"].clone();
    assert_eq!(app.call("GET", ANSWERS, &ann, None).json(), json!({"items": [shown]}));

    let other =
        json!({"title": "Naam", "purpose": "message", "text": {"nl": "De naam klopt.", "en": "The name is right."}});
    assert_eq!(app.call("PUT", &address, &ann, Some(&other)).status, 428);
    let changed = app.call_with("PUT", &address, &ann, Some(&other), &[("if-match", &tag)]);
    assert_eq!((changed.status, &changed.json()["text"]["en"]), (200, &json!("The name is right.")));
    assert_eq!(app.call_with("DELETE", &address, &ann, None, &[("if-match", &tag)]).status, 412);
    let tag = changed.header("etag").to_owned();
    let elsewhere = app.token(&[(Role::CaseHandler, Some("elders"))]);
    let theirs = address.replace("voorbeeldstad", "elders");
    assert_eq!(app.call("GET", &theirs, &elsewhere, None).status, 404);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    assert_eq!(status_and_code(&app.call("GET", ANSWERS, &editor, None)), (403, "roleMissing".into()));
    assert_eq!(app.call_with("DELETE", &address, &ann, None, &[("if-match", &tag)]).status, 204);
    assert_eq!(app.call("GET", &address, &ann, None).status, 404);
    let wrong = json!({"title": "", "purpose": "joke", "text": {}});
    let errors = app.call("POST", ANSWERS, &ann, Some(&wrong)).json();
    let places: Vec<_> = errors["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert!(places.contains(&json!("/title")) && places.contains(&json!("/purpose")), "{places:?}");
}
