//! Logins, the refresh tokens that came of them, and the keys that sign access tokens.
use super::schema::{refresh_tokens, sessions, token_keys};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A login of a person or a program.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions, check_for_backend(MultiBackend))]
pub struct Session {
    pub id: Id,
    pub account_id: Option<Id>,
    pub client_id: Option<Id>,
    /// The organization at whose issuer the login was: it counts there alone.
    pub organization_id: Option<Id>,
    pub created_at: Time,
    pub expires_at: Time,
    pub ended_at: Option<Time>,
}

/// A refresh token, by its hash.
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
    /// The private key, sealed.
    pub sealed: String,
    /// The public key of Ed25519, base64url.
    pub public_key: String,
    pub created_at: Time,
    /// From when on it signs no more.
    pub retired_at: Option<Time>,
}

pub fn insert(conn: &mut Conn, session: &Session) -> QueryResult<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Session>> {
    sessions::table.find(Id(id)).select(Session::as_select()).first(conn).optional()
}

/// Ends a session, unless it ended before.
pub fn end(conn: &mut Conn, id: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.find(Id(id)).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

/// Ends all sessions of an account.
pub fn end_of_account(conn: &mut Conn, account: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::account_id.eq(Id(account))).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

/// Ends all sessions of an account but one.
pub fn end_others(conn: &mut Conn, account: Uuid, kept: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::account_id.eq(Id(account))).filter(sessions::ended_at.is_null());
    diesel::update(open.filter(sessions::id.ne(Id(kept)))).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

/// Forgets sessions that are over since `before`, some at a time, with their refresh tokens. Answers how many.
pub fn forget(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let over = sessions::table.filter(sessions::expires_at.lt(Time(before))).order(sessions::expires_at).limit(100);
    let over: Vec<Id> = over.select(sessions::id).load(conn)?;
    if over.is_empty() {
        return Ok(0);
    }
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::session_id.eq_any(&over))).execute(conn)?;
    diesel::delete(sessions::table.filter(sessions::id.eq_any(&over))).execute(conn)
}

/// Ends all sessions of a client.
pub fn end_of_client(conn: &mut Conn, client: Uuid, at: Instant) -> QueryResult<()> {
    let open = sessions::table.filter(sessions::client_id.eq(Id(client))).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(at))).execute(conn).map(drop)
}

pub fn insert_refresh(conn: &mut Conn, token: &RefreshToken) -> QueryResult<()> {
    diesel::insert_into(refresh_tokens::table).values(token).execute(conn).map(drop)
}

pub fn refresh(conn: &mut Conn, hash: &str) -> QueryResult<Option<RefreshToken>> {
    refresh_tokens::table.find(hash).select(RefreshToken::as_select()).first(conn).optional()
}

pub fn use_refresh(conn: &mut Conn, hash: &str, at: Instant) -> QueryResult<()> {
    diesel::update(refresh_tokens::table.find(hash)).set(refresh_tokens::used_at.eq(Time(at))).execute(conn).map(drop)
}

/// All keys, the newest first.
pub fn keys(conn: &mut Conn) -> QueryResult<Vec<TokenKey>> {
    token_keys::table.order((token_keys::created_at.desc(), token_keys::id)).select(TokenKey::as_select()).load(conn)
}

pub fn insert_key(conn: &mut Conn, key: &TokenKey) -> QueryResult<()> {
    diesel::insert_into(token_keys::table).values(key).execute(conn).map(drop)
}

/// From `at` on, no key signs that signs today.
pub fn retire_keys(conn: &mut Conn, at: Instant) -> QueryResult<()> {
    let signing = token_keys::table.filter(token_keys::retired_at.is_null());
    diesel::update(signing).set(token_keys::retired_at.eq(Time(at))).execute(conn).map(drop)
}

/// No key that was known before is good any more.
pub fn retire_all_keys(conn: &mut Conn, at: Instant) -> QueryResult<()> {
    diesel::update(token_keys::table).set(token_keys::retired_at.eq(Time(at))).execute(conn).map(drop)
}
