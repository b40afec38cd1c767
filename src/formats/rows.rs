//! Shared code of the importers: from a file to rows, and from a row to a record or its errors.
use super::cells::{Cells, parse_value};
use super::import::{FileError, Import, Row, payload_digest};
use crate::domain::json::{FieldError, FieldErrors};
use crate::domain::languages::Lang;
use crate::domain::organizations::{self, Organization};
use crate::domain::systems::record::SourceRecord;
use crate::domain::systems::{self, Record, SourceScheme};
use crate::domain::values::{Instant, Slug, Url};
use serde_json::Value;
use std::collections::HashMap;

/// The properties that all rows of a file share.
pub struct Source {
    pub scheme: SourceScheme,
    pub retrieved_at: Option<Instant>,
    /// The cells that may contain the id of a row, in order of preference.
    pub keys: &'static [&'static str],
}

/// The converted row before validation.
pub struct MappedRow {
    pub organization: Option<Organization>,
    pub record: Record,
    /// The version of the standard, if the row contains it.
    pub version: Option<String>,
    /// The URL of the record in its source.
    pub url: Option<Url>,
}

impl MappedRow {
    /// Creates an empty record of an organization. If the row names none, the importer must provide it.
    pub fn new(organization: Option<Organization>, lang: &Lang) -> Self {
        let slug = organization.as_ref().map(|organization| organization.slug.clone());
        let slug = slug.unwrap_or_else(|| Slug::from_name("", "unknown"));
        Self { record: Record::new(slug, lang.clone()), organization, version: None, url: None }
    }
}

/// A row that could not be split into cells.
pub struct MalformedRow {
    pub key: Option<String>,
    pub error: FieldError,
}

/// Parses a JSON file.
pub fn parse_json(file: &[u8]) -> Result<Value, FileError> {
    serde_json::from_slice(strip_bom(file, "JSON")?)
        .map_err(|error| FileError::Malformed { expected: "JSON", detail: error.to_string() })
}

/// Removes the byte order mark. An empty file is an error.
pub fn strip_bom<'a>(file: &'a [u8], expected: &'static str) -> Result<&'a [u8], FileError> {
    let content = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if content.trim_ascii().is_empty() {
        return Err(FileError::Malformed { expected, detail: "the file is empty".into() });
    }
    Ok(content)
}

/// Returns a list in which at least one row has all of some cells. Any other file does not match the profile.
pub fn expect_list(
    list: Option<Value>,
    profile: SourceScheme,
    place: &str,
    signs: &[&[&str]],
) -> Result<Vec<Value>, FileError> {
    let wrong = |detail: String| FileError::WrongProfile { profile, detail };
    let Some(Value::Array(list)) = list else { return Err(wrong(format!("expected {place} to be a list"))) };
    let matches = |row: &Value| signs.iter().any(|cells| cells.iter().all(|cell| row.get(cell).is_some()));
    if !list.is_empty() && !list.iter().any(matches) {
        let signs: Vec<_> = signs.iter().map(|cells| cells.join(" and ")).collect();
        return Err(wrong(format!("none of the {} rows has {}", list.len(), signs.join(", or "))));
    }
    Ok(list)
}

