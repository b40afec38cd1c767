//! `/v1/systems/{id}`: a system, and similar ones.
use crate::catalog::Dependency;
use crate::http::handlers::systems::path::{SystemPath, find_current};
use crate::http::request::query::{FromQuery, LanguageParams, Languages, QueryParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views::{self, SystemEntry, SystemSummary, SystemView};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// The fields of a system to return.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct FieldQuery {
    /// Only these fields, separated by commas.
    #[param(value_type = Option<String>)]
    fields: Option<Vec<String>>,
}

impl FromQuery for FieldQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let expected = "a comma-separated list of fields is expected";
        Self { fields: query.optional("fields", expected, views::parse_fields) }
    }
}

/// The length of a list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct LimitQuery {
    /// Maximum number of systems.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
}

impl FromQuery for LimitQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { limit: query.limit() }
    }
}

/// Systems that are similar to one.
#[derive(Serialize, ToSchema)]
struct SimilarSystems<'a> {
    #[schema(value_type = Vec<SystemSummary>)]
    items: Vec<SystemSummary<'a>>,
}

/// Get a system
///
/// With its current record. Retired and withdrawn systems stay available here, with their history.
#[utoipa::path(
    tag = "systems",
    params(SystemPath, FieldQuery, LanguageParams),
    responses(
        (status = 200, description = "The system", body = SystemView),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}")]
pub async fn read_system(
    register: Data<Register>,
    path: Path<SystemPath>,
    query: QueryParams<(FieldQuery, Languages)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (FieldQuery { fields }, languages) = query.0;
    let today = register.clock.now().date_naive();
    let (entry, basis) = find_current(&register, &path.id, today)?;
    let view = SystemView::new(&entry, &entry.system, &languages, today)?;
    let language = (languages != Languages::All).then(|| view.language().clone());
    let response = match fields {
        None => CacheableResponse::json(&view)?,
        Some(fields) => CacheableResponse::json(&view.into_fields(&fields)?)?,
    };
    response.basis(basis).modified(Some(entry.modified(today))).language(language).to(&request)
}

/// List similar systems
///
/// Systems that share the rarest words of its name and summary, the most similar first.
#[utoipa::path(
    tag = "systems",
    params(SystemPath, LimitQuery, LanguageParams),
    responses(
        (status = 200, description = "The similar systems", body = SimilarSystems),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/similar")]
pub async fn list_similar_systems(
    register: Data<Register>,
    path: Path<SystemPath>,
    query: QueryParams<(LimitQuery, Languages)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (LimitQuery { limit }, languages) = query.0;
    let today = register.clock.now().date_naive();
    let catalog = &register.catalog;
    let (system, published) =
        catalog.with(|state| Ok::<_, Error>((views::find(state, &path.id)?.clone(), state.published().clone())))?;
    let (similar, generation) = catalog.search().similar(&system, &published, limit)?;
    let (entries, basis) = catalog.with(|state| {
        let systems = similar.iter().filter_map(|number| state.by_number(*number).cloned());
        let entries: Vec<_> = systems.map(|system| SystemEntry::new(state, system)).collect();
        (entries, CacheBasis::of(state, Dependency::Search(generation), today))
    });
    let items = entries.iter().map(|entry| SystemSummary::new(entry, &entry.system, &languages, today)).collect();
    CacheableResponse::json(&SimilarSystems { items })?.basis(basis).to(&request)
}
