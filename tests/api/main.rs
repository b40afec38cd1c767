//! The register from outside, as stories. Each test has a register of its own, on SQLite, or on PostgreSQL if
//! TEST_POSTGRES_URL names a server.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]
mod fixtures;
mod http;
mod notifications;
mod privacy;
mod process;
mod routes;
mod store;
