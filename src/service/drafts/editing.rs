//! Changes to drafts: edits, rebasing onto a newer version, redaction, deletion.
use super::super::auth::AuthContext;
use super::super::auth::access_request::AccessRequest;
use super::super::idempotency::IdempotencyKey;
use super::super::systems::{current_version, to_object};
use super::super::{Register, Tx};
use super::{Draft, DraftView, advance, find_expected, find_system, parse_record, read_only, to_json, with_comments};
use crate::domain::drafts::merge::{self, Edit};
use crate::domain::drafts::{Event, PRESERVED_FIELDS, READ_ONLY_FIELDS};
use crate::domain::json::FieldErrors;
use crate::domain::policy::Permission;
use crate::domain::systems::{Record, translations};
use crate::store::{drafts as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Edits the record of a draft whose revision is `expected_revision`. An edit without a change leaves the draft as it
/// is.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`; `Invalid` with every field error of the whole
/// record.
pub async fn edit(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: String,
    edit: Edit,
) -> Result<DraftView> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            edit_in(tx, auth, &id_or_slug, &expected_revision, edit)?.into_view(auth)
        })
        .await
}

fn edit_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id_or_slug: &str,
    expected_revision: &str,
    edit: Edit,
) -> Result<Draft> {
    let draft = find_expected(tx.conn, auth, id_or_slug, Some(expected_revision))?;
    let before = serde_json::to_value(&draft.record).context("the record cannot be serialized")?;
    let mut errors = FieldErrors::default();
    if let Edit::Patch(patch) = &edit {
        // In a merge patch, null explicitly removes the field.
        READ_ONLY_FIELDS.iter().filter(|field| patch.get(**field).is_some_and(Value::is_null)).for_each(|field| {
            if before.get(*field).is_some() {
                read_only(field, &mut errors);
            }
        });
    }
    let mut after = edit.apply(before.clone());
    for field in PRESERVED_FIELDS {
        let value = before.get(*field);
        match after.get(*field).filter(|value| !value.is_null()) {
            Some(new) if Some(new) != value && READ_ONLY_FIELDS.contains(field) => read_only(field, &mut errors),
            Some(_) => {}
            None => {
                if let (Some(value), Some(members)) = (value, after.as_object_mut()) {
                    members.insert((*field).to_owned(), value.clone());
                }
            }
        }
    }
    let mut record = parse_record(&after, errors)?;
    if record == draft.record {
        return Ok(draft);
    }
    translations::mark_outdated(&draft.record, &mut record);
    write(tx, auth, draft, &record)
}

/// Saves a new record in a draft.
fn write(tx: &mut Tx<'_>, auth: &AuthContext, draft: Draft, record: &Record) -> Result<Draft> {
    let before = draft.row.record.clone();
    let mut row = advance(tx, auth, draft, Event::Edit)?;
    row.record = to_json(record)?;
    row.last_editor = auth.principal.id.to_string();
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::WriteDrafts, row.id.0, Some(&before), Some(&row.record))?;
    with_comments(tx.conn, row)
}

/// A draft after a rebase.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RebasedDraft {
    pub draft: DraftView,
    /// JSON Pointers to the fields that both sides had changed; the draft's text was kept there.
    pub conflicts: Vec<String>,
}

/// Merges the draft with the version published since it was created.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`; `Conflict` if nothing was published since;
/// `Invalid` if the merged record is not valid.
pub async fn rebase(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: Option<String>,
) -> Result<RebasedDraft> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            let (draft, conflicts) = rebase_in(tx, auth, &id_or_slug, expected_revision.as_deref())?;
            Ok(RebasedDraft { draft: draft.into_view(auth)?, conflicts })
        })
        .await
}

fn rebase_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id_or_slug: &str,
    expected_revision: Option<&str>,
) -> Result<(Draft, Vec<String>)> {
    let mut draft = find_expected(tx.conn, auth, id_or_slug, expected_revision)?;
    if !draft.is_outdated() {
        return Err(Error::conflict("notOutdated", "no version was published since this draft was created"));
    }
    let system = find_system(tx.conn, auth, draft.row.id.0)?;
    let object = |version: versions::Version| Value::Object(version.content.object());
    let theirs = object(current_version(tx.conn, &system)?);
    let base = draft.row.base.map(|number| versions::find(tx.conn, draft.row.id.0, number.unsigned_abs()));
    let base = base.transpose()?.flatten().map_or(Value::Null, object);
    let ours = serde_json::to_value(&draft.record).context("the record cannot be serialized")?;
    let (merged, conflicts) = merge::three_way(&base, &ours, &theirs);
    let record = parse_record(&merged, FieldErrors::default())?;
    draft.row.base = Some(system.version);
    Ok((write(tx, auth, draft, &record)?, conflicts))
}

/// Deletes a draft. Published versions are not affected.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`.
pub async fn delete(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: String,
) -> Result<()> {
    register
        .write_as(access, idempotency_key, move |tx, auth| delete_in(tx, auth, &id_or_slug, &expected_revision))
        .await
}

fn delete_in(tx: &mut Tx<'_>, auth: &AuthContext, id_or_slug: &str, expected_revision: &str) -> Result<()> {
    let draft = find_expected(tx.conn, auth, id_or_slug, Some(expected_revision))?;
    store::delete(tx.conn, draft.row.id.0)?;
    tx.audit(auth, Permission::WriteDrafts, draft.row.id.0, Some(&draft.row.record), None)
}

/// Removes redacted fields from the draft of a system, if there is one, where the draft has the same value. Returns
/// their names.
pub fn redact(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, redacted: &Map<String, Value>) -> Result<Vec<String>> {
    let Some(row) = store::find(tx.conn, id)? else { return Ok(Vec::new()) };
    let draft = with_comments(tx.conn, row)?;
    let mut record = to_object(&draft.record)?;
    let same: Vec<_> = redacted.iter().filter(|(field, value)| record.get(*field) == Some(value)).collect();
    let fields: Vec<_> = same.into_iter().map(|(field, _)| field.clone()).collect();
    if fields.is_empty() {
        return Ok(fields);
    }
    fields.iter().for_each(|field| drop(record.shift_remove(field)));
    let record = serde_json::from_value(Value::Object(record)).context("the draft cannot be parsed")?;
    let last_editor = draft.row.last_editor.clone();
    let mut row = advance(tx, auth, draft, Event::Edit)?;
    (row.record, row.last_editor) = (to_json(&record)?, last_editor);
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::RedactVersion, id, None, Some(&row.record))?;
    Ok(fields)
}
