//! A row of a file that an organization sent: it may only be about that organization.
use super::upload::{How, Mode};
use super::{Line, Outcome, own_key, refused, says_the_same, slug};
use crate::domain::accounts::Actor;
use crate::domain::organizations::Organization;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldErrors;
use crate::domain::systems::record::SourceRecord;
use crate::domain::systems::{Record, SourceScheme};
use crate::formats::{Import, Row};
use crate::service::auth::AuthContext;
use crate::service::drafts::{self, Origin, Source};
use crate::service::{Tx, organizations, systems};
use crate::store::types::Time;
use crate::store::{drafts as draft_store, systems as store};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Takes in one row.
pub(super) fn take(tx: &mut Tx<'_>, by: &AuthContext, how: How, row: Row) -> Result<Line> {
    let Row { number, key, outcome } = row;
    let placed = match outcome {
        Ok(import) => refused(tx.savepoint(|tx| place(tx, by, how, import)))?,
        Err(faults) => Err(faults),
    };
    Ok(match placed {
        Ok((outcome, system)) => Line { row: number, key, outcome, system: Some(system), errors: Vec::new() },
        Err(errors) => Line { row: number, key, outcome: Outcome::Refused, system: None, errors },
    })
}

fn place(tx: &mut Tx<'_>, by: &AuthContext, how: How, import: Import) -> Result<(Outcome, Uuid)> {
    let Import { key, organization, mut record } = import;
    let own = slug(by.organization()?)?;
    let named = match &organization {
        Some(named) => is_own(tx, by, how, named)?,
        None => how.profile != SourceScheme::Register || record.organization == own,
    };
    if !named {
        let detail = "this row is about another organization than the one that sends it";
        let mut faults = FieldErrors::default();
        faults.add("/organization", "otherOrganization", detail);
        return Err(Error::Invalid(faults.0));
    }
    record.organization = own.clone();
    // What a record began from, the register says.
    record.template = None;
    let known = known(tx, by, how, &key, &record)?;
    keep_source(tx, how, known, &mut record)?;
    if let Some(id) = known
        && says_the_same(tx, id, &mut record)?
    {
        return Ok((Outcome::Unchanged, id));
    }
    let source_key = own_key(&own, &key);
    match how.mode {
        Mode::Publish => publish(tx, by, how, known, record, source_key),
        Mode::Draft => draft(tx, by, how, known, record, source_key),
    }
}

/// Whether these are names of the organization that sends the file. Nobody is registered here.
fn is_own(tx: &mut Tx<'_>, by: &AuthContext, how: How, named: &Organization) -> Result<bool> {
    let own = by.organization()?;
    let known = organizations::known(tx, named)?;
    let by_slug = how.profile == SourceScheme::Register && named.slug.as_str() == own.slug;
    Ok(known.map_or(by_slug, |known| known.id == own.id))
}

/// The system of this organization that the row has become. Another organization may have a row of the same key: that
/// is another system.
fn known(tx: &mut Tx<'_>, by: &AuthContext, how: How, key: &str, record: &Record) -> Result<Option<Uuid>> {
    let own = by.organization()?;
    for key in [key, &own_key(&slug(own)?, key)] {
        let Some(id) = store::find_by_source(tx.conn, how.profile.as_str(), key)? else { continue };
        if store::find(tx.conn, id)?.is_some_and(|system| system.organization_id == own.id) {
            return Ok(Some(id));
        }
    }
    // Our own records go by their slugs, wherever they came from.
    match &record.slug {
        Some(slug) if how.profile == SourceScheme::Register => {
            Ok(store::find_by_slug(tx.conn, own.id.0, slug.as_str())?)
        }
        _ => Ok(None),
    }
}

/// Of our own records the register says where they came from, not whoever sends them: what came from another register
/// is held to another bar.
fn keep_source(tx: &mut Tx<'_>, how: How, known: Option<Uuid>, record: &mut Record) -> Result<()> {
    let sent = record.source_record.as_ref().filter(|_| how.profile == SourceScheme::Register);
    let Some(sent) = sent.map(|source| (source.scheme, source.sha256.clone())) else { return Ok(()) };
    let current = known.map(|id| current(tx, id)).transpose()?.unwrap_or_default();
    let current: Option<SourceRecord> = current
        .get("sourceRecord")
        .cloned()
        .map(serde_json::from_value)
        .transpose()
        .context("a source cannot be read")?;
    match current.filter(|current| (current.scheme, current.sha256.clone()) == sent) {
        Some(current) => record.source_record = Some(current),
        None => {
            let mut faults = FieldErrors::default();
            faults.add("/record/sourceRecord", "readOnly", "the register sets this; leave it out");
            return Err(Error::Invalid(faults.0));
        }
    }
    Ok(())
}

fn publish(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    how: How,
    known: Option<Uuid>,
    record: Record,
    source_key: String,
) -> Result<(Outcome, Uuid)> {
    let before = known.map(|id| said(tx, id)).transpose()?;
    let publish = systems::Publish { system: known, record, note: Default::default(), by: Actor::Import };
    let id = systems::publish(tx, publish)?.system;
    if known.is_none() {
        store::insert_source(tx.conn, how.profile.as_str(), &source_key, id)?;
    }
    let after = said(tx, id)?;
    tx.note(by, Permission::ImportPublications, id, before.as_deref(), Some(&after))?;
    Ok((if known.is_some() { Outcome::Updated } else { Outcome::Published }, id))
}

/// Makes a draft of the row. A draft that somebody works on is left alone; one that an import made and nobody has touched
/// since gets the new text.
fn draft(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    how: How,
    known: Option<Uuid>,
    record: Record,
    key: String,
) -> Result<(Outcome, Uuid)> {
    let source = Source { scheme: how.profile.as_str().to_owned(), key };
    let there = match known {
        Some(id) => draft_store::find(tx.conn, id)?,
        None => draft_store::find_by_source(tx.conn, by.organization()?.id.0, &source.text()?)?,
    };
    let Some(mut row) = there else {
        let begun = drafts::begin(tx, by, record, Origin { system: known, template: None, source: Some(source) })?;
        return Ok((Outcome::Drafted, begun.id));
    };
    let before: Record = serde_json::from_str(&row.record).context("a draft cannot be read")?;
    let text = |record: &Record| Record { source_record: None, ..record.clone() };
    if text(&before) == text(&record) {
        return Ok((Outcome::Unchanged, row.id.0));
    }
    if row.revision != 1 || row.source != Some(source.text()?) {
        return Ok((Outcome::PersistedState, row.id.0));
    }
    // Another draft under the same id, of which nobody has seen anything yet.
    draft_store::delete(tx.conn, row.id.0)?;
    let after = serde_json::to_string(&record).context("a record cannot be written")?;
    let before = std::mem::replace(&mut row.record, after);
    if let Some(system) = known.map(|id| store::find(tx.conn, id)).transpose()?.flatten() {
        row.base = Some(system.version);
    }
    row.last_editor = by.principal.id.to_string();
    (row.created_at, row.updated_at) = (Time(tx.now), Time(tx.now));
    draft_store::insert(tx.conn, &row)?;
    tx.note(by, Permission::ImportDrafts, row.id.0, Some(&before), Some(&row.record))?;
    Ok((Outcome::Drafted, row.id.0))
}

/// The current record of a system.
fn current(tx: &mut Tx<'_>, id: Uuid) -> Result<Map<String, Value>> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    Ok(systems::current(tx.conn, &system)?.content.object())
}

/// The same as text.
fn said(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    Ok(Value::Object(current(tx, id)?).to_string())
}
