//! Programs of organizations that log in by themselves.
use super::schema::{client_assertions, clients};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A program of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = clients, check_for_backend(MultiBackend))]
pub struct Client {
    pub id: Id,
    pub organization_id: Id,
    pub name: String,
    /// [`Role`]s as a JSON list.
    pub roles: String,
    /// The hash of its secret, if it logs in with one.
    pub secret_hash: Option<String>,
    /// Its public keys as a JWK set, if it logs in with assertions that it signs.
    pub keys: Option<String>,
    pub created_at: Time,
    pub disabled_at: Option<Time>,
}

impl Client {
    /// Its roles; what cannot be read is no role.
    pub fn roles(&self) -> Vec<Role> {
        let words: Vec<String> = serde_json::from_str(&self.roles).unwrap_or_default();
        words.iter().filter_map(|word| Role::parse(word)).collect()
    }
}

pub fn insert(conn: &mut Conn, client: &Client) -> QueryResult<()> {
    diesel::insert_into(clients::table).values(client).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Client>> {
    clients::table.find(Id(id)).select(Client::as_select()).first(conn).optional()
}

/// The programs of an organization, the oldest first.
pub fn of(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Client>> {
    let of = clients::table.filter(clients::organization_id.eq(Id(organization)));
    of.order(clients::id).select(Client::as_select()).load(conn)
}

pub fn disable(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    let active = clients::table.find(Id(id)).filter(clients::disabled_at.is_null());
    diesel::update(active).set(clients::disabled_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn set_secret(conn: &mut Conn, id: Uuid, hash: &str) -> QueryResult<()> {
    diesel::update(clients::table.find(Id(id))).set(clients::secret_hash.eq(hash)).execute(conn).map(drop)
}

/// Forgets assertions that have expired, of every client. Answers how many.
pub fn forget_assertions(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(client_assertions::table.filter(client_assertions::expires_at.lt(Time(now)))).execute(conn)
}

/// Notes that an assertion of a client was used; false if it was used before. Those that have expired are forgotten.
pub fn use_assertion(conn: &mut Conn, client: Uuid, jti: &str, expires_at: Instant, now: Instant) -> QueryResult<bool> {
    let of = client_assertions::table.filter(client_assertions::client_id.eq(Id(client)));
    diesel::delete(of.filter(client_assertions::expires_at.lt(Time(now)))).execute(conn)?;
    let known: Option<String> =
        client_assertions::table.find((Id(client), jti)).select(client_assertions::jti).first(conn).optional()?;
    if known.is_some() {
        return Ok(false);
    }
    let row = (
        client_assertions::client_id.eq(Id(client)),
        client_assertions::jti.eq(jti),
        client_assertions::expires_at.eq(Time(expires_at)),
    );
    diesel::insert_into(client_assertions::table).values(row).execute(conn).map(|_| true)
}
