//! What happened to systems and challenges, newest first: the read side of feeds.
//!
//! The catalog is kept between runs without its history. So a start knows only what happens from then on; the past is
//! read from the log once, beside the running register, and put before it as a whole ([`Events::complete`]).
use super::LogEvent;
use crate::domain::languages::Text;
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::log::{Entry, EntryKind};
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use uuid::Uuid;

/// What happened to a system, or to a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemEvent {
    /// Its first version.
    Published,
    /// A further version.
    Changed,
    /// A version after it had left the register.
    Returned,
    Confirmed,
    Withdrawn(Option<WithdrawalReason>),
    Redacted(Option<RedactionGround>),
    /// A step of a challenge: an entry of that kind.
    Challenge(EntryKind),
}

/// One event: as much of a log entry as a feed tells. Many are kept, so it is small.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The index of its entry in the log.
    pub index: u64,
    pub at: Instant,
    /// [`super::System::number`], or [`super::challenges::Challenge::number`]: no system has that of a challenge.
    pub subject: u32,
    pub version: u32,
    pub happened: SystemEvent,
    /// Fields that changed, or were taken out.
    pub fields: Fields,
    /// What the publisher says about it.
    pub note: Option<Box<Text<1000>>>,
}

/// A set of fields of the record, one bit each in the order of their declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields([u64; 2]);

// A record with more fields needs a wider set.
const _: () = assert!(Record::FIELDS.len() <= 128);
// A quarter of a million events are as many as a national register has seen.
const _: () = assert!(size_of::<Event>() <= 64);

impl Fields {
    fn of(names: &[String]) -> Self {
        let mut set = Self::default();
        for place in names.iter().filter_map(|name| Record::FIELDS.iter().position(|field| field == name)) {
            set.0[place / 64] |= 1 << (place % 64);
        }
        set
    }

    /// The names, in the order of the record.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let there = move |place: usize| self.0[place / 64] >> (place % 64) & 1 == 1;
        Record::FIELDS.iter().enumerate().filter(move |(place, _)| there(*place)).map(|(_, name)| *name)
    }
}

impl Event {
    /// The event of a log entry about the system or the challenge of this number; none if the entry is about neither.
    fn of(index: u64, entry: &Entry, subject: u32) -> Option<Self> {
        let happened = match entry.kind {
            EntryKind::SystemPublished => SystemEvent::Published,
            EntryKind::SystemConfirmed => SystemEvent::Confirmed,
            EntryKind::SystemWithdrawn => SystemEvent::Withdrawn(entry.reason),
            EntryKind::SystemRedacted => SystemEvent::Redacted(entry.ground),
            kind if kind.challenge_event().is_some() => SystemEvent::Challenge(kind),
            _ => return None,
        };
        Some(Self {
            index,
            at: entry.at,
            subject,
            version: entry.version.unwrap_or_default(),
            happened,
            fields: Fields::of(&entry.fields),
            note: (!entry.note.is_empty()).then(|| Box::new(entry.note.clone())),
        })
    }
}

/// Events in the order of the log. Those of each subject, a system or a challenge, hang together, the newest first.
#[derive(Debug, Default)]
struct Timeline {
    events: Vec<Event>,
    /// Of each event the place of the one before it of the same subject; [`NONE`] if it is the first.
    older: Vec<u32>,
    /// The place of the newest event of each subject, by its number; [`NONE`] where there is no such subject.
    newest: Vec<u32>,
    /// The newest of those of each [`BLOCK`] of numbers.
    newest_of_block: Vec<u32>,
}

/// The place of no event.
const NONE: u32 = u32::MAX;
/// Of so many numbers next to each other it is known how new they are: most have nothing for the first page, and are passed
/// over together.
const BLOCK: u32 = if cfg!(test) { 4 } else { 2048 };

impl Timeline {
    fn push(&mut self, mut event: Event) {
        if matches!(event.happened, SystemEvent::Published | SystemEvent::Changed | SystemEvent::Returned) {
            // What it was before tells what this publication is. A redaction in between changes nothing about that.
            let mut states = self.of(event.subject).map(|place| self.events[place as usize].happened);
            let before = states.find(|happened| !matches!(happened, SystemEvent::Redacted(_)));
            event.happened = match before {
                None => SystemEvent::Published,
                Some(SystemEvent::Withdrawn(_)) => SystemEvent::Returned,
                Some(_) => SystemEvent::Changed,
            };
        }
        let place = self.events.len() as u32;
        let subject = event.subject as usize;
        if self.newest.len() <= subject {
            self.newest.resize(subject + 1, NONE);
        }
        self.older.push(std::mem::replace(&mut self.newest[subject], place));
        let block = subject / BLOCK as usize;
        if self.newest_of_block.len() <= block {
            self.newest_of_block.resize(block + 1, 0);
        }
        self.newest_of_block[block] = place;
        self.events.push(event);
    }

