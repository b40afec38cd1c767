//! Commands of the operator beside a running server.
use crate::fixtures::app::App;
use crate::fixtures::town::small_town;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use serde_json::json;
use std::process::{Command, Stdio};

/// Runs a command on the data of a register. Returns its output, or none if it fails.
fn command(app: &App, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_algorithm-register"));
    command.args(arguments).current_dir(app.folder.path()).stdin(Stdio::null());
    command.arg("--data").arg(app.folder.path()).args(["--database-url", &app.register.settings.database_url]);
    let output = command.output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

fn login(app: &App, password: &str) -> u16 {
    let body = json!({"email": "editor@example.org", "password": password});
    app.call("POST", "/v1/auth/login", "", Some(&body)).status
}

#[test]
fn accounts_are_created_changed_and_disabled() {
    let app = small_town();
    let user = |arguments: &[&str]| command(&app, &[&["user"], arguments].concat());
    let who = ["--email", "Editor@example.org"];
    let editor = ["--role", "editor", "--organization", "voorbeeldstad"];
    let create = |held: &[&str]| user(&[&["create"], who.as_slice(), held].concat());
    assert_eq!(create(&["--role", "editor"]), None);
    assert_eq!(create(&["--role", "editor", "--organization", "nowhere"]), None);
    assert_eq!(create(&["--role", "registerAdmin", "--organization", "voorbeeldstad"]), None);
    let password = create(&editor).unwrap();
    assert_eq!(login(&app, &password), 200);
    // A second `create` grants a role and keeps the password.
    assert!(create(&["--role", "auditor", "--organization", "elders"]).unwrap().contains("already exists"));
    assert_eq!(login(&app, &password), 200);
    let listed = user(&["list"]).unwrap();
    assert_eq!(listed, "editor@example.org\tactive\t-\tauditor@elders editor@voorbeeldstad".to_owned(), "{listed}");
    assert!(user(&[&["role"], who.as_slice(), &editor, &["--remove"]].concat()).is_some());
    assert_eq!(user(&[&["role"], who.as_slice(), &editor, &["--remove"]].concat()), None);
    assert!(user(&["list"]).unwrap().ends_with("\tauditor@elders"));

    let new = user(&[&["password"], who.as_slice()].concat()).unwrap();
    assert_eq!((login(&app, &password), login(&app, &new)), (401, 200));
    assert!(user(&[&["disable"], who.as_slice()].concat()).is_some());
    assert_eq!(login(&app, &new), 401);
    assert!(user(&[&["disable"], who.as_slice(), &["--undo"]].concat()).is_some());
    assert_eq!(login(&app, &new), 200);
    assert_eq!(user(&["disable", "--email", "nobody@example.org"]), None);
}

#[test]
fn clients_are_created_rotated_and_disabled() {
    let app = small_town();
    let client = |arguments: &[&str]| command(&app, &[&["client"], arguments].concat());
    let create = ["create", "--organization", "voorbeeldstad", "--name", "Zaaksysteem", "--role"];
    assert_eq!(client(&[&create[..], &["organizationAdmin"]].concat()), None);
    let created = client(&[&create[..], &["editor"]].concat()).unwrap();
    let words: Vec<_> = created.split_whitespace().collect();
    let [_, id, _, secret] = words[..] else { panic!("{created}") };
    let grant = |secret: &str| {
        let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)];
        app.form("/v1/auth/token", &form, &[]).0
    };
    assert_eq!(grant(secret), 200);
    let new = client(&["rotate-secret", id]).unwrap();
    assert_eq!((grant(secret), grant(&new)), (401, 200));

    let keys = app.folder.path().join("jwks.json");
    let x = BASE64URL.encode(ed25519_dalek::SigningKey::from_bytes(&[3; 32]).verifying_key().as_bytes());
    std::fs::write(&keys, json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": x}]}).to_string()).unwrap();
    let signing = client(&[&create[..], &["auditor", "--jwks", "jwks.json"]].concat()).unwrap();
    assert!(!signing.contains("client_secret"));
    std::fs::write(&keys, "{}").unwrap();
    assert_eq!(client(&[&create[..], &["auditor", "--jwks", "jwks.json"]].concat()), None);

    assert!(client(&["disable", id]).is_some());
    assert_eq!(grant(&new), 401);
    let listed = client(&["list", "--organization", "voorbeeldstad"]).unwrap();
    let states: Vec<_> = listed.lines().map(|line| line.split('\t').skip(1).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(states, ["disabled secret editor Zaaksysteem", "active key auditor Zaaksysteem"]);
}

#[test]
fn a_token_key_is_rotated_while_a_server_runs() {
    let app = small_town();
    app.clock.release();
    let token = app.token(&[]);
    let id = command(&app, &["key", "rotate-tokens"]).unwrap();
    app.clock.set(app.clock.now() + TimeDelta::seconds(11));
    let keys = app.json("/.well-known/jwks.json");
    let known: Vec<_> = keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap()).collect();
    assert!(known.len() == 2 && known.contains(&id.as_str()), "{known:?}");
    assert_eq!(app.call("GET", "/v1/account", &token, None).status, 200);
    assert!(command(&app, &["key", "rotate-tokens", "--at-once"]).is_some());
    app.clock.set(app.clock.now() + TimeDelta::seconds(11));
    assert_eq!(app.call("GET", "/v1/account", &token, None).status, 401);
}

#[test]
fn organizations_are_registered_listed_and_configured() {
    let app = small_town();
    let organization = |arguments: &[&str]| command(&app, &[&["organization"], arguments].concat());
    assert!(organization(&["create", "samplecity", "--name", "en=City of Sample", "--country", "GB"]).is_some());
    assert_eq!(organization(&["create", "samplecity", "--name", "en=Another"]), None);
    let listed = organization(&["list"]).unwrap();
    let slugs: Vec<_> = listed.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(slugs, ["elders", "samplecity", "voorbeeldstad"]);
    let file = app.folder.path().join("settings.json");
    std::fs::write(&file, r#"{"twoPersonRule": true, "reviewMonths": 9}"#).unwrap();
    let set = organization(&["settings", "samplecity", "--file", file.to_str().unwrap()]).unwrap();
    assert_eq!(organization(&["settings", "samplecity"]).unwrap(), set);
    let admin = app.token(&[(algorithm_register::domain::accounts::Role::OrganizationAdmin, Some("samplecity"))]);
    let shown = app.call("GET", "/v1/organizations/samplecity/settings", &admin, None);
    assert_eq!((shown.header("etag"), shown.json()["reviewMonths"].clone()), ("\"1\"", json!(9)));
    let headers = [("if-match", "\"1\""), ("content-type", "application/merge-patch+json")];
    let path = "/v1/organizations/samplecity/profile";
    let changed = app.call_with("PATCH", path, &admin, Some(&json!({"name": {"fr": "Ville exemple"}})), &headers);
    assert_eq!(changed.status, 200, "{}", changed.text());
    // The log with the new version verifies.
    let export = app.folder.path().join("versions.ndjson");
    std::fs::write(&export, app.text("/v1/export/versions.ndjson")).unwrap();
    let verified = command(&app, &["verify", export.to_str().unwrap()]).unwrap();
    assert!(verified.starts_with("verified"), "{verified}");
    std::fs::write(&file, r#"{"reviewMonths": 99}"#).unwrap();
    assert_eq!(organization(&["settings", "samplecity", "--file", file.to_str().unwrap()]), None);
    assert_eq!(organization(&["settings", "nowhere"]), None);
}
