//! The scored terms of a query, and their scores.
use super::snapshot::SearchSnapshot;
use super::word_scores::{CachedScores, WordScores, sum_by_key};
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::Arc;
use tantivy::Term;
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// The terms that contribute to the score of a query.
#[derive(Default)]
pub(super) struct ScoringTerms {
    /// Each with its boost.
    pub terms: Vec<(Term, f32)>,
    /// The range of `terms` of each word, the unit of the score cache. Empty if words share terms or a term belongs to
    /// no word: then scores cannot be added up by word.
    pub words: Vec<(SmolStr, Range<usize>)>,
}

impl ScoringTerms {
    /// Returns the scores of every word if all of them are cached. Words seen for the second time are added to the
    /// cache.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn cached_scores(&self, snapshot: &SearchSnapshot) -> tantivy::Result<Option<Vec<Arc<WordScores>>>> {
        let mut all = Vec::with_capacity(self.words.len());
        for (word, terms) in &self.words {
            match snapshot.word_scores.get(word) {
                Some(CachedScores::Scores(scores)) => all.push(scores),
                Some(CachedScores::SeenOnce) => {
                    let scores = Arc::new(WordScores::new(score_terms(snapshot, &self.terms[terms.clone()])?));
                    snapshot.word_scores.insert(word.clone(), CachedScores::Scores(scores.clone()));
                    all.push(scores);
                }
                None => snapshot.word_scores.insert(word.clone(), CachedScores::SeenOnce),
            }
        }
        Ok((!all.is_empty() && all.len() == self.words.len()).then_some(all))
    }
}

/// Returns every system that has any of the terms with the sum of its scores, in no order.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn score_terms(snapshot: &SearchSnapshot, terms: &[(Term, f32)]) -> tantivy::Result<Vec<(u32, f32)>> {
    let searcher = &snapshot.searcher;
    let mut segments = vec![Vec::new(); searcher.segment_readers().len()];
    for (term, boost) in terms {
        let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        for (segment, scores) in searcher.segment_readers().iter().zip(&mut segments) {
            weight.for_each(segment, &mut |document, score| scores.push((document, score * boost)))?;
        }
    }
    let mut systems = Vec::new();
    for (n, (segment, scores)) in searcher.segment_readers().iter().zip(segments).enumerate() {
        let scores = sum_by_key(scores, segment.max_doc());
        let system = |(document, score)| Some((snapshot.system_number(n, document)?, score));
        systems.extend(scores.into_iter().filter_map(system));
    }
    Ok(systems)
}
