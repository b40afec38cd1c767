//! `…/draft/{submit,return,publish}`: review and publication of drafts.
use crate::domain::json::{FieldErrors, Object};
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::{PlainText, Pointer};
use crate::http::handlers::drafts::view::{DraftState, DraftView};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::conditional::IfMatch;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationSystemPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::Register;
use crate::service::drafts::{self, CommentText, PublishedDraft};
use crate::service::systems::PublishOutcome;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Comments on a draft that is returned to its editors.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"comments": [{"text": "Please name the legal basis.", "pointer": "/legalBasis"}]}))]
pub struct DraftReturn {
    /// At least one comment.
    #[object(required)]
    pub comments: Vec<Comment>,
}

request_schema!(DraftReturn);

/// A comment on a part of a draft.
#[derive(Debug, Clone, PartialEq, Object)]
pub struct Comment {
    #[object(required)]
    pub text: PlainText<5000>,
    /// JSON Pointer into the record; without it, the comment is on the whole record.
    pub pointer: Option<Pointer>,
}

/// The publication of a draft.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"changeNote": {"en": "The retention period is shorter."}}))]
pub struct DraftPublication {
    /// A description of the change, for the public; required from the second version on.
    pub change_note: Text<1000>,
}

request_schema!(DraftPublication);

/// A published version.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Publication {
    /// The system; it has the id of its draft.
    id: Uuid,
    /// Slug of the organization.
    organization: String,
    #[schema(minimum = 1)]
    version: u32,
    /// Index of the log entry that published the version.
    #[schema(minimum = 0)]
    log_index: u64,
    /// Fields that differ from the previous version.
    changed_fields: Vec<String>,
    /// Address of the published system.
    system: String,
    /// Address of the proof of publication.
    proof: String,
}

impl From<PublishedDraft> for Publication {
    fn from(published: PublishedDraft) -> Self {
        let PublishedDraft { organization, publication: PublishOutcome { system: id, version, index, changed } } =
            published;
        Self {
            id,
            organization,
            version,
            log_index: index,
            changed_fields: changed,
            system: format!("/v1/systems/{id}"),
            proof: format!("/v1/systems/{id}/versions/{version}/proof"),
        }
    }
}

/// Submit a draft for review
///
/// A submitted draft waits for a publisher. Editing opens it again.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IfMatch, IdempotencyKeyHeader),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/submit")]
pub async fn submit_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: IfMatch,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::SubmitDraft);
    let draft = drafts::submit(&register, access, request.key, id, if_match.0).await?;
    DraftState::from(draft).ok()
}

/// Return a submitted draft with comments
///
/// The draft shows the comments until it is submitted again.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IfMatch, IdempotencyKeyHeader),
    request_body = DraftReturn,
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/return")]
pub async fn return_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: IfMatch,
    request: Idempotent<JsonBody<DraftReturn>>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReturnDraft);
    let comments = comment_texts(request.body.value)?;
    let draft = drafts::return_with_comments(&register, access, request.key, id, if_match.0, comments).await?;
    DraftState::from(draft).ok()
}

fn comment_texts(body: DraftReturn) -> Result<Vec<CommentText>> {
    if body.comments.is_empty() {
        let mut errors = FieldErrors::default();
        errors.add("/comments", "required", "at least one comment is required");
        errors.into_result(()).map_err(Error::Invalid)?;
    }
    let comment_text = |comment: Comment| CommentText {
        pointer: comment.pointer.map(|pointer| pointer.as_str().to_owned()).unwrap_or_default(),
        text: comment.text.as_str().to_owned(),
    };
    Ok(body.comments.into_iter().map(comment_text).collect())
}

/// Publish a draft
///
/// Publishes the draft as the first or the next version of its system and deletes the draft. Under the two-person rule
/// the draft must have been submitted, and its last editor cannot publish it. If the record is incomplete, the response
/// (422) lists everything that is missing.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IfMatch, IdempotencyKeyHeader),
    request_body = DraftPublication,
    responses((status = 201, description = "The published version", body = Publication)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/publish")]
pub async fn publish_draft(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    if_match: IfMatch,
    request: Idempotent<JsonBody<DraftPublication>>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::PublishDraft);
    let change_note = request.body.value.change_note;
    let published = drafts::publish(&register, access, request.key, id, if_match.0, change_note).await?;
    let publication = Publication::from(published);
    private::created(&format!("{}/versions/{}", publication.system, publication.version), &publication)
}
