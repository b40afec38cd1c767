//! Webhooks.
mod delivery;
mod management;
