//! Access and refresh tokens: their validity, their end and the rotation of their keys.
use crate::fixtures::app::{App, MORNING, open_unlocked};
use crate::fixtures::town::small_town;
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::{PrincipalId, Role};
use algorithm_register::service::sessions::{self, IssuedTokens};
use algorithm_register::service::{Register, accounts, tokens};
use algorithm_register::store;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD as BASE64URL};
use chrono::TimeDelta;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use std::net::TcpListener;

/// A forger with the key of the register and a session: invalid tokens must fail even with a valid signature.
struct Forge {
    key: SigningKey,
    kid: String,
    claims: Value,
}

impl Forge {
    fn new(app: &App) -> (Self, IssuedTokens) {
        let (_, issued) = member(app);
        let mut conn = app.register.db.connection().unwrap();
        let row = store::sessions::list_keys(&mut conn).unwrap().remove(0);
        let secret = app.register.vault.unseal("tokenKey", &row.sealed_private_key).unwrap();
        let claims = issued.access_token.split('.').nth(1).unwrap();
        let claims = serde_json::from_slice(&BASE64URL.decode(claims).unwrap()).unwrap();
        (Self { key: SigningKey::from_bytes(&secret.try_into().unwrap()), kid: row.id, claims }, issued)
    }

    fn header(&self) -> String {
        format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"{}"}}"#, self.kid)
    }

    fn signed_by(key: &SigningKey, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", BASE64URL.encode(header), BASE64URL.encode(claims));
        let signature = key.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64URL.encode(signature.to_bytes()))
    }

    fn sign(&self, header: &str, claims: &str) -> String {
        Self::signed_by(&self.key, header, claims)
    }

    /// Returns a token with another header and a valid signature.
    fn with_header(&self, header: &str) -> String {
        self.sign(header, &self.claims.to_string())
    }

    /// Returns a token with another claim and a valid signature; null removes the claim.
    fn with_claim(&self, name: &str, value: Value) -> String {
        let mut claims = self.claims.clone();
        if value.is_null() {
            claims.as_object_mut().unwrap().shift_remove(name);
        } else {
            claims[name] = value;
        }
        self.sign(&self.header(), &claims.to_string())
    }
}

fn member(app: &App) -> (uuid::Uuid, IssuedTokens) {
    let tokens = app.register.tokens.clone();
    let begun = app.register.write_blocking(move |tx| {
        let account = accounts::create_without_password(tx, &format!("{}@example.org", tx.new_id()?))?;
        accounts::grant_role(tx, account, Role::RegisterAdmin, None)?;
        Ok((account, sessions::start(tx, &tokens, PrincipalId::Account(account))?))
    });
    begun.unwrap().value
}

fn account_status(app: &App, token: &str) -> u16 {
    app.send("GET", "/v1/account", &[("authorization", &format!("Bearer {token}"))]).status
}

