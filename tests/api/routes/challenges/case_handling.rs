//! Handling of a challenge, from its filing to its decision, remedy and review.
use crate::fixtures::app::App;
use crate::fixtures::challenges::{
    QUEUE, advance_days, as_submitter, case_handler, decision, file_challenge, parking_permit, submission,
};
use crate::fixtures::http::status_and_code;
use crate::fixtures::log::verify_export;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use serde_json::{Value, json};

#[test]
fn a_challenge_is_upheld_remedied_and_confirmed() {
    let app = small_town();
    let handler = case_handler(&app);
    let challenge = file_challenge(&app, &submission());
    let case = format!("{QUEUE}/{}", challenge.reference);
    let act = |what: &str, body: Option<&Value>| {
        let response = app.call("POST", &format!("{case}/{what}"), &handler, body);
        assert_eq!(response.status, 200, "{what}: {}", response.text());
        response.json()["state"].as_str().unwrap().to_owned()
    };

    // The queue contains the challenge with its text.
    let queue = app.call("GET", QUEUE, &handler, None).json();
    assert_eq!((&queue["total"], &queue["items"][0]["due"]), (&json!(1), &json!("2026-03-09")));
    let opened = app.call("GET", &case, &handler, None).json();
    assert!(opened["text"].as_str().unwrap().contains("canary-text"));
    assert_eq!(opened["channel"], "web");

    assert_eq!(act("screen", None), "screened");
    assert_eq!(act("admit", None), "admitted");
    assert_eq!(act("begin", None), "inReview");
    assert_eq!(act("ask", Some(&json!({"question": "Welke naam dan?", "until": "2026-03-20"}))), "needsInfo");

    // The resident reads and answers the question with the receipt.
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert_eq!(
        (&conversation["messages"][0]["kind"], &conversation["answerBy"]),
        (&json!("question"), &json!("2026-03-20"))
    );
    let answered = as_submitter(&app, &challenge, "POST", "/messages", Some(&json!({"text": "Parkeervergunningen."})));
    assert_eq!(answered.json()["state"], "inReview", "{}", answered.text());

    // Both sides agree to a summary before it is public.
    act("summary", Some(&json!({"text": {"nl": "Een inwoner zegt dat de naam niet klopt."}})));
    assert!(app.json(&format!("/v1/challenges/{}", challenge.reference)).get("summary").is_none());
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert_eq!(conversation["summary"]["text"]["nl"], "Een inwoner zegt dat de naam niet klopt.");
    assert_eq!(as_submitter(&app, &challenge, "POST", "/summary", None).status, 200);

    assert_eq!(act("decide", Some(&decision("upheld"))), "decided");
    let plan = json!({"what": {"nl": "Wij zetten de naam recht."}, "due": "2026-04-01"});
    assert_eq!(act("plan-remedy", Some(&plan)), "remedyDue");
    let remedy =
        |version: u64| json!({"what": {"nl": "Rechtgezet."}, "system": parking_permit(&app), "version": version});
    let never = app.call("POST", &format!("{case}/remedy"), &handler, Some(&remedy(9)));
    assert_eq!(status_and_code(&never), (409, "unknownVersion".into()));
    assert_eq!(act("remedy", Some(&remedy(1))), "remedied");
    assert_eq!(as_submitter(&app, &challenge, "POST", "/confirm", None).json()["state"], "confirmed");

    // The history is public, without private text.
    let shown = app.json(&format!("/v1/challenges/{}", challenge.reference));
    assert_snapshot!(
        "confirmed_challenge", shown, ".id" => "[id]", ".reference" => "[reference]", ".system" => "[id]",
        ".remedies[].system" => "[id]", ".textDigest" => "[digest]",
    );
    let proof = app.json(&format!("/v1/challenges/{}/proof", challenge.reference));
    assert!(proof["entry"].as_str().unwrap().contains("challenge.confirmed"));
    let list = app.json("/v1/challenges?organization=voorbeeldstad&state=confirmed");
    assert_eq!((&list["total"], &list["items"][0]["reference"]), (&json!(1), &json!(challenge.reference)));
    assert_eq!(app.json("/v1/challenges?state=received")["total"], 0);

    let export = app.text("/v1/export/versions.ndjson");
    assert_eq!(verify_export(&export, None), []);
    for surface in [shown.to_string(), list.to_string(), export, app.text("/v1/changes"), app.text("/v1/feed.json")] {
        assert!(!surface.contains("canary"));
    }
}

