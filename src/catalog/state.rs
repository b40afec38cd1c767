//! The current state of the register, kept so that every question costs little: maps by id and address, a bitmap for
//! each value of each facet, and the systems in every order that lists offer.
mod cache_version;
mod facet_index;

use super::challenges::{Challenge, ChallengeFlags, Challenges};
use super::day_index::Calendar;
use super::events::Events;
use super::facet_counts::FacetCountCache;
use super::lists::Sort;
use super::organizations::Organization;
use super::statistics::Statistics;
use super::systems::{Facet, System, Withdrawn, slim};
use super::{ApplyError, LogEvent};
use crate::domain::organizations;
use crate::domain::systems::record::Record;
use crate::domain::values::{Instant, Slug};
use crate::log::tree::leaf_hash;
use crate::log::{EntryKind, Hash};
pub use cache_version::{CacheVersion, Dependency, IndexGeneration};
use chrono::NaiveDate;
use facet_index::FacetIndex;
pub use facet_index::FacetValue;
use roaring::RoaringBitmap;
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// What the search index kept of an earlier run.
#[derive(Default)]
pub struct PersistedState {
    pub size: u64,
    pub tip: Option<Hash>,
    pub updated: Option<Instant>,
    /// Whether what a redaction took out may still lie in the index.
    pub purge: bool,
    pub systems: Vec<System>,
    pub organizations: Vec<Organization>,
    pub challenges: Vec<Challenge>,
}

/// What facts changed.
#[derive(Default)]
pub struct Changed {
    pub systems: BTreeSet<u32>,
    /// Systems that are found by another name of their organization now.
    pub owners: BTreeSet<u32>,
    pub organizations: BTreeSet<Slug>,
    /// By number.
    pub challenges: BTreeSet<u64>,
}

/// The state of the register after `size` entries of the log.
#[derive(Default)]
pub struct CatalogState {
    /// How many entries of the log it reflects.
    pub size: u64,
    /// The signed checkpoint of these entries. Empty before the first one was seen.
    pub checkpoint: Arc<str>,
    /// The hash of the last of them in the tree.
    pub tip: Option<Hash>,
    /// When the last of them happened.
    pub updated: Option<Instant>,
    /// The day of the last entry about a challenge, since the catalog was opened: those entries tell no time.
    pub contested: Option<NaiveDate>,
    /// What happened to systems and challenges.
    pub events: Events,
    /// What residents contest.
    pub challenges: Challenges,
    /// By number.
    systems: Vec<Option<Arc<System>>>,
    by_id: HashMap<Uuid, u32>,
    by_address: HashMap<(Slug, Slug), u32>,
    organizations: BTreeMap<Slug, Arc<Organization>>,
    organization_slugs: HashMap<Uuid, Slug>,
    values: FacetIndex,
    published: RoaringBitmap,
    withdrawn: RoaringBitmap,
    orders: BTreeMap<Sort, Order>,
    statistics: Statistics,
    /// Counts over lists that were asked for before.
    pub(super) counts: FacetCountCache,
    /// By the day of the last change.
    changed: Calendar,
    /// By the day of the next review.
    review: Calendar,
    /// The last entry that changed an organization which was there before: its name stands in lists.
    renamed: u64,
}

/// The systems in one order.
#[derive(Default)]
struct Order {
    numbers: Vec<u32>,
    /// The place of each number, made when it is first asked for after a change.
    places: OnceLock<Vec<u32>>,
}

impl CatalogState {
    pub(super) fn load(kept: PersistedState) -> Self {
        let mut new = Self { size: kept.size, tip: kept.tip, events: Events::from(kept.size), ..Self::default() };
        for organization in kept.organizations {
            new.put_organization(organization);
        }
        for challenge in kept.challenges {
            new.put_challenge(challenge);
        }
        let mut numbers = BTreeSet::new();
        new.updated = kept.updated;
        for system in kept.systems {
            numbers.insert(system.number);
            new.put(Arc::new(system));
        }
        new.sort(&numbers);
        new
    }

