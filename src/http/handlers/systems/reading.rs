//! `/v1/systems`: what systems there are.

use crate::catalog::lists;
use crate::catalog::query::Query;
use crate::catalog::search::Highlighter;
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, Dependency, System};
use crate::domain::values::Instant;
pub use crate::http::handlers::systems::schemas::{
    CompletenessView, ReadingLevelView, Served, SimilarSystems, SystemPage, SystemView,
};
use crate::http::request::query::{Languages, QueryReader, encode, form};
pub(in crate::http) use crate::http::request::system_filter::ListParams;
use crate::http::request::system_filter::{SystemFilter, SystemListRequest};
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views::{self, Summary};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::IntoParams;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ReadParams {
    /// Only these fields, comma-separated.
    fields: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// The systems of the register
///
/// Filtered, searched and sorted. A page's `next`, given as `cursor` with the same other parameters, leads to the next
/// page, whatever was published in between.
#[utoipa::path(tag = "systems", params(ListParams), responses((status = 200, description = "One page", body = SystemPage)))]
#[get("/systems")]
pub async fn list_systems(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let SystemListRequest { wanted, query, fields, languages } = SystemListRequest::read(&request)?;
    list(&request, &register, &wanted, &query, fields.as_deref(), &languages)
}

/// Lists the systems of one organization; what else is asked for stands in the query.
pub(in crate::http) fn list_of(request: &HttpRequest, register: &Register, organization: &str) -> Result<HttpResponse> {
    let SystemListRequest { wanted, query, fields, languages } = SystemListRequest::read(request)?;
    list(request, register, &wanted.of(organization)?, &query, fields.as_deref(), &languages)
}

fn list(
    request: &HttpRequest,
    register: &Register,
    wanted: &SystemFilter,
    query: &Query,
    fields: Option<&[String]>,
    languages: &Languages,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let hits = wanted.hits(register)?;
    let current = register.catalog.read();
    let depends = wanted.depends(hits.as_ref(), !query.facets.is_empty());
    let page = lists::page(&current, register.catalog.facet_counts(), &wanted.selection, query, hits.as_ref(), today)?;
    let marks = hits.as_ref().map(|hits| &hits.highlighter);
    let items = page.systems.iter().map(|system| item(&current, system, fields, languages, today, marks));
    let next: Option<String> = page.next.map(|cursor| cursor.encode());
    let (corrected, did_you_mean, relaxed) = hits
        .as_ref()
        .map(|hits| (hits.corrected.as_deref(), hits.suggestion.as_deref(), hits.relaxed))
        .unwrap_or_default();
    let list = List {
        items: items.collect::<Result<_>>()?,
        total: page.total,
        next: next.as_deref(),
        facets: page.facets.iter().map(|(facet, counts)| (*facet, counts.iter().map(Count::from).collect())).collect(),
        corrected,
        did_you_mean,
        relaxed,
    };
    let answer = CacheableResponse::json(&list)?;
    let contested = !query.facets.is_empty() || wanted.selection.filters.contains_key(&Facet::Challenged);
    let modified = if contested { modified_or_contested(&current, today) } else { modified(&current, today) };
    let basis = CacheBasis::of(&current, depends, today);
    // Compression takes its time, and the writer waits for this lock.
    drop(current);
    // What a search finds changes a little after the log did, so no date is promised for it.
    let modified = modified.filter(|_| hits.is_none());
    answer.basis(basis).modified(modified).next(next.map(|next| with_cursor(request, &next))).to(request)
}

/// One page as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    items: Vec<Item<'a>>,
    total: u64,
    next: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facets: BTreeMap<Facet, Vec<Count<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    relaxed: bool,
}

#[derive(Serialize)]
struct Count<'a> {
    value: &'a str,
    count: u64,
}

impl<'a> From<&'a (Arc<str>, u64)> for Count<'a> {
    fn from((value, count): &'a (Arc<str>, u64)) -> Self {
        Self { value, count: *count }
    }
}

/// A system in a list: its summary, or the fields that were asked for.
#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    Summary(Box<Summary<'a>>),
    Fields(Map<String, Value>),
}

/// When a list may last have changed: with the last entry of the log, or at midnight, when records grow stale.
pub(in crate::http) fn modified(current: &CatalogState, today: NaiveDate) -> Option<Instant> {
    let midnight = today.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    current.updated.max(midnight)
}

