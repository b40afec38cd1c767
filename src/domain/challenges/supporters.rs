//! Counts of supporters ("this affects me too"), published in steps that reveal no individual.
use crate::domain::json::Object;
use crate::domain::languages::Localize;
use serde::{Deserialize, Serialize};

/// The exact numbers of supporters of a challenge. Never public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supporters {
    /// Browsers. The register does not identify the people who use them.
    pub browsers: u64,
    /// People whom a case handler met or spoke to.
    pub verified: u64,
}

/// The numbers of supporters, rounded down: 1 stands for 1 to 9, then come 10, 20, 50, 100, 200, 500 and so on.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct PublicSupporters {
    /// Browsers. The register does not identify the people who use them.
    #[object(required)]
    pub browsers: u64,
    /// People whom a case handler met or spoke to.
    #[object(required)]
    pub verified: u64,
}

/// Rounds a count down to the step that is published. Below ten it reveals only that there is at least one.
pub fn public_count(count: u64) -> u64 {
    if count == 0 {
        return 0;
    }
    let tens = std::iter::successors(Some(10_u64), |ten| ten.checked_mul(10));
    let steps = tens.flat_map(|ten| [1, 2, 5].map(|factor| ten.saturating_mul(factor)));
    steps.take_while(|step| *step <= count).last().unwrap_or(1)
}

impl Supporters {
    /// Returns the published counts, or `None` without supporters.
    pub fn public(self) -> Option<PublicSupporters> {
        let public = PublicSupporters::new(public_count(self.browsers), public_count(self.verified));
        (public.browsers + public.verified > 0).then_some(public)
    }
}

#[cfg(test)]
mod tests {
    use super::public_count;
    use proptest::prelude::*;

    #[test]
    fn counts_are_rounded_down_to_steps() {
        let steps = [0, 1, 9, 10, 19, 20, 49, 50, 99, 100, 4_999, 5_000, u64::MAX].map(public_count);
        assert_eq!(steps[..12], [0, 1, 1, 10, 10, 20, 20, 50, 50, 100, 2_000, 5_000]);
        assert!(steps[12] > 1 << 62);
    }

    proptest! {
        #[test]
        fn a_public_count_never_exceeds_the_count(count: u64) {
            prop_assert!(public_count(count) <= count && public_count(public_count(count)) == public_count(count));
            prop_assert!(count < 10 || public_count(count) > count / 3);
        }
    }
}
