//! Challenges, what is said in them, and proofs of work that were used.
use super::schema::{challenge_messages, challenge_notes, challenges, spent_work};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use crate::domain::challenges::Case;
use crate::domain::values::Instant;
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

/// A challenge with everything that is private, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = challenges, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Challenge {
    pub id: Id,
    pub reference: String,
    pub organization_id: Id,
    pub system_id: Option<Id>,
    pub kind: String,
    pub state: String,
    /// The version of what is public of it.
    pub version: i32,
    /// [`Case`] as JSON.
    pub case_file: String,
    /// [`crate::domain::challenges::Channel`].
    pub channel: String,
    pub receipt_hash: String,
    /// The key of its own, sealed with the instance key. None: what was private is erased.
    pub sealed_key: Option<String>,
    pub sealed_text: Option<String>,
    pub sealed_contact: Option<String>,
    /// A summary that one side has proposed and the other has not agreed to.
    pub sealed_summary: Option<String>,
    pub merged_into: Option<String>,
    /// [`crate::domain::accounts::PrincipalId`] works on it.
    pub assigned_to: Option<String>,
    pub received_on: String,
    /// The last day of the next term of the organization.
    pub due_on: Option<String>,
    /// The day from which on the clock has something to do.
    pub clock_on: Option<String>,
    pub closed_on: Option<String>,
}

/// Something that one side said to the other.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_messages, check_for_backend(MultiBackend))]
pub struct Message {
    pub challenge_id: Id,
    pub number: i32,
    pub side: String,
    pub kind: String,
    pub on_day: String,
    pub sealed: String,
}

/// Something that a case handler notes for others.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_notes, check_for_backend(MultiBackend))]
pub struct Note {
    pub id: Id,
    pub challenge_id: Id,
    pub at: Time,
    pub caller: String,
    pub sealed: String,
}

/// Which challenges of an organization are meant.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Any of these states; none: all.
    pub states: Vec<String>,
    pub kind: Option<String>,
    pub assigned_to: Option<String>,
    /// Whose next term ends on this day or before.
    pub due_until: Option<NaiveDate>,
}

impl Challenge {
    /// # Errors
    /// If the database is damaged.
    pub fn case(&self) -> QueryResult<Case> {
        let damaged = |error| diesel::result::Error::DeserializationError(Box::new(error));
        serde_json::from_str(&self.case_file).map_err(damaged)
    }
}

pub fn insert(conn: &mut Conn, challenge: &Challenge) -> QueryResult<()> {
    dispatch!(conn => diesel::insert_into(challenges::table).values(challenge).execute(conn)).map(drop)
}

