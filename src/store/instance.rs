//! What the instance key sealed first.
use super::Conn;
use super::schema::instance;
use diesel::prelude::*;

pub fn sealed(conn: &mut Conn) -> QueryResult<Option<String>> {
    instance::table.find(1).select(instance::sealed).first(conn).optional()
}

/// Keeps it, unless another process was first. What is kept.
pub fn seal(conn: &mut Conn, sealed_now: &str) -> QueryResult<String> {
    let row = (instance::id.eq(1), instance::sealed.eq(sealed_now));
    match diesel::insert_into(instance::table).values(row).execute(conn) {
        Ok(_) | Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
            sealed(conn)?.ok_or(diesel::result::Error::NotFound)
        }
        Err(error) => Err(error),
    }
}
