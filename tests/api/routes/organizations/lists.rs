//! Public lists and pages of organizations.
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use serde_json::json;

#[test]
fn organizations_are_listed_and_read() {
    let app = small_town();
    let list = app.json("/v1/organizations");
    let names: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["slug"].as_str().unwrap(), item["systems"].as_u64().unwrap()))
        .collect();
    assert_eq!(names, [("elders", 1), ("voorbeeldstad", 2)]);
    let first = app.json("/v1/organizations?limit=1");
    let second = app.json(&format!("/v1/organizations?limit=1&cursor={}", first["next"].as_str().unwrap()));
    assert_eq!((&second["items"][0]["slug"], &second["next"]), (&json!("voorbeeldstad"), &json!(null)));
    assert_eq!(app.json("/v1/organizations?q=VOORB%C3%89ELD")["total"], 1);
    assert_eq!(app.json("/v1/organizations?type=police")["total"], 0);
    let one = app.json("/v1/organizations/elders");
    assert_snapshot!("organization", one, ".id" => "[id]");
    assert_eq!(app.json(&format!("/v1/organizations/{}", one["id"].as_str().unwrap())), one);
    assert_eq!(app.get("/v1/organizations/nobody").status, 404);
    assert_eq!(app.get("/v1/organizations/nobody/systems").status, 404);
}
