//! The audit as those read it who may.
use crate::Result;
use crate::domain::values::Instant;
use crate::service::access_request::AccessRequest;
use crate::service::auth::AuthContext;
use crate::service::{Register, Tx};
use crate::store::audit::{self as store, AuditEntry as Row, Filter};
use crate::store::{Conn, organizations};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// An act that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    pub id: Uuid,
    pub at: Instant,
    /// Slug of the organization; none: the register.
    pub organization: Option<String>,
    pub caller: String,
    pub role: String,
    pub act: String,
    pub subject: String,
    /// The program through which it was done.
    pub client: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Which acts somebody wants to see.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    pub acts: Vec<String>,
    pub caller: Option<String>,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
}

/// What somebody may read of the audit, from page to page.
#[derive(Debug, Clone)]
pub struct Reading(Filter);

impl AuditFilter {
    /// Of what they may see: their organization, or all.
    pub fn by(self, by: &AuthContext) -> Reading {
        let Self { acts, caller, from, to } = self;
        let organization = by.organization.as_ref().map(|organization| organization.id.0);
        Reading(Filter { organization, actions: acts, principal: caller, from, to })
    }
}

impl Reading {
    /// The newest first, older than `before`; and whether there are more.
    ///
    /// # Errors
    /// If the database is away.
    pub fn page(&self, conn: &mut Conn, before: Option<Uuid>, limit: usize) -> Result<(Vec<AuditEntry>, bool)> {
        let mut rows = store::list(conn, &self.0, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let mut slugs = HashMap::new();
        let noted = rows.into_iter().map(|row| noted(conn, row, &mut slugs)).collect::<Result<_>>()?;
        Ok((noted, more))
    }
}

fn noted(conn: &mut Conn, row: Row, slugs: &mut HashMap<Uuid, String>) -> Result<AuditEntry> {
    let Row {
        id,
        at,
        organization_id,
        principal: caller,
        role,
        action: act,
        subject,
        client,
        before_digest,
        after_digest,
    } = row;
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
    Ok(AuditEntry { id: id.0, at: at.0, organization, caller, role, act, subject, client, before, after })
}

impl Register {
    /// Begins an export of the audit, and notes it: reading everything is an act, too.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden`.
    pub async fn begin_audit_export(&self, wish: AccessRequest, wanted: AuditFilter) -> Result<Reading> {
        let begin = move |tx: &mut Tx<'_>| {
            let by = wish.authorize(tx.conn, tx.now)?;
            tx.note(&by, wish.act, "export", None, None)?;
            Ok(wanted.by(&by))
        };
        Ok(self.write(begin).await?.value)
    }
}
