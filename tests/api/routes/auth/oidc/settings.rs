//! The issuer of an organization: its settings, its keys and its outages.
use crate::fixtures::http::status_and_code;
use crate::fixtures::issuer::{
    ISSUER, LOGIN, access_token, account_of, advance_both_clocks, issuer_settings, log_in, new_key, put_first,
    role_sources, session_cookie, town_with_issuer, visit,
};
use algorithm_register::domain::accounts::Role;
use serde_json::{Value, json};

#[test]
fn key_rotation_and_outages_of_an_issuer_are_tolerated() {
    let (app, issuer, _) = town_with_issuer();
    access_token(&log_in(&app, &issuer));
    assert_eq!(issuer.request_count("/jwks"), 1);
    let rotate = |kid: &str| {
        issuer.update(|state| {
            state.key = new_key();
            state.kid = kid.into();
        });
    };
    // An unknown key is fetched at once, and again after a minute.
    rotate("second");
    access_token(&log_in(&app, &issuer));
    assert_eq!(issuer.request_count("/jwks"), 2);
    rotate("third");
    advance_both_clocks(&app, &issuer, 59);
    for _ in 0..3 {
        assert_eq!(status_and_code(&log_in(&app, &issuer)).0, 401);
    }
    assert_eq!(issuer.request_count("/jwks"), 2);
    advance_both_clocks(&app, &issuer, 1);
    let token = access_token(&log_in(&app, &issuer));
    assert_eq!(issuer.request_count("/jwks"), 3);

    // During an outage the known keys serve for a day, and sessions continue.
    issuer.update(|state| state.away = true);
    advance_both_clocks(&app, &issuer, 3601);
    let begun = visit(&app, LOGIN, "");
    assert_eq!(begun.status, 303);
    let back = issuer.approve(begun.header("location"));
    let away = visit(&app, &back, &session_cookie(&begun));
    assert_eq!(status_and_code(&away), (503, "unavailable".into()));
    // The same login continues after the outage.
    issuer.update(|state| state.away = false);
    issuer.approve(begun.header("location"));
    access_token(&visit(&app, &back, &session_cookie(&begun)));
    let presented = app.call("GET", ISSUER, &token, None);
    assert_eq!(status_and_code(&presented), (401, "tokenExpired".into()));
    issuer.update(|state| state.away = true);
    advance_both_clocks(&app, &issuer, 25 * 3600);
    let asked = issuer.request_count("/.well-known/openid-configuration");
    for _ in 0..5 {
        assert_eq!(visit(&app, LOGIN, "").status, 503);
    }
    assert_eq!(issuer.request_count("/.well-known/openid-configuration"), asked + 1);
}

#[test]
fn an_issuer_must_name_itself() {
    let (app, issuer, admin) = town_with_issuer();
    issuer.update(|state| state.claimed_issuer = Some("https://another.example".into()));
    assert_eq!(visit(&app, LOGIN, "").status, 503);
    assert_eq!(visit(&app, "/v1/auth/oidc/elders", "").status, 404);
    assert_eq!(visit(&app, "/v1/auth/oidc/nowhere", "").status, 404);
    // New settings are fetched again.
    issuer.update(|state| state.claimed_issuer = None);
    let tag = app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    assert_eq!(
        app.call_with("PUT", ISSUER, &admin, Some(&issuer_settings(&issuer)), &[("if-match", &tag)]).status,
        200
    );
    assert_eq!(visit(&app, LOGIN, "").status, 303);
}

