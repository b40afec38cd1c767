//! The audit: every act of everybody who works in the register. Rows are added and read; triggers refuse anything else.
use super::schema::audit;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
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
    /// [`crate::domain::accounts::Who`].
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

/// The acts in an organization, or all, newest first: at most `limit`, older than `before`.
pub fn list(conn: &mut Conn, organization: Option<Uuid>, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Row>> {
    let mut rows = audit::table.order(audit::id.desc()).limit(limit).into_boxed();
    if let Some(organization) = organization {
        rows = rows.filter(audit::organization_id.eq(Id(organization)));
    }
    if let Some(before) = before {
        rows = rows.filter(audit::id.lt(Id(before)));
    }
    rows.select(Row::as_select()).load(conn)
}
