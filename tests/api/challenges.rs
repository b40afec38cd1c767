//! Residents contest what the register says, follow it, and get an answer.
use crate::support::{App, Response, small_town};
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs;
use chrono::TimeDelta;
use serde_json::{Value, json};

pub const QUEUE: &str = "/v1/organizations/voorbeeldstad/challenges";

pub fn submission() -> Value {
    json!({
        "kind": "entryError", "language": "nl", "pointers": ["/name"],
        "text": "De naam klopt niet: canary-text. Het gaat ook over mijn buurvrouw.",
        "wish": "Zet de goede naam erin: canary-wish.",
    })
}

pub fn system(app: &App) -> String {
    app.id("voorbeeldstad:parkeervergunning").to_string()
}

/// Files a challenge: its reference and its receipt.
pub fn filed(app: &App, submission: &Value) -> (String, String) {
    let answer = app.call("POST", &format!("/v1/systems/{}/challenges", system(app)), "", Some(submission));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let answer = answer.json();
    (answer["reference"].as_str().unwrap().into(), answer["receipt"].as_str().unwrap().into())
}

pub fn handler(app: &App) -> String {
    app.token(&[(Role::CaseHandler, Some("voorbeeldstad"))])
}

/// Does something with the receipt.
pub fn with(
    app: &App,
    (reference, receipt): &(String, String),
    method: &str,
    what: &str,
    body: Option<&Value>,
) -> Response {
    let path = format!("/v1/challenges/{reference}/conversation{what}");
    app.call_with(method, &path, "", body, &[("authorization", &format!("Receipt {receipt}"))])
}

