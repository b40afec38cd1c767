//! Accounts of people who work in the register, and what they may do where.
use super::schema::{accounts, memberships};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use diesel::prelude::*;
use uuid::Uuid;

/// A local account.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts, check_for_backend(MultiBackend))]
pub struct Account {
    pub id: Id,
    pub email: String,
    /// PHC string of argon2id.
    pub password_hash: String,
    pub created_at: Time,
}

pub fn insert(conn: &mut Conn, account: &Account) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(account).execute(conn).map(drop)
}

pub fn by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<Account>> {
    accounts::table.filter(accounts::email.eq(email)).select(Account::as_select()).first(conn).optional()
}

/// Gives a role, in an organization or, without one, in the whole register.
pub fn add_role(conn: &mut Conn, account: Uuid, organization: Option<Uuid>, role: Role) -> QueryResult<()> {
    let row = (
        memberships::account_id.eq(Id(account)),
        memberships::organization_id.eq(organization.map(Id)),
        memberships::role.eq(role.as_str()),
    );
    diesel::insert_into(memberships::table).values(row).execute(conn).map(drop)
}

pub fn set_password(conn: &mut Conn, account: Uuid, password_hash: &str) -> QueryResult<()> {
    let account = accounts::table.find(Id(account));
    diesel::update(account).set(accounts::password_hash.eq(password_hash)).execute(conn).map(drop)
}
