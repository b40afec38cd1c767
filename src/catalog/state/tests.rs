//! Answers that may be kept: whatever happens, an answer of the same stamp is the same answer.
use super::*;
use crate::catalog::challenges::Challenged;
use crate::catalog::lists::{Query, Selection, WithWithdrawn, page};
use crate::catalog::statistics;
use crate::domain::accounts::Actor;
use crate::domain::challenges::{Outcome, Reference};
use crate::log::Entry;
use crate::log::entry::RedactionGround;
use proptest::prelude::*;
use serde_json::json;

const STATUS: [&str; 3] = ["inUse", "pilot", "retired"];
const TECHNIQUE: [&str; 2] = ["ruleBased", "machineLearning"];

/// What happens to one of a few systems: it is published with a status and techniques, confirmed, withdrawn or redacted.
#[derive(Debug, Clone, Copy)]
enum Act {
    Publish {
        status: usize,
        techniques: usize,
        organization: usize,
    },
    Confirm,
    Withdraw,
    Redact,
    /// Somebody contests it, or a challenge about it goes on.
    Contest {
        challenge: u128,
        stage: usize,
    },
    /// Its organization, or the one that it would have, goes by another name in another country.
    Move {
        organization: usize,
        times: usize,
    },
}

fn acts() -> impl Strategy<Value = Vec<(u128, Act)>> {
    let publish = (0..4usize, 0..4usize, 0..2usize).prop_map(|(status, techniques, organization)| Act::Publish {
        status,
        techniques,
        organization,
    });
    let moved = (0..2usize, 0..4usize).prop_map(|(organization, times)| Act::Move { organization, times });
    let contest = (0..2u128, 0..4usize).prop_map(|(challenge, stage)| Act::Contest { challenge, stage });
    let act = prop_oneof![
        4 => publish, 1 => Just(Act::Confirm), 1 => Just(Act::Withdraw), 1 => Just(Act::Redact), 1 => moved, 3 => contest
    ];
    prop::collection::vec((1..5u128, act), 1..25)
}

/// The register in which the acts happen, and what each system says now.
struct World {
    current: CatalogState,
    records: BTreeMap<u128, (u32, Map<String, Value>)>,
}

impl World {
    fn new() -> Self {
        let mut world = Self { current: CatalogState::default(), records: BTreeMap::new() };
        for (n, slug) in [(100, "town-0"), (101, "town-1")] {
            let content = json!({"slug": slug, "name": {"en": slug}});
            world.happens(EntryKind::OrganizationRegistered, n, Some(1), content.as_object().cloned(), &[]);
        }
        world
    }

    fn happens(
        &mut self,
        kind: EntryKind,
        subject: u128,
        version: Option<u32>,
        content: Option<Map<String, Value>>,
        fields: &[&str],
    ) {
        let at = Instant::UNIX_EPOCH + chrono::TimeDelta::days(self.current.size as i64);
        let mut entry = Entry::new(kind, at, Actor::Operator, Uuid::from_u128(subject));
        entry.version = version;
        entry.fields = fields.iter().map(|field| (*field).to_owned()).collect();
        entry.ground = (kind == EntryKind::SystemRedacted).then_some(RedactionGround::CourtOrder);
        let fact = LogEvent::new(self.current.size, entry, content).unwrap();
        let (_, result) = self.current.apply(&[fact], None);
        result.unwrap();
    }

