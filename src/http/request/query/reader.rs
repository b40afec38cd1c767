//! A strict reader of query parameters.
use super::languages::{Languages, accepted_languages, parse_lang};
use crate::domain::json::FieldErrors;
use crate::http::request::urlencoded;
use crate::{Error, Result};
use actix_web::HttpRequest;
use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use utoipa::IntoParams;

/// Maximum number of errors that are reported about one query.
const MAX_ERRORS: usize = 50;

/// The query parameters of a request. Errors are collected, and [`QueryReader::into_result`] reports all of them.
pub struct QueryReader {
    values: BTreeMap<String, Vec<String>>,
    errors: FieldErrors,
}

impl QueryReader {
    /// Reads the parameters that `P` documents; any other parameter is an error.
    pub fn read<P: IntoParams + 'static>(request: &HttpRequest) -> Self {
        let allowed = parameter_names::<P>();
        let mut reader = Self { values: BTreeMap::new(), errors: FieldErrors::default() };
        for (name, value) in urlencoded::parse(request.query_string()) {
            if reader.errors.0.len() >= MAX_ERRORS {
                break;
            }
            let (Some(name), Some(value)) = (name, value) else {
                reader.errors.add("", "encoding", "the query is not percent-encoded UTF-8");
                continue;
            };
            if allowed.contains(&name) {
                reader.values.entry(name).or_default().push(value);
            } else {
                reader.errors.add(&format!("/{name}"), "unknownParameter", "there is no parameter of this name");
            }
        }
        reader
    }

    /// Reads every value of a repeatable parameter.
    pub fn repeated<T>(&mut self, name: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let values = self.values.remove(name).unwrap_or_default();
        let parsed: Vec<_> = values.iter().filter_map(|value| parse(value)).collect();
        if parsed.len() != values.len() {
            self.errors.add(&format!("/{name}"), "parameter", expected);
        }
        parsed
    }

    /// Reads a parameter that may be given at most once.
    pub fn optional<T>(&mut self, name: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.values.get(name).is_some_and(|values| values.len() > 1) {
            self.errors.add(&format!("/{name}"), "repeated", "this parameter may be given only once");
        }
        self.repeated(name, expected, parse).pop()
    }

    /// Reads a parameter that must be given exactly once.
    pub fn required<T>(&mut self, name: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.optional(name, expected, parse);
        if value.is_none() {
            self.add_error(name, "required", "this parameter is required");
        }
        value
    }

    /// Reads the page size: 1 to 100, by default 20.
    pub fn limit(&mut self) -> usize {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=100).contains(limit));
        self.optional("limit", "a number from 1 to 100 is expected", limit).unwrap_or(20)
    }

    /// Reads the cursor of a page: `next` of the previous page.
    pub fn cursor<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.optional("cursor", "the `next` of a previous page is expected", parse)
    }

    /// Returns true if the query has a parameter.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.optional(name, "true or false is expected", |text| text.parse().ok())
    }

    /// Adds an error about a parameter.
    pub fn add_error(&mut self, name: &str, code: &'static str, detail: &str) {
        self.errors.add(&format!("/{name}"), code, detail);
    }

    /// Reads the preferred languages from `lang` or `Accept-Language`.
    pub fn languages(&mut self, request: &HttpRequest) -> Languages {
        let lang = self.optional("lang", "a BCP 47 language tag or * is expected", parse_lang);
        lang.unwrap_or_else(|| Languages::Preferred(accepted_languages(request)))
    }

    /// Reports all errors.
    ///
    /// # Errors
    /// `BadRequest` if there is any.
    pub fn into_result(self) -> Result<()> {
        self.errors.into_result(()).map_err(Error::BadRequest)
    }
}

/// Returns the names of the parameters that `P` documents, computed once: that costs more than rendering a page.
fn parameter_names<P: IntoParams + 'static>() -> Arc<[String]> {
    static NAMES: LazyLock<RwLock<HashMap<TypeId, Arc<[String]>>>> = LazyLock::new(RwLock::default);
    let id = TypeId::of::<P>();
    if let Some(names) = NAMES.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return names.clone();
    }
    let names: Arc<[String]> = P::into_params(|| None).into_iter().map(|parameter| parameter.name).collect();
    NAMES.write().unwrap_or_else(PoisonError::into_inner).insert(id, names.clone());
    names
}
