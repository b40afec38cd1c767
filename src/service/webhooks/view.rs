//! Webhooks and deliveries, as their organization sees them.
use crate::domain::values::Instant;
use crate::domain::webhooks::DeliveryState;
use crate::log::EntryKind;
use crate::store::webhooks::{Delivery, Webhook};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A webhook, as its organization sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookView {
    pub id: Uuid,
    pub url: String,
    /// The subscribed kinds of events; empty: all.
    pub events: Vec<EntryKind>,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_at: Option<Instant>,
}

/// A webhook with its new secret, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookWithSecret {
    #[serde(flatten)]
    pub webhook: WebhookView,
    pub secret: String,
    /// The time until which the replaced secret signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlap_until: Option<Instant>,
}

/// A delivery, as the organization sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryView {
    pub id: Uuid,
    #[serde(rename = "type")]
    pub kind: String,
    /// Log index of the event. `None`: a test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    pub state: String,
    pub attempts: u32,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried_at: Option<Instant>,
    /// Time of the next attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

impl From<Webhook> for WebhookView {
    fn from(row: Webhook) -> Self {
        let events = events(&row);
        let (created_at, disabled_at) = (row.created_at.0, row.disabled_at.map(|at| at.0));
        Self { id: row.id.0, url: row.url, events, created_at, disabled_at }
    }
}

impl From<Delivery> for DeliveryView {
    fn from(row: Delivery) -> Self {
        let waits = row.state == DeliveryState::Waiting.as_str();
        let payload: Value = serde_json::from_str(&row.payload).unwrap_or_default();
        Self {
            id: row.id.0,
            kind: payload["type"].as_str().unwrap_or_default().into(),
            index: row.entry_index.map(i64::unsigned_abs),
            state: row.state,
            attempts: row.attempts.unsigned_abs(),
            created_at: row.created_at.0,
            tried_at: row.tried_at.map(|at| at.0),
            due_at: waits.then_some(row.due_at.0),
            status: row.status.and_then(|status| u16::try_from(status).ok()),
            failure: row.failure,
        }
    }
}

/// Returns the subscribed kinds of events; empty: all.
pub fn events(row: &Webhook) -> Vec<EntryKind> {
    serde_json::from_str(&row.events).unwrap_or_default()
}
