//! What a search found, and the best of it.
use super::marks::Marks;
use super::view::View;
use crate::catalog::Searched;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// What a search found.
pub struct Hits {
    pub(super) view: Arc<View>,
    /// The numbers of the systems found.
    pub(super) systems: RoaringBitmap,
    /// What counts for their order.
    pub(super) scored: Vec<(Term, f32)>,
    /// What to mark in their texts.
    pub marks: Marks,
    /// What was searched for instead, because a word of the query is nowhere: `parkeren` for `parkerne`.
    pub corrected: Option<String>,
    /// What may have been meant: it finds more.
    pub meant: Option<String>,
    /// True if nothing has all the words, so that these have some of them.
    pub relaxed: bool,
}

/// How many steps of a score are one point. Scores are sums in an order that differs from search to search, so their
/// last bits do, too: coarser steps are the same whenever one asks, and on every replica.
const STEPS: f32 = 64.0;

/// A hit in its place: the better score first, then the lower number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(Reverse<u32>, u32);

impl Place {
    pub(super) fn number(self) -> u32 {
        self.1
    }
}

impl Hits {
    pub(super) fn of(view: Arc<View>, systems: RoaringBitmap) -> Self {
        Self {
            view,
            systems,
            scored: Vec::new(),
            marks: Marks::default(),
            corrected: None,
            meant: None,
            relaxed: false,
        }
    }

    /// The systems found.
    pub fn numbers(&self) -> &RoaringBitmap {
        &self.systems
    }

    /// How many entries of the log the search reflects at least.
    pub fn reached(&self) -> u64 {
        self.view.reached
    }

    /// The index as it was searched.
    pub fn searched(&self) -> Searched {
        Searched { generation: self.view.generation, reached: self.view.reached }
    }

    /// The best of a list, at most `count`: score, in steps, and number. `after`: only what stands behind this place.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn top(
        &self,
        list: &RoaringBitmap,
        after: Option<(u32, u32)>,
        count: usize,
    ) -> anyhow::Result<Vec<(u32, u32)>> {
        if list.is_empty() || count == 0 {
            return Ok(Vec::new());
        }
        let after = after.map(|(score, number)| Place(Reverse(score), number));
        let mut best = self.scored(list, after, count)?;
        if best.len() < count {
            // What has no word that counts for the order comes last, in the order of numbers.
            let terms: Vec<_> = self.scored.iter().map(|(term, _)| term.clone()).collect();
            let rest = list - self.view.with_any(&terms)?;
            let rest = rest.into_iter().map(|number| Place(Reverse(0), number));
            best.extend(rest.filter(|place| after.is_none_or(|after| *place > after)).take(count - best.len()));
        }
        Ok(best.into_iter().map(|Place(Reverse(score), number)| (score, number)).collect())
    }

    /// The best of a list that have a word that counts for the order.
    pub(super) fn scored(
        &self,
        list: &RoaringBitmap,
        after: Option<Place>,
        count: usize,
    ) -> anyhow::Result<Vec<Place>> {
        let clauses = self.scored.iter().map(|(term, weight)| {
            let term = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Query>)
        });
        let clauses: Vec<_> = clauses.collect();
        if clauses.is_empty() {
            return Ok(Vec::new());
        }
        let searcher = &self.view.searcher;
        let weight = BooleanQuery::new(clauses).weight(EnableScoring::enabled_from_searcher(searcher))?;
        // The worst of the best is on top. What cannot be better than it is passed over, block by block.
        let mut best: BinaryHeap<Place> = BinaryHeap::with_capacity(count + 1);
        let bar = |best: &BinaryHeap<Place>| match best.peek() {
            // Only a better score goes before it; where numbers come in any order, an equal one may.
            Some(Place(Reverse(worst), _)) if best.len() >= count => {
                let half = if self.view.ordered { 0.49 } else { -0.51 };
                (*worst as f32 + half) / STEPS
            }
            _ => f32::MIN,
        };
        for (n, segment) in searcher.segment_readers().iter().enumerate() {
            weight.for_each_pruning(bar(&best), segment, &mut |document, score| {
                if let Some(number) = self.view.number(n, document)
                    && list.contains(number)
                {
                    // Nothing that was found by a word has no score.
                    let place = Place(Reverse(((score * STEPS).round() as u32).max(1)), number);
                    if after.is_none_or(|after| place > after) {
                        best.push(place);
                        if best.len() > count {
                            best.pop();
                        }
                    }
                }
                bar(&best)
            })?;
        }
        Ok(best.into_sorted_vec())
    }
}
