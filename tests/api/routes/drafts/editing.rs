//! Editing of drafts: next versions, concurrent edits, rebases and translations.
use crate::fixtures::drafts::{SYSTEMS, complete_record, create_draft, create_next_draft, edit_draft, member_token};
use crate::fixtures::http::{pointers, status_and_code};
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role::{Editor, Publisher};
use chrono::TimeDelta;
use serde_json::{Value, json};

#[test]
fn a_next_version_starts_from_the_last_one() {
    let app = small_town();
    let (editor, publisher) = (member_token(&app, Editor), member_token(&app, Publisher));
    let (place, tag) = create_next_draft(&app, &editor, "parkeervergunning");
    let again = app.call("POST", &place, &editor, None);
    assert_eq!(status_and_code(&again), (409, "draftExists".into()));
    let draft = app.call("GET", &format!("{SYSTEMS}/parkeervergunning/draft"), &editor, None).json();
    assert_eq!(
        (draft["base"].as_u64(), draft["current"].as_u64(), &draft["outdated"]),
        (Some(1), Some(1), &json!(false))
    );
    assert!(
        draft["record"]["sourceRecord"]["payload"]["juridische_basis"].is_string(),
        "the row of the source is included"
    );

    // Fields of the register stay, whether they are sent or not.
    let mut record = draft["record"].clone();
    record["status"] = "pilot".into();
    record.as_object_mut().unwrap().retain(|field, _| field != "sourceRecord" && field != "organization");
    let response = edit_draft(&app, "PUT", &place, &editor, &tag, &record);
    assert_eq!(response.json()["record"]["sourceRecord"], draft["record"]["sourceRecord"]);
    let tag = response.header("etag").to_owned();
    for (method, body) in [
        ("PATCH", json!({"organization": "elders", "sourceRecord": null, "colour": "red"})),
        ("PATCH", json!({"organization": null, "sourceRecord": {"key": "9"}, "colour": "red"})),
    ] {
        let refused = edit_draft(&app, method, &place, &editor, &tag, &body);
        assert_eq!(refused.status, 422);
        let expected = ["/colour", "/organization", "/sourceRecord"];
        assert!(
            expected.iter().all(|place| pointers(&refused).iter().any(|shown| shown == place)),
            "{}",
            refused.text()
        );
    }
    let mut other = record.clone();
    other["organization"] = "elders".into();
    assert_eq!(pointers(&edit_draft(&app, "PUT", &place, &editor, &tag, &other)), ["/organization"]);
    assert_eq!(app.call("GET", &place, &editor, None).header("etag"), tag, "a refused edit changes nothing");
    // An editor cannot claim the lower requirements of imports.
    let mut borrowed = complete_record();
    borrowed["sourceRecord"] = draft["record"]["sourceRecord"].clone();
    assert_eq!(pointers(&app.call("POST", SYSTEMS, &editor, Some(&borrowed))), ["/sourceRecord"]);

    let note = json!({"changeNote": {"nl": "Een proef."}});
    let response = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!((response.status, response.json()["version"].as_u64()), (201, Some(2)), "{}", response.text());
    assert_eq!(app.json("/v1/systems/voorbeeldstad:parkeervergunning")["status"], "pilot");
}

#[test]
fn concurrent_edits_of_a_draft_are_refused() {
    let app = small_town();
    let (first, second) = (member_token(&app, Editor), member_token(&app, Editor));
    let (place, tag) = create_draft(&app, &first, &complete_record());
    let patch = |token: &str, tag: &str, body: Value| edit_draft(&app, "PATCH", &place, token, tag, &body);
    let saved = patch(&first, &tag, json!({"status": "pilot"}));
    assert_eq!(saved.status, 200);
    let overtaken = patch(&second, &tag, json!({"status": "planned"}));
    assert_eq!(status_and_code(&overtaken), (412, "preconditionFailed".into()));
    assert_eq!(app.call("GET", &place, &second, None).json()["record"]["status"], "pilot");
    // An unchanged edit keeps the entity tag, the time and the last editor.
    let tag = saved.header("etag").to_owned();
    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    let same = patch(&second, &tag, json!({"status": "pilot", "retiredOn": null}));
    assert_eq!((same.status, same.header("etag")), (200, &*tag));
    assert_eq!(
        (same.json()["updatedAt"].clone(), &same.json()["ownEdit"]),
        (saved.json()["updatedAt"].clone(), &json!(false))
    );

    // A change without If-Match is refused.
    let kind = [("content-type", "application/merge-patch+json")];
    let blind = app.call_with("PATCH", &place, &first, Some(&json!({})), &kind);
    assert_eq!(blind.status, 428);
    assert_eq!(app.call("PUT", &place, &first, Some(&complete_record())).status, 428);
    assert_eq!(app.call("DELETE", &place, &first, None).status, 428);
    let wrong = app.call_with("PATCH", &place, &first, Some(&json!({})), &[("if-match", &tag)]);
    assert_eq!(wrong.status, 415);
    assert_eq!(app.call_with("DELETE", &place, &first, None, &[("if-match", "\"1\"")]).status, 412);
    assert_eq!(app.call_with("DELETE", &place, &first, None, &[("if-match", &tag)]).status, 204);
    assert_eq!(app.call("GET", &place, &first, None).status, 404);
}

