//! Organizations and the names they are known under.
use super::schema::{organization_names, organizations};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use diesel::prelude::*;
use uuid::Uuid;

/// An organization; what it says about itself is its newest version in [`super::versions`].
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organizations, check_for_backend(MultiBackend))]
pub struct Organization {
    pub id: Id,
    pub slug: String,
    pub version: i32,
    pub registered_at: Time,
}

pub fn insert(conn: &mut Conn, organization: &Organization) -> QueryResult<()> {
    diesel::insert_into(organizations::table).values(organization).execute(conn).map(drop)
}

pub fn by_slug(conn: &mut Conn, slug: &str) -> QueryResult<Option<Organization>> {
    organizations::table.filter(organizations::slug.eq(slug)).select(Organization::as_select()).first(conn).optional()
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Organization>> {
    organizations::table.find(Id(id)).select(Organization::as_select()).first(conn).optional()
}

pub fn by_id(conn: &mut Conn, id: Uuid) -> QueryResult<Organization> {
    dispatch!(conn => organizations::table.find(Id(id)).select(Organization::as_select()).first(conn))
}

/// The organization that is known under a folded name.
pub fn by_name(conn: &mut Conn, name_key: &str) -> QueryResult<Option<Organization>> {
    let id: Option<Id> =
        organization_names::table.find(name_key).select(organization_names::organization_id).first(conn).optional()?;
    id.map(|id| by_id(conn, id.0)).transpose()
}

/// Makes an organization known under one more folded name. A name that leads somewhere already stays as it is.
pub fn add_name(conn: &mut Conn, name_key: &str, organization: Uuid) -> QueryResult<()> {
    if by_name(conn, name_key)?.is_some() {
        return Ok(());
    }
    let row = (organization_names::name_key.eq(name_key), organization_names::organization_id.eq(Id(organization)));
    diesel::insert_into(organization_names::table).values(row).execute(conn).map(drop)
}

/// Sets the number of the newest version.
pub fn set_version(conn: &mut Conn, id: Uuid, version: i32) -> QueryResult<()> {
    diesel::update(organizations::table.find(Id(id))).set(organizations::version.eq(version)).execute(conn).map(drop)
}

/// All organizations, by slug.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Organization>> {
    organizations::table.order(organizations::slug).select(Organization::as_select()).load(conn)
}
