//! The keys of access tokens: kept sealed in the database, and replaced without interrupting anybody.
use crate::Result;
use crate::config::random;
use crate::domain::values::Instant;
use crate::service::Tx;
use crate::service::vault::Vault;
use crate::store::sessions::{self as store, TokenKey};
use crate::store::types::Time;
use anyhow::anyhow;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use jsonwebtoken::{DecodingKey, EncodingKey, Header};
use ring::signature::{Ed25519KeyPair, KeyPair};

/// The lifetime of an access token, in seconds.
pub const LIFETIME: i64 = 600;
/// Time for which a key still signs after a newer one was created: other processes, and clients that cache the JWK set
/// for a minute, need time to learn of the new key.
const OVERLAP: TimeDelta = TimeDelta::seconds(90);
const PURPOSE: &str = "tokenKey";
/// Length of a key id, in characters of base64url.
const KEY_ID_LENGTH: usize = 12;

/// A key pair of access tokens.
pub(super) struct Key {
    pub id: String,
    /// The first part of every token of this key.
    pub encoded_header: String,
    pub header: Header,
    /// As in the JWK set: base64url.
    pub public: String,
    pub encoding_key: EncodingKey,
    pub decoding_key: DecodingKey,
    retired_at: Option<Instant>,
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
    pub fn open(row: &TokenKey, vault: &Vault) -> anyhow::Result<Self> {
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

    pub fn signs(&self, now: Instant) -> bool {
        self.retired_at.is_none_or(|retired| now < retired)
    }

    pub fn verifies(&self, now: Instant) -> bool {
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
    tx.audit_operator("key.rotate", None, &id)?;
    Ok(id)
}

/// Returns true if the first part of a token could be the header of one of the register's keys.
pub(super) fn has_key_header(token: &str) -> bool {
    let Some((first, _)) = token.split_once('.') else { return false };
    let kid = jsonwebtoken::decode_header(token).ok().and_then(|header| header.kid);
    kid.is_some_and(|kid| kid.len() == KEY_ID_LENGTH && encode_header(&header(&kid)).is_ok_and(|own| own == first))
}
