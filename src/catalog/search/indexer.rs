//! The indexer: the thread that writes the index, batches updates into commits and merges segments when idle.
use super::documents::{self, PendingDocument};
use super::schema::Fields;
use super::snapshot::SearchSnapshot;
use super::storage::CommitPayload;
use crate::catalog::challenges::Challenge;
use crate::catalog::organizations::Organization;
use crate::catalog::persist::LogPosition;
use crate::catalog::systems::System;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tantivy::directory::DirectoryLock;
use tantivy::{Index, IndexReader, IndexWriter, Term};

/// Delay before a commit, in which updates are collected.
const COMMIT_DELAY: Duration = Duration::from_millis(300);
/// The same for updates that do not affect searches, such as challenges: frequent commits would create many segments.
const STORE_COMMIT_DELAY: Duration = Duration::from_secs(5);
/// Delay before a failed commit is retried.
const RETRY_DELAY: Duration = Duration::from_secs(5);
/// Idle time after which segments are merged.
const MERGE_AFTER_IDLE: Duration = Duration::from_secs(10);
/// Poll interval once the index is merged.
const IDLE_POLL: Duration = Duration::from_secs(3600);
/// Number of segments left by a merge when idle: each term is looked up in every segment.
const MAX_SEGMENTS: usize = 4;
/// Memory budget of the index writer in bytes.
const WRITER_MEMORY: usize = 30_000_000;

/// The changes of a batch of log events.
pub(in crate::catalog) struct IndexUpdate {
    pub systems: Vec<(Arc<System>, Option<Arc<Organization>>)>,
    pub organizations: Vec<Arc<Organization>>,
    pub challenges: Vec<Arc<Challenge>>,
    pub position: LogPosition,
    /// True if the previous documents must be erased from the segments, not only marked as deleted.
    pub purge: bool,
}

impl IndexUpdate {
    /// Returns true if search results may change.
    fn affects_searches(&self) -> bool {
        !self.systems.is_empty()
    }
}

/// A task of the indexer.
pub(super) enum Task {
    Update(IndexUpdate),
    /// Commit what is pending and confirm.
    Flush(Sender<()>),
    /// Commit what is pending, merge all segments into one and confirm.
    Merge(Sender<()>),
}

/// The state of the indexer thread.
pub(super) struct Indexer {
    pub index: Index,
    pub reader: IndexReader,
    pub snapshot: Arc<RwLock<Arc<SearchSnapshot>>>,
    pub fields: Fields,
    pub verifier_key: String,
    pub healthy: Arc<AtomicBool>,
    /// Held so that no other process writes this index.
    pub _lock: DirectoryLock,
    /// Uncommitted documents by number and key: of a system that changes ten times a second only the last state is
    /// written. The order puts documents in ascending order of system numbers, after organizations and challenges.
    pub pending: BTreeMap<(u64, String), PendingDocument>,
    pub position: LogPosition,
    /// True if old segments must be erased after the next commit.
    pub purge_pending: bool,
}

