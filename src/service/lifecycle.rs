//! Upkeep of what is published, by those who answer for it: [`super::systems`] has the acts, here is whose systems they
//! may concern, and what the audit keeps.
use super::auth::AuthContext;
use super::{Tx, drafts, systems};
use crate::Result;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::store::versions;
use crate::{Error, store};
use serde_json::{Map, Value};

/// A system after an act.
#[derive(Debug, Clone, Copy)]
pub struct SystemChange {
    pub system: uuid::Uuid,
    pub version: u32,
    /// The log entry of the act.
    pub index: u64,
}

fn own(tx: &mut Tx<'_>, by: &AuthContext, address: &str) -> Result<store::systems::System> {
    let id = drafts::id(tx.conn, by, address)?;
    drafts::system(tx.conn, by, id)
}

/// Says that the current version is still correct.
///
/// # Errors
/// `NotFound`; `Refused` if the system was withdrawn.
pub fn confirm(tx: &mut Tx<'_>, by: &AuthContext, address: &str) -> Result<SystemChange> {
    let system = own(tx, by, address)?;
    let index = systems::confirm(tx, system.id.0, by.actor())?;
    tx.note(by, Permission::ConfirmSystem, system.id.0, None, None)?;
    Ok(SystemChange { system: system.id.0, version: system.version.unsigned_abs(), index })
}

/// Takes a system out of the lists. A draft of it stays: publishing that brings the system back.
///
/// # Errors
/// `NotFound`; `Refused` if it was withdrawn already.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    address: &str,
    reason: WithdrawalReason,
    note: Text<1000>,
) -> Result<SystemChange> {
    let system = own(tx, by, address)?;
    let index = systems::withdraw(tx, system.id.0, reason, note, by.actor())?;
    tx.note(by, Permission::WithdrawSystem, system.id.0, None, None)?;
    Ok(SystemChange { system: system.id.0, version: system.version.unsigned_abs(), index })
}

/// What a redaction did, and where its text stood besides.
#[derive(Debug, Clone)]
pub struct Redacted {
    pub acted: SystemChange,
    /// The fields that were taken out of the version.
    pub fields: Vec<String>,
    /// Those that the draft said in the same words: they were taken out of it, too.
    pub draft: Vec<String>,
    /// Other versions that still say one of them in the same words.
    pub versions: Vec<u32>,
}

/// Takes fields out of a published version because the law demands it, and out of the draft where it says the same.
///
/// # Errors
/// `NotFound`; `Invalid` if a field is not in the version or cannot be taken out.
pub fn redact(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    address: &str,
    number: u32,
    fields: &[String],
    ground: RedactionGround,
) -> Result<Redacted> {
    let id = own(tx, by, address)?.id.0;
    let mut gone = content(tx, id, number)?;
    let index = systems::redact(tx, id, number, fields, ground, by.actor())?;
    let left = content(tx, id, number)?;
    gone.retain(|field, _| !left.contains_key(field));
    tx.note(by, Permission::RedactVersion, format!("{id}/versions/{number}"), None, None)?;
    let draft = drafts::forget(tx, by, id, &gone)?;
    let same = |version: &versions::Version| {
        let says = version.content.object();
        gone.iter().any(|(field, value)| says.get(field) == Some(value))
    };
    let versions =
        versions::list_by_subject(tx.conn, id)?.iter().filter(|version| same(version)).map(|one| one.number).collect();
    let fields = gone.into_iter().map(|(field, _)| field).collect();
    Ok(Redacted { acted: SystemChange { system: id, version: number, index }, fields, draft, versions })
}

fn content(tx: &mut Tx<'_>, id: uuid::Uuid, number: u32) -> Result<Map<String, Value>> {
    Ok(versions::find(tx.conn, id, number)?.ok_or(Error::NotFound)?.content.object())
}
