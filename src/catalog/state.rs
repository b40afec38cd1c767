//! The current state of the register, organized for constant-time or bitmap lookups: maps by id and address, a bitmap
//! for each facet value, and the systems in every sort order.
pub(super) mod cache_version;
mod facet_index;

use super::challenges::{Challenge, ChallengeFlags, Challenges};
use super::day_index::DayIndex;
use super::events::Events;
use super::log_event::LogEvent;
use super::organizations::Organization;
use super::persist::{LogPosition, PersistedState};
use super::query::Sort;
use super::statistics::{Figure, FigureValue, Statistics};
use super::systems::{Facet, System, Withdrawn, without_source_payload};
use crate::domain::organizations;
use crate::domain::systems::record::Record;
use crate::domain::values::{Instant, Slug};
use crate::log::tree::leaf_hash;
use crate::log::{EntryKind, Hash};
use chrono::NaiveDate;
use facet_index::FacetIndex;
pub use facet_index::FacetValue;
use roaring::RoaringBitmap;
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// A log event that does not follow the entries applied before: the catalog must be rebuilt.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error("entry {found} was received where entry {expected} was expected")]
    Order { expected: u64, found: u64 },
    #[error("entry {index}: {reason}")]
    Content { index: u64, reason: String },
}

/// The subjects that a batch of log events changed.
#[derive(Default)]
pub struct Changed {
    pub systems: BTreeSet<u32>,
    /// Systems whose organization was renamed: they are found by its new name.
    pub renamed_owner: BTreeSet<u32>,
    pub organizations: BTreeSet<Slug>,
    /// By number.
    pub challenges: BTreeSet<u64>,
}

/// State of the register after `size` log entries.
#[derive(Default)]
pub struct CatalogState {
    /// Number of log entries that the state reflects.
    pub size: u64,
    /// Signed checkpoint over these entries; empty until the first checkpoint is known.
    pub checkpoint: Arc<str>,
    /// Leaf hash of the last of these entries.
    pub tip: Option<Hash>,
    /// Time of the last of these entries.
    pub updated: Option<Instant>,
    /// Day of the last log entry about a challenge since the catalog was opened. The entries of submitters carry a day,
    /// no time.
    pub last_challenge_day: Option<NaiveDate>,
    /// Events of systems and challenges, for feeds.
    pub events: Events,
    pub challenges: Challenges,
    /// Indexed by number.
    systems: Vec<Option<Arc<System>>>,
    by_id: HashMap<Uuid, u32>,
    by_address: HashMap<(Slug, Slug), u32>,
    organizations: BTreeMap<Slug, Arc<Organization>>,
    organization_slugs: HashMap<Uuid, Slug>,
    facet_index: FacetIndex,
    published: RoaringBitmap,
    withdrawn: RoaringBitmap,
    orders: BTreeMap<Sort, Order>,
    statistics: Statistics,
    /// Systems by the day of their last change.
    by_last_change: DayIndex,
    /// Systems by the day of their next review.
    by_next_review: DayIndex,
    /// Log index of the last change of an existing organization, whose name appears in lists.
    organization_changed: u64,
}

/// All systems in one sort order.
#[derive(Default)]
struct Order {
    numbers: Vec<u32>,
    /// The rank of each number, computed on the first use after a change.
    ranks: OnceLock<Vec<u32>>,
}

impl CatalogState {
    /// Rebuilds the state from what the search index stored.
    pub(super) fn load(persisted: PersistedState) -> Self {
        let LogPosition { size, tip, updated } = persisted.position;
        let mut state = Self { size, tip, updated, events: Events::from(size), ..Self::default() };
        for organization in persisted.organizations {
            state.put_organization(organization);
        }
        for challenge in persisted.challenges {
            state.put_challenge(challenge);
        }
        let mut numbers = BTreeSet::new();
        for system in persisted.systems {
            numbers.insert(system.number);
            state.put(Arc::new(system));
        }
        state.insert_into_orders(&numbers);
        state
    }

    pub fn by_number(&self, number: u32) -> Option<&Arc<System>> {
        self.systems.get(number as usize)?.as_ref()
    }

