//! The read side: what the register says now, in memory, as a projection of the log.
//!
//! A map of current versions that moves at once, lists and facets over it, and a search index that follows within a
//! second. It is fed with [`LogEvent`]s in the order of the log and never touches the database; what it knows is kept in
//! its folder with the size of the log that it reflects, so that a start only catches up. It can be thrown away.
pub mod challenges;
mod day_index;
pub mod events;
pub mod facet_counts;
pub mod lists;
pub mod organizations;
mod recent_changes;
pub mod search;
mod state;
pub mod statistics;
pub mod systems;
mod words;

use crate::log::{Entry, EntryError, Hash};
use chrono::NaiveDate;
use events::Past;
pub use recent_changes::Change;
use serde_json::{Map, Value};
pub use state::{CacheVersion, CatalogState, Dependency, IndexGeneration};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
pub use systems::System;
use tokio::sync::watch;

/// The catalog's own folder in the data folder. An operator's synonyms lie beside it.
pub const FOLDER: &str = "catalog";

/// A log entry with the content it published, as far as that can be read today.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEvent {
    pub index: u64,
    pub entry: Entry,
    /// The entry as the log keeps it.
    pub text: Arc<str>,
    /// Of a publication: its record or organization. Of a redaction: what is left of that version.
    pub content: Option<Map<String, Value>>,
}

impl LogEvent {
    /// A new one.
    ///
    /// # Errors
    /// If the entry is too long for the log.
    pub fn new(index: u64, entry: Entry, content: Option<Map<String, Value>>) -> Result<Self, EntryError> {
        let text = entry.to_text()?.into();
        Ok(Self { index, entry, text, content })
    }
}

/// The catalog of one process.
pub struct Catalog {
    current: RwLock<CatalogState>,
    recent: RwLock<recent_changes::Recent>,
    search: search::Search,
    /// Whether the log behind it can be read: if not, what is shown may be old.
    fresh: AtomicBool,
    /// How many entries of the log are reflected, for those who wait for more.
    grown: watch::Sender<u64>,
    /// Whether the events of the past are known, for those who wait for them.
    whole: watch::Sender<bool>,
}

/// A fact that does not follow from those before: the projection is out of step and must be rebuilt.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error("entry {found} came where entry {expected} was expected")]
    Order { expected: u64, found: u64 },
    #[error("entry {index}: {what}")]
    Content { index: u64, what: String },
}

impl Catalog {
    /// Opens the catalog in the folder `catalog` of the data folder for the log of this verifier key. A folder that is damaged,
    /// of another log or of another version of this program is emptied, and the program says so in its own output.
    /// `agrees` tells whether the log has, so many entries in, an entry of this hash: a catalog of another branch of
    /// the log (after a restore) is of no use.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn open(
        data: &Path,
        verifier_key: &str,
        agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<Self> {
        let (search, kept) = search::Search::open(&data.join(FOLDER), &data.join("synonyms"), verifier_key, agrees)?;
        let current = CatalogState::load(kept);
        let grown = watch::Sender::new(current.size);
        let whole = watch::Sender::new(current.events.missing() == 0);
        Ok(Self {
            current: RwLock::new(current),
            recent: RwLock::default(),
            search,
            fresh: AtomicBool::new(true),
            grown,
            whole,
        })
    }

    /// A catalog that knows nothing and keeps nothing, for processes that only act.
    ///
    /// # Errors
    /// If there is no memory for it.
    pub fn detached() -> anyhow::Result<Self> {
        let search = search::Search::in_memory()?;
        Ok(Self {
            current: RwLock::default(),
            recent: RwLock::default(),
            search,
            fresh: AtomicBool::new(true),
            grown: watch::Sender::new(0),
            whole: watch::Sender::new(true),
        })
    }

    /// What the register says now. Hold it no longer than a request takes: the writer waits for it.
    pub fn read(&self) -> RwLockReadGuard<'_, CatalogState> {
        // A reader cannot leave the map half-changed; after a writer that panicked the operator is told to rebuild.
        self.current.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn search(&self) -> &search::Search {
        &self.search
    }

