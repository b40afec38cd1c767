//! Lists of systems: one page of a filtered, sorted list with its facet counts.
use super::facet_counts::{self, FacetCountCache, FacetCounts};
use super::query::{Cursor, PageQuery, Selection, Sort, WithdrawnFilter};
use super::search::Hits;
use super::state::CatalogState;
use super::systems::{Facet, System};
use chrono::NaiveDate;
use roaring::RoaringBitmap;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Selection {
    /// Returns the selected systems, restricted to the `hits` of a search if given. `today` determines which records
    /// are stale.
    pub fn systems(&self, state: &CatalogState, hits: Option<&Hits>, today: NaiveDate) -> RoaringBitmap {
        let base = base_set(state, self, hits.map(Hits::systems), today);
        let filters: Vec<_> = self.filters.iter().map(|(facet, values)| any_of(state, *facet, values)).collect();
        base.intersect(state, filters.iter().map(Cow::as_ref)).into_owned()
    }
}

/// One page of a list.
pub struct Page {
    pub systems: Vec<Arc<System>>,
    /// Number of systems in the whole list.
    pub total: u64,
    /// Cursor of the next page, if there is one.
    pub next: Option<Cursor>,
    /// Counts for each requested field.
    pub facets: FacetCounts,
}

/// Computes one page, restricted to the `hits` of a search if given. `today` determines which records are stale.
///
/// # Errors
/// If the search index cannot be read.
pub fn page(
    state: &CatalogState,
    counts_cache: &FacetCountCache,
    selection: &Selection,
    query: &PageQuery,
    hits: Option<&Hits>,
    today: NaiveDate,
) -> anyhow::Result<Page> {
    let base = base_set(state, selection, hits.map(Hits::systems), today);
    let filters: BTreeMap<Facet, Cow<'_, RoaringBitmap>> =
        selection.filters.iter().map(|(facet, values)| (*facet, any_of(state, *facet, values))).collect();
    let list_without = |except: Option<Facet>| {
        let others = filters.iter().filter(|(facet, _)| Some(**facet) != except);
        base.intersect(state, others.map(|(_, systems)| systems.as_ref()))
    };
    let list = list_without(None);
    let sort = query.sort.unwrap_or(if hits.is_some() { Sort::Relevance } else { Sort::Name });
    let (systems, next) = match hits {
        Some(hits) if sort == Sort::Relevance => page_by_relevance(state, &list, hits, query)?,
        _ => page_in_order(state, &list, sort, query),
    };
    let mut facets = FacetCounts::new();
    let mut count = |selection: &Selection, except: Option<Facet>, fields: &[Facet]| {
        let systems = || if except.is_none() { Cow::Borrowed(list.as_ref()) } else { list_without(except) };
        let counts = match hits {
            None => counts_cache.get_or_count(state, selection, systems, fields, today),
            Some(_) => Arc::new(facet_counts::count(state, fields, &systems())),
        };
        facets.extend(counts.iter().map(|(field, counts)| (*field, counts.clone())));
    };
    let (filtered, unfiltered): (Vec<Facet>, Vec<Facet>) =
        query.facets.iter().partition(|field| filters.contains_key(field));
    if !unfiltered.is_empty() {
        count(selection, None, &unfiltered);
    }
    for field in filtered {
        // A field's own filter does not restrict its counts: they show the alternatives.
        let mut wider = selection.clone();
        wider.filters.remove(&field);
        count(&wider, Some(field), &[field]);
    }
    Ok(Page { systems, total: list.len(), next, facets })
}

/// The systems that match everything but the facet filters.
enum BaseSet<'a> {
    /// All published systems. Since few systems are withdrawn, a filter is intersected by subtracting the withdrawn
    /// systems from it, which is cheaper than looking up each of its systems among the published ones.
    Published,
    Systems(Cow<'a, RoaringBitmap>),
}

fn base_set<'a>(
    state: &'a CatalogState,
    selection: &Selection,
    hits: Option<&RoaringBitmap>,
    today: NaiveDate,
) -> BaseSet<'a> {
    let Selection { filters: _, updated_since, stale, withdrawn } = selection;
    if (hits, updated_since, stale, withdrawn) == (None, &None, &None, &WithdrawnFilter::Exclude) {
        return BaseSet::Published;
    }
    let mut base = match withdrawn {
        WithdrawnFilter::Exclude => Cow::Borrowed(state.published()),
        WithdrawnFilter::Only => Cow::Borrowed(state.withdrawn()),
        WithdrawnFilter::Include => Cow::Owned(state.published() | state.withdrawn()),
    };
    // Intersections start from the smaller set: copying all systems would cost more than most lists.
    if let Some(hits) = hits {
        base = Cow::Owned(hits & base.as_ref());
    }
    if let Some(since) = updated_since {
        base = Cow::Owned(state.changed_since(*since) & base.as_ref());
    }
    match stale {
        Some(true) => base = Cow::Owned(state.stale(today) & base.as_ref()),
        Some(false) => *base.to_mut() -= state.stale(today),
        None => {}
    }
    BaseSet::Systems(base)
}

