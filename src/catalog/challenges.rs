//! Challenges as everybody sees them.
use super::Fact;
use crate::domain::challenges::{PublicChallenge, Reference};
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

/// All of them.
#[derive(Debug, Default)]
pub struct Challenges {
    all: BTreeMap<u64, Arc<Challenge>>,
    by_id: HashMap<Uuid, u64>,
    by_reference: HashMap<Reference, u64>,
}

impl FromIterator<Challenge> for Challenges {
    fn from_iter<T: IntoIterator<Item = Challenge>>(kept: T) -> Self {
        let mut new = Self::default();
        kept.into_iter().for_each(|challenge| new.insert(challenge));
        new
    }
}

impl Challenges {
    pub fn find(&self, reference: &Reference) -> Option<&Arc<Challenge>> {
        self.by_number(*self.by_reference.get(reference)?)
    }

    pub fn by_number(&self, number: u64) -> Option<&Arc<Challenge>> {
        self.all.get(&number)
    }

    /// All, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Arc<Challenge>> {
        self.all.values().rev()
    }

    /// Takes in what a fact shows; answers its number.
    pub(super) fn put(&mut self, fact: &Fact, shown: PublicChallenge) -> u64 {
        let id = fact.entry.subject;
        let number = self.by_id.get(&id).copied().unwrap_or(fact.index);
        let version = fact.entry.version.unwrap_or(1);
        self.insert(Challenge { number, id, version, last_index: fact.index, shown });
        number
    }

    fn insert(&mut self, challenge: Challenge) {
        self.by_id.insert(challenge.id, challenge.number);
        self.by_reference.insert(challenge.shown.reference.clone(), challenge.number);
        self.all.insert(challenge.number, Arc::new(challenge));
    }
}
