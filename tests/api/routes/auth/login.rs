//! Passwords, second factors and the limits on guessing them.
use crate::fixtures::app::App;
use crate::fixtures::http::Response;
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::accounts::{NewAccount, hash_password, upsert};
use algorithm_register::store;
use chrono::TimeDelta;
use serde_json::json;

fn app_with_account() -> App {
    let app = App::start();
    let new = NewAccount {
        email: "admin@example.org".into(),
        password_hash: hash_password("a-long-enough-one").unwrap(),
        role: Role::RegisterAdmin,
        organization: None,
    };
    app.register.write_blocking(|tx| upsert(tx, new)).unwrap();
    app
}

#[test]
fn a_login_requires_the_right_password() {
    let app = app_with_account();
    let login = |email: &str, password: &str| {
        app.call("POST", "/v1/auth/login", "", Some(&json!({"email": email, "password": password})))
    };
    let right = login("Admin@example.org", "a-long-enough-one");
    assert_eq!((right.status, right.header("cache-control")), (200, "no-store"));
    let response = right.json();
    assert_eq!((response["tokenType"].as_str(), response["expiresIn"].as_i64()), (Some("Bearer"), Some(600)));
    assert!(response["refreshToken"].is_string());
    for (email, password) in [("admin@example.org", "another"), ("nobody@example.org", "a-long-enough-one")] {
        let wrong = login(email, password);
        assert_eq!((wrong.status, wrong.json()["code"].as_str()), (401, Some("loginFailed")));
    }
    let error = app.call("POST", "/v1/auth/login", "", Some(&json!({"email": "", "secret": 1}))).json();
    let places: Vec<_> =
        error["errors"].as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
    assert_eq!(places, ["/email", "/password", "/secret"]);
}

#[test]
fn token_keys_are_published() {
    let app = App::start();
    let keys = app.json("/.well-known/jwks.json");
    let key = &keys["keys"][0];
    assert_eq!(
        (key["kty"].as_str(), key["crv"].as_str(), key["alg"].as_str()),
        (Some("OKP"), Some("Ed25519"), Some("EdDSA"))
    );
    assert!(key.get("d").is_none());
    app.clock.set(app.clock.now() + TimeDelta::hours(1));
    assert_eq!(app.json("/.well-known/jwks.json"), keys);
}

/// Logs in from a network, as the trusted proxy on this machine reports it.
fn login_from(app: &App, network: &str, email: &str, password: &str) -> Response {
    let body = json!({"email": email, "password": password});
    app.call_with("POST", "/v1/auth/login", "", Some(&body), &[("x-forwarded-for", network)])
}

#[test]
fn guessing_locks_out_the_network_and_not_the_owner() {
    let app = app_with_account();
    let begin = app.clock.now();
    let guess = |n: u32| login_from(&app, "203.0.113.7", "admin@example.org", &format!("guess-{n}"));
    for n in 0..10 {
        assert_eq!(guess(n).status, 401);
    }
    let stopped = guess(11);
    assert_eq!((stopped.status, stopped.json()["code"].as_str()), (429, Some("tooMany")));
    assert_eq!(stopped.header("retry-after"), "901");
    // The network stays locked out from other addresses and with the right password.
    for address in ["203.0.113.200", "198.51.100.1, 203.0.113.7"] {
        assert_eq!(login_from(&app, address, "admin@example.org", "a-long-enough-one").status, 429);
    }
    // The owner in another network is not locked out, and neither are other accounts.
    assert_eq!(login_from(&app, "198.51.100.1", "admin@example.org", "a-long-enough-one").status, 200);
    assert_eq!(login_from(&app, "2001:db8::1", "admin@example.org", "a-long-enough-one").status, 200);
    assert_eq!(login_from(&app, "203.0.113.7", "other@example.org", "a-long-enough-one").status, 401);
    // The network may try again after 15 minutes.
    app.clock.set(begin + TimeDelta::minutes(15));
    assert_eq!(login_from(&app, "203.0.113.7", "admin@example.org", "a-long-enough-one").status, 200);
}

