//! Writes to organizations, and their profiles.
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::log_append::{NewVersion, publish_content};
use super::settings::apply_edit;
use super::{Register, Tx};
use crate::domain::accounts::Actor;
use crate::domain::drafts::merge::Edit;
use crate::domain::json::FieldErrors;
use crate::domain::languages::Text;
use crate::domain::organizations::{Organization, OrganizationProfile, check, name_key};
use crate::domain::policy::Permission;
use crate::domain::values::Slug;
use crate::log::{Entry, EntryKind};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations as store, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Registers an organization. From then on its names lead to it, in every spelling that folds to the same key.
///
/// # Errors
/// `Invalid` with every field error; `Conflict` if its slug or one of its names is taken.
pub fn register(tx: &mut Tx<'_>, organization: &Organization, actor: Actor) -> Result<Uuid> {
    let mut errors = FieldErrors::default();
    check(organization, &mut errors);
    errors.into_result(()).map_err(Error::Invalid)?;
    if store::find_by_slug(tx.conn, organization.slug.as_str())?.is_some() {
        return Err(Error::conflict("slugTaken", format!("the slug {} is taken", organization.slug.as_str())));
    }
    if let Some(owner) = find_by_names(tx, organization)? {
        return Err(name_taken(&owner));
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
    let mut entry = Entry::new(EntryKind::OrganizationRegistered, tx.now, actor, id);
    entry.organization = Some(organization.slug.clone());
    entry.language = organization.name.languages().cloned().collect();
    publish_content(tx, NewVersion { entry, number: 1, content })?;
    Ok(id)
}

fn to_object(organization: &Organization) -> Result<Map<String, Value>> {
    match serde_json::to_value(organization).context("the organization cannot be serialized")? {
        Value::Object(content) => Ok(content),
        _ => Err(Error::Internal(anyhow::anyhow!("the organization is not an object"))),
    }
}

/// Returns the current profile of an organization and its version number.
///
/// # Errors
/// `NotFound`.
pub fn profile(conn: &mut Conn, id: Uuid) -> Result<(Organization, u32)> {
    let number = store::find(conn, id)?.ok_or(Error::NotFound)?.version.unsigned_abs();
    let content = versions::find(conn, id, number)?.ok_or(Error::NotFound)?.content.object();
    let profile = serde_json::from_value(Value::Object(content)).context("the organization cannot be parsed")?;
    Ok((profile, number))
}

/// Registers an organization with a profile.
///
/// # Errors
/// Those of [`Register::write_as`]; as [`register`]; `Invalid` if its parent does not exist.
pub async fn create(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    profile: OrganizationProfile,
) -> Result<Organization> {
    register.write_as(access, idempotency_key, move |tx, auth| create_in(tx, auth, profile)).await
}

fn create_in(tx: &mut Tx<'_>, auth: &AuthContext, profile: OrganizationProfile) -> Result<Organization> {
    let slug = profile.slug_or_default();
    let organization = profile.into_organization(slug);
    check_parent(tx.conn, &organization)?;
    let id = register(tx, &organization, auth.actor())?;
    tx.audit(auth, Permission::CreateOrganization, id, None, None)?;
    Ok(organization)
}

/// Registers an organization on the command line.
///
/// # Errors
/// As [`register`].
pub fn register_by_operator(tx: &mut Tx<'_>, organization: &Organization) -> Result<Uuid> {
    let id = register(tx, organization, Actor::Operator)?;
    tx.audit_operator(Permission::CreateOrganization.as_str(), Some(id), id)?;
    Ok(id)
}

/// Edits the profile of an organization. `expected_revision` is the version that the editor has seen. Returns the
/// profile and its version number, which stays the same if nothing changed.
///
/// # Errors
/// Those of [`Register::write_as`]; `PreconditionFailed` if there is a newer version; `Invalid` with every field
/// error; `Conflict` if one of its names is taken.
pub async fn update(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    expected_revision: String,
    edit: Edit,
) -> Result<(Organization, u32)> {
    register.write_as(access, idempotency_key, move |tx, auth| update_in(tx, auth, &expected_revision, edit)).await
}

fn update_in(tx: &mut Tx<'_>, auth: &AuthContext, expected_revision: &str, edit: Edit) -> Result<(Organization, u32)> {
    let row = auth.organization()?;
    let (before, number) = profile(tx.conn, row.id.0)?;
    if number.to_string() != expected_revision {
        return Err(Error::PreconditionFailed);
    }
    let old = to_object(&before)?;
    let profile: OrganizationProfile = apply_edit(edit, Value::Object(old.clone()))?;
    let mut errors = FieldErrors::default();
    if profile.slug.as_ref().is_some_and(|slug| *slug != before.slug) {
        errors.add("/slug", "fixed", "the slug of an organization cannot be changed");
    }
    let now = profile.into_organization(before.slug.clone());
    check(&now, &mut errors);
    errors.into_result(()).map_err(Error::Invalid)?;
    let content = to_object(&now)?;
    let differs = |field: &&&str| old.get(**field) != content.get(**field);
    let fields: Vec<_> = Organization::FIELDS.iter().filter(differs).map(ToString::to_string).collect();
    if fields.is_empty() {
        return Ok((now, number));
    }
    check_parent(tx.conn, &now)?;
    // Former names continue to lead to the organization.
    for (_, name) in now.name.iter() {
        if let Some(owner) = store::find_by_name(tx.conn, &name_key(name))?.filter(|owner| owner.id != row.id) {
            return Err(name_taken(&owner));
        }
        store::add_name(tx.conn, &name_key(name), row.id.0)?;
    }
    let number = number + 1;
    store::set_version(tx.conn, row.id.0, i32::try_from(number).context("too many versions")?)?;
    let (from, to) = (Value::Object(old).to_string(), Value::Object(content.clone()).to_string());
    let mut entry = Entry::new(EntryKind::OrganizationUpdated, tx.now, auth.actor(), row.id.0);
    entry.organization = Some(now.slug.clone());
    entry.language = now.name.languages().cloned().collect();
    entry.fields = fields;
    publish_content(tx, NewVersion { entry, number, content })?;
    tx.audit(auth, Permission::WriteProfile, row.id.0, Some(&from), Some(&to))?;
    Ok((now, number))
}

fn check_parent(conn: &mut Conn, organization: &Organization) -> Result<()> {
    let Some(parent) = &organization.parent else { return Ok(()) };
    if store::find_by_slug(conn, parent.as_str())?.is_none() {
        let mut errors = FieldErrors::default();
        errors.add("/parent", "unknownOrganization", "there is no organization of this slug in the register");
        return Err(Error::Invalid(errors.0));
    }
    Ok(())
}

fn name_taken(owner: &store::Organization) -> Error {
    Error::conflict("nameTaken", format!("this name belongs to the organization {}", owner.slug))
}

/// Lists the slugs and ids of all organizations.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn) -> Result<Vec<(String, Uuid)>> {
    Ok(store::list(conn)?.into_iter().map(|row| (row.slug, row.id.0)).collect())
}

