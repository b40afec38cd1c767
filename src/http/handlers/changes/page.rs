//! A page of log entries as JSON.
use crate::catalog::Change;
use chrono::{DateTime, Utc};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

// Entries are sent as the JSON that the log stores: a thousand waiting clients share one text of each entry, and
// parsing it again for each response would cost more than everything else. Therefore `page_json` concatenates, and the
// structs are schemas only; a test compares their members with those of an entry.

/// Consecutive entries of the log.
#[derive(ToSchema)]
#[expect(dead_code, reason = "schema of the JSON that `page_json` concatenates, see above")]
pub struct ChangeList {
    items: Vec<LogEntry>,
    /// Number of entries in the log.
    #[schema(minimum = 0)]
    total: u64,
    /// `after` of the next request; null if this is the end of the log.
    #[schema(minimum = 0)]
    next: Option<u64>,
}

/// An entry of the log with its index.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "schema of the JSON that the log stores, see above")]
struct LogEntry {
    #[schema(minimum = 0)]
    index: u64,
    /// Type of the event, such as `system.published`.
    r#type: String,
    at: DateTime<Utc>,
    /// Role of the person or part that caused the event.
    by: String,
    /// UUID of the organization, system or challenge that the entry is about.
    subject: Uuid,
    /// Slug of the organization.
    #[schema(required = false)]
    organization: String,
    #[schema(required = false, minimum = 1)]
    version: u32,
    /// Digest of the published content.
    #[schema(required = false)]
    digest: String,
    /// Languages of the published content.
    #[schema(required = false)]
    language: Vec<String>,
    /// The publisher's description of the change, by language.
    #[schema(value_type = BTreeMap<String, String>, required = false)]
    note: Value,
    /// Reason for the withdrawal of a system.
    #[schema(required = false)]
    reason: String,
    /// Legal ground of a redaction.
    #[schema(required = false)]
    ground: String,
    /// Fields that changed or were redacted.
    #[schema(required = false)]
    fields: Vec<String>,
    /// State of a challenge after the event.
    #[schema(required = false)]
    state: String,
    /// Kind of a challenge.
    #[schema(required = false)]
    challenge: String,
    /// UUID of the system that a challenge is about.
    #[schema(required = false)]
    system: Uuid,
    /// The new verifier key, after a key rotation.
    #[schema(required = false)]
    verifier_key: String,
}

/// Serializes a [`ChangeList`].
pub fn page_json(changes: &[Change], size: u64) -> Vec<u8> {
    let items: Vec<&str> = changes.iter().map(|change| change.json.as_ref()).collect();
    let next = changes.last().map(|last| last.index).filter(|last| last + 1 < size);
    let next = next.map_or_else(|| "null".to_owned(), |next| next.to_string());
    format!("{{\"items\":[{}],\"total\":{size},\"next\":{next}}}", items.join(",")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Entry;
    use std::collections::BTreeSet;
    use utoipa::PartialSchema;

    #[test]
    fn the_schema_has_every_member_of_an_entry() {
        let schema = serde_json::to_value(LogEntry::schema()).unwrap();
        let described: BTreeSet<_> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        // An unknown member of an entry is an error that lists the known ones.
        let unknown = serde_json::json!({"unknown": null});
        let error = serde_json::from_value::<Entry>(unknown).unwrap_err().to_string();
        let known: BTreeSet<_> = error.split('`').skip(3).step_by(2).map(str::to_owned).collect();
        assert_eq!(described, known.into_iter().chain(["index".to_owned()]).collect());
    }
}
