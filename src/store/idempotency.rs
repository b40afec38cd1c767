//! Answers to requests that may come twice.
use super::schema::idempotent_answers;
use super::types::Time;
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotent_answers, check_for_backend(MultiBackend))]
pub struct Answer {
    pub caller: String,
    pub key: String,
    /// The digest of the request.
    pub request: String,
    pub status: i32,
    /// What was answered, sealed: it may hold a secret that is told only once.
    pub sealed: String,
    pub created_at: Time,
}

pub fn find(conn: &mut Conn, caller: &str, key: &str) -> QueryResult<Option<Answer>> {
    idempotent_answers::table.find((caller, key)).select(Answer::as_select()).first(conn).optional()
}

pub fn insert(conn: &mut Conn, answer: &Answer) -> QueryResult<()> {
    diesel::insert_into(idempotent_answers::table).values(answer).execute(conn).map(drop)
}

/// Forgets what is older.
pub fn forget(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let old = idempotent_answers::table.filter(idempotent_answers::created_at.lt(Time(before)));
    diesel::delete(old).execute(conn)
}
