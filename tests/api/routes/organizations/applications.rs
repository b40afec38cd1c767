//! Applications of organizations to join the register.
use crate::fixtures::app::App;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::applications;
use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::{Value, json};

const APPLICATIONS: &str = "/v1/applications";

fn application(name: &str) -> Value {
    json!({
        "organization": {"name": {"nl": name}, "type": "municipality", "country": "NL", "website": "https://stad.example"},
        "contact": {"name": "Jo Kanarie", "email": "jo.kanarie@stad.example"},
        "statement": "Wij willen onze algoritmes tonen.\nBel de kanarie.",
    })
}

fn apply(app: &App, name: &str) -> String {
    let response = app.call("POST", APPLICATIONS, "", Some(&application(name)));
    assert_eq!(response.status, 202, "{}", response.text());
    assert_eq!(response.json().as_object().unwrap().len(), 1);
    response.json()["reference"].as_str().unwrap().to_owned()
}

/// Returns the stored texts of all applications.
fn stored_applications(app: &App) -> String {
    #[derive(QueryableByName)]
    struct Text {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let query = diesel::sql_query(
        "SELECT organization || contact || statement || coalesce(reason, '') AS text FROM applications",
    );
    let mut conn = app.register.db.connection().unwrap();
    let rows: Vec<Text> = query.load(&mut *conn).unwrap();
    rows.into_iter().map(|row| row.text).collect()
}

#[test]
fn an_application_is_admitted() {
    let app = small_town();
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let key = [("idempotency-key", "application-1")];
    let first = app.call_with("POST", APPLICATIONS, "", Some(&application("Gemeente Kanariestad")), &key);
    let again = app.call_with("POST", APPLICATIONS, "", Some(&application("Gemeente Kanariestad")), &key);
    assert_eq!((first.status, first.text()), (202, again.text()));
    assert!(
        !stored_applications(&app).contains("kanarie@") && !stored_applications(&app).contains("Bel de"),
        "contact and statement are sealed"
    );
    let page = app.call("GET", "/v1/applications?state=waiting", &register, None).json();
    assert_eq!((&page["total"], &page["items"][0]["contact"]["email"]), (&json!(1), &json!("jo.kanarie@stad.example")));
    let reference = first.json()["reference"].as_str().unwrap().to_owned();
    let path = format!("{APPLICATIONS}/{reference}/admit");
    let admitted = app.call("POST", &path, &register, Some(&json!({})));
    assert_eq!((admitted.status, admitted.header("location")), (201, "/v1/organizations/kanariestad"));
    let entry = &app.json("/v1/changes?limit=100")["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (entry["type"].as_str(), entry["by"].as_str()),
        (Some("organization.registered"), Some("registerAdmin"))
    );
    assert_eq!(app.json("/v1/organizations/kanariestad")["type"], "municipality");

    let secret = &admitted.json()["invitation"]["secret"];
    let body = json!({"secret": secret, "password": "tulpen rijden zelden op zondag"});
    assert_eq!(app.call("POST", "/v1/invitations/accept", "", Some(&body)).status, 200);
    let login = json!({"email": "jo.kanarie@stad.example", "password": "tulpen rijden zelden op zondag"});
    let token = app.call("POST", "/v1/auth/login", "", Some(&login)).json()["accessToken"].as_str().unwrap().to_owned();
    let invite = json!({"email": "editor@stad.example", "roles": ["editor"]});
    assert_eq!(app.call("POST", "/v1/organizations/kanariestad/invitations", &token, Some(&invite)).status, 201);

    let twice = app.call("POST", &path, &register, Some(&json!({"slug": "x"})));
    assert_eq!((twice.status, twice.json()["code"].clone()), (409, json!("applicationDecided")));
    let page = app.call("GET", "/v1/applications?state=admitted", &register, None).json();
    assert_eq!(page["items"][0]["admitted"], "kanariestad");
}

#[test]
fn an_application_of_a_known_organization_names_it() {
    let app = small_town();
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let reference = apply(&app, "gemeente elders");
    let page = app.call("GET", APPLICATIONS, &register, None).json();
    assert_eq!(page["items"][0]["known"], "elders");
    let path = format!("{APPLICATIONS}/{reference}/admit");
    let taken = app.call("POST", &path, &register, Some(&json!({"slug": "elders-2"})));
    assert_eq!((taken.status, taken.json()["code"].clone()), (409, json!("nameTaken")));
    let nowhere = app.call("POST", &path, &register, Some(&json!({"organization": "nowhere"})));
    assert_eq!(nowhere.status, 409);
    let before = app.json("/v1/organizations")["total"].clone();
    let admitted = app.call("POST", &path, &register, Some(&json!({"organization": "elders"})));
    assert_eq!((admitted.status, admitted.json()["organization"].clone()), (201, json!("elders")));
    assert_eq!(app.json("/v1/organizations")["total"], before);
}

#[test]
fn refusals_and_expiry_erase_the_applicant() {
    let app = small_town();
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let (refused, waits) = (apply(&app, "Bakkerij Kanarie"), apply(&app, "Gemeente Wachtstad"));
    let path = format!("{APPLICATIONS}/{refused}/refuse");
    assert_eq!(app.call("POST", &path, &register, Some(&json!({}))).status, 422);
    assert_eq!(app.call("POST", &path, &register, Some(&json!({"reason": "No public body."}))).status, 204);
    let page = app.call("GET", "/v1/applications?state=refused", &register, None).json();
    let item = &page["items"][0];
    assert_eq!((item.get("contact"), item.get("statement"), &item["reason"]), (None, None, &json!("No public body.")));

    app.clock.set(app.clock.now() + TimeDelta::days(90));
    assert_eq!(app.register.write_blocking(applications::purge_expired).unwrap().value, 0, "a day too early");
    app.clock.set(app.clock.now() + TimeDelta::days(1));
    assert_eq!(app.register.write_blocking(applications::purge_expired).unwrap().value, 1);
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let late = app.call("POST", &format!("{APPLICATIONS}/{waits}/admit"), &register, Some(&json!({})));
    assert_eq!((late.status, late.json()["code"].clone()), (409, json!("contactErased")));
}

#[test]
fn applications_from_one_network_are_limited() {
    let app = small_town();
    let key = [("idempotency-key", "first")];
    let first = app.call_with("POST", APPLICATIONS, "", Some(&application("Gemeente 0")), &key).json();
    for n in 1..5 {
        apply(&app, &format!("Gemeente {n}"));
    }
    let retry = app.call_with("POST", APPLICATIONS, "", Some(&application("Gemeente 0")), &key);
    assert_eq!((retry.status, retry.json()), (202, first), "a retry does not count");
    let sixth = app.call("POST", APPLICATIONS, "", Some(&application("Gemeente 6")));
    assert_eq!((sixth.status, sixth.header("retry-after")), (429, "721"));
    app.clock.set(app.clock.now() + TimeDelta::hours(1));
    apply(&app, "Gemeente 6");
    // An invalid application is refused and does not count.
    let wrong = json!({"organization": {"name": {}}, "contact": {"email": "x"}, "statement": "", "note": 1});
    let error = app.call("POST", APPLICATIONS, "", Some(&wrong)).json();
    let places: Vec<_> = error["errors"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    assert_eq!(json!(places), json!(["/contact/email", "/note", "/statement"]));
}

#[test]
fn applications_are_listed_page_by_page() {
    let app = small_town();
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let all: Vec<_> = (0..3).map(|n| apply(&app, &format!("Gemeente {n}"))).collect();
    let (mut found, mut path) = (Vec::new(), "/v1/applications?limit=2".to_owned());
    loop {
        let page = app.call("GET", &path, &register, None).json();
        found.extend(page["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/applications?limit=2&cursor={next}");
    }
    assert_eq!(found.len(), 3);
    assert!(all.iter().all(|one| found.contains(one)));
    assert_eq!(app.call("GET", "/v1/applications?state=lost&x=1", &register, None).status, 400);
}

#[test]
fn an_administrator_registers_an_organization() {
    let app = small_town();
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    let new = json!({"name": {"en": "City of Sample"}, "country": "GB", "parent": "elders"});
    let created = app.call("POST", "/v1/organizations", &register, Some(&new));
    assert_eq!((created.status, created.header("location")), (201, "/v1/organizations/city-of-sample"));
    assert_eq!(app.json("/v1/organizations/city-of-sample")["country"], "GB");
    let again = app.call("POST", "/v1/organizations", &register, Some(&new));
    assert_eq!((again.status, again.json()["code"].clone()), (409, json!("slugTaken")));
    let orphan = json!({"name": {"en": "X"}, "parent": "nowhere"});
    assert_eq!(app.call("POST", "/v1/organizations", &register, Some(&orphan)).status, 422);
    let editor = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    assert_eq!(app.call("POST", "/v1/organizations", &editor, Some(&new)).status, 403);
    assert_eq!(app.call("POST", "/v1/organizations", "", Some(&new)).status, 401);
}
