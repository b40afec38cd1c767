//! Webhooks and their deliveries.
pub mod deliveries;
pub mod path;
pub mod subscriptions;
