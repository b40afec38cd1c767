//! Programs of organizations get tokens: with a secret, or with an assertion that they sign.
use crate::support::{App, small_town};
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::clients;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64URL};
use chrono::TimeDelta;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use uuid::Uuid;

const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

fn create(app: &App, keys: Option<String>) -> clients::ClientWithSecret {
    let act = app.register.write_blocking(move |tx| {
        clients::create_by_operator(tx, "voorbeeldstad", "Zaaksysteem".into(), vec![Role::Editor], keys)
    });
    act.unwrap().value
}

fn grant(app: &App, pairs: &[(&str, &str)]) -> (u16, Value) {
    let pairs = [&[("grant_type", "client_credentials")], pairs].concat();
    app.form("/v1/auth/token", &pairs, &[])
}

fn error(answer: &(u16, Value)) -> (u16, &str) {
    (answer.0, answer.1["error"].as_str().unwrap_or_default())
}

/// Who a token is: people have an account, programs are told so.
fn is_known(app: &App, token: &str) -> bool {
    let answer = app.call("GET", "/v1/account", token, None);
    (answer.status, answer.json()["code"].as_str()) == (403, Some("noAccount"))
}

#[test]
fn a_secret_gives_a_token_in_the_header_or_in_the_form() {
    let app = small_town();
    let made = create(&app, None);
    let (id, secret) = (made.id.to_string(), made.secret.unwrap());
    let (status, answer) = grant(&app, &[("client_id", &id), ("client_secret", &secret), ("resource", "unknown")]);
    assert_eq!(
        (status, answer["token_type"].as_str(), answer["expires_in"].as_i64()),
        (200, Some("Bearer"), Some(600))
    );
    assert!(answer.get("refresh_token").is_none());
    let token = answer["access_token"].as_str().unwrap();
    assert!(is_known(&app, token));
    let claims: Value = serde_json::from_slice(&BASE64URL.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
    assert_eq!((claims["sub"].as_str(), claims["client_id"].as_str()), (Some(id.as_str()), Some(id.as_str())));

    let basic = |id: &str, secret: &str| format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
    let with_header = |value: &str, more: &[(&str, &str)]| {
        let pairs = [&[("grant_type", "client_credentials")], more].concat();
        app.form("/v1/auth/token", &pairs, &[("authorization", value)])
    };
    assert_eq!(with_header(&basic(&id, &secret), &[]).0, 200);
    assert_eq!(with_header(&basic(&id, &secret), &[("client_id", &id)]).0, 200);
    // The parts of the header are form-encoded.
    assert_eq!(with_header(&basic(&id.replace('-', "%2D"), &secret), &[]).0, 200);

    let unknown = (401, "invalid_client");
    assert_eq!(error(&grant(&app, &[("client_id", &id), ("client_secret", "x")])), unknown);
    assert_eq!(error(&grant(&app, &[("client_id", &Uuid::nil().to_string()), ("client_secret", &secret)])), unknown);
    assert_eq!(error(&grant(&app, &[("client_id", "' OR 1=1"), ("client_secret", &secret)])), unknown);
    assert_eq!(error(&grant(&app, &[])), unknown);
    for header in [basic(&id, "x"), "Basic x".into(), "Bearer x".into(), basic(&id, &secret).replace("Basic", "")] {
        assert_eq!(error(&with_header(&header, &[])), unknown, "{header}");
    }
    let invalid = (400, "invalid_request");
    assert_eq!(error(&with_header(&basic(&id, &secret), &[("client_secret", &secret)])), invalid);
    assert_eq!(error(&grant(&app, &[("client_secret", &secret)])), invalid);
    let twice = [("client_id", id.as_str()), ("client_id", &id), ("client_secret", &secret)];
    assert_eq!(error(&grant(&app, &twice)), invalid);
    let scope = [("client_id", id.as_str()), ("client_secret", &secret), ("scope", "admin")];
    assert_eq!(error(&grant(&app, &scope)), (400, "invalid_scope"));
    for (kind, word) in [("password", "unsupported_grant_type"), ("", "invalid_request")] {
        assert_eq!(error(&app.form("/v1/auth/token", &[("grant_type", kind)], &[])), (400, word));
    }
    assert_eq!(app.call("POST", "/v1/auth/token", "", Some(&json!({}))).status, 415);
}

#[test]
fn a_new_secret_ends_the_one_before_and_a_disabled_client_gets_nothing() {
    let app = small_town();
    let made = create(&app, None);
    let (id, old) = (made.id.to_string(), made.secret.unwrap());
    let token = |secret: &str| grant(&app, &[("client_id", &id), ("client_secret", secret)]);
    let first = token(&old).1["access_token"].as_str().unwrap().to_owned();
    let new = app.register.write_blocking(move |tx| clients::renew_secret_by_operator(tx, made.id)).unwrap().value;
    assert!(!is_known(&app, &first) && token(&old).0 == 401);
    let second = token(&new).1["access_token"].as_str().unwrap().to_owned();
    assert!(is_known(&app, &second));
    app.register.write_blocking(move |tx| clients::disable_by_operator(tx, made.id)).unwrap();
    assert!(!is_known(&app, &second) && token(&new).0 == 401);
}

#[test]
fn a_client_is_no_administrator() {
    let app = small_town();
    for role in [Role::RegisterAdmin, Role::OrganizationAdmin] {
        let act = app.register.write_blocking(move |tx| {
            clients::create_by_operator(tx, "voorbeeldstad", "x".into(), vec![Role::Editor, role], None)
        });
        assert!(act.is_err(), "{role}");
    }
    let keys = Some(r#"{"keys": []}"#.to_owned());
    let act = app.register.write_blocking(move |tx| {
        clients::create_by_operator(tx, "voorbeeldstad", "x".into(), vec![Role::Editor], keys)
    });
    assert!(act.is_err());
}

/// A program with a key of its own.
struct Program<'a> {
    app: &'a App,
    key: SigningKey,
    id: String,
}

impl<'a> Program<'a> {
    fn new(app: &'a App, seed: u8) -> Self {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let x = BASE64URL.encode(key.verifying_key().as_bytes());
        let keys = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "one", "x": x}]});
        let made = create(app, Some(keys.to_string()));
        assert_eq!(made.secret, None);
        Self { app, key, id: made.id.to_string() }
    }

    fn claims(&self) -> Value {
        let now = self.app.clock.now().timestamp();
        json!({
            "iss": self.id, "sub": self.id, "aud": self.app.register.settings.public_url,
            "iat": now, "exp": now + 60, "jti": algorithm_register::config::new_id(self.app.clock.now()).unwrap(),
        })
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64URL.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        format!("{signed}.{}", BASE64URL.encode(self.key.sign(signed.as_bytes()).to_bytes()))
    }

    fn show(&self, assertion: &str) -> (u16, Value) {
        grant(self.app, &[("client_assertion_type", TYPE), ("client_assertion", assertion)])
    }

    fn show_claims(&self, claims: &Value) -> u16 {
        self.show(&self.sign(&json!({"alg": "EdDSA", "kid": "one", "typ": "JWT"}), claims)).0
    }
}