impl Indexer {
    pub fn run(mut self, inbox: &Receiver<Task>) {
        let mut writer = None;
        let mut committed = self.position;
        let mut to_confirm: Vec<Sender<()>> = Vec::new();
        let mut deadline: Option<Instant> = None;
        let mut merged = false;
        if self.purge_pending
            && let Err(error) = self.purge_segments(&mut writer).and_then(|()| self.publish_snapshot())
        {
            tracing::error!(%error, "redacted text could not be erased from the search index; the next commit retries");
        }
        loop {
            let idle = if merged { IDLE_POLL } else { MERGE_AFTER_IDLE };
            let wait = deadline.map_or(idle, |at| at.saturating_duration_since(Instant::now()));
            let (mut merge, mut max_segments) = (false, MAX_SEGMENTS);
            match inbox.recv_timeout(wait) {
                Ok(Task::Update(update)) => {
                    let delay =
                        if update.affects_searches() || update.purge { COMMIT_DELAY } else { STORE_COMMIT_DELAY };
                    self.enqueue(update);
                    let at = Instant::now() + delay;
                    // After a failure the retry delay is kept whatever arrives.
                    let failed = !self.healthy.load(Ordering::Relaxed);
                    deadline = deadline.filter(|earlier| failed || *earlier <= at).or(Some(at));
                    continue;
                }
                Ok(Task::Flush(done)) => to_confirm.push(done),
                Ok(Task::Merge(done)) => {
                    to_confirm.push(done);
                    (merge, merged, max_segments) = (true, false, 1);
                }
                Err(RecvTimeoutError::Timeout) => merge = deadline.is_none(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if committed != self.position {
                match self.commit(&mut writer) {
                    Ok(()) => {
                        committed = self.position;
                        merged = false;
                        self.healthy.store(true, Ordering::Relaxed);
                        deadline = None;
                    }
                    Err(error) => {
                        // The pending documents remain, and a new writer starts from the last commit.
                        writer = None;
                        tracing::error!(%error, "the search index could not be written; retrying");
                        self.healthy.store(false, Ordering::Relaxed);
                        deadline = Some(Instant::now() + RETRY_DELAY);
                    }
                }
            } else {
                deadline = None;
            }
            if merge && !merged {
                merged = true;
                if let Err(error) = self.merge_segments(&mut writer, max_segments) {
                    tracing::warn!(%error, "the segments of the search index could not be merged; retrying when idle");
                }
            }
            for done in to_confirm.drain(..) {
                // The caller may have stopped waiting.
                let _ = done.send(());
            }
        }
        if committed != self.position
            && let Err(error) = self.commit(&mut writer)
        {
            tracing::warn!(%error, "the search index could not be written before the stop; the next start catches up");
        }
    }

    fn enqueue(&mut self, update: IndexUpdate) {
        let IndexUpdate { systems, organizations, challenges, position, purge } = update;
        self.position = position;
        self.purge_pending |= purge;
        for (system, organization) in systems {
            let key = (u64::from(system.number) + 1, format!("system {}", system.id));
            self.pending.insert(key, PendingDocument::System(system, organization));
        }
        for organization in organizations {
            let key = (0, format!("organization {}", organization.id));
            self.pending.insert(key, PendingDocument::Organization(organization));
        }
        for challenge in challenges {
            let key = (0, format!("challenge {}", challenge.id));
            self.pending.insert(key, PendingDocument::Challenge(challenge));
        }
        // Systems sort last; without one the current snapshot already reflects the new position.
        if !matches!(self.pending.last_key_value(), Some((_, PendingDocument::System(..)))) {
            self.current_snapshot().set_log_size(self.position.size);
        }
    }

    fn current_snapshot(&self) -> Arc<SearchSnapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn commit(&mut self, writer: &mut Option<IndexWriter>) -> anyhow::Result<()> {
        let open = self.open_writer(writer)?;
        for ((_, key), pending) in &self.pending {
            open.delete_term(Term::from_field_text(self.fields.key, key));
            open.add_document(documents::build(&self.fields, key, pending)?)?;
        }
        self.commit_with_payload(open, self.purge_pending)?;
        if self.purge_pending {
            self.purge_segments(writer)?;
        }
        self.publish_snapshot()?;
        self.pending.clear();
        Ok(())
    }

    /// Opens the writer if necessary. It has threads and memory of its own, so it is closed while the register is idle.
    fn open_writer<'a>(&self, writer: &'a mut Option<IndexWriter>) -> tantivy::Result<&'a mut IndexWriter> {
        match writer {
            Some(open) => Ok(open),
            None => Ok(writer.insert(self.index.writer_with_num_threads(1, WRITER_MEMORY)?)),
        }
    }

    fn commit_with_payload(&self, writer: &mut IndexWriter, purge_pending: bool) -> anyhow::Result<()> {
        let payload = CommitPayload::new(&self.verifier_key, self.position, purge_pending);
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&payload)?);
        commit.commit()?;
        Ok(())
    }

    /// Merges all segments, which erases deleted documents. A process that is interrupted repeats this at its next
    /// start.
    fn purge_segments(&mut self, writer: &mut Option<IndexWriter>) -> anyhow::Result<()> {
        let writer = self.open_writer(writer)?;
        let segments = self.index.searchable_segment_ids()?;
        if !segments.is_empty() {
            writer.merge(&segments).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        self.commit_with_payload(writer, false)?;
        self.purge_pending = false;
        Ok(())
    }

    /// Makes the last commit visible to searches.
    fn publish_snapshot(&self) -> anyhow::Result<()> {
        self.reader.reload()?;
        let previous = self.current_snapshot();
        let snapshot = SearchSnapshot::new(self.reader.searcher(), &self.fields, self.position.size, Some(&previous))?;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        Ok(())
    }

    /// Merges the segments if there are more than `max_segments`, and closes the writer. A segment with most of the
    /// documents is left alone, unless a single segment is requested.
    fn merge_segments(&self, writer: &mut Option<IndexWriter>, max_segments: usize) -> anyhow::Result<()> {
        // Segments of a running background merge cannot be merged here.
        if let Some(writer) = writer.take() {
            writer.wait_merging_threads()?;
        }
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, WRITER_MEMORY)?;
        self.publish_snapshot()?;
        let mut segments = self.current_snapshot().segments_in_order();
        if segments.len() <= max_segments {
            writer.garbage_collect_files().wait()?;
            return Ok(());
        }
        let largest = segments.iter().max_by_key(|(_, documents)| *documents).copied();
        let total: usize = segments.iter().map(|(_, documents)| documents).sum();
        if let Some((largest, documents)) = largest
            && max_segments > 1
            && (total - documents) * 4 < documents
        {
            segments.retain(|(id, _)| *id != largest);
        }
        let segments: Vec<_> = segments.into_iter().map(|(id, _)| id).collect();
        writer.merge(&segments).wait()?;
        self.publish_snapshot()?;
        writer.garbage_collect_files().wait()?;
        Ok(())
    }
}