#[test]
fn administrators_configure_the_issuer() {
    let (app, issuer, admin) = town_with_issuer();
    let shown = app.call("GET", ISSUER, &admin, None);
    let body = shown.json();
    assert_eq!((body["hasSecret"].as_bool(), body.get("clientSecret")), (Some(true), None));
    assert!(body["redirectUri"].as_str().unwrap().ends_with("/v1/auth/oidc/voorbeeldstad/callback"));
    assert_eq!(body["roles"]["writers"], json!(["editor"]));
    let tag = shown.header("etag").to_owned();
    // Requests without the permission.
    assert_eq!(app.call("GET", ISSUER, "", None).status, 401);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    for (token, read, write) in [(&editor, 403, 403), (&stranger, 404, 404), (&auditor, 200, 403)] {
        assert_eq!(app.call("GET", ISSUER, token, None).status, read);
        let given = [("if-match", tag.as_str())];
        assert_eq!(app.call_with("PUT", ISSUER, token, Some(&issuer_settings(&issuer)), &given).status, write);
        assert_eq!(app.call_with("DELETE", ISSUER, token, None, &given).status, write);
    }
    // Preconditions.
    assert_eq!(app.call("PUT", ISSUER, &admin, Some(&issuer_settings(&issuer))).status, 428);
    assert_eq!(
        app.call_with("PUT", ISSUER, &admin, Some(&issuer_settings(&issuer)), &[("if-match", "\"x\"")]).status,
        412
    );
    assert_eq!(app.call("DELETE", ISSUER, &admin, None).status, 428);
    assert_eq!(app.call_with("DELETE", ISSUER, &admin, None, &[("if-match", "\"x\"")]).status, 412);
    // Invalid settings.
    let put = |change: &dyn Fn(&mut Value)| {
        let mut wrong = issuer_settings(&issuer);
        change(&mut wrong);
        app.call_with("PUT", ISSUER, &admin, Some(&wrong), &[("if-match", &tag)])
    };
    for (change, place) in [
        (&(|value: &mut Value| value["roles"]["x"] = json!(["registerAdmin"])) as &dyn Fn(&mut Value), "/roles/x"),
        (&|value| value["issuer"] = "http://10.0.0.1".into(), "/issuer"),
        (&|value| value["issuer"] = "http://issuer.example".into(), "/issuer"),
        (&|value| value["issuer"] = "https://169.254.169.254".into(), "/issuer"),
        (&|value| value["algorithms"] = json!(["HS256"]), "/algorithms/0"),
        (&|value| value["secret"] = json!("x"), "/secret"),
    ] {
        let refused = put(change);
        assert_eq!((refused.status, refused.json()["errors"][0]["pointer"].as_str()), (422, Some(place)));
    }
    // An issuer belongs to one organization.
    let taken = app.call("PUT", "/v1/organizations/elders/issuer", &stranger, Some(&issuer_settings(&issuer)));
    assert_eq!(status_and_code(&taken), (409, "issuerTaken".into()));
}

#[test]
fn a_client_secret_is_never_sent_to_another_issuer() {
    let (app, issuer, admin) = town_with_issuer();
    let tag = || app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    let put = |settings: &Value| app.call_with("PUT", ISSUER, &admin, Some(settings), &[("if-match", &tag())]);
    let token = access_token(&log_in(&app, &issuer));
    let mut same = issuer_settings(&issuer);
    same.as_object_mut().unwrap().shift_remove("clientSecret");
    assert_eq!(put(&same).json()["hasSecret"], true);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 200);
    // A changed role mapping ends all sessions.
    let mut other = same.clone();
    other["roles"] = json!({"readers": ["editor"]});
    assert_eq!(put(&other).json()["hasSecret"], true);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 401);
    assert_eq!(role_sources(&app, account_of(&token)), []);
    access_token(&log_in(&app, &issuer));
    // The secret is not kept for another client or issuer.
    other["clientId"] = "another".into();
    assert_eq!(put(&other).json()["hasSecret"], false);
    assert_eq!(put(&issuer_settings(&issuer)).json()["hasSecret"], true);
    let mut elsewhere = same.clone();
    elsewhere["issuer"] = "https://another.example".into();
    assert_eq!(put(&elsewhere).json()["hasSecret"], false);
    assert_eq!(put(&issuer_settings(&issuer)).status, 200);
    let token = access_token(&log_in(&app, &issuer));
    // A login in progress ends with the issuer.
    let begun = visit(&app, LOGIN, "");
    let back = issuer.approve(begun.header("location"));
    assert_eq!(app.call_with("DELETE", ISSUER, &admin, None, &[("if-match", &tag())]).status, 204);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 401);
    assert_eq!(app.call("GET", ISSUER, &admin, None).status, 404);
    assert_eq!(visit(&app, &back, &session_cookie(&begun)).status, 404);
    assert_eq!(put_first(&app, &issuer, &admin), 200);
    assert_eq!(status_and_code(&visit(&app, &back, &session_cookie(&begun))), (401, "loginExpired".into()));
}

#[test]
fn issuer_secrets_are_sealed() {
    let (app, issuer, _) = town_with_issuer();
    log_in(&app, &issuer);
    let rows = |tx: &mut algorithm_register::service::Tx<'_>| {
        use algorithm_register::store::schema::{audit_entries, issuers};
        use diesel::prelude::*;
        let settings: Vec<String> = issuers::table.select(issuers::settings).load(tx.conn)?;
        let audit: Vec<(String, String, String)> = audit_entries::table
            .select((audit_entries::action, audit_entries::subject, audit_entries::principal))
            .load(tx.conn)?;
        Ok((settings, audit))
    };
    let (settings, audit) = app.register.write_blocking(rows).unwrap().value;
    assert!(!settings[0].contains("a b%c") && settings[0].contains("secret"));
    let mut acts: Vec<_> = audit.iter().map(|(act, ..)| act.as_str()).collect();
    acts.sort();
    assert_eq!(acts, ["issuer.login", "issuer.write"]);
    assert!(audit.iter().all(|(_, subject, _)| !subject.contains("example.org") && !subject.contains("somebody")));
}
