//! Record templates that organizations share.
use crate::fixtures::drafts::complete_record;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

const OWN: &str = "/v1/organizations/voorbeeldstad/templates";

/// Returns a record with fields that a template must not contain.
fn record() -> Value {
    json!({
        "defaultLanguage": "nl", "name": {"nl": "Parkeerrobot"}, "summary": {"nl": "Leest kentekens."},
        "purpose": {"nl": "Wie betaald heeft, wordt niet beboet."}, "technique": ["ruleBased"],
        "datasets": [{"name": {"nl": "Kentekens"}, "owner": {"nl": "Gemeente Voorbeeldstad"}}],
        "publicContact": [{"kind": "email", "value": "parkeren@voorbeeldstad.example"}],
        "area": [{"name": {"nl": "Voorbeeldstad"}}], "status": "inUse", "inUseFrom": "2024-05",
        "links": [{"rel": "publicPage", "url": "https://voorbeeldstad.example/parkeren"}],
    })
}

#[test]
fn a_template_is_created_from_a_record_or_a_system() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let sent = json!({"title": "Parkeerrobot", "supplier": "Robotica", "record": record()});
    let created = app.call("POST", OWN, &token, Some(&sent));
    assert_eq!(created.status, 201, "{}", created.text());
    let template = created.json();
    assert_eq!(
        template["record"],
        json!({
            "defaultLanguage": "nl", "name": {"nl": "Parkeerrobot"}, "summary": {"nl": "Leest kentekens."},
            "purpose": {"nl": "Wie betaald heeft, wordt niet beboet."}, "technique": ["ruleBased"],
            "datasets": [{"name": {"nl": "Kentekens"}}],
        })
    );
    assert_eq!(
        (&template["organization"], &template["supplier"], &template["shared"]),
        (&json!("voorbeeldstad"), &json!("Robotica"), &json!(false))
    );
    let read = app.call("GET", created.header("location"), &token, None);
    assert_eq!((read.json(), read.header("etag")), (template, created.header("etag")));

    app.clock.set(app.clock.now() + TimeDelta::seconds(1));
    for system in ["parkeervergunning".to_owned(), app.id("voorbeeldstad:parkeervergunning").to_string()] {
        let of_system = app.call("POST", OWN, &token, Some(&json!({"title": "Vergunning", "system": system}))).json();
        let (record, all) = (of_system["record"].as_object().unwrap(), of_system.to_string());
        assert!(record["purpose"]["nl"].as_str().unwrap().starts_with("Parkeervergunning"), "{all}");
        for gone in ["sourceRecord", "status", "slug", "reviewDue", "links", "algoritmes.overheid.nl"] {
            assert!(!all.contains(gone), "{gone}: {all}");
        }
    }
    let list = app.call("GET", &format!("{OWN}?limit=2"), &token, None).json();
    assert_eq!((&list["total"], list["items"].as_array().unwrap().len()), (&json!(3), 2));
    assert!(list["items"][0].get("record").is_none());
    let rest =
        app.call("GET", &format!("{OWN}?limit=2&cursor={}", list["next"].as_str().unwrap()), &token, None).json();
    assert_eq!((&rest["items"][0]["title"], &rest["next"]), (&json!("Parkeerrobot"), &Value::Null));
}

#[test]
fn an_invalid_template_is_refused() {
    let app = small_town();
    let token = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let places = |body: Value| {
        let response = app.call("POST", OWN, &token, Some(&body));
        let errors = response.json()["errors"].as_array().unwrap().clone();
        let places =
            errors.iter().map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap()));
        (response.status, places.collect::<Vec<_>>().join(", "))
    };
    assert_eq!(
        places(json!({"shared": "yes", "x": 1})),
        (422, "/shared type, /title required, /x unknownField".into())
    );
    for both in [json!({"title": "x"}), json!({"title": "x", "record": record(), "system": "y"})] {
        assert_eq!(places(both), (422, "/record oneOf".into()));
    }
    let wrong = json!({"title": "x", "record": {"defaultLanguage": "nl", "status": "lost"}});
    assert_eq!(places(wrong), (422, "/record/status unknownCode".into()));
    // A system of another organization is treated as unknown.
    for system in ["scanauto".to_owned(), app.id("elders:scanauto").to_string(), uuid::Uuid::nil().to_string()] {
        assert_eq!(places(json!({"title": "x", "system": system})), (422, "/system unknownSystem".into()));
    }
}

