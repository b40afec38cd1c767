//! Problem responses of every operation.
use serde_json::{Value, json};

/// Adds to each operation the problems that any request of its kind can get.
pub fn add(document: &mut Value) {
    for path in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in path.1.as_object_mut().into_iter().flatten() {
            let tag = operation["tags"][0].as_str().unwrap_or_default().to_owned();
            // A challenge is filed without credentials.
            let files_challenge = method != "get" && tag == "challenges";
            if operation["security"].is_array() || tag == "accounts" || files_challenge {
                add_private(method, &tag, operation);
            } else if tag == "bulk" {
                add_bulk(operation);
            } else if tag == "operation" {
                operation["responses"]["405"] = problem("The method is not allowed");
            } else {
                add_public(operation);
            }
        }
    }
}

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    })
}

const NOT_MODIFIED: &str = "The client has the current content";
const BAD_REQUEST: &str = "The request is malformed; `errors` lists every error";
const NOT_ACCEPTABLE: &str = "The client accepts no media type that the operation offers";
const UNAVAILABLE: &str = "The register cannot do this right now; try again";

fn add_public(operation: &mut Value) {
    let streams = operation["responses"]["200"]["content"]["text/event-stream"].is_object();
    let responses = &mut operation["responses"];
    // A stream has no end, so no client has it already.
    if !streams && responses.get("304").is_none() {
        responses["304"] = json!({"description": NOT_MODIFIED});
    }
    for (status, description) in [("400", BAD_REQUEST), ("406", NOT_ACCEPTABLE), ("503", UNAVAILABLE)] {
        if responses.get(status).is_none() {
            responses[status] = problem(description);
        }
    }
}

fn add_bulk(operation: &mut Value) {
    let responses = &mut operation["responses"];
    let content = responses["200"]["content"].clone();
    responses["206"] = json!({"description": "The requested range", "content": content});
    responses["304"] = json!({"description": NOT_MODIFIED});
    responses["400"] = problem(BAD_REQUEST);
    responses["406"] = problem(NOT_ACCEPTABLE);
    responses["412"] = problem("The content does not meet `If-Match` or `If-Unmodified-Since`");
    responses["416"] = problem("The range is outside the content");
    responses["503"] = problem(UNAVAILABLE);
}

/// Adds the problems of requests with credentials, or for them.
fn add_private(method: &str, tag: &str, operation: &mut Value) {
    let reads = method == "get";
    let body = operation["requestBody"].is_object();
    let secured = operation["security"].is_array();
    let authenticates = secured || tag == "accounts";
    let responses = &mut operation["responses"];
    for (status, description, applies) in [
        ("400", BAD_REQUEST, true),
        ("401", "Authentication is required", authenticates),
        ("403", "You lack the permission; `code` names the reason", secured),
        ("404", "Not found, or not visible to you", secured),
        ("409", "The state of the register does not allow this; `code` names the reason", !reads),
        ("412", "The current `ETag` differs from `If-Match`", !reads && secured),
        ("413", "The body exceeds the size limit", body),
        ("415", "The media type of the body is not supported", body),
        ("422", "The body is invalid; `errors` lists every error", !reads),
        ("428", "`If-Match` is required", !reads && secured),
        ("429", "Too many requests; `Retry-After` says when to try again", true),
        ("503", UNAVAILABLE, true),
    ] {
        if applies && responses.get(status).is_none() {
            responses[status] = problem(description);
        }
    }
}
