//! The OpenAPI document: made from the handlers, with the record's own schema in it.
mod links;
mod problems;
mod webhooks;

use crate::domain::applications::{Admission, Application, ApplicationRefusal};
use crate::domain::challenges::{
    ChallengeRedaction, Decision, PublicChallenge, Redirection, Referral, Refusal, Remedy, RemedyPlan, Submission,
    SubmitterContact,
};
use crate::domain::issuers::IssuerSettings;
use crate::domain::json::{Defs, JsonSchema};
use crate::domain::organizations::OrganizationProfile;
use crate::domain::settings::Settings;
use crate::domain::systems;
use crate::http::handlers::auth::account;
use crate::http::handlers::auth::login;
use crate::http::handlers::auth::notifications;
use crate::http::handlers::challenges::answer_templates;
use crate::http::handlers::challenges::case_handling;
use crate::http::handlers::challenges::intake;
use crate::http::handlers::challenges::schemas as challenge_schemas;
use crate::http::handlers::challenges::submitter;
use crate::http::handlers::challenges::support;
use crate::http::handlers::drafts::publishing;
use crate::http::handlers::organizations::clients;
use crate::http::handlers::organizations::invitations;
use crate::http::handlers::organizations::members;
use crate::http::handlers::systems::lifecycle;
use crate::http::handlers::templates;
use crate::http::handlers::webhooks::subscriptions;
use crate::http::routes;
use serde_json::{Map, Value, json};
use utoipa_actix_web::AppExt;

/// The OpenAPI 3.1 document of the whole API.
pub fn document() -> Value {
    let app = actix_web::App::new().into_utoipa_app().configure(routes::documented_routes);
    let (_, described) = app.split_for_parts();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["openapi"] = "3.1.0".into();
    document["info"] = json!({
        "title": "Algorithm register",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Which algorithmic and AI systems public bodies use, what they say about them, and proof of \
            what they said and when. Reading needs no key. Texts come in the language of `Accept-Language` or `lang`; \
            `Register-Index` is the number of log entries that a response reflects.",
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        "contact": {"name": "The operator of this register"},
    });
    document["servers"] = json!([{"url": "/"}]);
    document["security"] = json!([]);
    document["components"]["securitySchemes"] = json!({
        "token": {
            "type": "http", "scheme": "bearer", "bearerFormat": "at+jwt",
            "description": "An access token (RFC 9068) from `/v1/auth/login` or `/v1/auth/token`.",
        },
        "oauth2": {
            "type": "oauth2",
            "description": "Access tokens for the software of organizations.",
            "flows": {"clientCredentials": {"tokenUrl": "/v1/auth/token", "refreshUrl": "/v1/auth/token", "scopes": {}}},
        },
        "receipt": {
            "type": "apiKey", "in": "header", "name": "Authorization",
            "description": "`Receipt` and the twelve words that the submitter of a challenge received.",
        },
    });
    document["tags"] = json!([
        {"name": "systems", "description": "Published systems and their records"},
        {"name": "versions", "description": "Past versions, their differences, and proof of publication"},
        {"name": "organizations", "description": "Public bodies that publish records"},
        {"name": "challenges", "description": "Challenges by residents, and the decisions on them"},
        {"name": "conversation", "description": "A submitter's own challenge, opened with its receipt"},
        {"name": "handling", "description": "Challenges of an organization, for its case handlers"},
        {"name": "statistics", "description": "Figures with their definitions"},
        {"name": "feeds", "description": "News of the register as JSON Feed and Atom"},
        {"name": "log", "description": "The signed, append-only log behind every publication"},
        {"name": "bulk", "description": "Exports of the whole register"},
        {"name": "documents", "description": "Machine-readable descriptions"},
        {"name": "drafts", "description": "Drafts of records, their review and publication, and published systems"},
        {"name": "members", "description": "Settings, members and clients of organizations, and applications to join"},
        {"name": "webhooks", "description": "Webhooks that send log events to an organization's software"},
        {"name": "audit", "description": "Audit log of everything that people and clients did"},
        {"name": "accounts", "description": "Sign-in, tokens and accounts"},
        {"name": "imports", "description": "Imports of records from files"},
        {"name": "templates", "description": "Templates of records that organizations share"},
        {"name": "operation", "description": "Health of the process, for operators"},
    ]);
    add_records(&mut document);
    add_bodies(&mut document);
    problems::add(&mut document);
    links::add(&mut document);
    webhooks::add(&mut document);
    document
}

