//! Authentication and authorization, inside the caller's transaction.
//!
//! Every write and every read of private data starts here, so a revoked role or an ended session takes effect on the
//! next request, in every process.
pub mod access_request;

use crate::domain::accounts::{Actor, PrincipalId, Role};
use crate::domain::policy::{self, Permission};
use crate::domain::values::Instant;
use crate::store::organizations::Organization;
use crate::store::{Conn, accounts, clients, organizations, sessions};
use crate::{Error, Result};
use uuid::Uuid;

/// The claims of a valid access token. Permissions are read from the database, never from the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    pub session: Uuid,
    pub subject: Uuid,
    /// The client through which the request came, for the audit log.
    pub client: Option<String>,
}

/// An authenticated account or client.
#[derive(Debug, Clone)]
pub struct Principal {
    pub id: PrincipalId,
    pub session: Option<Uuid>,
    pub client: Option<String>,
    /// Role assignments, each in an organization. `None`: in the register.
    pub role_assignments: Vec<(Role, Option<Uuid>)>,
}

/// An authorized request: principal, organization and role.
#[derive(Debug, Clone)]
pub struct AuthContext {
    pub principal: Principal,
    /// The organization of the request. `None`: the register.
    pub organization: Option<Organization>,
    /// The role that permits the request.
    pub role: Role,
}

impl AuthContext {
    pub fn actor(&self) -> Actor {
        self.role.into()
    }

    /// Returns the organization of the request.
    ///
    /// # Errors
    /// `NotFound` if the request concerns the register as a whole.
    pub fn organization(&self) -> Result<&Organization> {
        self.organization.as_ref().ok_or(Error::NotFound)
    }
}

fn session_ended() -> Error {
    Error::Unauthorized { code: "sessionEnded", detail: "the session has ended: log in again".into() }
}

/// Authenticates the bearer of an access token.
///
/// # Errors
/// `Unauthorized` if the session has ended, or its account or client is disabled.
pub fn authenticate(conn: &mut Conn, token: &AccessToken, now: Instant) -> Result<Principal> {
    let session = sessions::find(conn, token.session)?.ok_or_else(session_ended)?;
    if session.ended_at.is_some() || session.expires_at.0 <= now {
        return Err(session_ended());
    }
    let (id, mut role_assignments): (_, Vec<_>) = match (session.account_id, session.client_id) {
        (Some(account), None) if account.0 == token.subject => {
            let active = accounts::find(conn, account.0)?.filter(|account| account.disabled_at.is_none());
            let account = active.ok_or_else(session_ended)?;
            let memberships = accounts::list_role_assignments(conn, account.id.0)?;
            let roles = memberships
                .iter()
                .filter_map(|membership| Some((Role::parse(&membership.role)?, membership.organization_id)));
            (PrincipalId::Account(account.id.0), roles.map(|(role, at)| (role, at.map(|at| at.0))).collect())
        }
        (None, Some(client)) if client.0 == token.subject => {
            let active = clients::find(conn, client.0)?.filter(|client| client.disabled_at.is_none());
            let client = active.ok_or_else(session_ended)?;
            let roles = client.roles().into_iter().map(|role| (role, Some(client.organization_id.0)));
            (PrincipalId::Client(client.id.0), roles.collect())
        }
        _ => return Err(session_ended()),
    };
    // An issuer vouches for members of its own organization only: such a session has no roles elsewhere.
    role_assignments.retain(|(_, at)| session.organization_id.is_none_or(|only| *at == Some(only.0)));
    Ok(Principal { id, session: Some(token.session), client: token.client.clone(), role_assignments })
}

/// Authorizes a request in an organization, given by id or slug.
///
/// # Errors
/// `Unauthorized` as [`authenticate`]. `NotFound` if there is no such organization or the principal has no role in it:
/// the two are indistinguishable. `Forbidden` if the principal has a role there that does not include the permission.
pub fn authorize(
    conn: &mut Conn,
    token: &AccessToken,
    now: Instant,
    permission: Permission,
    organization: &str,
) -> Result<AuthContext> {
    authenticate(conn, token, now)?.authorize(conn, permission, organization)
}

/// Authorizes a request that needs the permission in any organization.
///
/// # Errors
/// `Unauthorized` as [`authenticate`]; `Forbidden` if the principal has the permission in no organization.
pub fn authorize_anywhere(
    conn: &mut Conn,
    token: &AccessToken,
    now: Instant,
    permission: Permission,
) -> Result<Principal> {
    let principal = authenticate(conn, token, now)?;
    let allowed =
        principal.role_assignments.iter().any(|(_, at)| at.is_some() && principal.role_for(permission, *at).is_ok());
    if !allowed {
        return Err(Error::forbidden("roleMissing", format!("{permission} needs a role in an organization")));
    }
    Ok(principal)
}

impl Principal {
    /// Authorizes the principal in an organization, given by id or slug.
    ///
    /// # Errors
    /// `NotFound` and `Forbidden` as [`authorize`].
    pub fn authorize(self, conn: &mut Conn, permission: Permission, organization: &str) -> Result<AuthContext> {
        let organization = match Uuid::try_parse(organization) {
            Ok(id) => organizations::find(conn, id)?,
            Err(_) => organizations::find_by_slug(conn, organization)?,
        };
        let organization = organization.ok_or(Error::NotFound)?;
        let role = self.role_for(permission, Some(organization.id.0))?;
        Ok(AuthContext { principal: self, organization: Some(organization), role })
    }

    /// Authorizes the principal in the register as a whole.
    ///
    /// # Errors
    /// `Forbidden` if the principal lacks the role.
    pub fn authorize_in_register(self, permission: Permission) -> Result<AuthContext> {
        let role = self.role_for(permission, None)?;
        Ok(AuthContext { principal: self, organization: None, role })
    }

    /// Returns the principal's first role that the policy permits.
    ///
    /// # Errors
    /// `NotFound` in an organization in which the principal has no role; `Forbidden` if the roles do not include the
    /// permission.
    pub fn role_for(&self, permission: Permission, organization: Option<Uuid>) -> Result<Role> {
        let holds = |role: Role| {
            let register_wide = role == Role::RegisterAdmin;
            self.role_assignments.iter().any(|(assigned, at)| {
                *assigned == role
                    && if register_wide { at.is_none() } else { organization.is_some() && *at == organization }
            })
        };
        if let Some(role) = policy::roles(permission).iter().copied().find(|role| holds(*role)) {
            return Ok(role);
        }
        let is_member = organization.is_none() || self.role_assignments.iter().any(|(_, at)| *at == organization);
        if !is_member {
            return Err(Error::NotFound);
        }
        let roles = policy::roles(permission).iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" or ");
        Err(Error::forbidden("roleMissing", format!("{permission} needs the role {roles}")))
    }
}
