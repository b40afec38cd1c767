//! The audit log: its entries, its readers and its exports.
use crate::fixtures::app::{App, MORNING, postgres};
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::{Value, json};

const AUDIT: &str = "/v1/organizations/voorbeeldstad/audit";

fn audit_items(app: &App, path: &str, token: &str) -> Vec<Value> {
    let response = app.call("GET", path, token, None);
    assert_eq!(response.status, 200, "{path}: {}", response.text());
    response.json()["items"].as_array().unwrap().clone()
}

fn write_settings(app: &App, token: &str, tag: u32) {
    let headers = [("if-match", format!("\"{tag}\""))];
    let headers = [("if-match", headers[0].1.as_str())];
    let body = json!({"reviewMonths": tag + 1});
    let response = app.call_with("PUT", "/v1/organizations/voorbeeldstad/settings", token, Some(&body), &headers);
    assert_eq!(response.status, 200, "{}", response.text());
}

/// The clock of a test stands still: all entries are of the same millisecond.
#[test]
fn entries_of_the_same_moment_keep_their_order() {
    let app = small_town();
    let auditor = app.token(&[(Role::RegisterAdmin, None)]);
    for acts in (0..60).collect::<Vec<u32>>().chunks(20) {
        let acts = acts.to_vec();
        let burst = move |tx: &mut algorithm_register::service::Tx<'_>| {
            acts.iter().try_for_each(|n| tx.audit_operator("test", None, n))
        };
        app.register.write_blocking(burst).unwrap();
    }
    let newest = audit_items(&app, "/v1/audit?action=test&limit=25", &auditor);
    let first = app.call("GET", "/v1/audit?action=test&limit=25", &auditor, None).json();
    let next = audit_items(
        &app,
        &format!("/v1/audit?action=test&limit=100&cursor={}", first["next"].as_str().unwrap()),
        &auditor,
    );
    let subjects: Vec<_> = newest.iter().chain(&next).map(|item| item["subject"].clone()).collect();
    assert_eq!(subjects, (0..60).rev().map(|n: u32| json!(n.to_string())).collect::<Vec<_>>());
}

#[test]
fn auditors_read_every_entry_of_their_organization() {
    let app = small_town();
    let (admin_id, admin) = app.member(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    for n in 0..5 {
        app.clock.set(app.clock.now() + TimeDelta::minutes(1));
        write_settings(&app, &admin, n);
    }
    let begun: algorithm_register::domain::values::Instant = MORNING.parse().unwrap();
    let all = audit_items(&app, AUDIT, &auditor);
    assert_eq!(all.len(), 5);
    let last = &all[0];
    assert_eq!(last["principal"], json!(format!("account:{admin_id}")));
    assert_snapshot!("audit_entry", last, ".id" => "[id]", ".principal" => "[account]", ".subject" => "[id]");
    assert_eq!(last["before"], all[1]["after"], "each entry continues from the previous state");
    // Pages are consecutive, and filters apply.
    let first = app.call("GET", &format!("{AUDIT}?limit=3"), &auditor, None).json();
    let second = audit_items(&app, &format!("{AUDIT}?limit=3&cursor={}", first["next"].as_str().unwrap()), &auditor);
    let together: Vec<_> = first["items"].as_array().unwrap().iter().chain(&second).cloned().collect();
    assert_eq!(together, all);
    let at = |minutes| (begun + TimeDelta::minutes(minutes)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let between = format!("{AUDIT}?from={}&to={}", at(2), at(4));
    assert_eq!(audit_items(&app, &between, &auditor), all[2..4]);
    assert_eq!(audit_items(&app, &format!("{AUDIT}?action=settings.write&action=draft.write"), &auditor).len(), 5);
    assert_eq!(audit_items(&app, &format!("{AUDIT}?action=draft.write"), &auditor).len(), 0);
    assert_eq!(audit_items(&app, &format!("{AUDIT}?principal=account:{admin_id}"), &auditor).len(), 5);
    assert_eq!(audit_items(&app, &format!("{AUDIT}?principal=operator"), &auditor).len(), 0);
    let wrong = app.call("GET", &format!("{AUDIT}?principal=me&from=yesterday&limit=0&who=1"), &auditor, None);
    assert_eq!((wrong.status, wrong.json()["errors"].as_array().unwrap().len()), (400, 4));

    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    let stranger = app.token(&[(Role::Auditor, Some("elders"))]);
    assert_eq!(app.call("GET", AUDIT, &editor, None).status, 403);
    assert_eq!(app.call("GET", AUDIT, &stranger, None).status, 404);
    assert_eq!(app.call("GET", AUDIT, "", None).status, 401);
    assert!(
        audit_items(&app, "/v1/organizations/elders/audit", &stranger).is_empty(),
        "entries of other organizations are hidden"
    );
}

#[test]
fn an_export_is_complete_and_audited() {
    let app = small_town();
    let auditor = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    let acts = 1_100;
    app.register
        .write_blocking(move |tx| {
            let at =
                algorithm_register::store::organizations::find_by_slug(tx.conn, "voorbeeldstad")?.map(|row| row.id.0);
            (0..acts).try_for_each(|n| tx.audit_operator("settings.write", at, n))
        })
        .unwrap();
    let lines = app.call("GET", &format!("{AUDIT}.ndjson"), &auditor, None);
    assert_eq!((lines.status, lines.header("content-type")), (200, "application/x-ndjson"));
    assert_eq!(lines.header("cache-control"), "no-store");
    let rows: Vec<Value> = lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), acts + 1);
    let mut ids: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted_by(|a, b| a > b), "newest first, without duplicates");
    ids.dedup();
    let own = rows.iter().find(|row| row["subject"] == "export").unwrap();
    assert_eq!((&own["action"], &own["role"]), (&json!("audit.read"), &json!("auditor")));

    let table = app.call("GET", &format!("{AUDIT}.csv?action=settings.write"), &auditor, None);
    let text = table.text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().next(), Some("id"));
    assert_eq!(reader.records().map(Result::unwrap).count(), acts, "one heading for all parts");
    assert_eq!(audit_items(&app, &format!("{AUDIT}?action=audit.read"), &auditor).len(), 2);
    let editor = app.token(&[(Role::Editor, Some("voorbeeldstad"))]);
    for (token, status) in [(editor.as_str(), 403), ("", 401)] {
        assert_eq!(app.call("GET", &format!("{AUDIT}.csv"), token, None).status, status);
    }
    assert_eq!(
        audit_items(&app, &format!("{AUDIT}?action=audit.read"), &auditor).len(),
        2,
        "a refused export is not audited"
    );
}

