//! Published systems: lists, records, versions, and their lifecycle.
pub mod lifecycle;
pub mod linked_data;
pub mod list;
pub mod path;
pub mod reading;
pub mod suggestions;
pub mod versions;
