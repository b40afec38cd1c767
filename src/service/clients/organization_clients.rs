//! What administrators of an organization do with its programs.
use super::{ClientWithSecret, NewClient, create, disable, new_secret};
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::service::Tx;
use crate::service::auth::AuthContext;
use crate::store::Conn;
use crate::store::clients::{self as store, Client};
use crate::{Error, Result};
use serde::Serialize;
use uuid::Uuid;

/// How many an organization may have at once.
const MOST: usize = 100;

/// A program as its organization sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientView {
    pub id: Uuid,
    pub name: String,
    pub roles: Vec<Role>,
    /// `secret`, or `key`: it signs assertions.
    pub login: &'static str,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disabled_at: Option<Instant>,
}

/// A new program, with its secret if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewClientView {
    #[serde(flatten)]
    pub client: ClientView,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

impl From<Client> for ClientView {
    fn from(row: Client) -> Self {
        let roles = row.roles();
        let login = if row.keys.is_some() { "key" } else { "secret" };
        let (created_at, disabled_at) = (row.created_at.0, row.disabled_at.map(|at| at.0));
        Self { id: row.id.0, name: row.name, roles, login, created_at, disabled_at }
    }
}

/// The programs of the organization, the oldest first.
///
/// # Errors
/// If the database is away.
pub fn list_own(conn: &mut Conn, by: &AuthContext) -> Result<Vec<ClientView>> {
    Ok(store::list_by_organization(conn, by.organization()?.id.0)?.into_iter().map(ClientView::from).collect())
}

/// Creates a program of the organization.
///
/// # Errors
/// As [`create`]; `Refused` if there are too many.
pub fn create_own(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    name: String,
    roles: Vec<Role>,
    keys: Option<String>,
) -> Result<NewClientView> {
    let organization = by.organization()?.id.0;
    if store::list_by_organization(tx.conn, organization)?.iter().filter(|client| client.disabled_at.is_none()).count()
        >= MOST
    {
        return Err(Error::conflict("tooManyClients", format!("an organization has at most {MOST} clients")));
    }
    let ClientWithSecret { id, secret } = create(tx, NewClient { organization, name, roles, keys })?;
    tx.note(by, Permission::WriteClients, id, None, None)?;
    Ok(NewClientView { client: own(tx, by, id)?, secret })
}

fn own(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<ClientView> {
    let organization = by.organization()?.id;
    let client = store::find(tx.conn, id)?.filter(|client| client.organization_id == organization);
    Ok(client.ok_or(Error::NotFound)?.into())
}

/// Gives a program of the organization another secret. The one before and its sessions end.
///
/// # Errors
/// As [`new_secret`]; `Refused` if it is disabled.
pub fn new_secret_of_own(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<NewClientView> {
    let client = own(tx, by, id)?;
    if client.disabled_at.is_some() {
        return Err(Error::conflict("clientDisabled", "this client is disabled: create another"));
    }
    let secret = Some(new_secret(tx, id)?);
    tx.note(by, Permission::WriteClients, id, None, None)?;
    Ok(NewClientView { client, secret })
}

/// Disables a program of the organization and ends its sessions.
///
/// # Errors
/// `NotFound` if there is no such program.
pub fn disable_own(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<()> {
    own(tx, by, id)?;
    disable(tx, id)?;
    tx.note(by, Permission::WriteClients, id, None, None)
}
