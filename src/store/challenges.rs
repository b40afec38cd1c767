//! Challenges, their messages and notes, and used proofs of work.
pub mod answer_templates;
pub mod attachments;
pub mod support;

use super::schema::{challenge_messages, challenge_notes, challenges, used_proofs_of_work};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use crate::domain::challenges::Case;
use crate::domain::values::Instant;
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

/// A challenge. Its private parts are sealed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = challenges, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Challenge {
    pub id: Id,
    pub reference: String,
    pub organization_id: Id,
    pub system_id: Option<Id>,
    pub kind: String,
    pub state: String,
    /// The version of the published part.
    pub version: i32,
    /// [`Case`] as JSON.
    pub case_file: String,
    /// [`crate::domain::challenges::Channel`].
    pub channel: String,
    pub receipt_hash: String,
    /// The key of this challenge, sealed with the instance key. None: the private parts are erased.
    pub sealed_key: Option<String>,
    pub sealed_text: Option<String>,
    pub sealed_contact: Option<String>,
    /// A public summary that one side has proposed and the other has not agreed to.
    pub sealed_summary: Option<String>,
    pub merged_into: Option<String>,
    /// [`crate::domain::accounts::PrincipalId`] of the case handler.
    pub assigned_to: Option<String>,
    pub received_on: String,
    /// The next deadline of the organization.
    pub deadline_on: Option<String>,
    /// The day from which the deadline job has a task for this challenge.
    pub next_task_on: Option<String>,
    pub closed_on: Option<String>,
}

/// A message from one side to the other.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_messages, check_for_backend(MultiBackend))]
pub struct Message {
    pub challenge_id: Id,
    pub number: i32,
    pub side: String,
    pub kind: String,
    pub sent_on: String,
    pub sealed_text: String,
}

/// An internal note of a case handler.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = challenge_notes, check_for_backend(MultiBackend))]
pub struct Note {
    pub id: Id,
    pub challenge_id: Id,
    pub at: Time,
    pub principal: String,
    pub sealed_text: String,
}

/// Selects challenges of an organization.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Any of these states; empty: all.
    pub states: Vec<String>,
    pub kind: Option<String>,
    pub assigned_to: Option<String>,
    /// Challenges whose next deadline is on this day or before.
    pub deadline_until: Option<NaiveDate>,
}

