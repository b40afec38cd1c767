//! Acts on organizations.
use super::Tx;
use super::systems::{Publication, publish_content};
use crate::domain::accounts::Actor;
use crate::domain::organizations::{Organization, check, name_key};
use crate::domain::shape::Faults;
use crate::domain::values::Slug;
use crate::log::{Entry, EntryKind};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use uuid::Uuid;

/// Admits an organization to the register. Its names lead to it from now on, in every spelling that folds alike.
///
/// # Errors
/// `Invalid` with every fault; `Refused` if its slug or one of its names is taken.
pub fn register(tx: &mut Tx<'_>, organization: &Organization, by: Actor) -> Result<Uuid> {
    let mut faults = Faults::default();
    check(organization, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;
    if store::by_slug(tx.conn, organization.slug.as_str())?.is_some() {
        return Err(Error::refused(
            "slugTaken",
            format!("there is an organization {} already", organization.slug.as_str()),
        ));
    }
    if let Some(known) = known(tx, organization)? {
        return Err(Error::refused("nameTaken", format!("this name leads to the organization {} already", known.slug)));
    }
    let id = tx.new_id()?;
    let row = store::Organization {
        id: Id(id),
        slug: organization.slug.as_str().into(),
        version: 1,
        registered_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    for (_, name) in organization.name.iter() {
        store::add_name(tx.conn, &name_key(name), id)?;
    }
    let Value::Object(content) = serde_json::to_value(organization).context("an organization is an object")? else {
        return Err(Error::Internal(anyhow::anyhow!("an organization is an object")));
    };
    let mut entry = Entry::new(EntryKind::OrganizationRegistered, tx.now, by, id);
    entry.organization = Some(organization.slug.clone());
    entry.language = organization.name.languages().cloned().collect();
    publish_content(tx, Publication { entry, number: 1, content })?;
    Ok(id)
}

/// The organization that one of these names leads to.
pub fn known(tx: &mut Tx<'_>, organization: &Organization) -> Result<Option<store::Organization>> {
    for (_, name) in organization.name.iter() {
        if let Some(known) = store::by_name(tx.conn, &name_key(name))? {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

/// The organization that these names lead to, admitted if there is none yet; and whether it is new.
///
/// # Errors
/// As [`register`].
pub fn find_or_register(
    tx: &mut Tx<'_>,
    organization: &Organization,
    by: Actor,
) -> Result<(store::Organization, bool)> {
    if let Some(known) = known(tx, organization)? {
        return Ok((known, false));
    }
    let mut organization = organization.clone();
    organization.slug = free_slug(tx, &organization.slug)?;
    register(tx, &organization, by)?;
    let row = store::by_slug(tx.conn, organization.slug.as_str())?.ok_or(Error::NotFound)?;
    Ok((row, true))
}

fn free_slug(tx: &mut Tx<'_>, wanted: &Slug) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 2;
    while store::by_slug(tx.conn, slug.as_str())?.is_some() {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// What an organization says about itself now.
pub(super) fn content(conn: &mut Conn, id: Uuid) -> Result<Organization> {
    let version = store::by_id(conn, id)?.version;
    content_of(conn, id, version.unsigned_abs())
}

/// What it said in a version.
pub(super) fn content_of(conn: &mut Conn, id: Uuid, version: u32) -> Result<Organization> {
    let content = versions::find(conn, id, version)?.ok_or(Error::NotFound)?.content.object();
    Ok(serde_json::from_value(Value::Object(content)).context("an organization cannot be read")?)
}
