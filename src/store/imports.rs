//! Imports of files, and the outcome of each row.
use super::schema::{import_rows, imports};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::dsl::exists;
use diesel::prelude::*;
use uuid::Uuid;

/// An import of a file.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = imports, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Import {
    /// A UUIDv7: its order is the order of creation.
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
    /// The number of rows of the file.
    pub total: i32,
    /// The number of rows by outcome, as JSON.
    pub counts: String,
    /// The error code of a failed import.
    pub failure: Option<String>,
    /// [`crate::domain::accounts::PrincipalId`].
    pub principal: String,
    pub created_at: Time,
    /// The time of the last progress: a running import without progress was interrupted.
    pub updated_at: Time,
    pub finished_at: Option<Time>,
}

/// The outcome of one row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = import_rows, check_for_backend(MultiBackend))]
pub struct ImportRow {
    pub import_id: Id,
    pub number: i32,
    pub outcome: String,
    /// The line of the import report, as JSON.
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

/// Returns at most `limit` imports of an organization older than `before`, the newest first.
pub fn list(conn: &mut Conn, organization: Uuid, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Import>> {
    let imports = imports::table.filter(imports::organization_id.eq(Id(organization)));
    let mut imports = imports.order(imports::id.desc()).limit(limit).into_boxed();
    if let Some(before) = before {
        imports = imports.filter(imports::id.lt(Id(before)));
    }
    imports.select(Import::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, organization: Uuid) -> QueryResult<i64> {
    imports::table.filter(imports::organization_id.eq(Id(organization))).count().get_result(conn)
}

/// Returns a running import of an organization with progress after `since`.
pub fn find_running(conn: &mut Conn, organization: Uuid, since: Instant) -> QueryResult<Option<Import>> {
    let imports = imports::table.filter(imports::organization_id.eq(Id(organization)));
    let running = imports.filter(imports::state.eq("running")).filter(imports::updated_at.gt(Time(since)));
    running.select(Import::as_select()).first(conn).optional()
}

pub fn insert_row(conn: &mut Conn, row: &ImportRow) -> QueryResult<()> {
    diesel::insert_into(import_rows::table).values(row).execute(conn).map(drop)
}

/// Deletes the rows of at most five imports without progress since `before`. Returns the number of rows.
pub fn delete_expired_rows(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let rows = import_rows::table.filter(import_rows::import_id.eq(imports::id));
    let old = imports::table.filter(imports::updated_at.lt(Time(before))).filter(exists(rows));
    let old: Vec<Id> = old.order(imports::id).limit(5).select(imports::id).load(conn)?;
    if old.is_empty() {
        return Ok(0);
    }
    diesel::delete(import_rows::table.filter(import_rows::import_id.eq_any(&old))).execute(conn)
}

/// Returns at most `limit` rows of an import after `after`, of one outcome or of any, in the order of the file.
pub fn list_rows(
    conn: &mut Conn,
    import: Uuid,
    outcome: Option<&str>,
    after: Option<i32>,
    limit: i64,
) -> QueryResult<Vec<ImportRow>> {
    let mut rows = import_rows::table.filter(import_rows::import_id.eq(Id(import))).into_boxed();
    if let Some(outcome) = outcome {
        rows = rows.filter(import_rows::outcome.eq(outcome.to_owned()));
    }
    if let Some(after) = after {
        rows = rows.filter(import_rows::number.gt(after));
    }
    rows.order(import_rows::number).limit(limit).select(ImportRow::as_select()).load(conn)
}
