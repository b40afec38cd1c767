//! Accounts of people who work in the register, their role assignments and recovery codes.
use super::schema::{accounts, recovery_codes, role_assignments};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// An account.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts, check_for_backend(MultiBackend))]
pub struct Account {
    pub id: Id,
    /// The e-mail address in lower case.
    pub email: String,
    /// PHC string of argon2id. Empty: the account cannot sign in with a password.
    pub password_hash: String,
    pub created_at: Time,
    /// The secret of the second factor, sealed with the instance key.
    pub sealed_totp_secret: Option<String>,
    /// The time step of the last accepted code: a code is accepted once. None: the second factor is not confirmed yet.
    pub last_totp_step: Option<i64>,
    pub disabled_at: Option<Time>,
}

impl Account {
    /// Returns the sealed secret of the second factor, if it is confirmed and a login needs it.
    pub fn second_factor(&self) -> Option<&str> {
        self.last_totp_step.and(self.sealed_totp_secret.as_deref())
    }
}

/// A role of an account in an organization or, without one, in the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = role_assignments, check_for_backend(MultiBackend))]
pub struct RoleAssignment {
    pub account_id: Id,
    pub organization_id: Option<Id>,
    pub role: String,
    /// [`super::members::LOCAL_SOURCE`] or [`super::issuers::ISSUER_SOURCE`].
    pub source: String,
    /// The time at which an administrator assigned the role or an invitation was accepted.
    pub granted_at: Option<Time>,
}

pub fn insert(conn: &mut Conn, account: &Account) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Account>> {
    accounts::table.find(Id(id)).select(Account::as_select()).first(conn).optional()
}

pub fn find_by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<Account>> {
    accounts::table.filter(accounts::email.eq(email)).select(Account::as_select()).first(conn).optional()
}

/// Returns the role assignments of an account.
pub fn list_role_assignments(conn: &mut Conn, account: Uuid) -> QueryResult<Vec<RoleAssignment>> {
    let assignments = role_assignments::table.filter(role_assignments::account_id.eq(Id(account)));
    assignments
        .order((role_assignments::organization_id, role_assignments::role))
        .select(RoleAssignment::as_select())
        .load(conn)
}

pub fn set_password(conn: &mut Conn, account: Uuid, password_hash: &str) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::password_hash.eq(password_hash)).execute(conn).map(drop)
}

/// Returns all accounts, sorted by e-mail address.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Account>> {
    accounts::table.order(accounts::email).select(Account::as_select()).load(conn)
}

/// Deletes a role assignment. Returns false if there was none.
pub fn remove_role(conn: &mut Conn, account: Uuid, organization: Option<Uuid>, role: Role) -> QueryResult<bool> {
    let assignments = role_assignments::table.filter(role_assignments::account_id.eq(Id(account)));
    let assignments = assignments.filter(role_assignments::role.eq(role.as_str()));
    let count = match organization {
        Some(id) => diesel::delete(assignments.filter(role_assignments::organization_id.eq(Id(id)))).execute(conn)?,
        None => diesel::delete(assignments.filter(role_assignments::organization_id.is_null())).execute(conn)?,
    };
    Ok(count > 0)
}

/// Disables an account or, with `None`, enables it again.
pub fn set_disabled(conn: &mut Conn, account: Uuid, at: Option<Instant>) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::disabled_at.eq(at.map(Time))).execute(conn).map(drop)
}

/// Sets the secret of the second factor and the time step of the last accepted code.
pub fn set_totp(conn: &mut Conn, account: Uuid, sealed: Option<&str>, step: Option<i64>) -> QueryResult<()> {
    let values = (accounts::sealed_totp_secret.eq(sealed), accounts::last_totp_step.eq(step));
    diesel::update(accounts::table.find(Id(account))).set(values).execute(conn).map(drop)
}

/// Replaces the recovery codes of an account, which are stored as hashes.
pub fn replace_recovery_codes(conn: &mut Conn, account: Uuid, hashes: &[String]) -> QueryResult<()> {
    let previous = recovery_codes::table.filter(recovery_codes::account_id.eq(Id(account)));
    diesel::delete(previous).execute(conn)?;
    for hash in hashes {
        let row = (recovery_codes::account_id.eq(Id(account)), recovery_codes::hash.eq(hash));
        diesel::insert_into(recovery_codes::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Deletes a recovery code by its hash, because it is valid once. Returns false if there is none.
pub fn use_recovery_code(conn: &mut Conn, account: Uuid, hash: &str) -> QueryResult<bool> {
    let code = recovery_codes::table.find((Id(account), hash));
    diesel::delete(code).execute(conn).map(|count| count > 0)
}

/// Returns the number of unused recovery codes.
pub fn count_recovery_codes(conn: &mut Conn, account: Uuid) -> QueryResult<i64> {
    recovery_codes::table.filter(recovery_codes::account_id.eq(Id(account))).count().get_result(conn)
}
