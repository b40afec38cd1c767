//! How many systems of a list have each value of each field: what facets show.
use super::lists::Selection;
use super::state::CacheVersion;
use super::systems::Facet;
use super::{CatalogState, Dependency};
use chrono::NaiveDate;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most values of a field that are counted for an answer, the most frequent ones.
pub const MAX_VALUES: usize = 100;
/// The counts of fewer systems than this are not kept: to make them costs no more than to look for them.
const FEW: u64 = 300;
/// More systems than so many for each value are counted value by value, with bitmaps, instead of one by one.
const EACH: u64 = 16;
/// Memory for counts that were made before, in bytes.
const BYTES: u64 = 2_000_000;

/// For each field: its values with their counts, the most frequent first, at most [`MAX_VALUES`].
pub type Counts = BTreeMap<Facet, Arc<[(Arc<str>, u64)]>>;

/// What is counted, and over what.
type Key = (Selection, Vec<Facet>);
/// What came of it, and what it was made from.
type Made = (CacheVersion, Arc<Counts>);

/// What was counted before: lists differ in page and order far more often than in what they are lists of.
pub(super) struct FacetCountCache(Cache<Key, Made, Weight>);

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Made> for Weight {
    fn weight(&self, (selection, _): &Key, (_, counts): &Made) -> u64 {
        let asked = selection.filters.values().flatten().map(|value| 40 + value.len() as u64).sum::<u64>();
        500 + asked + counts.values().map(|counts| 32 + 24 * counts.len() as u64).sum::<u64>()
    }
}

impl Default for FacetCountCache {
    fn default() -> Self {
        Self(Cache::with_weighter(500, BYTES, Weight))
    }
}

impl FacetCountCache {
    /// Counts fields over the systems of a selection, now or before. `systems`: which they are, if that must be known.
    pub fn count<'a>(
        &self,
        current: &CatalogState,
        selection: &Selection,
        systems: impl FnOnce() -> Cow<'a, RoaringBitmap>,
        fields: &[Facet],
        today: NaiveDate,
    ) -> Arc<Counts> {
        let stamp = current.stamp(&Dependency::of(selection, false), 0, today);
        let key = (selection.clone(), fields.to_vec());
        if let Some((_, counts)) = self.0.get(&key).filter(|(made, _)| *made == stamp) {
            return counts;
        }
        let systems = systems();
        let counts = Arc::new(count(current, fields, &systems));
        if systems.len() >= FEW {
            self.0.insert(key, (stamp, counts.clone()));
        }
        counts
    }
}

/// Counts the values of fields over some systems.
pub(super) fn count(current: &CatalogState, fields: &[Facet], systems: &RoaringBitmap) -> Counts {
    let mut counts: BTreeMap<Facet, Vec<(&Arc<str>, u64)>> = fields.iter().map(|field| (*field, Vec::new())).collect();
    if systems.len() < EACH * current.value_count() as u64 {
        for (known, count) in current.tally(systems) {
            if let Some(counts) = counts.get_mut(&known.field) {
                counts.push((&known.value, count));
            }
        }
    } else {
        for (field, counts) in &mut counts {
            let having = current.values(*field).map(|known| (&known.value, systems.intersection_len(&known.systems)));
            counts.extend(having.filter(|(_, count)| *count > 0));
        }
    }
    counts.into_iter().map(|(field, counts)| (field, most_frequent(counts))).collect()
}

fn most_frequent(mut counts: Vec<(&Arc<str>, u64)>) -> Arc<[(Arc<str>, u64)]> {
    let frequent = |a: &(&Arc<str>, u64), b: &(&Arc<str>, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
    if counts.len() > MAX_VALUES {
        counts.select_nth_unstable_by(MAX_VALUES - 1, frequent);
        counts.truncate(MAX_VALUES);
    }
    counts.sort_unstable_by(frequent);
    counts.into_iter().map(|(value, count)| (value.clone(), count)).collect()
}
