//! Logins at the issuer of an organization: what they give, and everything that must not get through.
//!
//! The issuer here is a small one of the test's own, because a real one does nothing wrong. `scripts/oidc-check` logs in
//! at a real one.
use crate::support::{App, MORNING, Response, exchange, row};
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::accounts;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64URL};
use chrono::TimeDelta;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use ureq::http::Request;

const ISSUER: &str = "/v1/organizations/voorbeeldstad/issuer";
const LOGIN: &str = "/v1/auth/oidc/voorbeeldstad";

/// An issuer of the test's own.
#[derive(Clone)]
struct Idp {
    base: String,
    state: Arc<Mutex<State>>,
}

struct State {
    key: Ed25519KeyPair,
    kid: String,
    /// What its next tokens say besides what they must; null takes a claim away.
    claims: Value,
    header: Value,
    /// What stands in the place of the signature.
    signature: Option<String>,
    /// Codes that wait: what was asked for with each.
    codes: HashMap<String, HashMap<String, String>>,
    /// Whether its answers name it.
    names_itself: bool,
    /// What it says that its identifier is, if not the truth.
    lies: Option<String>,
    away: bool,
    /// How often each address was asked for.
    asked: HashMap<String, usize>,
    now: i64,
}

fn new_key() -> Ed25519KeyPair {
    let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap()
}

fn pairs(query: &str) -> HashMap<String, String> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

impl Idp {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let now = MORNING.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp();
        let state = State {
            key: new_key(),
            kid: "first".into(),
            claims: json!({}),
            header: json!({}),
            signature: None,
            codes: HashMap::new(),
            names_itself: false,
            lies: None,
            away: false,
            asked: HashMap::new(),
            now,
        };
        let idp = Self { base, state: Arc::new(Mutex::new(state)) };
        let serving = idp.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serving.serve(stream.unwrap());
            }
        });
        idp
    }

    fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.state.lock().unwrap())
    }

    fn asked(&self, path: &str) -> usize {
        self.with(|state| state.asked.get(path).copied().unwrap_or(0))
    }

    /// Says something else about the person from now on.
    fn says(&self, claims: Value) {
        self.with(|state| state.claims = claims);
    }

    fn serve(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut first = String::new();
        if reader.read_line(&mut first).unwrap_or(0) == 0 {
            return;
        }
        let path = first.split(' ').nth(1).unwrap().to_owned();
        let (mut length, mut authorization) = (0, String::new());
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim().split_once(": ") else { break };
            match name.to_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap(),
                "authorization" => authorization = value.to_owned(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let body = pairs(std::str::from_utf8(&body).unwrap());
        let mut state = self.state.lock().unwrap();
        *state.asked.entry(path.clone()).or_default() += 1;
        let (status, answer) = match path.as_str() {
            _ if state.away => (500, json!({})),
            "/.well-known/openid-configuration" => (200, self.configuration(&state)),
            "/jwks" => (200, json!({"keys": [jwk(&state)]})),
            "/token" => self.token(&mut state, &body, &authorization),
            _ => (404, json!({})),
        };
        drop(state);
        let answer = answer.to_string();
        let head = format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}", answer.len());
        // Whoever asks may have gone.
        let _ = stream.write_all(format!("{head}\r\nconnection: close\r\n\r\n{answer}").as_bytes());
    }

    fn configuration(&self, state: &State) -> Value {
        let base = &self.base;
        json!({
            "issuer": state.lies.as_ref().unwrap_or(base),
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{base}/token"),
            "jwks_uri": format!("{base}/jwks"),
            "authorization_response_iss_parameter_supported": state.names_itself,
        })
    }

    /// As strict as a good issuer is.
    fn token(&self, state: &mut State, body: &HashMap<String, String>, authorization: &str) -> (u16, Value) {
        if authorization != format!("Basic {}", STANDARD.encode("register:a+b%25c")) {
            return (401, json!({"error": "invalid_client"}));
        }
        let Some(asked) = state.codes.remove(&body["code"]) else { return (400, json!({"error": "invalid_grant"})) };
        let challenge = BASE64URL.encode(Sha256::digest(body["code_verifier"].as_bytes()));
        assert_eq!(asked["code_challenge_method"], "S256");
        if asked["code_challenge"] != challenge || asked["redirect_uri"] != body["redirect_uri"] {
            return (400, json!({"error": "invalid_grant"}));
        }
        let claims = json!({"nonce": asked["nonce"]});
        (200, json!({"token_type": "Bearer", "access_token": "at", "id_token": self.id_token(state, claims)}))
    }

    fn id_token(&self, state: &State, more: Value) -> String {
        let at_hash = BASE64URL.encode(&Sha512::digest(b"at")[..32]);
        let mut claims = json!({
            "iss": self.base, "aud": "register", "sub": "somebody", "iat": state.now, "exp": state.now + 300,
            "email": "jo@example.org", "email_verified": true, "at_hash": at_hash,
        });
        let mut header = json!({"alg": "EdDSA", "kid": state.kid, "typ": "JWT"});
        let put = |from: &Value, to: &mut Value| {
            for (name, value) in from.as_object().unwrap() {
                to[name] = value.clone();
            }
            to.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        };
        put(&more, &mut claims);
        put(&state.claims, &mut claims);
        put(&state.header, &mut header);
        let signed = [header, claims].map(|part| BASE64URL.encode(part.to_string())).join(".");
        let right = BASE64URL.encode(state.key.sign(signed.as_bytes()));
        format!("{signed}.{}", state.signature.as_ref().unwrap_or(&right))
    }

    /// Somebody logs in here: where the browser is sent back to.
    fn approve(&self, address: &str) -> String {
        let (place, query) = address.split_once('?').unwrap();
        assert_eq!(place, format!("{}/authorize", self.base));
        let asked = pairs(query);
        assert_eq!((asked["response_type"].as_str(), asked["client_id"].as_str()), ("code", "register"));
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let code = format!("code-{}", &asked["state"][..8]);
        let back = format!("{}?code={code}&state={}&session_state=x", asked["redirect_uri"], asked["state"]);
        self.with(|state| state.codes.insert(code, asked));
        path_of(&back)
    }
}

