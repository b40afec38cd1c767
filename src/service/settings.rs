//! The settings of an organization.
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::{Register, Tx};
use crate::domain::drafts::merge::Edit;
use crate::domain::json::{FieldErrors, FromJson};
use crate::domain::policy::Permission;
use crate::domain::settings::Settings;
use crate::store::types::Id;
use crate::store::{Conn, organizations, settings as store};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use uuid::Uuid;

/// Loads the settings of an organization; defaults if they were never set.
///
/// # Errors
/// If they cannot be read.
pub fn load(conn: &mut Conn, organization: Uuid) -> Result<Settings> {
    Ok(load_with_revision(conn, organization)?.0)
}

/// Loads the settings of an organization by its slug.
///
/// # Errors
/// `NotFound` if there is none.
pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Settings> {
    let organization = organizations::find_by_slug(conn, slug)?.ok_or(Error::NotFound)?.id.0;
    load(conn, organization)
}

/// Loads the settings and their revision, 0 if they were never set.
///
/// # Errors
/// As [`load`].
pub fn load_with_revision(conn: &mut Conn, organization: Uuid) -> Result<(Settings, i32)> {
    let Some(row) = store::find(conn, organization)? else { return Ok((Settings::default(), 0)) };
    let settings = serde_json::from_str(&row.settings).context("the settings cannot be parsed")?;
    Ok((settings, row.revision))
}

/// Saves settings and returns the new revision. The caller authorizes.
///
/// # Errors
/// If they cannot be written.
pub fn save(tx: &mut Tx<'_>, organization: Uuid, settings: &Settings) -> Result<i32> {
    let revision = load_with_revision(tx.conn, organization)?.1 + 1;
    let settings = serde_json::to_string(settings).context("the settings cannot be serialized")?;
    store::upsert(tx.conn, &store::Row { organization_id: Id(organization), settings, revision })?;
    Ok(revision)
}

/// Edits the settings of an organization. `expected_revision` is the revision that the editor has seen. An edit without
/// a change leaves the revision as it is.
///
/// # Errors
/// Those of [`Register::write_as`]; `PreconditionFailed` if there is a newer revision; `Invalid` with every field
/// error.
pub async fn update(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    expected_revision: String,
    edit: Edit,
) -> Result<(Settings, i32)> {
    register.write_as(access, idempotency_key, move |tx, auth| update_in(tx, auth, &expected_revision, edit)).await
}

fn update_in(tx: &mut Tx<'_>, auth: &AuthContext, expected_revision: &str, edit: Edit) -> Result<(Settings, i32)> {
    let organization = auth.organization()?.id.0;
    let (before, revision) = load_with_revision(tx.conn, organization)?;
    if revision.to_string() != expected_revision {
        return Err(Error::PreconditionFailed);
    }
    let old = serde_json::to_value(&before).context("the settings cannot be serialized")?;
    let now: Settings = apply_edit(edit, old.clone())?;
    if now == before {
        return Ok((now, revision));
    }
    let new = serde_json::to_value(&now).context("the settings cannot be serialized")?;
    let revision = save(tx, organization, &now)?;
    tx.audit(auth, Permission::WriteSettings, organization, Some(&old.to_string()), Some(&new.to_string()))?;
    Ok((now, revision))
}

/// Replaces the settings of an organization on the command line, whatever their revision.
///
/// # Errors
/// `Invalid` with every field error; `NotFound` if there is no such organization.
pub fn replace_by_operator(tx: &mut Tx<'_>, organization: &str, settings: Value) -> Result<Settings> {
    let organization = organizations::find_by_slug(tx.conn, organization)?.ok_or(Error::NotFound)?.id.0;
    let settings: Settings = apply_edit(Edit::Replace(settings), Value::Null)?;
    save(tx, organization, &settings)?;
    tx.audit_operator(Permission::WriteSettings.as_str(), Some(organization), organization)?;
    Ok(settings)
}

/// Applies an edit to a value and parses the result.
///
/// # Errors
/// `Invalid` with every field error.
pub(super) fn apply_edit<T: FromJson>(edit: Edit, before: Value) -> Result<T> {
    let after = edit.apply(before);
    let mut errors = FieldErrors::default();
    let value = T::from_json(&after, "", &mut errors);
    errors.into_result(value).map_err(Error::Invalid)?.ok_or_else(|| Error::Invalid(Vec::new()))
}
