//! Organizations and their names.
use super::schema::{organization_names, organizations};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use diesel::prelude::*;
use uuid::Uuid;

/// An organization. Its profile is its newest version in [`super::versions`].
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

pub fn find_by_slug(conn: &mut Conn, slug: &str) -> QueryResult<Option<Organization>> {
    organizations::table.filter(organizations::slug.eq(slug)).select(Organization::as_select()).first(conn).optional()
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Organization>> {
    organizations::table.find(Id(id)).select(Organization::as_select()).first(conn).optional()
}

/// Returns an organization.
///
/// # Errors
/// `NotFound` if it does not exist.
pub fn get(conn: &mut Conn, id: Uuid) -> QueryResult<Organization> {
    dispatch!(conn => organizations::table.find(Id(id)).select(Organization::as_select()).first(conn))
}

/// Returns the organization with a folded name.
pub fn find_by_name(conn: &mut Conn, name_key: &str) -> QueryResult<Option<Organization>> {
    let id: Option<Id> =
        organization_names::table.find(name_key).select(organization_names::organization_id).first(conn).optional()?;
    id.map(|id| get(conn, id.0)).transpose()
}

/// Adds a folded name to an organization. A name that belongs to an organization already keeps it.
pub fn add_name(conn: &mut Conn, name_key: &str, organization: Uuid) -> QueryResult<()> {
    if find_by_name(conn, name_key)?.is_some() {
        return Ok(());
    }
    let row = (organization_names::name_key.eq(name_key), organization_names::organization_id.eq(Id(organization)));
    diesel::insert_into(organization_names::table).values(row).execute(conn).map(drop)
}

/// Sets the number of the newest version.
pub fn set_version(conn: &mut Conn, id: Uuid, version: i32) -> QueryResult<()> {
    diesel::update(organizations::table.find(Id(id))).set(organizations::version.eq(version)).execute(conn).map(drop)
}

/// Returns all organizations, sorted by slug.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Organization>> {
    organizations::table.order(organizations::slug).select(Organization::as_select()).load(conn)
}
