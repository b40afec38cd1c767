//! Access tokens: JWTs (RFC 9068, `at+jwt`), signed with Ed25519 and valid for ten minutes.
//!
//! RFC 8725 by construction: each key has exactly one header, and a token whose header is not byte-equal to that of a
//! known key is refused before anything of it is read. So no header chooses an algorithm, brings a key or names one to
//! fetch.
use super::auth::AccessToken;
use super::jwt::{self, Algorithm, JwtError};
use super::vault::Vault;
use super::{Register, Tx};
use crate::config::random;
use crate::domain::values::Instant;
use crate::store::Conn;
use crate::store::sessions::{self as store, TokenKey};
use crate::store::types::Time;
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use jsonwebtoken::{DecodingKey, EncodingKey, Header, Validation};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use uuid::Uuid;

/// The lifetime of an access token, in seconds.
pub const LIFETIME: i64 = 600;
/// How long a key still signs after a newer one was created: other processes, and others who cache the JWK set for a
/// minute, need time to learn of the new key.
const OVERLAP: TimeDelta = TimeDelta::seconds(90);
/// How long loaded keys are used, so that every process learns in time which key signs. Together with the minute for
/// which others cache the JWK set, this is less than [`OVERLAP`].
const KEYS_FRESH_FOR: TimeDelta = TimeDelta::seconds(10);
/// Longer tokens are refused unread, in bytes.
const MAX_TOKEN: usize = 2000;
/// The tolerated lead of another process's clock, in seconds.
const CLOCK_SKEW: i64 = 5;
const PURPOSE: &str = "tokenKey";
/// Length of a key id, in characters of base64url.
const KEY_ID_LENGTH: usize = 12;

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

struct Key {
    id: String,
    /// The first part of every token of this key.
    encoded_header: String,
    header: Header,
    /// As in the JWK set: base64url.
    public: String,
    encoding_key: EncodingKey,
    decoding_key: DecodingKey,
    retired_at: Option<Instant>,
}

/// Signs and verifies access tokens with the keys of the register.
pub struct Tokens {
    /// Issuer and audience of every token: the register's own address.
    issuer: String,
    validation: Validation,
    vault: Vault,
    keys: RwLock<Arc<Vec<Key>>>,
    loaded_at: Mutex<Option<Instant>>,
    /// When the keys were last loaded because a token named an unknown one.
    reloaded_at: Mutex<Option<Instant>>,
}

/// Reasons why an access token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TokenError {
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

/// Returns the header of all tokens of a key.
fn header(id: &str) -> Header {
    let mut header = Header::new(jsonwebtoken::Algorithm::EdDSA);
    header.typ = Some("at+jwt".into());
    header.kid = Some(id.to_owned());
    header
}

/// Returns a header as the first part of a token.
fn encode_header(header: &Header) -> serde_json::Result<String> {
    Ok(BASE64URL.encode(serde_json::to_vec(header)?))
}

impl Key {
    fn open(row: &TokenKey, vault: &Vault) -> anyhow::Result<Self> {
        let seed = vault.unseal(PURPOSE, &row.sealed_private_key)?;
        let key_pair =
            Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| anyhow!("a token key has not 32 bytes"))?;
        let public = key_pair.public_key().as_ref();
        let header = header(&row.id);
        Ok(Self {
            id: row.id.clone(),
            encoded_header: encode_header(&header)?,
            header,
            public: BASE64URL.encode(public),
            encoding_key: EncodingKey::from_ed_der(&seed),
            decoding_key: DecodingKey::from_ed_der(public),
            retired_at: row.retired_at.map(|at| at.0),
        })
    }

    fn signs(&self, now: Instant) -> bool {
        self.retired_at.is_none_or(|retired| now < retired)
    }

    fn verifies(&self, now: Instant) -> bool {
        self.retired_at.is_none_or(|retired| now < retired + TimeDelta::seconds(LIFETIME))
    }
}

