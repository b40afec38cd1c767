//! What a search found, and the best of it.
use super::highlighter::Marks;
use super::scores::{Scores, Scoring, added, union};
use super::snapshot::View;
use crate::catalog::IndexGeneration;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// What a search found.
pub struct Hits {
    pub(super) view: Arc<View>,
    /// The numbers of the systems found.
    pub(super) systems: RoaringBitmap,
    pub(super) scoring: Scoring,
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
/// A word that so many times more documents have than are in the list is looked up for each of those.
const SPARSE: u64 = 8;
/// How many documents and words are scored one by one. Beyond that it costs less to find out which need not be.
const MAX_LOOKED: u64 = 60_000;

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
            scoring: Scoring::default(),
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
        self.view.reached()
    }

    /// The index as it was searched.
    pub fn searched(&self) -> IndexGeneration {
        IndexGeneration { generation: self.view.generation, reached: self.view.reached() }
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
            let terms: Vec<_> = self.scoring.terms.iter().map(|(term, _)| term.clone()).collect();
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
        let terms = &self.scoring.terms;
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let best = Best::new(count, after);
        if let Some(known) = self.scoring.known(&self.view)? {
            return Ok(by_words(&known, list, best));
        }
        let frequencies: Vec<_> = terms.iter().map(|(term, _)| self.view.frequency(term)).collect();
        if frequencies.iter().sum::<u64>() <= list.len().min(MAX_LOOKED) {
            return self.word_by_word(list, best);
        }
        // What a look at all of the list would see.
        let looked: u64 = frequencies.into_iter().map(|frequency| frequency.min(list.len() * SPARSE)).sum();
        if looked <= MAX_LOOKED { self.one_by_one(list, best) } else { self.pruned(list, best) }
    }

    /// The score of each that has one of the words, if it is in the list.
    fn word_by_word(&self, list: &RoaringBitmap, best: Best) -> anyhow::Result<Vec<Place>> {
        Ok(best.of(list, false, added(&self.view, &self.scoring.terms)?))
    }

    /// The score of each that is in the list.
    fn one_by_one(&self, list: &RoaringBitmap, mut best: Best) -> anyhow::Result<Vec<Place>> {
        let searcher = &self.view.searcher;
        let mut segments: Vec<_> = self
            .view
            .documents(list)
            .into_iter()
            .map(|documents| (vec![0.0_f32; documents.len()], documents))
            .collect();
        for (term, boost) in &self.scoring.terms {
            let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
            for (segment, (scores, documents)) in searcher.segment_readers().iter().zip(&mut segments) {
                let mut wanted = scores.iter_mut().zip(documents.iter()).peekable();
                let frequency = u64::from(segment.inverted_index(term.field())?.doc_freq(term)?);
                if frequency > documents.len() as u64 * SPARSE {
                    // Many have the word, and few of them are in the list: those are looked up.
                    let mut scorer = weight.scorer(segment, *boost)?;
                    for (score, (document, _)) in wanted {
                        let at = if scorer.doc() < *document { scorer.seek(*document) } else { scorer.doc() };
                        if at == *document {
                            *score += scorer.score();
                        }
                    }
                } else {
                    weight.for_each(segment, &mut |document, score| {
                        while wanted.next_if(|(_, (before, _))| *before < document).is_some() {}
                        if let Some((sum, _)) = wanted.next_if(|(_, (at, _))| *at == document) {
                            *sum += score * boost;
                        }
                    })?;
                }
            }
        }
        for (score, (_, number)) in segments.iter().flat_map(|(scores, documents)| scores.iter().zip(documents)) {
            if *score > 0.0 {
                best.put(*score, *number);
            }
        }
        Ok(best.into_places())
    }

    /// What cannot be among the best is passed over, block by block.
    fn pruned(&self, list: &RoaringBitmap, mut best: Best) -> anyhow::Result<Vec<Place>> {
        let clauses = self.scoring.terms.iter().map(|(term, weight)| {
            let term = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Query>)
        });
        let searcher = &self.view.searcher;
        let query = BooleanQuery::new(clauses.collect());
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        for (n, segment) in searcher.segment_readers().iter().enumerate() {
            let bar = best.bar(self.view.ordered);
            weight.for_each_pruning(bar, segment, &mut |document, score| {
                if let Some(number) = self.view.number(n, document)
                    && list.contains(number)
                {
                    best.put(score, number);
                }
                best.bar(self.view.ordered)
            })?;
        }
        Ok(best.into_places())
    }
}

