//! Spelling correction and suggestions.
use super::Search;
use super::matching::MAX_HITS_FOR_SUGGESTION;
use super::query::{Clause, ParsedQuery};
use super::snapshot::SearchSnapshot;
use crate::catalog::analyzer::Analyzer;
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

/// Maximum number of corrected words per query; each visits the term dictionary.
const MAX_CORRECTED: usize = 3;
/// Maximum number of candidates checked per word.
const MAX_CANDIDATES: usize = 5;
/// A suggested word must be this many times more frequent than the word it replaces.
const MIN_FREQUENCY_RATIO: u64 = 5;

impl Search {
    /// Replaces each word that does not occur in the index by the nearest one.
    pub(super) fn correct(&self, snapshot: &SearchSnapshot, parsed: &mut ParsedQuery) -> anyhow::Result<()> {
        let mut remaining = MAX_CORRECTED;
        for clause in parsed.groups.iter_mut().flatten() {
            let Clause::Word(word) = clause else { continue };
            if remaining == 0 || self.word_frequency(snapshot, word) > 0 {
                continue;
            }
            remaining -= 1;
            if let Some(nearest) = self.nearest_word(snapshot, word, 1)? {
                *word = nearest;
            }
        }
        Ok(())
    }

    /// Returns the query with its rare words replaced by similar frequent ones, if there are any.
    pub(super) fn suggest(&self, snapshot: &SearchSnapshot, parsed: &ParsedQuery) -> anyhow::Result<Option<String>> {
        let mut suggestion = parsed.clone();
        let mut remaining = MAX_CORRECTED;
        for clause in suggestion.groups.iter_mut().flatten() {
            let Clause::Word(word) = clause else { continue };
            let frequency = self.word_frequency(snapshot, word);
            if remaining == 0 || frequency > MAX_HITS_FOR_SUGGESTION * MIN_FREQUENCY_RATIO {
                continue;
            }
            remaining -= 1;
            if let Some(nearest) = self.nearest_word(snapshot, word, frequency.max(1) * MIN_FREQUENCY_RATIO)? {
                *word = nearest;
            }
        }
        Ok((suggestion.groups != parsed.groups).then(|| suggestion.to_string()))
    }

    /// Returns the nearest word of the index: smallest edit distance, then same first letter, then highest frequency.
    /// `min_frequency` is the number of documents that must have it.
    fn nearest_word(
        &self,
        snapshot: &SearchSnapshot,
        word: &str,
        min_frequency: u64,
    ) -> anyhow::Result<Option<String>> {
        let word = Analyzer::new("").normalize(word);
        let key = format!("{min_frequency} {word}");
        snapshot.corrections.get_or_insert_with(&key, || self.find_nearest_word(snapshot, &word, min_frequency))
    }

    fn find_nearest_word(
        &self,
        snapshot: &SearchSnapshot,
        word: &str,
        min_frequency: u64,
    ) -> anyhow::Result<Option<String>> {
        let max_distance = match word.chars().count() {
            0..=3 => return Ok(None),
            4..=7 => 1,
            _ => 2,
        };
        let field = self.fields.words;
        for distance in 1..=max_distance {
            let mut candidates: BTreeMap<String, u64> = BTreeMap::new();
            for segment in snapshot.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let automaton = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true).automaton()?;
                let mut terms = index.terms().search(automaton).into_stream()?;
                while terms.advance() {
                    let term = String::from_utf8_lossy(terms.key()).into_owned();
                    *candidates.entry(term).or_default() += u64::from(terms.value().doc_freq);
                }
            }
            // A number is not a misspelled word, nor the reverse.
            candidates.retain(|term, count| {
                term != word && *count >= min_frequency && !term.chars().any(|c| c.is_ascii_digit())
            });
            let mut candidates: Vec<_> = candidates.into_iter().collect();
            let other_first_letter = |term: &str| term.chars().next() != word.chars().next();
            candidates.sort_by_key(|(term, count)| (other_first_letter(term), std::cmp::Reverse(*count), term.clone()));
            for (candidate, _) in candidates.into_iter().take(MAX_CANDIDATES) {
                // Term statistics include deleted documents: only a word that still matches may be proposed.
                if !self.match_clause(snapshot, &Clause::Word(candidate.clone()), field)?.is_empty() {
                    return Ok(Some(candidate));
                }
            }
        }
        Ok(None)
    }
}