#[test]
fn a_challenge_is_hidden_from_other_organizations() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    let elsewhere = app.token(&[(Role::CaseHandler, Some("elders"))]);
    let path = format!("/v1/organizations/elders/challenges/{}", challenge.reference);
    assert_eq!(app.call("GET", &path, &elsewhere, None).status, 404);
    assert_eq!(app.call("POST", &format!("{path}/screen"), &elsewhere, None).status, 404);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    assert_eq!(
        status_and_code(&app.call("GET", &format!("{QUEUE}/{}", challenge.reference), &editor, None)),
        (403, "roleMissing".into())
    );
}

#[test]
fn a_missed_deadline_is_logged_once_and_allows_a_review() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    let missed = |app: &App| {
        let entries = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().clone();
        entries.iter().filter(|entry| entry["type"] == "challenge.deemedUnanswered").count()
    };
    advance_days(&app, 7);
    assert_eq!(missed(&app), 0, "the deadline includes its last day");
    advance_days(&app, 1);
    assert_eq!(missed(&app), 1);
    assert_eq!(app.json(&format!("/v1/challenges/{}", challenge.reference))["state"], "deemedUnanswered");
    advance_days(&app, 1);
    assert_eq!(missed(&app), 1, "only once");
    // Each missed deadline is logged: to screen, to decide.
    advance_days(&app, 60);
    assert_eq!(missed(&app), 3);
    let review = as_submitter(&app, &challenge, "POST", "/review", Some(&json!({"text": "Niemand antwoordt."})));
    assert_eq!(review.json()["state"], "reviewRequested", "{}", review.text());
    let shown = app.json(&format!("/v1/challenges/{}", challenge.reference));
    assert_eq!(shown["missed"].as_array().unwrap().len(), 3, "missed deadlines stay listed");
}

#[test]
fn a_case_handler_cannot_review_their_own_decision() {
    let app = small_town();
    let (ann, ben) = (case_handler(&app), case_handler(&app));
    let challenge = file_challenge(&app, &submission());
    let act = |who: &str, what: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{}/{what}", challenge.reference), who, body)
    };
    for what in ["screen", "admit", "begin"] {
        assert_eq!(act(&ann, what, None).status, 200);
    }
    let bare = json!({"outcome": "notUpheld", "assistance": "none", "grounds": [], "nextRoutes": []});
    assert_eq!(status_and_code(&act(&ann, "decide", Some(&bare))), (409, "pointsMissing".into()));
    assert_eq!(
        status_and_code(&act(&ann, "remedy", Some(&json!({"what": {"nl": "x"}, "act": {"nl": "x"}})))),
        (409, "notInThisState".into())
    );
    assert_eq!(act(&ann, "decide", Some(&decision("notUpheld"))).status, 200);
    assert_eq!(as_submitter(&app, &challenge, "POST", "/review", Some(&json!({"text": "Kijk nog eens."}))).status, 200);
    assert_eq!(status_and_code(&act(&ann, "begin-review", None)), (403, "secondPerson".into()));
    assert_eq!(act(&ben, "begin-review", None).status, 200);
    assert_eq!(status_and_code(&act(&ann, "decide-review", Some(&decision("upheld")))), (403, "reviewer".into()));
    assert_eq!(act(&ben, "decide-review", Some(&decision("upheld"))).json()["state"], "reviewDecided");
    let shown = app.json(&format!("/v1/challenges/{}", challenge.reference));
    assert_eq!(
        (&shown["decision"]["outcome"], &shown["review"]["decision"]["outcome"]),
        (&json!("notUpheld"), &json!("upheld"))
    );
}

