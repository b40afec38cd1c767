//! What a search found, and the best of it.
use super::marks::Marks;
use super::view::View;
use roaring::RoaringBitmap;
use std::cmp::Ordering;
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

/// A hit in its place: the better score first, then the lower number.
#[derive(Debug, PartialEq)]
struct Place(f32, u32);

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0).then(self.1.cmp(&other.1))
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

    /// The generation of the index that was searched.
    pub fn generation(&self) -> u64 {
        self.view.generation
    }

    /// The best of a list, at most `count`: score and number. `after`: only what stands behind this place.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn top(
        &self,
        list: &RoaringBitmap,
        after: Option<(f32, u32)>,
        count: usize,
    ) -> anyhow::Result<Vec<(f32, u32)>> {
        if list.is_empty() || count == 0 {
            return Ok(Vec::new());
        }
        let clauses = self.scored.iter().map(|(term, weight)| {
            let term = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Query>)
        });
        let searcher = &self.view.searcher;
        let weight = BooleanQuery::new(clauses.collect()).weight(EnableScoring::enabled_from_searcher(searcher))?;
        let after = after.map(|(score, number)| Place(score, number));
        // The worst of the best is on top. What cannot be better than it is passed over, block by block.
        let mut best: BinaryHeap<Place> = BinaryHeap::with_capacity(count + 1);
        let bar = |best: &BinaryHeap<Place>| match best.peek() {
            Some(worst) if best.len() >= count && self.view.ordered => worst.0,
            // As good as the worst is enough: its number may be lower.
            Some(worst) if best.len() >= count => worst.0.next_down(),
            _ => f32::MIN,
        };
        for (n, segment) in searcher.segment_readers().iter().enumerate() {
            weight.for_each_pruning(bar(&best), segment, &mut |document, score| {
                if let Some(number) = self.view.number(n, document)
                    && list.contains(number)
                {
                    let place = Place(score, number);
                    if after.as_ref().is_none_or(|after| place > *after) {
                        best.push(place);
                        if best.len() > count {
                            best.pop();
                        }
                    }
                }
                bar(&best)
            })?;
        }
        Ok(best.into_sorted_vec().into_iter().map(|Place(score, number)| (score, number)).collect())
    }
}
