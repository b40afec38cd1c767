//! How the register's things look in JSON. One place, so that every answer shows the same.
use crate::catalog::Current;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::{Facet, System};
use crate::domain::languages::{Choice, Lang};
use crate::domain::organizations::Organization as Content;
use crate::domain::shape::Shape;
use crate::domain::systems::Record;
use crate::domain::values::{Instant, Slug};
use crate::formats::jsonld::Subject;
use crate::http::query::Languages;
use crate::log::Entry;
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

/// Fields that a list shows of each system unless others are asked for.
pub const SUMMARY: &[&str] = &[
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

/// Whether a field can be asked for with `fields=`.
pub fn is_field(name: &str) -> bool {
    Record::FIELDS.contains(&name) && !Record::INTERNAL.contains(&name) || BESIDE.contains(&name)
}

/// A choice of languages for texts that are written in `default` and offered in `offered`.
fn choice<'a>(languages: &Languages, default: &Lang, offered: impl Iterator<Item = &'a Lang> + Clone) -> Choice {
    match languages {
        Languages::All => Choice::all(default),
        Languages::Wanted(wanted) => Choice::new(wanted, default, offered),
    }
}

/// The language that was served, where it comes from, and which fields are in another one.
fn served(choice: &Choice, record: Option<&Record>, offered: &[Lang]) -> Value {
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

/// Where the organizations of systems are looked up: what is so now, or what was so when an export began.
pub trait Organizations {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>>;
}

impl Organizations for Current {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        Current::organization(self, slug)
    }
}

