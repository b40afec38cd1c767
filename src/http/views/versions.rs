//! Published versions of a system.
use super::language::{ServedLanguage, localizer};
use crate::Result;
use crate::domain::languages::{Lang, Localize, LocalizedText};
use crate::domain::systems::Record;

use crate::http::request::query::Languages;
use crate::service::history::PublishedVersion;
use anyhow::Context;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::Ref;

/// A version without its record.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionSummary<'a> {
    #[schema(minimum = 1)]
    version: u32,
    published_at: DateTime<Utc>,
    /// Role of the person who published it.
    by: &'a str,
    /// The publisher's note on what changed: a text, or the language map with `lang=*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalizedText, required = false)]
    change_note: Option<LocalizedText<'a>>,
    /// Fields that differ from the previous version.
    #[schema(value_type = Vec<String>)]
    changed_fields: &'a [String],
    /// Index of the log entry that published the version.
    #[schema(minimum = 0)]
    log_index: u64,
}

impl<'a> VersionSummary<'a> {
    pub fn new(published: &'a PublishedVersion, languages: &Languages) -> Self {
        let PublishedVersion { version, entry } = published;
        let change_note = (!entry.note.is_empty()).then(|| match languages {
            Languages::All => entry.note.all(),
            Languages::Preferred(preferred) => {
                let first = entry.note.languages().next();
                let best = first.and_then(|first| entry.note.best(preferred, first));
                LocalizedText::One(best.map(|(_, note)| note))
            }
        });
        Self {
            version: version.number,
            published_at: version.published_at,
            by: entry.by.as_str(),
            change_note,
            changed_fields: &entry.fields,
            log_index: version.entry_index,
        }
    }
}

/// A version with its record.
#[derive(Serialize, ToSchema)]
#[schema(as = Version)]
pub struct VersionView<'a> {
    #[serde(flatten)]
    #[schema(value_type = VersionSummary)]
    summary: VersionSummary<'a>,
    /// The record as it was published, without the fields that were redacted later.
    #[schema(schema_with = record_schema)]
    record: Value,
    /// Fields that were redacted later.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schema(value_type = Vec<String>, required = false)]
    redacted: &'a [String],
    #[schema(value_type = ServedLanguage)]
    language: ServedLanguage<'a>,
}

fn record_schema() -> Ref {
    let description = "The record as it was published, without the fields that were redacted later.";
    Ref::builder().ref_location_from_schema_name("Record").description(Some(description)).build()
}

impl<'a> VersionView<'a> {
    /// # Errors
    /// If the record cannot be parsed.
    pub fn new(published: &'a PublishedVersion, languages: &Languages) -> Result<Self> {
        let version = &published.version;
        let content = Value::Object(version.content.object());
        let record: Record = serde_json::from_value(content).context("the record of a version cannot be parsed")?;
        let available = record.languages();
        let mut localizer = localizer(languages, &record.default_language, available.iter());
        Ok(Self {
            summary: VersionSummary::new(published, languages),
            record: record.to_json(&mut localizer),
            redacted: &version.redacted,
            language: ServedLanguage::new(localizer, available).with_status(&record),
        })
    }

    /// Returns the language of the texts.
    pub fn language(&self) -> &Lang {
        &self.language.tag
    }
}
