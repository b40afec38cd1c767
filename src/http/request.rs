//! Extractors: from a request to checked values.
pub mod access;
pub mod caller;
pub mod challenge_filter;
pub mod json;
pub mod query;
pub mod system_filter;
pub mod upload;
