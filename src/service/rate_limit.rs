//! Rate limits for anonymous requests, by the hour: for each network, and for all networks together.
//!
//! `governor` counts, in the memory of this process only. Networks are stored as hashes with a random key, so that
//! memory holds no addresses. Why GCRA, and what differs from fixed windows: `docs/decisions/0002-rate-limits.md`.
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::{Error, Result};
use chrono::TimeDelta;
use governor::clock::{Clock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota};
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const HOUR: TimeDelta = TimeDelta::hours(1);
/// The interval at which networks with a full quota are dropped.
const CLEANUP_INTERVAL: TimeDelta = TimeDelta::minutes(10);

type Limiter<Key, Store> = governor::RateLimiter<Key, Store, CheckTime, NoOpMiddleware<Nanos>>;

/// Limits how many requests each network, and all networks together, may make in an hour. A network may use its whole
/// quota at once; the quota then comes back evenly, one request at a time.
#[derive(Debug)]
pub struct RateLimiter {
    hash_key: RandomState,
    per_network: Option<Quota>,
    total: Option<Quota>,
    /// None: a limit is zero, so nothing is allowed. One lock for both limits, which are checked together.
    limits: Mutex<Option<Limits>>,
}

#[derive(Debug)]
struct Limits {
    time: CheckTime,
    per_network: Limiter<u64, HashMapStateStore<u64>>,
    total: Limiter<NotKeyed, InMemoryState>,
    /// Until when all networks together have used up the total. Until then networks are not looked up, so that their
    /// number in memory stays bounded by the number of allowed requests.
    exhausted_until: Option<Nanos>,
    latest: Instant,
    cleaned_at: Instant,
}

/// The time of the current check, which `governor` reads as its clock.
#[derive(Debug, Clone, Default)]
struct CheckTime(Arc<AtomicU64>);

impl CheckTime {
    fn set(&self, now: Instant) -> Nanos {
        let nanos = now.timestamp_nanos_opt().and_then(|nanos| u64::try_from(nanos).ok()).unwrap_or_default();
        self.0.store(nanos, Ordering::Relaxed);
        nanos.into()
    }
}

impl Clock for CheckTime {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        self.0.load(Ordering::Relaxed).into()
    }
}

fn too_many(wait: Duration) -> Error {
    // Whole seconds, never too few.
    Error::RateLimited { seconds: wait.as_secs() + 1 }
}

impl Limits {
    fn new(per_network: Quota, total: Quota, now: Instant) -> Self {
        // The limiters measure time from 1970, where a new `CheckTime` starts.
        let time = CheckTime::default();
        Self {
            per_network: governor::RateLimiter::hashmap_with_clock(per_network, time.clone()),
            total: governor::RateLimiter::direct_with_clock(total, time.clone()),
            time,
            exhausted_until: None,
            latest: now,
            cleaned_at: now,
        }
    }

    fn check(&mut self, network: u64, now: Instant) -> Result<()> {
        self.latest = self.latest.max(now);
        let time = self.time.set(now);
        let wait = |not_until: NotUntil<Nanos>| too_many(not_until.wait_time_from(time));
        if let Some(until) = self.exhausted_until.filter(|until| time < *until) {
            return Err(too_many(until.duration_since(time).into()));
        }
        if now - self.cleaned_at >= CLEANUP_INTERVAL {
            self.cleaned_at = now;
            self.per_network.retain_recent();
            self.per_network.shrink_to_fit();
        }
        self.per_network.check_key(&network).map_err(wait)?;
        self.total.check().map_err(|not_until| {
            self.exhausted_until = Some(not_until.earliest_possible());
            wait(not_until)
        })
    }
}

impl RateLimiter {
    /// Creates a limiter with these quotas for an hour.
    pub fn new(per_network: u32, total: u32) -> Self {
        let quota = |limit| NonZeroU32::new(limit).map(Quota::per_hour);
        Self {
            hash_key: RandomState::new(),
            per_network: quota(per_network),
            total: quota(total),
            limits: Mutex::default(),
        }
    }

    /// Counts a request, if it is within the limits.
    ///
    /// # Errors
    /// `RateLimited`, with the time to wait, if it exceeds a limit.
    pub fn check(&self, network: Network, now: Instant) -> Result<()> {
        let (Some(per_network), Some(total)) = (self.per_network, self.total) else {
            return Err(too_many(HOUR.to_std().unwrap_or_default()));
        };
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        // After a clock that was wrong has been set back, everyone would wait until it is where it was.
        limits.take_if(|limits| now + HOUR < limits.latest);
        limits.get_or_insert_with(|| Limits::new(per_network, total, now)).check(self.hash_key.hash_one(network), now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(n: u32) -> Network {
        Network::of_client(std::net::Ipv4Addr::from(n << 8).into())
    }

    fn morning() -> Instant {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    fn networks_in_memory(limiter: &RateLimiter) -> usize {
        limiter.limits.lock().unwrap().as_ref().unwrap().per_network.len()
    }

    #[test]
    fn a_network_and_all_networks_together_have_hourly_limits() {
        let limiter = RateLimiter::new(5, 100);
        let now = morning();
        for _ in 0..5 {
            limiter.check(network(0), now).unwrap();
        }
        assert!(matches!(limiter.check(network(0), now), Err(Error::RateLimited { seconds: 721 })));
        for n in 5..100 {
            limiter.check(network(n), now).unwrap();
        }
        assert!(matches!(limiter.check(network(100), now), Err(Error::RateLimited { seconds: 37 })));
        // The hundred of an hour are one in 36 seconds, of which each network has one in twelve minutes.
        let later = now + TimeDelta::minutes(12);
        limiter.check(network(0), later).unwrap();
        assert!(limiter.check(network(0), later).is_err());
        // An hour after the last request, the whole quota is there again.
        let next = later + HOUR;
        for _ in 0..5 {
            limiter.check(network(0), next).unwrap();
        }
        assert!(limiter.check(network(0), next).is_err());
    }

    #[test]
    fn refused_requests_use_up_no_quota_and_no_memory() {
        let limiter = RateLimiter::new(5, 10);
        let now = morning();
        for _ in 0..1000 {
            limiter.check(network(0), now).ok();
        }
        // A network that is over its limit takes nothing from the others.
        for n in 1..=5 {
            limiter.check(network(n), now).unwrap();
        }
        for n in 6..1000 {
            assert!(limiter.check(network(n), now).is_err());
        }
        assert!(networks_in_memory(&limiter) <= 7, "{}", networks_in_memory(&limiter));
    }

    #[test]
    fn memory_is_bounded_however_long_it_runs() {
        let limiter = RateLimiter::new(5, 100);
        let mut most = 0;
        for second in 0..6 * 3600 {
            limiter.check(network(second), morning() + TimeDelta::seconds(second.into())).ok();
            most = most.max(networks_in_memory(&limiter));
        }
        assert!(most < 500, "{most} networks in memory");
    }

    #[test]
    fn a_limit_of_zero_allows_nothing() {
        assert!(matches!(
            RateLimiter::new(0, 0).check(network(0), morning()),
            Err(Error::RateLimited { seconds: 3601 })
        ));
    }

    #[test]
    fn a_clock_that_was_ahead_locks_nobody_out() {
        let limiter = RateLimiter::new(1, 10);
        limiter.check(network(0), morning() + TimeDelta::days(4000)).unwrap();
        limiter.check(network(0), morning()).unwrap();
        assert!(limiter.check(network(0), morning()).is_err());
    }
}
