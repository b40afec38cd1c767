//! Access tokens: JWTs as RFC 9068 has them (`at+jwt`), signed with Ed25519, good for ten minutes.
//!
//! RFC 8725 by construction: each key has exactly one header, and a token whose header is not that of a known key, byte
//! for byte, is none. Nothing in a header is ever read: no algorithm is chosen, no key is taken or fetched from it.
use super::auth::AccessToken;
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
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use uuid::Uuid;

/// How long an access token is good, in seconds.
pub const LIFETIME: i64 = 600;
/// How long a key signs on after a newer one came: other processes, and others who keep the JWK set for a minute, need
/// time to learn of it.
const OVERLAP: TimeDelta = TimeDelta::seconds(90);
/// After how long the keys are read anew, so that every process learns in time which one signs. With the minute for
/// which others keep the JWK set less than [`OVERLAP`].
const FRESH: TimeDelta = TimeDelta::seconds(10);
/// A longer token is none of ours.
const MAX_TOKEN: usize = 2000;
const PURPOSE: &str = "tokenKey";

/// What an access token says (RFC 9068, section 2.2).
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
    /// The session: RFC 9068 leaves room for claims of one's own; OpenID Connect has the name.
    sid: Uuid,
}

struct Key {
    id: String,
    /// The first part of every token of this key.
    header: String,
    public: VerifyingKey,
    secret: SigningKey,
    retired_at: Option<Instant>,
}

/// Signs and checks access tokens with the keys of the register.
pub struct Tokens {
    /// Who issues, and whom the tokens are for: the register's own address.
    issuer: String,
    vault: Vault,
    keys: RwLock<Arc<Vec<Key>>>,
    /// When the keys were last read.
    loaded: Mutex<Option<Instant>>,
    /// When the keys were last read because a token named an unknown one.
    looked: Mutex<Option<Instant>>,
}

/// Why a token does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rejected {
    UnknownKey,
    Invalid,
    Expired,
}

impl From<Rejected> for Error {
    fn from(rejected: Rejected) -> Self {
        let (code, detail) = match rejected {
            Rejected::Expired => ("tokenExpired", "this access token has expired: get a new one"),
            Rejected::UnknownKey | Rejected::Invalid => ("tokenInvalid", "this is no access token of this register"),
        };
        Self::Unauthorized { code, detail: detail.into() }
    }
}

