//! Published systems: lists, records, versions, and their lifecycle.
pub mod lifecycle;
pub mod linked_data;
pub mod reading;
pub mod schemas;
pub mod suggestions;
pub mod versions;
