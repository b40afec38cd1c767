//! JSON views of organizations, systems and versions, shared by all handlers so that each looks the same everywhere.
mod fields;
mod language;
mod organizations;
mod proofs;
mod quality;
mod snippets;
mod summaries;
mod systems;
mod versions;

pub use fields::{is_summary, parse_fields, retain};
pub use organizations::{OrganizationEntry, OrganizationView, Organizations, name, owner};
pub use proofs::VersionProof;
pub use quality::{CompletenessView, ReadingLevelView};
pub use snippets::snippets;
pub use summaries::{SystemName, SystemSummary};
pub use systems::{SystemEntry, SystemView, find, linked, system};
pub use versions::{VersionSummary, VersionView};
