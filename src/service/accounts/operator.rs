//! What the operator of the register does with accounts, on the command line.
use super::{give, place, without_password};
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::service::Tx;
use crate::store::accounts::{self as store, Account};
use crate::store::{Conn, organizations, sessions};
use crate::{Error, Result};

/// An account as the operator sees it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub email: String,
    pub disabled: bool,
    pub totp: bool,
    /// Roles, each with the slug of its organization; none: the register.
    pub roles: Vec<(String, Option<String>)>,
}

fn by_email(conn: &mut Conn, email: &str) -> Result<Account> {
    store::find_by_email(conn, &email.trim().to_lowercase())?.ok_or(Error::NotFound)
}

/// Whether there is an account of this address.
///
/// # Errors
/// If the database is away.
pub fn is_there(conn: &mut Conn, email: &str) -> Result<bool> {
    Ok(store::find_by_email(conn, &email.trim().to_lowercase())?.is_some())
}

/// Creates an account with a role. One that is there gets the role and keeps its password: false.
///
/// # Errors
/// `NotFound` if there is no such organization; `Refused` if the role belongs elsewhere.
pub fn create(tx: &mut Tx<'_>, email: &str, password_hash: &str, role: Role, at: Option<&str>) -> Result<bool> {
    let known = store::find_by_email(tx.conn, &email.trim().to_lowercase())?;
    let id = match &known {
        Some(account) => account.id.0,
        None => without_password(tx, email)?,
    };
    if known.is_none() {
        store::set_password(tx.conn, id, password_hash)?;
    }
    give(tx, id, role, at)?;
    let organization = place(tx.conn, at)?;
    tx.note_operator(Permission::WriteMembers.as_str(), organization, id)?;
    Ok(known.is_none())
}

/// Takes a role away.
///
/// # Errors
/// `NotFound` if there is no such account or organization, or it does not have the role.
pub fn take(tx: &mut Tx<'_>, email: &str, role: Role, at: Option<&str>) -> Result<()> {
    let account = by_email(tx.conn, email)?;
    let organization = place(tx.conn, at)?;
    if !store::remove_role(tx.conn, account.id.0, organization, role)? {
        return Err(Error::NotFound);
    }
    tx.note_operator(Permission::WriteMembers.as_str(), organization, account.id.0)
}

/// Gives an account another password and ends its sessions; its second factor goes with the old password.
///
/// # Errors
/// `NotFound` if there is no such account.
pub fn reset_password(tx: &mut Tx<'_>, email: &str, password_hash: &str) -> Result<()> {
    let id = by_email(tx.conn, email)?.id.0;
    store::set_password(tx.conn, id, password_hash)?;
    store::set_totp(tx.conn, id, None, None)?;
    store::replace_recovery_codes(tx.conn, id, &[])?;
    sessions::end_by_account(tx.conn, id, tx.now)?;
    tx.note_operator("account.reset", None, id)
}

/// Disables an account and ends its sessions.
///
/// # Errors
/// `NotFound` if there is no such account.
pub fn disable(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    let id = by_email(tx.conn, email)?.id.0;
    let now = tx.now;
    store::set_disabled(tx.conn, id, Some(now))?;
    sessions::end_by_account(tx.conn, id, now)?;
    tx.note_operator("account.disable", None, id)
}

/// Makes an account active again.
///
/// # Errors
/// `NotFound` if there is no such account.
pub fn enable(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    let id = by_email(tx.conn, email)?.id.0;
    store::set_disabled(tx.conn, id, None)?;
    tx.note_operator("account.enable", None, id)
}

/// All accounts, by address.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn) -> Result<Vec<Listed>> {
    let mut all = Vec::new();
    for account in store::list(conn)? {
        let mut roles = Vec::new();
        for held in store::list_role_assignments(conn, account.id.0)? {
            let at = held.organization_id.map(|id| organizations::find(conn, id.0)).transpose()?.flatten();
            roles.push((held.role, at.map(|at| at.slug)));
        }
        let (disabled, totp) = (account.disabled_at.is_some(), account.second_factor().is_some());
        // By what they say: ids sort otherwise each time.
        roles.sort();
        all.push(Listed { email: account.email, disabled, totp, roles });
    }
    Ok(all)
}
