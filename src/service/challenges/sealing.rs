//! Sealing of the private part of a challenge with a key of its own; destroying the key erases all of it.
use crate::service::vault::Vault;
use crate::store::challenges::Challenge as Row;
use crate::{Error, Result};
use anyhow::Context;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Purpose of the sealed key of a challenge.
pub const KEY: &str = "challenge";
/// Purposes of the values that are sealed with that key.
pub const TEXT: &str = "challengeText";
pub const CONTACT: &str = "challengeContact";
pub const SUMMARY: &str = "challengeSummary";
pub const MESSAGE: &str = "challengeMessage";
pub const NOTE: &str = "challengeNote";

/// Returns the key of the private part of a challenge, or `None` once it is erased.
pub fn challenge_key(vault: &Vault, row: &Row) -> Result<Option<Vault>> {
    Ok(row.sealed_key.as_deref().map(|sealed| vault.key(KEY, sealed)).transpose()?)
}

pub fn seal(key: &Vault, purpose: &str, value: &impl Serialize) -> Result<String> {
    Ok(key.seal(purpose, &serde_json::to_vec(value).context("a private text cannot be serialized")?)?)
}

pub fn unseal<T: DeserializeOwned>(key: &Vault, purpose: &str, sealed: &str) -> Result<T> {
    Ok(serde_json::from_slice(&key.unseal(purpose, sealed)?).context("a private text cannot be read")?)
}

/// Returns the error for a challenge whose private part is erased.
pub fn erased() -> Error {
    Error::conflict("erased", "the private part of this challenge has been erased")
}
