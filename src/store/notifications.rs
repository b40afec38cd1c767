//! Who is told by e-mail, and mails on their way.
use super::schema::{challenges, mail_codes, mail_recipients, memberships, outbox};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, challenges::Challenge, dispatch};
use crate::domain::accounts::Role;
use crate::domain::challenges::ChallengeState;
use crate::domain::notifications::MailState;
use crate::domain::values::Instant;
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

/// Somebody who is told: the submitter of a challenge, or whoever has an account.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = mail_recipients, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Recipient {
    pub id: Id,
    pub challenge_id: Option<Id>,
    pub account_id: Option<Id>,
    /// The address, sealed; none: the challenge keeps it.
    pub sealed: Option<String>,
    /// A keyed hash of the address.
    pub address_hash: String,
    /// What the code is made from that confirms it.
    pub code_id: Id,
    /// The day on which it was asked for.
    pub code_on: String,
    /// How many were asked for.
    pub codes: i32,
    /// How often this one was tried.
    pub tries: i32,
    /// None: the address is not confirmed.
    pub confirmed_on: Option<String>,
}

/// A mail on its way.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
pub struct Mail {
    pub id: Id,
    pub recipient_id: Id,
    /// The challenge that it is about; none: it is about the address.
    pub challenge_id: Option<Id>,
    /// [`crate::domain::notifications::NotificationKind`].
    pub what: String,
    /// Together with recipient and `what` there is one of it.
    pub subject: String,
    /// The day that it is about.
    pub day: Option<String>,
    /// [`MailState`].
    pub state: String,
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub due_at: Time,
    pub created_on: String,
}

