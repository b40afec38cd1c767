//! Lists of systems: filters, orders, pages, facet counts.
use super::CatalogState;
use super::facet_counts::{self, Counts};
use super::search::Hits;
use super::systems::{Facet, System};
use crate::domain::shape::codes;
use crate::domain::values::Instant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::NaiveDate;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

codes! {
    /// The order of a list. Ties go by the order of first publication, so that every order is total and stable.
    pub enum Sort {
        /// Best match first; needs a search text.
        Relevance = "relevance",
        /// By name, case and accents folded, in the record's own language.
        Name = "name",
        /// Newest in the register first.
        Published = "published",
        /// Last changed first.
        Changed = "changed",
        /// Soonest to be reviewed first; those without a date last.
        ReviewDue = "reviewDue",
    }
}

impl Sort {
    /// How two systems stand in this order.
    pub fn compare(self, a: &System, b: &System) -> Ordering {
        let by = match self {
            Self::Relevance => Ordering::Equal,
            Self::Name => a.card.sort_name.cmp(&b.card.sort_name),
            Self::Published => b.first_published.cmp(&a.first_published),
            Self::Changed => b.last_changed.cmp(&a.last_changed),
            Self::ReviewDue => {
                (a.next_review().is_none(), a.next_review()).cmp(&(b.next_review().is_none(), b.next_review()))
            }
        };
        by.then(a.number.cmp(&b.number))
    }
}

/// Whether systems that left the register are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WithWithdrawn {
    #[default]
    No,
    Also,
    Only,
}

/// Which systems are meant, by what they say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection {
    /// For each field: any of these values.
    pub filters: BTreeMap<Facet, Vec<String>>,
    pub updated_since: Option<Instant>,
    /// Records past their review date, or only those that are not.
    pub stale: Option<bool>,
    pub withdrawn: WithWithdrawn,
}

impl Selection {
    /// The systems that are meant. `hits`: what a search found; without, every system is meant. `today` decides what
    /// is stale.
    pub fn systems(&self, current: &CatalogState, hits: Option<&Hits>, today: NaiveDate) -> RoaringBitmap {
        let base = base(current, self, hits.map(Hits::numbers), today);
        let picked: Vec<_> = self.filters.iter().map(|(facet, values)| any_of(current, *facet, values)).collect();
        base.narrowed(current, picked.iter().map(Cow::as_ref)).into_owned()
    }
}

/// Which page of a list is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    pub sort: Option<Sort>,
    pub limit: usize,
    pub after: Option<Cursor>,
    /// Fields to count over.
    pub facets: Vec<Facet>,
}

/// The place behind which a page begins: it stays right when records come, go or change.
#[derive(Debug, Clone, PartialEq)]
pub struct Cursor {
    sort: Sort,
    /// The system that the last page ended with.
    number: u32,
    /// Its place in the order as it was then; it may have moved since.
    key: String,
}

impl Cursor {
    /// The opaque form.
    pub fn encode(&self) -> String {
        BASE64URL.encode(format!("{}:{}:{}", self.sort, self.number, self.key))
    }

    /// Reads the opaque form. None if nobody here wrote it.
    pub fn decode(text: &str) -> Option<Self> {
        let plain = String::from_utf8(BASE64URL.decode(text).ok()?).ok()?;
        let mut parts = plain.splitn(3, ':');
        let cursor = Self {
            sort: Sort::parse(parts.next()?)?,
            number: parts.next()?.parse().ok()?,
            key: parts.next()?.to_owned(),
        };
        cursor.key_is_right().then_some(cursor)
    }

    pub fn sort(&self) -> Sort {
        self.sort
    }

    fn of(sort: Sort, system: &System, score: u32) -> Self {
        let key = match sort {
            Sort::Relevance => score.to_string(),
            Sort::Name => system.card.sort_name.to_string(),
            Sort::Published => system.first_published.timestamp_micros().to_string(),
            Sort::Changed => system.last_changed.timestamp_micros().to_string(),
            Sort::ReviewDue => system.next_review().map(|due| due.to_string()).unwrap_or_default(),
        };
        Self { sort, number: system.number, key }
    }

    fn key_is_right(&self) -> bool {
        match self.sort {
            Sort::Relevance => self.key.parse::<u32>().is_ok(),
            Sort::Name => true,
            Sort::Published | Sort::Changed => self.key.parse::<i64>().is_ok(),
            Sort::ReviewDue => self.key.is_empty() || self.key.parse::<NaiveDate>().is_ok(),
        }
    }

