//! How the catalog follows the log: from this process's own acts at once, from those of others twice a second.
use super::keys::KeptCheckpoint;
use crate::catalog::{Catalog, LogEvent};
use crate::log::{Entry, EntryKind};
use crate::store::{Conn, Db, QueryResult, log, versions};
use anyhow::{Context, anyhow};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Entries read at once: bounds memory while a catalog is rebuilt.
const STEP: u64 = 500;

/// Feeds the catalog from the log.
pub struct Follower {
    db: Db,
    catalog: Arc<Catalog>,
    kept: KeptCheckpoint,
    /// Without: acts are done, and another process shows them.
    attached: bool,
    /// Whether something was redacted or erased that may still lie in the database's write-ahead log.
    left_over: AtomicBool,
    /// Facts are shown one batch at a time, whoever brings them.
    turn: Mutex<()>,
}

impl Follower {
    pub fn new(db: Db, catalog: Arc<Catalog>, kept: KeptCheckpoint, attached: bool) -> Self {
        // A process that was killed may have left something.
        Self { db, catalog, kept, attached, left_over: AtomicBool::new(attached), turn: Mutex::new(()) }
    }

    /// How many entries of the log are shown.
    pub fn known(&self) -> u64 {
        self.catalog.read().size
    }

    /// Shows the facts of an own batch. Should others have appended before it, the log itself is read.
    pub fn show(&self, facts: &[LogEvent], checkpoint: &str, size: u64) {
        self.look_for_redactions(facts);
        if !self.attached {
            self.forget();
            self.keep(size, checkpoint);
            return;
        }
        {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let known = self.catalog.read().size;
            if known >= size {
                return;
            }
            if facts.first().is_some_and(|first| first.index == known) {
                match self.catalog.apply(facts, Some(checkpoint)) {
                    Ok(()) => return,
                    Err(error) => tracing::error!(%error, "the catalog is out of step"),
                }
            }
        }
        if let Err(error) = self.catch_up() {
            tracing::error!(error = %format!("{error:#}"), "the catalog cannot follow the log");
        }
    }

    /// Reads the log from where the catalog is to its end.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        let caught = self.read_on();
        self.catalog.set_log_reachable(caught.is_ok());
        caught
    }

    fn read_on(&self) -> anyhow::Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut conn = self.db.writer_connection().context("the database is away")?;
        let Some((size, checkpoint)) = log::tip(&mut conn)? else { return Ok(()) };
        loop {
            let first = self.catalog.read().size;
            if first > size {
                return Err(anyhow!("the log has {size} entries and the catalog reflects {first}: run `reindex`"));
            }
            if first == size {
                self.catalog.set_checkpoint(&checkpoint);
                return Ok(());
            }
            let end = size.min(first + STEP);
            let facts = facts(&mut conn, first, end)?;
            // Half-way there is no signed note of just these entries: the one before stays.
            self.look_for_redactions(&facts);
            self.catalog.apply(&facts, (end == size).then_some(&*checkpoint))?;
        }
    }

    fn look_for_redactions(&self, facts: &[LogEvent]) {
        if facts.iter().any(|fact| fact.entry.kind.is_redaction()) {
            self.erased();
        }
    }

    /// Something was taken out of the database: it is to leave its write-ahead log, too.
    pub fn erased(&self) {
        self.left_over.store(true, Ordering::Relaxed);
    }

    /// Has the database forget what was taken out; tried again until nobody reads it any more.
    fn forget(&self) {
        if !self.left_over.load(Ordering::Relaxed) {
            return;
        }
        let Some(mut conn) = self.db.writer_connection() else { return };
        // Before it is tried: what is taken out meanwhile is not to be missed.
        self.left_over.store(false, Ordering::Relaxed);
        match conn.forget() {
            Ok(true) => {}
            Ok(false) => self.erased(),
            Err(error) => {
                self.erased();
                tracing::warn!(%error, "what was taken out may still lie in the database's write-ahead log");
            }
        }
    }

    /// Keeps the newest checkpoint in the data folder: after a restore of an older backup it shows that the log went
    /// back.
    pub fn keep_checkpoint(&self) {
        let (size, checkpoint) = {
            let current = self.catalog.read();
            (current.size, current.checkpoint.clone())
        };
        if self.attached {
            self.keep(size, &checkpoint);
        }
    }

    fn keep(&self, size: u64, checkpoint: &str) {
        if let Err(error) = self.kept.keep(size, checkpoint) {
            tracing::warn!(%error, "the newest checkpoint could not be kept in the data folder");
        }
    }
}

/// Entries with the content that they published. Content that a redaction took away is missing from it.
fn facts(conn: &mut Conn, first: u64, end: u64) -> anyhow::Result<Vec<LogEvent>> {
    let entries = log::entries(conn, first, end)?;
    let mut published: HashMap<u64, _> = versions::between(conn, first, end)?
        .into_iter()
        .map(|version| (version.entry_index, version.content.object()))
        .collect();
    entries
        .into_iter()
        .map(|(index, text)| {
            let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
            let content = match published.remove(&index) {
                Some(content) => Some(content),
                None if entry.kind == EntryKind::SystemRedacted => left(conn, &entry)?,
                None => None,
            };
            Ok(LogEvent { index, entry, text: text.into(), content })
        })
        .collect()
}

fn left(conn: &mut Conn, entry: &Entry) -> QueryResult<Option<serde_json::Map<String, serde_json::Value>>> {
    let version = versions::find(conn, entry.subject, entry.version.unwrap_or_default())?;
    Ok(version.map(|version| version.content.object()))
}

/// A thread that looks for new entries twice a second, for as long as the register lives.
pub fn follow(tail: &Arc<Follower>) {
    let tail = Arc::downgrade(tail);
    let looking = move || {
        let mut away = false;
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let Some(tail) = tail.upgrade() else { return };
            match tail.catch_up() {
                Ok(()) if away => {
                    tracing::info!("the database is back");
                    away = false;
                }
                Ok(()) => {}
                Err(error) if !away => {
                    tracing::warn!(error = %format!("{error:#}"), "the log cannot be followed; public reads go on with what is known");
                    away = true;
                }
                Err(_) => {}
            }
            tail.forget();
            tail.keep_checkpoint();
        }
    };
    if let Err(error) = std::thread::Builder::new().name("tail".into()).spawn(looking) {
        tracing::error!(%error, "the log cannot be followed");
    }
}
