//! Clients of organizations: a city's own systems, which log in by themselves.
mod organization_clients;

use super::jwt::PublicKeys;
use super::sessions::{hash, random_secret};
use super::{Tx, jwt};
use crate::domain::accounts::Role;
use crate::domain::json::FieldError;
use crate::domain::policy::Permission;
use crate::store::clients::{self as store, Client};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations, sessions};
use crate::{Error, Result};
use anyhow::Context;
pub use organization_clients::{ClientView, NewClientView, create_own, disable_own, list_own, renew_own_secret};
use uuid::Uuid;

/// Roles that a client may have: administrators are people.
pub const ROLES: [Role; 4] = [Role::Editor, Role::Publisher, Role::CaseHandler, Role::Auditor];

/// A new client.
#[derive(Debug, Clone)]
pub struct NewClient {
    pub organization: Uuid,
    pub name: String,
    pub roles: Vec<Role>,
    /// Public keys as a JWK set; such a client has no secret.
    pub keys: Option<String>,
}

/// A client with its secret, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientWithSecret {
    pub id: Uuid,
    /// `None`: the client signs assertions with its own key.
    pub secret: Option<String>,
}

/// Creates a client.
///
/// # Errors
/// `Invalid` if a role is not one of [`ROLES`], or the keys cannot be used.
pub fn create(tx: &mut Tx<'_>, new: NewClient) -> Result<ClientWithSecret> {
    let NewClient { organization, name, mut roles, keys } = new;
    let field_error =
        |at: &str, code, detail: String| Error::Invalid(vec![FieldError { pointer: at.into(), code, detail }]);
    if roles.is_empty() || roles.iter().any(|role| !ROLES.contains(role)) {
        let allowed = ROLES.map(Role::as_str).join(", ");
        return Err(field_error("/roles", "role", format!("expected one or more of these roles: {allowed}")));
    }
    if let Some(keys) = &keys {
        PublicKeys::parse(keys).map_err(|error: jwt::JwkSetError| field_error("/keys", "keys", error.to_string()))?;
    }
    roles.sort_unstable();
    roles.dedup();
    let secret = if keys.is_none() { Some(random_secret()?) } else { None };
    let client = Client {
        id: Id(tx.new_id()?),
        organization_id: Id(organization),
        name,
        roles: serde_json::to_string(&roles).context("roles cannot be serialized")?,
        secret_hash: secret.as_deref().map(hash),
        keys,
        created_at: Time(tx.now),
        disabled_at: None,
    };
    store::insert(tx.conn, &client)?;
    Ok(ClientWithSecret { id: client.id.0, secret })
}

/// Replaces a client's secret and ends its sessions.
///
/// # Errors
/// `NotFound` if there is no such client; `Conflict` if it signs with its own key.
pub fn renew_secret(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    let client = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    if client.keys.is_some() {
        return Err(Error::conflict("signs", "this client signs with its own key and has no secret"));
    }
    let secret = random_secret()?;
    store::set_secret(tx.conn, id, &hash(&secret))?;
    sessions::end_by_client(tx.conn, id, tx.now)?;
    Ok(secret)
}

/// Disables a client and ends its sessions.
///
/// # Errors
/// `NotFound` if there is no such client.
pub fn disable(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    store::disable(tx.conn, id, tx.now)?;
    Ok(sessions::end_by_client(tx.conn, id, tx.now)?)
}

/// Lists the clients of an organization, given by its slug.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn list(conn: &mut Conn, organization: &str) -> Result<Vec<Client>> {
    let organization = organizations::find_by_slug(conn, organization)?.ok_or(Error::NotFound)?;
    Ok(store::list_by_organization(conn, organization.id.0)?)
}

/// Creates a client, on the command line.
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
    let organization = organizations::find_by_slug(tx.conn, organization)?.ok_or(Error::NotFound)?.id.0;
    let client = create(tx, NewClient { organization, name, roles, keys })?;
    tx.audit_operator(Permission::WriteClients.as_str(), Some(organization), client.id)?;
    Ok(client)
}

/// Replaces a client's secret, on the command line.
///
/// # Errors
/// As [`renew_secret`].
pub fn renew_secret_by_operator(tx: &mut Tx<'_>, id: Uuid) -> Result<String> {
    let secret = renew_secret(tx, id)?;
    audit_by_operator(tx, id)?;
    Ok(secret)
}

/// Disables a client, on the command line.
///
/// # Errors
/// As [`disable`].
pub fn disable_by_operator(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    disable(tx, id)?;
    audit_by_operator(tx, id)
}

fn audit_by_operator(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    let client = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    tx.audit_operator(Permission::WriteClients.as_str(), Some(client.organization_id.0), id)
}

/// Deletes expired assertion ids. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_assertions(tx.conn, tx.now)?)
}
