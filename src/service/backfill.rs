//! What happened before the catalog was opened, read from the log once and beside everything else: the start does not
//! wait for it, and feeds do.
use crate::catalog::Catalog;
use crate::catalog::events::History;
use crate::log::Entry;
use crate::store::{Db, log};
use anyhow::Context;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Entries read at once.
const STEP: u64 = 200;
/// How long the database is left alone after it failed.
const PAUSE: Duration = Duration::from_millis(500);

/// A thread that reads the past, until it is whole or the register is dropped.
pub fn read(db: &Db, catalog: &Arc<Catalog>) {
    if *catalog.watch_backfilled().borrow() {
        return;
    }
    let (db, catalog) = (db.clone(), Arc::downgrade(catalog));
    let reading = move || {
        let mut past = History::default();
        let mut away = false;
        loop {
            match read_on(&db, &catalog, &mut past) {
                Ok(()) => break,
                Err(error) if !away => {
                    tracing::warn!(error = %format!("{error:#}"), "the past cannot be read; feeds wait for it");
                    away = true;
                }
                Err(_) => {}
            }
            std::thread::sleep(PAUSE);
        }
        let Some(catalog) = catalog.upgrade() else { return };
        if catalog.backfill(past) {
            tracing::debug!("the events of the past are known");
        } else {
            tracing::error!("the past that was read is not the one that is missing: run `reindex`");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("history".into()).spawn(reading) {
        tracing::error!(%error, "the past cannot be read");
    }
}

/// Reads from where it is to the end of the past, or until the register is dropped. After an error it can go on.
fn read_on(db: &Db, catalog: &Weak<Catalog>, past: &mut History) -> anyhow::Result<()> {
    let mut conn = db.writer_connection().context("the database is away")?;
    loop {
        let Some(end) = catalog.upgrade().map(|catalog| catalog.read().events.missing_entries()) else { return Ok(()) };
        let first = past.next();
        if first >= end {
            return Ok(());
        }
        let entries = log::entries(&mut conn, first, end.min(first + STEP))?;
        anyhow::ensure!(!entries.is_empty(), "the log has no entry {first}");
        for (index, text) in entries {
            let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
            past.push(index, &entry)?;
        }
    }
}
