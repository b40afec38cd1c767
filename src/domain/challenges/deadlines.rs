//! Deadlines, counted in days of the organization: its time zone defines when a day begins, its calendar the working
//! days.
//!
//! The day of the event itself does not count (Regulation (EEC, Euratom) No 1182/71, article 3(1)). A period of weeks
//! or months that would end on a day without work ends on the next working day (article 3(4)).
use crate::domain::settings::{DeadlineSettings, Settings};
use crate::domain::values::Instant;
use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// The maximum number of days searched for a working day, so that a calendar of holidays only cannot loop forever.
const MAX_HOLIDAYS: usize = 366;

/// The working days and the time zone of an organization.
#[derive(Debug, Clone)]
pub struct Calendar {
    holidays: BTreeSet<NaiveDate>,
    zone: Tz,
}

impl Calendar {
    pub fn new(holidays: impl IntoIterator<Item = NaiveDate>, zone: Tz) -> Self {
        Self { holidays: holidays.into_iter().collect(), zone }
    }

    /// Returns the date of an instant in the time zone of the organization.
    pub fn local_date(&self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// Returns the instant at which a day ends; if the clocks skip that instant, the first one after it.
    pub fn end_of_day(&self, day: NaiveDate) -> Instant {
        let next = add_days(day, 1).and_time(chrono::NaiveTime::MIN);
        let end = (0..=24)
            .find_map(|hour| next.checked_add_signed(TimeDelta::hours(hour))?.and_local_timezone(self.zone).earliest());
        end.map_or_else(|| next.and_utc(), |end| end.to_utc())
    }

    fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// Returns the day itself if it is a working day, otherwise the next working day.
    fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(MAX_HOLIDAYS).find(|day| self.is_working_day(*day)).unwrap_or(day)
    }

    /// Returns the day that is the given number of working days later.
    pub fn add_working_days(&self, from: NaiveDate, count: u64) -> NaiveDate {
        (0..count).fold(from, |day, _| self.next_working_day(add_days(day, 1)))
    }

    /// Returns the day that is the given number of weeks later, or the next working day after it.
    pub fn add_weeks(&self, from: NaiveDate, count: u64) -> NaiveDate {
        self.next_working_day(add_days(from, count * 7))
    }

    /// Returns the day that is the given number of months later, or the next working day after it.
    pub fn add_months(&self, from: NaiveDate, count: u64) -> NaiveDate {
        let months = Months::new(u32::try_from(count).unwrap_or(u32::MAX));
        self.next_working_day(from.checked_add_months(months).unwrap_or(NaiveDate::MAX))
    }
}

/// Returns the day that is the given number of calendar days later.
pub fn add_days(day: NaiveDate, count: u64) -> NaiveDate {
    day.checked_add_days(Days::new(count)).unwrap_or(NaiveDate::MAX)
}

/// The rules of an organization for handling challenges: deadlines, calendar and cluster threshold.
#[derive(Debug, Clone)]
pub struct Rules {
    pub calendar: Calendar,
    deadlines: DeadlineSettings,
    /// The number of people affected at which a challenge becomes a cluster.
    pub cluster_at: u64,
}

/// Declares methods that compute a deadline from its setting; [`DeadlineSettings::with_defaults`] fills each of them.
macro_rules! deadlines {
    ($($(#[$about:meta])* $name:ident: $setting:ident, $add:ident;)*) => {
        $($(#[$about])* pub fn $name(&self, from: NaiveDate) -> NaiveDate {
            self.calendar.$add(from, self.deadlines.$setting.map_or(0, |number| number.get()))
        })*
    };
}

impl Rules {
    pub fn new(settings: &Settings) -> Self {
        let settings = settings.clone().with_defaults();
        let cluster_at = settings.cluster_at.map_or(u64::MAX, |number| number.get());
        let zone = settings.time_zone.and_then(|zone| zone.as_str().parse().ok()).unwrap_or(Tz::UTC);
        Self {
            calendar: Calendar::new(settings.holidays, zone),
            deadlines: settings.deadlines.unwrap_or_default().with_defaults(),
            cluster_at,
        }
    }

    deadlines! {
        /// Returns the last day to acknowledge a challenge.
        acknowledge_by: acknowledge_days, add_working_days;
        /// Returns the last day of the first check.
        screen_by: screen_days, add_working_days;
        /// Returns the last day to decide.
        decide_by: decide_weeks, add_weeks;
        /// Returns the extended last day to decide, counted from the original one.
        extended_decide_by: extend_weeks, add_weeks;
        /// Returns the last day to request a second review.
        request_review_by: ask_review_months, add_months;
        /// Returns the last day to decide the second review.
        review_by: review_days, add_working_days;
        /// Returns the extended last day of the second review, counted from the original one.
        extended_review_by: extend_review_days, add_working_days;
        /// Returns the day on which the submitter is asked to confirm the remedy. The submitter has the same time again
        /// to answer.
        ask_confirmation_on: solved_weeks, add_weeks;
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
    fn only_working_days_count() {
        // Thursday; Christmas Day is a Friday.
        assert_eq!(amsterdam().add_working_days(day("2026-12-24"), 1), day("2026-12-28"));
        assert_eq!(amsterdam().add_working_days(day("2026-12-24"), 5), day("2027-01-04"));
        assert_eq!(amsterdam().add_working_days(day("2026-12-24"), 0), day("2026-12-24"));
    }

    #[test]
    fn weeks_and_months_end_on_a_working_day() {
        assert_eq!(amsterdam().add_weeks(day("2026-11-13"), 6), day("2026-12-28"));
        assert_eq!(amsterdam().add_weeks(day("2026-11-12"), 6), day("2026-12-24"));
        assert_eq!(amsterdam().add_months(day("2026-08-31"), 6), day("2027-03-01"));
    }

    #[test]
    fn days_follow_the_time_zone() {
        let at = |text: &str| text.parse().unwrap();
        assert_eq!(amsterdam().local_date(at("2026-07-01T22:30:00Z")), day("2026-07-02"));
        assert_eq!(amsterdam().end_of_day(day("2026-07-01")), at("2026-07-01T22:00:00Z"));
        assert_eq!(amsterdam().end_of_day(day("2026-12-01")), at("2026-12-01T23:00:00Z"));
        // In Beirut the clocks skip the hour after midnight.
        let beirut = Calendar::new([], chrono_tz::Asia::Beirut);
        assert_eq!(beirut.end_of_day(day("2026-03-28")), at("2026-03-28T22:00:00Z"));
    }

    #[test]
    fn a_calendar_of_holidays_only_terminates() {
        let holidays_only = Calendar::new(day("2026-01-01").iter_days().take(1000), Tz::UTC);
        assert_eq!(holidays_only.add_weeks(day("2026-01-01"), 1), day("2026-01-08"));
    }
}
