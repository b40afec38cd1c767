//! Terms, counted in days of the organization: its time zone says when a day begins, its calendar on which it works.
//!
//! The day on which something happens does not count (Regulation (EEC, Euratom) No 1182/71, article 3(1)), and a term of
//! weeks or months that would end on a day without work ends on the next day with work (article 3(4)).
use crate::domain::settings::{Settings, Terms};
use crate::domain::values::Instant;
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// Days that are not worked on in a row at most, as far as anybody looks: a calendar full of holidays must end somewhere.
const MAX_HOLIDAYS: usize = 366;

/// When an organization works.
#[derive(Debug, Clone)]
pub struct Calendar {
    holidays: BTreeSet<NaiveDate>,
    zone: Tz,
}

impl Calendar {
    pub fn new(holidays: impl IntoIterator<Item = NaiveDate>, zone: Tz) -> Self {
        Self { holidays: holidays.into_iter().collect(), zone }
    }

    /// The day that it is there.
    pub fn day(&self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// The moment at which a day is over there; of a day whose end the clocks skip, the first moment after it.
    pub fn end_of(&self, day: NaiveDate) -> Instant {
        let next = after(day, 1).and_time(chrono::NaiveTime::MIN);
        let found = (0..=24)
            .find_map(|hour| next.checked_add_signed(TimeDelta::hours(hour))?.and_local_timezone(self.zone).earliest());
        found.map_or_else(|| next.and_utc(), |found| found.to_utc())
    }

    fn works_on(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// This day, or the next one with work.
    fn worked_on(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(MAX_HOLIDAYS).find(|day| self.works_on(*day)).unwrap_or(day)
    }

    /// So many working days later.
    pub fn working_days(&self, from: NaiveDate, count: u64) -> NaiveDate {
        (0..count).fold(from, |day, _| self.worked_on(after(day, 1)))
    }

    pub fn weeks(&self, from: NaiveDate, count: u64) -> NaiveDate {
        self.worked_on(after(from, count * 7))
    }

    pub fn months(&self, from: NaiveDate, count: u64) -> NaiveDate {
        let months = Months::new(u32::try_from(count).unwrap_or(u32::MAX));
        self.worked_on(from.checked_add_months(months).unwrap_or(NaiveDate::MAX))
    }
}

/// So many days later.
pub fn after(day: NaiveDate, count: u64) -> NaiveDate {
    day.checked_add_days(Days::new(count)).unwrap_or(NaiveDate::MAX)
}

/// The rules by which an organization answers: its terms, and its calendar.
#[derive(Debug, Clone)]
pub struct Rules {
    pub calendar: Calendar,
    terms: Terms,
    /// How many must be concerned for the answer to be one for all of them.
    pub cluster_at: u64,
}

/// A term as a number; [`Terms::filled`] has one for each.
macro_rules! term {
    ($($(#[$about:meta])* $name:ident: $field:ident by $way:ident;)*) => {
        $($(#[$about])* pub fn $name(&self, from: NaiveDate) -> NaiveDate {
            self.calendar.$way(from, self.terms.$field.map_or(0, |number| number.get()))
        })*
    };
}

impl Rules {
    pub fn new(settings: &Settings) -> Self {
        let settings = settings.clone().filled();
        let cluster_at = settings.cluster_at.map_or(u64::MAX, |number| number.get());
        let zone = settings.time_zone.and_then(|zone| zone.as_str().parse().ok()).unwrap_or(Tz::UTC);
        Self {
            calendar: Calendar::new(settings.holidays, zone),
            terms: settings.terms.unwrap_or_else(Terms::new).filled(),
            cluster_at,
        }
    }

    term! {
        /// The last day to say that a challenge came in.
        acknowledge: acknowledge_days by working_days;
        /// The last day to say whether it is taken up.
        screen: screen_days by working_days;
        decide: decide_weeks by weeks;
        /// The last day to decide, put off from this one.
        extended: extend_weeks by weeks;
        /// The last day to ask for a second review.
        ask_review: ask_review_months by months;
        review: review_days by working_days;
        /// The last day of the second review, put off from this one.
        review_extended: extend_review_days by working_days;
        /// When the submitter is asked whether it is solved, and, as long after that, the last day to answer.
        solved: solved_weeks by weeks;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn amsterdam() -> Calendar {
        Calendar::new([day("2026-12-25"), day("2027-01-01")], chrono_tz::Europe::Amsterdam)
    }

    #[test]
    fn days_without_work_do_not_count() {
        // Thursday; Christmas Day is a Friday.
        assert_eq!(amsterdam().working_days(day("2026-12-24"), 1), day("2026-12-28"));
        assert_eq!(amsterdam().working_days(day("2026-12-24"), 5), day("2027-01-04"));
        assert_eq!(amsterdam().working_days(day("2026-12-24"), 0), day("2026-12-24"));
    }

    #[test]
    fn weeks_and_months_end_on_a_day_with_work() {
        assert_eq!(amsterdam().weeks(day("2026-11-13"), 6), day("2026-12-28"));
        assert_eq!(amsterdam().weeks(day("2026-11-12"), 6), day("2026-12-24"));
        assert_eq!(amsterdam().months(day("2026-08-31"), 6), day("2027-03-01"));
    }

    #[test]
    fn a_day_is_the_one_there() {
        let at = |text: &str| text.parse().unwrap();
        assert_eq!(amsterdam().day(at("2026-07-01T22:30:00Z")), day("2026-07-02"));
        assert_eq!(amsterdam().end_of(day("2026-07-01")), at("2026-07-01T22:00:00Z"));
        assert_eq!(amsterdam().end_of(day("2026-12-01")), at("2026-12-01T23:00:00Z"));
        // In Beirut the clocks go from midnight to one.
        let beirut = Calendar::new([], chrono_tz::Asia::Beirut);
        assert_eq!(beirut.end_of(day("2026-03-28")), at("2026-03-28T22:00:00Z"));
    }

    #[test]
    fn a_calendar_of_holidays_only_ends() {
        let never = Calendar::new(day("2026-01-01").iter_days().take(1000), Tz::UTC);
        assert_eq!(never.weeks(day("2026-01-01"), 1), day("2026-01-08"));
    }
}
