//! Matching: parses a query and finds the systems that match it, clause by clause, as bitmaps.
use super::Search;
use super::highlighter::Highlighter;
use super::hits::Hits;
use super::query::{Clause, ParsedQuery};
use super::schema::stem_term;
use super::snapshot::{SearchSnapshot, bitmap};
use crate::catalog::analyzer::Analyzer;
use roaring::RoaringBitmap;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use tantivy::Term;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query};
use tantivy::schema::Field;

/// Maximum number of words that a prefix expands to, most frequent first.
const MAX_EXPANDED: usize = 50;
/// Minimum length of an incomplete last word that is expanded as a prefix.
const MIN_INCOMPLETE_WORD: usize = 3;
/// At most this many hits lead to a spelling suggestion.
pub(super) const MAX_HITS_FOR_SUGGESTION: u64 = 2;

impl Search {
    /// Searches for systems; [`ParsedQuery::parse`] defines the syntax.
    pub fn find(&self, text: &str) -> anyhow::Result<Hits> {
        let snapshot = self.snapshot();
        let mut parsed = ParsedQuery::parse(text);
        self.complete_last_word(&snapshot, &mut parsed)?;
        let uncorrected = parsed.clone();
        self.correct(&snapshot, &mut parsed)?;
        let corrected = (parsed != uncorrected).then(|| parsed.to_string());
        let (groups, mut systems, mut relaxed) = (self.synonyms.expand(&parsed.groups), RoaringBitmap::new(), false);
        if groups.is_empty() && !parsed.excluded.is_empty() {
            systems = snapshot.all_systems();
        }
        for (n, group) in groups.iter().enumerate() {
            let matches = self.match_group(&snapshot, group, self.fields.words)?;
            systems = if n == 0 { matches } else { systems & matches };
        }
        if systems.is_empty() && groups.len() > 1 {
            for group in &groups {
                systems |= self.match_group(&snapshot, group, self.fields.words)?;
            }
            relaxed = !systems.is_empty();
        }
        for clause in &parsed.excluded {
            systems -= &*self.match_clause(&snapshot, clause, self.fields.words)?;
        }
        let rare = corrected.is_none() && systems.len() <= MAX_HITS_FOR_SUGGESTION;
        let suggestion = if rare { self.suggest(&snapshot, &parsed)? } else { None };
        let highlighter = Highlighter::new(groups.iter().flatten(), &snapshot.languages);
        let scoring = self.scoring_terms(&snapshot, &groups, self.fields.words)?;
        Ok(Hits { snapshot, systems, scoring, highlighter, corrected, suggestion, relaxed })
    }

    /// Turns the last word into a prefix if it occurs nowhere and nothing follows it: it may be incomplete.
    pub(super) fn complete_last_word(&self, snapshot: &SearchSnapshot, parsed: &mut ParsedQuery) -> anyhow::Result<()> {
        if !parsed.last_word_incomplete {
            return Ok(());
        }
        let Some([Clause::Word(word)]) = parsed.groups.last().map(Vec::as_slice) else { return Ok(()) };
        let unknown = word.chars().count() >= MIN_INCOMPLETE_WORD && self.word_frequency(snapshot, word) == 0;
        if unknown && !self.expand_prefix(snapshot, word, self.fields.words)?.is_empty() {
            let prefix = Clause::Prefix(word.clone());
            if let Some(group) = parsed.groups.last_mut() {
                *group = vec![prefix];
            }
        }
        Ok(())
    }

    /// Returns the systems that match any clause of a group.
    pub(super) fn match_group(
        &self,
        snapshot: &SearchSnapshot,
        group: &[Clause],
        field: Field,
    ) -> anyhow::Result<RoaringBitmap> {
        group
            .iter()
            .try_fold(RoaringBitmap::new(), |all, clause| Ok(all | &*self.match_clause(snapshot, clause, field)?))
    }

    /// Returns the systems that match a clause in a field: all words of a record, or one of the text fields.
    pub(super) fn match_clause(
        &self,
        snapshot: &SearchSnapshot,
        clause: &Clause,
        field: Field,
    ) -> anyhow::Result<Arc<RoaringBitmap>> {
        let key = format!(
            "{}{}",
            field.field_id(),
            match clause {
                Clause::LoosePhrase(_) => format!("~{clause}"),
                clause => clause.to_string(),
            }
        );
        snapshot.clause_matches.get_or_insert_with(&key, || {
            let systems = match clause {
                Clause::Word(word) => snapshot.systems_with_any(&terms(field, &self.word_forms(snapshot, word)))?,
                Clause::Prefix(prefix) => {
                    snapshot.systems_with_any(&terms(field, &self.expand_prefix(snapshot, prefix, field)?))?
                }
                Clause::Phrase(words) => self.match_phrase(snapshot, words, false, field)?,
                Clause::LoosePhrase(words) => self.match_phrase(snapshot, words, true, field)?,
            };
            Ok(Arc::new(systems))
        })
    }

