//! The OpenAPI document: made from the handlers, with the record's own schema in it.
mod links;
mod problems;
mod versioning;
mod webhooks;

use crate::domain::json::Defs;
use crate::domain::systems;
use crate::http::openapi_file::contact::{EMAIL, NAME, URL};
use crate::http::openapi_schemas::{allow_one_language, unwrap_schemas};
use crate::http::routes;
use serde_json::{Value, json};
use utoipa_actix_web::AppExt;

/// The OpenAPI 3.1 document of the whole API.
pub fn document() -> Value {
    let app = actix_web::App::new().into_utoipa_app().configure(routes::documented_routes);
    let (_, described) = app.split_for_parts();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["openapi"] = "3.1.0".into();
    document["info"] = json!({
        "title": "Algorithm register",
        "description": "Which algorithmic and AI systems public bodies use, what they say about them, and proof of \
            what they said and when. Reading needs no key. Texts come in the language of `Accept-Language` or `lang`; \
            `Register-Index` is the number of log entries that a response reflects.",
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        "contact": {"name": NAME, "url": URL, "email": EMAIL},
    });
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
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        unwrap_schemas(schemas);
        add_records(schemas);
        let settings = schemas.get("IssuerSettings").cloned();
        if let (Some(settings), Some(view)) = (settings, schemas.get_mut("Issuer")) {
            *view = issuer_view(&settings, view);
        }
        sort(schemas);
    }
    rewrite_refs(&mut document);
    problems::add(&mut document);
    links::add(&mut document);
    webhooks::add(&mut document);
    versioning::add(&mut document);
    document
}

/// Adds the schema of the record as a reader gets it, and its fields to the views of a system.
fn add_records(schemas: &mut Defs) {
    let mut record = systems::json_schema();
    let mut parts = record["$defs"].take().as_object().cloned().unwrap_or_default();
    allow_one_language(&mut parts);
    let mut fields = record["properties"].take().as_object().cloned().unwrap_or_default();
    for internal in systems::Record::INTERNAL {
        fields.shift_remove(*internal);
    }
    fields.values_mut().filter_map(Value::as_object_mut).for_each(|field| drop(field.shift_remove("x-publish")));
    parts.shift_remove("Submitter");
    for view in ["System", "SystemSummary"] {
        let Some(own) = schemas.get_mut(view).and_then(|schema| schema["properties"].as_object_mut()) else { continue };
        // The fields of the view come first: where it shows a field in its own way, such as the organization, that way
        // wins.
        let mut all = own.clone();
        for (name, field) in &fields {
            all.entry(name.clone()).or_insert_with(|| field.clone());
        }
        *own = all;
    }
    let record = json!({"type": "object", "description": "A record as it was published.", "properties": fields});
    schemas.insert("Record".into(), record);
    schemas.extend(parts);
}

/// Returns the schema of the view of an issuer: its settings without the client secret, and the fields of the view.
fn issuer_view(settings: &Value, view: &Value) -> Value {
    let mut schema = view["allOf"][1].clone();
    schema["description"] = view["description"].clone();
    for (name, field) in settings["properties"].as_object().into_iter().flatten() {
        if name != "clientSecret" {
            schema["properties"][name.as_str()] = field.clone();
        }
    }
    if let (Some(required), Some(of_settings)) = (schema["required"].as_array_mut(), settings["required"].as_array()) {
        required.extend_from_slice(of_settings);
    }
    schema
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

fn sort(map: &mut Defs) {
    let mut all: Vec<_> = std::mem::take(map).into_iter().collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    map.extend(all);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::served_paths;

    const JSON_TYPES: [&str; 2] = ["application/json", "application/merge-patch+json"];

    /// The derives test that each example is valid.
    #[test]
    fn every_json_body_has_an_example() {
        let document = document();
        let operations: Vec<_> = served_paths(&document).into_iter().flat_map(|(_, methods)| methods).collect();
        // An imported file has the format of another register.
        for (method, operation) in operations.iter().filter(|(_, operation)| operation["operationId"] != "import_file")
        {
            let content = operation["requestBody"]["content"].as_object();
            let json =
                content.into_iter().flatten().filter(|(media_type, _)| JSON_TYPES.contains(&media_type.as_str()));
            for (_, body) in json {
                let reference = body["schema"]["$ref"].as_str().unwrap_or_default();
                let schema = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
                let example = &schema["examples"][0];
                assert!(example.is_object(), "{method} {}: {reference} has no example", operation["operationId"]);
            }
        }
    }
}
