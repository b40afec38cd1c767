//! Accounts of people.
mod authenticated_account;
mod login;
mod operator;
mod passwords;
mod second_factor;
mod self_service;
mod totp_enrollment;

use super::{Tx, members};
use crate::domain::accounts::Role;
use crate::store::types::{Id, Time};
use crate::store::{Conn, accounts as store, organizations};
use crate::{Error, Result};
pub use login::log_in;
pub use operator::{AccountSummary, create, disable, enable, exists, list, reset_password, revoke_role};
pub use passwords::{check_password, check_password_at, hash_password, random_password, register_password_inputs};
pub use second_factor::SecondFactor;
pub use self_service::{OwnAccount, change_password, log_out, own_account};
pub use totp_enrollment::{TotpEnrollment, confirm_second_factor, disable_second_factor, enroll_second_factor};
use uuid::Uuid;

/// A new account with one role. Its password is hashed beforehand: hashing takes longer than a transaction should.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub email: String,
    pub password_hash: String,
    pub role: Role,
    /// Slug of the organization of the role. `None`: the role is register administrator.
    pub organization: Option<String>,
}

/// Creates an account that cannot log in with a password.
///
/// # Errors
/// `Conflict` if an account has this address.
pub fn create_without_password(tx: &mut Tx<'_>, email: &str) -> Result<Uuid> {
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

/// Grants a role in an organization, given by its slug, or in the register.
///
/// # Errors
/// `NotFound` if there is no such organization; `Conflict` if the role does not exist in that scope.
pub fn grant_role(tx: &mut Tx<'_>, account: Uuid, role: Role, organization: Option<&str>) -> Result<()> {
    if (role == Role::RegisterAdmin) != organization.is_none() {
        return Err(Error::conflict(
            "wrongPlace",
            "registerAdmin is a role in the register; every other role belongs to an organization",
        ));
    }
    let scope = resolve_scope(tx.conn, organization)?;
    members::grant_roles(tx, scope, account, &[role])
}

/// Returns the id of an organization by its slug. `None`: the register.
fn resolve_scope(conn: &mut Conn, slug: Option<&str>) -> Result<Option<Uuid>> {
    slug.map(|slug| Ok(organizations::find_by_slug(conn, slug)?.ok_or(Error::NotFound)?.id.0)).transpose()
}

/// Creates an account, or sets the password of an existing one.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn upsert(tx: &mut Tx<'_>, new: NewAccount) -> Result<Uuid> {
    let NewAccount { email, password_hash, role, organization } = new;
    if let Some(existing) = store::find_by_email(tx.conn, &email)? {
        store::set_password(tx.conn, existing.id.0, &password_hash)?;
        return Ok(existing.id.0);
    }
    let id = create_without_password(tx, &email)?;
    store::set_password(tx.conn, id, &password_hash)?;
    grant_role(tx, id, role, organization.as_deref())?;
    Ok(id)
}
