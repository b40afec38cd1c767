//! The follower: applies the log to the catalog, the commits of this process at once, those of other processes twice a
//! second.
use super::keys::SavedCheckpoint;
use crate::catalog::{Catalog, LogEvent};
use crate::log::{Entry, EntryKind};
use crate::store::{Conn, Db, QueryResult, log, versions};
use anyhow::{Context, anyhow};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Number of entries that are read at once. Bounds memory while the catalog is rebuilt.
const CHUNK: u64 = 500;

/// The interval at which the log is checked for entries of other processes.
const INTERVAL: Duration = Duration::from_millis(500);

/// Applies the log to the catalog.
pub struct Follower {
    db: Db,
    catalog: Arc<Catalog>,
    saved_checkpoint: SavedCheckpoint,
    /// False: this process only writes, and another process has the catalog.
    has_catalog: bool,
    /// True: redacted or erased content may still be in the database's write-ahead log.
    wal_truncation_pending: AtomicBool,
    /// Held while entries are read and applied, so that each entry is applied once and in order.
    apply_lock: Mutex<()>,
}

impl Follower {
    pub fn new(db: Db, catalog: Arc<Catalog>, saved_checkpoint: SavedCheckpoint, has_catalog: bool) -> Self {
        // A process that was killed may have left redacted content in the write-ahead log.
        let wal_truncation_pending = AtomicBool::new(has_catalog);
        Self { db, catalog, saved_checkpoint, has_catalog, wal_truncation_pending, apply_lock: Mutex::new(()) }
    }

    /// Returns the number of log entries that the catalog reflects.
    pub fn catalog_size(&self) -> u64 {
        self.catalog.log_size()
    }

    /// Applies the events of a commit of this process. If another process appended entries before it, they are read
    /// from the log.
    pub fn apply_committed(&self, events: &[LogEvent], checkpoint: &str, size: u64) {
        self.request_wal_truncation_after_redaction(events);
        if !self.has_catalog {
            self.truncate_wal();
            self.save(size, checkpoint);
            return;
        }
        {
            let _lock = self.apply_lock.lock().unwrap_or_else(PoisonError::into_inner);
            let catalog_size = self.catalog_size();
            if catalog_size >= size {
                return;
            }
            if events.first().is_some_and(|first| first.index == catalog_size) {
                match self.catalog.apply(events, Some(checkpoint)) {
                    Ok(()) => return,
                    Err(error) => tracing::error!(%error, "the catalog does not match the log"),
                }
            }
        }
        if let Err(error) = self.catch_up() {
            tracing::error!(error = %format!("{error:#}"), "the catalog cannot follow the log");
        }
    }

    /// Applies all entries of the log that the catalog does not reflect yet.
    ///
    /// # Errors
    /// If the log cannot be read, or is shorter than the catalog.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        let result = self.apply_new_entries();
        self.catalog.set_log_reachable(result.is_ok());
        result
    }

    fn apply_new_entries(&self) -> anyhow::Result<()> {
        let _lock = self.apply_lock.lock().unwrap_or_else(PoisonError::into_inner);
        let mut conn = self.db.writer_connection().context("the database is unavailable")?;
        let Some((size, checkpoint)) = log::latest_checkpoint(&mut conn)? else { return Ok(()) };
        loop {
            let first = self.catalog_size();
            if first > size {
                return Err(anyhow!("the log has {size} entries, but the catalog reflects {first}: run `reindex`"));
            }
            if first == size {
                self.catalog.set_checkpoint(&checkpoint);
                return Ok(());
            }
            let end = size.min(first + CHUNK);
            let events = read_events(&mut conn, first, end)?;
            self.request_wal_truncation_after_redaction(&events);
            // Before the end of the log there is no signed checkpoint of exactly these entries: the previous one stays.
            self.catalog.apply(&events, (end == size).then_some(&*checkpoint))?;
        }
    }

    fn request_wal_truncation_after_redaction(&self, events: &[LogEvent]) {
        if events.iter().any(|event| event.entry.kind.is_redaction()) {
            self.request_wal_truncation();
        }
    }

    /// Requests the truncation of the database's write-ahead log, because content was deleted that must not stay in it.
    pub fn request_wal_truncation(&self) {
        self.wal_truncation_pending.store(true, Ordering::Relaxed);
    }

    /// Truncates the database's write-ahead log if that is pending. It stays pending while a reader uses the log.
    fn truncate_wal(&self) {
        if !self.wal_truncation_pending.load(Ordering::Relaxed) {
            return;
        }
        let Some(mut conn) = self.db.writer_connection() else { return };
        // Reset before the attempt, so that a request made meanwhile is not lost.
        self.wal_truncation_pending.store(false, Ordering::Relaxed);
        match conn.truncate_wal() {
            Ok(true) => {}
            Ok(false) => self.request_wal_truncation(),
            Err(error) => {
                self.request_wal_truncation();
                tracing::warn!(%error, "deleted content may still be in the database's write-ahead log");
            }
        }
    }

    /// Saves the newest checkpoint in the data directory: after a restore of an older backup it proves that the log
    /// went back.
    pub fn save_checkpoint(&self) {
        let (size, checkpoint) = self.catalog.with(|state| (state.size, state.checkpoint.clone()));
        if self.has_catalog {
            self.save(size, &checkpoint);
        }
    }

    fn save(&self, size: u64, checkpoint: &str) {
        if let Err(error) = self.saved_checkpoint.save(size, checkpoint) {
            tracing::warn!(%error, "the newest checkpoint cannot be saved in the data directory");
        }
    }
}

/// Reads entries with the content that they published, without redacted fields.
fn read_events(conn: &mut Conn, first: u64, end: u64) -> anyhow::Result<Vec<LogEvent>> {
    let entries = log::entries(conn, first, end)?;
    let mut published: HashMap<u64, _> = versions::list_by_entry_range(conn, first, end)?
        .into_iter()
        .map(|version| (version.entry_index, version.content.object()))
        .collect();
    entries
        .into_iter()
        .map(|(index, text)| {
            let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
            let content = match published.remove(&index) {
                Some(content) => Some(content),
                None if entry.kind == EntryKind::SystemRedacted => remaining_content(conn, &entry)?,
                None => None,
            };
            Ok(LogEvent { index, entry, text: text.into(), content })
        })
        .collect()
}

/// Returns the content of a redacted version that is not redacted.
fn remaining_content(conn: &mut Conn, entry: &Entry) -> QueryResult<Option<Map<String, Value>>> {
    let version = versions::find(conn, entry.subject, entry.version.unwrap_or_default())?;
    Ok(version.map(|version| version.content.object()))
}

/// Starts a thread that applies new entries of other processes until the register is dropped.
pub fn start(follower: &Arc<Follower>) {
    let follower = Arc::downgrade(follower);
    let run = move || {
        let mut failing = false;
        loop {
            std::thread::sleep(INTERVAL);
            let Some(follower) = follower.upgrade() else { return };
            match follower.catch_up() {
                Ok(()) if failing => {
                    tracing::info!("the log can be followed again");
                    failing = false;
                }
                Ok(()) => {}
                Err(error) if !failing => {
                    tracing::warn!(
                        error = %format!("{error:#}"),
                        "the log cannot be followed; public reads continue with the current catalog"
                    );
                    failing = true;
                }
                Err(_) => {}
            }
            follower.truncate_wal();
            follower.save_checkpoint();
        }
    };
    if let Err(error) = std::thread::Builder::new().name("follower".into()).spawn(run) {
        tracing::error!(%error, "the follower thread cannot be started: the log is not followed");
    }
}
