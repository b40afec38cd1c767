//! The permission policy over HTTP: every private route × every role × own organization, another, none. The OpenAPI
//! document names the routes, so that a route without an entry here fails.
use crate::fixtures::app::App;
use crate::fixtures::town::small_town;
use algorithm_register::domain::accounts::Role;
use algorithm_register::domain::challenges::Reference;
use algorithm_register::domain::policy::{Permission, roles};
use algorithm_register::http;
use algorithm_register::http::served_paths;
use serde_json::{Value, json};

/// The access that a route requires.
#[derive(Clone, Copy)]
enum Access {
    /// The permission in the organization of the path.
    In(Permission),
    /// The permission in the register as a whole or in any organization.
    Anywhere(Permission),
    /// A request about the own account, allowed with any token.
    Own,
}

/// Every operation with its permission and a well-formed body.
fn operations() -> Vec<(&'static str, Access, Value)> {
    use Access::{Anywhere, In, Own};
    let template = json!({"title": "Permits", "record": {"name": {"en": "Permits"}, "defaultLanguage": "en"}});
    let issuer = json!({
        "issuer": "https://login.example.org", "clientId": "register", "algorithms": ["RS256"], "roleClaim": "roles",
        "roles": {"writers": ["editor"]},
    });
    let answer_template = json!({"title": "Which?", "purpose": "question", "text": {"en": "Which one?"}});
    let filing = json!({"kind": "missingEntry", "language": "en", "text": "There is another one."});
    let decision = json!({"outcome": "upheld", "assistance": "none", "grounds": [], "nextRoutes": []});
    vec![
        ("read_account", Own, Value::Null),
        ("change_password", Own, json!({"old": "x", "new": "y"})),
        ("enroll_totp", Own, json!({"password": "x"})),
        ("disable_totp", Own, json!({"totp": "000000"})),
        ("confirm_totp", Own, json!({"totp": "000000"})),
        ("log_out", Own, Value::Null),
        ("read_notifications", Own, Value::Null),
        ("set_notifications", Own, json!({"email": "a@example.org"})),
        ("confirm_notifications", Own, json!({"code": "00000000"})),
        ("disable_notifications", Own, Value::Null),
        (
            "create_draft",
            In(Permission::WriteDrafts),
            json!({"name": {"en": "Parking permits"}, "defaultLanguage": "en"}),
        ),
        ("list_drafts", In(Permission::ReadDrafts), Value::Null),
        ("read_draft", In(Permission::ReadDrafts), Value::Null),
        ("begin_draft", In(Permission::WriteDrafts), Value::Null),
        (
            "replace_draft",
            In(Permission::WriteDrafts),
            json!({"name": {"en": "Parking permits"}, "defaultLanguage": "en"}),
        ),
        ("change_draft", In(Permission::WriteDrafts), json!({"purpose": {"en": "To hand them out."}})),
        ("delete_draft", In(Permission::WriteDrafts), Value::Null),
        ("rebase_draft", In(Permission::WriteDrafts), Value::Null),
        ("submit_draft", In(Permission::SubmitDraft), Value::Null),
        ("return_draft", In(Permission::ReturnDraft), json!({"comments": [{"text": "Say what for."}]})),
        ("publish_draft", In(Permission::PublishDraft), json!({"changeNote": {"en": "First version."}})),
        ("read_settings", In(Permission::ReadSettings), Value::Null),
        ("replace_settings", In(Permission::WriteSettings), json!({"twoPersonRule": true})),
        ("change_settings", In(Permission::WriteSettings), json!({"twoPersonRule": true})),
        ("read_profile", In(Permission::ReadSettings), Value::Null),
        ("replace_profile", In(Permission::WriteProfile), json!({"name": {"nl": "Gemeente Voorbeeldstad"}})),
        ("change_profile", In(Permission::WriteProfile), json!({"country": "NL"})),
        ("list_members", In(Permission::ReadMembers), Value::Null),
        ("change_member", In(Permission::WriteMembers), json!({"roles": ["editor"]})),
        ("remove_member", In(Permission::WriteMembers), Value::Null),
        ("list_invitations", In(Permission::ReadMembers), Value::Null),
        ("invite_member", In(Permission::WriteMembers), json!({"email": "a@example.org", "roles": ["editor"]})),
        ("withdraw_invitation", In(Permission::WriteMembers), Value::Null),
        ("list_clients", In(Permission::ReadClients), Value::Null),
        ("create_client", In(Permission::WriteClients), json!({"name": "Case system", "roles": ["editor"]})),
        ("renew_client_secret", In(Permission::WriteClients), Value::Null),
        ("disable_client", In(Permission::WriteClients), Value::Null),
        ("list_audit", In(Permission::ReadAudit), Value::Null),
        ("export_audit_ndjson", In(Permission::ReadAudit), Value::Null),
        ("export_audit_csv", In(Permission::ReadAudit), Value::Null),
        ("list_register_audit", Anywhere(Permission::ReadRegisterAudit), Value::Null),
        ("export_register_audit", Anywhere(Permission::ReadRegisterAudit), Value::Null),
        ("list_register_members", Anywhere(Permission::WriteRegisterMembers), Value::Null),
        ("change_register_member", Anywhere(Permission::WriteRegisterMembers), json!({"roles": ["registerAdmin"]})),
        ("remove_register_member", Anywhere(Permission::WriteRegisterMembers), Value::Null),
        ("list_register_invitations", Anywhere(Permission::WriteRegisterMembers), Value::Null),
        (
            "invite_register_member",
            Anywhere(Permission::WriteRegisterMembers),
            json!({"email": "a@example.org", "roles": ["registerAdmin"]}),
        ),
        ("withdraw_register_invitation", Anywhere(Permission::WriteRegisterMembers), Value::Null),
        ("list_applications", Anywhere(Permission::ReadApplications), Value::Null),
        ("admit_applicant", Anywhere(Permission::DecideApplication), json!({})),
        ("refuse_applicant", Anywhere(Permission::DecideApplication), json!({"reason": "Not a public body."})),
        ("create_organization", Anywhere(Permission::CreateOrganization), json!({"name": {"en": "City of Walk"}})),
        ("check_draft", In(Permission::ReadDrafts), Value::Null),
        ("import_file", In(Permission::ImportDrafts), json!({"algoritmes": [], "fetched_at": "2026-03-01T00:00:00Z"})),
        ("list_imports", In(Permission::ReadImports), Value::Null),
        ("read_import", In(Permission::ReadImports), Value::Null),
        ("list_import_rows", In(Permission::ReadImports), Value::Null),
        ("list_templates", In(Permission::ReadTemplates), Value::Null),
        ("create_template", In(Permission::WriteTemplates), template.clone()),
        ("read_template", In(Permission::ReadTemplates), Value::Null),
        ("replace_template", In(Permission::WriteTemplates), template),
        ("delete_template", In(Permission::WriteTemplates), Value::Null),
        ("list_shared_templates", Anywhere(Permission::ReadTemplates), Value::Null),
        ("read_shared_template", Anywhere(Permission::ReadTemplates), Value::Null),
        ("read_issuer", In(Permission::ReadIssuer), Value::Null),
        ("replace_issuer", In(Permission::WriteIssuer), issuer),
        ("delete_issuer", In(Permission::WriteIssuer), Value::Null),
        ("list_webhooks", In(Permission::ReadWebhooks), Value::Null),
        ("create_webhook", In(Permission::WriteWebhooks), json!({"url": "https://hooks.example.org/register"})),
        ("read_webhook", In(Permission::ReadWebhooks), Value::Null),
        ("change_webhook", In(Permission::WriteWebhooks), json!({"disabled": true})),
        ("delete_webhook", In(Permission::WriteWebhooks), Value::Null),
        ("renew_webhook_secret", In(Permission::WriteWebhooks), Value::Null),
        ("test_webhook", In(Permission::WriteWebhooks), Value::Null),
        ("list_deliveries", In(Permission::ReadWebhooks), Value::Null),
        ("retry_delivery", In(Permission::WriteWebhooks), Value::Null),
        ("list_queue", In(Permission::ReadChallenges), Value::Null),
        ("open_challenge", In(Permission::ReadChallenges), Value::Null),
        ("record_intake", In(Permission::HandleChallenge), json!({"channel": "desk", "challenge": filing})),
        ("acknowledge_challenge", In(Permission::HandleChallenge), Value::Null),
        ("screen_challenge", In(Permission::HandleChallenge), Value::Null),
        ("admit_challenge", In(Permission::HandleChallenge), Value::Null),
        (
            "refuse_challenge",
            In(Permission::HandleChallenge),
            json!({"code": "unclear", "reason": {"en": "We asked."}}),
        ),
        (
            "redirect_challenge",
            In(Permission::HandleChallenge),
            json!({"to": "Province", "reason": {"en": "It runs it."}}),
        ),
        ("merge_challenge", In(Permission::HandleChallenge), json!({"into": unused_reference()})),
        ("begin_review", In(Permission::HandleChallenge), Value::Null),
        ("ask_submitter", In(Permission::HandleChallenge), json!({"question": "Which?", "until": "2026-03-20"})),
        ("post_message_to_submitter", In(Permission::HandleChallenge), json!({"text": "Good morning."})),
        ("extend_challenge", In(Permission::HandleChallenge), json!({"reason": {"en": "Somebody is ill."}})),
        ("decide_challenge", In(Permission::HandleChallenge), decision.clone()),
        ("plan_remedy", In(Permission::HandleChallenge), json!({"what": {"en": "We mend it."}, "due": "2026-03-20"})),
        ("record_remedy", In(Permission::HandleChallenge), json!({"what": {"en": "Mended."}})),
        ("begin_second_review", In(Permission::HandleChallenge), Value::Null),
        ("extend_second_review", In(Permission::HandleChallenge), json!({"reason": {"en": "Somebody is ill."}})),
        ("decide_second_review", In(Permission::HandleChallenge), decision),
        ("refer_challenge", In(Permission::HandleChallenge), json!({"kind": "court", "to": "Court of Voorbeeldstad"})),
        ("propose_summary", In(Permission::HandleChallenge), json!({"text": {"en": "The name is wrong."}})),
        ("agree_to_correction", In(Permission::HandleChallenge), Value::Null),
        ("assign_challenge", In(Permission::HandleChallenge), json!({})),
        ("add_note", In(Permission::HandleChallenge), json!({"text": "Ask Ann."})),
        ("count_verified_supporter", In(Permission::HandleChallenge), Value::Null),
        (
            "redact_challenge",
            In(Permission::HandleChallenge),
            json!({"field": "summary", "ground": "courtOrder", "reason": {"en": "A court said so."}}),
        ),
        ("list_answer_templates", In(Permission::ReadChallenges), Value::Null),
        ("create_answer_template", In(Permission::HandleChallenge), answer_template.clone()),
        ("read_answer_template", In(Permission::ReadChallenges), Value::Null),
        ("replace_answer_template", In(Permission::HandleChallenge), answer_template),
        ("delete_answer_template", In(Permission::HandleChallenge), Value::Null),
        ("attach_file_as_handler", In(Permission::HandleChallenge), json!("a picture")),
        ("read_attachment", In(Permission::ReadChallenges), Value::Null),
        ("confirm_system", In(Permission::ConfirmSystem), Value::Null),
        ("withdraw_system", In(Permission::WithdrawSystem), json!({"reason": "other"})),
        ("redact_version", In(Permission::RedactVersion), json!({"fields": ["summary"], "ground": "courtOrder"})),
    ]
}