impl Challenge {
    /// Parses the case.
    ///
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

pub fn find_by_reference(conn: &mut Conn, reference: &str) -> QueryResult<Option<Challenge>> {
    let challenge = challenges::table.filter(challenges::reference.eq(reference));
    dispatch!(conn => challenge.select(Challenge::as_select()).first(conn).optional())
}

/// Returns the challenge of a receipt, by the hash of the receipt.
pub fn find_by_receipt(conn: &mut Conn, hash: &str) -> QueryResult<Option<Challenge>> {
    let challenge = challenges::table.filter(challenges::receipt_hash.eq(hash));
    challenge.select(Challenge::as_select()).first(conn).optional()
}

/// Returns the challenge into which a challenge was merged.
pub fn find_merge_target(conn: &mut Conn, challenge: &Challenge) -> QueryResult<Option<Challenge>> {
    challenge.merged_into.as_deref().map_or(Ok(None), |reference| find_by_reference(conn, reference))
}

/// Returns the challenges that were merged into a challenge.
pub fn list_merged_into(conn: &mut Conn, reference: &str) -> QueryResult<Vec<Challenge>> {
    let merged = challenges::table.filter(challenges::merged_into.eq(reference));
    merged.order(challenges::reference).select(Challenge::as_select()).load(conn)
}

/// Returns the selected challenges of an organization and their number: at most `limit` after `skip`, the nearest
/// deadline first, challenges without a deadline last.
pub fn list(
    conn: &mut Conn,
    organization: Uuid,
    filter: &Filter,
    skip: i64,
    limit: i64,
) -> QueryResult<(Vec<Challenge>, i64)> {
    macro_rules! filtered {
        ($query:expr) => {{
            let mut query = $query.filter(challenges::organization_id.eq(Id(organization))).into_boxed();
            if !filter.states.is_empty() {
                query = query.filter(challenges::state.eq_any(filter.states.clone()));
            }
            if let Some(kind) = filter.kind.clone() {
                query = query.filter(challenges::kind.eq(kind));
            }
            if let Some(principal) = filter.assigned_to.clone() {
                query = query.filter(challenges::assigned_to.eq(principal));
            }
            if let Some(day) = filter.deadline_until {
                query = query.filter(challenges::deadline_on.le(day.to_string()));
            }
            query
        }};
    }
    let total = filtered!(challenges::table.count()).get_result(conn)?;
    let order =
        (challenges::deadline_on.is_null(), challenges::deadline_on, challenges::received_on, challenges::reference);
    let rows = filtered!(challenges::table.order(order).offset(skip).limit(limit).select(Challenge::as_select()));
    Ok((rows.load(conn)?, total))
}

/// The position of a challenge in [`list_due`]: the day of its next task and its reference.
pub type TaskCursor = (String, String);

/// Returns at most `limit` challenges with a task on this day or before, the longest overdue first, after `after`.
pub fn list_due(
    conn: &mut Conn,
    day: NaiveDate,
    after: Option<&TaskCursor>,
    limit: i64,
) -> QueryResult<Vec<Challenge>> {
    let mut due = challenges::table.filter(challenges::next_task_on.le(day.to_string())).into_boxed();
    if let Some((day, reference)) = after {
        let same = challenges::next_task_on.eq(day).and(challenges::reference.gt(reference));
        due = due.filter(challenges::next_task_on.gt(day).or(same));
    }
    due.order((challenges::next_task_on, challenges::reference)).limit(limit).select(Challenge::as_select()).load(conn)
}

pub fn list_messages(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<Message>> {
    let messages = challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge)));
    messages.order(challenge_messages::number).select(Message::as_select()).load(conn)
}

/// Returns the number of messages of a challenge.
pub fn count_messages(conn: &mut Conn, challenge: Uuid) -> QueryResult<i64> {
    challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge))).count().get_result(conn)
}

pub fn insert_message(conn: &mut Conn, message: &Message) -> QueryResult<()> {
    diesel::insert_into(challenge_messages::table).values(message).execute(conn).map(drop)
}

pub fn list_notes(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<Note>> {
    let notes = challenge_notes::table.filter(challenge_notes::challenge_id.eq(Id(challenge)));
    notes.order(challenge_notes::id).select(Note::as_select()).load(conn)
}

pub fn insert_note(conn: &mut Conn, note: &Note) -> QueryResult<()> {
    diesel::insert_into(challenge_notes::table).values(note).execute(conn).map(drop)
}

/// Deletes the messages and notes of a challenge.
pub fn delete_messages_and_notes(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(challenge_messages::table.filter(challenge_messages::challenge_id.eq(Id(challenge))))
        .execute(conn)?;
    diesel::delete(challenge_notes::table.filter(challenge_notes::challenge_id.eq(Id(challenge))))
        .execute(conn)
        .map(drop)
}

/// Marks a proof of work as used. Returns false if it was used before.
pub fn mark_proof_of_work_used(conn: &mut Conn, hash: &str, expires_at: Instant) -> QueryResult<bool> {
    let used = used_proofs_of_work::table.find(hash).count().get_result::<i64>(conn)? > 0;
    if !used {
        let row = (used_proofs_of_work::hash.eq(hash), used_proofs_of_work::expires_at.eq(Time(expires_at)));
        diesel::insert_into(used_proofs_of_work::table).values(row).execute(conn)?;
    }
    Ok(!used)
}

/// Deletes used proofs of work that have expired. Returns their number.
pub fn delete_expired_proofs_of_work(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(used_proofs_of_work::table.filter(used_proofs_of_work::expires_at.lt(Time(now)))).execute(conn)
}