fn jwk(state: &State) -> Value {
    let x = BASE64URL.encode(state.key.public_key().as_ref());
    json!({"kty": "OKP", "crv": "Ed25519", "kid": state.kid, "x": x})
}

fn path_of(address: &str) -> String {
    let from = address.match_indices('/').nth(2).unwrap().0;
    address[from..].to_owned()
}

/// Goes somewhere as a browser does, and does not follow where it is sent.
fn visit(app: &App, path: &str, cookie: &str) -> Response {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let mut request = Request::get(format!("{}{path}", app.base));
    if !cookie.is_empty() {
        request = request.header("cookie", cookie);
    }
    exchange(&agent, request.body(()).unwrap(), None).unwrap()
}

/// What a browser keeps of an answer.
fn cookie(answer: &Response) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

fn settings(idp: &Idp) -> Value {
    json!({
        "issuer": idp.base, "clientId": "register", "clientSecret": "a b%c", "algorithms": ["EdDSA", "RS256"],
        "roleClaim": "realm_access.roles",
        "roles": {"readers": ["auditor"], "writers": ["editor"], "chiefs": ["organizationAdmin", "auditor"]},
    })
}

fn roles(names: &[&str]) -> Value {
    json!({"realm_access": {"roles": names}})
}

/// A register whose city trusts an issuer, and the token of the city's administrator.
fn trusting() -> (App, Idp, String) {
    let app = App::start_set(|settings| settings.outbound_allowlist = Some("127.0.0.0/8".into()));
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), row(2, "Scanauto", "Gemeente Elders")]);
    let idp = Idp::start();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let put = app.call("PUT", ISSUER, &admin, Some(&settings(&idp)));
    assert_eq!(put.status, 200, "{}", put.text());
    idp.says(roles(&["readers"]));
    (app, idp, admin)
}

/// A whole login.
fn log_in(app: &App, idp: &Idp) -> Response {
    let begun = visit(app, LOGIN, "");
    assert_eq!(begun.status, 303, "{}", begun.text());
    visit(app, &idp.approve(begun.header("location")), &cookie(&begun))
}

fn access_token(answer: &Response) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["accessToken"].as_str().unwrap().to_owned()
}

