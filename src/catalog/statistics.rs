//! Figures about the systems and the challenges of the register and of each organization: running totals, moved on with
//! each that changes, so that no question walks over all of them. `http/api/statistics.rs` has the words that define each.
mod challenges;

use super::CatalogState;
use super::challenges::Challenge;
use super::systems::{Facet, System};
use crate::domain::shape::codes;
use crate::domain::systems::Record;
use crate::domain::systems::codes::{AppealAvailable, AssessmentStatus};
use chrono::{Datelike, Months, NaiveDate};
use smol_str::SmolStr;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

codes! {
    /// A figure.
    pub enum Figure {
        Organizations = "organizations", Systems = "systems", Withdrawn = "withdrawn", Status = "status",
        PublicationTier = "publicationTier", Technique = "technique", AutomationLevel = "automationLevel",
        Completeness = "completeness", Withheld = "withheld", Stale = "stale", Appeal = "appeal",
        ImpactAssessment = "impactAssessment", Evaluations = "evaluations", Growth = "growth",
        Challenges = "challenges", ChallengeKind = "challengeKind", ChallengeState = "challengeState",
        AnsweredInTime = "answeredInTime", DaysToAnswer = "daysToAnswer", Upheld = "upheld",
        RemediesConfirmed = "remediesConfirmed", RemediesDisputed = "remediesDisputed", OutboundError = "unanswered",
    }
}

/// A count; none if it is of a few, and left out.
pub type Count = Option<u64>;

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Count(Count),
    /// So many of so many.
    Share {
        part: Count,
        of: Count,
    },
    /// How many have each value, the most frequent first, and how many say nothing, where that may be.
    Values {
        values: Vec<(String, Count)>,
        not_stated: Option<u64>,
    },
    Months(Vec<Month>),
    /// Days within which half of so many, and nine tenths of them, were done; none of a few.
    Days {
        median: Option<u64>,
        ninetieth: Option<u64>,
        of: Count,
    },
}

/// A month of growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: NaiveDate,
    /// Systems that were first published in it.
    pub published: u64,
    /// Systems that left in it and have not come back.
    pub withdrawn: u64,
    /// Systems at its end.
    pub systems: u64,
}

/// What the figures need of a record beside its facets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecordFlags {
    /// People can object.
    pub appeal: bool,
    /// An impact assessment was done.
    pub impact_assessment: bool,
    /// Something is said about evaluations.
    pub evaluations: bool,
}

impl RecordFlags {
    pub fn of(record: &Record) -> Self {
        Self {
            appeal: record.appeal.as_ref().is_some_and(|appeal| appeal.available == AppealAvailable::Yes),
            impact_assessment: record.impact_assessments.iter().any(|one| one.status == AssessmentStatus::Done),
            evaluations: !record.evaluations.is_empty() || !record.evaluation_summary.is_empty(),
        }
    }
}

/// The fields whose values are counted.
const COUNTED: [Facet; 4] = [Facet::Status, Facet::PublicationTier, Facet::Technique, Facet::AutomationLevel];

/// Running totals over some systems. What is withdrawn counts as such and for
/// the months only.
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
    /// How many must next be looked at on each day.
    due: BTreeMap<NaiveDate, u64>,
    /// How many have each value of a field.
    values: BTreeMap<(Facet, SmolStr), u64>,
    /// How many have no value of a field.
    silent: BTreeMap<Facet, u64>,
    /// How many were first published in each month.
    published: BTreeMap<NaiveDate, u64>,
    /// How many left in each month.
    left: BTreeMap<NaiveDate, u64>,
}

