//! The part of the catalog that survives a restart: the search index stores it, and the state is rebuilt from it.
use super::challenges::Challenge;
use super::organizations::Organization;
use super::systems::System;
use crate::domain::values::Instant;
use crate::log::Hash;

/// A position in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LogPosition {
    /// Number of log entries before this position.
    pub size: u64,
    /// Leaf hash of the last of these entries.
    pub tip: Option<Hash>,
    /// Time of the last of these entries.
    pub updated: Option<Instant>,
}

/// The documents that the search index of an earlier run stored.
#[derive(Default)]
pub(super) struct PersistedState {
    pub position: LogPosition,
    /// True if old segments may still hold redacted text.
    pub purge_pending: bool,
    pub systems: Vec<System>,
    pub organizations: Vec<Organization>,
    pub challenges: Vec<Challenge>,
}
