//! Recipients of e-mail notifications, and the outbox.
use super::schema::{challenges, mail_codes, mail_recipients, outbox, role_assignments};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, challenges::Challenge, dispatch};
use crate::domain::accounts::Role;
use crate::domain::challenges::ChallengeState;
use crate::domain::notifications::MailState;
use crate::domain::values::Instant;
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

/// A recipient: the submitter of a challenge or the holder of an account.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = mail_recipients, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Recipient {
    pub id: Id,
    pub challenge_id: Option<Id>,
    pub account_id: Option<Id>,
    /// The e-mail address, sealed. None: the address is part of the challenge.
    pub sealed_address: Option<String>,
    /// A keyed hash of the e-mail address, by which a changed address is noticed.
    pub address_hash: String,
    /// The id from which the confirmation code is derived.
    pub code_id: Id,
    /// The day on which the confirmation code was requested.
    pub code_requested_on: String,
    /// The number of confirmation codes requested so far.
    pub codes_requested: i32,
    /// The number of attempts with the current confirmation code.
    pub code_attempts: i32,
    /// None: the address is not confirmed.
    pub confirmed_on: Option<String>,
}

/// An e-mail in the outbox. It holds neither address nor text.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
pub struct Mail {
    pub id: Id,
    pub recipient_id: Id,
    /// The challenge that the e-mail is about. None: it confirms the address.
    pub challenge_id: Option<Id>,
    /// [`crate::domain::notifications::NotificationKind`].
    pub kind: String,
    /// Unique together with the recipient and the kind, so that nobody gets the same notification twice.
    pub deduplication_key: String,
    /// The day that the e-mail is about.
    pub day: Option<String>,
    /// [`MailState`].
    pub state: String,
    pub attempts: i32,
    /// The time of the next attempt, while the e-mail is waiting.
    pub due_at: Time,
    pub created_on: String,
}

