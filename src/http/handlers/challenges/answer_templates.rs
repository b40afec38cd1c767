//! `/v1/organizations/{organization}/answer-templates`: texts that case handlers use often.
use crate::Result;
use crate::domain::json::Object;
use crate::domain::policy::Permission;
use crate::domain::values::Line;
use crate::http::handlers::challenges::path::AnswerTemplatePath;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::RequiredIfMatch;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::answer_templates::{self, AnswerTemplate, AnswerTemplateContent, AnswerText, Purpose};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post, put};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An answer template to store.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"title": "Ask for the letter", "purpose": "question", "text": {"en": "Please send us a copy of the letter."}}))]
pub struct AnswerTemplateBody {
    #[object(required)]
    pub title: Line<200>,
    #[object(required)]
    pub purpose: Purpose,
    #[object(required)]
    pub text: AnswerText,
}

request_schema!(AnswerTemplateBody);

impl From<AnswerTemplateBody> for AnswerTemplateContent {
    fn from(body: AnswerTemplateBody) -> Self {
        let AnswerTemplateBody { title, purpose, text } = body;
        Self { title, purpose, text }
    }
}

/// A text that case handlers use often.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnswerTemplate)]
struct AnswerTemplateView {
    id: Uuid,
    title: String,
    /// The use of the text, such as `question`.
    purpose: String,
    #[schema(value_type = BTreeMap<String, String>)]
    text: AnswerText,
}

/// An answer template and its revision.
#[derive(Debug)]
struct AnswerTemplateState {
    view: AnswerTemplateView,
    revision: i32,
}

impl From<AnswerTemplate> for AnswerTemplateState {
    fn from(template: AnswerTemplate) -> Self {
        let AnswerTemplate { id, title, purpose, text, revision } = template;
        Self { view: AnswerTemplateView { id, title, purpose, text }, revision }
    }
}

impl AnswerTemplateState {
    /// Returns 200 with the template and its `ETag`.
    fn ok(&self) -> Result<HttpResponse> {
        Ok(private::tagged(private::ok(&self.view)?, &self.revision.to_string()))
    }

    /// Returns 201 with the template, its location and its `ETag`.
    fn created(&self, organization: &str) -> Result<HttpResponse> {
        let location = format!("/v1/organizations/{organization}/answer-templates/{}", self.view.id);
        Ok(private::tagged(private::created(&location, &self.view)?, &self.revision.to_string()))
    }
}

/// The answer templates of an organization.
#[derive(Serialize, ToSchema)]
struct AnswerTemplateList {
    items: Vec<AnswerTemplateView>,
}

/// List the answer templates of an organization
///
/// In the order of their creation.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationPath),
    responses((status = 200, description = "All answer templates", body = AnswerTemplateList)),
)]
#[get("/organizations/{organization}/answer-templates")]
pub async fn list_answer_templates(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadChallenges);
    let templates = register.read_as(access, answer_templates::list).await?;
    let items = templates.into_iter().map(|template| AnswerTemplateState::from(template).view).collect();
    private::ok(&AnswerTemplateList { items })
}

/// Create an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = AnswerTemplateBody,
    responses((status = 201, description = "The answer template", body = AnswerTemplateView)),
)]
#[post("/organizations/{organization}/answer-templates")]
pub async fn create_answer_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<AnswerTemplateBody>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::HandleChallenge);
    let template = AnswerTemplateContent::from(request.body.value);
    let template = answer_templates::create(&register, access, request.key, template).await?;
    AnswerTemplateState::from(template).created(&path.organization)
}

/// Get an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(AnswerTemplatePath),
    responses((status = 200, description = "The answer template, with its `ETag`", body = AnswerTemplateView)),
)]
#[get("/organizations/{organization}/answer-templates/{id}")]
pub async fn read_answer_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<AnswerTemplatePath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let AnswerTemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadChallenges);
    let template = register.read_as(access, move |conn, auth| answer_templates::find(conn, auth, id)).await?;
    AnswerTemplateState::from(template).ok()
}

/// Replace an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(AnswerTemplatePath, RequiredIfMatch, IdempotencyKeyHeader),
    request_body = AnswerTemplateBody,
    responses((status = 200, description = "The answer template, with its new `ETag`", body = AnswerTemplateView)),
)]
#[put("/organizations/{organization}/answer-templates/{id}")]
pub async fn replace_answer_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<AnswerTemplatePath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<JsonBody<AnswerTemplateBody>>,
) -> Result<HttpResponse> {
    let AnswerTemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::HandleChallenge);
    let template = AnswerTemplateContent::from(request.body.value);
    let template = answer_templates::replace(&register, access, request.key, id, if_match.0, template).await?;
    AnswerTemplateState::from(template).ok()
}

/// Delete an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(AnswerTemplatePath, RequiredIfMatch, IdempotencyKeyHeader),
    responses((status = 204, description = "Deleted")),
)]
#[delete("/organizations/{organization}/answer-templates/{id}")]
pub async fn delete_answer_template(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<AnswerTemplatePath>,
    _: NoQuery,
    if_match: RequiredIfMatch,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let AnswerTemplatePath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::HandleChallenge);
    answer_templates::delete(&register, access, request.key, id, if_match.0).await?;
    Ok(private::no_content())
}
