//! Drafts, from the first word to everybody's eyes.
use crate::support::{Answer, App, small_town};
use algorithm_register::domain::accounts::Role::{self, Auditor, CaseHandler, Editor, OrganizationAdmin, Publisher};
use algorithm_register::domain::settings::Settings;
use algorithm_register::service::settings;
use chrono::TimeDelta;
use serde_json::{Value, json};

const SYSTEMS: &str = "/v1/organizations/voorbeeldstad/systems";

/// A record that lacks nothing.
pub fn whole() -> Value {
    let text = |text: &str| json!({ "nl": text });
    json!({
        "name": text("Planning van de groenploeg"),
        "summary": text("Het systeem plant de routes van de groenploeg."),
        "policyArea": ["GF05"], "area": [{"name": text("Voorbeeldstad")}], "systemKind": "ruleSet",
        "purpose": text("De ploeg rijdt minder om."), "publicationTier": "other", "decisionType": ["planning"],
        "automationLevel": "supportsHuman", "interactsWithPublic": false, "dataSummary": text("Kaarten van het groen."),
        "personalData": "none", "technique": ["ruleBased"], "selfLearning": "static",
        "sourceCode": [{"status": "onRequest"}], "humanOversight": text("De voorman kijkt elke route na."),
        "developedBy": "inHouse", "status": "inDevelopment", "appeal": {"available": "notApplicable"},
        "publicContact": [{"kind": "url", "value": "https://voorbeeldstad.example/contact"}],
    })
}

fn demand_two_person_rule(app: &App) {
    let id = app.register.catalog.read().organization_at("voorbeeldstad").unwrap().id;
    let two_person_rule = Settings { two_person_rule: true, ..Settings::default() };
    app.register.write_blocking(move |tx| settings::save(tx, id, &two_person_rule)).unwrap();
}

fn of(app: &App, role: Role) -> String {
    app.token(&[(role, Some("voorbeeldstad"))])
}

