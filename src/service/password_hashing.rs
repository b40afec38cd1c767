//! Bounds concurrent password hashing to the number of cores, so that guesses of passwords slow down sign-ins only.
use crate::{Error, Result};
use anyhow::Context;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// Maximum number of waiters per core: about a second of hashing.
const MAX_WAITERS_PER_CORE: usize = 16;

/// Hashes passwords, as many at once as there are cores.
pub struct HashingPool {
    slots: Arc<Semaphore>,
    max_in_flight: usize,
    /// The number of callers who wait or whose hash is being computed.
    in_flight: AtomicUsize,
}

impl Default for HashingPool {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::new(cores)
    }
}

/// Counts a caller while it exists, also if the caller is cancelled while waiting.
struct WaitGuard<'a>(&'a AtomicUsize);

impl Drop for WaitGuard<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl HashingPool {
    fn new(cores: usize) -> Self {
        let (slots, in_flight) = (Arc::new(Semaphore::new(cores)), AtomicUsize::new(0));
        let max_in_flight = cores * (MAX_WAITERS_PER_CORE + 1);
        Self { slots, max_in_flight, in_flight }
    }

    /// Runs slow work on a blocking thread, once a slot is free.
    ///
    /// # Errors
    /// `Unavailable` if too many callers wait.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let in_flight = self.in_flight.fetch_add(1, Ordering::Relaxed);
        let _guard = WaitGuard(&self.in_flight);
        if in_flight >= self.max_in_flight {
            return Err(Error::Unavailable("too many people are signing in at the moment".into()));
        }
        let slot = self.slots.clone().acquire_owned().await.context("the hashing pool is closed")?;
        // The slot moves into the work: it stays taken if the caller is cancelled and the work goes on.
        let work = move || {
            let _slot = slot;
            work()
        };
        Ok(tokio::task::spawn_blocking(work).await.context("password hashing panicked")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn concurrency_is_bounded_and_a_long_queue_is_refused() {
        let pool = Arc::new(HashingPool::new(2));
        let (running, max_running) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let results: Vec<bool> = runtime.block_on(async {
            let all = (0..50).map(|_| {
                let (pool, running, max_running) = (pool.clone(), running.clone(), max_running.clone());
                async move {
                    let work = move || {
                        max_running.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(2));
                        running.fetch_sub(1, Ordering::SeqCst);
                    };
                    pool.run(work).await.is_ok()
                }
            });
            futures_util::future::join_all(all).await
        });
        assert_eq!(results.iter().filter(|accepted| **accepted).count(), 2 * (MAX_WAITERS_PER_CORE + 1));
        assert_eq!(max_running.load(Ordering::SeqCst), 2);
        assert_eq!(pool.in_flight.load(Ordering::Relaxed), 0);
        assert!(runtime.block_on(pool.run(|| true)).unwrap());
    }
}
