//! `/v1/organizations/{organization}/webhooks`: addresses that are told what the log says about the organization.
use crate::domain::policy::Permission;
use crate::domain::shape::{FieldError, object};
use crate::domain::values::Url;
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::http::response::private::{full_list, id, no_content_reply, to_json};
use crate::log::EntryKind;
use crate::service::Register;
use crate::service::idempotency::SavedResponse;
use crate::service::webhooks::{self, WebhookContext, WebhookUpdate};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, web};
use chrono::{DateTime, Utc};
use serde_json::Value;
use utoipa::ToSchema;
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

fn context(register: &Register) -> WebhookContext {
    WebhookContext { vault: register.vault.clone(), outgoing: register.outbound.clone() }
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
    let wish = wish(&register, &request, Permission::ReadWebhooks, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    full_list(&register.read_as(wish, webhooks::list).await?)
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
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let NewWebhook { url, events } = json::shape(&sent)?;
    let (list, context) = (request.path().to_owned(), context(&register));
    act(&register, &request, wish, &sent, move |tx, by| {
        let made = webhooks::create(tx, by, &context, &url, &events)?;
        Ok(SavedResponse::created(format!("{list}/{}", made.webhook.id), to_json(&made)?))
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
    let wish = wish(&register, &request, Permission::ReadWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
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
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, MERGE_PATCH).await?;
    let (change, context, webhook) = (change(&sent)?, context(&register), id(&webhook)?);
    act(&register, &request, wish, &sent, move |tx, by| {
        Ok(SavedResponse::ok(to_json(&webhooks::change(tx, by, &context, webhook, change)?)?))
    })
    .await
}

/// What a merge patch changes. Null takes away what need not be there.
fn change(sent: &Value) -> Result<WebhookUpdate> {
    let WebhookChange { url, events, disabled } = json::shape(sent)?;
    if sent.get("url").is_some() && url.is_none() {
        let detail = "a webhook has an address".into();
        return Err(Error::Invalid(vec![FieldError { pointer: "/url".into(), code: "required", detail }]));
    }
    let disabled = sent.get("disabled").map(|_| disabled.unwrap_or(false));
    Ok(WebhookUpdate { url, events: sent.get("events").map(|_| events), disabled })
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
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let webhook = id(&webhook)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        webhooks::delete(tx, by, webhook).map(|()| no_content_reply())
    })
    .await
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
    let wish = wish(&register, &request, Permission::WriteWebhooks, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let (webhook, context) = (id(&webhook)?, context(&register));
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(SavedResponse::ok(to_json(&webhooks::renew_secret(tx, by, &context, webhook)?)?))
    })
    .await
}
