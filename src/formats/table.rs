//! Systems as a table: one row each, in columns that stay the same whatever the register holds.
//!
//! A row is made of a system as the API shows it in the record's own language. What has no room in a cell, such as the
//! members of each risk, is named in the dictionary and stands in the other formats.
use crate::domain::systems::{self, Record};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a cell of a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// One of a code list.
    Code,
    Number,
    Boolean,
    Date,
    Instant,
    /// Several values with `|` between them; a `|` of their own is written `\|`, and a `\` of their own `\\`.
    List,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Instant => "instant",
            Self::List => "list",
        }
    }
}

/// A column of the table.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub about: String,
    /// The field of the system that it is made of.
    pub field: String,
    take: Take,
}

/// How a cell is made of its field.
#[derive(Debug, Clone)]
enum Take {
    Whole,
    Member(String),
    /// These members of each object.
    Each(&'static [&'static str]),
    Count,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(u64),
    Boolean(bool),
}

/// What is shown of each object in a list: the members that say which one it is.
const LABELS: &[(&str, &[&str])] = &[
    ("aliasIds", &["scheme", "value"]),
    ("tags", &["value"]),
    ("localThemes", &["scheme", "value"]),
    ("area", &["name", "code"]),
    ("otherClassification", &["scheme", "value"]),
    ("legalReferences", &["title", "identifier", "url"]),
    ("politicalDecision", &["title", "date", "url"]),
    ("datasets", &["name"]),
    ("models", &["name", "version"]),
    ("sourceCode", &["status", "url"]),
    ("risks", &["title"]),
    ("incidents", &["date", "summary"]),
    ("evaluations", &["kind", "metric", "value", "unit"]),
    ("impactAssessments", &["type", "status", "title"]),
    ("suppliers", &["name"]),
    ("procurement", &["procedure", "reference", "url"]),
    ("cost", &["amount", "currency", "period", "text"]),
    ("affectedGroups", &["code"]),
    ("oversightBodies", &["name"]),
    ("publicContact", &["value"]),
    ("links", &["rel", "url"]),
    ("relatedRecords", &["rel", "recordId"]),
    ("translations", &["lang", "status"]),
    ("withheld", &["field", "reason"]),
    ("notApplicable", &["field"]),
    ("readingLevel", &["lang", "score"]),
];

/// Columns of what the register says beside the record: before it, and behind it.
const BEFORE: &[(&str, Kind, &str)] = &[
    ("id", Kind::Text, "The UUID of the system; it stays for ever."),
    ("address", Kind::Text, "Where the whole record is read."),
    ("version", Kind::Number, "Number of the current version."),
    ("organization.slug", Kind::Text, "The organization that uses the system: its slug."),
    ("organization.name", Kind::Text, "Its name."),
    ("organization.type", Kind::Code, "What kind of body it is."),
];
const BEHIND: &[(&str, Kind, &str)] = &[
    ("changeNote", Kind::Text, "What changed with this version, as the publisher says it."),
    ("firstPublished", Kind::Instant, "When the register first published the system."),
    ("lastChanged", Kind::Instant, "When the current version was published."),
    ("lastConfirmed", Kind::Date, "When the organization last said that the record is still correct."),
    ("withdrawn.at", Kind::Instant, "When the system left the register; empty while it is there."),
    ("withdrawn.reason", Kind::Code, "Why it left."),
    ("withdrawn.note", Kind::Text, "Why in words."),
    ("redacted", Kind::List, "Fields of this version that a legal duty took out."),
    ("stale", Kind::Boolean, "Whether the record should have been looked at again."),
    ("completeness.required", Kind::Number, "How many fields the record needs."),
    ("completeness.filled", Kind::Number, "How many of them say something."),
    ("completeness.withheld", Kind::Number, "How many of them are withheld."),
    ("readingLevel", Kind::List, "LIX of each language."),
    (
        "language.available",
        Kind::List,
        "The languages in which the record is there; the texts here are in the default language.",
    ),
    (
        "language.others",
        Kind::List,
        "Fields of which the text here is in another language, because there is none in the default one.",
    ),
    ("logIndex", Kind::Number, "Index of the log entry that published this version."),
];

/// All columns, in their order.
pub fn columns() -> &'static [Column] {
    static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(make);
    &COLUMNS
}

fn make() -> Vec<Column> {
    let schema = systems::json_schema();
    let mut columns: Vec<_> = BEFORE.iter().map(own).collect();
    for field in Record::FIELDS.iter().filter(|field| **field != "organization" && !Record::INTERNAL.contains(field)) {
        of_field(field, &schema["properties"][field], &schema["$defs"], &mut columns);
    }
    columns.extend(BEHIND.iter().map(own));
    columns
}

fn own((name, kind, about): &(&str, Kind, &str)) -> Column {
    let (field, member) = name.split_once('.').map_or((*name, None), |(field, member)| (field, Some(member)));
    let take = match (member, labels(field)) {
        (Some(member), _) => Take::Member(member.to_owned()),
        (None, Some(members)) => Take::Each(members),
        (None, None) => Take::Whole,
    };
    Column { name: (*name).to_owned(), kind: *kind, about: (*about).to_owned(), field: field.to_owned(), take }
}

fn labels(field: &str) -> Option<&'static [&'static str]> {
    LABELS.iter().find(|(known, _)| *known == field).map(|(_, members)| *members)
}

/// The schema that a schema refers to.
pub(super) fn resolve<'a>(schema: &'a Value, defs: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &defs[name])
}

