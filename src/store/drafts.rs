//! Drafts of records, and what publishers said about them.
use super::schema::{draft_comments, drafts};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// A draft. It has the id of the system that it is of, or will be.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drafts, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct Draft {
    #[diesel(column_name = system_id)]
    pub id: Id,
    pub organization_id: Id,
    /// JSON.
    pub record: String,
    /// The version that it began from; none: the system was never published.
    pub base: Option<i32>,
    /// [`crate::domain::drafts::State`].
    pub state: String,
    pub revision: i32,
    /// [`crate::domain::accounts::PrincipalId`].
    pub last_editor: String,
    pub template_id: Option<Id>,
    /// The row of another register that it was imported from: JSON.
    pub source: Option<String>,
    pub created_at: Time,
    pub updated_at: Time,
}

/// What a publisher said about a place in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = draft_comments, check_for_backend(MultiBackend))]
pub struct Comment {
    pub id: Id,
    pub system_id: Id,
    pub at: Time,
    pub role: String,
    /// JSON Pointer into the record; empty: all of it.
    pub pointer: String,
    pub text: String,
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Draft>> {
    drafts::table.find(Id(id)).select(Draft::as_select()).first(conn).optional()
}

/// The draft of an organization that was imported from a row, as [`Draft::source`] names it.
pub fn by_source(conn: &mut Conn, organization: Uuid, source: &str) -> QueryResult<Option<Draft>> {
    let of = drafts::table.filter(drafts::organization_id.eq(Id(organization))).filter(drafts::source.eq(source));
    of.select(Draft::as_select()).first(conn).optional()
}

pub fn insert(conn: &mut Conn, draft: &Draft) -> QueryResult<()> {
    diesel::insert_into(drafts::table).values(draft).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, draft: &Draft) -> QueryResult<()> {
    diesel::update(drafts::table.find(draft.id)).set(draft).execute(conn).map(drop)
}

/// With its comments.
pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    forget_comments(conn, id)?;
    diesel::delete(drafts::table.find(Id(id))).execute(conn).map(drop)
}

/// The drafts of an organization, in one state or in any, the one that changed last first: at most `limit`, behind
/// `after`.
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

pub fn add_comment(conn: &mut Conn, comment: &Comment) -> QueryResult<()> {
    diesel::insert_into(draft_comments::table).values(comment).execute(conn).map(drop)
}

/// What was said, in the order of its places.
pub fn comments(conn: &mut Conn, id: Uuid) -> QueryResult<Vec<Comment>> {
    let of = draft_comments::table.filter(draft_comments::system_id.eq(Id(id)));
    of.order((draft_comments::pointer, draft_comments::id)).select(Comment::as_select()).load(conn)
}

pub fn forget_comments(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    let of = draft_comments::table.filter(draft_comments::system_id.eq(Id(id)));
    diesel::delete(of).execute(conn).map(drop)
}
