//! "This affects me too": how many say so, in steps that give nobody away, and what follows from many.
use super::case::Review;
use super::deadlines::Rules;
use super::machine::{Forbidden, ensure};
use super::{Case, ChallengeState};
use crate::domain::shape::object;
use ChallengeState::*;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Those who say that it affects them, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supporters {
    /// Browsers: nobody knows who sits before them.
    pub browsers: u64,
    /// Whom a case handler saw or heard.
    pub verified: u64,
}

object! {
    /// How many say that it affects them, too: at least so many. 1 stands for 1 to 9, then come 10, 20, 50, 100, 200, 500 and so on.
    pub struct PublicSupporters {
        required {
            /// Browsers; nobody checked who sits before them.
            browsers "browsers": u64,
            /// People whom a case handler saw or heard.
            verified "verified": u64,
        }
        optional {}
    }
}

/// The step that a count has reached: what is told of it. Below ten nobody learns more than that there is somebody.
pub fn step(count: u64) -> u64 {
    if count == 0 {
        return 0;
    }
    let tens = std::iter::successors(Some(10_u64), |ten| ten.checked_mul(10));
    let steps = tens.flat_map(|ten| [1, 2, 5].map(|times| ten.saturating_mul(times)));
    steps.take_while(|step| *step <= count).last().unwrap_or(1)
}

impl Supporters {
    /// What everybody may know; nothing while there is nobody.
    pub fn public(self) -> Option<PublicSupporters> {
        let shown = PublicSupporters::new(step(self.browsers), step(self.verified));
        (shown.browsers + shown.verified > 0).then_some(shown)
    }
}

impl Case {
    /// For how many it is: those who filed a like one and were merged into this, and those who say that it affects them, too.
    pub fn concerned(&self) -> u64 {
        1 + self.joined.len() as u64 + self.supporters.browsers + self.supporters.verified
    }

    /// One more says that it affects them, too. True if that is a new step.
    pub(super) fn support(&mut self, verified: bool) -> Result<bool, Forbidden> {
        ensure(
            self.closed.is_none() && self.state != Merged,
            "closed",
            "the challenge is closed, or answered with another",
        )?;
        let before = self.supporters;
        let count = if verified { &mut self.supporters.verified } else { &mut self.supporters.browsers };
        *count += 1;
        Ok(before.public() != self.supporters.public())
    }

    /// Whether so many are concerned now that the answer must be one for all of them. If there is an answer that helps nobody, somebody
    /// else must look at it again.
    pub(super) fn becomes_cluster(&mut self, today: NaiveDate, rules: &Rules) -> bool {
        if self.cluster.is_some() || self.concerned() < rules.cluster_at {
            return false;
        }
        self.cluster = Some(today);
        let helped = self.state == Decided && self.owes_remedy();
        if matches!(self.state, Decided | Refused | Redirected | Disputed) && !helped && self.is_reviewable() {
            self.request_review(today, rules);
            self.state = ReviewRequested;
        }
        true
    }

    pub(super) fn request_review(&mut self, today: NaiveDate, rules: &Rules) {
        self.review = Some(Review { requested: today, extension: None, decision: None });
        self.due.review = Some(rules.review(today));
        self.due.ask_review = None;
    }
}

#[cfg(test)]
mod tests {
    use super::step;
    use proptest::prelude::*;

    #[test]
    fn fewer_than_ten_are_told_as_some() {
        let told = [0, 1, 9, 10, 19, 20, 49, 50, 99, 100, 4_999, 5_000, u64::MAX].map(step);
        assert_eq!(told[..12], [0, 1, 1, 10, 10, 20, 20, 50, 50, 100, 2_000, 5_000]);
        assert!(told[12] > 1 << 62);
    }

    proptest! {
        #[test]
        fn a_step_is_never_more_than_the_count(count: u64) {
            prop_assert!(step(count) <= count && step(step(count)) == step(count));
            prop_assert!(count < 10 || step(count) > count / 3);
        }
    }
}
