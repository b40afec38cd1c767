//! How often anybody may ask to join: from one network, and all together, within an hour. Counts are in memory, of this
//! process only, and are never more than all that are let through.
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::{Error, Result};
use chrono::TimeDelta;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

const HOUR: TimeDelta = TimeDelta::hours(1);
pub const PER_NETWORK: u32 = 5;
pub const ALTOGETHER: u32 = 100;

/// Counts those who ask.
#[derive(Debug, Default)]
pub struct Quota(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    since: Instant,
    all: u32,
    networks: HashMap<Network, u32>,
}

impl Quota {
    /// Lets one more through.
    ///
    /// # Errors
    /// `TooMany` if there were too many in this hour.
    pub fn take(&self, network: Network, now: Instant) -> Result<()> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now - counts.since >= HOUR || now < counts.since {
            *counts = Counts { since: now, ..Counts::default() };
        }
        let here = counts.networks.get(&network).copied().unwrap_or_default();
        if counts.all >= ALTOGETHER || here >= PER_NETWORK {
            let seconds = (counts.since + HOUR - now).num_seconds().max(0).unsigned_abs() + 1;
            return Err(Error::TooMany { seconds });
        }
        counts.all += 1;
        counts.networks.insert(network, here + 1);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_and_all_together_have_their_share_of_an_hour() {
        let quota = Quota::default();
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let network = |n: u32| Network::of_client(std::net::Ipv4Addr::from(n << 8).into());
        for _ in 0..PER_NETWORK {
            quota.take(network(0), now).unwrap();
        }
        let later = now + TimeDelta::minutes(20);
        assert!(matches!(quota.take(network(0), later), Err(Error::TooMany { seconds: 2401 })));
        for n in PER_NETWORK..ALTOGETHER {
            quota.take(network(n), later).unwrap();
        }
        assert!(quota.take(network(ALTOGETHER), later).is_err());
        assert_eq!(quota.0.lock().unwrap().networks.len(), 96, "no more than were let through");
        assert!(quota.take(network(0), now + HOUR).is_ok());
    }
}
