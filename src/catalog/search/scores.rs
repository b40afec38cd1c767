//! What each word adds to the score of each system that has it, kept until the next commit.
//!
//! A word that many systems have is dear to score anew for each search. What it adds is the same in each, so it is kept
//! once it was asked for twice: a word that nobody asks for again costs no more than before.
use super::snapshot::View;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::Arc;
use tantivy::Term;
use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

/// What counts for the order of hits.
#[derive(Default)]
pub(super) struct Scoring {
    /// Each with its weight.
    pub terms: Vec<(Term, f32)>,
    /// Which of the terms are of which word. None if two words share a term, or if a term is of none.
    pub words: Vec<(SmolStr, Range<usize>)>,
}

/// What is known of a word.
#[derive(Clone)]
pub(super) enum Known {
    /// That it was asked for.
    Once,
    Scores(Arc<Scores>),
}

/// What a word adds to the scores of systems.
pub(super) struct Scores {
    systems: Systems,
    /// Of each system that has the word, in their order.
    scores: Box<[f32]>,
}

/// Numbers of systems.
enum Systems {
    /// In their order.
    Few(Box<[u32]>),
    /// A bit for each number.
    Many(Box<[u64]>),
}

impl Scoring {
    /// What all its words add, if all of that is known; what was asked for once before is looked up now.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn known(&self, view: &View) -> tantivy::Result<Option<Vec<Arc<Scores>>>> {
        let mut all = Vec::with_capacity(self.words.len());
        for (word, terms) in &self.words {
            match view.scores.get(word) {
                Some(Known::Scores(scores)) => all.push(scores),
                Some(Known::Once) => {
                    let scores = Arc::new(Scores::of(view, &self.terms[terms.clone()])?);
                    view.scores.insert(word.clone(), Known::Scores(scores.clone()));
                    all.push(scores);
                }
                None => view.scores.insert(word.clone(), Known::Once),
            }
        }
        Ok((!all.is_empty() && all.len() == self.words.len()).then_some(all))
    }
}

impl Scores {
    /// What these terms add to the scores of all systems.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn of(view: &View, terms: &[(Term, f32)]) -> tantivy::Result<Self> {
        // In one part, or in parts that follow each other, they nearly are in order.
        let mut found = added(view, terms)?;
        found.sort_by_key(|(number, _)| *number);
        found.dedup_by_key(|(number, _)| *number);
        Ok(Self { systems: Systems::of(&found), scores: found.into_iter().map(|(_, score)| score).collect() })
    }

    /// How many systems have the word.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.scores)
            + match &self.systems {
                Systems::Few(numbers) => size_of_val(&**numbers),
                Systems::Many(bits) => size_of_val(&**bits),
            }
    }

    /// Each system that has the word, with what it adds.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        let (few, many) = match &self.systems {
            Systems::Few(numbers) => (&**numbers, &[][..]),
            Systems::Many(bits) => (&[][..], &**bits),
        };
        let many = (0..).zip(many).flat_map(|(n, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(n * u64::BITS + bit)
            })
        });
        few.iter().copied().chain(many).zip(self.scores.iter().copied())
    }

    /// Looks up one system after the other.
    pub fn look(&self) -> Look<'_> {
        Look { scores: self, at: 0, before: 0 }
    }
}

impl Systems {
    /// Of numbers in their order.
    fn of(found: &[(u32, f32)]) -> Self {
        let end = found.last().map_or(0, |(number, _)| *number as usize + 1);
        // Whichever takes less.
        if found.len() * u32::BITS as usize <= end {
            return Self::Few(found.iter().map(|(number, _)| *number).collect());
        }
        let mut bits = vec![0_u64; end.div_ceil(u64::BITS as usize)];
        found.iter().for_each(|(number, _)| bits[(number / u64::BITS) as usize] |= 1 << (number % u64::BITS));
        Self::Many(bits.into())
    }
}

/// A place in what a word adds.
pub(super) struct Look<'a> {
    scores: &'a Scores,
    at: usize,
    /// How many systems are before it.
    before: usize,
}

impl Look<'_> {
    /// What the word adds to a system, nothing if it has not the word. Each number must be greater than the one before.
    pub fn score(&mut self, number: u32) -> f32 {
        match &self.scores.systems {
            Systems::Few(numbers) => {
                let passed = numbers[self.at..].iter().position(|one| *one >= number);
                self.at = passed.map_or(numbers.len(), |passed| self.at + passed);
                if numbers.get(self.at) == Some(&number) { self.scores.scores[self.at] } else { 0.0 }
            }
            Systems::Many(bits) => {
                let (place, bit) = ((number / u64::BITS) as usize, number % u64::BITS);
                let Some(word) = bits.get(place) else { return 0.0 };
                self.before += bits[self.at..place].iter().map(|word| word.count_ones() as usize).sum::<usize>();
                self.at = place;
                let below = (word & ((1 << bit) - 1)).count_ones() as usize;
                if word >> bit & 1 == 1 { self.scores.scores[self.before + below] } else { 0.0 }
            }
        }
    }
}

