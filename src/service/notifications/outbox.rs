//! The outbox: a mail is claimed, resolved, sent and recorded. A failed mail is retried for a week.
use super::addresses::{address_hash, code_expires_on, confirmation_code, unseal_address};
use super::claimed_mail::{ClaimedMail, SendOutcome};
use super::email::{EmailContent, Side};
use crate::domain::accounts::Role;
use crate::domain::challenges::deadlines::add_days;
use crate::domain::languages::Lang;
use crate::domain::notifications::{MAX_MAIL_AGE_DAYS, MailState, NotificationKind, is_still_relevant, retry_delay};
use crate::domain::values::Email;
use crate::service::challenges::case_session::CaseSession;
use crate::service::vault::Vault;
use crate::service::{Register, Tx, settings};
use crate::store::notifications::{self as store, Mail, Recipient};
use crate::store::types::Time;
use crate::store::{accounts, challenges};
use crate::{Error, Result};
use anyhow::Context;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

/// Delay after the mail server was unavailable; it does not count as an attempt.
const SERVER_RETRY_INTERVAL: TimeDelta = TimeDelta::minutes(5);
/// Obsolete mails discarded in one transaction.
const MAX_DISCARDED: usize = 100;
/// Days for which finished mails are kept, so that nothing is sent twice.
const RETENTION_DAYS: u64 = 60;

/// The outcome of claiming a mail.
pub enum MailClaim {
    Empty,
    /// Obsolete mails were discarded, and there may be more.
    Discarded,
    Mail(Box<ClaimedMail>),
}

/// Claims a mail that is due, if there is one and mail is configured.
///
/// # Errors
/// If the database is unavailable.
pub fn claim_mail(register: &Register) -> Result<MailClaim> {
    let now = register.clock.now();
    if register.mailer.as_ref().is_none_or(|mailer| mailer.is_backing_off(now)) {
        return Ok(MailClaim::Empty);
    }
    let mut conn = register.db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
    // Checked on a reader connection, so that an idle job does not occupy the writer.
    if store::find_due(&mut conn, now)?.is_none() {
        return Ok(MailClaim::Empty);
    }
    drop(conn);
    let vault = register.vault.clone();
    register.write_blocking(move |tx| claim(tx, &vault)).map(|committed| committed.value)
}

/// Sends a mail and waits for the server.
///
/// # Errors
/// If mail is not configured.
pub fn send_mail(register: &Register, claimed: &ClaimedMail) -> Result<SendOutcome> {
    let mailer = register.mailer.as_ref().context("mail is not configured")?;
    let (subject, text) = {
        let slug = claimed.content.organization.as_ref();
        let name = register.catalog.with(|state| {
            let organization = slug.and_then(|slug| state.organization(slug));
            organization
                .map(|organization| organization.content.localized_name(&claimed.content.languages).0.to_owned())
        });
        claimed.content.write(&register.settings.public_url, name.as_deref())
    };
    Ok(mailer.send(claimed, &subject, text, register.clock.now()))
}

/// Records the outcome of an attempt.
///
/// # Errors
/// If the database is unavailable; the mail is sent again later.
pub fn record_mail(register: &Register, claimed: ClaimedMail, outcome: SendOutcome) -> Result<()> {
    register.write_blocking(move |tx| record(tx, claimed.mail, outcome)).map(drop)
}

/// Claims a mail. It is recorded as failed before it is sent: if this process stops, the mail is retried.
fn claim(tx: &mut Tx<'_>, vault: &Vault) -> Result<MailClaim> {
    for _ in 0..MAX_DISCARDED {
        let Some(mut mail) = store::find_due(tx.conn, tx.now)? else { return Ok(MailClaim::Empty) };
        let unseal_address = tx.savepoint(|tx| resolve(tx, vault, &mail));
        match unseal_address {
            Ok(Some((to, content))) => {
                mail.attempts += 1;
                mail.due_at = Time(tx.now + retry_delay(mail.attempts));
                store::update(tx.conn, &mail)?;
                return Ok(MailClaim::Mail(Box::new(ClaimedMail { mail, to, content })));
            }
            Ok(None) => {}
            // A damaged mail must not block the others.
            Err(error) => tracing::error!(%error, mail = %mail.id.0, "a mail cannot be resolved"),
        }
        mail.state = MailState::Dead.as_str().into();
        store::update(tx.conn, &mail)?;
    }
    Ok(MailClaim::Discarded)
}

