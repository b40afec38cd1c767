//! Extractors: from a request to checked values.
pub mod auth;
pub mod challenge_filter;
pub mod conditional;
pub mod head;
pub mod idempotency;
pub mod json;
pub mod path;
pub mod query;
pub mod receipt;
pub mod system_filter;
pub mod system_list;
pub mod upload;
pub mod urlencoded;
