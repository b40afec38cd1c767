//! Files that organizations send, and what came of each row.
use super::schema::{import_rows, imports};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::dsl::exists;
use diesel::prelude::*;
use uuid::Uuid;

/// A file that is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = imports, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Import {
    /// A UUIDv7: imports sort by it as they came.
    pub id: Id,
    pub organization_id: Id,
    pub profile: String,
    /// `draft` or `publish`.
    pub mode: String,
    pub dry_run: bool,
    /// SHA-256 of the file.
    pub file_digest: String,
    /// `running`, `done` or `failed`.
    pub state: String,
    /// Rows of the file.
    pub total: i32,
    /// How many rows came out how, as JSON.
    pub counts: String,
    /// Why it failed: a code.
    pub failure: Option<String>,
    /// [`crate::domain::accounts::PrincipalId`].
    pub caller: String,
    pub created_at: Time,
    /// When something was last done.
    pub touched_at: Time,
    pub finished_at: Option<Time>,
}

/// What came of one row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = import_rows, check_for_backend(MultiBackend))]
pub struct Row {
    pub import_id: Id,
    pub number: i32,
    pub outcome: String,
    /// The line of the report, as JSON.
    pub line: String,
}

pub fn insert(conn: &mut Conn, import: &Import) -> QueryResult<()> {
    diesel::insert_into(imports::table).values(import).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, import: &Import) -> QueryResult<()> {
    diesel::update(imports::table.find(import.id)).set(import).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Import>> {
    imports::table.find(Id(id)).select(Import::as_select()).first(conn).optional()
}

/// The imports of an organization, newest first: at most `limit`, older than `before`.
pub fn list(conn: &mut Conn, organization: Uuid, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Import>> {
    let of = imports::table.filter(imports::organization_id.eq(Id(organization)));
    let mut of = of.order(imports::id.desc()).limit(limit).into_boxed();
    if let Some(before) = before {
        of = of.filter(imports::id.lt(Id(before)));
    }
    of.select(Import::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, organization: Uuid) -> QueryResult<i64> {
    imports::table.filter(imports::organization_id.eq(Id(organization))).count().get_result(conn)
}

/// An import of the organization that runs: something was done after `since`.
pub fn running(conn: &mut Conn, organization: Uuid, since: Instant) -> QueryResult<Option<Import>> {
    let of = imports::table.filter(imports::organization_id.eq(Id(organization)));
    let running = of.filter(imports::state.eq("running")).filter(imports::touched_at.gt(Time(since)));
    running.select(Import::as_select()).first(conn).optional()
}

pub fn add_row(conn: &mut Conn, row: &Row) -> QueryResult<()> {
    diesel::insert_into(import_rows::table).values(row).execute(conn).map(drop)
}

/// Forgets the rows of imports that were touched last before, some imports at a time. Answers how many rows.
pub fn forget_rows(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let rows = import_rows::table.filter(import_rows::import_id.eq(imports::id));
    let old = imports::table.filter(imports::touched_at.lt(Time(before))).filter(exists(rows));
    let old: Vec<Id> = old.order(imports::id).limit(5).select(imports::id).load(conn)?;
    if old.is_empty() {
        return Ok(0);
    }
    diesel::delete(import_rows::table.filter(import_rows::import_id.eq_any(&old))).execute(conn)
}

/// Rows of an import in their order: at most `limit`, behind `after`, and of one outcome if it is given.
pub fn rows(
    conn: &mut Conn,
    import: Uuid,
    outcome: Option<&str>,
    after: Option<i32>,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let mut of = import_rows::table.filter(import_rows::import_id.eq(Id(import))).into_boxed();
    if let Some(outcome) = outcome {
        of = of.filter(import_rows::outcome.eq(outcome.to_owned()));
    }
    if let Some(after) = after {
        of = of.filter(import_rows::number.gt(after));
    }
    of.order(import_rows::number).limit(limit).select(Row::as_select()).load(conn)
}