    /// Returns all systems, withdrawn ones included, in the order of their first publication.
    pub fn all(&self) -> impl Iterator<Item = &Arc<System>> {
        let numbers = (&self.published | &self.withdrawn).into_iter();
        numbers.filter_map(|number| self.by_number(number))
    }

    pub fn by_id(&self, id: Uuid) -> Option<&Arc<System>> {
        self.by_number(*self.by_id.get(&id)?)
    }

    /// Returns a system by id or by `organization:slug`, former slugs included.
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

    /// Returns an organization by id or slug.
    pub fn organization_at(&self, address: &str) -> Option<&Arc<Organization>> {
        let by_id = Uuid::try_parse(address).ok().and_then(|id| self.organization_slugs.get(&id));
        let slug = by_id.cloned().or_else(|| Slug::parse(address))?;
        self.organizations.get(&slug)
    }

    /// Returns all organizations in the order of their slugs.
    pub fn organizations(&self) -> impl DoubleEndedIterator<Item = &Arc<Organization>> + Clone {
        self.organizations.values()
    }

    pub fn organization_count(&self) -> usize {
        self.organizations.len()
    }

    /// Returns the systems that have a value in a facet field.
    pub fn systems_with(&self, facet: Facet, value: &str) -> Option<&RoaringBitmap> {
        self.facet_index.get(facet, value).map(|facet_value| &facet_value.systems)
    }

    /// Returns the values of a facet field that at least one system has.
    pub fn facet_values(&self, facet: Facet) -> impl Iterator<Item = &FacetValue> {
        self.facet_index.of_field(facet)
    }

    /// Returns the number of values over all facet fields.
    pub fn facet_value_count(&self) -> usize {
        self.facet_index.len()
    }

    /// Returns the facet values that these systems have, with the number of systems for each.
    pub fn count_facet_values(&self, systems: &RoaringBitmap) -> impl Iterator<Item = (&FacetValue, u64)> {
        self.facet_index.count(systems)
    }

    pub fn published(&self) -> &RoaringBitmap {
        &self.published
    }