#[test]
fn register_administrators_read_the_whole_audit() {
    let app = small_town();
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let register = app.token(&[(Role::RegisterAdmin, None)]);
    write_settings(&app, &admin, 0);
    let new = json!({"name": {"en": "City of Sample"}});
    assert_eq!(app.call("POST", "/v1/organizations", &register, Some(&new)).status, 201);
    let seen: Vec<_> = audit_items(&app, "/v1/audit", &register)
        .iter()
        .map(|one| json!([one["action"], one["organization"]]))
        .collect();
    assert!(
        seen.contains(&json!(["settings.write", "voorbeeldstad"]))
            && seen.contains(&json!(["organization.create", null]))
    );
    assert_eq!(app.call("GET", "/v1/audit.ndjson", &register, None).text().lines().count(), seen.len() + 1);
    assert_eq!(app.call("GET", "/v1/audit", &admin, None).status, 403);
    assert_eq!(
        app.call("GET", AUDIT, &register, None).status,
        404,
        "a register administrator has no part in the organization"
    );
}

/// All personal data and secrets are canaries; none of them is in the audit.
#[test]
fn no_secret_and_no_address_is_in_the_audit() {
    let app = small_town();
    let (_, admin) = app.member(&[(Role::OrganizationAdmin, Some("voorbeeldstad")), (Role::RegisterAdmin, None)]);
    let post = |path: &str, token: &str, body: &Value| app.call("POST", path, token, Some(body));
    let password = "kanaries zingen zelden op zondag";
    let mut canaries = vec![admin.clone(), password.to_owned(), "kanarie".into(), "@".into()];

    let at = "/v1/organizations/voorbeeldstad";
    let invited =
        post(&format!("{at}/invitations"), &admin, &json!({"email": "kanarie@stad.example", "roles": ["editor"]}))
            .json();
    let accept = json!({"secret": invited["secret"], "password": password});
    let account = post("/v1/invitations/accept", "", &accept).json();
    let login = json!({"email": "kanarie@stad.example", "password": password});
    let tokens = post("/v1/auth/login", "", &login).json();
    let client = post(&format!("{at}/clients"), &admin, &json!({"name": "kanarie", "roles": ["editor"]})).json();
    let renewed =
        app.call("POST", &format!("{at}/clients/{}/secret", client["id"].as_str().unwrap()), &admin, None).json();
    let applied = post(
        "/v1/applications",
        "",
        &json!({"organization": {"name": {"nl": "Gemeente Kanarie"}},
        "contact": {"email": "kanarie@stad.example", "name": "Kanarie"}, "statement": "kanarie"}),
    );
    let path = format!("/v1/applications/{}/admit", applied.json()["reference"].as_str().unwrap());
    let admitted = post(&path, &admin, &json!({"slug": "gele-vogel"})).json();
    let member = format!("{at}/members/{}", account["account"].as_str().unwrap());
    assert_eq!(app.call("PUT", &member, &admin, Some(&json!({"roles": ["publisher"]}))).status, 200);
    let profile = app.call_with(
        "PATCH",
        &format!("{at}/profile"),
        &admin,
        Some(&json!({"registerContact": [{"kind": "email", "value": "kanarie@stad.example"}]})),
        &[("if-match", "\"1\""), ("content-type", "application/merge-patch+json")],
    );
    assert_eq!(profile.status, 200);
    let drafted = post(
        &format!("{at}/systems"),
        tokens["accessToken"].as_str().unwrap(),
        &json!({"name": {"nl": "kanarie"}, "defaultLanguage": "nl"}),
    );
    assert_eq!(drafted.status, 201, "{}", drafted.text());
    canaries.extend(
        [
            &invited["secret"],
            &tokens["accessToken"],
            &tokens["refreshToken"],
            &client["secret"],
            &renewed["secret"],
            &admitted["invitation"]["secret"],
        ]
        .map(|secret| secret.as_str().unwrap().to_owned()),
    );
    let audit = app.call("GET", "/v1/audit.ndjson", &admin, None).text();
    for act in ["member.write", "invitation.accept", "client.write", "application.decide", "profile.write"] {
        assert!(audit.contains(&format!("\"{act}\"")), "{act} is not in the audit");
    }
    for canary in canaries {
        assert!(!audit.to_lowercase().contains(&canary.to_lowercase()), "{canary} is in the audit");
    }
}

#[test]
fn the_database_refuses_to_change_audit_entries() {
    use diesel::connection::SimpleConnection;
    let app = small_town();
    let (_, admin) = app.member(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    write_settings(&app, &admin, 0);
    let replace = match postgres() {
        Some(_) => "TRUNCATE audit_entries",
        None => "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries",
    };
    for statement in ["UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries", replace] {
        let error = app.register.db.connection().unwrap().batch_execute(statement).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
}
