//! Requests that may come twice: with an `Idempotency-Key` the second gets the answer of the first, and nothing is done
//! twice, whatever happened to the connection, the process or the commit in between.
use super::auth::{self, AccessToken};
use super::{Committed, Register, Tx};
use crate::store::idempotency::{self as store, Answer};
use crate::store::types::Time;
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);
const PURPOSE: &str = "idempotentAnswer";

/// What an act answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedResponse {
    pub status: u16,
    /// Null: no body.
    pub body: Value,
    /// The address of what was made.
    pub address: Option<String>,
    /// The entity tag of what was made or changed.
    pub tag: Option<String>,
}

impl SavedResponse {
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body, address: None, tag: None }
    }

    pub fn created(address: impl Into<String>, body: Value) -> Self {
        Self { status: 201, body, address: Some(address.into()), tag: None }
    }

    pub fn tagged(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }
}

/// How a request is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The key that the client chose; none: the request is done whenever it comes.
    pub key: Option<String>,
    /// A digest of the whole request.
    pub request: String,
}

impl Register {
    /// Does an act once for each key of a caller.
    ///
    /// # Errors
    /// Those of the act, which are not kept: nothing was done. `Contradiction` if the key came with another request.
    pub async fn run_idempotent(
        &self,
        presented: Option<&AccessToken>,
        once: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<SavedResponse> + Send + 'static,
    ) -> Result<SavedResponse> {
        let done = self.run_idempotent_with(presented, once, move |tx| Ok((work(tx)?, ()))).await?;
        Ok(done.value.0)
    }

    /// The same, with something beside the reply that is not kept: none if it was done before.
    ///
    /// # Errors
    /// As [`Register::run_idempotent`].
    pub async fn run_idempotent_with<T: Send + 'static>(
        &self,
        presented: Option<&AccessToken>,
        once: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>) -> Result<(SavedResponse, T)> + Send + 'static,
    ) -> Result<Committed<(SavedResponse, Option<T>)>> {
        let IdempotencyKey { key, request } = once;
        let work = move |tx: &mut Tx<'_>| work(tx).map(|(reply, beside)| (reply, Some(beside)));
        let Some(key) = key else { return self.write(work).await };
        let (presented, vault) = (presented.cloned(), self.vault.clone());
        let act = move |tx: &mut Tx<'_>| {
            let caller = match &presented {
                Some(presented) => auth::authenticate(tx.conn, presented, tx.now)?.id.to_string(),
                None => "anybody".to_owned(),
            };
            forget(tx)?;
            if let Some(known) = store::find(tx.conn, &caller, &key)? {
                if known.request != request {
                    let detail = "this Idempotency-Key came with another request before".into();
                    return Err(Error::Unprocessable { code: "idempotencyKeyReused", detail });
                }
                let reply = vault.unseal(PURPOSE, &known.sealed)?;
                return Ok((serde_json::from_slice(&reply).context("a kept answer cannot be read")?, None));
            }
            let (reply, beside) = work(tx)?;
            let sealed = vault.seal(PURPOSE, &serde_json::to_vec(&reply).context("an answer cannot be kept")?)?;
            let (status, created_at) = (i32::from(reply.status), Time(tx.now));
            store::insert(tx.conn, &Answer { caller, key, request, status, sealed, created_at })?;
            Ok((reply, beside))
        };
        self.write(act).await
    }
}

/// Forgets answers that were kept long enough. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::forget(tx.conn, tx.now - KEPT)?)
}
