//! Clusters: challenges that affect so many people that the decision must be one for all of them.
use super::case::{Case, Review};
use super::codes::ChallengeState::*;
use super::deadlines::Rules;
use super::event::{TransitionError, ensure};
use chrono::NaiveDate;

impl Case {
    /// Returns the number of people affected: the submitter, those of challenges merged into this one, and the
    /// supporters.
    pub fn affected_count(&self) -> u64 {
        1 + self.merged_from.len() as u64 + self.supporters.browsers + self.supporters.verified
    }

    /// Adds one supporter. Returns true if the published counts change.
    pub(super) fn add_supporter(&mut self, verified: bool) -> Result<bool, TransitionError> {
        ensure(
            self.closed.is_none() && self.state != Merged,
            "closed",
            "the challenge is closed, or merged into another one",
        )?;
        let before = self.supporters;
        let count = if verified { &mut self.supporters.verified } else { &mut self.supporters.browsers };
        *count += 1;
        Ok(before.public() != self.supporters.public())
    }

    /// Makes the challenge a cluster once the threshold is reached. Returns true if it became one just now.
    ///
    /// A refusal, a redirection or a decision without a remedy is then sent to a second review.
    pub(super) fn update_cluster(&mut self, today: NaiveDate, rules: &Rules) -> bool {
        if self.cluster.is_some() || self.affected_count() < rules.cluster_at {
            return false;
        }
        self.cluster = Some(today);
        let gets_remedy = self.state == Decided && self.owes_remedy();
        if matches!(self.state, Decided | Refused | Redirected | Disputed) && !gets_remedy && self.is_reviewable() {
            self.request_second_review(today, rules);
            self.state = ReviewRequested;
        }
        true
    }

    pub(super) fn request_second_review(&mut self, today: NaiveDate, rules: &Rules) {
        self.review = Some(Review { requested: today, extension: None, decision: None });
        self.due.review = Some(rules.review_by(today));
        self.due.ask_review = None;
    }
}