/// The best of a list by what each word adds.
fn by_words(known: &[Arc<Scores>], list: &RoaringBitmap, best: Best) -> Vec<Place> {
    /// To look a system up costs as much as to pass over so many.
    const LOOK: u64 = 4;
    let all: u64 = known.iter().map(|scores| scores.len() as u64).sum();
    let few = known.len() > 1 && all < list.len();
    match known {
        _ if few => best.of(list, false, union(known)),
        [one] if all < list.len() * LOOK => best.of(list, true, one.iter()),
        _ => {
            let mut looks: Vec<_> = known.iter().map(|scores| scores.look()).collect();
            let sum = |number| (number, looks.iter_mut().map(|look| look.score(number)).sum());
            best.of(list, true, list.iter().map(sum))
        }
    }
}

/// The best so far.
struct Best {
    /// The worst of them is on top.
    places: BinaryHeap<Place>,
    count: usize,
    /// Only what stands behind this.
    after: Option<Place>,
}

impl Best {
    fn new(count: usize, after: Option<Place>) -> Self {
        Self { places: BinaryHeap::with_capacity(count + 1), count, after }
    }

    /// With those of scored systems that are on the list. `ordered`: they come in the order of their numbers.
    fn of(mut self, list: &RoaringBitmap, ordered: bool, scores: impl IntoIterator<Item = (u32, f32)>) -> Vec<Place> {
        let mut bar = self.bar(ordered);
        scores.into_iter().for_each(|(number, score)| {
            if score > bar && score > 0.0 && list.contains(number) {
                self.put(score, number);
                bar = self.bar(ordered);
            }
        });
        self.into_places()
    }

    fn put(&mut self, score: f32, number: u32) {
        // Nothing that was found by a word has no score.
        let place = Place(Reverse(((score * STEPS).round() as u32).max(1)), number);
        if self.places.len() >= self.count && self.places.peek().is_some_and(|worst| place > *worst) {
            return;
        }
        if self.after.is_none_or(|after| place > after) {
            self.places.push(place);
            if self.places.len() > self.count {
                self.places.pop();
            }
        }
    }

    /// The score that one must have to be among them.
    fn bar(&self, ordered: bool) -> f32 {
        match self.places.peek() {
            // Only a better score goes before it; where numbers come in any order, an equal one may.
            Some(Place(Reverse(worst), _)) if self.places.len() >= self.count => {
                let half = if ordered { 0.49 } else { -0.51 };
                (*worst as f32 + half) / STEPS
            }
            _ => f32::MIN,
        }
    }

