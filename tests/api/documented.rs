//! Exchanges held against the OpenAPI document: the status, the media type and every JSON body.
use algorithm_register::http;
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use ureq::http::{HeaderMap, Request};

/// The address by which schemas refer to the document.
const DOCUMENT_URI: &str = "urn:openapi";

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| close_objects(http::document()));

static REGISTRY: LazyLock<Registry<'static>> = LazyLock::new(|| {
    let registry = Registry::new().draft(Draft::Draft202012).add(DOCUMENT_URI, &*DOCUMENT);
    registry.and_then(|registry| registry.prepare()).unwrap()
});

/// The compiled schemas by the JSON pointer of their place in the document.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// The response of a register, read to the end.
pub struct Response {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Response {
    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.bytes)))
    }

    /// Returns a header; an empty string if the response lacks it.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Returns the body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }
}

/// A client that takes error statuses for responses. Following requests use the same connection.
pub fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build().into()
}

/// Sends a request and holds the exchange against the document.
///
/// # Errors
/// The server is gone, or closed the connection before the response ended.
pub fn exchange(agent: &ureq::Agent, request: Request<()>, body: Option<&[u8]>) -> Result<Response, ureq::Error> {
    let (parts, ()) = request.into_parts();
    let sent = Request::from_parts(parts.clone(), ());
    let mut received = match body {
        Some(body) => agent.run(sent.map(|()| body))?,
        None => agent.run(sent)?,
    };
    let bytes = received.body_mut().read_to_vec()?;
    let response = Response { status: received.status().as_u16(), headers: received.headers().clone(), bytes };
    assert_documented(&Request::from_parts(parts, body.unwrap_or_default()), &response);
    Ok(response)
}

/// Asserts that the document describes an exchange: its status, the media type of the response, and the JSON bodies. The
/// body of a request is looked at if the register accepted it.
pub fn assert_documented(request: &Request<&[u8]>, response: &Response) {
    let method = if request.method() == "HEAD" { "get" } else { &*request.method().as_str().to_lowercase() };
    let status = response.status;
    for template in matching_templates(request.uri().path()) {
        let operation = &DOCUMENT["paths"][template][method];
        if operation.is_null() && matches!((method, status), (_, 405) | ("options", 204)) {
            continue;
        }
        let documented = &operation["responses"][status.to_string()];
        assert!(documented.is_object(), "{method} {template} is not documented to respond with {status}");
        let pointer = format!("/paths/{}/{method}", escaped(template));
        // Ranges and encoded bodies are not JSON; other tests compare them with the whole.
        let whole = status != 206 && !response.headers.contains_key("content-encoding");
        if whole && !response.bytes.is_empty() {
            let place = format!("{pointer}/responses/{status}/content");
            let subject = format!("{method} {template}, response {status}");
            assert_valid(&subject, &place, &documented["content"], media_type(&response.headers), &response.bytes);
        }
        if (200..300).contains(&status) && !request.body().is_empty() {
            let place = format!("{pointer}/requestBody/content");
            let subject = format!("{method} {template}, request accepted with {status}");
            let content = &operation["requestBody"]["content"];
            assert_valid(&subject, &place, content, media_type(request.headers()), request.body());
        }
    }
}

/// Asserts that a body has one of the documented media types and, if that is JSON, fits its schema.
fn assert_valid(subject: &str, place: &str, content: &Value, media_type: &str, body: &[u8]) {
    assert!(content[media_type].is_object(), "{subject}: the media type {media_type:?} is not documented");
    if media_type != "application/json" && !media_type.ends_with("+json") {
        return;
    }
    let body: Value = serde_json::from_slice(body).unwrap_or_else(|error| panic!("{subject}: no JSON: {error}"));
    let validator = validator(&format!("{place}/{}/schema", escaped(media_type)));
    let errors = validator.iter_errors(&body).map(|error| format!("\n  {}: {error}", error.instance_path()));
    let errors: String = errors.collect();
    assert!(errors.is_empty(), "{subject}, {media_type}:{errors}\nin {body}");
}

/// Returns the validator of the schema at a place of the document.
fn validator(pointer: &str) -> Arc<Validator> {
    let mut validators = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(validator) = validators.get(pointer) {
        return validator.clone();
    }
    let fragment = pointer.replace('{', "%7B").replace('}', "%7D");
    let options = jsonschema::options().with_draft(Draft::Draft202012).with_registry(&REGISTRY);
    let options = options.should_validate_formats(true).should_ignore_unknown_formats(true);
    let validator = options.build(&json!({"$ref": format!("{DOCUMENT_URI}#{fragment}")}));
    let validator = Arc::new(validator.unwrap_or_else(|error| panic!("{pointer}: {error}")));
    validators.insert(pointer.to_owned(), validator.clone());
    validator
}

/// Returns the path templates of the document that a path fits. One that is written out goes before one with parameters.
fn matching_templates(path: &str) -> Vec<&'static String> {
    let segments: Vec<_> = path.split('/').collect();
    let fits = |template: &str| {
        let template: Vec<_> = template.split('/').collect();
        template.len() == segments.len()
            && template.iter().zip(&segments).all(|(known, segment)| known.starts_with('{') || known == segment)
    };
    let parameters = |template: &String| template.matches('{').count();
    let fitting: Vec<_> = DOCUMENT["paths"].as_object().unwrap().keys().filter(|template| fits(template)).collect();
    let least = fitting.iter().map(|template| parameters(template)).min();
    fitting.into_iter().filter(|template| Some(parameters(template)) == least).collect()
}

fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get("content-type").map_or("", |value| value.to_str().unwrap());
    value.split(';').next().unwrap().trim()
}

/// Returns a name as a segment of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Forbids fields that the document does not name, so that a test sees those that nobody documented. The parts of a
/// composed schema stay open; the composed schema is closed.
fn close_objects(mut document: Value) -> Value {
    let mut parts = HashSet::new();
    visit_objects(&mut document, &mut |schema| {
        let names = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        parts.extend(names.filter_map(|part| part["$ref"].as_str()?.rsplit('/').next().map(str::to_owned)));
    });
    visit_objects(&mut document, &mut |schema| {
        let has_fields = schema.contains_key("properties") || schema.contains_key("allOf");
        if has_fields && !schema.contains_key("additionalProperties") {
            schema.insert("unevaluatedProperties".into(), false.into());
        }
    });
    let open = |schema: &mut Value| drop(schema.as_object_mut().unwrap().remove("unevaluatedProperties"));
    parts.iter().for_each(|name| open(&mut document["components"]["schemas"][name]));
    visit_objects(&mut document, &mut |schema| {
        schema.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten().for_each(open);
    });
    document
}

fn visit_objects(value: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values_mut().for_each(|value| visit_objects(value, visit));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit_objects(item, visit)),
        _ => (),
    }
}
