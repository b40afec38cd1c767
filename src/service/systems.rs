//! Writes to systems: publish, confirm, withdraw, redact.
use super::log_append::{NewVersion, publish_content};
use super::{Tx, organizations, settings};
use crate::domain::accounts::Actor;
use crate::domain::json::FieldErrors;
use crate::domain::languages::Text;
use crate::domain::systems::rules::{self, Standard};
use crate::domain::systems::{Record, SourceScheme, SystemState, check_size};
use crate::domain::values::{Instant, Line, Slug};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::log::{Entry, EntryKind};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations as organization_store, systems as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A version to be published.
#[derive(Debug, Clone)]
pub struct PublishCommand {
    pub target: PublishTarget,
    pub record: Record,
    /// The note on what changed.
    pub note: Text<1000>,
    pub actor: Actor,
}

/// The system that a version is published of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishTarget {
    NewSystem,
    /// A new system with the id of its draft.
    NewSystemWithId(Uuid),
    NextVersion(Uuid),
}

/// The result of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishOutcome {
    pub system: Uuid,
    pub version: u32,
    /// Log index of the entry that published the version.
    pub index: u64,
    /// Top-level fields that differ from the previous version.
    pub changed: Vec<String>,
}

/// Publishes a record as the first version of a new system or the next version of an existing one.
///
/// Fills in defaults: the slug, the review date (12 months from now, 6 for high-risk AI, or by the organization's
/// settings), the licence (CC0-1.0).
///
/// # Errors
/// `Invalid` with everything that publication requires; `Conflict` if nothing changed; `NotFound` if there is no such
/// system.
pub fn publish(tx: &mut Tx<'_>, command: PublishCommand) -> Result<PublishOutcome> {
    let PublishCommand { target, record, note, actor } = command;
    let (id, existing) = match target {
        PublishTarget::NewSystem => (tx.new_id()?, None),
        PublishTarget::NewSystemWithId(id) => (id, None),
        PublishTarget::NextVersion(id) => (id, Some(store::find(tx.conn, id)?.ok_or(Error::NotFound)?)),
    };
    let mut record = record.public();
    let organization = organization_store::find_by_slug(tx.conn, record.organization.as_str())?;
    let Some(organization) = organization else {
        let mut errors = FieldErrors::default();
        errors.add("/organization", "unknownOrganization", "there is no organization of this slug in the register");
        return Err(Error::Invalid(errors.0));
    };
    let before = existing.as_ref().map(|existing| current_version(tx.conn, existing)).transpose()?;
    let before = before.map(|version| version.content.object()).unwrap_or_default();
    // The template of a record is carried over to its next versions.
    if record.template.is_none() {
        let template = before.get("template").cloned().map(serde_json::from_value);
        record.template = template.transpose().context("the template reference cannot be parsed")?;
    }
    fill_in_defaults(tx, &mut record, organization.id.0, existing.as_ref())?;
    let requirements = requirements(tx.conn, &record, organization.id.0, organization.version)?;
    let mut errors = FieldErrors::default();
    check_size(&record, &mut errors);
    rules::check_publication(&record, requirements, &mut errors);
    errors.into_result(()).map_err(Error::Invalid)?;

    let content = to_object(&record)?;
    let changed = if existing.is_some() { changed_fields(&before, &content) } else { Vec::new() };
    let published = existing.as_ref().is_some_and(|existing| existing.state == SystemState::Published.as_str());
    if published && changed.is_empty() {
        return Err(Error::conflict("unchanged", "the record equals its current version; confirm it instead"));
    }

    let number = existing.as_ref().map_or(1, |existing| existing.version.unsigned_abs() + 1);
    let slug = record.slug.as_ref().map(|slug| slug.as_str().to_owned()).unwrap_or_default();
    let row = store::System {
        id: Id(id),
        organization_id: organization.id,
        slug: slug.clone(),
        version: i32::try_from(number).context("too many versions")?,
        state: SystemState::Published.as_str().into(),
        first_published: existing.as_ref().map_or(Time(tx.now), |existing| existing.first_published),
        last_changed: Time(tx.now),
        last_confirmed: existing.as_ref().and_then(|existing| existing.last_confirmed),
    };
    if existing.is_some() {
        store::update(tx.conn, &row)?
    } else {
        store::insert(tx.conn, &row)?
    }
    if store::find_by_slug(tx.conn, organization.id.0, &slug)?.is_none() {
        store::insert_slug(tx.conn, organization.id.0, &slug, id)?;
    }
    let mut entry = Entry::new(EntryKind::SystemPublished, tx.now, actor, id);
    entry.organization = Some(record.organization.clone());
    entry.language = record.languages();
    entry.note = note;
    entry.fields = changed.clone();
    let index = publish_content(tx, NewVersion { entry, number, content })?.entry_index;
    Ok(PublishOutcome { system: id, version: number, index, changed })
}