    fn act(&mut self, system: u128, act: Act) {
        let known = self.records.get(&system).cloned();
        match (act, known) {
            (Act::Publish { status, techniques, organization }, known) => {
                let mut record = json!({
                    "organization": format!("town-{organization}"), "slug": format!("system-{system}"), "defaultLanguage": "en",
                    "name": {"en": format!("System {system} {status}")}, "reviewDue": "1970-01-20", "systemKind": "aiSystem",
                });
                if let Some(status) = STATUS.get(status) {
                    record["status"] = json!(status);
                }
                let chosen = TECHNIQUE.iter().enumerate().filter(|(n, _)| techniques >> n & 1 == 1);
                record["technique"] = chosen.map(|(_, code)| *code).collect();
                let record = record.as_object().cloned().unwrap_or_default();
                let version = known.map_or(1, |(version, _)| version + 1);
                self.happens(EntryKind::SystemPublished, system, Some(version), Some(record.clone()), &[]);
                self.records.insert(system, (version, record));
            }
            (Act::Move { organization, times }, _) => {
                let country = if times % 2 == 0 { "NL" } else { "GB" };
                let (slug, name) = (format!("town-{organization}"), format!("Town {times}"));
                let content = json!({"slug": slug, "name": {"en": name}, "country": country});
                let (subject, content) = (100 + organization as u128, content.as_object().cloned());
                self.happens(EntryKind::OrganizationUpdated, subject, Some(2), content, &[]);
            }
            (Act::Contest { challenge, stage }, known) => {
                // Of a system that was never published, too: what challenges make of it waits for it.
                let owner = known.map_or("town-0".into(), |(_, record)| record["organization"].clone());
                let subject = 1000 + system * 10 + challenge;
                let before = self.current.challenges.number(Uuid::from_u128(subject));
                let before = before.and_then(|number| self.current.challenges.by_number(number)).cloned();
                let owner = before.map_or(owner, |before| json!(before.shown.organization));
                let mut content = json!({
                    "reference": (0..).find_map(|lot| Reference::new(2026, subject as u64 + lot * 4096)), "organization": owner,
                    "kind": "entryError", "state": (["received", "deemedUnanswered", "decided", "decided"][stage]), "language": "en",
                    "received": "1970-01-02", "textDigest": format!("sha256:{:064x}", subject), "steps": [], "due": {},
                    "system": Uuid::from_u128(system),
                });
                let kinds =
                    [EntryKind::ChallengeReceived, EntryKind::ChallengeDeemedUnanswered, EntryKind::ChallengeDecided];
                match stage {
                    1 => content["missed"] = json!([{"term": "screen", "due": "1970-01-03"}]),
                    2 | 3 => {
                        let outcome = ["upheld", "notUpheld"][stage - 2];
                        content["decision"] = json!({"on": "1970-01-04", "outcome": outcome, "grounds": [],
                            "assistance": "none", "nextRoutes": []});
                    }
                    _ => {}
                }
                self.happens(kinds[stage.min(2)], subject, Some(1), content.as_object().cloned(), &[]);
            }
            (_, None) => {}
            (Act::Confirm, _) => self.happens(EntryKind::SystemConfirmed, system, None, None, &[]),
            (Act::Withdraw, _) => self.happens(EntryKind::SystemWithdrawn, system, None, None, &[]),
            (Act::Redact, Some((version, mut record))) => {
                record.remove("status");
                self.happens(EntryKind::SystemRedacted, system, Some(version), Some(record.clone()), &["status"]);
                self.records.insert(system, (version, record));
            }
        }
    }

