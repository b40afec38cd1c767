//! What the answers about systems look like, for the OpenAPI document. `http/document.rs` adds the record's own fields.
use chrono::{DateTime, NaiveDate};
use serde_json::Value;
use utoipa::ToSchema;

/// One page of a list of systems.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct SystemPage {
    items: Vec<SystemSummary>,
    /// How many there are on all pages.
    #[schema(minimum = 0)]
    total: u64,
    /// Cursor of the next page; null on the last.
    next: Option<String>,
    /// Counts for each value, if they were asked for. A field's own filter does not narrow its counts.
    #[schema(required = false)]
    facets: std::collections::BTreeMap<String, Vec<FacetCount>>,
    /// What was searched for instead, because a word of the query is nowhere.
    #[schema(required = false)]
    corrected: String,
    /// What may have been meant: there are few hits, and this finds more.
    #[schema(required = false)]
    did_you_mean: String,
    /// True if nothing has all the words, so that these have some of them.
    #[schema(required = false)]
    relaxed: bool,
}

/// Systems that are like one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct SimilarSystems {
    items: Vec<SystemSummary>,
}

/// How many systems of a list have a value.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct FacetCount {
    value: String,
    #[schema(minimum = 1)]
    count: u64,
}

/// A system as lists show it; with `fields`, any field of its record.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct SystemSummary {
    id: uuid::Uuid,
    #[schema(required = false)]
    organization: Owner,
    #[schema(required = false, minimum = 1)]
    version: u64,
    #[schema(required = false)]
    first_published: DateTime<chrono::Utc>,
    #[schema(required = false)]
    last_changed: DateTime<chrono::Utc>,
    #[schema(required = false)]
    stale: bool,
    #[schema(required = false)]
    withdrawn: Withdrawal,
    #[schema(required = false)]
    language: Served,
    /// Of a search: by field, the piece of its text that shows the words found, as HTML: they stand in `<mark>`, all
    /// else is escaped.
    #[schema(required = false)]
    snippets: std::collections::BTreeMap<String, String>,
}

/// A system: its record, and what the register says beside it.
#[derive(ToSchema)]
#[schema(as = System, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct SystemView {
    id: uuid::Uuid,
    #[schema(required = false)]
    organization: Owner,
    /// Number of the current version.
    #[schema(required = false, minimum = 1)]
    version: u64,
    #[schema(required = false)]
    first_published: DateTime<chrono::Utc>,
    #[schema(required = false)]
    last_changed: DateTime<chrono::Utc>,
    /// When the organization last said that the record is still correct.
    #[schema(required = false)]
    last_confirmed: NaiveDate,
    /// Whether the record should have been looked at again.
    #[schema(required = false)]
    stale: bool,
    #[schema(required = false)]
    withdrawn: Withdrawal,
    /// Fields of this version that a legal duty took out.
    #[schema(required = false)]
    redacted: Vec<String>,
    /// What changed with this version, as the publisher says it: a text, or the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    change_note: Value,
    #[schema(required = false)]
    completeness: CompletenessView,
    #[schema(required = false)]
    reading_level: Vec<ReadingLevelView>,
    /// Index of the log entry that published this version.
    #[schema(required = false, minimum = 0)]
    log_index: u64,
    #[schema(required = false)]
    language: Served,
}

/// How much of what is required is there.
#[derive(ToSchema)]
#[schema(as = Completeness)]
#[expect(dead_code, reason = "describes what is written")]
pub struct CompletenessView {
    /// The tier whose requirements were counted; null if the record names none.
    tier: Option<String>,
    #[schema(minimum = 0)]
    required: u32,
    #[schema(minimum = 0)]
    filled: u32,
    #[schema(minimum = 0)]
    withheld: u32,
}

/// How easy one language of a record is to read.
#[derive(ToSchema)]
#[schema(as = ReadingLevel)]
#[expect(dead_code, reason = "describes what is written")]
pub struct ReadingLevelView {
    lang: String,
    /// Always `LIX`.
    formula: String,
    #[schema(minimum = 0)]
    score: u32,
}

/// The organization of a system.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct Owner {
    slug: String,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    name: Value,
    #[schema(required = false)]
    r#type: String,
}

/// When and why a system left the register.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct Withdrawal {
    at: DateTime<chrono::Utc>,
    reason: Option<String>,
    /// Why in words: a text, or the language map with `lang=*`; null if nothing was said.
    #[schema(value_type = Value)]
    note: Value,
}

/// Which language was served.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct Served {
    tag: String,
    /// `original`, `human`, `machine`, `machineReviewed` or `outdated`.
    #[schema(required = false)]
    status: String,
    available: Vec<String>,
    /// Fields that are there only in another language.
    #[schema(required = false)]
    others: std::collections::BTreeMap<String, String>,
}
