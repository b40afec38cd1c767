//! Acts on programs of organizations: a city's own system that logs in by itself.
mod organization_clients;

use super::jwt::PublicKeys;
use super::sessions::{hash, secret};
use super::{Tx, jwt};
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldError;
use crate::store::clients::{self as store, Client};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations, sessions};
use crate::{Error, Result};
use anyhow::Context;
pub use organization_clients::{ClientView, NewClientView, create_own, disable_own, list_own, new_secret_of_own};
use uuid::Uuid;

/// What a program may do at most: administrators are people.
pub const ROLES: [Role; 4] = [Role::Editor, Role::Publisher, Role::CaseHandler, Role::Auditor];

/// A new program.
#[derive(Debug, Clone)]
pub struct NewClient {
    pub organization: Uuid,
    pub name: String,
    pub roles: Vec<Role>,
    /// Its public keys as a JWK set: then it has no secret.
    pub keys: Option<String>,
}

/// A program and what it logs in with, told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientWithSecret {
    pub id: Uuid,
    /// None: it signs with its own key.
    pub secret: Option<String>,
}

/// Creates a program.
///
/// # Errors
/// `Invalid` if it is to have a role that programs have not, or keys that are none.
pub fn create(tx: &mut Tx<'_>, new: NewClient) -> Result<ClientWithSecret> {
    let NewClient { organization, name, mut roles, keys } = new;
    let fault = |at: &str, code, detail: String| Error::Invalid(vec![FieldError { pointer: at.into(), code, detail }]);
    if roles.is_empty() || roles.iter().any(|role| !ROLES.contains(role)) {
        let all = ROLES.map(Role::as_str).join(", ");
        return Err(fault("/roles", "role", format!("one or more of these roles are expected: {all}")));
    }
    if let Some(keys) = &keys {
        PublicKeys::parse(keys).map_err(|why: jwt::JwkSetError| fault("/keys", "keys", why.to_string()))?;
    }
    roles.sort_unstable();
    roles.dedup();
    let secret = if keys.is_none() { Some(secret()?) } else { None };
    let client = Client {
        id: Id(tx.new_id()?),
        organization_id: Id(organization),
        name,
        roles: serde_json::to_string(&roles).context("roles cannot be written")?,
        secret_hash: secret.as_deref().map(hash),
        keys,
        created_at: Time(tx.now),
        disabled_at: None,
    };
    store::insert(tx.conn, &client)?;
    Ok(ClientWithSecret { id: client.id.0, secret })
}

/// Gives a program another secret. The one before and its sessions end.
///
/// # Errors
/// `NotFound` if there is no such program; `Refused` if it signs with its own key.
pub fn new_secret(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    let client = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    if client.keys.is_some() {
        return Err(Error::conflict("signs", "this program signs with its own key and has no secret"));
    }
    let secret = secret()?;
    store::set_secret(tx.conn, id, &hash(&secret))?;
    sessions::end_of_client(tx.conn, id, tx.now)?;
    Ok(secret)
}

/// Disables a program and ends its sessions.
///
/// # Errors
/// `NotFound` if there is no such program.
pub fn disable(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    store::disable(tx.conn, id, tx.now)?;
    Ok(sessions::end_of_client(tx.conn, id, tx.now)?)
}

/// The programs of an organization, by its slug.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn list(conn: &mut Conn, organization: &str) -> Result<Vec<Client>> {
    let organization = organizations::by_slug(conn, organization)?.ok_or(Error::NotFound)?;
    Ok(store::of(conn, organization.id.0)?)
}

/// Creates a program, on the command line.
///
/// # Errors
/// As [`create`]; `NotFound` if there is no such organization.
pub fn create_by_operator(
    tx: &mut Tx<'_>,
    organization: &str,
    name: String,
    roles: Vec<Role>,
    keys: Option<String>,
) -> Result<ClientWithSecret> {
    let organization = organizations::by_slug(tx.conn, organization)?.ok_or(Error::NotFound)?.id.0;
    let made = create(tx, NewClient { organization, name, roles, keys })?;
    tx.note_operator(Permission::WriteClients.as_str(), Some(organization), made.id)?;
    Ok(made)
}

/// Gives a program another secret, on the command line.
///
/// # Errors
/// As [`new_secret`].
pub fn new_secret_by_operator(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    let secret = new_secret(tx, id)?;
    note(tx, id)?;
    Ok(secret)
}

/// Disables a program, on the command line.
///
/// # Errors
/// As [`disable`].
pub fn disable_by_operator(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    disable(tx, id)?;
    note(tx, id)
}

fn note(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    let client = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    tx.note_operator(Permission::WriteClients.as_str(), Some(client.organization_id.0), id)
}

/// Forgets assertions that have expired. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::forget_assertions(tx.conn, tx.now)?)
}
