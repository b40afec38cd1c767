//! What organizations set for themselves.
use super::schema::organization_settings as settings;
use super::types::Id;
use super::{Conn, MultiBackend, dispatch};
use diesel::prelude::*;
use uuid::Uuid;

/// The settings of an organization: JSON, and how often they were set.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = settings, check_for_backend(MultiBackend))]
pub struct Row {
    pub organization_id: Id,
    pub settings: String,
    pub revision: i32,
}

pub fn find(conn: &mut Conn, organization: Uuid) -> QueryResult<Option<Row>> {
    dispatch!(conn => settings::table.find(Id(organization)).select(Row::as_select()).first(conn).optional())
}

pub fn put(conn: &mut Conn, row: &Row) -> QueryResult<()> {
    let set = (settings::settings.eq(&row.settings), settings::revision.eq(row.revision));
    if diesel::update(settings::table.find(row.organization_id)).set(set).execute(conn)? == 0 {
        diesel::insert_into(settings::table).values(row).execute(conn)?;
    }
    Ok(())
}