pub fn update(conn: &mut Conn, challenge: &Challenge) -> QueryResult<()> {
    dispatch!(conn => diesel::update(challenges::table.find(challenge.id)).set(challenge).execute(conn)).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Challenge>> {
    challenges::table.find(Id(id)).select(Challenge::as_select()).first(conn).optional()
}

pub fn by_reference(conn: &mut Conn, reference: &str) -> QueryResult<Option<Challenge>> {
    let found = challenges::table.filter(challenges::reference.eq(reference));
    dispatch!(conn => found.select(Challenge::as_select()).first(conn).optional())
}

pub fn by_receipt(conn: &mut Conn, hash: &str) -> QueryResult<Option<Challenge>> {
    let found = challenges::table.filter(challenges::receipt_hash.eq(hash));
    found.select(Challenge::as_select()).first(conn).optional()
}

/// The one that this one was merged into.
pub fn answered_with(conn: &mut Conn, challenge: &Challenge) -> QueryResult<Option<Challenge>> {
    challenge.merged_into.as_deref().map_or(Ok(None), |reference| by_reference(conn, reference))
}

/// Those that were merged into this one.
pub fn merged_into(conn: &mut Conn, reference: &str) -> QueryResult<Vec<Challenge>> {
    let found = challenges::table.filter(challenges::merged_into.eq(reference));
    found.order(challenges::reference).select(Challenge::as_select()).load(conn)
}

/// Those of an organization, the next to be answered first, those without a term last: `skip` passed over, at most
/// `limit`; and how many there are.
pub fn list(
    conn: &mut Conn,
    organization: Uuid,
    filter: &Filter,
    skip: i64,
    limit: i64,
) -> QueryResult<(Vec<Challenge>, i64)> {
    macro_rules! meant {
        ($query:expr) => {{
            let mut query = $query.filter(challenges::organization_id.eq(Id(organization))).into_boxed();
            if !filter.states.is_empty() {
                query = query.filter(challenges::state.eq_any(filter.states.clone()));
            }
            if let Some(kind) = filter.kind.clone() {
                query = query.filter(challenges::kind.eq(kind));
            }
            if let Some(who) = filter.assigned_to.clone() {
                query = query.filter(challenges::assigned_to.eq(who));
            }
            if let Some(day) = filter.due_until {
                query = query.filter(challenges::due_on.le(day.to_string()));
            }
            query
        }};
    }
    let total = meant!(challenges::table.count()).get_result(conn)?;
    let order = (challenges::due_on.is_null(), challenges::due_on, challenges::received_on, challenges::reference);
    let rows = meant!(challenges::table.order(order).offset(skip).limit(limit).select(Challenge::as_select()));
    Ok((rows.load(conn)?, total))
}

/// The place of a challenge among those that are due: its day and its reference.
pub type Due = (String, String);

/// Those for which the clock has something to do on this day, the oldest debt first; `after`: behind this one.
pub fn due(conn: &mut Conn, day: NaiveDate, after: Option<&Due>, limit: i64) -> QueryResult<Vec<Challenge>> {
    let mut due = challenges::table.filter(challenges::clock_on.le(day.to_string())).into_boxed();
    if let Some((day, reference)) = after {
        let same = challenges::clock_on.eq(day).and(challenges::reference.gt(reference));
        due = due.filter(challenges::clock_on.gt(day).or(same));
    }
    due.order((challenges::clock_on, challenges::reference)).limit(limit).select(Challenge::as_select()).load(conn)
}

pub fn messages(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<Message>> {
    let of = challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge)));
    of.order(challenge_messages::number).select(Message::as_select()).load(conn)
}

/// How many were said.
pub fn count_messages(conn: &mut Conn, challenge: Uuid) -> QueryResult<i64> {
    challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge))).count().get_result(conn)
}

pub fn add_message(conn: &mut Conn, message: &Message) -> QueryResult<()> {
    diesel::insert_into(challenge_messages::table).values(message).execute(conn).map(drop)
}

pub fn notes(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<Note>> {
    let of = challenge_notes::table.filter(challenge_notes::challenge_id.eq(Id(challenge)));
    of.order(challenge_notes::id).select(Note::as_select()).load(conn)
}

pub fn add_note(conn: &mut Conn, note: &Note) -> QueryResult<()> {
    diesel::insert_into(challenge_notes::table).values(note).execute(conn).map(drop)
}

/// Takes what was said and noted out; the keys go with the row.
pub fn erase_conversation(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge))))
        .execute(conn)?;
    diesel::delete(challenge_notes::table.filter(challenge_notes::challenge_id.eq(Id(challenge))))
        .execute(conn)
        .map(drop)
}

/// Uses a proof of work; false if it was used before.
pub fn spend(conn: &mut Conn, hash: &str, expires_at: Instant) -> QueryResult<bool> {
    let used = spent_work::table.find(hash).count().get_result::<i64>(conn)? > 0;
    if !used {
        let row = (spent_work::hash.eq(hash), spent_work::expires_at.eq(Time(expires_at)));
        diesel::insert_into(spent_work::table).values(row).execute(conn)?;
    }
    Ok(!used)
}

/// Forgets those that no longer count anyhow.
pub fn forget_work(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(spent_work::table.filter(spent_work::expires_at.lt(Time(now)))).execute(conn)
}