    /// Returns the systems that have these words in sequence in a text field. With `stemmed`, inflected forms match,
    /// too.
    fn match_phrase(
        &self,
        snapshot: &SearchSnapshot,
        words: &[String],
        stemmed: bool,
        field: Field,
    ) -> anyhow::Result<RoaringBitmap> {
        if let [word] = words {
            let term = Term::from_field_text(field, &Analyzer::new("").normalize(word));
            return Ok(snapshot.systems_with_any(&[term])?);
        }
        let mut alternatives: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let fields = self.fields.texts.iter().filter(|text| field == self.fields.words || field == **text);
        for field in fields {
            let plain = words.iter().map(|word| Term::from_field_text(*field, &Analyzer::new("").normalize(word)));
            alternatives.push((Occur::Should, Box::new(PhraseQuery::new(plain.collect()))));
            for language in snapshot.languages.iter().filter(|_| stemmed) {
                let analyzer = Analyzer::new(language);
                let stems: Vec<_> = words.iter().map(|word| stem_term(language, &analyzer.normalize(word))).collect();
                let terms = terms(*field, &stems);
                if terms.iter().all(|term| snapshot.doc_freq(term) > 0) {
                    alternatives.push((Occur::Should, Box::new(PhraseQuery::new(terms))));
                }
            }
        }
        let weight =
            BooleanQuery::new(alternatives).weight(EnableScoring::disabled_from_searcher(&snapshot.searcher))?;
        let mut systems = Vec::new();
        for (n, segment) in snapshot.searcher.segment_readers().iter().enumerate() {
            weight.for_each_no_score(segment, &mut |documents| {
                systems.extend(documents.iter().filter_map(|document| snapshot.system_number(n, *document)));
            })?;
        }
        Ok(bitmap(systems))
    }

    /// Returns the indexed forms of a word: as written, and its stem in each language. The first form is the word as
    /// written, whether it is indexed or not.
    pub(super) fn word_forms(&self, snapshot: &SearchSnapshot, word: &str) -> Arc<[SmolStr]> {
        let forms = snapshot.word_forms.get_or_insert_with(&SmolStr::new(word), || {
            let stems = snapshot.languages.iter();
            let stems =
                stems.map(|language| SmolStr::from(stem_term(language, &Analyzer::new(language).normalize(word))));
            let indexed = |form: &SmolStr| snapshot.doc_freq(&Term::from_field_text(self.fields.words, form)) > 0;
            Ok::<_, std::convert::Infallible>(
                std::iter::once(Analyzer::new("").normalize(word).into()).chain(stems.filter(indexed)).collect(),
            )
        });
        forms.unwrap_or_else(|never| match never {})
    }

    /// Returns an upper bound of the number of documents that have a word or its stem.
    pub(super) fn word_frequency(&self, snapshot: &SearchSnapshot, word: &str) -> u64 {
        let forms = self.word_forms(snapshot, word);
        forms.iter().map(|form| snapshot.doc_freq(&Term::from_field_text(self.fields.words, form))).sum()
    }

    /// Returns the words with a prefix, most frequent first.
    pub(super) fn expand_prefix(
        &self,
        snapshot: &SearchSnapshot,
        prefix: &str,
        field: Field,
    ) -> anyhow::Result<Vec<String>> {
        /// Maximum number of terms visited.
        const MAX_VISITED: usize = 20_000;
        let prefix = Analyzer::new("").normalize(prefix);
        let (mut counts, mut visited) = (BTreeMap::<String, u64>::new(), 0);
        if prefix.is_empty() {
            return Ok(Vec::new());
        }
        snapshot.for_each_term(field, &prefix, |word, count| {
            *counts.entry(word.to_owned()).or_default() += u64::from(count);
            visited += 1;
            visited < MAX_VISITED
        })?;
        let mut most_frequent = BinaryHeap::new();
        for (word, count) in counts {
            most_frequent.push((std::cmp::Reverse(count), word));
            if most_frequent.len() > MAX_EXPANDED {
                most_frequent.pop();
            }
        }
        Ok(most_frequent.into_sorted_vec().into_iter().map(|(_, word)| word).collect())
    }
}

fn terms(field: Field, words: &[impl AsRef<str>]) -> Vec<Term> {
    words.iter().map(|word| Term::from_field_text(field, word.as_ref())).collect()
}
