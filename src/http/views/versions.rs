//! Versions of systems, as they were.
use crate::Result;
use crate::domain::languages::{Lang, Localize};
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::http::request::query::Languages;
use crate::http::views::{choice, served};
use crate::log::Entry;
use anyhow::Context;
use serde_json::{Map, Value, json};

/// A version without its content.
pub fn version_line(
    number: u32,
    published_at: Instant,
    index: u64,
    entry: &Entry,
    languages: &Languages,
) -> Map<String, Value> {
    let mut view = Map::new();
    view.insert("version".into(), number.into());
    view.insert("publishedAt".into(), json!(published_at));
    view.insert("by".into(), entry.by.as_str().into());
    if !entry.note.is_empty() {
        let note = match languages {
            Languages::All => json!(entry.note),
            Languages::Preferred(wanted) => {
                let first = entry.note.languages().next().cloned();
                first.and_then(|first| entry.note.best(wanted, &first).map(|(_, note)| note.to_owned())).into()
            }
        };
        view.insert("changeNote".into(), note);
    }
    view.insert("changedFields".into(), json!(entry.fields));
    view.insert("logIndex".into(), index.into());
    view
}

/// A past version with what can still be read of its record.
pub fn version(
    past: &crate::service::proofs::PublishedVersion,
    languages: &Languages,
) -> Result<(Map<String, Value>, Option<Lang>)> {
    let version = &past.version;
    let mut view = version_line(version.number, version.published_at, version.entry_index, &past.entry, languages);
    let object = version.content.object();
    let record: Record = serde_json::from_value(Value::Object(object)).context("a version cannot be read")?;
    let offered = record.languages();
    let mut choice = choice(languages, &record.default_language, offered.iter());
    view.insert("record".into(), record.to_json(&mut choice));
    if !version.redacted.is_empty() {
        view.insert("redacted".into(), json!(version.redacted));
    }
    view.insert("language".into(), served(&choice, Some(&record), &offered));
    Ok((view, Some(choice.main)))
}
