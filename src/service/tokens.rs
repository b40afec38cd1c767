//! Access tokens: JWTs (RFC 9068, `at+jwt`), signed with Ed25519 and valid for ten minutes.
//!
//! RFC 8725 by construction: each key has exactly one header, and a token whose header is not byte-equal to that of a
//! known key is refused before anything of it is read. So no header chooses an algorithm, brings a key or names one to
//! fetch.
mod keys;
pub(super) mod signer;

use super::Register;
use super::auth::AccessToken;
use crate::store::sessions as store;
use crate::{Error, Result};
use keys::has_key_header;
pub use keys::{LIFETIME, rotate, rotate_by_operator};
use signer::TokenError;
pub use signer::{PublicTokenKey, Tokens};

/// Returns the public keys; those known before, if the database is unavailable.
///
/// # Errors
/// If a key cannot be decrypted.
pub async fn public_keys(register: &Register) -> Result<Vec<PublicTokenKey>> {
    if !register.tokens.is_fresh(register.clock.now()) {
        match load_token_keys(register).await {
            Ok(()) | Err(Error::Unavailable(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(register.tokens.public_keys(register.clock.now()))
}

/// Verifies an access token, except that its session may have ended.
///
/// # Errors
/// `Unauthorized` if it is not a currently valid access token of this register.
pub async fn verify_access_token(register: &Register, token: &str) -> Result<AccessToken> {
    let now = register.clock.now();
    if !register.tokens.is_fresh(now) && has_key_header(token) {
        load_token_keys(register).await?;
    }
    match register.tokens.verify(token, now) {
        // Another process may have created the key. Only headers of the right form are worth a query.
        Err(TokenError::UnknownKey) if has_key_header(token) && register.tokens.may_reload(now) => {
            load_token_keys(register).await?;
            Ok(register.tokens.verify(token, now)?)
        }
        verified => Ok(verified?),
    }
}

/// Loads the keys of access tokens.
///
/// # Errors
/// If the database is unavailable.
async fn load_token_keys(register: &Register) -> Result<()> {
    let (tokens, now) = (register.tokens.clone(), register.clock.now());
    register.read(move |conn| tokens.load(conn, now)).await
}

/// Creates the first key if there is none, and loads all keys.
pub(super) fn prepare_token_keys(register: &Register) -> Result<()> {
    let mut conn = register.db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
    if store::list_keys(&mut conn)?.is_empty() {
        let vault = register.vault.clone();
        register.write_blocking(move |tx| {
            if store::list_keys(tx.conn)?.is_empty() { rotate(tx, &vault, false).map(drop) } else { Ok(()) }
        })?;
    }
    register.tokens.load(&mut conn, register.clock.now())
}
