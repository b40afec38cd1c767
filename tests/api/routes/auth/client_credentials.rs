//! Tokens for programs of organizations: by a secret, or by a signed assertion.
use crate::fixtures::app::App;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
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

fn error(response: &(u16, Value)) -> (u16, &str) {
    (response.0, response.1["error"].as_str().unwrap_or_default())
}

/// Returns true if a token of a program is accepted: the account route tells programs that they have none.
fn is_accepted(app: &App, token: &str) -> bool {
    let response = app.call("GET", "/v1/account", token, None);
    (response.status, response.json()["code"].as_str()) == (403, Some("noAccount"))
}

#[test]
fn a_client_secret_is_accepted_in_the_header_or_the_form() {
    let app = small_town();
    let created = create(&app, None);
    let (id, secret) = (created.id.to_string(), created.secret.unwrap());
    let (status, response) = grant(&app, &[("client_id", &id), ("client_secret", &secret), ("resource", "unknown")]);
    assert_eq!(
        (status, response["token_type"].as_str(), response["expires_in"].as_i64()),
        (200, Some("Bearer"), Some(600))
    );
    assert!(response.get("refresh_token").is_none());
    let token = response["access_token"].as_str().unwrap();
    assert!(is_accepted(&app, token));
    let claims: Value = serde_json::from_slice(&BASE64URL.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap();
    assert_eq!((claims["sub"].as_str(), claims["client_id"].as_str()), (Some(id.as_str()), Some(id.as_str())));

    let basic = |id: &str, secret: &str| format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
    let with_header = |value: &str, more: &[(&str, &str)]| {
        let pairs = [&[("grant_type", "client_credentials")], more].concat();
        app.form("/v1/auth/token", &pairs, &[("authorization", value)])
    };
    assert_eq!(with_header(&basic(&id, &secret), &[]).0, 200);
    assert_eq!(with_header(&basic(&id, &secret), &[("client_id", &id)]).0, 200);
    // The header is form-encoded.
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
fn a_renewed_secret_replaces_the_previous_one() {
    let app = small_town();
    let created = create(&app, None);
    let (id, old) = (created.id.to_string(), created.secret.unwrap());
    let token = |secret: &str| grant(&app, &[("client_id", &id), ("client_secret", secret)]);
    let first = token(&old).1["access_token"].as_str().unwrap().to_owned();
    let new = app.register.write_blocking(move |tx| clients::renew_secret_by_operator(tx, created.id)).unwrap().value;
    assert!(!is_accepted(&app, &first) && token(&old).0 == 401);
    let second = token(&new).1["access_token"].as_str().unwrap().to_owned();
    assert!(is_accepted(&app, &second));
    app.register.write_blocking(move |tx| clients::disable_by_operator(tx, created.id)).unwrap();
    assert!(!is_accepted(&app, &second) && token(&new).0 == 401);
}

#[test]
fn a_client_cannot_be_an_administrator() {
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

/// A program of an organization with a key of its own.
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
        let created = create(app, Some(keys.to_string()));
        assert_eq!(created.secret, None);
        Self { app, key, id: created.id.to_string() }
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

    fn present(&self, assertion: &str) -> (u16, Value) {
        grant(self.app, &[("client_assertion_type", TYPE), ("client_assertion", assertion)])
    }

    fn present_claims(&self, claims: &Value) -> u16 {
        self.present(&self.sign(&json!({"alg": "EdDSA", "kid": "one", "typ": "JWT"}), claims)).0
    }
}

#[test]
fn a_client_assertion_is_accepted_once() {
    let app = small_town();
    let program = Program::new(&app, 1);
    let header = json!({"alg": "EdDSA", "kid": "one", "typ": "client-authentication+jwt"});
    let assertion = program.sign(&header, &program.claims());
    let (status, response) = program.present(&assertion);
    assert_eq!(status, 200, "{response}");
    assert!(is_accepted(&app, response["access_token"].as_str().unwrap()));
    assert_eq!(error(&program.present(&assertion)), (401, "invalid_client"));
    // The assertion is refused even within the clock skew after its end.
    app.clock.set(app.clock.now() + TimeDelta::seconds(80));
    assert_eq!(program.present(&assertion).0, 401);

    let with = |name: &str, value: Value| {
        let mut claims = program.claims();
        claims[name] = value;
        program.present_claims(&claims)
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
    // An assertion must be signed by its own program.
    let claims = program.claims();
    assert_eq!(other.present_claims(&claims), 401);
    for header in [json!({"alg": "none"}), json!({"alg": "HS256", "kid": "one"}), json!({"alg": "EdDSA", "kid": "two"})]
    {
        assert_eq!(program.present(&program.sign(&header, &claims)).0, 401, "{header}");
    }
    let good = program.sign(&json!({"alg": "EdDSA"}), &claims);
    let named =
        |id: &str| grant(&app, &[("client_id", id), ("client_assertion_type", TYPE), ("client_assertion", &good)]).0;
    assert_eq!(named(&other.id), 401);
    let kind = [("client_assertion_type", "x"), ("client_assertion", good.as_str())];
    assert_eq!(error(&grant(&app, &kind)), (400, "invalid_request"));
    assert_eq!(named(&program.id), 200);
    // A program with a key cannot use a secret.
    assert_eq!(grant(&app, &[("client_id", &program.id), ("client_secret", "")]).0, 401);
}

#[test]
fn the_authorization_server_metadata_is_published() {
    let app = App::start();
    let metadata = app.json("/.well-known/oauth-authorization-server");
    assert_snapshot!("authorization_server_metadata", metadata);
    let public = &app.register.settings.public_url;
    let keys = metadata["jwks_uri"].as_str().unwrap().strip_prefix(public.as_str()).unwrap();
    assert_eq!(app.get(keys).status, 200);
    for (endpoint, path) in [("token_endpoint", "/v1/auth/token"), ("revocation_endpoint", "/v1/auth/revoke")] {
        assert_eq!(metadata[endpoint], json!(format!("{public}{path}")));
        assert_eq!(app.form(path, &[], &[]).0, 400);
    }
}
