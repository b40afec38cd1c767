//! Where the law has a route of its own, people are told which, and get a case file to take there.
use crate::challenges::{QUEUE, handler, submission, system, with};
use crate::support::small_town;
use algorithm_register::domain::accounts::Role;
use serde_json::json;

#[test]
fn the_legal_route_is_shown_with_its_term_and_a_case_file() {
    let app = small_town();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad";
    let profile = json!({
        "name": {"nl": "Gemeente Voorbeeldstad"}, "slug": "voorbeeldstad",
        "legalRoutes": [
            {"concerns": "individualDecision", "name": {"nl": "Commissie bezwaarschriften"},
                "term": {"nl": "zes weken na het besluit"}, "url": "https://voorbeeldstad.example/bezwaar"},
            {"concerns": "privacyRight", "name": {"nl": "Functionaris gegevensbescherming"}},
        ],
    });
    let tag = app.call("GET", &format!("{path}/profile"), &admin, None).header("etag").to_owned();
    let set = app.call_with("PUT", &format!("{path}/profile"), &admin, Some(&profile), &[("if-match", &tag)]);
    assert_eq!(set.status, 200, "{}", set.text());
    let routes = app.json(&format!("{path}/legal-routes?lang=nl"));
    assert_eq!(routes["individualDecision"]["routes"][0]["name"], "Commissie bezwaarschriften");
    assert!(routes["privacyRight"]["notice"].as_str().unwrap().contains("AVG"));
    let english = app.json(&format!("{path}/legal-routes?lang=en"));
    assert!(english["individualDecision"]["notice"].as_str().unwrap().contains("does not stop that term"));
    assert_eq!(app.get("/v1/organizations/nergens/legal-routes").status, 404);

    let mut body = submission();
    body["kind"] = json!("individualDecision");
    let told = app.call("POST", &format!("/v1/systems/{}/challenges", system(&app)), "", Some(&body)).json();
    assert_eq!(told["legalRoute"]["routes"][0]["term"], "zes weken na het besluit");
    let mine = (told["reference"].as_str().unwrap().to_owned(), told["receipt"].as_str().unwrap().to_owned());
    let ask = json!({"text": "Wij kijken ernaar."});
    assert_eq!(app.call("POST", &format!("{QUEUE}/{}/messages", mine.0), &handler(&app), Some(&ask)).status, 200);
    assert_eq!(with(&app, &mine, "GET", "", None).json()["legalRoute"], told["legalRoute"]);

    let file = with(&app, &mine, "GET", "/case-file", None);
    assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{}.txt\"", mine.0));
    let text = file.text();
    for part in [
        "Dossier",
        &mine.0,
        "Gemeente Voorbeeldstad",
        "Parkeervergunning",
        "/name",
        "canary-text",
        "canary-wish",
        "Wij kijken ernaar.",
        "Commissie bezwaarschriften · zes weken na het besluit",
        told["textSalt"].as_str().unwrap(),
        told["textDigest"].as_str().unwrap().trim_start_matches("sha256:"),
        &format!("Regel {} ", told["index"]),
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let other = (mine.0.clone(), "abandon ".repeat(12).trim().to_owned());
    assert_eq!(with(&app, &other, "GET", "/case-file", None).status, 401);
    // Of anything else the law has no route of its own.
    let plain = app.call("POST", &format!("/v1/systems/{}/challenges", system(&app)), "", Some(&submission())).json();
    assert!(plain.get("legalRoute").is_none());
}
