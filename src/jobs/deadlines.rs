//! The deadline job of challenges. Its tasks are in [`crate::service::challenges::deadlines`].
use super::job::{Job, Step};
use crate::service::challenges::deadlines;
use std::time::Duration;

/// Handles missed deadlines, unanswered questions, closing and erasure. Runs every minute, because a day begins at a
/// different time in each time zone.
pub const DEADLINES: Job = Job {
    name: "deadlines",
    step: |register| Ok(if deadlines::run_challenge_tasks(register)? == 0 { Step::Idle } else { Step::Progress }),
    interval: Duration::from_secs(60),
    wake_on_append: false,
    max_in_flight: 1,
};