pub fn code(answer: &Response) -> (u16, String) {
    (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
}

pub fn decision(outcome: &str) -> Value {
    json!({
        "outcome": outcome, "assistance": "none",
        "grounds": [{"ground": {"nl": "De naam klopt niet."}, "answer": {"nl": "Dat is zo."}, "pointer": "/name"}],
        "nextRoutes": [{"kind": "ombudsman", "name": {"nl": "Ombudsman van Voorbeeldstad"}}],
    })
}

/// Lets the clock do what it has to.
pub fn tick(app: &App, days: i64) {
    app.clock.set(app.clock.now() + TimeDelta::days(days));
    while !matches!((jobs::deadlines::DEADLINES.step)(&app.register).unwrap(), jobs::Step::Idle) {}
}

#[test]
fn a_resident_contests_a_name_and_it_is_put_right() {
    let app = small_town();
    let handler = handler(&app);
    let mine = filed(&app, &submission());
    let case = format!("{QUEUE}/{}", mine.0);
    let does = |what: &str, body: Option<&Value>| {
        let answer = app.call("POST", &format!("{case}/{what}"), &handler, body);
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
        answer.json()["state"].as_str().unwrap().to_owned()
    };

    // The queue has it, with what the resident wrote.
    let queue = app.call("GET", QUEUE, &handler, None).json();
    assert_eq!((&queue["total"], &queue["items"][0]["due"]), (&json!(1), &json!("2026-03-09")));
    let opened = app.call("GET", &case, &handler, None).json();
    assert!(opened["text"].as_str().unwrap().contains("canary-text"));
    assert_eq!(opened["channel"], "web");

    assert_eq!(does("screen", None), "screened");
    assert_eq!(does("admit", None), "admitted");
    assert_eq!(does("begin", None), "inReview");
    assert_eq!(does("ask", Some(&json!({"question": "Welke naam dan?", "until": "2026-03-20"}))), "needsInfo");

    // The resident reads the question, and answers with the receipt alone.
    let told = with(&app, &mine, "GET", "", None).json();
    assert_eq!((&told["messages"][0]["kind"], &told["answerBy"]), (&json!("question"), &json!("2026-03-20")));
    let answered = with(&app, &mine, "POST", "/messages", Some(&json!({"text": "Parkeervergunningen."})));
    assert_eq!(answered.json()["state"], "inReview", "{}", answered.text());

    // A summary is seen by both sides before it shows.
    does("summary", Some(&json!({"text": {"nl": "Een inwoner zegt dat de naam niet klopt."}})));
    assert!(app.json(&format!("/v1/challenges/{}", mine.0)).get("summary").is_none());
    let told = with(&app, &mine, "GET", "", None).json();
    assert_eq!(told["summary"]["text"]["nl"], "Een inwoner zegt dat de naam niet klopt.");
    assert_eq!(with(&app, &mine, "POST", "/summary", None).status, 200);

    assert_eq!(does("decide", Some(&decision("upheld"))), "decided");
    let plan = json!({"what": {"nl": "Wij zetten de naam recht."}, "due": "2026-04-01"});
    assert_eq!(does("plan-remedy", Some(&plan)), "remedyDue");
    let remedy = |version: u64| json!({"what": {"nl": "Rechtgezet."}, "system": system(&app), "version": version});
    let never = app.call("POST", &format!("{case}/remedy"), &handler, Some(&remedy(9)));
    assert_eq!(code(&never), (409, "unknownVersion".into()));
    assert_eq!(does("remedy", Some(&remedy(1))), "remedied");
    assert_eq!(with(&app, &mine, "POST", "/confirm", None).json()["state"], "confirmed");

    // Everybody sees the whole story, and nothing that is private.
    let shown = app.json(&format!("/v1/challenges/{}", mine.0));
    assert_eq!((&shown["state"], &shown["closed"]), (&json!("confirmed"), &json!("2026-03-02")));
    assert_eq!(shown["decision"]["grounds"][0]["answer"], "Dat is zo.");
    assert_eq!(shown["summary"], "Een inwoner zegt dat de naam niet klopt.");
    let events: Vec<_> =
        shown["steps"].as_array().unwrap().iter().map(|step| step["event"].as_str().unwrap()).collect();
    assert_eq!(
        events,
        [
            "received",
            "screened",
            "admitted",
            "inReview",
            "asked",
            "answered",
            "summarized",
            "decided",
            "remedyDue",
            "remedied",
            "confirmed"
        ]
    );
    let proof = app.json(&format!("/v1/challenges/{}/proof", mine.0));
    assert!(proof["entry"].as_str().unwrap().contains("challenge.confirmed"));
    let list = app.json("/v1/challenges?organization=voorbeeldstad&state=confirmed");
    assert_eq!((&list["total"], &list["items"][0]["reference"]), (&json!(1), &json!(mine.0)));
    assert_eq!(app.json("/v1/challenges?state=received")["total"], 0);

    let export = app.text("/v1/export/versions.ndjson");
    assert_eq!(crate::log::verify(&export, None), []);
    for surface in [shown.to_string(), list.to_string(), export, app.text("/v1/changes"), app.text("/v1/feed.json")] {
        assert!(!surface.contains("canary"));
    }
}

#[test]
fn what_is_filed_can_be_proved() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", system(&app));
    let once = [("idempotency-key", "7f")];
    let answer = app.call_with("POST", &path, "", Some(&submission()), &once);
    assert_eq!((answer.status, answer.header("cache-control")), (201, "no-store"));
    let told = answer.json();
    assert_eq!(told["receipt"].as_str().unwrap().split(' ').count(), 12);
    assert_eq!(
        (&told["due"]["acknowledge"], &told["due"]["screen"], &told["due"]["decide"]),
        (&json!("2026-03-09"), &json!("2026-03-16"), &json!("2026-04-13"))
    );
    let entry = told["acknowledgement"]["entry"].as_str().unwrap();
    assert!(
        entry.contains("challenge.received") && entry.contains(r#""at":"2026-03-02T00:00:00Z""#),
        "to the day: {entry}"
    );
    // Salt and text give the digest that the log binds.
    use base64::Engine as _;
    use sha2::Digest as _;
    let salt = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(told["textSalt"].as_str().unwrap()).unwrap();
    let digest = sha2::Sha256::new().chain_update(salt).chain_update(submission()["text"].as_str().unwrap()).finalize();
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(told["textDigest"], format!("sha256:{digest}"));
    let again = app.call_with("POST", &path, "", Some(&submission()), &once).json();
    assert_eq!((&again["reference"], &again["receipt"]), (&told["reference"], &told["receipt"]), "filed once");
    assert_eq!(app.json("/v1/challenges")["total"], 1);
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", system(&app));
    let fault = |change: &[(&str, Value)]| {
        let mut body = submission();
        change.iter().for_each(|(field, value)| body[*field] = value.clone());
        let answer = app.call("POST", &path, "", Some(&body));
        assert_eq!(answer.status, 422, "{}", answer.text());
        answer.json()["errors"][0]["pointer"].as_str().unwrap().to_owned()
    };
    assert_eq!(fault(&[("pointers", json!(["/name", "/nothing"]))]), "/pointers/1");
    assert_eq!(fault(&[("version", json!(7))]), "/version");
    assert_eq!(fault(&[("kind", json!("missingEntry"))]), "/kind");
    assert_eq!(fault(&[("text", json!(""))]), "/text");
    assert_eq!(fault(&[("proofOfWork", json!({"question": "0.0.x.y", "answer": 1}))]), "/proofOfWork");
    let nowhere =
        app.call("POST", "/v1/systems/01939f00-0000-7000-8000-000000000000/challenges", "", Some(&submission()));
    assert_eq!(nowhere.status, 404);
    let missing = json!({"kind": "missingEntry", "language": "nl", "text": "Jullie gebruiken ook een scanauto."});
    let filed = app.call("POST", "/v1/organizations/voorbeeldstad/challenges", "", Some(&missing));
    assert_eq!(filed.status, 201, "{}", filed.text());
    assert_eq!(app.json("/v1/challenges")["total"], 1, "what was refused wrote nothing");
}

#[test]
fn only_the_receipt_opens_it() {
    let app = small_town();
    let (mine, other) = (filed(&app, &submission()), filed(&app, &submission()));
    let crossed = (mine.0.clone(), other.1.clone());
    assert_eq!(code(&with(&app, &crossed, "GET", "", None)), (401, "receiptUnknown".into()));
    let nowhere = ("2026-0000-0000".to_owned(), mine.1.clone());
    assert_eq!(code(&with(&app, &nowhere, "GET", "", None)), (401, "receiptUnknown".into()));
    assert_eq!(
        code(&app.call("GET", &format!("/v1/challenges/{}/conversation", mine.0), "", None)),
        (401, "receiptMissing".into())
    );
    // Whoever guesses on is told to wait; whoever has the receipt never is, not even beside them.
    for _ in 0..10 {
        with(&app, &crossed, "GET", "", None);
    }
    assert_eq!(with(&app, &crossed, "GET", "", None).status, 429);
    assert_eq!(with(&app, &mine, "GET", "", None).status, 200);
    assert_eq!(with(&app, &crossed, "POST", "/withdraw", None).status, 429);
    assert_eq!(with(&app, &mine, "POST", "/withdraw", None).status, 200);
}

#[test]
fn another_organization_sees_nothing_of_it() {
    let app = small_town();
    let mine = filed(&app, &submission());
    let elsewhere = app.token(&[(Role::CaseHandler, Some("elders"))]);
    let path = format!("/v1/organizations/elders/challenges/{}", mine.0);
    assert_eq!(app.call("GET", &path, &elsewhere, None).status, 404);
    assert_eq!(app.call("POST", &format!("{path}/screen"), &elsewhere, None).status, 404);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    assert_eq!(code(&app.call("GET", &format!("{QUEUE}/{}", mine.0), &editor, None)), (403, "roleMissing".into()));
}

#[test]
fn silence_is_told_once_and_can_be_taken_to_review() {
    let app = small_town();
    let mine = filed(&app, &submission());
    let missed = |app: &App| {
        let entries = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().clone();
        entries.iter().filter(|entry| entry["type"] == "challenge.deemedUnanswered").count()
    };
    tick(&app, 7);
    assert_eq!(missed(&app), 0, "on the last day there is still time");
    tick(&app, 1);
    assert_eq!(missed(&app), 1);
    assert_eq!(app.json(&format!("/v1/challenges/{}", mine.0))["state"], "deemedUnanswered");
    tick(&app, 1);
    assert_eq!(missed(&app), 1, "once");
    // Each term that is missed is told: to screen, to decide.
    tick(&app, 60);
    assert_eq!(missed(&app), 3);
    let review = with(&app, &mine, "POST", "/review", Some(&json!({"text": "Niemand antwoordt."})));
    assert_eq!(review.json()["state"], "reviewRequested", "{}", review.text());
    let shown = app.json(&format!("/v1/challenges/{}", mine.0));
    assert_eq!(shown["missed"].as_array().unwrap().len(), 3, "it stays");
}

#[test]
fn who_decided_does_not_review() {
    let app = small_town();
    let (ann, ben) = (handler(&app), handler(&app));
    let mine = filed(&app, &submission());
    let does = |who: &str, what: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{}/{what}", mine.0), who, body)
    };
    for what in ["screen", "admit", "begin"] {
        assert_eq!(does(&ann, what, None).status, 200);
    }
    let bare = json!({"outcome": "notUpheld", "assistance": "none", "grounds": [], "nextRoutes": []});
    assert_eq!(code(&does(&ann, "decide", Some(&bare))), (409, "groundsMissing".into()));
    assert_eq!(
        code(&does(&ann, "remedy", Some(&json!({"what": {"nl": "x"}, "act": {"nl": "x"}})))),
        (409, "notInThisState".into())
    );
    assert_eq!(does(&ann, "decide", Some(&decision("notUpheld"))).status, 200);
    assert_eq!(with(&app, &mine, "POST", "/review", Some(&json!({"text": "Kijk nog eens."}))).status, 200);
    assert_eq!(code(&does(&ann, "begin-review", None)), (403, "secondPerson".into()));
    assert_eq!(does(&ben, "begin-review", None).status, 200);
    assert_eq!(code(&does(&ann, "decide-review", Some(&decision("upheld")))), (403, "reviewer".into()));
    assert_eq!(does(&ben, "decide-review", Some(&decision("upheld"))).json()["state"], "reviewDecided");
    let shown = app.json(&format!("/v1/challenges/{}", mine.0));
    assert_eq!(
        (&shown["decision"]["outcome"], &shown["review"]["decision"]["outcome"]),
        (&json!("notUpheld"), &json!("upheld"))
    );
}

