//! Supporters of challenges: people who stated that a challenge affects them, too.
use crate::store::Conn;
use crate::store::schema::challenge_supporters;
use crate::store::types::Id;
use diesel::prelude::*;
use uuid::Uuid;

/// Inserts a supporter by the hash of their browser's token. Returns false if the supporter was already there.
pub fn insert_if_absent(conn: &mut Conn, challenge: Uuid, token_hash: &str) -> QueryResult<bool> {
    let exists = challenge_supporters::table.find((Id(challenge), token_hash)).count().get_result::<i64>(conn)? > 0;
    if !exists {
        let row =
            (challenge_supporters::challenge_id.eq(Id(challenge)), challenge_supporters::token_hash.eq(token_hash));
        diesel::insert_into(challenge_supporters::table).values(row).execute(conn)?;
    }
    Ok(!exists)
}

/// Deletes the supporters of a challenge. Their number stays in the challenge.
pub fn delete_by_challenge(conn: &mut Conn, challenge: Uuid) -> QueryResult<()> {
    diesel::delete(challenge_supporters::table.filter(challenge_supporters::challenge_id.eq(Id(challenge))))
        .execute(conn)
        .map(drop)
}
