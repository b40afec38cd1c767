//! How a mail leaves: taken, so that no other process sends it, opened, sent, and noted. One that fails is tried again for a week.
use super::addresses::{address_hash, code_of, good_until, opened};
use super::email::{EmailContent, Side};
use crate::domain::accounts::Role;
use crate::domain::challenges::SubmitterContact;
use crate::domain::challenges::deadlines::after;
use crate::domain::languages::Lang;
use crate::domain::notifications::{MAIL_DAYS, MailState, NotificationKind, holds, wait_after};
use crate::domain::values::Email;
use crate::service::challenges::{CaseSession, contact};
use crate::service::vault::Vault;
use crate::service::{Register, Tx, settings};
use crate::store::notifications::{self as store, Mail, Recipient};
use crate::store::types::Time;
use crate::store::{accounts, challenges};
use crate::{Error, Result};
use anyhow::Context;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use uuid::Uuid;

/// How long a mail waits when the mail server could not be used: that was not its fault, and counts as no attempt.
const SERVER_AWAY: TimeDelta = TimeDelta::minutes(5);
/// How many mails that nobody wants any more are passed over in one act.
const PASSED_OVER: usize = 100;
/// How long what came to an end is kept, so that nothing is told twice.
const KEPT_DAYS: u64 = 60;

/// What there is to do.
pub enum Next {
    Nothing,
    /// Mails were passed over, and there may be more.
    PassedOver,
    Mail(Box<Claimed>),
}

/// A mail that this process sends now. Not `Debug`: it holds an address.
pub struct Claimed {
    mail: Mail,
    pub(super) to: Email,
    pub(super) letter: EmailContent,
}

impl Claimed {
    pub(super) fn id(&self) -> Uuid {
        self.mail.id.0
    }
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// The server takes nothing for this address, and never will.
    Refused,
    /// It does not take it now.
    Later,
    /// The server could not be used.
    Away,
}

impl Register {
    /// Takes a mail that is to be sent, if there is one and mail is set up.
    ///
    /// # Errors
    /// If the database is away.
    pub fn claim_mail(&self) -> Result<Next> {
        let now = self.clock.now();
        if self.mailer.as_ref().is_none_or(|mailer| mailer.rests(now)) {
            return Ok(Next::Nothing);
        }
        let mut conn = self.db.connection().ok_or_else(|| Error::Unavailable("the database is away".into()))?;
        // Only if there is something to do, others are kept from the log for it.
        if store::due(&mut conn, now)?.is_none() {
            return Ok(Next::Nothing);
        }
        drop(conn);
        let vault = self.vault.clone();
        self.write_blocking(move |tx| claim(tx, &vault)).map(|done| done.value)
    }

    /// Sends a mail. Waits for the server.
    ///
    /// # Errors
    /// If mail is not set up.
    pub fn send_mail(&self, claimed: &Claimed) -> Result<Outcome> {
        let mailer = self.mailer.as_ref().context("mail is not set up")?;
        let (subject, text) = {
            let current = self.catalog.read();
            let slug = claimed.letter.organization.as_ref();
            let organization = slug.and_then(|slug| current.organization(slug));
            let name = organization.map(|one| one.content.name_for(&claimed.letter.languages).0.to_owned());
            claimed.letter.write(&self.settings.public_url, name.as_deref())
        };
        Ok(mailer.send(claimed, &subject, text, self.clock.now()))
    }

    /// Notes what came of an attempt.
    ///
    /// # Errors
    /// If the database is away: then it is sent again later.
    pub fn note_mail(&self, claimed: Claimed, outcome: Outcome) -> Result<()> {
        self.write_blocking(move |tx| note(tx, claimed.mail, outcome)).map(drop)
    }
}

/// Takes a mail. Before it is sent it is put down as if it had failed: should this process end now, it is sent again.
fn claim(tx: &mut Tx<'_>, vault: &Vault) -> Result<Next> {
    for _ in 0..PASSED_OVER {
        let Some(mut mail) = store::due(tx.conn, tx.now)? else { return Ok(Next::Nothing) };
        let opened = tx.savepoint(|tx| open(tx, vault, &mail));
        match opened {
            Ok(Some((to, letter))) => {
                mail.attempts += 1;
                mail.due_at = Time(tx.now + wait_after(mail.attempts));
                store::note(tx.conn, &mail)?;
                return Ok(Next::Mail(Box::new(Claimed { mail, to, letter })));
            }
            Ok(None) => {}
            // One that is damaged holds up no other.
            Err(error) => tracing::error!(%error, mail = %mail.id.0, "a mail cannot be written"),
        }
        mail.state = MailState::Dead.as_str().into();
        store::note(tx.conn, &mail)?;
    }
    Ok(Next::PassedOver)
}

