//! The query model of lists of systems: filters, orders and cursors.
use super::systems::{Facet, System};
use crate::domain::json::Code;
use crate::domain::values::Instant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The order of a list. Ties are broken by the order of first publication, so that every order is total and stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Sort {
    /// Best match first; requires a search text.
    Relevance,
    /// By name in the record's default language, ignoring case and accents.
    Name,
    /// Most recently added to the register first.
    Published,
    /// Most recently changed first.
    Changed,
    /// Earliest review date first; systems without a review date last.
    ReviewDue,
}

impl Sort {
    /// Compares two systems in this order.
    pub fn compare(self, a: &System, b: &System) -> Ordering {
        let ordering = match self {
            Self::Relevance => Ordering::Equal,
            Self::Name => a.indexed.sort_name.cmp(&b.indexed.sort_name),
            Self::Published => b.first_published.cmp(&a.first_published),
            Self::Changed => b.last_changed.cmp(&a.last_changed),
            Self::ReviewDue => {
                (a.next_review().is_none(), a.next_review()).cmp(&(b.next_review().is_none(), b.next_review()))
            }
        };
        ordering.then(a.number.cmp(&b.number))
    }
}

/// Filter on systems that left the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WithdrawnFilter {
    #[default]
    Exclude,
    Include,
    Only,
}

/// Filter on the current records of systems; all of its criteria must hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection {
    /// For each facet field, the accepted values.
    pub filters: BTreeMap<Facet, Vec<String>>,
    pub updated_since: Option<Instant>,
    /// Only records that are past their review date (true) or only those that are not (false).
    pub stale: Option<bool>,
    pub withdrawn: WithdrawnFilter,
}

/// Query for one page of a list.
#[derive(Debug, Clone, Default)]
pub struct PageQuery {
    pub sort: Option<Sort>,
    pub limit: usize,
    pub after: Option<Cursor>,
    /// Fields to count values of.
    pub facets: Vec<Facet>,
}

/// The position at which a page ends (keyset pagination): it stays valid while records are added, removed or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    pub(super) sort: Sort,
    /// The last system of the page.
    pub(super) number: u32,
    /// The sort key that this system had when the page was read.
    pub(super) key: String,
}

impl Cursor {
    pub(super) fn new(sort: Sort, system: &System, score: u32) -> Self {
        let key = match sort {
            Sort::Relevance => score.to_string(),
            Sort::Name => system.indexed.sort_name.to_string(),
            Sort::Published => system.first_published.timestamp_micros().to_string(),
            Sort::Changed => system.last_changed.timestamp_micros().to_string(),
            Sort::ReviewDue => system.next_review().map(|due| due.to_string()).unwrap_or_default(),
        };
        Self { sort, number: system.number, key }
    }

    /// Encodes the cursor as an opaque token.
    pub fn encode(&self) -> String {
        BASE64URL.encode(format!("{}:{}:{}", self.sort, self.number, self.key))
    }

    /// Decodes an opaque token. Returns none if [`Cursor::encode`] did not produce it.
    pub fn decode(text: &str) -> Option<Self> {
        let plain = String::from_utf8(BASE64URL.decode(text).ok()?).ok()?;
        let mut parts = plain.splitn(3, ':');
        let cursor = Self {
            sort: Sort::parse(parts.next()?)?,
            number: parts.next()?.parse().ok()?,
            key: parts.next()?.to_owned(),
        };
        cursor.has_valid_key().then_some(cursor)
    }

    pub fn sort(&self) -> Sort {
        self.sort
    }

    fn has_valid_key(&self) -> bool {
        match self.sort {
            Sort::Relevance => self.key.parse::<u32>().is_ok(),
            Sort::Name => true,
            Sort::Published | Sort::Changed => self.key.parse::<i64>().is_ok(),
            Sort::ReviewDue => self.key.is_empty() || self.key.parse::<NaiveDate>().is_ok(),
        }
    }

    /// Compares a system with the position of the cursor.
    pub(super) fn compare(&self, system: &System) -> Ordering {
        let ordering = match self.sort {
            Sort::Relevance => Ordering::Equal,
            Sort::Name => system.indexed.sort_name.as_ref().cmp(self.key.as_str()),
            Sort::Published => self.key.parse().unwrap_or(0).cmp(&system.first_published.timestamp_micros()),
            Sort::Changed => self.key.parse().unwrap_or(0).cmp(&system.last_changed.timestamp_micros()),
            Sort::ReviewDue => {
                let due: Option<NaiveDate> = self.key.parse().ok();
                (system.next_review().is_none(), system.next_review()).cmp(&(due.is_none(), due))
            }
        };
        ordering.then(system.number.cmp(&self.number))
    }
}
