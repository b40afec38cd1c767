//! The top k hits of a ranking.
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Number of steps that a point of score is divided into. The order of additions, and with it the last bits of a sum,
/// differs between searches and replicas; rounding absorbs nearly all of that, so that cursors stay valid.
const STEPS_PER_POINT: f32 = 64.0;

/// A hit in ranking order: the higher score (in steps) first, then the lower number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RankedHit(Reverse<u32>, u32);

impl RankedHit {
    pub fn new(score: u32, number: u32) -> Self {
        Self(Reverse(score), number)
    }

    /// Returns the score in steps.
    pub fn score(self) -> u32 {
        self.0.0
    }

    pub fn number(self) -> u32 {
        self.1
    }
}

/// The k best hits so far.
pub(super) struct TopK {
    /// The worst of them is at the top.
    hits: BinaryHeap<RankedHit>,
    k: usize,
    /// Only hits after this position are kept.
    after: Option<RankedHit>,
}

impl TopK {
    pub fn new(k: usize, after: Option<RankedHit>) -> Self {
        Self { hits: BinaryHeap::with_capacity(k + 1), k, after }
    }

    /// Adds the scored systems that are on the list and returns the result. `ascending`: the numbers arrive in
    /// ascending order.
    pub fn select(
        mut self,
        list: &RoaringBitmap,
        ascending: bool,
        scores: impl IntoIterator<Item = (u32, f32)>,
    ) -> Vec<RankedHit> {
        let mut threshold = self.threshold(ascending);
        scores.into_iter().for_each(|(number, score)| {
            if score > threshold && score > 0.0 && list.contains(number) {
                self.push(score, number);
                threshold = self.threshold(ascending);
            }
        });
        self.into_sorted_hits()
    }

    #[inline]
    pub fn push(&mut self, score: f32, number: u32) {
        // A hit with a scored term has at least one step.
        let hit = RankedHit::new(((score * STEPS_PER_POINT).round() as u32).max(1), number);
        if self.hits.len() >= self.k && self.hits.peek().is_some_and(|worst| hit > *worst) {
            return;
        }
        if self.after.is_none_or(|after| hit > after) {
            self.hits.push(hit);
            if self.hits.len() > self.k {
                self.hits.pop();
            }
        }
    }

    /// Returns the score that a further hit must exceed.
    #[inline]
    pub fn threshold(&self, ascending: bool) -> f32 {
        match self.hits.peek() {
            // In ascending order of numbers a tie loses against the earlier hits; in any other order it may win.
            Some(RankedHit(Reverse(worst), _)) if self.hits.len() >= self.k => {
                let half = if ascending { 0.49 } else { -0.51 };
                (*worst as f32 + half) / STEPS_PER_POINT
            }
            _ => f32::MIN,
        }
    }

    pub fn into_sorted_hits(self) -> Vec<RankedHit> {
        self.hits.into_sorted_vec()
    }
}
