//! Statistics about the systems and challenges of the register and of each organization: running totals, adjusted with
//! every change, so that a request never scans all systems. `http/handlers/statistics.rs` has the definition of each
//! figure.
mod challenges;
mod figure;

use super::challenges::Challenge;
use super::systems::{Facet, RecordFlags, System};
use chrono::{Datelike, Months, NaiveDate};
use figure::adjust;
pub use figure::{Count, Figure, FigureValue, Month};
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashMap};

/// The fields whose values are counted.
const COUNTED: [Facet; 4] = [Facet::Status, Facet::PublicationTier, Facet::Technique, Facet::AutomationLevel];

/// Running totals over a set of systems. Withdrawn systems count only in `withdrawn` and in the monthly totals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    pub systems: u64,
    withdrawn: u64,
    pub required: u64,
    pub filled: u64,
    pub withheld: u64,
    appeal: u64,
    impact_assessment: u64,
    evaluations: u64,
    /// Number of systems by the day of their next review.
    by_next_review: BTreeMap<NaiveDate, u64>,
    /// Number of systems by field value.
    by_value: BTreeMap<(Facet, SmolStr), u64>,
    /// Number of systems without a value, by field.
    not_stated: BTreeMap<Facet, u64>,
    /// Number of first publications by month.
    published_by_month: BTreeMap<NaiveDate, u64>,
    /// Number of withdrawals by month.
    withdrawn_by_month: BTreeMap<NaiveDate, u64>,
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

impl Totals {
    /// Adds a system (`delta` = 1) or removes it (`delta` = -1).
    fn add(&mut self, system: &System, delta: i64) {
        adjust(&mut self.published_by_month, first_of_month(system.first_published.date_naive()), delta);
        if let Some(withdrawn) = &system.withdrawn {
            adjust(&mut self.withdrawn_by_month, first_of_month(withdrawn.at.date_naive()), delta);
            self.withdrawn = self.withdrawn.saturating_add_signed(delta);
            return;
        }
        let indexed = &system.indexed;
        let add = |total: &mut u64, count: u32| *total = total.saturating_add_signed(delta * i64::from(count));
        add(&mut self.systems, 1);
        if let Some(completeness) = &indexed.completeness {
            add(&mut self.required, completeness.required);
            add(&mut self.filled, completeness.filled);
            add(&mut self.withheld, completeness.withheld);
        }
        let RecordFlags { appeal, impact_assessment, evaluations } = indexed.flags;
        add(&mut self.appeal, appeal.into());
        add(&mut self.impact_assessment, impact_assessment.into());
        add(&mut self.evaluations, evaluations.into());
        if let Some(due) = system.next_review() {
            adjust(&mut self.by_next_review, due, delta);
        }
        for field in COUNTED {
            let mut values = indexed.facets.iter().filter(|(facet, _)| *facet == field).peekable();
            if values.peek().is_none() {
                adjust(&mut self.not_stated, field, delta);
            }
            values.for_each(|(_, value)| adjust(&mut self.by_value, (field, value.clone()), delta));
        }
    }

    /// Returns the number of systems whose review date has passed.
    pub fn stale(&self, today: NaiveDate) -> u64 {
        self.by_next_review.range(..today).map(|(_, count)| count).sum()
    }

    /// Returns the figures as of a day.
    fn figures(&self, today: NaiveDate) -> Vec<(Figure, FigureValue)> {
        let share_of = |part, of| FigureValue::Share { part: Some(part), of: Some(of) };
        let share = |part| share_of(part, self.systems);
        vec![
            (Figure::Systems, FigureValue::Count(Some(self.systems))),
            (Figure::Withdrawn, FigureValue::Count(Some(self.withdrawn))),
            (Figure::Status, self.counts(Facet::Status)),
            (Figure::PublicationTier, self.counts(Facet::PublicationTier)),
            (Figure::Technique, self.counts(Facet::Technique)),
            (Figure::AutomationLevel, self.counts(Facet::AutomationLevel)),
            (Figure::Completeness, share_of(self.filled, self.required)),
            (Figure::Withheld, share_of(self.withheld, self.required)),
            (Figure::Stale, share(self.stale(today))),
            (Figure::Appeal, share(self.appeal)),
            (Figure::ImpactAssessment, share(self.impact_assessment)),
            (Figure::Evaluations, share(self.evaluations)),
            (Figure::Growth, FigureValue::Months(self.months(today))),
        ]
    }

