//! Application of events to a challenge: state machine, log entry, columns and notifications in one transaction.
use super::case_session::{CaseSession, CaseUpdate};
use super::schedule::next_task;
use crate::domain::accounts::Actor;
use crate::domain::challenges::{CaseActor, Event, PublicChallenge, TransitionError};
use crate::log::{Entry, EntryKind};
use crate::service::Tx;
use crate::service::log_append::{NewVersion, publish_content};
use crate::service::notifications::{self, AddressOwner};
use crate::store::challenges as store;
use crate::store::challenges::support as supporters;
use crate::store::versions::Version;
use crate::{Error, Result};
use anyhow::Context;
use chrono::NaiveTime;
use serde_json::{Map, Value};

impl From<TransitionError> for Error {
    fn from(forbidden: TransitionError) -> Self {
        let (code, detail) = (forbidden.code(), forbidden.to_string());
        match forbidden {
            TransitionError::WrongActor => Self::Forbidden { code, detail },
            // Another person can do it: the state of the challenge is no obstacle.
            TransitionError::Rule { code: "twoPeople" | "secondPerson" | "reviewer", .. } => {
                Self::Forbidden { code, detail }
            }
            TransitionError::Rule { .. } | TransitionError::WrongState(_) => Self::Conflict { code, detail },
        }
    }
}

impl CaseSession {
    /// Applies an event: publishes its public part, saves the challenge and queues notifications.
    ///
    /// # Errors
    /// If the state machine forbids the event; nothing is written then.
    pub fn apply(&mut self, tx: &mut Tx<'_>, event: &Event, actor: CaseActor) -> Result<CaseUpdate> {
        let next = self.case.apply(event, actor, self.today(tx.now), &self.rules)?;
        let public = next.steps.len() > self.case.steps.len();
        let closed = next.closed.is_some() && self.case.closed.is_none();
        self.case = next;
        let log_actor = match actor {
            CaseActor::Submitter => Actor::Submitter,
            CaseActor::Handler(_) => Actor::CaseHandler,
            CaseActor::Clock | CaseActor::Reader => Actor::Register,
        };
        let index = if public { Some(self.publish(tx, log_actor)?.entry_index) } else { None };
        self.save(tx)?;
        notifications::case_updated(tx, self, event, actor, index)?;
        if closed {
            supporters::delete_by_challenge(tx.conn, self.row.id.0)?;
            close_merged(tx, &self.row.reference)?;
        }
        Ok(self.update(index))
    }

    /// Appends the last event to the log, with a new version of the public part.
    pub(super) fn publish(&mut self, tx: &mut Tx<'_>, actor: Actor) -> Result<Version> {
        let kind = self.case.steps.last().and_then(|step| EntryKind::of_challenge(&step.event));
        let kind = kind.context("an event of a challenge has no entry kind")?;
        self.row.version += 1;
        // Dates only: the time of day at which a submitter writes stays private.
        let day = tx.now.date_naive().and_time(NaiveTime::MIN).and_utc();
        let mut entry = Entry::new(kind, day, actor, self.row.id.0);
        entry.organization = Some(self.case.filing.organization.clone());
        entry.state = Some(self.case.state);
        entry.challenge = Some(self.case.filing.kind);
        entry.system = self.case.filing.system;
        if kind == EntryKind::ChallengeRedacted
            && let Some(redacted) = self.case.redactions.last()
        {
            (entry.fields, entry.ground) = (vec![redacted.value.field.to_string()], Some(redacted.value.ground));
        }
        let content = to_object(&self.case.public())?;
        publish_content(tx, NewVersion { entry, number: self.row.version.unsigned_abs(), content })
    }

    /// Saves the challenge, including the day of its next scheduled task.
    pub(super) fn save(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.sync_columns()?;
        store::update(tx.conn, &self.row)?;
        if self.row.sealed_contact.is_none() {
            notifications::erase_address(tx, AddressOwner::Challenge(self.row.id.0))?;
        }
        Ok(())
    }

    /// Copies the searchable parts of the case file into their columns.
    pub(super) fn sync_columns(&mut self) -> Result<()> {
        let Self { row, case, .. } = self;
        row.case_file = serde_json::to_string(case).context("a case file cannot be serialized")?;
        row.state = case.state.as_str().into();
        row.merged_into = case.merged_into.as_ref().map(ToString::to_string);
        row.deadline_on = case.running_deadlines().into_iter().map(|(_, due)| due.to_string()).min();
        row.closed_on = case.closed.map(|day| day.to_string());
        row.next_task_on = next_task(row, case).map(|(day, _)| day.to_string());
        Ok(())
    }
}

/// Closes the challenges that were merged into a closed challenge.
fn close_merged(tx: &mut Tx<'_>, reference: &str) -> Result<()> {
    for row in store::list_merged_into(tx.conn, reference)? {
        let mut session = CaseSession::load(tx.conn, row)?;
        if session.case.closed.is_none() {
            session.apply(tx, &Event::Close, CaseActor::Clock)?;
        }
    }
    Ok(())
}

fn to_object(challenge: &PublicChallenge) -> Result<Map<String, Value>> {
    match serde_json::to_value(challenge).context("a challenge cannot be serialized")? {
        Value::Object(map) => Ok(map),
        _ => Err(anyhow::anyhow!("a challenge is not serialized as a JSON object").into()),
    }
}
