//! The OpenAPI document as it is checked in: what is served, and which methods each path has.
use crate::config::Settings;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The document that is served. A test compares it with [`crate::http::document`].
pub const OPENAPI_JSON: &str = include_str!("../../openapi/openapi.json");

/// Path of the server of the API: the paths of the document are relative to it, except those with a server of their
/// own.
pub const VERSION_PATH: &str = "/v1";

/// The contact in the document that is checked in, in which the register puts that of its operator.
pub mod contact {
    pub const NAME: &str = "The operator of this register";
    pub const URL: &str = "https://register.example";
    pub const EMAIL: &str = "operator@register.example";
}

/// Returns the document with the contact of the operator, as far as the settings name it.
pub fn for_operator(settings: &Settings) -> String {
    let name = settings.operator.as_deref().unwrap_or(contact::NAME);
    let email = json_string(contact::EMAIL);
    let document = OPENAPI_JSON.replacen(&json_string(contact::NAME), &json_string(name), 1).replacen(
        &json_string(contact::URL),
        &json_string(&settings.public_url),
        1,
    );
    match &settings.operator_email {
        Some(own) => document.replacen(&email, &json_string(own), 1),
        None => document.replacen(&format!(",\n      \"email\": {email}"), "", 1),
    }
}

fn json_string(text: &str) -> String {
    Value::from(text).to_string()
}

/// Returns the paths of a document as they are served, each with its operations by method.
pub fn served_paths(document: &Value) -> Vec<(String, Map<String, Value>)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let served = paths.filter_map(|(path, item)| {
        let mut methods = item.as_object()?.clone();
        let unversioned = methods.shift_remove("servers").is_some();
        Some((format!("{}{path}", prefix(unversioned)), methods))
    });
    served.collect()
}

fn prefix(unversioned: bool) -> &'static str {
    if unversioned { "" } else { VERSION_PATH }
}

/// The methods of each path, for requests that no route matches.
pub struct AllowedMethods(Vec<PathMethods>);

struct PathMethods {
    segments: Vec<String>,
    methods: Vec<String>,
}

impl AllowedMethods {
    /// Reads the methods from the document.
    ///
    /// # Errors
    /// If the document is malformed.
    pub fn new() -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Document {
            paths: BTreeMap<String, BTreeMap<String, IgnoredAny>>,
        }
        let Document { paths } = serde_json::from_str(OPENAPI_JSON)?;
        let paths = paths.into_iter().map(|(path, mut methods)| {
            let unversioned = methods.remove("servers").is_some();
            PathMethods {
                segments: format!("{}{path}", prefix(unversioned)).split('/').map(str::to_owned).collect(),
                methods: methods.into_keys().map(|method| method.to_uppercase()).collect(),
            }
        });
        Ok(Self(paths.collect()))
    }

    /// Returns the methods of a path; none if there is no such path. A literal path wins over one with parameters.
    pub fn methods(&self, path: &str) -> Vec<String> {
        let segments: Vec<_> = path.split('/').collect();
        let matching = self.0.iter().filter(|template| template.matches(&segments));
        matching.max_by_key(|template| template.literals()).map(|found| found.methods.clone()).unwrap_or_default()
    }
}

impl PathMethods {
    fn matches(&self, segments: &[&str]) -> bool {
        // The path of a tile is the one parameter that spans several segments.
        let spans = self.segments.last().is_some_and(|last| last == "{path}") && segments.len() >= self.segments.len();
        (spans || self.segments.len() == segments.len())
            && self.segments.iter().zip(segments).all(|(own, other)| own.starts_with('{') || own == other)
    }

    fn literals(&self) -> usize {
        self.segments.iter().filter(|segment| !segment.starts_with('{')).count()
    }
}
