//! Options of an upload.
use crate::domain::policy::Permission;
use crate::domain::shape::codes;
use crate::domain::systems::SourceScheme;

codes! {
    /// The target of the rows.
    pub enum Mode {
        Draft = "draft",
        Publish = "publish",
    }
}

/// Options of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UploadOptions {
    pub profile: SourceScheme,
    pub mode: Mode,
    /// Only report what would happen.
    pub dry_run: bool,
}

impl UploadOptions {
    /// Returns the permission that an upload requires.
    pub(super) fn permission(self) -> Permission {
        match self.mode {
            Mode::Draft => Permission::ImportDrafts,
            Mode::Publish => Permission::ImportPublications,
        }
    }
}
