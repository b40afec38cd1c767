//! Members of an organization: invitations, roles and programs.
use crate::fixtures::app::App;
use crate::fixtures::http::status_and_code;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

const MEMBERS: &str = "/v1/organizations/voorbeeldstad/members";
const INVITATIONS: &str = "/v1/organizations/voorbeeldstad/invitations";
const CLIENTS: &str = "/v1/organizations/voorbeeldstad/clients";
const ACCEPT: &str = "/v1/invitations/accept";
const PASSWORD: &str = "tulpen rijden zelden op zondag";

fn administrator(app: &App) -> (uuid::Uuid, String) {
    app.member(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))])
}

fn invite(app: &App, token: &str, email: &str, roles: &[&str]) -> Value {
    let response = app.call("POST", INVITATIONS, token, Some(&json!({"email": email, "roles": roles})));
    assert_eq!(response.status, 201, "{}", response.text());
    assert_eq!(response.header("cache-control"), "no-store");
    response.json()
}

#[test]
fn an_invitation_is_accepted_once() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    let invited = invite(&app, &admin, "Jo@Stad.example", &["editor", "publisher", "editor"]);
    assert_eq!((&invited["email"], &invited["roles"]), (&json!("jo@stad.example"), &json!(["editor", "publisher"])));
    let secret = invited["secret"].as_str().unwrap();
    let listed = app.call("GET", INVITATIONS, &admin, None).text();
    assert!(listed.contains("jo@stad.example") && !listed.contains(secret));

    let take = |body: &Value| app.call("POST", ACCEPT, "", Some(body));
    let error = take(&json!({"secret": secret})).json();
    assert_eq!(error["errors"][0]["pointer"], "/password");
    let easy = take(&json!({"secret": secret, "password": "jo@stad.example"}));
    assert_eq!((easy.status, easy.json()["errors"][0]["code"].clone()), (422, json!("passwordGuessable")));
    let wrong = take(&json!({"secret": "no-such-secret", "password": PASSWORD}));
    assert_eq!(status_and_code(&wrong), (409, "invitationEnded".into()));
    let body = json!({"secret": secret, "password": PASSWORD});
    let once = [("idempotency-key", "0b5e")];
    let taken = app.call_with("POST", ACCEPT, "", Some(&body), &once);
    assert_eq!((taken.status, taken.json()["organization"].clone()), (200, json!("voorbeeldstad")));
    // A repeated request gets the same response; another one is refused.
    assert_eq!(app.call_with("POST", ACCEPT, "", Some(&body), &once).text(), taken.text());
    assert_eq!(status_and_code(&take(&body)), (409, "invitationEnded".into()));

    let login = json!({"email": "jo@stad.example", "password": PASSWORD});
    let token = app.call("POST", "/v1/auth/login", "", Some(&login)).json()["accessToken"].as_str().unwrap().to_owned();
    let drafts = "/v1/organizations/voorbeeldstad/systems/drafts";
    assert_eq!(app.call("GET", drafts, &token, None).status, 200);
    let members = app.call("GET", MEMBERS, &admin, None).json();
    assert_eq!(members["total"], 2);
    let jo = members["items"].as_array().unwrap().iter().find(|one| one["email"] == "jo@stad.example").unwrap();
    assert_eq!(jo["roles"][0], json!({"role": "editor", "source": "local", "since": "2026-03-02T09:00:00Z"}));
    assert_eq!(app.call("GET", INVITATIONS, &admin, None).json()["total"], 0);
}

#[test]
fn an_existing_account_accepts_an_invitation() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    let (elsewhere, token) = app.member(&[(Role::Editor, Some("elders"))]);
    let email = app.call("GET", "/v1/account", &token, None).json()["email"].as_str().unwrap().to_owned();
    let invited = invite(&app, &admin, &email, &["auditor"]);
    let body = json!({"secret": invited["secret"], "password": PASSWORD});
    assert_eq!(status_and_code(&app.call("POST", ACCEPT, "", Some(&body))), (409, "accountExists".into()));
    let body = json!({"secret": invited["secret"]});
    assert_eq!(app.call("POST", ACCEPT, "no.token.this", Some(&body)).status, 401);
    app.clock.set(app.clock.now() + TimeDelta::seconds(1));
    let taken = app.call("POST", ACCEPT, &token, Some(&body));
    assert_eq!((taken.status, taken.json()["account"].clone()), (200, json!(elsewhere)));
    // The role counts at once, with the same token.
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit", &token, None);
    assert_eq!((audit.status, audit.json()["items"][0]["action"].clone()), (200, json!("invitation.accept")));
}