pub fn recipient(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Recipient>> {
    mail_recipients::table.find(Id(id)).select(Recipient::as_select()).first(conn).optional()
}

/// The submitter of a challenge, if they are told.
pub fn submitter(conn: &mut Conn, challenge: Uuid) -> QueryResult<Option<Recipient>> {
    let of = mail_recipients::table.filter(mail_recipients::challenge_id.eq(Id(challenge)));
    of.select(Recipient::as_select()).first(conn).optional()
}

/// Whoever has an account, if they are told.
pub fn of_account(conn: &mut Conn, account: Uuid) -> QueryResult<Option<Recipient>> {
    let of = mail_recipients::table.filter(mail_recipients::account_id.eq(Id(account)));
    of.select(Recipient::as_select()).first(conn).optional()
}

/// Case handlers of an organization whose address is confirmed.
pub fn handlers(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Recipient>> {
    let held = memberships::table
        .filter(memberships::organization_id.eq(Id(organization)))
        .filter(memberships::role.eq(Role::CaseHandler.as_str()))
        .select(memberships::account_id.nullable());
    let told = mail_recipients::table.filter(mail_recipients::confirmed_on.is_not_null());
    let told = told.filter(mail_recipients::account_id.eq_any(held));
    dispatch!(conn => told.order(mail_recipients::id).select(Recipient::as_select()).load(conn))
}

/// Whether anybody is told anything.
pub fn anybody(conn: &mut Conn) -> QueryResult<bool> {
    let told = mail_recipients::table.filter(mail_recipients::confirmed_on.is_not_null());
    Ok(told.select(mail_recipients::id).first::<Id>(conn).optional()?.is_some())
}

pub fn insert_recipient(conn: &mut Conn, recipient: &Recipient) -> QueryResult<()> {
    diesel::insert_into(mail_recipients::table).values(recipient).execute(conn).map(drop)
}

pub fn update_recipient(conn: &mut Conn, recipient: &Recipient) -> QueryResult<()> {
    diesel::update(mail_recipients::table.find(recipient.id)).set(recipient).execute(conn).map(drop)
}

/// Takes away what waits to be sent to somebody.
pub fn withdraw(conn: &mut Conn, recipient: Uuid) -> QueryResult<()> {
    let waiting = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    let waiting = waiting.filter(outbox::state.eq(MailState::Waiting.as_str()));
    diesel::delete(waiting).execute(conn).map(drop)
}

/// Takes away all that was or was to be sent to somebody.
pub fn empty(conn: &mut Conn, recipient: Uuid) -> QueryResult<()> {
    diesel::delete(outbox::table.filter(outbox::recipient_id.eq(Id(recipient)))).execute(conn).map(drop)
}

/// Counts a code to a mailbox.
pub fn count_code(conn: &mut Conn, id: Uuid, mailbox_hash: &str, day: NaiveDate) -> QueryResult<()> {
    let row =
        (mail_codes::id.eq(Id(id)), mail_codes::mailbox_hash.eq(mailbox_hash), mail_codes::on_day.eq(day.to_string()));
    diesel::insert_into(mail_codes::table).values(row).execute(conn).map(drop)
}

/// How many codes went to a mailbox since this day.
pub fn codes_since(conn: &mut Conn, mailbox_hash: &str, day: NaiveDate) -> QueryResult<i64> {
    let of = mail_codes::table.filter(mail_codes::mailbox_hash.eq(mailbox_hash));
    of.filter(mail_codes::on_day.ge(day.to_string())).count().get_result(conn)
}

/// Whether there is such a mail, sent or not.
pub fn is_queued(conn: &mut Conn, recipient: Uuid, what: &str, subject: &str) -> QueryResult<bool> {
    let of = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    let of = of.filter(outbox::what.eq(what)).filter(outbox::subject.eq(subject));
    Ok(of.count().get_result::<i64>(conn)? > 0)
}

pub fn insert(conn: &mut Conn, mail: &Mail) -> QueryResult<()> {
    diesel::insert_into(outbox::table).values(mail).execute(conn).map(drop)
}

/// A mail that is to be sent now.
pub fn due(conn: &mut Conn, now: Instant) -> QueryResult<Option<Mail>> {
    let due = outbox::table.filter(outbox::state.eq(MailState::Waiting.as_str())).filter(outbox::due_at.le(Time(now)));
    due.order((outbox::due_at, outbox::id)).select(Mail::as_select()).first(conn).optional()
}

/// What is or was to be sent to somebody.
pub fn mails_of(conn: &mut Conn, recipient: Uuid) -> QueryResult<Vec<Mail>> {
    let of = outbox::table.filter(outbox::recipient_id.eq(Id(recipient)));
    of.order((outbox::created_on, outbox::id)).select(Mail::as_select()).load(conn)
}

/// Notes how far a mail is.
pub fn note(conn: &mut Conn, mail: &Mail) -> QueryResult<()> {
    let values = (outbox::state.eq(&mail.state), outbox::attempts.eq(mail.attempts), outbox::due_at.eq(mail.due_at));
    diesel::update(outbox::table.find(mail.id)).set(values).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(outbox::table.find(Id(id))).execute(conn).map(drop)
}

/// Challenges of which somebody may have to be reminded: those with a term that ends on this day or before, and those with a
/// remedy that is due or done. At most `limit`, in the order of their references, after this one.
pub fn to_remind(conn: &mut Conn, until: NaiveDate, after: &str, limit: i64) -> QueryResult<Vec<Challenge>> {
    let remedies = [ChallengeState::RemedyDue.as_str(), ChallengeState::Remedied.as_str()];
    let open = challenges::table.filter(challenges::closed_on.is_null()).filter(challenges::reference.gt(after));
    let due = challenges::due_on.le(until.to_string()).assume_not_null().or(challenges::state.eq_any(remedies));
    open.filter(due).order(challenges::reference).limit(limit).select(Challenge::as_select()).load(conn)
}

/// Forgets mails that came to an end, and all that are so old that nobody sends them. Answers how many.
pub fn forget(conn: &mut Conn, before: NaiveDate) -> QueryResult<usize> {
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

/// Forgets which codes went to whom. Answers how many.
pub fn forget_codes(conn: &mut Conn, before: NaiveDate) -> QueryResult<usize> {
    diesel::delete(mail_codes::table.filter(mail_codes::on_day.lt(before.to_string()))).execute(conn)
}
