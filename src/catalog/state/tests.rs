//! Cacheability: responses with the same dependency and cache version are equal, whatever is applied in between.
use super::cache_version::{CacheVersion, Dependency};
use super::*;
use crate::catalog::challenges::ChallengeFlag;
use crate::catalog::facet_counts::FacetCountCache;
use crate::catalog::lists::page;
use crate::catalog::query::{PageQuery, Selection, WithdrawnFilter};
use crate::domain::accounts::Actor;
use crate::domain::challenges::{Outcome, Reference};
use crate::log::Entry;
use crate::log::entry::RedactionGround;
use proptest::prelude::*;
use serde_json::json;

const STATUS: [&str; 3] = ["inUse", "pilot", "retired"];
const TECHNIQUE: [&str; 2] = ["ruleBased", "machineLearning"];

/// A change to one of a few systems.
#[derive(Debug, Clone, Copy)]
enum Change {
    Publish {
        status: usize,
        techniques: usize,
        organization: usize,
    },
    Confirm,
    Withdraw,
    Redact,
    /// Files a challenge about the system, or advances one.
    Challenge {
        challenge: u128,
        stage: usize,
    },
    /// Renames an organization and moves it to another country.
    RenameOrganization {
        organization: usize,
        times: usize,
    },
}

fn changes() -> impl Strategy<Value = Vec<(u128, Change)>> {
    let publish = (0..4usize, 0..4usize, 0..2usize).prop_map(|(status, techniques, organization)| Change::Publish {
        status,
        techniques,
        organization,
    });
    let rename =
        (0..2usize, 0..4usize).prop_map(|(organization, times)| Change::RenameOrganization { organization, times });
    let challenge = (0..2u128, 0..4usize).prop_map(|(challenge, stage)| Change::Challenge { challenge, stage });
    let change = prop_oneof![
        4 => publish, 1 => Just(Change::Confirm), 1 => Just(Change::Withdraw), 1 => Just(Change::Redact), 1 => rename, 3 => challenge
    ];
    prop::collection::vec((1..5u128, change), 1..25)
}

/// A register under test, and the current record of each system.
struct Fixture {
    state: CatalogState,
    facet_counts: FacetCountCache,
    records: BTreeMap<u128, (u32, Map<String, Value>)>,
}

impl Fixture {
    fn new() -> Self {
        let mut fixture =
            Self { state: CatalogState::default(), facet_counts: FacetCountCache::default(), records: BTreeMap::new() };
        for (n, slug) in [(100, "town-0"), (101, "town-1")] {
            let content = json!({"slug": slug, "name": {"en": slug}});
            fixture.apply(EntryKind::OrganizationRegistered, n, Some(1), content.as_object().cloned(), &[]);
        }
        fixture
    }

    fn apply(
        &mut self,
        kind: EntryKind,
        subject: u128,
        version: Option<u32>,
        content: Option<Map<String, Value>>,
        fields: &[&str],
    ) {
        let at = Instant::UNIX_EPOCH + chrono::TimeDelta::days(self.state.size as i64);
        let mut entry = Entry::new(kind, at, Actor::Operator, Uuid::from_u128(subject));
        entry.version = version;
        entry.fields = fields.iter().map(|field| (*field).to_owned()).collect();
        entry.ground = (kind == EntryKind::SystemRedacted).then_some(RedactionGround::CourtOrder);
        let log_event = LogEvent::new(self.state.size, entry, content).unwrap();
        let (_, result) = self.state.apply(&[log_event], None);
        result.unwrap();
    }