/// A system with its whole record. Answers the language that was served, too.
pub fn system(
    organizations: &impl Organizations,
    system: &System,
    languages: &Languages,
    today: NaiveDate,
) -> Result<(Map<String, Value>, Lang)> {
    let record = system.record().context("a record of the catalog cannot be read")?;
    let offered = &system.card.languages;
    let mut choice = choice(languages, &record.default_language, offered.iter());
    let mut view = Map::new();
    view.insert("id".into(), json!(system.id));
    view.insert("version".into(), system.version.into());
    let shown = record.show(&mut choice);
    if let Value::Object(fields) = shown {
        view.extend(fields);
    }
    view.insert("organization".into(), owner(organizations, &record.organization, languages));
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
        address: super::address::system(public_url, system),
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
fn beside(view: &mut Map<String, Value>, system: &System, choice: &mut Choice, today: NaiveDate) {
    if !system.note.is_empty() {
        view.insert("changeNote".into(), system.note.show(choice));
    }
    view.insert("firstPublished".into(), json!(system.first_published));
    view.insert("lastChanged".into(), json!(system.last_changed));
    if let Some(at) = system.last_confirmed {
        view.insert("lastConfirmed".into(), json!(at.date_naive()));
    }
    if let Some(withdrawn) = &system.withdrawn {
        view.insert(
            "withdrawn".into(),
            json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": withdrawn.note.show(choice)}),
        );
    }
    if !system.redacted.is_empty() {
        view.insert("redacted".into(), json!(system.redacted));
    }
    if let Some(due) = system.next_review() {
        view.insert("reviewDue".into(), json!(due));
    }
    view.insert("stale".into(), system.is_stale(today).into());
    view.insert("completeness".into(), json!(system.card.completeness));
    if !system.card.reading_levels.is_empty() {
        view.insert("readingLevel".into(), json!(system.card.reading_levels));
    }
    view.insert("logIndex".into(), system.entry_index.into());
}

/// A system as lists show it: from its card, without reading its record.
pub fn summary(current: &Current, system: &System, languages: &Languages, today: NaiveDate) -> Map<String, Value> {
    let card = &system.card;
    let unknown = Lang::parse("und");
    let Some(default) = card.default_language.as_ref().or(unknown.as_ref()) else { return Map::new() };
    let mut choice = choice(languages, default, card.languages.iter());
    let mut view = Map::new();
    view.insert("id".into(), json!(system.id));
    if let Some((organization, slug)) = system.address() {
        view.insert("slug".into(), slug.as_str().into());
        view.insert("organization".into(), owner(current, organization, languages));
    }
    view.insert("name".into(), choice.member("name", |choice| card.name.show(choice)));
    if !card.summary.is_empty() {
        view.insert("summary".into(), choice.member("summary", |choice| card.summary.show(choice)));
    }
    let values = |facet| {
        card.facets.iter().filter(move |(known, _)| *known == facet).map(|(_, value)| Value::from(value.as_ref()))
    };
    for (name, facet, one) in [
        ("status", Facet::Status, true),
        ("publicationTier", Facet::PublicationTier, true),
        ("policyArea", Facet::PolicyArea, false),
        ("technique", Facet::Technique, false),
    ] {
        let all: Vec<_> = values(facet).collect();
        match (one, all.is_empty()) {
            (_, true) => {}
            (true, false) => drop(view.insert(name.into(), all[0].clone())),
            (false, false) => drop(view.insert(name.into(), all.into())),
        }
    }
    view.insert("version".into(), system.version.into());
    view.insert("firstPublished".into(), json!(system.first_published));
    view.insert("lastChanged".into(), json!(system.last_changed));
    if let Some(due) = system.next_review() {
        view.insert("reviewDue".into(), json!(due));
    }
    view.insert("stale".into(), system.is_stale(today).into());
    if let Some(withdrawn) = &system.withdrawn {
        view.insert(
            "withdrawn".into(),
            json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": withdrawn.note.show(&mut choice)}),
        );
    }
    view.insert("language".into(), served(&choice, None, &card.languages));
    view
}

/// Only the fields that were asked for, the id always.
pub fn only(mut view: Map<String, Value>, fields: Option<&[String]>) -> Map<String, Value> {
    if let Some(fields) = fields {
        view.retain(|name, _| name == "id" || fields.iter().any(|field| field == name));
    }
    view
}

/// The organization of a system: as much as one needs to show and to follow.
pub fn owner(organizations: &impl Organizations, slug: &Slug, languages: &Languages) -> Value {
    let mut owner = json!({"slug": slug.as_str()});
    if let Some(organization) = organizations.organization(slug) {
        owner["name"] = name(&organization.content, languages);
        if let Some(kind) = organization.content.kind {
            owner["type"] = kind.as_str().into();
        }
    }
    owner
}

fn name(content: &Content, languages: &Languages) -> Value {
    match languages {
        Languages::All => json!(content.name),
        Languages::Wanted(wanted) => content.name_for(wanted).0.into(),
    }
}

/// An organization with the number of its systems.
pub fn organization(
    current: &Current,
    organization: &Organization,
    languages: &Languages,
) -> (Map<String, Value>, Option<Lang>) {
    let Organization { id, version, last_index, registered_at, content } = organization;
    let (_, lang) = content.name_for(languages.wanted());
    let und = Lang::parse("und");
    let mut view = Map::new();
    view.insert("id".into(), json!(id));
    if let Some(default) = lang.or(und.as_ref()) {
        let mut choice = choice(languages, default, content.name.languages());
        if let Value::Object(fields) = content.show(&mut choice) {
            view.extend(fields);
        }
    }
    view.insert("name".into(), name(content, languages));
    view.insert("version".into(), (*version).into());
    view.insert("registeredAt".into(), json!(registered_at));
    view.insert("logIndex".into(), (*last_index).into());
    let systems = current.with(Facet::Organization, content.slug.as_str());
    let count = systems.map_or(0, |systems| systems.intersection_len(current.published()));
    view.insert("systems".into(), count.into());
    (view, lang.cloned())
}

/// A fact of the log as the change list shows it.
pub fn change(index: u64, entry: &str) -> Result<Map<String, Value>> {
    let mut view = Map::new();
    view.insert("index".into(), index.into());
    let entry: Map<String, Value> = serde_json::from_str(entry).context("an entry cannot be read")?;
    view.extend(entry);
    Ok(view)
}

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
            Languages::Wanted(wanted) => {
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
pub fn version(past: &crate::service::read::Past, languages: &Languages) -> Result<(Map<String, Value>, Option<Lang>)> {
    let version = &past.version;
    let mut view = version_line(version.number, version.published_at, version.entry_index, &past.entry, languages);
    let object = version.content.object();
    let record: Record = serde_json::from_value(Value::Object(object)).context("a version cannot be read")?;
    let offered = record.languages();
    let mut choice = choice(languages, &record.default_language, offered.iter());
    view.insert("record".into(), record.show(&mut choice));
    if !version.redacted.is_empty() {
        view.insert("redacted".into(), json!(version.redacted));
    }
    view.insert("language".into(), served(&choice, Some(&record), &offered));
    Ok((view, Some(choice.main)))
}

/// The fields of a comma-separated list, checked.
pub fn fields(text: &str) -> Option<Vec<String>> {
    let fields: Vec<_> = text.split(',').map(|field| field.trim().to_owned()).collect();
    fields.iter().all(|field| is_field(field)).then_some(fields)
}

/// A system of the catalog by its address in a path.
pub fn find<'a>(current: &'a Current, address: &str) -> Result<&'a Arc<System>> {
    current.system(address).ok_or(Error::NotFound)
}
