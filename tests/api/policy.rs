//! The policy, walked: every private route × every role × own organization, another, none. The document names the
//! routes, so that one which this test does not know fails it.
use crate::support::{App, small_town};
use algorithm_register::domain::accounts::Role;
use algorithm_register::domain::challenges::Reference;
use algorithm_register::domain::policy::{Act, roles};
use algorithm_register::http;
use serde_json::{Value, json};

/// What a route wants to do.
#[derive(Clone, Copy)]
enum Wants {
    /// This, in the organization of the path.
    In(Act),
    /// This, in the register as a whole or in any organization.
    Anywhere(Act),
    /// Whatever everybody with a token may do with their own.
    Own,
}

/// Every operation with its act, and a body that is well-formed.
fn operations() -> Vec<(&'static str, Wants, Value)> {
    use Wants::{Anywhere, In, Own};
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
        ("begin_totp", Own, json!({"password": "x"})),
        ("end_totp", Own, json!({"totp": "000000"})),
        ("confirm_totp", Own, json!({"totp": "000000"})),
        ("log_out", Own, Value::Null),
        ("read_notifications", Own, Value::Null),
        ("set_notifications", Own, json!({"email": "a@example.org"})),
        ("confirm_notifications", Own, json!({"code": "00000000"})),
        ("end_notifications", Own, Value::Null),
        ("create_draft", In(Act::WriteDrafts), json!({"name": {"en": "Parking permits"}, "defaultLanguage": "en"})),
        ("list_drafts", In(Act::ReadDrafts), Value::Null),
        ("read_draft", In(Act::ReadDrafts), Value::Null),
        ("begin_draft", In(Act::WriteDrafts), Value::Null),
        ("replace_draft", In(Act::WriteDrafts), json!({"name": {"en": "Parking permits"}, "defaultLanguage": "en"})),
        ("change_draft", In(Act::WriteDrafts), json!({"purpose": {"en": "To hand them out."}})),
        ("delete_draft", In(Act::WriteDrafts), Value::Null),
        ("rebase_draft", In(Act::WriteDrafts), Value::Null),
        ("submit_draft", In(Act::SubmitDraft), Value::Null),
        ("return_draft", In(Act::ReturnDraft), json!({"comments": [{"text": "Say what for."}]})),
        ("publish_draft", In(Act::PublishDraft), json!({"changeNote": {"en": "First version."}})),
        ("read_settings", In(Act::ReadSettings), Value::Null),
        ("replace_settings", In(Act::WriteSettings), json!({"fourEyes": true})),
        ("change_settings", In(Act::WriteSettings), json!({"fourEyes": true})),
        ("read_profile", In(Act::ReadSettings), Value::Null),
        ("replace_profile", In(Act::WriteProfile), json!({"name": {"nl": "Gemeente Voorbeeldstad"}})),
        ("change_profile", In(Act::WriteProfile), json!({"country": "NL"})),
        ("list_members", In(Act::ReadMembers), Value::Null),
        ("change_member", In(Act::WriteMembers), json!({"roles": ["editor"]})),
        ("remove_member", In(Act::WriteMembers), Value::Null),
        ("list_invitations", In(Act::ReadMembers), Value::Null),
        ("invite_member", In(Act::WriteMembers), json!({"email": "a@example.org", "roles": ["editor"]})),
        ("withdraw_invitation", In(Act::WriteMembers), Value::Null),
        ("list_clients", In(Act::ReadClients), Value::Null),
        ("create_client", In(Act::WriteClients), json!({"name": "Case system", "roles": ["editor"]})),
        ("renew_client_secret", In(Act::WriteClients), Value::Null),
        ("disable_client", In(Act::WriteClients), Value::Null),
        ("list_audit", In(Act::ReadAudit), Value::Null),
        ("export_audit_ndjson", In(Act::ReadAudit), Value::Null),
        ("export_audit_csv", In(Act::ReadAudit), Value::Null),
        ("list_register_audit", Anywhere(Act::ReadRegisterAudit), Value::Null),
        ("export_register_audit", Anywhere(Act::ReadRegisterAudit), Value::Null),
        ("list_register_members", Anywhere(Act::WriteRegisterMembers), Value::Null),
        ("change_register_member", Anywhere(Act::WriteRegisterMembers), json!({"roles": ["registerAdmin"]})),
        ("remove_register_member", Anywhere(Act::WriteRegisterMembers), Value::Null),
        ("list_register_invitations", Anywhere(Act::WriteRegisterMembers), Value::Null),
        (
            "invite_register_member",
            Anywhere(Act::WriteRegisterMembers),
            json!({"email": "a@example.org", "roles": ["registerAdmin"]}),
        ),
        ("withdraw_register_invitation", Anywhere(Act::WriteRegisterMembers), Value::Null),
        ("list_applications", Anywhere(Act::ReadApplications), Value::Null),
        ("admit_applicant", Anywhere(Act::DecideApplication), json!({})),
        ("refuse_applicant", Anywhere(Act::DecideApplication), json!({"reason": "Not a public body."})),
        ("create_organization", Anywhere(Act::CreateOrganization), json!({"name": {"en": "City of Walk"}})),
        ("check_draft", In(Act::ReadDrafts), Value::Null),
        ("import_file", In(Act::ImportDrafts), json!({"algoritmes": [], "fetched_at": "2026-03-01T00:00:00Z"})),
        ("list_imports", In(Act::ReadImports), Value::Null),
        ("read_import", In(Act::ReadImports), Value::Null),
        ("list_import_rows", In(Act::ReadImports), Value::Null),
        ("list_templates", In(Act::ReadTemplates), Value::Null),
        ("create_template", In(Act::WriteTemplates), template.clone()),
        ("read_template", In(Act::ReadTemplates), Value::Null),
        ("replace_template", In(Act::WriteTemplates), template),
        ("delete_template", In(Act::WriteTemplates), Value::Null),
        ("list_shared_templates", Anywhere(Act::ReadTemplates), Value::Null),
        ("read_shared_template", Anywhere(Act::ReadTemplates), Value::Null),
        ("read_issuer", In(Act::ReadIssuer), Value::Null),
        ("put_issuer", In(Act::WriteIssuer), issuer),
        ("delete_issuer", In(Act::WriteIssuer), Value::Null),
        ("list_webhooks", In(Act::ReadWebhooks), Value::Null),
        ("create_webhook", In(Act::WriteWebhooks), json!({"url": "https://hooks.example.org/register"})),
        ("read_webhook", In(Act::ReadWebhooks), Value::Null),
        ("change_webhook", In(Act::WriteWebhooks), json!({"disabled": true})),
        ("delete_webhook", In(Act::WriteWebhooks), Value::Null),
        ("renew_webhook_secret", In(Act::WriteWebhooks), Value::Null),
        ("test_webhook", In(Act::WriteWebhooks), Value::Null),
        ("list_deliveries", In(Act::ReadWebhooks), Value::Null),
        ("retry_delivery", In(Act::WriteWebhooks), Value::Null),
        ("list_queue", In(Act::ReadChallenges), Value::Null),
        ("open_challenge", In(Act::ReadChallenges), Value::Null),
        ("take_in_challenge", In(Act::HandleChallenge), json!({"channel": "desk", "challenge": filing})),
        ("acknowledge_challenge", In(Act::HandleChallenge), Value::Null),
        ("screen_challenge", In(Act::HandleChallenge), Value::Null),
        ("admit_challenge", In(Act::HandleChallenge), Value::Null),
        ("refuse_challenge", In(Act::HandleChallenge), json!({"code": "unclear", "reason": {"en": "We asked."}})),
        ("redirect_challenge", In(Act::HandleChallenge), json!({"to": "Province", "reason": {"en": "It runs it."}})),
        (
            "merge_challenge",
            In(Act::HandleChallenge),
            json!({"into": (0..).find_map(|lot| Reference::new(2026, lot)).unwrap()}),
        ),
        ("begin_challenge", In(Act::HandleChallenge), Value::Null),
        ("ask_submitter", In(Act::HandleChallenge), json!({"question": "Which?", "until": "2026-03-20"})),
        ("say_to_submitter", In(Act::HandleChallenge), json!({"text": "Good morning."})),
        ("extend_challenge", In(Act::HandleChallenge), json!({"reason": {"en": "Somebody is ill."}})),
        ("decide_challenge", In(Act::HandleChallenge), decision.clone()),
        ("plan_remedy", In(Act::HandleChallenge), json!({"what": {"en": "We mend it."}, "due": "2026-03-20"})),
        ("record_remedy", In(Act::HandleChallenge), json!({"what": {"en": "Mended."}})),
        ("begin_second_review", In(Act::HandleChallenge), Value::Null),
        ("extend_second_review", In(Act::HandleChallenge), json!({"reason": {"en": "Somebody is ill."}})),
        ("decide_second_review", In(Act::HandleChallenge), decision),
        ("refer_challenge", In(Act::HandleChallenge), json!({"kind": "court", "to": "Court of Voorbeeldstad"})),
        ("propose_summary", In(Act::HandleChallenge), json!({"text": {"en": "The name is wrong."}})),
        ("agree_to_correction", In(Act::HandleChallenge), Value::Null),
        ("assign_challenge", In(Act::HandleChallenge), json!({})),
        ("note_on_challenge", In(Act::HandleChallenge), json!({"text": "Ask Ann."})),
        ("verify_support", In(Act::HandleChallenge), Value::Null),
        (
            "redact_challenge",
            In(Act::HandleChallenge),
            json!({"field": "summary", "ground": "courtOrder", "reason": {"en": "A court said so."}}),
        ),
        ("list_answer_templates", In(Act::ReadChallenges), Value::Null),
        ("create_answer_template", In(Act::HandleChallenge), answer_template.clone()),
        ("read_answer_template", In(Act::ReadChallenges), Value::Null),
        ("replace_answer_template", In(Act::HandleChallenge), answer_template),
        ("delete_answer_template", In(Act::HandleChallenge), Value::Null),
        ("attach_taken_in", In(Act::HandleChallenge), json!("a picture")),
        ("read_attachment", In(Act::ReadChallenges), Value::Null),
        ("confirm_system", In(Act::ConfirmSystem), Value::Null),
        ("withdraw_system", In(Act::WithdrawSystem), json!({"reason": "other"})),
        ("redact_version", In(Act::RedactVersion), json!({"fields": ["summary"], "ground": "courtOrder"})),
    ]
}

