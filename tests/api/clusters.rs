//! "This affects me too", and what follows once many say so.
use crate::challenges::{QUEUE, code, decision, filed, handler, submission, with};
use crate::support::{App, small_town};
use algorithm_register::domain::accounts::Role;
use serde_json::{Value, json};

fn token(n: u32) -> Value {
    json!({"token": format!("browser-of-somebody-{n:04}")})
}

fn supports(app: &App, reference: &str, n: u32) -> Value {
    let answer = app.call("PUT", &format!("/v1/challenges/{reference}/support"), "", Some(&token(n)));
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

fn shown(app: &App, reference: &str) -> Value {
    app.json(&format!("/v1/challenges/{reference}"))
}

/// Asks for one answer to so many.
fn clusters_at(app: &App, count: u64) {
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let tag = app.call("GET", path, &admin, None).header("etag").to_owned();
    let body = json!({"clusterAt": count});
    let set = app.call_with("PUT", path, &admin, Some(&body), &[("if-match", &tag)]);
    assert_eq!(set.status, 200, "{}", set.text());
}

#[test]
fn a_browser_counts_once_and_nobody_sees_it_alone() {
    let app = small_town();
    let mine = filed(&app, &submission());
    let entries = || app.json("/v1/changes?limit=100")["items"].as_array().unwrap().len();
    let before = entries();
    assert_eq!(supports(&app, &mine.0, 1), json!({"reference": mine.0, "counted": true}));
    assert_eq!(supports(&app, &mine.0, 1)["counted"], false, "once");
    assert_eq!(shown(&app, &mine.0)["supporters"], json!({"browsers": 1, "verified": 0}));
    (2..10).for_each(|n| drop(supports(&app, &mine.0, n)));
    assert_eq!(entries(), before + 1, "below ten nobody learns more");
    assert_eq!(shown(&app, &mine.0)["supporters"]["browsers"], 1);
    supports(&app, &mine.0, 10);
    assert_eq!((entries(), &shown(&app, &mine.0)["supporters"]["browsers"]), (before + 2, &json!(10)));
    // Whom a case handler saw is counted apart.
    let seen = app.call("POST", &format!("{QUEUE}/{}/support", mine.0), &handler(&app), None);
    assert_eq!(seen.status, 200, "{}", seen.text());
    assert_eq!(shown(&app, &mine.0)["supporters"], json!({"browsers": 10, "verified": 1}));

    let path = format!("/v1/challenges/{}/support", mine.0);
    assert_eq!(app.call("PUT", &path, "", Some(&json!({"token": "short"}))).json()["errors"][0]["pointer"], "/token");
    assert_eq!(app.call("PUT", "/v1/challenges/2026-0000-0000/support", "", Some(&token(1))).status, 404);
    assert_eq!(with(&app, &mine, "POST", "/withdraw", None).status, 200);
    assert_eq!(code(&app.call("PUT", &path, "", Some(&token(99)))), (409, "closed".into()));
    assert_eq!(crate::log::verify(&app.text("/v1/export/versions.ndjson"), None), []);
}

#[test]
fn one_network_is_not_many_people() {
    let app = small_town();
    let mine = filed(&app, &submission());
    let path = format!("/v1/challenges/{}/support", mine.0);
    let told: Vec<_> = (0..41).map(|n| app.call("PUT", &path, "", Some(&token(n))).status).collect();
    assert_eq!(told[39..], [200, 429]);
}

#[test]
fn many_are_answered_together() {
    let app = small_town();
    clusters_at(&app, 4);
    let ann = handler(&app);
    let (first, second) = (filed(&app, &submission()), filed(&app, &submission()));
    let does = |what: &str, reference: &str, body: Option<&Value>| {
        app.call("POST", &format!("{QUEUE}/{reference}/{what}"), &ann, body)
    };
    does("screen", &second.0, None);
    assert_eq!(does("merge", &second.0, Some(&json!({"into": first.0}))).status, 200);
    assert_eq!(shown(&app, &first.0)["joined"], json!([second.0]));
    assert!(shown(&app, &first.0).get("cluster").is_none());
    // What is said of the one that was merged counts for the other.
    assert_eq!(supports(&app, &second.0, 1), json!({"reference": first.0, "counted": true}));
    assert_eq!(supports(&app, &first.0, 1)["counted"], false);
    supports(&app, &first.0, 2);
    let cluster = shown(&app, &first.0);
    assert_eq!(cluster["cluster"], "2026-03-02");
    assert_eq!(cluster["steps"].as_array().unwrap().last().unwrap()["event"], "clustered");

    for what in ["screen", "admit", "begin"] {
        assert_eq!(does(what, &first.0, None).status, 200);
    }
    let mut answer = decision("notUpheld");
    assert_eq!(code(&does("decide", &first.0, Some(&answer))), (409, "forAllMissing".into()));
    answer["forAll"] = json!({"nl": "Voor niemand verandert er iets."});
    assert_eq!(does("decide", &first.0, Some(&answer)).status, 200);
    assert_eq!(shown(&app, &first.0)["decision"]["forAll"], "Voor niemand verandert er iets.");
    // Whose challenge was merged can ask for a second review of the answer, too.
    let review = with(&app, &second, "POST", "/review", Some(&json!({"text": "Kijk nog eens."})));
    assert_eq!((review.status, &review.json()["reference"]), (200, &json!(first.0)));
    assert_eq!(shown(&app, &first.0)["state"], "reviewRequested");
}

#[test]
fn a_no_to_many_is_looked_at_again() {
    let app = small_town();
    clusters_at(&app, 3);
    let mine = filed(&app, &submission());
    let ann = handler(&app);
    for what in ["screen", "admit", "begin"] {
        app.call("POST", &format!("{QUEUE}/{}/{what}", mine.0), &ann, None);
    }
    app.call("POST", &format!("{QUEUE}/{}/decide", mine.0), &ann, Some(&decision("notUpheld")));
    supports(&app, &mine.0, 1);
    assert_eq!(shown(&app, &mine.0)["state"], "decided");
    supports(&app, &mine.0, 2);
    let again = shown(&app, &mine.0);
    assert_eq!((&again["state"], &again["due"]["review"]), (&json!("reviewRequested"), &json!("2026-03-30")));
}
