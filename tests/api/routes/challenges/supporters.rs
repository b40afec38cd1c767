//! Supporters of a challenge, and the duties that many of them bring.
use crate::fixtures::app::App;
use crate::fixtures::challenges::{QUEUE, as_submitter, case_handler, decision, file_challenge, submission};
use crate::fixtures::http::status_and_code;
use crate::fixtures::log::verify_export;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use serde_json::{Value, json};

fn token(n: u32) -> Value {
    json!({"token": format!("browser-of-somebody-{n:04}")})
}

fn support(app: &App, reference: &str, n: u32) -> Value {
    let response = app.call("PUT", &format!("/v1/challenges/{reference}/support"), "", Some(&token(n)));
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()
}

fn read_challenge(app: &App, reference: &str) -> Value {
    app.json(&format!("/v1/challenges/{reference}"))
}

/// Sets the number of supporters that makes a cluster.
fn set_cluster_threshold(app: &App, count: u64) {
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let tag = app.call("GET", path, &admin, None).header("etag").to_owned();
    let body = json!({"clusterAt": count});
    let set = app.call_with("PUT", path, &admin, Some(&body), &[("if-match", &tag)]);
    assert_eq!(set.status, 200, "{}", set.text());
}

#[test]
fn each_browser_counts_once_and_small_counts_stay_hidden() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    let entries = || app.json("/v1/changes?limit=100")["items"].as_array().unwrap().len();
    let before = entries();
    assert_eq!(support(&app, &challenge.reference, 1), json!({"reference": challenge.reference, "counted": true}));
    assert_eq!(support(&app, &challenge.reference, 1)["counted"], false, "only once");
    assert_eq!(read_challenge(&app, &challenge.reference)["supporters"], json!({"browsers": 1, "verified": 0}));
    (2..10).for_each(|n| drop(support(&app, &challenge.reference, n)));
    assert_eq!(entries(), before + 1, "counts below ten are hidden");
    assert_eq!(read_challenge(&app, &challenge.reference)["supporters"]["browsers"], 1);
    support(&app, &challenge.reference, 10);
    assert_eq!(
        (entries(), &read_challenge(&app, &challenge.reference)["supporters"]["browsers"]),
        (before + 2, &json!(10))
    );
    // Supporters verified by a case handler are counted apart.
    let seen = app.call("POST", &format!("{QUEUE}/{}/support", challenge.reference), &case_handler(&app), None);
    assert_eq!(seen.status, 200, "{}", seen.text());
    assert_eq!(read_challenge(&app, &challenge.reference)["supporters"], json!({"browsers": 10, "verified": 1}));

    let path = format!("/v1/challenges/{}/support", challenge.reference);
    assert_eq!(app.call("PUT", &path, "", Some(&json!({"token": "short"}))).json()["errors"][0]["pointer"], "/token");
    assert_eq!(app.call("PUT", "/v1/challenges/2026-0000-0000/support", "", Some(&token(1))).status, 404);
    assert_eq!(as_submitter(&app, &challenge, "POST", "/withdraw", None).status, 200);
    assert_eq!(status_and_code(&app.call("PUT", &path, "", Some(&token(99)))), (409, "closed".into()));
    assert_eq!(verify_export(&app.text("/v1/export/versions.ndjson"), None), []);
}

#[test]
fn support_from_one_network_is_limited() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    let path = format!("/v1/challenges/{}/support", challenge.reference);
    let statuses: Vec<_> = (0..41).map(|n| app.call("PUT", &path, "", Some(&token(n))).status).collect();
    assert_eq!(statuses[39..], [200, 429]);
}

#[test]
fn a_cluster_of_challenges_is_decided_together() {
    let app = small_town();
    set_cluster_threshold(&app, 4);
    let ann = case_handler(&app);
    let (first, second) = (file_challenge(&app, &submission()), file_challenge(&app, &submission()));
    let act = |what: &str, reference: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &ann, body)
    };
    act("screen", &second.reference, None);
    assert_eq!(act("merge", &second.reference, Some(&json!({"into": first.reference}))).status, 200);
    assert_eq!(read_challenge(&app, &first.reference)["joined"], json!([second.reference]));
    assert!(read_challenge(&app, &first.reference).get("cluster").is_none());
    // Support of a merged challenge counts for the other one.
    assert_eq!(support(&app, &second.reference, 1), json!({"reference": first.reference, "counted": true}));
    assert_eq!(support(&app, &first.reference, 1)["counted"], false);
    support(&app, &first.reference, 2);
    let cluster = read_challenge(&app, &first.reference);
    assert_eq!(cluster["cluster"], "2026-03-02");
    assert_eq!(cluster["steps"].as_array().unwrap().last().unwrap()["event"], "clustered");

    for what in ["screen", "admit", "begin"] {
        assert_eq!(act(what, &first.reference, None).status, 200);
    }
    let mut response = decision("notUpheld");
    assert_eq!(status_and_code(&act("decide", &first.reference, Some(&response))), (409, "forAllMissing".into()));
    response["forAll"] = json!({"nl": "Voor niemand verandert er iets."});
    assert_eq!(act("decide", &first.reference, Some(&response)).status, 200);
    assert_eq!(read_challenge(&app, &first.reference)["decision"]["forAll"], "Voor niemand verandert er iets.");
    // The submitter of a merged challenge can request a second review, too.
    let review = as_submitter(&app, &second, "POST", "/review", Some(&json!({"text": "Kijk nog eens."})));
    assert_eq!((review.status, &review.json()["reference"]), (200, &json!(first.reference)));
    assert_eq!(read_challenge(&app, &first.reference)["state"], "reviewRequested");
}

#[test]
fn a_rejection_of_a_cluster_goes_to_review() {
    let app = small_town();
    set_cluster_threshold(&app, 3);
    let challenge = file_challenge(&app, &submission());
    let ann = case_handler(&app);
    for what in ["screen", "admit", "begin"] {
        app.call("POST", &format!("{QUEUE}/{}/{what}", challenge.reference), &ann, None);
    }
    app.call("POST", &format!("{QUEUE}/{}/decide", challenge.reference), &ann, Some(&decision("notUpheld")));
    support(&app, &challenge.reference, 1);
    assert_eq!(read_challenge(&app, &challenge.reference)["state"], "decided");
    support(&app, &challenge.reference, 2);
    let again = read_challenge(&app, &challenge.reference);
    assert_eq!((&again["state"], &again["due"]["review"]), (&json!("reviewRequested"), &json!("2026-03-30")));
}