/// Reads rows. `map` converts the cells of a row and records their errors.
pub fn read(
    source: &Source,
    rows: impl IntoIterator<Item = Result<Value, MalformedRow>>,
    map: impl Fn(&mut Cells<'_>, &str) -> Option<MappedRow>,
) -> Vec<Row> {
    let numbered = rows.into_iter().zip(1..);
    let mut rows: Vec<Row> = numbered
        .map(|(row, number)| match row {
            Ok(payload) => read_row(source, number, payload, &map),
            Err(broken) => Row { number, key: broken.key, outcome: Err(vec![broken.error]) },
        })
        .collect();
    reject_duplicate_keys(&mut rows);
    rows
}

/// Rejects repeated keys: a key identifies a system, so a second row of the same key contradicts the first.
pub fn reject_duplicate_keys(rows: &mut [Row]) {
    let mut seen = HashMap::new();
    for row in rows {
        let Some(key) = &row.key else { continue };
        if let Some(first) = seen.get(key) {
            let detail = format!("duplicate key: row {first} has the same key");
            let error = FieldError { pointer: "/key".into(), code: "doubledKey", detail };
            match &mut row.outcome {
                Ok(_) => row.outcome = Err(vec![error]),
                Err(errors) => errors.push(error),
            }
        } else {
            seen.insert(key.clone(), row.number);
        }
    }
}

fn read_row(
    source: &Source,
    number: usize,
    payload: Value,
    map: impl Fn(&mut Cells<'_>, &str) -> Option<MappedRow>,
) -> Row {
    let Some(object) = payload.as_object() else {
        let error = FieldError { pointer: String::new(), code: "type", detail: "expected an object".into() };
        return Row { number, key: None, outcome: Err(vec![error]) };
    };
    let mut cells = Cells::new(object);
    let key = source.keys.iter().map(|name| cells.line(name)).find(|key| !key.is_empty());
    let mapped = map(&mut cells, key.as_deref().unwrap_or_default());
    let errors = cells.into_errors();
    let outcome = build_import(source, key.as_deref(), payload, mapped, errors);
    Row { number, key, outcome }
}

/// Adds the provenance and validates the record with the rules of the domain.
fn build_import(
    source: &Source,
    key: Option<&str>,
    payload: Value,
    mapped: Option<MappedRow>,
    mut errors: FieldErrors,
) -> Result<Import, Vec<FieldError>> {
    if key.is_none() {
        errors.add("/key", "required", "the id is missing");
    }
    let sha256 = payload_digest(&payload);
    if sha256.is_none() {
        errors.add("/sourceRecord/payload", "payload", "the row cannot be encoded as canonical JSON (RFC 8785)");
    }
    let (Some(key), Some(mut mapped), Some(sha256)) = (key, mapped, sha256) else { return Err(sorted_errors(errors)) };
    mapped.record.source_record = Some(SourceRecord {
        scheme_version: mapped
            .version
            .and_then(|version| parse_value("/sourceRecord/schemeVersion", &version, &mut errors)),
        url: mapped.url,
        retrieved_at: source.retrieved_at,
        key: parse_value("/sourceRecord/key", key, &mut errors),
        payload,
        ..SourceRecord::new(source.scheme, sha256)
    });
    if let Some(organization) = &mapped.organization {
        let found = revalidate(organization, |value| organizations::read(value).map(drop)).err();
        errors.0.extend(found.into_iter().flatten().map(|error| prefix_pointer("/organization", error)));
    }
    match revalidate(&mapped.record, systems::read) {
        Ok(record) => errors.into_result(Import { key: key.to_owned(), organization: mapped.organization, record }),
        Err(found) => {
            errors.0.extend(found);
            Err(sorted_errors(errors))
        }
    }
}

/// Returns the errors of a rejected row, sorted by pointer.
pub fn sorted_errors(errors: FieldErrors) -> Vec<FieldError> {
    errors.into_result(()).err().unwrap_or_default()
}

/// Parses the built value again, because only parsing checks every limit.
fn revalidate<T>(
    built: &impl serde::Serialize,
    read: impl FnOnce(&Value) -> Result<T, Vec<FieldError>>,
) -> Result<T, Vec<FieldError>> {
    match serde_json::to_value(built) {
        Ok(value) => read(&value),
        Err(error) => Err(vec![FieldError { pointer: String::new(), code: "json", detail: error.to_string() }]),
    }
}

/// Prefixes the pointer of an error with the path of the surrounding object.
pub fn prefix_pointer(prefix: &str, error: FieldError) -> FieldError {
    FieldError { pointer: format!("{prefix}{}", error.pointer), ..error }
}