/// Adds the schemas of the record: as it is stored, and as a reader gets it.
fn add_records(document: &mut Value) {
    let mut record = systems::json_schema();
    let mut parts = record["$defs"].take().as_object().cloned().unwrap_or_default();
    in_one_language(&mut parts);
    let mut fields = record["properties"].take().as_object().cloned().unwrap_or_default();
    for internal in systems::Record::INTERNAL {
        fields.shift_remove(*internal);
    }
    fields.values_mut().filter_map(Value::as_object_mut).for_each(|field| drop(field.shift_remove("x-publish")));
    parts.shift_remove("Submitter");
    let record = json!({"type": "object", "description": "A record as it was published.", "properties": fields});
    let components = &mut document["components"]["schemas"];
    let Some(schemas) = components.as_object_mut() else { return };
    for view in ["System", "SystemSummary"] {
        let Some(own) = schemas.get_mut(view).and_then(|schema| schema["properties"].as_object_mut()) else { continue };
        // The fields of the view come first: where it shows a field in its own way, such as the organization, that way wins.
        let mut all = own.clone();
        for (name, field) in &fields {
            all.entry(name.clone()).or_insert_with(|| field.clone());
        }
        *own = all;
    }
    if let Some(past) = schemas.get_mut("Version") {
        past["properties"]["record"] = json!({"$ref": "#/$defs/Record"});
    }
    schemas.insert("Record".into(), record);
    schemas.extend(parts);
    sort(schemas);
    rewrite_refs(document);
}

/// Allows texts in one language, as readers get them, beside language maps.
fn in_one_language(parts: &mut Defs) {
    for (name, part) in parts {
        if name.starts_with("Text") || name.starts_with("Prose") {
            let map = part.clone();
            *part = json!({
                "description": "A text in the language of the response; the whole language map with `lang=*`.",
                "oneOf": [{"type": "string"}, map],
            });
        }
    }
}

/// The schemas of request bodies, under the names that the handlers refer to.
const BODIES: &[fn(&mut Defs) -> Value] = &[
    Settings::schema,
    OrganizationProfile::schema,
    Application::schema,
    Admission::schema,
    ApplicationRefusal::schema,
    members::MemberRoles::schema,
    invitations::NewInvitation::schema,
    invitations::Acceptance::schema,
    clients::NewClient::schema,
    login::Login::schema,
    publishing::DraftReturn::schema,
    publishing::DraftPublication::schema,
    lifecycle::Withdrawal::schema,
    lifecycle::Redaction::schema,
    account::PasswordChange::schema,
    account::PasswordProof::schema,
    account::TotpCode::schema,
    account::FactorProof::schema,
    notifications::NotificationSettings::schema,
    notifications::ConfirmationCode::schema,
    templates::TemplateBody::schema,
    IssuerSettings::schema,
    subscriptions::NewWebhook::schema,
    subscriptions::WebhookChange::schema,
    PublicChallenge::schema,
    Submission::schema,
    SubmitterContact::schema,
    Refusal::schema,
    Redirection::schema,
    Decision::schema,
    RemedyPlan::schema,
    Remedy::schema,
    Referral::schema,
    challenge_schemas::NewMessage::schema,
    submitter::SummaryCorrection::schema,
    case_handling::MergeRequest::schema,
    case_handling::ChallengeQuestion::schema,
    case_handling::NewNote::schema,
    case_handling::ExtensionRequest::schema,
    case_handling::SummaryProposal::schema,
    case_handling::Assignment::schema,
    intake::Intake::schema,
    ChallengeRedaction::schema,
    support::Support::schema,
    answer_templates::AnswerTemplateBody::schema,
];

fn add_bodies(document: &mut Value) {
    let mut parts = Defs::new();
    for body in BODIES {
        body(&mut parts);
    }
    // Members that handlers read later are objects all the same.
    for (body, member) in [("NewClient", "keys"), ("TemplateBody", "record"), ("ChallengeRedaction", "replacement")] {
        if let Some(part) = parts.get_mut(body) {
            part["properties"][member]["type"] = "object".into();
        }
    }
    in_one_language(&mut parts);
    // Members that the register adds.
    let own = json!({"id": {"type": "string", "format": "uuid"}, "publicVersion": {"type": "integer", "minimum": 1},
        "logIndex": {"type": "integer", "minimum": 0, "description": "Index of the last log entry about the challenge."}});
    if let (Some(shown), Some(own)) = (parts["PublicChallenge"]["properties"].as_object_mut(), own.as_object()) {
        shown.extend(own.clone());
    }
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    for (name, part) in parts {
        // Schemas that the record shares with a body are there already, as a reader gets them.
        schemas.entry(name).or_insert(part);
    }
    sort(schemas);
    rewrite_refs(document);
}

/// Points references to `$defs` at the components.
fn rewrite_refs(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get_mut("$ref") {
                *target = target.replace("#/$defs/", "#/components/schemas/");
            }
            map.values_mut().for_each(rewrite_refs);
        }
        Value::Array(items) => items.iter_mut().for_each(rewrite_refs),
        _ => {}
    }
}

fn sort(map: &mut Map<String, Value>) {
    let mut all: Vec<_> = std::mem::take(map).into_iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    map.extend(all);
}
