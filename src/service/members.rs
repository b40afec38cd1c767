//! Acts on those who hold roles in an organization or, where that is none, in the register.
use super::Tx;
use super::auth::AuthContext;
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldError;
use crate::domain::values::Instant;
use crate::store::{Conn, accounts, members as store};
use crate::{Error, Result};
use serde::Serialize;
use uuid::Uuid;

/// An account and the roles that it holds at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    pub account: Uuid,
    pub email: String,
    /// Whether the account was disabled: then its roles count for nothing.
    pub disabled: bool,
    pub roles: Vec<Held>,
}

/// A role of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    pub role: String,
    /// `local`, or `issuer`, which gives it and takes it away.
    pub source: String,
    /// Since when, if people gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Instant>,
}

/// Where somebody is at work: an organization, or none.
pub(super) fn place(by: &AuthContext) -> Option<Uuid> {
    by.organization.as_ref().map(|organization| organization.id.0)
}

/// The act that members and invitations are changed by.
pub(super) fn writes(by: &AuthContext) -> Permission {
    if by.organization.is_some() { Permission::WriteMembers } else { Permission::WriteRegisterMembers }
}

/// What may be given at a place, without repetition.
///
/// # Errors
/// `Invalid` if there is none, or one that belongs elsewhere.
pub(super) fn roles_at(place: Option<Uuid>, mut roles: Vec<Role>) -> Result<Vec<Role>> {
    let right = |role: &Role| (*role == Role::RegisterAdmin) == place.is_none();
    if roles.is_empty() || !roles.iter().all(right) {
        let all: Vec<_> = Role::ALL.iter().filter(|role| right(role)).map(|role| role.as_str()).collect();
        let detail = format!("one or more of these roles are expected: {}", all.join(", "));
        return Err(Error::Invalid(vec![FieldError { pointer: "/roles".into(), code: "role", detail }]));
    }
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// Everybody who holds a role there, by address.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn, by: &AuthContext) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for held in store::list(conn, place(by))? {
        match members.last_mut().filter(|last| last.account == held.account_id.0) {
            Some(last) => last.roles.push(shown(held)),
            None => members.push(member(conn, held.account_id.0, vec![held])?),
        }
    }
    members.sort_by(|a, b| a.email.cmp(&b.email));
    Ok(members)
}

fn shown(held: store::RoleAssignment) -> Held {
    Held { role: held.role, source: held.source, since: held.granted_at.map(|at| at.0) }
}

fn member(conn: &mut Conn, account: Uuid, held: Vec<store::RoleAssignment>) -> Result<Member> {
    let row = accounts::find(conn, account)?.ok_or(Error::NotFound)?;
    let roles = held.into_iter().map(shown).collect();
    Ok(Member { account, email: row.email, disabled: row.disabled_at.is_some(), roles })
}

/// Puts other roles in the place of those that people gave a member. What an issuer gave stays: the issuer takes it away.
///
/// # Errors
/// `NotFound` if it is no member: people are invited; `Invalid` if a role belongs elsewhere; `Refused` if nobody would
/// be left to administer the place.
pub fn set_roles(tx: &mut Tx<'_>, by: &AuthContext, account: Uuid, roles: Vec<Role>) -> Result<Member> {
    let place = place(by);
    let before = store::list_by_account(tx.conn, place, account)?;
    if before.is_empty() {
        return Err(Error::NotFound);
    }
    let roles = roles_at(place, roles)?;
    for held in before.iter().filter(|held| held.source == store::LOCAL_SOURCE) {
        if let Some(role) = Role::parse(&held.role).filter(|role| !roles.contains(role)) {
            accounts::remove_role(tx.conn, account, place, role)?;
        }
    }
    // Whoever sends back the roles that were read does not mean to take over those of an issuer.
    let more: Vec<_> = roles.into_iter().filter(|role| !before.iter().any(|held| held.role == role.as_str())).collect();
    give(tx, place, account, &more)?;
    let now = after(tx, by, account, &before)?;
    member(tx.conn, account, now)
}

/// Gives an account roles at a place: the one way in which people do. What an issuer gave as well is no longer for the
/// issuer to take away; what people gave stays as it is.
pub(super) fn give(tx: &mut Tx<'_>, place: Option<Uuid>, account: Uuid, roles: &[Role]) -> Result<()> {
    let held = store::list_by_account(tx.conn, place, account)?;
    let is_given =
        |role: &Role| held.iter().any(|held| held.role == role.as_str() && held.source == store::LOCAL_SOURCE);
    for role in roles.iter().filter(|role| !is_given(role)) {
        store::assign_role(tx.conn, place, account, *role, tx.now)?;
    }
    Ok(())
}

/// Takes all roles away. An issuer that gives one gives it again with the next login.
///
/// # Errors
/// `NotFound` if it is no member; `Refused` if nobody would be left to administer the place.
pub fn remove(tx: &mut Tx<'_>, by: &AuthContext, account: Uuid) -> Result<()> {
    let before = store::list_by_account(tx.conn, place(by), account)?;
    if before.is_empty() {
        return Err(Error::NotFound);
    }
    for role in before.iter().filter_map(|held| Role::parse(&held.role)) {
        accounts::remove_role(tx.conn, account, place(by), role)?;
    }
    after(tx, by, account, &before).map(drop)
}

/// Notes what became of a member's roles, unless the last administrator went with them.
fn after(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    account: Uuid,
    before: &[store::RoleAssignment],
) -> Result<Vec<store::RoleAssignment>> {
    let place = place(by);
    let admin = if place.is_some() { Role::OrganizationAdmin } else { Role::RegisterAdmin };
    let administers = |held: &store::RoleAssignment| held.role == admin.as_str();
    let now = store::list_by_account(tx.conn, place, account)?;
    if before.iter().any(administers) && !now.iter().any(administers) && !is_administered(tx.conn, place, admin)? {
        let detail = format!("this is the last {admin}: somebody else must be one first");
        return Err(Error::conflict("lastAdministrator", detail));
    }
    let words =
        |held: &[store::RoleAssignment]| held.iter().map(|held| held.role.as_str()).collect::<Vec<_>>().join(" ");
    tx.note(by, writes(by), account, Some(&words(before)), Some(&words(&now)))?;
    Ok(now)
}

fn is_administered(conn: &mut Conn, place: Option<Uuid>, admin: Role) -> Result<bool> {
    for held in store::list(conn, place)?.iter().filter(|held| held.role == admin.as_str()) {
        if accounts::find(conn, held.account_id.0)?.is_some_and(|account| account.disabled_at.is_none()) {
            return Ok(true);
        }
    }
    Ok(false)
}