    /// How a system stands to the place of the cursor.
    fn compare(&self, system: &System) -> Ordering {
        let by = match self.sort {
            Sort::Relevance => Ordering::Equal,
            Sort::Name => system.card.sort_name.as_ref().cmp(self.key.as_str()),
            Sort::Published => self.key.parse().unwrap_or(0).cmp(&system.first_published.timestamp_micros()),
            Sort::Changed => self.key.parse().unwrap_or(0).cmp(&system.last_changed.timestamp_micros()),
            Sort::ReviewDue => {
                let due: Option<NaiveDate> = self.key.parse().ok();
                (system.next_review().is_none(), system.next_review()).cmp(&(due.is_none(), due))
            }
        };
        by.then(system.number.cmp(&self.number))
    }
}

/// One page of a list.
pub struct Page {
    pub systems: Vec<Arc<System>>,
    /// How many systems the whole list has.
    pub total: u64,
    pub next: Option<Cursor>,
    /// Of each field that was asked for.
    pub facets: Counts,
}

/// Makes one page. `hits`: what a search found; without, every system is meant. `today` decides what is stale.
///
/// # Errors
/// If the search index cannot be read.
pub fn page(
    current: &CatalogState,
    selection: &Selection,
    query: &Query,
    hits: Option<&Hits>,
    today: NaiveDate,
) -> anyhow::Result<Page> {
    let base = base(current, selection, hits.map(Hits::numbers), today);
    let picked: BTreeMap<Facet, Cow<'_, RoaringBitmap>> =
        selection.filters.iter().map(|(facet, values)| (*facet, any_of(current, *facet, values))).collect();
    let without = |except: Option<Facet>| {
        let others = picked.iter().filter(|(facet, _)| Some(**facet) != except);
        base.narrowed(current, others.map(|(_, systems)| systems.as_ref()))
    };
    let list = without(None);
    let sort = query.sort.unwrap_or(if hits.is_some() { Sort::Relevance } else { Sort::Name });
    let (systems, next) = match hits {
        Some(hits) if sort == Sort::Relevance => by_relevance(current, &list, hits, query)?,
        _ => in_order(current, &list, sort, query),
    };
    let mut facets = Counts::new();
    let mut count = |selection: &Selection, except: Option<Facet>, fields: &[Facet]| {
        let systems = || if except.is_none() { Cow::Borrowed(list.as_ref()) } else { without(except) };
        let counts = match hits {
            None => current.counts.count(current, selection, systems, fields, today),
            Some(_) => Arc::new(facet_counts::count(current, fields, &systems())),
        };
        facets.extend(counts.iter().map(|(field, counts)| (*field, counts.clone())));
    };
    let (filtered, others): (Vec<Facet>, Vec<Facet>) =
        query.facets.iter().partition(|field| picked.contains_key(field));
    if !others.is_empty() {
        count(selection, None, &others);
    }
    for field in filtered {
        // A field's own filter does not narrow its counts: they say what else could be picked.
        let mut wider = selection.clone();
        wider.filters.remove(&field);
        count(&wider, Some(field), &[field]);
    }
    Ok(Page { systems, total: list.len(), next, facets })
}

/// Everything that is asked for but the facet filters.
enum Base<'a> {
    /// All that are in the register. What a filter finds among them is made from the few that left it: to look each up among all
    /// that did not would cost more.
    Published,
    These(Cow<'a, RoaringBitmap>),
}

fn base<'a>(
    current: &'a CatalogState,
    selection: &Selection,
    found: Option<&RoaringBitmap>,
    today: NaiveDate,
) -> Base<'a> {
    let Selection { filters: _, updated_since, stale, withdrawn } = selection;
    if (found, updated_since, stale, withdrawn) == (None, &None, &None, &WithWithdrawn::No) {
        return Base::Published;
    }
    let mut base = match withdrawn {
        WithWithdrawn::No => Cow::Borrowed(current.published()),
        WithWithdrawn::Only => Cow::Borrowed(current.withdrawn()),
        WithWithdrawn::Also => Cow::Owned(current.published() | current.withdrawn()),
    };
    // What both have is made from the smaller one: a copy of all systems would cost more than most lists.
    if let Some(found) = found {
        base = Cow::Owned(found & base.as_ref());
    }
    if let Some(since) = updated_since {
        base = Cow::Owned(current.changed_since(*since) & base.as_ref());
    }
    match stale {
        Some(true) => base = Cow::Owned(current.stale(today) & base.as_ref()),
        Some(false) => *base.to_mut() -= current.stale(today),
        None => {}
    }
    Base::These(base)
}