/// Resolves the recipient's address and the content of a mail. `None`: the mail is too old, unsubscribed or outdated.
fn resolve(tx: &mut Tx<'_>, vault: &Vault, mail: &Mail) -> Result<Option<(Email, EmailContent)>> {
    let created: NaiveDate = mail.created_on.parse().context("a mail has an invalid creation day")?;
    if tx.now.date_naive() > add_days(created, MAX_MAIL_AGE_DAYS) {
        tracing::warn!(mail = %mail.id.0, "a mail was discarded after failing for a week");
        return Ok(None);
    }
    let kind = NotificationKind::parse(&mail.kind).context("a mail has an unknown kind")?;
    let Some(recipient) = store::find_recipient(tx.conn, mail.recipient_id.0)? else { return Ok(None) };
    let coded = kind == NotificationKind::ConfirmationCode;
    if recipient.confirmed_on.is_some() == coded || (coded && mail.deduplication_key != recipient.code_id.0.to_string())
    {
        return Ok(None);
    }
    let about = mail.challenge_id.or(recipient.challenge_id);
    let session = match about.map(|id| challenges::find(tx.conn, id.0)).transpose()?.flatten() {
        Some(row) => Some(CaseSession::load(tx.conn, row)?),
        None => None,
    };
    let to = resolve_address(tx, vault, &recipient, session.as_ref())?;
    let Some(to) = to.filter(|to| address_hash(vault, to.as_str()) == recipient.address_hash) else { return Ok(None) };
    let day = mail.day.as_deref().map(str::parse).transpose().context("a mail has an invalid day")?;
    if session.as_ref().is_some_and(|session| !is_still_relevant(kind, day, &session.case, session.today(tx.now))) {
        return Ok(None);
    }
    let code = if coded { Some(confirmation_code(vault, &recipient)) } else { None };
    let day = if coded { Some(code_expires_on(&recipient)?) } else { day };
    let side = if recipient.account_id.is_some() { Side::Handler } else { Side::Submitter };
    let mut languages: Vec<Lang> = Vec::new();
    if let Some(session) = &session {
        // The submitter's own language comes first; case handlers read the languages of the organization.
        languages.extend((side == Side::Submitter).then(|| session.case.filing.language.clone()));
        languages.extend(settings::load(tx.conn, session.row.organization_id.0)?.languages);
    } else {
        languages.extend(handler_languages(tx, &recipient)?);
    }
    let content = EmailContent {
        kind,
        side,
        languages,
        organization: session.as_ref().map(|session| session.case.filing.organization.clone()),
        reference: session.as_ref().map(|session| session.row.reference.clone()),
        day,
        code,
    };
    Ok(Some((to, content)))
}

/// Returns the current address of a recipient. An account must be active and, for a challenge, still be a case handler
/// of its organization.
fn resolve_address(
    tx: &mut Tx<'_>,
    vault: &Vault,
    recipient: &Recipient,
    session: Option<&CaseSession>,
) -> Result<Option<Email>> {
    let Some(account) = recipient.account_id else {
        let Some(session) = session else { return Ok(None) };
        return Ok(session.contact(vault)?.and_then(|contact| contact.email));
    };
    let active = accounts::find(tx.conn, account.0)?.is_some_and(|account| account.disabled_at.is_none());
    let is_handler = match session {
        Some(session) => accounts::list_role_assignments(tx.conn, account.0)?.iter().any(|membership| {
            membership.organization_id == Some(session.row.organization_id)
                && membership.role == Role::CaseHandler.as_str()
        }),
        None => true,
    };
    let sealed = recipient.sealed_address.as_deref().filter(|_| active && is_handler);
    Ok(sealed
        .map(|sealed| unseal_address(vault, sealed))
        .transpose()?
        .and_then(|resolve_address| Email::parse(&resolve_address)))
}

/// Returns the languages of the first organization in which the account is a case handler.
fn handler_languages(tx: &mut Tx<'_>, recipient: &Recipient) -> Result<Vec<Lang>> {
    let Some(account) = recipient.account_id else { return Ok(Vec::new()) };
    let memberships = accounts::list_role_assignments(tx.conn, account.0)?;
    let handled = memberships.into_iter().filter(|membership| membership.role == Role::CaseHandler.as_str());
    match handled.filter_map(|membership| membership.organization_id).next() {
        Some(organization) => Ok(settings::load(tx.conn, organization.0)?.languages),
        None => Ok(Vec::new()),
    }
}

fn record(tx: &mut Tx<'_>, mut mail: Mail, outcome: SendOutcome) -> Result<()> {
    // Only the day of a finished mail is stored: the time would reveal when a challenge was filed or a message written.
    let day = Time(tx.now.date_naive().and_time(NaiveTime::MIN).and_utc());
    match outcome {
        SendOutcome::Sent => (mail.state, mail.due_at) = (MailState::Sent.as_str().into(), day),
        SendOutcome::Rejected => (mail.state, mail.due_at) = (MailState::Dead.as_str().into(), day),
        SendOutcome::Unavailable => {
            mail.attempts -= 1;
            mail.due_at = Time(tx.now + SERVER_RETRY_INTERVAL);
        }
        // The claim has already scheduled the next attempt.
        SendOutcome::Deferred => return Ok(()),
    }
    Ok(store::update(tx.conn, &mail)?)
}

/// Deletes some of the old mails and code counts. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    let today = tx.now.date_naive();
    let codes = store::delete_expired_codes(tx.conn, today - Days::new(7))?;
    Ok(codes + store::delete_expired(tx.conn, today - Days::new(RETENTION_DAYS))?)
}