#[test]
fn an_outdated_draft_is_rebased() {
    let app = small_town();
    let (editor, publisher) = (member_token(&app, Editor), member_token(&app, Publisher));
    let (place, _) = create_draft(&app, &publisher, &complete_record());
    assert_eq!(app.call("POST", &format!("{place}/publish"), &publisher, Some(&json!({}))).status, 201);
    let id: uuid::Uuid = place.rsplit('/').nth(1).unwrap().parse().unwrap();
    let (place, tag) = create_next_draft(&app, &editor, &id.to_string());
    assert_eq!(
        status_and_code(&app.call("POST", &format!("{place}/rebase"), &editor, None)),
        (409, "notOutdated".into())
    );
    let ours = json!({"status": "pilot", "name": {"nl": "Routes"}});
    assert_eq!(edit_draft(&app, "PATCH", &place, &editor, &tag, &ours).status, 200);
    // Another version is published by an import.
    let mut theirs = app.json(&format!("/v1/systems/{id}/versions/1?lang=*"))["record"].clone();
    theirs["name"] = json!({"nl": "Ploegen", "en": "Crews"});
    theirs["developedBy"] = "joint".into();
    theirs["suppliers"] = json!([{"name": "Voorbeeld BV"}]);
    let record = algorithm_register::domain::systems::read(&theirs).unwrap();
    let publish = algorithm_register::service::systems::PublishCommand {
        target: algorithm_register::service::systems::PublishTarget::NextVersion(id),
        record,
        note: Default::default(),
        actor: algorithm_register::domain::accounts::Actor::Import,
    };
    app.register.write_blocking(move |tx| algorithm_register::service::systems::publish(tx, publish)).unwrap();

    let note = json!({"changeNote": {"nl": "Een proef."}});
    let outdated = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!(status_and_code(&outdated), (409, "outdated".into()));
    let detail = outdated.json()["detail"].as_str().unwrap().to_owned();
    assert!(
        detail.contains("version 1") && detail.contains("version 2") && detail.contains("draft/rebase"),
        "{detail}"
    );
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
    let response = app.call("POST", &format!("{place}/publish"), &publisher, Some(&note));
    assert_eq!((response.status, response.json()["version"].as_u64()), (201, Some(3)));
}

#[test]
fn an_edit_of_the_original_outdates_its_translations() {
    let app = small_town();
    let editor = member_token(&app, Editor);
    let mut record = complete_record();
    record["summary"]["en"] = "The system plans the routes.".into();
    record["translations"] = json!([{"lang": "en", "status": "human"}]);
    let (place, tag) = create_draft(&app, &editor, &record);
    let edited = edit_draft(&app, "PATCH", &place, &editor, &tag, &json!({"summary": {"nl": "Iets heel anders."}}));
    assert_eq!(edited.json()["record"]["translations"], json!([{"lang": "en", "status": "outdated"}]));
}

#[test]
fn drafts_are_listed_page_by_page() {
    let app = small_town();
    let editor = member_token(&app, Editor);
    for n in 0..5 {
        // Pairs of drafts have the same time.
        app.clock
            .set("2026-03-02T09:01:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() + TimeDelta::seconds(n / 2));
        create_draft(&app, &editor, &json!({"name": {"nl": format!("Nummer {n}")}}));
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
        (wrong.status, pointers(&wrong)),
        (400, ["/colour", "/cursor", "/limit", "/state"].map(String::from).to_vec())
    );
}
