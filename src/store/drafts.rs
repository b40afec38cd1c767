//! Drafts of records, and comments of publishers on them.
use super::schema::{draft_comments, drafts};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A draft of a record. Its id is the id of the system, published or not.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drafts, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Draft {
    #[diesel(column_name = system_id)]
    pub id: Id,
    pub organization_id: Id,
    /// The record as JSON.
    pub record: String,
    /// The version on which the draft is based. None: the system was never published.
    pub base: Option<i32>,
    /// [`crate::domain::drafts::State`].
    pub state: String,
    pub revision: i32,
    /// [`crate::domain::accounts::PrincipalId`].
    pub last_editor: String,
    pub template_id: Option<Id>,
    /// The row of another register from which the draft was imported, as JSON.
    pub source: Option<String>,
    pub created_at: Time,
    pub updated_at: Time,
}

/// A comment of a publisher on a place in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = draft_comments, check_for_backend(MultiBackend))]
pub struct Comment {
    pub id: Id,
    pub system_id: Id,
    pub at: Time,
    pub role: String,
    /// JSON Pointer into the record; empty: the whole record.
    pub pointer: String,
    pub text: String,
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Draft>> {
    drafts::table.find(Id(id)).select(Draft::as_select()).first(conn).optional()
}

/// Returns the draft of an organization that was imported from a row, by [`Draft::source`].
pub fn find_by_source(conn: &mut Conn, organization: Uuid, source: &str) -> QueryResult<Option<Draft>> {
    let draft = drafts::table.filter(drafts::organization_id.eq(Id(organization))).filter(drafts::source.eq(source));
    draft.select(Draft::as_select()).first(conn).optional()
}

pub fn insert(conn: &mut Conn, draft: &Draft) -> QueryResult<()> {
    diesel::insert_into(drafts::table).values(draft).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, draft: &Draft) -> QueryResult<()> {
    diesel::update(drafts::table.find(draft.id)).set(draft).execute(conn).map(drop)
}

/// Deletes a draft with its comments.
pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    delete_comments(conn, id)?;
    diesel::delete(drafts::table.find(Id(id))).execute(conn).map(drop)
}

/// Returns at most `limit` drafts of an organization after `after`, in one state or in any, the last changed first.
pub fn list(
    conn: &mut Conn,
    organization: Uuid,
    state: Option<&str>,
    after: Option<(Instant, Uuid)>,
    limit: i64,
) -> QueryResult<Vec<Draft>> {
    let mut rows = drafts::table
        .filter(drafts::organization_id.eq(Id(organization)))
        .order((drafts::updated_at.desc(), drafts::system_id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(state) = state {
        rows = rows.filter(drafts::state.eq(state.to_owned()));
    }
    if let Some((at, id)) = after {
        let (at, id) = (Time(at), Id(id));
        rows = rows.filter(drafts::updated_at.lt(at).or(drafts::updated_at.eq(at).and(drafts::system_id.lt(id))));
    }
    rows.select(Draft::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, organization: Uuid, state: Option<&str>) -> QueryResult<i64> {
    let mut rows = drafts::table.filter(drafts::organization_id.eq(Id(organization))).into_boxed();
    if let Some(state) = state {
        rows = rows.filter(drafts::state.eq(state.to_owned()));
    }
    rows.count().get_result(conn)
}

pub fn insert_comment(conn: &mut Conn, comment: &Comment) -> QueryResult<()> {
    diesel::insert_into(draft_comments::table).values(comment).execute(conn).map(drop)
}

/// Returns the comments on a draft, sorted by pointer.
pub fn list_comments(conn: &mut Conn, id: Uuid) -> QueryResult<Vec<Comment>> {
    let comments = draft_comments::table.filter(draft_comments::system_id.eq(Id(id)));
    comments.order((draft_comments::pointer, draft_comments::id)).select(Comment::as_select()).load(conn)
}

pub fn delete_comments(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    let comments = draft_comments::table.filter(draft_comments::system_id.eq(Id(id)));
    diesel::delete(comments).execute(conn).map(drop)
}
