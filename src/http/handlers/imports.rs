//! `/v1/organizations/{organization}/imports`: files of records that others published, taken in by the organization.
use crate::domain::systems::SourceScheme;
use crate::http::handlers::systems::reading::with_cursor;
use crate::http::request::auth;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::request::upload;
use crate::http::response::private;
use crate::http::response::problem::ProblemPart;
use crate::service::Register;
use crate::service::imports::{self, MAX_FILE, Mode, Outcome, UploadOptions};
use crate::{Error, Result};
use actix_web::http::header::{HeaderValue, LINK};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::DateTime;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(IntoParams)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the parameters")]
struct ImportParams {
    /// What the file is: `nl-1.0`, `uk-atrs`, `ca-ai-register`, or `register` for the register's own NDJSON.
    #[param(required = true)]
    profile: String,
    /// What its rows become: `draft`, or `publish` at once.
    #[param(default = "draft")]
    mode: Option<String>,
    /// Only say what would happen.
    #[param(default = false)]
    dry_run: Option<bool>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
pub(in crate::http) struct ListParams {
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct RowParams {
    /// Only rows that came out so, such as `refused`.
    outcome: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// An import and how far it is.
#[derive(ToSchema)]
#[schema(as = Import, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct ImportView {
    id: Uuid,
    /// What the file is.
    profile: String,
    /// `draft` or `publish`.
    mode: String,
    /// Whether it only says what would happen.
    dry_run: bool,
    /// SHA-256 of the file: `sha256:` and its hexadecimal digits.
    file_digest: String,
    /// `running`, `done`, or `failed` if it ended before its last row.
    state: String,
    /// Why it failed: `interrupted`, `accessEnded`, `unavailable` or `internal`. The same file again completes it.
    #[schema(required = false)]
    failure: String,
    /// Rows of the file.
    #[schema(minimum = 0)]
    total: u32,
    /// How many of them are done.
    #[schema(minimum = 0)]
    done: u32,
    /// How many came out how: `published`, `updated`, `drafted`, `kept`, `unchanged`, `refused`.
    counts: BTreeMap<String, u32>,
    created_at: DateTime<chrono::Utc>,
    #[schema(required = false)]
    finished_at: DateTime<chrono::Utc>,
}

/// One page of imports.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ImportPage {
    items: Vec<ImportView>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// What came of a row.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ImportRow {
    /// The row's number, from 1, not counting a header. Of NDJSON the number of the line.
    #[schema(minimum = 1)]
    row: u32,
    /// The id that the source gives.
    #[schema(required = false)]
    key: String,
    /// `published`, `updated`, `drafted`, `kept` (somebody works on its draft), `unchanged` or `refused`.
    outcome: String,
    /// The system, or the draft of one.
    #[schema(required = false)]
    system: Uuid,
    /// Why it was refused: pointers are into the row.
    #[schema(required = false)]
    errors: Vec<ProblemPart>,
}

/// One page of a report.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ImportRowPage {
    items: Vec<ImportRow>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// The media type of a file.
fn kind(profile: SourceScheme) -> &'static str {
    match profile {
        SourceScheme::Register => "application/x-ndjson",
        SourceScheme::Nl10 | SourceScheme::UkAtrs => "application/json",
        SourceScheme::CaAiRegister => "text/csv",
    }
}

fn how(request: &HttpRequest) -> Result<UploadOptions> {
    let mut params = QueryReader::read::<ImportParams>(request);
    let known = SourceScheme::ALL.iter().map(|scheme| scheme.as_str()).collect::<Vec<_>>().join(", ");
    let missing = !params.has("profile");
    let expected = format!("one of these is expected: {known}");
    let profile = params.optional("profile", &expected, SourceScheme::parse);
    if missing {
        params.fault("profile", "required", &expected);
    }
    let mode = params.optional("mode", "draft or publish is expected", Mode::parse).unwrap_or(Mode::Draft);
    let dry_run = params.flag("dryRun").unwrap_or(false);
    params.into_result()?;
    // Without a profile there was a fault.
    let profile = profile.ok_or(Error::NotFound)?;
    Ok(UploadOptions { profile, mode, dry_run })
}

