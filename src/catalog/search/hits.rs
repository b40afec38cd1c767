//! The hits of a search and their ranking.
//!
//! The matching phase yields all hits as a bitmap; this module finds the top k of them, or of a narrower list (facet
//! filters, a cursor), by score. Scores are sums over the terms of the query, BM25 times boost. The strategy is chosen
//! by estimated cost, as Lucene chooses between leading with the query and leading with the filter:
//!
//! 1. *Score cache*: if the scores of every word of the query are cached (see `word_scores`), the list is joined with
//!    them. No postings are read.
//! 2. *Term at a time*: if the terms occur in fewer documents than the list has, all postings are scored and filtered
//!    by the list.
//! 3. *Filter first*: if the list is short, only its documents are scored; rare terms are scanned, frequent ones are
//!    seeked.
//! 4. *Pruning*: otherwise tantivy's block-max WAND (dynamic pruning like MaxScore) skips the documents that cannot
//!    reach the threshold, the score of the k-th best hit so far.
//!
//! All strategies yield the same hits: scores are rounded, which absorbs nearly all differences in the order of
//! floating-point additions, and ties go to the lower number.
use super::highlighter::Highlighter;
use super::scoring::{ScoringTerms, score_terms};
use super::snapshot::{IndexGeneration, SearchSnapshot};
use super::top_k::{RankedHit, TopK};
use super::word_scores::{WordScores, sum_word_scores};
use roaring::RoaringBitmap;
use std::sync::Arc;
use tantivy::query::{BooleanQuery, BoostQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// The hits of a search.
pub struct Hits {
    pub(super) snapshot: Arc<SearchSnapshot>,
    /// Numbers of all matching systems.
    pub(super) systems: RoaringBitmap,
    pub(super) scoring: ScoringTerms,
    /// Marks the matches in texts.
    pub highlighter: Highlighter,
    /// The query with misspelled words corrected, if a word does not occur anywhere: `parkeren` for `parkerne`. It was
    /// searched instead.
    pub corrected: Option<String>,
    /// A query with a more frequent spelling, which finds more.
    pub suggestion: Option<String>,
    /// True if no system matches all groups, so that these match some of them.
    pub relaxed: bool,
}

/// A term with this many times more documents than the list is seeked for each document of the list instead of scanned.
const SEEK_RATIO: u64 = 8;
/// Maximum number of postings scored exhaustively. Beyond that pruning is cheaper.
const MAX_EXHAUSTIVE_COST: u64 = 60_000;

impl Hits {
    pub(super) fn new(snapshot: Arc<SearchSnapshot>, systems: RoaringBitmap) -> Self {
        Self {
            snapshot,
            systems,
            scoring: ScoringTerms::default(),
            highlighter: Highlighter::default(),
            corrected: None,
            suggestion: None,
            relaxed: false,
        }
    }

    /// Returns the numbers of all matching systems.
    pub fn systems(&self) -> &RoaringBitmap {
        &self.systems
    }

    /// Returns a lower bound of the number of log entries that the search reflects.
    pub fn log_size(&self) -> u64 {
        self.generation().log_size
    }

    /// Returns the generation of the searched index.
    pub fn generation(&self) -> IndexGeneration {
        self.snapshot.index_generation()
    }

    /// Returns the top hits of a list after a position, at most `count`: the rounded score and the number of each.
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
        let after = after.map(|(score, number)| RankedHit::new(score, number));
        let mut top = self.top_scored(list, after, count)?;
        if top.len() < count {
            // Systems without a scored term come last, by number.
            let terms: Vec<_> = self.scoring.terms.iter().map(|(term, _)| term.clone()).collect();
            let unscored = list - self.snapshot.systems_with_any(&terms)?;
            let unscored = unscored.into_iter().map(|number| RankedHit::new(0, number));
            top.extend(unscored.filter(|hit| after.is_none_or(|after| *hit > after)).take(count - top.len()));
        }
        Ok(top.into_iter().map(|hit| (hit.score(), hit.number())).collect())
    }

    /// Returns the top hits of a list that have a scored term.
    pub(super) fn top_scored(
        &self,
        list: &RoaringBitmap,
        after: Option<RankedHit>,
        count: usize,
    ) -> anyhow::Result<Vec<RankedHit>> {
        let terms = &self.scoring.terms;
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let top = TopK::new(count, after);
        if let Some(words) = self.scoring.cached_scores(&self.snapshot)? {
            return Ok(score_from_cache(&words, list, top));
        }
        let frequencies: Vec<_> = terms.iter().map(|(term, _)| self.snapshot.doc_freq(term)).collect();
        if frequencies.iter().sum::<u64>() <= list.len().min(MAX_EXHAUSTIVE_COST) {
            return self.score_by_term(list, top);
        }
        // The number of postings that scoring the whole list would visit.
        let list_cost: u64 = frequencies.into_iter().map(|frequency| frequency.min(list.len() * SEEK_RATIO)).sum();
        if list_cost <= MAX_EXHAUSTIVE_COST { self.score_list(list, top) } else { self.score_with_pruning(list, top) }
    }

    /// Scores every document of the terms, term at a time, and keeps those on the list.
    fn score_by_term(&self, list: &RoaringBitmap, top: TopK) -> anyhow::Result<Vec<RankedHit>> {
        Ok(top.select(list, false, score_terms(&self.snapshot, &self.scoring.terms)?))
    }

    /// Scores the documents of the list: terms are the outer loop, and the list filters their postings.
    fn score_list(&self, list: &RoaringBitmap, mut top: TopK) -> anyhow::Result<Vec<RankedHit>> {
        let searcher = &self.snapshot.searcher;
        let mut segments: Vec<_> = self
            .snapshot
            .documents_of(list)
            .into_iter()
            .map(|documents| (vec![0.0_f32; documents.len()], documents))
            .collect();
        for (term, boost) in &self.scoring.terms {
            let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
            for (segment, (scores, documents)) in searcher.segment_readers().iter().zip(&mut segments) {
                let mut listed = scores.iter_mut().zip(documents.iter()).peekable();
                let frequency = u64::from(segment.inverted_index(term.field())?.doc_freq(term)?);
                if frequency > documents.len() as u64 * SEEK_RATIO {
                    // A frequent term and a short list: seek each document of the list.
                    let mut scorer = weight.scorer(segment, *boost)?;
                    for (score, (document, _)) in listed {
                        let current = if scorer.doc() < *document { scorer.seek(*document) } else { scorer.doc() };
                        if current == *document {
                            *score += scorer.score();
                        }
                    }
                } else {
                    weight.for_each(segment, &mut |document, score| {
                        while listed.next_if(|(_, (listed, _))| *listed < document).is_some() {}
                        if let Some((sum, _)) = listed.next_if(|(_, (listed, _))| *listed == document) {
                            *sum += score * boost;
                        }
                    })?;
                }
            }
        }
        for (score, (_, number)) in segments.iter().flat_map(|(scores, documents)| scores.iter().zip(documents)) {
            if *score > 0.0 {
                top.push(*score, *number);
            }
        }
        Ok(top.into_sorted_hits())
    }

    /// Scores with block-max pruning: blocks that cannot reach the threshold are skipped.
    fn score_with_pruning(&self, list: &RoaringBitmap, mut top: TopK) -> anyhow::Result<Vec<RankedHit>> {
        let clauses = self.scoring.terms.iter().map(|(term, weight)| {
            let term = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Query>)
        });
        let searcher = &self.snapshot.searcher;
        let query = BooleanQuery::new(clauses.collect());
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        for (n, segment) in searcher.segment_readers().iter().enumerate() {
            let threshold = top.threshold(self.snapshot.numbers_ascending);
            weight.for_each_pruning(threshold, segment, &mut |document, score| {
                if let Some(number) = self.snapshot.system_number(n, document)
                    && list.contains(number)
                {
                    top.push(score, number);
                }
                top.threshold(self.snapshot.numbers_ascending)
            })?;
        }
        Ok(top.into_sorted_hits())
    }
}

