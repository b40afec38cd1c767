//! E-mail notifications to submitters and case handlers who asked for them: what happened to a challenge, never what
//! was written.
//!
//! A mail is a row of the outbox, written in the transaction of the event, once for each recipient and occasion. The
//! row holds no address: it is resolved when the mail is sent, so an erased address receives nothing more.
mod account;
mod addresses;
mod claimed_mail;
mod email;
pub(super) mod mailer;
mod outbox;
mod reminders;

use super::Tx;
use super::challenges::case_session::CaseSession;
use crate::Result;
use crate::config::random;
use crate::domain::accounts::PrincipalId;
use crate::domain::challenges::machine::CLUSTERED;
use crate::domain::challenges::{CaseActor, ChallengeState, Event};
use crate::domain::notifications::{MailState, NotificationKind, handler_notification, submitter_notification};
use crate::store::challenges;
use crate::store::notifications::{self as store, Mail, Recipient};
use crate::store::types::{Id, Time};
pub use account::{
    OwnNotifications, confirm_own_notifications, end_own_notifications, own_notifications, set_own_notifications,
};
pub use addresses::AddressState;
pub(super) use addresses::{AddressOwner, address_state, confirm, erase_address, set_address};
use chrono::{NaiveDate, NaiveTime};
pub use claimed_mail::{ClaimedMail, SendOutcome};
pub use mailer::Mailer;
pub use outbox::{MailClaim, claim_mail, purge_expired, record_mail, send_mail};
pub use reminders::queue_reminders;
use uuid::Uuid;

/// Returns a random id: a time-ordered one would reveal the time.
fn random_uuid() -> Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(random()?).into_uuid())
}

/// A notification about a challenge.
struct Notification {
    kind: NotificationKind,
    /// Distinguishes notifications of the same kind: a log index, a message number or a day.
    occasion: String,
    /// The day that the notification mentions.
    day: Option<NaiveDate>,
}

impl Notification {
    /// Returns the deduplication key for each recipient.
    fn subject(&self, reference: &str) -> String {
        format!("{reference} {}", self.occasion)
    }
}

/// Queues the notifications of an event. `index`: its log index, if it is public.
pub(super) fn case_updated(
    tx: &mut Tx<'_>,
    session: &CaseSession,
    event: &Event,
    actor: CaseActor,
    index: Option<u64>,
) -> Result<()> {
    // The first of the two people who must call a challenge abusive causes no notification.
    if index.is_none() && *event != Event::ProposeSummary {
        return Ok(());
    }
    let day = match event {
        Event::Ask { until } => Some(*until),
        Event::MissDeadline(_) => session.case.missed.last().map(|missed| missed.due),
        _ => None,
    };
    let occasion = index.map_or_else(|| session.today(tx.now).to_string(), |index| index.to_string());
    let notification = |kind| Notification { kind, occasion: occasion.clone(), day };
    let merged = *event == Event::Close && session.case.state == ChallengeState::Merged;
    if let Some(kind) = submitter_notification(event, actor).or(merged.then_some(NotificationKind::Closed)) {
        notify_submitter(tx, session, &notification(kind))?;
        // The submitters of merged challenges are notified of the decision too.
        if matches!(kind, NotificationKind::Decided | NotificationKind::Remedied | NotificationKind::ReviewDecided) {
            for row in challenges::list_merged_into(tx.conn, &session.row.reference)? {
                let merged_session = CaseSession::load(tx.conn, row)?;
                notify_submitter(tx, &merged_session, &notification(kind))?;
            }
        }
    }
    // Many supporters can send a challenge to review without an action of a case handler.
    let clustered = session.case.steps.last().is_some_and(|step| step.event == CLUSTERED);
    let forced = index.is_some() && clustered && session.case.state == ChallengeState::ReviewRequested;
    if let Some(kind) = handler_notification(event, actor).or(forced.then_some(NotificationKind::ReviewRequested)) {
        notify_handlers(tx, session, &notification(kind))?;
    }
    Ok(())
}

/// Notifies case handlers of a new challenge.
pub(super) fn received(tx: &mut Tx<'_>, session: &CaseSession, index: u64) -> Result<()> {
    notify_handlers(
        tx,
        session,
        &Notification { kind: NotificationKind::Received, occasion: index.to_string(), day: None },
    )
}

