//! Full-text search: a tantivy index in the catalog's folder, committed by a thread of its own at most a few times a
//! second.
//!
//! The index also persists the catalog between runs. Each document stores its system, organization or challenge, and
//! each commit payload the log size that it reflects.
//!
//! A search runs in two phases. **Matching** intersects bitmaps, one per query clause and cached per clause, without
//! scores; it yields the total and the facet counts. **Ranking** then finds the top hits of the list. Scores are BM25
//! as computed by tantivy, with a boost per field; `hits` describes how the top k are found without scoring every
//! match, and `docs/decisions/0005-search-ranking.md` why this is our own code. Readers use an immutable snapshot of
//! the last commit, which owns all caches, so that nothing needs invalidation.
pub mod completion;
mod correction;
mod documents;
mod highlighter;
mod hits;
mod indexer;
mod matching;
mod query;
mod schema;
mod scoring;
mod similarity;
mod snapshot;
mod storage;
mod synonyms;
mod term_selection;
mod top_k;
mod word_scores;

use super::persist::{LogPosition, PersistedState};
use crate::log::Hash;
pub use highlighter::Highlighter;
pub use hits::Hits;
pub(super) use indexer::IndexUpdate;
use indexer::{Indexer, Task};
use schema::{Fields, schema};
pub use snapshot::IndexGeneration;
use snapshot::SearchSnapshot;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use synonyms::Synonyms;
use tantivy::{Index, ReloadPolicy};

/// Maximum length of a query in characters, so that a query cannot be used to overload the server.
pub const MAX_QUERY: usize = 300;
/// The search index of one process.
pub struct Search {
    tasks: Sender<Task>,
    snapshot: Arc<RwLock<Arc<SearchSnapshot>>>,
    fields: Fields,
    synonyms: Synonyms,
    healthy: Arc<AtomicBool>,
}

impl Search {
    /// Opens the index in `folder/index` and returns the state stored in it; creates an empty index if there is none or
    /// it is unusable. `synonyms` is the folder of the operator's synonyms.
    pub(super) fn open(
        folder: &Path,
        synonyms: &Path,
        verifier_key: &str,
        agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<(Self, PersistedState)> {
        let path = folder.join("index");
        let existing = match storage::open_existing(&path, verifier_key, agrees) {
            Ok(existing) => existing,
            Err(error) => {
                tracing::warn!(folder = %path.display(), %error, "the catalog's folder is unusable; rebuilding it from the log");
                None
            }
        };
        let (index, persisted) = match existing {
            Some(existing) => existing,
            None => (storage::create(&path)?, PersistedState::default()),
        };
        let synonyms = Synonyms::load(Some(synonyms))?;
        let search = Self::start(index, persisted.position, persisted.purge_pending, verifier_key, synonyms)?;
        Ok((search, persisted))
    }

    /// Creates an index in memory.
    pub(super) fn in_memory() -> anyhow::Result<Self> {
        Self::start(Index::create_in_ram(schema().0), LogPosition::default(), false, "", Synonyms::default())
    }

    fn start(
        index: Index,
        position: LogPosition,
        purge_pending: bool,
        verifier_key: &str,
        synonyms: Synonyms,
    ) -> anyhow::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (tasks, inbox) = channel();
        let healthy = Arc::new(AtomicBool::new(true));
        let fields = schema().1;
        let snapshot = SearchSnapshot::new(reader.searcher(), &fields, position.size, None)?;
        let snapshot = Arc::new(RwLock::new(Arc::new(snapshot)));
        let indexer = Indexer {
            _lock: storage::lock_exclusive(&index)?,
            index,
            reader,
            snapshot: snapshot.clone(),
            fields: schema().1,
            verifier_key: verifier_key.to_owned(),
            healthy: healthy.clone(),
            pending: BTreeMap::new(),
            position,
            purge_pending,
        };
        std::thread::Builder::new().name("search-index".into()).spawn(move || indexer.run(&inbox))?;
        Ok(Self { tasks, snapshot, fields, synonyms, healthy })
    }

    /// Queues an update for the next commit.
    pub(super) fn update(&self, update: IndexUpdate) {
        // The indexer ends only when this sender is dropped; if it panicked, nobody can receive the task.
        let _ = self.tasks.send(Task::Update(update));
    }

    /// Blocks until everything queued so far is committed and visible.
    pub(super) fn flush(&self) {
        let (done, wait) = channel();
        if self.tasks.send(Task::Flush(done)).is_ok() {
            let _ = wait.recv();
        }
    }

    /// Flushes and merges the index into one segment.
    pub(super) fn merge_segments(&self) {
        let (done, wait) = channel();
        if self.tasks.send(Task::Merge(done)).is_ok() {
            let _ = wait.recv();
        }
    }

    /// Returns true if commits succeed. They fail while the disk is full and resume once there is space.
    pub fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::Relaxed)
    }

    /// Returns the generation of the index, which increases whenever search results may change.
    pub fn generation(&self) -> u64 {
        self.snapshot().generation
    }

    fn snapshot(&self) -> Arc<SearchSnapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
