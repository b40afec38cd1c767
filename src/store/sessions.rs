//! Sessions, their refresh tokens, and the keys that sign access tokens.
use super::schema::{refresh_tokens, sessions, token_keys};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A session of an account or a client.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions, check_for_backend(MultiBackend))]
pub struct Session {
    pub id: Id,
    pub account_id: Option<Id>,
    pub client_id: Option<Id>,
    /// The organization at whose issuer the session began: the session is valid there only.
    pub organization_id: Option<Id>,
    pub created_at: Time,
    pub expires_at: Time,
    pub ended_at: Option<Time>,
}

/// A refresh token. Only its hash is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens, check_for_backend(MultiBackend))]
pub struct RefreshToken {
    pub hash: String,
    pub session_id: Id,
    pub expires_at: Time,
    pub used_at: Option<Time>,
}

/// A key that signs access tokens.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = token_keys, check_for_backend(MultiBackend))]
pub struct TokenKey {
    pub id: String,
    /// The private key, sealed with the instance key.
    pub sealed_private_key: String,
    /// The Ed25519 public key in base64url.
    pub public_key: String,
    pub created_at: Time,
    /// The time from which the key no longer signs.
    pub retired_at: Option<Time>,
}

pub fn insert(conn: &mut Conn, session: &Session) -> QueryResult<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Session>> {
    sessions::table.find(Id(id)).select(Session::as_select()).first(conn).optional()
}

/// Ends a session that is open.
pub fn end(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.find(Id(id)).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

/// Ends all open sessions of an account.
pub fn end_by_account(conn: &mut Conn, account: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::account_id.eq(Id(account))).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

/// Ends all open sessions of an account except one.
pub fn end_all_except(conn: &mut Conn, account: Uuid, exception: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::account_id.eq(Id(account))).filter(sessions::ended_at.is_null());
    diesel::update(open.filter(sessions::id.ne(Id(exception))))
        .set(sessions::ended_at.eq(Time(at)))
        .execute(conn)
        .map(drop)
}

/// Deletes at most 100 sessions that expired before a time, with their refresh tokens. Returns the number of sessions.
pub fn delete_expired(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let expired = sessions::table.filter(sessions::expires_at.lt(Time(before))).order(sessions::expires_at).limit(100);
    let expired: Vec<Id> = expired.select(sessions::id).load(conn)?;
    if expired.is_empty() {
        return Ok(0);
    }
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::session_id.eq_any(&expired))).execute(conn)?;
    diesel::delete(sessions::table.filter(sessions::id.eq_any(&expired))).execute(conn)
}

/// Ends all open sessions of a client.
pub fn end_by_client(conn: &mut Conn, client: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::client_id.eq(Id(client))).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn insert_refresh_token(conn: &mut Conn, token: &RefreshToken) -> QueryResult<()> {
    diesel::insert_into(refresh_tokens::table).values(token).execute(conn).map(drop)
}

pub fn find_refresh_token(conn: &mut Conn, hash: &str) -> QueryResult<Option<RefreshToken>> {
    refresh_tokens::table.find(hash).select(RefreshToken::as_select()).first(conn).optional()
}

pub fn mark_refresh_token_used(conn: &mut Conn, hash: &str, at: Instant) -> QueryResult<()> {
    diesel::update(refresh_tokens::table.find(hash)).set(refresh_tokens::used_at.eq(Time(at))).execute(conn).map(drop)
}

/// Returns all keys, the newest first.
pub fn list_keys(conn: &mut Conn) -> QueryResult<Vec<TokenKey>> {
    token_keys::table.order((token_keys::created_at.desc(), token_keys::id)).select(TokenKey::as_select()).load(conn)
}

pub fn insert_key(conn: &mut Conn, key: &TokenKey) -> QueryResult<()> {
    diesel::insert_into(token_keys::table).values(key).execute(conn).map(drop)
}

/// Retires the keys that are not retired, from a time on.
pub fn retire_signing_keys(conn: &mut Conn, at: Instant) -> QueryResult<()> {
    let signing = token_keys::table.filter(token_keys::retired_at.is_null());
    diesel::update(signing).set(token_keys::retired_at.eq(Time(at))).execute(conn).map(drop)
}

/// Retires all keys at a time, also those with an earlier or later retirement.
pub fn retire_all_keys(conn: &mut Conn, at: Instant) -> QueryResult<()> {
    diesel::update(token_keys::table).set(token_keys::retired_at.eq(Time(at))).execute(conn).map(drop)
}
