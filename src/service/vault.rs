//! The vault: encrypts secrets that the database holds and a reader of the database must not learn.
//!
//! XChaCha20-Poly1305 with the instance key and a random nonce. The purpose of a secret is authenticated with it, so
//! that a secret sealed for one purpose never opens for another. All processes of one register need the same instance
//! key.
use super::keys::write_secret;
use crate::config::{Settings, random};
use crate::store::{Db, instance_key};
use anyhow::{Context, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ring::hmac;
use std::path::PathBuf;

const NONCE_LENGTH: usize = 24;
/// Purpose and content of the value by which a process notices at the start that it has the key of another register.
const KEY_CHECK: (&str, &[u8]) = ("instance", b"this register");

/// Encrypts and decrypts secrets. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    cipher: XChaCha20Poly1305,
    derivation_key: hmac::Key,
}

/// Returns the file of the instance key, which is used if the settings contain none.
pub fn key_file(settings: &Settings) -> PathBuf {
    settings.data.join("keys").join("instance.key")
}

impl Vault {
    /// Opens the vault with the key of the settings or of its file. A register without a sealed value gets a new key.
    ///
    /// # Errors
    /// If the key is missing, malformed, or the key of another register.
    pub fn open(settings: &Settings, db: &Db) -> anyhow::Result<Self> {
        let mut conn = db.connection().context("the database is unavailable")?;
        let sealed = instance_key::find_check(&mut conn)?;
        let file = key_file(settings);
        let vault = match (Self::configured(settings)?, sealed.is_some()) {
            (Some(vault), _) => vault,
            (None, true) => bail!(
                "the instance key is missing: neither REGISTER_INSTANCE_KEY nor {} contains it, and without it the secrets \
                 in the database cannot be decrypted",
                file.display()
            ),
            (None, false) => {
                write_secret(&file, &BASE64URL.encode(random::<32>()?))?;
                tracing::info!(file = %file.display(), "created a new instance key; keep a copy in a safe place");
                Self::configured(settings)?.context("the new instance key cannot be read")?
            }
        };
        let sealed = match sealed {
            Some(sealed) => sealed,
            // Another process may have been first: then its value is used.
            None => instance_key::insert_check(&mut conn, &vault.seal(KEY_CHECK.0, KEY_CHECK.1)?)?,
        };
        let foreign = "the instance key belongs to another register";
        let content = vault.unseal(KEY_CHECK.0, &sealed).context(foreign)?;
        anyhow::ensure!(content == KEY_CHECK.1, foreign);
        Ok(vault)
    }

    fn configured(settings: &Settings) -> anyhow::Result<Option<Self>> {
        let file = key_file(settings);
        let (text, source) = match &settings.instance_key {
            Some(text) => (text.clone(), "REGISTER_INSTANCE_KEY".to_owned()),
            None => match std::fs::read_to_string(&file) {
                Ok(text) => (text, file.display().to_string()),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
            },
        };
        let key = BASE64URL.decode(text.trim()).ok().filter(|key| key.len() == 32);
        let key = key.with_context(|| format!("{source} is not a key of 32 bytes in base64url"))?;
        Self::new(&key).map(Some)
    }

    /// Returns a vault with a new key, and the sealed key. Deleting the sealed key makes everything that it sealed
    /// unreadable.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn new_key(&self, purpose: &str) -> anyhow::Result<(Self, String)> {
        let key = random::<32>()?;
        Ok((Self::new(&key)?, self.seal(purpose, &key)?))
    }

    /// Returns the vault of a sealed key.
    ///
    /// # Errors
    /// As [`Vault::unseal`].
    pub fn key(&self, purpose: &str, sealed: &str) -> anyhow::Result<Self> {
        Self::new(&self.unseal(purpose, sealed)?)
    }

    /// Derives a key for a purpose. All processes with the same instance key derive the same key.
    pub fn derive_key(&self, purpose: &str) -> [u8; 32] {
        let tag = hmac::sign(&self.derivation_key, format!("derived key: {purpose}").as_bytes());
        tag.as_ref().first_chunk().copied().unwrap_or_default()
    }

    fn new(key: &[u8]) -> anyhow::Result<Self> {
        let cipher = XChaCha20Poly1305::new_from_slice(key).map_err(|_| anyhow!("the key is not 32 bytes long"))?;
        Ok(Self { cipher, derivation_key: hmac::Key::new(hmac::HMAC_SHA256, key) })
    }

    /// Encrypts a secret for a purpose. Returns nonce and ciphertext in base64url.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> anyhow::Result<String> {
        Ok(BASE64URL.encode(self.seal_file(purpose, secret)?))
    }

    /// Encrypts a file for a purpose. Returns nonce and ciphertext.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub fn seal_file(&self, purpose: &str, file: &[u8]) -> anyhow::Result<Vec<u8>> {
        let nonce = random::<NONCE_LENGTH>()?;
        let payload = Payload { msg: file, aad: purpose.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| anyhow!("encryption failed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts a secret that was sealed for the same purpose.
    ///
    /// # Errors
    /// If it was sealed for another purpose or with another key.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> anyhow::Result<Vec<u8>> {
        self.unseal_file(purpose, &BASE64URL.decode(sealed).context("a sealed secret is not base64url")?)
    }

    /// Decrypts a file.
    ///
    /// # Errors
    /// As [`Vault::unseal`].
    pub fn unseal_file(&self, purpose: &str, sealed: &[u8]) -> anyhow::Result<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().context("a sealed secret is too short")?;
        let payload = Payload { msg: sealed, aad: purpose.as_bytes() };
        self.cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| anyhow!("a sealed secret cannot be decrypted with this key and for this purpose"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_only_for_its_purpose_and_with_its_key() {
        let (vault, other) = (Vault::new(&[7; 32]).unwrap(), Vault::new(&[8; 32]).unwrap());
        let sealed = vault.seal("totp", b"secret").unwrap();
        assert_eq!(vault.unseal("totp", &sealed).unwrap(), b"secret");
        assert!(vault.unseal("webhook", &sealed).is_err() && other.unseal("totp", &sealed).is_err());
        assert_ne!(vault.seal("totp", b"secret").unwrap(), sealed);
        assert_ne!(vault.derive_key("a"), vault.derive_key("b"));
        assert_ne!(vault.derive_key("a"), other.derive_key("a"));
        let (key, wrapped) = vault.new_key("challenge").unwrap();
        let inner = key.seal("text", b"secret").unwrap();
        assert_eq!(vault.key("challenge", &wrapped).unwrap().unseal("text", &inner).unwrap(), b"secret");
        assert!(vault.unseal("text", &inner).is_err(), "the instance key alone opens nothing");
        assert!(vault.unseal("totp", "x").is_err() && vault.unseal("totp", &sealed[2..]).is_err());
    }
}
