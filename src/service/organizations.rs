//! Acts on organizations.
use super::Tx;
use super::auth::AuthContext;
use super::settings::edited;
use super::systems::{Publication, publish_content};
use crate::domain::accounts::Actor;
use crate::domain::drafts::merge::Edit;
use crate::domain::languages::Text;
use crate::domain::organizations::{Organization, OrganizationProfile, check, name_key};
use crate::domain::policy::Permission;
use crate::domain::shape::FieldErrors;
use crate::domain::values::Slug;
use crate::log::{Entry, EntryKind};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Admits an organization to the register. Its names lead to it from now on, in every spelling that folds alike.
///
/// # Errors
/// `Invalid` with every fault; `Refused` if its slug or one of its names is taken.
pub fn register(tx: &mut Tx<'_>, organization: &Organization, by: Actor) -> Result<Uuid> {
    let mut faults = FieldErrors::default();
    check(organization, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;
    if store::find_by_slug(tx.conn, organization.slug.as_str())?.is_some() {
        return Err(Error::conflict(
            "slugTaken",
            format!("there is an organization {} already", organization.slug.as_str()),
        ));
    }
    if let Some(known) = known(tx, organization)? {
        return Err(name_taken(&known));
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
    let content = to_object(organization)?;
    let mut entry = Entry::new(EntryKind::OrganizationRegistered, tx.now, by, id);
    entry.organization = Some(organization.slug.clone());
    entry.language = organization.name.languages().cloned().collect();
    publish_content(tx, Publication { entry, number: 1, content })?;
    Ok(id)
}

fn to_object(organization: &Organization) -> Result<Map<String, Value>> {
    match serde_json::to_value(organization).context("an organization cannot be written")? {
        Value::Object(content) => Ok(content),
        _ => Err(Error::Internal(anyhow::anyhow!("an organization is an object"))),
    }
}

/// What an organization says about itself now, and the number of that version.
///
/// # Errors
/// `NotFound`.
pub fn profile(conn: &mut Conn, id: Uuid) -> Result<(Organization, u32)> {
    let number = store::find(conn, id)?.ok_or(Error::NotFound)?.version.unsigned_abs();
    let content = versions::find(conn, id, number)?.ok_or(Error::NotFound)?.content.object();
    let profile = serde_json::from_value(Value::Object(content)).context("an organization cannot be read")?;
    Ok((profile, number))
}

/// Registers an organization as somebody describes it.
///
/// # Errors
/// As [`register`]; `Invalid` if it is a part of none that there is.
pub fn create(tx: &mut Tx<'_>, by: &AuthContext, profile: OrganizationProfile) -> Result<Organization> {
    let slug = profile.slug_or_default();
    let organization = profile.into_organization(slug);
    check_parent(tx.conn, &organization)?;
    let id = register(tx, &organization, by.actor())?;
    tx.note(by, Permission::CreateOrganization, id, None, None)?;
    Ok(organization)
}

/// Registers an organization, on the command line.
///
/// # Errors
/// As [`register`].
pub fn register_by_operator(tx: &mut Tx<'_>, organization: &Organization) -> Result<Uuid> {
    let id = register(tx, organization, Actor::Operator)?;
    tx.note_operator(Permission::CreateOrganization.as_str(), Some(id), id)?;
    Ok(id)
}

/// Changes what an organization says about itself. `seen`: the version that whoever asks has seen. Answers what it
/// says now, and the number of that version: the one before, if it says nothing new.
///
/// # Errors
/// `PreconditionFailed` if that is no longer so; `Invalid` with every fault; `Refused` if one of its names is another's.
pub fn update(tx: &mut Tx<'_>, by: &AuthContext, seen: &str, edit: Edit) -> Result<(Organization, u32)> {
    let row = by.organization()?;
    let (before, number) = profile(tx.conn, row.id.0)?;
    if number.to_string() != seen {
        return Err(Error::PreconditionFailed);
    }
    let old = to_object(&before)?;
    let profile: OrganizationProfile = edited(edit, Value::Object(old.clone()))?;
    let mut faults = FieldErrors::default();
    if profile.slug.as_ref().is_some_and(|slug| *slug != before.slug) {
        faults.add("/slug", "fixed", "the word for an organization in addresses stays the same for ever");
    }
    let now = profile.into_organization(before.slug.clone());
    check(&now, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;
    let content = to_object(&now)?;
    let differs = |field: &&&str| old.get(**field) != content.get(**field);
    let fields: Vec<_> = Organization::FIELDS.iter().filter(differs).map(ToString::to_string).collect();
    if fields.is_empty() {
        return Ok((now, number));
    }
    check_parent(tx.conn, &now)?;
    // The names that it had lead to it still.
    for (_, name) in now.name.iter() {
        if let Some(known) = store::find_by_name(tx.conn, &name_key(name))?.filter(|known| known.id != row.id) {
            return Err(name_taken(&known));
        }
        store::add_name(tx.conn, &name_key(name), row.id.0)?;
    }
    let number = number + 1;
    store::set_version(tx.conn, row.id.0, i32::try_from(number).context("too many versions")?)?;
    let (from, to) = (Value::Object(old).to_string(), Value::Object(content.clone()).to_string());
    let mut entry = Entry::new(EntryKind::OrganizationUpdated, tx.now, by.actor(), row.id.0);
    entry.organization = Some(now.slug.clone());
    entry.language = now.name.languages().cloned().collect();
    entry.fields = fields;
    publish_content(tx, Publication { entry, number, content })?;
    tx.note(by, Permission::WriteProfile, row.id.0, Some(&from), Some(&to))?;
    Ok((now, number))
}

fn check_parent(conn: &mut Conn, organization: &Organization) -> Result<()> {
    let Some(parent) = &organization.parent else { return Ok(()) };
    if store::find_by_slug(conn, parent.as_str())?.is_none() {
        let mut faults = FieldErrors::default();
        faults.add("/parent", "unknownOrganization", "there is no organization of this slug in the register");
        return Err(Error::Invalid(faults.0));
    }
    Ok(())
}

fn name_taken(known: &store::Organization) -> Error {
    Error::conflict("nameTaken", format!("this name leads to the organization {} already", known.slug))
}

/// Every organization: its slug and its id.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn) -> Result<Vec<(String, Uuid)>> {
    Ok(store::list(conn)?.into_iter().map(|row| (row.slug, row.id.0)).collect())
}

/// The organization that one of these names leads to.
pub fn known(tx: &mut Tx<'_>, organization: &Organization) -> Result<Option<store::Organization>> {
    name_leads_to(tx.conn, &organization.name)
}

/// The organization that a name leads to, in one of its languages.
///
/// # Errors
/// If the database is away.
pub fn name_leads_to(conn: &mut Conn, name: &Text<300>) -> Result<Option<store::Organization>> {
    for (_, name) in name.iter() {
        if let Some(known) = store::find_by_name(conn, &name_key(name))? {
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
    let row = store::find_by_slug(tx.conn, organization.slug.as_str())?.ok_or(Error::NotFound)?;
    Ok((row, true))
}

fn free_slug(tx: &mut Tx<'_>, wanted: &Slug) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 2;
    while store::find_by_slug(tx.conn, slug.as_str())?.is_some() {
        slug = wanted.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// What an organization says about itself now.
pub(super) fn content(conn: &mut Conn, id: Uuid) -> Result<Organization> {
    let version = store::get(conn, id)?.version;
    content_of(conn, id, version.unsigned_abs())
}

/// What it said in a version.
pub(super) fn content_of(conn: &mut Conn, id: Uuid, version: u32) -> Result<Organization> {
    let content = versions::find(conn, id, version)?.ok_or(Error::NotFound)?.content.object();
    Ok(serde_json::from_value(Value::Object(content)).context("an organization cannot be read")?)
}
