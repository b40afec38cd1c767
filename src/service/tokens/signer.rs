//! Signs and verifies access tokens.
use super::keys::{Key, LIFETIME};
use crate::domain::values::Instant;
use crate::service::auth::AccessToken;
use crate::service::jwt::{self, Algorithm, JwtError};
use crate::service::vault::Vault;
use crate::store::Conn;
use crate::store::sessions as store;
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use jsonwebtoken::Validation;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use uuid::Uuid;

/// Time for which loaded keys are used, so that every process learns in time which key signs. Together with the minute
/// for which clients cache the JWK set, this is less than [`OVERLAP`].
const KEYS_FRESH_FOR: TimeDelta = TimeDelta::seconds(10);
/// Longer tokens are refused unread, in bytes.
const MAX_TOKEN: usize = 2000;
/// The tolerated lead of another process's clock, in seconds.
const CLOCK_SKEW: i64 = 5;
/// The claims of an access token (RFC 9068, section 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    client_id: String,
    iat: i64,
    exp: i64,
    jti: Uuid,
    /// The session. RFC 9068 allows further claims; the name is that of OpenID Connect.
    sid: Uuid,
}

/// Signs and verifies access tokens with the keys of the register.
pub struct Tokens {
    /// Issuer and audience of every token: the register's own address.
    issuer: String,
    validation: Validation,
    vault: Vault,
    keys: RwLock<Arc<Vec<Key>>>,
    loaded_at: Mutex<Option<Instant>>,
    /// Time at which the keys were last loaded because a token named an unknown one.
    reloaded_at: Mutex<Option<Instant>>,
}

/// The public half of a key: Ed25519.
#[derive(Debug, Clone)]
pub struct PublicTokenKey {
    pub id: String,
    /// The public key in base64url.
    pub x: String,
}

/// Reasons why an access token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    UnknownKey,
    Invalid,
    Expired,
}

impl From<JwtError> for TokenError {
    fn from(_: JwtError) -> Self {
        Self::Invalid
    }
}

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Self {
        let (code, detail) = match error {
            TokenError::Expired => ("tokenExpired", "the access token has expired: request a new one"),
            TokenError::UnknownKey | TokenError::Invalid => {
                ("tokenInvalid", "this is not an access token of this register")
            }
        };
        Self::Unauthorized { code, detail: detail.into() }
    }
}

impl Tokens {
    pub fn new(issuer: &str, vault: Vault) -> Self {
        let mut validation = jwt::signature_only(Algorithm::EdDsa);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[issuer]);
        validation.validate_aud = true;
        let (loaded_at, reloaded_at) = (Mutex::new(None), Mutex::new(None));
        Self { issuer: issuer.to_owned(), validation, vault, keys: RwLock::default(), loaded_at, reloaded_at }
    }

    fn keys(&self) -> Arc<Vec<Key>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Loads the keys.
    ///
    /// # Errors
    /// If the database is unavailable, or a key cannot be decrypted.
    pub fn load(&self, conn: &mut Conn, now: Instant) -> Result<()> {
        let rows = store::list_keys(conn)?;
        let keys = rows.iter().map(|row| Key::open(row, &self.vault)).collect::<anyhow::Result<Vec<_>>>()?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        *self.loaded_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(())
    }

    pub fn is_fresh(&self, now: Instant) -> bool {
        let loaded_at = *self.loaded_at.lock().unwrap_or_else(PoisonError::into_inner);
        loaded_at.is_some_and(|loaded_at| loaded_at <= now && now - loaded_at < KEYS_FRESH_FOR)
    }

    /// Loads the keys again if they are old, because another process may have created or retired some.
    ///
    /// # Errors
    /// If the database is unavailable, or a key cannot be decrypted.
    pub fn reload_if_stale(&self, conn: &mut Conn, now: Instant) -> Result<()> {
        if self.is_fresh(now) { Ok(()) } else { self.load(conn, now) }
    }

    /// Issues an access token for a session to a client.
    ///
    /// # Errors
    /// If there is no key, or no randomness.
    pub fn issue(&self, session: Uuid, subject: Uuid, client: &str, now: Instant) -> Result<String> {
        let keys = self.keys();
        // The newest key that all others know for certain: a new one signs once the keys before it have retired.
        let key = keys.iter().rev().find(|key| key.signs(now)).context("there is no key for access tokens")?;
        let iat = now.timestamp();
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.issuer.clone(),
            sub: subject,
            client_id: client.to_owned(),
            iat,
            exp: iat + LIFETIME,
            jti: crate::config::new_id(now)?,
            sid: session,
        };
        Ok(jwt::encode(&key.header, &claims, &key.encoding_key).context("the access token cannot be signed")?)
    }

    /// Verifies a token, except that its session may have ended.
    pub fn verify(&self, token: &str, now: Instant) -> Result<AccessToken, TokenError> {
        if token.len() > MAX_TOKEN {
            return Err(TokenError::Invalid);
        }
        let (header, _) = token.split_once('.').ok_or(TokenError::Invalid)?;
        let keys = self.keys();
        let mut keys = keys.iter().filter(|key| key.verifies(now));
        let key = keys.find(|key| key.encoded_header == header).ok_or(TokenError::UnknownKey)?;
        let claims: Claims = jwt::decode(token, &key.decoding_key, &self.validation)?.claims;
        let seconds = now.timestamp();
        if claims.iat > seconds + CLOCK_SKEW {
            return Err(TokenError::Invalid);
        }
        if claims.exp <= seconds {
            return Err(TokenError::Expired);
        }
        Ok(AccessToken { session: claims.sid, subject: claims.sub, client: Some(claims.client_id) })
    }

    /// Returns true if the keys may be loaded for a token with an unknown key: at most once a second.
    pub fn may_reload(&self, now: Instant) -> bool {
        let mut reloaded_at = self.reloaded_at.lock().unwrap_or_else(PoisonError::into_inner);
        let may = reloaded_at.is_none_or(|last| now - last >= TimeDelta::seconds(1) || now < last);
        if may {
            *reloaded_at = Some(now);
        }
        may
    }

    /// Returns all keys that still verify.
    pub fn public_keys(&self, now: Instant) -> Vec<PublicTokenKey> {
        let keys = self.keys();
        let keys = keys.iter().filter(|key| key.verifies(now));
        keys.map(|key| PublicTokenKey { id: key.id.clone(), x: key.public.clone() }).collect()
    }
}
