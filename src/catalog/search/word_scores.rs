//! The score cache: what each word contributes to the score of each system that has it.
//!
//! Scoring a frequent word is expensive, and its contribution (BM25 of all its forms in all fields, with boosts) is the
//! same in every query until the next commit. It is therefore cached per snapshot, from the second use on: words that
//! are searched once, the long tail, cost nothing extra. Contributions are columns sorted by system number, so that a
//! query joins the columns of its words with a list by merging.
use std::sync::Arc;

/// The cache entry of a word.
#[derive(Clone)]
pub(super) enum CachedScores {
    /// The word was searched once.
    SeenOnce,
    Scores(Arc<WordScores>),
}

/// The contributions of a word to the scores of systems.
pub(super) struct WordScores {
    systems: NumberSet,
    /// The contribution to each of `systems`, in the same order.
    scores: Box<[f32]>,
}

/// A set of system numbers, in the smaller of two representations.
enum NumberSet {
    Sorted(Box<[u32]>),
    /// A bit for each number.
    Bitset(Box<[u64]>),
}

impl WordScores {
    /// Creates the column from the contributions in any order.
    pub fn new(mut scores: Vec<(u32, f32)>) -> Self {
        // Within a segment, and mostly across segments, they arrive sorted.
        scores.sort_by_key(|(number, _)| *number);
        scores.dedup_by_key(|(number, _)| *number);
        Self { systems: NumberSet::new(&scores), scores: scores.into_iter().map(|(_, score)| score).collect() }
    }

    /// Returns the number of systems that have the word.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// Returns the memory used in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.scores)
            + match &self.systems {
                NumberSet::Sorted(numbers) => size_of_val(&**numbers),
                NumberSet::Bitset(bits) => size_of_val(&**bits),
            }
    }

    /// Iterates over the systems that have the word, in ascending order, with their contributions.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        let (sorted, bitset) = match &self.systems {
            NumberSet::Sorted(numbers) => (&**numbers, &[][..]),
            NumberSet::Bitset(bits) => (&[][..], &**bits),
        };
        let bitset = (0..).zip(bitset).flat_map(|(n, bits)| {
            let mut remaining = *bits;
            std::iter::from_fn(move || {
                let bit = (remaining != 0).then(|| remaining.trailing_zeros())?;
                remaining &= remaining - 1;
                Some(n * u64::BITS + bit)
            })
        });
        sorted.iter().copied().chain(bitset).zip(self.scores.iter().copied())
    }

    /// Returns a cursor for lookups in ascending order.
    pub fn cursor(&self) -> ScoreCursor<'_> {
        ScoreCursor { scores: self, position: 0, systems_before: 0 }
    }
}

impl NumberSet {
    /// Creates the set from scores in ascending order of numbers.
    fn new(scores: &[(u32, f32)]) -> Self {
        let end = scores.last().map_or(0, |(number, _)| *number as usize + 1);
        if scores.len() * u32::BITS as usize <= end {
            return Self::Sorted(scores.iter().map(|(number, _)| *number).collect());
        }
        let mut bits = vec![0_u64; end.div_ceil(u64::BITS as usize)];
        scores.iter().for_each(|(number, _)| bits[(number / u64::BITS) as usize] |= 1 << (number % u64::BITS));
        Self::Bitset(bits.into())
    }
}

/// A forward cursor over the contributions of a word.
pub(super) struct ScoreCursor<'a> {
    scores: &'a WordScores,
    /// Index of the number, or of the 64-bit block of a bitset.
    position: usize,
    /// Number of systems before the block.
    systems_before: usize,
}

impl ScoreCursor<'_> {
    /// Returns the contribution to a system, 0 if it does not have the word. Numbers must be passed in ascending order.
    pub fn score(&mut self, number: u32) -> f32 {
        match &self.scores.systems {
            NumberSet::Sorted(numbers) => {
                let passed = numbers[self.position..].iter().position(|other| *other >= number);
                self.position = passed.map_or(numbers.len(), |passed| self.position + passed);
                if numbers.get(self.position) == Some(&number) { self.scores.scores[self.position] } else { 0.0 }
            }
            NumberSet::Bitset(blocks) => {
                let (block, bit) = ((number / u64::BITS) as usize, number % u64::BITS);
                let Some(bits) = blocks.get(block) else { return 0.0 };
                self.systems_before +=
                    blocks[self.position..block].iter().map(|bits| bits.count_ones() as usize).sum::<usize>();
                self.position = block;
                let below = (bits & ((1 << bit) - 1)).count_ones() as usize;
                if bits >> bit & 1 == 1 { self.scores.scores[self.systems_before + below] } else { 0.0 }
            }
        }
    }
}

