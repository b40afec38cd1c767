//! Upkeep of what is published: confirm, withdraw, redact.
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::Line;
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::path::Place;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::to_json;
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::Register;
use crate::service::idempotency::SavedResponse;
use crate::service::lifecycle::{self, RedactionResult, SystemChange};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// Why a system leaves the register.
    pub struct Withdrawal {
        required {
            reason "reason": WithdrawalReason,
        }
        optional {
            /// In words, for everybody.
            note "note": Text<1000>,
        }
    }
}

object! {
    /// What the law demands to take out of a version.
    pub struct Redaction {
        required {
            /// Names of fields of the record.
            fields "fields": Vec<Line<60>>,
            /// The legal ground; everybody sees it.
            ground "ground": RedactionGround,
        }
        optional {}
    }
}

/// An act on a system.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ActView {
    /// The system.
    id: Uuid,
    /// The version that it concerns.
    #[schema(minimum = 1)]
    version: u32,
    /// The log entry of the act.
    #[schema(minimum = 0)]
    log_index: u64,
}

impl From<SystemChange> for ActView {
    fn from(change: SystemChange) -> Self {
        let SystemChange { system, version, index } = change;
        Self { id: system, version, log_index: index }
    }
}

/// A redaction, and where its text stood besides.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RedactionView {
    #[serde(flatten)]
    act: ActView,
    /// What was taken out of the version.
    fields: Vec<String>,
    /// Fields that the draft of the system said in the same words: they were taken out of it, too.
    draft_fields: Vec<String>,
    /// Versions that still say one of the fields in the same words: perhaps they must be redchange, too.
    same_in: Vec<u32>,
}

impl From<RedactionResult> for RedactionView {
    fn from(redchange: RedactionResult) -> Self {
        let RedactionResult { change, fields, draft, versions } = redchange;
        Self { act: change.into(), fields, draft_fields: draft, same_in: versions }
    }
}

fn done(view: &impl Serialize) -> Result<SavedResponse> {
    Ok(SavedResponse::ok(to_json(view)?))
}

/// Say that a system is still described correctly
///
/// Its review date moves on; there is no new version.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID or slug of the system"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 200, description = "The act", body = ActView)),
)]
#[post("/organizations/{organization}/systems/{id}/confirm")]
pub async fn confirm_system(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::ConfirmSystem, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    act(&register, &request, wish, &Value::Null, move |tx, by| done(&ActView::from(lifecycle::confirm(tx, by, &id)?)))
        .await
}

/// Take a system out of the lists
///
/// Its record and its history stay to be read, marked as withdrawn. Publishing a next version brings it back.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID or slug of the system"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Withdrawal"), content_type = "application/json"),
    responses((status = 200, description = "The act", body = ActView)),
)]
#[post("/organizations/{organization}/systems/{id}/withdraw")]
pub async fn withdraw_system(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::WithdrawSystem, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let Withdrawal { reason, note } = json::shape(&sent)?;
    act(&register, &request, wish, &sent, move |tx, by| {
        done(&ActView::from(lifecycle::withdraw(tx, by, &id, reason, note)?))
    })
    .await
}

/// Take text out of a published version because the law demands it
///
/// Text and salt of the fields are deleted, the entry of the log stays, and everybody sees which fields and on what
/// ground. A row of another register that the version was made from goes with them.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID or slug of the system"),
        ("number" = u32, Path, description = "The version", minimum = 1),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Redaction"), content_type = "application/json"),
    responses((status = 200, description = "The act, and where its text stood besides", body = RedactionView)),
)]
#[post("/organizations/{organization}/systems/{id}/versions/{number}/redact")]
pub async fn redact_version(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String, String)>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, id, number) = place.into_inner();
    let wish = wish(&register, &request, Permission::RedactVersion, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let Redaction { fields, ground } = json::shape(&sent)?;
    let fields: Vec<_> = fields.iter().map(|field| field.as_str().to_owned()).collect();
    act(&register, &request, wish, &sent, move |tx, by| {
        let number = number.parse().map_err(|_| Error::NotFound)?;
        done(&RedactionView::from(lifecycle::redact(tx, by, &id, number, &fields, ground)?))
    })
    .await
}