fn code(answer: &Response) -> (u16, String) {
    (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
}

fn subject(token: &str) -> uuid::Uuid {
    let claims = BASE64URL.decode(token.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice::<Value>(&claims).unwrap()["sub"].as_str().unwrap().parse().unwrap()
}

/// The roles of an account, with where they come from.
fn held(app: &App, account: uuid::Uuid) -> Vec<(String, String)> {
    let act = move |tx: &mut algorithm_register::service::Tx<'_>| {
        Ok(algorithm_register::store::accounts::list_role_assignments(tx.conn, account)?)
    };
    let held = app.register.write_blocking(act).unwrap().value;
    held.into_iter().map(|held| (held.role, held.source)).collect()
}

fn wait(app: &App, idp: &Idp, seconds: i64) {
    app.clock.set(app.clock.now() + TimeDelta::seconds(seconds));
    idp.with(|state| state.now += seconds);
}

#[test]
fn a_login_gives_the_roles_that_the_claims_are_worth_and_no_more() {
    let (app, idp, _) = trusting();
    let first = log_in(&app, &idp);
    assert_eq!(first.header("cache-control"), "no-store");
    assert!(first.json()["refreshToken"].is_string());
    let reader = access_token(&first);
    assert_eq!(app.call("GET", ISSUER, &reader, None).status, 200);
    assert_eq!(app.call("PUT", ISSUER, &reader, Some(&settings(&idp))).status, 403);
    assert_eq!(app.call("GET", "/v1/organizations/elders/issuer", &reader, None).status, 404);
    let account = subject(&reader);
    let of_issuer = |role: &str| (role.to_owned(), "issuer".to_owned());
    assert_eq!(held(&app, account), [of_issuer("auditor")]);

    // The next login says what counts, for tokens from before as well.
    idp.says(roles(&["writers", "unknown"]));
    let writer = access_token(&log_in(&app, &idp));
    assert_eq!(subject(&writer), account);
    assert_eq!(held(&app, account), [of_issuer("editor")]);
    assert_eq!(app.call("GET", ISSUER, &reader, None).status, 403);

    // What was given here stays; what the issuer gave goes, and with the last of it the sessions.
    app.register
        .write_blocking(move |tx| accounts::grant_role(tx, account, Role::Auditor, Some("voorbeeldstad")))
        .unwrap();
    idp.says(roles(&["chiefs"]));
    log_in(&app, &idp);
    assert_eq!(held(&app, account), [("auditor".into(), "local".into()), of_issuer("organizationAdmin")]);
    idp.says(roles(&["unknown"]));
    let refused = log_in(&app, &idp);
    assert_eq!(code(&refused), (403, "noRole".into()));
    assert_eq!(held(&app, account), [("auditor".into(), "local".into())]);
    assert_eq!(code(&app.call("GET", ISSUER, &writer, None)), (401, "sessionEnded".into()));
}

#[test]
fn a_role_that_people_give_as_well_is_no_longer_the_issuers() {
    let (app, idp, admin) = trusting();
    idp.says(roles(&["readers", "writers"]));
    let account = subject(&access_token(&log_in(&app, &idp)));
    let of = |role: &str, source: &str| (role.to_owned(), source.to_owned());
    assert_eq!(held(&app, account), [of("auditor", "issuer"), of("editor", "issuer")]);
    app.register
        .write_blocking(move |tx| accounts::grant_role(tx, account, Role::Auditor, Some("voorbeeldstad")))
        .unwrap();
    assert_eq!(held(&app, account), [of("auditor", "local"), of("editor", "issuer")]);
    // Whoever sends back what is there, with one more, takes nothing over.
    let members = format!("/v1/organizations/voorbeeldstad/members/{account}");
    let sent = json!({"roles": ["auditor", "editor", "publisher"]});
    assert_eq!(app.call("PUT", &members, &admin, Some(&sent)).status, 200);
    assert_eq!(held(&app, account), [of("auditor", "local"), of("editor", "issuer"), of("publisher", "local")]);
    idp.says(roles(&["chiefs"]));
    log_in(&app, &idp);
    assert_eq!(
        held(&app, account),
        [of("auditor", "local"), of("organizationAdmin", "issuer"), of("publisher", "local")]
    );
}

#[test]
fn who_has_no_role_gets_no_account() {
    let (app, idp, _) = trusting();
    let accounts = |app: &App| {
        let count = |tx: &mut algorithm_register::service::Tx<'_>| {
            use algorithm_register::store::schema::accounts;
            use diesel::prelude::*;
            Ok(accounts::table.count().get_result::<i64>(tx.conn)?)
        };
        app.register.write_blocking(count).unwrap().value
    };
    let before = accounts(&app);
    for claims in [json!({}), roles(&[]), roles(&["unknown", "registerAdmin", "organizationAdmin"])] {
        idp.says(claims);
        assert_eq!(code(&log_in(&app, &idp)), (403, "noRole".into()));
    }
    assert_eq!(accounts(&app), before);
}

