//! `/v1/systems`: what systems there are.
mod schemas;

use crate::catalog::lists::{self, Cursor, Query, Sort, WithWithdrawn};
use crate::catalog::search::{Hits, MAX_QUERY};
use crate::catalog::systems::Facet;
use crate::catalog::{Current, System};
use crate::domain::values::Instant;
use crate::http::answer::Answer;
use crate::http::query::{Languages, Params, encode, form};
use crate::http::view;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::{DateTime, NaiveDate};
pub use schemas::{Served, SystemPage, SystemView};
use serde_json::{Map, Value, json};
use utoipa::IntoParams;

/// Parameters of a list of systems. Those that filter may be repeated: any of the values then.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters; `Params` reads them, so that all faults are told at once")]
pub(super) struct ListParams {
    /// Words to search for; all of them must be there. `"a phrase"`, `-without`. A word that is nowhere is corrected.
    #[param(max_length = 300)]
    q: Option<String>,
    /// Slug of the organization.
    organization: Option<Vec<String>>,
    /// Where the system is in its life, such as `inUse`.
    status: Option<Vec<String>>,
    /// `highRiskAi`, `impactful` or `other`.
    #[param(rename = "publicationTier")]
    publication_tier: Option<Vec<String>>,
    /// Division of COFOG, such as `GF07`.
    #[param(rename = "policyArea")]
    policy_area: Option<Vec<String>>,
    /// How it works, such as `machineLearning`.
    technique: Option<Vec<String>>,
    /// Who decides, such as `supportsHuman`.
    #[param(rename = "automationLevel")]
    automation_level: Option<Vec<String>>,
    /// Whether it works on personal data, such as `identifiable`.
    #[param(rename = "personalData")]
    personal_data: Option<Vec<String>>,
    /// Name of a supplier.
    supplier: Option<Vec<String>>,
    /// Code or name of an area.
    area: Option<Vec<String>>,
    /// A language in which the record is there.
    language: Option<Vec<String>>,
    /// Only what changed at or after this time.
    #[param(rename = "updatedSince")]
    updated_since: Option<DateTime<chrono::Utc>>,
    /// Only records past their review date, or only others.
    stale: Option<bool>,
    /// Systems that left the register: `no` (the default), `also` or `only`.
    #[param(pattern = "^(no|also|only)$")]
    withdrawn: Option<String>,
    /// `relevance` (with `q` only, the default then), `name` (the default else), `published`, `changed`, `reviewDue`.
    #[param(pattern = "^(relevance|name|published|changed|reviewDue)$")]
    sort: Option<String>,
    /// With counts for each value of each field that can be filtered by.
    facets: Option<bool>,
    /// Only these fields, comma-separated; any field of a record may be named.
    fields: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "as above")]
struct ReadParams {
    /// Only these fields, comma-separated.
    fields: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// What a list was asked for, read and checked.
struct Asked {
    query: Query,
    text: Option<String>,
    fields: Option<Vec<String>>,
    languages: Languages,
}

impl Asked {
    fn read(request: &HttpRequest) -> Result<Self> {
        let mut params = Params::read::<ListParams>(request);
        let text = params.one("q", "1 to 300 characters are expected", |text| {
            (text.chars().count() <= MAX_QUERY && !text.trim().is_empty()).then(|| text.to_owned())
        });
        let mut query = Query { limit: params.limit(), ..Query::default() };
        for facet in Facet::ALL {
            let value = |text: &str| (text.len() <= 500).then(|| text.to_owned());
            let values = params.many(facet.as_str(), "a value of at most 500 bytes is expected", value);
            if !values.is_empty() {
                query.filters.insert(*facet, values);
            }
        }
        let time = |text: &str| {
            let midnight = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
            DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()).or_else(midnight)
        };
        query.updated_since = params.one("updatedSince", "an RFC 3339 time or a date is expected", time);
        query.stale = params.flag("stale");
        let withdrawn = |text: &str| match text {
            "no" => Some(WithWithdrawn::No),
            "also" => Some(WithWithdrawn::Also),
            "only" => Some(WithWithdrawn::Only),
            _ => None,
        };
        query.withdrawn = params.one("withdrawn", "no, also or only is expected", withdrawn).unwrap_or_default();
        query.sort = params.one("sort", "relevance, name, published, changed or reviewDue is expected", Sort::parse);
        if query.sort == Some(Sort::Relevance) && text.is_none() {
            params.fault("sort", "needsQuery", "relevance is to a search: give q");
        }
        if params.flag("facets") == Some(true) {
            query.facets = Facet::ALL.to_vec();
        }
        let fields = params.one("fields", "a comma-separated list of known fields is expected", view::fields);
        query.after = params.one("cursor", "a cursor that a page gave is expected", Cursor::decode);
        let sort = query.sort.unwrap_or(if text.is_some() { Sort::Relevance } else { Sort::Name });
        if query.after.as_ref().is_some_and(|cursor| cursor.sort() != sort) {
            params.fault("cursor", "otherList", "the cursor is of a list in another order");
        }
        let languages = params.languages(request);
        params.finish()?;
        Ok(Self { query, text, fields, languages })
    }
}

