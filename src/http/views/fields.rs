//! The `fields` parameter, which chooses the members of a system.
use crate::domain::systems::Record;
use serde_json::{Map, Value};

/// Fields of a system that are not part of its record.
const REGISTER_FIELDS: &[&str] = &[
    "id",
    "version",
    "changeNote",
    "firstPublished",
    "lastChanged",
    "lastConfirmed",
    "withdrawn",
    "redacted",
    "stale",
    "completeness",
    "readingLevel",
    "language",
    "logIndex",
];

/// Fields of a [`super::SystemSummary`].
const SUMMARY_FIELDS: &[&str] = &[
    "id",
    "slug",
    "organization",
    "name",
    "summary",
    "status",
    "publicationTier",
    "policyArea",
    "technique",
    "version",
    "firstPublished",
    "lastChanged",
    "reviewDue",
    "stale",
    "withdrawn",
    "language",
];

/// Parses a comma-separated list of fields. `None` if one of them does not exist.
pub fn parse_fields(text: &str) -> Option<Vec<String>> {
    let fields: Vec<_> = text.split(',').map(|field| field.trim().to_owned()).collect();
    fields.iter().all(|field| is_field(field)).then_some(fields)
}

fn is_field(name: &str) -> bool {
    let public = Record::FIELDS.contains(&name) && !Record::INTERNAL.contains(&name);
    public || REGISTER_FIELDS.contains(&name)
}

/// Returns true if a summary has all of the fields, so that the record need not be parsed.
pub fn is_summary(fields: &[String]) -> bool {
    fields.iter().all(|field| SUMMARY_FIELDS.contains(&field.as_str()))
}

/// Removes all members except the fields and the id.
pub fn retain(view: &mut Map<String, Value>, fields: &[String]) {
    view.retain(|name, _| name == "id" || fields.iter().any(|field| field == name));
}
