//! Reading and exporting the audit log.
use crate::Result;
use crate::domain::values::Instant;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::{Register, Tx};
use crate::store::audit::{self as store, AuditEntry as Row, Filter};
use crate::store::{Conn, organizations};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    pub id: Uuid,
    pub at: Instant,
    /// Slug of the organization. `None`: the register.
    pub organization: Option<String>,
    pub principal: String,
    pub role: String,
    pub action: String,
    pub subject: String,
    /// The client through which the action came.
    pub client: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A filter for audit entries.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    pub actions: Vec<String>,
    pub principal: Option<String>,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
}

/// A filtered audit log, limited to what the reader may see; read page by page.
#[derive(Debug, Clone)]
pub struct AuditReader(Filter);

impl AuditFilter {
    /// Limits the filter to the reader's organization, or to none for the whole register.
    pub fn visible_to(self, auth: &AuthContext) -> AuditReader {
        let Self { actions, principal, from, to } = self;
        let organization = auth.organization.as_ref().map(|organization| organization.id.0);
        AuditReader(Filter { organization, actions, principal, from, to })
    }
}

impl AuditReader {
    /// Returns a page of entries, newest first, that are older than `before`, and whether there are more.
    ///
    /// # Errors
    /// If the database is unavailable.
    pub fn page(&self, conn: &mut Conn, before: Option<Uuid>, limit: usize) -> Result<(Vec<AuditEntry>, bool)> {
        let mut rows = store::list(conn, &self.0, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let mut slugs = HashMap::new();
        let entries = rows.into_iter().map(|row| audit_entry(conn, row, &mut slugs)).collect::<Result<_>>()?;
        Ok((entries, more))
    }
}

fn audit_entry(conn: &mut Conn, row: Row, slugs: &mut HashMap<Uuid, String>) -> Result<AuditEntry> {
    let Row { id, at, organization_id, principal, role, action, subject, client, before_digest, after_digest } = row;
    let organization = match organization_id {
        None => None,
        Some(id) => {
            if let std::collections::hash_map::Entry::Vacant(new) = slugs.entry(id.0) {
                new.insert(organizations::get(conn, id.0)?.slug);
            }
            slugs.get(&id.0).cloned()
        }
    };
    let (before, after) = (before_digest, after_digest);
    Ok(AuditEntry { id: id.0, at: at.0, organization, principal, role, action, subject, client, before, after })
}

/// Starts an export of the audit log. The export itself is an audited action.
///
/// # Errors
/// `Unauthorized`, `NotFound` and `Forbidden`.
pub async fn begin_export(register: &Register, request: AccessRequest, filter: AuditFilter) -> Result<AuditReader> {
    let write = move |tx: &mut Tx<'_>| {
        let auth = request.authorize(tx.conn, tx.now)?;
        tx.audit(&auth, request.permission, "export", None, None)?;
        Ok(filter.visible_to(&auth))
    };
    Ok(register.write(write).await?.value)
}