fn code(answer: &Answer) -> (u16, String) {
    (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
}

/// The pointers of a problem document.
fn places(answer: &Answer) -> Vec<String> {
    let errors = answer.json()["errors"].clone();
    errors.as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect()
}

/// Changes a draft as it was last seen.
fn change(app: &App, method: &str, place: &str, token: &str, seen: &str, body: &Value) -> Answer {
    let kind = if method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
    app.call_with(method, place, token, Some(body), &[("if-match", seen), ("content-type", kind)])
}

/// Begins a draft. Answers its address and its tag.
fn begun(app: &App, token: &str, record: &Value) -> (String, String) {
    let answer = app.call("POST", SYSTEMS, token, Some(record));
    assert_eq!(answer.status, 201, "{}", answer.text());
    (answer.header("location").to_owned(), answer.header("etag").to_owned())
}

/// Begins a draft of the next version of a system. Answers its address and its tag.
fn next(app: &App, token: &str, address: &str) -> (String, String) {
    let place = format!("{SYSTEMS}/{address}/draft");
    let answer = app.call("POST", &place, token, None);
    assert_eq!(answer.status, 201, "{}", answer.text());
    (answer.header("location").to_owned(), answer.header("etag").to_owned())
}

#[test]
fn a_record_goes_from_the_first_word_to_everybody() {
    let app = small_town();
    demand_two_person_rule(&app);
    let (editor, publisher) = (of(&app, Editor), of(&app, Publisher));
    let size = app.json("/v1/changes?limit=1")["total"].as_u64().unwrap();
    // A name is enough.
    let name = json!({"name": {"nl": "Planning van de groenploeg"}});
    let answer = app.call("POST", SYSTEMS, &editor, Some(&name));
    assert_eq!((answer.status, answer.header("cache-control")), (201, "no-store"));
    let draft = answer.json();
    assert_eq!(
        (draft["state"].as_str(), draft["base"].is_null(), draft["ownEdit"].as_bool()),
        (Some("open"), true, Some(true))
    );
    assert_eq!(
        draft["record"],
        json!({"organization": "voorbeeldstad", "defaultLanguage": "nl", "name": name["name"]})
    );
    let (place, tag) = (answer.header("location").to_owned(), answer.header("etag").to_owned());
    let id = draft["id"].as_str().unwrap().to_owned();
    assert_eq!(app.get(&format!("/v1/systems/{id}")).status, 404, "a draft is nobody else's");
    assert_eq!(app.json("/v1/changes?limit=1")["total"], size, "nor in the log");

    // The rest of it, in one patch.
    let answer = change(&app, "PATCH", &place, &editor, &tag, &whole());
    assert_eq!(answer.status, 200, "{}", answer.text());
    let second = answer.header("etag").to_owned();
    assert_ne!(second, tag);
    let publish = format!("{place}/publish");
    assert_eq!(code(&app.call("POST", &publish, &editor, Some(&json!({})))), (403, "roleMissing".into()));
    assert_eq!(code(&app.call("POST", &publish, &publisher, Some(&json!({})))), (409, "notSubmitted".into()));
    let submitted = app.call_with("POST", &format!("{place}/submit"), &editor, None, &[("if-match", &second)]);
    assert_eq!((submitted.status, submitted.json()["state"].as_str()), (200, Some("submitted")));

    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    let answer = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let publication = answer.json();
    assert_eq!((publication["id"].as_str(), publication["version"].as_u64()), (Some(&*id), Some(1)));
    assert_eq!(publication["logIndex"], size);

    // Everybody sees it at once, and can prove it.
    let system = app.json(publication["system"].as_str().unwrap());
    assert_eq!((system["id"].as_str(), system["status"].as_str()), (Some(&*id), Some("inDevelopment")));
    assert_eq!(app.json(&format!("{SYSTEMS}?sort=changed&limit=1"))["items"][0]["id"], *id);
    let fact = app.json(&format!("/v1/changes?after={}", size - 1))["items"][0].clone();
    assert_eq!((fact["type"].as_str(), fact["by"].as_str()), (Some("system.published"), Some("publisher")));
    assert!(app.json("/v1/feed.json")["items"][0].to_string().contains(&id));
    assert_eq!(app.json(publication["proof"].as_str().unwrap())["index"], size);
    assert_eq!(app.get(answer.header("location")).status, 200);
    // And the draft is one no more.
    assert_eq!(app.call("GET", &place, &editor, None).status, 404);
    assert_eq!(app.call("GET", &format!("{SYSTEMS}/drafts"), &editor, None).json()["total"], 0);
}

#[test]
fn publishing_tells_all_that_is_missing_at_once() {
    let app = small_town();
    let publisher = of(&app, Publisher);
    let (place, tag) = begun(&app, &publisher, &whole());
    let gone = json!({"purpose": null, "summary": null, "appeal": null});
    assert_eq!(change(&app, "PATCH", &place, &publisher, &tag, &gone).status, 200);
    let publish = format!("{place}/publish");
    let refused = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(
        (refused.status, places(&refused)),
        (422, ["/appeal", "/purpose", "/summary"].map(String::from).to_vec())
    );
    let draft = app.call("GET", &place, &publisher, None);
    let tag = draft.header("etag").to_owned();
    assert_eq!(change(&app, "PUT", &place, &publisher, &tag, &whole()).status, 200);
    // Without four-eyes a publisher may publish what they wrote, submitted or not.
    assert_eq!(app.call("POST", &publish, &publisher, Some(&json!({}))).status, 201);

    // From the second version on, everybody is told what changed.
    let id = place.rsplit('/').nth(1).unwrap();
    let (place, tag) = next(&app, &publisher, id);
    assert_eq!(
        change(&app, "PATCH", &place, &publisher, &tag, &json!({"status": "pilot", "purpose": null})).status,
        200
    );
    let refused = app.call("POST", &publish, &publisher, Some(&json!({})));
    assert_eq!(places(&refused), ["/changeNote", "/purpose"]);
    let tag = app.call("GET", &place, &publisher, None).header("etag").to_owned();
    let whole_again = json!({"purpose": whole()["purpose"]});
    assert_eq!(change(&app, "PATCH", &place, &publisher, &tag, &whole_again).status, 200);
    assert_eq!(places(&app.call("POST", &publish, &publisher, Some(&json!({})))), ["/changeNote"]);
    let note = json!({"changeNote": {"nl": "De proef is begonnen."}});
    let answer = app.call("POST", &publish, &publisher, Some(&note)).json();
    assert_eq!((answer["version"].as_u64(), &answer["changedFields"]), (Some(2), &json!(["status"])));
    assert_eq!(app.json(&format!("/v1/systems/{id}"))["changeNote"], "De proef is begonnen.");
    // A draft that says nothing new is no publication.
    let (place, _) = next(&app, &publisher, id);
    assert_eq!(
        code(&app.call("POST", &format!("{place}/publish"), &publisher, Some(&note))),
        (409, "unchanged".into())
    );
}

#[test]
fn an_editor_is_told_what_is_missing_in_their_language() {
    let app = small_town();
    let (editor, publisher) = (of(&app, Editor), of(&app, Publisher));
    let mut record = whole();
    record["publicContact"] = json!([{"kind": "email", "value": "jan.jansen@voorbeeldstad.example"}]);
    let (place, tag) = begun(&app, &editor, &record);
    let check = |query: &str| app.call("GET", &format!("{place}/check{query}"), &editor, None).json();
    assert_eq!((check("")["ready"].clone(), check("")["missing"].clone()), (json!(true), json!([])));
    assert_eq!(check("")["warnings"][0]["pointer"], "/publicContact/0/value");
    let gone = json!({"purpose": null, "appeal": null});
    assert_eq!(change(&app, "PATCH", &place, &editor, &tag, &gone).status, 200);
    let dutch = check("?lang=nl");
    assert_eq!(dutch["ready"], false);
    // What the check names is what publishing refuses.
    let missing: Vec<_> = dutch["missing"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    let mut missing: Vec<_> = missing.iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    missing.sort();
    assert_eq!(missing, places(&app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({})))));
    let explained = |check: &Value| check["missing"][0]["explanation"].as_str().unwrap().to_owned();
    assert_ne!(explained(&dutch), explained(&check("?lang=en")));
    // What all standards would lose, or those that are asked for.
    let all = dutch["losses"].as_array().unwrap().clone();
    assert_eq!(all.len(), 5);
    let two = check("?lang=nl&profile=uk-atrs-4&profile=nl-1.0&profile=nl-1.0");
    assert_eq!(two["losses"], json!([all[1], all[2]]));
    assert_eq!((&all[1]["profile"], &all[2]["profile"]), (&json!("nl-1.0"), &json!("uk-atrs-4")));
    assert_eq!(two["missing"], dutch["missing"]);
    let wrong = app.call("GET", &format!("{place}/check?colour=red&profile=iso"), &editor, None);
    assert_eq!((wrong.status, places(&wrong)), (400, vec!["/colour".to_owned(), "/profile".to_owned()]));
}

