//! Requests that wait for what is not there yet. They are a bounded number, and none keeps the process from stopping.
use crate::{Error, Result};
use futures_util::future::{Either, select};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::timeout;

/// The places of those who wait.
pub struct LongPollLimiter {
    places: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl LongPollLimiter {
    pub fn new(places: usize) -> Self {
        let places = places.min(Semaphore::MAX_PERMITS);
        Self { places: Arc::new(Semaphore::new(places)), stopping: watch::Sender::new(false) }
    }

    /// A place for one request that waits for more than so many entries of the log.
    ///
    /// # Errors
    /// `Unavailable` if all places are taken.
    pub fn place(&self, growth: watch::Receiver<u64>) -> Result<Place> {
        let permit = self.places.clone().try_acquire_owned();
        let permit = permit.map_err(|_| Error::Unavailable("too many requests wait for changes".into()))?;
        Ok(Place { _permit: permit, growth, stopping: self.stopping.subscribe() })
    }

    /// Sends home all who wait, now and from now on.
    fn stop(&self) {
        self.stopping.send_replace(true);
    }
}

/// A place among those who wait; free again when it is dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    growth: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
}

/// Why a wait ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Wakeup {
    /// There is something.
    Grown,
    /// The time is up.
    Late,
    /// The process is to stop.
    Stopping,
}

impl Place {
    /// Waits until the log has more than `size` entries, but no longer than `time`.
    pub async fn more_than(&mut self, size: u64, time: Duration) -> Wakeup {
        let grown = pin!(timeout(time, self.growth.wait_for(|now| *now > size)));
        let stopping = pin!(self.stopping.wait_for(|stopping| *stopping));
        match select(stopping, grown).await {
            Either::Right((Ok(Ok(_)), _)) => Wakeup::Grown,
            Either::Right((Err(_), _)) => Wakeup::Late,
            // The register is gone, or the server stops.
            Either::Right((Ok(Err(_)), _)) | Either::Left(_) => Wakeup::Stopping,
        }
    }
}

/// The server lets open requests end when the process is told to stop: those who only wait must hear of it.
pub async fn close_on_shutdown(waiting: Arc<LongPollLimiter>) {
    shutdown_signal().await;
    waiting.stop();
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

    const SOON: Duration = Duration::from_millis(20);
    const LONG: Duration = Duration::from_secs(60);

    #[actix_web::test]
    async fn a_wait_ends_when_there_is_more_or_time_is_up_or_the_server_stops() {
        let (grown, waiting) = (watch::Sender::new(5), LongPollLimiter::new(2));
        let mut place = waiting.place(grown.subscribe()).unwrap();
        assert_eq!(place.more_than(4, LONG).await, Wakeup::Grown, "at once");
        assert_eq!(place.more_than(5, SOON).await, Wakeup::Late);
        let later = async {
            tokio::time::sleep(SOON).await;
            grown.send_replace(6);
        };
        assert_eq!(futures_util::future::join(place.more_than(5, LONG), later).await.0, Wakeup::Grown);
        let stop = async {
            tokio::time::sleep(SOON).await;
            waiting.stop();
        };
        assert_eq!(futures_util::future::join(place.more_than(6, LONG), stop).await.0, Wakeup::Stopping);
        assert_eq!(
            waiting.place(grown.subscribe()).unwrap().more_than(6, LONG).await,
            Wakeup::Stopping,
            "who comes late"
        );
    }

    #[test]
    fn places_are_bounded_and_given_back() {
        let (grown, waiting) = (watch::Sender::new(0), LongPollLimiter::new(1));
        let place = waiting.place(grown.subscribe()).unwrap();
        assert!(matches!(waiting.place(grown.subscribe()).err(), Some(Error::Unavailable(_))));
        drop(place);
        assert!(waiting.place(grown.subscribe()).is_ok());
    }
}
