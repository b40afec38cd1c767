//! The register's own format (`register`): NDJSON with one record per line.
//!
//! `{"key": "…", "organization": {Organization}, "record": {Record}}`, of which only `record` is required. The default
//! key is made of the organization and the slug of the record.
use super::import::{FileError, Import, Row};
use super::rows::{prefix_pointer, reject_duplicate_keys, sorted_errors, strip_bom};
use crate::domain::json::{FieldError, FieldErrors, FromJson, expect_object};
use crate::domain::organizations::{self, Organization};
use crate::domain::systems::{self, Record, SourceScheme};
use crate::domain::values::Line;
use serde::Serialize;
use serde_json::Value;

const MEMBERS: &[&str] = &["key", "organization", "record"];

/// Reads a file. The `sourceRecord` of each record is kept unchanged.
pub fn read(file: &[u8]) -> Result<Vec<Row>, FileError> {
    let content = strip_bom(file, "NDJSON")?;
    let lines = content.split(|byte| *byte == b'\n').zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
    // Count lines as an editor does, including blank ones, so that the number identifies the line.
    let parsed: Vec<_> = lines.map(|(line, number)| (number, serde_json::from_slice::<Value>(line))).collect();
    let has_record = |value: &Value| value.get("record").is_some_and(Value::is_object);
    if !parsed.iter().any(|(_, value)| value.as_ref().is_ok_and(has_record)) {
        let detail = format!("none of the {} lines is an object with the member `record`", parsed.len());
        return Err(FileError::WrongProfile { profile: SourceScheme::Register, detail });
    }
    let mut rows: Vec<Row> = parsed
        .into_iter()
        .map(|(number, value)| match value {
            Ok(value) => read_row(number, &value),
            Err(error) => {
                let error = FieldError { pointer: String::new(), code: "json", detail: error.to_string() };
                Row { number, key: None, outcome: Err(vec![error]) }
            }
        })
        .collect();
    reject_duplicate_keys(&mut rows);
    Ok(rows)
}

/// Writes one line in the format of [`read`], without a line break. The caller decides whether to write the whole
/// record or only [`Record::public`].
pub fn write(key: &str, organization: Option<&Organization>, record: &Record) -> String {
    #[derive(Serialize)]
    struct Object<'a> {
        key: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        organization: Option<&'a Organization>,
        record: &'a Record,
    }
    // Serialization cannot fail: all maps in a record have string keys.
    serde_json::to_string(&Object { key, organization, record }).unwrap_or_default()
}

fn read_row(number: usize, value: &Value) -> Row {
    let mut errors = FieldErrors::default();
    let object = expect_object(value, MEMBERS, "", &mut errors);
    let member = |name| object.and_then(|object| object.get(name)).filter(|value| !value.is_null());

    let organization = member("organization").map(organizations::read).transpose();
    let organization =
        organization.map_err(|found| errors.0.extend(found.into_iter().map(|f| prefix_pointer("/organization", f))));
    let record = match member("record").map(systems::read) {
        Some(Ok(record)) => Some(record),
        Some(Err(found)) => {
            errors.0.extend(found.into_iter().map(|error| prefix_pointer("/record", error)));
            None
        }
        None => {
            errors.add("/record", "required", "a record is required");
            None
        }
    };
    let key = match (member("key"), member("record").and_then(default_key)) {
        (Some(key), _) => Line::<300>::from_json(key, "/key", &mut errors).map(|key| key.as_str().to_owned()),
        (None, Some(default)) => Some(default),
        (None, None) => {
            errors.add("/key", "required", "a key is required if the record has no slug");
            None
        }
    };
    let outcome = match (key.clone(), organization, record) {
        (Some(key), Ok(organization), Some(record)) => errors.into_result(Import { key, organization, record }),
        _ => Err(sorted_errors(errors)),
    };
    Row { number, key, outcome }
}

/// Returns the default key of a record: its organization and slug.
fn default_key(record: &Value) -> Option<String> {
    let text = |name| record.get(name).and_then(Value::as_str);
    Some(format!("{}:{}", text("organization")?, text("slug")?))
}

#[cfg(test)]
mod tests;
