//! Webhook deliveries: states and retries.
use super::json::Code;
use chrono::TimeDelta;

/// The state of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum DeliveryState {
    /// Waiting for the first attempt or for a retry.
    Waiting,
    Delivered,
    /// Given up after too many failed attempts.
    Dead,
}

/// The delay after each failed attempt: three days in total.
pub const RETRY_DELAYS: [TimeDelta; 9] = [
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(25),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(20),
    TimeDelta::minutes(20 * 60 + 30),
];

/// The number of failed attempts for which a delivery blocks the later ones, to keep the order. After that, the
/// receiver may get events out of order.
pub const MAX_BLOCKING_FAILURES: usize = 2;

/// Returns the delay after the given number of attempts, or `None` if the delivery is given up.
pub fn retry_delay(attempts: usize) -> Option<TimeDelta> {
    RETRY_DELAYS.get(attempts.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_go_on_for_three_days() {
        let total: TimeDelta = (1..).map_while(retry_delay).sum();
        assert_eq!(total, TimeDelta::hours(72) + TimeDelta::seconds(5));
        assert!(RETRY_DELAYS.is_sorted());
        assert_eq!((retry_delay(0), retry_delay(10)), (None, None));
    }
}
