//! Challenges: what is filed, what is said, and what becomes of it. Each event goes through the machine of
//! [`crate::domain::challenges`] and, where it is public, into the log, in one transaction: what everybody may see is published
//! anew, as a version with salted fields.
//!
//! What is private is sealed with a key of the challenge's own. Nothing here knows who filed one.
pub mod answer_templates;
pub mod attachments;
pub mod case_handling;
pub mod deadlines;
pub mod proof_of_work;
pub mod queue;
pub mod submission;
pub mod submitter;
pub mod support;

use super::log_append::{Publication, publish_content};
use super::notifications::Owner;
use super::vault::Vault;
use super::{Tx, notifications, settings};
use crate::domain::accounts::Actor;
use crate::domain::challenges::deadlines::Rules;
use crate::domain::challenges::{By, Case, ChallengeState, Event, Forbidden, PublicChallenge, SubmitterContact};
use crate::domain::values::Instant;
use crate::log::{Entry, EntryKind};
use crate::store::challenges::{self as store, Challenge as Row};
use crate::store::support as supporters;
use crate::store::types::Id;
use crate::store::versions::Version;
use crate::{Error, Result};
use anyhow::Context;
use chrono::{Months, NaiveTime};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

/// What the sealed key of a challenge is for.
const KEY: &str = "challenge";
/// What is sealed with it.
const TEXT: &str = "challengeText";
const CONTACT: &str = "challengeContact";
const SUMMARY: &str = "challengeSummary";
const MESSAGE: &str = "challengeMessage";
const NOTE: &str = "challengeNote";

/// How long after it is closed a challenge keeps the address to answer to.
const CONTACT_DAYS: u64 = 90;
/// And the text and the conversation: a year, so that whoever goes to court still has them.
const TEXT_KEPT: Months = Months::new(12);

impl From<Forbidden> for Error {
    fn from(forbidden: Forbidden) -> Self {
        let (code, detail) = (forbidden.code(), forbidden.to_string());
        match forbidden {
            Forbidden::NotYours => Self::Forbidden { code, detail },
            // It takes another person.
            Forbidden::Rule { code: "twoPeople" | "secondPerson" | "reviewer", .. } => Self::Forbidden { code, detail },
            Forbidden::Rule { .. } | Forbidden::State(_) => Self::Conflict { code, detail },
        }
    }
}

/// A challenge that is worked on: the row, what it says, and the rules of its organization.
pub(super) struct CaseSession {
    pub row: Row,
    pub case: Case,
    pub rules: Rules,
}

/// What came of an event.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseUpdate {
    pub reference: String,
    pub state: ChallengeState,
    /// The entry of the log that tells it. None: it is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// The version of what is public of it.
    pub version: i32,
}

impl CaseSession {
    pub fn of(tx: &mut Tx<'_>, row: Row) -> Result<Self> {
        Self::read(tx.conn, row)
    }

    pub fn read(conn: &mut crate::store::Conn, row: Row) -> Result<Self> {
        let rules = Rules::new(&settings::load(conn, row.organization_id.0)?);
        Ok(Self { case: row.case()?, rules, row })
    }

    pub fn today(&self, now: Instant) -> chrono::NaiveDate {
        self.rules.calendar.day(now)
    }

    /// The key of what is private; none once it is erased.
    pub fn key(&self, vault: &Vault) -> Result<Option<Vault>> {
        key(vault, &self.row)
    }

    /// Lets an event happen, publishes what is public of it, and keeps what is now so.
    ///
    /// # Errors
    /// What the machine forbids: then nothing is written.
    pub fn happen(&mut self, tx: &mut Tx<'_>, event: &Event, by: By) -> Result<CaseUpdate> {
        let next = self.case.step(event, by, self.today(tx.now), &self.rules)?;
        let public = next.steps.len() > self.case.steps.len();
        let closed = next.closed.is_some() && self.case.closed.is_none();
        self.case = next;
        let actor = match by {
            By::Submitter => Actor::Submitter,
            By::Handler(_) => Actor::CaseHandler,
            // Nobody in particular: the register counts.
            By::Clock | By::Reader => Actor::Register,
        };
        let index = if public { Some(self.publish(tx, actor)?.entry_index) } else { None };
        self.keep(tx)?;
        notifications::happened(tx, self, event, by, index)?;
        if closed {
            supporters::forget(tx.conn, self.row.id.0)?;
            close_merged(tx, &self.row.reference)?;
        }
        let (reference, version) = (self.row.reference.clone(), self.row.version);
        Ok(CaseUpdate { reference, state: self.case.state, index, version })
    }

