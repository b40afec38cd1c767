//! Applications of organizations that ask to join. Contact and statement are sealed, and empty once they are erased.
use super::schema::applications;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::applications::ApplicationState;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = applications, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Application {
    pub id: Id,
    /// [`crate::domain::applications::Applicant`] as JSON.
    pub organization: String,
    pub contact: String,
    pub statement: String,
    /// [`ApplicationState`].
    pub state: String,
    pub created_at: Time,
    pub decided_at: Option<Time>,
    pub reason: Option<String>,
    /// The organization that was created when the application was admitted.
    pub organization_id: Option<Id>,
}

pub fn insert(conn: &mut Conn, application: &Application) -> QueryResult<()> {
    diesel::insert_into(applications::table).values(application).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Application>> {
    applications::table.find(Id(id)).select(Application::as_select()).first(conn).optional()
}

pub fn update(conn: &mut Conn, application: &Application) -> QueryResult<()> {
    diesel::update(applications::table.find(application.id)).set(application).execute(conn).map(drop)
}

/// Returns at most `limit` applications older than `before`, the newest first.
pub fn list(
    conn: &mut Conn,
    state: Option<ApplicationState>,
    before: Option<Uuid>,
    limit: i64,
) -> QueryResult<Vec<Application>> {
    let mut rows = applications::table.order(applications::id.desc()).limit(limit).into_boxed();
    if let Some(state) = state {
        rows = rows.filter(applications::state.eq(state.as_str()));
    }
    if let Some(before) = before {
        rows = rows.filter(applications::id.lt(Id(before)));
    }
    rows.select(Application::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, state: Option<ApplicationState>) -> QueryResult<i64> {
    match state {
        Some(state) => applications::table.filter(applications::state.eq(state.as_str())).count().get_result(conn),
        None => applications::table.count().get_result(conn),
    }
}

/// Erases the contact and the statement of applications created before a time. Returns their number.
pub fn erase_contacts(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let old = applications::table.filter(applications::created_at.lt(Time(before)));
    let old = old.filter(applications::contact.ne(""));
    diesel::update(old).set((applications::contact.eq(""), applications::statement.eq(""))).execute(conn)
}