    fn into_places(self) -> Vec<Place> {
        self.places.into_sorted_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::schema;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use tantivy::{Index, TantivyDocument, Term};

    const WORDS: [&str; 5] = ["a", "b", "c", "d", "e"];

    /// A document: its number, and its words, each with the part in which it is.
    type Document = (u32, Vec<(usize, usize)>);

    /// An index of documents; those of each batch in a segment of their own.
    fn view(batches: &[Vec<Document>], gone: &[u32]) -> View {
        let (schema, fields) = schema();
        let index = Index::create_in_ram(schema);
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
        for batch in batches {
            for (number, words) in batch {
                let mut document = TantivyDocument::new();
                document.add_u64(fields.number, u64::from(*number));
                for (part, word) in words {
                    document.add_text(fields.parts[*part], WORDS[*word]);
                }
                writer.add_document(document).unwrap();
            }
            // What is no system has no number.
            writer.add_document(TantivyDocument::new()).unwrap();
            writer.commit().unwrap();
        }
        for number in gone {
            writer.delete_term(Term::from_field_u64(fields.number, u64::from(*number)));
        }
        writer.commit().unwrap();
        View::new(index.reader().unwrap().searcher(), &fields, 0, None).unwrap()
    }

    /// Whichever word comes first, of equal hits the lower number is the better one.
    #[test]
    fn the_first_of_equals_is_the_best() {
        let view = Arc::new(view(&[vec![(1, vec![(0, 1)]), (2, vec![(0, 0)])]], &[]));
        let name = schema().1.parts[0];
        let terms = ["a", "b"].map(|word| (Term::from_field_text(name, word), 1.0)).to_vec();
        let list = RoaringBitmap::from([1, 2]);
        let hits = Hits { scoring: Scoring { terms, words: Vec::new() }, ..Hits::of(view, list.clone()) };
        for found in [Hits::word_by_word, Hits::one_by_one, Hits::pruned] {
            let found = found(&hits, &list, Best::new(1, None)).unwrap();
            assert_eq!(found.into_iter().map(Place::number).collect::<Vec<_>>(), [1]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        /// Looking at each of a list, or at each with a word, and passing over what cannot be among the best find the same.
        #[test]
        fn all_ways_find_the_same(
            documents in proptest::collection::vec(proptest::collection::vec((0usize..3, 0usize..5), 0..12), 1..60),
            lot in proptest::collection::vec(any::<u32>(), 60),
            batches in 1usize..4,
            weights in proptest::collection::vec((0usize..3, 0usize..5, 1u8..40), 1..8),
            (every, count, from) in (1u32..4, 1usize..15, 0u32..400),
        ) {
            // Numbers in the order of documents, or in any.
            let shuffled = from % 2 == 1;
            let mut numbers: Vec<_> = lot.iter().map(|number| number % 1000).collect::<BTreeSet<_>>().into_iter().collect();
            if shuffled {
                numbers.sort_by_key(|number| number.wrapping_mul(2_654_435_761));
            }
            let all: Vec<_> = numbers.iter().copied().zip(documents).collect();
            let gone: Vec<_> = all.iter().map(|(number, _)| *number).filter(|number| number % 7 == 3).collect();
            let list: RoaringBitmap = all.iter().map(|(number, _)| *number).filter(|number| number % every == 0 && number % 7 != 3).collect();
            let size = all.len().div_ceil(batches);
            let batches: Vec<_> = all.chunks(size).map(<[_]>::to_vec).collect();
            let view = Arc::new(view(&batches, &gone));
            let parts = schema().1.parts;
            let term = |(part, word, weight): &(usize, usize, u8)| (Term::from_field_text(parts[*part], WORDS[*word]), f32::from(*weight) / 4.0);
            let terms: std::collections::BTreeMap<_, _> = weights.iter().map(term).collect();
            let terms: Vec<_> = terms.into_iter().collect();
            // Two terms are a word.
            let words = (0..terms.len()).step_by(2).map(|at| (format!("{at}").into(), at..terms.len().min(at + 2))).collect();
            let hits = Hits { scoring: Scoring { terms, words }, ..Hits::of(view, list.clone()) };
            let after = (from > 100).then_some(Place(Reverse(from), from));
            let scores = |places: Vec<Place>| places.into_iter().map(|Place(Reverse(score), _)| score).collect::<Vec<_>>();
            let one_by_one = hits.one_by_one(&list, Best::new(count, after)).unwrap();
            let word_by_word = hits.word_by_word(&list, Best::new(count, after)).unwrap();
            let pruned = hits.pruned(&list, Best::new(count, after)).unwrap();
            prop_assert!(hits.scoring.known(&hits.view).unwrap().is_none(), "asked for once");
            let known = hits.scoring.known(&hits.view).unwrap().unwrap();
            let by_words = by_words(&known, &list, Best::new(count, after));
            let numbers = |places: &[Place]| places.iter().map(|place| place.number()).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&one_by_one), numbers(&word_by_word));
            for places in [&one_by_one, &word_by_word, &pruned, &by_words] {
                prop_assert!(places.is_sorted() && places.iter().all(|place| list.contains(place.number())));
            }
            // Sums in another order may differ by a step.
            let [one_by_one, word_by_word, pruned, by_words] = [one_by_one, word_by_word, pruned, by_words].map(scores);
            for other in [word_by_word, pruned, by_words] {
                if after.is_none() {
                    prop_assert_eq!(one_by_one.len(), other.len());
                }
                prop_assert!(one_by_one.iter().zip(&other).all(|(one, other)| one.abs_diff(*other) <= 1), "{:?} {:?}", one_by_one, other);
            }
        }
    }
}
