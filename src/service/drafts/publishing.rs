//! The way of a draft to publication: submitted, perhaps given back with comments, published.
use super::super::Tx;
use super::super::auth::AuthContext;
use super::super::systems::{self, Publish, Published};
use super::{Draft, Source, happen, moved, seen_as, whole};
use crate::domain::drafts::Event;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldError;
use crate::store::types::{Id, Time};
use crate::store::{drafts as store, systems as system_store};
use crate::{Error, Result};
use anyhow::Context;

/// What a publisher says about a place in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// JSON Pointer into the record; empty: all of it.
    pub pointer: String,
    pub text: String,
}

/// Hands a draft to the publishers. Comments on what was handed in before are done with.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Refused` if it was submitted already.
pub fn submit(tx: &mut Tx<'_>, by: &AuthContext, address: &str, seen: Option<&str>) -> Result<Draft> {
    let draft = seen_as(tx.conn, by, address, seen)?;
    let row = moved(tx, by, draft, Event::Submit)?;
    store::delete_comments(tx.conn, row.id.0)?;
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::SubmitDraft, row.id.0, Some(&row.record), Some(&row.record))?;
    whole(tx.conn, row)
}

/// Gives a submitted draft back, with what should change.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Refused` if it was not submitted.
pub fn give_back(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    address: &str,
    seen: Option<&str>,
    remarks: Vec<Remark>,
) -> Result<Draft> {
    let draft = seen_as(tx.conn, by, address, seen)?;
    let row = moved(tx, by, draft, Event::Return)?;
    for Remark { pointer, text } in remarks {
        let (id, at, role) = (Id(tx.new_id()?), Time(tx.now), by.role.as_str().to_owned());
        store::insert_comment(tx.conn, &store::Comment { id, system_id: row.id, at, role, pointer, text })?;
    }
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::ReturnDraft, row.id.0, Some(&row.record), Some(&row.record))?;
    whole(tx.conn, row)
}

/// Publishes a draft: the first version of its system, or the next one. The draft is gone then.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Refused` with code `notSubmitted` where four eyes are asked for, `outdated` if
/// another version was published since the draft began, `unchanged` if it says what that version says; `Forbidden` with
/// code `twoPersonRule` if its last editor publishes; `Invalid` with everything that publication still needs.
pub fn publish(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    address: &str,
    seen: Option<&str>,
    note: Text<1000>,
) -> Result<Published> {
    let draft = seen_as(tx.conn, by, address, seen)?;
    happen(tx.conn, by, &draft, Event::Publish)?;
    if draft.is_outdated() {
        return Err(outdated(&draft));
    }
    let row = draft.row;
    let system = row.base.map(|_| row.id.0);
    let missing = (system.is_some() && note.is_empty()).then(|| FieldError {
        pointer: "/changeNote".into(),
        code: "required",
        detail: "say what changed since the version before".into(),
    });
    let publish = Publish { system, record: draft.record, note, by: by.actor() };
    let published = match (tx.savepoint(|tx| systems::publish_as(tx, row.id.0, publish)), missing) {
        (Ok(published), None) => published,
        (Ok(_), Some(missing)) => return Err(Error::Invalid(vec![missing])),
        (Err(Error::Invalid(mut faults)), Some(missing)) => {
            faults.insert(0, missing);
            return Err(Error::Invalid(faults));
        }
        (Err(error), _) => return Err(error),
    };
    if let (None, Some(source)) = (system, &row.source) {
        let Source { scheme, key } = serde_json::from_str(source).context("the source of a draft cannot be read")?;
        system_store::insert_source(tx.conn, &scheme, &key, row.id.0)?;
    }
    store::delete(tx.conn, row.id.0)?;
    tx.note(by, Permission::PublishDraft, row.id.0, None, Some(&row.record))?;
    Ok(published)
}

fn outdated(draft: &Draft) -> Error {
    let version = |number: Option<u32>| number.map_or("no version".into(), |number| format!("version {number}"));
    let (begun, now) = (version(draft.base), version(draft.current));
    Error::conflict(
        "outdated",
        format!("the draft began from {begun} and {now} was published meanwhile: put them together (draft/rebase)"),
    )
}