#[test]
fn a_next_version_begins_with_all_that_the_last_one_said() {
    let app = small_town();
    let (editor, publisher) = (of(&app, Editor), of(&app, Publisher));
    let (place, tag) = next(&app, &editor, "parkeervergunning");
    let again = app.call("POST", &place, &editor, None);
    assert_eq!(code(&again), (409, "draftExists".into()));
    let draft = app.call("GET", &format!("{SYSTEMS}/parkeervergunning/draft"), &editor, None).json();
    assert_eq!(
        (draft["base"].as_u64(), draft["current"].as_u64(), &draft["outdated"]),
        (Some(1), Some(1), &json!(false))
    );
    assert!(draft["record"]["sourceRecord"]["payload"]["juridische_basis"].is_string(), "the row of the source, too");

    // What the register sets stays, whether it is sent or not.
    let mut record = draft["record"].clone();
    record["status"] = "pilot".into();
    record.as_object_mut().unwrap().retain(|field, _| field != "sourceRecord" && field != "organization");
    let answer = change(&app, "PUT", &place, &editor, &tag, &record);
    assert_eq!(answer.json()["record"]["sourceRecord"], draft["record"]["sourceRecord"]);
    let tag = answer.header("etag").to_owned();
    for (method, body) in [
        ("PATCH", json!({"organization": "elders", "sourceRecord": null, "colour": "red"})),
        ("PATCH", json!({"organization": null, "sourceRecord": {"key": "9"}, "colour": "red"})),
    ] {
        let refused = change(&app, method, &place, &editor, &tag, &body);
        assert_eq!(refused.status, 422);
        let expected = ["/colour", "/organization", "/sourceRecord"];
        assert!(expected.iter().all(|place| places(&refused).iter().any(|told| told == place)), "{}", refused.text());
    }
    let mut other = record.clone();
    other["organization"] = "elders".into();
    assert_eq!(places(&change(&app, "PUT", &place, &editor, &tag, &other)), ["/organization"]);
    assert_eq!(app.call("GET", &place, &editor, None).header("etag"), tag, "nothing was half-written");
    // An editor cannot borrow the lighter bar of imports.
    let mut borrowed = whole();
    borrowed["sourceRecord"] = draft["record"]["sourceRecord"].clone();
    assert_eq!(places(&app.call("POST", SYSTEMS, &editor, Some(&borrowed))), ["/sourceRecord"]);

    let note = json!({"changeNote": {"nl": "Een proef."}});
    let answer = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!((answer.status, answer.json()["version"].as_u64()), (201, Some(2)), "{}", answer.text());
    assert_eq!(app.json("/v1/systems/voorbeeldstad:parkeervergunning")["status"], "pilot");
}

