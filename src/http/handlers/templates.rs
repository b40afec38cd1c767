//! `/v1/organizations/{organization}/templates` and `/v1/templates`: templates of records, which organizations can
//! share.
mod view;

use crate::domain::drafts::DraftRecord;
use crate::domain::json::{FieldError, Object};
use crate::domain::policy::Permission;
use crate::domain::values::Line;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::RequiredIfMatch;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{NoQuery, Paging, QueryParams};
use crate::http::response::private;
use crate::service::Register;
use crate::service::auth::authorize_anywhere;
use crate::service::templates::{self, TemplateInput};
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use view::{Template, TemplatePage, TemplateState};

/// A template to be saved, made from a record or from a published system. Fields that hold for one organization only
/// are left out; `docs/imports.md` lists them.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"title": "Scan cars", "supplier": "Example Systems", "shared": true, "system": "parking-control"}))]
pub struct TemplateBody {
    /// Title of the template.
    #[object(required)]
    pub title: Line<300>,
    /// The record; it need not name its organization.
    pub record: Option<DraftRecord>,
    /// Instead of a record: UUID or slug of a published system of the organization.
    pub system: Option<Line<200>>,
    /// Supplier of the product that the template describes.
    pub supplier: Option<Line<300>>,
    /// True if other organizations see the template; `false` by default.
    pub shared: Option<bool>,
}

request_schema!(TemplateBody);

impl TryFrom<TemplateBody> for TemplateInput {
    type Error = Error;

    fn try_from(body: TemplateBody) -> Result<Self> {
        let TemplateBody { title, record, system, supplier, shared } = body;
        let from = match (record, system) {
            (None, Some(system)) => templates::TemplateSource::System(system.as_str().to_owned()),
            (Some(DraftRecord(record)), None) => templates::TemplateSource::Record(record),
            _ => {
                let detail = "either a record or a system must be given".into();
                return Err(Error::Invalid(vec![FieldError { pointer: "/record".into(), code: "oneOf", detail }]));
            }
        };
        Ok(Self { title, supplier, shared: shared.unwrap_or(false), from })
    }
}

/// A shared template.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct SharedTemplatePath {
    /// UUID of the template.
    id: Uuid,
}

/// A template of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct TemplatePath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID of the template.
    id: Uuid,
}

/// List the templates that organizations share
///
/// For everyone with a role in an organization. The newest first.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(Paging),
    responses((status = 200, description = "One page", body = TemplatePage)),
)]
#[get("/templates")]
pub async fn list_shared_templates(
    register: Data<Register>,
    bearer: Bearer,
    query: QueryParams<Paging>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (token, now) = (bearer.0, register.clock.now());
    let Paging { limit, cursor } = query.0;
    let list = register.read(move |conn| {
        authorize_anywhere(conn, &token, now, Permission::ReadTemplates)?;
        templates::list_shared(conn, cursor, limit)
    });
    TemplatePage::new(list.await?).ok(&request)
}

/// Get a template that an organization shares
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(SharedTemplatePath),
    responses((status = 200, description = "The template", body = Template)),
)]
#[get("/templates/{id}")]
pub async fn read_shared_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<SharedTemplatePath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let (token, now) = (bearer.0, register.clock.now());
    let read = register.read(move |conn| {
        authorize_anywhere(conn, &token, now, Permission::ReadTemplates)?;
        templates::find_shared(conn, path.id)
    });
    TemplateState::from(read.await?).ok()
}

/// List the templates of an organization
///
/// Shared or not; the newest first.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(OrganizationPath, Paging),
    responses((status = 200, description = "One page", body = TemplatePage)),
)]
#[get("/organizations/{organization}/templates")]
pub async fn list_templates(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<Paging>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadTemplates);
    let Paging { limit, cursor } = query.0;
    let list = register.read_as(access, move |conn, auth| templates::list_own(conn, auth, cursor, limit));
    TemplatePage::new(list.await?).ok(&request)
}

/// Create a template
///
/// From a record or a published system, without the fields that hold for one organization only.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = TemplateBody,
    responses((status = 201, description = "The template", body = Template)),
)]
#[post("/organizations/{organization}/templates")]
pub async fn create_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<TemplateBody>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteTemplates);
    let template: TemplateInput = request.body.value.try_into()?;
    let template = templates::create(&register, access, request.key, template).await?;
    TemplateState::from(template).created()
}

/// Get a template of an organization
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(TemplatePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The template, with its `ETag`", body = Template)),
)]
#[get("/organizations/{organization}/templates/{id}")]
pub async fn read_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<TemplatePath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let TemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadTemplates);
    let read = register.read_as(access, move |conn, auth| templates::find(conn, auth, id));
    TemplateState::from(read.await?).ok()
}

/// Replace a template
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(TemplatePath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body = TemplateBody,
    responses((status = 200, description = "The template, with its new `ETag`", body = Template)),
)]
#[put("/organizations/{organization}/templates/{id}")]
pub async fn replace_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<TemplatePath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<JsonBody<TemplateBody>>,
) -> Result<HttpResponse> {
    let TemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteTemplates);
    let template: TemplateInput = request.body.value.try_into()?;
    let template = templates::replace(&register, access, request.key, id, if_match.0, template).await?;
    TemplateState::from(template).ok()
}

/// Delete a template
///
/// Records that were created from the template still refer to it.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(TemplatePath, RequiredIfMatch, IdempotencyKeyHeader),
    responses((status = 204, description = "Deleted")),
)]
#[delete("/organizations/{organization}/templates/{id}")]
pub async fn delete_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<TemplatePath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let TemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteTemplates);
    templates::delete(&register, access, request.key, id, if_match.0).await?;
    Ok(private::no_content())
}
