//! Import of a row uploaded by an organization: it may only concern that organization.
use super::options::{Mode, UploadOptions};
use super::{Outcome, ReportLine, matches_current_version, organization_key, separate_row_errors, slug};
use crate::domain::accounts::Actor;
use crate::domain::json::FieldErrors;
use crate::domain::organizations::Organization;
use crate::domain::policy::Permission;
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

/// Imports a row.
pub(super) fn import_row(tx: &mut Tx<'_>, auth: &AuthContext, options: UploadOptions, row: Row) -> Result<ReportLine> {
    let Row { number, key, outcome } = row;
    let result = match outcome {
        Ok(import) => separate_row_errors(tx.savepoint(|tx| import_record(tx, auth, options, import)))?,
        Err(errors) => Err(errors),
    };
    Ok(match result {
        Ok((outcome, system)) => ReportLine { row: number, key, outcome, system: Some(system), errors: Vec::new() },
        Err(errors) => ReportLine { row: number, key, outcome: Outcome::Refused, system: None, errors },
    })
}

fn import_record(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    options: UploadOptions,
    import: Import,
) -> Result<(Outcome, Uuid)> {
    let Import { key, organization, mut record } = import;
    let own = slug(auth.organization()?)?;
    let own_row = match &organization {
        Some(named) => is_own(tx, auth, options, named)?,
        None => options.profile != SourceScheme::Register || record.organization == own,
    };
    if !own_row {
        let detail = "the row is about another organization than the one that uploads it";
        let mut errors = FieldErrors::default();
        errors.add("/organization", "otherOrganization", detail);
        return Err(Error::Invalid(errors.0));
    }
    record.organization = own.clone();
    // The register sets the template of a record.
    record.template = None;
    let system = find_system(tx, auth, options, &key, &record)?;
    check_source(tx, options, system, &mut record)?;
    if let Some(id) = system
        && matches_current_version(tx, id, &mut record)?
    {
        return Ok((Outcome::Unchanged, id));
    }
    let source_key = organization_key(&own, &key);
    match options.mode {
        Mode::Publish => publish(tx, auth, options, system, record, source_key),
        Mode::Draft => draft(tx, auth, options, system, record, source_key),
    }
}

/// Returns true if these are names of the uploading organization. An upload never registers organizations.
fn is_own(tx: &mut Tx<'_>, auth: &AuthContext, options: UploadOptions, named: &Organization) -> Result<bool> {
    let own = auth.organization()?;
    let found = organizations::find_by_names(tx, named)?;
    let by_slug = options.profile == SourceScheme::Register && named.slug.as_str() == own.slug;
    Ok(found.map_or(by_slug, |found| found.id == own.id))
}

/// Finds the system of the organization that a row was imported as before. The same key may occur at another
/// organization, for another system.
fn find_system(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    options: UploadOptions,
    key: &str,
    record: &Record,
) -> Result<Option<Uuid>> {
    let own = auth.organization()?;
    for key in [key, &organization_key(&slug(own)?, key)] {
        let Some(id) = store::find_by_source(tx.conn, options.profile.as_str(), key)? else { continue };
        if store::find(tx.conn, id)?.is_some_and(|system| system.organization_id == own.id) {
            return Ok(Some(id));
        }
    }
    // In the register's own format, records are identified by slug wherever they came from.
    match &record.slug {
        Some(slug) if options.profile == SourceScheme::Register => {
            Ok(store::find_by_slug(tx.conn, own.id.0, slug.as_str())?)
        }
        _ => Ok(None),
    }
}

