//! Accounts of people who work in the register, and what they may do where.
use super::schema::{accounts, memberships};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
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
    /// The last step of time whose code was used: each serves once.
    pub totp_step: Option<i64>,
    pub disabled_at: Option<Time>,
}

/// A role that an account holds, in an organization or, without one, in the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
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

/// Gives a role, in an organization or, without one, in the whole register.
pub fn add_role(
    conn: &mut Conn,
    account: Uuid,
    organization: Option<Uuid>,
    role: Role,
    source: &str,
) -> QueryResult<()> {
    let row = Membership {
        account_id: Id(account),
        organization_id: organization.map(Id),
        role: role.as_str().to_owned(),
        source: source.to_owned(),
    };
    diesel::insert_into(memberships::table).values(row).execute(conn).map(drop)
}

pub fn set_password(conn: &mut Conn, account: Uuid, password_hash: &str) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::password_hash.eq(password_hash)).execute(conn).map(drop)
}
