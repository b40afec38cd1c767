//! What every field and every column means, for those who take the data away.
use super::challenges;
use super::table::{self, resolve};
use crate::domain::challenges::PublicChallenge;
use crate::domain::shape::{Defs, Shape};
use crate::domain::systems::{self, Record};
use serde_json::{Map, Value, json};

/// One thing of which the data consist.
pub struct Item {
    /// The name: of a field of a record with its members (`risks.title`), or of a column of the table.
    pub name: String,
    pub kind: String,
    /// `always`, `tier`, `condition`, `optional`; empty for what the register says by itself.
    pub publish: String,
    pub about: String,
    /// Values of the code list, and what each means where the code does not say it.
    pub values: Vec<(String, Option<String>)>,
}

/// Every field of a record, with the members of its objects.
pub fn fields() -> Vec<Item> {
    let schema = systems::json_schema();
    let mut items = Vec::new();
    for field in Record::FIELDS.iter().filter(|field| !Record::INTERNAL.contains(field)) {
        let property = &schema["properties"][field];
        let publish = property["x-publish"].as_str().unwrap_or_default();
        add(field, property, &schema["$defs"], publish, &mut items);
    }
    items
}

fn add(name: &str, schema: &Value, defs: &Value, publish: &str, items: &mut Vec<Item>) {
    let mut shape = resolve(schema, defs);
    let list = shape["type"] == "array";
    if list {
        shape = resolve(&shape["items"], defs);
    }
    let about = [schema, shape].iter().find_map(|told| told["description"].as_str()).unwrap_or_default();
    let kind = kind(shape);
    items.push(Item {
        name: name.to_owned(),
        kind: if list { format!("list of {kind}") } else { kind },
        publish: publish.to_owned(),
        about: about.to_owned(),
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

/// Every column of the table.
pub fn columns() -> Vec<Item> {
    let fields = fields();
    let columns = table::columns().iter().map(|column| {
        let known = fields.iter().find(|item| item.name == column.name);
        let of = fields.iter().find(|item| item.name == column.field);
        Item {
            name: column.name.clone(),
            kind: column.kind.as_str().to_owned(),
            publish: of.map(|item| item.publish.clone()).unwrap_or_default(),
            about: column.description.clone(),
            values: known.map(|item| item.values.clone()).unwrap_or_default(),
        }
    });
    columns.collect()
}

/// Every field of a challenge, with the members of its objects, and what the register says beside them.
pub fn challenge_fields() -> Vec<Item> {
    let mut defs = Defs::new();
    let place = PublicChallenge::schema(&mut defs);
    let defs = Value::Object(defs);
    let mut items = Vec::new();
    for (field, property) in resolve(&place, &defs)["properties"].as_object().into_iter().flatten() {
        add(field, property, &defs, "", &mut items);
    }
    let beside = ["id", "publicVersion", "logIndex"];
    let told = challenges::COLUMNS.iter().filter(|column| beside.contains(&column.name));
    items.extend(told.map(|column| challenge_column(column, &[])));
    items
}

/// Every column of the table of challenges.
pub fn challenge_columns() -> Vec<Item> {
    let fields = challenge_fields();
    challenges::COLUMNS.iter().map(|column| challenge_column(column, &fields)).collect()
}

fn challenge_column(column: &challenges::Column, fields: &[Item]) -> Item {
    let known = fields.iter().find(|item| item.name == column.name);
    Item {
        name: column.name.to_owned(),
        kind: column.kind.as_str().to_owned(),
        publish: String::new(),
        about: column.about.to_owned(),
        values: known.map(|item| item.values.clone()).unwrap_or_default(),
    }
}

/// The dictionary as JSON.
pub fn json() -> Value {
    let show = |item: Item| {
        let mut shown = Map::new();
        shown.insert("name".into(), item.name.into());
        shown.insert("type".into(), item.kind.into());
        if !item.publish.is_empty() {
            shown.insert("publish".into(), item.publish.into());
        }
        shown.insert("description".into(), item.about.into());
        if !item.values.is_empty() {
            let values = item.values.into_iter().map(|(value, meaning)| match meaning {
                Some(meaning) => json!({"value": value, "meaning": meaning}),
                None => json!({"value": value}),
            });
            shown.insert("values".into(), values.collect());
        }
        Value::Object(shown)
    };
    let all = |items: Vec<Item>| items.into_iter().map(show).collect::<Vec<_>>();
    let challenges = json!({"columns": all(challenge_columns()), "fields": all(challenge_fields())});
    json!({"columns": all(columns()), "fields": all(fields()), "challenges": challenges})
}

/// The dictionary as rows of texts, a header first: `where` is `column` or `field`, of challenges `challengeColumn` or
/// `challengeField`.
pub fn rows() -> Vec<[String; 6]> {
    let header = ["where", "name", "type", "publish", "description", "values"].map(str::to_owned);
    let row = |place: &str, item: Item| {
        let values = item.values.into_iter().map(|(value, meaning)| match meaning {
            Some(meaning) => format!("{value}: {meaning}"),
            None => value,
        });
        let values = values.collect::<Vec<_>>().join("|");
        [place.to_owned(), item.name, item.kind, item.publish, item.about, values]
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

/// The dictionary as CSV (RFC 4180, with a byte order mark).
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
    fn the_dictionary_knows_fields_members_and_codes() {
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
        let item = |items: &[Item], name: &str| items.iter().position(|item| item.name == name).unwrap();
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
