//! `/v1/organizations/{organization}/webhooks`: addresses to which the register sends log events of the organization.
use crate::domain::json::{FieldError, Object};
use crate::domain::policy::Permission;
use crate::domain::values::Url;
use crate::http::handlers::webhooks::path::WebhookPath;
use crate::http::openapi_schemas::{MergePatchOf, request_schema};
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::{self, JsonBody, MergePatchBody};
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::log::EntryKind;
use crate::service::Register;
use crate::service::webhooks::{self, WebhookUpdate};
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, patch, post};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A webhook to be created.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"url": "https://hooks.example.org/register", "events": ["system.published"]}))]
pub struct NewWebhook {
    /// A public address that begins with `https://`.
    #[object(required)]
    pub url: Url,
    /// Kinds of log events to send; all kinds by default.
    pub events: Vec<EntryKind>,
}

request_schema!(NewWebhook);

/// Changes to a webhook, as a merge patch (RFC 7396).
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"disabled": true}))]
pub struct WebhookChange {
    pub url: Option<Url>,
    pub events: Vec<EntryKind>,
    /// True if the webhook is disabled. Disabling gives up its waiting deliveries. Enabling it again sends only
    /// events from then on.
    pub disabled: Option<bool>,
}

request_schema!(WebhookChange);

type WebhookChangePatch = MergePatchOf<WebhookChange>;

/// The webhooks of an organization, the oldest first.
#[derive(Serialize, ToSchema)]
struct WebhookList {
    items: Vec<Webhook>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
}

impl From<Vec<webhooks::WebhookView>> for WebhookList {
    fn from(webhooks: Vec<webhooks::WebhookView>) -> Self {
        let items: Vec<_> = webhooks.into_iter().map(Webhook::from).collect();
        Self { total: items.len(), items }
    }
}

/// A webhook.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Webhook {
    id: Uuid,
    url: String,
    /// Kinds of log events that are sent; empty for all kinds.
    #[schema(value_type = Vec<String>)]
    events: Vec<EntryKind>,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    disabled_at: Option<DateTime<Utc>>,
}

impl From<webhooks::WebhookView> for Webhook {
    fn from(webhook: webhooks::WebhookView) -> Self {
        let webhooks::WebhookView { id, url, events, created_at, disabled_at } = webhook;
        Self { id, url, events, created_at, disabled_at }
    }
}

/// A webhook with its new secret, which is shown only once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WebhookWithSecret {
    #[serde(flatten)]
    webhook: Webhook,
    /// The key of `webhook-signature`: `whsec_` and 32 bytes in base64.
    secret: String,
    /// Until when deliveries are also signed with the previous secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    overlap_until: Option<DateTime<Utc>>,
}

impl From<webhooks::WebhookWithSecret> for WebhookWithSecret {
    fn from(created: webhooks::WebhookWithSecret) -> Self {
        let webhooks::WebhookWithSecret { webhook, secret, overlap_until } = created;
        Self { webhook: webhook.into(), secret, overlap_until }
    }
}

/// List the webhooks of an organization
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(OrganizationPath),
    responses((status = 200, description = "All webhooks", body = WebhookList)),
)]
#[get("/organizations/{organization}/webhooks")]
pub async fn list_webhooks(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadWebhooks);
    private::ok(&WebhookList::from(register.read_as(access, webhooks::list).await?))
}

/// Create a webhook
///
/// The register sends it the log events of the organization from now on, signed as Standard Webhooks describe. The
/// response contains the secret of the webhook, once.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = NewWebhook,
    responses((status = 201, description = "The webhook", body = WebhookWithSecret)),
)]
#[post("/organizations/{organization}/webhooks")]
pub async fn create_webhook(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<NewWebhook>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteWebhooks);
    let NewWebhook { url, events } = request.body.value;
    let created = webhooks::create(&register, access, request.key, url, events).await?;
    let created = WebhookWithSecret::from(created);
    private::created(&format!("/v1/organizations/{}/webhooks/{}", path.organization, created.webhook.id), &created)
}

/// Get a webhook
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The webhook", body = Webhook)),
)]
#[get("/organizations/{organization}/webhooks/{webhook}")]
pub async fn read_webhook(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadWebhooks);
    let read = register.read_as(access, move |conn, auth| webhooks::read(conn, auth, webhook));
    private::ok(&Webhook::from(read.await?))
}

/// Change a webhook
///
/// The body is a merge patch (RFC 7396) of its address, its events, and whether it is disabled.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, IdempotencyKeyHeader),
    request_body(content = WebhookChangePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The webhook", body = Webhook)),
)]
#[patch("/organizations/{organization}/webhooks/{webhook}")]
pub async fn change_webhook(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    _: NoQuery,
    request: Idempotent<MergePatchBody<Value>>,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteWebhooks);
    let change = read_change(&request.body.value)?;
    let changed = webhooks::change(&register, access, request.key, webhook, change).await?;
    private::ok(&Webhook::from(changed))
}

/// Reads a merge patch. In it, null and a missing member differ: null resets an optional member.
fn read_change(patch: &Value) -> Result<WebhookUpdate> {
    let WebhookChange { url, events, disabled } = json::parse_value(patch)?;
    if patch.get("url").is_some() && url.is_none() {
        let detail = "the address of a webhook cannot be removed".into();
        return Err(Error::Invalid(vec![FieldError { pointer: "/url".into(), code: "required", detail }]));
    }
    let disabled = patch.get("disabled").map(|_| disabled.unwrap_or(false));
    Ok(WebhookUpdate { url, events: patch.get("events").map(|_| events), disabled })
}

/// Delete a webhook
///
/// Deletes its deliveries as well.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Deleted")),
)]
#[delete("/organizations/{organization}/webhooks/{webhook}")]
pub async fn delete_webhook(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteWebhooks);
    webhooks::delete(&register, access, request.key, webhook).await?;
    Ok(private::no_content())
}

/// Renew the secret of a webhook
///
/// For one day, deliveries are signed with both the previous and the new secret, so that the receiver can switch
/// without losing any.
#[utoipa::path(
    tag = "webhooks", security(("token" = [])),
    params(WebhookPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The webhook with its new secret", body = WebhookWithSecret)),
)]
#[post("/organizations/{organization}/webhooks/{webhook}/secret")]
pub async fn renew_webhook_secret(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<WebhookPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let WebhookPath { organization, webhook } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteWebhooks);
    let renewed = webhooks::renew_secret(&register, access, request.key, webhook).await?;
    private::ok(&WebhookWithSecret::from(renewed))
}