/// Creates a new key. Older keys stop signing after [`OVERLAP`] and verify until their last token has expired.
/// `at_once`: they stop verifying as well, because someone stole one, and all current access tokens become invalid.
///
/// # Errors
/// If there is no randomness, or the database is unavailable.
pub fn rotate(tx: &mut Tx<'_>, vault: &Vault, at_once: bool) -> Result<String> {
    let seed = random::<32>()?;
    let key_pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| anyhow!("no key from a seed"))?;
    let id = BASE64URL.encode(random::<9>()?);
    if at_once {
        store::retire_all_keys(tx.conn, tx.now - TimeDelta::seconds(LIFETIME))?;
    } else {
        store::retire_signing_keys(tx.conn, tx.now + OVERLAP)?;
    }
    let row = TokenKey {
        id: id.clone(),
        sealed_private_key: vault.seal(PURPOSE, &seed)?,
        public_key: BASE64URL.encode(key_pair.public_key()),
        created_at: Time(tx.now),
        retired_at: None,
    };
    store::insert_key(tx.conn, &row)?;
    Ok(id)
}

/// Creates a new key from the command line, with an audit entry.
///
/// # Errors
/// As [`rotate`].
pub fn rotate_by_operator(tx: &mut Tx<'_>, vault: &Vault, at_once: bool) -> Result<String> {
    let id = rotate(tx, vault, at_once)?;
    tx.note_operator("key.rotate", None, &id)?;
    Ok(id)
}

impl Tokens {
    pub(super) fn new(issuer: &str, vault: Vault) -> Self {
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
    fn load(&self, conn: &mut Conn, now: Instant) -> Result<()> {
        let rows = store::list_keys(conn)?;
        let keys = rows.iter().map(|row| Key::open(row, &self.vault)).collect::<anyhow::Result<Vec<_>>>()?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        *self.loaded_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(())
    }

    fn is_fresh(&self, now: Instant) -> bool {
        let loaded_at = *self.loaded_at.lock().unwrap_or_else(PoisonError::into_inner);
        loaded_at.is_some_and(|loaded_at| loaded_at <= now && now - loaded_at < KEYS_FRESH_FOR)
    }

    /// Loads the keys again if they are old, because another process may have created or retired some.
    ///
    /// # Errors
    /// If the database is unavailable, or a key cannot be decrypted.
    pub(super) fn reload_if_stale(&self, conn: &mut Conn, now: Instant) -> Result<()> {
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
    fn verify(&self, token: &str, now: Instant) -> Result<AccessToken, TokenError> {
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

    /// Returns whether the keys may be loaded for a token with an unknown key: at most once a second.
    fn may_reload(&self, now: Instant) -> bool {
        let mut reloaded_at = self.reloaded_at.lock().unwrap_or_else(PoisonError::into_inner);
        let may = reloaded_at.is_none_or(|last| now - last >= TimeDelta::seconds(1) || now < last);
        if may {
            *reloaded_at = Some(now);
        }
        may
    }

    /// Returns a JWK set (RFC 7517) of all keys that still verify.
    fn jwks(&self, now: Instant) -> Value {
        let keys = self.keys();
        let keys = keys.iter().filter(|key| key.verifies(now)).map(
            |key| json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.id, "x": key.public}),
        );
        json!({"keys": keys.collect::<Vec<_>>()})
    }
}

/// Returns the public keys as a JWK set; those known before, if the database is unavailable.
///
/// # Errors
/// If a key cannot be decrypted.
pub async fn jwks(register: &Register) -> Result<Value> {
    if !register.tokens.is_fresh(register.clock.now()) {
        match load_token_keys(register).await {
            Ok(()) | Err(Error::Unavailable(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(register.tokens.jwks(register.clock.now()))
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

/// Returns whether the first part of a token could be the header of one of the register's keys.
fn has_key_header(token: &str) -> bool {
    let Some((first, _)) = token.split_once('.') else { return false };
    let kid = jsonwebtoken::decode_header(token).ok().and_then(|header| header.kid);
    kid.is_some_and(|kid| kid.len() == KEY_ID_LENGTH && encode_header(&header(&kid)).is_ok_and(|own| own == first))
}