    pub fn by_number(&self, number: u32) -> Option<&Arc<System>> {
        self.systems.get(number as usize)?.as_ref()
    }

    /// All systems, withdrawn ones too, in the order of their first publication.
    pub fn all(&self) -> impl Iterator<Item = &Arc<System>> {
        let numbers = (&self.published | &self.withdrawn).into_iter();
        numbers.filter_map(|number| self.by_number(number))
    }

    pub fn by_id(&self, id: Uuid) -> Option<&Arc<System>> {
        self.by_number(*self.by_id.get(&id)?)
    }

    /// By id, or by `organization:slug`, old slugs included.
    pub fn system(&self, address: &str) -> Option<&Arc<System>> {
        if let Some((organization, slug)) = address.split_once(':') {
            let key = (Slug::parse(organization)?, Slug::parse(slug)?);
            return self.by_number(*self.by_address.get(&key)?);
        }
        self.by_id(Uuid::try_parse(address).ok()?)
    }

    pub fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        self.organizations.get(slug)
    }

    /// By id or slug.
    pub fn organization_at(&self, address: &str) -> Option<&Arc<Organization>> {
        let by_id = Uuid::try_parse(address).ok().and_then(|id| self.organization_slugs.get(&id));
        let slug = by_id.cloned().or_else(|| Slug::parse(address))?;
        self.organizations.get(&slug)
    }

    /// All organizations in the order of their slugs.
    pub fn organizations(&self) -> impl DoubleEndedIterator<Item = &Arc<Organization>> + Clone {
        self.organizations.values()
    }

    /// How many organizations there are.
    pub fn organization_count(&self) -> usize {
        self.organizations.len()
    }

    /// The systems that have a value in a facet field.
    pub fn with(&self, facet: Facet, value: &str) -> Option<&RoaringBitmap> {
        self.values.get(facet, value).map(|members| &members.systems)
    }

    /// The values of a facet field that some system has.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &FacetValue> {
        self.values.of_field(facet)
    }

    /// How many values all facet fields have together.
    pub fn value_count(&self) -> usize {
        self.values.len()
    }

    /// The values of all facet fields that these systems have, with how many have each.
    pub fn tally(&self, systems: &RoaringBitmap) -> impl Iterator<Item = (&FacetValue, u64)> {
        self.values.tally(systems)
    }

    pub fn published(&self) -> &RoaringBitmap {
        &self.published
    }

    pub fn withdrawn(&self) -> &RoaringBitmap {
        &self.withdrawn
    }

    /// Running totals for figures.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }

    /// The numbers of all systems in an order.
    pub fn order(&self, sort: Sort) -> &[u32] {
        self.orders.get(&sort).map_or(&[], |order| &order.numbers)
    }

    /// The place of each number in an order, by number.
    pub fn places(&self, sort: Sort) -> &[u32] {
        let Some(order) = self.orders.get(&sort) else { return &[] };
        order.places.get_or_init(|| {
            let mut places = vec![u32::MAX; self.systems.len()];
            for (place, number) in (0..).zip(&order.numbers) {
                places[*number as usize] = place;
            }
            places
        })
    }

    /// Those that changed at this time or later.
    pub fn changed_since(&self, since: Instant) -> RoaringBitmap {
        let day = since.date_naive();
        let order = self.order(Sort::Changed);
        let changed = |number: &u32| self.by_number(*number).map(|system| system.last_changed);
        // Newest first: of that day itself, a run of the order.
        let begin = order.partition_point(|number| changed(number).is_some_and(|at| at.date_naive() > day));
        let end = order.partition_point(|number| changed(number).is_some_and(|at| at >= since));
        self.changed.after(day) | order[begin..end.max(begin)].iter().copied().collect::<RoaringBitmap>()
    }

    /// Those whose review was due before this day.
    pub fn stale(&self, today: NaiveDate) -> RoaringBitmap {
        self.review.before(today)
    }

    /// Takes in facts until one does not follow.
    pub(super) fn apply(&mut self, facts: &[LogEvent], checkpoint: Option<&str>) -> (Changed, Result<(), ApplyError>) {
        let mut changed = Changed::default();
        let mut result = Ok(());
        // Whatever changes leaves the orders first, while its old place can still be told from its old state.
        let touched: BTreeSet<u32> =
            facts.iter().filter_map(|fact| self.by_id.get(&fact.entry.subject).copied()).collect();
        self.unsort(&touched);
        for fact in facts {
            result = self.fact(fact, &mut changed);
            if result.is_err() {
                break;
            }
            let challenge = || self.challenges.number(fact.entry.subject).map(|number| number as u32);
            if let Some(number) = self.by_id.get(&fact.entry.subject).copied().or_else(challenge) {
                self.events.push(fact, number);
            }
            self.size = fact.index + 1;
            // What a submitter does is told to the day only, so that time may seem to go back.
            self.updated = self.updated.max(Some(fact.entry.at));
        }
        let last = facts.iter().rev().find(|fact| fact.index + 1 == self.size);
        if let Some(fact) = last {
            self.tip = Some(leaf_hash(fact.text.as_bytes()));
        }
        if let (true, Some(checkpoint)) = (result.is_ok(), checkpoint) {
            self.checkpoint = checkpoint.into();
        }
        self.sort(&touched.union(&changed.systems).copied().collect());
        (changed, result)
    }

    fn fact(&mut self, fact: &LogEvent, changed: &mut Changed) -> Result<(), ApplyError> {
        let LogEvent { index, entry, content, .. } = fact;
        if *index != self.size {
            return Err(ApplyError::Order { expected: self.size, found: *index });
        }
        let wrong = |what: String| ApplyError::Content { index: *index, what };
        let content = || content.as_ref().ok_or_else(|| wrong("its content is missing".into()));
        match entry.kind {
            EntryKind::OrganizationRegistered | EntryKind::OrganizationUpdated => {
                let content = Value::Object(content()?.clone());
                let content: organizations::Organization =
                    serde_json::from_value(content).map_err(|error| wrong(error.to_string()))?;
                let slug = content.slug.clone();
                let before = self.organizations.get(&slug).cloned();
                if before.is_some() {
                    self.renamed = *index;
                }
                self.put_organization(Organization {
                    id: entry.subject,
                    version: entry.version.unwrap_or(1),
                    last_index: *index,
                    registered_at: before.as_ref().map_or(entry.at, |known| known.registered_at),
                    updated: before.is_some().then_some(entry.at),
                    content,
                });
                if let Some(before) = before {
                    let of = self.follow(&before.content).map_err(|error| wrong(error.to_string()))?;
                    changed.owners.extend(of);
                }
                changed.organizations.insert(slug);
                return Ok(());
            }
            EntryKind::KeyRotated => return Ok(()),
            EntryKind::SystemPublished => {
                let system = self.published_as(fact, content()?).map_err(|error| wrong(error.to_string()))?;
                changed.systems.insert(system.number);
                self.put(Arc::new(system));
                return Ok(());
            }
            EntryKind::SystemConfirmed | EntryKind::SystemWithdrawn | EntryKind::SystemRedacted => {}
            _ => {
                let shown = Value::Object(content()?.clone());
                let shown = serde_json::from_value(shown).map_err(|error| wrong(error.to_string()))?;
                let challenge = self.challenges.of_fact(fact, shown);
                changed.challenges.insert(challenge.number);
                self.contested = self.contested.max(Some(entry.at.date_naive()));
                self.put_challenge(challenge);
                return Ok(());
            }
        }
        let known =
            self.by_id(entry.subject).ok_or_else(|| wrong("it is about a system that was never published".into()))?;
        let mut system = System::clone(known);
        system.last_index = *index;
        system.updated = entry.at;
        match entry.kind {
            EntryKind::SystemConfirmed => system.last_confirmed = Some(entry.at),
            EntryKind::SystemWithdrawn => {
                system.withdrawn = Some(Withdrawn { at: entry.at, reason: entry.reason, note: entry.note.clone() });
            }
            _ if entry.version == Some(system.version) => {
                system.redacted.extend(entry.fields.iter().cloned());
                (_, system.record) = read(content()?).map_err(|error| wrong(error.to_string()))?;
                let organization = system.address().and_then(|(slug, _)| self.organizations.get(slug));
                let organization = organization.map(|organization| organization.content.clone());
                system.deal(organization.as_ref()).map_err(|error| wrong(error.to_string()))?;
            }
            // A redaction of an older version: what is shown now does not change.
            _ => {}
        }
        changed.systems.insert(system.number);
        self.put(Arc::new(system));
        Ok(())
    }

    fn published_as(&self, fact: &LogEvent, content: &Map<String, Value>) -> Result<System, serde_json::Error> {
        let LogEvent { index, entry, .. } = fact;
        let (parsed, record) = read(content)?;
        let known = self.by_id(entry.subject);
        let mut addresses = known.map(|system| system.addresses.clone()).unwrap_or_default();
        if let Some(slug) = &parsed.slug {
            let address = (parsed.organization.clone(), slug.clone());
            addresses.retain(|known| *known != address);
            addresses.push(address);
        }
        let mut system = System {
            number: known.map_or(*index as u32, |system| system.number),
            id: entry.subject,
            version: entry.version.unwrap_or(1),
            entry_index: *index,
            last_index: *index,
            updated: entry.at,
            first_published: known.map_or(entry.at, |system| system.first_published),
            last_changed: entry.at,
            last_confirmed: known.and_then(|system| system.last_confirmed),
            withdrawn: None,
            note: entry.note.clone(),
            redacted: Vec::new(),
            addresses,
            record,
            card: Default::default(),
        };
        system.deal(self.organizations.get(&parsed.organization).map(|organization| &organization.content))?;
        Ok(system)
    }

    fn put_organization(&mut self, organization: Organization) {
        let slug = organization.content.slug.clone();
        self.organization_slugs.insert(organization.id, slug.clone());
        self.organizations.insert(slug, Arc::new(organization));
    }

    /// What systems have of their organization follows it: what is required of them, and the name that they are found
    /// by. Answers those whose name it was. Filters and orders have nothing of it.
    fn follow(&mut self, before: &organizations::Organization) -> Result<RoaringBitmap, serde_json::Error> {
        let now = self.organizations.get(&before.slug).map(|organization| organization.content.clone());
        let (Some(now), Some(of)) = (now, self.with(Facet::Organization, before.slug.as_str()).cloned()) else {
            return Ok(RoaringBitmap::new());
        };
        for number in of.iter().filter(|_| now.in_eu() != before.in_eu()) {
            let Some(known) = self.by_number(number).cloned() else { continue };
            let mut system = System::clone(&known);
            system.deal(Some(&now))?;
            self.statistics.remove(&known);
            self.statistics.add(&system);
            self.systems[number as usize] = Some(Arc::new(system));
        }
        Ok(if now.name == before.name { RoaringBitmap::new() } else { of })
    }

    /// Puts a challenge in the place of what it was, with what it makes of its system.
    fn put_challenge(&mut self, challenge: Challenge) {
        let (system, index) = (challenge.shown.system, challenge.last_index);
        let before = system.map(|system| self.challenges.standing(system));
        let challenge = Arc::new(challenge);
        self.statistics.put_challenge(self.challenges.put(challenge.clone()).as_deref(), &challenge);
        let Some(system) = system.and_then(|system| self.by_id(system)).cloned() else { return };
        let standing = self.challenges.standing(system.id);
        if before != Some(standing) {
            self.values.remove(system.number, index);
            self.values.put(system.number, values(&system, standing), index);
        }
    }

    /// Puts a system into everything but the orders.
    fn put(&mut self, system: Arc<System>) {
        let number = system.number;
        let slot = number as usize;
        if slot >= self.systems.len() {
            self.systems.resize(slot + 1, None);
        }
        if let Some(old) = self.systems[slot].take() {
            self.statistics.remove(&old);
            self.values.remove(number, system.last_index);
            self.changed.remove(old.last_changed.date_naive(), number);
            if let Some(day) = old.next_review() {
                self.review.remove(day, number);
            }
        }
        self.statistics.add(&system);
        self.values.put(number, values(&system, self.challenges.standing(system.id)), system.last_index);
        self.challenges.follow(system.id, system.last_index);
        self.changed.insert(system.last_changed.date_naive(), number);
        if let Some(day) = system.next_review() {
            self.review.insert(day, number);
        }
        let (to, from) = if system.withdrawn.is_some() {
            (&mut self.withdrawn, &mut self.published)
        } else {
            (&mut self.published, &mut self.withdrawn)
        };
        to.insert(number);
        from.remove(number);
        self.by_id.insert(system.id, number);
        for address in &system.addresses {
            self.by_address.insert(address.clone(), number);
        }
        self.systems[slot] = Some(system);
    }

    /// Takes systems out of the orders; called while their state is still that by which they were sorted.
    fn unsort(&mut self, numbers: &BTreeSet<u32>) {
        let systems = &self.systems;
        for (sort, Order { numbers: order, places }) in self.orders.iter_mut().filter(|_| !numbers.is_empty()) {
            places.take();
            let place = |number: &u32| order.binary_search_by(|other| compare(systems, *sort, *other, *number)).ok();
            let places: Option<BTreeSet<usize>> = numbers.iter().map(place).collect();
            let Some(places) = places else {
                // A place that its order does not tell would be a damaged order: then everything is looked at.
                order.retain(|number| !numbers.contains(number));
                continue;
            };
            let mut begin = 0;
            let mut left = Vec::with_capacity(order.len());
            for place in places {
                left.extend_from_slice(&order[begin..place]);
                begin = place + 1;
            }
            left.extend_from_slice(&order[begin..]);
            *order = left;
        }
    }

    /// Puts systems into the orders by their new state. Whatever their number, an order is copied once.
    fn sort(&mut self, numbers: &BTreeSet<u32>) {
        let systems = &self.systems;
        for sort in Sort::ALL.iter().copied().filter(|sort| *sort != Sort::Relevance && !numbers.is_empty()) {
            let Order { numbers: order, places } = self.orders.entry(sort).or_default();
            places.take();
            let mut new: Vec<u32> = numbers.iter().copied().collect();
            new.sort_unstable_by(|a, b| compare(systems, sort, *a, *b));
            let mut begin = 0;
            let mut whole = Vec::with_capacity(order.len() + new.len());
            for number in new {
                let ahead = order[begin..].partition_point(|other| compare(systems, sort, *other, number).is_lt());
                whole.extend_from_slice(&order[begin..begin + ahead]);
                whole.push(number);
                begin += ahead;
            }
            whole.extend_from_slice(&order[begin..]);
            *order = whole;
        }
    }
}

/// The values that a system is found by: those of its record, and what challenges make of it.
fn values(system: &System, standing: ChallengeFlags) -> impl Iterator<Item = (Facet, &str)> {
    system.card.facets.iter().map(|(field, value)| (*field, value.as_ref())).chain(standing.values())
}

fn compare(systems: &[Option<Arc<System>>], sort: Sort, a: u32, b: u32) -> Ordering {
    match (&systems[a as usize], &systems[b as usize]) {
        (Some(a), Some(b)) => sort.compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// A record and its text in its one form: members in the order of their declaration, whatever order the database keeps.
fn read(content: &Map<String, Value>) -> Result<(Record, Box<str>), serde_json::Error> {
    let record: Record = serde_json::from_value(Value::Object(slim(content)))?;
    let text = serde_json::to_string(&record)?.into();
    Ok((record, text))
}

#[cfg(test)]
mod tests;
