//! The system record: its fields, its code lists, what a publication needs, and figures of its quality.
pub mod codes;
pub mod quality;
pub mod record;
pub mod rules;
pub mod templates;
pub mod translations;
pub mod warnings;

use super::shape::{Defs, FieldError, FieldErrors, Shape};
pub use codes::{PublicationTier, SourceScheme, Status};
pub use record::Record;
use serde_json::{Value, json};

/// The largest record, in bytes of its JSON without the payload of its source.
pub const MAX_RECORD_BYTES: usize = 250_000;

/// Reads a record; every fault at once, in the order of their places. (Rules that look at the whole record can only be
/// tried once its parts can be read.)
pub fn read(value: &Value) -> Result<Record, Vec<FieldError>> {
    let mut faults = FieldErrors::default();
    let record = Record::read(value, "", &mut faults);
    if let Some(record) = &record {
        check_size(record, &mut faults);
        rules::draft(record, &mut faults);
    }
    match record {
        Some(record) => faults.into_result(record),
        None => Err(faults.into_result(()).err().unwrap_or_default()),
    }
}

/// Adds a fault if the record is too large. A program may build a record without reading it, so acts check again.
pub fn check_size(record: &Record, faults: &mut FieldErrors) {
    let mut slim = record.clone();
    if let Some(source) = &mut slim.source_record {
        source.payload = Value::Null;
    }
    let bytes = serde_json::to_vec(&slim).map_or(0, |json| json.len());
    if bytes > MAX_RECORD_BYTES {
        faults.add("", "tooLarge", format!("a record is at most {MAX_RECORD_BYTES} bytes, this one has {bytes}"));
    }
}

/// The JSON Schema (2020-12) of the record.
///
/// `x-publish` of each property says when a publication needs it: `always`, `tier` (for `highRiskAi` and
/// `impactful`), `condition` or `optional`.
pub fn json_schema() -> Value {
    let mut defs = Defs::new();
    Record::schema(&mut defs);
    let mut schema = defs.remove("Record").unwrap_or_default();
    for (field, property) in schema["properties"].as_object_mut().into_iter().flatten() {
        property["x-publish"] = rules::need(field).into();
    }
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "System record".into();
    schema["$defs"] = json!(defs);
    schema
}

#[cfg(test)]
mod tests;
