//! An inverted index of facet values, and its inverse: the systems of each value and the values of each system.
use crate::catalog::systems::Facet;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values that systems have or had, numbered in the order in which they first occurred: counting a system
/// increments counters by number, without comparing strings.
#[derive(Default)]
pub(super) struct FacetIndex {
    /// Indexed by value number.
    values: Vec<FacetValue>,
    value_numbers: BTreeMap<Facet, BTreeMap<Arc<str>, u32>>,
    /// The value numbers of each system, indexed by system number.
    by_system: Vec<Box<[u32]>>,
}

/// A facet value and its systems. It remains when its last system loses it, since cache versions depend on that entry.
pub struct FacetValue {
    pub field: Facet,
    pub value: Arc<str>,
    pub systems: RoaringBitmap,
    /// Log index of the last entry about a system that had the value before or has it after.
    pub last_index: u64,
}

impl FacetIndex {
    pub fn get(&self, field: Facet, value: &str) -> Option<&FacetValue> {
        self.values.get(*self.value_numbers.get(&field)?.get(value)? as usize)
    }

    /// Returns the values of a field that at least one system has.
    pub fn of_field(&self, field: Facet) -> impl Iterator<Item = &FacetValue> {
        let numbers = self.value_numbers.get(&field).into_iter().flat_map(BTreeMap::values);
        numbers.map(|number| &self.values[*number as usize]).filter(|value| !value.systems.is_empty())
    }

    /// Returns the number of values over all fields.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Counts these systems under each of their values.
    pub fn count(&self, systems: &RoaringBitmap) -> impl Iterator<Item = (&FacetValue, u64)> {
        let mut counts = vec![0_u64; self.values.len()];
        for value in systems.iter().filter_map(|system| self.by_system.get(system as usize)).flatten() {
            counts[*value as usize] += 1;
        }
        self.values.iter().zip(counts).filter(|(_, count)| *count > 0)
    }

    /// Adds a system under its values, as of the log entry `index`.
    pub fn insert<'a>(&mut self, system: u32, values: impl Iterator<Item = (Facet, &'a str)>, index: u64) {
        let mut numbers = Vec::with_capacity(values.size_hint().0);
        for (field, value) in values {
            let field_values = self.value_numbers.entry(field).or_default();
            let number = field_values.get(value).copied().unwrap_or_else(|| {
                let (number, value) = (self.values.len() as u32, Arc::<str>::from(value));
                let systems = RoaringBitmap::new();
                self.values.push(FacetValue { field, value: value.clone(), systems, last_index: 0 });
                field_values.insert(value, number);
                number
            });
            let value = &mut self.values[number as usize];
            value.systems.insert(system);
            value.last_index = value.last_index.max(index);
            numbers.push(number);
        }
        let slot = system as usize;
        if slot >= self.by_system.len() {
            self.by_system.resize(slot + 1, Box::default());
        }
        self.by_system[slot] = numbers.into();
    }

    /// Removes a system from its values, as of the log entry `index`.
    pub fn remove(&mut self, system: u32, index: u64) {
        for number in self.by_system.get_mut(system as usize).map(std::mem::take).unwrap_or_default() {
            let value = &mut self.values[number as usize];
            value.systems.remove(system);
            value.last_index = index;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELDS: [Facet; 3] = [Facet::Status, Facet::Technique, Facet::Area];

    proptest! {
        #[test]
        fn counting_by_system_and_by_bitmap_agree(
            updates in prop::collection::vec((0..30_u32, prop::collection::btree_set((0..3_usize, 0..6_u8), 0..5)), 1..60),
            counted in prop::collection::btree_set(0..30_u32, 0..30),
        ) {
            let mut facets = FacetIndex::default();
            for (index, (system, values)) in (0_u64..).zip(updates) {
                facets.remove(system, index);
                let values: Vec<(Facet, Box<str>)> =
                    values.into_iter().map(|(field, value)| (FIELDS[field], format!("v{value}").into())).collect();
                facets.insert(system, values.iter().map(|(field, value)| (*field, value.as_ref())), index);
                for (field, value) in &values {
                    let value = facets.get(*field, value).unwrap();
                    prop_assert!(value.systems.contains(system) && value.last_index == index);
                }
            }
            let systems: RoaringBitmap = counted.into_iter().collect();
            let mut by_system: Vec<_> =
                facets.count(&systems).map(|(value, count)| (value.field, value.value.clone(), count)).collect();
            let all = FIELDS.iter().flat_map(|field| facets.of_field(*field));
            let mut by_bitmap: Vec<_> = all
                .map(|value| (value.field, value.value.clone(), value.systems.intersection_len(&systems)))
                .filter(|(_, _, count)| *count > 0)
                .collect();
            by_system.sort();
            by_bitmap.sort();
            prop_assert_eq!(by_system, by_bitmap);
        }
    }
}
