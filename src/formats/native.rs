//! The register's own records (`register`): NDJSON, one object a line.
//!
//! `{"key": "…", "organization": {Organization}, "record": {Record}}`, of which only `record` must be there. Without a
//! key the record goes by its organization and its slug.
use super::rows::{content, refuse_doubled, refused, within};
use super::{FileError, Import, Row};
use crate::domain::organizations::{self, Organization};
use crate::domain::shape::{FieldError, FieldErrors, Shape, expect_object};
use crate::domain::systems::{self, Record, SourceScheme};
use crate::domain::values::Line;
use serde::Serialize;
use serde_json::Value;

const MEMBERS: &[&str] = &["key", "organization", "record"];

/// Reads a file. What a record says of its own source stays as it is.
pub fn read(file: &[u8]) -> Result<Vec<Row>, FileError> {
    let content = content(file, "NDJSON")?;
    let lines = content.split(|byte| *byte == b'\n').zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
    // Lines are counted as an editor counts them, blank ones too, so that the number leads to the line.
    let parsed: Vec<_> = lines.map(|(line, number)| (number, serde_json::from_slice::<Value>(line))).collect();
    let fits = |value: &Value| value.get("record").is_some_and(Value::is_object);
    if !parsed.iter().any(|(_, value)| value.as_ref().is_ok_and(fits)) {
        let detail = format!("none of the {} lines is an object with a record", parsed.len());
        return Err(FileError::WrongProfile { profile: SourceScheme::Register, detail });
    }
    let mut rows: Vec<Row> = parsed
        .into_iter()
        .map(|(number, value)| match value {
            Ok(value) => read_row(number, &value),
            Err(error) => {
                let fault = FieldError { pointer: String::new(), code: "json", detail: error.to_string() };
                Row { number, key: None, outcome: Err(vec![fault]) }
            }
        })
        .collect();
    refuse_doubled(&mut rows);
    Ok(rows)
}

/// Writes one line, without its line break: what [`read`] reads again. The caller decides whether the record goes out
/// whole or as [`Record::public`].
pub fn write(key: &str, organization: Option<&Organization>, record: &Record) -> String {
    #[derive(Serialize)]
    struct Object<'a> {
        key: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        organization: Option<&'a Organization>,
        record: &'a Record,
    }
    // It cannot fail: the only maps in a record have texts as keys.
    serde_json::to_string(&Object { key, organization, record }).unwrap_or_default()
}

fn read_row(number: usize, value: &Value) -> Row {
    let mut faults = FieldErrors::default();
    let object = expect_object(value, MEMBERS, "", &mut faults);
    let member = |name| object.and_then(|object| object.get(name)).filter(|value| !value.is_null());

    let organization = member("organization").map(organizations::read).transpose();
    let organization =
        organization.map_err(|found| faults.0.extend(found.into_iter().map(|f| within("/organization", f))));
    let record = match member("record").map(systems::read) {
        Some(Ok(record)) => Some(record),
        Some(Err(found)) => {
            faults.0.extend(found.into_iter().map(|fault| within("/record", fault)));
            None
        }
        None => {
            faults.add("/record", "required", "this must be given");
            None
        }
    };
    let key = match (member("key"), member("record").and_then(own_key)) {
        (Some(given), _) => Line::<300>::read(given, "/key", &mut faults).map(|key| key.as_str().to_owned()),
        (None, Some(own)) => Some(own),
        (None, None) => {
            faults.add("/key", "required", "this must be given where the record has no slug");
            None
        }
    };
    let outcome = match (key.clone(), organization, record) {
        (Some(key), Ok(organization), Some(record)) => faults.into_result(Import { key, organization, record }),
        _ => Err(refused(faults)),
    };
    Row { number, key, outcome }
}

/// The key of a record that is given none: its place in the register.
fn own_key(record: &Value) -> Option<String> {
    let word = |name| record.get(name).and_then(Value::as_str);
    Some(format!("{}:{}", word("organization")?, word("slug")?))
}

#[cfg(test)]
mod tests;
