//! Accounts of people who work in the register, and what they may do where.
use super::schema::{accounts, memberships, recovery_codes};
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
    /// In lower case.
    pub email: String,
    /// PHC string of argon2id; empty: no password logs in.
    pub password_hash: String,
    pub created_at: Time,
    /// The secret of the second factor, sealed.
    pub totp: Option<String>,
    /// The last step of time whose code was used: each serves once. None: the second factor was not confirmed yet.
    pub totp_step: Option<i64>,
    pub disabled_at: Option<Time>,
}

impl Account {
    /// The secret of the second factor, if a login needs it.
    pub fn second_factor(&self) -> Option<&str> {
        self.totp_step.and(self.totp.as_deref())
    }
}

/// A role that an account holds, in an organization or, without one, in the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = memberships, check_for_backend(MultiBackend))]
pub struct Membership {
    pub account_id: Id,
    pub organization_id: Option<Id>,
    pub role: String,
    /// `local` or `issuer`.
    pub source: String,
}

pub fn insert(conn: &mut Conn, account: &Account) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Account>> {
    accounts::table.find(Id(id)).select(Account::as_select()).first(conn).optional()
}

pub fn by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<Account>> {
    accounts::table.filter(accounts::email.eq(email)).select(Account::as_select()).first(conn).optional()
}

/// The roles of an account.
pub fn memberships(conn: &mut Conn, account: Uuid) -> QueryResult<Vec<Membership>> {
    let of = memberships::table.filter(memberships::account_id.eq(Id(account)));
    of.order((memberships::organization_id, memberships::role)).select(Membership::as_select()).load(conn)
}

pub fn set_password(conn: &mut Conn, account: Uuid, password_hash: &str) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::password_hash.eq(password_hash)).execute(conn).map(drop)
}

/// All accounts, by address.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Account>> {
    accounts::table.order(accounts::email).select(Account::as_select()).load(conn)
}

/// Takes a role away; false if it was not there.
pub fn remove_role(conn: &mut Conn, account: Uuid, organization: Option<Uuid>, role: Role) -> QueryResult<bool> {
    let held = memberships::table.filter(memberships::account_id.eq(Id(account)));
    let held = held.filter(memberships::role.eq(role.as_str()));
    let count = match organization {
        Some(at) => diesel::delete(held.filter(memberships::organization_id.eq(Id(at)))).execute(conn)?,
        None => diesel::delete(held.filter(memberships::organization_id.is_null())).execute(conn)?,
    };
    Ok(count > 0)
}

/// Disables an account, or with `None` makes it active again.
pub fn set_disabled(conn: &mut Conn, account: Uuid, at: Option<Instant>) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::disabled_at.eq(at.map(Time))).execute(conn).map(drop)
}

/// Sets the secret of the second factor and the step that was used last.
pub fn set_totp(conn: &mut Conn, account: Uuid, sealed: Option<&str>, step: Option<i64>) -> QueryResult<()> {
    let values = (accounts::totp.eq(sealed), accounts::totp_step.eq(step));
    diesel::update(accounts::table.find(Id(account))).set(values).execute(conn).map(drop)
}

/// Puts new recovery codes, by their hashes, in the place of those that were there.
pub fn set_recovery_codes(conn: &mut Conn, account: Uuid, hashes: &[String]) -> QueryResult<()> {
    let of = recovery_codes::table.filter(recovery_codes::account_id.eq(Id(account)));
    diesel::delete(of).execute(conn)?;
    for hash in hashes {
        let row = (recovery_codes::account_id.eq(Id(account)), recovery_codes::hash.eq(hash));
        diesel::insert_into(recovery_codes::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Uses a recovery code, by its hash; false if there is none.
pub fn use_recovery_code(conn: &mut Conn, account: Uuid, hash: &str) -> QueryResult<bool> {
    let code = recovery_codes::table.find((Id(account), hash));
    diesel::delete(code).execute(conn).map(|count| count > 0)
}

/// How many recovery codes are left.
pub fn recovery_codes_left(conn: &mut Conn, account: Uuid) -> QueryResult<i64> {
    recovery_codes::table.filter(recovery_codes::account_id.eq(Id(account))).count().get_result(conn)
}
