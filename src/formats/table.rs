//! Systems as a table: one row for each system, in columns that do not depend on the contents of the register.
//!
//! A row contains a system as the API shows it in the record's default language. The dictionary lists what does not fit
//! into a cell, such as the members of each risk; the other export formats contain it.
use crate::domain::systems::{self, Record};
use csv_core::{QuoteStyle, Terminator};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The type of the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A value of a code list.
    Code,
    Number,
    Boolean,
    Date,
    Instant,
    /// Several values separated by `|`; a `|` within a value is written `\|`, and a `\` is written `\\`.
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
    pub description: String,
    /// The field of the system that the cells are made from.
    pub field: String,
    source: CellSource,
}

/// The part of a field that a cell contains.
#[derive(Debug, Clone)]
enum CellSource {
    WholeField,
    Member(String),
    /// These members of each object in a list.
    MembersOfEach(&'static [&'static str]),
    /// The number of items in a list.
    Count,
}

/// The contents of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(u64),
    Boolean(bool),
}

/// The members that identify each object in a list, by field.
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

/// Columns that the register adds before those of the record.
const LEADING: &[(&str, Kind, &str)] = &[
    ("id", Kind::Text, "The UUID of the system, which never changes."),
    ("address", Kind::Text, "The address of the complete record."),
    ("version", Kind::Number, "The number of the current version."),
    ("organization.slug", Kind::Text, "The slug of the organization that uses the system."),
    ("organization.name", Kind::Text, "The name of the organization."),
    ("organization.type", Kind::Code, "The kind of public body."),
];
/// Columns that the register adds after those of the record.
const TRAILING: &[(&str, Kind, &str)] = &[
    ("changeNote", Kind::Text, "What changed in this version, in the words of the publisher."),
    ("firstPublished", Kind::Instant, "When the register first published the system."),
    ("lastChanged", Kind::Instant, "When the current version was published."),
    ("lastConfirmed", Kind::Date, "When the organization last confirmed that the record is still correct."),
    ("withdrawn.at", Kind::Instant, "When the system was withdrawn; empty unless it was."),
    ("withdrawn.reason", Kind::Code, "The reason for the withdrawal."),
    ("withdrawn.note", Kind::Text, "An explanation of the withdrawal."),
    ("redacted", Kind::List, "Fields of this version that were redacted because of a legal obligation."),
    ("stale", Kind::Boolean, "Whether the record is overdue for a review."),
    ("completeness.required", Kind::Number, "The number of required fields."),
    ("completeness.filled", Kind::Number, "The number of required fields that are filled."),
    ("completeness.withheld", Kind::Number, "The number of required fields that are withheld."),
    ("readingLevel", Kind::List, "The LIX score of each language."),
    (
        "language.available",
        Kind::List,
        "The languages of the record; this table has the texts of the default language.",
    ),
    (
        "language.others",
        Kind::List,
        "Fields with a text in another language, because none exists in the default language.",
    ),
    ("logIndex", Kind::Number, "The index of the log entry that published this version."),
];

/// Returns all columns, in order.
pub fn columns() -> &'static [Column] {
    static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(build_columns);
    &COLUMNS
}

fn build_columns() -> Vec<Column> {
    let schema = systems::json_schema();
    let mut columns: Vec<_> = LEADING.iter().map(register_column).collect();
    for field in Record::FIELDS.iter().filter(|field| **field != "organization" && !Record::INTERNAL.contains(field)) {
        add_columns_of(field, &schema["properties"][field], &schema["$defs"], &mut columns);
    }
    columns.extend(TRAILING.iter().map(register_column));
    columns
}

fn register_column((name, kind, description): &(&str, Kind, &str)) -> Column {
    let (field, member) = name.split_once('.').map_or((*name, None), |(field, member)| (field, Some(member)));
    let source = match (member, labels(field)) {
        (Some(member), _) => CellSource::Member(member.to_owned()),
        (None, Some(members)) => CellSource::MembersOfEach(members),
        (None, None) => CellSource::WholeField,
    };
    Column {
        name: (*name).to_owned(),
        kind: *kind,
        description: (*description).to_owned(),
        field: field.to_owned(),
        source,
    }
}

fn labels(field: &str) -> Option<&'static [&'static str]> {
    LABELS.iter().find(|(name, _)| *name == field).map(|(_, members)| *members)
}

