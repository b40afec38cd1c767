//! A draft as the principal of a request sees it: the outcome of the commands.
use super::super::auth::AuthContext;
use super::{Comment, Draft, find};
use crate::Result;
use crate::domain::drafts::State;
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::store::Conn;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A draft, as the principal of the request sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DraftView {
    /// The id of the system that the draft belongs to or will create.
    pub id: Uuid,
    /// Slug of the organization.
    pub organization: String,
    pub state: State,
    /// The version that the draft is based on; none for a new system.
    pub base: Option<u32>,
    /// The currently published version.
    pub current: Option<u32>,
    /// True if another version was published since the draft was created or rebased.
    pub outdated: bool,
    /// True if the principal was the last to edit the draft.
    pub own_edit: bool,
    /// The template that the draft was created from.
    pub template: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub comments: Vec<Comment>,
    pub record: Record,
    pub revision: String,
}

impl Draft {
    /// Returns the draft as the principal of the request sees it.
    ///
    /// # Errors
    /// `NotFound` outside an organization.
    pub(super) fn into_view(self, auth: &AuthContext) -> Result<DraftView> {
        Ok(DraftView {
            organization: auth.organization()?.slug.clone(),
            outdated: self.is_outdated(),
            own_edit: self.was_last_edited_by(auth),
            revision: self.revision(),
            id: self.id,
            state: self.state,
            base: self.base,
            current: self.current,
            template: self.template,
            created_at: self.created_at,
            updated_at: self.updated_at,
            comments: self.comments,
            record: self.record,
        })
    }
}

/// Reads a draft of the organization by id or slug.
///
/// # Errors
/// As [`find`].
pub fn read(conn: &mut Conn, auth: &AuthContext, id_or_slug: &str) -> Result<DraftView> {
    find(conn, auth, id_or_slug)?.into_view(auth)
}
