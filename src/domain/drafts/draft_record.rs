//! The record of a draft, as an editor sends it.
use crate::domain::json::{Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, reference};
use crate::domain::systems::Record;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A record as an editor sends it. It is kept as JSON until the register has filled in what the editor left out; only
/// then is it parsed as a [`Record`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DraftRecord(pub Value);

/// The fields that the register sets and editors cannot change.
pub const READ_ONLY_FIELDS: &[&str] = &["organization", "sourceRecord", "template"];
/// The fields that stay as they are when a whole record is sent without them.
pub const PRESERVED_FIELDS: &[&str] = &["organization", "sourceRecord", "template", "defaultLanguage"];

const NAME: &str = "DraftRecord";

impl DraftRecord {
    /// Returns an example of a draft.
    fn example() -> Value {
        json!({
            "summary": {"nl": "Auto's met camera's controleren of voor geparkeerde voertuigen is betaald."},
            "status": "inUse",
            "name": {"nl": "Parkeercontrole met scanauto's", "en": "Parking control with scan cars"},
        })
    }
}

impl FromJson for DraftRecord {
    fn from_json(value: &Value, _: &str, _: &mut FieldErrors) -> Option<Self> {
        Some(Self(value.clone()))
    }
}

impl JsonSchema for DraftRecord {
    /// The fields of a record, none of which is required.
    fn schema(defs: &mut Defs) -> Value {
        if !defs.contains_key(NAME) {
            let has_record = defs.contains_key("Record");
            Record::schema(defs);
            let mut schema = defs.get("Record").cloned().unwrap_or_default();
            if !has_record {
                defs.shift_remove("Record");
            }
            if let Some(members) = schema.as_object_mut() {
                members.shift_remove("required");
            }
            for field in READ_ONLY_FIELDS {
                schema["properties"][field]["readOnly"] = true.into();
            }
            schema["description"] =
                "A record as it is written, possibly incomplete. It needs a `name`, unless a template provides one."
                    .into();
            schema["examples"] = json!([Self::example()]);
            defs.insert(NAME.to_owned(), schema);
        }
        reference(NAME)
    }
}

impl IsEmpty for DraftRecord {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_record_once_it_is_complete() {
        let mut record = DraftRecord::example();
        record["organization"] = "example-city".into();
        record["defaultLanguage"] = "nl".into();
        assert!(crate::domain::systems::read(&record).is_ok());
    }
}
