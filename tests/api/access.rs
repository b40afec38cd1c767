//! Who gets a token, and whose tokens count.
use crate::support::App;
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::accounts::{NewAccount, hash_password, set};
use chrono::TimeDelta;
use serde_json::json;

fn with_account() -> App {
    let app = App::start();
    let new = NewAccount {
        email: "admin@example.org".into(),
        password_hash: hash_password("a-long-enough-one").unwrap(),
        role: Role::RegisterAdmin,
        organization: None,
    };
    app.register.act_now(|tx| set(tx, new)).unwrap();
    app
}

#[test]
fn a_password_gives_tokens_and_a_wrong_one_none() {
    let app = with_account();
    let login = |email: &str, password: &str| {
        app.call("POST", "/v1/auth/login", "", Some(&json!({"email": email, "password": password})))
    };
    let right = login("Admin@example.org", "a-long-enough-one");
    assert_eq!((right.status, right.header("cache-control")), (200, "no-store"));
    let answer = right.json();
    assert_eq!((answer["tokenType"].as_str(), answer["expiresIn"].as_i64()), (Some("Bearer"), Some(600)));
    assert!(answer["refreshToken"].is_string());
    for (email, password) in [("admin@example.org", "another"), ("nobody@example.org", "a-long-enough-one")] {
        let wrong = login(email, password);
        assert_eq!((wrong.status, wrong.json()["code"].as_str()), (401, Some("loginFailed")));
    }
    let fault = app.call("POST", "/v1/auth/login", "", Some(&json!({"email": "", "secret": 1}))).json();
    let places: Vec<_> =
        fault["errors"].as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
    assert_eq!(places, ["/email", "/password", "/secret"]);
}

#[test]
fn the_keys_of_tokens_are_public() {
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
