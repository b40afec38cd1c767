//! Backfill: reads the events before the catalog was opened from the log, once and in the background. The start of the
//! server does not wait for it; feeds do.
use crate::catalog::Catalog;
use crate::catalog::events::History;
use crate::log::Entry;
use crate::store::{Db, log};
use anyhow::Context;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Number of entries that are read at once.
const CHUNK: u64 = 200;
/// Pause after an error of the database.
const RETRY_PAUSE: Duration = Duration::from_millis(500);

/// Starts a thread that reads the past events, until they are complete or the register is dropped.
pub fn start(db: &Db, catalog: &Arc<Catalog>) {
    if *catalog.watch_backfilled().borrow() {
        return;
    }
    let (db, catalog) = (db.clone(), Arc::downgrade(catalog));
    let run = move || {
        let mut past = History::default();
        let mut failing = false;
        loop {
            match read_entries(&db, &catalog, &mut past) {
                Ok(()) => break,
                Err(error) if !failing => {
                    tracing::warn!(error = %format!("{error:#}"), "past events cannot be read; feeds wait for them");
                    failing = true;
                }
                Err(_) => {}
            }
            std::thread::sleep(RETRY_PAUSE);
        }
        let Some(catalog) = catalog.upgrade() else { return };
        if catalog.backfill(past) {
            tracing::debug!("all past events are loaded");
        } else {
            tracing::error!("the past events do not match the catalog: run `reindex`");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("backfill".into()).spawn(run) {
        tracing::error!(%error, "the backfill thread cannot be started: past events are not loaded");
    }
}

/// Reads on from the last entry read to the last missing one, or until the register is dropped. Can continue after an
/// error.
fn read_entries(db: &Db, catalog: &Weak<Catalog>, past: &mut History) -> anyhow::Result<()> {
    let mut conn = db.writer_connection().context("the database is unavailable")?;
    loop {
        let Some(end) = catalog.upgrade().map(|catalog| catalog.with(|state| state.events.missing_entries())) else {
            return Ok(());
        };
        let first = past.next();
        if first >= end {
            return Ok(());
        }
        let entries = log::entries(&mut conn, first, end.min(first + CHUNK))?;
        anyhow::ensure!(!entries.is_empty(), "the log has no entry {first}");
        for (index, text) in entries {
            let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
            past.push(index, &entry)?;
        }
    }
}
