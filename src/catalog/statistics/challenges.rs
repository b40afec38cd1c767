//! Figures about challenges: running totals, and what of them is told. A count of a few is left out, so that nobody takes it
//! for a rate; `/v1/challenges` has each by itself.
use super::{Count, Figure, Value, step};
use crate::domain::challenges::{ChallengeKind, ChallengeState, Deadline, Outcome, PublicChallenge};
use std::collections::BTreeMap;

/// The least count, but for none, that is told.
pub const LEAST: u64 = 5;

/// Running totals over some challenges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    received: u64,
    kinds: BTreeMap<ChallengeKind, u64>,
    states: BTreeMap<ChallengeState, u64>,
    /// How many were answered for the first time after each number of days.
    days: BTreeMap<u64, u64>,
    /// How many have an answer or missed the term for it, and how many of them were in time.
    due: u64,
    in_time: u64,
    decided: u64,
    upheld: u64,
    confirmed: u64,
    disputed: u64,
    unanswered: u64,
}

impl Totals {
    /// Adds a challenge (`by` = 1), or takes it back as it was added (`by` = -1).
    pub(super) fn step(&mut self, challenge: &PublicChallenge, by: i64) {
        let add = |total: &mut u64, holds: bool| *total = total.saturating_add_signed(if holds { by } else { 0 });
        add(&mut self.received, true);
        step(&mut self.kinds, challenge.kind, by);
        step(&mut self.states, challenge.state, by);
        let answered = challenge.answered_on();
        if let Some(day) = answered {
            step(&mut self.days, (day - challenge.received).num_days().unsigned_abs(), by);
        }
        let late = challenge.missed.iter().any(|missed| missed.deadline == Deadline::Decide);
        // Of these the organization owes none any more, late or not.
        let gone = matches!(challenge.state, ChallengeState::Merged | ChallengeState::Withdrawn);
        add(&mut self.due, answered.is_some() || (late && !gone));
        add(&mut self.in_time, answered.is_some() && !late);
        let outcome = challenge.outcome();
        add(&mut self.decided, outcome.is_some());
        add(&mut self.upheld, outcome.is_some_and(Outcome::asks_for_remedy));
        add(&mut self.confirmed, challenge.first_on("confirmed").is_some());
        add(&mut self.disputed, challenge.first_on("disputed").is_some());
        add(&mut self.unanswered, !challenge.missed.is_empty());
    }

    /// What each figure says.
    pub(super) fn figures(&self) -> Vec<(Figure, Value)> {
        let count = |total| Value::Count(told(total));
        vec![
            (Figure::Challenges, count(self.received)),
            (Figure::ChallengeKind, values(&self.kinds, ChallengeKind::as_str)),
            (Figure::ChallengeState, values(&self.states, ChallengeState::as_str)),
            (Figure::AnsweredInTime, share(self.in_time, self.due)),
            (Figure::DaysToAnswer, self.days()),
            (Figure::Upheld, share(self.upheld, self.decided)),
            (Figure::RemediesConfirmed, count(self.confirmed)),
            (Figure::RemediesDisputed, count(self.disputed)),
            (Figure::OutboundError, count(self.unanswered)),
        ]
    }

    fn days(&self) -> Value {
        let of = self.days.values().sum();
        let within = |percent: u64| {
            let mut counted = 0;
            let reached = self.days.iter().find(|(_, count)| {
                counted += **count;
                counted * 100 >= of * percent
            });
            reached.map(|(days, _)| *days).filter(|_| of >= LEAST)
        };
        Value::Days { median: within(50), ninetieth: within(90), of: told(of) }
    }
}

/// A count that is told: none of a few.
fn told(count: u64) -> Count {
    (count == 0 || count >= LEAST).then_some(count)
}

/// Of two that make up a whole, one tells the other.
fn share(part: u64, of: u64) -> Value {
    let both = told(of).and(told(part)).and(told(of.saturating_sub(part)));
    Value::Share { part: both.map(|_| part), of: told(of) }
}

/// The most frequent first. Of the values together there is a figure, too: one that is left out alone could be computed, so the
/// next smallest goes with it.
fn values<T: Copy>(counts: &BTreeMap<T, u64>, name: impl Fn(T) -> &'static str) -> Value {
    let mut counts: Vec<_> = counts.iter().map(|(value, count)| (name(*value), *count)).collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let few = counts.iter().filter(|(_, count)| *count < LEAST).count();
    let hidden = if few == 1 { 2 } else { few };
    let shown = counts.len().saturating_sub(hidden);
    // Nor does their order tell which of them is larger.
    counts[shown..].sort_by_key(|(name, _)| *name);
    let values = counts.iter().enumerate();
    let values = values.map(|(n, (name, count))| ((*name).to_owned(), (n < shown).then_some(*count)));
    Value::Values { values: values.collect(), not_stated: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(ChallengeKind, u64)]) -> Vec<(String, Count)> {
        match values(&of.iter().copied().collect(), ChallengeKind::as_str) {
            Value::Values { values, .. } => values,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn no_count_that_is_left_out_can_be_computed_from_the_others() {
        use ChallengeKind::*;
        let told = |of| counts(of).into_iter().map(|(_, count)| count).collect::<Vec<_>>();
        assert_eq!(told(&[(EntryError, 9), (Suggestion, 7)]), [Some(9), Some(7)]);
        assert_eq!(told(&[(EntryError, 9), (Suggestion, 7), (UnfairEffect, 2)]), [Some(9), None, None]);
        assert_eq!(told(&[(EntryError, 9), (Suggestion, 1), (UnfairEffect, 2)]), [Some(9), None, None]);
        assert_eq!(told(&[(EntryError, 9), (Suggestion, 4)]), [None, None]);
        assert_eq!(told(&[(EntryError, 3)]), [None]);
        assert_eq!(told(&[]), []);
        let left_out = counts(&[(UnfairEffect, 4), (EntryError, 1), (Suggestion, 5), (MissingEntry, 3)]);
        let names: Vec<_> = left_out[1..].iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["entryError", "missingEntry", "unfairEffect"], "their order does not tell which is larger");
    }

    #[test]
    fn neither_a_part_nor_its_rest_is_of_a_few() {
        let parts = |part, of| match share(part, of) {
            Value::Share { part, of } => (part, of),
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
    fn days_are_those_within_which_so_many_were_answered() {
        let mut totals = Totals::default();
        let days = |totals: &Totals| match totals.days() {
            Value::Days { median, ninetieth, of } => (median, ninetieth, of),
            other => panic!("{other:?}"),
        };
        assert_eq!(days(&totals), (None, None, Some(0)));
        [1, 1, 3, 8].into_iter().for_each(|day| step(&mut totals.days, day, 1));
        assert_eq!(days(&totals), (None, None, None));
        step(&mut totals.days, 40, 1);
        assert_eq!(days(&totals), (Some(3), Some(40), Some(5)));
        (0..5).for_each(|_| step(&mut totals.days, 3, 1));
        assert_eq!(days(&totals), (Some(3), Some(8), Some(10)));
    }
}
