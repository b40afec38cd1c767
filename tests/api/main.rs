//! The register from outside, as stories. Each test has a register of its own, on SQLite, or on PostgreSQL where
//! TEST_POSTGRES_URL names a server.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]
mod access;
mod acts;
mod applications;
mod audit;
mod challenges;
mod changes;
mod commands;
mod crash;
mod drafts;
mod exports;
mod failures;
mod feeds;
mod grants;
mod imports;
mod kept;
mod log;
mod mail;
mod members;
mod oidc;
mod organizations;
mod policy;
mod reading;
mod replay;
mod search;
mod sent_files;
mod statistics;
mod support;
mod templates;
mod tokens;
mod versions;
mod webhooks;
