//! `/v1/organizations/{organization}/imports`: imports of records that were published elsewhere.
use crate::domain::systems::SourceScheme;
use crate::http::handlers::page;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, idempotency_key};
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{FromQuery, NoQuery, Paging, QueryParams, QueryReader};
use crate::http::request::upload;
use crate::http::response::private;
use crate::http::response::problem::ProblemPart;
use crate::service::Register;
use crate::service::imports::{self, MAX_FILE, Mode, Outcome, UploadOptions};
use crate::{Error, Result};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// An import of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct ImportPath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID of the import.
    id: Uuid,
}

/// The profile and the mode of an import.
#[derive(IntoParams)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
struct ImportQuery {
    /// Profile of the file: `nl-1.0`, `uk-atrs`, `ca-ai-register`, or `register` for the register's own NDJSON.
    #[param(value_type = String, required = true)]
    profile: SourceScheme,
    /// `draft` makes drafts of the rows; `publish` publishes them immediately.
    #[param(value_type = Option<String>, default = "draft")]
    mode: Mode,
    /// True to only report the changes that an import would make.
    #[param(value_type = Option<bool>, default = false)]
    dry_run: bool,
}

impl FromQuery for ImportQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let profiles = SourceScheme::ALL.iter().map(|scheme| scheme.as_str()).collect::<Vec<_>>().join(", ");
        let expected = format!("one of these is expected: {profiles}");
        if !query.has("profile") {
            query.add_error("profile", "required", &expected);
        }
        // The default never counts: a query without a valid profile is refused.
        let profile = query.optional("profile", &expected, SourceScheme::parse).unwrap_or(SourceScheme::Register);
        let mode = query.optional("mode", "draft or publish is expected", Mode::parse).unwrap_or(Mode::Draft);
        Self { profile, mode, dry_run: query.flag("dryRun").unwrap_or(false) }
    }
}

/// Rows of one outcome, by page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct ImportRowQuery {
    /// Outcome of the rows, such as `refused`.
    #[param(value_type = Option<String>)]
    outcome: Option<Outcome>,
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<i32>,
}

impl FromQuery for ImportRowQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let outcomes = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>().join(", ");
        Self {
            limit: query.limit(),
            cursor: query.cursor(|text| text.parse().ok()),
            outcome: query.optional("outcome", &format!("one of these is expected: {outcomes}"), Outcome::parse),
        }
    }
}

/// An import and its progress.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Import {
    id: Uuid,
    /// Profile of the file.
    profile: String,
    /// `draft` or `publish`.
    mode: String,
    /// True if the import only reports the changes that it would make.
    dry_run: bool,
    /// SHA-256 of the file: `sha256:` and its hexadecimal digits.
    file_digest: String,
    /// `running`, `done`, or `failed` if the import ended before its last row.
    #[schema(value_type = String)]
    state: imports::State,
    /// Reason for the failure: `interrupted`, `accessEnded`, `unavailable` or `internal`. Import the same file again to
    /// complete it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    failure: Option<String>,
    /// Number of rows of the file.
    #[schema(value_type = u32, minimum = 0)]
    total: i32,
    /// Number of rows that are done.
    #[schema(minimum = 0)]
    done: u32,
    /// Number of rows by outcome: `published`, `updated`, `drafted`, `kept`, `unchanged`, `refused`.
    counts: BTreeMap<String, u32>,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    finished_at: Option<DateTime<Utc>>,
}

impl From<imports::Summary> for Import {
    fn from(import: imports::Summary) -> Self {
        let imports::Summary {
            id,
            profile,
            mode,
            dry_run,
            file_digest,
            state,
            failure,
            total,
            done,
            counts,
            created_at,
            finished_at,
        } = import;
        Self { id, profile, mode, dry_run, file_digest, state, failure, total, done, counts, created_at, finished_at }
    }
}

/// One page of imports, the newest first.
#[derive(Serialize, ToSchema)]
struct ImportPage {
    items: Vec<Import>,
    #[schema(value_type = u64, minimum = 0)]
    total: i64,
    next: Option<String>,
}