/// Returns headers with another algorithm, another key or another format.
fn forged_headers(forge: &Forge, trap: &str) -> Vec<String> {
    let kid = &forge.kid;
    let mut all = vec![
        format!(r#"{{"typ":"JWT","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"typ":"AT+JWT","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"typ":"application/at+jwt","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"typ":"logout+jwt","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"alg":"EdDSA","kid":"{kid}"}}"#),
        r#"{"typ":"at+jwt","alg":"EdDSA"}"#.into(),
        format!(r#"{{"alg":"EdDSA","typ":"at+jwt","kid":"{kid}"}}"#),
        format!(r#"{{"typ": "at+jwt","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"typ":"at+jwt","alg":"EdDSA","alg":"EdDSA","kid":"{kid}"}}"#),
        format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"{kid}","kid":"{kid}"}}"#),
        "[]".into(),
        "null".into(),
        String::new(),
    ];
    for alg in ["none", "None", "NONE", "nOnE", "", "HS256", "RS256", "ES256", "PS256", "Ed25519", "eddsa", "EdDSA "] {
        all.push(format!(r#"{{"typ":"at+jwt","alg":"{alg}","kid":"{kid}"}}"#));
    }
    let kids = [
        "",
        "other",
        "AAAAAAAAAAAA",
        "' OR '1'='1",
        "x' UNION SELECT 'a', 'b' --",
        "../../../../dev/null",
        "/proc/self/environ",
        "keys/log.key",
        "\\u0000",
        "%00",
        "|id",
        "$(id)",
    ];
    for kid in kids.map(str::to_owned).into_iter().chain([format!("{kid}\\u0000"), format!("{kid} "), trap.to_owned()])
    {
        all.push(format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"{kid}"}}"#));
    }
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": BASE64URL.encode(forge.key.verifying_key().as_bytes())});
    for member in [
        format!(r#""jku":"{trap}/jwks.json""#),
        format!(r#""x5u":"{trap}/cert.pem""#),
        format!(r#""iss":"{trap}""#),
        r#""x5c":["MIIB"]"#.into(),
        format!(r#""jwk":{jwk}"#),
        r#""crit":["exp"],"exp":1"#.into(),
        r#""b64":false,"crit":["b64"]"#.into(),
        r#""zip":"DEF""#.into(),
        r#""cty":"JWT""#.into(),
    ] {
        all.push(format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"{kid}",{member}}}"#));
    }
    all
}

/// Returns tokens with false claims and a valid signature.
fn forged_claims(forge: &Forge) -> Vec<String> {
    let iat = forge.claims["iat"].as_i64().unwrap();
    let mut all: Vec<_> = [
        ("iss", json!("https://elsewhere.example")),
        ("iss", Value::Null),
        ("iss", json!(["https://elsewhere.example"])),
        ("aud", json!("https://elsewhere.example")),
        ("aud", json!([forge.claims["aud"], "https://elsewhere.example"])),
        ("aud", Value::Null),
        ("exp", json!(iat)),
        ("exp", json!(iat - 1)),
        ("exp", json!((iat + 600).to_string())),
        ("exp", json!(1e300)),
        ("exp", Value::Null),
        ("iat", json!(iat + 60)),
        ("iat", Value::Null),
        ("nbf", json!(iat + 60)),
        ("sub", json!(uuid::Uuid::nil())),
        ("sub", json!("admin")),
        ("sub", Value::Null),
        ("sid", json!(uuid::Uuid::nil())),
        ("sid", json!("' OR '1'='1")),
        ("sid", Value::Null),
        ("client_id", Value::Null),
        ("roles", json!(["registerAdmin"])),
    ]
    .map(|(name, value)| forge.with_claim(name, value))
    .into();
    let claims = forge.claims.to_string();
    for wrong in [
        claims.replacen('{', r#"{"exp":99999999999,"#, 1),
        claims.replacen('{', r#"{"\u0073ub":"x","#, 1),
        format!("{claims} {{}}"),
        claims.replace('}', ""),
        "[]".into(),
        String::new(),
    ] {
        all.push(forge.sign(&forge.header(), &wrong));
    }
    all
}

/// Returns other spellings of a valid token.
fn other_forms(good: &str) -> Vec<String> {
    let [header, claims, signature]: [&str; 3] = good.split('.').collect::<Vec<_>>().try_into().unwrap();
    let bytes = BASE64URL.decode(signature).unwrap();
    // Ed25519: S + L is another spelling of the same S, which strict checking refuses.
    let order: [u8; 32] = {
        let mut order = [0; 32];
        order[..16].copy_from_slice(&[
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
        ]);
        order[31] = 0x10;
        order
    };
    let mut malleable = bytes.clone();
    let mut carry = 0_u16;
    for (byte, add) in malleable[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum.to_le_bytes()[0], sum >> 8);
    }
    let raw = BASE64URL.decode(claims).unwrap();
    vec![
        String::new(),
        "x".into(),
        "..".into(),
        format!("{header}.{claims}"),
        format!("{header}.{claims}."),
        format!(".{claims}.{signature}"),
        format!("{header}..{signature}"),
        format!("{good}."),
        format!("{good}.x"),
        format!("{good}.x.y"),
        format!("{header}.{header}.{claims}.{signature}.{signature}"),
        format!("{good}="),
        format!("{good}=="),
        format!("{header}=.{claims}.{signature}"),
        format!("{header}.{}.{signature}", STANDARD.encode(&raw)),
        format!("{header}.{}.{signature}", URL_SAFE.encode([&raw[..], b" "].concat())),
        format!("{header}.{}.{signature}", STANDARD_NO_PAD.encode([&raw[..], b"?>~"].concat())),
        format!("{header}.{claims}.{}", STANDARD.encode(&bytes)),
        format!("{header}.{claims}.{}", BASE64URL.encode(&malleable)),
        format!("{header}.{claims}.{}", BASE64URL.encode([0; 64])),
        format!("{header}.{claims}.{}", BASE64URL.encode(&bytes[..63])),
        format!("{header}.{claims}.{}", BASE64URL.encode([&bytes[..], &[0]].concat())),
        format!("{header} .{claims}.{signature}"),
        format!("{header}.\t{claims}.{signature}"),
        format!("{header}.{claims} .{signature}"),
        format!("{good} {good}"),
        format!("{good},{good}"),
        format!("\"{good}\""),
        good.to_uppercase(),
        good.replace('.', "%2E"),
        json!({"protected": header, "payload": claims, "signature": signature}).to_string(),
        format!("{good}{}", "A".repeat(3000)),
        format!("{header}.{}.{signature}", "A".repeat(60_000)),
    ]
}

#[test]
fn forged_tokens_are_refused() {
    let app = App::start();
    let (forge, issued) = Forge::new(&app);
    let good = issued.access_token;
    assert_eq!(account_status(&app, &good), 200);
    // Forged and valid tokens are made in the same way.
    assert_eq!(account_status(&app, &forge.with_header(&forge.header())), 200);

    let trap = TcpListener::bind("127.0.0.1:0").unwrap();
    trap.set_nonblocking(true).unwrap();
    let address = format!("http://{}", trap.local_addr().unwrap());

    let claims = forge.claims.to_string();
    let mut forged: Vec<String> = Vec::new();
    for header in forged_headers(&forge, &address) {
        forged.push(forge.with_header(&header));
        // The same token without a signature.
        forged.push(format!("{}.{}.", BASE64URL.encode(&header), BASE64URL.encode(&claims)));
    }
    forged.extend(forged_claims(&forge));
    forged.extend(other_forms(&good));
    // The public key as a shared secret, in each spelling.
    let public = forge.key.verifying_key();
    let x = BASE64URL.encode(public.as_bytes());
    for secret in [public.as_bytes().as_slice(), x.as_bytes(), b"", app.text("/.well-known/jwks.json").as_bytes()] {
        let header = format!(r#"{{"typ":"at+jwt","alg":"HS256","kid":"{}"}}"#, forge.kid);
        let signed = format!("{}.{}", BASE64URL.encode(header), BASE64URL.encode(&claims));
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret);
        let tag = ring::hmac::sign(&key, signed.as_bytes());
        forged.push(format!("{signed}.{}", BASE64URL.encode(tag.as_ref())));
    }
    // Another key under the id of the key of the register.
    forged.push(Forge::signed_by(&SigningKey::from_bytes(&[7; 32]), &forge.header(), &claims));
    // An encrypted token.
    forged.push(format!("{}.AAAA.AAAA.AAAA.AAAA", BASE64URL.encode(r#"{"alg":"dir","enc":"A256GCM"}"#)));
    // A token of another register.
    forged.push(App::start().token(&[(Role::RegisterAdmin, None)]));
    // Truncated and changed tokens.
    forged.extend((1..good.len()).step_by(9).map(|length| good[..length].to_owned()));
    for place in (0..good.len()).step_by(5) {
        let mut bytes = good.clone().into_bytes();
        bytes[place] = if bytes[place] == b'Q' { b'R' } else { b'Q' };
        forged.push(String::from_utf8(bytes).unwrap());
    }

    assert!(forged.len() > 200, "{}", forged.len());
    for token in &forged {
        assert_eq!(account_status(&app, token), 401, "{token}");
    }
    let seen = trap.accept();
    assert!(seen.is_err(), "the register followed an address in a token");
    assert_eq!(account_status(&app, &good), 200);
}

#[test]
fn a_token_is_accepted_only_in_the_authorization_header() {
    let app = App::start();
    let good = member(&app).1.access_token;
    let bearer = format!("Bearer {good}");
    let status = |path: &str, headers: &[(&str, &str)]| app.send("GET", path, headers).status;
    assert_eq!(status("/v1/account", &[("authorization", &bearer)]), 200);
    assert_eq!(status("/v1/account", &[("authorization", &bearer.replace("Bearer", "bearer"))]), 200);
    assert_eq!(status(&format!("/v1/account?access_token={good}"), &[]), 401);
    for headers in [
        vec![("authorization", bearer.as_str()), ("authorization", bearer.as_str())],
        vec![("authorization", good.as_str())],
        vec![("authorization", "Bearer")],
        vec![("authorization", "Basic eDp5")],
        vec![("cookie", bearer.as_str())],
        vec![("x-authorization", bearer.as_str())],
    ] {
        assert_eq!(status("/v1/account", &headers), 401, "{headers:?}");
    }
    let refused = app.get("/v1/account");
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    let refused = app.send("GET", "/v1/account", &[("authorization", "Bearer x")]);
    assert_eq!(refused.header("www-authenticate"), "Bearer error=\"invalid_token\"");
}

#[test]
fn a_token_ends_with_its_session_or_account() {
    let app = App::start();
    let begin = app.clock.now();
    let token = member(&app).1.access_token;
    app.clock.set(begin + TimeDelta::seconds(599));
    assert_eq!(account_status(&app, &token), 200);
    app.clock.set(begin + TimeDelta::seconds(600));
    let late = app.send("GET", "/v1/account", &[("authorization", &format!("Bearer {token}"))]);
    assert_eq!((late.status, late.json()["code"].as_str()), (401, Some("tokenExpired")));
    // A token from the future is refused, too.
    app.clock.set(begin - TimeDelta::seconds(10));
    assert_eq!(account_status(&app, &token), 401);
    app.clock.set(begin);

    assert_eq!(app.call("POST", "/v1/auth/logout", &token, None).status, 204);
    let ended = app.send("GET", "/v1/account", &[("authorization", &format!("Bearer {token}"))]);
    assert_eq!((ended.status, ended.json()["code"].as_str()), (401, Some("sessionEnded")));

    let (account, issued) = member(&app);
    app.register.write_blocking(move |tx| Ok(store::accounts::set_disabled(tx.conn, account, Some(tx.now))?)).unwrap();
    assert_eq!(account_status(&app, &issued.access_token), 401);
    assert_eq!(refresh(&app, issued.refresh_token.as_ref().unwrap()).0, 400);
}

#[test]
fn granted_and_revoked_roles_count_at_once() {
    let app = small_town();
    let (account, token) = app.member(&[(Role::Editor, Some("voorbeeldstad"))]);
    let roles = || app.call("GET", "/v1/account", &token, None).json()["roles"].clone();
    assert_eq!(roles(), json!([{"role": "editor", "organization": "voorbeeldstad"}]));
    app.register.write_blocking(move |tx| accounts::grant_role(tx, account, Role::Auditor, Some("elders"))).unwrap();
    assert_eq!(roles().as_array().unwrap().len(), 2);
    let email = app.call("GET", "/v1/account", &token, None).json()["email"].as_str().unwrap().to_owned();
    app.register
        .write_blocking(move |tx| accounts::revoke_role(tx, &email, Role::Editor, Some("voorbeeldstad")))
        .unwrap();
    assert_eq!(roles(), json!([{"role": "auditor", "organization": "elders"}]));
}

fn refresh(app: &App, token: &str) -> (u16, Value) {
    app.form("/v1/auth/token", &[("grant_type", "refresh_token"), ("refresh_token", token)], &[])
}

#[test]
fn a_reused_refresh_token_ends_its_session() {
    let app = App::start();
    let (_, first) = member(&app);
    let old = first.refresh_token.unwrap();
    let (status_of_second, second) = refresh(&app, &old);
    assert_eq!(status_of_second, 200, "{second}");
    assert_eq!((second["token_type"].as_str(), second["expires_in"].as_i64()), (Some("Bearer"), Some(600)));
    let (_, third) = refresh(&app, second["refresh_token"].as_str().unwrap());
    let tokens = [first.access_token.as_str(), third["access_token"].as_str().unwrap()];
    assert_eq!(tokens.map(|token| account_status(&app, token)), [200, 200]);

    // A used refresh token appears again: it was stolen.
    let (again, response) = refresh(&app, &old);
    assert_eq!((again, response["error"].as_str()), (400, Some("invalid_grant")));
    assert_eq!(tokens.map(|token| account_status(&app, token)), [401, 401]);
    assert_eq!(refresh(&app, third["refresh_token"].as_str().unwrap()).0, 400);
}

#[test]
fn refresh_tokens_and_sessions_expire() {
    let app = App::start();
    let begin = app.clock.now();
    let old = member(&app).1.refresh_token.unwrap();
    app.clock.set(begin + TimeDelta::days(7));
    assert_eq!(refresh(&app, &old).0, 400);

    let mut token = member(&app).1.refresh_token.unwrap();
    let begin = app.clock.now();
    for days in [6, 12, 18, 24] {
        app.clock.set(begin + TimeDelta::days(days));
        let (status, response) = refresh(&app, &token);
        assert_eq!(status, 200);
        token = response["refresh_token"].as_str().unwrap().to_owned();
    }
    app.clock.set(begin + TimeDelta::days(30));
    assert_eq!(refresh(&app, &token).0, 400);
}

#[test]
fn either_token_revokes_a_session() {
    let app = App::start();
    let revoke = |token: &str| app.form("/v1/auth/revoke", &[("token", token)], &[]).0;
    let (_, one) = member(&app);
    assert_eq!(revoke(one.refresh_token.as_ref().unwrap()), 200);
    assert_eq!(
        (account_status(&app, &one.access_token), refresh(&app, one.refresh_token.as_ref().unwrap()).0),
        (401, 400)
    );
    let (_, two) = member(&app);
    assert_eq!(revoke(&two.access_token), 200);
    assert_eq!(
        (account_status(&app, &two.access_token), refresh(&app, two.refresh_token.as_ref().unwrap()).0),
        (401, 400)
    );
    // An unknown token gets the same response.
    assert_eq!(revoke("x"), 200);
    assert_eq!(app.form("/v1/auth/revoke", &[], &[]).0, 400);
}

/// Opens a second process on the same database, with the same keys and a folder of its own.
fn open_replica(app: &App, clock: &Clock) -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let key =
        |name: &str| std::fs::read_to_string(app.folder.path().join("keys").join(name)).unwrap().trim().to_owned();
    let mut settings = (*app.register.settings).clone();
    settings.data = folder.path().to_owned();
    (settings.log_key, settings.instance_key) = (Some(key("log.key")), Some(key("instance.key")));
    let register = open_unlocked(&settings, clock).unwrap();
    (folder, register)
}

fn is_valid(register: &Register, token: &str) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(tokens::verify_access_token(register, token)).is_ok()
}

fn issue_token(register: &Register) -> String {
    let tokens = register.tokens.clone();
    let begun = register.write_blocking(move |tx| {
        let account = accounts::create_without_password(tx, &format!("{}@example.org", tx.new_id()?))?;
        Ok(sessions::start(tx, &tokens, PrincipalId::Account(account))?.access_token)
    });
    begun.unwrap().value
}

fn kid(token: &str) -> String {
    let header: Value = serde_json::from_slice(&BASE64URL.decode(token.split('.').next().unwrap()).unwrap()).unwrap();
    header["kid"].as_str().unwrap().to_owned()
}

#[test]
fn a_key_rotation_invalidates_no_token() {
    let app = App::start();
    let begin: chrono::DateTime<chrono::Utc> = MORNING.parse().unwrap();
    let clock = Clock::at(begin);
    let (_folder, other) = open_replica(&app, &clock);
    let both = |token: &str| (is_valid(&app.register, token), is_valid(&other, token));
    let before = issue_token(&other);
    assert_eq!(both(&before), (true, true));

    // The operator rotates the key while the servers run.
    let begin = begin + TimeDelta::seconds(60);
    app.clock.set(begin);
    clock.set(begin);
    let vault = app.register.vault.clone();
    let new = app.register.write_blocking(move |tx| tokens::rotate(tx, &vault, false)).unwrap().value;
    let at = |seconds: i64| {
        app.clock.set(begin + TimeDelta::seconds(seconds));
        clock.set(begin + TimeDelta::seconds(seconds));
    };
    let known = || {
        let keys = app.json("/.well-known/jwks.json");
        keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    at(10);
    assert_eq!(known(), [new.clone(), kid(&before)]);
    at(0);
    let mut all = vec![before.clone()];
    for seconds in [0, 5, 30, 69, 89, 90, 91, 120] {
        at(seconds);
        all.extend([issue_token(&other), issue_token(&app.register)]);
        for token in &all {
            assert_eq!(both(token), (true, true), "{seconds} s: a token of {}", kid(token));
        }
    }
    let last = &all[all.len() - 2..];
    assert!(last.iter().all(|token| kid(token) == new), "every process must sign with the new key");
    // The old key is published until its last token expires.
    at(689);
    assert_eq!(known().len(), 2);
    at(690);
    assert_eq!(known(), [new]);
    assert_eq!(both(&before), (false, false));
}

#[test]
fn an_emergency_rotation_invalidates_all_tokens() {
    let app = App::start();
    let begin: chrono::DateTime<chrono::Utc> = MORNING.parse().unwrap();
    let clock = Clock::at(begin);
    let (_folder, other) = open_replica(&app, &clock);
    let stolen = issue_token(&other);
    let vault = app.register.vault.clone();
    app.register.write_blocking(move |tx| tokens::rotate(tx, &vault, true)).unwrap();
    app.clock.set(begin + TimeDelta::seconds(10));
    clock.set(begin + TimeDelta::seconds(10));
    assert!(!is_valid(&app.register, &stolen) && !is_valid(&other, &stolen));
    assert_eq!(app.json("/.well-known/jwks.json")["keys"].as_array().unwrap().len(), 1);
    let fresh = issue_token(&other);
    assert!(is_valid(&app.register, &fresh) && is_valid(&other, &fresh));
}
