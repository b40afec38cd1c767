//! Idempotency: a repeated request with the same `Idempotency-Key` gets the outcome of the first one and changes
//! nothing, even if the connection or the process failed in between.
use super::auth::{self, AccessToken, Principal};
use super::vault::Vault;
use super::{Committed, Register, Tx};
use crate::store::Conn;
use crate::store::idempotency::{self as store, SavedRequest};
use crate::store::types::Time;
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The retention of saved outcomes.
const RETENTION: TimeDelta = TimeDelta::hours(24);
const PURPOSE: &str = "idempotentAnswer";
/// The scope of keys of requests without a token.
const ANONYMOUS: &str = "anybody";

/// The outcome of a write that can be saved and returned again.
pub trait Outcome: Serialize + DeserializeOwned + Send + 'static {}

impl<T: Serialize + DeserializeOwned + Send + 'static> Outcome for T {}

/// Identifies a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The key that the client chose. `None`: a repeated request runs again.
    pub key: Option<String>,
    /// A digest of the whole request.
    pub request_digest: String,
}

impl Register {
    /// Runs an anonymous write once for each idempotency key.
    ///
    /// # Errors
    /// The errors of the write, which are not saved because nothing was written. `Unprocessable` if the key was used
    /// with a different request.
    pub async fn run_idempotent_anonymously<R: Outcome>(
        &self,
        idempotency_key: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let committed = self.run_idempotent_with(idempotency_key, move |tx| Ok((work(tx)?, ()))).await?;
        Ok(committed.value.0)
    }

    /// Returns true if an anonymous request repeats one whose outcome is saved: no limit applies to a retry, and what
    /// was checked then is not checked again.
    ///
    /// # Errors
    /// If the database is unavailable.
    pub async fn is_retry(&self, idempotency_key: &IdempotencyKey) -> Result<bool> {
        let IdempotencyKey { key, request_digest } = idempotency_key.clone();
        let Some(key) = key else { return Ok(false) };
        let find = move |conn: &mut Conn| Ok(store::find(conn, ANONYMOUS, &key)?);
        Ok(self.read(find).await?.is_some_and(|saved| saved.request_digest == request_digest))
    }

    /// Runs an anonymous write once, with an additional result that is not saved: none for a repeated request.
    ///
    /// # Errors
    /// As [`Register::run_idempotent_anonymously`].
    pub async fn run_idempotent_with<R: Outcome, T: Send + 'static>(
        &self,
        idempotency_key: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(R, T)> + Send + 'static,
    ) -> Result<Committed<(R, Option<T>)>> {
        let vault = self.vault.clone();
        self.write(move |tx| run_once(tx, &vault, ANONYMOUS.to_owned(), idempotency_key, work)).await
    }

    /// Runs a write of the bearer of a token once for each idempotency key of theirs.
    ///
    /// # Errors
    /// `Unauthorized` as [`auth::authenticate`]; as [`Register::run_idempotent_anonymously`].
    pub async fn run_idempotent_as<R: Outcome>(
        &self,
        token: AccessToken,
        idempotency_key: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>, Principal) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let vault = self.vault.clone();
        let write = move |tx: &mut Tx<'_>| {
            let principal = auth::authenticate(tx.conn, &token, tx.now)?;
            let scope = principal.id.to_string();
            run_once(tx, &vault, scope, idempotency_key, move |tx| Ok((work(tx, principal)?, ())))
        };
        Ok(self.write(write).await?.value.0)
    }
}

/// Returns the saved outcome of the key, or runs the write and saves its outcome. `principal`: the scope of the key.
fn run_once<R: Outcome, T>(
    tx: &mut Tx<'_>,
    vault: &Vault,
    principal: String,
    IdempotencyKey { key, request_digest }: IdempotencyKey,
    work: impl FnOnce(&mut Tx<'_>) -> Result<(R, T)>,
) -> Result<(R, Option<T>)> {
    let Some(key) = key else { return work(tx).map(|(outcome, additional)| (outcome, Some(additional))) };
    purge_expired(tx)?;
    if let Some(saved) = store::find(tx.conn, &principal, &key)? {
        if saved.request_digest != request_digest {
            let detail = "this Idempotency-Key was used with a different request".into();
            return Err(Error::Unprocessable { code: "idempotencyKeyReused", detail });
        }
        let outcome = vault.unseal(PURPOSE, &saved.sealed_outcome)?;
        let outcome = serde_json::from_slice(&outcome).context("a saved outcome cannot be parsed")?;
        return Ok((outcome, None));
    }
    let (outcome, additional) = work(tx)?;
    let json = serde_json::to_vec(&outcome).context("an outcome cannot be serialized")?;
    let saved = SavedRequest {
        principal,
        key,
        request_digest,
        sealed_outcome: vault.seal(PURPOSE, &json)?,
        created_at: Time(tx.now),
    };
    store::insert(tx.conn, &saved)?;
    Ok((outcome, Some(additional)))
}

/// Deletes saved outcomes after their retention. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired(tx.conn, tx.now - RETENTION)?)
}
