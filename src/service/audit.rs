//! The audit log: one entry for each action, written in the transaction of the action.
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
pub use read::{AuditEntry, AuditFilter, AuditReader, begin_export};
use sha2::{Digest, Sha256};
use uuid::Uuid;

impl Tx<'_> {
    /// Adds an audit entry in the current transaction. Of `before` and `after`, the changed state, only digests are
    /// stored.
    pub fn audit(
        &mut self,
        auth: &AuthContext,
        action: Permission,
        subject: impl ToString,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: auth.organization.as_ref().map(|organization| organization.id),
            principal: auth.principal.id.to_string(),
            role: auth.role.as_str().to_owned(),
            action: action.as_str().to_owned(),
            subject: subject.to_string(),
            client: auth.principal.client.clone(),
            before_digest: before.map(digest),
            after_digest: after.map(digest),
        };
        Ok(audit::insert(self.conn, &row)?)
    }

    /// Adds an audit entry for a login at an organization's issuer, with the roles before and after it.
    pub fn audit_login(
        &mut self,
        principal: PrincipalId,
        organization: Uuid,
        role: Role,
        action: &'static str,
        before: &str,
        after: &str,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: Some(Id(organization)),
            principal: principal.to_string(),
            role: role.as_str().to_owned(),
            action: action.to_owned(),
            subject: principal.to_string(),
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
