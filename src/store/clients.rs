//! Clients: programs of organizations that sign in by themselves.
use super::schema::{clients, used_client_assertions};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A client of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = clients, check_for_backend(MultiBackend))]
pub struct Client {
    pub id: Id,
    pub organization_id: Id,
    pub name: String,
    /// [`Role`]s as a JSON list.
    pub roles: String,
    /// The hash of the client secret, if the client signs in with one.
    pub secret_hash: Option<String>,
    /// The public keys as a JWK set, if the client signs in with signed assertions.
    pub keys: Option<String>,
    pub created_at: Time,
    pub disabled_at: Option<Time>,
}

impl Client {
    /// Returns the roles; an unknown role is ignored.
    pub fn roles(&self) -> Vec<Role> {
        let names: Vec<String> = serde_json::from_str(&self.roles).unwrap_or_default();
        names.iter().filter_map(|name| Role::parse(name)).collect()
    }
}

pub fn insert(conn: &mut Conn, client: &Client) -> QueryResult<()> {
    diesel::insert_into(clients::table).values(client).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Client>> {
    clients::table.find(Id(id)).select(Client::as_select()).first(conn).optional()
}

/// Returns the clients of an organization, the oldest first.
pub fn list_by_organization(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Client>> {
    let clients = clients::table.filter(clients::organization_id.eq(Id(organization)));
    clients.order(clients::id).select(Client::as_select()).load(conn)
}

pub fn disable(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    let active = clients::table.find(Id(id)).filter(clients::disabled_at.is_null());
    diesel::update(active).set(clients::disabled_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn set_secret(conn: &mut Conn, id: Uuid, hash: &str) -> QueryResult<()> {
    diesel::update(clients::table.find(Id(id))).set(clients::secret_hash.eq(hash)).execute(conn).map(drop)
}

/// Deletes used assertions of all clients that have expired. Returns their number.
pub fn delete_expired_assertions(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(used_client_assertions::table.filter(used_client_assertions::expires_at.lt(Time(now)))).execute(conn)
}

/// Marks an assertion of a client as used, and deletes expired ones. Returns false if it was used before.
pub fn mark_assertion_used(
    conn: &mut Conn,
    client: Uuid,
    jti: &str,
    expires_at: Instant,
    now: Instant,
) -> QueryResult<bool> {
    let used = used_client_assertions::table.filter(used_client_assertions::client_id.eq(Id(client)));
    diesel::delete(used.filter(used_client_assertions::expires_at.lt(Time(now)))).execute(conn)?;
    let previous: Option<String> = used_client_assertions::table
        .find((Id(client), jti))
        .select(used_client_assertions::jti)
        .first(conn)
        .optional()?;
    if previous.is_some() {
        return Ok(false);
    }
    let row = (
        used_client_assertions::client_id.eq(Id(client)),
        used_client_assertions::jti.eq(jti),
        used_client_assertions::expires_at.eq(Time(expires_at)),
    );
    diesel::insert_into(used_client_assertions::table).values(row).execute(conn).map(|_| true)
}
