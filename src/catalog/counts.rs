//! How many systems of a list have each value of each field: what facets show.
use super::current::Stamp;
use super::lists::Selection;
use super::systems::Facet;
use super::{Current, Depends};
use chrono::NaiveDate;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The most values of a field that are counted for an answer, the most frequent ones.
pub const MAX_VALUES: usize = 100;
/// Fewer systems than this are looked at one by one; for more, all values are.
const FEW: u64 = 200;
/// Memory for counts that were made before, in bytes.
const BYTES: u64 = 6_000_000;

/// For each field: its values with their counts, the most frequent first, at most [`MAX_VALUES`].
pub type Counts = BTreeMap<Facet, Vec<(Box<str>, u64)>>;

/// What is counted, and over what.
type Key = (Selection, Vec<Facet>);
/// What came of it, and what it was made from.
type Made = (Stamp, Arc<Counts>);

/// What was counted before: lists differ in page and order far more often than in what they are lists of.
pub(super) struct Known(Cache<Key, Made, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Made> for Weight {
    fn weight(&self, (selection, _): &Key, (_, counts): &Made) -> u64 {
        let asked = selection.filters.values().flatten().map(|value| 40 + value.len() as u64).sum::<u64>();
        500 + asked + counts.values().flatten().map(|(value, _)| 40 + value.len() as u64).sum::<u64>()
    }
}

impl Default for Known {
    fn default() -> Self {
        Self(Cache::with_weighter(500, BYTES, Weight))
    }
}

impl Known {
    /// Counts of a selection, made before or now.
    pub fn get(
        &self,
        current: &Current,
        selection: &Selection,
        fields: &[Facet],
        today: NaiveDate,
        count: impl FnOnce() -> Counts,
    ) -> Arc<Counts> {
        let stamp = current.stamp(&Depends::of(selection, true), 0, today);
        let key = (selection.clone(), fields.to_vec());
        if let Some((_, counts)) = self.0.get(&key).filter(|(made, _)| *made == stamp) {
            return counts;
        }
        let counts = Arc::new(count());
        self.0.insert(key, (stamp, counts.clone()));
        counts
    }
}

/// Counts the values of one field over some systems.
pub(super) fn count(current: &Current, field: Facet, systems: &RoaringBitmap) -> Vec<(Box<str>, u64)> {
    let mut counts: Vec<(&str, u64)> = if systems.len() < FEW {
        let mut counts = HashMap::<&str, u64>::new();
        for system in systems.iter().filter_map(|number| current.by_number(number)) {
            for (_, value) in system.card.facets.iter().filter(|(facet, _)| *facet == field) {
                *counts.entry(value).or_default() += 1;
            }
        }
        counts.into_iter().collect()
    } else {
        let counts = current.values(field).map(|(value, having)| (value, systems.intersection_len(having)));
        counts.filter(|(_, count)| *count > 0).collect()
    };
    let frequent = |a: &(&str, u64), b: &(&str, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
    if counts.len() > MAX_VALUES {
        counts.select_nth_unstable_by(MAX_VALUES - 1, frequent);
        counts.truncate(MAX_VALUES);
    }
    counts.sort_unstable_by(frequent);
    counts.into_iter().map(|(value, count)| (value.into(), count)).collect()
}
