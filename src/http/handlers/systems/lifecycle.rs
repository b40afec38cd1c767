//! `/v1/organizations/{organization}/systems/{id}`: confirmation, withdrawal and redaction of published systems.
use crate::Result;
use crate::domain::json::Object;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::Line;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationSystemPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::Register;
use crate::service::lifecycle;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The withdrawal of a system from the register.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"reason": "replaced", "note": {"en": "The new parking system has a record of its own."}}))]
pub struct WithdrawalRequest {
    #[object(required)]
    pub reason: WithdrawalReason,
    /// An explanation for the public.
    pub note: Text<1000>,
}

request_schema!(WithdrawalRequest);

/// The redaction of fields of a version.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"fields": ["publicContact"], "ground": "personalData"}))]
pub struct Redaction {
    /// Names of the fields of the record.
    #[object(required)]
    pub fields: Vec<Line<60>>,
    /// The legal ground, which is public.
    #[object(required)]
    pub ground: RedactionGround,
}

request_schema!(Redaction);

/// A change to a published system.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SystemChange {
    /// UUID of the system.
    id: Uuid,
    /// The version that the change concerns.
    #[schema(minimum = 1)]
    version: u32,
    /// Index of the log entry of the change.
    #[schema(minimum = 0)]
    log_index: u64,
}

impl From<lifecycle::SystemChange> for SystemChange {
    fn from(change: lifecycle::SystemChange) -> Self {
        let lifecycle::SystemChange { system, version, index } = change;
        Self { id: system, version, log_index: index }
    }
}

/// A redacted version, and other places that had the same text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RedactedVersion {
    #[serde(flatten)]
    change: SystemChange,
    /// Fields that were redacted.
    fields: Vec<String>,
    /// Fields that were also deleted from the draft of the system, because their text was the same.
    draft_fields: Vec<String>,
    /// Versions that still contain the text of a redacted field; you may have to redact them as well.
    same_in: Vec<u32>,
}

impl From<lifecycle::RedactionResult> for RedactedVersion {
    fn from(redacted: lifecycle::RedactionResult) -> Self {
        let lifecycle::RedactionResult { change, fields, draft, versions } = redacted;
        Self { change: change.into(), fields, draft_fields: draft, same_in: versions }
    }
}

/// A version of a system of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OrganizationVersionPath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID or slug of the system.
    id: String,
    /// Number of the version.
    #[param(minimum = 1)]
    number: u32,
}

/// Confirm that a system is still described correctly
///
/// Moves its review date; creates no version.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The confirmation", body = SystemChange)),
)]
#[post("/organizations/{organization}/systems/{id}/confirm")]
pub async fn confirm_system(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ConfirmSystem);
    let confirmed = lifecycle::confirm(&register, access, request.key, id).await?;
    private::ok(&SystemChange::from(confirmed))
}

/// Withdraw a system
///
/// Removes the system from the lists. Its record and its history stay public, marked as withdrawn. Publishing another
/// version brings the system back.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationSystemPath, IdempotencyKeyHeader),
    request_body = WithdrawalRequest,
    responses((status = 200, description = "The withdrawal", body = SystemChange)),
)]
#[post("/organizations/{organization}/systems/{id}/withdraw")]
pub async fn withdraw_system(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationSystemPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<WithdrawalRequest>>,
) -> Result<HttpResponse> {
    let OrganizationSystemPath { organization, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WithdrawSystem);
    let WithdrawalRequest { reason, note } = request.body.value;
    let withdrawn = lifecycle::withdraw(&register, access, request.key, id, reason, note).await?;
    private::ok(&SystemChange::from(withdrawn))
}

/// Redact fields of a version
///
/// For text that the law requires to be removed. Deletes the text and the salt of the fields. The log entry stays, and
/// the names of the fields and the legal ground are public. If the version was imported, its source record is deleted
/// as well.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(OrganizationVersionPath, IdempotencyKeyHeader),
    request_body = Redaction,
    responses((status = 200, description = "The redaction, and other places that had the same text", body = RedactedVersion)),
)]
#[post("/organizations/{organization}/systems/{id}/versions/{number}/redact")]
pub async fn redact_version(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationVersionPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Redaction>>,
) -> Result<HttpResponse> {
    let OrganizationVersionPath { organization, id, number } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::RedactVersion);
    let Redaction { fields, ground } = request.body.value;
    let fields = fields.iter().map(|field| field.as_str().to_owned()).collect();
    let redacted = lifecycle::redact(&register, access, request.key, id, number, fields, ground).await?;
    private::ok(&RedactedVersion::from(redacted))
}