    fn counts(&self, field: Facet) -> FigureValue {
        let values = self.by_value.range((field, SmolStr::default())..).take_while(|((facet, _), _)| *facet == field);
        let mut values: Vec<_> = values.map(|((_, value), count)| (value.to_string(), Some(*count))).collect();
        // The values are in alphabetical order, which the stable sort keeps among equal counts.
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        FigureValue::Values { values, not_stated: Some(self.not_stated.get(&field).copied().unwrap_or(0)) }
    }

    /// Returns every month from the first publication to the month of `today`, or to the last month with a change.
    fn months(&self, today: NaiveDate) -> Vec<Month> {
        let Some((first, _)) = self.published_by_month.first_key_value() else { return Vec::new() };
        let last = [self.published_by_month.last_key_value(), self.withdrawn_by_month.last_key_value()];
        let last = last.into_iter().flatten().map(|(month, _)| *month).fold(first_of_month(today), NaiveDate::max);
        let mut systems = 0u64;
        let months = std::iter::successors(Some(*first), |month| month.checked_add_months(Months::new(1)));
        let months = months.take_while(|month| *month <= last).map(|month| {
            let of = |totals: &BTreeMap<NaiveDate, u64>| totals.get(&month).copied().unwrap_or(0);
            let (published, withdrawn) = (of(&self.published_by_month), of(&self.withdrawn_by_month));
            systems = (systems + published).saturating_sub(withdrawn);
            Month { month, published, withdrawn, systems }
        });
        months.collect()
    }
}

/// Totals over the register, and over the systems and the challenges of each organization.
#[derive(Debug, Default)]
pub struct Statistics {
    all: Totals,
    by_organization: HashMap<SmolStr, Totals>,
    challenges: challenges::Totals,
    challenges_by_organization: HashMap<SmolStr, challenges::Totals>,
}

impl Statistics {
    pub(super) fn add(&mut self, system: &System) {
        self.add_everywhere(system, 1);
    }

    pub(super) fn remove(&mut self, system: &System) {
        self.add_everywhere(system, -1);
    }

    /// Inserts a challenge or replaces its previous state.
    pub(super) fn put_challenge(&mut self, previous: Option<&Challenge>, current: &Challenge) {
        for (challenge, delta) in previous.map(|previous| (previous, -1)).into_iter().chain([(current, 1)]) {
            let public = &challenge.public;
            self.challenges.add(public, delta);
            let organization = public.organization.as_str().into();
            self.challenges_by_organization.entry(organization).or_default().add(public, delta);
        }
    }

    fn add_everywhere(&mut self, system: &System, delta: i64) {
        self.all.add(system, delta);
        for (_, organization) in system.indexed.facets.iter().filter(|(facet, _)| *facet == Facet::Organization) {
            let totals = self.by_organization.entry(organization.clone()).or_default();
            totals.add(system, delta);
            if *totals == Totals::default() {
                self.by_organization.remove(organization);
            }
        }
    }

    /// Returns the totals of the systems of one organization, or none if it never had a system.
    pub fn of_organization(&self, organization: &str) -> Option<&Totals> {
        self.by_organization.get(organization)
    }

    /// Computes every figure about the register as of a day.
    pub(super) fn register_figures(&self, organizations: u64, today: NaiveDate) -> Vec<(Figure, FigureValue)> {
        let mut figures = vec![(Figure::Organizations, FigureValue::Count(Some(organizations)))];
        figures.extend(self.all.figures(today));
        figures.extend(self.challenges.figures());
        figures
    }

    /// Computes every figure about the systems and challenges of one organization as of a day.
    pub(super) fn organization_figures(&self, organization: &str, today: NaiveDate) -> Vec<(Figure, FigureValue)> {
        let totals = self.of_organization(organization);
        let mut figures = totals.map_or_else(|| Totals::default().figures(today), |totals| totals.figures(today));
        let challenges = self.challenges_by_organization.get(organization);
        figures.extend(challenges.map_or_else(|| challenges::Totals::default().figures(), challenges::Totals::figures));
        figures
    }
}

#[cfg(test)]
mod tests;
