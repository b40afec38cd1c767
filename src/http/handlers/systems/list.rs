//! `/v1/systems`: filtered, searched and sorted lists of systems.
use crate::catalog::facet_counts::FacetCounts;
use crate::catalog::lists;
use crate::catalog::query::Cursor;
use crate::catalog::search::Hits;
use crate::catalog::systems::Facet;
use crate::domain::values::Instant;
use crate::http::request::query::{Languages, QueryParams, next_page_url};
use crate::http::request::system_list::{ListParams, SystemListQuery};
use crate::http::response::last_modified;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views::{self, SystemEntry, SystemSummary};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// One page of a list of systems.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SystemPage<'a> {
    #[schema(value_type = Vec<SystemSummary>)]
    items: Vec<ListItem<'a>>,
    /// Number of systems on all pages.
    #[schema(minimum = 0)]
    total: u64,
    /// Cursor of the next page; null on the last page.
    next: Option<&'a str>,
    /// With `facets=true` only: the counts of the values of each field. A field's own filter does not restrict its
    /// counts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, Vec<FacetCount>>, required = false)]
    facets: BTreeMap<Facet, Vec<FacetCount<'a>>>,
    /// The search text with misspelled words corrected. It was searched instead, because a word does not occur
    /// anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    corrected: Option<&'a str>,
    /// A similar search text that finds more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    did_you_mean: Option<&'a str>,
    /// True if no system matches all words, so that these match some of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    relaxed: bool,
}

/// The number of systems with a value.
#[derive(Serialize, ToSchema)]
struct FacetCount<'a> {
    value: &'a str,
    #[schema(minimum = 1)]
    count: u64,
}

impl<'a> From<&'a (Arc<str>, u64)> for FacetCount<'a> {
    fn from((value, count): &'a (Arc<str>, u64)) -> Self {
        Self { value, count: *count }
    }
}

/// A system in a list: its summary, or the fields that were chosen.
#[derive(Serialize)]
#[serde(untagged)]
enum ListItem<'a> {
    Summary(Box<SystemSummary<'a>>),
    Fields(Map<String, Value>),
}

/// List the systems
///
/// Filtered, searched and sorted. For the next page, repeat the request with `next` as `cursor`; publications in
/// between do not matter.
#[utoipa::path(
    tag = "systems",
    params(ListParams),
    responses((status = 200, description = "One page", body = SystemPage)),
)]
#[get("/systems")]
pub async fn list_systems(
    register: Data<Register>,
    query: QueryParams<SystemListQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    respond(&register, &query.0, &request)
}

/// Responds with a page of the systems of one organization, given by slug or id.
///
/// # Errors
/// `NotFound`; `BadRequest` if the query names an organization, too.
pub fn list_of_organization(
    register: &Register,
    organization: &str,
    mut query: SystemListQuery,
    request: &HttpRequest,
) -> Result<HttpResponse> {
    let slug = register.catalog.with(|state| {
        state.organization_at(organization).map(|organization| organization.content.slug.as_str().to_owned())
    });
    query.filter = query.filter.of_organization(slug.ok_or(Error::NotFound)?)?;
    respond(register, &query, request)
}

fn respond(register: &Register, query: &SystemListQuery, request: &HttpRequest) -> Result<HttpResponse> {
    let hits = query.filter.hits(register)?;
    let list = List::read(register, query, hits.as_ref())?;
    let next = list.next.as_ref().map(Cursor::encode);
    let response = CacheableResponse::json(&list.page(query, hits.as_ref(), next.as_deref())?)?;
    let next_url = next.map(|next| next_page_url(request, &next));
    response.basis(list.basis).modified(list.modified).next(next_url).to(request)
}

/// A page, copied out of the catalog so that it is rendered and compressed without its lock.
struct List {
    systems: Vec<SystemEntry>,
    total: u64,
    next: Option<Cursor>,
    facets: FacetCounts,
    today: NaiveDate,
    basis: CacheBasis,
    modified: Option<Instant>,
}

impl List {
    fn read(register: &Register, query: &SystemListQuery, hits: Option<&Hits>) -> Result<Self> {
        let SystemListQuery { filter, page: page_query, .. } = query;
        let today = register.clock.now().date_naive();
        let counts_cache = register.catalog.facet_counts();
        let includes_challenges =
            !page_query.facets.is_empty() || filter.selection.filters.contains_key(&Facet::Challenged);
        register.catalog.with(|state| {
            let page = lists::page(state, counts_cache, &filter.selection, page_query, hits, today)?;
            let modified = match hits {
                // The search index follows the log with a delay, so a search has no time of change.
                Some(_) => None,
                None if includes_challenges => last_modified::of_records_and_challenges(state, today),
                None => last_modified::of_records(state, today),
            };
            let dependency = filter.dependency(hits, !page_query.facets.is_empty());
            Ok(Self {
                systems: page.systems.into_iter().map(|system| SystemEntry::new(state, system)).collect(),
                total: page.total,
                next: page.next,
                facets: page.facets,
                today,
                basis: CacheBasis::of(state, dependency, today),
                modified,
            })
        })
    }

    fn page<'a>(
        &'a self,
        query: &SystemListQuery,
        hits: Option<&'a Hits>,
        next: Option<&'a str>,
    ) -> Result<SystemPage<'a>> {
        let items = self.systems.iter().map(|entry| self.item(entry, query, hits));
        let facets = self.facets.iter().map(|(field, counts)| (*field, counts.iter().map(FacetCount::from).collect()));
        Ok(SystemPage {
            items: items.collect::<Result<_>>()?,
            total: self.total,
            next,
            facets: facets.collect(),
            corrected: hits.and_then(|hits| hits.corrected.as_deref()),
            did_you_mean: hits.and_then(|hits| hits.suggestion.as_deref()),
            relaxed: hits.is_some_and(|hits| hits.relaxed),
        })
    }

    fn item<'a>(&self, entry: &'a SystemEntry, query: &SystemListQuery, hits: Option<&Hits>) -> Result<ListItem<'a>> {
        let (system, languages): (_, &Languages) = (&*entry.system, &query.languages);
        let snippets = hits.map(|hits| views::snippets(system, &hits.highlighter, languages)).unwrap_or_default();
        let Some(fields) = &query.fields else {
            let mut summary = SystemSummary::new(entry, system, languages, self.today);
            summary.snippets = snippets;
            return Ok(ListItem::Summary(Box::new(summary)));
        };
        let mut item = if views::is_summary(fields) {
            match json!(SystemSummary::new(entry, system, languages, self.today)) {
                Value::Object(summary) => summary,
                _ => Map::new(),
            }
        } else {
            views::system(entry, system, languages, self.today)?.0
        };
        views::retain(&mut item, fields);
        if !snippets.is_empty() {
            item.insert("snippets".into(), json!(snippets));
        }
        Ok(ListItem::Fields(item))
    }
}
