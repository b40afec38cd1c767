//! What the readers of other registers share: the way from a file to rows, and from a row to an import or its faults.
use super::cells::{Cells, hold};
use super::{FileError, Import, Row, payload_digest};
use crate::domain::languages::Lang;
use crate::domain::organizations::{self, Organization};
use crate::domain::shape::{FieldError, FieldErrors};
use crate::domain::systems::record::SourceRecord;
use crate::domain::systems::{self, Record, SourceScheme};
use crate::domain::values::{Instant, Slug, Url};
use serde_json::Value;
use std::collections::HashMap;

/// What all rows of a file have in common.
pub struct Source {
    pub scheme: SourceScheme,
    pub retrieved_at: Option<Instant>,
    /// The cells that may hold the id of a row, the best first.
    pub keys: &'static [&'static str],
}

/// What a reader makes of a row before it is checked.
pub struct Draft {
    pub organization: Option<Organization>,
    pub record: Record,
    /// The version of the standard, where the row says it.
    pub version: Option<String>,
    /// Where the source shows this record.
    pub url: Option<Url>,
}

impl Draft {
    /// A draft of an organization's record. Where the row names none, the importer must give one.
    pub fn new(organization: Option<Organization>, lang: &Lang) -> Self {
        let slug = organization.as_ref().map(|known| known.slug.clone());
        let slug = slug.unwrap_or_else(|| Slug::from_name("", "unknown"));
        Self { record: Record::new(slug, lang.clone()), organization, version: None, url: None }
    }
}

/// A row that could not even be taken apart into cells.
pub struct Broken {
    pub key: Option<String>,
    pub fault: FieldError,
}

/// Reads a file of JSON as a whole.
pub fn json(file: &[u8]) -> Result<Value, FileError> {
    serde_json::from_slice(content(file, "JSON")?)
        .map_err(|error| FileError::Malformed { expected: "JSON", detail: error.to_string() })
}

/// The file without a byte order mark; an empty file is none.
pub fn content<'a>(file: &'a [u8], expected: &'static str) -> Result<&'a [u8], FileError> {
    let content = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if content.trim_ascii().is_empty() {
        return Err(FileError::Malformed { expected, detail: "it is empty".into() });
    }
    Ok(content)
}

/// A list of rows of which at least one has all of some cells; otherwise this is a file of something else.
pub fn list_with(
    list: Option<Value>,
    profile: SourceScheme,
    place: &str,
    signs: &[&[&str]],
) -> Result<Vec<Value>, FileError> {
    let wrong = |detail: String| FileError::WrongProfile { profile, detail };
    let Some(Value::Array(list)) = list else { return Err(wrong(format!("{place} is expected to be a list"))) };
    let known = |row: &Value| signs.iter().any(|cells| cells.iter().all(|cell| row.get(cell).is_some()));
    if !list.is_empty() && !list.iter().any(known) {
        let signs: Vec<_> = signs.iter().map(|cells| cells.join(" and ")).collect();
        return Err(wrong(format!("none of the {} rows has {}", list.len(), signs.join(", or "))));
    }
    Ok(list)
}

/// Reads rows: `map` makes a draft of the cells, or says in their faults why not.
pub fn read(
    source: &Source,
    rows: impl IntoIterator<Item = Result<Value, Broken>>,
    map: impl Fn(&mut Cells<'_>, &str) -> Option<Draft>,
) -> Vec<Row> {
    let numbered = rows.into_iter().zip(1..);
    let mut rows: Vec<Row> = numbered
        .map(|(row, number)| match row {
            Ok(payload) => read_row(source, number, payload, &map),
            Err(broken) => Row { number, key: broken.key, outcome: Err(vec![broken.fault]) },
        })
        .collect();
    refuse_doubled(&mut rows);
    rows
}

/// The same key is the same system, so the second row of one key in a file contradicts the first.
pub fn refuse_doubled(rows: &mut [Row]) {
    let mut seen = HashMap::new();
    for row in rows {
        let Some(key) = &row.key else { continue };
        if let Some(first) = seen.get(key) {
            let detail = format!("doubled key: row {first} has the same");
            let fault = FieldError { pointer: "/key".into(), code: "doubledKey", detail };
            match &mut row.outcome {
                Ok(_) => row.outcome = Err(vec![fault]),
                Err(faults) => faults.push(fault),
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
    map: impl Fn(&mut Cells<'_>, &str) -> Option<Draft>,
) -> Row {
    let Some(object) = payload.as_object() else {
        let fault = FieldError { pointer: String::new(), code: "type", detail: "an object is expected here".into() };
        return Row { number, key: None, outcome: Err(vec![fault]) };
    };
    let mut cells = Cells::new(object);
    let key = source.keys.iter().map(|name| cells.line(name)).find(|key| !key.is_empty());
    let draft = map(&mut cells, key.as_deref().unwrap_or_default());
    let faults = cells.into_faults();
    let outcome = finish(source, key.as_deref(), payload, draft, faults);
    Row { number, key, outcome }
}

/// Adds where the draft comes from and holds it against every rule of the domain.
fn finish(
    source: &Source,
    key: Option<&str>,
    payload: Value,
    draft: Option<Draft>,
    mut faults: FieldErrors,
) -> Result<Import, Vec<FieldError>> {
    if key.is_none() {
        faults.add("/key", "required", "the row has no id");
    }
    let sha256 = payload_digest(&payload);
    if sha256.is_none() {
        faults.add("/sourceRecord/payload", "payload", "the row has no canonical form (RFC 8785)");
    }
    let (Some(key), Some(mut draft), Some(sha256)) = (key, draft, sha256) else { return Err(refused(faults)) };
    draft.record.source_record = Some(SourceRecord {
        scheme_version: draft.version.and_then(|version| hold("/sourceRecord/schemeVersion", &version, &mut faults)),
        url: draft.url,
        retrieved_at: source.retrieved_at,
        key: hold("/sourceRecord/key", key, &mut faults),
        payload,
        ..SourceRecord::new(source.scheme, sha256)
    });
    if let Some(organization) = &draft.organization {
        let found = checked(organization, |value| organizations::read(value).map(drop)).err();
        faults.0.extend(found.into_iter().flatten().map(|fault| within("/organization", fault)));
    }
    match checked(&draft.record, systems::read) {
        Ok(record) => faults.into_result(Import { key: key.to_owned(), organization: draft.organization, record }),
        Err(found) => {
            faults.0.extend(found);
            Err(refused(faults))
        }
    }
}

/// The faults of a row of which nothing can be made, in the order of their places.
pub fn refused(faults: FieldErrors) -> Vec<FieldError> {
    faults.into_result(()).err().unwrap_or_default()
}

/// Reads again what was built, because only reading knows every limit.
fn checked<T>(
    built: &impl serde::Serialize,
    read: impl FnOnce(&Value) -> Result<T, Vec<FieldError>>,
) -> Result<T, Vec<FieldError>> {
    match serde_json::to_value(built) {
        Ok(value) => read(&value),
        Err(error) => Err(vec![FieldError { pointer: String::new(), code: "json", detail: error.to_string() }]),
    }
}

/// The same fault, seen from the object around.
pub fn within(at: &str, fault: FieldError) -> FieldError {
    FieldError { pointer: format!("{at}{}", fault.pointer), ..fault }
}
