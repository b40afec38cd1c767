//! `…/challenges/intake`: challenges that came by phone, by letter or in person.
use crate::Result;
use crate::domain::challenges::{Channel, Submission};
use crate::domain::json::Object;
use crate::domain::policy::Permission;
use crate::http::handlers::challenges::schemas::Acknowledgement;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::service::Register;
use crate::service::challenges::case_handling;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use uuid::Uuid;

/// A challenge that was not filed online.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"channel": "phone", "challenge": {"kind": "explanation", "text": "Why was my permit refused?", "language": "en"}}))]
pub struct Intake {
    #[object(required)]
    pub channel: Channel,
    #[object(required)]
    pub challenge: Submission,
    /// The system; left out for `missingEntry`.
    pub system: Option<Uuid>,
}

request_schema!(Intake);

/// Record a challenge that was not filed online
///
/// For a challenge that came by phone, by letter, by e-mail or in person. The response contains the receipt, which
/// belongs to the submitter.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = Intake,
    responses((status = 201, description = "The challenge is filed; the response has no `acknowledgement`", body = Acknowledgement)),
)]
#[post("/organizations/{organization}/challenges/intake")]
pub async fn record_intake(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Intake>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::HandleChallenge);
    let Intake { channel, challenge, system } = request.body.value;
    let filed = case_handling::record_intake(&register, access, request.key, system, channel, challenge).await?;
    Acknowledgement::from(filed).created()
}
