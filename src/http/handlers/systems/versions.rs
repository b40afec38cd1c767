//! `/v1/systems/{id}/versions`: the history of a system, and proof of it.
use crate::Result;
use crate::domain::values::Instant;
use crate::http::handlers::systems::path::{SystemPath, VersionPath, find_history};
use crate::http::request::query::{FromQuery, LanguageParams, Languages, NoQuery, QueryParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CachePolicy, CacheableResponse};
use crate::http::views::{VersionProof, VersionSummary, VersionView};
use crate::service::Register;
use crate::service::history;
use crate::service::history::{Difference, PublishedVersion};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// Two versions of a system.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct DiffQuery {
    /// The older version.
    #[param(minimum = 1)]
    from: u32,
    /// The newer version.
    #[param(minimum = 1)]
    to: u32,
}

impl FromQuery for DiffQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let mut number = |name| {
            let parse = |text: &str| text.parse().ok().filter(|number| *number > 0);
            query.required(name, "the number of a version is expected", parse).unwrap_or_default()
        };
        Self { from: number("from"), to: number("to") }
    }
}

/// The versions of a system.
#[derive(Serialize, ToSchema)]
struct VersionList<'a> {
    #[schema(value_type = Vec<VersionSummary>)]
    items: Vec<VersionSummary<'a>>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
}

/// The differences between two versions.
#[derive(Serialize, ToSchema)]
struct Diff {
    from: u32,
    to: u32,
    changes: Vec<FieldChange>,
}

/// A field that differs between two versions, in all languages.
#[derive(Serialize, ToSchema)]
struct FieldChange {
    field: String,
    /// `added`, `removed` or `changed`.
    kind: &'static str,
    /// The value of the field in the earlier version; missing if the field was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Value, required = false)]
    before: Option<Value>,
    /// The value of the field in the later version; missing if the field was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Value, required = false)]
    after: Option<Value>,
}

impl From<Difference> for FieldChange {
    fn from(difference: Difference) -> Self {
        let Difference { field, before, after } = difference;
        let kind = match (&before, &after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        Self { field, kind, before, after }
    }
}

/// List the versions of a system
///
/// The oldest first.
#[utoipa::path(
    tag = "versions",
    params(SystemPath, LanguageParams),
    responses(
        (status = 200, description = "All versions", body = VersionList),
        (status = 404, description = "The system does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/versions")]
pub async fn list_versions(
    register: Data<Register>,
    path: Path<SystemPath>,
    languages: QueryParams<Languages>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (id, basis) = find_history(&register, &path.id)?;
    let versions = history::versions(&register, id).await?;
    let items: Vec<_> = versions.iter().map(|version| VersionSummary::new(version, &languages.0)).collect();
    CacheableResponse::json(&VersionList { total: items.len(), items })?.basis(basis).to(&request)
}

/// Get a version of a system
///
/// With the record as it was published. Fields that were redacted later are missing from the record and listed in
/// `redacted`.
#[utoipa::path(
    tag = "versions",
    params(VersionPath, LanguageParams),
    responses(
        (status = 200, description = "The version", body = VersionView),
        (status = 404, description = "The version does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/versions/{number}")]
pub async fn read_version(
    register: Data<Register>,
    path: Path<VersionPath>,
    languages: QueryParams<Languages>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (id, basis) = find_history(&register, &path.id)?;
    let version = history::version(&register, id, path.number()?).await?;
    let view = VersionView::new(&version, &languages.0)?;
    let language = (languages.0 != Languages::All).then(|| view.language().clone());
    let modified = last_modified(&register, &version);
    CacheableResponse::json(&view)?.basis(basis).modified(Some(modified)).language(language).to(&request)
}

/// Returns the time of the last change of a version. Only a redaction changes a version, at the time of the last log
/// entry about the system at the latest.
fn last_modified(register: &Register, published: &PublishedVersion) -> Instant {
    let version = &published.version;
    let redacted = (!version.redacted.is_empty())
        .then(|| register.catalog.with(|state| state.by_id(version.subject).map(|system| system.updated)));
    redacted.flatten().unwrap_or(version.published_at)
}

/// Get the proof of a version
///
/// The log entry, its inclusion proof and the signed checkpoint, with the content that the entry's digest covers:
/// enough to verify offline what was published and that it is in the log.
#[utoipa::path(
    tag = "versions",
    params(VersionPath),
    responses(
        (status = 200, description = "The proof", body = VersionProof),
        (status = 404, description = "The version does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/versions/{number}/proof")]
pub async fn prove_version(
    register: Data<Register>,
    path: Path<VersionPath>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (id, _) = find_history(&register, &path.id)?;
    let proof = VersionProof::new(&register, history::proof(&register, id, path.number()?).await?)?;
    CacheableResponse::json(&proof)?.index(proof.size()).policy(CachePolicy::Revalidate).to(&request)
}

/// Compare two versions of a system
///
/// Every field that differs, in all languages.
#[utoipa::path(
    tag = "versions",
    params(SystemPath, DiffQuery),
    responses(
        (status = 200, description = "The differences", body = Diff),
        (status = 404, description = "The version does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/systems/{id}/diff")]
pub async fn compare_versions(
    register: Data<Register>,
    path: Path<SystemPath>,
    query: QueryParams<DiffQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let DiffQuery { from, to } = query.0;
    let (id, basis) = find_history(&register, &path.id)?;
    let changes = history::differences(&register, id, from, to).await?;
    let changes = changes.into_iter().map(FieldChange::from).collect();
    CacheableResponse::json(&Diff { from, to, changes })?.basis(basis).to(&request)
}
