//! `/v1/organizations/{organization}/systems/{id}/draft`: records before they are published.
use crate::Result;
use crate::domain::drafts::{DraftRecord, State};
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::formats::profiles::Profile;
use crate::http::handlers::drafts::check::{self, Check};
use crate::http::handlers::drafts::view::{self, DraftPage, DraftState, DraftView, RebasedDraft};
use crate::http::openapi_schemas::DraftRecordPatch;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::{IfMatch, RequiredIfMatch};
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::{EditBody, JsonBody};
use crate::http::request::path::{OrganizationPath, OrganizationSystemPath};
use crate::http::request::query::{FromQuery, LanguageParams, Languages, NoQuery, QueryParams, QueryReader};
use crate::http::response::private;
use crate::service::Register;
use crate::service::drafts;
use crate::service::i18n::Translator;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, put};
use anyhow::Context;
use utoipa::IntoParams;
use uuid::Uuid;

request_schema!(DraftRecord);

/// Drafts of one state, by page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct DraftListQuery {
    /// State of the drafts: `open`, `submitted` or `returned`.
    #[param(value_type = Option<String>)]
    state: Option<State>,
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<(Instant, Uuid)>,
}

impl FromQuery for DraftListQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self {
            state: query.optional("state", "open, submitted or returned is expected", State::parse),
            limit: query.limit(),
            cursor: query.cursor(view::parse_cursor),
        }
    }
}

/// The template of a new draft.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct TemplateQuery {
    /// Template that fills in what the body leaves out.
    template: Option<Uuid>,
}

impl FromQuery for TemplateQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { template: query.optional("template", "the id of a template is expected", |text| text.parse().ok()) }
    }
}

/// The standards whose losses a check reports.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct CheckQuery {
    /// Standard whose losses are reported: `eurocities-0.3.1`, `nl-1.0`, `uk-atrs-4`, `eu-ai-act-viii-c` or
    /// `nyc-ll35`. May be repeated; all standards by default.
    #[param(value_type = Option<Vec<String>>)]
    profile: Vec<Profile>,
}

impl FromQuery for CheckQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { profile: query.repeated("profile", "a standard is expected, such as nl-1.0", Profile::parse) }
    }
}

/// Create the draft of a new system
///
/// The body is a record or part of one. Only `name` is required: the register fills in the organization and, if the
/// organization has one, the default language.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader, TemplateQuery),
    request_body(content = DraftRecordPatch, description = "A record, or part of one; `null` removes a field of the template"),
    responses((status = 201, description = "The draft", body = DraftView)),
)]
#[post("/organizations/{organization}/systems")]
pub async fn create_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<TemplateQuery>,
    request: Idempotent<JsonBody<DraftRecord>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteDrafts);
    let (DraftRecord(record), template) = (request.body.value, query.0.template);
    let draft = drafts::create(&register, access, request.key, record, template).await?;
    DraftState::from(draft).created()
}

/// List the drafts of an organization
///
/// Most recently changed first.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationPath, DraftListQuery),
    responses((status = 200, description = "One page", body = DraftPage)),
)]
#[get("/organizations/{organization}/systems/drafts")]
pub async fn list_drafts(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<DraftListQuery>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadDrafts);
    let DraftListQuery { state, limit, cursor } = query.0;
    let list = register.read_as(access, move |conn, auth| drafts::list(conn, auth, state, cursor, limit + 1));
    private::ok(&DraftPage::new(&list.await?, limit))
}

/// Get a draft
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath),
    responses((status = 200, description = "The draft, with its `ETag`", body = DraftView)),
)]
#[get("/organizations/{organization}/systems/{id}/draft")]
pub async fn read_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadDrafts);
    let draft = register.read_as(access, move |conn, auth| drafts::read(conn, auth, &id)).await?;
    DraftState::from(draft).ok()
}

/// Check a draft
///
/// Reports what publication still requires, errors, warnings, completeness, readability, and what each standard would
/// lose. Explanations are in the language of `lang` or `Accept-Language`.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, CheckQuery, LanguageParams),
    responses((status = 200, description = "The results of the check", body = Check)),
)]
#[get("/organizations/{organization}/systems/{id}/draft/check")]
pub async fn check_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    query: QueryParams<(CheckQuery, Languages)>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadDrafts);
    let (CheckQuery { profile }, languages) = query.0;
    let now = register.clock.now();
    let read = register.read_as(access, move |conn, auth| {
        let draft = drafts::find(conn, auth, &id)?;
        drafts::publication_preview(conn, auth, &draft, now)
    });
    let (record, standard) = read.await?;
    let translator = Translator::of(languages.preferred()).context("no locale is loaded")?;
    private::ok(&check::view(&record, standard, now.date_naive(), &translator, &profile))
}

/// Create the draft of the next version
///
/// The draft starts from the published version.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IdempotencyKeyHeader),
    responses((status = 201, description = "The draft", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft")]
pub async fn begin_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteDrafts);
    let draft = drafts::create_next_version(&register, access, request.key, id).await?;
    DraftState::from(draft).created()
}

/// Replace the record of a draft
///
/// `organization`, `sourceRecord` and the default language stay if the body leaves them out; the first two cannot be
/// changed. A submitted draft becomes open again. Translations of changed texts are marked as outdated.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body(content = DraftRecord, description = "The record"),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[put("/organizations/{organization}/systems/{id}/draft")]
pub async fn replace_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    edit(&register, bearer, path.into_inner(), if_match, request).await
}

/// Change parts of a draft
///
/// The body is a merge patch (RFC 7396): `null` removes a field. A patch that changes nothing keeps the `ETag`, so it
/// is safe to repeat.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body(content = DraftRecordPatch, content_type = "application/merge-patch+json", description = "Fields of a record"),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[patch("/organizations/{organization}/systems/{id}/draft")]
pub async fn change_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    edit(&register, bearer, path.into_inner(), if_match, request).await
}

async fn edit(
    register: &Register,
    bearer: Bearer,
    path: OrganizationSystemPath,
    if_match: RequiredIfMatch,
    request: Idempotent<EditBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(path.organization, Permission::WriteDrafts);
    let draft = drafts::edit(register, access, request.key, path.id, if_match.0, request.body.edit).await?;
    DraftState::from(draft).ok()
}

/// Delete a draft
///
/// A published version of the system stays published.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, RequiredIfMatch, IdempotencyKeyHeader),
    responses((status = 204, description = "Deleted")),
)]
#[delete("/organizations/{organization}/systems/{id}/draft")]
pub async fn delete_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteDrafts);
    drafts::delete(&register, access, request.key, id, if_match.0).await?;
    Ok(private::no_content())
}

/// Rebase a draft on the published version
///
/// A draft cannot be published once another version has been published after its creation. Rebasing makes that version
/// its base. A field that only one side changed keeps that change; where both sides changed it, the text of the draft
/// stays and `conflicts` names the place. The draft becomes open.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IfMatch, IdempotencyKeyHeader),
    responses((status = 200, description = "The draft, with its new `ETag`", body = RebasedDraft)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/rebase")]
pub async fn rebase_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: IfMatch,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteDrafts);
    let drafts::RebasedDraft { draft, conflicts } =
        drafts::rebase(&register, access, request.key, id, if_match.0).await?;
    DraftState::from(draft).rebased(conflicts)
}