#[test]
fn invitations_expire_and_can_be_withdrawn() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    let withdrawn = invite(&app, &admin, "a@stad.example", &["editor"]);
    let path = format!("{INVITATIONS}/{}", withdrawn["id"].as_str().unwrap());
    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    assert_eq!(app.call("DELETE", &path, &stranger, None).status, 404);
    let their = path.replace("voorbeeldstad", "elders");
    assert_eq!(
        app.call("DELETE", &their, &stranger, None).status,
        404,
        "invitations of another organization are hidden"
    );
    assert_eq!(app.call("DELETE", &path, &admin, None).status, 204);
    assert_eq!(app.call("DELETE", &path, &admin, None).status, 404);
    let late = invite(&app, &admin, "b@stad.example", &["editor"]);
    app.clock.set(app.clock.now() + TimeDelta::days(7));
    for invited in [withdrawn, late] {
        let body = json!({"secret": invited["secret"], "password": PASSWORD});
        assert_eq!(status_and_code(&app.call("POST", ACCEPT, "", Some(&body))), (409, "invitationEnded".into()));
    }
}

#[test]
fn the_last_administrator_cannot_be_removed() {
    let app = small_town();
    let (own, admin) = administrator(&app);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    for roles in [json!([]), json!(["registerAdmin"])] {
        let wrong = app.call("POST", INVITATIONS, &admin, Some(&json!({"email": "a@stad.example", "roles": roles})));
        assert_eq!((wrong.status, wrong.json()["errors"][0]["pointer"].clone()), (422, json!("/roles")));
    }
    let wrong =
        app.call("POST", INVITATIONS, &admin, Some(&json!({"email": "stad.example", "roles": ["boss"]}))).json();
    let places: Vec<_> = wrong["errors"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
    assert_eq!(json!(places), json!(["/email", "/roles/0"]));

    let path = format!("{MEMBERS}/{own}");
    let editor_only = json!({"roles": ["editor"]});
    assert_eq!(app.call("PUT", &path, &editor, Some(&editor_only)).status, 403);
    for (method, body) in [("PUT", Some(&editor_only)), ("DELETE", None)] {
        assert_eq!(status_and_code(&app.call(method, &path, &admin, body)), (409, "lastAdministrator".into()));
    }
    let (second, second_token) = app.member(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let changed = app.call("PUT", &path, &second_token, Some(&json!({"roles": ["publisher", "editor"]})));
    assert_eq!(changed.status, 200, "{}", changed.text());
    let words: Vec<_> = changed.json()["roles"].as_array().unwrap().iter().map(|held| held["role"].clone()).collect();
    assert_eq!(json!(words), json!(["editor", "publisher"]));
    assert_eq!(app.call("GET", MEMBERS, &admin, None).status, 403, "a removed role is gone at once");
    assert_eq!(app.call("DELETE", &path, &second_token, None).status, 204);
    assert_eq!(app.call("GET", "/v1/organizations/voorbeeldstad/settings", &admin, None).status, 404);
    // People must be invited: only members are found.
    let (elsewhere, _) = app.member(&[(Role::Editor, Some("elders"))]);
    for nobody in [own, elsewhere, uuid::Uuid::nil()] {
        let response = app.call("PUT", &format!("{MEMBERS}/{nobody}"), &second_token, Some(&editor_only));
        assert_eq!(response.status, 404);
    }
    // A register administrator invites administrators and sees the members.
    assert_eq!(app.call("GET", MEMBERS, &register, None).status, 200);
    invite(&app, &register, "c@stad.example", &["organizationAdmin"]);
    assert_eq!(
        status_and_code(&app.call("DELETE", &format!("{MEMBERS}/{second}"), &register, None)),
        (409, "lastAdministrator".into())
    );
}

#[test]
fn roles_from_an_issuer_are_kept() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    let (account, token) = app.member(&[(Role::Editor, Some("voorbeeldstad"))]);
    app.register
        .write_blocking(move |tx| {
            let place = algorithm_register::store::organizations::find_by_slug(tx.conn, "voorbeeldstad")?.unwrap().id.0;
            Ok(algorithm_register::store::issuers::add_role(tx.conn, account, place, "auditor")?)
        })
        .unwrap();
    let path = format!("{MEMBERS}/{account}");
    let changed = app.call("PUT", &path, &admin, Some(&json!({"roles": ["publisher", "auditor"]}))).json();
    let held: Vec<_> =
        changed["roles"].as_array().unwrap().iter().map(|held| json!([held["role"], held["source"]])).collect();
    assert_eq!(json!(held), json!([["auditor", "issuer"], ["publisher", "local"]]));
    assert_eq!(app.call("GET", "/v1/organizations/voorbeeldstad/audit", &token, None).status, 200);
}

#[test]
fn register_administrators_manage_themselves() {
    let app = small_town();
    let (own, register) = app.member(&[(Role::RegisterAdmin, None)]);
    let path = format!("/v1/members/{own}");
    assert_eq!(status_and_code(&app.call("DELETE", &path, &register, None)), (409, "lastAdministrator".into()));
    let new = json!({"email": "second@register.example", "roles": ["registerAdmin"]});
    let invited = app.call("POST", "/v1/invitations", &register, Some(&new)).json();
    assert_eq!(app.call("GET", "/v1/invitations", &register, None).json()["total"], 1);
    assert_eq!(
        app.call("GET", INVITATIONS, &register, None).json()["total"],
        0,
        "invitations to the register are hidden from organizations"
    );
    let wrong = json!({"email": "x@register.example", "roles": ["editor"]});
    assert_eq!(app.call("POST", "/v1/invitations", &register, Some(&wrong)).status, 422);
    let taken = app.call("POST", ACCEPT, "", Some(&json!({"secret": invited["secret"], "password": PASSWORD})));
    assert_eq!(taken.json()["organization"], Value::Null);
    assert_eq!(app.call("GET", "/v1/members", &register, None).json()["total"], 2);
    assert_eq!(app.call("PUT", &path, &register, Some(&json!({"roles": ["registerAdmin"]}))).status, 200);
    assert_eq!(app.call("DELETE", &path, &register, None).status, 204);
    assert_eq!(app.call("GET", "/v1/members", &register, None).status, 403);
}

#[test]
fn a_program_logs_in_until_it_is_disabled() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    let new = json!({"name": "Zaaksysteem", "roles": ["editor"]});
    let key = [("idempotency-key", "client-1")];
    let created = app.call_with("POST", CLIENTS, &admin, Some(&new), &key);
    assert_eq!(created.status, 201, "{}", created.text());
    assert_eq!(app.call_with("POST", CLIENTS, &admin, Some(&new), &key).text(), created.text());
    let created = created.json();
    assert_eq!(app.call("GET", CLIENTS, &admin, None).json()["total"], 1);
    let id = created["id"].as_str().unwrap();
    let log_in = |secret: &Value| {
        let pairs =
            [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret.as_str().unwrap())];
        app.form("/v1/auth/token", &pairs, &[])
    };
    let (status, tokens) = log_in(&created["secret"]);
    assert_eq!(status, 200, "{tokens}");
    let token = tokens["access_token"].as_str().unwrap().to_owned();
    let drafts = "/v1/organizations/voorbeeldstad/systems/drafts";
    assert_eq!(app.call("GET", drafts, &token, None).status, 200);
    // A program cannot accept an invitation.
    let invited = invite(&app, &admin, "p@stad.example", &["organizationAdmin"]);
    assert_eq!(
        status_and_code(&app.call("POST", ACCEPT, &token, Some(&json!({"secret": invited["secret"]})))),
        (403, "peopleOnly".into())
    );

    let stranger = app.token(&[(Role::OrganizationAdmin, Some("elders"))]);
    let their = format!("/v1/organizations/elders/clients/{id}");
    assert_eq!(app.call("DELETE", &their, &stranger, None).status, 404, "programs of another organization are hidden");
    assert_eq!(app.call("POST", &format!("{their}/secret"), &stranger, None).status, 404);
    let renewed = app.call("POST", &format!("{CLIENTS}/{id}/secret"), &admin, None).json();
    assert_eq!(app.call("GET", drafts, &token, None).status, 401, "sessions end with the secret");
    assert_eq!((log_in(&created["secret"]).0, log_in(&renewed["secret"]).0), (401, 200));
    assert_eq!(app.call("DELETE", &format!("{CLIENTS}/{id}"), &admin, None).status, 204);
    assert_eq!(log_in(&renewed["secret"]).0, 401);
    assert_eq!(
        status_and_code(&app.call("POST", &format!("{CLIENTS}/{id}/secret"), &admin, None)),
        (409, "clientDisabled".into())
    );
    let listed = app.call("GET", CLIENTS, &admin, None).json();
    assert!(listed["items"][0]["disabledAt"].is_string() && listed["items"][0].get("secret").is_none());
}

#[test]
fn programs_have_no_administrator_roles_or_private_keys() {
    let app = small_town();
    let (_, admin) = administrator(&app);
    for role in ["organizationAdmin", "registerAdmin"] {
        let new = json!({"name": "x", "roles": [role]});
        assert_eq!(app.call("POST", CLIENTS, &admin, Some(&new)).status, 422, "{role}");
    }
    let public = json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
    let mut private = public.clone();
    private["d"] = json!("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    let new = |key: &Value| json!({"name": "Signs", "roles": ["editor"], "keys": {"keys": [key]}});
    let refused = app.call("POST", CLIENTS, &admin, Some(&new(&private)));
    assert_eq!((refused.status, refused.json()["errors"][0]["pointer"].clone()), (422, json!("/keys")));
    let created = app.call("POST", CLIENTS, &admin, Some(&new(&public))).json();
    assert_eq!((&created["login"], created.get("secret")), (&json!("key"), None));
    let path = format!("{CLIENTS}/{}/secret", created["id"].as_str().unwrap());
    assert_eq!(status_and_code(&app.call("POST", &path, &admin, None)), (409, "signs".into()));
}