fn header(id: &str) -> String {
    BASE64URL.encode(format!(r#"{{"typ":"at+jwt","alg":"EdDSA","kid":"{id}"}}"#))
}

impl Key {
    fn read(row: &TokenKey, vault: &Vault) -> anyhow::Result<Self> {
        let secret = vault.unseal(PURPOSE, &row.sealed_private_key)?;
        let secret: [u8; 32] = secret.try_into().map_err(|_| anyhow!("a token key is not of 32 bytes"))?;
        let secret = SigningKey::from_bytes(&secret);
        Ok(Self {
            id: row.id.clone(),
            header: header(&row.id),
            public: secret.verifying_key(),
            secret,
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

/// Makes a new key; those before it sign no more after a moment, and are known until their last token has expired.
/// `at_once`: they are not, because somebody else has them, and all access tokens of today end.
///
/// # Errors
/// If there is no randomness, or the database is away.
pub fn rotate(tx: &mut Tx<'_>, vault: &Vault, at_once: bool) -> Result<String> {
    let secret = SigningKey::from_bytes(&random::<32>()?);
    let public = secret.verifying_key();
    let id = BASE64URL.encode(random::<9>()?);
    if at_once {
        store::retire_all_keys(tx.conn, tx.now - TimeDelta::seconds(LIFETIME))?;
    } else {
        store::retire_signing_keys(tx.conn, tx.now + OVERLAP)?;
    }
    let row = TokenKey {
        id: id.clone(),
        sealed_private_key: vault.seal(PURPOSE, &secret.to_bytes())?,
        public_key: BASE64URL.encode(public.as_bytes()),
        created_at: Time(tx.now),
        retired_at: None,
    };
    store::insert_key(tx.conn, &row)?;
    Ok(id)
}

/// The same on the command line.
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
        let (loaded, looked) = (Mutex::new(None), Mutex::new(None));
        Self { issuer: issuer.to_owned(), vault, keys: RwLock::default(), loaded, looked }
    }

    fn keys(&self) -> Arc<Vec<Key>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the keys anew.
    ///
    /// # Errors
    /// If the database is away, or a key does not open.
    fn load(&self, conn: &mut Conn, now: Instant) -> Result<()> {
        let rows = store::list_keys(conn)?;
        let keys = rows.iter().map(|row| Key::read(row, &self.vault)).collect::<anyhow::Result<Vec<_>>>()?;
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        *self.loaded.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(())
    }

    fn is_fresh(&self, now: Instant) -> bool {
        let loaded = *self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.is_some_and(|loaded| loaded <= now && now - loaded < FRESH)
    }

    /// Reads the keys anew if that was long ago: what another process made or retired counts here too.
    ///
    /// # Errors
    /// If the database is away, or a key does not open.
    pub(super) fn keep_fresh(&self, conn: &mut Conn, now: Instant) -> Result<()> {
        if self.is_fresh(now) { Ok(()) } else { self.load(conn, now) }
    }

    /// A new access token for a session. `client`: the program it is issued to.
    ///
    /// # Errors
    /// If there is no key, or no randomness.
    pub fn issue(&self, session: Uuid, subject: Uuid, client: &str, now: Instant) -> Result<String> {
        let keys = self.keys();
        // The newest that others know for sure: one that was just made signs once those before it have retired.
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
        let claims = serde_json::to_vec(&claims).context("claims cannot be written")?;
        let signed = format!("{}.{}", key.header, BASE64URL.encode(claims));
        let signature = key.secret.sign(signed.as_bytes());
        Ok(format!("{signed}.{}", BASE64URL.encode(signature.to_bytes())))
    }

    fn check(&self, token: &str, now: Instant) -> Result<AccessToken, Rejected> {
        if token.len() > MAX_TOKEN {
            return Err(Rejected::Invalid);
        }
        let mut parts = token.split('.');
        let (Some(header), Some(claims), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Rejected::Invalid);
        };
        let keys = self.keys();
        let key = keys.iter().find(|key| key.header == header && key.verifies(now)).ok_or(Rejected::UnknownKey)?;
        let signature = BASE64URL.decode(signature).map_err(|_| Rejected::Invalid)?;
        let signature = Signature::from_slice(&signature).map_err(|_| Rejected::Invalid)?;
        let signed = &token[..header.len() + 1 + claims.len()];
        key.public.verify_strict(signed.as_bytes(), &signature).map_err(|_| Rejected::Invalid)?;
        let claims = BASE64URL.decode(claims).map_err(|_| Rejected::Invalid)?;
        let claims: Claims = serde_json::from_slice(&claims).map_err(|_| Rejected::Invalid)?;
        let seconds = now.timestamp();
        if claims.iss != self.issuer || claims.aud != self.issuer || claims.iat > seconds + 5 {
            return Err(Rejected::Invalid);
        }
        if claims.exp <= seconds {
            return Err(Rejected::Expired);
        }
        Ok(AccessToken { session: claims.sid, subject: claims.sub, client: Some(claims.client_id) })
    }

    /// Whether a token that named an unknown key is worth a look into the database: once a second.
    fn may_look(&self, now: Instant) -> bool {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let may = looked.is_none_or(|last| now - last >= TimeDelta::seconds(1) || now < last);
        if may {
            *looked = Some(now);
        }
        may
    }

    /// A JWK set (RFC 7517) of all keys whose tokens may still be good.
    fn jwks(&self, now: Instant) -> Value {
        let keys = self.keys();
        let keys = keys.iter().filter(|key| key.verifies(now)).map(|key| {
            let x = BASE64URL.encode(key.public.as_bytes());
            json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.id, "x": x})
        });
        json!({"keys": keys.collect::<Vec<_>>()})
    }
}

impl Register {
    /// The public keys as a JWK set; those that were known before, if the database is away.
    ///
    /// # Errors
    /// If a key does not open.
    pub async fn jwks(&self) -> Result<Value> {
        if !self.tokens.is_fresh(self.clock.now()) {
            match self.load_token_keys().await {
                Ok(()) | Err(Error::Unavailable(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(self.tokens.jwks(self.clock.now()))
    }

    /// Reads a token.
    ///
    /// # Errors
    /// `Unauthorized` if it is not an access token of this register that is good now.
    pub async fn present(&self, token: &str) -> Result<AccessToken> {
        let now = self.clock.now();
        if !self.tokens.is_fresh(now) && is_of_some_key(token) {
            self.load_token_keys().await?;
        }
        match self.tokens.check(token, now) {
            // Its first part tells whether it could be one of ours at all; only then a key may be new to us.
            Err(Rejected::UnknownKey) if is_of_some_key(token) && self.tokens.may_look(now) => {
                self.load_token_keys().await?;
                Ok(self.tokens.check(token, now)?)
            }
            other => Ok(other?),
        }
    }

    /// Reads the keys of access tokens anew.
    ///
    /// # Errors
    /// If the database is away.
    async fn load_token_keys(&self) -> Result<()> {
        let (tokens, now) = (self.tokens.clone(), self.clock.now());
        self.read(move |conn| tokens.load(conn, now)).await
    }

    /// Makes the first key, if there is none, and reads what there is.
    pub(super) fn ready_tokens(&self) -> Result<()> {
        let mut conn = self.db.connection().ok_or_else(|| Error::Unavailable("the database is away".into()))?;
        if store::list_keys(&mut conn)?.is_empty() {
            let vault = self.vault.clone();
            self.write_blocking(move |tx| {
                if store::list_keys(tx.conn)?.is_empty() { rotate(tx, &vault, false).map(drop) } else { Ok(()) }
            })?;
        }
        self.tokens.load(&mut conn, self.clock.now())
    }
}

/// Whether the first part of a token is the header of some key.
fn is_of_some_key(token: &str) -> bool {
    let Some((first, _)) = token.split_once('.') else { return false };
    let Some(bytes) = BASE64URL.decode(first).ok() else { return false };
    let Ok(text) = String::from_utf8(bytes) else { return false };
    let id = text.strip_prefix(r#"{"typ":"at+jwt","alg":"EdDSA","kid":""#).and_then(|rest| rest.strip_suffix(r#""}"#));
    id.is_some_and(|id| id.len() == 12 && header(id) == first)
}
