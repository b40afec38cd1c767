//! Legal routes of an organization and the case file for them.
use crate::fixtures::challenges::{FiledChallenge, QUEUE, as_submitter, case_handler, parking_permit, submission};
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use serde_json::json;

#[test]
fn a_legal_route_has_a_term_and_a_case_file() {
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
    assert_snapshot!("legal_routes", routes);
    let english = app.json(&format!("{path}/legal-routes?lang=en"));
    assert!(english["individualDecision"]["notice"].as_str().unwrap().contains("does not suspend that deadline"));
    assert_eq!(app.get("/v1/organizations/nergens/legal-routes").status, 404);

    let mut body = submission();
    body["kind"] = json!("individualDecision");
    let filing = app.call("POST", &format!("/v1/systems/{}/challenges", parking_permit(&app)), "", Some(&body)).json();
    assert_eq!(filing["legalRoute"]["routes"][0]["term"], "zes weken na het besluit");
    let challenge = FiledChallenge::new("voorbeeldstad", &filing);
    let ask = json!({"text": "Wij kijken ernaar."});
    assert_eq!(
        app.call("POST", &format!("{QUEUE}/{}/messages", challenge.reference), &case_handler(&app), Some(&ask)).status,
        200
    );
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json()["legalRoute"], filing["legalRoute"]);

    let file = as_submitter(&app, &challenge, "GET", "/case-file", None);
    assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{}.txt\"", challenge.reference));
    let text = file.text();
    for part in [
        "Dossier",
        &challenge.reference,
        "Gemeente Voorbeeldstad",
        "Parkeervergunning",
        "/name",
        "canary-text",
        "canary-wish",
        "Wij kijken ernaar.",
        "Commissie bezwaarschriften · zes weken na het besluit",
        filing["textSalt"].as_str().unwrap(),
        filing["textDigest"].as_str().unwrap().trim_start_matches("sha256:"),
        &format!("Regel {} ", filing["index"]),
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let other = FiledChallenge { receipt: "abandon ".repeat(12).trim().to_owned(), ..challenge };
    assert_eq!(as_submitter(&app, &other, "GET", "/case-file", None).status, 401);
    // Other kinds of challenges have no legal route.
    let plain =
        app.call("POST", &format!("/v1/systems/{}/challenges", parking_permit(&app)), "", Some(&submission())).json();
    assert!(plain.get("legalRoute").is_none());
}
