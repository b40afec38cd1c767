//! A ring buffer of the most recent log entries in the form in which the API returns them: followers of the log request
//! the same few entries over and over, and a thousand waiting clients must not cost a thousand database reads.
use super::log_event::LogEvent;
use crate::log::EntryKind;
use std::collections::VecDeque;
use std::sync::Arc;

/// Maximum number of buffered entries.
const MAX_ENTRIES: usize = 4096;
/// Maximum total size in bytes, since a single entry may be long.
const MAX_BYTES: usize = 8 << 20;

/// A log entry as the API returns it. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub index: u64,
    pub kind: EntryKind,
    /// The entry with its index as the first member, as JSON on one line.
    pub json: Arc<str>,
}

impl Change {
    /// Creates a change from an entry in the log's canonical JSON.
    pub fn new(index: u64, kind: EntryKind, entry: &str) -> Self {
        // Every entry has members, so the comma after the index is valid.
        let members = entry.strip_prefix('{').unwrap_or(entry);
        Self { index, kind, json: format!("{{\"index\":{index},{members}").into() }
    }
}

/// The most recent log entries, without gaps.
#[derive(Default)]
pub(super) struct RecentChanges {
    changes: VecDeque<Change>,
    bytes: usize,
}

impl RecentChanges {
    /// Appends the next entry. After a gap the buffer starts over.
    pub fn push(&mut self, log_event: &LogEvent) {
        if self.changes.back().is_some_and(|last| last.index + 1 != log_event.index) {
            (self.changes, self.bytes) = Default::default();
        }
        let change = Change::new(log_event.index, log_event.entry.kind, &log_event.text);
        self.bytes += change.json.len();
        self.changes.push_back(change);
        while self.changes.len() > MAX_ENTRIES || self.bytes > MAX_BYTES {
            let evicted = self.changes.pop_front();
            self.bytes -= evicted.map_or(0, |change| change.json.len());
        }
    }

    /// Returns the entries `first..end`, or none if any of them is not buffered.
    pub fn range(&self, first: u64, end: u64) -> Option<Vec<Change>> {
        let begin = self.changes.front()?.index;
        let position = |index: u64| index.checked_sub(begin).and_then(|position| usize::try_from(position).ok());
        let (from, to) = (position(first)?, position(end)?);
        (from <= to && to <= self.changes.len()).then(|| self.changes.range(from..to).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::Actor;
    use crate::log::Entry;
    use serde_json::{Value, json};
    use uuid::Uuid;

    fn log_event(index: u64, fields: usize) -> LogEvent {
        let at = "2026-11-21T10:00:00Z".parse().unwrap();
        let mut entry = Entry::new(EntryKind::SystemPublished, at, Actor::Import, Uuid::from_u128(index.into()));
        entry.fields = vec!["a".repeat(fields)];
        LogEvent::new(index, entry, None).unwrap()
    }

    #[test]
    fn a_change_is_the_entry_with_its_index() {
        let mut recent = RecentChanges::default();
        recent.push(&log_event(7, 3));
        let change = recent.range(7, 8).unwrap().remove(0);
        let mut expected: Value = serde_json::from_str(&log_event(7, 3).text).unwrap();
        expected["index"] = json!(7);
        assert_eq!(serde_json::from_str::<Value>(&change.json).unwrap(), expected);
        assert!(change.json.starts_with(r#"{"index":7,"at":"#) && !change.json.contains('\n'));
    }

    #[test]
    fn entries_outside_the_buffer_are_not_returned() {
        let mut recent = RecentChanges::default();
        assert_eq!(recent.range(0, 0), None);
        (5..10).for_each(|index| recent.push(&log_event(index, 1)));
        let indices = |first, end| -> Option<Vec<u64>> {
            Some(recent.range(first, end)?.iter().map(|change| change.index).collect())
        };
        assert_eq!(indices(5, 10), Some(vec![5, 6, 7, 8, 9]));
        assert_eq!(indices(8, 9), Some(vec![8]));
        assert_eq!(indices(10, 10), Some(vec![]));
        assert_eq!((indices(4, 9), indices(9, 11), indices(12, 12), indices(9, 8)), (None, None, None, None));
        recent.push(&log_event(20, 1));
        assert_eq!(recent.range(9, 10), None, "after a gap the buffer starts over");
        assert_eq!(recent.range(20, 21).unwrap().len(), 1);
    }

    #[test]
    fn the_oldest_entries_are_evicted_first() {
        let mut recent = RecentChanges::default();
        (0..MAX_ENTRIES as u64 + 3).for_each(|index| recent.push(&log_event(index, 1)));
        assert_eq!(recent.range(2, 4), None);
        assert_eq!(recent.range(3, MAX_ENTRIES as u64 + 3).unwrap().len(), MAX_ENTRIES);
        let mut recent = RecentChanges::default();
        (0..200).for_each(|index| recent.push(&log_event(index, 60_000)));
        assert_eq!(recent.range(50, 200), None);
        assert!(recent.range(100, 200).is_some() && recent.bytes <= MAX_BYTES);
    }
}