#[test]
fn an_assertion_gives_a_token_once() {
    let app = small_town();
    let program = Program::new(&app, 1);
    let header = json!({"alg": "EdDSA", "kid": "one", "typ": "client-authentication+jwt"});
    let assertion = program.sign(&header, &program.claims());
    let (status, answer) = program.show(&assertion);
    assert_eq!(status, 200, "{answer}");
    assert!(is_known(&app, answer["access_token"].as_str().unwrap()));
    assert_eq!(error(&program.show(&assertion)), (401, "invalid_client"));
    // Not even a little after its end, by a clock that is behind.
    app.clock.set(app.clock.now() + TimeDelta::seconds(80));
    assert_eq!(program.show(&assertion).0, 401);

    let with = |name: &str, value: Value| {
        let mut claims = program.claims();
        claims[name] = value;
        program.show_claims(&claims)
    };
    let public = app.register.settings.public_url.clone();
    let now = app.clock.now().timestamp();
    for (name, value) in
        [("aud", json!(format!("{public}/v1/auth/token"))), ("aud", json!([public])), ("exp", json!(now + 300))]
    {
        assert_eq!(with(name, value.clone()), 200, "{name} {value}");
    }
    let other = Program::new(&app, 2);
    for (name, value) in [
        ("aud", json!("https://elsewhere.example")),
        ("aud", json!([public, "https://elsewhere.example"])),
        ("aud", json!(format!("{public}/"))),
        ("aud", Value::Null),
        ("iss", json!(other.id)),
        ("iss", json!("https://issuer.example")),
        ("sub", json!(other.id)),
        ("sub", json!("x")),
        ("exp", json!(now + 301)),
        ("exp", json!(now - 31)),
        ("exp", Value::Null),
        ("iat", json!(now + 100)),
        ("jti", Value::Null),
        ("jti", json!("")),
        ("jti", json!("x".repeat(201))),
        ("jti", json!("a\u{0}b")),
        ("jti", json!(7)),
    ] {
        assert_eq!(with(name, value.clone()), 401, "{name} {value}");
    }
    // Signed by somebody else, or in the name of somebody else.
    let claims = program.claims();
    assert_eq!(other.show_claims(&claims), 401);
    for header in [json!({"alg": "none"}), json!({"alg": "HS256", "kid": "one"}), json!({"alg": "EdDSA", "kid": "two"})]
    {
        assert_eq!(program.show(&program.sign(&header, &claims)).0, 401, "{header}");
    }
    let good = program.sign(&json!({"alg": "EdDSA"}), &claims);
    let named =
        |id: &str| grant(&app, &[("client_id", id), ("client_assertion_type", TYPE), ("client_assertion", &good)]).0;
    assert_eq!(named(&other.id), 401);
    let kind = [("client_assertion_type", "x"), ("client_assertion", good.as_str())];
    assert_eq!(error(&grant(&app, &kind)), (400, "invalid_request"));
    assert_eq!(named(&program.id), 200);
    // A program with a key has no secret.
    assert_eq!(grant(&app, &[("client_id", &program.id), ("client_secret", "")]).0, 401);
}

#[test]
fn where_tokens_come_from_can_be_found() {
    let app = App::start();
    let metadata = app.json("/.well-known/oauth-authorization-server");
    let public = &app.register.settings.public_url;
    assert_eq!(metadata["issuer"], json!(public));
    let keys = metadata["jwks_uri"].as_str().unwrap().strip_prefix(public.as_str()).unwrap();
    assert_eq!(app.get(keys).status, 200);
    for (endpoint, path) in [("token_endpoint", "/v1/auth/token"), ("revocation_endpoint", "/v1/auth/revoke")] {
        assert_eq!(metadata[endpoint], json!(format!("{public}{path}")));
        assert_eq!(app.form(path, &[], &[]).0, 400);
    }
}