/// The systems of the register
///
/// Filtered, searched and sorted. A page's `next`, given as `cursor` with the same other parameters, leads to the next
/// page, whatever was published in between.
#[utoipa::path(tag = "systems", params(ListParams), responses((status = 200, description = "One page", body = SystemPage)))]
#[get("/systems")]
pub async fn list_systems(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    list(&request, &register, Asked::read(&request)?)
}

/// Lists the systems of one organization; what else is asked for stands in the query.
pub(super) fn list_of(request: &HttpRequest, register: &Register, organization: &str) -> Result<HttpResponse> {
    let mut asked = Asked::read(request)?;
    if asked.query.filters.contains_key(&Facet::Organization) {
        return Err(Error::parameter("organization", "notHere", "the address names the organization already"));
    }
    asked.query.filters.insert(Facet::Organization, vec![organization.to_owned()]);
    list(request, register, asked)
}

fn list(request: &HttpRequest, register: &Register, asked: Asked) -> Result<HttpResponse> {
    let Asked { query, text, fields, languages } = asked;
    let today = register.clock.now().date_naive();
    let hits = text.map(|text| register.catalog.search().find(&text)).transpose()?;
    let current = register.catalog.read();
    let page = lists::page(&current, &query, hits.as_ref(), today);
    let items = page.systems.iter().map(|system| item(&current, system, fields.as_deref(), &languages, today));
    let next = page.next.map(|cursor| cursor.encode());
    let mut body = json!({"items": items.collect::<Result<Vec<_>>>()?, "total": page.total, "next": next});
    if !query.facets.is_empty() {
        let counts = page.facets.into_iter().map(|(facet, counts)| {
            let counts = counts.into_iter().map(|(value, count)| json!({"value": value, "count": count}));
            (facet.as_str().to_owned(), counts.collect())
        });
        body["facets"] = Value::Object(counts.collect());
    }
    if let Some(Hits { corrected, relaxed, .. }) = hits {
        corrected.into_iter().for_each(|corrected| body["corrected"] = corrected.into());
        if relaxed {
            body["relaxed"] = true.into();
        }
    }
    let address = next.map(|next| with_cursor(request, &next));
    let (size, modified) = (current.size, modified(&current, today));
    // Compression takes its time, and the writer waits for this lock.
    drop(current);
    Answer::json(&body)?.index(size).modified(modified).next(address).to(request)
}

/// When a list may last have changed: with the last entry of the log, or at midnight, when records grow stale.
pub(super) fn modified(current: &Current, today: NaiveDate) -> Option<Instant> {
    let midnight = today.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    current.updated.max(midnight)
}

fn item(
    current: &Current,
    system: &System,
    fields: Option<&[String]>,
    languages: &Languages,
    today: NaiveDate,
) -> Result<Map<String, Value>> {
    let in_summary = fields.is_none_or(|fields| fields.iter().all(|field| view::SUMMARY.contains(&field.as_str())));
    let item = if in_summary {
        view::summary(current, system, languages, today)
    } else {
        view::system(current, system, languages, today)?.0
    };
    Ok(view::only(item, fields))
}

/// The address of this request with another cursor.
pub(super) fn with_cursor(request: &HttpRequest, cursor: &str) -> String {
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
    responses((status = 200, description = "The system", body = SystemView), (status = 404, description = "There is none", body = super::super::problem::Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}")]
pub async fn read_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = Params::read::<ReadParams>(&request);
    let fields = params.one("fields", "a comma-separated list of known fields is expected", view::fields);
    let languages = params.languages(&request);
    params.finish()?;
    let today = register.clock.now().date_naive();
    let current = register.catalog.read();
    let system = view::find(&current, &id)?;
    let (whole, served) = view::system(&current, system, &languages, today)?;
    let served = (languages != Languages::All).then_some(served);
    let (size, modified) = (current.size, system.modified(today));
    drop(current);
    let body = view::only(whole, fields.as_deref());
    Answer::json(&body)?.index(size).modified(Some(modified)).language(served).to(&request)
}

/// The id of a system by its address in a path.
pub(super) fn id_of(register: &Register, address: &str) -> Result<uuid::Uuid> {
    register.catalog.system(address).map(|system| system.id).ok_or(Error::NotFound)
}