#[test]
fn an_issuer_vouches_in_its_own_organization_alone() {
    let (app, idp, _) = trusting();
    let token = access_token(&log_in(&app, &idp));
    let account = subject(&token);
    let give = move |tx: &mut algorithm_register::service::Tx<'_>| {
        accounts::grant_role(tx, account, Role::OrganizationAdmin, Some("elders"))?;
        accounts::grant_role(tx, account, Role::RegisterAdmin, None)
    };
    app.register.write_blocking(give).unwrap();
    // Nobody who runs the issuer of one city can act in another as somebody who works in both.
    let elsewhere = access_token(&log_in(&app, &idp));
    for token in [token, elsewhere] {
        assert_eq!(app.call("GET", "/v1/organizations/elders/issuer", &token, None).status, 404);
        assert_eq!(app.call("GET", ISSUER, &token, None).status, 200);
    }
}

#[test]
fn an_address_makes_nobody_somebody_else() {
    let (app, idp, _) = trusting();
    let local =
        app.register.write_blocking(|tx| accounts::create_without_password(tx, "jo@example.org")).unwrap().value;
    let token = access_token(&log_in(&app, &idp));
    let first = subject(&token);
    assert_ne!(first, local);
    assert_eq!(app.call("GET", "/v1/account", &token, None).json()["email"], "jo@example.org");
    idp.with(|state| state.claims["sub"] = "another".into());
    assert_ne!(subject(&access_token(&log_in(&app, &idp))), first);
    // And takes no address away from those who will have an account here.
    idp.with(|state| state.claims["email"] = "chief@example.org".into());
    log_in(&app, &idp);
    app.register.write_blocking(|tx| accounts::create_without_password(tx, "chief@example.org")).unwrap();
}

#[test]
fn only_verified_addresses_of_known_domains_where_they_are_asked_for() {
    let (app, idp, admin) = trusting();
    let tag = app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    let mut changed = settings(&idp);
    changed["emailDomains"] = json!(["example.org"]);
    assert_eq!(app.call_with("PUT", ISSUER, &admin, Some(&changed), &[("if-match", &tag)]).status, 200);
    access_token(&log_in(&app, &idp));
    for (email, verified) in [("jo@example.org", false), ("jo@example.com", true)] {
        idp.with(|state| {
            state.claims["email"] = email.into();
            state.claims["email_verified"] = verified.into();
        });
        assert_eq!(code(&log_in(&app, &idp)), (403, "emailNotAllowed".into()));
    }
}

