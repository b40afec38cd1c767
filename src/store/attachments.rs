//! Files that belong to challenges.
use super::schema::challenge_attachments as table;
use super::types::Id;
use super::{Conn, MultiBackend};
use diesel::prelude::*;
use uuid::Uuid;

/// A file, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Insertable)]
#[diesel(table_name = table, check_for_backend(MultiBackend))]
pub struct Attachment {
    #[diesel(embed)]
    pub about: About,
    pub sealed: Vec<u8>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = table, check_for_backend(MultiBackend))]
pub struct About {
    pub id: Id,
    pub challenge_id: Id,
    /// In the order in which they came.
    pub number: i32,
    pub side: String,
    pub on_day: String,
    /// Of what kind it is, how long, and its digest.
    pub sealed_about: String,
}

pub fn insert(conn: &mut Conn, attachment: &Attachment) -> QueryResult<()> {
    diesel::insert_into(table::table).values(attachment).execute(conn).map(drop)
}

/// Those of a challenge, without what is in them.
pub fn of(conn: &mut Conn, challenge: Uuid) -> QueryResult<Vec<About>> {
    let of = table::table.filter(table::challenge_id.eq(Id(challenge)));
    of.order(table::number).select(About::as_select()).load(conn)
}

/// How many belong to a challenge.
pub fn count(conn: &mut Conn, challenge: Uuid) -> QueryResult<i64> {
    table::table.filter(table::challenge_id.eq(Id(challenge))).count().get_result(conn)
}

/// One of a challenge, with what is in it.
pub fn find(conn: &mut Conn, challenge: Uuid, id: Uuid) -> QueryResult<Option<(About, Vec<u8>)>> {
    let one = table::table.find(Id(id)).filter(table::challenge_id.eq(Id(challenge)));
    one.select((About::as_select(), table::sealed)).first(conn).optional()
}

/// Takes those of a challenge out.
pub fn erase(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(table::table.filter(table::challenge_id.eq(Id(challenge)))).execute(conn).map(drop)
}