/// Ranks a list by cached scores.
fn score_from_cache(words: &[Arc<WordScores>], list: &RoaringBitmap, top: TopK) -> Vec<RankedHit> {
    /// A membership test or cursor lookup costs as much as iterating over this many scores.
    const LOOKUP_COST: u64 = 4;
    let total: u64 = words.iter().map(|scores| scores.len() as u64).sum();
    let sparse = words.len() > 1 && total < list.len();
    match words {
        _ if sparse => top.select(list, false, sum_word_scores(words)),
        [word] if total < list.len() * LOOKUP_COST => top.select(list, true, word.iter()),
        _ => {
            let mut cursors: Vec<_> = words.iter().map(|scores| scores.cursor()).collect();
            let sum = |number| (number, cursors.iter_mut().map(|cursor| cursor.score(number)).sum());
            top.select(list, true, list.iter().map(sum))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::schema;
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use tantivy::{Index, TantivyDocument, Term};

    const WORDS: [&str; 5] = ["a", "b", "c", "d", "e"];

    /// A document: its number, and its words, each with its field.
    type Document = (u32, Vec<(usize, usize)>);

    /// Creates an index with one segment per batch.
    fn snapshot(batches: &[Vec<Document>], deleted: &[u32]) -> SearchSnapshot {
        let (schema, fields) = schema();
        let index = Index::create_in_ram(schema);
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
        for batch in batches {
            for (number, words) in batch {
                let mut document = TantivyDocument::new();
                document.add_u64(fields.number, u64::from(*number));
                for (field, word) in words {
                    document.add_text(fields.texts[*field], WORDS[*word]);
                }
                writer.add_document(document).unwrap();
            }
            // A document that is not a system.
            writer.add_document(TantivyDocument::new()).unwrap();
            writer.commit().unwrap();
        }
        for number in deleted {
            writer.delete_term(Term::from_field_u64(fields.number, u64::from(*number)));
        }
        writer.commit().unwrap();
        SearchSnapshot::new(index.reader().unwrap().searcher(), &fields, 0, None).unwrap()
    }

    /// Among equal scores the lower number wins, in whatever order the terms are scored.
    #[test]
    fn ties_go_to_the_lower_number() {
        let snapshot = Arc::new(snapshot(&[vec![(1, vec![(0, 1)]), (2, vec![(0, 0)])]], &[]));
        let name = schema().1.texts[0];
        let terms = ["a", "b"].map(|word| (Term::from_field_text(name, word), 1.0)).to_vec();
        let list = RoaringBitmap::from([1, 2]);
        let hits = Hits { scoring: ScoringTerms { terms, words: Vec::new() }, ..Hits::new(snapshot, list.clone()) };
        for strategy in [Hits::score_by_term, Hits::score_list, Hits::score_with_pruning] {
            let top = strategy(&hits, &list, TopK::new(1, None)).unwrap();
            assert_eq!(top.into_iter().map(RankedHit::number).collect::<Vec<_>>(), [1]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn all_strategies_find_the_same_hits(
            documents in proptest::collection::vec(proptest::collection::vec((0usize..3, 0usize..5), 0..12), 1..60),
            random in proptest::collection::vec(any::<u32>(), 60),
            batches in 1usize..4,
            weights in proptest::collection::vec((0usize..3, 0usize..5, 1u8..40), 1..8),
            (every, count, from) in (1u32..4, 1usize..15, 0u32..400),
        ) {
            // Numbers ascending by document, or shuffled.
            let shuffled = from % 2 == 1;
            let mut numbers: Vec<_> = random.iter().map(|number| number % 1000).collect::<BTreeSet<_>>().into_iter().collect();
            if shuffled {
                numbers.sort_by_key(|number| number.wrapping_mul(2_654_435_761));
            }
            let all: Vec<_> = numbers.iter().copied().zip(documents).collect();
            let deleted: Vec<_> = all.iter().map(|(number, _)| *number).filter(|number| number % 7 == 3).collect();
            let list: RoaringBitmap = all.iter().map(|(number, _)| *number).filter(|number| number % every == 0 && number % 7 != 3).collect();
            let size = all.len().div_ceil(batches);
            let batches: Vec<_> = all.chunks(size).map(<[_]>::to_vec).collect();
            let snapshot = Arc::new(snapshot(&batches, &deleted));
            let fields = schema().1.texts;
            let term = |(field, word, weight): &(usize, usize, u8)| (Term::from_field_text(fields[*field], WORDS[*word]), f32::from(*weight) / 4.0);
            let terms: std::collections::BTreeMap<_, _> = weights.iter().map(term).collect();
            let terms: Vec<_> = terms.into_iter().collect();
            // Each word has two terms.
            let words = (0..terms.len()).step_by(2).map(|at| (format!("{at}").into(), at..terms.len().min(at + 2))).collect();
            let hits = Hits { scoring: ScoringTerms { terms, words }, ..Hits::new(snapshot, list.clone()) };
            let after = (from > 100).then_some(RankedHit::new(from, from));
            let scores = |hits: Vec<RankedHit>| hits.into_iter().map(RankedHit::score).collect::<Vec<_>>();
            let by_list = hits.score_list(&list, TopK::new(count, after)).unwrap();
            let by_term = hits.score_by_term(&list, TopK::new(count, after)).unwrap();
            let pruned = hits.score_with_pruning(&list, TopK::new(count, after)).unwrap();
            prop_assert!(hits.scoring.cached_scores(&hits.snapshot).unwrap().is_none(), "seen once");
            let words = hits.scoring.cached_scores(&hits.snapshot).unwrap().unwrap();
            let cached = score_from_cache(&words, &list, TopK::new(count, after));
            let numbers = |hits: &[RankedHit]| hits.iter().map(|hit| hit.number()).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&by_list), numbers(&by_term));
            for top in [&by_list, &by_term, &pruned, &cached] {
                prop_assert!(top.is_sorted() && top.iter().all(|hit| list.contains(hit.number())));
            }
            // Sums in another order may differ by one step.
            let [by_list, by_term, pruned, cached] = [by_list, by_term, pruned, cached].map(scores);
            for other in [by_term, pruned, cached] {
                if after.is_none() {
                    prop_assert_eq!(by_list.len(), other.len());
                }
                prop_assert!(by_list.iter().zip(&other).all(|(score, other)| score.abs_diff(*other) <= 1), "{:?} {:?}", by_list, other);
            }
        }
    }
}
