//! Options of an upload.
use crate::domain::json::Code;
use crate::domain::policy::Permission;
use crate::domain::systems::SourceScheme;

/// The target of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Mode {
    Draft,
    Publish,
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
