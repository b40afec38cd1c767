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
    /// When what it says about itself last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    pub content: Content,
}
