//! The log as its readers follow it: fact after fact, the newest from memory, older ones from the database.
use super::Register;
use crate::catalog::Change;
use crate::log::Entry;
use crate::{Error, Result};
use anyhow::Context;

impl Register {
    /// Facts of the log from `first` on, at most `limit`, and how many the log has.
    pub async fn changes(&self, first: u64, limit: u64) -> Result<(Vec<Change>, u64)> {
        let size = self.catalog.read().size;
        if first >= size {
            return Ok((Vec::new(), size));
        }
        let end = size.min(first.saturating_add(limit));
        if let Some(changes) = self.catalog.changes(first, end) {
            return Ok((changes, size));
        }
        let entries = self.entries(first, end - first).await?.into_iter().map(|(index, text)| {
            let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
            Ok(Change::new(index, entry.kind, &text))
        });
        Ok((entries.collect::<Result<_>>()?, size))
    }

    /// Whether the log has that many entries: this process looks again before it says no, because another one may be
    /// ahead of it.
    pub async fn reaches(&self, size: u64) -> Result<bool> {
        if self.catalog.read().size >= size {
            return Ok(true);
        }
        let tail = self.tail.clone();
        let caught_up = tokio::task::spawn_blocking(move || tail.catch_up()).await.context("catching up panicked")?;
        caught_up.map_err(|error| Error::Unavailable(format!("{error:#}")))?;
        Ok(self.catalog.read().size >= size)
    }
}