    fn change(&mut self, system: u128, change: Change) {
        let current = self.records.get(&system).cloned();
        match (change, current) {
            (Change::Publish { status, techniques, organization }, current) => {
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
                let version = current.map_or(1, |(version, _)| version + 1);
                self.apply(EntryKind::SystemPublished, system, Some(version), Some(record.clone()), &[]);
                self.records.insert(system, (version, record));
            }
            (Change::RenameOrganization { organization, times }, _) => {
                let country = if times % 2 == 0 { "NL" } else { "GB" };
                let (slug, name) = (format!("town-{organization}"), format!("Town {times}"));
                let content = json!({"slug": slug, "name": {"en": name}, "country": country});
                let (subject, content) = (100 + organization as u128, content.as_object().cloned());
                self.apply(EntryKind::OrganizationUpdated, subject, Some(2), content, &[]);
            }
            (Change::Challenge { challenge, stage }, current) => {
                // The system may not be published yet: its challenge flags must apply once it is.
                let owner = current.map_or("town-0".into(), |(_, record)| record["organization"].clone());
                let subject = 1000 + system * 10 + challenge;
                let before = self.state.challenges.number(Uuid::from_u128(subject));
                let before = before.and_then(|number| self.state.challenges.by_number(number)).cloned();
                let owner = before.map_or(owner, |before| json!(before.public.organization));
                let mut content = json!({
                    "reference": (0..).find_map(|n| Reference::new(2026, subject as u64 + n * 4096)), "organization": owner,
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
                self.apply(kinds[stage.min(2)], subject, Some(1), content.as_object().cloned(), &[]);
            }
            (_, None) => {}
            (Change::Confirm, _) => self.apply(EntryKind::SystemConfirmed, system, None, None, &[]),
            (Change::Withdraw, _) => self.apply(EntryKind::SystemWithdrawn, system, None, None, &[]),
            (Change::Redact, Some((version, mut record))) => {
                record.remove("status");
                self.apply(EntryKind::SystemRedacted, system, Some(version), Some(record.clone()), &["status"]);
                self.records.insert(system, (version, record));
            }
        }
    }

    /// Returns every list that two filters can produce with its cache version: the systems, their versions and the
    /// counts.
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
            let query = PageQuery { limit: 3, facets, ..PageQuery::default() };
            let page = page(&self.state, &self.facet_counts, &selection, &query, None, today).unwrap();
            let visible = |system: &Arc<System>| {
                let owner = system.address().and_then(|(slug, _)| self.state.organization(slug));
                let name = owner.map(|owner| owner.content.localized_name(&[]).0.to_owned());
                (system.id, system.last_index, name, system.indexed.completeness)
            };
            let systems: Vec<_> = page.systems.iter().map(visible).collect();
            let result = format!("{systems:?} {} {:?}", page.total, page.facets);
            let version = self.state.cache_version(&Dependency::of(&selection, counted), 0, today);
            lists.insert(format!("{selection:?} {counted}"), (version, result));
        }
        lists
    }

    /// Returns every feed of an organization, a system or a challenge with its cache version: the events and the names
    /// shown.
    fn feeds(&self) -> BTreeMap<String, (CacheVersion, String)> {
        let state = &self.state;
        let town = |slug: &Slug| {
            state.organization(slug).map(|organization| organization.content.localized_name(&[]).0.to_owned())
        };
        let render = |numbers: &RoaringBitmap| {
            let events = state.events.page(numbers, u64::MAX, 100).unwrap();
            let items = events.into_iter().map(|event| {
                let challenge = state.challenges.by_number(event.subject.into());
                let about = challenge.map(|challenge| (town(&challenge.public.organization), challenge.last_index));
                let system = challenge.and_then(|challenge| state.by_id(challenge.public.system?));
                let system = system.or(state.by_number(event.subject));
                let system = system.map(|system| {
                    let owner = system.address().and_then(|(slug, _)| town(slug)).filter(|_| challenge.is_none());
                    (system.indexed.name.clone(), owner)
                });
                (event.index, about, system)
            });
            format!("{:?}", items.collect::<Vec<_>>())
        };
        let mut feeds = BTreeMap::new();
        let mut add = |dependency: Dependency, numbers: RoaringBitmap| {
            let version = state.cache_version(&dependency, 0, NaiveDate::MIN);
            feeds.insert(format!("{dependency:?}"), (version, render(&numbers)));
        };
        for slug in ["town-0", "town-1"].map(|slug| Slug::parse(slug).unwrap()) {
            let systems = state.systems_with(Facet::Organization, slug.as_str()).cloned().unwrap_or_default();
            let challenges = state.challenges.of_organization(&slug).cloned().unwrap_or_default();
            add(Dependency::HistoryOfOrganization(slug), systems | challenges);
        }
        for system in state.all() {
            let challenges = state.challenges.about_system(system.id).cloned().unwrap_or_default();
            add(Dependency::HistoryOfSystem(system.number), RoaringBitmap::from([system.number]) | challenges);
        }
        for challenge in state.challenges.all() {
            add(Dependency::Challenge(challenge.number), RoaringBitmap::from([challenge.number as u32]));
        }
        feeds
    }

