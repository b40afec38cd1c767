//! Permissions on drafts and on the systems behind them.
use crate::fixtures::drafts::{SYSTEMS, complete_record, create_draft, member_token};
use crate::fixtures::http::status_and_code;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role::{self, Auditor, CaseHandler, Editor, OrganizationAdmin, Publisher};
use serde_json::{Value, json};

/// Every route with every role.
#[test]
fn each_draft_route_requires_its_roles() {
    let app = small_town();
    let editor = member_token(&app, Editor);
    let (place, tag) = create_draft(&app, &editor, &complete_record());
    let system = app.id("voorbeeldstad:parkeervergunning");
    let nothing = "01890000-0000-7000-8000-000000000000";
    let id = place.rsplit('/').nth(1).unwrap().to_owned();
    let stranger =
        app.token(&[(Editor, Some("elders")), (Publisher, Some("elders")), (OrganizationAdmin, Some("elders"))]);
    let withdrawal = json!({"reason": "other"});
    let redaction = json!({"fields": ["purpose"], "ground": "courtOrder"});
    let comments = json!({"comments": [{"text": "Nee"}]});
    let empty = json!({});
    // Method, path behind the id, body, roles with access.
    let routes: &[(&str, &str, Option<&Value>, &[Role])] = &[
        ("GET", "draft", None, &[Editor, Publisher, OrganizationAdmin, Auditor]),
        ("GET", "draft/check", None, &[Editor, Publisher, OrganizationAdmin, Auditor]),
        ("POST", "draft", None, &[Editor, Publisher]),
        ("PUT", "draft", Some(&empty), &[Editor, Publisher]),
        ("PATCH", "draft", Some(&empty), &[Editor, Publisher]),
        ("DELETE", "draft", None, &[Editor, Publisher]),
        ("POST", "draft/rebase", None, &[Editor, Publisher]),
        ("POST", "draft/submit", None, &[Editor, Publisher]),
        ("POST", "draft/return", Some(&comments), &[Publisher]),
        ("POST", "draft/publish", Some(&empty), &[Publisher]),
        ("POST", "confirm", None, &[Editor, Publisher]),
        ("POST", "withdraw", Some(&withdrawal), &[Publisher]),
        ("POST", "versions/1/redact", Some(&redaction), &[OrganizationAdmin]),
    ];
    let roles =
        [Editor, Publisher, OrganizationAdmin, CaseHandler, Auditor].map(|role| (role, member_token(&app, role)));
    for (method, behind, body, may) in routes {
        let kind = if *method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
        let ask = |organization: &str, id: &str, token: &str| {
            let path = format!("/v1/organizations/{organization}/systems/{id}/{behind}");
            app.call_with(method, &path, token, *body, &[("if-match", &tag), ("content-type", kind)])
        };
        let there = if behind.starts_with("draft") { id.clone() } else { system.to_string() };
        assert_eq!(
            status_and_code(&ask("voorbeeldstad", &there, "")),
            (401, "tokenMissing".into()),
            "{method} {behind}"
        );
        // A stranger gets the same 404 for a system of this organization, of their own, and for an unknown one.
        let hidden = ask("voorbeeldstad", &there, &stranger);
        assert_eq!(hidden.status, 404, "{method} {behind}");
        for other in
            [ask("elders", &there, &stranger), ask("elders", nothing, &stranger), ask("nowhere", &there, &stranger)]
        {
            assert_eq!((other.status, &other.bytes), (404, &hidden.bytes), "{method} {behind}");
        }
        for (role, token) in roles.iter().filter(|(role, _)| !may.contains(role)) {
            assert_eq!(
                status_and_code(&ask("voorbeeldstad", &there, token)),
                (403, "roleMissing".into()),
                "{method} {behind} {role}"
            );
        }
        for (role, token) in roles.iter().filter(|(role, _)| may.contains(role)) {
            assert_eq!(ask("voorbeeldstad", nothing, token).status, 404, "{method} {behind} {role}");
        }
    }
    for (role, token) in &roles {
        let reads = [Editor, Publisher, OrganizationAdmin, Auditor].contains(role);
        let list = app.call("GET", &format!("{SYSTEMS}/drafts"), token, None);
        assert_eq!(list.status, if reads { 200 } else { 403 }, "{role}");
        let begin = app.call("POST", SYSTEMS, token, Some(&json!({"name": {"nl": "Nieuw"}})));
        assert_eq!(begin.status, if [Editor, Publisher].contains(role) { 201 } else { 403 }, "{role}");
    }
    let (list, begin) = (format!("{SYSTEMS}/drafts"), json!({"name": {"nl": "Nieuw"}}));
    assert_eq!(app.call("GET", &list, &stranger, None).status, 404);
    assert_eq!(app.call("POST", SYSTEMS, &stranger, Some(&begin)).status, 404);
    assert_eq!(app.call("GET", &place, &editor, None).header("etag"), tag, "the draft is unchanged");
}
