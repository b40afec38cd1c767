//! The model of a figure: what is measured, and its value.
use crate::domain::json::Code;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A figure of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Figure {
    Organizations,
    Systems,
    Withdrawn,
    Status,
    PublicationTier,
    Technique,
    AutomationLevel,
    Completeness,
    Withheld,
    Stale,
    Appeal,
    ImpactAssessment,
    Evaluations,
    Growth,
    Challenges,
    ChallengeKind,
    ChallengeState,
    AnsweredInTime,
    DaysToAnswer,
    Upheld,
    RemediesConfirmed,
    RemediesDisputed,
    Unanswered,
}

/// A count; none if it is suppressed for being small.
pub type Count = Option<u64>;

/// The value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    Count(Count),
    /// A part of a total.
    Share {
        part: Count,
        of: Count,
    },
    /// Counts by value, most frequent first, and the number of systems without a value, for optional fields.
    Values {
        values: Vec<(String, Count)>,
        not_stated: Option<u64>,
    },
    Months(Vec<Month>),
    /// Median and 90th percentile of a duration in days; none if they are suppressed for being of a few.
    Days {
        median: Option<u64>,
        ninetieth: Option<u64>,
        of: Count,
    },
}

/// A month of growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Number of systems first published in the month.
    pub published: u64,
    /// Number of systems withdrawn in the month and not published again since.
    pub withdrawn: u64,
    /// Number of systems at the end of the month.
    pub systems: u64,
}

/// Adds `delta` to the total of a key. Keys with a total of zero are removed.
pub(super) fn adjust<K: Ord>(totals: &mut BTreeMap<K, u64>, key: K, delta: i64) {
    match totals.entry(key) {
        Entry::Occupied(mut entry) => {
            let total = entry.get().saturating_add_signed(delta);
            if total == 0 {
                entry.remove();
            } else {
                entry.insert(total);
            }
        }
        Entry::Vacant(entry) if delta > 0 => drop(entry.insert(delta.unsigned_abs())),
        Entry::Vacant(_) => {}
    }
}
