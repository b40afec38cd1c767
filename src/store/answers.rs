//! What case handlers say often.
use super::schema::answer_templates;
use super::types::Id;
use super::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// An answer template.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = answer_templates, check_for_backend(MultiBackend))]
pub struct AnswerTemplate {
    /// A UUIDv7: they sort by it as they came.
    pub id: Id,
    pub organization_id: Id,
    pub title: String,
    pub purpose: String,
    /// A map of languages, as JSON.
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

/// Those of an organization, as they came.
pub fn list(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<AnswerTemplate>> {
    let of = answer_templates::table.filter(answer_templates::organization_id.eq(Id(organization)));
    of.order(answer_templates::id).select(AnswerTemplate::as_select()).load(conn)
}
