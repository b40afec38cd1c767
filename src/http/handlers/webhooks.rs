//! Webhooks and their deliveries.
pub mod deliveries;
pub mod subscriptions;
