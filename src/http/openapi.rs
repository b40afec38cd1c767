//! The OpenAPI document: from the handlers, with the record's own schema in it.
use crate::domain::applications::{Admission, Application, ApplicationRefusal};
use crate::domain::challenges::{
    ChallengeRedaction, Decision, PublicChallenge, Redirection, Referral, Refusal, Remedy, RemedyPlan, Submission,
    SubmitterContact,
};
use crate::domain::issuers::IssuerSettings;
use crate::domain::organizations::OrganizationProfile;
use crate::domain::settings::Settings;
use crate::domain::shape::{Defs, Shape};
use crate::domain::systems;
use crate::http::handlers::auth::account;
use crate::http::handlers::auth::login;
use crate::http::handlers::auth::notifications;
use crate::http::handlers::challenges::answer_templates;
use crate::http::handlers::challenges::case_handling;
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
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use utoipa_actix_web::AppExt;

/// The document as it is served: the one that is checked in, which a test compares with [`document`].
pub(in crate::http) const OPENAPI_JSON: &str = include_str!("../../openapi/openapi.json");

/// The OpenAPI 3.1 document of the whole API.
pub fn document() -> Value {
    let app = actix_web::App::new().into_utoipa_app().configure(routes::described);
    let (_, described) = app.split_for_parts();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["openapi"] = "3.1.0".into();
    document["info"] = json!({
        "title": "Algorithm register",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "What algorithms and AI systems public bodies use, what they say about them, and proof of what \
            they said and when. Reading needs no key. Texts come in the reader's language (`Accept-Language` or \
            `lang`); `Register-Index` of an answer is the number of log entries that it reflects.",
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        "contact": {"name": "The operator of this register"},
    });
    document["servers"] = json!([{"url": "/"}]);
    document["security"] = json!([]);
    document["components"]["securitySchemes"] = json!({"token": {
        "type": "http", "scheme": "bearer", "bearerFormat": "at+jwt",
        "description": "An access token of `/v1/auth/login` or `/v1/auth/token`.",
    }, "receipt": {
        "type": "apiKey", "in": "header", "name": "Authorization",
        "description": "`Receipt` and the twelve words that whoever filed a challenge was told.",
    }});
    document["tags"] = json!([
        {"name": "systems", "description": "Systems and what organizations say about them"},
        {"name": "versions", "description": "What was said before, and proof of it"},
        {"name": "organizations", "description": "Public bodies that use systems"},
        {"name": "challenges", "description": "What residents contest, and what came of it"},
        {"name": "conversation", "description": "For whoever filed a challenge, and has its receipt"},
        {"name": "handling", "description": "For those who answer challenges"},
        {"name": "statistics", "description": "Figures, each with its definition"},
        {"name": "feeds", "description": "What happened, for readers of feeds"},
        {"name": "log", "description": "The signed, append-only log behind everything"},
        {"name": "bulk", "description": "Everything at once"},
        {"name": "documents", "description": "Descriptions for programs"},
        {"name": "drafts", "description": "Records before they are published, and upkeep of those that are"},
        {"name": "members", "description": "Organizations from inside: settings, people, programs, and those who ask to join"},
        {"name": "webhooks", "description": "Addresses of an organization that are told what the log says about it"},
        {"name": "audit", "description": "What was done by whom"},
        {"name": "accounts", "description": "How people and programs of organizations get tokens"},
        {"name": "imports", "description": "Files of records that others published, taken in by an organization"},
        {"name": "templates", "description": "Records that organizations share, so that others may begin from them"},
        {"name": "operation", "description": "For those who run the register"},
    ]);
    add_records(&mut document);
    add_bodies(&mut document);
    add_problems(&mut document);
    document
}

/// Puts the shapes of the record into the components: as it is stored, and as a reader gets it.
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
        // Names of the view come first: of what it shows in its own way, such as the organization, that way holds.
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
    point(document);
}

/// A reader gets a text in one language.
fn in_one_language(parts: &mut Defs) {
    for (name, part) in parts {
        if name.starts_with("Text") || name.starts_with("Prose") {
            let map = part.clone();
            *part = json!({
                "description": "A text in the language that was served; the whole language map with `lang=*`.",
                "oneOf": [{"type": "string"}, map],
            });
        }
    }
}

/// What handlers read: the shapes of their bodies, under the names that the routes give.
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
    submitter::Words::schema,
    submitter::SummaryCorrection::schema,
    case_handling::MergeRequest::schema,
    case_handling::ChallengeQuestion::schema,
    case_handling::HandlerMessage::schema,
    case_handling::ExtensionRequest::schema,
    case_handling::SummaryProposal::schema,
    case_handling::Assignment::schema,
    case_handling::Intake::schema,
    ChallengeRedaction::schema,
    support::Support::schema,
    answer_templates::AnswerTemplateBody::schema,
];

fn add_bodies(document: &mut Value) {
    let mut parts = Defs::new();
    for body in BODIES {
        body(&mut parts);
    }
    // What is read as it is, and looked at later, is an object all the same.
    for (body, member) in [("NewClient", "keys"), ("TemplateBody", "record"), ("ChallengeRedaction", "replacement")] {
        if let Some(part) = parts.get_mut(body) {
            part["properties"][member]["type"] = "object".into();
        }
    }
    in_one_language(&mut parts);
    // What only readers get.
    let own = json!({"id": {"type": "string", "format": "uuid"}, "publicVersion": {"type": "integer", "minimum": 1},
        "logIndex": {"type": "integer", "minimum": 0, "description": "The last entry of the log about it."}});
    if let (Some(shown), Some(own)) = (parts["PublicChallenge"]["properties"].as_object_mut(), own.as_object()) {
        shown.extend(own.clone());
    }
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    for (name, part) in parts {
        // What the record has in common with a body is there already, as a reader gets it.
        schemas.entry(name).or_insert(part);
    }
    sort(schemas);
    point(document);
}

