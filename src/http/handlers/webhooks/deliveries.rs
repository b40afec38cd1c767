//! `/v1/organizations/{organization}/webhooks/{webhook}/deliveries`, and test deliveries.
use crate::Result;
use crate::domain::policy::Permission;
use crate::domain::webhooks::DeliveryState;
use crate::http::handlers::page;
use crate::http::handlers::webhooks::path::{DeliveryPath, WebhookPath};
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::query::{FromQuery, NoQuery, Paging, QueryParams, QueryReader};
use crate::http::response::private;
use crate::service::{Register, webhooks};
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One page of deliveries, the newest first.
#[derive(Serialize, ToSchema)]
struct DeliveryPage {
    items: Vec<Delivery>,
    #[schema(value_type = u64, minimum = 0)]
    total: i64,
    /// Cursor of the next page.
    next: Option<String>,
}

impl DeliveryPage {
    fn new((deliveries, total, more): (Vec<webhooks::DeliveryView>, i64, bool)) -> Self {
        let next = deliveries.last().filter(|_| more).map(|last| last.id.to_string());
        Self { items: deliveries.into_iter().map(Delivery::from).collect(), total, next }
    }
}

/// The delivery of a log event, or of a test, to a webhook.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Delivery {
    /// The `webhook-id`, which is the same for every attempt.
    id: Uuid,
    /// Kind of the event, or `webhook.test`.
    r#type: String,
    /// Index of the event's log entry; missing for a test.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    index: Option<u64>,
    /// `waiting`, `delivered`, or `dead` if the register gave up.
    state: String,
    #[schema(minimum = 0)]
    attempts: u32,
    created_at: DateTime<Utc>,
    /// Time of the last attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    tried_at: Option<DateTime<Utc>>,
    /// Time of the next attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    due_at: Option<DateTime<Utc>>,
    /// HTTP status of the receiver's last response.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    status: Option<u16>,
    /// Reason why the last attempt failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    failure: Option<String>,
}

impl From<webhooks::DeliveryView> for Delivery {
    fn from(delivery: webhooks::DeliveryView) -> Self {
        let webhooks::DeliveryView { id, kind, index, state, attempts, created_at, tried_at, due_at, status, failure } =
            delivery;
        Self { id, r#type: kind, index, state, attempts, created_at, tried_at, due_at, status, failure }
    }
}

/// Deliveries of one state.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct DeliveryFilter {
    /// State of the deliveries: `waiting`, `delivered` or `dead`.
    #[param(value_type = Option<String>)]
    state: Option<DeliveryState>,
}

impl FromQuery for DeliveryFilter {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { state: query.optional("state", "waiting, delivered or dead is expected", DeliveryState::parse) }
    }
}

/// Send a test to a webhook
///
/// Sends a `webhook.test`, signed like every delivery. The list of deliveries shows its outcome.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, IdempotencyKeyHeader),
    responses((status = 202, description = "The test waits to be delivered", body = Delivery)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/test")]
pub async fn test_webhook(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteWebhooks);
    let delivery = webhooks::test(&register, access, request.key, webhook).await?;
    private::json(StatusCode::ACCEPTED, &Delivery::from(delivery))
}

/// List the deliveries of a webhook
///
/// The register gives up after three days: the delivery is then `dead`. Deliveries that ended are kept for 30 days.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, DeliveryFilter, Paging),
    responses((status = 200, description = "One page", body = DeliveryPage)),
)]
#[get("/organizations/{organization}/webhooks/{webhook}/deliveries")]
pub async fn list_deliveries(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    query: QueryParams<(DeliveryFilter, Paging)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadWebhooks);
    let (DeliveryFilter { state }, Paging { limit, cursor }) = query.0;
    let list =
        register.read_as(access, move |conn, auth| webhooks::deliveries(conn, auth, webhook, state, cursor, limit));
    let deliveries = DeliveryPage::new(list.await?);
    page::ok(&request, &deliveries, deliveries.next.as_deref())
}

/// Retry a delivery
///
/// Sends it again immediately and, if necessary, for another three days. Works for every delivery: dead, waiting, or
/// lost by the receiver.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(DeliveryPath, IdempotencyKeyHeader),
    responses((status = 202, description = "The delivery waits to be sent again", body = Delivery)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/deliveries/{delivery}/retry")]
pub async fn retry_delivery(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<DeliveryPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let DeliveryPath { organization, webhook, delivery } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteWebhooks);
    let delivery = webhooks::retry(&register, access, request.key, webhook, delivery).await?;
    private::json(StatusCode::ACCEPTED, &Delivery::from(delivery))
}