/// Sums the scores of each key (a document or a system number below `end`), in no order.
pub(super) fn sum_by_key(mut scores: Vec<(u32, f32)>, end: u32) -> Vec<(u32, f32)> {
    /// Above one score per this many keys, an array of sums is cheaper than sorting.
    const DENSE: usize = 64;
    if scores.len() > end as usize / DENSE {
        let mut sums = vec![0.0; end as usize];
        scores.iter().for_each(|(key, score)| sums[*key as usize] += score);
        scores.retain_mut(|(key, score)| {
            *score = std::mem::take(&mut sums[*key as usize]);
            *score > 0.0
        });
    } else {
        // The scores consist of one sorted run per term, which this sort exploits.
        scores.sort_by_key(|(key, _)| *key);
        scores.dedup_by(|(next, score), (key, sum)| {
            let same = next == key;
            *sum += if same { *score } else { 0.0 };
            same
        });
    }
    scores
}

/// Sums the contributions of words to each system that has any of them, in no order.
pub(super) fn sum_word_scores(words: &[Arc<WordScores>]) -> Vec<(u32, f32)> {
    let scores: Vec<_> = words.iter().flat_map(|scores| scores.iter()).collect();
    let end = scores.iter().map(|(number, _)| *number).max().map_or(0, |max| max + 1);
    sum_by_key(scores, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Integer scores, so that sums do not depend on the order of additions.
    fn word_scores(scores: &BTreeMap<u32, u8>) -> Arc<WordScores> {
        let scores: Vec<_> = scores.iter().map(|(number, score)| (*number, f32::from(*score))).collect();
        Arc::new(WordScores::new(scores))
    }

    proptest! {
        #[test]
        fn dense_and_sparse_sums_are_correct(scores in proptest::collection::vec((0u32..300, 1u8..9), 0..40), more in 0u32..30_000) {
            let mut sums = BTreeMap::new();
            scores.iter().for_each(|(document, score)| *sums.entry(*document).or_insert(0.0) += f32::from(*score));
            let scores = scores.into_iter().map(|(document, score)| (document, f32::from(score))).collect();
            let mut found = sum_by_key(scores, 300 + more);
            found.sort_by_key(|(document, _)| *document);
            prop_assert_eq!(found, sums.into_iter().collect::<Vec<_>>());
        }

        /// With frequent and rare words, long and short lists.
        #[test]
        fn iteration_sums_and_cursors_agree(
            words in proptest::collection::vec(proptest::collection::btree_map(0u32..700, 1u8..9, 0..200), 1..4),
            list in proptest::collection::btree_set(0u32..800, 0..500),
        ) {
            let columns: Vec<_> = words.iter().map(word_scores).collect();
            for (column, word) in columns.iter().zip(&words) {
                let found: Vec<_> = column.iter().map(|(number, score)| (number, score as u8)).collect();
                prop_assert_eq!(found, word.clone().into_iter().collect::<Vec<_>>());
            }
            let mut found = sum_word_scores(&columns);
            found.sort_by_key(|(number, _)| *number);
            let sum = |number: u32| words.iter().filter_map(|word| word.get(&number)).map(|score| f32::from(*score)).sum::<f32>();
            let expected: Vec<_> = (0..700).map(|number| (number, sum(number))).filter(|(_, sum)| *sum > 0.0).collect();
            prop_assert_eq!(found, expected);
            let mut cursors: Vec<_> = columns.iter().map(|scores| scores.cursor()).collect();
            let found: Vec<f32> = list.iter().map(|number| cursors.iter_mut().map(|cursor| cursor.score(*number)).sum()).collect();
            prop_assert_eq!(found, list.into_iter().map(sum).collect::<Vec<_>>());
        }
    }
}
