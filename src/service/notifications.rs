//! Notifications by e-mail: submitters and case handlers who want it are told that something happened to a challenge, never what
//! was said.
//!
//! A mail is a row of the outbox, written in the transaction of what it tells, once for each recipient and thing. The row holds no
//! address: that is opened when the mail is sent, so that whoever erases it is sent nothing more.
mod account;
mod addresses;
mod email;
mod mailer;
mod outbox;
mod reminders;

use super::Tx;
use super::challenges::CaseSession;
use crate::Result;
use crate::config::random;
use crate::domain::accounts::PrincipalId;
use crate::domain::challenges::machine::CLUSTERED;
use crate::domain::challenges::{CaseActor, ChallengeState, Event};
use crate::domain::notifications::{MailState, NotificationKind, handler_notification, submitter_notification};
use crate::store::challenges;
use crate::store::notifications::{self as store, Mail, Recipient};
use crate::store::types::{Id, Time};
pub use account::OwnNotifications;
pub use addresses::AddressState;
pub(super) use addresses::{Owner, address_state, confirm, forget_address, set_address};
use chrono::{NaiveDate, NaiveTime};
pub use mailer::Mailer;
pub use outbox::{Claimed, Next, Outcome, forget};
use uuid::Uuid;

/// An id that does not tell the time.
fn by_lot() -> Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(random()?).into_uuid())
}

/// Something to tell about a challenge.
struct News {
    notice: NotificationKind,
    /// Which of its like it is: an entry of the log, a message, a day.
    occasion: String,
    /// The day that it is about.
    day: Option<NaiveDate>,
}

impl News {
    /// What there is one mail of for each recipient.
    fn subject(&self, reference: &str) -> String {
        format!("{reference} {}", self.occasion)
    }
}

/// Tells of an event what is to be told. `index`: the entry of the log that has it, if it is public.
pub(super) fn happened(
    tx: &mut Tx<'_>,
    work: &CaseSession,
    event: &Event,
    by: CaseActor,
    index: Option<u64>,
) -> Result<()> {
    // The first of two people who call something abusive has done nothing yet that anybody is told.
    if index.is_none() && *event != Event::ProposeSummary {
        return Ok(());
    }
    let day = match event {
        Event::Ask { until } => Some(*until),
        Event::MissDeadline(_) => work.case.missed.last().map(|missed| missed.due),
        _ => None,
    };
    let occasion = index.map_or_else(|| work.today(tx.now).to_string(), |index| index.to_string());
    let news = |notice| News { notice, occasion: occasion.clone(), day };
    let merged = *event == Event::Close && work.case.state == ChallengeState::Merged;
    if let Some(notice) = submitter_notification(event, by).or(merged.then_some(NotificationKind::Closed)) {
        tell_submitter(tx, work, &news(notice))?;
        // Those whose challenges are answered with it have been told of the merger, and hear of the answer, too.
        if matches!(notice, NotificationKind::Decided | NotificationKind::Remedied | NotificationKind::ReviewDecided) {
            for row in challenges::list_merged_into(tx.conn, &work.row.reference)? {
                let joined = CaseSession::of(tx, row)?;
                tell_submitter(tx, &joined, &news(notice))?;
            }
        }
    }
    // So many may support it that it goes to review by itself.
    let clustered = work.case.steps.last().is_some_and(|step| step.event == CLUSTERED);
    let forced = index.is_some() && clustered && work.case.state == ChallengeState::ReviewRequested;
    if let Some(notice) = handler_notification(event, by).or(forced.then_some(NotificationKind::ReviewRequested)) {
        tell_handlers(tx, work, &news(notice))?;
    }
    Ok(())
}

/// Tells case handlers that a challenge came in.
pub(super) fn received(tx: &mut Tx<'_>, work: &CaseSession, index: u64) -> Result<()> {
    tell_handlers(tx, work, &News { notice: NotificationKind::Received, occasion: index.to_string(), day: None })
}

