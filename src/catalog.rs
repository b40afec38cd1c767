//! The read model: the current state of the register in memory, projected from the log.
//!
//! A map of current versions that is updated with every append, lists and facets over it, and a search index that
//! follows within a second. [`LogEvent`]s are applied in log order; the catalog never touches the database. Its folder
//! stores the state together with the log size that it reflects, so that a start only applies the entries since then.
//! The folder can be deleted at any time: the next start rebuilds it from the log.
mod analyzer;
pub mod challenges;
mod day_index;
pub mod events;
pub mod facet_counts;
pub mod lists;
mod log_event;
pub mod organizations;
mod persist;
pub mod query;
mod recent_changes;
pub mod search;
mod state;
pub mod statistics;
pub mod systems;

use crate::log::Hash;
use chrono::NaiveDate;
use events::History;
use facet_counts::FacetCountCache;
pub use log_event::LogEvent;
use persist::LogPosition;
pub use recent_changes::Change;
use recent_changes::RecentChanges;
pub use search::IndexGeneration;
use search::{IndexUpdate, Search};
pub use state::cache_version::{CacheVersion, Dependency};
pub use state::{ApplyError, CatalogState};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use systems::System;
use tokio::sync::watch;

/// The catalog's folder in the data directory. The operator's synonyms are in `synonyms`, next to it.
pub const FOLDER: &str = "catalog";

/// The catalog of one process.
pub struct Catalog {
    state: RwLock<CatalogState>,
    recent: RwLock<RecentChanges>,
    search: Search,
    facet_counts: FacetCountCache,
    /// True if the log can be read; if not, the state may be outdated.
    log_reachable: AtomicBool,
    /// Number of log entries applied.
    size_watch: watch::Sender<u64>,
    /// True if the events from before the start have been read.
    backfilled: watch::Sender<bool>,
}

impl Catalog {
    /// Opens the catalog in the folder `catalog` of the data directory, for the log with this verifier key.
    ///
    /// A folder that is damaged, belongs to another log or was written by another version of the program is emptied
    /// with a warning. `agrees(size, tip)` tells whether the first `size` entries of the log end with an entry of this
    /// hash: after a restore the folder may describe another branch of the log.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn open(
        data: &Path,
        verifier_key: &str,
        agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<Self> {
        let (search, persisted) = Search::open(&data.join(FOLDER), &data.join("synonyms"), verifier_key, agrees)?;
        Ok(Self::new(search, CatalogState::load(persisted)))
    }

    /// Creates an empty catalog that is never persisted, for processes that only write.
    ///
    /// # Errors
    /// If the index cannot be created.
    pub fn detached() -> anyhow::Result<Self> {
        Ok(Self::new(Search::in_memory()?, CatalogState::default()))
    }

    fn new(search: Search, state: CatalogState) -> Self {
        let size_watch = watch::Sender::new(state.size);
        let backfilled = watch::Sender::new(state.events.missing_entries() == 0);
        Self {
            state: RwLock::new(state),
            recent: RwLock::default(),
            search,
            facet_counts: FacetCountCache::default(),
            log_reachable: AtomicBool::new(true),
            size_watch,
            backfilled,
        }
    }

    /// Runs a closure under the read lock and returns its result, which cannot borrow from the state.
    ///
    /// The writer waits for this lock. Serializing, compressing and any I/O inside the closure are forbidden: copy out
    /// what the response needs and encode it afterwards.
    pub fn with<T>(&self, read: impl FnOnce(&CatalogState) -> T) -> T {
        read(&self.read())
    }

    /// Returns the number of log entries that the catalog reflects.
    pub fn log_size(&self) -> u64 {
        self.with(|state| state.size)
    }

