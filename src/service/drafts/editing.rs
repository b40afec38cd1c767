//! What changes a draft: an edit, a version that was published meanwhile, a redaction, its end.
use super::super::Tx;
use super::super::auth::AuthContext;
use super::super::systems::{current, to_object};
use super::{Draft, checked, json, moved, read_only, seen_as, system, whole};
use crate::domain::drafts::merge::{self, Edit};
use crate::domain::drafts::{Event, PRESERVED_FIELDS, READ_ONLY_FIELDS};
use crate::domain::policy::Permission;
use crate::domain::shape::FieldErrors;
use crate::domain::systems::{Record, translations};
use crate::store::{drafts as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Changes the record of a draft, if it is still in the state that `seen` names. An edit that changes nothing leaves
/// everything as it is.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Invalid` with every fault of the whole record.
pub fn edit(tx: &mut Tx<'_>, by: &AuthContext, address: &str, seen: &str, edit: Edit) -> Result<Draft> {
    let draft = seen_as(tx.conn, by, address, Some(seen))?;
    let before = serde_json::to_value(&draft.record).context("a record cannot be written")?;
    let mut faults = FieldErrors::default();
    if let Edit::Patch(patch) = &edit {
        // A patch says null on purpose.
        READ_ONLY_FIELDS.iter().filter(|field| patch.get(**field).is_some_and(Value::is_null)).for_each(|field| {
            if before.get(*field).is_some() {
                read_only(field, &mut faults);
            }
        });
    }
    let mut after = edit.apply(before.clone());
    for field in PRESERVED_FIELDS {
        let known = before.get(*field);
        match after.get(*field).filter(|value| !value.is_null()) {
            Some(sent) if Some(sent) != known && READ_ONLY_FIELDS.contains(field) => read_only(field, &mut faults),
            Some(_) => {}
            None => {
                if let (Some(known), Some(members)) = (known, after.as_object_mut()) {
                    members.insert((*field).to_owned(), known.clone());
                }
            }
        }
    }
    let mut record = checked(&after, faults)?;
    if record == draft.record {
        return Ok(draft);
    }
    translations::mark_outdated(&draft.record, &mut record);
    write(tx, by, draft, &record)
}

/// Writes another record into a draft.
fn write(tx: &mut Tx<'_>, by: &AuthContext, draft: Draft, record: &Record) -> Result<Draft> {
    let before = draft.row.record.clone();
    let mut row = moved(tx, by, draft, Event::Edit)?;
    row.record = json(record)?;
    row.last_editor = by.principal.id.to_string();
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::WriteDrafts, row.id.0, Some(&before), Some(&row.record))?;
    whole(tx.conn, row)
}

/// Puts the draft together with the version that was published since it began. Answers the draft, and the places where
/// both changed something: there the draft's own text stands.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Refused` if nothing was published since; `Invalid` if the two do not fit.
pub fn rebase(tx: &mut Tx<'_>, by: &AuthContext, address: &str, seen: Option<&str>) -> Result<(Draft, Vec<String>)> {
    let mut draft = seen_as(tx.conn, by, address, seen)?;
    if !draft.is_outdated() {
        return Err(Error::conflict("notOutdated", "nothing was published since this draft began"));
    }
    let system = system(tx.conn, by, draft.row.id.0)?;
    let object = |version: versions::Version| Value::Object(version.content.object());
    let theirs = object(current(tx.conn, &system)?);
    let begun = draft.row.base.map(|number| versions::find(tx.conn, draft.row.id.0, number.unsigned_abs()));
    let begun = begun.transpose()?.flatten().map_or(Value::Null, object);
    let ours = serde_json::to_value(&draft.record).context("a record cannot be written")?;
    let (merged, conflicts) = merge::three_way(&begun, &ours, &theirs);
    let record = checked(&merged, FieldErrors::default())?;
    draft.row.base = Some(system.version);
    Ok((write(tx, by, draft, &record)?, conflicts))
}

/// Deletes a draft. What is published stays.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`.
pub fn delete(tx: &mut Tx<'_>, by: &AuthContext, address: &str, seen: &str) -> Result<()> {
    let draft = seen_as(tx.conn, by, address, Some(seen))?;
    store::delete(tx.conn, draft.row.id.0)?;
    tx.note(by, Permission::WriteDrafts, draft.row.id.0, Some(&draft.row.record), None)
}

/// Takes out of the draft of a system, if it has one, what it says in the same words as a version from which the law
/// demanded to take it. Answers the fields.
pub fn forget(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, gone: &Map<String, Value>) -> Result<Vec<String>> {
    let Some(row) = store::find(tx.conn, id)? else { return Ok(Vec::new()) };
    let draft = whole(tx.conn, row)?;
    let mut record = to_object(&draft.record)?;
    let same: Vec<_> = gone.iter().filter(|(field, value)| record.get(*field) == Some(value)).collect();
    let fields: Vec<_> = same.into_iter().map(|(field, _)| field.clone()).collect();
    if fields.is_empty() {
        return Ok(fields);
    }
    fields.iter().for_each(|field| drop(record.shift_remove(field)));
    let record = serde_json::from_value(Value::Object(record)).context("a draft cannot be read")?;
    let last_editor = draft.row.last_editor.clone();
    let mut row = moved(tx, by, draft, Event::Edit)?;
    (row.record, row.last_editor) = (json(&record)?, last_editor);
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::RedactVersion, id, None, Some(&row.record))?;
    Ok(fields)
}
