//! Positions in the log that clients name.
use crate::domain::json::MAX_INTEGER;
use crate::http::long_poll::{LongPollLimiter, Wakeup};
use crate::service::Register;
use crate::{Error, Result};
use std::time::Duration;

/// Time within which a process sees the entries that another process appended, with a margin.
const MAX_LAG: Duration = Duration::from_secs(2);
/// Message about a parameter that is no index of the log.
pub const EXPECTED_INDEX: &str = "an index of the log is expected";

/// Parses an index of the log. `None` beyond 2^53: no log is that long, and JSON cannot carry the number.
pub fn parse_index(text: &str) -> Option<u64> {
    text.parse().ok().filter(|index| *index <= MAX_INTEGER)
}

/// Returns the index after the last entry that a client has. If the log of this process is shorter, waits for it:
/// another process may have sent the client more than this one has seen yet.
///
/// # Errors
/// `BadRequest` if the log does not have the entry: the client has read another log.
pub async fn index_after(
    register: &Register,
    long_polls: &LongPollLimiter,
    parameter: &str,
    after: Option<u64>,
) -> Result<u64> {
    let size = register.catalog.with(|state| state.size);
    let Some(after) = after.filter(|after| size <= *after) else {
        return Ok(after.map_or(0, |after| after + 1));
    };
    match long_polls.acquire(register.catalog.watch_size())?.wait_for_more_than(after, MAX_LAG).await {
        Wakeup::Grown => return Ok(after + 1),
        Wakeup::TimedOut if register.catalog.log_reachable() => {}
        Wakeup::TimedOut => return Err(Error::Unavailable("the log cannot be followed".into())),
        Wakeup::ShuttingDown => return Err(Error::Unavailable("the register is shutting down".into())),
    }
    let size = register.catalog.with(|state| state.size);
    let detail =
        format!("the log has only {size} entries and no entry {after}; it may have been restored from a backup");
    Err(Error::parameter(parameter, "notInLog", detail))
}
