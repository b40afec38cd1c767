//! The event history of systems and challenges, newest first, for feeds.
//!
//! The catalog's folder does not store the history. A start knows only the events from then on; a background task reads
//! the earlier ones from the log and inserts them ahead of those ([`Events::backfill`]).
use super::log_event::LogEvent;
use crate::domain::languages::Text;
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::log::{Entry, EntryKind};
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use uuid::Uuid;

/// The kind of an event of a system or a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// The first version.
    Published,
    /// A later version.
    Changed,
    /// A version published after a withdrawal.
    Returned,
    Confirmed,
    Withdrawn(Option<WithdrawalReason>),
    Redacted(Option<RedactionGround>),
    /// A step of a challenge, by the kind of its log entry.
    Challenge(EntryKind),
}

/// An event: the parts of a log entry that feeds show. There are many, so it is small.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Log index of the entry.
    pub index: u64,
    pub at: Instant,
    /// [`super::systems::System::number`] or [`super::challenges::Challenge::number`]; the two never coincide.
    pub subject: u32,
    pub version: u32,
    pub kind: EventKind,
    /// Fields that were changed or redacted.
    pub fields: FieldSet,
    /// The publisher's note.
    pub note: Option<Box<Text<1000>>>,
}

/// A set of fields of the record: one bit per field, in declaration order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldSet([u64; 2]);

// A record with more fields needs a wider set.
const _: () = assert!(Record::FIELDS.len() <= 128);
// A national register has about a quarter of a million events.
const _: () = assert!(size_of::<Event>() <= 64);

impl FieldSet {
    fn of(names: &[String]) -> Self {
        let mut set = Self::default();
        for position in names.iter().filter_map(|name| Record::FIELDS.iter().position(|field| field == name)) {
            set.0[position / 64] |= 1 << (position % 64);
        }
        set
    }

    /// Returns the field names in declaration order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let contains = move |position: usize| self.0[position / 64] >> (position % 64) & 1 == 1;
        Record::FIELDS.iter().enumerate().filter(move |(position, _)| contains(*position)).map(|(_, name)| *name)
    }
}

impl Event {
    /// Creates the event of a log entry about the system or challenge of this number, or none for other entries.
    fn of(index: u64, entry: &Entry, subject: u32) -> Option<Self> {
        let kind = match entry.kind {
            EntryKind::SystemPublished => EventKind::Published,
            EntryKind::SystemConfirmed => EventKind::Confirmed,
            EntryKind::SystemWithdrawn => EventKind::Withdrawn(entry.reason),
            EntryKind::SystemRedacted => EventKind::Redacted(entry.ground),
            kind if kind.challenge_event().is_some() => EventKind::Challenge(kind),
            _ => return None,
        };
        Some(Self {
            index,
            at: entry.at,
            subject,
            version: entry.version.unwrap_or_default(),
            kind,
            fields: FieldSet::of(&entry.fields),
            note: (!entry.note.is_empty()).then(|| Box::new(entry.note.clone())),
        })
    }
}

/// Events in log order. The events of each subject, a system or a challenge, form a linked list, newest first.
#[derive(Debug, Default)]
struct Timeline {
    events: Vec<Event>,
    /// For each event, the position of the previous event of the same subject, or [`NONE`].
    older: Vec<u32>,
    /// For each subject number, the position of its newest event, or [`NONE`].
    newest: Vec<u32>,
    /// For each [`BLOCK`] of subject numbers, the position of the newest event.
    newest_of_block: Vec<u32>,
}

/// Stands for no position.
const NONE: u32 = u32::MAX;
/// Number of consecutive subject numbers that share an entry in `newest_of_block`: most blocks have nothing for the
/// first page and are skipped at once.
const BLOCK: u32 = if cfg!(test) { 4 } else { 2048 };

impl Timeline {
    fn push(&mut self, mut event: Event) {
        if matches!(event.kind, EventKind::Published | EventKind::Changed | EventKind::Returned) {
            // The previous state determines the kind of a publication. A redaction in between does not change the
            // state.
            let mut kinds = self.of(event.subject).map(|position| self.events[position as usize].kind);
            let previous = kinds.find(|kind| !matches!(kind, EventKind::Redacted(_)));
            event.kind = match previous {
                None => EventKind::Published,
                Some(EventKind::Withdrawn(_)) => EventKind::Returned,
                Some(_) => EventKind::Changed,
            };
        }
        let position = self.events.len() as u32;
        let subject = event.subject as usize;
        if self.newest.len() <= subject {
            self.newest.resize(subject + 1, NONE);
        }
        self.older.push(std::mem::replace(&mut self.newest[subject], position));
        let block = subject / BLOCK as usize;
        if self.newest_of_block.len() <= block {
            self.newest_of_block.resize(block + 1, 0);
        }
        self.newest_of_block[block] = position;
        self.events.push(event);
    }