impl BaseSet<'_> {
    /// Intersects the base set with the systems of each filter.
    fn intersect<'a>(
        &'a self,
        state: &'a CatalogState,
        filters: impl Iterator<Item = &'a RoaringBitmap>,
    ) -> Cow<'a, RoaringBitmap> {
        let mut sets: Vec<_> = filters.collect();
        sets.sort_unstable_by_key(|systems| systems.len());
        let published = match self {
            Self::Published if sets.is_empty() => return Cow::Borrowed(state.published()),
            Self::Published => true,
            Self::Systems(base) => {
                sets.push(base);
                false
            }
        };
        let mut sets = sets.into_iter();
        let first = sets.next().map_or_else(Default::default, Cow::Borrowed);
        let intersection = sets.fold(first, |systems, other| Cow::Owned(systems.as_ref() & other));
        if published && !intersection.is_disjoint(state.withdrawn()) {
            Cow::Owned(intersection.as_ref() - state.withdrawn())
        } else {
            intersection
        }
    }
}

/// Returns the systems that have any of the values.
fn any_of<'a>(state: &'a CatalogState, facet: Facet, values: &[String]) -> Cow<'a, RoaringBitmap> {
    let mut sets = values.iter().filter_map(|value| state.systems_with(facet, value));
    match (sets.next(), sets.next()) {
        (None, _) => Cow::Owned(RoaringBitmap::new()),
        (Some(only), None) => Cow::Borrowed(only),
        (Some(first), Some(second)) => Cow::Owned(sets.fold(first | second, |union, systems| union | systems)),
    }
}

fn page_in_order(
    state: &CatalogState,
    list: &RoaringBitmap,
    sort: Sort,
    query: &PageQuery,
) -> (Vec<Arc<System>>, Option<Cursor>) {
    let order = state.order(sort);
    let begin = query.after.as_ref().map_or(0, |cursor| {
        order.partition_point(|number| {
            state.by_number(*number).is_some_and(|system| cursor.compare(system) != Ordering::Greater)
        })
    });
    let limit = query.limit + 1;
    // A dense list is found quickly by walking the order; for a sparse one the ranks are looked up. Neither touches a
    // system. A membership test costs about ten times as much as a rank lookup.
    let numbers: Vec<u32> = if list.len() * list.len() > (30 * order.len() * limit) as u64 {
        order[begin..].iter().copied().filter(|number| list.contains(*number)).take(limit).collect()
    } else {
        let ranks = state.ranks(sort);
        let rank = |number: u32| ranks.get(number as usize).copied();
        let after_cursor = |rank: &u32| (begin..order.len()).contains(&(*rank as usize));
        let ranks = if matches!(sort, Sort::Published | Sort::Changed) {
            // Recent systems have high numbers and low ranks: in reverse, the bound drops early.
            smallest(list.iter().rev().filter_map(rank).filter(after_cursor), limit)
        } else {
            smallest(list.iter().filter_map(rank).filter(after_cursor), limit)
        };
        ranks.into_iter().map(|rank| order[rank as usize]).collect()
    };
    let mut systems: Vec<_> = numbers.into_iter().filter_map(|number| state.by_number(number).cloned()).collect();
    let more = systems.len() > query.limit;
    systems.truncate(query.limit);
    let next = systems.last().filter(|_| more).map(|system| Cursor::new(sort, system, 0));
    (systems, next)
}

/// Returns the `count` smallest numbers in ascending order.
fn smallest(numbers: impl Iterator<Item = u32>, count: usize) -> Vec<u32> {
    let (mut smallest, mut bound) = (Vec::with_capacity(2 * count), u32::MAX);
    for number in numbers {
        // Most numbers exceed the bound and need no further work.
        if number >= bound {
            continue;
        }
        smallest.push(number);
        if smallest.len() == 2 * count {
            bound = *smallest.select_nth_unstable(count - 1).1;
            smallest.truncate(count);
        }
    }
    smallest.sort_unstable();
    smallest.truncate(count);
    smallest
}

fn page_by_relevance(
    state: &CatalogState,
    list: &RoaringBitmap,
    hits: &Hits,
    query: &PageQuery,
) -> anyhow::Result<(Vec<Arc<System>>, Option<Cursor>)> {
    let after = query.after.as_ref().and_then(|cursor| Some((cursor.key.parse().ok()?, cursor.number)));
    let mut top = hits.top(list, after, query.limit + 1)?;
    let more = top.len() > query.limit;
    top.truncate(query.limit);
    let systems: Vec<_> =
        top.iter().filter_map(|(score, number)| Some((*score, state.by_number(*number)?.clone()))).collect();
    let next = systems.last().filter(|_| more).map(|(score, system)| Cursor::new(Sort::Relevance, system, *score));
    Ok((systems.into_iter().map(|(_, system)| system).collect(), next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn smallest_equals_sort_and_truncate(numbers in prop::collection::vec(0..500_u32, 0..300), count in 1..40_usize) {
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            sorted.truncate(count);
            prop_assert_eq!(smallest(numbers.into_iter(), count), sorted);
        }
    }
}
