//! Autocompletion of a query.
use super::Search;
use super::hits::Hits;
use super::query::{Clause, ParsedQuery};
use super::scoring::ScoringTerms;
use super::snapshot::IndexGeneration;
use super::top_k::RankedHit;
use roaring::RoaringBitmap;

/// Completions of a query text.
pub struct Completions {
    /// The text with its last word completed, most frequent word first.
    pub texts: Vec<String>,
    /// Numbers of systems whose name contains the words, best first.
    pub systems: Vec<u32>,
    /// Generation of the searched index.
    pub generation: IndexGeneration,
}

impl Search {
    /// Completes a query text: at most `limit` texts and `limit` systems out of `among`.
    pub fn complete(&self, text: &str, among: &RoaringBitmap, limit: usize) -> anyhow::Result<Completions> {
        let snapshot = self.snapshot();
        let mut parsed = ParsedQuery::parse(text);
        let generation = snapshot.index_generation();
        let mut completions = Completions { texts: Vec::new(), systems: Vec::new(), generation };
        let Some([Clause::Word(last)]) = parsed.groups.last().map(Vec::as_slice) else { return Ok(completions) };
        let last = last.clone();
        let expanded = self.expand_prefix(&snapshot, &last, self.fields.words)?;
        let prefix = Clause::Prefix(last.clone());
        if let Some(group) = parsed.groups.last_mut() {
            *group = vec![if parsed.last_word_incomplete { prefix } else { Clause::Word(last) }];
        }
        let name = self.fields.texts[0];
        // A single word needs no matching phase: ranking finds its best systems. Of several words, each must match.
        let mut systems = among.clone();
        let single_word = matches!(parsed.groups.as_slice(), [group] if matches!(group.as_slice(), [Clause::Word(_) | Clause::Prefix(_)]));
        for group in parsed.groups.iter().filter(|_| !single_word) {
            systems &= self.match_group(&snapshot, group, name)?;
        }
        let mut terms = self.scoring_terms(&snapshot, &parsed.groups, name)?.terms;
        terms.retain(|(term, _)| term.field() == name);
        let hits = Hits { scoring: ScoringTerms { terms, words: Vec::new() }, ..Hits::new(snapshot, systems) };
        completions.systems = hits.top_scored(&hits.systems, None, limit)?.into_iter().map(RankedHit::number).collect();
        if parsed.last_word_incomplete {
            let texts = expanded.into_iter().take(limit).map(|word| {
                if let Some(group) = parsed.groups.last_mut() {
                    *group = vec![Clause::Word(word)];
                }
                parsed.to_string()
            });
            completions.texts = texts.collect();
        }
        Ok(completions)
    }
}