#[test]
fn like_ones_are_merged_and_close_together() {
    let app = small_town();
    let handler = handler(&app);
    let (first, second) = (filed(&app, &submission()), filed(&app, &submission()));
    let does = |reference: &str, what: &str, body: Option<&Value>| {
        let answer = app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &handler, body);
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
    };
    does(&second.0, "screen", None);
    does(&second.0, "merge", Some(&json!({"into": first.0})));
    let state = |reference: &str| app.json(&format!("/v1/challenges/{reference}"));
    assert_eq!((&state(&second.0)["state"], &state(&second.0)["mergedInto"]), (&json!("merged"), &json!(first.0)));
    assert!(state(&second.0).get("closed").is_none());
    assert_eq!(with(&app, &first, "POST", "/withdraw", None).status, 200);
    assert_eq!(state(&second.0)["closed"], "2026-03-02");
}

#[test]
fn what_is_private_goes_and_what_is_public_stays() {
    let app = small_town();
    let mut body = submission();
    body["contact"] = json!({"email": "canary-mail@example.org"});
    let mine = filed(&app, &body);
    assert_eq!(with(&app, &mine, "POST", "/messages", Some(&json!({"text": "canary-message"}))).status, 200);
    assert_eq!(code(&with(&app, &mine, "DELETE", "", None)), (409, "stillOpen".into()));
    assert_eq!(with(&app, &mine, "POST", "/withdraw", None).status, 200);
    assert_eq!(with(&app, &mine, "GET", "", None).json()["contact"]["email"], "canary-mail@example.org");
    tick(&app, 91);
    let told = with(&app, &mine, "GET", "", None).json();
    assert!(told.get("contact").is_none() && told["filed"]["text"].as_str().unwrap().contains("canary-text"));
    tick(&app, 300);
    let told = with(&app, &mine, "GET", "", None).json();
    assert!(told.get("filed").is_none() && told["messages"].as_array().unwrap().is_empty());
    assert_eq!(app.json(&format!("/v1/challenges/{}", mine.0))["state"], "withdrawn");
    // It is sealed, and the key is gone: no byte of it is anywhere in the folder.
    for file in ["register.db", "register.db-wal"] {
        let bytes = std::fs::read(app.folder.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(6).any(|part| part == b"canary"), "{file}");
    }
}

