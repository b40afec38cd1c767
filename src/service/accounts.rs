//! Acts on accounts.
use super::sessions::{self, Issued};
use super::{Register, Tx};
use crate::config::random;
use crate::domain::accounts::{Role, Who};
use crate::store::types::{Id, Time};
use crate::store::{accounts as store, organizations};
use crate::{Error, Result};
use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
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

/// Logs a local account in.
///
/// # Errors
/// `Unauthorized`, the same for everything that is wrong.
pub async fn log_in(register: &Register, email: &str, password: &str) -> Result<Issued> {
    let wrong = || Error::Unauthorized { code: "loginFailed", detail: "the address or the password is wrong".into() };
    let (email, password) = (email.trim().to_lowercase(), password.to_owned());
    let account = register
        .read(move |conn| {
            let account = store::by_email(conn, &email)?.filter(|account| account.disabled_at.is_none());
            // Who has no account waits as long as who has one.
            let hash = account.as_ref().map(|account| account.password_hash.clone()).filter(|hash| !hash.is_empty());
            let right = password_is(&password, hash.as_deref().unwrap_or(NOBODY));
            Ok(account.filter(|_| right && hash.is_some()))
        })
        .await?;
    let id = account.ok_or_else(wrong)?.id.0;
    let tokens = register.tokens.clone();
    Ok(register.act(move |tx| sessions::begin(tx, &tokens, Who::Account(id))).await?.value)
}

/// The hash of a password that nobody has, with the same cost as all others.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn password_is(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
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
        totp: None,
        totp_step: None,
        disabled_at: None,
    };
    store::insert(tx.conn, &account)?;
    Ok(id)
}

/// Gives a role, in an organization (its slug) or in the register; nothing if the account has it.
///
/// # Errors
/// `NotFound` if there is no such organization; `Refused` if the role belongs elsewhere.
pub fn give(tx: &mut Tx<'_>, account: Uuid, role: Role, organization: Option<&str>) -> Result<()> {
    if (role == Role::RegisterAdmin) != organization.is_none() {
        return Err(Error::refused(
            "wrongPlace",
            "registerAdmin is a role in the register, all others in an organization",
        ));
    }
    let organization = match organization {
        Some(slug) => Some(organizations::by_slug(tx.conn, slug)?.ok_or(Error::NotFound)?.id),
        None => None,
    };
    let held = store::memberships(tx.conn, account)?;
    if !held.iter().any(|held| held.organization_id == organization && held.role == role.as_str()) {
        store::add_role(tx.conn, account, organization.map(|id| id.0), role, "local")?;
    }
    Ok(())
}

/// Creates an account; of an existing one only the password is set anew.
///
/// # Errors
/// `NotFound` if there is no such organization.
pub fn set(tx: &mut Tx<'_>, new: NewAccount) -> Result<Uuid> {
    let NewAccount { email, password_hash, role, organization } = new;
    if let Some(known) = store::by_email(tx.conn, &email)? {
        store::set_password(tx.conn, known.id.0, &password_hash)?;
        return Ok(known.id.0);
    }
    let id = without_password(tx, &email)?;
    store::set_password(tx.conn, id, &password_hash)?;
    give(tx, id, role, organization.as_deref())?;
    Ok(id)
}
