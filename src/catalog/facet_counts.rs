//! Facet counts: the number of systems of a list that have each value of each facet field.
use super::query::Selection;
use super::state::CatalogState;
use super::state::cache_version::{CacheVersion, Dependency};
use super::systems::Facet;
use chrono::NaiveDate;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Maximum number of values returned per field, most frequent first.
pub const MAX_VALUES: usize = 100;
/// Below this many systems counting is as cheap as a cache lookup.
const MIN_CACHED_SYSTEMS: u64 = 300;
/// Above this many systems per known value, bitmap intersections are cheaper than counting system by system.
const MAX_SYSTEMS_PER_VALUE: u64 = 16;
/// Maximum number of cached entries, and their memory in bytes.
const CACHE_ENTRIES: usize = 500;
const CACHE_BYTES: u64 = 2_000_000;

/// For each field, its values with their counts: most frequent first, at most [`MAX_VALUES`].
pub type FacetCounts = BTreeMap<Facet, Arc<[(Arc<str>, u64)]>>;

/// The selection and the counted fields.
type Key = (Selection, Vec<Facet>);
/// The counts and the version of the state they were computed from.
type Entry = (CacheVersion, Arc<FacetCounts>);

/// Cache of facet counts: lists differ in page and order far more often than in their selection.
pub struct FacetCountCache(Cache<Key, Entry, EntryWeight>);

#[derive(Clone)]
struct EntryWeight;

impl Weighter<Key, Entry> for EntryWeight {
    fn weight(&self, (selection, _): &Key, (_, counts): &Entry) -> u64 {
        let filters = selection.filters.values().flatten().map(|value| 40 + value.len() as u64).sum::<u64>();
        500 + filters + counts.values().map(|counts| 32 + 24 * counts.len() as u64).sum::<u64>()
    }
}

impl Default for FacetCountCache {
    fn default() -> Self {
        Self(Cache::with_weighter(CACHE_ENTRIES, CACHE_BYTES, EntryWeight))
    }
}

impl FacetCountCache {
    /// Returns the counts of fields over a selection, from the cache if they are current. `systems` computes the
    /// selected systems on a miss.
    pub(super) fn get_or_count<'a>(
        &self,
        state: &CatalogState,
        selection: &Selection,
        systems: impl FnOnce() -> Cow<'a, RoaringBitmap>,
        fields: &[Facet],
        today: NaiveDate,
    ) -> Arc<FacetCounts> {
        let version = state.cache_version(&Dependency::of(selection, false), 0, today);
        let key = (selection.clone(), fields.to_vec());
        if let Some((_, counts)) = self.0.get(&key).filter(|(cached, _)| *cached == version) {
            return counts;
        }
        let systems = systems();
        let counts = Arc::new(count(state, fields, &systems));
        if systems.len() >= MIN_CACHED_SYSTEMS {
            self.0.insert(key, (version, counts.clone()));
        }
        counts
    }
}

/// Counts the values of fields over a set of systems.
pub(super) fn count(state: &CatalogState, fields: &[Facet], systems: &RoaringBitmap) -> FacetCounts {
    let mut counts: BTreeMap<Facet, Vec<(&Arc<str>, u64)>> = fields.iter().map(|field| (*field, Vec::new())).collect();
    if systems.len() < MAX_SYSTEMS_PER_VALUE * state.facet_value_count() as u64 {
        for (facet_value, count) in state.count_facet_values(systems) {
            if let Some(counts) = counts.get_mut(&facet_value.field) {
                counts.push((&facet_value.value, count));
            }
        }
    } else {
        for (field, counts) in &mut counts {
            let values = state.facet_values(*field);
            let values = values.map(|value| (&value.value, systems.intersection_len(&value.systems)));
            counts.extend(values.filter(|(_, count)| *count > 0));
        }
    }
    counts.into_iter().map(|(field, counts)| (field, most_frequent(counts))).collect()
}

fn most_frequent(mut counts: Vec<(&Arc<str>, u64)>) -> Arc<[(Arc<str>, u64)]> {
    let by_frequency = |a: &(&Arc<str>, u64), b: &(&Arc<str>, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0));
    if counts.len() > MAX_VALUES {
        counts.select_nth_unstable_by(MAX_VALUES - 1, by_frequency);
        counts.truncate(MAX_VALUES);
    }
    counts.sort_unstable_by(by_frequency);
    counts.into_iter().map(|(value, count)| (value.clone(), count)).collect()
}