    /// Computes from the challenges which systems must have a flag.
    fn systems_with_flag(&self, flag: ChallengeFlag) -> RoaringBitmap {
        let all = self.state.challenges.all().map(|challenge| &challenge.public).collect::<Vec<_>>();
        let holds = |system: &&Arc<System>| {
            let mut about = all.iter().filter(|challenge| challenge.system == Some(system.id));
            match flag {
                ChallengeFlag::None => about.next().is_none(),
                ChallengeFlag::Any => about.next().is_some(),
                ChallengeFlag::Open => about.any(|challenge| challenge.decision.is_none()),
                ChallengeFlag::Upheld => about.any(|challenge| challenge.outcome() == Some(Outcome::Upheld)),
                ChallengeFlag::Unanswered => about.any(|challenge| !challenge.missed.is_empty()),
            }
        };
        self.state.all().filter(holds).map(|system| system.number).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn equal_cache_versions_mean_equal_results(changes in changes()) {
        let mut fixture = Fixture::new();
        // All earlier results of each list: a cache version must not recur with another result either.
        let mut seen: BTreeMap<String, Vec<(CacheVersion, String)>> = BTreeMap::new();
        for (system, change) in changes {
            fixture.change(system, change);
            for (list, (version, result)) in fixture.lists().into_iter().chain(fixture.feeds()) {
                let earlier = seen.entry(list.clone()).or_default();
                if let Some((_, before)) = earlier.iter().find(|(earlier, _)| *earlier == version) {
                    prop_assert_eq!(before, &result, "{} after {:?} of {}", list, change, system);
                } else {
                    earlier.push((version, result));
                }
            }
        }
    }

    #[test]
    fn loading_the_persisted_state_restores_it(changes in changes()) {
        let mut fixture = Fixture::new();
        changes.into_iter().for_each(|(system, change)| fixture.change(system, change));
        let state = &fixture.state;
        let mut persisted = PersistedState::default();
        persisted.position.size = state.size;
        persisted.organizations = state.organizations().map(|organization| Organization::clone(organization)).collect();
        for system in state.all() {
            let mut system = System::clone(system);
            let owner = system.address().and_then(|(slug, _)| state.organization(slug).cloned());
            system.index(owner.as_ref().map(|owner| &owner.content)).unwrap();
            persisted.systems.push(system);
        }
        persisted.challenges = state.challenges.all().map(|challenge| Challenge::clone(challenge)).collect();
        let loaded = CatalogState::load(persisted);
        for flag in ChallengeFlag::ALL {
            let expected = fixture.systems_with_flag(*flag);
            for state in [state, &loaded] {
                let found = state.systems_with(Facet::Challenged, flag.as_str()).cloned().unwrap_or_default();
                prop_assert_eq!(&found, &expected, "{}", flag);
            }
        }
        let figures = |state: &CatalogState| state.register_figures(NaiveDate::MIN);
        prop_assert_eq!(figures(&loaded), figures(state));
        for town in ["town-0", "town-1"] {
            prop_assert_eq!(loaded.statistics().of_organization(town), state.statistics().of_organization(town), "{}", town);
        }
    }

    #[test]
    fn a_selection_contains_exactly_the_matching_systems(changes in changes(), status in 0..8usize, technique in 0..4usize) {
        let mut fixture = Fixture::new();
        changes.into_iter().for_each(|(system, change)| fixture.change(system, change));
        let state = &fixture.state;
        let pick = |values: &[&str], bits: usize| -> Vec<String> {
            values.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, value)| (*value).to_owned()).collect()
        };
        let filters: BTreeMap<_, _> =
            [(Facet::Status, pick(&STATUS, status)), (Facet::Technique, pick(&TECHNIQUE, technique))]
                .into_iter().filter(|(_, values)| !values.is_empty()).collect();
        for withdrawn in [WithdrawnFilter::Exclude, WithdrawnFilter::Include, WithdrawnFilter::Only] {
            let selection = Selection { filters: filters.clone(), withdrawn, ..Selection::default() };
            let matches = |system: &&Arc<System>| {
                let has = |facet: &Facet, values: &[String]| {
                    system.indexed.facets.iter().any(|(of, value)| of == facet && values.iter().any(|accepted| **accepted == **value))
                };
                let listed = match withdrawn {
                    WithdrawnFilter::Exclude => system.withdrawn.is_none(),
                    WithdrawnFilter::Include => true,
                    WithdrawnFilter::Only => system.withdrawn.is_some(),
                };
                listed && filters.iter().all(|(facet, values)| has(facet, values))
            };
            let expected: RoaringBitmap = state.all().filter(matches).map(|system| system.number).collect();
            prop_assert_eq!(selection.systems(state, None, NaiveDate::MIN), expected);
        }
    }
}
