//! The version of the API in the document: its server, the few paths without a version, and the header of every
//! response.
use crate::http::openapi_file::VERSION_PATH;
use crate::http::response::headers::API_VERSION;
use serde_json::{Map, Value, json};

/// Moves the major version from the paths to the address of the server, and documents the `API-Version` header.
pub fn add(document: &mut Value) {
    document["info"]["version"] = API_VERSION.into();
    document["servers"] = json!([{"url": VERSION_PATH, "description": "This register"}]);
    document["components"]["headers"]["API-Version"] = json!({
        "description": "Version of the API",
        "schema": {"type": "string", "examples": [API_VERSION]},
    });
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, mut item) in std::mem::take(paths) {
        add_header(&mut item);
        match path.strip_prefix(VERSION_PATH) {
            Some(versioned) => drop(paths.insert(versioned.to_owned(), item)),
            // The log, health checks and what crawlers read have addresses that others define.
            None => {
                item["servers"] =
                    json!([{"url": "/", "description": "This register, outside the versions of the API"}]);
                paths.insert(path, item);
            }
        }
    }
}

fn add_header(item: &mut Value) {
    let operations = item.as_object_mut().into_iter().flat_map(Map::values_mut);
    let responses = operations.filter_map(|operation| operation["responses"].as_object_mut()).flatten();
    for (_, response) in responses.filter(|(status, _)| status.starts_with(['2', '3'])) {
        response["headers"]["API-Version"] = json!({"$ref": "#/components/headers/API-Version"});
    }
}
