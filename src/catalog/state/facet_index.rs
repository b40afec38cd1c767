//! The values of facet fields: which systems have each, and which each system has.
use crate::catalog::systems::Facet;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values that systems have or had, numbered as they were first seen: a system is counted under its values by
/// adding to numbers, without a look at a text.
#[derive(Default)]
pub(super) struct FacetIndex {
    all: Vec<FacetValue>,
    numbers: BTreeMap<Facet, BTreeMap<Arc<str>, u32>>,
    /// The numbers of the values of each system, by the system's number.
    of: Vec<Box<[u32]>>,
}

/// A value and the systems that have it. It stays when nobody has it any more: when it was lost is part of every stamp.
pub struct FacetValue {
    pub field: Facet,
    pub value: Arc<str>,
    pub systems: RoaringBitmap,
    /// The last entry about any system that has the value, or had it until then.
    pub last_index: u64,
}

impl FacetIndex {
    pub fn get(&self, field: Facet, value: &str) -> Option<&FacetValue> {
        self.all.get(*self.numbers.get(&field)?.get(value)? as usize)
    }

    /// The values of a field that somebody has.
    pub fn of_field(&self, field: Facet) -> impl Iterator<Item = &FacetValue> {
        let numbers = self.numbers.get(&field).into_iter().flat_map(BTreeMap::values);
        numbers.map(|number| &self.all[*number as usize]).filter(|members| !members.systems.is_empty())
    }

    /// How many values are known.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The values that a number of these systems have, with that number.
    pub fn tally(&self, systems: &RoaringBitmap) -> impl Iterator<Item = (&FacetValue, u64)> {
        let mut counts = vec![0_u64; self.all.len()];
        for value in systems.iter().filter_map(|system| self.of.get(system as usize)).flatten() {
            counts[*value as usize] += 1;
        }
        self.all.iter().zip(counts).filter(|(_, count)| *count > 0)
    }

    pub fn put<'a>(&mut self, system: u32, values: impl Iterator<Item = (Facet, &'a str)>, index: u64) {
        let mut numbers = Vec::with_capacity(values.size_hint().0);
        for (field, value) in values {
            let known = self.numbers.entry(field).or_default();
            let number = known.get(value).copied().unwrap_or_else(|| {
                let (number, value) = (self.all.len() as u32, Arc::<str>::from(value));
                let systems = RoaringBitmap::new();
                self.all.push(FacetValue { field, value: value.clone(), systems, last_index: 0 });
                known.insert(value, number);
                number
            });
            let members = &mut self.all[number as usize];
            members.systems.insert(system);
            members.last_index = members.last_index.max(index);
            numbers.push(number);
        }
        let slot = system as usize;
        if slot >= self.of.len() {
            self.of.resize(slot + 1, Box::default());
        }
        self.of[slot] = numbers.into();
    }

    pub fn remove(&mut self, system: u32, index: u64) {
        for value in self.of.get_mut(system as usize).map(std::mem::take).unwrap_or_default() {
            let members = &mut self.all[value as usize];
            members.systems.remove(system);
            members.last_index = index;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELDS: [Facet; 3] = [Facet::Status, Facet::Technique, Facet::Area];

    proptest! {
        /// Systems come, change and go; what is counted one by one is what the bitmaps say.
        #[test]
        fn both_ways_of_counting_agree(
            acts in prop::collection::vec((0..30_u32, prop::collection::btree_set((0..3_usize, 0..6_u8), 0..5)), 1..60),
            asked in prop::collection::btree_set(0..30_u32, 0..30),
        ) {
            let mut values = FacetIndex::default();
            for (index, (system, held)) in (0_u64..).zip(acts) {
                values.remove(system, index);
                let held: Vec<(Facet, Box<str>)> =
                    held.into_iter().map(|(field, value)| (FIELDS[field], format!("v{value}").into())).collect();
                values.put(system, held.iter().map(|(field, value)| (*field, value.as_ref())), index);
                for (field, value) in &held {
                    let members = values.get(*field, value).unwrap();
                    prop_assert!(members.systems.contains(system) && members.last_index == index);
                }
            }
            let systems: RoaringBitmap = asked.into_iter().collect();
            let mut one_by_one: Vec<_> =
                values.tally(&systems).map(|(known, count)| (known.field, known.value.clone(), count)).collect();
            let all = FIELDS.iter().flat_map(|field| values.of_field(*field));
            let mut by_value: Vec<_> = all
                .map(|known| (known.field, known.value.clone(), known.systems.intersection_len(&systems)))
                .filter(|(_, _, count)| *count > 0)
                .collect();
            one_by_one.sort();
            by_value.sort();
            prop_assert_eq!(one_by_one, by_value);
        }
    }
}
