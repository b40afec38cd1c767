//! The JSON API, one file for each kind of thing.
pub mod account;
pub mod auth;
pub mod catalog;
pub mod changes;
pub mod documents;
pub mod issuers;
pub mod oauth;
pub mod oidc;
pub mod organizations;
pub mod statistics;
pub mod suggestions;
pub mod systems;
pub mod versions;
