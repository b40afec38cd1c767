//! Typing errors: the word of the index that was probably meant.
use super::query::{Asked, Piece};
use super::snapshot::View;
use super::{Analyzer, Search};
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

/// How many words of a query are corrected: each is a walk over all words of the index.
const MAX_CORRECTED: usize = 3;
/// How many candidates are looked at for each.
const MAX_CANDIDATES: usize = 5;
/// How much more frequent a word must be to have been meant instead of one that is there.
const MUCH_MORE: u64 = 5;

impl Search {
    /// Puts a word of the index in the place of each word that is nowhere.
    pub(super) fn correct(&self, view: &View, asked: &mut Asked) -> anyhow::Result<()> {
        let mut left = MAX_CORRECTED;
        for piece in asked.groups.iter_mut().flatten() {
            let Piece::Word(word) = piece else { continue };
            if left == 0 || self.frequency(view, word) > 0 {
                continue;
            }
            left -= 1;
            if let Some(better) = self.nearest(view, word, 1)? {
                *word = better;
            }
        }
        Ok(())
    }

    /// The same query with its rare words changed into frequent ones, if that finds more.
    pub(super) fn meant(&self, view: &View, asked: &Asked) -> anyhow::Result<Option<String>> {
        let mut meant = asked.clone();
        let mut left = MAX_CORRECTED;
        for piece in meant.groups.iter_mut().flatten() {
            let Piece::Word(word) = piece else { continue };
            let there = self.frequency(view, word);
            if left == 0 || there > super::FEW * MUCH_MORE {
                continue;
            }
            left -= 1;
            if let Some(better) = self.nearest(view, word, there.max(1) * MUCH_MORE)? {
                *word = better;
            }
        }
        Ok((meant.groups != asked.groups).then(|| meant.to_string()))
    }

    /// The word of the index that is nearest to another: fewest changed letters, the same first letter, then most
    /// frequent. `at_least`: in how many documents it must be.
    fn nearest(&self, view: &View, word: &str, at_least: u64) -> anyhow::Result<Option<String>> {
        let word = Analyzer::new("").word(word);
        let key = format!("{at_least} {word}");
        view.corrections.get_or_insert_with(&key, || self.look_for(view, &word, at_least))
    }

    fn look_for(&self, view: &View, word: &str, at_least: u64) -> anyhow::Result<Option<String>> {
        let furthest = match word.chars().count() {
            0..=3 => return Ok(None),
            4..=7 => 1,
            _ => 2,
        };
        let field = self.fields.words;
        for distance in 1..=furthest {
            let mut candidates: BTreeMap<String, u64> = BTreeMap::new();
            for segment in view.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let automaton = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true).automaton()?;
                let mut terms = index.terms().search(automaton).into_stream()?;
                while terms.advance() {
                    let found = String::from_utf8_lossy(terms.key()).into_owned();
                    *candidates.entry(found).or_default() += u64::from(terms.value().doc_freq);
                }
            }
            // A number is never a misspelt word, and a word never a number.
            candidates.retain(|found, count| {
                found != word && *count >= at_least && !found.chars().any(|c| c.is_ascii_digit())
            });
            let mut candidates: Vec<_> = candidates.into_iter().collect();
            let elsewhere = |found: &str| found.chars().next() != word.chars().next();
            candidates.sort_by_key(|(found, count)| (elsewhere(found), std::cmp::Reverse(*count), found.clone()));
            for (candidate, _) in candidates.into_iter().take(MAX_CANDIDATES) {
                // The index still counts what was taken out of it: only what can be found may be proposed.
                if !self.with(view, &Piece::Word(candidate.clone()), field)?.is_empty() {
                    return Ok(Some(candidate));
                }
            }
        }
        Ok(None)
    }
}