#[test]
fn only_shared_templates_are_visible_to_others() {
    let app = small_town();
    let token = |role, at| app.token(&[(role, at)]);
    let (editor, auditor) = (token(Role::Editor, Some("voorbeeldstad")), token(Role::Auditor, Some("voorbeeldstad")));
    let stranger = token(Role::Editor, Some("elders"));
    let body = |shared: bool| json!({"title": "Parkeerrobot", "record": record(), "shared": shared});
    assert_eq!(app.call("POST", OWN, "", Some(&body(true))).status, 401);
    assert_eq!(app.call("POST", OWN, &stranger, Some(&body(true))).status, 404);
    assert_eq!(app.call("POST", OWN, &auditor, Some(&body(true))).status, 403);
    let created = app.call_with("POST", OWN, &editor, Some(&body(false)), &[("idempotency-key", "k")]);
    let again = app.call_with("POST", OWN, &editor, Some(&body(false)), &[("idempotency-key", "k")]);
    assert_eq!((created.status, &created.bytes), (201, &again.bytes));
    let (own, tag) = (created.header("location").to_owned(), created.header("etag").to_owned());
    let shared = format!("/v1/templates/{}", created.json()["id"].as_str().unwrap());

    assert_eq!(app.call("GET", "/v1/templates", &stranger, None).json()["total"], 0);
    assert_eq!(app.call("GET", &shared, &stranger, None).status, 404);
    let stale = [("if-match", "\"7\"")];
    assert_eq!(app.call("PUT", &own, &editor, Some(&body(true))).status, 428);
    assert_eq!(app.call_with("PUT", &own, &editor, Some(&body(true)), &stale).status, 412);
    assert_eq!(app.call_with("PUT", &own, &stranger, Some(&body(true)), &[("if-match", &tag)]).status, 404);
    let put = app.call_with("PUT", &own, &editor, Some(&body(true)), &[("if-match", &tag)]);
    assert_eq!((put.status, put.header("etag")), (200, "\"2\""));

    let list = app.call("GET", "/v1/templates", &stranger, None).json();
    assert_eq!((&list["total"], &list["items"][0]["organization"]), (&json!(1), &json!("voorbeeldstad")));
    assert_eq!(app.call("GET", &shared, &stranger, None).json(), put.json());
    for path in [own.as_str(), OWN] {
        assert_eq!(app.call("GET", path, &stranger, None).status, 404, "the route of the owner stays private");
        assert_eq!(app.call("GET", path, &auditor, None).status, 200);
    }
    for path in ["/v1/templates", shared.as_str()] {
        assert_eq!(app.call("GET", path, "", None).status, 401);
        assert_eq!(app.call("GET", path, &token(Role::RegisterAdmin, None), None).status, 403);
        assert_eq!(app.call("GET", path, &token(Role::CaseHandler, Some("elders")), None).status, 403);
    }

    assert_eq!(app.call("DELETE", &own, &editor, None).status, 428);
    assert_eq!(app.call_with("DELETE", &own, &editor, None, &[("if-match", &tag)]).status, 412);
    assert_eq!(app.call_with("DELETE", &own, &editor, None, &[("if-match", "\"2\"")]).status, 204);
    assert_eq!(app.call("GET", &own, &editor, None).status, 404);
    assert_eq!(app.call("GET", "/v1/templates/none", &stranger, None).status, 404);
}

