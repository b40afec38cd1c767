//! The instance key, and what it seals: secrets that the database must hold and its reader must not have.
//!
//! XChaCha20-Poly1305 with a random nonce; the purpose of a secret is authenticated with it, so that one sealed thing
//! never passes for another. All processes of one register need the same key.
use super::keys::write_secret;
use crate::config::{Settings, random};
use crate::store::{Db, instance};
use anyhow::{Context, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ring::hmac;
use std::path::PathBuf;

const NONCE: usize = 24;
/// What is sealed once for ever, so that another key is noticed at the start.
const CHECK: (&str, &[u8]) = ("instance", b"this register");

/// Seals and opens secrets. Cheap to clone.
#[derive(Clone)]
pub struct Vault(XChaCha20Poly1305, hmac::Key);

/// The file that holds the key where the settings hold none.
pub fn key_file(settings: &Settings) -> PathBuf {
    settings.data.join("keys").join("instance.key")
}

impl Vault {
    /// With the key from the settings, else from its file. A register that has sealed nothing yet gets a new one.
    ///
    /// # Errors
    /// If the key is missing, unreadable, or another register's.
    pub fn open(settings: &Settings, db: &Db) -> anyhow::Result<Self> {
        let mut conn = db.connection().context("the database is away")?;
        let sealed = instance::sealed(&mut conn)?;
        let file = key_file(settings);
        let vault = match (Self::given(settings)?, sealed.is_some()) {
            (Some(vault), _) => vault,
            (None, true) => bail!(
                "the instance key is missing: neither REGISTER_INSTANCE_KEY nor {} holds it, and without it nothing \
                 that is sealed in the database can be read",
                file.display()
            ),
            (None, false) => {
                write_secret(&file, &BASE64URL.encode(random::<32>()?))?;
                tracing::info!(file = %file.display(), "made a new instance key; keep a copy in a safe place");
                Self::given(settings)?.context("the new instance key cannot be read")?
            }
        };
        let sealed = match sealed {
            Some(sealed) => sealed,
            // Another process may have been first: then its word counts.
            None => instance::seal(&mut conn, &vault.seal(CHECK.0, CHECK.1)?)?,
        };
        let known = vault.unseal(CHECK.0, &sealed).context("the instance key here is another register's")?;
        anyhow::ensure!(known == CHECK.1, "the instance key here is another register's");
        Ok(vault)
    }

    fn given(settings: &Settings) -> anyhow::Result<Option<Self>> {
        let file = key_file(settings);
        let (text, place) = match &settings.instance_key {
            Some(text) => (text.clone(), "REGISTER_INSTANCE_KEY".to_owned()),
            None => match std::fs::read_to_string(&file) {
                Ok(text) => (text, file.display().to_string()),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
            },
        };
        let key = BASE64URL.decode(text.trim()).ok().filter(|key| key.len() == 32);
        let key = key.with_context(|| format!("{place} is not 32 bytes in base64url"))?;
        Self::of(&key).map(Some)
    }

    /// A new key for one thing, and the same sealed: who destroys that has destroyed all that the key seals.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn new_key(&self, purpose: &str) -> anyhow::Result<(Self, String)> {
        let key = random::<32>()?;
        Ok((Self::of(&key)?, self.seal(purpose, &key)?))
    }

    /// The key of one thing.
    ///
    /// # Errors
    /// As [`Vault::unseal`].
    pub fn key(&self, purpose: &str, sealed: &str) -> anyhow::Result<Self> {
        Self::of(&self.unseal(purpose, sealed)?)
    }

    /// A key of another kind that all who have this one can make.
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        let tag = hmac::sign(&self.1, format!("derived key: {purpose}").as_bytes());
        tag.as_ref().first_chunk().copied().unwrap_or_default()
    }

    fn of(key: &[u8]) -> anyhow::Result<Self> {
        let cipher = XChaCha20Poly1305::new_from_slice(key).map_err(|_| anyhow!("a key of 32 bytes is expected"))?;
        Ok(Self(cipher, hmac::Key::new(hmac::HMAC_SHA256, key)))
    }

    /// Seals a secret for a purpose: base64url of nonce and ciphertext.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> anyhow::Result<String> {
        Ok(BASE64URL.encode(self.seal_file(purpose, secret)?))
    }

    /// Seals what is long: nonce and ciphertext.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub fn seal_file(&self, purpose: &str, file: &[u8]) -> anyhow::Result<Vec<u8>> {
        let nonce = random::<NONCE>()?;
        let payload = Payload { msg: file, aad: purpose.as_bytes() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| anyhow!("a secret cannot be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for the same purpose.
    ///
    /// # Errors
    /// If it was not, or not with this key.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> anyhow::Result<Vec<u8>> {
        self.unseal_file(purpose, &BASE64URL.decode(sealed).context("a sealed secret cannot be read")?)
    }

    /// Opens what is long.
    ///
    /// # Errors
    /// As [`Vault::unseal`].
    pub fn unseal_file(&self, purpose: &str, sealed: &[u8]) -> anyhow::Result<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().context("a sealed secret is too short")?;
        let payload = Payload { msg: sealed, aad: purpose.as_bytes() };
        self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| anyhow!("a sealed secret does not open"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_only_as_what_it_was_sealed() {
        let (vault, other) = (Vault::of(&[7; 32]).unwrap(), Vault::of(&[8; 32]).unwrap());
        let sealed = vault.seal("totp", b"secret").unwrap();
        assert_eq!(vault.unseal("totp", &sealed).unwrap(), b"secret");
        assert!(vault.unseal("webhook", &sealed).is_err() && other.unseal("totp", &sealed).is_err());
        assert_ne!(vault.seal("totp", b"secret").unwrap(), sealed);
        assert_ne!(vault.derived("a"), vault.derived("b"));
        assert_ne!(vault.derived("a"), other.derived("a"));
        let (key, wrapped) = vault.new_key("challenge").unwrap();
        let inner = key.seal("text", b"secret").unwrap();
        assert_eq!(vault.key("challenge", &wrapped).unwrap().unseal("text", &inner).unwrap(), b"secret");
        assert!(vault.unseal("text", &inner).is_err(), "the instance key alone opens nothing");
        assert!(vault.unseal("totp", "x").is_err() && vault.unseal("totp", &sealed[2..]).is_err());
    }
}
