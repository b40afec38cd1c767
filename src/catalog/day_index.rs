//! An index of systems by a day. Range queries combine whole months, so that their cost does not grow with the number
//! of systems.
use chrono::{Datelike, NaiveDate};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// Numbers of systems by day.
#[derive(Default)]
pub struct DayIndex {
    days: BTreeMap<NaiveDate, RoaringBitmap>,
    /// By year and month.
    months: BTreeMap<(i32, u32), RoaringBitmap>,
}

fn month(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

impl DayIndex {
    pub fn insert(&mut self, day: NaiveDate, number: u32) {
        self.days.entry(day).or_default().insert(number);
        self.months.entry(month(day)).or_default().insert(number);
    }

    pub fn remove(&mut self, day: NaiveDate, number: u32) {
        if let Some(systems) = self.days.get_mut(&day) {
            systems.remove(number);
            if systems.is_empty() {
                self.days.remove(&day);
            }
        }
        if let Some(systems) = self.months.get_mut(&month(day)) {
            systems.remove(number);
            if systems.is_empty() {
                self.months.remove(&month(day));
            }
        }
    }

    /// Returns the systems with an earlier day.
    pub fn before(&self, day: NaiveDate) -> RoaringBitmap {
        let first = day.with_day(1).unwrap_or(day);
        let months = self.months.range(..month(day)).map(|(_, systems)| systems);
        union(months.chain(self.days.range(first..day).map(|(_, systems)| systems)))
    }

    /// Returns the systems with a later day.
    pub fn after(&self, day: NaiveDate) -> RoaringBitmap {
        let months = self.months.range(month(day)..).skip_while(|(at, _)| **at == month(day));
        let days = self.days.range(day..).skip_while(|(at, _)| **at == day);
        let days = days.take_while(|(at, _)| month(**at) == month(day));
        union(months.map(|(_, systems)| systems).chain(days.map(|(_, systems)| systems)))
    }
}

fn union<'a>(bitmaps: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    bitmaps.fold(RoaringBitmap::new(), |union, bitmap| union | bitmap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ranges_match_a_linear_scan(
            days in prop::collection::vec(0i64..900, 0..80), removed in prop::collection::vec(any::<bool>(), 80), at in 0i64..900,
        ) {
            let day = |n: i64| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(n.unsigned_abs());
            let mut index = DayIndex::default();
            for (number, n) in days.iter().enumerate() {
                index.insert(day(*n), number as u32);
            }
            for (number, n) in days.iter().enumerate().filter(|(number, _)| removed[*number]) {
                index.remove(day(*n), number as u32);
            }
            let present = || days.iter().enumerate().filter(|(number, _)| !removed[*number]);
            let expected = |matches: &dyn Fn(i64) -> bool| -> RoaringBitmap {
                present().filter(|(_, n)| matches(**n)).map(|(number, _)| number as u32).collect()
            };
            prop_assert_eq!(index.before(day(at)), expected(&|n| n < at));
            prop_assert_eq!(index.after(day(at)), expected(&|n| n > at));
        }
    }
}
