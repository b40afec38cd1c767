//! Where those wait who log in: slow hashes are made a few at a time, so that guesses slow down nobody but each other.
use super::login_throttle::LoginThrottle;
use crate::{Error, Result};
use anyhow::Context;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// How many may wait for each hash that is being made: a second or so.
const WAITING: usize = 16;

/// Counts guesses, and makes slow hashes a few at a time.
pub struct Gate {
    pub throttle: LoginThrottle,
    slots: Arc<Semaphore>,
    /// How many may be here at once.
    most: usize,
    here: AtomicUsize,
}

impl Default for Gate {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self::new(cores)
    }
}

/// Somebody who is here. They leave when this is dropped, also when they went away before their turn.
struct Here<'a>(&'a AtomicUsize);

impl Drop for Here<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Gate {
    fn new(cores: usize) -> Self {
        let (slots, here) = (Arc::new(Semaphore::new(cores)), AtomicUsize::new(0));
        Self { throttle: LoginThrottle::default(), slots, most: cores * (WAITING + 1), here }
    }

    /// Does something slow on a thread of its own, at most as many at once as there are cores.
    ///
    /// # Errors
    /// `Unavailable` if too many wait.
    pub async fn slowly<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let before = self.here.fetch_add(1, Ordering::Relaxed);
        let _here = Here(&self.here);
        if before >= self.most {
            return Err(Error::Unavailable("too many log in at once".into()));
        }
        let slot = self.slots.clone().acquire_owned().await.context("nobody closes the gate")?;
        // The slot goes along: who hangs up does not stop the work.
        let work = move || {
            let _slot = slot;
            work()
        };
        Ok(tokio::task::spawn_blocking(work).await.context("a hash panicked")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_few_at_a_time_and_a_long_queue_is_refused() {
        let gate = Arc::new(Gate::new(2));
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let results: Vec<bool> = runtime.block_on(async {
            let all = (0..50).map(|_| {
                let (gate, now, most) = (gate.clone(), now.clone(), most.clone());
                async move {
                    let work = move || {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::sleep(Duration::from_millis(2));
                        now.fetch_sub(1, Ordering::SeqCst);
                    };
                    gate.slowly(work).await.is_ok()
                }
            });
            futures_util::future::join_all(all).await
        });
        assert_eq!(results.iter().filter(|done| **done).count(), 2 * (WAITING + 1));
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert_eq!(gate.here.load(Ordering::Relaxed), 0);
        assert!(runtime.block_on(gate.slowly(|| true)).unwrap());
    }
}