/// What somebody is told who is not let in.
const CLOSED: [&str; 5] = ["tokenMissing", "tokenInvalid", "tokenExpired", "sessionEnded", "roleMissing"];
const NOTHING: &str = "01939f00-0000-7000-8000-000000000000";

/// The path with things that do not exist, in this organization.
fn path(method: &str, template: &str, organization: &str) -> String {
    let parts = template.split('/').map(|part| match part {
        "{organization}" => organization.to_owned(),
        "{number}" | "{n}" => "1".into(),
        part if part.starts_with('{') => NOTHING.into(),
        part => part.into(),
    });
    let path = parts.collect::<Vec<_>>().join("/");
    // The one route that must be told something in its query.
    if method == "POST" && path.ends_with("/imports") { path + "?profile=nl-1.0&mode=draft" } else { path }
}

struct Walk {
    app: App,
    method: String,
    template: String,
    body: Value,
    media: String,
}

impl Walk {
    fn ask(&self, token: &str, organization: &str) -> (u16, String, String) {
        let headers = [("if-match", "\"1\""), ("content-type", self.media.as_str())];
        let body = (!self.body.is_null()).then_some(&self.body);
        let headers = if body.is_some() { &headers[..] } else { &headers[..1] };
        let answer =
            self.app.call_with(&self.method, &path(&self.method, &self.template, organization), token, body, headers);
        let text = answer.text();
        let code = serde_json::from_str::<Value>(&text).ok().and_then(|body| body["code"].as_str().map(str::to_owned));
        (answer.status, code.unwrap_or_default(), text)
    }
}