/// Follows the reference of a schema.
pub(super) fn resolve<'a>(schema: &'a Value, defs: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &defs[name])
}

fn description(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn add_columns_of(field: &str, schema: &Value, defs: &Value, columns: &mut Vec<Column>) {
    let mut add = |name: String, kind, description: String, source| {
        columns.push(Column { name, kind, description, field: field.to_owned(), source });
    };
    let shape = resolve(schema, defs);
    if shape["type"] == "array" && is_object(resolve(&shape["items"], defs)) {
        let members = labels(field).unwrap_or_default();
        let of_each = format!("{} Of each: {}.", description(schema), members.join(", "));
        add(field.to_owned(), Kind::List, of_each, CellSource::MembersOfEach(members));
        add(
            format!("{field}.count"),
            Kind::Number,
            format!("The number of {field}; empty if the field is empty."),
            CellSource::Count,
        );
    } else if is_object(shape) {
        for (member, schema) in shape["properties"].as_object().into_iter().flatten() {
            // Only versions have the payload of a source; current records do not.
            if (field, member.as_str()) != ("sourceRecord", "payload") {
                let mut about_member = description(schema);
                if about_member.is_empty() {
                    about_member = format!("{} Its `{member}`.", description(shape));
                }
                add(format!("{field}.{member}"), kind(schema, defs), about_member, CellSource::Member(member.clone()));
            }
        }
    } else {
        add(field.to_owned(), kind(schema, defs), description(schema), CellSource::WholeField);
    }
}

/// Returns true if a schema is one of objects, but not of language maps, which declare no properties.
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

/// Returns the cells of a system, which is given as the API shows it in the record's default language.
pub fn row<'a>(system: &'a Map<String, Value>, address: &'a str) -> impl Iterator<Item = Cell<'a>> {
    columns().iter().map(move |column| {
        if column.name == "address" {
            return Cell::Text(address.into());
        }
        // The count is empty as well: a field that is not stated or redacted does not have zero items.
        let Some(value) = system.get(&column.field) else { return Cell::Empty };
        match &column.source {
            CellSource::WholeField => cell(value),
            CellSource::Member(member) => value.get(member).map_or(Cell::Empty, cell),
            CellSource::MembersOfEach(members) => {
                let items = value.as_array().into_iter().flatten().map(|object| {
                    let values = members.iter().filter_map(|member| object.get(*member)).map(plain);
                    values.collect::<Vec<_>>().join(" ")
                });
                list(items)
            }
            CellSource::Count => Cell::Number(value.as_array().map_or(0, Vec::len) as u64),
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

/// Returns a text that no spreadsheet evaluates as a formula: an apostrophe precedes what starts like one, as OWASP
/// advises. The same applies after semicolons, tabs and line breaks: programs that split cells there ignore the
/// quotation marks inside them.
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

/// Appends the header of a CSV file (RFC 4180). The byte order mark tells Excel that the file is UTF-8.
pub fn csv_header(out: &mut Vec<u8>) {
    csv_names(columns().iter().map(|column| column.name.as_str()), out);
}

/// Appends a header with these names.
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

/// Quotes a cell if it contains a comma, a quotation mark or a line break.
static QUOTE_IF_NEEDED: LazyLock<csv_core::Writer> = LazyLock::new(|| csv_writer(QuoteStyle::Necessary));
/// Quotes every cell.
static QUOTE_ALWAYS: LazyLock<csv_core::Writer> = LazyLock::new(|| csv_writer(QuoteStyle::Always));

fn csv_writer(style: QuoteStyle) -> csv_core::Writer {
    csv_core::WriterBuilder::new().terminator(Terminator::CRLF).quote_style(style).build()
}

fn csv_text(text: &str, out: &mut Vec<u8>) {
    if text.is_empty() {
        return;
    }
    // Some programs trim cells without quotation marks.
    let has_outer_space = text.starts_with(' ') || text.ends_with(' ');
    let mut writer = if has_outer_space { QUOTE_ALWAYS.clone() } else { QUOTE_IF_NEEDED.clone() };
    let start = out.len();
    // The longest a cell can become: nothing but quotation marks, each doubled, and two around them.
    out.resize(start + 2 * text.len() + 2, 0);
    let (_, _, written) = writer.field(text.as_bytes(), &mut out[start..]);
    let (_, closed) = writer.finish(&mut out[start + written..]);
    out.truncate(start + written + closed);
}

#[cfg(test)]
mod tests;
