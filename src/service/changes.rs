//! The change feed of the log: new changes from memory, older ones from the database.
use super::Register;
use crate::Result;
use crate::catalog::Change;
use crate::log::Entry;
use crate::service::history;
use anyhow::Context;

/// Returns at most `limit` changes from log index `first` on, and the size of the log.
///
/// # Errors
/// If the database is unavailable.
pub async fn list(register: &Register, first: u64, limit: u64) -> Result<(Vec<Change>, u64)> {
    let size = register.catalog.log_size();
    if first >= size {
        return Ok((Vec::new(), size));
    }
    let end = size.min(first.saturating_add(limit));
    if let Some(changes) = register.catalog.changes(first, end) {
        return Ok((changes, size));
    }
    let changes = history::entries(register, first, end - first).await?.into_iter().map(|(index, text)| {
        let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
        Ok(Change::new(index, entry.kind, &text))
    });
    Ok((changes.collect::<Result<_>>()?, size))
}
