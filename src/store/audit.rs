//! The audit: every act of everybody who works in the register. Rows are added and read; triggers refuse anything else.
use super::schema::audit;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use chrono::TimeDelta;
use diesel::prelude::*;
use uuid::Uuid;

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit, check_for_backend(MultiBackend))]
pub struct Row {
    /// A UUIDv7: rows sort by it as they came.
    pub id: Id,
    pub at: Time,
    pub organization_id: Option<Id>,
    /// [`crate::domain::accounts::PrincipalId`].
    pub caller: String,
    pub role: String,
    /// [`crate::domain::policy::Act`], or another word for what nobody needs a right for.
    pub act: String,
    /// What it was done to: an id, or the words for it.
    pub subject: String,
    /// The program through which a person did it, if it said.
    pub client: Option<String>,
    /// SHA-256 of what was there before and after, where there was something.
    pub before_digest: Option<String>,
    pub after_digest: Option<String>,
}

pub fn insert(conn: &mut Conn, row: &Row) -> QueryResult<()> {
    diesel::insert_into(audit::table).values(row).execute(conn).map(drop)
}

/// Which acts are meant.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// None: of all organizations, and of none.
    pub organization: Option<Uuid>,
    /// Any of these words; none: all.
    pub acts: Vec<String>,
    pub caller: Option<String>,
    pub from: Option<Instant>,
    /// Before this time.
    pub to: Option<Instant>,
}

/// The acts that are meant, newest first: at most `limit`, older than `before`.
pub fn list(conn: &mut Conn, filter: &Filter, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Row>> {
    let mut rows = audit::table.order(audit::id.desc()).limit(limit).into_boxed();
    let Filter { organization, acts, caller, from, to } = filter;
    if let Some(organization) = organization {
        rows = rows.filter(audit::organization_id.eq(Id(*organization)));
    }
    if !acts.is_empty() {
        rows = rows.filter(audit::act.eq_any(acts));
    }
    if let Some(caller) = caller {
        rows = rows.filter(audit::caller.eq(caller));
    }
    // Ids begin with the time, so that the index finds the place in a long audit.
    if let Some(from) = from {
        rows = rows.filter(audit::at.ge(Time(*from))).filter(audit::id.ge(Id(first_id(*from))));
    }
    if let Some(to) = to {
        let beyond = first_id(*to + TimeDelta::milliseconds(1));
        rows = rows.filter(audit::at.lt(Time(*to))).filter(audit::id.lt(Id(beyond)));
    }
    if let Some(before) = before {
        rows = rows.filter(audit::id.lt(Id(before)));
    }
    rows.select(Row::as_select()).load(conn)
}

/// The last of these acts that was done to something.
pub fn last(conn: &mut Conn, acts: &[&str], subject: &str) -> QueryResult<Option<Row>> {
    let rows = audit::table.filter(audit::subject.eq(subject)).filter(audit::act.eq_any(acts.to_vec()));
    rows.order(audit::id.desc()).select(Row::as_select()).first(conn).optional()
}

/// The least id of a time.
fn first_id(at: Instant) -> Uuid {
    let milliseconds = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    Uuid::from_u128(u128::from(milliseconds.min((1 << 48) - 1)) << 80)
}
