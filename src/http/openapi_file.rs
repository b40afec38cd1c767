//! The OpenAPI document as it is checked in: what is served, and which methods each path has.
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// The document that is served. A test compares it with [`crate::http::document`].
pub const OPENAPI_JSON: &str = include_str!("../../openapi/openapi.json");

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
        let paths = paths.into_iter().map(|(path, methods)| PathMethods {
            segments: path.split('/').map(str::to_owned).collect(),
            methods: methods.into_keys().map(|method| method.to_uppercase()).collect(),
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
