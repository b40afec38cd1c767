//! Lifecycle of an organization's systems: authorization scope and audit log around the writes of [`super::systems`].
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::{Register, Tx, drafts, systems};
use crate::Result;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::store::versions;
use crate::{Error, store};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The result of a change to a system.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SystemChange {
    pub system: uuid::Uuid,
    pub version: u32,
    /// Log index of the entry.
    pub index: u64,
}

fn find_system(tx: &mut Tx<'_>, auth: &AuthContext, address: &str) -> Result<store::systems::System> {
    let id = drafts::resolve_id(tx.conn, auth, address)?;
    drafts::find_system(tx.conn, auth, id)
}

/// Confirms that the current version is still correct.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if the system was withdrawn.
pub async fn confirm(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    address: String,
) -> Result<SystemChange> {
    register.write_as(access, idempotency_key, move |tx, auth| confirm_in(tx, auth, &address)).await
}

fn confirm_in(tx: &mut Tx<'_>, auth: &AuthContext, address: &str) -> Result<SystemChange> {
    let system = find_system(tx, auth, address)?;
    let index = systems::confirm(tx, system.id.0, auth.actor())?;
    tx.audit(auth, Permission::ConfirmSystem, system.id.0, None, None)?;
    Ok(SystemChange { system: system.id.0, version: system.version.unsigned_abs(), index })
}

/// Withdraws a system from the lists. A draft of it remains: publishing the draft restores the system.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if it was withdrawn already.
pub async fn withdraw(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    address: String,
    reason: WithdrawalReason,
    note: Text<1000>,
) -> Result<SystemChange> {
    register.write_as(access, idempotency_key, move |tx, auth| withdraw_in(tx, auth, &address, reason, note)).await
}

fn withdraw_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    address: &str,
    reason: WithdrawalReason,
    note: Text<1000>,
) -> Result<SystemChange> {
    let system = find_system(tx, auth, address)?;
    let index = systems::withdraw(tx, system.id.0, reason, note, auth.actor())?;
    tx.audit(auth, Permission::WithdrawSystem, system.id.0, None, None)?;
    Ok(SystemChange { system: system.id.0, version: system.version.unsigned_abs(), index })
}

/// The result of a redaction.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RedactionResult {
    pub change: SystemChange,
    /// The redacted fields of the version.
    pub fields: Vec<String>,
    /// Fields of the draft that had the same value and were removed from it.
    pub draft: Vec<String>,
    /// Other versions in which one of the fields has the same value.
    pub versions: Vec<u32>,
}

/// Redacts fields of a published version on a legal ground, and removes the same values from the draft.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Invalid` if a field is not in the version or cannot be redacted.
pub async fn redact(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    address: String,
    number: u32,
    fields: Vec<String>,
    ground: RedactionGround,
) -> Result<RedactionResult> {
    register
        .write_as(access, idempotency_key, move |tx, auth| redact_in(tx, auth, &address, number, &fields, ground))
        .await
}

fn redact_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    address: &str,
    number: u32,
    fields: &[String],
    ground: RedactionGround,
) -> Result<RedactionResult> {
    let id = find_system(tx, auth, address)?.id.0;
    let mut redacted = content(tx, id, number)?;
    let index = systems::redact(tx, id, number, fields, ground, auth.actor())?;
    let remaining = content(tx, id, number)?;
    redacted.retain(|field, _| !remaining.contains_key(field));
    tx.audit(auth, Permission::RedactVersion, format!("{id}/versions/{number}"), None, None)?;
    let draft = drafts::redact(tx, auth, id, &redacted)?;
    let same = |version: &versions::Version| {
        let content = version.content.object();
        redacted.iter().any(|(field, value)| content.get(field) == Some(value))
    };
    let versions = versions::list_by_subject(tx.conn, id)?
        .iter()
        .filter(|version| same(version))
        .map(|version| version.number)
        .collect();
    let fields = redacted.into_iter().map(|(field, _)| field).collect();
    Ok(RedactionResult { change: SystemChange { system: id, version: number, index }, fields, draft, versions })
}

fn content(tx: &mut Tx<'_>, id: uuid::Uuid, number: u32) -> Result<Map<String, Value>> {
    Ok(versions::find(tx.conn, id, number)?.ok_or(Error::NotFound)?.content.object())
}
