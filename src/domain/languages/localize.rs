//! The view of a value in the language of a reader.
use super::language_map::LanguageMap;
use super::localizer::Localizer;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

/// A visitor of language maps, called with the JSON Pointer of each.
pub type TextVisitor<'v, 'a> = dyn FnMut(&str, &'a LanguageMap) + 'v;

/// A value that a reader gets in their language. A value without texts is the same in every language.
pub trait Localize: Serialize {
    /// Returns the value as JSON, localized for one reader.
    fn to_json(&self, _: &mut Localizer) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Visits every language map in the value, with its pointer.
    fn visit_texts<'a>(&'a self, _pointer: &str, _visitor: &mut TextVisitor<'_, 'a>) {}
}

impl Localize for bool {}
impl Localize for u64 {}
impl Localize for Value {}
impl Localize for DateTime<Utc> {}
impl Localize for NaiveDate {}
impl Localize for uuid::Uuid {}

impl<T: Localize> Localize for Option<T> {
    fn to_json(&self, localizer: &mut Localizer) -> Value {
        self.as_ref().map_or(Value::Null, |value| value.to_json(localizer))
    }

    fn visit_texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.iter().for_each(|value| value.visit_texts(pointer, visitor));
    }
}

impl<T: Localize> Localize for Vec<T> {
    fn to_json(&self, localizer: &mut Localizer) -> Value {
        self.iter().map(|item| item.to_json(localizer)).collect()
    }

    fn visit_texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.iter().enumerate().for_each(|(n, item)| item.visit_texts(&format!("{pointer}/{n}"), visitor));
    }
}
