//! Answer templates of organizations.
use crate::store::schema::answer_templates;
use crate::store::types::Id;
use crate::store::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// An answer template.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = answer_templates, check_for_backend(MultiBackend))]
pub struct AnswerTemplate {
    /// A UUIDv7: its order is the order of creation.
    pub id: Id,
    pub organization_id: Id,
    pub title: String,
    pub purpose: String,
    /// A language map as JSON.
    pub text: String,
    pub revision: i32,
}

pub fn insert(conn: &mut Conn, template: &AnswerTemplate) -> QueryResult<()> {
    diesel::insert_into(answer_templates::table).values(template).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, template: &AnswerTemplate) -> QueryResult<()> {
    diesel::update(answer_templates::table.find(template.id)).set(template).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(answer_templates::table.find(Id(id))).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<AnswerTemplate>> {
    answer_templates::table.find(Id(id)).select(AnswerTemplate::as_select()).first(conn).optional()
}

/// Returns the answer templates of an organization in the order of their creation.
pub fn list(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<AnswerTemplate>> {
    let templates = answer_templates::table.filter(answer_templates::organization_id.eq(Id(organization)));
    templates.order(answer_templates::id).select(AnswerTemplate::as_select()).load(conn)
}
