use super::*;
use crate::domain::accounts::Actor;
use crate::domain::languages::Lang;
use proptest::prelude::*;
use std::collections::HashSet;

fn at(index: u64) -> Instant {
    chrono::DateTime::from_timestamp(1_700_000_000 + index as i64, 0).unwrap()
}

/// Builds a log about a few systems from pairs of a system and a seed for what happens to it. Some entries are steps of
/// a challenge about the system.
fn log(script: &[(u8, u8)]) -> Vec<Entry> {
    let mut published = HashSet::new();
    let entries = script.iter().zip(0..).map(|((system, seed), index)| {
        let steps = [EntryKind::ChallengeReceived, EntryKind::ChallengeScreened, EntryKind::ChallengeDecided];
        let kind = match (published.insert(*system), seed % 10) {
            (_, 7) => EntryKind::OrganizationUpdated,
            (_, 8 | 9) => steps[usize::from(*seed / 10) % steps.len()],
            (true, _) | (_, 0..=2) => EntryKind::SystemPublished,
            (_, 3 | 4) => EntryKind::SystemConfirmed,
            (_, 5) => EntryKind::SystemWithdrawn,
            _ => EntryKind::SystemRedacted,
        };
        if kind == EntryKind::OrganizationUpdated || kind.challenge_event().is_some() {
            published.remove(system);
        }
        // Challenges have ids of their own.
        let subject = u128::from(*system) + if kind.challenge_event().is_some() { 1000 } else { 0 };
        let mut entry = Entry::new(kind, at(index), Actor::Publisher, Uuid::from_u128(subject));
        if *seed > 128 {
            entry.note = Text::of(&Lang::parse("nl").unwrap(), "Waarom");
        }
        entry.fields = Record::FIELDS.iter().skip(usize::from(*seed) % 100).take(3).map(ToString::to_string).collect();
        entry
    });
    // An organization's entry has the id of an organization.
    entries
        .map(|mut entry| {
            if entry.kind == EntryKind::OrganizationUpdated {
                entry.subject = Uuid::max();
            }
            entry
        })
        .collect()
}

/// Builds the events of a log: the first `backfilled` entries are read as history, the others applied, some of them (up
/// to `applied_before`) before the backfill.
fn events(log: &[Entry], backfilled: usize, applied_before: usize) -> Events {
    let mut numbers = HashMap::new();
    for (entry, index) in log.iter().zip(0..) {
        if entry.kind == EntryKind::SystemPublished || entry.kind.challenge_event().is_some() {
            numbers.entry(entry.subject).or_insert(index);
        }
    }
    let mut events = Events::from(backfilled as u64);
    let apply = |events: &mut Events, from: usize, to: usize| {
        for (index, entry) in log.iter().enumerate().take(to).skip(from) {
            let log_event = LogEvent::new(index as u64, entry.clone(), None).unwrap();
            if let Some(number) = numbers.get(&entry.subject) {
                events.push(&log_event, *number);
            }
        }
    };
    apply(&mut events, backfilled, applied_before);
    if backfilled > 0 {
        assert!(events.page(&RoaringBitmap::full(), u64::MAX, 10).is_none(), "the history is not complete yet");
        let mut history = History::default();
        log.iter().enumerate().take(backfilled).for_each(|(index, entry)| history.push(index as u64, entry).unwrap());
        assert!(events.backfill(history));
    }
    apply(&mut events, applied_before, log.len());
    events
}

/// Reads all pages of a set of subjects.
fn all(events: &Events, subjects: &RoaringBitmap, limit: usize) -> Vec<Event> {
    let (mut all, mut before) = (Vec::new(), u64::MAX);
    loop {
        let page = events.page(subjects, before, limit).unwrap();
        let Some(last) = page.last() else { return all };
        before = last.index;
        all.extend(page.into_iter().cloned());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn backfilling_yields_the_complete_history(
        script in prop::collection::vec((0_u8..6, any::<u8>()), 1..80), a in 0_usize..80, b in 0_usize..80,
        subjects in prop::collection::btree_set(0_u32..80, 0..40), limit in 1_usize..12,
    ) {
        let log = log(&script);
        let (backfilled, applied_before) = (a.min(b).min(log.len()), a.max(b).min(log.len()));
        let expected = events(&log, 0, 0);
        let events = events(&log, backfilled, applied_before);
        prop_assert_eq!(&events.timeline.events, &expected.timeline.events);
        prop_assert_eq!(&events.timeline.older, &expected.timeline.older);
        // Pages match a linear scan.
        let subjects: RoaringBitmap = subjects.into_iter().collect();
        let scanned = expected.timeline.events.iter().rev().filter(|event| subjects.contains(event.subject));
        prop_assert_eq!(all(&events, &subjects, limit), scanned.cloned().collect::<Vec<_>>());
    }

    #[test]
    fn a_field_set_contains_its_fields(places in prop::collection::btree_set(0..Record::FIELDS.len(), 0..30)) {
        let names: Vec<_> = places.iter().map(|place| Record::FIELDS[*place].to_owned()).collect();
        prop_assert_eq!(FieldSet::of(&names).names().collect::<Vec<_>>(), names);
    }
}

#[test]
fn gaps_are_rejected() {
    let log = log(&[(1, 0), (1, 3), (1, 3)]);
    let mut history = History::default();
    history.push(0, &log[0]).unwrap();
    assert!(history.push(2, &log[2]).is_err());
    let mut events = Events::from(3);
    assert!(!events.backfill(history), "a history that ends too early is rejected");
    assert_eq!(events.missing_entries(), 3);
}

#[test]
fn the_kind_of_a_publication_depends_on_the_state_before() {
    let log = log(&[(1, 0), (1, 1), (1, 5), (1, 6), (1, 1), (1, 1)]);
    let kinds: Vec<_> = events(&log, 4, 4).timeline.events.iter().map(|event| event.kind).collect();
    let (withdrawn, redacted) = (EventKind::Withdrawn(None), EventKind::Redacted(None));
    let expected =
        [EventKind::Published, EventKind::Changed, withdrawn, redacted, EventKind::Returned, EventKind::Changed];
    assert_eq!(kinds, expected);
}

#[test]
fn earlier_events_of_the_same_kind_are_counted() {
    let log = log(&[(1, 18), (2, 18), (1, 8), (1, 18), (2, 0), (1, 18)]);
    let events = events(&log, 0, 0);
    let before: Vec<_> = events.timeline.events.iter().map(|event| events.count_before(event)).collect();
    assert_eq!(before, [0, 0, 0, 1, 0, 2]);
}

#[test]
fn pages_of_one_subject_among_many() {
    let script: Vec<_> = (0..20_000_u32).map(|n| ((n % 250) as u8, 0)).collect();
    let events = events(&log(&script), 0, 0);
    let subject: RoaringBitmap = [7].into_iter().collect();
    let page = events.page(&subject, 10_000, 50).unwrap();
    assert_eq!(
        page.iter().map(|event| event.index).collect::<Vec<_>>(),
        (0..40).rev().map(|n| n * 250 + 7).collect::<Vec<_>>()
    );
}