    /// Every list that two filters can make, with its stamp: who is on it, as of which entry, and the counts.
    fn lists(&self) -> BTreeMap<String, (CacheVersion, String)> {
        let today = NaiveDate::from_ymd_opt(1970, 1, 15).unwrap();
        let pick = |values: &[&'static str], bits: usize| -> Vec<String> {
            let chosen = values.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1);
            chosen.map(|(_, value)| (*value).to_owned()).collect()
        };
        let mut lists = BTreeMap::new();
        let by_record = (0..16 * 4 * 2).map(|n| (n & 15, n >> 4 & 3, n >> 6 == 1, 0));
        let by_challenges = (0..32 * 2 * 2).map(|n| (n >> 5 & 1, 0, n >> 6 == 1, n & 31));
        for (status, technique, counted, challenged) in by_record.chain(by_challenges) {
            let mut selection = Selection::default();
            for (facet, values) in [
                (Facet::Challenged, pick(&["none", "any", "open", "upheld", "unanswered"], challenged)),
                (Facet::Status, pick(&[STATUS[0], STATUS[1], STATUS[2], "suspended"], status)),
                (Facet::Technique, pick(&TECHNIQUE, technique)),
            ] {
                if !values.is_empty() {
                    selection.filters.insert(facet, values);
                }
            }
            let facets = if counted { vec![Facet::Status, Facet::Organization, Facet::Challenged] } else { Vec::new() };
            let query = Query { limit: 3, facets, ..Query::default() };
            let page = page(&self.current, &selection, &query, None, today).unwrap();
            let shown = |system: &Arc<System>| {
                let owner = system.address().and_then(|(slug, _)| self.current.organization(slug));
                let name = owner.map(|owner| owner.content.localized_name(&[]).0.to_owned());
                (system.id, system.last_index, name, system.card.completeness)
            };
            let systems: Vec<_> = page.systems.iter().map(shown).collect();
            let shown = format!("{systems:?} {} {:?}", page.total, page.facets);
            let stamp = self.current.stamp(&Dependency::of(&selection, counted), 0, today);
            lists.insert(format!("{selection:?} {counted}"), (stamp, shown));
        }
        lists
    }

    /// Every feed of an organization, a system or a challenge, with its stamp: the events, and what is told beside them.
    fn feeds(&self) -> BTreeMap<String, (CacheVersion, String)> {
        let current = &self.current;
        let town = |slug: &Slug| current.organization(slug).map(|one| one.content.localized_name(&[]).0.to_owned());
        let told = |numbers: &RoaringBitmap| {
            let events = current.events.page(numbers, u64::MAX, 100).unwrap();
            let told = events.into_iter().map(|event| {
                let challenge = current.challenges.by_number(event.subject.into());
                let about = challenge.map(|challenge| (town(&challenge.shown.organization), challenge.last_index));
                let system = challenge.and_then(|challenge| current.by_id(challenge.shown.system?));
                let system = system.or(current.by_number(event.subject));
                let system = system.map(|system| {
                    let owner = system.address().and_then(|(slug, _)| town(slug)).filter(|_| challenge.is_none());
                    (system.card.name.clone(), owner)
                });
                (event.index, about, system)
            });
            format!("{:?}", told.collect::<Vec<_>>())
        };
        let mut feeds = BTreeMap::new();
        let mut add = |depends: Dependency, numbers: RoaringBitmap| {
            let stamp = current.stamp(&depends, 0, NaiveDate::MIN);
            feeds.insert(format!("{depends:?}"), (stamp, told(&numbers)));
        };
        for slug in ["town-0", "town-1"].map(|slug| Slug::parse(slug).unwrap()) {
            let systems = current.with(Facet::Organization, slug.as_str()).cloned().unwrap_or_default();
            let challenges = current.challenges.of(&slug).cloned().unwrap_or_default();
            add(Dependency::PastOfOrganization(slug), systems | challenges);
        }
        for system in current.all() {
            let challenges = current.challenges.about(system.id).cloned().unwrap_or_default();
            add(Dependency::PastOfSystem(system.number), RoaringBitmap::from([system.number]) | challenges);
        }
        for challenge in current.challenges.all() {
            add(Dependency::Challenge(challenge.number), RoaringBitmap::from([challenge.number as u32]));
        }
        feeds
    }

    /// What each system is found by, computed anew from its challenges.
    fn challenged(&self, value: Challenged) -> RoaringBitmap {
        let all = self.current.challenges.all().map(|challenge| &challenge.shown).collect::<Vec<_>>();
        let holds = |system: &&Arc<System>| {
            let mut about = all.iter().filter(|shown| shown.system == Some(system.id));
            match value {
                Challenged::None => about.next().is_none(),
                Challenged::Any => about.next().is_some(),
                Challenged::Open => about.any(|shown| shown.decision.is_none()),
                Challenged::Upheld => about.any(|shown| shown.outcome() == Some(Outcome::Upheld)),
                Challenged::OutboundError => about.any(|shown| !shown.missed.is_empty()),
            }
        };
        self.current.all().filter(holds).map(|system| system.number).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn an_answer_of_the_same_stamp_is_the_same(acts in acts()) {
        let mut world = World::new();
        // Every state of each list that was ever seen: a stamp must not come back with another answer either.
        let mut seen: BTreeMap<String, Vec<(CacheVersion, String)>> = BTreeMap::new();
        for (system, act) in acts {
            world.act(system, act);
            for (list, (stamp, shown)) in world.lists().into_iter().chain(world.feeds()) {
                let known = seen.entry(list.clone()).or_default();
                if let Some((_, before)) = known.iter().find(|(known, _)| *known == stamp) {
                    prop_assert_eq!(before, &shown, "{} after {:?} of {}", list, act, system);
                } else {
                    known.push((stamp, shown));
                }
            }
        }
    }
    #[test]
    fn what_is_kept_is_dealt_anew_as_it_was_shown(acts in acts()) {
        let mut world = World::new();
        acts.into_iter().for_each(|(system, act)| world.act(system, act));
        let current = &world.current;
        let mut kept = PersistedState { size: current.size, ..PersistedState::default() };
        kept.organizations = current.organizations().map(|one| Organization::clone(one)).collect();
        for system in current.all() {
            let mut system = System::clone(system);
            let owner = system.address().and_then(|(slug, _)| current.organization(slug).cloned());
            system.deal(owner.as_ref().map(|owner| &owner.content)).unwrap();
            kept.systems.push(system);
        }
        kept.challenges = current.challenges.all().map(|challenge| Challenge::clone(challenge)).collect();
        let again = CatalogState::load(kept);
        for value in Challenged::ALL {
            let expected = world.challenged(*value);
            for current in [current, &again] {
                let found = current.with(Facet::Challenged, value.as_str()).cloned().unwrap_or_default();
                prop_assert_eq!(&found, &expected, "{}", value);
            }
        }
        let figures = |current: &CatalogState| statistics::of_register(current, NaiveDate::MIN);
        prop_assert_eq!(figures(&again), figures(current));
        for town in ["town-0", "town-1"] {
            prop_assert_eq!(again.statistics().of(town), current.statistics().of(town), "{}", town);
        }
    }
    #[test]
    fn a_list_has_those_that_its_filters_mean(acts in acts(), status in 0..8usize, technique in 0..4usize) {
        let mut world = World::new();
        acts.into_iter().for_each(|(system, act)| world.act(system, act));
        let current = &world.current;
        let picked = |values: &[&str], bits: usize| -> Vec<String> {
            values.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, value)| (*value).to_owned()).collect()
        };
        let filters: BTreeMap<_, _> =
            [(Facet::Status, picked(&STATUS, status)), (Facet::Technique, picked(&TECHNIQUE, technique))]
                .into_iter().filter(|(_, values)| !values.is_empty()).collect();
        for withdrawn in [WithWithdrawn::No, WithWithdrawn::Also, WithWithdrawn::Only] {
            let selection = Selection { filters: filters.clone(), withdrawn, ..Selection::default() };
            let meant = |system: &&Arc<System>| {
                let has = |facet: &Facet, values: &[String]| {
                    system.card.facets.iter().any(|(of, value)| of == facet && values.iter().any(|one| **one == **value))
                };
                let there = match withdrawn {
                    WithWithdrawn::No => system.withdrawn.is_none(),
                    WithWithdrawn::Also => true,
                    WithWithdrawn::Only => system.withdrawn.is_some(),
                };
                there && filters.iter().all(|(facet, values)| has(facet, values))
            };
            let expected: RoaringBitmap = current.all().filter(meant).map(|system| system.number).collect();
            prop_assert_eq!(selection.systems(current, None, NaiveDate::MIN), expected);
        }
    }
}
