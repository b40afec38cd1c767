//! How often somebody may guess. Failures are counted for an account *from a network*, and for a network, never for an
//! account alone: whoever fails on purpose locks out their own network, not the owner of the account elsewhere.
//!
//! Counts are in memory, of this process only. Neither addresses nor accounts are kept, only keyed hashes of both that
//! no other process can make.
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::{Error, Result};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

/// For how long a failure counts.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Failures in that time for an account from one network.
pub const PER_ACCOUNT: u32 = 10;
/// Failures in that time from one network: an office has many people.
pub const PER_NETWORK: u32 = 100;
/// When so many are counted, those of before are let go: memory stays bounded.
const MAX_COUNTS: usize = 50_000;

/// Counts failures.
#[derive(Debug, Default)]
pub struct LoginThrottle {
    /// The key of the hashes.
    key: RandomState,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    new: HashMap<u64, Count>,
    old: HashMap<u64, Count>,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    failures: u32,
    since: Instant,
}

/// An attempt: a failure, unless it is said to be something else. Counted before it is made, so that many at once
/// are not more than one after the other.
#[must_use]
pub struct Attempt<'a> {
    throttle: &'a LoginThrottle,
    account: u64,
    network: u64,
}

impl Counts {
    /// The count under a key, begun anew once its time is over.
    fn get(&mut self, key: u64, now: Instant) -> &mut Count {
        if self.new.len() >= MAX_COUNTS && !self.new.contains_key(&key) {
            self.old = std::mem::take(&mut self.new);
        }
        let before = self.old.remove(&key);
        let count = self.new.entry(key).or_insert_with(|| before.unwrap_or(Count { failures: 0, since: now }));
        if now - count.since >= WINDOW || now < count.since {
            *count = Count { failures: 0, since: now };
        }
        count
    }
}

impl LoginThrottle {
    /// Counts an attempt of somebody in a network.
    ///
    /// # Errors
    /// `TooMany` if there were too many failures before.
    pub fn attempt(&self, account: &str, network: Network, now: Instant) -> Result<Attempt<'_>> {
        let attempt = Attempt {
            throttle: self,
            account: self.key.hash_one((account, network)),
            network: self.key.hash_one(network),
        };
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = [(attempt.account, PER_ACCOUNT), (attempt.network, PER_NETWORK)];
        for (key, most) in keys {
            let count = *counts.get(key, now);
            if count.failures >= most {
                let seconds = (count.since + WINDOW - now).num_seconds().max(0).unsigned_abs() + 1;
                return Err(Error::RateLimited { seconds });
            }
        }
        for (key, _) in keys {
            counts.get(key, now).failures += 1;
        }
        Ok(attempt)
    }
}

impl Attempt<'_> {
    /// It was no failure, and who made it is the right one: what failed before is forgotten.
    pub fn succeeded(self) {
        self.take_back(true);
    }

    /// It was no failure, and shows nothing.
    pub fn refund(self) {
        self.take_back(false);
    }

    fn take_back(self, forget: bool) {
        let mut counts = self.throttle.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = &mut *counts;
        for (key, all) in [(self.account, forget), (self.network, false)] {
            for map in [&mut counts.new, &mut counts.old] {
                if let Some(count) = map.get_mut(&key) {
                    count.failures = if all { 0 } else { count.failures.saturating_sub(1) };
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
        let (there, here) = (network("192.0.2.1"), network("198.51.100.1"));
        for _ in 0..PER_ACCOUNT {
            let _ = throttle.attempt("a", there, at(0)).unwrap();
        }
        assert!(matches!(throttle.attempt("a", there, at(5)), Err(Error::RateLimited { seconds: 601 })));
        assert!(throttle.attempt("a", here, at(5)).is_ok() && throttle.attempt("b", there, at(5)).is_ok());
        assert!(throttle.attempt("a", there, at(15)).is_ok());
    }

    #[test]
    fn a_network_is_stopped_whatever_accounts_it_tries() {
        let throttle = LoginThrottle::default();
        for n in 0..PER_NETWORK {
            let _ = throttle.attempt(&n.to_string(), network("2001:db8::1"), at(0)).unwrap();
        }
        assert!(throttle.attempt("x", network("2001:db8::2"), at(0)).is_err());
        assert!(throttle.attempt("x", network("2001:db8:0:1::2"), at(0)).is_ok());
    }

    #[test]
    fn a_success_forgets_what_failed_and_nothing_counts_for_nothing() {
        let throttle = LoginThrottle::default();
        let here = network("192.0.2.1");
        for _ in 0..3 {
            for _ in 1..PER_ACCOUNT {
                let _ = throttle.attempt("a", here, at(0)).unwrap();
            }
            throttle.attempt("a", here, at(0)).unwrap().succeeded();
        }
        for _ in 0..2 * PER_ACCOUNT {
            throttle.attempt("b", here, at(0)).unwrap().refund();
        }
        assert!(throttle.attempt("b", here, at(0)).is_ok());
    }

    #[test]
    fn memory_is_bounded() {
        let throttle = LoginThrottle::default();
        for n in 0..3 * u32::try_from(MAX_COUNTS).unwrap() {
            let network = network(&std::net::Ipv4Addr::from(n << 8).to_string());
            let _ = throttle.attempt("a", network, at(0));
        }
        let counts = throttle.counts.lock().unwrap();
        assert!(counts.new.len() <= MAX_COUNTS && counts.old.len() <= MAX_COUNTS);
    }
}
