//! Similar systems ("more like this").
use super::Search;
use super::hits::Hits;
use super::schema::stem_term;
use super::scoring::ScoringTerms;
use super::snapshot::IndexGeneration;
use super::top_k::RankedHit;
use crate::catalog::analyzer::{Analyzer, tokenize};
use crate::catalog::systems::System;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;
use tantivy::Term;

impl Search {
    /// Returns the systems most similar to a system, best first, out of `among`, and the generation of the searched
    /// index. Similarity is that of the rarest words in names and summaries.
    pub fn similar(
        &self,
        system: &System,
        among: &RoaringBitmap,
        limit: usize,
    ) -> anyhow::Result<(Vec<u32>, IndexGeneration)> {
        /// Maximum number of compared words.
        const MAX_WORDS: usize = 12;
        /// Rare words discriminate best. Once the chosen words occur in this many documents together, further words
        /// cost more than they contribute.
        const MAX_DOCUMENTS: u64 = 4_000;
        /// Minimum number of compared words.
        const MIN_WORDS: usize = 4;
        let snapshot = self.snapshot();
        let total = snapshot.searcher.num_docs().max(1) as f32;
        // Each with its weight (inverse document frequency) and document frequency.
        let mut words: BTreeMap<Term, (f32, u64)> = BTreeMap::new();
        let indexed = &system.indexed;
        for (texts, weight) in [(indexed.name.iter().collect::<Vec<_>>(), 2.0), (indexed.summary.iter().collect(), 1.0)]
        {
            for (lang, text) in texts {
                let Some(language) = snapshot.languages.iter().find(|language| **language == lang.primary()) else {
                    continue;
                };
                let analyzer = Analyzer::new(language);
                for (_, word) in tokenize(text).filter(|(_, word)| word.chars().count() > 3) {
                    let term =
                        Term::from_field_text(self.fields.words, &stem_term(language, &analyzer.normalize(word)));
                    let documents = snapshot.doc_freq(&term);
                    let share = documents as f32 / total;
                    // A word of this record alone finds nothing; a word of a tenth of all records does not
                    // discriminate.
                    if documents > 1 && share < 0.1 {
                        let (sum, _) = words.entry(term).or_insert((0.0, documents));
                        *sum += if *sum > 0.0 { weight } else { weight * -share.ln() };
                    }
                }
            }
        }
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_by(|(a, (weight_a, _)), (b, (weight_b, _))| weight_b.total_cmp(weight_a).then_with(|| a.cmp(b)));
        let mut sum = 0;
        let enough = words.iter().position(|(_, (_, documents))| {
            sum += documents;
            sum > MAX_DOCUMENTS
        });
        words.truncate(enough.unwrap_or(MAX_WORDS).clamp(MIN_WORDS, MAX_WORDS));
        let mut others = among.clone();
        others.remove(system.number);
        let mut scoring = ScoringTerms::default();
        for (term, _) in words {
            let (text, first) = (term.value().as_str().unwrap_or_default().to_owned(), scoring.terms.len());
            scoring.terms.extend(self.weighted_terms(&text, 1.0));
            scoring.words.push((text.into(), first..scoring.terms.len()));
        }
        // No matching phase: the total is not needed.
        let hits = Hits { scoring, ..Hits::new(snapshot, others) };
        let top = hits.top_scored(&hits.systems, None, limit)?;
        Ok((top.into_iter().map(RankedHit::number).collect(), hits.generation()))
    }
}