    fn read(&self) -> RwLockReadGuard<'_, CatalogState> {
        // Readers cannot leave the state half-changed; after a panic of the writer the operator is told to reindex.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, CatalogState> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn search(&self) -> &Search {
        &self.search
    }

    /// Returns the cache of facet counts, shared by all lists.
    pub fn facet_counts(&self) -> &FacetCountCache {
        &self.facet_counts
    }

    /// Applies log events that follow the entries applied so far. `checkpoint` is the signed checkpoint after the last
    /// of them, if they reach the end of the log.
    ///
    /// # Errors
    /// If an event does not follow. The events before it are applied.
    pub fn apply(&self, log_events: &[LogEvent], checkpoint: Option<&str>) -> Result<(), ApplyError> {
        let mut state = self.write();
        let size_before = state.size;
        let (changed, result) = state.apply(log_events, checkpoint);
        {
            let mut recent = self.recent.write().unwrap_or_else(PoisonError::into_inner);
            let applied = log_events.iter().filter(|event| (size_before..state.size).contains(&event.index));
            applied.for_each(|event| recent.push(event));
        }
        let with_organization = |system: &Arc<System>| {
            let organization = system.address().and_then(|(slug, _)| state.organization(slug)).cloned();
            (system.clone(), organization)
        };
        let systems = changed.systems.union(&changed.renamed_owner);
        let systems = systems.filter_map(|number| state.by_number(*number)).map(with_organization).collect();
        let organizations = changed.organizations.iter().filter_map(|slug| state.organization(slug).cloned()).collect();
        let challenges = changed.challenges.iter().filter_map(|number| state.challenges.by_number(*number)).cloned();
        let challenges = challenges.collect();
        let position = LogPosition { size: state.size, tip: state.tip, updated: state.updated };
        drop(state);
        // Redacted text must not remain in an old segment of the index.
        let purge = log_events.iter().any(|event| event.entry.kind.is_redaction());
        self.search.update(IndexUpdate { systems, organizations, challenges, position, purge });
        self.size_watch.send_replace(position.size);
        result
    }

    /// Subscribes to the number of applied log entries.
    pub fn watch_size(&self) -> watch::Receiver<u64> {
        self.size_watch.subscribe()
    }

    /// Returns the log entries `first..end`, if all of them are recent enough to be in memory.
    pub fn changes(&self, first: u64, end: u64) -> Option<Vec<Change>> {
        self.recent.read().unwrap_or_else(PoisonError::into_inner).range(first, end)
    }

    /// Inserts the events from before the start ahead of the events since then. Returns false if `history` does not
    /// cover exactly the missing entries.
    pub fn backfill(&self, history: History) -> bool {
        let complete = self.write().events.backfill(history);
        if complete {
            self.backfilled.send_replace(true);
        }
        complete
    }

    /// Subscribes to whether the events from before the start have been read.
    pub fn watch_backfilled(&self) -> watch::Receiver<bool> {
        self.backfilled.subscribe()
    }

    /// Sets the signed checkpoint of the state, which the catalog's folder does not store.
    pub fn set_checkpoint(&self, checkpoint: &str) {
        if !self.with(|state| *state.checkpoint == *checkpoint) {
            self.write().checkpoint = checkpoint.into();
        }
    }

    /// Returns the current cache version of a dependency and the number of log entries that a response built now
    /// reflects.
    pub fn cache_version(&self, dependency: &Dependency, today: NaiveDate) -> (CacheVersion, u64) {
        let generation = if matches!(dependency, Dependency::Search(_)) { self.search.generation() } else { 0 };
        self.with(|state| (state.cache_version(dependency, generation, today), state.reflected_size(dependency)))
    }

    /// Blocks until everything applied so far is searchable.
    pub fn flush(&self) {
        self.search.flush();
    }

    /// Flushes and merges the search index into one segment, after a bulk load.
    pub fn merge_segments(&self) {
        self.search.merge_segments();
    }

    /// Returns true if the log can be read.
    pub fn log_reachable(&self) -> bool {
        self.log_reachable.load(Ordering::Relaxed)
    }

    pub fn set_log_reachable(&self, reachable: bool) {
        self.log_reachable.store(reachable, Ordering::Relaxed);
    }

    /// Returns the current state of a system by id or by `organization:slug`, former slugs included.
    pub fn system(&self, address: &str) -> Option<Arc<System>> {
        self.with(|state| state.system(address).cloned())
    }
}
