//! The data dictionary: the meaning of every field and every column, for users of the exports.
use super::challenges;
use super::table::{self, resolve};
use crate::domain::challenges::PublicChallenge;
use crate::domain::json::{Defs, JsonSchema};
use crate::domain::systems::{self, Record};
use serde_json::Value;

/// An entry of the dictionary.
pub struct DictionaryEntry {
    /// The path of a record field (`risks.title`), or the name of a table column.
    pub name: String,
    pub kind: String,
    /// The publication requirement: `always`, `tier`, `condition` or `optional`. Empty for values that the register
    /// adds.
    pub publish: String,
    pub description: String,
    /// The values of the code list, with their meaning where the code is not self-explanatory.
    pub values: Vec<(String, Option<String>)>,
}

/// Returns every record field, including the members of its objects.
pub fn fields() -> Vec<DictionaryEntry> {
    let schema = systems::json_schema();
    let mut items = Vec::new();
    for field in Record::FIELDS.iter().filter(|field| !Record::INTERNAL.contains(field)) {
        let property = &schema["properties"][field];
        let publish = property["x-publish"].as_str().unwrap_or_default();
        add(field, property, &schema["$defs"], publish, &mut items);
    }
    items
}

fn add(name: &str, schema: &Value, defs: &Value, publish: &str, items: &mut Vec<DictionaryEntry>) {
    let mut shape = resolve(schema, defs);
    let list = shape["type"] == "array";
    if list {
        shape = resolve(&shape["items"], defs);
    }
    let description = [schema, shape].iter().find_map(|schema| schema["description"].as_str()).unwrap_or_default();
    let kind = kind(shape);
    items.push(DictionaryEntry {
        name: name.to_owned(),
        kind: if list { format!("list of {kind}") } else { kind },
        publish: publish.to_owned(),
        description: description.to_owned(),
        values: values(shape),
    });
    for (member, schema) in shape["properties"].as_object().into_iter().flatten() {
        add(&format!("{name}.{member}"), schema, defs, "", items);
    }
}

fn kind(shape: &Value) -> String {
    match (shape["type"].as_str(), shape["format"].as_str()) {
        (Some("object"), _) if shape["properties"].is_object() => "object".into(),
        (Some("object"), _) => "text by language".into(),
        (Some("string"), _) if shape["enum"].is_array() => "code".into(),
        (Some("string"), Some(format)) => format.into(),
        (Some("string"), None) => "text".into(),
        (Some(other), _) => other.into(),
        (None, _) => "any JSON".into(),
    }
}

fn values(shape: &Value) -> Vec<(String, Option<String>)> {
    let codes = shape["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let meaning = |code: &str| shape["x-meanings"][code].as_str().map(str::to_owned);
    codes.map(|code| (code.to_owned(), meaning(code))).collect()
}

/// Returns every column of the table of systems.
pub fn columns() -> Vec<DictionaryEntry> {
    let fields = fields();
    let columns = table::columns().iter().map(|column| {
        let field = fields.iter().find(|item| item.name == column.name);
        let top_level = fields.iter().find(|item| item.name == column.field);
        DictionaryEntry {
            name: column.name.clone(),
            kind: column.kind.as_str().to_owned(),
            publish: top_level.map(|item| item.publish.clone()).unwrap_or_default(),
            description: column.description.clone(),
            values: field.map(|item| item.values.clone()).unwrap_or_default(),
        }
    });
    columns.collect()
}

/// Returns every field of a challenge, including the members of its objects and the register's metadata.
pub fn challenge_fields() -> Vec<DictionaryEntry> {
    let mut defs = Defs::new();
    let schema = PublicChallenge::schema(&mut defs);
    let defs = Value::Object(defs);
    let mut items = Vec::new();
    for (field, property) in resolve(&schema, &defs)["properties"].as_object().into_iter().flatten() {
        add(field, property, &defs, "", &mut items);
    }
    let metadata = ["id", "publicVersion", "logIndex"];
    let columns = challenges::COLUMNS.iter().filter(|column| metadata.contains(&column.name));
    items.extend(columns.map(|column| challenge_column(column, &[])));
    items
}

/// Returns every column of the table of challenges.
pub fn challenge_columns() -> Vec<DictionaryEntry> {
    let fields = challenge_fields();
    challenges::COLUMNS.iter().map(|column| challenge_column(column, &fields)).collect()
}

fn challenge_column(column: &challenges::Column, fields: &[DictionaryEntry]) -> DictionaryEntry {
    let field = fields.iter().find(|item| item.name == column.name);
    DictionaryEntry {
        name: column.name.to_owned(),
        kind: column.kind.as_str().to_owned(),
        publish: String::new(),
        description: column.description.to_owned(),
        values: field.map(|item| item.values.clone()).unwrap_or_default(),
    }
}

/// Renders the dictionary as rows of text with a header. The column `where` is `column`, `field`, `challengeColumn` or
/// `challengeField`.
pub fn rows() -> Vec<[String; 6]> {
    let header = ["where", "name", "type", "publish", "description", "values"].map(str::to_owned);
    let row = |place: &str, item: DictionaryEntry| {
        let values = item.values.into_iter().map(|(value, meaning)| match meaning {
            Some(meaning) => format!("{value}: {meaning}"),
            None => value,
        });
        let values = values.collect::<Vec<_>>().join("|");
        [place.to_owned(), item.name, item.kind, item.publish, item.description, values]
    };
    let places = [
        ("column", columns()),
        ("field", fields()),
        ("challengeColumn", challenge_columns()),
        ("challengeField", challenge_fields()),
    ];
    let rows = places.into_iter().flat_map(|(place, items)| items.into_iter().map(move |item| row(place, item)));
    std::iter::once(header).chain(rows).collect()
}

/// Renders the dictionary as CSV (RFC 4180, with a byte order mark).
pub fn csv() -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    for row in rows() {
        table::csv_row(row.into_iter().map(|text| table::Cell::Text(text.into())), &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_lists_fields_members_and_codes() {
        let fields = fields();
        let item = |name: &str| fields.iter().find(|item| item.name == name).unwrap();
        assert_eq!((item("purpose").kind.as_str(), item("purpose").publish.as_str()), ("text by language", "always"));
        assert_eq!(item("risks.likelihood").values.len(), 4);
        assert_eq!(item("policyArea").kind, "list of code");
        assert_eq!(item("policyArea").values[0], ("GF01".into(), Some("General public services".into())));
        assert_eq!(item("scale.peoplePerYear").kind, "integer");
        assert!(!fields.iter().any(|item| item.name.starts_with("submittedBy")));
        assert_eq!(columns().len(), table::columns().len());
        let (fields, columns) = (challenge_fields(), challenge_columns());
        let item = |items: &[DictionaryEntry], name: &str| items.iter().position(|item| item.name == name).unwrap();
        assert_eq!(fields[item(&fields, "decision.outcome")].values.len(), 4);
        assert_eq!(fields[item(&fields, "refusal.code")].values.len(), 5);
        assert_eq!(columns[item(&columns, "review.decision.outcome")].values.len(), 4);
        assert_eq!(fields[item(&fields, "missed")].kind, "list of object");
        let of_codes = columns.iter().filter(|column| column.kind == "code");
        assert!(of_codes.clone().count() > 5 && of_codes.into_iter().all(|column| !column.values.is_empty()));
        let csv = String::from_utf8(csv()).unwrap();
        assert!(csv.starts_with("\u{feff}where,name,type,publish,description,values\r\n"));
    }
}
