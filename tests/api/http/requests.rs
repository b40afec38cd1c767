//! Requests in general: errors, unknown parameters, escaped paths, documents and CORS.
use crate::fixtures::app::App;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use algorithm_register::domain::challenges::Reference;
use algorithm_register::http::served_paths;
use serde_json::json;

#[test]
fn an_empty_register_responds() {
    let app = App::start();
    assert_eq!(app.json("/v1/systems"), json!({"items": [], "total": 0, "next": null}));
    assert_eq!(app.json("/v1/organizations")["total"], 0);
    assert_eq!(app.json("/v1/changes"), json!({"items": [], "total": 0, "next": null}));
    assert_eq!(app.get("/log/checkpoint").status, 404);
    assert_eq!(app.json("/readyz")["status"], "ready");
    assert_eq!(app.get("/healthz").text(), "ok\n");
}

#[test]
fn a_problem_lists_all_errors_of_a_request() {
    let app = small_town();
    let response =
        app.get("/v1/systems?limit=0&colour=red&sort=relevance&lang=x&cursor=zzz&fields=name,secret&limit=5");
    assert_eq!((response.status, response.header("content-type")), (400, "application/problem+json"));
    let problem = response.json();
    assert_snapshot!("problem_with_all_errors", problem);
    assert_eq!(app.get("/v1/systems?q=%ff").status, 400);
    assert_eq!(app.get("/v1/systems/elders:scanauto?x=1").json()["errors"][0]["pointer"], "/x");
    assert_eq!(app.get("/v1/nothing").status, 404);
    let wrong_method = app.send("POST", "/v1/systems", &[]);
    assert_eq!((wrong_method.status, wrong_method.header("allow")), (405, "GET, HEAD, OPTIONS"));
    assert_eq!(app.get_with("/v1/systems", &[("accept", "text/html")]).status, 406);
}

/// RFC 3986, section 6.2.2.2: an escaped letter is that letter.
#[test]
fn escaped_letters_in_a_path_are_decoded() {
    let app = small_town();
    let there = app.json("/v1/systems/elders:scanauto");
    assert_eq!(app.json("/v1/%73ystems/elders:scanaut%6F"), there);
    assert_eq!(app.get("/v1/%6Frganizations/x/%63hallenges").status, 401);
    assert_eq!(app.get("/v1/systems/elders:scanauto%2Fversions").status, 404, "an escaped slash separates nothing");
}

#[test]
fn documents_for_programs_are_served() {
    let app = App::start();
    assert_eq!(app.json("/v1/openapi.json")["openapi"], "3.1.0");
    let schema = app.json("/v1/schemas/record.json");
    assert_eq!(schema["properties"]["purpose"]["x-publish"], "always");
    let docs = app.get("/v1/docs/");
    assert_eq!((docs.status, docs.header("content-type")), (200, "text/html"));
    assert!(!docs.header("content-security-policy").contains("http"), "nothing is loaded from elsewhere");
    assert!(!docs.text().contains("//cdn") && !docs.text().contains("https://"), "{}", docs.text());
    assert_eq!(app.get("/v1/systems").header("access-control-allow-origin"), "*");
    let preflight = app.send("OPTIONS", "/v1/systems", &[("origin", "https://example.org")]);
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, HEAD, OPTIONS"));
}

/// No route ignores an unknown parameter.
#[test]
fn every_route_refuses_an_unknown_parameter() {
    let app = small_town();
    let document = app.json("/v1/openapi.json");
    let unused_reference = (0..).find_map(|n| Reference::new(2026, n)).unwrap().to_string();
    let mut asked = 0;
    for (path, methods) in served_paths(&document) {
        let Some(get) = methods.get("get") else { continue };
        if get["tags"][0] == "operation" {
            continue; // Health checks accept any parameter.
        }
        if get["security"].is_array() {
            continue; // A token or a receipt is needed.
        }
        let path = path
            .replace("{id}", "elders:scanauto")
            .replace("{number}", "1")
            .replace("{organization}", "elders")
            .replace("{reference}", &unused_reference)
            .replace("{path}", "0/000.p/1");
        let response = app.get(&format!("{path}?surprise=1"));
        assert_eq!(response.status, 400, "{path}");
        let errors = response.json()["errors"].clone();
        assert!(errors.as_array().unwrap().iter().any(|error| error["pointer"] == "/surprise"), "{path}: {errors}");
        asked += 1;
    }
    assert!(asked >= 15, "{asked}");
}
