//! Members: accounts that hold roles in an organization or in the register.
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::{Register, Tx};
use crate::domain::accounts::Role;
use crate::domain::json::FieldError;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::store::{Conn, accounts, members as store};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An account and its roles in one scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub account: Uuid,
    pub email: String,
    /// True if the account is disabled; its roles have no effect then.
    pub disabled: bool,
    pub roles: Vec<MemberRole>,
}

/// A role of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRole {
    pub role: String,
    /// `local`: granted by an administrator; `issuer`: granted and revoked by the issuer.
    pub source: String,
    /// Time of the grant, if an administrator granted the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Instant>,
}

/// Returns the scope of the request: an organization, or `None` for the register.
pub(super) fn scope(auth: &AuthContext) -> Option<Uuid> {
    auth.organization.as_ref().map(|organization| organization.id.0)
}

/// Returns the permission that changes members and invitations in the scope.
pub(super) fn write_permission(auth: &AuthContext) -> Permission {
    if auth.organization.is_some() { Permission::WriteMembers } else { Permission::WriteRegisterMembers }
}

/// Returns roles without duplicates, if they exist in the scope.
///
/// # Errors
/// `Invalid` if there are none, or one does not exist in the scope.
pub(super) fn validate_roles(scope: Option<Uuid>, mut roles: Vec<Role>) -> Result<Vec<Role>> {
    let allowed = |role: &Role| (*role == Role::RegisterAdmin) == scope.is_none();
    if roles.is_empty() || !roles.iter().all(allowed) {
        let all: Vec<_> = Role::ALL.iter().filter(|role| allowed(role)).map(|role| role.as_str()).collect();
        let detail = format!("expected one or more of these roles: {}", all.join(", "));
        return Err(Error::Invalid(vec![FieldError { pointer: "/roles".into(), code: "role", detail }]));
    }
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

/// Lists the members of the scope by address.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn, auth: &AuthContext) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for assignment in store::list(conn, scope(auth))? {
        match members.last_mut().filter(|last| last.account == assignment.account_id.0) {
            Some(last) => last.roles.push(role_view(assignment)),
            None => members.push(member(conn, assignment.account_id.0, vec![assignment])?),
        }
    }
    members.sort_by(|a, b| a.email.cmp(&b.email));
    Ok(members)
}

fn role_view(assignment: store::RoleAssignment) -> MemberRole {
    MemberRole { role: assignment.role, source: assignment.source, since: assignment.granted_at.map(|at| at.0) }
}

fn member(conn: &mut Conn, account: Uuid, assignments: Vec<store::RoleAssignment>) -> Result<Member> {
    let row = accounts::find(conn, account)?.ok_or(Error::NotFound)?;
    let roles = assignments.into_iter().map(role_view).collect();
    Ok(Member { account, email: row.email, disabled: row.disabled_at.is_some(), roles })
}

/// Replaces the local roles of a member. Roles from an issuer stay: only the issuer revokes them.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound` if the account is not a member: new members are invited; `Invalid` if a
/// role does not exist in the scope; `Conflict` if the scope would lose its last administrator.
pub async fn set_roles(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    account: Uuid,
    roles: Vec<Role>,
) -> Result<Member> {
    register.write_as(access, idempotency_key, move |tx, auth| set_roles_in(tx, auth, account, roles)).await
}

fn set_roles_in(tx: &mut Tx<'_>, auth: &AuthContext, account: Uuid, roles: Vec<Role>) -> Result<Member> {
    let scope = scope(auth);
    let before = store::list_by_account(tx.conn, scope, account)?;
    if before.is_empty() {
        return Err(Error::NotFound);
    }
    let roles = validate_roles(scope, roles)?;
    for assignment in before.iter().filter(|assignment| assignment.source == store::LOCAL_SOURCE) {
        if let Some(role) = Role::parse(&assignment.role).filter(|role| !roles.contains(role)) {
            accounts::remove_role(tx.conn, account, scope, role)?;
        }
    }
    // Sending back a role that an issuer granted must not turn it into a local one.
    let added: Vec<_> =
        roles.into_iter().filter(|role| !before.iter().any(|assignment| assignment.role == role.as_str())).collect();
    grant_roles(tx, scope, account, &added)?;
    let after = audit_change(tx, auth, account, &before)?;
    member(tx.conn, account, after)
}

/// Grants local roles in a scope. A role that an issuer also granted becomes local: the issuer no longer revokes it.
pub(super) fn grant_roles(tx: &mut Tx<'_>, scope: Option<Uuid>, account: Uuid, roles: &[Role]) -> Result<()> {
    let assignments = store::list_by_account(tx.conn, scope, account)?;
    let is_granted = |role: &Role| {
        assignments
            .iter()
            .any(|assignment| assignment.role == role.as_str() && assignment.source == store::LOCAL_SOURCE)
    };
    for role in roles.iter().filter(|role| !is_granted(role)) {
        store::assign_role(tx.conn, scope, account, *role, tx.now)?;
    }
    Ok(())
}

/// Revokes all roles of a member. An issuer may grant its roles again at the next login.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound` if the account is not a member; `Conflict` if the scope would lose its
/// last administrator.
pub async fn remove(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    account: Uuid,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| remove_in(tx, auth, account)).await
}

fn remove_in(tx: &mut Tx<'_>, auth: &AuthContext, account: Uuid) -> Result<()> {
    let before = store::list_by_account(tx.conn, scope(auth), account)?;
    if before.is_empty() {
        return Err(Error::NotFound);
    }
    for role in before.iter().filter_map(|assignment| Role::parse(&assignment.role)) {
        accounts::remove_role(tx.conn, account, scope(auth), role)?;
    }
    audit_change(tx, auth, account, &before).map(drop)
}

/// Audits a change of roles and returns the new ones, unless the last administrator would be lost.
fn audit_change(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    account: Uuid,
    before: &[store::RoleAssignment],
) -> Result<Vec<store::RoleAssignment>> {
    let scope = scope(auth);
    let admin = if scope.is_some() { Role::OrganizationAdmin } else { Role::RegisterAdmin };
    let is_admin = |assignment: &store::RoleAssignment| assignment.role == admin.as_str();
    let after = store::list_by_account(tx.conn, scope, account)?;
    if before.iter().any(is_admin) && !after.iter().any(is_admin) && !is_administered(tx.conn, scope, admin)? {
        let detail = format!("this is the last {admin}: assign the role to somebody else first");
        return Err(Error::conflict("lastAdministrator", detail));
    }
    let role_list = |assignments: &[store::RoleAssignment]| {
        assignments.iter().map(|assignment| assignment.role.as_str()).collect::<Vec<_>>().join(" ")
    };
    tx.audit(auth, write_permission(auth), account, Some(&role_list(before)), Some(&role_list(&after)))?;
    Ok(after)
}

fn is_administered(conn: &mut Conn, scope: Option<Uuid>, admin: Role) -> Result<bool> {
    for assignment in store::list(conn, scope)?.iter().filter(|assignment| assignment.role == admin.as_str()) {
        if accounts::find(conn, assignment.account_id.0)?.is_some_and(|account| account.disabled_at.is_none()) {
            return Ok(true);
        }
    }
    Ok(false)
}
