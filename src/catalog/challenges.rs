//! Challenges in their public form, and the flags that they set on the systems they concern.
use super::log_event::LogEvent;
use super::systems::Facet;
use crate::domain::challenges::{Outcome, PublicChallenge, Reference};
use crate::domain::json::Code;
use crate::domain::values::Slug;
use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// A challenge with its public content.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// Log index of the first entry about the challenge: unique, in order of receipt.
    pub number: u64,
    pub id: Uuid,
    pub version: u32,
    /// Log index of the last entry about the challenge.
    pub last_index: u64,
    #[serde(rename = "shown")]
    pub public: PublicChallenge,
}

/// The standing of a system with regard to challenges, as a facet value. A system has `none`, or `any` and those of the
/// others that apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum ChallengeFlag {
    /// The system was never challenged.
    None,
    /// The system was challenged at least once.
    Any,
    /// A challenge awaits a decision.
    Open,
    /// The last decision about a challenge upheld it, fully or partly, or suspended the system.
    Upheld,
    /// A deadline of a challenge was missed.
    Unanswered,
}

impl ChallengeFlag {
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Challenge {
    /// Returns the flags that the challenge sets on its system.
    fn flags(&self) -> impl Iterator<Item = ChallengeFlag> {
        let public = &self.public;
        [
            (ChallengeFlag::Any, true),
            (ChallengeFlag::Open, public.state.is_open()),
            (ChallengeFlag::Upheld, public.outcome().is_some_and(Outcome::asks_for_remedy)),
            (ChallengeFlag::Unanswered, !public.missed.is_empty()),
        ]
        .into_iter()
        .filter_map(|(flag, holds)| holds.then_some(flag))
    }
}

/// The set of [`ChallengeFlag`]s of a system, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChallengeFlags(u8);

impl ChallengeFlags {
    /// Returns the flags as facet values.
    pub fn facet_values<'a>(self) -> impl Iterator<Item = (Facet, &'a str)> {
        let flags = ChallengeFlag::ALL.iter().filter(move |flag| self.0 & flag.bit() != 0);
        flags.map(|flag| (Facet::Challenged, flag.as_str()))
    }
}

/// The challenges about one system or to one organization.
#[derive(Debug, Default)]
struct ChallengeGroup {
    numbers: RoaringBitmap,
    /// Number of challenges that set each [`ChallengeFlag`].
    flag_counts: [u32; ChallengeFlag::ALL.len()],
    /// Log index of the last entry about one of the challenges or about a system that they name.
    last_index: u64,
}

/// All challenges, with their indexes.
#[derive(Debug, Default)]
pub struct Challenges {
    all: BTreeMap<u64, Arc<Challenge>>,
    numbers: RoaringBitmap,
    by_id: HashMap<Uuid, u64>,
    by_reference: HashMap<Reference, u64>,
    by_system: HashMap<Uuid, ChallengeGroup>,
    by_organization: HashMap<Slug, ChallengeGroup>,
}

impl Challenges {
    pub fn find(&self, reference: &Reference) -> Option<&Arc<Challenge>> {
        self.by_number(*self.by_reference.get(reference)?)
    }

    pub fn by_number(&self, number: u64) -> Option<&Arc<Challenge>> {
        self.all.get(&number)
    }

    /// Returns the number of a challenge.
    pub fn number(&self, id: Uuid) -> Option<u64> {
        self.by_id.get(&id).copied()
    }

    /// Returns all challenges in order of receipt.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<Challenge>> {
        self.all.values()
    }

    /// Returns all challenges, most recent first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Arc<Challenge>> {
        self.all.values().rev()
    }

    /// Returns the numbers of all challenges.
    pub fn numbers(&self) -> &RoaringBitmap {
        &self.numbers
    }

    /// Returns the numbers of the challenges about a system.
    pub fn about_system(&self, system: Uuid) -> Option<&RoaringBitmap> {
        self.by_system.get(&system).map(|group| &group.numbers)
    }

    /// Returns the numbers of the challenges to an organization.
    pub fn of_organization(&self, organization: &Slug) -> Option<&RoaringBitmap> {
        self.by_organization.get(organization).map(|group| &group.numbers)
    }

    /// Returns the log index of the last entry about the challenges of a system; 0 if there are none.
    pub(super) fn last_index_of_system(&self, system: Uuid) -> u64 {
        self.by_system.get(&system).map_or(0, |group| group.last_index)
    }

    /// Returns the log index of the last entry that changed the visible content of an organization's challenges; 0 if
    /// there are none.
    pub(super) fn last_index_of_organization(&self, organization: &Slug) -> u64 {
        self.by_organization.get(organization).map_or(0, |group| group.last_index)
    }

    /// Returns the challenge flags of a system.
    pub(super) fn flags(&self, system: Uuid) -> ChallengeFlags {
        let Some(group) = self.by_system.get(&system) else { return ChallengeFlags(ChallengeFlag::None.bit()) };
        let flags = ChallengeFlag::ALL.iter().filter(|flag| group.flag_counts[**flag as usize] > 0);
        ChallengeFlags(flags.fold(0, |bits, flag| bits | flag.bit()))
    }

    /// Builds the challenge that a log event publishes.
    pub(super) fn build(&self, log_event: &LogEvent, public: PublicChallenge) -> Challenge {
        let id = log_event.entry.subject;
        let number = self.number(id).unwrap_or(log_event.index);
        Challenge { number, id, version: log_event.entry.version.unwrap_or(1), last_index: log_event.index, public }
    }

    /// Inserts or replaces a challenge and returns the previous one.
    pub(super) fn put(&mut self, challenge: Arc<Challenge>) -> Option<Arc<Challenge>> {
        let number = challenge.number;
        let before = self.all.insert(number, challenge.clone());
        if let Some(before) = &before {
            self.count(before, -1);
        } else {
            self.numbers.insert(number as u32);
            self.by_id.insert(challenge.id, number);
            self.by_reference.insert(challenge.public.reference.clone(), number);
        }
        self.count(&challenge, 1);
        before
    }

    /// Adds a challenge to the groups of its system and organization (`delta` = 1) or removes it (`delta` = -1).
    fn count(&mut self, challenge: &Challenge, delta: i32) {
        let system_group = challenge.public.system.map(|system| self.by_system.entry(system).or_default());
        let organization_group = self.by_organization.entry(challenge.public.organization.clone()).or_default();
        for group in system_group.into_iter().chain([organization_group]) {
            group.numbers.insert(challenge.number as u32);
            group.last_index = group.last_index.max(challenge.last_index);
            for flag in challenge.flags() {
                let count = &mut group.flag_counts[flag as usize];
                *count = count.saturating_add_signed(delta);
            }
        }
    }

    /// Records that a system changed: challenges show the name of their system.
    pub(super) fn propagate_system(&mut self, system: Uuid, index: u64) {
        let Some(group) = self.by_system.get(&system) else { return };
        let organizations = group.numbers.iter().filter_map(|number| self.all.get(&u64::from(number)));
        for organization in organizations.map(|challenge| &challenge.public.organization) {
            if let Some(group) = self.by_organization.get_mut(organization) {
                group.last_index = group.last_index.max(index);
            }
        }
    }
}
