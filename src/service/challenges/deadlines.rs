//! Scheduled tasks of challenges: missed deadlines, unanswered questions, summaries without objection, closing, and
//! erasure of the private part.
//!
//! Each task is one write. If several processes run it, all but the first find nothing left to do.
use super::case_session::{CaseSession, CaseUpdate};
use super::schedule::{ScheduledTask, next_task};
use super::sealing::{SUMMARY, seal, unseal};
use crate::domain::challenges::{CaseActor, Event};
use crate::domain::languages::Text;
use crate::service::erasures::{Digests, Erasure, digest};
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::challenges::attachments;
use crate::store::challenges::{self as store, Challenge as Row, TaskCursor};
use crate::{Error, Result};
use chrono::Days;
use uuid::Uuid;

/// Challenges examined in one transaction.
const BATCH_SIZE: i64 = 50;

/// The result of one batch.
#[derive(Default)]
struct BatchResult {
    completed: usize,
    /// Position of the last challenge of the batch.
    last: Option<TaskCursor>,
}

/// Runs all tasks that are due, in batches. Returns their number; 0 means that none is left.
///
/// # Errors
/// If the database is unavailable. Completed batches stay committed.
pub fn run_challenge_tasks(register: &Register) -> Result<usize> {
    let (mut completed, mut after) = (0, None);
    loop {
        let batch = run_batch(register, after)?;
        completed += batch.completed;
        // A challenge that failed is skipped, so that it does not block those after it.
        let Some(last) = batch.last else { return Ok(completed) };
        after = Some(last);
    }
}

/// Runs the due tasks of the challenges after a position.
fn run_batch(register: &Register, after: Option<TaskCursor>) -> Result<BatchResult> {
    // UTC plus one day: in some time zone it is already tomorrow.
    let day = register.clock.now().date_naive() + Days::new(1);
    let mut conn = register.db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
    if store::list_due(&mut conn, day, after.as_ref(), 1)?.is_empty() {
        return Ok(BatchResult::default());
    }
    drop(conn);
    let vault = register.vault.clone();
    let batch = register.write_blocking(move |tx| {
        let rows = store::list_due(tx.conn, tx.now.date_naive() + Days::new(1), after.as_ref(), BATCH_SIZE)?;
        let last = rows.last().and_then(|row| Some((row.next_task_on.clone()?, row.reference.clone())));
        let mut batch = BatchResult { last, ..BatchResult::default() };
        for row in rows {
            let reference = row.reference.clone();
            match tx.savepoint(|tx| run_due_tasks(tx, &vault, row)) {
                Ok(completed) => batch.completed += completed,
                // A damaged challenge must not block the others.
                Err(error) => tracing::error!(%error, reference, "a scheduled task of a challenge failed"),
            }
        }
        Ok(batch)
    })?;
    Ok(batch.value)
}

/// Runs all due tasks of one challenge. Returns their number.
fn run_due_tasks(tx: &mut Tx<'_>, vault: &Vault, row: Row) -> Result<usize> {
    let mut session = CaseSession::load(tx.conn, row)?;
    let (today, mut completed) = (session.today(tx.now), 0);
    while let Some((_, task)) = next_task(&session.row, &session.case).filter(|(day, _)| *day <= today) {
        match task {
            ScheduledTask::Event(event) => drop(session.apply(tx, &event, CaseActor::Clock)?),
            ScheduledTask::ShowSummary => show_summary(tx, &mut session, vault)?,
            ScheduledTask::EraseContact => erase_contact(tx, &mut session)?,
            ScheduledTask::EraseText => erase_private(tx, &mut session)?,
        }
        completed += 1;
    }
    Ok(completed)
}

fn show_summary(tx: &mut Tx<'_>, session: &mut CaseSession, vault: &Vault) -> Result<()> {
    let sealed = session.row.sealed_summary.take();
    let text = match (session.key(vault)?, sealed) {
        (Some(key), Some(sealed)) => unseal::<Text<2000, true>>(&key, SUMMARY, &sealed)?,
        // Erasure in the meantime: there is no summary to publish.
        _ => return session.save(tx),
    };
    session.apply(tx, &Event::PublishSummary { text, agreed: true }, CaseActor::Clock).map(drop)
}

/// Removes the contact details from the row and records their erasure.
pub(super) fn remove_contact(tx: &mut Tx<'_>, session: &mut CaseSession) {
    if let Some(sealed) = session.row.sealed_contact.take() {
        tx.record_erasure(Erasure::new(session.row.id.0, &sealed));
    }
}

/// Erases the contact details.
pub(super) fn erase_contact(tx: &mut Tx<'_>, session: &mut CaseSession) -> Result<()> {
    remove_contact(tx, session);
    session.save(tx)
}

/// Erases the private part by destroying its key. The public part stays.
pub(super) fn erase_private(tx: &mut Tx<'_>, session: &mut CaseSession) -> Result<()> {
    let row = &mut session.row;
    if let Some(key) = &row.sealed_key {
        tx.record_erasure(Erasure::new(row.id.0, key));
    }
    (row.sealed_key, row.sealed_text, row.sealed_contact, row.sealed_summary) = Default::default();
    store::delete_messages_and_notes(tx.conn, row.id.0)?;
    attachments::delete_by_challenge(tx.conn, row.id.0)?;
    session.save(tx)
}

/// Returns true if a sealed value is in the erasure ledger.
fn is_in_ledger(sealed: Option<&String>, digests: &Digests) -> bool {
    sealed.is_some_and(|sealed| digests.contains(&digest(sealed)))
}

/// Returns the challenges that contain erased values again, after a restore from a backup.
pub fn reappeared_after_restore(conn: &mut Conn, ledger: &[(Uuid, Digests)]) -> Result<Vec<(Uuid, Digests)>> {
    let mut reappeared = Vec::new();
    for (id, digests) in ledger {
        let has_erased = |row: Row| {
            [&row.sealed_key, &row.sealed_contact].into_iter().any(|sealed| is_in_ledger(sealed.as_ref(), digests))
        };
        if store::find(conn, *id)?.is_some_and(has_erased) {
            reappeared.push((*id, digests.clone()));
        }
    }
    Ok(reappeared)
}

/// Erases what a restore brought back.
pub fn reapply_erasures(tx: &mut Tx<'_>, id: Uuid, digests: &Digests) -> Result<()> {
    let Some(row) = store::find(tx.conn, id)? else { return Ok(()) };
    let mut session = CaseSession::load(tx.conn, row)?;
    if is_in_ledger(session.row.sealed_key.as_ref(), digests) {
        return erase_private(tx, &mut session);
    }
    if is_in_ledger(session.row.sealed_contact.as_ref(), digests) {
        erase_contact(tx, &mut session)?;
    }
    Ok(())
}

/// Seals a proposed summary until the other side accepts it or objects.
pub(super) fn propose_summary(
    tx: &mut Tx<'_>,
    session: &mut CaseSession,
    key: &Vault,
    text: &Text<2000, true>,
    by: CaseActor,
) -> Result<CaseUpdate> {
    session.row.sealed_summary = Some(seal(key, SUMMARY, text)?);
    session.apply(tx, &Event::ProposeSummary, by)
}
