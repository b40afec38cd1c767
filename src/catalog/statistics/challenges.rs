//! Figures about challenges: running totals, and their publication. Small counts are suppressed, so that nobody reads a
//! rate into them; `/v1/challenges` lists every challenge individually.
use super::figure::{Count, Figure, FigureValue, adjust};
use crate::domain::challenges::{ChallengeKind, ChallengeState, Deadline, Outcome, PublicChallenge};
use std::collections::BTreeMap;

/// The smallest nonzero count that is published.
const MIN_PUBLISHED_COUNT: u64 = 5;

/// Running totals over a set of challenges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    received: u64,
    kinds: BTreeMap<ChallengeKind, u64>,
    states: BTreeMap<ChallengeState, u64>,
    /// Number of challenges by the days until their first decision.
    days_to_answer: BTreeMap<u64, u64>,
    /// Number of challenges that were decided or missed their deadline to decide, and how many of these were decided in
    /// time.
    answer_due: u64,
    answered_in_time: u64,
    decided: u64,
    upheld: u64,
    confirmed: u64,
    disputed: u64,
    unanswered: u64,
}

impl Totals {
    /// Adds a challenge (`delta` = 1) or removes it (`delta` = -1).
    pub(super) fn add(&mut self, challenge: &PublicChallenge, delta: i64) {
        let add = |total: &mut u64, holds: bool| *total = total.saturating_add_signed(if holds { delta } else { 0 });
        add(&mut self.received, true);
        adjust(&mut self.kinds, challenge.kind, delta);
        adjust(&mut self.states, challenge.state, delta);
        let answered = challenge.answered_on();
        if let Some(day) = answered {
            adjust(&mut self.days_to_answer, (day - challenge.received).num_days().unsigned_abs(), delta);
        }
        let late = challenge.missed.iter().any(|missed| missed.deadline == Deadline::Decide);
        // The organization no longer owes these a decision, whether the deadline was missed or not.
        let closed = matches!(challenge.state, ChallengeState::Merged | ChallengeState::Withdrawn);
        add(&mut self.answer_due, answered.is_some() || (late && !closed));
        add(&mut self.answered_in_time, answered.is_some() && !late);
        let outcome = challenge.outcome();
        add(&mut self.decided, outcome.is_some());
        add(&mut self.upheld, outcome.is_some_and(Outcome::asks_for_remedy));
        add(&mut self.confirmed, challenge.first_on("confirmed").is_some());
        add(&mut self.disputed, challenge.first_on("disputed").is_some());
        add(&mut self.unanswered, !challenge.missed.is_empty());
    }

    /// Returns the figures.
    pub(super) fn figures(&self) -> Vec<(Figure, FigureValue)> {
        let count = |total| FigureValue::Count(published(total));
        vec![
            (Figure::Challenges, count(self.received)),
            (Figure::ChallengeKind, values(&self.kinds, ChallengeKind::as_str)),
            (Figure::ChallengeState, values(&self.states, ChallengeState::as_str)),
            (Figure::AnsweredInTime, share(self.answered_in_time, self.answer_due)),
            (Figure::DaysToAnswer, self.days()),
            (Figure::Upheld, share(self.upheld, self.decided)),
            (Figure::RemediesConfirmed, count(self.confirmed)),
            (Figure::RemediesDisputed, count(self.disputed)),
            (Figure::Unanswered, count(self.unanswered)),
        ]
    }

    fn days(&self) -> FigureValue {
        let of = self.days_to_answer.values().sum();
        let within = |percent: u64| {
            let mut counted = 0;
            let reached = self.days_to_answer.iter().find(|(_, count)| {
                counted += **count;
                counted * 100 >= of * percent
            });
            reached.map(|(days, _)| *days).filter(|_| of >= MIN_PUBLISHED_COUNT)
        };
        FigureValue::Days { median: within(50), ninetieth: within(90), of: published(of) }
    }
}

/// Returns a count, or none if it is suppressed for being small.
fn published(count: u64) -> Count {
    (count == 0 || count >= MIN_PUBLISHED_COUNT).then_some(count)
}

