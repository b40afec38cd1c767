//! What was sent to a webhook, or waits to be: `/v1/organizations/{organization}/webhooks/{webhook}/deliveries`, and tests.
use crate::Result;
use crate::domain::policy::Permission;
use crate::domain::webhooks::DeliveryState;
use crate::http::handlers::imports::page;
use crate::http::request::access::{act, wish};
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{id, to_json};
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, webhooks};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A page of deliveries, the newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct DeliveryPage {
    items: Vec<Delivery>,
    #[schema(minimum = 0)]
    total: u64,
    /// The cursor of the next page.
    next: Option<String>,
}

/// A fact, or a test, on its way to a webhook.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct Delivery {
    /// The `webhook-id`: the same with every attempt.
    id: Uuid,
    /// What happened, or `webhook.test`.
    r#type: String,
    /// The index of the fact in the log.
    #[schema(required = false, minimum = 0)]
    index: u64,
    /// `waiting`, `delivered`, or `dead` if it was given up.
    state: String,
    #[schema(minimum = 0)]
    attempts: u32,
    created_at: DateTime<Utc>,
    /// When it was tried last.
    #[schema(required = false)]
    tried_at: DateTime<Utc>,
    /// When it is tried next.
    #[schema(required = false)]
    due_at: DateTime<Utc>,
    /// The status that the receiver answered last.
    #[schema(required = false)]
    status: u16,
    /// Why the last attempt failed.
    #[schema(required = false)]
    failure: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct DeliveryParams {
    /// Only these: `waiting`, `delivered` or `dead`.
    state: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Send a test to a webhook
///
/// A `webhook.test`, signed like everything else. What came of it stands among the deliveries.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 202, description = "It is on its way", body = Delivery)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/test")]
pub async fn test_webhook(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let webhook = id(&webhook)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(on_its_way(to_json(&webhooks::test(tx, by, webhook)?)?))
    })
    .await
}

/// 202: it will be sent.
fn on_its_way(delivery: Value) -> SavedResponse {
    SavedResponse { status: 202, ..SavedResponse::ok(delivery) }
}

/// What was sent to a webhook, or waits to be
///
/// Those that are `dead` were given up after three days. What was delivered or given up is kept for 30 days.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"), DeliveryParams),
    responses((status = 200, description = "One page", body = DeliveryPage)),
)]
#[get("/organizations/{organization}/webhooks/{webhook}/deliveries")]
pub async fn list_deliveries(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadWebhooks, organization).await?;
    let mut params = QueryReader::read::<DeliveryParams>(&request);
    let (limit, before) = (params.limit(), params.cursor(|text| Uuid::try_parse(text).ok()));
    let state = params.optional("state", "waiting, delivered or dead is expected", DeliveryState::parse);
    params.into_result()?;
    let webhook = id(&webhook)?;
    let read = register.read_as(wish, move |conn, by| webhooks::deliveries(conn, by, webhook, state, before, limit));
    let (items, total, more) = read.await?;
    let next = items.last().filter(|_| more).map(|last| last.id.to_string());
    page(&request, &json!({"items": items, "total": total, "next": next}))
}

/// Send something again
///
/// What was given up, what waits for its next attempt, or what the receiver lost: at once, and for three days again.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"),
        ("delivery" = String, Path, description = "UUID of the delivery"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 202, description = "It is on its way", body = Delivery)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/deliveries/{delivery}/retry")]
pub async fn retry_delivery(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook, delivery) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let (webhook, delivery) = (id(&webhook)?, id(&delivery)?);
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(on_its_way(to_json(&webhooks::retry(tx, by, webhook, delivery)?)?))
    })
    .await
}
