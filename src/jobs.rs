//! What the register does without being asked: by the clock, and when the log has grown.
//!
//! A job is a function that does one step and says whether there is more to do. It asks the register for the time, so that
//! a test moves the clock and calls the step itself. In a process that serves, each job has a runner: a thread that
//! steps until nothing is left, and rests until the log grows or its time has come. What waits for others goes on a
//! thread of its own, so that one slow receiver holds nobody else.
pub mod deadlines;
pub mod mail;
pub mod retention;
pub mod webhooks;

use crate::Result;
use crate::service::Register;
use anyhow::Context;
use futures_util::future::select;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

/// What came of a step.
pub enum Step {
    /// There was nothing to do.
    Idle,
    /// Progress was done, and there may be more.
    Progress,
    /// Progress was begun, and there may be more. The rest of it waits for others.
    Detached(Box<dyn FnOnce() + Send>),
}

/// Something that the register does by itself.
pub struct Job {
    pub name: &'static str,
    pub step: fn(&Register) -> Result<Step>,
    /// How long it rests when nothing is to be done.
    pub rest: Duration,
    /// Whether it is woken when the log grows.
    pub follows: bool,
    /// How much of what was begun may wait for others at one time.
    pub at_once: u32,
}

/// Every job.
pub const ALL: [&Job; 6] = [
    &deadlines::CLOCK,
    &webhooks::GATHERING,
    &webhooks::DELIVERING,
    &mail::REMINDING,
    &mail::MAILING,
    &retention::FORGETTING,
];

/// How long one that the log woke lets it grow on, so that much at once is looked at once.
const GATHER: Duration = Duration::from_millis(100);
/// How long a process that stops waits for what was begun.
const PARTING: Duration = Duration::from_secs(5);
/// How often a runner whose places are all taken looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(200);

/// Jobs that run, until they are told to stop.
pub struct Running {
    stop: watch::Sender<bool>,
    runners: Vec<JoinHandle<()>>,
}

/// Runs every job beside the register.
///
/// # Errors
/// If no thread can be made.
pub fn start(register: &Register) -> anyhow::Result<Running> {
    start_these(register, &ALL)
}

