//! How facts are told to addresses that organizations named.
use super::shape::codes;
use chrono::TimeDelta;

codes! {
    /// What became of a delivery.
    pub enum DeliveryState {
        /// It is to be sent, for the first time or once more.
        Waiting = "waiting",
        Delivered = "delivered",
        /// It was given up.
        Dead = "dead",
    }
}

/// How long after each attempt that failed the next one comes: three days in all.
pub const WAITS: [TimeDelta; 9] = [
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

/// So many attempts that failed hold up what comes after them, to keep the order. A receiver that is away longer than
/// that gets it in another order.
pub const HOLDING: usize = 2;

/// How long a delivery waits after so many attempts. None: it is given up.
pub fn wait_after(attempts: usize) -> Option<TimeDelta> {
    WAITS.get(attempts.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_may_be_away_for_three_days() {
        let all: TimeDelta = (1..).map_while(wait_after).sum();
        assert_eq!(all, TimeDelta::hours(72) + TimeDelta::seconds(5));
        assert!(WAITS.is_sorted());
        assert_eq!((wait_after(0), wait_after(10)), (None, None));
    }
}