#[test]
fn of_two_editors_one_must_look_again() {
    let app = small_town();
    let (first, second) = (of(&app, Editor), of(&app, Editor));
    let (place, tag) = begun(&app, &first, &whole());
    let patch = |token: &str, tag: &str, body: Value| change(&app, "PATCH", &place, token, tag, &body);
    let saved = patch(&first, &tag, json!({"status": "pilot"}));
    assert_eq!(saved.status, 200);
    let overtaken = patch(&second, &tag, json!({"status": "planned"}));
    assert_eq!(code(&overtaken), (412, "preconditionFailed".into()));
    assert_eq!(app.call("GET", &place, &second, None).json()["record"]["status"], "pilot");
    // Saving again what is there changes nothing: not the tag, not the time, not whose edit was the last.
    let tag = saved.header("etag").to_owned();
    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    let same = patch(&second, &tag, json!({"status": "pilot", "retiredOn": null}));
    assert_eq!((same.status, same.header("etag")), (200, &*tag));
    assert_eq!(
        (same.json()["updatedAt"].clone(), &same.json()["ownEdit"]),
        (saved.json()["updatedAt"].clone(), &json!(false))
    );

    // Whoever does not say what they have seen changes nothing.
    let kind = [("content-type", "application/merge-patch+json")];
    let blind = app.call_with("PATCH", &place, &first, Some(&json!({})), &kind);
    assert_eq!(blind.status, 428);
    assert_eq!(app.call("PUT", &place, &first, Some(&whole())).status, 428);
    assert_eq!(app.call("DELETE", &place, &first, None).status, 428);
    let wrong = app.call_with("PATCH", &place, &first, Some(&json!({})), &[("if-match", &tag)]);
    assert_eq!(wrong.status, 415);
    assert_eq!(app.call_with("DELETE", &place, &first, None, &[("if-match", "\"1\"")]).status, 412);
    assert_eq!(app.call_with("DELETE", &place, &first, None, &[("if-match", &tag)]).status, 204);
    assert_eq!(app.call("GET", &place, &first, None).status, 404);
}