#[test]
fn a_record_names_the_template_it_began_from() {
    let app = small_town();
    let (giver, taker) =
        (app.token(&[(Role::Editor, Some("voorbeeldstad"))]), app.token(&[(Role::Publisher, Some("elders"))]));
    let template = |shared: bool, record: &Value| {
        let sent = json!({"title": "Parkeerrobot", "supplier": "Robotica", "record": record, "shared": shared});
        app.call("POST", OWN, &giver, Some(&sent)).json()["id"].as_str().unwrap().to_owned()
    };
    let (shared, secret) = (template(true, &record()), template(false, &record()));
    let begin = |id: &str, sent: &Value| {
        app.call("POST", &format!("/v1/organizations/elders/systems?template={id}"), &taker, Some(sent))
    };
    for none in [secret.as_str(), &uuid::Uuid::nil().to_string(), "x"] {
        let response = begin(none, &json!({}));
        assert_eq!(
            (response.status, response.json()["errors"][0]["pointer"].as_str()),
            (400, Some("/template")),
            "{none}"
        );
    }
    let pretended = begin(&shared, &json!({"template": {"id": uuid::Uuid::nil(), "title": "Verzonnen"}}));
    assert_eq!((pretended.status, pretended.json()["errors"][0]["code"].as_str()), (422, Some("readOnly")));

    let response = begin(&shared, &json!({"name": {"nl": "Parkeerrobot van Elders"}, "technique": null}));
    assert_eq!(response.status, 201, "{}", response.text());
    let named = json!({"id": shared, "title": "Parkeerrobot", "organization": "voorbeeldstad", "supplier": "Robotica"});
    assert_eq!(
        response.json()["record"],
        json!({
            "organization": "elders", "defaultLanguage": "nl", "name": {"nl": "Parkeerrobot van Elders"},
            "summary": {"nl": "Leest kentekens."}, "purpose": {"nl": "Wie betaald heeft, wordt niet beboet."},
            "datasets": [{"name": {"nl": "Kentekens"}}], "template": named,
        })
    );
    // The reference to the template is read-only.
    let place = response.header("location").to_owned();
    let patch = |tag: &str, record: Value| {
        let headers = [("if-match", tag), ("content-type", "application/merge-patch+json")];
        app.call_with("PATCH", &place, &taker, Some(&record), &headers)
    };
    for change in [json!({"template": null}), json!({"template": {"title": "Anders"}})] {
        let refused = patch(response.header("etag"), change);
        assert_eq!((refused.status, refused.json()["errors"][0]["pointer"].as_str()), (422, Some("/template")));
    }
    let mut rest = complete_record();
    for field in ["name", "summary", "purpose"] {
        rest.as_object_mut().unwrap().remove(field);
    }
    let whole = patch(response.header("etag"), rest);
    assert_eq!(whole.status, 200, "{}", whole.text());
    let published = app.call("POST", &format!("{place}/publish"), &taker, Some(&json!({})));
    assert_eq!(published.status, 201, "{}", published.text());

    let system = app.json("/v1/systems/elders:parkeerrobot-van-elders");
    assert_eq!(system["template"], named);
    let linked = app.json("/v1/systems/elders:parkeerrobot-van-elders/record.jsonld");
    assert_eq!(linked["prov:wasDerivedFrom"][0]["@id"], json!(format!("urn:uuid:{shared}")));
    // The record and its next versions name the template after its deletion.
    let own = format!("{OWN}/{shared}");
    assert_eq!(app.call_with("DELETE", &own, &giver, None, &[("if-match", "\"1\"")]).status, 204);
    assert_eq!(begin(&shared, &json!({})).status, 400);
    let next = app.call("POST", "/v1/organizations/elders/systems/parkeerrobot-van-elders/draft", &taker, None);
    assert_eq!(next.json()["record"]["template"], named);
    // The record contains no data of the organization that shared the template.
    let text = system.to_string();
    assert!(!text.contains("parkeren@voorbeeldstad") && !text.contains("voorbeeldstad.example/parkeren"), "{text}");
}
