//! Background jobs, which run at intervals and when entries are appended to the log.
//!
//! A job is a function that does one step of work and reports whether there is more. It takes the time from the
//! register, so that a test can move the clock and call the step. In a server, each job has a runner: a thread that
//! calls the step until it is idle, and then waits for the interval or for new log entries. Work that waits for other
//! servers continues on its own thread, so that one slow receiver does not delay the others.
pub mod deadlines;
mod job;
pub mod mail;
pub mod retention;
pub mod webhooks;

use crate::service::Register;
use anyhow::Context;
use futures_util::future::select;
pub use job::{Job, Step};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

/// All jobs.
pub const ALL: [&Job; 6] = [
    &deadlines::DEADLINES,
    &webhooks::DELIVERY_CREATION,
    &webhooks::DELIVERY,
    &mail::REMINDERS,
    &mail::OUTBOX,
    &retention::RETENTION,
];

/// Delay between a new log entry and the step that it wakes, so that one step handles many entries.
const WAKE_DELAY: Duration = Duration::from_millis(100);
/// Timeout for detached work when the process shuts down.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);
/// The interval at which a runner without a free slot checks for the shutdown.
const STOP_CHECK_INTERVAL: Duration = Duration::from_millis(200);

/// The running jobs.
pub struct RunningJobs {
    stop: watch::Sender<bool>,
    runners: Vec<JoinHandle<()>>,
}

/// Starts all jobs of a register.
///
/// # Errors
/// If a thread cannot be started.
pub fn start(register: &Register) -> anyhow::Result<RunningJobs> {
    start_jobs(register, &ALL)
}

