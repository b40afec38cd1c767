//! Term selection: which terms of a query contribute to the score, and with which boosts.
use super::Search;
use super::query::Clause;
use super::schema::TEXT_FIELDS;
use super::scoring::ScoringTerms;
use super::snapshot::SearchSnapshot;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use tantivy::Term;
use tantivy::schema::Field;

/// Number of these words that contribute to the score, and maximum number of scored terms of a query.
const MAX_SCORED_EXPANDED: usize = 10;
const MAX_SCORED: usize = 120;

impl Search {
    /// Returns the scored terms of a query: a match in the name scores higher than one in the summary or the rest, and
    /// an exact word higher than one with the same stem. Prefixes are expanded to the words of `field`.
    pub(super) fn scoring_terms(
        &self,
        snapshot: &SearchSnapshot,
        groups: &[Vec<Clause>],
        field: Field,
    ) -> anyhow::Result<ScoringTerms> {
        /// Boost of an exact word over one with the same stem.
        const EXACT_BOOST: f32 = 1.6;
        let (mut scoring, mut positions, mut disjoint) =
            (ScoringTerms::default(), BTreeMap::<Term, usize>::new(), true);
        for clause in groups.iter().flatten() {
            let expanded = match clause {
                Clause::Prefix(prefix) => self.expand_prefix(snapshot, prefix, field)?,
                _ => Vec::new(),
            };
            disjoint &= expanded.is_empty();
            let expanded =
                expanded.into_iter().take(MAX_SCORED_EXPANDED).map(|word| (None, vec![(SmolStr::from(word), 1.0)]));
            let words = self.informative_words(snapshot, clause).into_iter().map(|word| {
                let forms = self.word_forms(snapshot, word);
                let forms =
                    forms.iter().enumerate().map(|(n, form)| (form.clone(), if n == 0 { EXACT_BOOST } else { 1.0 }));
                (Some(word), forms.collect())
            });
            for (word, forms) in expanded.chain(words) {
                let first = scoring.terms.len();
                for (term, weight) in forms.iter().flat_map(|(form, boost)| self.weighted_terms(form, *boost)) {
                    let position = *positions.entry(term.clone()).or_insert(scoring.terms.len());
                    match scoring.terms.get_mut(position) {
                        // A repeated term counts once, with its last weight.
                        Some((_, earlier)) => (*earlier, disjoint) = (weight, false),
                        None => scoring.terms.push((term, weight)),
                    }
                }
                scoring.words.extend(word.map(|word| (SmolStr::new(word), first..scoring.terms.len())));
            }
            if scoring.terms.len() >= MAX_SCORED {
                break;
            }
        }
        if !disjoint {
            scoring.words.clear();
        }
        Ok(scoring)
    }

    /// Returns the terms of a word form in each text field, with their boosts.
    pub(super) fn weighted_terms(&self, form: &str, boost: f32) -> impl Iterator<Item = (Term, f32)> {
        self.fields
            .texts
            .iter()
            .zip(TEXT_FIELDS)
            .map(move |(text, (_, weight))| (Term::from_field_text(*text, form), weight * boost))
    }

    /// Returns the words of a clause that contribute to the score. In a loose phrase, very frequent words such as `of`
    /// and `the` do not.
    fn informative_words<'a>(&self, snapshot: &SearchSnapshot, clause: &'a Clause) -> Vec<&'a str> {
        let total = snapshot.searcher.num_docs();
        match clause {
            Clause::Prefix(_) => Vec::new(),
            Clause::Word(word) => vec![word],
            Clause::Phrase(words) => words.iter().map(String::as_str).collect(),
            Clause::LoosePhrase(words) => {
                let frequent = |word: &&String| self.word_frequency(snapshot, word) * 5 > total;
                words.iter().filter(|word| !frequent(word)).map(String::as_str).collect()
            }
        }
    }
}
