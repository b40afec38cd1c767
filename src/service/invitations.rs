//! Invitations: whoever has the secret takes the roles, once. The secret is told once, to whoever invites; it belongs
//! into the fragment of a link or into a body, never into an address that others log.
use super::accounts::{self, check_password, hash_password, names_of_register};
use super::auth::{AccessToken, AuthContext, authenticate};
use super::idempotency::{IdempotencyKey, SavedResponse};
use super::members::{give, place, roles_at, writes};
use super::sessions::{hash, secret};
use super::{Register, Tx};
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::shape::FieldError;
use crate::domain::values::Instant;
use crate::store::invitations::{self as store, Invitation as Row};
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts as account_store, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// How long one is good.
const GOOD: TimeDelta = TimeDelta::days(7);
/// How many may be open at a place.
const MOST: usize = 200;

/// An invitation as those see it who may invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    pub id: Uuid,
    pub email: String,
    pub roles: Vec<Role>,
    pub created_at: Instant,
    pub expires_at: Instant,
}

/// A new invitation, with its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// Invites somebody to take roles.
///
/// # Errors
/// `Invalid` if a role belongs elsewhere; `Refused` if too many are invited.
pub fn invite(tx: &mut Tx<'_>, by: &AuthContext, email: &str, roles: Vec<Role>) -> Result<InvitationWithSecret> {
    let roles = roles_at(place(by), roles)?;
    let invited = make(tx, place(by), email, &roles)?;
    tx.note(by, writes(by), format!("invitation {}", invited.invitation.id), None, None)?;
    Ok(invited)
}

/// The same for those who note it themselves.
pub(super) fn make(tx: &mut Tx<'_>, place: Option<Uuid>, email: &str, roles: &[Role]) -> Result<InvitationWithSecret> {
    forget(tx)?;
    if store::list(tx.conn, place, tx.now)?.len() >= MOST {
        return Err(Error::conflict("tooManyInvitations", format!("{MOST} people are invited: withdraw some first")));
    }
    let secret = secret()?;
    let row = Row {
        id: Id(tx.new_id()?),
        hash: hash(&secret),
        email: email.trim().to_lowercase(),
        organization_id: place.map(Id),
        roles: serde_json::to_string(roles).context("roles cannot be written")?,
        created_at: Time(tx.now),
        expires_at: Time(tx.now + GOOD),
        used_at: None,
    };
    store::insert(tx.conn, &row)?;
    Ok(InvitationWithSecret { invitation: row.into(), secret })
}

/// Those that are still good, the oldest first.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn, by: &AuthContext, now: Instant) -> Result<Vec<Invitation>> {
    Ok(store::list(conn, place(by), now)?.into_iter().map(Invitation::from).collect())
}

/// Withdraws one.
///
/// # Errors
/// `NotFound` if it is no longer there, or another's.
pub fn withdraw(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<()> {
    let open = store::list(tx.conn, place(by), tx.now)?;
    open.iter().find(|row| row.id.0 == id).ok_or(Error::NotFound)?;
    store::delete(tx.conn, id)?;
    tx.note(by, writes(by), format!("invitation {id}"), None, None)
}

/// Forgets those that ended a while ago, with their addresses.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired(tx.conn, tx.now - GOOD)?)
}

fn ended() -> Error {
    Error::conflict(
        "invitationEnded",
        "this is no invitation, or one that was used, withdrawn or is too old: ask for another",
    )
}

impl Register {
    /// Takes an invitation: with a token for one's own account, with a password for a new one.
    ///
    /// # Errors
    /// `Refused` if it is no longer good, or there is an account of its address, which must log in to take it;
    /// `Invalid` if a password is missing or too easy; `Forbidden` for programs.
    pub async fn accept(
        &self,
        presented: Option<AccessToken>,
        once: IdempotencyKey,
        secret: &str,
        password: Option<String>,
    ) -> Result<SavedResponse> {
        let hash = hash(secret);
        let password_hash = match (&presented, password) {
            (None, password) => self.hash_for(hash.clone(), password).await?,
            (Some(_), _) => None,
        };
        let who = presented.clone();
        self.run_idempotent(presented.as_ref(), once, move |tx| take(tx, who.as_ref(), &hash, password_hash)).await
    }

    /// The hash of a new password, if there is an invitation for it: nobody else has this slow work done.
    async fn hash_for(&self, hash: String, password: Option<String>) -> Result<Option<String>> {
        let now = self.clock.now();
        let Some(invitation) = self.read(move |conn| Ok(store::find_valid(conn, &hash, now)?)).await? else {
            return Ok(None);
        };
        let Some(password) = password else {
            let detail = "a new account needs a password; log in first to take an invitation with yours".into();
            return Err(Error::Invalid(vec![FieldError { pointer: "/password".into(), code: "required", detail }]));
        };
        let mut own = names_of_register(&self.settings);
        own.push(invitation.email);
        let work = move || {
            check_password(&password, &own.iter().map(String::as_str).collect::<Vec<_>>())?;
            hash_password(&password)
        };
        self.password_hashing.run(work).await?.map(Some)
    }
}

fn take(
    tx: &mut Tx<'_>,
    who: Option<&AccessToken>,
    hash: &str,
    password_hash: Option<String>,
) -> Result<SavedResponse> {
    let caller = who.map(|who| authenticate(tx.conn, who, tx.now)).transpose()?;
    let invitation = store::find_valid(tx.conn, hash, tx.now)?.ok_or_else(ended)?;
    let account = match caller.map(|caller| caller.who) {
        Some(PrincipalId::Account(id)) => id,
        Some(_) => return Err(Error::forbidden("peopleOnly", "invitations are for people")),
        None => new_account(tx, &invitation.email, password_hash)?,
    };
    let (roles, place) = (invitation.roles(), invitation.organization_id.map(|id| id.0));
    give(tx, place, account, &roles)?;
    store::mark_used(tx.conn, invitation.id.0, tx.now)?;
    tx.note_accepted(account, place, &roles, invitation.id.0)?;
    let slug = place.map(|id| organizations::get(tx.conn, id)).transpose()?.map(|organization| organization.slug);
    Ok(SavedResponse::ok(json!({"account": account, "organization": slug, "roles": roles})))
}

fn new_account(tx: &mut Tx<'_>, email: &str, password_hash: Option<String>) -> Result<Uuid> {
    if account_store::find_by_email(tx.conn, email)?.is_some() {
        return Err(Error::conflict(
            "accountExists",
            "there is an account of this address: log in to take the invitation",
        ));
    }
    let password_hash = password_hash.ok_or_else(ended)?;
    let id = accounts::without_password(tx, email)?;
    account_store::set_password(tx.conn, id, &password_hash)?;
    Ok(id)
}
