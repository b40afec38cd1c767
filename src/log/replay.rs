//! The register as it was at a past time, rebuilt from the log and its published content.
//!
//! Memory is bounded by one state of the register, independent of the length of its history.
use super::Content;
use super::entry::{Entry, EntryKind, WithdrawalReason};
use crate::domain::languages::Text;
use crate::domain::values::{Instant, Slug};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A system and the version that was current at the time.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    pub id: Uuid,
    pub version: u32,
    pub published_at: Instant,
    /// The index of the entry that published the version.
    pub index: u64,
    pub last_confirmed: Option<Instant>,
    pub withdrawn: Option<Withdrawal>,
    /// Fields of the version that were redacted, up to the end of the log.
    pub redacted: Vec<String>,
    /// Every address of the system up to that time, as organization and slug. The last one is the current one.
    pub addresses: Vec<(Slug, Slug)>,
    /// The readable fields of the record, as text: most records are written out unchanged.
    record: Box<str>,
    /// The index of the entry that first published the system.
    first_index: u64,
}

/// The time and reason of a withdrawal.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawal {
    pub at: Instant,
    pub reason: Option<WithdrawalReason>,
    pub note: Text<1000>,
}

/// Reads a log from beginning to end and builds the register as it was at a given time.
///
/// Entries after that time are ignored, except redactions: what they removed can no longer be shown.
pub struct Replay {
    at: Instant,
    systems: HashMap<Uuid, System>,
    organizations: BTreeMap<Slug, Map<String, Value>>,
}

impl Replay {
    pub fn new(at: Instant) -> Self {
        Self { at, systems: HashMap::new(), organizations: BTreeMap::new() }
    }

    /// Applies the next entry and the content that it published. Inconsistent content is skipped, because verification
    /// reports it.
    pub fn apply(&mut self, index: u64, entry: &Entry, content: Option<&Content>) {
        if entry.at > self.at && entry.kind != EntryKind::SystemRedacted {
            return;
        }
        match entry.kind {
            EntryKind::OrganizationRegistered | EntryKind::OrganizationUpdated => {
                if let (Some(slug), Some(content)) = (&entry.organization, content) {
                    self.organizations.insert(slug.clone(), content.object());
                }
            }
            EntryKind::SystemPublished => {
                if let Some(content) = content {
                    self.apply_publication(index, entry, &content.object());
                }
            }
            EntryKind::SystemConfirmed => {
                self.systems.entry(entry.subject).and_modify(|system| system.last_confirmed = Some(entry.at));
            }
            EntryKind::SystemWithdrawn => {
                let withdrawn = Withdrawal { at: entry.at, reason: entry.reason, note: entry.note.clone() };
                self.systems.entry(entry.subject).and_modify(|system| system.withdrawn = Some(withdrawn));
            }
            EntryKind::SystemRedacted => {
                let system = self.systems.get_mut(&entry.subject);
                if let Some(system) = system.filter(|system| Some(system.version) == entry.version) {
                    system.redacted.extend(entry.fields.iter().cloned());
                }
            }
            // Challenges do not change systems.
            EntryKind::KeyRotated => {}
            _ => debug_assert!(entry.kind.challenge_event().is_some()),
        }
    }

    fn apply_publication(&mut self, index: u64, entry: &Entry, record: &Map<String, Value>) {
        let previous = self.systems.remove(&entry.subject);
        let (first_index, last_confirmed, mut addresses) = match previous {
            Some(system) => (system.first_index, system.last_confirmed, system.addresses),
            None => (index, None, Vec::new()),
        };
        let slug = |field| record.get(field).and_then(Value::as_str).and_then(Slug::parse);
        if let (Some(organization), Some(slug)) = (slug("organization"), slug("slug")) {
            let address = (organization, slug);
            addresses.retain(|earlier| *earlier != address);
            addresses.push(address);
        }
        let system = System {
            id: entry.subject,
            version: entry.version.unwrap_or_default(),
            published_at: entry.at,
            index,
            last_confirmed,
            withdrawn: None,
            redacted: Vec::new(),
            addresses,
            record: json!(record).to_string().into(),
            first_index,
        };
        self.systems.insert(entry.subject, system);
    }

    /// Returns the systems published by then, including withdrawn ones, in the order of their first publication.
    pub fn systems(&self) -> Vec<&System> {
        let mut systems: Vec<_> = self.systems.values().collect();
        systems.sort_by_key(|system| system.first_index);
        systems
    }

    /// Returns the published description of an organization at that time.
    pub fn organization(&self, slug: &Slug) -> Option<&Map<String, Value>> {
        self.organizations.get(slug)
    }

    /// Renders a system with its organization.
    pub fn view(&self, system: &System) -> Map<String, Value> {
        let organization = system.addresses.last().map(|(slug, _)| {
            self.organization(slug).map_or_else(|| json!({"slug": slug}), |organization| json!(organization))
        });
        let mut view = Map::new();
        view.insert("id".into(), json!(system.id));
        view.insert("organization".into(), json!(organization));
        view.insert("version".into(), system.version.into());
        view.insert("publishedAt".into(), json!(system.published_at));
        view.insert("logIndex".into(), system.index.into());
        if let Some(at) = system.last_confirmed {
            view.insert("lastConfirmed".into(), json!(at.date_naive()));
        }
        if let Some(Withdrawal { at, reason, note }) = &system.withdrawn {
            view.insert("withdrawn".into(), json!({"at": at, "reason": reason, "note": note}));
        }
        if !system.redacted.is_empty() {
            view.insert("redacted".into(), json!(system.redacted));
        }
        view.insert("record".into(), json!(system.record()));
        view
    }
}

impl System {
    /// Returns the readable fields of the record.
    pub fn record(&self) -> Map<String, Value> {
        serde_json::from_str(&self.record).unwrap_or_default()
    }

    /// Returns true if the system has this id or, at any time until then, had this address (`organization:slug`).
    pub fn matches_address(&self, address: &str) -> bool {
        match address.split_once(':') {
            Some((organization, slug)) => {
                self.addresses.iter().any(|(of, name)| of.as_str() == organization && name.as_str() == slug)
            }
            None => Uuid::try_parse(address) == Ok(self.id),
        }
    }
}

#[cfg(test)]
mod tests;