#[test]
fn nobody_does_what_the_policy_does_not_allow() {
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
    let mut walk =
        Walk { app, method: String::new(), template: String::new(), body: Value::Null, media: String::new() };
    let mut walked = 0;
    for (template, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            // What takes a receipt has a walk of its own.
            if operation["security"][0].get("token").is_none() {
                continue;
            }
            let id = operation["operationId"].as_str().unwrap();
            let place = known.iter().position(|(known, ..)| *known == id);
            let (_, wants, body) = known.swap_remove(place.unwrap_or_else(|| panic!("{id}: which act is it?")));
            walk.method = method.to_uppercase();
            walk.template = template.clone();
            let content = operation["requestBody"]["content"].as_object();
            walk.media = content.and_then(|content| content.keys().next().cloned()).unwrap_or_default();
            walk.body = body;
            walked += 1;

            let (status, ..) = walk.ask("", "voorbeeldstad");
            assert_eq!(status, 401, "{id} without a token");
            let allowed = match wants {
                Wants::In(act) | Wants::Anywhere(act) => roles(act),
                Wants::Own => Role::ALL,
            };
            for (role, token) in &own {
                // What is one's own ends with a log-out: each asks with a token that is new.
                let fresh = matches!(wants, Wants::Own).then(|| walk.app.token(&[]));
                let (status, code, text) = walk.ask(fresh.as_ref().unwrap_or(token), "voorbeeldstad");
                if allowed.contains(role) {
                    assert!(!CLOSED.contains(&code.as_str()) && status < 500, "{id} as {role}: {status} {text}");
                } else if *role == Role::RegisterAdmin && matches!(wants, Wants::In(_)) {
                    assert_eq!(status, 404, "{id} as {role}, who has no part in the organization: {text}");
                } else {
                    assert_eq!((status, code.as_str()), (403, "roleMissing"), "{id} as {role}: {text}");
                }
            }
            // Another organization's is the same nothing as nothing.
            if let Wants::In(_) = wants {
                for (role, token) in others.iter().chain([&(Role::Auditor, nobody.clone())]) {
                    let there = walk.ask(token, "voorbeeldstad");
                    let nowhere = walk.ask(token, "nowhere");
                    assert_eq!(there.0, 404, "{id} as {role} of another organization: {}", there.2);
                    assert_eq!(there, nowhere, "{id} as {role} tells strangers something");
                }
            }
            if let Wants::Anywhere(_) = wants {
                let (status, code, _) = walk.ask(&nobody, "voorbeeldstad");
                assert_eq!((status, code.as_str()), (403, "roleMissing"), "{id} as somebody without a role");
            }
        }
    }
    let left: Vec<_> = known.iter().map(|(id, ..)| *id).collect();
    assert!(left.is_empty() && walked > 20, "the document does not have {left:?}");
}
