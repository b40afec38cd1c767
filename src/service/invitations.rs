//! Invitations: the bearer of the secret accepts the roles, once.
//!
//! The secret is shown once, to the inviter. It belongs in a URL fragment or a request body, never in a path or query
//! that servers log.
use super::accounts::{self, check_password, hash_password, register_password_inputs};
use super::auth::access_request::AccessRequest;
use super::auth::{AccessToken, AuthContext, Principal};
use super::idempotency::IdempotencyKey;
use super::members::{grant_roles, scope, validate_roles, write_permission};
use super::sessions::{hash, random_secret};
use super::{Register, Tx};
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::json::FieldError;
use crate::domain::values::{Email, Instant};
use crate::store::invitations::{self as store, Invitation as Row};
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts as account_store, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Lifetime of an invitation.
const LIFETIME: TimeDelta = TimeDelta::days(7);
/// Maximum number of open invitations in a scope.
const MAX_OPEN: usize = 200;

/// An invitation, as administrators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    pub id: Uuid,
    pub email: String,
    pub roles: Vec<Role>,
    pub created_at: Instant,
    pub expires_at: Instant,
}

/// A new invitation with its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationWithSecret {
    #[serde(flatten)]
    pub invitation: Invitation,
    pub secret: String,
}

impl From<Row> for Invitation {
    fn from(row: Row) -> Self {
        let roles = row.roles();
        Self { id: row.id.0, email: row.email, roles, created_at: row.created_at.0, expires_at: row.expires_at.0 }
    }
}

/// Invites a person to accept roles.
///
/// # Errors
/// Those of [`Register::write_as`]; `Invalid` if a role does not exist in the scope; `Conflict` if there are too many
/// open invitations.
pub async fn invite(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    email: Email,
    roles: Vec<Role>,
) -> Result<InvitationWithSecret> {
    register.write_as(access, idempotency_key, move |tx, auth| invite_in(tx, auth, email.as_str(), roles)).await
}

fn invite_in(tx: &mut Tx<'_>, auth: &AuthContext, email: &str, roles: Vec<Role>) -> Result<InvitationWithSecret> {
    let roles = validate_roles(scope(auth), roles)?;
    let invitation = create(tx, scope(auth), email, &roles)?;
    tx.audit(auth, write_permission(auth), format!("invitation {}", invitation.invitation.id), None, None)?;
    Ok(invitation)
}

/// Creates an invitation without an audit entry: the caller writes its own.
pub(super) fn create(
    tx: &mut Tx<'_>,
    scope: Option<Uuid>,
    email: &str,
    roles: &[Role],
) -> Result<InvitationWithSecret> {
    purge_expired(tx)?;
    if store::list(tx.conn, scope, tx.now)?.len() >= MAX_OPEN {
        return Err(Error::conflict(
            "tooManyInvitations",
            format!("there are {MAX_OPEN} open invitations: withdraw some first"),
        ));
    }
    let secret = random_secret()?;
    let row = Row {
        id: Id(tx.new_id()?),
        hash: hash(&secret),
        email: email.trim().to_lowercase(),
        organization_id: scope.map(Id),
        roles: serde_json::to_string(roles).context("roles cannot be serialized")?,
        created_at: Time(tx.now),
        expires_at: Time(tx.now + LIFETIME),
        used_at: None,
    };
    store::insert(tx.conn, &row)?;
    Ok(InvitationWithSecret { invitation: row.into(), secret })
}

/// Lists the open invitations, oldest first.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn, auth: &AuthContext, now: Instant) -> Result<Vec<Invitation>> {
    Ok(store::list(conn, scope(auth), now)?.into_iter().map(Invitation::from).collect())
}

/// Withdraws an invitation.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound` if it is no longer open, or belongs to another scope.
pub async fn withdraw(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    invitation: Uuid,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| withdraw_in(tx, auth, invitation)).await
}

fn withdraw_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<()> {
    let open = store::list(tx.conn, scope(auth), tx.now)?;
    open.iter().find(|row| row.id.0 == id).ok_or(Error::NotFound)?;
    store::delete(tx.conn, id)?;
    tx.audit(auth, write_permission(auth), format!("invitation {id}"), None, None)
}