/// Returns a share. Part and remainder add up to the total, so all three must be publishable.
fn share(part: u64, of: u64) -> FigureValue {
    let both = published(of).and(published(part)).and(published(of.saturating_sub(part)));
    FigureValue::Share { part: both.map(|_| part), of: published(of) }
}

/// Returns the counts by value, most frequent first. Their sum is published, so a single suppressed count could be
/// computed: the next smallest is then suppressed as well.
fn values<T: Copy>(counts: &BTreeMap<T, u64>, name: impl Fn(T) -> &'static str) -> FigureValue {
    let mut counts: Vec<_> = counts.iter().map(|(value, count)| (name(*value), *count)).collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let few = counts.iter().filter(|(_, count)| *count < MIN_PUBLISHED_COUNT).count();
    let suppressed = if few == 1 { 2 } else { few };
    let visible = counts.len().saturating_sub(suppressed);
    // The order of the suppressed values must not reveal which of them is larger.
    counts[visible..].sort_by_key(|(name, _)| *name);
    let values = counts.iter().enumerate();
    let values = values.map(|(n, (name, count))| ((*name).to_owned(), (n < visible).then_some(*count)));
    FigureValue::Values { values: values.collect(), not_stated: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(ChallengeKind, u64)]) -> Vec<(String, Count)> {
        match values(&of.iter().copied().collect(), ChallengeKind::as_str) {
            FigureValue::Values { values, .. } => values,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn suppressed_counts_cannot_be_computed_from_the_others() {
        use ChallengeKind::*;
        let published = |of| counts(of).into_iter().map(|(_, count)| count).collect::<Vec<_>>();
        assert_eq!(published(&[(EntryError, 9), (Suggestion, 7)]), [Some(9), Some(7)]);
        assert_eq!(published(&[(EntryError, 9), (Suggestion, 7), (UnfairEffect, 2)]), [Some(9), None, None]);
        assert_eq!(published(&[(EntryError, 9), (Suggestion, 1), (UnfairEffect, 2)]), [Some(9), None, None]);
        assert_eq!(published(&[(EntryError, 9), (Suggestion, 4)]), [None, None]);
        assert_eq!(published(&[(EntryError, 3)]), [None]);
        assert_eq!(published(&[]), []);
        let suppressed = counts(&[(UnfairEffect, 4), (EntryError, 1), (Suggestion, 5), (MissingEntry, 3)]);
        let names: Vec<_> = suppressed[1..].iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["entryError", "missingEntry", "unfairEffect"],
            "their order does not reveal which is larger"
        );
    }

    #[test]
    fn neither_a_part_nor_its_remainder_is_small() {
        let parts = |part, of| match share(part, of) {
            FigureValue::Share { part, of } => (part, of),
            other => panic!("{other:?}"),
        };
        assert_eq!(parts(0, 0), (Some(0), Some(0)));
        assert_eq!(parts(2, 4), (None, None));
        assert_eq!(parts(0, 5), (Some(0), Some(5)));
        assert_eq!(parts(5, 5), (Some(5), Some(5)));
        assert_eq!(parts(4, 20), (None, Some(20)));
        assert_eq!(parts(17, 20), (None, Some(20)));
        assert_eq!(parts(15, 20), (Some(15), Some(20)));
    }

    #[test]
    fn days_are_percentiles() {
        let mut totals = Totals::default();
        let days = |totals: &Totals| match totals.days() {
            FigureValue::Days { median, ninetieth, of } => (median, ninetieth, of),
            other => panic!("{other:?}"),
        };
        assert_eq!(days(&totals), (None, None, Some(0)));
        [1, 1, 3, 8].into_iter().for_each(|day| adjust(&mut totals.days_to_answer, day, 1));
        assert_eq!(days(&totals), (None, None, None));
        adjust(&mut totals.days_to_answer, 40, 1);
        assert_eq!(days(&totals), (Some(3), Some(40), Some(5)));
        (0..5).for_each(|_| adjust(&mut totals.days_to_answer, 3, 1));
        assert_eq!(days(&totals), (Some(3), Some(8), Some(10)));
    }
}
