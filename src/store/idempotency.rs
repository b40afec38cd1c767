//! Outcomes of requests with an idempotency key, saved for repeated requests.
use super::schema::idempotency_keys;
use super::types::Time;
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;

/// A request with an idempotency key, and its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency_keys, check_for_backend(MultiBackend))]
pub struct SavedRequest {
    pub principal: String,
    pub key: String,
    /// A digest of the whole request.
    pub request_digest: String,
    /// The outcome as JSON, encrypted: it may hold a secret that is shown only once.
    pub sealed_outcome: String,
    pub created_at: Time,
}

pub fn find(conn: &mut Conn, principal: &str, key: &str) -> QueryResult<Option<SavedRequest>> {
    idempotency_keys::table.find((principal, key)).select(SavedRequest::as_select()).first(conn).optional()
}

pub fn insert(conn: &mut Conn, request: &SavedRequest) -> QueryResult<()> {
    diesel::insert_into(idempotency_keys::table).values(request).execute(conn).map(drop)
}

/// Deletes requests created before a time. Returns their number.
pub fn delete_expired(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let old = idempotency_keys::table.filter(idempotency_keys::created_at.lt(Time(before)));
    diesel::delete(old).execute(conn)
}