/// The address of a mail and what it says. None: it is too old, nobody wants it any more, or what it says is no longer so.
fn open(tx: &mut Tx<'_>, vault: &Vault, mail: &Mail) -> Result<Option<(Email, EmailContent)>> {
    let created: NaiveDate = mail.created_on.parse().context("a mail has no day")?;
    if tx.now.date_naive() > after(created, MAIL_DAYS) {
        tracing::warn!(mail = %mail.id.0, "a mail could not be sent for a week and was given up");
        return Ok(None);
    }
    let notice = NotificationKind::parse(&mail.what).context("a mail tells nothing")?;
    let Some(recipient) = store::recipient(tx.conn, mail.recipient_id.0)? else { return Ok(None) };
    let coded = notice == NotificationKind::Code;
    if recipient.confirmed_on.is_some() == coded || (coded && mail.subject != recipient.code_id.0.to_string()) {
        return Ok(None);
    }
    let about = mail.challenge_id.or(recipient.challenge_id);
    let work = match about.map(|id| challenges::find(tx.conn, id.0)).transpose()?.flatten() {
        Some(row) => Some(CaseSession::of(tx, row)?),
        None => None,
    };
    let to = address(tx, vault, &recipient, work.as_ref())?;
    let Some(to) = to.filter(|to| address_hash(vault, to.as_str()) == recipient.address_hash) else { return Ok(None) };
    let day = mail.day.as_deref().map(str::parse).transpose().context("a mail is about no day")?;
    if work.as_ref().is_some_and(|work| !holds(notice, day, &work.case, work.today(tx.now))) {
        return Ok(None);
    }
    let code = if coded { Some(code_of(vault, &recipient)) } else { None };
    let day = if coded { Some(good_until(&recipient)?) } else { day };
    let side = if recipient.account_id.is_some() { Side::Handler } else { Side::Submitter };
    let mut languages: Vec<Lang> = Vec::new();
    if let Some(work) = &work {
        // A submitter is told in their own language, a case handler in that of the organization.
        languages.extend((side == Side::Submitter).then(|| work.case.filing.language.clone()));
        languages.extend(settings::load(tx.conn, work.row.organization_id.0)?.languages);
    } else {
        languages.extend(language_of_work(tx, &recipient)?);
    }
    let letter = EmailContent {
        notice,
        side,
        languages,
        organization: work.as_ref().map(|work| work.case.filing.organization.clone()),
        reference: work.as_ref().map(|work| work.row.reference.clone()),
        day,
        code,
    };
    Ok(Some((to, letter)))
}

/// The address, as it is now. Of an account that is active and, in what is about a challenge, still answers there.
fn address(tx: &mut Tx<'_>, vault: &Vault, recipient: &Recipient, work: Option<&CaseSession>) -> Result<Option<Email>> {
    let Some(account) = recipient.account_id else {
        let Some(work) = work else { return Ok(None) };
        let contact: Option<SubmitterContact> = contact(work, vault)?;
        return Ok(contact.and_then(|contact| contact.email));
    };
    let active = accounts::find(tx.conn, account.0)?.is_some_and(|account| account.disabled_at.is_none());
    let answers = match work {
        Some(work) => accounts::memberships(tx.conn, account.0)?.iter().any(|held| {
            held.organization_id == Some(work.row.organization_id) && held.role == Role::CaseHandler.as_str()
        }),
        None => true,
    };
    let sealed = recipient.sealed.as_deref().filter(|_| active && answers);
    Ok(sealed.map(|sealed| opened(vault, sealed)).transpose()?.and_then(|address| Email::parse(&address)))
}

/// The languages of the first organization in which somebody answers challenges.
fn language_of_work(tx: &mut Tx<'_>, recipient: &Recipient) -> Result<Vec<Lang>> {
    let Some(account) = recipient.account_id else { return Ok(Vec::new()) };
    let held = accounts::memberships(tx.conn, account.0)?;
    let answers = held.into_iter().filter(|held| held.role == Role::CaseHandler.as_str());
    match answers.filter_map(|held| held.organization_id).next() {
        Some(organization) => Ok(settings::load(tx.conn, organization.0)?.languages),
        None => Ok(Vec::new()),
    }
}

fn note(tx: &mut Tx<'_>, mut mail: Mail, outcome: Outcome) -> Result<()> {
    // Of what came to an end only the day is kept: the time would tell when somebody filed or wrote something.
    let day = Time(tx.now.date_naive().and_time(NaiveTime::MIN).and_utc());
    match outcome {
        Outcome::Sent => (mail.state, mail.due_at) = (MailState::Sent.as_str().into(), day),
        Outcome::Refused => (mail.state, mail.due_at) = (MailState::Dead.as_str().into(), day),
        Outcome::Away => {
            mail.attempts -= 1;
            mail.due_at = Time(tx.now + SERVER_AWAY);
        }
        // As it was put down when it was taken.
        Outcome::Later => return Ok(()),
    }
    Ok(store::note(tx.conn, &mail)?)
}

/// Forgets mails of a while ago, and which codes went to whom, some of it at a time. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    let today = tx.now.date_naive();
    let codes = store::forget_codes(tx.conn, today - Days::new(7))?;
    Ok(codes + store::forget(tx.conn, today - Days::new(KEPT_DAYS))?)
}