#[test]
fn abusive_takes_two_people_and_notes_stay_inside() {
    let app = small_town();
    let (ann, ben) = (handler(&app), handler(&app));
    let mine = filed(&app, &submission());
    let does = |who: &str, what: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{}/{what}", mine.0), who, body)
    };
    assert_eq!(does(&ann, "screen", None).status, 200);
    assert_eq!(does(&ann, "notes", Some(&json!({"text": "canary-note"}))).status, 200);
    let refusal = json!({"code": "abusive", "reason": {"nl": "Alleen scheldwoorden."}});
    assert_eq!(does(&ann, "refuse", Some(&refusal)).json()["state"], "screened");
    assert_eq!(code(&does(&ann, "refuse", Some(&refusal))), (403, "twoPeople".into()));
    assert_eq!(does(&ben, "refuse", Some(&refusal)).json()["state"], "refused");
    let opened = app.call("GET", &format!("{QUEUE}/{}", mine.0), &ben, None).json();
    assert_eq!(opened["notes"][0]["text"], "canary-note");
    assert!(!with(&app, &mine, "GET", "", None).text().contains("canary-note"));
}

#[test]
fn a_restart_keeps_what_everybody_sees() {
    let app = small_town();
    let mine = filed(&app, &submission());
    app.settle();
    let before = app.text(&format!("/v1/challenges/{}", mine.0));
    let app = app.restart();
    assert_eq!(app.text(&format!("/v1/challenges/{}", mine.0)), before);
    assert_eq!(with(&app, &mine, "GET", "", None).status, 200);
}

