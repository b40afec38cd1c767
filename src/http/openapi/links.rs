//! Links from the response of one operation to the next operations, so that tools can walk through a workflow.
use serde_json::{Map, Value, json};

/// Operations to follow a draft with; the draft's response or path has their parameters.
const AFTER_DRAFT: [&str; 6] =
    ["read_draft", "check_draft", "replace_draft", "submit_draft", "publish_draft", "delete_draft"];

/// Adds links to the responses of operations that create something.
pub fn add(document: &mut Value) {
    let draft = json!({"organization": "$response.body#/organization", "id": "$response.body#/id"});
    let tagged = json!({"organization": "$response.body#/organization", "id": "$response.body#/id",
        "If-Match": "$response.header.ETag"});
    for operation in ["create_draft", "begin_draft"] {
        for target in AFTER_DRAFT {
            let parameters = if matches!(target, "read_draft" | "check_draft") { &draft } else { &tagged };
            link(document, operation, "201", target, parameters);
        }
    }
    link(document, "submit_draft", "200", "publish_draft", &tagged);
    link(document, "publish_draft", "201", "read_system", &json!({"id": "$response.body#/id"}));
    link(document, "publish_draft", "201", "confirm_system", &draft);
    link(
        document,
        "publish_draft",
        "201",
        "prove_version",
        &json!({"id": "$response.body#/id", "number": "$response.body#/version"}),
    );
    let organization = |member: &str| {
        let mut parameters = json!({"organization": "$request.path.organization"});
        parameters[member] = "$response.body#/id".into();
        parameters
    };
    for (create, targets, parameter) in [
        ("create_webhook", ["read_webhook", "test_webhook", "delete_webhook"].as_slice(), "webhook"),
        ("create_template", &["read_template", "delete_template"], "id"),
        ("create_answer_template", &["read_answer_template", "delete_answer_template"], "id"),
        ("create_client", &["renew_client_secret", "disable_client"], "client"),
        ("invite_member", &["withdraw_invitation"], "invitation"),
    ] {
        for target in targets {
            link(document, create, "201", target, &organization(parameter));
        }
    }
    for create in ["file_challenge", "file_missing_entry"] {
        link(document, create, "201", "read_challenge", &json!({"reference": "$response.body#/reference"}));
    }
}

/// Adds one link. Parameters that the target does not have are left out.
fn link(document: &mut Value, operation: &str, status: &str, target: &str, parameters: &Value) {
    let Some(known) = find(document, target).map(|target| names(target)) else { return };
    let parameters: Map<_, _> = parameters
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| known.contains(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if let Some(operation) = find(document, operation)
        && let Some(response) = operation["responses"].get_mut(status)
    {
        response["links"][target] = json!({"operationId": target, "parameters": parameters});
    }
}

fn find<'a>(document: &'a mut Value, id: &str) -> Option<&'a mut Value> {
    let paths = document["paths"].as_object_mut()?.values_mut();
    let mut operations = paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut());
    operations.find(|operation| operation["operationId"] == id)
}

fn names(operation: &Value) -> Vec<String> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters.filter_map(|parameter| parameter["name"].as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_to_an_operation_with_its_parameters() {
        let mut document = crate::http::document();
        let mut links = Vec::new();
        for path in document["paths"].as_object().into_iter().flatten() {
            for (_, operation) in path.1.as_object().into_iter().flatten() {
                for (_, response) in operation["responses"].as_object().into_iter().flatten() {
                    links.extend(response["links"].as_object().into_iter().flatten().map(|(_, link)| link.clone()));
                }
            }
        }
        assert!(links.len() > 20, "{}", links.len());
        for link in links {
            let target = link["operationId"].as_str().unwrap_or_default();
            let known = find(&mut document, target).map(|target| names(target)).unwrap_or_default();
            let parameters = link["parameters"].as_object().map(|all| all.len()).unwrap_or_default();
            assert!(parameters > 0 && parameters <= known.len(), "{target}: {link}");
        }
    }
}