/// What terms add to each system that has any of them, in no order.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn added(view: &View, terms: &[(Term, f32)]) -> tantivy::Result<Vec<(u32, f32)>> {
    let searcher = &view.searcher;
    let mut segments = vec![Vec::new(); searcher.segment_readers().len()];
    for (term, boost) in terms {
        let query = TermQuery::new(term.clone(), IndexRecordOption::WithFreqs);
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        for (segment, scores) in searcher.segment_readers().iter().zip(&mut segments) {
            weight.for_each(segment, &mut |document, score| scores.push((document, score * boost)))?;
        }
    }
    let mut found = Vec::new();
    for (n, (segment, scores)) in searcher.segment_readers().iter().zip(segments).enumerate() {
        let scores = summed(scores, segment.max_doc());
        found.extend(scores.into_iter().filter_map(|(document, score)| Some((view.number(n, document)?, score))));
    }
    Ok(found)
}

/// The sum of the scores of each of so many documents or systems that has any, in no order.
fn summed(mut scores: Vec<(u32, f32)>, end: u32) -> Vec<(u32, f32)> {
    /// Where there are more scores, a place for each costs less than to put them in order.
    const DENSE: usize = 64;
    if scores.len() > end as usize / DENSE {
        let mut sums = vec![0.0; end as usize];
        scores.iter().for_each(|(at, score)| sums[*at as usize] += score);
        scores.retain_mut(|(at, score)| {
            *score = std::mem::take(&mut sums[*at as usize]);
            *score > 0.0
        });
    } else {
        // They come in runs, one for each term, and this sort makes use of that.
        scores.sort_by_key(|(at, _)| *at);
        scores.dedup_by(|(next, score), (at, sum)| {
            let same = next == at;
            *sum += if same { *score } else { 0.0 };
            same
        });
    }
    scores
}

/// What words add to each system that has any of them, in no order.
pub(super) fn union(known: &[Arc<Scores>]) -> Vec<(u32, f32)> {
    let scores: Vec<_> = known.iter().flat_map(|scores| scores.iter()).collect();
    let end = scores.iter().map(|(number, _)| *number).max().map_or(0, |most| most + 1);
    summed(scores, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Whole numbers, so that sums do not depend on their order.
    fn scores(of: &BTreeMap<u32, u8>) -> Arc<Scores> {
        let found: Vec<_> = of.iter().map(|(number, score)| (*number, f32::from(*score))).collect();
        Arc::new(Scores { systems: Systems::of(&found), scores: found.iter().map(|(_, score)| *score).collect() })
    }

    proptest! {
        /// Few of many documents, or most of them: the sums are the same.
        #[test]
        fn scores_are_summed(scores in proptest::collection::vec((0u32..300, 1u8..9), 0..40), more in 0u32..30_000) {
            let mut sums = BTreeMap::new();
            scores.iter().for_each(|(document, score)| *sums.entry(*document).or_insert(0.0) += f32::from(*score));
            let scores = scores.into_iter().map(|(document, score)| (document, f32::from(score))).collect();
            let mut found = summed(scores, 300 + more);
            found.sort_by_key(|(document, _)| *document);
            prop_assert_eq!(found, sums.into_iter().collect::<Vec<_>>());
        }

        /// Frequent words and rare ones, long lists and short ones: each adds what it was made of, and no more.
        #[test]
        fn words_add_up(
            words in proptest::collection::vec(proptest::collection::btree_map(0u32..700, 1u8..9, 0..200), 1..4),
            list in proptest::collection::btree_set(0u32..800, 0..500),
        ) {
            let known: Vec<_> = words.iter().map(scores).collect();
            for (one, word) in known.iter().zip(&words) {
                let found: Vec<_> = one.iter().map(|(number, score)| (number, score as u8)).collect();
                prop_assert_eq!(found, word.clone().into_iter().collect::<Vec<_>>());
            }
            let mut found = union(&known);
            found.sort_by_key(|(number, _)| *number);
            let sum = |number: u32| words.iter().filter_map(|word| word.get(&number)).map(|score| f32::from(*score)).sum::<f32>();
            let expected: Vec<_> = (0..700).map(|number| (number, sum(number))).filter(|(_, sum)| *sum > 0.0).collect();
            prop_assert_eq!(found, expected);
            let mut looks: Vec<_> = known.iter().map(|scores| scores.look()).collect();
            let found: Vec<f32> = list.iter().map(|number| looks.iter_mut().map(|look| look.score(*number)).sum()).collect();
            prop_assert_eq!(found, list.into_iter().map(sum).collect::<Vec<_>>());
        }
    }
}
