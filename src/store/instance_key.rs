//! A value sealed with the instance key, by which a process notices that it has the key of another register.
use super::Conn;
use super::schema::instance_key_check;
use diesel::prelude::*;

/// Returns the sealed value, if the register has one.
pub fn find_check(conn: &mut Conn) -> QueryResult<Option<String>> {
    instance_key_check::table.find(1).select(instance_key_check::sealed).first(conn).optional()
}

/// Inserts the sealed value unless another process was first. Returns the stored value.
pub fn insert_check(conn: &mut Conn, sealed: &str) -> QueryResult<String> {
    let row = (instance_key_check::id.eq(1), instance_key_check::sealed.eq(sealed));
    match diesel::insert_into(instance_key_check::table).values(row).execute(conn) {
        Ok(_) | Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
            find_check(conn)?.ok_or(diesel::result::Error::NotFound)
        }
        Err(error) => Err(error),
    }
}
