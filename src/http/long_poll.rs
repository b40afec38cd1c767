//! Long polls: requests that wait for new log entries. Bounded in number, and woken when the process shuts down.
use crate::{Error, Result};
use futures_util::future::{Either, select};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::timeout;

/// Bounds the number of concurrent long polls.
pub struct LongPollLimiter {
    slots: Arc<Semaphore>,
    shutting_down: watch::Sender<bool>,
}

impl LongPollLimiter {
    pub fn new(max: usize) -> Self {
        let slots = Semaphore::new(max.min(Semaphore::MAX_PERMITS));
        Self { slots: Arc::new(slots), shutting_down: watch::Sender::new(false) }
    }

    /// Acquires a slot for one request. `log_size`: number of entries in the log.
    ///
    /// # Errors
    /// `Unavailable` if all slots are taken.
    pub fn acquire(&self, log_size: watch::Receiver<u64>) -> Result<Slot> {
        let permit = self.slots.clone().try_acquire_owned();
        let permit = permit.map_err(|_| Error::Unavailable("too many long polls".into()))?;
        Ok(Slot { _permit: permit, log_size, shutting_down: self.shutting_down.subscribe() })
    }

    /// Wakes all requests that wait, now and from now on.
    fn shut_down(&self) {
        self.shutting_down.send_replace(true);
    }
}

/// The slot of one long poll, released on drop.
pub struct Slot {
    _permit: OwnedSemaphorePermit,
    log_size: watch::Receiver<u64>,
    shutting_down: watch::Receiver<bool>,
}

/// The reason why a wait ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Wakeup {
    /// The log has grown.
    Grown,
    TimedOut,
    /// The process shuts down.
    ShuttingDown,
}

impl Slot {
    /// Waits until the log has more than `size` entries, at most for `duration`.
    pub async fn wait_for_more_than(&mut self, size: u64, duration: Duration) -> Wakeup {
        let grown = pin!(timeout(duration, self.log_size.wait_for(|current| *current > size)));
        let shutting_down = pin!(self.shutting_down.wait_for(|shutting_down| *shutting_down));
        match select(shutting_down, grown).await {
            Either::Right((Ok(Ok(_)), _)) => Wakeup::Grown,
            Either::Right((Err(_), _)) => Wakeup::TimedOut,
            // The catalog was dropped, or the server shuts down.
            Either::Right((Ok(Err(_)), _)) | Either::Left(_) => Wakeup::ShuttingDown,
        }
    }
}

/// Wakes all long polls on a shutdown signal: the server waits for open requests, which would otherwise wait on.
pub async fn close_on_shutdown(long_polls: Arc<LongPollLimiter>) {
    shutdown_signal().await;
    long_polls.shut_down();
}

#[cfg(unix)]
async fn shutdown_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    select(pin!(terminate.recv()), pin!(tokio::signal::ctrl_c())).await;
}

#[cfg(not(unix))]
async fn shutdown_signal() {
    let _ = tokio::signal::ctrl_c().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(60);

    #[actix_web::test]
    async fn growth_timeout_and_shutdown_end_a_wait() {
        let (log_size, long_polls) = (watch::Sender::new(5), LongPollLimiter::new(2));
        let mut slot = long_polls.acquire(log_size.subscribe()).unwrap();
        assert_eq!(slot.wait_for_more_than(4, LONG).await, Wakeup::Grown, "without waiting");
        assert_eq!(slot.wait_for_more_than(5, SHORT).await, Wakeup::TimedOut);
        let grow = async {
            tokio::time::sleep(SHORT).await;
            log_size.send_replace(6);
        };
        assert_eq!(futures_util::future::join(slot.wait_for_more_than(5, LONG), grow).await.0, Wakeup::Grown);
        let shut_down = async {
            tokio::time::sleep(SHORT).await;
            long_polls.shut_down();
        };
        let (wakeup, ()) = futures_util::future::join(slot.wait_for_more_than(6, LONG), shut_down).await;
        assert_eq!(wakeup, Wakeup::ShuttingDown);
        let mut late = long_polls.acquire(log_size.subscribe()).unwrap();
        assert_eq!(late.wait_for_more_than(6, LONG).await, Wakeup::ShuttingDown, "after the shutdown signal");
    }

    #[test]
    fn slots_are_bounded_and_released() {
        let (log_size, long_polls) = (watch::Sender::new(0), LongPollLimiter::new(1));
        let slot = long_polls.acquire(log_size.subscribe()).unwrap();
        assert!(matches!(long_polls.acquire(log_size.subscribe()).err(), Some(Error::Unavailable(_))));
        drop(slot);
        assert!(long_polls.acquire(log_size.subscribe()).is_ok());
    }
}