pub fn find_recipient(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Recipient>> {
    mail_recipients::table.find(Id(id)).select(Recipient::as_select()).first(conn).optional()
}

/// Returns the submitter of a challenge, if they asked for notifications.
pub fn find_recipient_by_challenge(conn: &mut Conn, challenge: Uuid) -> QueryResult<Option<Recipient>> {
    let recipient = mail_recipients::table.filter(mail_recipients::challenge_id.eq(Id(challenge)));
    recipient.select(Recipient::as_select()).first(conn).optional()
}

/// Returns the holder of an account, if they asked for notifications.
pub fn find_recipient_by_account(conn: &mut Conn, account: Uuid) -> QueryResult<Option<Recipient>> {
    let recipient = mail_recipients::table.filter(mail_recipients::account_id.eq(Id(account)));
    recipient.select(Recipient::as_select()).first(conn).optional()
}

/// Returns the case handlers of an organization whose address is confirmed.
pub fn list_case_handlers(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Recipient>> {
    let accounts = role_assignments::table
        .filter(role_assignments::organization_id.eq(Id(organization)))
        .filter(role_assignments::role.eq(Role::CaseHandler.as_str()))
        .select(role_assignments::account_id.nullable());
    let handlers = mail_recipients::table.filter(mail_recipients::confirmed_on.is_not_null());
    let handlers = handlers.filter(mail_recipients::account_id.eq_any(accounts));
    dispatch!(conn => handlers.order(mail_recipients::id).select(Recipient::as_select()).load(conn))
}

/// Reports whether any recipient has a confirmed address.
pub fn any_confirmed(conn: &mut Conn) -> QueryResult<bool> {
    let confirmed = mail_recipients::table.filter(mail_recipients::confirmed_on.is_not_null());
    Ok(confirmed.select(mail_recipients::id).first::<Id>(conn).optional()?.is_some())
}

pub fn insert_recipient(conn: &mut Conn, recipient: &Recipient) -> QueryResult<()> {
    diesel::insert_into(mail_recipients::table).values(recipient).execute(conn).map(drop)
}

pub fn update_recipient(conn: &mut Conn, recipient: &Recipient) -> QueryResult<()> {
    diesel::update(mail_recipients::table.find(recipient.id)).set(recipient).execute(conn).map(drop)
}

/// Deletes the waiting e-mails of a recipient.
pub fn delete_waiting(conn: &mut Conn, recipient: Uuid) -> QueryResult<()> {
    let waiting = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    let waiting = waiting.filter(outbox::state.eq(MailState::Waiting.as_str()));
    diesel::delete(waiting).execute(conn).map(drop)
}

/// Deletes all e-mails of a recipient, sent or not.
pub fn delete_by_recipient(conn: &mut Conn, recipient: Uuid) -> QueryResult<()> {
    diesel::delete(outbox::table.filter(outbox::recipient_id.eq(Id(recipient)))).execute(conn).map(drop)
}

/// Inserts a request of a confirmation code for a mailbox, to count it.
pub fn insert_code(conn: &mut Conn, id: Uuid, mailbox_hash: &str, day: NaiveDate) -> QueryResult<()> {
    let row = (
        mail_codes::id.eq(Id(id)),
        mail_codes::mailbox_hash.eq(mailbox_hash),
        mail_codes::requested_on.eq(day.to_string()),
    );
    diesel::insert_into(mail_codes::table).values(row).execute(conn).map(drop)
}

/// Returns the number of confirmation codes requested for a mailbox since a day.
pub fn count_codes_since(conn: &mut Conn, mailbox_hash: &str, day: NaiveDate) -> QueryResult<i64> {
    let codes = mail_codes::table.filter(mail_codes::mailbox_hash.eq(mailbox_hash));
    codes.filter(mail_codes::requested_on.ge(day.to_string())).count().get_result(conn)
}

/// Reports whether an e-mail exists, sent or not.
pub fn exists(conn: &mut Conn, recipient: Uuid, kind: &str, deduplication_key: &str) -> QueryResult<bool> {
    let mails = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    let mails = mails.filter(outbox::kind.eq(kind)).filter(outbox::deduplication_key.eq(deduplication_key));
    Ok(mails.count().get_result::<i64>(conn)? > 0)
}

pub fn insert(conn: &mut Conn, mail: &Mail) -> QueryResult<()> {
    diesel::insert_into(outbox::table).values(mail).execute(conn).map(drop)
}

/// Returns the waiting e-mail that has been due for the longest time.
pub fn find_due(conn: &mut Conn, now: Instant) -> QueryResult<Option<Mail>> {
    let due = outbox::table.filter(outbox::state.eq(MailState::Waiting.as_str())).filter(outbox::due_at.le(Time(now)));
    due.order((outbox::due_at, outbox::id)).select(Mail::as_select()).first(conn).optional()
}

/// Returns all e-mails of a recipient, sent or not, the oldest first.
pub fn list_by_recipient(conn: &mut Conn, recipient: Uuid) -> QueryResult<Vec<Mail>> {
    let mails = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    mails.order((outbox::created_on, outbox::id)).select(Mail::as_select()).load(conn)
}

/// Updates the state, the attempts and the time of the next attempt.
pub fn update(conn: &mut Conn, mail: &Mail) -> QueryResult<()> {
    let values = (outbox::state.eq(&mail.state), outbox::attempts.eq(mail.attempts), outbox::due_at.eq(mail.due_at));
    diesel::update(outbox::table.find(mail.id)).set(values).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(outbox::table.find(Id(id))).execute(conn).map(drop)
}

/// Returns at most `limit` open challenges that may need a reminder, sorted by reference, after `after`: challenges
/// with a deadline on `until` or before, and challenges with a remedy that is due or done.
pub fn list_to_remind(conn: &mut Conn, until: NaiveDate, after: &str, limit: i64) -> QueryResult<Vec<Challenge>> {
    let remedies = [ChallengeState::RemedyDue.as_str(), ChallengeState::Remedied.as_str()];
    let open = challenges::table.filter(challenges::closed_on.is_null()).filter(challenges::reference.gt(after));
    let due = challenges::deadline_on.le(until.to_string()).assume_not_null().or(challenges::state.eq_any(remedies));
    open.filter(due).order(challenges::reference).limit(limit).select(Challenge::as_select()).load(conn)
}

/// Deletes at most 500 e-mails created before a day, in any state: older e-mails are no longer sent. Returns their
/// number.
pub fn delete_expired(conn: &mut Conn, before: NaiveDate) -> QueryResult<usize> {
    let old: Vec<Id> = outbox::table
        .filter(outbox::created_on.lt(before.to_string()))
        .order(outbox::created_on)
        .limit(500)
        .select(outbox::id)
        .load(conn)?;
    if old.is_empty() {
        return Ok(0);
    }
    diesel::delete(outbox::table.filter(outbox::id.eq_any(&old))).execute(conn)
}

/// Deletes the requests of confirmation codes before a day. Returns their number.
pub fn delete_expired_codes(conn: &mut Conn, before: NaiveDate) -> QueryResult<usize> {
    diesel::delete(mail_codes::table.filter(mail_codes::requested_on.lt(before.to_string()))).execute(conn)
}
