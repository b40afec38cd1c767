//! `/v1/systems`: what systems there are.
mod schemas;

use crate::catalog::lists::{self, Query};
use crate::catalog::search::Hits;
use crate::catalog::{Current, System};
use crate::domain::values::Instant;
use crate::http::answer::Answer;
pub(super) use crate::http::asked::ListParams;
use crate::http::asked::{Asked, Wanted};
use crate::http::query::{Languages, Params, encode, form};
use crate::http::view;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;
pub use schemas::{Served, SystemPage, SystemView};
use serde_json::{Map, Value, json};
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
    let Asked { wanted, query, fields, languages } = Asked::read(&request)?;
    list(&request, &register, &wanted, &query, fields.as_deref(), &languages)
}

/// Lists the systems of one organization; what else is asked for stands in the query.
pub(super) fn list_of(request: &HttpRequest, register: &Register, organization: &str) -> Result<HttpResponse> {
    let Asked { wanted, query, fields, languages } = Asked::read(request)?;
    list(request, register, &wanted.of(organization)?, &query, fields.as_deref(), &languages)
}

fn list(
    request: &HttpRequest,
    register: &Register,
    wanted: &Wanted,
    query: &Query,
    fields: Option<&[String]>,
    languages: &Languages,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let hits = wanted.hits(register)?;
    let current = register.catalog.read();
    let page = lists::page(&current, &wanted.selection, query, hits.as_ref(), today);
    let items = page.systems.iter().map(|system| item(&current, system, fields, languages, today));
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
    let (whole, served) = view::system(&*current, system, &languages, today)?;
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
