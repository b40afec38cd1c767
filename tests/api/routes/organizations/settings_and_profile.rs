//! Settings and public profile of an organization.
use crate::fixtures::app::App;
use crate::fixtures::town::{row, small_town};
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

const SETTINGS: &str = "/v1/organizations/voorbeeldstad/settings";
const PROFILE: &str = "/v1/organizations/voorbeeldstad/profile";

fn administrator(app: &App) -> String {
    app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))])
}

fn write(app: &App, method: &str, path: &str, token: &str, tag: &str, body: &Value) -> (u16, String, Value) {
    let kind = if method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
    let headers: &[_] =
        if tag.is_empty() { &[("content-type", kind)] } else { &[("content-type", kind), ("if-match", tag)] };
    let response = app.call_with(method, path, token, Some(body), headers);
    (response.status, response.header("etag").to_owned(), response.json())
}

#[test]
fn settings_change_only_with_a_current_etag() {
    let app = small_town();
    let admin = administrator(&app);
    let read = app.call("GET", SETTINGS, &admin, None);
    assert_eq!(
        (read.status, read.header("etag"), read.json()),
        (200, "\"0\"", json!({"twoPersonRule": false, "attachments": false}))
    );
    let set = json!({"twoPersonRule": true, "languages": ["nl", "en"], "reviewMonths": 6, "holidays": ["2026-04-27"],
        "terms": {"decideWeeks": 8}});
    let (status, tag, body) = write(&app, "PUT", SETTINGS, &admin, "\"0\"", &set);
    assert_eq!((status, tag.as_str(), &body["twoPersonRule"]), (200, "\"1\"", &json!(true)));
    let (_, tag, body) =
        write(&app, "PATCH", SETTINGS, &admin, "\"1\"", &json!({"reviewMonths": null, "terms": {"screenDays": 3}}));
    assert_eq!((tag.as_str(), &body["terms"]), ("\"2\"", &json!({"decideWeeks": 8, "screenDays": 3})));
    assert!(body.get("reviewMonths").is_none());
    // A repeated request changes nothing.
    assert_eq!(write(&app, "PATCH", SETTINGS, &admin, "\"2\"", &json!({"twoPersonRule": true})).1, "\"2\"");

    assert_eq!(write(&app, "PUT", SETTINGS, &admin, "\"1\"", &set).0, 412, "another edit was faster");
    assert_eq!(write(&app, "PUT", SETTINGS, &admin, "", &set).0, 428);
    let wrong = json!({"terms": {"decideWeeks": 0}, "colour": "red", "reviewMonths": 99});
    let (status, _, error) = write(&app, "PUT", SETTINGS, &admin, "\"2\"", &wrong);
    let places: Vec<_> = error["errors"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    assert_eq!((status, json!(places)), (422, json!(["/colour", "/reviewMonths", "/terms/decideWeeks"])));
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    assert_eq!(app.call("GET", SETTINGS, &editor, None).status, 200);
    assert_eq!(write(&app, "PUT", SETTINGS, &editor, "\"2\"", &set).0, 403);
}

#[test]
fn a_changed_profile_is_public_and_logged_at_once() {
    let app = small_town();
    let admin = administrator(&app);
    let read = app.call("GET", PROFILE, &admin, None);
    assert_eq!(read.header("etag"), "\"1\"");
    let system = app.json("/v1/systems/voorbeeldstad:parkeervergunning");
    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    let before = app.get("/v1/systems/voorbeeldstad:parkeervergunning");
    app.clock.set(app.clock.now() + TimeDelta::minutes(1));
    assert_eq!(system["organization"]["name"], "Gemeente Voorbeeldstad");
    assert_eq!(app.json("/v1/systems?q=Nieuwstad")["total"], 0);

    let mut profile = read.json();
    profile["name"] = json!({"nl": "Gemeente Nieuwstad", "en": "City of Newtown"});
    profile["logoText"] = json!({"nl": "Nieuwstad"});
    profile["registerContact"] = json!([{"kind": "email", "value": "register@nieuwstad.example"}]);
    let (status, tag, now) = write(&app, "PUT", PROFILE, &admin, "\"1\"", &profile);
    assert_eq!((status, tag.as_str(), &now["slug"]), (200, "\"2\"", &json!("voorbeeldstad")), "{now}");
    let entry = &app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (entry["type"].as_str(), entry["by"].as_str(), &entry["version"]),
        (Some("organization.updated"), Some("organizationAdmin"), &json!(2))
    );
    assert_eq!(entry["fields"], json!(["name", "registerContact", "logoText"]));
    let shown = app.json("/v1/organizations/voorbeeldstad?lang=nl");
    assert_eq!((&shown["name"], &shown["logoText"]), (&json!("Gemeente Nieuwstad"), &json!("Nieuwstad")));
    // Its systems show the new name: as records, in lists and in searches.
    let path = "/v1/systems/voorbeeldstad:parkeervergunning?lang=en";
    assert_eq!(app.json(path)["organization"]["name"], "City of Newtown");
    let path = "/v1/systems/voorbeeldstad:parkeervergunning";
    assert_ne!(before.header("etag"), app.get(path).header("etag"));
    let since = before.header("last-modified");
    assert!(!since.is_empty());
    assert_eq!(app.get_with(path, &[("if-modified-since", since)]).status, 200);
    let list = app.json("/v1/systems?organization=voorbeeldstad&lang=nl");
    assert!(list["items"].as_array().unwrap().iter().all(|one| one["organization"]["name"] == "Gemeente Nieuwstad"));
    app.flush_index();
    assert_eq!(app.json("/v1/systems?q=Nieuwstad")["total"], 2);
    // The name in other registers still resolves.
    app.import_nl(&[row(9, "Afvalroute", "Gemeente Voorbeeldstad")]);
    assert_eq!(app.json("/v1/organizations/voorbeeldstad")["systems"], 3);
    assert_eq!(app.json("/v1/organizations")["total"], 2);
    // An unchanged profile is not logged again.
    let size = app.json("/v1/changes?limit=100")["items"].as_array().unwrap().len();
    assert_eq!(write(&app, "PUT", PROFILE, &admin, "\"2\"", &profile).1, "\"2\"");
    assert_eq!(app.json("/v1/changes?limit=100")["items"].as_array().unwrap().len(), size);

    let app = app.restart();
    assert_eq!(app.json("/v1/organizations/voorbeeldstad?lang=nl")["name"], "Gemeente Nieuwstad");
}

