//! Path parameters of webhooks.
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// A webhook of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct WebhookPath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// UUID of the webhook.
    pub webhook: Uuid,
}

/// A delivery of a webhook.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct DeliveryPath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// UUID of the webhook.
    pub webhook: Uuid,
    /// UUID of the delivery.
    pub delivery: Uuid,
}