/// Tells the submitter that there is a message.
pub(super) fn answered(tx: &mut Tx<'_>, work: &CaseSession, number: i64) -> Result<()> {
    tell_submitter(
        tx,
        work,
        &News { notice: NotificationKind::Message, occasion: format!("message {number}"), day: None },
    )
}

/// Tells case handlers that the submitter said something: once a day, however much it is.
pub(super) fn said(tx: &mut Tx<'_>, work: &CaseSession) -> Result<()> {
    let occasion = work.today(tx.now).to_string();
    tell_handlers(tx, work, &News { notice: NotificationKind::SubmitterReplied, occasion, day: None })
}

/// Tells a case handler that a challenge is theirs now, unless they took it themselves.
pub(super) fn assigned(tx: &mut Tx<'_>, work: &CaseSession, by: PrincipalId) -> Result<()> {
    let to = work.row.assigned_to.as_deref().and_then(PrincipalId::parse).filter(|to| *to != by);
    let Some(PrincipalId::Account(account)) = to else { return Ok(()) };
    let occasion = work.today(tx.now).to_string();
    let news = News { notice: NotificationKind::Assigned, occasion, day: None };
    match store::find_recipient_by_account(tx.conn, account)? {
        Some(recipient) => queue(tx, &recipient, work, &news),
        None => Ok(()),
    }
}

fn tell_submitter(tx: &mut Tx<'_>, work: &CaseSession, news: &News) -> Result<()> {
    match store::find_recipient_by_challenge(tx.conn, work.row.id.0)? {
        Some(recipient) => queue(tx, &recipient, work, news),
        None => Ok(()),
    }
}

/// Whoever it is assigned to, and all if that is nobody who is told; of a second review, always all: it takes another one.
fn tell_handlers(tx: &mut Tx<'_>, work: &CaseSession, news: &News) -> Result<()> {
    let all = store::list_case_handlers(tx.conn, work.row.organization_id.0)?;
    let everybody = news.notice == NotificationKind::ReviewRequested;
    for recipient in meant(all, work.row.assigned_to.as_deref().filter(|_| !everybody)) {
        queue(tx, &recipient, work, news)?;
    }
    Ok(())
}

fn meant(all: Vec<Recipient>, assigned_to: Option<&str>) -> Vec<Recipient> {
    let account = |recipient: &Recipient| recipient.account_id.map(|id| PrincipalId::Account(id.0).to_string());
    let theirs: Vec<_> = all.iter().filter(|one| account(one).as_deref() == assigned_to).cloned().collect();
    if theirs.is_empty() { all } else { theirs }
}

fn queue(tx: &mut Tx<'_>, recipient: &Recipient, work: &CaseSession, news: &News) -> Result<()> {
    if recipient.confirmed_on.is_none() {
        return Ok(());
    }
    let subject = news.subject(&work.row.reference);
    let mail = mail(tx, recipient, news.notice, subject)?;
    put(tx, Mail { challenge_id: Some(work.row.id), day: news.day.map(|day| day.to_string()), ..mail })
}

/// A mail that is to be sent at once.
fn mail(tx: &Tx<'_>, recipient: &Recipient, notice: NotificationKind, subject: String) -> Result<Mail> {
    let today = tx.now.date_naive();
    Ok(Mail {
        id: Id(by_lot()?),
        recipient_id: recipient.id,
        challenge_id: None,
        kind: notice.as_str().into(),
        deduplication_key: subject,
        day: None,
        state: MailState::Waiting.as_str().into(),
        attempts: 0,
        due_at: Time(today.and_time(NaiveTime::MIN).and_utc()),
        created_on: today.to_string(),
    })
}

/// Puts a mail into the outbox, unless it is or was there.
fn put(tx: &mut Tx<'_>, mail: Mail) -> Result<()> {
    if store::exists(tx.conn, mail.recipient_id.0, &mail.kind, &mail.deduplication_key)? {
        return Ok(());
    }
    Ok(store::insert(tx.conn, &mail)?)
}
