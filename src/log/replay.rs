//! The register as it was at a time, rebuilt from the log and what it published.
//!
//! Memory holds one state of the register, whatever the length of its history.
use super::Content;
use super::entry::{Entry, EntryKind, WithdrawalReason};
use crate::domain::languages::Text;
use crate::domain::values::{Instant, Slug};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A system with the version that was current at the time.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    pub id: Uuid,
    pub version: u32,
    pub published_at: Instant,
    /// The entry that published the version.
    pub index: u64,
    pub last_confirmed: Option<Instant>,
    pub withdrawn: Option<Withdrawn>,
    /// Fields that redactions took out of the version, up to the end of the log.
    pub redacted: Vec<String>,
    /// Every address that it had until then, as organization and slug, that of the time last.
    pub addresses: Vec<(Slug, Slug)>,
    /// What can still be read of the record. As text, because most are only carried from line to line.
    record: Box<str>,
    /// The entry that first published it.
    first: u64,
}

/// When and why a system had left the register.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawn {
    pub at: Instant,
    pub reason: Option<WithdrawalReason>,
    pub note: Text<1000>,
}

/// Takes in a log from its beginning to its end, and has the register as it was at a time.
///
/// Entries of a later time count for nothing, but for redactions: what they took out cannot be shown any more.
pub struct Replay {
    at: Instant,
    systems: HashMap<Uuid, System>,
    organizations: BTreeMap<Slug, Map<String, Value>>,
}

impl Replay {
    pub fn new(at: Instant) -> Self {
        Self { at, systems: HashMap::new(), organizations: BTreeMap::new() }
    }

    /// The next entry, with the content that it published. What does not hold together is passed over: a verification
    /// finds it.
    pub fn entry(&mut self, index: u64, entry: &Entry, content: Option<&Content>) {
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
                    self.published(index, entry, &content.object());
                }
            }
            EntryKind::SystemConfirmed => {
                self.systems.entry(entry.subject).and_modify(|system| system.last_confirmed = Some(entry.at));
            }
            EntryKind::SystemWithdrawn => {
                let withdrawn = Withdrawn { at: entry.at, reason: entry.reason, note: entry.note.clone() };
                self.systems.entry(entry.subject).and_modify(|system| system.withdrawn = Some(withdrawn));
            }
            EntryKind::SystemRedacted => {
                let system = self.systems.get_mut(&entry.subject);
                if let Some(system) = system.filter(|system| Some(system.version) == entry.version) {
                    system.redacted.extend(entry.fields.iter().cloned());
                }
            }
            // Challenges tell of systems, and are not what systems are.
            EntryKind::KeyRotated => {}
            _ => debug_assert!(entry.kind.challenge_event().is_some()),
        }
    }

    fn published(&mut self, index: u64, entry: &Entry, record: &Map<String, Value>) {
        let known = self.systems.remove(&entry.subject);
        let (first, last_confirmed, mut addresses) = match known {
            Some(known) => (known.first, known.last_confirmed, known.addresses),
            None => (index, None, Vec::new()),
        };
        let slug = |field| record.get(field).and_then(Value::as_str).and_then(Slug::parse);
        if let (Some(organization), Some(slug)) = (slug("organization"), slug("slug")) {
            let address = (organization, slug);
            addresses.retain(|known| *known != address);
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
            first,
        };
        self.systems.insert(entry.subject, system);
    }

    /// The systems that had been published by then, withdrawn ones too, in the order of their first publication.
    pub fn systems(&self) -> Vec<&System> {
        let mut systems: Vec<_> = self.systems.values().collect();
        systems.sort_by_key(|system| system.first);
        systems
    }

    /// What an organization said about itself at the time.
    pub fn organization(&self, slug: &Slug) -> Option<&Map<String, Value>> {
        self.organizations.get(slug)
    }

    /// A system as it is written out, with its organization.
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
        if let Some(Withdrawn { at, reason, note }) = &system.withdrawn {
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
    /// The record, as far as it can still be read.
    pub fn record(&self) -> Map<String, Value> {
        serde_json::from_str(&self.record).unwrap_or_default()
    }

    /// Whether the system had this id or, at some time until then, this address (`organization:slug`).
    pub fn is_at(&self, address: &str) -> bool {
        match address.split_once(':') {
            Some((organization, slug)) => {
                self.addresses.iter().any(|known| known.0.as_str() == organization && known.1.as_str() == slug)
            }
            None => Uuid::try_parse(address) == Ok(self.id),
        }
    }
}

#[cfg(test)]
mod tests;
