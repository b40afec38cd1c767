//! An organization in the catalog.
use crate::domain::organizations::Organization as Content;
use crate::domain::values::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An organization with its current profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Organization {
    pub id: Uuid,
    pub version: u32,
    /// Log index of the last entry about the organization itself.
    pub last_index: u64,
    pub registered_at: Instant,
    /// Time of the last change of the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    pub content: Content,
}
