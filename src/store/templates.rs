//! Templates for records.
use super::schema::templates;
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = templates, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Template {
    /// A UUIDv7: its order is the order of creation.
    pub id: Id,
    pub organization_id: Id,
    /// The supplier of the product.
    pub supplier: Option<String>,
    pub title: String,
    /// The general part of a record, as JSON.
    pub record: String,
    /// True: other organizations see the template.
    pub shared: bool,
    pub revision: i32,
    pub created_at: Time,
    pub updated_at: Time,
}

/// Selects templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateScope {
    /// All templates of one organization.
    Organization(Uuid),
    /// The shared templates of all organizations.
    Shared,
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

/// Returns at most `limit` templates older than `before`, the newest first.
pub fn list(conn: &mut Conn, scope: TemplateScope, before: Option<Uuid>, limit: i64) -> QueryResult<Vec<Template>> {
    let mut rows = templates::table.order(templates::id.desc()).limit(limit).into_boxed();
    rows = match scope {
        TemplateScope::Organization(id) => rows.filter(templates::organization_id.eq(Id(id))),
        TemplateScope::Shared => rows.filter(templates::shared.eq(true)),
    };
    if let Some(before) = before {
        rows = rows.filter(templates::id.lt(Id(before)));
    }
    rows.select(Template::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, scope: TemplateScope) -> QueryResult<i64> {
    match scope {
        TemplateScope::Organization(id) => {
            templates::table.filter(templates::organization_id.eq(Id(id))).count().get_result(conn)
        }
        TemplateScope::Shared => templates::table.filter(templates::shared.eq(true)).count().get_result(conn),
    }
}
