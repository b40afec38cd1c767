//! Acts on systems: publish, confirm, withdraw, redact.
use super::{Tx, organizations, settings};
use crate::domain::accounts::Actor;
use crate::domain::languages::Text;
use crate::domain::shape::FieldErrors;
use crate::domain::systems::rules::{self, Standard};
use crate::domain::systems::{Record, SourceScheme, check_size};
use crate::domain::values::{Instant, Line, Slug, instant};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::log::{Content, Entry, EntryKind};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations as organization_store, systems as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// What is published, and by whom.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The system that this is a new version of; none for a new system.
    pub system: Option<Uuid>,
    pub record: Record,
    /// What changed, in words.
    pub note: Text<1000>,
    pub by: Actor,
}

/// What came of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub system: Uuid,
    pub version: u32,
    /// The log entry that published it.
    pub index: u64,
    /// Top-level fields that differ from the version before.
    pub changed: Vec<String>,
}

/// Content on its way into the log.
pub(super) struct Publication {
    /// The entry without version and digest.
    pub entry: Entry,
    pub number: u32,
    pub content: Map<String, Value>,
}

/// Salts and stores a version and appends its entry; the one way in which content gets into the log.
pub(super) fn publish_content(tx: &mut Tx<'_>, publication: Publication) -> Result<versions::Version> {
    let Publication { mut entry, number, content } = publication;
    let mut salts = tx.salts(content.len())?.into_iter();
    let sealed = Content::seal(&content, || salts.next().unwrap_or_default()).context("content cannot be written")?;
    entry.version = Some(number);
    entry.digest = sealed.digest();
    let version = versions::Version {
        subject: entry.subject,
        number,
        published_at: entry.at,
        entry_index: tx.next_index(),
        content: sealed,
        redacted: Vec::new(),
    };
    versions::insert(tx.conn, &version)?;
    tx.append(entry, Some(content))?;
    Ok(version)
}

/// Publishes a record: the first version of a new system, or the next one of a known system.
///
/// What the register gives by itself is filled in: the slug, the review date (12 months from now, 6 for high-risk AI, or as the organization set it),
/// the licence (CC0-1.0).
///
/// # Errors
/// `Invalid` with everything that publication still needs; `Refused` if nothing changed; `NotFound` if there is no
/// such system.
pub fn publish(tx: &mut Tx<'_>, publish: Publish) -> Result<Published> {
    let id = publish.system.map_or_else(|| tx.new_id(), Ok)?;
    publish_as(tx, id, publish)
}