#[test]
fn a_draft_that_is_given_back_says_why() {
    let app = small_town();
    demand_two_person_rule(&app);
    let (editor, publisher) = (of(&app, Editor), of(&app, Publisher));
    let (place, _) = begun(&app, &editor, &whole());
    let act = |token: &str, act: &str, body: Option<&Value>| app.call("POST", &format!("{place}/{act}"), token, body);
    let comments = json!({"comments": [
        {"pointer": "/summary/nl", "text": "Te kort.\nWelke routes?"}, {"text": "Verder goed."},
    ]});
    assert_eq!(code(&act(&publisher, "return", Some(&comments))), (409, "notSubmitted".into()));
    assert_eq!(act(&editor, "submit", None).status, 200);
    assert_eq!(code(&act(&editor, "submit", None)), (409, "alreadySubmitted".into()));
    assert_eq!(code(&act(&editor, "return", Some(&comments))), (403, "roleMissing".into()));
    assert_eq!(places(&act(&publisher, "return", Some(&json!({"comments": []})))), ["/comments"]);
    let empty = json!({"comments": [{"pointer": "summary", "text": " "}]});
    assert_eq!(places(&act(&publisher, "return", Some(&empty))), ["/comments/0/pointer", "/comments/0/text"]);
    let returned = act(&publisher, "return", Some(&comments));
    assert_eq!((returned.status, returned.json()["state"].as_str()), (200, Some("returned")));

    // They stand there while the editor works on it, and go when it is submitted again.
    let tag = returned.header("etag").to_owned();
    let edited = change(
        &app,
        "PATCH",
        &place,
        &editor,
        &tag,
        &json!({"summary": {"nl": "Het plant de routes van alle ploegen."}}),
    );
    let told = edited.json()["comments"].clone();
    assert_eq!((told[0]["pointer"].as_str(), told[0]["role"].as_str()), (Some(""), Some("publisher")));
    assert_eq!(
        (told[1]["pointer"].as_str(), told[1]["text"].as_str()),
        (Some("/summary/nl"), Some("Te kort.\nWelke routes?"))
    );
    assert_eq!(edited.json()["state"], "returned");
    let list = |state: &str| {
        app.call("GET", &format!("{SYSTEMS}/drafts?state={state}"), &editor, None).json()["total"].clone()
    };
    assert_eq!((list("returned"), list("submitted")), (1.into(), 0.into()));
    assert_eq!(act(&publisher, "publish", Some(&json!({}))).status, 409);
    assert_eq!(act(&editor, "submit", None).json()["comments"], json!([]));
    // What was submitted and then changed is not what was submitted.
    let tag = app.call("GET", &place, &editor, None).header("etag").to_owned();
    assert_eq!(change(&app, "PATCH", &place, &editor, &tag, &json!({"status": "pilot"})).json()["state"], "open");
    assert_eq!(code(&act(&publisher, "publish", Some(&json!({})))), (409, "notSubmitted".into()));
}

#[test]
fn the_two_person_rule_keeps_editors_from_publishing_their_own_edits() {
    let app = small_town();
    demand_two_person_rule(&app);
    let (one, two) = (of(&app, Publisher), of(&app, Publisher));
    let (place, tag) = begun(&app, &one, &whole());
    let act = |token: &str, act: &str| app.call("POST", &format!("{place}/{act}"), token, Some(&json!({})));
    assert_eq!(act(&two, "submit").status, 200);
    assert_eq!(code(&act(&one, "publish")), (403, "twoPersonRule".into()));
    // Whoever looked at another state than this does not publish it.
    let stale = app.call_with("POST", &format!("{place}/publish"), &two, Some(&json!({})), &[("if-match", &tag)]);
    assert_eq!(stale.status, 412);
    assert_eq!(act(&two, "publish").status, 201);
}

/// A draft is gone once it is published; who had which part in it stays in the audit.
#[test]
fn the_audit_tells_who_wrote_who_submitted_and_who_published_the_same_words() {
    let app = small_town();
    demand_two_person_rule(&app);
    let member = |role| app.member(&[(role, Some("voorbeeldstad"))]);
    let (writer, submitter, publisher) = (member(Editor), member(Editor), member(Publisher));
    let (place, _) = begun(&app, &writer.1, &whole());
    let act = |token: &str, act: &str| app.call("POST", &format!("{place}/{act}"), token, Some(&json!({}))).status;
    assert_eq!((act(&submitter.1, "submit"), act(&publisher.1, "publish")), (200, 201));
    let audit = "/v1/organizations/voorbeeldstad/audit";
    let rows = app.call("GET", audit, &of(&app, Role::Auditor), None).json()["items"].as_array().unwrap().clone();
    let told: Vec<_> = rows.iter().map(|row| json!([row["action"], row["principal"]])).collect();
    let by = |id: uuid::Uuid| format!("account:{id}");
    assert_eq!(
        json!(told),
        json!([["draft.publish", by(publisher.0)], ["draft.submit", by(submitter.0)], ["draft.write", by(writer.0)]])
    );
    assert!(rows.iter().all(|row| row["subject"] == rows[0]["subject"] && row["after"] == rows[0]["after"]));
    assert!(rows[0]["after"].is_string());
}

