//! Records that others may begin from.
use super::schema::templates;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = templates, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Template {
    /// A UUIDv7: templates sort by it as they came.
    pub id: Id,
    pub organization_id: Id,
    /// Whose product it is about.
    pub supplier: Option<String>,
    pub title: String,
    /// What is general of a record, as JSON.
    pub record: String,
    /// Whether other organizations see it.
    pub shared: bool,
    pub revision: i32,
    pub created_at: Time,
    pub updated_at: Time,
}

/// Which templates a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// All of one organization.
    Organization(Uuid),
    /// Those that anybody shares.
    Everybody,
}

pub fn insert(conn: &mut Conn, template: &Template) -> QueryResult<()> {
    diesel::insert_into(templates::table).values(template).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, template: &Template) -> QueryResult<()> {
    diesel::update(templates::table.find(template.id)).set(template).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(templates::table.find(Id(id))).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Template>> {
    templates::table.find(Id(id)).select(Template::as_select()).first(conn).optional()
}

/// Templates, the newest first: at most `limit`, older than `before`.
pub fn list(conn: &mut Conn, of: Of, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Template>> {
    let mut rows = templates::table.order(templates::id.desc()).limit(limit).into_boxed();
    rows = match of {
        Of::Organization(id) => rows.filter(templates::organization_id.eq(Id(id))),
        Of::Everybody => rows.filter(templates::shared.eq(true)),
    };
    if let Some(before) = before {
        rows = rows.filter(templates::id.lt(Id(before)));
    }
    rows.select(Template::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, of: Of) -> QueryResult<i64> {
    match of {
        Of::Organization(id) => templates::table.filter(templates::organization_id.eq(Id(id))).count().get_result(conn),
        Of::Everybody => templates::table.filter(templates::shared.eq(true)).count().get_result(conn),
    }
}
