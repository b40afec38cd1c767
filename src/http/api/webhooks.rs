//! `/v1/organizations/{organization}/webhooks`: addresses that are told what the log says about the organization.
use super::imports::{CURSOR, page};
use super::members::{gone, id, listed, shown};
use crate::domain::policy::Act;
use crate::domain::shape::{Fault, object};
use crate::domain::values::Url;
use crate::domain::webhooks::DeliveryState;
use crate::http::acting::{act, wish};
use crate::http::query::{NoParams, Params};
use crate::http::{body, private};
use crate::log::EntryKind;
use crate::service::Register;
use crate::service::once::Reply;
use crate::service::webhooks::{self, Change, Means};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

const MERGE_PATCH: &str = "application/merge-patch+json";

object! {
    /// An address that is to be told.
    pub struct NewWebhook {
        required {
            /// Begins with `https://`, and is public.
            url "url": Url,
        }
        optional {
            /// Of what it is to be told; of everything if this is left out.
            events "events": Vec<EntryKind>,
        }
    }
}

object! {
    /// Changes to a webhook: a merge patch (RFC 7396).
    pub struct WebhookChange {
        required {}
        optional {
            url "url": Option<Url>,
            events "events": Vec<EntryKind>,
            /// A webhook that is disabled is told nothing, and what waited for it is given up. One that is enabled again
            /// is told what happens from then on.
            disabled "disabled": Option<bool>,
        }
    }
}

/// The webhooks of an organization, the oldest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct WebhookList {
    items: Vec<Webhook>,
    #[schema(minimum = 0)]
    total: u64,
}

/// An address that is told.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct Webhook {
    id: Uuid,
    url: String,
    /// Of what it is told; empty: of everything.
    events: Vec<String>,
    created_at: DateTime<Utc>,
    #[schema(required = false)]
    disabled_at: DateTime<Utc>,
}

/// A webhook with its secret, which is told once.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct WebhookSecret {
    id: Uuid,
    url: String,
    events: Vec<String>,
    created_at: DateTime<Utc>,
    #[schema(required = false)]
    disabled_at: DateTime<Utc>,
    /// `whsec_` and 32 bytes in base64: the key of `webhook-signature`.
    secret: String,
    /// Until when the secret before signs beside it.
    #[schema(required = false)]
    overlap_until: DateTime<Utc>,
}

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

fn means(register: &Register) -> Means {
    Means { vault: register.vault.clone(), outgoing: register.outgoing.clone() }
}

/// The webhooks of an organization
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "All of them", body = WebhookList)),
)]
#[get("/organizations/{organization}/webhooks")]
pub async fn list_webhooks(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Act::ReadWebhooks, organization.into_inner()).await?;
    Params::read::<NoParams>(&request).finish()?;
    listed(&register.read_as(wish, webhooks::list).await?)
}

/// Create a webhook
///
/// It is told what the log says about the organization from now on, with signatures of Standard Webhooks. The answer has
/// its secret, once.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/NewWebhook"), content_type = "application/json"),
    responses((status = 201, description = "The webhook", body = WebhookSecret)),
)]
#[post("/organizations/{organization}/webhooks")]
pub async fn create_webhook(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Act::WriteWebhooks, organization.into_inner()).await?;
    Params::read::<NoParams>(&request).finish()?;
    let sent = body::json(&request, payload, "application/json").await?;
    let NewWebhook { url, events } = body::shape(&sent)?;
    let (list, means) = (request.path().to_owned(), means(&register));
    act(&register, &request, wish, &sent, move |tx, by| {
        let made = webhooks::create(tx, by, &means, &url, &events)?;
        Ok(Reply::created(format!("{list}/{}", made.webhook.id), shown(&made)?))
    })
    .await
}

/// A webhook
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"), NoParams),
    responses((status = 200, description = "The webhook", body = Webhook)),
)]
#[get("/organizations/{organization}/webhooks/{webhook}")]
pub async fn read_webhook(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Act::ReadWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let webhook = id(&webhook)?;
    private::ok(&register.read_as(wish, move |conn, by| webhooks::read(conn, by, webhook)).await?)
}

/// Change a webhook
///
/// A merge patch (RFC 7396): its address, of what it is told, and whether at all.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"), NoParams),
    request_body(content = ref("#/components/schemas/WebhookChange"), content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The webhook", body = Webhook)),
)]
#[patch("/organizations/{organization}/webhooks/{webhook}")]
pub async fn change_webhook(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Act::WriteWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let sent = body::json(&request, payload, MERGE_PATCH).await?;
    let (change, means, webhook) = (change(&sent)?, means(&register), id(&webhook)?);
    act(&register, &request, wish, &sent, move |tx, by| {
        Ok(Reply::ok(shown(&webhooks::change(tx, by, &means, webhook, change)?)?))
    })
    .await
}

/// What a merge patch changes. Null takes away what need not be there.
fn change(sent: &Value) -> Result<Change> {
    let WebhookChange { url, events, disabled } = body::shape(sent)?;
    if sent.get("url").is_some() && url.is_none() {
        let detail = "a webhook has an address".into();
        return Err(Error::Invalid(vec![Fault { pointer: "/url".into(), code: "required", detail }]));
    }
    let disabled = sent.get("disabled").map(|_| disabled.unwrap_or(false));
    Ok(Change { url, events: sent.get("events").map(|_| events), disabled })
}

/// Remove a webhook
///
/// With everything that was or was to be sent to it.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"), NoParams),
    responses((status = 204, description = "It is told nothing more")),
)]
#[delete("/organizations/{organization}/webhooks/{webhook}")]
pub async fn delete_webhook(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Act::WriteWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let webhook = id(&webhook)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| webhooks::delete(tx, by, webhook).map(|()| gone())).await
}

/// Give a webhook another secret
///
/// The one before signs for a day beside it, so that no receiver misses anything.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("webhook" = String, Path, description = "UUID of the webhook"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 200, description = "The webhook", body = WebhookSecret)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/secret")]
pub async fn renew_webhook_secret(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, webhook) = place.into_inner();
    let wish = wish(&register, &request, Act::WriteWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let (webhook, means) = (id(&webhook)?, means(&register));
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(Reply::ok(shown(&webhooks::renew_secret(tx, by, &means, webhook)?)?))
    })
    .await
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
    let wish = wish(&register, &request, Act::WriteWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let webhook = id(&webhook)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(on_its_way(shown(&webhooks::test(tx, by, webhook)?)?))
    })
    .await
}

/// 202: it will be sent.
fn on_its_way(delivery: Value) -> Reply {
    Reply { status: 202, ..Reply::ok(delivery) }
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
    let wish = wish(&register, &request, Act::ReadWebhooks, organization).await?;
    let mut params = Params::read::<DeliveryParams>(&request);
    let (limit, before) = (params.limit(), params.one("cursor", CURSOR, |text| Uuid::try_parse(text).ok()));
    let state = params.one("state", "waiting, delivered or dead is expected", DeliveryState::parse);
    params.finish()?;
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
    let wish = wish(&register, &request, Act::WriteWebhooks, organization).await?;
    Params::read::<NoParams>(&request).finish()?;
    let (webhook, delivery) = (id(&webhook)?, id(&delivery)?);
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(on_its_way(shown(&webhooks::retry(tx, by, webhook, delivery)?)?))
    })
    .await
}
