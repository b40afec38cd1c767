//! What nobody does, but the day brings: a term that ends soon, a remedy that is due, the question whether it is solved.
use super::{News, meant, queue};
use crate::domain::challenges::deadlines::add_days;
use crate::domain::notifications::{confirmation_request, reminders};
use crate::domain::values::Instant;
use crate::service::challenges::CaseSession;
use crate::service::{Register, Tx};
use crate::store::notifications::{self as store, Recipient};
use crate::store::{Conn, challenges};
use crate::{Error, Result};
use std::sync::atomic::Ordering;
use uuid::Uuid;

/// How many challenges are looked at together.
const AT_ONCE: i64 = 200;
/// Days ahead in which a term may end that is told: more than three working days ever take.
const AHEAD: u64 = 30;

impl Register {
    /// Writes the reminders of the day, those that are not written yet. Looks once an hour: days begin at another hour in each time
    /// zone. Answers whether anything was written.
    ///
    /// # Errors
    /// If the database is away.
    pub fn remind(&self) -> Result<bool> {
        let now = self.clock.now();
        let hour = now.timestamp() / 3600;
        if self.last_reminder_hour.load(Ordering::SeqCst) == hour {
            return Ok(false);
        }
        let mut conn = self.db.connection().ok_or_else(|| Error::Unavailable("the database is away".into()))?;
        let (mut last, mut any) = (String::new(), false);
        while store::any_confirmed(&mut conn)? {
            let rows = store::list_to_remind(&mut conn, add_days(now.date_naive(), AHEAD), &last, AT_ONCE)?;
            let Some(end) = rows.last() else { break };
            last.clone_from(&end.reference);
            let mut due = Vec::new();
            for row in rows {
                let work = CaseSession::read(&mut conn, row)?;
                if !missing(&mut conn, &work, now)?.is_empty() {
                    due.push(work.row.id.0);
                }
            }
            // Only if there is something to write, others are kept from the log for it.
            if !due.is_empty() {
                self.write_blocking(move |tx| write(tx, &due))?;
                any = true;
            }
        }
        self.last_reminder_hour.store(hour, Ordering::SeqCst);
        Ok(any)
    }
}

fn write(tx: &mut Tx<'_>, due: &[Uuid]) -> Result<()> {
    for id in due {
        let Some(row) = challenges::find(tx.conn, *id)? else { continue };
        let work = CaseSession::of(tx, row)?;
        for (recipient, news) in missing(tx.conn, &work, tx.now)? {
            queue(tx, &recipient, &work, &news)?;
        }
    }
    Ok(())
}

/// The reminders of a challenge that are not written yet.
fn missing(conn: &mut Conn, work: &CaseSession, now: Instant) -> Result<Vec<(Recipient, News)>> {
    let (today, mut all) = (work.today(now), Vec::new());
    let news = |notice, day: chrono::NaiveDate| News { notice, occasion: day.to_string(), day: Some(day) };
    let reminders = reminders(&work.case, today, &work.rules.calendar);
    if !reminders.is_empty() {
        let handlers =
            meant(store::list_case_handlers(conn, work.row.organization_id.0)?, work.row.assigned_to.as_deref());
        let each = handlers.iter().flat_map(|one| reminders.iter().map(|(what, day)| (one.clone(), news(*what, *day))));
        all.extend(each);
    }
    if let Some((notice, day)) = confirmation_request(&work.case, today) {
        let submitter =
            store::find_recipient_by_challenge(conn, work.row.id.0)?.filter(|one| one.confirmed_on.is_some());
        all.extend(submitter.map(|one| (one, news(notice, day))));
    }
    let mut missing = Vec::new();
    for (recipient, news) in all {
        let subject = news.subject(&work.row.reference);
        if !store::exists(conn, recipient.id.0, news.notice.as_str(), &subject)? {
            missing.push((recipient, news));
        }
    }
    Ok(missing)
}