/// `$defs` of the record's schema are components here.
fn point(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get_mut("$ref") {
                *target = target.replace("#/$defs/", "#/components/schemas/");
            }
            map.values_mut().for_each(point);
        }
        Value::Array(items) => items.iter_mut().for_each(point),
        _ => {}
    }
}

fn sort(map: &mut Map<String, Value>) {
    let mut all: Vec<_> = std::mem::take(map).into_iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    map.extend(all);
}

/// Every operation can be asked wrongly, and every one but those for operators can find the register unable.
fn add_problems(document: &mut Value) {
    let problem = |description: &str| json!({"description": description, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}});
    for path in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in path.1.as_object_mut().into_iter().flatten() {
            // What needs a token, and what gives one.
            let writes = method != "get" && operation["tags"][0] == "challenges";
            if operation["security"].is_array() || operation["tags"][0] == "accounts" || writes {
                add_private_problems(method, operation, problem);
                continue;
            }
            if operation["tags"][0] == "bulk" {
                let responses = &mut operation["responses"];
                let content = responses["200"]["content"].clone();
                responses["206"] = json!({"description": "The part that was asked for", "content": content});
                responses["304"] = json!({"description": "The client has this answer already"});
                responses["400"] = problem("The request cannot be understood; `errors` names every parameter");
                responses["406"] = problem("The client accepts no format that is offered");
                responses["412"] = problem("What is there is not what `If-Match` or `If-Unmodified-Since` ask for");
                responses["416"] = problem("There is no such part");
                responses["503"] = problem("The register cannot do this right now; try again");
                continue;
            }
            if operation["tags"][0] == "operation" {
                operation["responses"]["405"] = problem("Another method was used");
                continue;
            }
            let streams = operation["responses"]["200"]["content"]["text/event-stream"].is_object();
            let responses = &mut operation["responses"];
            for (status, description) in [
                ("304", "The client has this answer already"),
                ("400", "The request cannot be understood; `errors` names every parameter"),
                ("406", "The client accepts no format that is offered"),
                ("503", "The register cannot do this right now; try again"),
            ] {
                // A stream has no end, so nobody can have it already.
                if responses.get(status).is_none() && !(streams && status == "304") {
                    responses[status] =
                        if status == "304" { json!({"description": description}) } else { problem(description) };
                }
            }
        }
    }
}

/// What a request of somebody who has a token, or wants one, may be answered.
fn add_private_problems(method: &str, operation: &mut Value, problem: impl Fn(&str) -> Value) {
    let reads = method == "get";
    let body = operation["requestBody"].is_object();
    let who = operation["security"].is_array();
    let known = who || operation["tags"][0] == "accounts";
    let responses = &mut operation["responses"];
    for (status, description, may) in [
        ("400", "The request cannot be understood; `errors` names every place", true),
        ("401", "Nobody is known who asks", known),
        ("403", "Whoever asks may not; `code` says why", who),
        ("404", "There is nothing here for whoever asks", who),
        ("409", "The state of the register does not allow it; `code` says why", !reads),
        ("412", "What is there is not what `If-Match` asks for", !reads && who),
        ("413", "The body is too long", body),
        ("415", "The body is of another kind than is taken here", body),
        ("422", "The body is not acceptable; `errors` names every place", !reads),
        ("428", "`If-Match` is missing", !reads && who),
        ("429", "Too many attempts; `Retry-After` says when to try again", true),
        ("503", "The register cannot do this right now; try again", true),
    ] {
        if may && responses.get(status).is_none() {
            responses[status] = problem(description);
        }
    }
}

/// Which methods each path has, for requests that nothing answered.
pub(in crate::http) struct AllowedMethods(Vec<(Vec<String>, Vec<String>)>);

impl AllowedMethods {
    /// # Errors
    /// If the document that is served is none.
    pub fn new() -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Paths {
            paths: BTreeMap<String, BTreeMap<String, IgnoredAny>>,
        }
        let Paths { paths } = serde_json::from_str(OPENAPI_JSON)?;
        let known = paths.into_iter().map(|(path, methods)| {
            let methods = methods.into_keys().map(|method| method.to_uppercase());
            (path.split('/').map(str::to_owned).collect(), methods.collect())
        });
        Ok(Self(known.collect()))
    }

    pub fn methods(&self, path: &str) -> Vec<String> {
        let parts: Vec<_> = path.split('/').collect();
        let fits = |template: &[String]| {
            // The address of a tile is the one parameter that runs over several segments.
            let whole = template.last().is_some_and(|last| last == "{path}") && parts.len() >= template.len();
            (whole || template.len() == parts.len())
                && template.iter().zip(&parts).all(|(known, part)| known.starts_with('{') || known == part)
        };
        let written_out = |template: &[String]| template.iter().filter(|part| !part.starts_with('{')).count();
        let known = self.0.iter().filter(|(template, _)| fits(template));
        // An address that is written out goes before one with a parameter in its place.
        known.max_by_key(|(template, _)| written_out(template)).map(|(_, methods)| methods.clone()).unwrap_or_default()
    }
}