impl Base<'_> {
    /// What is in all of these, too.
    fn narrowed<'a>(
        &'a self,
        current: &'a CatalogState,
        others: impl Iterator<Item = &'a RoaringBitmap>,
    ) -> Cow<'a, RoaringBitmap> {
        let mut all: Vec<_> = others.collect();
        all.sort_unstable_by_key(|systems| systems.len());
        let published = match self {
            Self::Published if all.is_empty() => return Cow::Borrowed(current.published()),
            Self::Published => true,
            Self::These(base) => {
                all.push(base);
                false
            }
        };
        let mut all = all.into_iter();
        let first = all.next().map_or_else(Default::default, Cow::Borrowed);
        let both = all.fold(first, |narrowed, systems| Cow::Owned(narrowed.as_ref() & systems));
        if published && !both.is_disjoint(current.withdrawn()) {
            Cow::Owned(both.as_ref() - current.withdrawn())
        } else {
            both
        }
    }
}

fn any_of<'a>(current: &'a CatalogState, facet: Facet, values: &[String]) -> Cow<'a, RoaringBitmap> {
    let mut known = values.iter().filter_map(|value| current.with(facet, value));
    match (known.next(), known.next()) {
        (None, _) => Cow::Owned(RoaringBitmap::new()),
        (Some(one), None) => Cow::Borrowed(one),
        (Some(one), Some(other)) => Cow::Owned(known.fold(one | other, |all, systems| all | systems)),
    }
}

fn in_order(
    current: &CatalogState,
    list: &RoaringBitmap,
    sort: Sort,
    query: &Query,
) -> (Vec<Arc<System>>, Option<Cursor>) {
    let order = current.order(sort);
    let begin = query.after.as_ref().map_or(0, |cursor| {
        order.partition_point(|number| {
            current.by_number(*number).is_some_and(|system| cursor.compare(system) != Ordering::Greater)
        })
    });
    let wanted = query.limit + 1;
    // A long list is met soon along the order; of a short one the places are looked up. Neither looks at a system. To ask
    // whether a system is on the list costs about ten times as much as to look up its place.
    let numbers: Vec<u32> = if list.len() * list.len() > (30 * order.len() * wanted) as u64 {
        order[begin..].iter().copied().filter(|number| list.contains(*number)).take(wanted).collect()
    } else {
        let places = current.places(sort);
        let place = |number: u32| places.get(number as usize).copied();
        let behind = |place: &u32| (begin..order.len()).contains(&(*place as usize));
        let listed = if matches!(sort, Sort::Published | Sort::Changed) {
            // The newest systems, which come first then, have the highest numbers.
            least(list.iter().rev().filter_map(place).filter(behind), wanted)
        } else {
            least(list.iter().filter_map(place).filter(behind), wanted)
        };
        listed.into_iter().map(|place| order[place as usize]).collect()
    };
    let mut systems: Vec<_> = numbers.into_iter().filter_map(|number| current.by_number(number).cloned()).collect();
    let more = systems.len() > query.limit;
    systems.truncate(query.limit);
    let next = systems.last().filter(|_| more).map(|system| Cursor::of(sort, system, 0));
    (systems, next)
}

/// The least of some numbers, in their order, at most `count`.
fn least(numbers: impl Iterator<Item = u32>, count: usize) -> Vec<u32> {
    let (mut least, mut bound) = (Vec::with_capacity(2 * count), u32::MAX);
    for number in numbers {
        // Most are greater than so many seen before.
        if number >= bound {
            continue;
        }
        least.push(number);
        if least.len() == 2 * count {
            bound = *least.select_nth_unstable(count - 1).1;
            least.truncate(count);
        }
    }
    least.sort_unstable();
    least.truncate(count);
    least
}

fn by_relevance(
    current: &CatalogState,
    list: &RoaringBitmap,
    hits: &Hits,
    query: &Query,
) -> anyhow::Result<(Vec<Arc<System>>, Option<Cursor>)> {
    let after = query.after.as_ref().and_then(|cursor| Some((cursor.key.parse().ok()?, cursor.number)));
    let mut best = hits.top(list, after, query.limit + 1)?;
    let more = best.len() > query.limit;
    best.truncate(query.limit);
    let found: Vec<_> =
        best.iter().filter_map(|(score, number)| Some((*score, current.by_number(*number)?.clone()))).collect();
    let next = found.last().filter(|_| more).map(|(score, system)| Cursor::of(Sort::Relevance, system, *score));
    Ok((found.into_iter().map(|(_, system)| system).collect(), next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_least_are_those_that_sorting_puts_first(numbers in prop::collection::vec(0..500_u32, 0..300), count in 1..40_usize) {
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            sorted.truncate(count);
            prop_assert_eq!(least(numbers.into_iter(), count), sorted);
        }
    }
}
