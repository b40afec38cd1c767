//! The newest facts of the log as its readers get them, kept in memory: whoever follows the log asks for the same few
//! again and again, and a thousand who wait for the next one must not cost a thousand reads of the database.
use super::LogEvent;
use crate::log::EntryKind;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many facts are kept at most.
const FACTS: usize = 4096;
/// And how many bytes of them, because an entry may be long.
const BYTES: usize = 8 << 20;

/// A fact of the log as its readers get it. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub index: u64,
    pub kind: EntryKind,
    /// The entry with its index before it, as JSON in one line.
    pub json: Arc<str>,
}

impl Change {
    /// Of an entry as the log keeps it: canonical JSON.
    pub fn new(index: u64, kind: EntryKind, entry: &str) -> Self {
        // No entry is empty: something happened at some time.
        let members = entry.strip_prefix('{').unwrap_or(entry);
        Self { index, kind, json: format!("{{\"index\":{index},{members}").into() }
    }
}

/// The newest facts, without gaps.
#[derive(Default)]
pub(super) struct Recent {
    changes: VecDeque<Change>,
    bytes: usize,
}

impl Recent {
    /// Takes in the next fact.
    pub fn push(&mut self, fact: &LogEvent) {
        if self.changes.back().is_some_and(|last| last.index + 1 != fact.index) {
            (self.changes, self.bytes) = Default::default();
        }
        let change = Change::new(fact.index, fact.entry.kind, &fact.text);
        self.bytes += change.json.len();
        self.changes.push_back(change);
        while self.changes.len() > FACTS || self.bytes > BYTES {
            let gone = self.changes.pop_front();
            self.bytes -= gone.map_or(0, |gone| gone.json.len());
        }
    }

    /// The facts `first..end`. None if not all of them are here (any more).
    pub fn between(&self, first: u64, end: u64) -> Option<Vec<Change>> {
        let begin = self.changes.front()?.index;
        let place = |index: u64| index.checked_sub(begin).and_then(|place| usize::try_from(place).ok());
        let (from, to) = (place(first)?, place(end)?);
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

    fn fact(index: u64, fields: usize) -> LogEvent {
        let at = "2026-11-21T10:00:00Z".parse().unwrap();
        let mut entry = Entry::new(EntryKind::SystemPublished, at, Actor::Import, Uuid::from_u128(index.into()));
        entry.fields = vec!["a".repeat(fields)];
        LogEvent::new(index, entry, None).unwrap()
    }

    #[test]
    fn a_change_is_the_entry_with_its_index() {
        let mut recent = Recent::default();
        recent.push(&fact(7, 3));
        let change = recent.between(7, 8).unwrap().remove(0);
        let mut expected: Value = serde_json::from_str(&fact(7, 3).text).unwrap();
        expected["index"] = json!(7);
        assert_eq!(serde_json::from_str::<Value>(&change.json).unwrap(), expected);
        assert!(change.json.starts_with(r#"{"index":7,"at":"#) && !change.json.contains('\n'));
    }

    #[test]
    fn what_is_not_here_is_left_to_the_database() {
        let mut recent = Recent::default();
        assert_eq!(recent.between(0, 0), None);
        (5..10).for_each(|index| recent.push(&fact(index, 1)));
        let indices = |first, end| -> Option<Vec<u64>> {
            Some(recent.between(first, end)?.iter().map(|change| change.index).collect())
        };
        assert_eq!(indices(5, 10), Some(vec![5, 6, 7, 8, 9]));
        assert_eq!(indices(8, 9), Some(vec![8]));
        assert_eq!(indices(10, 10), Some(vec![]));
        assert_eq!((indices(4, 9), indices(9, 11), indices(12, 12), indices(9, 8)), (None, None, None, None));
        recent.push(&fact(20, 1));
        assert_eq!(recent.between(9, 10), None, "after a gap only what follows it is known");
        assert_eq!(recent.between(20, 21).unwrap().len(), 1);
    }

    #[test]
    fn the_oldest_go_first() {
        let mut recent = Recent::default();
        (0..FACTS as u64 + 3).for_each(|index| recent.push(&fact(index, 1)));
        assert_eq!(recent.between(2, 4), None);
        assert_eq!(recent.between(3, FACTS as u64 + 3).unwrap().len(), FACTS);
        let mut recent = Recent::default();
        (0..200).for_each(|index| recent.push(&fact(index, 60_000)));
        assert_eq!(recent.between(50, 200), None);
        assert!(recent.between(100, 200).is_some() && recent.bytes <= BYTES);
    }
}