fn about(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn of_field(field: &str, schema: &Value, defs: &Value, columns: &mut Vec<Column>) {
    let mut add = |name: String, kind, about: String, take| {
        columns.push(Column { name, kind, about, field: field.to_owned(), take });
    };
    let shape = resolve(schema, defs);
    if shape["type"] == "array" && is_object(resolve(&shape["items"], defs)) {
        let members = labels(field).unwrap_or_default();
        let told = format!("{} Of each: {}.", about(schema), members.join(", "));
        add(field.to_owned(), Kind::List, told, Take::Each(members));
        add(
            format!("{field}.count"),
            Kind::Number,
            format!("How many {field} there are; empty where nothing is said."),
            Take::Count,
        );
    } else if is_object(shape) {
        for (member, schema) in shape["properties"].as_object().into_iter().flatten() {
            // Versions have the payload of a source; current records do not.
            if (field, member.as_str()) != ("sourceRecord", "payload") {
                let mut told = about(schema);
                if told.is_empty() {
                    told = format!("{} Its `{member}`.", about(shape));
                }
                add(format!("{field}.{member}"), kind(schema, defs), told, Take::Member(member.clone()));
            }
        }
    } else {
        add(field.to_owned(), kind(schema, defs), about(schema), Take::Whole);
    }
}

/// Language maps are objects without properties of their own.
fn is_object(shape: &Value) -> bool {
    shape["properties"].is_object()
}

fn kind(schema: &Value, defs: &Value) -> Kind {
    let shape = resolve(schema, defs);
    match shape["type"].as_str() {
        Some("array") => Kind::List,
        Some("integer") => Kind::Number,
        Some("boolean") => Kind::Boolean,
        Some("string") if shape["enum"].is_array() => Kind::Code,
        Some("string") if shape["format"] == "date" => Kind::Date,
        Some("string") if shape["format"] == "date-time" => Kind::Instant,
        _ => Kind::Text,
    }
}

/// The cells of a system, which is given as the API shows it in the record's own language.
pub fn row<'a>(system: &'a Map<String, Value>, address: &'a str) -> impl Iterator<Item = Cell<'a>> {
    columns().iter().map(move |column| {
        if column.name == "address" {
            return Cell::Text(address.into());
        }
        // Also of a count: what was not said, or was redacted, is not none.
        let Some(value) = system.get(&column.field) else { return Cell::Empty };
        match &column.take {
            Take::Whole => cell(value),
            Take::Member(member) => value.get(member).map_or(Cell::Empty, cell),
            Take::Each(members) => {
                let each = value.as_array().into_iter().flatten().map(|object| {
                    let said = members.iter().filter_map(|member| object.get(*member)).map(plain);
                    said.collect::<Vec<_>>().join(" ")
                });
                list(each)
            }
            Take::Count => Cell::Number(value.as_array().map_or(0, Vec::len) as u64),
        }
    })
}

fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(flag) => Cell::Boolean(*flag),
        Value::String(text) => safe(text.as_str().into()),
        Value::Number(number) => number.as_u64().map_or_else(|| safe(number.to_string().into()), Cell::Number),
        Value::Array(items) => list(items.iter().map(|item| plain(item).into_owned())),
        Value::Object(members) => list(members.iter().map(|(name, value)| format!("{name} {}", plain(value)))),
    }
}

fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}

pub(super) fn list(items: impl Iterator<Item = String>) -> Cell<'static> {
    let joined = items.map(|item| item.replace('\\', "\\\\").replace('|', "\\|")).collect::<Vec<_>>().join("|");
    if joined.is_empty() { Cell::Empty } else { safe(joined.into()) }
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it, as OWASP advises.
/// So does what would begin a cell in a program that splits lines at semicolons or tabs: it takes no notice of quotation
/// marks that stand within its cells, so that a line feed begins a line for it.
pub(super) fn safe(text: Cow<'_, str>) -> Cell<'_> {
    let splits = |c| matches!(c, ';' | '\t' | '\r' | '\n');
    let formula = |part: &str| {
        let part = part.trim_start_matches(|c: char| (c.is_whitespace() && !splits(c)) || c == '"');
        part.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    if !text.starts_with(['\t', '\r', '\n']) && !text.split(splits).any(formula) {
        return Cell::Text(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for part in text.split_inclusive(splits) {
        if formula(part) {
            out.push('\'');
        }
        out.push_str(part);
    }
    Cell::Text(out.into())
}

/// Appends the header of a CSV file (RFC 4180). The byte order mark tells Excel that it is UTF-8.
pub fn csv_header(out: &mut Vec<u8>) {
    csv_names(columns().iter().map(|column| column.name.as_str()), out);
}

/// The same for columns of these names.
pub(super) fn csv_names<'a>(names: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
    out.extend_from_slice("\u{feff}".as_bytes());
    out.extend_from_slice(names.collect::<Vec<_>>().join(",").as_bytes());
    out.extend_from_slice(b"\r\n");
}

/// Appends a row of a CSV file.
pub fn csv_row<'a>(cells: impl Iterator<Item = Cell<'a>>, out: &mut Vec<u8>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Cell::Boolean(flag) => out.extend_from_slice(flag.to_string().as_bytes()),
            Cell::Text(text) => csv_text(&text, out),
        }
    }
    out.extend_from_slice(b"\r\n");
}

fn csv_text(text: &str, out: &mut Vec<u8>) {
    if text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        out.push(b'"');
        out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests;