#[test]
fn a_publication_that_is_asked_for_twice_happens_once() {
    let app = small_town();
    let publisher = of(&app, Publisher);
    let key = [("idempotency-key", "begin-1")];
    let twice = [0, 1].map(|_| app.call_with("POST", SYSTEMS, &publisher, Some(&whole()), &key));
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

#[test]
fn a_draft_that_was_overtaken_is_put_together_with_what_came() {
    let app = small_town();
    let (editor, publisher) = (of(&app, Editor), of(&app, Publisher));
    let (place, _) = begun(&app, &publisher, &whole());
    assert_eq!(app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({}))).status, 201);
    let id: uuid::Uuid = place.rsplit('/').nth(1).unwrap().parse().unwrap();
    let (place, tag) = next(&app, &editor, &id.to_string());
    assert_eq!(code(&app.call("POST", &format!("{place}/rebase"), &editor, None)), (409, "notOutdated".into()));
    let ours = json!({"status": "pilot", "name": {"nl": "Routes"}});
    assert_eq!(change(&app, "PATCH", &place, &editor, &tag, &ours).status, 200);
    // Another version comes, by another way.
    let mut theirs = app.json(&format!("/v1/systems/{id}/versions/1?lang=*"))["record"].clone();
    theirs["name"] = json!({"nl": "Ploegen", "en": "Crews"});
    theirs["developedBy"] = "joint".into();
    theirs["suppliers"] = json!([{"name": "Voorbeeld BV"}]);
    let record = algorithm_register::domain::systems::read(&theirs).unwrap();
    let publish = algorithm_register::service::systems::PublishCommand {
        system: Some(id),
        record,
        note: Default::default(),
        actor: algorithm_register::domain::accounts::Actor::Import,
    };
    app.register.write_blocking(move |tx| algorithm_register::service::systems::publish(tx, publish)).unwrap();

    let note = json!({"changeNote": {"nl": "Een proef."}});
    let outdated = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!(code(&outdated), (409, "outdated".into()));
    let title = outdated.json()["title"].as_str().unwrap().to_owned();
    assert!(title.contains("version 1") && title.contains("version 2") && title.contains("draft/rebase"), "{title}");
    let rebased = app.call("POST", &format!("{place}/rebase"), &editor, None);
    assert_eq!(rebased.status, 200, "{}", rebased.text());
    let draft = rebased.json();
    assert_eq!(
        (draft["conflicts"].clone(), draft["base"].as_u64(), &draft["outdated"]),
        (json!(["/name/nl"]), Some(2), &json!(false))
    );
    let record = &draft["record"];
    assert_eq!(
        (&record["name"], &record["status"], &record["developedBy"], &record["suppliers"][0]["name"]),
        (&json!({"nl": "Routes", "en": "Crews"}), &json!("pilot"), &json!("joint"), &json!("Voorbeeld BV"))
    );
    let answer = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!((answer.status, answer.json()["version"].as_u64()), (201, Some(3)));
}

#[test]
fn an_edit_of_the_original_marks_its_translations() {
    let app = small_town();
    let editor = of(&app, Editor);
    let mut record = whole();
    record["summary"]["en"] = "The system plans the routes.".into();
    record["translations"] = json!([{"lang": "en", "status": "human"}]);
    let (place, tag) = begun(&app, &editor, &record);
    let edited = change(&app, "PATCH", &place, &editor, &tag, &json!({"summary": {"nl": "Iets heel anders."}}));
    assert_eq!(edited.json()["record"]["translations"], json!([{"lang": "en", "status": "outdated"}]));
}

