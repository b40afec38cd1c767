//! Invitations. Only the hash of an invitation's secret is stored.
use super::schema::invitations;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// An invitation to roles in an organization or, without one, in the register.
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
    /// Returns the roles; empty if they cannot be parsed.
    pub fn roles(&self) -> Vec<Role> {
        serde_json::from_str(&self.roles).unwrap_or_default()
    }
}

pub fn insert(conn: &mut Conn, invitation: &Invitation) -> QueryResult<()> {
    diesel::insert_into(invitations::table).values(invitation).execute(conn).map(drop)
}

/// Returns the invitation with the hash of a secret, if it is neither used nor expired.
pub fn find_valid(conn: &mut Conn, hash: &str, now: Instant) -> QueryResult<Option<Invitation>> {
    let valid = invitations::table.filter(invitations::hash.eq(hash)).filter(invitations::used_at.is_null());
    valid.filter(invitations::expires_at.gt(Time(now))).select(Invitation::as_select()).first(conn).optional()
}

/// Returns the invitations to an organization or to the register that are neither used nor expired, the oldest first.
pub fn list(conn: &mut Conn, organization: Option<Uuid>, now: Instant) -> QueryResult<Vec<Invitation>> {
    let valid = invitations::table.filter(invitations::used_at.is_null());
    let valid = valid.filter(invitations::expires_at.gt(Time(now)));
    let valid = valid.order(invitations::id).select(Invitation::as_select());
    match organization {
        Some(id) => valid.filter(invitations::organization_id.eq(Id(id))).load(conn),
        None => valid.filter(invitations::organization_id.is_null()).load(conn),
    }
}

pub fn mark_used(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    diesel::update(invitations::table.find(Id(id))).set(invitations::used_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(invitations::table.find(Id(id))).execute(conn).map(drop)
}

/// Deletes invitations that expired before a time, with the e-mail addresses in them. Returns their number.
pub fn delete_expired(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    diesel::delete(invitations::table.filter(invitations::expires_at.lt(Time(before)))).execute(conn)
}
