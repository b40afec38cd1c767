//! What the audit keeps of an act.
mod read;
mod write;

use super::Tx;
use super::auth::AuthContext;
use crate::Result;
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::policy::Permission;
use crate::domain::values::Sha256 as Digest256;
use crate::store::audit;
use crate::store::types::{Id, Time};
pub use read::{AuditEntry, AuditFilter, Reading};
use sha2::{Digest, Sha256};
use uuid::Uuid;

impl Tx<'_> {
    /// Notes that somebody did something, in the transaction in which they do it. `before` and `after`: what changed,
    /// of which only digests are kept.
    pub fn note(
        &mut self,
        by: &AuthContext,
        act: Permission,
        subject: impl ToString,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: by.organization.as_ref().map(|organization| organization.id),
            principal: by.caller.who.to_string(),
            role: by.role.as_str().to_owned(),
            action: act.as_str().to_owned(),
            subject: subject.to_string(),
            client: by.caller.client.clone(),
            before_digest: before.map(digest),
            after_digest: after.map(digest),
        };
        Ok(audit::insert(self.conn, &row)?)
    }

    /// Notes that somebody came in through the issuer of an organization, and what roles they had and have of it.
    pub fn note_login(
        &mut self,
        who: PrincipalId,
        organization: Uuid,
        role: Role,
        act: &'static str,
        before: &str,
        after: &str,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: Some(Id(organization)),
            principal: who.to_string(),
            role: role.as_str().to_owned(),
            action: act.to_owned(),
            subject: who.to_string(),
            client: None,
            before_digest: Some(digest(before)),
            after_digest: Some(digest(after)),
        };
        Ok(audit::insert(self.conn, &row)?)
    }
}

fn digest(text: &str) -> String {
    Digest256::of(Sha256::digest(text)).as_str().into()
}
