//! Daily reminders: approaching deadlines, remedies that are due, and the question whether the problem is solved.
use super::{Notification, enqueue, recipients_for};
use crate::domain::challenges::deadlines::add_days;
use crate::domain::notifications::{confirmation_request, reminders};
use crate::domain::values::Instant;
use crate::service::challenges::case_session::CaseSession;
use crate::service::{Register, Tx};
use crate::store::notifications::{self as store, Recipient};
use crate::store::{Conn, challenges};
use crate::{Error, Result};
use uuid::Uuid;

/// Challenges examined at a time.
const BATCH_SIZE: i64 = 200;
/// Days ahead in which a deadline may need a reminder: more than three working days ever span.
const DAYS_AHEAD: u64 = 30;

/// Queues the reminders of the day that are not queued yet. Runs once an hour, because days begin at different
/// hours in different time zones. Returns true if any were queued.
///
/// # Errors
/// If the database is unavailable.
pub fn queue_reminders(register: &Register) -> Result<bool> {
    let now = register.clock.now();
    if register.limits.reminders.is_done(now) {
        return Ok(false);
    }
    let mut conn = register.db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
    let (mut last, mut any) = (String::new(), false);
    while store::any_confirmed(&mut conn)? {
        let rows = store::list_to_remind(&mut conn, add_days(now.date_naive(), DAYS_AHEAD), &last, BATCH_SIZE)?;
        let Some(end) = rows.last() else { break };
        last.clone_from(&end.reference);
        let mut due = Vec::new();
        for row in rows {
            let session = CaseSession::load(&mut conn, row)?;
            if !missing_reminders(&mut conn, &session, now)?.is_empty() {
                due.push(session.row.id.0);
            }
        }
        // The writer is used only if there is something to write.
        if !due.is_empty() {
            register.write_blocking(move |tx| write(tx, &due))?;
            any = true;
        }
    }
    register.limits.reminders.complete(now);
    Ok(any)
}

fn write(tx: &mut Tx<'_>, due: &[Uuid]) -> Result<()> {
    for id in due {
        let Some(row) = challenges::find(tx.conn, *id)? else { continue };
        let session = CaseSession::load(tx.conn, row)?;
        for (recipient, notification) in missing_reminders(tx.conn, &session, tx.now)? {
            enqueue(tx, &recipient, &session, &notification)?;
        }
    }
    Ok(())
}

/// Returns the reminders of a challenge that are not queued yet.
fn missing_reminders(conn: &mut Conn, session: &CaseSession, now: Instant) -> Result<Vec<(Recipient, Notification)>> {
    let (today, mut pending) = (session.today(now), Vec::new());
    let notification = |kind, day: chrono::NaiveDate| Notification { kind, occasion: day.to_string(), day: Some(day) };
    let reminders = reminders(&session.case, today, &session.rules.calendar);
    if !reminders.is_empty() {
        let handlers = recipients_for(
            store::list_case_handlers(conn, session.row.organization_id.0)?,
            session.row.assigned_to.as_deref(),
        );
        let for_handlers = handlers
            .iter()
            .flat_map(|recipient| reminders.iter().map(|(kind, day)| (recipient.clone(), notification(*kind, *day))));
        pending.extend(for_handlers);
    }
    if let Some((kind, day)) = confirmation_request(&session.case, today) {
        let submitter = store::find_recipient_by_challenge(conn, session.row.id.0)?
            .filter(|recipient| recipient.confirmed_on.is_some());
        pending.extend(submitter.map(|recipient| (recipient, notification(kind, day))));
    }
    let mut missing_reminders = Vec::new();
    for (recipient, notification) in pending {
        let subject = notification.subject(&session.row.reference);
        if !store::exists(conn, recipient.id.0, notification.kind.as_str(), &subject)? {
            missing_reminders.push((recipient, notification));
        }
    }
    Ok(missing_reminders)
}