fn start_these(register: &Register, jobs: &[&'static Job]) -> anyhow::Result<Running> {
    let (stop, bell) = (watch::Sender::new(false), Arc::new(Notify::new()));
    let mut running = Running { stop, runners: Vec::new() };
    for job in jobs.iter().copied() {
        let runner = Runner {
            job,
            register: register.clone(),
            growth: register.catalog.watch_size(),
            stop: running.stop.subscribe(),
            bell: bell.clone(),
            begun: Arc::new(Semaphore::new(job.at_once as usize)),
            clock: tokio::runtime::Builder::new_current_thread().enable_time().build()?,
        };
        let thread = std::thread::Builder::new().name(job.name.into()).spawn(move || runner.run());
        running.runners.push(thread.with_context(|| format!("the job {} cannot run", job.name))?);
    }
    Ok(running)
}

impl Running {
    /// Tells the jobs to stop, and waits a little for what they have begun.
    pub fn stop(self) {
        self.stop.send_replace(true);
        for runner in self.runners {
            if runner.join().is_err() {
                tracing::error!("a runner panicked");
            }
        }
    }
}

/// The thread of one job.
struct Runner {
    job: &'static Job,
    register: Register,
    growth: watch::Receiver<u64>,
    stop: watch::Receiver<bool>,
    /// Rung when a job did something: there may be something for another one now.
    bell: Arc<Notify>,
    /// Places for what was begun.
    begun: Arc<Semaphore>,
    clock: Runtime,
}

impl Runner {
    fn run(mut self) {
        let mut failing = false;
        while !*self.stop.borrow() {
            self.growth.mark_unchanged();
            let Some(place) = self.place() else { continue };
            let step = catch_unwind(AssertUnwindSafe(|| (self.job.step)(&self.register)));
            let step = step.unwrap_or_else(|_| Err(anyhow::anyhow!("it panicked").into()));
            match step {
                Ok(Step::Idle) => self.rest(),
                Ok(Step::Progress) => self.bell.notify_waiters(),
                Ok(Step::Detached(work)) => self.begin(work, place),
                Err(error) => {
                    // A database that is away fails every step: that is told once.
                    if !std::mem::replace(&mut failing, true) {
                        tracing::warn!(job = self.job.name, %error, "a job failed; it is tried again");
                    }
                    self.rest();
                    continue;
                }
            }
            failing = false;
        }
        let all = self.begun.acquire_many(self.job.at_once);
        drop(self.clock.block_on(async { timeout(PARTING, all).await }));
    }

    /// A place for what a step may begin. None after a while: the process may be about to stop.
    fn place(&self) -> Option<OwnedSemaphorePermit> {
        let place = self.begun.clone().acquire_owned();
        self.clock.block_on(async { timeout(LOOK, place).await }).ok()?.ok()
    }

    /// Rests until there may be something to do.
    fn rest(&mut self) {
        let (stop, growth, bell) = (&mut self.stop, &mut self.growth, &self.bell);
        let woken = async {
            let stopped = pin!(stop.wait_for(|stopped| *stopped));
            if self.job.follows {
                let grown = async {
                    // It cannot end: this thread holds the register, and that the catalog.
                    let _ = growth.changed().await;
                    sleep(GATHER).await;
                };
                select(stopped, select(pin!(bell.notified()), pin!(grown))).await;
            } else {
                drop(stopped.await);
            }
        };
        // If nothing wakes it, its time has come.
        let _ = self.clock.block_on(async { timeout(self.job.rest, woken).await });
    }

    /// Goes on with what was begun, on a thread of its own; then there may be more to do.
    fn begin(&self, work: Box<dyn FnOnce() + Send>, place: OwnedSemaphorePermit) {
        let bell = self.bell.clone();
        let going_on = move || {
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tracing::error!("what a job had begun panicked");
            }
            drop(place);
            bell.notify_waiters();
        };
        if let Err(error) = std::thread::Builder::new().name(self.job.name.into()).spawn(going_on) {
            tracing::error!(%error, "what a job has begun cannot go on");
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
    static BEGUN: AtomicUsize = AtomicUsize::new(0);

    /// Fails, panics, begins three things that take their time, and has nothing more to do.
    const BUSY: Job = Job {
        name: "busy",
        step: |_| match STEPS.fetch_add(1, Ordering::SeqCst) {
            0 => Err(crate::Error::NotFound),
            1 => panic!("on purpose"),
            2..=4 => Ok(Step::Detached(Box::new(|| {
                std::thread::sleep(Duration::from_millis(300));
                BEGUN.fetch_add(1, Ordering::SeqCst);
            }))),
            _ => Ok(Step::Idle),
        },
        rest: Duration::from_millis(10),
        follows: true,
        at_once: 4,
    };
    /// Rests for ever.
    const IDLE: Job =
        Job { name: "idle", step: |_| Ok(Step::Idle), rest: Duration::from_secs(3600), follows: false, at_once: 1 };

    #[test]
    fn a_job_that_fails_goes_on_and_what_waits_holds_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { data: Some(folder.path().into()), ..Options::default() };
        let settings = Settings::new(options, std::path::Path::new("/nonexistent")).unwrap();
        let register = Register::open(settings, Clock::system()).unwrap();
        let begun = Instant::now();
        let running = start_these(&register, &[&BUSY, &IDLE]).unwrap();
        while STEPS.load(Ordering::SeqCst) < 6 {
            assert!(begun.elapsed() < Duration::from_secs(20), "the job does not go on");
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(BEGUN.load(Ordering::SeqCst), 0, "steps go on while what was begun waits");
        running.stop();
        assert_eq!(BEGUN.load(Ordering::SeqCst), 3, "what was begun is waited for");
        assert!(begun.elapsed() < Duration::from_secs(20), "a rest ends when the process is to stop");
    }
}