/// The codes of refused access.
const CLOSED: [&str; 5] = ["tokenMissing", "tokenInvalid", "tokenExpired", "sessionEnded", "roleMissing"];
const NOTHING: &str = "01939f00-0000-7000-8000-000000000000";

/// Returns a well-formed reference without a challenge.
fn unused_reference() -> Reference {
    (0..).find_map(|lot| Reference::new(2026, lot)).unwrap()
}

/// Returns the path in an organization with ids of nothing.
fn path(method: &str, template: &str, organization: &str) -> String {
    let parts = template.split('/').map(|part| match part {
        "{organization}" => organization.to_owned(),
        "{number}" | "{n}" => "1".into(),
        "{reference}" => unused_reference().to_string(),
        part if part.starts_with('{') => NOTHING.into(),
        part => part.into(),
    });
    let path = parts.collect::<Vec<_>>().join("/");
    // The only route with required query parameters.
    if method == "POST" && path.ends_with("/imports") { path + "?profile=nl-1.0&mode=draft" } else { path }
}

struct RouteWalk {
    app: App,
    method: String,
    template: String,
    body: Value,
    media: String,
}

impl RouteWalk {
    fn ask(&self, token: &str, organization: &str) -> (u16, String, String) {
        let headers = [("if-match", "\"1\""), ("content-type", self.media.as_str())];
        let body = (!self.body.is_null()).then_some(&self.body);
        let headers = if body.is_some() { &headers[..] } else { &headers[..1] };
        let response =
            self.app.call_with(&self.method, &path(&self.method, &self.template, organization), token, body, headers);
        let text = response.text();
        let code = serde_json::from_str::<Value>(&text).ok().and_then(|body| body["code"].as_str().map(str::to_owned));
        (response.status, code.unwrap_or_default(), text)
    }
}

