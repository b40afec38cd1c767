//! Who said that a challenge affects them, too.
use super::Conn;
use super::schema::challenge_supporters as table;
use super::types::Id;
use diesel::prelude::*;
use uuid::Uuid;

/// Notes a supporter; false if it was noted before.
pub fn put(conn: &mut Conn, challenge: Uuid, token_hash: &str) -> QueryResult<bool> {
    let known = table::table.find((Id(challenge), token_hash)).count().get_result::<i64>(conn)? > 0;
    if !known {
        let row = (table::challenge_id.eq(Id(challenge)), table::token_hash.eq(token_hash));
        diesel::insert_into(table::table).values(row).execute(conn)?;
    }
    Ok(!known)
}

/// Forgets who they were. How many there were stays in the challenge.
pub fn forget(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(table::table.filter(table::challenge_id.eq(Id(challenge)))).execute(conn).map(drop)
}
