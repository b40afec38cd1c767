//! Who holds roles at a place: in an organization or, where that is none, in the register.
use super::schema::memberships;
use super::types::{Id, Time};
use super::{Conn, MultiBackend, accounts};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A role of a member.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = memberships, check_for_backend(MultiBackend))]
pub struct Held {
    pub account_id: Id,
    pub organization_id: Option<Id>,
    pub role: String,
    /// `local` or `issuer`.
    pub source: String,
    /// When people gave it.
    pub since: Option<Time>,
}

/// The source of roles that people give.
pub const LOCAL: &str = "local";

/// All roles at a place, account by account.
pub fn list(conn: &mut Conn, place: Option<Uuid>) -> QueryResult<Vec<Held>> {
    let rows = memberships::table.order((memberships::account_id, memberships::role)).select(Held::as_select());
    match place {
        Some(id) => rows.filter(memberships::organization_id.eq(Id(id))).load(conn),
        None => rows.filter(memberships::organization_id.is_null()).load(conn),
    }
}

/// The roles of an account at a place.
pub fn of(conn: &mut Conn, place: Option<Uuid>, account: Uuid) -> QueryResult<Vec<Held>> {
    let rows = memberships::table.filter(memberships::account_id.eq(Id(account)));
    let rows = rows.order(memberships::role).select(Held::as_select());
    match place {
        Some(id) => rows.filter(memberships::organization_id.eq(Id(id))).load(conn),
        None => rows.filter(memberships::organization_id.is_null()).load(conn),
    }
}

/// Gives a role by hand. One that an issuer gave is the issuer's no longer.
pub fn give(conn: &mut Conn, place: Option<Uuid>, account: Uuid, role: Role, at: Instant) -> QueryResult<()> {
    accounts::remove_role(conn, account, place, role)?;
    let row = Held {
        account_id: Id(account),
        organization_id: place.map(Id),
        role: role.as_str().to_owned(),
        source: LOCAL.to_owned(),
        since: Some(Time(at)),
    };
    diesel::insert_into(memberships::table).values(row).execute(conn).map(drop)
}
