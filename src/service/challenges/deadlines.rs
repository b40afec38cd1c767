//! What the clock does to challenges: missed terms, questions that nobody answered, summaries that nobody objected to, closing, and
//! the erasure of what is private. Each is one act, and whoever of several processes comes second finds it done.
use super::{CONTACT_DAYS, CaseSession, SUMMARY, TEXT_KEPT, seal, unseal};
use crate::Result;
use crate::domain::challenges::deadlines::add_days;
use crate::domain::challenges::{Case, CaseActor, Event};
use crate::domain::languages::Text;
use crate::service::erasures::{Digests, Erasure, digest};
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::challenges::attachments;
use crate::store::challenges::{self as store, Challenge as Row, TaskCursor};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// How many challenges one act looks at.
const AT_ONCE: i64 = 50;

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ScheduledTask {
    Event(Event),
    ShowSummary,
    EraseContact,
    EraseText,
}

/// What the clock has to do with a challenge next, and from which day on.
pub(super) fn next(row: &Row, case: &Case) -> Option<(NaiveDate, ScheduledTask)> {
    let event = case.next_scheduled_event().map(|(day, event)| (day, ScheduledTask::Event(event)));
    let summary = case.proposal.filter(|proposal| !proposal.by_submitter && row.sealed_summary.is_some());
    let summary = summary.map(|proposal| (add_days(proposal.until, 1), ScheduledTask::ShowSummary));
    let contact = case.closed.filter(|_| row.sealed_contact.is_some());
    let contact = contact.map(|day| (add_days(day, CONTACT_DAYS), ScheduledTask::EraseContact));
    let text = case.closed.filter(|_| row.sealed_key.is_some());
    let text = text.and_then(|day| Some((day.checked_add_months(TEXT_KEPT)?, ScheduledTask::EraseText)));
    [event, summary, contact, text].into_iter().flatten().min_by_key(|(day, _)| *day)
}

/// What came of a look at some challenges.
#[derive(Default)]
struct Looked {
    done: usize,
    /// The last one that was looked at.
    last: Option<TaskCursor>,
}

impl Register {
    /// Does what the clock has to do now, for all challenges, some at a time; answers for how often. None is left when it is 0.
    ///
    /// # Errors
    /// If the database is away. What was done stays done.
    pub fn challenge_clock(&self) -> Result<usize> {
        let (mut done, mut after) = (0, None);
        loop {
            let looked = self.look_on(after)?;
            done += looked.done;
            // Those that could not be helped stay where they are, and nobody waits behind them.
            let Some(last) = looked.last else { return Ok(done) };
            after = Some(last);
        }
    }

    /// Looks at those that come after one.
    fn look_on(&self, after: Option<TaskCursor>) -> Result<Looked> {
        // Somewhere it is tomorrow already.
        let day = self.clock.now().date_naive() + Days::new(1);
        let mut conn = self.db.connection().ok_or_else(|| crate::Error::Unavailable("the database is away".into()))?;
        if store::list_due(&mut conn, day, after.as_ref(), 1)?.is_empty() {
            return Ok(Looked::default());
        }
        drop(conn);
        let vault = self.vault.clone();
        let looked = self.write_blocking(move |tx| {
            let rows = store::list_due(tx.conn, tx.now.date_naive() + Days::new(1), after.as_ref(), AT_ONCE)?;
            let last = rows.last().and_then(|row| Some((row.next_task_on.clone()?, row.reference.clone())));
            let mut looked = Looked { last, ..Looked::default() };
            for row in rows {
                let reference = row.reference.clone();
                match tx.savepoint(|tx| tick(tx, &vault, row)) {
                    Ok(done) => looked.done += done,
                    // One that is damaged holds up no other.
                    Err(error) => tracing::error!(%error, reference, "the clock could not go on with a challenge"),
                }
            }
            Ok(looked)
        })?;
        Ok(looked.value)
    }
}

