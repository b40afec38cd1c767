//! The audit log: the actions of all people and clients who work in the register. Triggers refuse to change or delete
//! an entry.
use super::schema::audit_entries;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use chrono::TimeDelta;
use diesel::prelude::*;
use uuid::Uuid;

/// An audit entry.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_entries, check_for_backend(MultiBackend))]
pub struct AuditEntry {
    /// A UUIDv7: its order is the order of the entries.
    pub id: Id,
    pub at: Time,
    pub organization_id: Option<Id>,
    /// [`crate::domain::accounts::PrincipalId`].
    pub principal: String,
    pub role: String,
    /// A [`crate::domain::policy::Permission`], or another name for an action that needs no permission.
    pub action: String,
    /// The object of the action: an id or a description.
    pub subject: String,
    /// The client through which a person acted, if it stated its name.
    pub client: Option<String>,
    /// SHA-256 of the object before and after the action, where there was one.
    pub before_digest: Option<String>,
    pub after_digest: Option<String>,
}

pub fn insert(conn: &mut Conn, row: &AuditEntry) -> QueryResult<()> {
    diesel::insert_into(audit_entries::table).values(row).execute(conn).map(drop)
}

/// Selects audit entries.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// None: entries of all organizations and of the register.
    pub organization: Option<Uuid>,
    /// Any of these actions; empty: all.
    pub actions: Vec<String>,
    pub principal: Option<String>,
    pub from: Option<Instant>,
    /// Exclusive.
    pub to: Option<Instant>,
}

/// Returns at most `limit` selected entries older than `before`, the newest first.
pub fn list(conn: &mut Conn, filter: &Filter, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<AuditEntry>> {
    let mut rows = audit_entries::table.order(audit_entries::id.desc()).limit(limit).into_boxed();
    let Filter { organization, actions, principal, from, to } = filter;
    if let Some(organization) = organization {
        rows = rows.filter(audit_entries::organization_id.eq(Id(*organization)));
    }
    if !actions.is_empty() {
        rows = rows.filter(audit_entries::action.eq_any(actions));
    }
    if let Some(principal) = principal {
        rows = rows.filter(audit_entries::principal.eq(principal));
    }
    // Ids begin with the time: the condition on them lets the index find the place in a long audit log.
    if let Some(from) = from {
        rows = rows.filter(audit_entries::at.ge(Time(*from))).filter(audit_entries::id.ge(Id(first_id(*from))));
    }
    if let Some(to) = to {
        let end = first_id(*to + TimeDelta::milliseconds(1));
        rows = rows.filter(audit_entries::at.lt(Time(*to))).filter(audit_entries::id.lt(Id(end)));
    }
    if let Some(before) = before {
        rows = rows.filter(audit_entries::id.lt(Id(before)));
    }
    rows.select(AuditEntry::as_select()).load(conn)
}

/// Returns the newest entry of any of these actions on a subject.
pub fn find_latest(conn: &mut Conn, actions: &[&str], subject: &str) -> QueryResult<Option<AuditEntry>> {
    let rows = audit_entries::table
        .filter(audit_entries::subject.eq(subject))
        .filter(audit_entries::action.eq_any(actions.to_vec()));
    rows.order(audit_entries::id.desc()).select(AuditEntry::as_select()).first(conn).optional()
}

/// Returns the smallest UUIDv7 of a time.
fn first_id(at: Instant) -> Uuid {
    let milliseconds = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(u128::from(milliseconds.min((1 << 48) - 1)) << 80)
}
