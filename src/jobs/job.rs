//! A background job and its steps.
use crate::Result;
use crate::service::Register;
use std::time::Duration;

/// The outcome of a step.
pub enum Step {
    /// There was nothing to do.
    Idle,
    /// Some work was done, and there may be more.
    Progress,
    /// The work continues on another thread, because it waits for another server. Call the step again at once.
    Detached(Box<dyn FnOnce() + Send>),
}

/// A background job.
pub struct Job {
    pub name: &'static str,
    pub step: fn(&Register) -> Result<Step>,
    /// Pause after an idle or failed step.
    pub interval: Duration,
    /// True: new log entries and the progress of other jobs end the pause.
    pub wake_on_append: bool,
    /// Maximum number of detached tasks at one time.
    pub max_in_flight: u32,
}