#[test]
fn who_comes_by_telephone_gets_a_receipt_too() {
    let app = small_town();
    let handler = handler(&app);
    let body = json!({"channel": "phone", "system": system(&app), "challenge": submission()});
    let answer = app.call("POST", &format!("{QUEUE}/intake"), &handler, Some(&body));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let told = answer.json();
    let mine = (told["reference"].as_str().unwrap().to_owned(), told["receipt"].as_str().unwrap().to_owned());
    assert_eq!(with(&app, &mine, "GET", "", None).status, 200);
    assert_eq!(app.call("GET", &format!("{QUEUE}/{}", mine.0), &handler, None).json()["channel"], "phone");
}

#[test]
fn whoever_files_much_shows_work() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", system(&app));
    let mut last = 0;
    for _ in 0..6 {
        last = app.call("POST", &path, "", Some(&submission())).status;
    }
    assert_eq!(last, 429, "five in an hour from one network");
    let asked = app.get("/v1/challenges/proof-of-work").json();
    let (question, bits) = (asked["question"].as_str().unwrap(), asked["bits"].as_u64().unwrap() as u32);
    use sha2::Digest as _;
    let answer = (0u64..).find(|number| {
        let digest = sha2::Sha256::digest(format!("{question}:{number}"));
        u128::from_be_bytes(*digest.first_chunk().unwrap()).leading_zeros() >= bits
    });
    let mut body = submission();
    body["proofOfWork"] = json!({"question": question, "answer": answer});
    assert_eq!(app.call("POST", &path, "", Some(&body)).status, 201);
    assert_eq!(code(&app.call("POST", &path, "", Some(&body))), (409, "workUsed".into()));
}

#[test]
fn who_reads_what_is_private_is_noted() {
    let app = small_town();
    let mine = filed(&app, &submission());
    assert_eq!(app.call("GET", &format!("{QUEUE}/{}", mine.0), &handler(&app), None).status, 200);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit?action=challenge.read", &auditor, None).json();
    assert_eq!((&audit["items"][0]["subject"], audit["items"].as_array().unwrap().len()), (&json!(mine.0), 1));
}