/// The same. A new system gets this id: that of its draft.
pub(super) fn publish_as(tx: &mut Tx<'_>, id: Uuid, publish: Publish) -> Result<Published> {
    let Publish { system, record, note, by } = publish;
    let mut record = record.public();
    let organization = organization_store::find_by_slug(tx.conn, record.organization.as_str())?;
    let Some(organization) = organization else {
        let mut faults = FieldErrors::default();
        faults.add("/organization", "unknownOrganization", "there is no organization of this slug in the register");
        return Err(Error::Invalid(faults.0));
    };
    let known = system.map(|id| store::find(tx.conn, id)?.ok_or(Error::NotFound)).transpose()?;
    let before = known.as_ref().map(|known| current(tx.conn, known)).transpose()?;
    let before = before.map(|version| version.content.object()).unwrap_or_default();
    // What a record began from stays so, whoever writes its next version.
    if record.template.is_none() {
        let template = before.get("template").cloned().map(serde_json::from_value);
        record.template = template.transpose().context("a template's name cannot be read")?;
    }
    fill_in(tx, &mut record, organization.id.0, known.as_ref())?;
    let standard = standard(tx.conn, &record, organization.id.0, organization.version)?;
    let mut faults = FieldErrors::default();
    check_size(&record, &mut faults);
    rules::check_publication(&record, standard, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;

    let content = to_object(&record)?;
    let changed = if known.is_some() { changed_fields(&before, &content) } else { Vec::new() };
    let published = known.as_ref().is_some_and(|known| known.state == "published");
    if published && changed.is_empty() {
        return Err(Error::conflict("unchanged", "the record says what its current version says; confirm it instead"));
    }

    let number = known.as_ref().map_or(1, |known| known.version.unsigned_abs() + 1);
    let slug = record.slug.as_ref().map(|slug| slug.as_str().to_owned()).unwrap_or_default();
    let row = store::System {
        id: Id(id),
        organization_id: organization.id,
        slug: slug.clone(),
        version: i32::try_from(number).context("too many versions")?,
        state: "published".into(),
        first_published: known.as_ref().map_or(Time(tx.now), |known| known.first_published),
        last_changed: Time(tx.now),
        last_confirmed: known.as_ref().and_then(|known| known.last_confirmed),
    };
    if known.is_some() {
        store::update(tx.conn, &row)?
    } else {
        store::insert(tx.conn, &row)?
    }
    if store::find_by_slug(tx.conn, organization.id.0, &slug)?.is_none() {
        store::insert_slug(tx.conn, organization.id.0, &slug, id)?;
    }
    let mut entry = Entry::new(EntryKind::SystemPublished, tx.now, by, id);
    entry.organization = Some(record.organization.clone());
    entry.language = record.languages();
    entry.note = note;
    entry.fields = changed.clone();
    let index = publish_content(tx, Publication { entry, number, content })?.entry_index;
    Ok(Published { system: id, version: number, index, changed })
}

/// The bar that a record must reach.
pub(super) fn standard(conn: &mut Conn, record: &Record, organization: Uuid, version: i32) -> Result<Standard> {
    let source = record.source_record.as_ref().map(|source| source.scheme);
    if let Some(scheme) = source.filter(|scheme| *scheme != SourceScheme::Register) {
        return Ok(Standard::Imported(scheme));
    }
    let organization = organizations::content_of(conn, organization, version.unsigned_abs())?;
    Ok(Standard::Own { eu: organization.in_eu() })
}

fn fill_in(tx: &mut Tx<'_>, record: &mut Record, organization: Uuid, known: Option<&store::System>) -> Result<()> {
    let slug = match (&record.slug, known) {
        (Some(slug), _) => slug.clone(),
        (None, Some(known)) => Slug::parse(&known.slug).context("a slug in the database is none")?,
        (None, None) => {
            let name = record.name.best(&[], &record.default_language).map_or("", |(_, name)| name);
            Slug::from_name(name, "system")
        }
    };
    record.slug = Some(free_slug(tx, &slug, organization, known.map(|known| known.id.0))?);
    give_review_date(tx.conn, record, organization, tx.now)?;
    record.licence = record.licence.take().or_else(|| Line::parse("CC0-1.0"));
    Ok(())
}

/// The day on which a record must be looked at again, if it names none.
pub(super) fn give_review_date(conn: &mut Conn, record: &mut Record, organization: Uuid, now: Instant) -> Result<()> {
    if record.review_due.is_none() {
        let months = settings::of(conn, organization)?.review_months(record.publication_tier);
        record.review_due = now.date_naive().checked_add_months(months);
    }
    Ok(())
}

/// The slug itself, or with a number if it leads to another system of the organization.
fn free_slug(tx: &mut Tx<'_>, wanted: &Slug, organization: Uuid, own: Option<Uuid>) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 2;
    while store::find_by_slug(tx.conn, organization, slug.as_str())?.is_some_and(|other| Some(other) != own) {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// The current version of a system.
pub(super) fn current(conn: &mut Conn, system: &store::System) -> Result<versions::Version> {
    let version = versions::find(conn, system.id.0, system.version.unsigned_abs())?;
    version.ok_or_else(|| Error::Internal(anyhow::anyhow!("system {} has no version {}", system.id.0, system.version)))
}

pub(super) fn to_object(record: &Record) -> Result<Map<String, Value>> {
    match serde_json::to_value(record).context("a record cannot be written")? {
        Value::Object(object) => Ok(object),
        _ => Err(Error::Internal(anyhow::anyhow!("a record is an object"))),
    }
}

/// Names of the fields that differ, in the order of the record.
pub fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let differs = |field: &&&str| before.get(**field) != after.get(**field);
    Record::FIELDS.iter().filter(differs).map(ToString::to_string).collect()
}

fn find(tx: &mut Tx<'_>, id: Uuid) -> Result<(store::System, Entry)> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let organization = organization_store::get(tx.conn, system.organization_id.0)?;
    let mut entry = Entry::new(EntryKind::SystemConfirmed, tx.now, Actor::Register, id);
    entry.organization = Slug::parse(&organization.slug);
    entry.version = Some(system.version.unsigned_abs());
    Ok((system, entry))
}

fn refuse_withdrawn(system: &store::System) -> Result<()> {
    if system.state == "withdrawn" {
        return Err(Error::conflict("withdrawn", "the system was withdrawn from the register"));
    }
    Ok(())
}

/// Confirms that the current version is still correct. Answers the index of the log entry.
///
/// # Errors
/// `NotFound`; `Refused` if the system was withdrawn.
pub fn confirm(tx: &mut Tx<'_>, id: Uuid, by: Actor) -> Result<u64> {
    let (mut system, mut entry) = find(tx, id)?;
    refuse_withdrawn(&system)?;
    system.last_confirmed = Some(Time(instant(tx.now)));
    store::update(tx.conn, &system)?;
    entry.by = by;
    tx.append(entry, None)
}

/// Takes a system out of the lists. Its record and history stay to be read, marked as withdrawn.
///
/// # Errors
/// `NotFound`; `Refused` if it was withdrawn already.
pub fn withdraw(tx: &mut Tx<'_>, id: Uuid, reason: WithdrawalReason, note: Text<1000>, by: Actor) -> Result<u64> {
    let (mut system, mut entry) = find(tx, id)?;
    refuse_withdrawn(&system)?;
    system.state = "withdrawn".into();
    store::update(tx.conn, &system)?;
    entry.kind = EntryKind::SystemWithdrawn;
    (entry.reason, entry.note, entry.by) = (Some(reason), note, by);
    tx.append(entry, None)
}

/// Fields without which a version could not be shown at all.
const UNREDACTABLE: &[&str] = &["organization", "defaultLanguage", "slug"];

/// Takes fields out of a published version because the law demands it: their text and salt are deleted, their digests
/// stay, and the log says which fields, on what ground, and who. The source's own row goes with any of them.
///
/// # Errors
/// `NotFound` if there is no such version; `Invalid` if a field is not in it or cannot be taken out.
pub fn redact(
    tx: &mut Tx<'_>,
    id: Uuid,
    number: u32,
    fields: &[String],
    ground: RedactionGround,
    by: Actor,
) -> Result<u64> {
    let (_, mut entry) = find(tx, id)?;
    let mut version = versions::find(tx.conn, id, number)?.ok_or(Error::NotFound)?;
    let there = version.content.object();
    let mut faults = FieldErrors::default();
    for (n, field) in fields.iter().enumerate() {
        let at = format!("/fields/{n}");
        if UNREDACTABLE.contains(&field.as_str()) {
            faults.add(&at, "notRedactable", "a version cannot be shown without this field");
        } else if !there.contains_key(field) || fields[..n].contains(field) {
            faults.add(&at, "notInVersion", "the version does not have this field (any more)");
        }
    }
    if fields.is_empty() {
        faults.add("/fields", "required", "name at least one field");
    }
    faults.into_result(()).map_err(Error::Invalid)?;
    let mut fields = fields.to_vec();
    // The row as the source had it says the same in other words.
    if there.contains_key("sourceRecord") && !fields.iter().any(|field| field == "sourceRecord") {
        fields.push("sourceRecord".into());
    }
    version.content.redact(&fields);
    version.redacted.extend(fields.iter().cloned());
    versions::redact(tx.conn, &version)?;
    entry.kind = EntryKind::SystemRedacted;
    (entry.version, entry.fields, entry.ground, entry.by) = (Some(number), fields, Some(ground), by);
    tx.append(entry, Some(version.content.object()))
}