#[test]
fn tokens_that_do_not_hold_log_nobody_in() {
    let (app, idp, _) = trusting();
    let now = idp.with(|state| state.now);
    for (claim, value) in [
        ("nonce", json!("another")),
        ("nonce", Value::Null),
        ("aud", json!("another")),
        ("aud", json!(["another"])),
        ("aud", json!(["register", "another"])),
        ("aud", Value::Null),
        ("azp", json!("another")),
        ("iss", json!("https://another.example")),
        ("iss", json!(format!("{}/", idp.base))),
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
        idp.says(roles(&["readers"]));
        idp.with(|state| state.claims[claim] = value.clone());
        assert_eq!(code(&log_in(&app, &idp)), (401, "loginFailed".into()), "{claim} {value}");
    }
    idp.says(roles(&["readers"]));
    for (header, signature) in [
        (json!({"alg": "none"}), Some("")),
        (json!({"alg": "None"}), Some("AA")),
        (json!({"alg": "HS256"}), None),
        (json!({"alg": "RS256"}), None),
        (json!({"alg": "ES256"}), None),
        (json!({"alg": null}), None),
        (json!({"typ": "at+jwt"}), None),
        (json!({"crit": ["exp"]}), None),
        (json!({"jku": format!("{}/evil", idp.base)}), None),
        (json!({"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}}), None),
        (json!({"kid": "unknown"}), None),
        (json!({}), Some("AAAA")),
    ] {
        idp.with(|state| (state.header, state.signature) = (header.clone(), signature.map(str::to_owned)));
        assert_eq!(code(&log_in(&app, &idp)), (401, "loginFailed".into()), "{header}");
    }
    assert_eq!(idp.asked("/evil"), 0);
    idp.with(|state| (state.header, state.signature) = (json!({}), None));
    access_token(&log_in(&app, &idp));
}

#[test]
fn a_login_comes_back_once_and_to_the_browser_that_began_it() {
    let (app, idp, _) = trusting();
    let over = (401, "loginExpired".to_owned());
    let begun = visit(&app, LOGIN, "");
    let set = begun.header("set-cookie");
    assert!(set.contains("; HttpOnly; SameSite=Lax") && set.contains("Max-Age=600"), "{set}");
    let address = begun.header("location").to_owned();
    let (mine, back) = (cookie(&begun), idp.approve(&address));
    // Somebody else's browser, whether it has a login of its own or none, does not end it.
    let other = visit(&app, LOGIN, "");
    for cookie in [String::new(), cookie(&other), mine.replace('=', "=x")] {
        assert_eq!(code(&visit(&app, &back, &cookie)), over);
    }
    // Nor does a cookie under another name, or another organization's answer.
    let sealed_elsewhere = format!("{}={}", mine.split('=').next().unwrap(), cookie(&other).split_once('=').unwrap().1);
    assert_eq!(code(&visit(&app, &back, &sealed_elsewhere)), over);
    assert_eq!(visit(&app, &back.replace("voorbeeldstad", "elders"), &mine).status, 404);
    let answer = visit(&app, &back, &format!("a=b; {mine}; c=d"));
    access_token(&answer);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    // Not twice, even if the issuer would.
    idp.approve(&address);
    assert_eq!(code(&visit(&app, &back, &mine)), over);

    let late = visit(&app, LOGIN, "");
    let back = idp.approve(late.header("location"));
    wait(&app, &idp, 600);
    assert_eq!(code(&visit(&app, &back, &cookie(&late))), over);
}

#[test]
fn what_comes_back_is_the_issuers_answer() {
    let (app, idp, _) = trusting();
    let back_with = |change: &dyn Fn(&str) -> String| {
        let begun = visit(&app, LOGIN, "");
        visit(&app, &change(&idp.approve(begun.header("location"))), &cookie(&begun))
    };
    let failed = (401, "loginFailed".to_owned());
    assert_eq!(code(&back_with(&|back| back.replace("code=code", "code=other"))), failed);
    assert_eq!(code(&back_with(&|back| back.replace("code=", "x="))), failed);
    assert_eq!(code(&back_with(&|back| format!("{back}&iss=https://another.example"))), failed);
    let denied = back_with(&|back| back.replace("code=", "error=access_denied&error_description=x&was="));
    assert_eq!(code(&denied), (401, "issuerRefused".into()));
    assert_eq!(back_with(&|back| back.replace("state=", "x=")).status, 400);
    assert_eq!(back_with(&|back| format!("{back}&code=again")).status, 400);
    let base = idp.base.clone();
    access_token(&back_with(&|back| format!("{back}&iss={base}")));
    // An issuer that says it names itself must.
    idp.with(|state| state.names_itself = true);
    wait(&app, &idp, 3600);
    assert_eq!(code(&back_with(&|back| back.to_owned())), failed);
    access_token(&back_with(&|back| format!("{back}&iss={base}")));
}

#[test]
fn an_issuer_may_change_its_keys_and_be_away() {
    let (app, idp, _) = trusting();
    access_token(&log_in(&app, &idp));
    assert_eq!(idp.asked("/jwks"), 1);
    let rotate = |kid: &str| {
        idp.with(|state| {
            state.key = new_key();
            state.kid = kid.into();
        });
    };
    // A key that is not known is looked for at once, and again after a minute.
    rotate("second");
    access_token(&log_in(&app, &idp));
    assert_eq!(idp.asked("/jwks"), 2);
    rotate("third");
    wait(&app, &idp, 59);
    for _ in 0..3 {
        assert_eq!(code(&log_in(&app, &idp)).0, 401);
    }
    assert_eq!(idp.asked("/jwks"), 2);
    wait(&app, &idp, 1);
    let token = access_token(&log_in(&app, &idp));
    assert_eq!(idp.asked("/jwks"), 3);

    // Away: what was known serves on for a day, and nobody who is in is thrown out.
    idp.with(|state| state.away = true);
    wait(&app, &idp, 3601);
    let begun = visit(&app, LOGIN, "");
    assert_eq!(begun.status, 303);
    let back = idp.approve(begun.header("location"));
    let away = visit(&app, &back, &cookie(&begun));
    assert_eq!(code(&away), (503, "unavailable".into()));
    // The same login goes on once it is back.
    idp.with(|state| state.away = false);
    idp.approve(begun.header("location"));
    access_token(&visit(&app, &back, &cookie(&begun)));
    let presented = app.call("GET", ISSUER, &token, None);
    assert_eq!(code(&presented), (401, "tokenExpired".into()));
    idp.with(|state| state.away = true);
    wait(&app, &idp, 25 * 3600);
    let asked = idp.asked("/.well-known/openid-configuration");
    for _ in 0..5 {
        assert_eq!(visit(&app, LOGIN, "").status, 503);
    }
    assert_eq!(idp.asked("/.well-known/openid-configuration"), asked + 1);
}

#[test]
fn an_issuer_is_who_it_says_it_is() {
    let (app, idp, admin) = trusting();
    idp.with(|state| state.lies = Some("https://another.example".into()));
    assert_eq!(visit(&app, LOGIN, "").status, 503);
    assert_eq!(visit(&app, "/v1/auth/oidc/elders", "").status, 404);
    assert_eq!(visit(&app, "/v1/auth/oidc/nowhere", "").status, 404);
    // What an administrator sets anew is looked at anew.
    idp.with(|state| state.lies = None);
    let tag = app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    assert_eq!(app.call_with("PUT", ISSUER, &admin, Some(&settings(&idp)), &[("if-match", &tag)]).status, 200);
    assert_eq!(visit(&app, LOGIN, "").status, 303);
}

#[test]
fn an_organization_says_whom_it_trusts() {
    let (app, idp, admin) = trusting();
    let shown = app.call("GET", ISSUER, &admin, None);
    let body = shown.json();
    assert_eq!((body["hasSecret"].as_bool(), body.get("clientSecret")), (Some(true), None));
    assert!(body["redirectUri"].as_str().unwrap().ends_with("/v1/auth/oidc/voorbeeldstad/callback"));
    assert_eq!(body["roles"]["writers"], json!(["editor"]));
    let tag = shown.header("etag").to_owned();
    // Who may not.
    assert_eq!(app.call("GET", ISSUER, "", None).status, 401);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    for (token, read, write) in [(&editor, 403, 403), (&stranger, 404, 404), (&auditor, 200, 403)] {
        assert_eq!(app.call("GET", ISSUER, token, None).status, read);
        let given = [("if-match", tag.as_str())];
        assert_eq!(app.call_with("PUT", ISSUER, token, Some(&settings(&idp)), &given).status, write);
        assert_eq!(app.call_with("DELETE", ISSUER, token, None, &given).status, write);
    }
    // Which state is meant.
    assert_eq!(app.call("PUT", ISSUER, &admin, Some(&settings(&idp))).status, 428);
    assert_eq!(app.call_with("PUT", ISSUER, &admin, Some(&settings(&idp)), &[("if-match", "\"x\"")]).status, 412);
    assert_eq!(app.call("DELETE", ISSUER, &admin, None).status, 428);
    assert_eq!(app.call_with("DELETE", ISSUER, &admin, None, &[("if-match", "\"x\"")]).status, 412);
    // What may be said.
    let put = |change: &dyn Fn(&mut Value)| {
        let mut wrong = settings(&idp);
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
    // No two organizations trust one issuer.
    let taken = app.call("PUT", "/v1/organizations/elders/issuer", &stranger, Some(&settings(&idp)));
    assert_eq!(code(&taken), (409, "issuerTaken".into()));
}

#[test]
fn a_secret_stays_with_its_client_and_logins_with_their_issuer() {
    let (app, idp, admin) = trusting();
    let tag = || app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    let put = |settings: &Value| app.call_with("PUT", ISSUER, &admin, Some(settings), &[("if-match", &tag())]);
    let token = access_token(&log_in(&app, &idp));
    let mut same = settings(&idp);
    same.as_object_mut().unwrap().shift_remove("clientSecret");
    assert_eq!(put(&same).json()["hasSecret"], true);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 200);
    // Another map of roles: everybody logs in anew.
    let mut other = same.clone();
    other["roles"] = json!({"readers": ["editor"]});
    assert_eq!(put(&other).json()["hasSecret"], true);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 401);
    assert_eq!(held(&app, subject(&token)), []);
    access_token(&log_in(&app, &idp));
    // Another client, or another issuer, never gets the secret.
    other["clientId"] = "another".into();
    assert_eq!(put(&other).json()["hasSecret"], false);
    assert_eq!(put(&settings(&idp)).json()["hasSecret"], true);
    let mut elsewhere = same.clone();
    elsewhere["issuer"] = "https://another.example".into();
    assert_eq!(put(&elsewhere).json()["hasSecret"], false);
    assert_eq!(put(&settings(&idp)).status, 200);
    let token = access_token(&log_in(&app, &idp));
    // A login that was under way when the issuer went is over.
    let begun = visit(&app, LOGIN, "");
    let back = idp.approve(begun.header("location"));
    assert_eq!(app.call_with("DELETE", ISSUER, &admin, None, &[("if-match", &tag())]).status, 204);
    assert_eq!(app.call("GET", ISSUER, &token, None).status, 401);
    assert_eq!(app.call("GET", ISSUER, &admin, None).status, 404);
    assert_eq!(visit(&app, &back, &cookie(&begun)).status, 404);
    assert_eq!(put_first(&app, &idp, &admin), 200);
    assert_eq!(code(&visit(&app, &back, &cookie(&begun))), (401, "loginExpired".into()));
}

fn put_first(app: &App, idp: &Idp, admin: &str) -> u16 {
    app.call("PUT", ISSUER, admin, Some(&settings(idp))).status
}

#[test]
fn nothing_secret_lies_open() {
    let (app, idp, _) = trusting();
    log_in(&app, &idp);
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

fn post_form(app: &App, path: &str, form: &str) -> Value {
    app.send_file(path, "", "application/x-www-form-urlencoded", form.as_bytes(), &[]).json()
}

#[test]
fn a_program_exchanges_a_token_of_a_trusted_issuer() {
    let (app, idp, _) = trusting();
    let exchange = |more: Value| {
        let token = idp.with(|state| idp.id_token(state, more));
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
    let now = idp.with(|state| state.now);
    for wrong in [
        json!({"aud": "another"}),
        json!({"iss": "https://another.example"}),
        json!({"exp": now - 60}),
        json!({"iat": now - 3600}),
        json!({"sub": null}),
    ] {
        assert_eq!(exchange(wrong.clone())["error"], "invalid_grant", "{wrong}");
    }
    idp.says(json!({}));
    assert_eq!(exchange(json!({}))["error"], "invalid_grant");
    let nothing = post_form(&app, "/v1/auth/token", "grant_type=urn:ietf:params:oauth:grant-type:token-exchange");
    assert_eq!(nothing["error"], "invalid_request");
}

#[test]
fn over_https_no_other_host_can_set_the_cookie() {
    let app = App::start_set(|settings| {
        settings.outbound_allowlist = Some("127.0.0.0/8".into());
        settings.public_url = "https://register.example".into();
    });
    app.import_nl(&[row(1, "Parkeervergunning", "Gemeente Voorbeeldstad")]);
    let idp = Idp::start();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    assert_eq!(put_first(&app, &idp, &admin), 200);
    idp.says(roles(&["readers"]));
    let begun = visit(&app, LOGIN, "");
    let set = begun.header("set-cookie");
    assert!(set.starts_with("__Host-issuer-login-") && set.contains("; Secure") && set.contains("; Path=/;"), "{set}");
    assert!(!set.contains("Domain"));
    access_token(&visit(&app, &idp.approve(begun.header("location")), &cookie(&begun)));
}