/// The outcome of a row.
// A report row is sent as the JSON that was saved when the row was imported, even by an earlier version of the program.
#[derive(ToSchema)]
#[expect(dead_code, reason = "schema of the saved JSON, see above")]
struct ImportRow {
    /// Number of the row, from 1, without a header; in NDJSON, number of the line.
    #[schema(minimum = 1)]
    row: u32,
    /// Key of the row in its source.
    #[schema(required = false)]
    key: String,
    /// `published`, `updated`, `drafted`, `kept` (its draft has been edited), `unchanged` or `refused`.
    outcome: String,
    /// UUID of the system or of its draft.
    #[schema(required = false)]
    system: Uuid,
    /// Reasons for the refusal; pointers are into the row.
    #[schema(required = false)]
    errors: Vec<ProblemPart>,
}

/// One page of an import report.
#[derive(Serialize, ToSchema)]
struct ImportRowPage {
    #[schema(value_type = Vec<ImportRow>)]
    items: Vec<Value>,
    #[schema(value_type = u64, minimum = 0)]
    total: u32,
    next: Option<String>,
}

/// Returns the media type of the files of a profile.
fn media_type(profile: SourceScheme) -> &'static str {
    match profile {
        SourceScheme::Register => "application/x-ndjson",
        SourceScheme::Nl10 | SourceScheme::UkAtrs => "application/json",
        SourceScheme::CaAiRegister => "text/csv",
    }
}

/// Import a file
///
/// JSON, NDJSON or CSV, by profile; at most 50 MB. A malformed file, or one of another profile, is refused as a whole.
/// The rows are imported afterwards: `Location` is the address of the import and its progress. Importing the same file
/// again changes nothing, and completes an interrupted import. All rows must be about this organization. One import of
/// an organization runs at a time.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(OrganizationPath, ImportQuery, IdempotencyKeyHeader),
    request_body(content(
        (Value = "application/json"), (String = "application/x-ndjson"), (String = "text/csv"),
    ), description = "The file"),
    responses((status = 202, description = "The import, which is running", body = Import)),
)]
#[post("/organizations/{organization}/imports")]
pub async fn import_file(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<ImportQuery>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let ImportQuery { profile, mode, dry_run } = query.0;
    let (organization, options) = (path.into_inner().organization, UploadOptions { profile, mode, dry_run });
    // Before the upload, so that a client without permission does not send 50 MB.
    imports::authorize_upload(&register, &bearer.0, &organization, options).await?;
    let permit =
        register.limits.import_slots.clone().try_acquire_owned().map_err(|_| Error::RateLimited { seconds: 10 })?;
    let file = upload::file(&request, payload, media_type(profile), MAX_FILE).await?;
    let key = idempotency_key(&request, file.digest.as_bytes())?;
    let (slug, import) = imports::start(&register, bearer.0, organization, key, file, options, permit).await?;
    let location = format!("/v1/organizations/{slug}/imports/{}", import.id);
    private::accepted(Some(&location), &Import::from(import))
}

/// List the imports of an organization
///
/// The newest first.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(OrganizationPath, Paging),
    responses((status = 200, description = "One page", body = ImportPage)),
)]
#[get("/organizations/{organization}/imports")]
pub async fn list_imports(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<Paging>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let Paging { limit, cursor } = query.0;
    let organization = path.into_inner().organization;
    let (imports, total, more) = imports::list(&register, bearer.0, organization, cursor, limit).await?;
    let next = imports.last().filter(|_| more).map(|last| last.id.to_string());
    let list = ImportPage { items: imports.into_iter().map(Import::from).collect(), total, next };
    page::ok(&request, &list, list.next.as_deref())
}

/// Get an import
///
/// Its progress, and the number of rows by outcome.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(ImportPath),
    responses((status = 200, description = "The import", body = Import)),
)]
#[get("/organizations/{organization}/imports/{id}")]
pub async fn read_import(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ImportPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let ImportPath { organization, id } = path.into_inner();
    private::ok(&Import::from(imports::read(&register, bearer.0, organization, Some(id)).await?))
}

/// Get the report of an import
///
/// The outcome of each row, in the order of the file.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(ImportPath, ImportRowQuery),
    responses((status = 200, description = "One page", body = ImportRowPage)),
)]
#[get("/organizations/{organization}/imports/{id}/rows")]
pub async fn list_import_rows(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ImportPath>,
    query: QueryParams<ImportRowQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let ImportPath { organization, id } = path.into_inner();
    let ImportRowQuery { outcome, limit, cursor } = query.0;
    let (items, total, next) =
        imports::rows(&register, bearer.0, organization, Some(id), outcome, cursor, limit).await?;
    let report = ImportRowPage { items, total, next: next.map(|row| row.to_string()) };
    page::ok(&request, &report, report.next.as_deref())
}
