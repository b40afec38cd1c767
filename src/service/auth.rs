//! Who asks, and whether they may. Every act and every read of what is not public begins here, in its own transaction:
//! a role that was taken away, or a session that ended, counts from the next request on, on every process.
use crate::domain::accounts::{Actor, PrincipalId, Role};
use crate::domain::policy::{self, Permission};
use crate::domain::values::Instant;
use crate::store::organizations::Organization;
use crate::store::{Conn, accounts, clients, organizations, sessions};
use crate::{Error, Result};
use uuid::Uuid;

/// What a valid access token says. What its holder may do, the database says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    pub session: Uuid,
    pub subject: Uuid,
    /// The program through which the request came, if it said: for the audit.
    pub client: Option<String>,
}

/// Somebody who is known.
#[derive(Debug, Clone)]
pub struct Principal {
    pub who: PrincipalId,
    pub session: Option<Uuid>,
    pub client: Option<String>,
    /// Roles, each in an organization or, without one, in the whole register.
    pub role_assignments: Vec<(Role, Option<Uuid>)>,
}

/// Somebody who may do what they want to do.
#[derive(Debug, Clone)]
pub struct AuthContext {
    pub caller: Principal,
    /// The organization it is about; none: the register.
    pub organization: Option<Organization>,
    /// The role in which it is done.
    pub role: Role,
}

impl AuthContext {
    pub fn actor(&self) -> Actor {
        self.role.into()
    }

    /// The organization that the act is about.
    ///
    /// # Errors
    /// `NotFound` if it is about none.
    pub fn organization(&self) -> Result<&Organization> {
        self.organization.as_ref().ok_or(Error::NotFound)
    }
}

fn ended() -> Error {
    Error::Unauthorized { code: "sessionEnded", detail: "this session has ended: log in again".into() }
}

/// Whoever presents a token.
///
/// # Errors
/// `Unauthorized` if the session has ended or its account or client is no longer active.
pub fn authenticate(conn: &mut Conn, presented: &AccessToken, now: Instant) -> Result<Principal> {
    let session = sessions::find(conn, presented.session)?.ok_or_else(ended)?;
    if session.ended_at.is_some() || session.expires_at.0 <= now {
        return Err(ended());
    }
    let (who, mut role_assignments): (_, Vec<_>) = match (session.account_id, session.client_id) {
        (Some(account), None) if account.0 == presented.subject => {
            let active = accounts::find(conn, account.0)?.filter(|account| account.disabled_at.is_none());
            let account = active.ok_or_else(ended)?;
            let roles = accounts::list_role_assignments(conn, account.id.0)?;
            let roles = roles.iter().filter_map(|role_assignments| {
                Some((Role::parse(&role_assignments.role)?, role_assignments.organization_id))
            });
            (PrincipalId::Account(account.id.0), roles.map(|(role, at)| (role, at.map(|at| at.0))).collect())
        }
        (None, Some(client)) if client.0 == presented.subject => {
            let active = clients::find(conn, client.0)?.filter(|client| client.disabled_at.is_none());
            let client = active.ok_or_else(ended)?;
            let roles = client.roles().into_iter().map(|role| (role, Some(client.organization_id.0)));
            (PrincipalId::Client(client.id.0), roles.collect())
        }
        _ => return Err(ended()),
    };
    // An issuer vouches for people of its own organization; what they may do elsewhere is not for it to open.
    role_assignments.retain(|(_, at)| session.organization_id.is_none_or(|only| *at == Some(only.0)));
    Ok(Principal { who, session: Some(presented.session), client: presented.client.clone(), role_assignments })
}

/// Lets somebody in to do something in an organization, by id or slug.
///
/// # Errors
/// `Unauthorized` as [`authenticate`]. `NotFound` if there is no such organization, or the caller has no part in it: both are
/// the same to them. `Forbidden` if they have, and lack the role.
pub fn authorize(
    conn: &mut Conn,
    presented: &AccessToken,
    now: Instant,
    act: Permission,
    organization: &str,
) -> Result<AuthContext> {
    let caller = authenticate(conn, presented, now)?;
    let organization = match Uuid::try_parse(organization) {
        Ok(id) => organizations::find(conn, id)?,
        Err(_) => organizations::find_by_slug(conn, organization)?,
    };
    let organization = organization.ok_or(Error::NotFound)?;
    let role = caller.role_for(act, Some(organization.id.0))?;
    Ok(AuthContext { caller, organization: Some(organization), role })
}

/// Lets somebody in to read what is for everybody who does such things in any organization.
///
/// # Errors
/// `Unauthorized` as [`authenticate`]; `Forbidden` if they have the role nowhere.
pub fn authorize_anywhere(
    conn: &mut Conn,
    presented: &AccessToken,
    now: Instant,
    act: Permission,
) -> Result<Principal> {
    let caller = authenticate(conn, presented, now)?;
    let somewhere = caller.role_assignments.iter().any(|(_, at)| at.is_some() && caller.role_for(act, *at).is_ok());
    if !somewhere {
        return Err(Error::forbidden("roleMissing", format!("{act} needs a role in an organization")));
    }
    Ok(caller)
}

/// Lets somebody in to do something that is about the register as a whole.
///
/// # Errors
/// `Unauthorized` as [`authenticate`]; `Forbidden` if they lack the role.
pub fn authorize_register(
    conn: &mut Conn,
    presented: &AccessToken,
    now: Instant,
    act: Permission,
) -> Result<AuthContext> {
    let caller = authenticate(conn, presented, now)?;
    let role = caller.role_for(act, None)?;
    Ok(AuthContext { caller, organization: None, role })
}

impl Principal {
    /// The role in which this caller does something: the first that the policy names and they hold.
    ///
    /// # Errors
    /// `NotFound` in an organization in which they hold nothing; `Forbidden` if what they hold is not enough.
    pub fn role_for(&self, act: Permission, organization: Option<Uuid>) -> Result<Role> {
        let holds = |role: Role| {
            let everywhere = role == Role::RegisterAdmin;
            self.role_assignments.iter().any(|(role_assignments, at)| {
                *role_assignments == role
                    && if everywhere { at.is_none() } else { organization.is_some() && *at == organization }
            })
        };
        if let Some(role) = policy::roles(act).iter().copied().find(|role| holds(*role)) {
            return Ok(role);
        }
        let belongs = organization.is_none() || self.role_assignments.iter().any(|(_, at)| *at == organization);
        if !belongs {
            return Err(Error::NotFound);
        }
        let roles = policy::roles(act).iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" or ");
        Err(Error::forbidden("roleMissing", format!("{act} needs the role {roles}")))
    }
}