#[test]
fn slugs_are_fixed_and_names_are_unique() {
    let app = small_town();
    let admin = administrator(&app);
    let (status, _, error) =
        write(&app, "PATCH", PROFILE, &admin, "\"1\"", &json!({"slug": "elders", "parent": "voorbeeldstad"}));
    let codes: Vec<_> = error["errors"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!((status, json!(codes)), (422, json!(["own", "fixed"])));
    let taken = json!({"name": {"nl": "gemeente ELDERS"}});
    let (status, _, problem) = write(&app, "PATCH", PROFILE, &admin, "\"1\"", &taken);
    assert_eq!((status, problem["code"].as_str()), (409, Some("nameTaken")));
    assert_eq!(write(&app, "PATCH", PROFILE, &admin, "\"1\"", &json!({"parent": "nowhere"})).0, 422);
    assert_eq!(write(&app, "PATCH", PROFILE, &admin, "\"7\"", &json!({"country": "BE"})).0, 412);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    assert_eq!(write(&app, "PATCH", PROFILE, &editor, "\"1\"", &json!({"country": "BE"})).0, 403);
    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    assert_eq!(write(&app, "PATCH", PROFILE, &stranger, "\"1\"", &json!({"country": "BE"})).0, 404);
    assert_eq!(app.json("/v1/organizations/voorbeeldstad")["version"], 1);
}
