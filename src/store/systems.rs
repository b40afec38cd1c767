//! Systems, their slugs and their sources in other registers.
use super::schema::{system_slugs, system_sources, systems};
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use diesel::prelude::*;
use uuid::Uuid;

/// A system. Its record is its newest version in [`super::versions`].
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = systems, check_for_backend(MultiBackend), treat_none_as_null = true)]
pub struct System {
    pub id: Id,
    pub organization_id: Id,
    pub slug: String,
    pub version: i32,
    /// `published` or `withdrawn`.
    pub state: String,
    pub first_published: Time,
    pub last_changed: Time,
    pub last_confirmed: Option<Time>,
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<System>> {
    dispatch!(conn => systems::table.find(Id(id)).select(System::as_select()).first(conn).optional())
}

pub fn insert(conn: &mut Conn, system: &System) -> QueryResult<()> {
    diesel::insert_into(systems::table).values(system).execute(conn).map(drop)
}

pub fn update(conn: &mut Conn, system: &System) -> QueryResult<()> {
    diesel::update(systems::table.find(system.id)).set(system).execute(conn).map(drop)
}

/// Returns the id of the system with a slug of an organization, current or former.
pub fn find_by_slug(conn: &mut Conn, organization: Uuid, slug: &str) -> QueryResult<Option<Uuid>> {
    let id: Option<Id> =
        system_slugs::table.find((Id(organization), slug)).select(system_slugs::system_id).first(conn).optional()?;
    Ok(id.map(|id| id.0))
}

pub fn insert_slug(conn: &mut Conn, organization: Uuid, slug: &str, system: Uuid) -> QueryResult<()> {
    let row = (
        system_slugs::organization_id.eq(Id(organization)),
        system_slugs::slug.eq(slug),
        system_slugs::system_id.eq(Id(system)),
    );
    diesel::insert_into(system_slugs::table).values(row).execute(conn).map(drop)
}

/// Returns the id of the system that was imported from a row of another register.
pub fn find_by_source(conn: &mut Conn, scheme: &str, key: &str) -> QueryResult<Option<Uuid>> {
    let id: Option<Id> =
        system_sources::table.find((scheme, key)).select(system_sources::system_id).first(conn).optional()?;
    Ok(id.map(|id| id.0))
}

pub fn insert_source(conn: &mut Conn, scheme: &str, key: &str, system: Uuid) -> QueryResult<()> {
    let row = (
        system_sources::scheme.eq(scheme),
        system_sources::source_key.eq(key),
        system_sources::system_id.eq(Id(system)),
    );
    diesel::insert_into(system_sources::table).values(row).execute(conn).map(drop)
}
