//! The next scheduled task of a challenge, computed from its row and case file.
use crate::domain::challenges::deadlines::add_days;
use crate::domain::challenges::{Case, Event};
use crate::store::challenges::Challenge as Row;
use chrono::{Months, NaiveDate};

/// Days for which contact details are kept after the challenge is closed.
const CONTACT_RETENTION_DAYS: u64 = 90;
/// Time for which the text and the conversation are kept after the challenge is closed: they may be needed in court.
const TEXT_RETENTION: Months = Months::new(12);

/// A task that falls due on a day, without anybody's request.
#[derive(Debug, Clone, PartialEq)]
pub enum ScheduledTask {
    Event(Event),
    ShowSummary,
    EraseContact,
    EraseText,
}

/// Returns the next task of a challenge and the day from which it is due.
pub fn next_task(row: &Row, case: &Case) -> Option<(NaiveDate, ScheduledTask)> {
    let event = case.next_scheduled_event().map(|(day, event)| (day, ScheduledTask::Event(event)));
    let summary = case.proposal.filter(|proposal| !proposal.by_submitter && row.sealed_summary.is_some());
    let summary = summary.map(|proposal| (add_days(proposal.until, 1), ScheduledTask::ShowSummary));
    let contact = case.closed.filter(|_| row.sealed_contact.is_some());
    let contact = contact.map(|day| (add_days(day, CONTACT_RETENTION_DAYS), ScheduledTask::EraseContact));
    let text = case.closed.filter(|_| row.sealed_key.is_some());
    let text = text.and_then(|day| Some((day.checked_add_months(TEXT_RETENTION)?, ScheduledTask::EraseText)));
    [event, summary, contact, text].into_iter().flatten().min_by_key(|(day, _)| *day)
}
