use super::*;
use crate::domain::accounts::Actor;
use crate::domain::languages::Lang;
use proptest::prelude::*;
use std::collections::HashSet;

fn at(index: u64) -> Instant {
    chrono::DateTime::from_timestamp(1_700_000_000 + index as i64, 0).unwrap()
}

/// A log of entries about a few systems: which system, and what happens to it if it was published before. Some of the
/// entries are steps of a challenge about it.
fn log(story: &[(u8, u8)]) -> Vec<Entry> {
    let mut known = HashSet::new();
    let entries = story.iter().zip(0..).map(|((system, what), index)| {
        let steps = [EntryKind::ChallengeReceived, EntryKind::ChallengeScreened, EntryKind::ChallengeDecided];
        let kind = match (known.insert(*system), what % 10) {
            (_, 7) => EntryKind::OrganizationUpdated,
            (_, 8 | 9) => steps[usize::from(*what / 10) % steps.len()],
            (true, _) | (_, 0..=2) => EntryKind::SystemPublished,
            (_, 3 | 4) => EntryKind::SystemConfirmed,
            (_, 5) => EntryKind::SystemWithdrawn,
            _ => EntryKind::SystemRedacted,
        };
        if kind == EntryKind::OrganizationUpdated || kind.challenge_event().is_some() {
            known.remove(system);
        }
        // Those of challenges are others than those of systems.
        let subject = u128::from(*system) + if kind.challenge_event().is_some() { 1000 } else { 0 };
        let mut entry = Entry::new(kind, at(index), Actor::Publisher, Uuid::from_u128(subject));
        if *what > 128 {
            entry.note = Text::of(&Lang::parse("nl").unwrap(), "Waarom");
        }
        entry.fields = Record::FIELDS.iter().skip(usize::from(*what) % 100).take(3).map(ToString::to_string).collect();
        entry
    });
    // An organization's entry is about an organization: its id is none of a system.
    entries
        .map(|mut entry| {
            if entry.kind == EntryKind::OrganizationUpdated {
                entry.subject = Uuid::max();
            }
            entry
        })
        .collect()
}

/// The events of a log of which the first `begins` entries were read as the past, and the others came as facts: some
/// of them before the past was complete.
fn events(log: &[Entry], begins: usize, between: usize) -> Events {
    let mut numbers = HashMap::new();
    for (entry, index) in log.iter().zip(0..) {
        if entry.kind == EntryKind::SystemPublished || entry.kind.challenge_event().is_some() {
            numbers.entry(entry.subject).or_insert(index);
        }
    }
    let mut events = Events::from(begins as u64);
    let follow = |events: &mut Events, from: usize, to: usize| {
        for (index, entry) in log.iter().enumerate().take(to).skip(from) {
            let fact = LogEvent::new(index as u64, entry.clone(), None).unwrap();
            if let Some(number) = numbers.get(&entry.subject) {
                events.push(&fact, *number);
            }
        }
    };
    follow(&mut events, begins, between);
    if begins > 0 {
        assert!(events.page(&RoaringBitmap::full(), u64::MAX, 10).is_none(), "the past is not known yet");
        let mut past = Past::default();
        log.iter().enumerate().take(begins).for_each(|(index, entry)| past.push(index as u64, entry).unwrap());
        assert!(events.complete(past));
    }
    follow(&mut events, between, log.len());
    events
}

/// All pages of the wanted systems, joined.
fn all(events: &Events, wanted: &RoaringBitmap, limit: usize) -> Vec<Event> {
    let (mut all, mut before) = (Vec::new(), u64::MAX);
    loop {
        let page = events.page(wanted, before, limit).unwrap();
        let Some(last) = page.last() else { return all };
        before = last.index;
        all.extend(page.into_iter().cloned());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// However the past and what is new meet, the events are those of the whole log, each once.
    #[test]
    fn the_past_and_the_new_meet(
        story in prop::collection::vec((0_u8..6, any::<u8>()), 1..80), a in 0_usize..80, b in 0_usize..80,
        wanted in prop::collection::btree_set(0_u32..80, 0..40), limit in 1_usize..12,
    ) {
        let log = log(&story);
        let (begins, between) = (a.min(b).min(log.len()), a.max(b).min(log.len()));
        let whole = events(&log, 0, 0);
        let met = events(&log, begins, between);
        prop_assert_eq!(&met.timeline.events, &whole.timeline.events);
        prop_assert_eq!(&met.timeline.older, &whole.timeline.older);
        // Pages are what a look at every event finds.
        let wanted: RoaringBitmap = wanted.into_iter().collect();
        let looked = whole.timeline.events.iter().rev().filter(|event| wanted.contains(event.subject));
        prop_assert_eq!(all(&met, &wanted, limit), looked.cloned().collect::<Vec<_>>());
    }

    #[test]
    fn a_set_of_fields_is_what_was_put_in(places in prop::collection::btree_set(0..Record::FIELDS.len(), 0..30)) {
        let names: Vec<_> = places.iter().map(|place| Record::FIELDS[*place].to_owned()).collect();
        prop_assert_eq!(Fields::of(&names).names().collect::<Vec<_>>(), names);
    }
}

#[test]
fn a_gap_is_refused() {
    let log = log(&[(1, 0), (1, 3), (1, 3)]);
    let mut past = Past::default();
    past.push(0, &log[0]).unwrap();
    assert!(past.push(2, &log[2]).is_err());
    let mut events = Events::from(3);
    assert!(!events.complete(past), "a past that ends too early is none");
    assert_eq!(events.missing(), 3);
}

#[test]
fn a_publication_is_told_by_what_was_before() {
    let log = log(&[(1, 0), (1, 1), (1, 5), (1, 6), (1, 1), (1, 1)]);
    let happened: Vec<_> = events(&log, 4, 4).timeline.events.iter().map(|event| event.happened).collect();
    let (withdrawn, redacted) = (SystemEvent::Withdrawn(None), SystemEvent::Redacted(None));
    let expected = [
        SystemEvent::Published,
        SystemEvent::Changed,
        withdrawn,
        redacted,
        SystemEvent::Returned,
        SystemEvent::Changed,
    ];
    assert_eq!(happened, expected);
}

/// What came of an event is told by how often the same happened before.
#[test]
fn events_of_one_kind_are_counted() {
    let log = log(&[(1, 18), (2, 18), (1, 8), (1, 18), (2, 0), (1, 18)]);
    let events = events(&log, 0, 0);
    let before: Vec<_> = events.timeline.events.iter().map(|event| events.alike_before(event)).collect();
    assert_eq!(before, [0, 0, 0, 1, 0, 2]);
}

/// One system among many: its events are found without looking at the others'.
#[test]
fn one_system_of_many_is_found_at_once() {
    let story: Vec<_> = (0..20_000_u32).map(|n| ((n % 250) as u8, 0)).collect();
    let events = events(&log(&story), 0, 0);
    let one: RoaringBitmap = [7].into_iter().collect();
    let page = events.page(&one, 10_000, 50).unwrap();
    assert_eq!(
        page.iter().map(|event| event.index).collect::<Vec<_>>(),
        (0..40).rev().map(|n| n * 250 + 7).collect::<Vec<_>>()
    );
}
