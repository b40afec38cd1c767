//! Logins that must fail: forged tokens, stolen callbacks and answers of another issuer.
use crate::fixtures::app::App;
use crate::fixtures::http::status_and_code;
use crate::fixtures::issuer::{
    ISSUER, LOGIN, TestIssuer, access_token, advance_both_clocks, log_in, put_first, roles_claim, session_cookie,
    town_with_issuer, visit,
};
use crate::fixtures::town::row;
use algorithm_register::domain::accounts::Role;
use serde_json::{Value, json};

#[test]
fn invalid_id_tokens_are_refused() {
    let (app, issuer, _) = town_with_issuer();
    let now = issuer.update(|state| state.now);
    for (claim, value) in [
        ("nonce", json!("another")),
        ("nonce", Value::Null),
        ("aud", json!("another")),
        ("aud", json!(["another"])),
        ("aud", json!(["register", "another"])),
        ("aud", Value::Null),
        ("azp", json!("another")),
        ("iss", json!("https://another.example")),
        ("iss", json!(format!("{}/", issuer.base))),
        ("iss", Value::Null),
        ("exp", json!(now - 60)),
        ("exp", Value::Null),
        ("iat", json!(now - 3600)),
        ("iat", json!(now + 120)),
        ("iat", Value::Null),
        ("nbf", json!(now + 120)),
        ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")),
        ("sub", json!("")),
        ("sub", json!(1)),
        ("sub", Value::Null),
    ] {
        issuer.set_claims(roles_claim(&["readers"]));
        issuer.update(|state| state.claims[claim] = value.clone());
        assert_eq!(status_and_code(&log_in(&app, &issuer)), (401, "loginFailed".into()), "{claim} {value}");
    }
    issuer.set_claims(roles_claim(&["readers"]));
    for (header, signature) in [
        (json!({"alg": "none"}), Some("")),
        (json!({"alg": "None"}), Some("AA")),
        (json!({"alg": "HS256"}), None),
        (json!({"alg": "RS256"}), None),
        (json!({"alg": "ES256"}), None),
        (json!({"alg": null}), None),
        (json!({"typ": "at+jwt"}), None),
        (json!({"crit": ["exp"]}), None),
        (json!({"jku": format!("{}/evil", issuer.base)}), None),
        (json!({"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}}), None),
        (json!({"kid": "unknown"}), None),
        (json!({}), Some("AAAA")),
    ] {
        issuer.update(|state| (state.header, state.signature) = (header.clone(), signature.map(str::to_owned)));
        assert_eq!(status_and_code(&log_in(&app, &issuer)), (401, "loginFailed".into()), "{header}");
    }
    assert_eq!(issuer.request_count("/evil"), 0);
    issuer.update(|state| (state.header, state.signature) = (json!({}), None));
    access_token(&log_in(&app, &issuer));
}

#[test]
fn a_callback_is_accepted_once_and_only_in_its_browser() {
    let (app, issuer, _) = town_with_issuer();
    let over = (401, "loginExpired".to_owned());
    let begun = visit(&app, LOGIN, "");
    let set = begun.header("set-cookie");
    assert!(set.contains("; HttpOnly; SameSite=Lax") && set.contains("Max-Age=600"), "{set}");
    let address = begun.header("location").to_owned();
    let (mine, back) = (session_cookie(&begun), issuer.approve(&address));
    // Another browser cannot use the callback, with or without a login of its own.
    let other = visit(&app, LOGIN, "");
    for cookie in [String::new(), session_cookie(&other), mine.replace('=', "=x")] {
        assert_eq!(status_and_code(&visit(&app, &back, &cookie)), over);
    }
    // A renamed cookie or a callback of another organization fails, too.
    let sealed_elsewhere =
        format!("{}={}", mine.split('=').next().unwrap(), session_cookie(&other).split_once('=').unwrap().1);
    assert_eq!(status_and_code(&visit(&app, &back, &sealed_elsewhere)), over);
    assert_eq!(visit(&app, &back.replace("voorbeeldstad", "elders"), &mine).status, 404);
    let answer = visit(&app, &back, &format!("a=b; {mine}; c=d"));
    access_token(&answer);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    // A callback is refused the second time.
    issuer.approve(&address);
    assert_eq!(status_and_code(&visit(&app, &back, &mine)), over);

    let late = visit(&app, LOGIN, "");
    let back = issuer.approve(late.header("location"));
    advance_both_clocks(&app, &issuer, 600);
    assert_eq!(status_and_code(&visit(&app, &back, &session_cookie(&late))), over);
}

#[test]
fn invalid_callbacks_are_refused() {
    let (app, issuer, _) = town_with_issuer();
    let back_with = |change: &dyn Fn(&str) -> String| {
        let begun = visit(&app, LOGIN, "");
        visit(&app, &change(&issuer.approve(begun.header("location"))), &session_cookie(&begun))
    };
    let failed = (401, "loginFailed".to_owned());
    assert_eq!(status_and_code(&back_with(&|back| back.replace("code=code", "code=other"))), failed);
    assert_eq!(status_and_code(&back_with(&|back| back.replace("code=", "x="))), failed);
    assert_eq!(status_and_code(&back_with(&|back| format!("{back}&iss=https://another.example"))), failed);
    let denied = back_with(&|back| back.replace("code=", "error=access_denied&error_description=x&was="));
    assert_eq!(status_and_code(&denied), (401, "issuerRefused".into()));
    assert_eq!(back_with(&|back| back.replace("state=", "x=")).status, 400);
    assert_eq!(back_with(&|back| format!("{back}&code=again")).status, 400);
    let base = issuer.base.clone();
    access_token(&back_with(&|back| format!("{back}&iss={base}")));
    // An issuer that announces the parameter `iss` must send it.
    issuer.update(|state| state.sends_issuer_parameter = true);
    advance_both_clocks(&app, &issuer, 3600);
    assert_eq!(status_and_code(&back_with(&|back| back.to_owned())), failed);
    access_token(&back_with(&|back| format!("{back}&iss={base}")));
}

fn post_form(app: &App, path: &str, form: &str) -> Value {
    app.send_file(path, "", "application/x-www-form-urlencoded", form.as_bytes(), &[]).json()
}

#[test]
fn a_program_exchanges_a_token_of_the_issuer() {
    let (app, issuer, _) = town_with_issuer();
    let exchange = |more: Value| {
        let token = issuer.update(|state| issuer.id_token(state, more));
        let kind = "urn:ietf:params:oauth:grant-type";
        let form = format!(
            "grant_type={kind}:token-exchange&subject_token={token}\
             &subject_token_type=urn:ietf:params:oauth:token-type:id_token"
        );
        post_form(&app, "/v1/auth/token", &form)
    };
    let answer = exchange(json!({}));
    assert_eq!(answer["issued_token_type"], "urn:ietf:params:oauth:token-type:access_token");
    assert_eq!(app.call("GET", ISSUER, answer["access_token"].as_str().unwrap(), None).status, 200);
    let now = issuer.update(|state| state.now);
    for wrong in [
        json!({"aud": "another"}),
        json!({"iss": "https://another.example"}),
        json!({"exp": now - 60}),
        json!({"iat": now - 3600}),
        json!({"sub": null}),
    ] {
        assert_eq!(exchange(wrong.clone())["error"], "invalid_grant", "{wrong}");
    }
    issuer.set_claims(json!({}));
    assert_eq!(exchange(json!({}))["error"], "invalid_grant");
    let nothing = post_form(&app, "/v1/auth/token", "grant_type=urn:ietf:params:oauth:grant-type:token-exchange");
    assert_eq!(nothing["error"], "invalid_request");
}

#[test]
fn the_login_cookie_is_bound_to_the_host() {
    let app = App::start_with_settings(|settings| {
        settings.outbound_allowlist = Some("127.0.0.0/8".into());
        settings.public_url = "https://register.example".into();
    });
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Voorbeeldstad")]);
    let issuer = TestIssuer::start();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    assert_eq!(put_first(&app, &issuer, &admin), 200);
    issuer.set_claims(roles_claim(&["readers"]));
    let begun = visit(&app, LOGIN, "");
    let set = begun.header("set-cookie");
    assert!(set.starts_with("__Host-issuer-login-") && set.contains("; Secure") && set.contains("; Path=/;"), "{set}");
    assert!(!set.contains("Domain"));
    access_token(&visit(&app, &issuer.approve(begun.header("location")), &session_cookie(&begun)));
}