#[test]
fn drafts_are_listed_page_by_page() {
    let app = small_town();
    let editor = of(&app, Editor);
    for n in 0..5 {
        // Two and two of the same moment.
        app.clock
            .set("2026-03-02T09:01:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() + TimeDelta::seconds(n / 2));
        begun(&app, &editor, &json!({"name": {"nl": format!("Nummer {n}")}}));
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = app.call("GET", &format!("{SYSTEMS}/drafts?limit=2{cursor}"), &editor, None).json();
        assert_eq!(page["total"], 5);
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|draft| draft["name"]["nl"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen[0], "Nummer 4");
    seen.sort();
    assert_eq!(seen, ["Nummer 0", "Nummer 1", "Nummer 2", "Nummer 3", "Nummer 4"]);
    let wrong = app.call("GET", &format!("{SYSTEMS}/drafts?state=lost&cursor=x&colour=red&limit=0"), &editor, None);
    assert_eq!(
        (wrong.status, places(&wrong)),
        (400, ["/colour", "/cursor", "/limit", "/state"].map(String::from).to_vec())
    );
}

/// Every route, as everybody who may not.
#[test]
fn a_stranger_sees_nothing_and_others_no_more_than_they_may() {
    let app = small_town();
    let editor = of(&app, Editor);
    let (place, tag) = begun(&app, &editor, &whole());
    let system = app.id("voorbeeldstad:parkeervergunning");
    let nothing = "01890000-0000-7000-8000-000000000000";
    let id = place.rsplit('/').nth(1).unwrap().to_owned();
    let stranger =
        app.token(&[(Editor, Some("elders")), (Publisher, Some("elders")), (OrganizationAdmin, Some("elders"))]);
    let withdrawal = json!({"reason": "other"});
    let redaction = json!({"fields": ["purpose"], "ground": "courtOrder"});
    let comments = json!({"comments": [{"text": "Nee"}]});
    let empty = json!({});
    // Method, what comes behind the id, body, who may.
    let routes: &[(&str, &str, Option<&Value>, &[Role])] = &[
        ("GET", "draft", None, &[Editor, Publisher, OrganizationAdmin, Auditor]),
        ("GET", "draft/check", None, &[Editor, Publisher, OrganizationAdmin, Auditor]),
        ("POST", "draft", None, &[Editor, Publisher]),
        ("PUT", "draft", Some(&empty), &[Editor, Publisher]),
        ("PATCH", "draft", Some(&empty), &[Editor, Publisher]),
        ("DELETE", "draft", None, &[Editor, Publisher]),
        ("POST", "draft/rebase", None, &[Editor, Publisher]),
        ("POST", "draft/submit", None, &[Editor, Publisher]),
        ("POST", "draft/return", Some(&comments), &[Publisher]),
        ("POST", "draft/publish", Some(&empty), &[Publisher]),
        ("POST", "confirm", None, &[Editor, Publisher]),
        ("POST", "withdraw", Some(&withdrawal), &[Publisher]),
        ("POST", "versions/1/redact", Some(&redaction), &[OrganizationAdmin]),
    ];
    let roles = [Editor, Publisher, OrganizationAdmin, CaseHandler, Auditor].map(|role| (role, of(&app, role)));
    for (method, behind, body, may) in routes {
        let kind = if *method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
        let ask = |organization: &str, id: &str, token: &str| {
            let path = format!("/v1/organizations/{organization}/systems/{id}/{behind}");
            app.call_with(method, &path, token, *body, &[("if-match", &tag), ("content-type", kind)])
        };
        let there = if behind.starts_with("draft") { id.clone() } else { system.to_string() };
        assert_eq!(code(&ask("voorbeeldstad", &there, "")), (401, "tokenMissing".into()), "{method} {behind}");
        // To a stranger: not this organization's, not one's own organization's, and what is nowhere, all the same.
        let hidden = ask("voorbeeldstad", &there, &stranger);
        assert_eq!(hidden.status, 404, "{method} {behind}");
        for other in
            [ask("elders", &there, &stranger), ask("elders", nothing, &stranger), ask("nowhere", &there, &stranger)]
        {
            assert_eq!((other.status, &other.bytes), (404, &hidden.bytes), "{method} {behind}");
        }
        for (role, token) in roles.iter().filter(|(role, _)| !may.contains(role)) {
            assert_eq!(
                code(&ask("voorbeeldstad", &there, token)),
                (403, "roleMissing".into()),
                "{method} {behind} {role}"
            );
        }
        for (role, token) in roles.iter().filter(|(role, _)| may.contains(role)) {
            assert_eq!(ask("voorbeeldstad", nothing, token).status, 404, "{method} {behind} {role}");
        }
    }
    for (role, token) in &roles {
        let reads = [Editor, Publisher, OrganizationAdmin, Auditor].contains(role);
        let list = app.call("GET", &format!("{SYSTEMS}/drafts"), token, None);
        assert_eq!(list.status, if reads { 200 } else { 403 }, "{role}");
        let begin = app.call("POST", SYSTEMS, token, Some(&json!({"name": {"nl": "Nieuw"}})));
        assert_eq!(begin.status, if [Editor, Publisher].contains(role) { 201 } else { 403 }, "{role}");
    }
    let (list, begin) = (format!("{SYSTEMS}/drafts"), json!({"name": {"nl": "Nieuw"}}));
    assert_eq!(app.call("GET", &list, &stranger, None).status, 404);
    assert_eq!(app.call("POST", SYSTEMS, &stranger, Some(&begin)).status, 404);
    assert_eq!(app.call("GET", &place, &editor, None).header("etag"), tag, "the draft is as it was");
}

#[test]
fn what_is_published_is_looked_after() {
    let app = small_town();
    let system = format!("{SYSTEMS}/parkeervergunning");
    app.clock.set(app.clock.now() + TimeDelta::days(30));
    let (editor, publisher, admin) = (of(&app, Editor), of(&app, Publisher), of(&app, OrganizationAdmin));
    let confirmed = app.call("POST", &format!("{system}/confirm"), &editor, None);
    assert_eq!((confirmed.status, confirmed.json()["version"].as_u64()), (200, Some(1)));
    let shown = app.json("/v1/systems/voorbeeldstad:parkeervergunning");
    assert_eq!(shown["lastConfirmed"], "2026-04-01");
    let fact = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((fact["type"].as_str(), fact["by"].as_str()), (Some("system.confirmed"), Some("editor")));

    // A redaction reaches the draft that says the same, and nothing else of it.
    let (place, tag) = next(&app, &editor, "parkeervergunning");
    assert_eq!(
        change(&app, "PATCH", &place, &editor, &tag, &json!({"legalBasis": {"nl": "Een andere wet."}})).status,
        200
    );
    let redaction = json!({"fields": ["purpose", "legalBasis"], "ground": "courtOrder"});
    let redacted = app.call("POST", &format!("{system}/versions/1/redact"), &admin, Some(&redaction));
    assert_eq!(redacted.status, 200, "{}", redacted.text());
    let answer = redacted.json();
    let sorted = |list: &Value| {
        let mut all: Vec<_> = list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(&answer["fields"]), ["legalBasis", "purpose", "sourceRecord"]);
    assert_eq!(sorted(&answer["draftFields"]), ["purpose", "sourceRecord"]);
    let draft = app.call("GET", &place, &editor, None).json();
    assert!(draft["record"].get("purpose").is_none() && draft["record"].get("sourceRecord").is_none());
    assert_eq!(draft["record"]["legalBasis"]["nl"], "Een andere wet.");
    let wrong = json!({"fields": ["purpose", "colour", "slug"], "ground": "courtOrder"});
    let refused = app.call("POST", &format!("{system}/versions/1/redact"), &admin, Some(&wrong));
    assert_eq!(
        (refused.status, places(&refused)),
        (422, ["/fields/0", "/fields/1", "/fields/2"].map(String::from).to_vec())
    );
    for number in ["2", "0", "x", "99999999999"] {
        assert_eq!(
            app.call("POST", &format!("{system}/versions/{number}/redact"), &admin, Some(&redaction)).status,
            404
        );
    }

    let withdraw = |body: Value| app.call("POST", &format!("{system}/withdraw"), &publisher, Some(&body));
    assert_eq!(places(&withdraw(json!({"reason": "tired", "why": 1}))), ["/reason", "/why"]);
    assert_eq!(withdraw(json!({"reason": "replaced", "note": {"nl": "Er is een nieuw systeem."}})).status, 200);
    assert_eq!(code(&withdraw(json!({"reason": "replaced"}))), (409, "withdrawn".into()));
    assert_eq!(app.json("/v1/systems/voorbeeldstad:parkeervergunning")["withdrawn"]["reason"], "replaced");
    assert_eq!(code(&app.call("POST", &format!("{system}/confirm"), &editor, None)), (409, "withdrawn".into()));
}