/// Returns the requirements that apply to a record.
pub(super) fn requirements(conn: &mut Conn, record: &Record, organization: Uuid, version: i32) -> Result<Standard> {
    let source = record.source_record.as_ref().map(|source| source.scheme);
    if let Some(scheme) = source.filter(|scheme| *scheme != SourceScheme::Register) {
        return Ok(Standard::Imported(scheme));
    }
    let organization = organizations::profile_version(conn, organization, version.unsigned_abs())?;
    Ok(Standard::Own { eu: organization.in_eu() })
}

fn fill_in_defaults(
    tx: &mut Tx<'_>,
    record: &mut Record,
    organization: Uuid,
    existing: Option<&store::System>,
) -> Result<()> {
    let slug = match (&record.slug, existing) {
        (Some(slug), _) => slug.clone(),
        (None, Some(existing)) => Slug::parse(&existing.slug).context("a slug in the database is invalid")?,
        (None, None) => {
            let name = record.name.best(&[], &record.default_language).map_or("", |(_, name)| name);
            Slug::from_name(name, "system")
        }
    };
    record.slug = Some(unique_slug(tx, &slug, organization, existing.map(|existing| existing.id.0))?);
    set_default_review_date(tx.conn, record, organization, tx.now)?;
    record.licence = record.licence.take().or_else(|| Line::parse("CC0-1.0"));
    Ok(())
}

/// Sets the review date of a record that has none.
pub(super) fn set_default_review_date(
    conn: &mut Conn,
    record: &mut Record,
    organization: Uuid,
    now: Instant,
) -> Result<()> {
    if record.review_due.is_none() {
        let months = settings::load(conn, organization)?.review_months(record.publication_tier);
        record.review_due = now.date_naive().checked_add_months(months);
    }
    Ok(())
}