    pub fn withdrawn(&self) -> &RoaringBitmap {
        &self.withdrawn
    }

    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }

    /// Returns the numbers of all systems in a sort order.
    pub fn order(&self, sort: Sort) -> &[u32] {
        self.orders.get(&sort).map_or(&[], |order| &order.numbers)
    }

    /// Returns the rank of each system in a sort order, indexed by system number.
    pub fn ranks(&self, sort: Sort) -> &[u32] {
        let Some(order) = self.orders.get(&sort) else { return &[] };
        order.ranks.get_or_init(|| {
            let mut ranks = vec![u32::MAX; self.systems.len()];
            for (rank, number) in (0..).zip(&order.numbers) {
                ranks[*number as usize] = rank;
            }
            ranks
        })
    }

    /// Computes every figure about the register as of a day.
    pub fn register_figures(&self, today: NaiveDate) -> Vec<(Figure, FigureValue)> {
        self.statistics.register_figures(self.organizations.len() as u64, today)
    }

    /// Computes every figure about the systems and challenges of one organization as of a day.
    pub fn organization_figures(&self, organization: &str, today: NaiveDate) -> Vec<(Figure, FigureValue)> {
        self.statistics.organization_figures(organization, today)
    }

    /// Returns the systems that changed at or after a time.
    pub fn changed_since(&self, since: Instant) -> RoaringBitmap {
        let day = since.date_naive();
        let order = self.order(Sort::Changed);
        let changed = |number: &u32| self.by_number(*number).map(|system| system.last_changed);
        // The order is newest first; the changes of that day are a contiguous run of it.
        let begin = order.partition_point(|number| changed(number).is_some_and(|at| at.date_naive() > day));
        let end = order.partition_point(|number| changed(number).is_some_and(|at| at >= since));
        self.by_last_change.after(day) | order[begin..end.max(begin)].iter().copied().collect::<RoaringBitmap>()
    }

    /// Returns the systems whose review date is before a day.
    pub fn stale(&self, today: NaiveDate) -> RoaringBitmap {
        self.by_next_review.before(today)
    }

    /// Applies log events until one does not follow.
    pub(super) fn apply(
        &mut self,
        log_events: &[LogEvent],
        checkpoint: Option<&str>,
    ) -> (Changed, Result<(), ApplyError>) {
        let mut changed = Changed::default();
        let mut result = Ok(());
        // Systems that change are removed from the orders first, while their old sort keys are still available for the
        // search.
        let touched: BTreeSet<u32> =
            log_events.iter().filter_map(|log_event| self.by_id.get(&log_event.entry.subject).copied()).collect();
        self.remove_from_orders(&touched);
        for log_event in log_events {
            result = self.apply_one(log_event, &mut changed);
            if result.is_err() {
                break;
            }
            let challenge = || self.challenges.number(log_event.entry.subject).map(|number| number as u32);
            if let Some(number) = self.by_id.get(&log_event.entry.subject).copied().or_else(challenge) {
                self.events.push(log_event, number);
            }
            self.size = log_event.index + 1;
            // Submitters' actions carry a day without a time, so entry times may go backwards.
            self.updated = self.updated.max(Some(log_event.entry.at));
        }
        let last = log_events.iter().rev().find(|log_event| log_event.index + 1 == self.size);
        if let Some(log_event) = last {
            self.tip = Some(leaf_hash(log_event.text.as_bytes()));
        }
        if let (true, Some(checkpoint)) = (result.is_ok(), checkpoint) {
            self.checkpoint = checkpoint.into();
        }
        self.insert_into_orders(&touched.union(&changed.systems).copied().collect());
        (changed, result)
    }

    fn apply_one(&mut self, log_event: &LogEvent, changed: &mut Changed) -> Result<(), ApplyError> {
        let LogEvent { index, entry, content, .. } = log_event;
        if *index != self.size {
            return Err(ApplyError::Order { expected: self.size, found: *index });
        }
        let invalid = |reason: String| ApplyError::Content { index: *index, reason };
        let content = || content.as_ref().ok_or_else(|| invalid("the content is missing".into()));
        match entry.kind {
            EntryKind::OrganizationRegistered | EntryKind::OrganizationUpdated => {
                let content = Value::Object(content()?.clone());
                let content: organizations::Organization =
                    serde_json::from_value(content).map_err(|error| invalid(error.to_string()))?;
                let slug = content.slug.clone();
                let before = self.organizations.get(&slug).cloned();
                if before.is_some() {
                    self.organization_changed = *index;
                }
                self.put_organization(Organization {
                    id: entry.subject,
                    version: entry.version.unwrap_or(1),
                    last_index: *index,
                    registered_at: before.as_ref().map_or(entry.at, |before| before.registered_at),
                    updated: before.is_some().then_some(entry.at),
                    content,
                });
                if let Some(before) = before {
                    let renamed =
                        self.propagate_organization(&before.content).map_err(|error| invalid(error.to_string()))?;
                    changed.renamed_owner.extend(renamed);
                }
                changed.organizations.insert(slug);
                return Ok(());
            }
            EntryKind::KeyRotated => return Ok(()),
            EntryKind::SystemPublished => {
                let system = self.new_version(log_event, content()?).map_err(|error| invalid(error.to_string()))?;
                changed.systems.insert(system.number);
                self.put(Arc::new(system));
                return Ok(());
            }
            EntryKind::SystemConfirmed | EntryKind::SystemWithdrawn | EntryKind::SystemRedacted => {}
            _ => {
                let public = Value::Object(content()?.clone());
                let public = serde_json::from_value(public).map_err(|error| invalid(error.to_string()))?;
                let challenge = self.challenges.build(log_event, public);
                changed.challenges.insert(challenge.number);
                self.last_challenge_day = self.last_challenge_day.max(Some(entry.at.date_naive()));
                self.put_challenge(challenge);
                return Ok(());
            }
        }
        let current = self.by_id(entry.subject).ok_or_else(|| invalid("the system was never published".into()))?;
        let mut system = System::clone(current);
        system.last_index = *index;
        system.updated = entry.at;
        match entry.kind {
            EntryKind::SystemConfirmed => system.last_confirmed = Some(entry.at),
            EntryKind::SystemWithdrawn => {
                system.withdrawn = Some(Withdrawn { at: entry.at, reason: entry.reason, note: entry.note.clone() });
            }
            _ if entry.version == Some(system.version) => {
                system.redacted.extend(entry.fields.iter().cloned());
                (_, system.record) = parse_record(content()?).map_err(|error| invalid(error.to_string()))?;
                let organization = system.address().and_then(|(slug, _)| self.organizations.get(slug));
                let organization = organization.map(|organization| organization.content.clone());
                system.index(organization.as_ref()).map_err(|error| invalid(error.to_string()))?;
            }
            // A redaction of an older version does not change the current state.
            _ => {}
        }
        changed.systems.insert(system.number);
        self.put(Arc::new(system));
        Ok(())
    }

    fn new_version(&self, log_event: &LogEvent, content: &Map<String, Value>) -> Result<System, serde_json::Error> {
        let LogEvent { index, entry, .. } = log_event;
        let (parsed, record) = parse_record(content)?;
        let previous = self.by_id(entry.subject);
        let mut addresses = previous.map(|system| system.addresses.clone()).unwrap_or_default();
        if let Some(slug) = &parsed.slug {
            let address = (parsed.organization.clone(), slug.clone());
            addresses.retain(|former| *former != address);
            addresses.push(address);
        }
        let mut system = System {
            number: previous.map_or(*index as u32, |system| system.number),
            id: entry.subject,
            version: entry.version.unwrap_or(1),
            entry_index: *index,
            last_index: *index,
            updated: entry.at,
            first_published: previous.map_or(entry.at, |system| system.first_published),
            last_changed: entry.at,
            last_confirmed: previous.and_then(|system| system.last_confirmed),
            withdrawn: None,
            note: entry.note.clone(),
            redacted: Vec::new(),
            addresses,
            record,
            indexed: Default::default(),
        };
        system.index(self.organizations.get(&parsed.organization).map(|organization| &organization.content))?;
        Ok(system)
    }

    fn put_organization(&mut self, organization: Organization) {
        let slug = organization.content.slug.clone();
        self.organization_slugs.insert(organization.id, slug.clone());
        self.organizations.insert(slug, Arc::new(organization));
    }

    /// Propagates a change of an organization to its systems: the required fields and the name they are found by.
    /// Returns the systems whose organization got another name. Facets and orders do not depend on the organization's
    /// content.
    fn propagate_organization(
        &mut self,
        before: &organizations::Organization,
    ) -> Result<RoaringBitmap, serde_json::Error> {
        let now = self.organizations.get(&before.slug).map(|organization| organization.content.clone());
        let (Some(now), Some(systems)) = (now, self.systems_with(Facet::Organization, before.slug.as_str()).cloned())
        else {
            return Ok(RoaringBitmap::new());
        };
        for number in systems.iter().filter(|_| now.in_eu() != before.in_eu()) {
            let Some(old) = self.by_number(number).cloned() else { continue };
            let mut system = System::clone(&old);
            system.index(Some(&now))?;
            self.statistics.remove(&old);
            self.statistics.add(&system);
            self.systems[number as usize] = Some(Arc::new(system));
        }
        Ok(if now.name == before.name { RoaringBitmap::new() } else { systems })
    }

    /// Inserts or replaces a challenge and updates the challenge flags of its system.
    fn put_challenge(&mut self, challenge: Challenge) {
        let (system, index) = (challenge.public.system, challenge.last_index);
        let before = system.map(|system| self.challenges.flags(system));
        let challenge = Arc::new(challenge);
        self.statistics.put_challenge(self.challenges.put(challenge.clone()).as_deref(), &challenge);
        let Some(system) = system.and_then(|system| self.by_id(system)).cloned() else { return };
        let flags = self.challenges.flags(system.id);
        if before != Some(flags) {
            self.facet_index.remove(system.number, index);
            self.facet_index.insert(system.number, facet_values(&system, flags), index);
        }
    }

    /// Inserts or replaces a system everywhere but in the orders.
    fn put(&mut self, system: Arc<System>) {
        let number = system.number;
        let slot = number as usize;
        if slot >= self.systems.len() {
            self.systems.resize(slot + 1, None);
        }
        if let Some(old) = self.systems[slot].take() {
            self.statistics.remove(&old);
            self.facet_index.remove(number, system.last_index);
            self.by_last_change.remove(old.last_changed.date_naive(), number);
            if let Some(day) = old.next_review() {
                self.by_next_review.remove(day, number);
            }
        }
        self.statistics.add(&system);
        self.facet_index.insert(number, facet_values(&system, self.challenges.flags(system.id)), system.last_index);
        self.challenges.propagate_system(system.id, system.last_index);
        self.by_last_change.insert(system.last_changed.date_naive(), number);
        if let Some(day) = system.next_review() {
            self.by_next_review.insert(day, number);
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

    /// Removes systems from the orders. Their sort keys must still be those they were sorted by.
    fn remove_from_orders(&mut self, numbers: &BTreeSet<u32>) {
        let systems = &self.systems;
        for (sort, Order { numbers: order, ranks }) in self.orders.iter_mut().filter(|_| !numbers.is_empty()) {
            ranks.take();
            let position = |number: &u32| order.binary_search_by(|other| compare(systems, *sort, *other, *number)).ok();
            let positions: Option<BTreeSet<usize>> = numbers.iter().map(position).collect();
            let Some(positions) = positions else {
                // A binary search fails only in a damaged order; a scan repairs it.
                order.retain(|number| !numbers.contains(number));
                continue;
            };
            let mut begin = 0;
            let mut remaining = Vec::with_capacity(order.len());
            for position in positions {
                remaining.extend_from_slice(&order[begin..position]);
                begin = position + 1;
            }
            remaining.extend_from_slice(&order[begin..]);
            *order = remaining;
        }
    }

    /// Inserts systems into the orders by their new sort keys, copying each order once however many systems change.
    fn insert_into_orders(&mut self, numbers: &BTreeSet<u32>) {
        let systems = &self.systems;
        for sort in Sort::ALL.iter().copied().filter(|sort| *sort != Sort::Relevance && !numbers.is_empty()) {
            let Order { numbers: order, ranks } = self.orders.entry(sort).or_default();
            ranks.take();
            let mut new: Vec<u32> = numbers.iter().copied().collect();
            new.sort_unstable_by(|a, b| compare(systems, sort, *a, *b));
            let mut begin = 0;
            let mut merged = Vec::with_capacity(order.len() + new.len());
            for number in new {
                let ahead = order[begin..].partition_point(|other| compare(systems, sort, *other, number).is_lt());
                merged.extend_from_slice(&order[begin..begin + ahead]);
                merged.push(number);
                begin += ahead;
            }
            merged.extend_from_slice(&order[begin..]);
            *order = merged;
        }
    }
}

/// Returns the facet values of a system: those of its record and its challenge flags.
fn facet_values(system: &System, flags: ChallengeFlags) -> impl Iterator<Item = (Facet, &str)> {
    system.indexed.facets.iter().map(|(field, value)| (*field, value.as_ref())).chain(flags.facet_values())
}

fn compare(systems: &[Option<Arc<System>>], sort: Sort, a: u32, b: u32) -> Ordering {
    match (&systems[a as usize], &systems[b as usize]) {
        (Some(a), Some(b)) => sort.compare(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// Parses a record and serializes it canonically, with members in declaration order, since the database may reorder
/// them.
fn parse_record(content: &Map<String, Value>) -> Result<(Record, Box<str>), serde_json::Error> {
    let record: Record = serde_json::from_value(Value::Object(without_source_payload(content)))?;
    let text = serde_json::to_string(&record)?.into();
    Ok((record, text))
}

#[cfg(test)]
mod tests;