    /// Takes in facts that follow on what is known; `checkpoint` is the signed note of the log after the last of them,
    /// where that is the end of the log.
    ///
    /// # Errors
    /// If they do not follow. Facts before the bad one are taken in.
    pub fn apply(&self, facts: &[LogEvent], checkpoint: Option<&str>) -> Result<(), ApplyError> {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let known = current.size;
        let (changed, result) = current.apply(facts, checkpoint);
        {
            let mut recent = self.recent.write().unwrap_or_else(PoisonError::into_inner);
            let taken = facts.iter().filter(|fact| (known..current.size).contains(&fact.index));
            taken.for_each(|fact| recent.push(fact));
        }
        let with_organization = |system: &Arc<System>| {
            let organization = system.address().and_then(|(slug, _)| current.organization(slug)).cloned();
            (system.clone(), organization)
        };
        let systems = changed.systems.union(&changed.owners);
        let systems = systems.filter_map(|number| current.by_number(*number)).map(with_organization).collect();
        let organizations =
            changed.organizations.iter().filter_map(|slug| current.organization(slug).cloned()).collect();
        let challenges = changed.challenges.iter().filter_map(|number| current.challenges.by_number(*number)).cloned();
        let challenges = challenges.collect();
        let reached = search::Reached { size: current.size, tip: current.tip, updated: current.updated };
        drop(current);
        // What the law took out must not lie on in an old part of the index.
        let purge = facts.iter().any(|fact| fact.entry.kind.is_redaction());
        self.search.follow(search::News { systems, organizations, challenges, reached, purge });
        self.grown.send_replace(reached.size);
        result
    }

    /// Tells how many entries of the log are reflected, whenever there are more.
    pub fn growth(&self) -> watch::Receiver<u64> {
        self.grown.subscribe()
    }

    /// The facts `first..end` of the log as readers get them, if they are new enough to be in memory.
    pub fn changes(&self, first: u64, end: u64) -> Option<Vec<Change>> {
        self.recent.read().unwrap_or_else(PoisonError::into_inner).between(first, end)
    }

    /// Puts the events of the past before those that happened since the catalog was opened. Answers false if it is not
    /// all of what was missing.
    pub fn complete(&self, past: Past) -> bool {
        let whole = self.current.write().unwrap_or_else(PoisonError::into_inner).events.complete(past);
        if whole {
            self.whole.send_replace(true);
        }
        whole
    }

    /// Tells whether the events of the past are known, and when they are.
    pub fn whole(&self) -> watch::Receiver<bool> {
        self.whole.subscribe()
    }

    /// Shows the signed note of the log as far as it is known: after a start it is not kept with the rest.
    pub fn show_checkpoint(&self, checkpoint: &str) {
        if *self.read().checkpoint != *checkpoint {
            self.current.write().unwrap_or_else(PoisonError::into_inner).checkpoint = checkpoint.into();
        }
    }

    /// What an answer that depends on this is made from, if it is made now, and how many entries of the log it
    /// reflects.
    pub fn stamp(&self, depends: &Dependency, today: NaiveDate) -> (CacheVersion, u64) {
        let search = if matches!(depends, Dependency::Search(_)) { self.search.generation() } else { 0 };
        let current = self.read();
        (current.stamp(depends, search, today), current.reflected(depends))
    }

    /// Waits until everything that was applied can be searched.
    pub fn flush(&self) {
        self.search.settle();
    }

    /// The same, and puts the search index into as few parts as make sense: after much was done at once.
    pub fn merge_segments(&self) {
        self.search.merge_segments();
    }

    /// Whether the log behind the catalog can be read.
    pub fn log_reachable(&self) -> bool {
        self.fresh.load(Ordering::Relaxed)
    }

    pub fn set_fresh(&self, fresh: bool) {
        self.fresh.store(fresh, Ordering::Relaxed);
    }

    /// The current state of a system by id, or by `organization:slug`, old slugs included.
    pub fn system(&self, address: &str) -> Option<Arc<System>> {
        self.read().system(address).cloned()
    }
}
