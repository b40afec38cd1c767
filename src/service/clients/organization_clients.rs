//! Clients, as administered by their organization.
use super::{ClientWithSecret, NewClient, create, disable, renew_secret};
use crate::domain::accounts::Role;
use crate::domain::json::Code;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::IdempotencyKey;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::clients::{self as store, Client};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Maximum number of active clients of an organization.
const MAX_ACTIVE_CLIENTS: usize = 100;

/// The way in which a client logs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum ClientLogin {
    Secret,
    /// The client signs assertions.
    Key,
}

/// A client, as its organization sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientView {
    pub id: Uuid,
    pub name: String,
    pub roles: Vec<Role>,
    pub login: ClientLogin,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_at: Option<Instant>,
}

/// A new client, with its secret if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClientView {
    #[serde(flatten)]
    pub client: ClientView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

impl From<Client> for ClientView {
    fn from(row: Client) -> Self {
        let roles = row.roles();
        let login = if row.keys.is_some() { ClientLogin::Key } else { ClientLogin::Secret };
        let (created_at, disabled_at) = (row.created_at.0, row.disabled_at.map(|at| at.0));
        Self { id: row.id.0, name: row.name, roles, login, created_at, disabled_at }
    }
}

/// Lists the clients of the organization, oldest first.
///
/// # Errors
/// If the database is unavailable.
pub fn list_own(conn: &mut Conn, auth: &AuthContext) -> Result<Vec<ClientView>> {
    Ok(store::list_by_organization(conn, auth.organization()?.id.0)?.into_iter().map(ClientView::from).collect())
}

/// Creates a client of the organization.
///
/// # Errors
/// Those of [`Register::write_as`]; as [`create`]; `Conflict` if there are too many.
pub async fn create_own(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    name: String,
    roles: Vec<Role>,
    keys: Option<String>,
) -> Result<NewClientView> {
    register.write_as(access, idempotency_key, move |tx, auth| create_own_in(tx, auth, name, roles, keys)).await
}

fn create_own_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    name: String,
    roles: Vec<Role>,
    keys: Option<String>,
) -> Result<NewClientView> {
    let organization = auth.organization()?.id.0;
    if store::list_by_organization(tx.conn, organization)?.iter().filter(|client| client.disabled_at.is_none()).count()
        >= MAX_ACTIVE_CLIENTS
    {
        return Err(Error::conflict(
            "tooManyClients",
            format!("an organization has at most {MAX_ACTIVE_CLIENTS} clients"),
        ));
    }
    let ClientWithSecret { id, secret } = create(tx, NewClient { organization, name, roles, keys })?;
    tx.audit(auth, Permission::WriteClients, id, None, None)?;
    Ok(NewClientView { client: find_own(tx, auth, id)?, secret })
}

fn find_own(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<ClientView> {
    let organization = auth.organization()?.id;
    let client = store::find(tx.conn, id)?.filter(|client| client.organization_id == organization);
    Ok(client.ok_or(Error::NotFound)?.into())
}

/// Replaces the secret of a client of the organization and ends its sessions.
///
/// # Errors
/// Those of [`Register::write_as`]; as [`renew_secret`]; `Conflict` if the client is disabled.
pub async fn renew_own_secret(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
) -> Result<NewClientView> {
    register.write_as(access, idempotency_key, move |tx, auth| renew_own_secret_in(tx, auth, id)).await
}

fn renew_own_secret_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<NewClientView> {
    let client = find_own(tx, auth, id)?;
    if client.disabled_at.is_some() {
        return Err(Error::conflict("clientDisabled", "this client is disabled: create another"));
    }
    let secret = Some(renew_secret(tx, id)?);
    tx.audit(auth, Permission::WriteClients, id, None, None)?;
    Ok(NewClientView { client, secret })
}

/// Disables a client of the organization and ends its sessions.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound` if there is no such client.
pub async fn disable_own(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| disable_own_in(tx, auth, id)).await
}

fn disable_own_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<()> {
    find_own(tx, auth, id)?;
    disable(tx, id)?;
    tx.audit(auth, Permission::WriteClients, id, None, None)
}
