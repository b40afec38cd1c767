//! Settings of organizations.
use super::schema::organization_settings as settings;
use super::types::Id;
use super::{Conn, MultiBackend, dispatch};
use diesel::prelude::*;
use uuid::Uuid;

/// The settings of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = settings, check_for_backend(MultiBackend))]
pub struct Row {
    pub organization_id: Id,
    /// The settings as JSON.
    pub settings: String,
    /// The number of changes so far.
    pub revision: i32,
}

pub fn find(conn: &mut Conn, organization: Uuid) -> QueryResult<Option<Row>> {
    dispatch!(conn => settings::table.find(Id(organization)).select(Row::as_select()).first(conn).optional())
}

/// Inserts the settings of an organization or replaces them.
pub fn upsert(conn: &mut Conn, row: &Row) -> QueryResult<()> {
    let values = (settings::settings.eq(&row.settings), settings::revision.eq(row.revision));
    if diesel::update(settings::table.find(row.organization_id)).set(values).execute(conn)? == 0 {
        diesel::insert_into(settings::table).values(row).execute(conn)?;
    }
    Ok(())
}
