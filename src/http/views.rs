//! How the register's things look in JSON. One place, so that every answer shows the same: systems here, the rest below.
mod organizations;
mod summaries;
mod versions;

pub use organizations::{Organizations, Owner, name, organization, owner};
pub use summaries::{SUMMARY, Summary, snippets};
pub use versions::{version, version_line};

use crate::catalog::CatalogState;
use crate::catalog::systems::System;
use crate::domain::languages::{Lang, Localize, Localizer};
use crate::domain::systems::Record;
use crate::formats::jsonld::Subject;
use crate::http::request::query::Languages;
use crate::http::urls::UrlBuilder;
use crate::{Error, Result};
use anyhow::Context;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Fields of a system that are beside its record.
pub const BESIDE: &[&str] = &[
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

/// Whether a field can be asked for with `fields=`.
pub fn is_field(name: &str) -> bool {
    Record::FIELDS.contains(&name) && !Record::INTERNAL.contains(&name) || BESIDE.contains(&name)
}

/// A choice of languages for texts that are written in `default` and offered in `offered`.
fn choice<'a>(languages: &Languages, default: &Lang, offered: impl Iterator<Item = &'a Lang> + Clone) -> Localizer {
    match languages {
        Languages::All => Localizer::all(default),
        Languages::Preferred(wanted) => Localizer::new(wanted, default, offered),
    }
}

/// The language that was served, where it comes from, and which fields are in another one.
fn served(choice: &Localizer, record: Option<&Record>, offered: &[Lang]) -> Value {
    let status = record.and_then(|record| record.status_in(&choice.main));
    let mut language = json!({"tag": choice.main, "available": offered});
    if let Some(status) = status {
        language["status"] = status.as_str().into();
    }
    if !choice.others.is_empty() {
        language["others"] = json!(choice.others);
    }
    language
}

/// A system with its whole record. Answers the language that was served, too.
pub fn system(
    organizations: &impl Organizations,
    system: &System,
    languages: &Languages,
    today: NaiveDate,
) -> Result<(Map<String, Value>, Lang)> {
    let record = system.record().context("a record of the catalog cannot be read")?;
    let offered = &system.indexed.languages;
    let mut choice = choice(languages, &record.default_language, offered.iter());
    let mut view = Map::new();
    view.insert("id".into(), json!(system.id));
    view.insert("version".into(), system.version.into());
    let shown = record.to_json(&mut choice);
    if let Value::Object(fields) = shown {
        view.extend(fields);
    }
    view.insert("organization".into(), json!(owner(organizations, &record.organization, languages)));
    beside(&mut view, system, &mut choice, today);
    view.insert("language".into(), served(&choice, Some(&record), offered));
    Ok((view, choice.main))
}

/// A system as linked data, as `show` writes it.
pub fn linked<T>(
    organizations: &impl Organizations,
    system: &System,
    public_url: &str,
    show: impl FnOnce(&Subject<'_>) -> T,
) -> Result<T> {
    let record = system.record().context("a record of the catalog cannot be read")?;
    let organization = organizations.organization(&record.organization);
    Ok(show(&Subject {
        address: UrlBuilder::new(public_url).system(system.id),
        public_url,
        id: system.id,
        version: system.version,
        first_published: system.first_published,
        last_changed: system.last_changed,
        withdrawn: system.withdrawn.as_ref().map(|withdrawn| withdrawn.at),
        record: &record,
        organization: organization.map(|organization| &organization.content),
    }))
}

/// What the register says about a system beside its record.
fn beside(view: &mut Map<String, Value>, system: &System, choice: &mut Localizer, today: NaiveDate) {
    if !system.note.is_empty() {
        view.insert("changeNote".into(), system.note.to_json(choice));
    }
    view.insert("firstPublished".into(), json!(system.first_published));
    view.insert("lastChanged".into(), json!(system.last_changed));
    if let Some(at) = system.last_confirmed {
        view.insert("lastConfirmed".into(), json!(at.date_naive()));
    }
    if let Some(withdrawn) = &system.withdrawn {
        view.insert(
            "withdrawn".into(),
            json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": withdrawn.note.to_json(choice)}),
        );
    }
    if !system.redacted.is_empty() {
        view.insert("redacted".into(), json!(system.redacted));
    }
    if let Some(due) = system.next_review() {
        view.insert("reviewDue".into(), json!(due));
    }
    view.insert("stale".into(), system.is_stale(today).into());
    view.insert("completeness".into(), json!(system.indexed.completeness));
    if !system.indexed.reading_levels.is_empty() {
        view.insert("readingLevel".into(), json!(system.indexed.reading_levels));
    }
    view.insert("logIndex".into(), system.entry_index.into());
}

/// Only the fields that were asked for, the id always.
pub fn only(mut view: Map<String, Value>, fields: Option<&[String]>) -> Map<String, Value> {
    if let Some(fields) = fields {
        view.retain(|name, _| name == "id" || fields.iter().any(|field| field == name));
    }
    view
}

/// A system by its name.
pub fn named(system: &System, languages: &Languages) -> Value {
    let card = &system.indexed;
    let mut choice = choice(languages, &card.default_language, card.languages.iter());
    json!({"id": system.id, "name": card.name.localize(&mut choice)})
}

/// The fields of a comma-separated list, checked.
pub fn fields(text: &str) -> Option<Vec<String>> {
    let fields: Vec<_> = text.split(',').map(|field| field.trim().to_owned()).collect();
    fields.iter().all(|field| is_field(field)).then_some(fields)
}

/// A system of the catalog by its address in a path.
pub fn find<'a>(current: &'a CatalogState, address: &str) -> Result<&'a Arc<System>> {
    current.system(address).ok_or(Error::NotFound)
}
