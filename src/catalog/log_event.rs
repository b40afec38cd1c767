//! A log entry as the catalog receives it.
use crate::log::{Entry, EntryError};
use serde_json::{Map, Value};
use std::sync::Arc;

/// A log entry with the content it published, as far as that content can still be read.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEvent {
    pub index: u64,
    pub entry: Entry,
    /// The entry in the log's canonical JSON.
    pub text: Arc<str>,
    /// For a publication, the published record or organization; for a redaction, what remains of that version.
    pub content: Option<Map<String, Value>>,
}

impl LogEvent {
    /// Creates an event and serializes its entry.
    ///
    /// # Errors
    /// If the entry exceeds the size limit of the log.
    pub fn new(index: u64, entry: Entry, content: Option<Map<String, Value>>) -> Result<Self, EntryError> {
        let text = entry.to_text()?.into();
        Ok(Self { index, entry, text, content })
    }
}