    /// Appends what happened last, with all that is public of it.
    fn publish(&mut self, tx: &mut Tx<'_>, by: Actor) -> Result<Version> {
        let kind = self.case.steps.last().and_then(|step| EntryKind::of_challenge(&step.event));
        let kind = kind.context("an event of a challenge has no entry")?;
        self.row.version += 1;
        // To the day: when somebody sat down to write is not for everybody to know.
        let day = tx.now.date_naive().and_time(NaiveTime::MIN).and_utc();
        let mut entry = Entry::new(kind, day, by, self.row.id.0);
        entry.organization = Some(self.case.filing.organization.clone());
        entry.state = Some(self.case.state);
        entry.challenge = Some(self.case.filing.kind);
        entry.system = self.case.filing.system;
        if kind == EntryKind::ChallengeRedacted
            && let Some(redacted) = self.case.redactions.last()
        {
            (entry.fields, entry.ground) = (vec![redacted.said.field.to_string()], Some(redacted.said.ground));
        }
        let content = object(&self.case.public())?;
        publish_content(tx, Publication { entry, number: self.row.version.unsigned_abs(), content })
    }

    /// Writes what is now so, and when the clock has to look again.
    fn keep(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.settle()?;
        store::update(tx.conn, &self.row)?;
        if self.row.sealed_contact.is_none() {
            notifications::forget_address(tx, Owner::Challenge(self.row.id.0))?;
        }
        Ok(())
    }

    /// Brings the columns that are searched for in line with the case.
    fn settle(&mut self) -> Result<()> {
        let Self { row, case, .. } = self;
        row.case_file = serde_json::to_string(case).context("a challenge cannot be written")?;
        row.state = case.state.as_str().into();
        row.merged_into = case.merged_into.as_ref().map(ToString::to_string);
        row.due_on = case.running().into_iter().map(|(_, due)| due.to_string()).min();
        row.closed_on = case.closed.map(|day| day.to_string());
        row.clock_on = deadlines::next(row, case).map(|(day, _)| day.to_string());
        Ok(())
    }
}

/// With the one that they were merged into, others are closed.
fn close_merged(tx: &mut Tx<'_>, reference: &str) -> Result<()> {
    for row in store::merged_into(tx.conn, reference)? {
        let mut work = CaseSession::of(tx, row)?;
        if work.case.closed.is_none() {
            work.happen(tx, &Event::Close, By::Clock)?;
        }
    }
    Ok(())
}

fn key(vault: &Vault, row: &Row) -> Result<Option<Vault>> {
    Ok(row.sealed_key.as_deref().map(|sealed| vault.key(KEY, sealed)).transpose()?)
}

/// Where to answer, as far as it is known.
pub(super) fn contact(work: &CaseSession, vault: &Vault) -> Result<Option<SubmitterContact>> {
    let (Some(key), Some(sealed)) = (work.key(vault)?, &work.row.sealed_contact) else { return Ok(None) };
    unseal(&key, CONTACT, sealed).map(Some)
}

fn seal(key: &Vault, purpose: &str, value: &impl Serialize) -> Result<String> {
    Ok(key.seal(purpose, &serde_json::to_vec(value).context("a private text cannot be written")?)?)
}

fn unseal<T: DeserializeOwned>(key: &Vault, purpose: &str, sealed: &str) -> Result<T> {
    Ok(serde_json::from_slice(&key.unseal(purpose, sealed)?).context("a private text cannot be read")?)
}

fn erased() -> Error {
    Error::conflict("erased", "what was private of this challenge is erased")
}

fn object(shown: &PublicChallenge) -> Result<Map<String, Value>> {
    match serde_json::to_value(shown).context("a challenge cannot be written")? {
        Value::Object(map) => Ok(map),
        _ => Err(anyhow::anyhow!("a challenge is no object").into()),
    }
}

/// Keeps what one side said.
fn say(tx: &mut Tx<'_>, work: &CaseSession, key: &Vault, side: Side, kind: &str, text: &str) -> Result<()> {
    /// More is no conversation any more.
    const MOST: i64 = 500;
    let number = store::count_messages(tx.conn, work.row.id.0)?;
    if number >= MOST {
        return Err(Error::conflict("tooManyMessages", format!("there are {MOST} messages already")));
    }
    let message = store::Message {
        challenge_id: Id(work.row.id.0),
        number: i32::try_from(number).unwrap_or(i32::MAX),
        side: side.as_str().into(),
        kind: kind.into(),
        on_day: work.today(tx.now).to_string(),
        sealed: seal(key, MESSAGE, &text)?,
    };
    store::add_message(tx.conn, &message)?;
    // A question is told as an event.
    if side == Side::Organization && kind == "message" { notifications::answered(tx, work, number) } else { Ok(()) }
}

crate::domain::shape::codes! {
    /// Who said something.
    pub enum Side { Submitter = "submitter", Organization = "organization", }
}

/// A message as both sides see it.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    /// `submitter` or `organization`.
    pub side: String,
    /// `message`, `question`, `answer`, `summary` or `dispute`.
    pub kind: String,
    pub on: String,
    pub text: String,
}

/// What was said so far.
fn conversation(conn: &mut crate::store::Conn, challenge: Uuid, key: &Vault) -> Result<Vec<Message>> {
    let messages = store::messages(conn, challenge)?.into_iter().map(|message| {
        let text = unseal(key, MESSAGE, &message.sealed)?;
        Ok(Message { side: message.side, kind: message.kind, on: message.on_day, text })
    });
    messages.collect()
}
