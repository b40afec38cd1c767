//! Challenges as everybody sees them, and what they make of the systems that they are about.
use super::LogEvent;
use super::systems::Facet;
use crate::domain::challenges::{Outcome, PublicChallenge, Reference};
use crate::domain::shape::codes;
use crate::domain::values::Slug;
use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use uuid::Uuid;

/// A challenge and what is public of it now.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// The index of the entry that told of it first: unique, and in the order in which they came.
    pub number: u64,
    pub id: Uuid,
    pub version: u32,
    /// The last entry about it.
    pub last_index: u64,
    pub shown: PublicChallenge,
}

codes! {
    /// What systems are told apart by: whether they were contested, and what came of it. A system has `none`, or `any` and
    /// whichever of the others hold.
    pub enum Challenged {
        /// Nobody ever contested it.
        None = "none",
        /// Somebody did.
        Any = "any",
        /// A challenge waits for an answer.
        Open = "open",
        /// By the last decision about a challenge it was right, or right in part, or the system was paused.
        Upheld = "upheld",
        /// A term of a challenge was missed.
        OutboundError = "unanswered",
    }
}

impl Challenged {
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Challenge {
    /// What it makes of its system.
    fn makes(&self) -> impl Iterator<Item = Challenged> {
        let shown = &self.shown;
        [
            (Challenged::Any, true),
            (Challenged::Open, shown.state.is_open()),
            (Challenged::Upheld, shown.outcome().is_some_and(Outcome::asks_for_remedy)),
            (Challenged::OutboundError, !shown.missed.is_empty()),
        ]
        .into_iter()
        .filter_map(|(made, so)| so.then_some(made))
    }
}

/// The values of a system in [`Facet::Challenged`], a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChallengeFlags(u8);

impl ChallengeFlags {
    /// The values as lists are filtered by them.
    pub fn values<'a>(self) -> impl Iterator<Item = (Facet, &'a str)> {
        let held = Challenged::ALL.iter().filter(move |value| self.0 & value.bit() != 0);
        held.map(|value| (Facet::Challenged, value.as_str()))
    }
}

/// The challenges about one system, or of one organization.
#[derive(Debug, Default)]
struct ChallengeGroup {
    numbers: RoaringBitmap,
    /// How many of them make each of [`Challenged`] of it.
    makes: [u32; Challenged::ALL.len()],
    /// The last entry about any of them, or about what they show of others.
    last_index: u64,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Challenges {
    all: BTreeMap<u64, Arc<Challenge>>,
    numbers: RoaringBitmap,
    by_id: HashMap<Uuid, u64>,
    by_reference: HashMap<Reference, u64>,
    of_system: HashMap<Uuid, ChallengeGroup>,
    of_organization: HashMap<Slug, ChallengeGroup>,
}

impl Challenges {
    pub fn find(&self, reference: &Reference) -> Option<&Arc<Challenge>> {
        self.by_number(*self.by_reference.get(reference)?)
    }

    pub fn by_number(&self, number: u64) -> Option<&Arc<Challenge>> {
        self.all.get(&number)
    }

    /// The number of a challenge.
    pub fn number(&self, id: Uuid) -> Option<u64> {
        self.by_id.get(&id).copied()
    }

    /// All, in the order in which they came.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<Challenge>> {
        self.all.values()
    }

    /// All, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Arc<Challenge>> {
        self.all.values().rev()
    }

    /// The numbers of all.
    pub fn numbers(&self) -> &RoaringBitmap {
        &self.numbers
    }

    /// The numbers of those about a system.
    pub fn about(&self, system: Uuid) -> Option<&RoaringBitmap> {
        self.of_system.get(&system).map(|of| &of.numbers)
    }

    /// The numbers of those that an organization has to answer.
    pub fn of(&self, organization: &Slug) -> Option<&RoaringBitmap> {
        self.of_organization.get(organization).map(|of| &of.numbers)
    }

    /// The last entry that changed what is shown of those about a system. 0: there are none.
    pub(super) fn last_about(&self, system: Uuid) -> u64 {
        self.of_system.get(&system).map_or(0, |of| of.last_index)
    }

    /// The last entry that changed what is shown of those of an organization. 0: there are none.
    pub(super) fn last_of(&self, organization: &Slug) -> u64 {
        self.of_organization.get(organization).map_or(0, |of| of.last_index)
    }

    /// What challenges make of a system.
    pub(super) fn standing(&self, system: Uuid) -> ChallengeFlags {
        let Some(of) = self.of_system.get(&system) else { return ChallengeFlags(Challenged::None.bit()) };
        let held = Challenged::ALL.iter().filter(|value| of.makes[**value as usize] > 0);
        ChallengeFlags(held.fold(0, |bits, value| bits | value.bit()))
    }

    /// The challenge that a fact shows.
    pub(super) fn of_fact(&self, fact: &LogEvent, shown: PublicChallenge) -> Challenge {
        let id = fact.entry.subject;
        let number = self.number(id).unwrap_or(fact.index);
        Challenge { number, id, version: fact.entry.version.unwrap_or(1), last_index: fact.index, shown }
    }

    /// Puts one in the place of what it was; answers that.
    pub(super) fn put(&mut self, challenge: Arc<Challenge>) -> Option<Arc<Challenge>> {
        let number = challenge.number;
        let before = self.all.insert(number, challenge.clone());
        if let Some(before) = &before {
            self.count(before, -1);
        } else {
            self.numbers.insert(number as u32);
            self.by_id.insert(challenge.id, number);
            self.by_reference.insert(challenge.shown.reference.clone(), number);
        }
        self.count(&challenge, 1);
        before
    }

    /// Counts a challenge among those of its system and its organization, or takes it back.
    fn count(&mut self, challenge: &Challenge, by: i32) {
        let of_system = challenge.shown.system.map(|system| self.of_system.entry(system).or_default());
        let of_organization = self.of_organization.entry(challenge.shown.organization.clone()).or_default();
        for of in of_system.into_iter().chain([of_organization]) {
            of.numbers.insert(challenge.number as u32);
            of.last_index = of.last_index.max(challenge.last_index);
            for made in challenge.makes() {
                let count = &mut of.makes[made as usize];
                *count = count.saturating_add_signed(by);
            }
        }
    }

    /// A system changed: whoever shows challenges about it shows its name.
    pub(super) fn follow(&mut self, system: Uuid, index: u64) {
        let Some(of) = self.of_system.get(&system) else { return };
        let organizations = of.numbers.iter().filter_map(|number| self.all.get(&u64::from(number)));
        for organization in organizations.map(|challenge| &challenge.shown.organization) {
            if let Some(of) = self.of_organization.get_mut(organization) {
                of.last_index = of.last_index.max(index);
            }
        }
    }
}
