//! Roles that a login at an issuer grants, and the accounts it creates.
use crate::fixtures::app::App;
use crate::fixtures::http::status_and_code;
use crate::fixtures::issuer::{
    ISSUER, access_token, account_of, issuer_settings, log_in, role_sources, roles_claim, town_with_issuer,
};
use algorithm_register::domain::accounts::Role;
use algorithm_register::service::accounts;
use serde_json::json;

#[test]
fn a_login_grants_the_roles_of_its_claims() {
    let (app, issuer, _) = town_with_issuer();
    let first = log_in(&app, &issuer);
    assert_eq!(first.header("cache-control"), "no-store");
    assert!(first.json()["refreshToken"].is_string());
    let reader = access_token(&first);
    assert_eq!(app.call("GET", ISSUER, &reader, None).status, 200);
    assert_eq!(app.call("PUT", ISSUER, &reader, Some(&issuer_settings(&issuer))).status, 403);
    assert_eq!(app.call("GET", "/v1/organizations/elders/issuer", &reader, None).status, 404);
    let account = account_of(&reader);
    let of_issuer = |role: &str| (role.to_owned(), "issuer".to_owned());
    assert_eq!(role_sources(&app, account), [of_issuer("auditor")]);

    // The next login changes the roles of earlier tokens, too.
    issuer.set_claims(roles_claim(&["writers", "unknown"]));
    let writer = access_token(&log_in(&app, &issuer));
    assert_eq!(account_of(&writer), account);
    assert_eq!(role_sources(&app, account), [of_issuer("editor")]);
    assert_eq!(app.call("GET", ISSUER, &reader, None).status, 403);

    // Local roles stay; roles of the issuer go, and with the last of them the sessions.
    app.register
        .write_blocking(move |tx| accounts::grant_role(tx, account, Role::Auditor, Some("voorbeeldstad")))
        .unwrap();
    issuer.set_claims(roles_claim(&["chiefs"]));
    log_in(&app, &issuer);
    assert_eq!(role_sources(&app, account), [("auditor".into(), "local".into()), of_issuer("organizationAdmin")]);
    issuer.set_claims(roles_claim(&["unknown"]));
    let refused = log_in(&app, &issuer);
    assert_eq!(status_and_code(&refused), (403, "noRole".into()));
    assert_eq!(role_sources(&app, account), [("auditor".into(), "local".into())]);
    assert_eq!(status_and_code(&app.call("GET", ISSUER, &writer, None)), (401, "sessionEnded".into()));
}

#[test]
fn a_role_granted_locally_is_no_longer_the_issuers() {
    let (app, issuer, admin) = town_with_issuer();
    issuer.set_claims(roles_claim(&["readers", "writers"]));
    let account = account_of(&access_token(&log_in(&app, &issuer)));
    let of = |role: &str, source: &str| (role.to_owned(), source.to_owned());
    assert_eq!(role_sources(&app, account), [of("auditor", "issuer"), of("editor", "issuer")]);
    app.register
        .write_blocking(move |tx| accounts::grant_role(tx, account, Role::Auditor, Some("voorbeeldstad")))
        .unwrap();
    assert_eq!(role_sources(&app, account), [of("auditor", "local"), of("editor", "issuer")]);
    // A list that repeats the roles of the issuer does not make them local.
    let members = format!("/v1/organizations/voorbeeldstad/members/{account}");
    let sent = json!({"roles": ["auditor", "editor", "publisher"]});
    assert_eq!(app.call("PUT", &members, &admin, Some(&sent)).status, 200);
    assert_eq!(role_sources(&app, account), [of("auditor", "local"), of("editor", "issuer"), of("publisher", "local")]);
    issuer.set_claims(roles_claim(&["chiefs"]));
    log_in(&app, &issuer);
    assert_eq!(
        role_sources(&app, account),
        [of("auditor", "local"), of("organizationAdmin", "issuer"), of("publisher", "local")]
    );
}

#[test]
fn a_login_without_a_role_creates_no_account() {
    let (app, issuer, _) = town_with_issuer();
    let accounts = |app: &App| {
        let count = |tx: &mut algorithm_register::service::Tx<'_>| {
            use algorithm_register::store::schema::accounts;
            use diesel::prelude::*;
            Ok(accounts::table.count().get_result::<i64>(tx.conn)?)
        };
        app.register.write_blocking(count).unwrap().value
    };
    let before = accounts(&app);
    for claims in [json!({}), roles_claim(&[]), roles_claim(&["unknown", "registerAdmin", "organizationAdmin"])] {
        issuer.set_claims(claims);
        assert_eq!(status_and_code(&log_in(&app, &issuer)), (403, "noRole".into()));
    }
    assert_eq!(accounts(&app), before);
}

#[test]
fn an_issuer_grants_roles_only_in_its_own_organization() {
    let (app, issuer, _) = town_with_issuer();
    let token = access_token(&log_in(&app, &issuer));
    let account = account_of(&token);
    let give = move |tx: &mut algorithm_register::service::Tx<'_>| {
        accounts::grant_role(tx, account, Role::OrganizationAdmin, Some("elders"))?;
        accounts::grant_role(tx, account, Role::RegisterAdmin, None)
    };
    app.register.write_blocking(give).unwrap();
    // The issuer of one city cannot give access to another, even for accounts with roles in both.
    let elsewhere = access_token(&log_in(&app, &issuer));
    for token in [token, elsewhere] {
        assert_eq!(app.call("GET", "/v1/organizations/elders/issuer", &token, None).status, 404);
        assert_eq!(app.call("GET", ISSUER, &token, None).status, 200);
    }
}

#[test]
fn an_email_address_does_not_link_accounts() {
    let (app, issuer, _) = town_with_issuer();
    let local =
        app.register.write_blocking(|tx| accounts::create_without_password(tx, "jo@example.org")).unwrap().value;
    let token = access_token(&log_in(&app, &issuer));
    let first = account_of(&token);
    assert_ne!(first, local);
    assert_eq!(app.call("GET", "/v1/account", &token, None).json()["email"], "jo@example.org");
    issuer.update(|state| state.claims["sub"] = "another".into());
    assert_ne!(account_of(&access_token(&log_in(&app, &issuer))), first);
    // An address from an issuer does not block a later account.
    issuer.update(|state| state.claims["email"] = "chief@example.org".into());
    log_in(&app, &issuer);
    app.register.write_blocking(|tx| accounts::create_without_password(tx, "chief@example.org")).unwrap();
}

#[test]
fn email_domains_require_a_verified_address() {
    let (app, issuer, admin) = town_with_issuer();
    let tag = app.call("GET", ISSUER, &admin, None).header("etag").to_owned();
    let mut changed = issuer_settings(&issuer);
    changed["emailDomains"] = json!(["example.org"]);
    assert_eq!(app.call_with("PUT", ISSUER, &admin, Some(&changed), &[("if-match", &tag)]).status, 200);
    access_token(&log_in(&app, &issuer));
    for (email, verified) in [("jo@example.org", false), ("jo@example.com", true)] {
        issuer.update(|state| {
            state.claims["email"] = email.into();
            state.claims["email_verified"] = verified.into();
        });
        assert_eq!(status_and_code(&log_in(&app, &issuer)), (403, "emailNotAllowed".into()));
    }
}
