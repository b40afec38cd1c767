//! What an organization set for itself.
use super::Tx;
use crate::Result;
use crate::domain::settings::Settings;
use crate::store::types::Id;
use crate::store::{Conn, settings as store};
use anyhow::Context;
use uuid::Uuid;

/// The settings of an organization, as it set them; empty if it never did.
///
/// # Errors
/// If they cannot be read.
pub fn of(conn: &mut Conn, organization: Uuid) -> Result<Settings> {
    Ok(with_revision(conn, organization)?.0)
}

/// The same, and how often they were set.
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
    store::put(tx.conn, &store::Row { organization_id: Id(organization), settings, revision })?;
    Ok(revision)
}