/// The same of what tells of challenges, too. What happens to them is told to the day, so on such a day no date is promised.
pub(in crate::http) fn modified_or_contested(current: &CatalogState, today: NaiveDate) -> Option<Instant> {
    modified(current, today).filter(|_| current.last_challenge_day.is_none_or(|day| day < today))
}

fn item<'a>(
    current: &'a CatalogState,
    system: &'a System,
    fields: Option<&[String]>,
    languages: &Languages,
    today: NaiveDate,
    marks: Option<&Highlighter>,
) -> Result<Item<'a>> {
    let snippets = marks.map(|marks| views::snippets(system, marks, languages)).unwrap_or_default();
    let Some(fields) = fields else {
        let mut summary = Summary::new(current, system, languages, today);
        summary.snippets = snippets;
        return Ok(Item::Summary(Box::new(summary)));
    };
    let mut item = if fields.iter().all(|field| views::SUMMARY.contains(&field.as_str())) {
        match json!(Summary::new(current, system, languages, today)) {
            Value::Object(summary) => summary,
            _ => Map::new(),
        }
    } else {
        views::system(current, system, languages, today)?.0
    };
    item = views::only(item, Some(fields));
    if !snippets.is_empty() {
        item.insert("snippets".into(), json!(snippets));
    }
    Ok(Item::Fields(item))
}

/// The address of this request with another cursor.
pub(in crate::http) fn with_cursor(request: &HttpRequest, cursor: &str) -> String {
    let others = form(request.query_string())
        .filter_map(|(name, value)| Some((name?, value?)))
        .filter(|(name, _)| name != "cursor");
    let others = others.map(|(name, value)| format!("{}={}&", encode(&name), encode(&value)));
    format!("{}?{}cursor={}", request.path(), others.collect::<String>(), encode(cursor))
}

/// One system and its current record
///
/// `id` is a UUID or `organization:slug`. Systems that were retired or withdrawn stay here with their history.
#[utoipa::path(tag = "systems", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), ReadParams),
    responses((status = 200, description = "The system", body = SystemView), (status = 404, description = "There is none", body = crate::http::response::problem::Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}")]
pub async fn read_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<ReadParams>(&request);
    let fields = params.optional("fields", "a comma-separated list of known fields is expected", views::fields);
    let languages = params.languages(&request);
    params.into_result()?;
    let today = register.clock.now().date_naive();
    let current = register.catalog.read();
    let system = views::find(&current, &id)?;
    let (whole, served) = views::system(&*current, system, &languages, today)?;
    let served = (languages != Languages::All).then_some(served);
    let basis = CacheBasis::of(&current, Dependency::System(system.number), today);
    // The name of its organization stands in it.
    let owner = system.address().and_then(|(slug, _)| current.organization(slug)).and_then(|owner| owner.updated);
    let modified = owner.map_or(system.modified(today), |at| at.max(system.modified(today)));
    drop(current);
    let body = views::only(whole, fields.as_deref());
    CacheableResponse::json(&body)?.basis(basis).modified(Some(modified)).language(served).to(&request)
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct SimilarParams {
    /// How many at most.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// Systems like this one
///
/// Those that share the rarest words of its name and summary, the most alike first.
#[utoipa::path(tag = "systems", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), SimilarParams),
    responses((status = 200, description = "Systems", body = SimilarSystems), (status = 404, description = "There is no such system", body = crate::http::response::problem::Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/similar")]
pub async fn list_similar_systems(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<SimilarParams>(&request);
    let limit = params.limit();
    let languages = params.languages(&request);
    params.into_result()?;
    let today = register.clock.now().date_naive();
    let system = register.catalog.system(&id).ok_or(Error::NotFound)?;
    let published = register.catalog.read().published().clone();
    let (similar, searched) = register.catalog.search().similar(&system, &published, limit)?;
    let current = register.catalog.read();
    let similar = similar.iter().filter_map(|number| current.by_number(*number));
    let items: Vec<_> = similar.map(|system| Summary::new(&current, system, &languages, today)).collect();
    let answer = CacheableResponse::json(&json!({"items": items}))?;
    let basis = CacheBasis::of(&current, Dependency::Search(searched), today);
    drop(current);
    answer.basis(basis).to(&request)
}

/// The id of a system by its address in a path, and the basis of an answer about its past.
pub(in crate::http) fn id_of(register: &Register, address: &str) -> Result<(uuid::Uuid, CacheBasis)> {
    let current = register.catalog.read();
    let system = views::find(&current, address)?;
    Ok((system.id, CacheBasis::of(&current, Dependency::System(system.number), register.clock.now().date_naive())))
}
