//! Invitations, by the hash of their secret.
use super::schema::invitations;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// An invitation to take roles in an organization or, without one, in the register.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = invitations, check_for_backend(MultiBackend))]
pub struct Invitation {
    pub id: Id,
    pub hash: String,
    pub email: String,
    pub organization_id: Option<Id>,
    /// [`Role`]s as a JSON list.
    pub roles: String,
    pub created_at: Time,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}

impl Invitation {
    /// Its roles; what cannot be read is no role.
    pub fn roles(&self) -> Vec<Role> {
        serde_json::from_str(&self.roles).unwrap_or_default()
    }
}

pub fn insert(conn: &mut Conn, invitation: &Invitation) -> QueryResult<()> {
    diesel::insert_into(invitations::table).values(invitation).execute(conn).map(drop)
}

/// The invitation of a secret, if it is still good.
pub fn open(conn: &mut Conn, hash: &str, now: Instant) -> QueryResult<Option<Invitation>> {
    let open = invitations::table.filter(invitations::hash.eq(hash)).filter(invitations::used_at.is_null());
    open.filter(invitations::expires_at.gt(Time(now))).select(Invitation::as_select()).first(conn).optional()
}

/// Those at a place that are still good, the oldest first.
pub fn list(conn: &mut Conn, place: Option<Uuid>, now: Instant) -> QueryResult<Vec<Invitation>> {
    let open = invitations::table.filter(invitations::used_at.is_null());
    let open = open.filter(invitations::expires_at.gt(Time(now)));
    let open = open.order(invitations::id).select(Invitation::as_select());
    match place {
        Some(id) => open.filter(invitations::organization_id.eq(Id(id))).load(conn),
        None => open.filter(invitations::organization_id.is_null()).load(conn),
    }
}

pub fn use_up(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    diesel::update(invitations::table.find(Id(id))).set(invitations::used_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(invitations::table.find(Id(id))).execute(conn).map(drop)
}

/// Forgets those that ended before: nobody needs the address any more.
pub fn forget(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    diesel::delete(invitations::table.filter(invitations::expires_at.lt(Time(before)))).execute(conn)
}