#[test]
fn merged_challenges_close_together() {
    let app = small_town();
    let handler = case_handler(&app);
    let (first, second) = (file_challenge(&app, &submission()), file_challenge(&app, &submission()));
    let act = |reference: &str, what: &str, body: Option<&Value>| {
        let response = app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &handler, body);
        assert_eq!(response.status, 200, "{what}: {}", response.text());
    };
    act(&second.reference, "screen", None);
    act(&second.reference, "merge", Some(&json!({"into": first.reference})));
    let state = |reference: &str| app.json(&format!("/v1/challenges/{reference}"));
    assert_eq!(
        (&state(&second.reference)["state"], &state(&second.reference)["mergedInto"]),
        (&json!("merged"), &json!(first.reference))
    );
    assert!(state(&second.reference).get("closed").is_none());
    assert_eq!(as_submitter(&app, &first, "POST", "/withdraw", None).status, 200);
    assert_eq!(state(&second.reference)["closed"], "2026-03-02");
}

#[test]
fn retention_erases_private_text_and_keeps_public_text() {
    let app = small_town();
    let mut body = submission();
    body["contact"] = json!({"email": "canary-mail@example.org"});
    let challenge = file_challenge(&app, &body);
    assert_eq!(
        as_submitter(&app, &challenge, "POST", "/messages", Some(&json!({"text": "canary-message"}))).status,
        200
    );
    assert_eq!(status_and_code(&as_submitter(&app, &challenge, "DELETE", "", None)), (409, "stillOpen".into()));
    assert_eq!(as_submitter(&app, &challenge, "POST", "/withdraw", None).status, 200);
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json()["contact"]["email"], "canary-mail@example.org");
    advance_days(&app, 91);
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert!(
        conversation.get("contact").is_none()
            && conversation["filed"]["text"].as_str().unwrap().contains("canary-text")
    );
    advance_days(&app, 300);
    let conversation = as_submitter(&app, &challenge, "GET", "", None).json();
    assert!(conversation.get("filed").is_none() && conversation["messages"].as_array().unwrap().is_empty());
    assert_eq!(app.json(&format!("/v1/challenges/{}", challenge.reference))["state"], "withdrawn");
    // The text was sealed, and its key is erased.
    for file in ["register.db", "register.db-wal"] {
        let bytes = std::fs::read(app.folder.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(6).any(|part| part == b"canary"), "{file}");
    }
}

#[test]
fn refusal_as_abusive_takes_two_people_and_notes_stay_internal() {
    let app = small_town();
    let (ann, ben) = (case_handler(&app), case_handler(&app));
    let challenge = file_challenge(&app, &submission());
    let act = |who: &str, what: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{}/{what}", challenge.reference), who, body)
    };
    assert_eq!(act(&ann, "screen", None).status, 200);
    assert_eq!(act(&ann, "notes", Some(&json!({"text": "canary-note"}))).status, 200);
    let refusal = json!({"code": "abusive", "reason": {"nl": "Alleen scheldwoorden."}});
    assert_eq!(act(&ann, "refuse", Some(&refusal)).json()["state"], "screened");
    assert_eq!(status_and_code(&act(&ann, "refuse", Some(&refusal))), (403, "twoPeople".into()));
    assert_eq!(act(&ben, "refuse", Some(&refusal)).json()["state"], "refused");
    let opened = app.call("GET", &format!("{QUEUE}/{}", challenge.reference), &ben, None).json();
    assert_eq!(opened["notes"][0]["text"], "canary-note");
    assert!(!as_submitter(&app, &challenge, "GET", "", None).text().contains("canary-note"));
}

#[test]
fn reading_a_challenge_is_audited() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    assert_eq!(app.call("GET", &format!("{QUEUE}/{}", challenge.reference), &case_handler(&app), None).status, 200);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit?action=challenge.read", &auditor, None).json();
    assert_eq!(
        (&audit["items"][0]["subject"], audit["items"].as_array().unwrap().len()),
        (&json!(challenge.reference), 1)
    );
}