/// Checks the source record of a row in the register's own format: the register sets it, since records from other
/// registers have other requirements.
fn check_source(tx: &mut Tx<'_>, options: UploadOptions, system: Option<Uuid>, record: &mut Record) -> Result<()> {
    let sent = record.source_record.as_ref().filter(|_| options.profile == SourceScheme::Register);
    let Some(sent) = sent.map(|source| (source.scheme, source.sha256.clone())) else { return Ok(()) };
    let current = system.map(|id| current_record(tx, id)).transpose()?.unwrap_or_default();
    let current: Option<SourceRecord> = current
        .get("sourceRecord")
        .cloned()
        .map(serde_json::from_value)
        .transpose()
        .context("the source record cannot be parsed")?;
    match current.filter(|current| (current.scheme, current.sha256.clone()) == sent) {
        Some(current) => record.source_record = Some(current),
        None => {
            let mut errors = FieldErrors::default();
            errors.add("/record/sourceRecord", "readOnly", "the register sets this; leave it out");
            return Err(Error::Invalid(errors.0));
        }
    }
    Ok(())
}

fn publish(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    options: UploadOptions,
    system: Option<Uuid>,
    record: Record,
    source_key: String,
) -> Result<(Outcome, Uuid)> {
    let before = system.map(|id| current_record_json(tx, id)).transpose()?;
    let target = system.map_or(systems::PublishTarget::NewSystem, systems::PublishTarget::NextVersion);
    let publish = systems::PublishCommand { target, record, note: Default::default(), actor: Actor::Import };
    let id = systems::publish(tx, publish)?.system;
    if system.is_none() {
        store::insert_source(tx.conn, options.profile.as_str(), &source_key, id)?;
    }
    let after = current_record_json(tx, id)?;
    tx.audit(auth, Permission::ImportPublications, id, before.as_deref(), Some(&after))?;
    Ok((if system.is_some() { Outcome::Updated } else { Outcome::Published }, id))
}

/// Creates or updates the draft of a row. A draft that was edited since its import is left alone.
fn draft(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    options: UploadOptions,
    system: Option<Uuid>,
    record: Record,
    key: String,
) -> Result<(Outcome, Uuid)> {
    let source = Source { scheme: options.profile.as_str().to_owned(), key };
    let existing = match system {
        Some(id) => draft_store::find(tx.conn, id)?,
        None => draft_store::find_by_source(tx.conn, auth.organization()?.id.0, &source.to_json()?)?,
    };
    let Some(mut row) = existing else {
        let draft =
            drafts::create_from_record(tx, auth, record, Origin { system, template: None, source: Some(source) })?;
        return Ok((Outcome::Drafted, draft.id));
    };
    let before: Record = serde_json::from_str(&row.record).context("the draft cannot be parsed")?;
    let text = |record: &Record| Record { source_record: None, ..record.clone() };
    if text(&before) == text(&record) {
        return Ok((Outcome::Unchanged, row.id.0));
    }
    if row.revision != 1 || row.source != Some(source.to_json()?) {
        return Ok((Outcome::LeftAlone, row.id.0));
    }
    // Replaced by a new draft with the same id: no editor has seen the old one.
    draft_store::delete(tx.conn, row.id.0)?;
    let after = serde_json::to_string(&record).context("the record cannot be serialized")?;
    let before = std::mem::replace(&mut row.record, after);
    if let Some(system) = system.map(|id| store::find(tx.conn, id)).transpose()?.flatten() {
        row.base = Some(system.version);
    }
    row.last_editor = auth.principal.id.to_string();
    (row.created_at, row.updated_at) = (Time(tx.now), Time(tx.now));
    draft_store::insert(tx.conn, &row)?;
    tx.audit(auth, Permission::ImportDrafts, row.id.0, Some(&before), Some(&row.record))?;
    Ok((Outcome::Drafted, row.id.0))
}

/// Returns the current record of a system.
fn current_record(tx: &mut Tx<'_>, id: Uuid) -> Result<Map<String, Value>> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    Ok(systems::current_version(tx.conn, &system)?.content.object())
}

/// Returns the current record of a system as JSON text.
fn current_record_json(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    Ok(Value::Object(current_record(tx, id)?).to_string())
}