#[test]
fn every_private_route_follows_the_policy() {
    let document = http::document();
    let mut known = operations();
    let app = small_town();
    let token = |role: Role, organization: &'static str| {
        app.token(&[(role, (role != Role::RegisterAdmin).then_some(organization))])
    };
    let own: Vec<_> = Role::ALL.iter().map(|role| (*role, token(*role, "voorbeeldstad"))).collect();
    let others = Role::ALL.iter().filter(|role| **role != Role::RegisterAdmin);
    let others: Vec<_> = others.map(|role| (*role, token(*role, "elders"))).collect();
    let nobody = app.token(&[]);
    let mut route =
        RouteWalk { app, method: String::new(), template: String::new(), body: Value::Null, media: String::new() };
    let mut walked = 0;
    for (template, methods) in served_paths(&document) {
        for (method, operation) in &methods {
            // Routes for receipts have a test of their own.
            if operation["security"][0].get("token").is_none() {
                continue;
            }
            let id = operation["operationId"].as_str().unwrap();
            let place = known.iter().position(|(known, ..)| *known == id);
            let (_, wants, body) = known.swap_remove(place.unwrap_or_else(|| panic!("{id}: which act is it?")));
            route.method = method.to_uppercase();
            route.template = template.clone();
            let content = operation["requestBody"]["content"].as_object();
            route.media = content.and_then(|content| content.keys().next().cloned()).unwrap_or_default();
            route.body = body;
            walked += 1;

            let (status, ..) = route.ask("", "voorbeeldstad");
            assert_eq!(status, 401, "{id} without a token");
            let allowed = match wants {
                Access::In(act) | Access::Anywhere(act) => roles(act),
                Access::Own => Role::ALL,
            };
            for (role, token) in &own {
                // A logout ends the session: each request uses a new token.
                let fresh = matches!(wants, Access::Own).then(|| route.app.token(&[]));
                let (status, code, text) = route.ask(fresh.as_ref().unwrap_or(token), "voorbeeldstad");
                if allowed.contains(role) {
                    assert!(!CLOSED.contains(&code.as_str()) && status < 500, "{id} as {role}: {status} {text}");
                } else if *role == Role::RegisterAdmin && matches!(wants, Access::In(_)) {
                    assert_eq!(status, 404, "{id} as {role}, who has no part in the organization: {text}");
                } else {
                    assert_eq!((status, code.as_str()), (403, "roleMissing"), "{id} as {role}: {text}");
                }
            }
            // Another organization gets the same 404 as for an unknown one.
            if let Access::In(_) = wants {
                for (role, token) in others.iter().chain([&(Role::Auditor, nobody.clone())]) {
                    let there = route.ask(token, "voorbeeldstad");
                    let nowhere = route.ask(token, "nowhere");
                    assert_eq!(there.0, 404, "{id} as {role} of another organization: {}", there.2);
                    assert_eq!(there, nowhere, "{id} as {role} tells strangers something");
                }
            }
            if let Access::Anywhere(_) = wants {
                let (status, code, _) = route.ask(&nobody, "voorbeeldstad");
                assert_eq!((status, code.as_str()), (403, "roleMissing"), "{id} as somebody without a role");
            }
        }
    }
    let left: Vec<_> = known.iter().map(|(id, ..)| *id).collect();
    assert!(left.is_empty() && walked > 20, "the document does not have {left:?}");
}
