//! The system record: fields, code lists, publication rules and quality figures.
pub mod codes;
pub mod quality;
pub mod record;
pub mod rules;
pub mod templates;
pub mod translations;
pub mod warnings;

use super::json::{Code, Defs, FieldError, FieldErrors, FromJson, JsonSchema};
pub use codes::{PublicationTier, SourceScheme, Status};
pub use record::{Contact, Identifier, Record};
use serde_json::{Value, json};

/// The state of a system in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum SystemState {
    Published,
    Withdrawn,
}

/// The maximum size of a record in bytes of JSON, without the source payload.
pub const MAX_RECORD_BYTES: usize = 250_000;

/// Parses and checks a record. Rules about the whole record are checked only if all of its parts can be parsed.
///
/// # Errors
/// Every error at once, sorted by pointer.
pub fn read(value: &Value) -> Result<Record, Vec<FieldError>> {
    let mut errors = FieldErrors::default();
    let record = Record::from_json(value, "", &mut errors);
    if let Some(record) = &record {
        check_size(record, &mut errors);
        rules::check_draft(record, &mut errors);
    }
    match record {
        Some(record) => errors.into_result(record),
        None => Err(errors.into_result(()).err().unwrap_or_default()),
    }
}

/// Adds an error if the record is too large. Needed again before each write, because code may build a record without
/// parsing it.
pub fn check_size(record: &Record, errors: &mut FieldErrors) {
    let mut without_payload = record.clone();
    if let Some(source) = &mut without_payload.source_record {
        source.payload = Value::Null;
    }
    let bytes = serde_json::to_vec(&without_payload).map_or(0, |json| json.len());
    if bytes > MAX_RECORD_BYTES {
        errors.add("", "tooLarge", format!("the record has {bytes} bytes, the limit is {MAX_RECORD_BYTES}"));
    }
}

/// Returns the JSON Schema (2020-12) of the record.
///
/// `x-publish` of each property states when a publication requires it: `always`, `tier` (for `highRiskAi` and
/// `impactful`), `condition` or `optional`.
pub fn json_schema() -> Value {
    let mut defs = Defs::new();
    Record::schema(&mut defs);
    let mut schema = defs.remove("Record").unwrap_or_default();
    for (field, property) in schema["properties"].as_object_mut().into_iter().flatten() {
        property["x-publish"] = rules::requirement_level(field).into();
    }
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "System record".into();
    schema["$defs"] = json!(defs);
    schema
}

#[cfg(test)]
mod tests;