    /// The newest events of the wanted subjects below an index of the log, at most `limit`.
    ///
    /// Where many are wanted, a page is full after a few looks from the end. Where few are, the newest event of each
    /// stands in a list: those that cannot be on the page cost no more than that look.
    fn page(&self, wanted: &RoaringBitmap, before: u64, limit: usize) -> Vec<&Event> {
        /// So many looks for each event of the page, and no more than a share of what it costs to look at each that is wanted.
        const LOOKS: usize = 4;
        const SHARE: usize = 16;
        let mut page = Vec::with_capacity(limit);
        let mut end = self.events.partition_point(|event| event.index < before);
        let mut looks = limit * LOOKS + wanted.len() as usize / SHARE;
        while page.len() < limit && end > 0 && looks > 0 {
            (end, looks) = (end - 1, looks - 1);
            let event = &self.events[end];
            if wanted.contains(event.subject) {
                page.push(event);
            }
        }
        let left = limit - page.len();
        if left == 0 || end == 0 {
            return page;
        }
        // The best of the newest: a subject that is not among them has no event on the page at all.
        let mut best: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::with_capacity(left + 1);
        // From the newest subject on, so that the first ones already set a high bar. A subject has the number of its first
        // entry, so of those behind the place nothing happened before it.
        let mut subjects = wanted.iter();
        subjects.advance_back_to(u32::try_from(before).unwrap_or(u32::MAX));
        while let Some(subject) = subjects.next_back() {
            if let Some(Reverse((worst, _))) = best.peek().filter(|_| best.len() == left)
                && self.newest_of_block.get((subject / BLOCK) as usize).is_none_or(|newest| newest <= worst)
            {
                let Some(before) = (subject / BLOCK * BLOCK).checked_sub(1) else { break };
                subjects.advance_back_to(before);
                continue;
            }
            let Some(place) = self.newest_below(subject, end as u32) else { continue };
            if best.len() < left || best.peek().is_some_and(|Reverse((worst, _))| place > *worst) {
                best.push(Reverse((place, subject)));
                if best.len() > left {
                    best.pop();
                }
            }
        }
        let mut newest: BinaryHeap<_> = best.into_iter().map(|Reverse(one)| one).collect();
        while page.len() < limit
            && let Some((place, subject)) = newest.pop()
        {
            page.push(&self.events[place as usize]);
            newest.extend(self.newest_below(subject, place).map(|older| (older, subject)));
        }
        page
    }

    /// The place of a subject's newest event before a place.
    fn newest_below(&self, subject: u32, end: u32) -> Option<u32> {
        self.of(subject).find(|place| *place < end)
    }

    /// The places of a subject's events, the newest first.
    fn of(&self, subject: u32) -> impl Iterator<Item = u32> {
        let known = |place: &u32| *place != NONE;
        let newest = self.newest.get(subject as usize).copied().filter(known);
        std::iter::successors(newest, move |place| Some(self.older[*place as usize]).filter(known))
    }
}

/// The events of the register, as far as they are known.
#[derive(Debug)]
pub struct Events {
    timeline: Timeline,
    /// Entries before this one are still to be read.
    missing: u64,
}

impl Default for Events {
    fn default() -> Self {
        Self::from(0)
    }
}

impl Events {
    /// Those from an index of the log on; what was before is to be completed.
    pub(super) fn from(index: u64) -> Self {
        Self { timeline: Timeline::default(), missing: index }
    }

    /// Takes in a fact that follows on those before, about the system or the challenge of this number.
    pub(super) fn push(&mut self, fact: &LogEvent, subject: u32) {
        if let Some(event) = Event::of(fact.index, &fact.entry, subject) {
            self.timeline.push(event);
        }
    }

    /// How many entries, from the beginning of the log, are still to be read. 0: everything is known.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// Puts the past before what happened since. Answers false if it is not all of what was missing.
    pub(super) fn complete(&mut self, past: Past) -> bool {
        if past.next != self.missing {
            return false;
        }
        let since = std::mem::replace(&mut self.timeline, past.timeline);
        since.events.into_iter().for_each(|event| self.timeline.push(event));
        self.missing = 0;
        true
    }

    /// How many times the same happened to the same subject before.
    pub fn alike_before(&self, event: &Event) -> usize {
        let events = self.timeline.of(event.subject).map(|place| &self.timeline.events[place as usize]);
        let before = events.skip_while(|other| other.index >= event.index);
        before.filter(|other| other.happened == event.happened).count()
    }

    /// The newest events of the wanted systems and challenges below an index of the log, at most `limit`, the newest
    /// first. None while the past is not known.
    pub fn page(&self, wanted: &RoaringBitmap, before: u64, limit: usize) -> Option<Vec<&Event>> {
        (self.missing == 0).then(|| self.timeline.page(wanted, before, limit))
    }
}

/// The events of the log from its beginning, while they are read.
#[derive(Debug, Default)]
pub struct Past {
    timeline: Timeline,
    numbers: HashMap<Uuid, u32>,
    next: u64,
}

/// An entry of the past that does not follow on those before.
#[derive(Debug, thiserror::Error)]
#[error("entry {found} of the past came where entry {expected} was expected")]
pub struct Gap {
    expected: u64,
    found: u64,
}

impl Past {
    /// The index of the entry that comes next.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// Takes in the next entry.
    ///
    /// # Errors
    /// If it is another one.
    pub fn push(&mut self, index: u64, entry: &Entry) -> Result<(), Gap> {
        if index != self.next {
            return Err(Gap { expected: self.next, found: index });
        }
        self.next += 1;
        if entry.kind == EntryKind::SystemPublished || entry.kind.challenge_event().is_some() {
            // The index of the entry that told of it first, as `System::number` and `Challenge::number` say.
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