fn start_jobs(register: &Register, jobs: &[&'static Job]) -> anyhow::Result<RunningJobs> {
    let (stop, wake) = (watch::Sender::new(false), Arc::new(Notify::new()));
    let mut running = RunningJobs { stop, runners: Vec::new() };
    for job in jobs.iter().copied() {
        let runner = Runner {
            job,
            register: register.clone(),
            log_size: register.catalog.watch_size(),
            stop: running.stop.subscribe(),
            wake: wake.clone(),
            slots: Arc::new(Semaphore::new(job.max_in_flight as usize)),
            runtime: tokio::runtime::Builder::new_current_thread().enable_time().build()?,
        };
        let thread = std::thread::Builder::new().name(job.name.into()).spawn(move || runner.run());
        running.runners.push(thread.with_context(|| format!("the job {} cannot be started", job.name))?);
    }
    Ok(running)
}

impl RunningJobs {
    /// Stops the jobs and waits for their detached work, at most [`SHUTDOWN_TIMEOUT`].
    pub fn stop(self) {
        self.stop.send_replace(true);
        for runner in self.runners {
            if runner.join().is_err() {
                tracing::error!("a job runner panicked");
            }
        }
    }
}

/// The thread of one job.
struct Runner {
    job: &'static Job,
    register: Register,
    log_size: watch::Receiver<u64>,
    stop: watch::Receiver<bool>,
    /// Notified after the progress of any job, because there may be work for another one.
    wake: Arc<Notify>,
    /// Slots for detached work.
    slots: Arc<Semaphore>,
    /// Runs the timers of this thread.
    runtime: Runtime,
}

impl Runner {
    fn run(mut self) {
        let mut failing = false;
        while !*self.stop.borrow() {
            self.log_size.mark_unchanged();
            let Some(slot) = self.acquire_slot() else { continue };
            let step = catch_unwind(AssertUnwindSafe(|| (self.job.step)(&self.register)));
            let step = step.unwrap_or_else(|_| Err(anyhow::anyhow!("the job panicked").into()));
            match step {
                Ok(Step::Idle) => self.pause(),
                Ok(Step::Progress) => self.wake.notify_waiters(),
                Ok(Step::Detached(work)) => self.detach(work, slot),
                Err(error) => {
                    // Without the database every step fails: only the first failure is logged.
                    if !std::mem::replace(&mut failing, true) {
                        tracing::warn!(job = self.job.name, %error, "a job failed and will be retried");
                    }
                    self.pause();
                    continue;
                }
            }
            failing = false;
        }
        let all_slots = self.slots.acquire_many(self.job.max_in_flight);
        drop(self.runtime.block_on(async { timeout(SHUTDOWN_TIMEOUT, all_slots).await }));
    }

    /// Acquires a slot for work that the step may detach. None after a timeout, so that the runner can check for the
    /// shutdown.
    fn acquire_slot(&self) -> Option<OwnedSemaphorePermit> {
        let slot = self.slots.clone().acquire_owned();
        self.runtime.block_on(async { timeout(STOP_CHECK_INTERVAL, slot).await }).ok()?.ok()
    }

    /// Waits for the interval, or until there may be work.
    fn pause(&mut self) {
        let (stop, log_size, wake) = (&mut self.stop, &mut self.log_size, &self.wake);
        let woken = async {
            let stopped = pin!(stop.wait_for(|stopped| *stopped));
            if self.job.wake_on_append {
                let appended = async {
                    // The sender exists as long as the catalog, which the register of this thread holds.
                    let _ = log_size.changed().await;
                    sleep(WAKE_DELAY).await;
                };
                select(stopped, select(pin!(wake.notified()), pin!(appended))).await;
            } else {
                drop(stopped.await);
            }
        };
        // A timeout means that the interval is over.
        let _ = self.runtime.block_on(async { timeout(self.job.interval, woken).await });
    }

    /// Runs detached work on its own thread, and wakes the jobs afterwards.
    fn detach(&self, work: Box<dyn FnOnce() + Send>, slot: OwnedSemaphorePermit) {
        let wake = self.wake.clone();
        let run = move || {
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tracing::error!("detached work of a job panicked");
            }
            drop(slot);
            wake.notify_waiters();
        };
        if let Err(error) = std::thread::Builder::new().name(self.job.name.into()).spawn(run) {
            tracing::error!(%error, "a thread for detached work of a job cannot be started");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Clock, Options, Settings};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    static STEPS: AtomicUsize = AtomicUsize::new(0);
    static DETACHED: AtomicUsize = AtomicUsize::new(0);

    /// Fails, panics, detaches three slow works, and is idle afterwards.
    const BUSY: Job = Job {
        name: "busy",
        step: |_| match STEPS.fetch_add(1, Ordering::SeqCst) {
            0 => Err(crate::Error::NotFound),
            1 => panic!("on purpose"),
            2..=4 => Ok(Step::Detached(Box::new(|| {
                std::thread::sleep(Duration::from_millis(300));
                DETACHED.fetch_add(1, Ordering::SeqCst);
            }))),
            _ => Ok(Step::Idle),
        },
        interval: Duration::from_millis(10),
        wake_on_append: true,
        max_in_flight: 4,
    };
    /// Is always idle.
    const IDLE: Job = Job {
        name: "idle",
        step: |_| Ok(Step::Idle),
        interval: Duration::from_secs(3600),
        wake_on_append: false,
        max_in_flight: 1,
    };

    #[test]
    fn a_failed_job_is_retried_and_detached_work_does_not_block_steps() {
        let directory = tempfile::tempdir().unwrap();
        let options = Options { data: Some(directory.path().into()), ..Options::default() };
        let settings = Settings::new(options, std::path::Path::new("/nonexistent")).unwrap();
        let register = Register::open(settings, Clock::system()).unwrap();
        let start = Instant::now();
        let running = start_jobs(&register, &[&BUSY, &IDLE]).unwrap();
        while STEPS.load(Ordering::SeqCst) < 6 {
            assert!(start.elapsed() < Duration::from_secs(20), "the job stopped");
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(DETACHED.load(Ordering::SeqCst), 0, "steps continue while detached work runs");
        running.stop();
        assert_eq!(DETACHED.load(Ordering::SeqCst), 3, "the shutdown waits for detached work");
        assert!(start.elapsed() < Duration::from_secs(20), "the shutdown ends the pause of an idle job");
    }
}