fn step<K: Ord>(totals: &mut BTreeMap<K, u64>, key: K, by: i64) {
    match totals.entry(key) {
        Entry::Occupied(mut known) => {
            let total = known.get().saturating_add_signed(by);
            if total == 0 {
                known.remove();
            } else {
                known.insert(total);
            }
        }
        Entry::Vacant(new) if by > 0 => drop(new.insert(by.unsigned_abs())),
        Entry::Vacant(_) => {}
    }
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

impl Totals {
    /// Adds a system (`by` = 1), or takes it back as it was added (`by` = -1).
    fn step(&mut self, system: &System, by: i64) {
        step(&mut self.published, first_of_month(system.first_published.date_naive()), by);
        if let Some(withdrawn) = &system.withdrawn {
            step(&mut self.left, first_of_month(withdrawn.at.date_naive()), by);
            self.withdrawn = self.withdrawn.saturating_add_signed(by);
            return;
        }
        let card = &system.card;
        let add = |total: &mut u64, count: u32| *total = total.saturating_add_signed(by * i64::from(count));
        add(&mut self.systems, 1);
        if let Some(completeness) = &card.completeness {
            add(&mut self.required, completeness.required);
            add(&mut self.filled, completeness.filled);
            add(&mut self.withheld, completeness.withheld);
        }
        let RecordFlags { appeal, impact_assessment, evaluations } = card.told;
        add(&mut self.appeal, appeal.into());
        add(&mut self.impact_assessment, impact_assessment.into());
        add(&mut self.evaluations, evaluations.into());
        if let Some(due) = system.next_review() {
            step(&mut self.due, due, by);
        }
        for field in COUNTED {
            let mut values = card.facets.iter().filter(|(facet, _)| *facet == field).peekable();
            if values.peek().is_none() {
                step(&mut self.silent, field, by);
            }
            values.for_each(|(_, value)| step(&mut self.values, (field, value.clone()), by));
        }
    }

    /// Systems whose review is past.
    pub fn stale(&self, today: NaiveDate) -> u64 {
        self.due.range(..today).map(|(_, count)| count).sum()
    }

    /// What each figure says, on this day.
    fn figures(&self, today: NaiveDate) -> Vec<(Figure, Value)> {
        let of_those = |part, of| Value::Share { part: Some(part), of: Some(of) };
        let share = |part| of_those(part, self.systems);
        vec![
            (Figure::Systems, Value::Count(Some(self.systems))),
            (Figure::Withdrawn, Value::Count(Some(self.withdrawn))),
            (Figure::Status, self.counts(Facet::Status)),
            (Figure::PublicationTier, self.counts(Facet::PublicationTier)),
            (Figure::Technique, self.counts(Facet::Technique)),
            (Figure::AutomationLevel, self.counts(Facet::AutomationLevel)),
            (Figure::Completeness, of_those(self.filled, self.required)),
            (Figure::Withheld, of_those(self.withheld, self.required)),
            (Figure::Stale, share(self.stale(today))),
            (Figure::Appeal, share(self.appeal)),
            (Figure::ImpactAssessment, share(self.impact_assessment)),
            (Figure::Evaluations, share(self.evaluations)),
            (Figure::Growth, Value::Months(self.months(today))),
        ]
    }

    fn counts(&self, field: Facet) -> Value {
        let values = self.values.range((field, SmolStr::default())..).take_while(|((facet, _), _)| *facet == field);
        let mut values: Vec<_> = values.map(|((_, value), count)| (value.to_string(), Some(*count))).collect();
        // They come in the order of their names, which the sort keeps among equals.
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Value::Values { values, not_stated: Some(self.silent.get(&field).copied().unwrap_or(0)) }
    }

    /// Every month from the first to that of `today`, or to the last in which something happened.
    fn months(&self, today: NaiveDate) -> Vec<Month> {
        let Some((first, _)) = self.published.first_key_value() else { return Vec::new() };
        let last = [self.published.last_key_value(), self.left.last_key_value()];
        let last = last.into_iter().flatten().map(|(month, _)| *month).fold(first_of_month(today), NaiveDate::max);
        let mut systems = 0u64;
        let months = std::iter::successors(Some(*first), |month| month.checked_add_months(Months::new(1)));
        let months = months.take_while(|month| *month <= last).map(|month| {
            let of = |totals: &BTreeMap<NaiveDate, u64>| totals.get(&month).copied().unwrap_or(0);
            let (published, withdrawn) = (of(&self.published), of(&self.left));
            systems = (systems + published).saturating_sub(withdrawn);
            Month { month, published, withdrawn, systems }
        });
        months.collect()
    }
}

/// Totals over the whole register, and over the systems and the challenges of each organization.
#[derive(Debug, Default)]
pub struct Statistics {
    all: Totals,
    of: HashMap<SmolStr, Totals>,
    challenges: challenges::Totals,
    challenges_of: HashMap<SmolStr, challenges::Totals>,
}

impl Statistics {
    pub(super) fn add(&mut self, system: &System) {
        self.step(system, 1);
    }

    /// Takes back what was added.
    pub(super) fn remove(&mut self, system: &System) {
        self.step(system, -1);
    }

    /// Adds a challenge in the place of what it was.
    pub(super) fn put_challenge(&mut self, before: Option<&Challenge>, now: &Challenge) {
        for (challenge, by) in before.map(|before| (before, -1)).into_iter().chain([(now, 1)]) {
            let shown = &challenge.shown;
            self.challenges.step(shown, by);
            self.challenges_of.entry(shown.organization.as_str().into()).or_default().step(shown, by);
        }
    }

    fn step(&mut self, system: &System, by: i64) {
        self.all.step(system, by);
        for (_, organization) in system.card.facets.iter().filter(|(facet, _)| *facet == Facet::Organization) {
            let totals = self.of.entry(organization.clone()).or_default();
            totals.step(system, by);
            if *totals == Totals::default() {
                self.of.remove(organization);
            }
        }
    }

    /// The totals of one organization. None if it never had a system.
    pub fn of(&self, organization: &str) -> Option<&Totals> {
        self.of.get(organization)
    }
}

/// Every figure about the register as it is now.
pub fn of_register(current: &CatalogState, today: NaiveDate) -> Vec<(Figure, Value)> {
    let Statistics { all, challenges, .. } = current.statistics();
    let mut figures = vec![(Figure::Organizations, Value::Count(Some(current.organization_count() as u64)))];
    figures.extend(all.figures(today));
    figures.extend(challenges.figures());
    figures
}

/// Every figure about the systems and the challenges of one organization.
pub fn of_organization(current: &CatalogState, organization: &str, today: NaiveDate) -> Vec<(Figure, Value)> {
    let statistics = current.statistics();
    let totals = statistics.of(organization);
    let mut figures = totals.map_or_else(|| Totals::default().figures(today), |totals| totals.figures(today));
    let challenges = statistics.challenges_of.get(organization);
    figures.extend(challenges.map_or_else(|| challenges::Totals::default().figures(), challenges::Totals::figures));
    figures
}

#[cfg(test)]
mod tests;