/// Notifies the submitter of a message.
pub(super) fn message_sent(tx: &mut Tx<'_>, session: &CaseSession, number: i64) -> Result<()> {
    notify_submitter(
        tx,
        session,
        &Notification { kind: NotificationKind::Message, occasion: format!("message {number}"), day: None },
    )
}

/// Notifies case handlers of messages from the submitter, at most once a day.
pub(super) fn message_received(tx: &mut Tx<'_>, session: &CaseSession) -> Result<()> {
    let occasion = session.today(tx.now).to_string();
    notify_handlers(tx, session, &Notification { kind: NotificationKind::SubmitterReplied, occasion, day: None })
}

/// Notifies a case handler of an assignment by somebody else.
pub(super) fn assigned(tx: &mut Tx<'_>, session: &CaseSession, actor: PrincipalId) -> Result<()> {
    let to = session.row.assigned_to.as_deref().and_then(PrincipalId::parse).filter(|to| *to != actor);
    let Some(PrincipalId::Account(account)) = to else { return Ok(()) };
    let occasion = session.today(tx.now).to_string();
    let notification = Notification { kind: NotificationKind::Assigned, occasion, day: None };
    match store::find_recipient_by_account(tx.conn, account)? {
        Some(recipient) => enqueue(tx, &recipient, session, &notification),
        None => Ok(()),
    }
}

fn notify_submitter(tx: &mut Tx<'_>, session: &CaseSession, notification: &Notification) -> Result<()> {
    match store::find_recipient_by_challenge(tx.conn, session.row.id.0)? {
        Some(recipient) => enqueue(tx, &recipient, session, notification),
        None => Ok(()),
    }
}

/// Notifies the assigned case handler, or all if that handler receives no mail. A review request always goes to all:
/// another person must handle it.
fn notify_handlers(tx: &mut Tx<'_>, session: &CaseSession, notification: &Notification) -> Result<()> {
    let all = store::list_case_handlers(tx.conn, session.row.organization_id.0)?;
    let notify_all = notification.kind == NotificationKind::ReviewRequested;
    for recipient in recipients_for(all, session.row.assigned_to.as_deref().filter(|_| !notify_all)) {
        enqueue(tx, &recipient, session, notification)?;
    }
    Ok(())
}

fn recipients_for(all: Vec<Recipient>, assigned_to: Option<&str>) -> Vec<Recipient> {
    let account = |recipient: &Recipient| recipient.account_id.map(|id| PrincipalId::Account(id.0).to_string());
    let assigned: Vec<_> =
        all.iter().filter(|recipient| account(recipient).as_deref() == assigned_to).cloned().collect();
    if assigned.is_empty() { all } else { assigned }
}

fn enqueue(tx: &mut Tx<'_>, recipient: &Recipient, session: &CaseSession, notification: &Notification) -> Result<()> {
    if recipient.confirmed_on.is_none() {
        return Ok(());
    }
    let subject = notification.subject(&session.row.reference);
    let mail = mail(tx, recipient, notification.kind, subject)?;
    insert_once(
        tx,
        Mail { challenge_id: Some(session.row.id), day: notification.day.map(|day| day.to_string()), ..mail },
    )
}

/// Returns a mail that is due immediately.
fn mail(tx: &Tx<'_>, recipient: &Recipient, kind: NotificationKind, subject: String) -> Result<Mail> {
    let today = tx.now.date_naive();
    Ok(Mail {
        id: Id(random_uuid()?),
        recipient_id: recipient.id,
        challenge_id: None,
        kind: kind.as_str().into(),
        deduplication_key: subject,
        day: None,
        state: MailState::Waiting.as_str().into(),
        attempts: 0,
        due_at: Time(today.and_time(NaiveTime::MIN).and_utc()),
        created_on: today.to_string(),
    })
}

/// Inserts a mail into the outbox, unless it is or was there.
fn insert_once(tx: &mut Tx<'_>, mail: Mail) -> Result<()> {
    if store::exists(tx.conn, mail.recipient_id.0, &mail.kind, &mail.deduplication_key)? {
        return Ok(());
    }
    Ok(store::insert(tx.conn, &mail)?)
}
