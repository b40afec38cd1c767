//! Account administration by the operator, on the command line.
use super::{create_without_password, grant_role, resolve_scope};
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::service::Tx;
use crate::store::accounts::{self as store, Account};
use crate::store::{Conn, organizations, sessions};
use crate::{Error, Result};

/// An account, as the operator sees it.
#[derive(Debug, Clone)]
pub struct AccountSummary {
    pub email: String,
    pub disabled: bool,
    pub totp: bool,
    /// Roles, each with the slug of its organization. `None`: the register.
    pub roles: Vec<(String, Option<String>)>,
}

fn by_email(conn: &mut Conn, email: &str) -> Result<Account> {
    store::find_by_email(conn, &email.trim().to_lowercase())?.ok_or(Error::NotFound)
}

/// Returns true if an account has this address.
///
/// # Errors
/// If the database is unavailable.
pub fn exists(conn: &mut Conn, email: &str) -> Result<bool> {
    Ok(store::find_by_email(conn, &email.trim().to_lowercase())?.is_some())
}

/// Creates an account with a role, or grants the role to an existing account, whose password stays. Returns true if
/// the account is new.
///
/// # Errors
/// `NotFound` if there is no such organization; `Conflict` if the role does not exist in that scope.
pub fn create(
    tx: &mut Tx<'_>,
    email: &str,
    password_hash: &str,
    role: Role,
    organization: Option<&str>,
) -> Result<bool> {
    let existing = store::find_by_email(tx.conn, &email.trim().to_lowercase())?;
    let id = match &existing {
        Some(account) => account.id.0,
        None => create_without_password(tx, email)?,
    };
    if existing.is_none() {
        store::set_password(tx.conn, id, password_hash)?;
    }
    grant_role(tx, id, role, organization)?;
    let organization = resolve_scope(tx.conn, organization)?;
    tx.audit_operator(Permission::WriteMembers.as_str(), organization, id)?;
    Ok(existing.is_none())
}

/// Revokes a role.
///
/// # Errors
/// `NotFound` if there is no such account or organization, or the account does not have the role.
pub fn revoke_role(tx: &mut Tx<'_>, email: &str, role: Role, organization: Option<&str>) -> Result<()> {
    let account = by_email(tx.conn, email)?;
    let organization = resolve_scope(tx.conn, organization)?;
    if !store::remove_role(tx.conn, account.id.0, organization, role)? {
        return Err(Error::NotFound);
    }
    tx.audit_operator(Permission::WriteMembers.as_str(), organization, account.id.0)
}

/// Sets a new password, disables the second factor and ends all sessions of an account.
///
/// # Errors
/// `NotFound` if there is no such account.
pub fn reset_password(tx: &mut Tx<'_>, email: &str, password_hash: &str) -> Result<()> {
    let id = by_email(tx.conn, email)?.id.0;
    store::set_password(tx.conn, id, password_hash)?;
    store::set_totp(tx.conn, id, None, None)?;
    store::replace_recovery_codes(tx.conn, id, &[])?;
    sessions::end_by_account(tx.conn, id, tx.now)?;
    tx.audit_operator("account.reset", None, id)
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
    tx.audit_operator("account.disable", None, id)
}

/// Enables a disabled account.
///
/// # Errors
/// `NotFound` if there is no such account.
pub fn enable(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    let id = by_email(tx.conn, email)?.id.0;
    store::set_disabled(tx.conn, id, None)?;
    tx.audit_operator("account.enable", None, id)
}

/// Lists all accounts by address.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn) -> Result<Vec<AccountSummary>> {
    let mut accounts = Vec::new();
    for account in store::list(conn)? {
        let mut roles = Vec::new();
        for membership in store::list_role_assignments(conn, account.id.0)? {
            let organization =
                membership.organization_id.map(|id| organizations::find(conn, id.0)).transpose()?.flatten();
            roles.push((membership.role, organization.map(|organization| organization.slug)));
        }
        let (disabled, totp) = (account.disabled_at.is_some(), account.second_factor().is_some());
        // By role and slug: the order of ids is arbitrary.
        roles.sort();
        accounts.push(AccountSummary { email: account.email, disabled, totp, roles });
    }
    Ok(accounts)
}
