//! Idempotency: a repeated request with the same `Idempotency-Key` gets the outcome of the first one and changes nothing,
//! even if the connection or the process failed in between.
use super::auth::{self, AccessToken};
use super::{Committed, Register, Tx};
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

/// The outcome of a write that can be saved and returned again.
pub trait Outcome: Serialize + DeserializeOwned + Send + 'static {}

impl<T: Serialize + DeserializeOwned + Send + 'static> Outcome for T {}

/// Identifies a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The key that the client chose. `None`: a repeated request runs again.
    pub key: Option<String>,
    /// A digest of the whole request.
    pub request: String,
}

impl Register {
    /// Runs a write once for each idempotency key of a principal.
    ///
    /// # Errors
    /// The errors of the write, which are not saved because nothing was written. `Unprocessable` if the key was used with a
    /// different request.
    pub async fn run_idempotent<R: Outcome>(
        &self,
        token: Option<&AccessToken>,
        idempotency_key: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let committed = self.run_idempotent_with(token, idempotency_key, move |tx| Ok((work(tx)?, ()))).await?;
        Ok(committed.value.0)
    }

    /// Runs a write once, with an additional result that is not saved: none for a repeated request.
    ///
    /// # Errors
    /// As [`Register::run_idempotent`].
    pub async fn run_idempotent_with<R: Outcome, T: Send + 'static>(
        &self,
        token: Option<&AccessToken>,
        idempotency_key: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(R, T)> + Send + 'static,
    ) -> Result<Committed<(R, Option<T>)>> {
        let IdempotencyKey { key, request } = idempotency_key;
        let work = move |tx: &mut Tx<'_>| work(tx).map(|(response, additional)| (response, Some(additional)));
        let Some(key) = key else { return self.write(work).await };
        let (token, vault) = (token.cloned(), self.vault.clone());
        let write = move |tx: &mut Tx<'_>| {
            let principal = match &token {
                Some(token) => auth::authenticate(tx.conn, token, tx.now)?.id.to_string(),
                None => "anybody".to_owned(),
            };
            purge_expired(tx)?;
            if let Some(saved) = store::find(tx.conn, &principal, &key)? {
                if saved.request_digest != request {
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
                request_digest: request,
                sealed_outcome: vault.seal(PURPOSE, &json)?,
                created_at: Time(tx.now),
            };
            store::insert(tx.conn, &saved)?;
            Ok((outcome, additional))
        };
        self.write(write).await
    }
}

/// Deletes saved outcomes after their retention. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired(tx.conn, tx.now - RETENTION)?)
}
