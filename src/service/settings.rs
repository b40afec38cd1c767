//! What an organization set for itself.
use super::Tx;
use super::auth::AuthContext;
use crate::domain::drafts::merge::Edit;
use crate::domain::policy::Permission;
use crate::domain::settings::Settings;
use crate::domain::shape::{FieldErrors, Shape};
use crate::store::types::Id;
use crate::store::{Conn, organizations, settings as store};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use uuid::Uuid;

/// The settings of an organization, as it set them; empty if it never did.
///
/// # Errors
/// If they cannot be read.
pub fn of(conn: &mut Conn, organization: Uuid) -> Result<Settings> {
    Ok(with_revision(conn, organization)?.0)
}

/// Those of an organization that is known by its slug.
///
/// # Errors
/// `NotFound` if there is none.
pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Settings> {
    let organization = organizations::find_by_slug(conn, slug)?.ok_or(Error::NotFound)?.id.0;
    of(conn, organization)
}

/// What an organization set, and how often it did.
///
/// # Errors
/// As [`of`].
pub fn with_revision(conn: &mut Conn, organization: Uuid) -> Result<(Settings, i32)> {
    let Some(row) = store::find(conn, organization)? else { return Ok((Settings::new(), 0)) };
    let settings = serde_json::from_str(&row.settings).context("settings cannot be read")?;
    Ok((settings, row.revision))
}

/// Sets them. Answers the new revision. Whether somebody may is for the caller to ask.
///
/// # Errors
/// If they cannot be written.
pub fn set(tx: &mut Tx<'_>, organization: Uuid, settings: &Settings) -> Result<i32> {
    let revision = with_revision(tx.conn, organization)?.1 + 1;
    let settings = serde_json::to_string(settings).context("settings cannot be written")?;
    store::upsert(tx.conn, &store::Row { organization_id: Id(organization), settings, revision })?;
    Ok(revision)
}

/// Changes the settings of an organization. `seen`: the revision that whoever asks has seen. An edit that changes
/// nothing leaves it as it is.
///
/// # Errors
/// `PreconditionFailed` if it is no longer so; `Invalid` with every fault.
pub fn change(tx: &mut Tx<'_>, by: &AuthContext, seen: &str, edit: Edit) -> Result<(Settings, i32)> {
    let organization = by.organization()?.id.0;
    let (before, revision) = with_revision(tx.conn, organization)?;
    if revision.to_string() != seen {
        return Err(Error::PreconditionFailed);
    }
    let old = serde_json::to_value(&before).context("settings cannot be written")?;
    let now: Settings = edited(edit, old.clone())?;
    if now == before {
        return Ok((now, revision));
    }
    let new = serde_json::to_value(&now).context("settings cannot be written")?;
    let revision = set(tx, organization, &now)?;
    tx.note(by, Permission::WriteSettings, organization, Some(&old.to_string()), Some(&new.to_string()))?;
    Ok((now, revision))
}

/// Changes the settings of an organization on the command line, whatever they are.
///
/// # Errors
/// `Invalid` with every fault; `NotFound` if there is no such organization.
pub fn replace_by_operator(tx: &mut Tx<'_>, organization: &str, settings: Value) -> Result<Settings> {
    let organization = organizations::find_by_slug(tx.conn, organization)?.ok_or(Error::NotFound)?.id.0;
    let settings: Settings = edited(Edit::Replace(settings), Value::Null)?;
    set(tx, organization, &settings)?;
    tx.note_operator(Permission::WriteSettings.as_str(), Some(organization), organization)?;
    Ok(settings)
}

/// What becomes of a value.
///
/// # Errors
/// `Invalid` with every fault.
pub(super) fn edited<T: Shape>(edit: Edit, before: Value) -> Result<T> {
    let after = edit.apply(before);
    let mut faults = FieldErrors::default();
    let read = T::read(&after, "", &mut faults);
    faults.into_result(read).map_err(Error::Invalid)?.ok_or_else(|| Error::Invalid(Vec::new()))
}