/// Does all that is due for one challenge: how much.
fn tick(tx: &mut Tx<'_>, vault: &Vault, row: Row) -> Result<usize> {
    let mut work = CaseSession::of(tx, row)?;
    let (today, mut done) = (work.today(tx.now), 0);
    while let Some((_, duty)) = next(&work.row, &work.case).filter(|(day, _)| *day <= today) {
        match duty {
            ScheduledTask::Event(event) => drop(work.happen(tx, &event, CaseActor::Clock)?),
            ScheduledTask::ShowSummary => {
                show_summary(tx, &mut work, vault)?;
            }
            ScheduledTask::EraseContact => {
                erase_contact(tx, &mut work)?;
            }
            ScheduledTask::EraseText => erase(tx, &mut work)?,
        }
        done += 1;
    }
    Ok(done)
}

fn show_summary(tx: &mut Tx<'_>, work: &mut CaseSession, vault: &Vault) -> Result<()> {
    let sealed = work.row.sealed_summary.take();
    let text = match (work.key(vault)?, sealed) {
        (Some(key), Some(sealed)) => unseal::<Text<2000, true>>(&key, SUMMARY, &sealed)?,
        // Erasure in between: there is nothing to show.
        _ => return work.keep(tx),
    };
    work.happen(tx, &Event::PublishSummary { text, agreed: true }, CaseActor::Clock).map(drop)
}

/// Takes out where to answer.
pub(super) fn take_contact(tx: &mut Tx<'_>, work: &mut CaseSession) {
    if let Some(sealed) = work.row.sealed_contact.take() {
        tx.record_erasure(Erasure::new(work.row.id.0, &sealed));
    }
}

/// Forgets where to answer.
pub(super) fn erase_contact(tx: &mut Tx<'_>, work: &mut CaseSession) -> Result<()> {
    take_contact(tx, work);
    work.keep(tx)
}

/// Destroys the key of what is private, and what it sealed. What is public stays.
pub(super) fn erase(tx: &mut Tx<'_>, work: &mut CaseSession) -> Result<()> {
    let row = &mut work.row;
    if let Some(key) = &row.sealed_key {
        tx.record_erasure(Erasure::new(row.id.0, key));
    }
    (row.sealed_key, row.sealed_text, row.sealed_contact, row.sealed_summary) = Default::default();
    store::delete_messages_and_notes(tx.conn, row.id.0)?;
    attachments::delete_by_challenge(tx.conn, row.id.0)?;
    work.keep(tx)
}

/// Whether these sealed bytes are among those that must not be there any more.
fn came_back(sealed: Option<&String>, digests: &Digests) -> bool {
    sealed.is_some_and(|sealed| digests.contains(&digest(sealed)))
}

/// Of some challenges, those that have something again that is erased.
pub fn reappeared_after_restore(conn: &mut Conn, ledger: &[(Uuid, Digests)]) -> Result<Vec<(Uuid, Digests)>> {
    let mut back = Vec::new();
    for (id, digests) in ledger {
        let there = |row: Row| {
            [&row.sealed_key, &row.sealed_contact].into_iter().any(|sealed| came_back(sealed.as_ref(), digests))
        };
        if store::find(conn, *id)?.is_some_and(there) {
            back.push((*id, digests.clone()));
        }
    }
    Ok(back)
}

/// Erases what came back of a challenge.
pub fn reapply_erasures(tx: &mut Tx<'_>, id: Uuid, digests: &Digests) -> Result<()> {
    let Some(row) = store::find(tx.conn, id)? else { return Ok(()) };
    let mut work = CaseSession::of(tx, row)?;
    if came_back(work.row.sealed_key.as_ref(), digests) {
        return erase(tx, &mut work);
    }
    if came_back(work.row.sealed_contact.as_ref(), digests) {
        erase_contact(tx, &mut work)?;
    }
    Ok(())
}

/// Keeps a summary until the other side has seen it.
pub(super) fn propose(
    tx: &mut Tx<'_>,
    work: &mut CaseSession,
    key: &Vault,
    text: &Text<2000, true>,
    by: CaseActor,
) -> Result<super::CaseUpdate> {
    work.row.sealed_summary = Some(seal(key, SUMMARY, text)?);
    work.happen(tx, &Event::ProposeSummary, by)
}