/// Deletes invitations, with their addresses, a week after they expired.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired(tx.conn, tx.now - LIFETIME)?)
}

fn invitation_ended() -> Error {
    Error::conflict("invitationEnded", "the invitation is unknown, used, withdrawn or expired: ask for another")
}

/// The roles that an account got with an invitation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AcceptedInvitation {
    pub account: Uuid,
    /// Slug of the organization. `None`: the register.
    pub organization: Option<String>,
    pub roles: Vec<Role>,
}

/// Accepts an invitation: for the account of the token, or for a new account with a password.
///
/// # Errors
/// `Conflict` if the invitation is no longer open, or its address has an account, which must log in to accept;
/// `Invalid` if the password is missing or too weak; `Forbidden` for clients.
pub async fn accept_invitation(
    register: &Register,
    token: Option<AccessToken>,
    idempotency_key: IdempotencyKey,
    secret: &str,
    password: Option<String>,
) -> Result<AcceptedInvitation> {
    let hash = hash(secret);
    let password_hash = match (&token, password) {
        (None, password) => hash_for(register, hash.clone(), password).await?,
        (Some(_), _) => None,
    };
    let Some(token) = token else {
        return register
            .run_idempotent_anonymously(idempotency_key, move |tx| accept(tx, None, &hash, password_hash))
            .await;
    };
    let write = move |tx: &mut Tx<'_>, principal: Principal| accept(tx, Some(principal.id), &hash, None);
    register.run_idempotent_as(token, idempotency_key, write).await
}

/// Hashes a new password, if there is an invitation for it: nobody else can cause this slow work.
async fn hash_for(register: &Register, hash: String, password: Option<String>) -> Result<Option<String>> {
    let now = register.clock.now();
    let Some(invitation) = register.read(move |conn| Ok(store::find_valid(conn, &hash, now)?)).await? else {
        return Ok(None);
    };
    let Some(password) = password else {
        let detail =
            "a new account needs a password; log in first to accept the invitation with an existing account".into();
        return Err(Error::Invalid(vec![FieldError { pointer: "/password".into(), code: "required", detail }]));
    };
    let mut user_inputs = register_password_inputs(&register.settings);
    user_inputs.push(invitation.email);
    let hash_checked = move || {
        check_password(&password, &user_inputs.iter().map(String::as_str).collect::<Vec<_>>())?;
        hash_password(&password)
    };
    register.limits.password_hashing.run(hash_checked).await?.map(Some)
}

fn accept(
    tx: &mut Tx<'_>,
    principal: Option<PrincipalId>,
    hash: &str,
    password_hash: Option<String>,
) -> Result<AcceptedInvitation> {
    let invitation = store::find_valid(tx.conn, hash, tx.now)?.ok_or_else(invitation_ended)?;
    let account = match principal {
        Some(PrincipalId::Account(id)) => id,
        Some(_) => return Err(Error::forbidden("peopleOnly", "invitations are for people")),
        None => new_account(tx, &invitation.email, password_hash)?,
    };
    let (roles, scope) = (invitation.roles(), invitation.organization_id.map(|id| id.0));
    grant_roles(tx, scope, account, &roles)?;
    store::mark_used(tx.conn, invitation.id.0, tx.now)?;
    tx.audit_acceptance(account, scope, &roles, invitation.id.0)?;
    let organization =
        scope.map(|id| organizations::get(tx.conn, id)).transpose()?.map(|organization| organization.slug);
    Ok(AcceptedInvitation { account, organization, roles })
}

fn new_account(tx: &mut Tx<'_>, email: &str, password_hash: Option<String>) -> Result<Uuid> {
    if account_store::find_by_email(tx.conn, email)?.is_some() {
        return Err(Error::conflict("accountExists", "this address has an account: log in to accept the invitation"));
    }
    let password_hash = password_hash.ok_or_else(invitation_ended)?;
    let id = accounts::create_without_password(tx, email)?;
    account_store::set_password(tx.conn, id, &password_hash)?;
    Ok(id)
}
