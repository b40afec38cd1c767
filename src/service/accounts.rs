//! Acts on accounts.
mod factor;
mod login;
mod operator;
mod passwords;
mod self_service;

use super::{Tx, members};
use crate::domain::accounts::Role;
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts as store, organizations};
use crate::{Error, Result};
pub use factor::Begun;
pub use login::{Proof, log_in};
pub use operator::{Listed, create, disable, enable, is_there, list, reset_password, take};
pub use passwords::{check_password, check_password_at, hash_password, names_of_register, random_password};
pub use self_service::Own;
use self_service::authenticated_account;
use uuid::Uuid;

/// A new account with one role. The password was hashed before: that takes longer than a transaction should.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub email: String,
    pub password_hash: String,
    pub role: Role,
    /// The slug of the organization in which the role is held; only a register administrator has none.
    pub organization: Option<String>,
}

/// A new account that no password logs in.
///
/// # Errors
/// `Refused` if there is one of this address.
pub fn without_password(tx: &mut Tx<'_>, email: &str) -> Result<Uuid> {
    let id = tx.new_id()?;
    let account = store::Account {
        id: Id(id),
        email: email.trim().to_lowercase(),
        password_hash: String::new(),
        created_at: Time(tx.now),
        sealed_totp_secret: None,
        last_totp_step: None,
        disabled_at: None,
    };
    store::insert(tx.conn, &account)?;
    Ok(id)
}

/// Gives a role, in an organization (its slug) or in the register.
///
/// # Errors
/// `NotFound` if there is no such organization; `Refused` if the role belongs elsewhere.
pub fn give(tx: &mut Tx<'_>, account: Uuid, role: Role, organization: Option<&str>) -> Result<()> {
    if (role == Role::RegisterAdmin) != organization.is_none() {
        return Err(Error::conflict(
            "wrongPlace",
            "registerAdmin is a role in the register, all others in an organization",
        ));
    }
    let place = place(tx.conn, organization)?;
    members::give(tx, place, account, &[role])
}

/// The organization of a slug; none: the register.
fn place(conn: &mut Conn, slug: Option<&str>) -> Result<Option<Uuid>> {
    slug.map(|slug| Ok(organizations::find_by_slug(conn, slug)?.ok_or(Error::NotFound)?.id.0)).transpose()
}

/// Creates an account; of an existing one only the password is set anew.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn set(tx: &mut Tx<'_>, new: NewAccount) -> Result<Uuid> {
    let NewAccount { email, password_hash, role, organization } = new;
    if let Some(known) = store::find_by_email(tx.conn, &email)? {
        store::set_password(tx.conn, known.id.0, &password_hash)?;
        return Ok(known.id.0);
    }
    let id = without_password(tx, &email)?;
    store::set_password(tx.conn, id, &password_hash)?;
    give(tx, id, role, organization.as_deref())?;
    Ok(id)
}
