//! How often anybody may do something within an hour: from one network, and all together. Counts are in memory, of this process only,
//! under keyed hashes that nobody else can make, and there are never more of them than are let through.
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::{Error, Result};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

const HOUR: TimeDelta = TimeDelta::hours(1);

/// Counts those who do it.
#[derive(Debug)]
pub struct RateLimiter {
    key: RandomState,
    each: u32,
    all: u32,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    since: Instant,
    all: u32,
    networks: HashMap<u64, u32>,
}

impl RateLimiter {
    /// So many from each network, and so many all together.
    pub fn new(each: u32, all: u32) -> Self {
        Self { key: RandomState::new(), each, all, counts: Mutex::default() }
    }

    /// Lets one more through.
    ///
    /// # Errors
    /// `TooMany` if there were too many in this hour.
    pub fn take(&self, network: Network, now: Instant) -> Result<()> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if now - counts.since >= HOUR || now < counts.since {
            *counts = Counts { since: now, ..Counts::default() };
        }
        let key = self.key.hash_one(network);
        let here = counts.networks.get(&key).copied().unwrap_or_default();
        if counts.all >= self.all || here >= self.each {
            let seconds = (counts.since + HOUR - now).num_seconds().max(0).unsigned_abs() + 1;
            return Err(Error::RateLimited { seconds });
        }
        counts.all += 1;
        counts.networks.insert(key, here + 1);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_and_all_together_have_their_share_of_an_hour() {
        let quota = RateLimiter::new(5, 100);
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let network = |n: u32| Network::of_client(std::net::Ipv4Addr::from(n << 8).into());
        for _ in 0..5 {
            quota.take(network(0), now).unwrap();
        }
        let later = now + TimeDelta::minutes(20);
        assert!(matches!(quota.take(network(0), later), Err(Error::RateLimited { seconds: 2401 })));
        for n in 5..100 {
            quota.take(network(n), later).unwrap();
        }
        assert!(quota.take(network(100), later).is_err());
        assert_eq!(quota.counts.lock().unwrap().networks.len(), 96, "no more than were let through");
        assert!(quota.take(network(0), now + HOUR).is_ok());
    }
}
