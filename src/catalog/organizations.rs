//! An organization as the catalog shows it.
use crate::domain::organizations::Organization as Content;
use crate::domain::values::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An organization and what it says about itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Organization {
    pub id: Uuid,
    pub version: u32,
    /// The last entry about the organization itself.
    pub last_index: u64,
    pub registered_at: Instant,
    pub content: Content,
}