/// Returns the slug, with a number appended if it leads to another system of the organization.
fn unique_slug(tx: &mut Tx<'_>, base: &Slug, organization: Uuid, own: Option<Uuid>) -> Result<Slug> {
    let mut slug = base.clone();
    let mut number = 2;
    while store::find_by_slug(tx.conn, organization, slug.as_str())?.is_some_and(|other| Some(other) != own) {
        slug = base.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Returns the current version of a system.
pub(super) fn current_version(conn: &mut Conn, system: &store::System) -> Result<versions::Version> {
    let version = versions::find(conn, system.id.0, system.version.unsigned_abs())?;
    version.ok_or_else(|| Error::Internal(anyhow::anyhow!("system {} has no version {}", system.id.0, system.version)))
}

pub(super) fn to_object(record: &Record) -> Result<Map<String, Value>> {
    match serde_json::to_value(record).context("the record cannot be serialized")? {
        Value::Object(object) => Ok(object),
        _ => Err(Error::Internal(anyhow::anyhow!("the record is not an object"))),
    }
}

/// Returns the names of the fields that differ, in declaration order.
pub fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let differs = |field: &&&str| before.get(**field) != after.get(**field);
    Record::FIELDS.iter().filter(differs).map(ToString::to_string).collect()
}

/// Returns a system and the log entry of a change to it.
fn find_with_entry(tx: &mut Tx<'_>, id: Uuid, kind: EntryKind, actor: Actor) -> Result<(store::System, Entry)> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let organization = organization_store::get(tx.conn, system.organization_id.0)?;
    let mut entry = Entry::new(kind, tx.now, actor, id);
    entry.organization = Slug::parse(&organization.slug);
    entry.version = Some(system.version.unsigned_abs());
    Ok((system, entry))
}

fn ensure_not_withdrawn(system: &store::System) -> Result<()> {
    if system.state == SystemState::Withdrawn.as_str() {
        return Err(Error::conflict("withdrawn", "the system was withdrawn from the register"));
    }
    Ok(())
}

/// Confirms that the current version is still correct. Returns the index of the log entry.
///
/// # Errors
/// `NotFound`; `Conflict` if the system was withdrawn.
pub fn confirm(tx: &mut Tx<'_>, id: Uuid, actor: Actor) -> Result<u64> {
    let (mut system, entry) = find_with_entry(tx, id, EntryKind::SystemConfirmed, actor)?;
    ensure_not_withdrawn(&system)?;
    system.last_confirmed = Some(Time(tx.now));
    store::update(tx.conn, &system)?;
    tx.append(entry, None)
}

/// Withdraws a system from the lists. Its record and history remain readable, marked as withdrawn. Returns the index of
/// the log entry.
///
/// # Errors
/// `NotFound`; `Conflict` if it was withdrawn already.
pub fn withdraw(tx: &mut Tx<'_>, id: Uuid, reason: WithdrawalReason, note: Text<1000>, actor: Actor) -> Result<u64> {
    let (mut system, mut entry) = find_with_entry(tx, id, EntryKind::SystemWithdrawn, actor)?;
    ensure_not_withdrawn(&system)?;
    system.state = SystemState::Withdrawn.as_str().into();
    store::update(tx.conn, &system)?;
    (entry.reason, entry.note) = (Some(reason), note);
    tx.append(entry, None)
}

/// Fields that a version cannot be displayed without.
const UNREDACTABLE: &[&str] = &["organization", "defaultLanguage", "slug"];

/// Redacts fields of a published version on a legal ground: their values and salts are deleted, their digests remain,
/// and the log records the fields, the ground and the actor. The source record is redacted with any of them. Returns
/// the index of the log entry.
///
/// # Errors
/// `NotFound` if there is no such version; `Invalid` if a field is not in it or cannot be redacted.
pub fn redact(
    tx: &mut Tx<'_>,
    id: Uuid,
    number: u32,
    fields: &[String],
    ground: RedactionGround,
    actor: Actor,
) -> Result<u64> {
    let (_, mut entry) = find_with_entry(tx, id, EntryKind::SystemRedacted, actor)?;
    let mut version = versions::find(tx.conn, id, number)?.ok_or(Error::NotFound)?;
    let content = version.content.object();
    let mut errors = FieldErrors::default();
    for (n, field) in fields.iter().enumerate() {
        let at = format!("/fields/{n}");
        if UNREDACTABLE.contains(&field.as_str()) {
            errors.add(&at, "notRedactable", "a version cannot be shown without this field");
        } else if !content.contains_key(field) || fields[..n].contains(field) {
            errors.add(&at, "notInVersion", "the version does not have this field");
        }
    }
    if fields.is_empty() {
        errors.add("/fields", "required", "name at least one field");
    }
    errors.into_result(()).map_err(Error::Invalid)?;
    let mut fields = fields.to_vec();
    // The source record repeats the text of the fields.
    if content.contains_key("sourceRecord") && !fields.iter().any(|field| field == "sourceRecord") {
        fields.push("sourceRecord".into());
    }
    version.content.redact(&fields);
    version.redacted.extend(fields.iter().cloned());
    versions::redact(tx.conn, &version)?;
    (entry.version, entry.fields, entry.ground) = (Some(number), fields, Some(ground));
    tx.append(entry, Some(version.content.object()))
}