#[test]
fn an_untrusted_proxy_cannot_name_a_client() {
    let app = App::start_with_settings(|settings| settings.trusted_proxies.clear());
    for n in 0..10 {
        assert_eq!(login_from(&app, &format!("203.0.{n}.1"), "admin@example.org", "x").status, 401);
    }
    assert_eq!(login_from(&app, "198.51.100.1", "admin@example.org", "x").status, 429);
}

fn issued_tokens(response: &Response) -> (String, String) {
    let text = |name: &str| response.json()[name].as_str().unwrap().to_owned();
    (text("accessToken"), text("refreshToken"))
}

#[test]
fn a_new_password_ends_all_other_sessions() {
    let app = app_with_account();
    let (mine, _) = issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let (other, other_refresh) =
        issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let change =
        |old: &str, new: &str| app.call("POST", "/v1/account/password", &mine, Some(&json!({"old": old, "new": new})));
    let wrong = change("another", "tulpen rijden zelden op zondag");
    assert_eq!((wrong.status, wrong.json()["code"].as_str()), (403, Some("passwordWrong")));
    for (new, why) in [
        ("short", "passwordShort"),
        ("passwordpassword", "passwordGuessable"),
        ("admin@example.org", "passwordGuessable"),
        ("algoritmeregister1", "passwordGuessable"),
    ] {
        let refused = change("a-long-enough-one", new);
        let error = refused.json()["errors"][0].clone();
        let error = (error["pointer"].as_str().unwrap().to_owned(), error["code"].as_str().unwrap().to_owned());
        assert_eq!((refused.status, error), (422, ("/new".into(), why.into())), "{new}");
        assert!(!refused.text().contains(new));
    }
    assert_eq!(change("a-long-enough-one", "tulpen rijden zelden op zondag").status, 204);
    assert_eq!(app.call("GET", "/v1/account", &mine, None).status, 200);
    assert_eq!(app.call("GET", "/v1/account", &other, None).status, 401);
    let grant = [("grant_type", "refresh_token"), ("refresh_token", other_refresh.as_str())];
    assert_eq!(app.form("/v1/auth/token", &grant, &[]).0, 400);
    assert_eq!(login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one").status, 401);
    assert_eq!(login_from(&app, "192.0.2.1", "admin@example.org", "tulpen rijden zelden op zondag").status, 200);
}

#[test]
fn password_checks_within_a_session_are_limited() {
    let app = app_with_account();
    let (mine, _) = issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let body = json!({"password": "guess"});
    let statuses: Vec<_> = (0..11).map(|_| app.call("POST", "/v1/account/totp", &mine, Some(&body)).status).collect();
    assert_eq!(statuses, [vec![403; 10], vec![429]].concat());
}

/// Returns the code of an authenticator app at the time of the register.
fn totp_code(app: &App, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(app.clock.now().timestamp().unsigned_abs()).to_string()
}

#[test]
fn a_second_factor_is_set_up_required_and_removed() {
    let app = app_with_account();
    let (token, _) = issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let call = |method: &str, path: &str, body: serde_json::Value| app.call(method, path, &token, Some(&body));
    let later = |seconds: i64| app.clock.set(app.clock.now() + TimeDelta::seconds(seconds));

    assert_eq!(call("POST", "/v1/account/totp/confirm", json!({"totp": "123456"})).status, 409);
    let begun = call("POST", "/v1/account/totp", json!({"password": "a-long-enough-one"})).json();
    let secret = begun["secret"].as_str().unwrap().to_owned();
    let url = format!("otpauth://totp/127.0.0.1:admin%40example.org?secret={secret}&issuer=127.0.0.1");
    assert_eq!(begun["otpauthUrl"], url);
    // The second factor is not required before it is confirmed.
    assert_eq!(login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one").status, 200);
    let wrong = call("POST", "/v1/account/totp/confirm", json!({"totp": "000000"}));
    assert_eq!((wrong.status, wrong.json()["code"].as_str()), (403, Some("codeWrong")));

    // A response may be lost: the repeated request returns the same codes.
    let body = json!({"totp": totp_code(&app, &secret)});
    let confirm =
        || app.call_with("POST", "/v1/account/totp/confirm", &token, Some(&body), &[("idempotency-key", "confirm-1")]);
    let first = confirm();
    let codes: Vec<String> = serde_json::from_value(first.json()["recoveryCodes"].clone()).unwrap();
    assert_eq!((first.status, codes.len(), confirm().json()), (200, 10, first.json()));
    let account = app.call("GET", "/v1/account", &token, None).json();
    assert_eq!((account["totp"].as_bool(), account["recoveryCodes"].as_i64()), (Some(true), Some(10)));
    assert_eq!(call("POST", "/v1/account/totp", json!({"password": "a-long-enough-one"})).status, 409);

    let login = |more: serde_json::Value| {
        let mut body = json!({"email": "admin@example.org", "password": "a-long-enough-one"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let response = app.call("POST", "/v1/auth/login", "", Some(&body));
        (response.status, response.json()["code"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(login(json!({})), (401, "secondFactorNeeded".into()));
    let wrong = (401, "secondFactorWrong".to_owned());
    // Each code is accepted once, including the one that confirmed.
    assert_eq!(login(json!({"totp": totp_code(&app, &secret)})), wrong);
    later(30);
    let now = totp_code(&app, &secret);
    assert_eq!(login(json!({"totp": now})).0, 200);
    assert_eq!(login(json!({"totp": now})), wrong);
    // A clock may be half a minute behind, not minutes.
    later(60);
    let late = totp_code(&app, &secret);
    later(30);
    assert_eq!(login(json!({"totp": late})).0, 200);
    let old = totp_code(&app, &secret);
    later(120);
    assert_eq!(login(json!({"totp": old})), wrong);
    // Each recovery code is accepted once, in upper or lower case.
    assert_eq!(login(json!({"recoveryCode": codes[0].to_uppercase()})).0, 200);
    assert_eq!(login(json!({"recoveryCode": codes[0]})), wrong);
    assert_eq!(login(json!({"recoveryCode": "x"})), wrong);

    assert_eq!(call("DELETE", "/v1/account/totp", json!({})).status, 403);
    assert_eq!(call("DELETE", "/v1/account/totp", json!({"totp": old})).status, 403);
    assert_eq!(call("DELETE", "/v1/account/totp", json!({"recoveryCode": codes[1]})).status, 204);
    assert_eq!(call("DELETE", "/v1/account/totp", json!({"recoveryCode": codes[2]})).status, 409);
    assert_eq!(login(json!({})).0, 200);
}

#[test]
fn second_factor_codes_are_limited() {
    let app = app_with_account();
    let (token, _) = issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let body = json!({"password": "a-long-enough-one"});
    let secret =
        app.call("POST", "/v1/account/totp", &token, Some(&body)).json()["secret"].as_str().unwrap().to_owned();
    let body = json!({"totp": totp_code(&app, &secret)});
    assert_eq!(app.call("POST", "/v1/account/totp/confirm", &token, Some(&body)).status, 200);
    let wrong = json!({"email": "admin@example.org", "password": "a-long-enough-one", "totp": "000000"});
    let statuses: Vec<_> = (0..11).map(|_| app.call("POST", "/v1/auth/login", "", Some(&wrong)).status).collect();
    assert_eq!(statuses, [vec![401; 10], vec![429]].concat());
}

#[test]
fn account_changes_are_audited_without_secrets() {
    let app = app_with_account();
    let (token, _) = issued_tokens(&login_from(&app, "192.0.2.1", "admin@example.org", "a-long-enough-one"));
    let change = json!({"old": "a-long-enough-one", "new": "tulpen rijden zelden op zondag"});
    assert_eq!(app.call("POST", "/v1/account/password", &token, Some(&change)).status, 204);
    assert_eq!(app.call("POST", "/v1/auth/logout", &token, None).status, 204);
    let mut conn = app.register.db.connection().unwrap();
    let rows = store::audit::list(&mut conn, &store::audit::Filter::default(), None, 100).unwrap();
    let mut acts: Vec<_> = rows.iter().map(|row| row.action.as_str()).collect();
    acts.sort_unstable();
    assert_eq!(acts, ["account.password", "session.begin", "session.end"]);
    let all = format!("{rows:?}");
    for secret in ["tulpen", "a-long-enough", "admin@", "192.0.2", &token] {
        assert!(!all.contains(secret), "{secret}");
    }
}
