//! Limits failed sign-ins. Failures are counted per account *and* network and per network, never per account alone:
//! failing on purpose locks out one's own network, not the owner of the account elsewhere. Wrong receipts of challenges
//! are counted in the same way, after the lookup, under one name for all challenges.
//!
//! Why not a rate limiter as in `rate_limit`: `docs/decisions/0008-password-hashing-and-login-throttle.md`.
//!
//! The counts are in the memory of this process. They contain neither addresses nor accounts, only keyed hashes of them
//! with a random key of this process.
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::{Error, Result};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// The time for which a failure counts.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Maximum number of failures in the window for an account from one network.
pub const PER_ACCOUNT: u32 = 10;
/// Maximum number of failures in the window from one network: an office has many people.
pub const PER_NETWORK: u32 = 100;
/// Maximum number of counts in a generation. When it is reached, the older generation is dropped, which bounds memory.
const MAX_COUNTS: usize = 50_000;

/// Counts failed attempts and refuses further ones.
#[derive(Debug, Default)]
pub struct LoginThrottle {
    /// The random key of the hashes.
    key: RandomState,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    current: HashMap<u64, Count>,
    previous: HashMap<u64, Count>,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    failures: u32,
    since: Instant,
}

/// An attempt. It counts as a failure unless it is ended by [`Attempt::succeeded`] or [`Attempt::refund`]. It is
/// counted before it is made, so that concurrent attempts are not more than consecutive ones.
#[must_use]
pub struct Attempt<'a> {
    throttle: &'a LoginThrottle,
    account: u64,
    network: u64,
}

impl Counts {
    /// Returns the count of a key, which starts at zero again after its window.
    fn get(&mut self, key: u64, now: Instant) -> &mut Count {
        if self.current.len() >= MAX_COUNTS && !self.current.contains_key(&key) {
            self.previous = std::mem::take(&mut self.current);
        }
        let before = self.previous.remove(&key);
        let count = self.current.entry(key).or_insert_with(|| before.unwrap_or(Count { failures: 0, since: now }));
        if now - count.since >= WINDOW || now < count.since {
            *count = Count { failures: 0, since: now };
        }
        count
    }
}

impl LoginThrottle {
    /// Counts an attempt for an account from a network.
    ///
    /// # Errors
    /// `RateLimited` if there were too many failures before.
    pub fn attempt(&self, account: &str, network: Network, now: Instant) -> Result<Attempt<'_>> {
        let attempt = Attempt {
            throttle: self,
            account: self.key.hash_one((account, network)),
            network: self.key.hash_one(network),
        };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let limits = [(attempt.account, PER_ACCOUNT), (attempt.network, PER_NETWORK)];
        for (key, max) in limits {
            let count = *counts.get(key, now);
            if count.failures >= max {
                let seconds = (count.since + WINDOW - now).num_seconds().max(0).unsigned_abs() + 1;
                return Err(Error::RateLimited { seconds });
            }
        }
        for (key, _) in limits {
            counts.get(key, now).failures += 1;
        }
        Ok(attempt)
    }
}

impl Attempt<'_> {
    /// Ends the attempt as a success: resets the failures of the account from this network.
    pub fn succeeded(self) {
        self.uncount(true);
    }

    /// Ends the attempt as neither a success nor a failure.
    pub fn refund(self) {
        self.uncount(false);
    }

    fn uncount(self, reset_account: bool) {
        let mut counts = self.throttle.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = &mut *counts;
        for (key, reset) in [(self.account, reset_account), (self.network, false)] {
            for map in [&mut counts.current, &mut counts.previous] {
                if let Some(count) = map.get_mut(&key) {
                    count.failures = if reset { 0 } else { count.failures.saturating_sub(1) };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of_client(text.parse().unwrap())
    }

    fn at(minutes: i64) -> Instant {
        "2026-03-02T09:00:00Z".parse::<Instant>().unwrap() + TimeDelta::minutes(minutes)
    }

    #[test]
    fn an_account_is_locked_for_one_network_only() {
        let throttle = LoginThrottle::default();
        let (locked, other) = (network("192.0.2.1"), network("198.51.100.1"));
        for _ in 0..PER_ACCOUNT {
            let _ = throttle.attempt("a", locked, at(0)).unwrap();
        }
        assert!(matches!(throttle.attempt("a", locked, at(5)), Err(Error::RateLimited { seconds: 601 })));
        assert!(throttle.attempt("a", other, at(5)).is_ok() && throttle.attempt("b", locked, at(5)).is_ok());
        assert!(throttle.attempt("a", locked, at(15)).is_ok());
    }

    #[test]
    fn a_network_is_locked_for_all_accounts() {
        let throttle = LoginThrottle::default();
        for n in 0..PER_NETWORK {
            let _ = throttle.attempt(&n.to_string(), network("2001:db8::1"), at(0)).unwrap();
        }
        assert!(throttle.attempt("x", network("2001:db8::2"), at(0)).is_err());
        assert!(throttle.attempt("x", network("2001:db8:0:1::2"), at(0)).is_ok());
    }

    #[test]
    fn a_success_resets_the_failures_and_a_refund_counts_nothing() {
        let throttle = LoginThrottle::default();
        let network = network("192.0.2.1");
        for _ in 0..3 {
            for _ in 1..PER_ACCOUNT {
                let _ = throttle.attempt("a", network, at(0)).unwrap();
            }
            throttle.attempt("a", network, at(0)).unwrap().succeeded();
        }
        for _ in 0..2 * PER_ACCOUNT {
            throttle.attempt("b", network, at(0)).unwrap().refund();
        }
        assert!(throttle.attempt("b", network, at(0)).is_ok());
    }

    #[test]
    fn memory_is_bounded() {
        let throttle = LoginThrottle::default();
        for n in 0..3 * u32::try_from(MAX_COUNTS).unwrap() {
            let network = network(&std::net::Ipv4Addr::from(n << 8).to_string());
            let _ = throttle.attempt("a", network, at(0));
        }
        let counts = throttle.counts.lock().unwrap();
        assert!(counts.current.len() <= MAX_COUNTS && counts.previous.len() <= MAX_COUNTS);
    }
}
