//! `Last-Modified` of responses about current records.
use crate::catalog::CatalogState;
use crate::domain::values::Instant;
use chrono::NaiveDate;

/// Returns the time of the last change of a list of records: the last log entry, or midnight, when records become
/// stale.
pub fn of_records(state: &CatalogState, today: NaiveDate) -> Option<Instant> {
    let midnight = today.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    state.updated.max(midnight)
}

/// Returns the time of the last change of content that depends on challenges, too.
///
/// `None` on the day of a log entry about a challenge: such entries carry a day, no time.
pub fn of_records_and_challenges(state: &CatalogState, today: NaiveDate) -> Option<Instant> {
    of_records(state, today).filter(|_| state.last_challenge_day.is_none_or(|day| day < today))
}