/// Take in a file
///
/// JSON, NDJSON or CSV, by profile; at most 50 MB. A file that is broken, or of another profile, is refused as a whole.
/// Its rows are taken in afterwards: the answer is the import, and says in `Location` where its progress is read.
/// The same file again changes nothing, and completes an import that was broken off. Rows may only be about this
/// organization. An organization takes in one file at a time.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ImportParams),
    request_body(content(
        (Value = "application/json"), (String = "application/x-ndjson"), (String = "text/csv"),
    ), description = "The file"),
    responses((status = 202, description = "It is being taken in", body = ImportView)),
)]
#[post("/organizations/{organization}/imports")]
pub async fn import_file(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    let how = how(&request)?;
    imports::authorize_upload(&register, &presented, &path, how).await?;
    let place = register.import_slots.clone().try_acquire_owned().map_err(|_| Error::RateLimited { seconds: 10 })?;
    let file = upload::file(&request, payload, kind(how.profile), MAX_FILE).await?;
    let once = private::idempotency_key(&request, file.digest.as_bytes())?;
    private::reply(&imports::start(&register, presented, path.into_inner(), once, file, how, place).await?)
}

/// The imports of an organization
///
/// The newest first.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ListParams),
    responses((status = 200, description = "One page", body = ImportPage)),
)]
#[get("/organizations/{organization}/imports")]
pub async fn list_imports(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    let mut params = QueryReader::read::<ListParams>(&request);
    let (limit, before) = (params.limit(), params.cursor(|text| Uuid::try_parse(text).ok()));
    params.into_result()?;
    let (items, total, more) = imports::list(&register, presented, path.into_inner(), before, limit).await?;
    let next = items.last().filter(|_| more).map(|last| last.id.to_string());
    page(&request, &json!({"items": items, "total": total, "next": next}))
}

/// A page of a list, with the address of the next one.
pub(in crate::http) fn page(request: &HttpRequest, page: &Value) -> Result<HttpResponse> {
    let mut response = private::ok(page)?;
    if let Some(next) = page["next"].as_str() {
        let link = format!("<{}>; rel=\"next\"", with_cursor(request, next));
        if let Ok(link) = HeaderValue::from_str(&link) {
            response.headers_mut().insert(LINK, link);
        }
    }
    Ok(response)
}

/// An import
///
/// How far it is, and how many of its rows came out how.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ("id" = Uuid, Path, description = "Its id"), NoParams),
    responses((status = 200, description = "The import", body = ImportView)),
)]
#[get("/organizations/{organization}/imports/{id}")]
pub async fn read_import(
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let (organization, id) = path.into_inner();
    private::ok(&imports::read(&register, presented, organization, Uuid::try_parse(&id).ok()).await?)
}

/// The report of an import
///
/// What came of each row, in their order.
#[utoipa::path(
    tag = "imports",
    security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ("id" = Uuid, Path, description = "Its id"), RowParams),
    responses((status = 200, description = "One page", body = ImportRowPage)),
)]
#[get("/organizations/{organization}/imports/{id}/rows")]
pub async fn list_import_rows(
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    let mut params = QueryReader::read::<RowParams>(&request);
    let (limit, after) = (params.limit(), params.cursor(|text| text.parse().ok()));
    let outcomes = Outcome::ALL.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>().join(", ");
    let outcome = params.optional("outcome", &format!("one of these is expected: {outcomes}"), Outcome::parse);
    params.into_result()?;
    let (organization, id) = path.into_inner();
    let id = Uuid::try_parse(&id).ok();
    let (items, total, next) = imports::rows(&register, presented, organization, id, outcome, after, limit).await?;
    page(&request, &json!({"items": items, "total": total, "next": next.map(|row| row.to_string())}))
}
