//! Acts on accounts.
use super::Tx;
use crate::config::random;
use crate::domain::accounts::Role;
use crate::store::types::{Id, Time};
use crate::store::{accounts as store, organizations};
use crate::{Error, Result};
use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
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

/// Hashes a password with argon2id. Slow on purpose: call it outside the writer.
pub fn hash_password(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &random::<16>()?);
    Ok(hash.map_err(|error| anyhow!("a password cannot be hashed: {error}"))?.to_string())
}

/// A random password of 96 bits, easy to copy.
pub fn random_password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let letters: String = random::<20>()?.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    Ok(format!("{}-{}-{}-{}", &letters[..5], &letters[5..10], &letters[10..15], &letters[15..]))
}

/// Creates an account; of an existing one only the password is set anew.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn set(tx: &mut Tx<'_>, new: NewAccount) -> Result<Uuid> {
    let NewAccount { email, password_hash, role, organization } = new;
    let organization = match organization {
        Some(slug) => Some(organizations::by_slug(tx.conn, &slug)?.ok_or(Error::NotFound)?.id.0),
        None => None,
    };
    if let Some(known) = store::by_email(tx.conn, &email)? {
        store::set_password(tx.conn, known.id.0, &password_hash)?;
        return Ok(known.id.0);
    }
    let id = tx.new_id()?;
    let account = store::Account { id: Id(id), email, password_hash, created_at: Time(tx.now) };
    store::insert(tx.conn, &account)?;
    store::add_role(tx.conn, id, organization, role)?;
    Ok(id)
}