/// Finds the organization that one of these names leads to.
pub fn find_by_names(tx: &mut Tx<'_>, organization: &Organization) -> Result<Option<store::Organization>> {
    find_by_name(tx.conn, &organization.name)
}

/// Finds the organization that a name leads to, in any of its languages.
///
/// # Errors
/// If the database is unavailable.
pub fn find_by_name(conn: &mut Conn, name: &Text<300>) -> Result<Option<store::Organization>> {
    for (_, name) in name.iter() {
        if let Some(organization) = store::find_by_name(conn, &name_key(name))? {
            return Ok(Some(organization));
        }
    }
    Ok(None)
}

/// Finds the organization that these names lead to, or registers it. Returns true if it is new.
///
/// # Errors
/// As [`register`].
pub fn find_or_register(
    tx: &mut Tx<'_>,
    organization: &Organization,
    actor: Actor,
) -> Result<(store::Organization, bool)> {
    if let Some(existing) = find_by_names(tx, organization)? {
        return Ok((existing, false));
    }
    let mut organization = organization.clone();
    organization.slug = unique_slug(tx, &organization.slug)?;
    register(tx, &organization, actor)?;
    let row = store::find_by_slug(tx.conn, organization.slug.as_str())?.ok_or(Error::NotFound)?;
    Ok((row, true))
}

fn unique_slug(tx: &mut Tx<'_>, base: &Slug) -> Result<Slug> {
    let mut slug = base.clone();
    let mut number = 2;
    while store::find_by_slug(tx.conn, slug.as_str())?.is_some() {
        slug = base.numbered(number);
        number += 1;
    }
    Ok(slug)
}

/// Returns the current profile of an organization.
pub(super) fn current_profile(conn: &mut Conn, id: Uuid) -> Result<Organization> {
    let version = store::get(conn, id)?.version;
    profile_version(conn, id, version.unsigned_abs())
}

/// Returns a version of the profile of an organization.
pub(super) fn profile_version(conn: &mut Conn, id: Uuid, version: u32) -> Result<Organization> {
    let content = versions::find(conn, id, version)?.ok_or(Error::NotFound)?.content.object();
    Ok(serde_json::from_value(Value::Object(content)).context("the organization cannot be parsed")?)
}