    /// Returns the newest events of a set of subjects before a log index, at most `limit`.
    ///
    /// If the set is large, a scan from the end fills the page quickly. If it is small, the linked lists are merged: a
    /// subject whose newest event is too old for the page costs one lookup.
    fn page(&self, subjects: &RoaringBitmap, before: u64, limit: usize) -> Vec<&Event> {
        /// The scan visits this many events per event of the page, plus a fraction of the number of subjects, the cost
        /// of the alternative.
        const SCANNED_PER_EVENT: usize = 4;
        const SUBJECTS_PER_SCANNED: usize = 16;
        let mut page = Vec::with_capacity(limit);
        let mut end = self.events.partition_point(|event| event.index < before);
        let mut scans_left = limit * SCANNED_PER_EVENT + subjects.len() as usize / SUBJECTS_PER_SCANNED;
        while page.len() < limit && end > 0 && scans_left > 0 {
            (end, scans_left) = (end - 1, scans_left - 1);
            let event = &self.events[end];
            if subjects.contains(event.subject) {
                page.push(event);
            }
        }
        let remaining = limit - page.len();
        if remaining == 0 || end == 0 {
            return page;
        }
        // The subjects with the newest events: a subject that is not among them has no event on the page.
        let mut heads: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::with_capacity(remaining + 1);
        // Iterates from the newest subject, so that the first ones set a high threshold. A subject's number is the
        // index of its first entry, so subjects numbered `before` or higher have no event before it.
        let mut remaining_subjects = subjects.iter();
        remaining_subjects.advance_back_to(u32::try_from(before).unwrap_or(u32::MAX));
        while let Some(subject) = remaining_subjects.next_back() {
            if let Some(Reverse((worst, _))) = heads.peek().filter(|_| heads.len() == remaining)
                && self.newest_of_block.get((subject / BLOCK) as usize).is_none_or(|newest| newest <= worst)
            {
                let Some(before) = (subject / BLOCK * BLOCK).checked_sub(1) else { break };
                remaining_subjects.advance_back_to(before);
                continue;
            }
            let Some(position) = self.newest_before(subject, end as u32) else { continue };
            if heads.len() < remaining || heads.peek().is_some_and(|Reverse((worst, _))| position > *worst) {
                heads.push(Reverse((position, subject)));
                if heads.len() > remaining {
                    heads.pop();
                }
            }
        }
        let mut newest: BinaryHeap<_> = heads.into_iter().map(|Reverse(head)| head).collect();
        while page.len() < limit
            && let Some((position, subject)) = newest.pop()
        {
            page.push(&self.events[position as usize]);
            newest.extend(self.newest_before(subject, position).map(|older| (older, subject)));
        }
        page
    }

    /// Returns the position of a subject's newest event before a position.
    fn newest_before(&self, subject: u32, end: u32) -> Option<u32> {
        self.of(subject).find(|position| *position < end)
    }

    /// Returns the positions of a subject's events, newest first.
    fn of(&self, subject: u32) -> impl Iterator<Item = u32> {
        let exists = |position: &u32| *position != NONE;
        let newest = self.newest.get(subject as usize).copied().filter(exists);
        std::iter::successors(newest, move |position| Some(self.older[*position as usize]).filter(exists))
    }
}

/// The events of the register.
#[derive(Debug)]
pub struct Events {
    timeline: Timeline,
    /// Number of log entries, from the beginning, whose events have not been read.
    missing_entries: u64,
}

impl Default for Events {
    fn default() -> Self {
        Self::from(0)
    }
}

impl Events {
    /// Creates a history that starts at a log index; the earlier events are to be backfilled.
    pub(super) fn from(index: u64) -> Self {
        Self { timeline: Timeline::default(), missing_entries: index }
    }

    /// Appends the event of the next log entry, about the system or challenge of this number.
    pub(super) fn push(&mut self, log_event: &LogEvent, subject: u32) {
        if let Some(event) = Event::of(log_event.index, &log_event.entry, subject) {
            self.timeline.push(event);
        }
    }

    /// Returns the number of log entries, from the beginning, whose events have not been read; 0 if the history is
    /// complete.
    pub fn missing_entries(&self) -> u64 {
        self.missing_entries
    }

    /// Inserts earlier events ahead of the known ones. Returns false if `history` does not end where these begin.
    pub(super) fn backfill(&mut self, history: History) -> bool {
        if history.next != self.missing_entries {
            return false;
        }
        let since = std::mem::replace(&mut self.timeline, history.timeline);
        since.events.into_iter().for_each(|event| self.timeline.push(event));
        self.missing_entries = 0;
        true
    }

    /// Counts the earlier events of the same kind and subject.
    pub fn count_before(&self, event: &Event) -> usize {
        let events = self.timeline.of(event.subject).map(|position| &self.timeline.events[position as usize]);
        let earlier = events.skip_while(|other| other.index >= event.index);
        earlier.filter(|other| other.kind == event.kind).count()
    }

    /// Returns the newest events of a set of systems and challenges before a log index, at most `limit`, newest first;
    /// none until the history is complete.
    pub fn page(&self, subjects: &RoaringBitmap, before: u64, limit: usize) -> Option<Vec<&Event>> {
        (self.missing_entries == 0).then(|| self.timeline.page(subjects, before, limit))
    }
}

/// The events of the beginning of the log, while they are read.
#[derive(Debug, Default)]
pub struct History {
    timeline: Timeline,
    /// Subject numbers by id.
    numbers: HashMap<Uuid, u32>,
    next: u64,
}

/// An entry that does not follow the entries read before.
#[derive(Debug, thiserror::Error)]
#[error("entry {found} was read where entry {expected} was expected")]
pub struct Gap {
    expected: u64,
    found: u64,
}

impl History {
    /// Returns the log index of the entry to read next.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// Appends the next entry.
    ///
    /// # Errors
    /// If its index is not [`History::next`].
    pub fn push(&mut self, index: u64, entry: &Entry) -> Result<(), Gap> {
        if index != self.next {
            return Err(Gap { expected: self.next, found: index });
        }
        self.next += 1;
        if entry.kind == EntryKind::SystemPublished || entry.kind.challenge_event().is_some() {
            // The same numbering as `System::number` and `Challenge::number`.
            self.numbers.entry(entry.subject).or_insert(index as u32);
        }
        let number = self.numbers.get(&entry.subject).copied();
        if let Some(event) = number.and_then(|number| Event::of(index, entry, number)) {
            self.timeline.push(event);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
