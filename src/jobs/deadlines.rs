//! The clock of challenges: what it does stands in [`crate::service::challenges::deadlines`].
use super::{Job, Step};
use std::time::Duration;

/// Missed terms, questions that nobody answered, closing, erasure. Days change at another hour in each time zone.
pub const CLOCK: Job = Job {
    name: "challenges",
    step: |register| Ok(if register.run_challenge_tasks()? == 0 { Step::Idle } else { Step::Progress }),
    rest: Duration::from_secs(60),
    follows: false,
    at_once: 1,
};
