//! Systems by a day: those before or after one are found by whole months, whatever their number.
use chrono::{Datelike, NaiveDate};
use roaring::RoaringBitmap;
use std::collections::BTreeMap;

/// Numbers of systems by a day that each has.
#[derive(Default)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, RoaringBitmap>,
    /// By year and month.
    months: BTreeMap<(i32, u32), RoaringBitmap>,
}

fn month(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

impl Calendar {
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

    /// Those of a day before this one.
    pub fn before(&self, day: NaiveDate) -> RoaringBitmap {
        let first = day.with_day(1).unwrap_or(day);
        let months = self.months.range(..month(day)).map(|(_, systems)| systems);
        union(months.chain(self.days.range(first..day).map(|(_, systems)| systems)))
    }

    /// Those of a day after this one.
    pub fn after(&self, day: NaiveDate) -> RoaringBitmap {
        let months = self.months.range(month(day)..).skip_while(|(at, _)| **at == month(day));
        let rest = self.days.range(day..).skip_while(|(at, _)| **at == day);
        let rest = rest.take_while(|(at, _)| month(**at) == month(day));
        union(months.map(|(_, systems)| systems).chain(rest.map(|(_, systems)| systems)))
    }
}

fn union<'a>(bitmaps: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    bitmaps.fold(RoaringBitmap::new(), |all, one| all | one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_are_before_and_after(
            days in prop::collection::vec(0i64..900, 0..80), gone in prop::collection::vec(any::<bool>(), 80), at in 0i64..900,
        ) {
            let day = |n: i64| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(n.unsigned_abs());
            let mut calendar = Calendar::default();
            for (number, n) in days.iter().enumerate() {
                calendar.insert(day(*n), number as u32);
            }
            for (number, n) in days.iter().enumerate().filter(|(number, _)| gone[*number]) {
                calendar.remove(day(*n), number as u32);
            }
            let there = || days.iter().enumerate().filter(|(number, _)| !gone[*number]);
            let expected = |wanted: &dyn Fn(i64) -> bool| -> RoaringBitmap {
                there().filter(|(_, n)| wanted(**n)).map(|(number, _)| number as u32).collect()
            };
            prop_assert_eq!(calendar.before(day(at)), expected(&|n| n < at));
            prop_assert_eq!(calendar.after(day(at)), expected(&|n| n > at));
        }
    }
}
