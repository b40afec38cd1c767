//! The second factor: codes of an authenticator app (RFC 6238), each good once, and ten recovery codes.
use super::{Proof, authenticated_account, random_password};
use crate::config::random;
use crate::domain::networks::Network;
use crate::service::auth::AccessToken;
use crate::service::idempotency::{IdempotencyKey, SavedResponse};
use crate::service::sessions::hash;
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use serde_json::json;
use totp_rs::{Algorithm, Builder, Secret, Totp};

const PURPOSE: &str = "totp";
const RECOVERY_CODES: usize = 10;

/// What an authenticator app is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// In base32.
    pub secret: String,
    /// The address of the account.
    pub email: String,
}

/// SHA-1, six digits, thirty seconds: what every app understands.
fn totp(secret: Vec<u8>) -> Result<Totp> {
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_skew(1);
    Ok(totp.with_secret(secret).build().map_err(|error| anyhow!("a second factor cannot be read: {error}"))?)
}

/// The step of time that a code is of, if it is right now or was a moment ago.
fn step_of(vault: &Vault, sealed: &str, code: &str, tx: &Tx<'_>) -> Result<Option<i64>> {
    let totp = totp(vault.unseal(PURPOSE, sealed)?)?;
    let time = u64::try_from(tx.now.timestamp()).context("a time before 1970")?;
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    Ok(totp.check(&digits, time).and_then(|step| i64::try_from(step).ok()))
}

/// Uses a code or a recovery code of an account.
///
/// # Errors
/// `wrong` if it is not right, or was used before.
pub(super) fn prove(tx: &mut Tx<'_>, vault: &Vault, account: &Account, proof: &Proof, wrong: Error) -> Result<()> {
    let id = account.id.0;
    let (Some(sealed), Some(last)) = (&account.sealed_totp_secret, account.last_totp_step) else { return Err(wrong) };
    if let Some(code) = &proof.code {
        let step = step_of(vault, sealed, code, tx)?.filter(|step| *step > last);
        return match step {
            Some(step) => Ok(store::set_totp(tx.conn, id, Some(sealed), Some(step))?),
            None => Err(wrong),
        };
    }
    let given = proof.recovery_code.as_deref().map(|code| hash(&code.trim().to_lowercase()));
    match given {
        Some(given) if store::use_recovery_code(tx.conn, id, &given)? => Ok(()),
        _ => Err(wrong),
    }
}

fn wrong_code() -> Error {
    Error::forbidden("codeWrong", "this code is wrong, or was used before")
}

fn is_on() -> Error {
    Error::conflict("totpOn", "the second factor is on already: turn it off first")
}

impl Register {
    /// Makes a secret for an authenticator app. Logins need it once a code of it was confirmed.
    ///
    /// # Errors
    /// `Forbidden` if the password is wrong; `Refused` if a second factor is on.
    pub async fn begin_second_factor(
        &self,
        presented: &AccessToken,
        network: Network,
        password: String,
    ) -> Result<Begun> {
        let account = self.prove_password(presented, network, password).await?;
        let secret = random::<20>()?;
        let sealed = self.vault.seal(PURPOSE, &secret)?;
        let by = presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let account = authenticated_account(tx.conn, &by, tx.now)?.1;
            if account.second_factor().is_some() {
                return Err(is_on());
            }
            Ok(store::set_totp(tx.conn, account.id.0, Some(&sealed), None)?)
        };
        self.write(act).await?;
        Ok(Begun { secret: Secret::from(secret).to_base32(), email: account.email })
    }

    /// Turns the second factor on, with a first code of it: ten recovery codes, told once.
    ///
    /// # Errors
    /// `Forbidden` if the code is wrong; `Refused` if nothing was begun, or it is on.
    pub async fn confirm_second_factor(
        &self,
        presented: &AccessToken,
        network: Network,
        once: IdempotencyKey,
        code: String,
    ) -> Result<SavedResponse> {
        let (by, vault) = (presented.clone(), self.vault.clone());
        let attempt = self.attempt_of(presented, network).await?;
        let act = move |tx: &mut Tx<'_>| {
            let codes = confirm(tx, &vault, &by, &code)?;
            Ok(SavedResponse::ok(json!({"recoveryCodes": codes})))
        };
        attempt.settle(self.run_idempotent(Some(presented), once, act).await)
    }

    /// Turns the second factor off.
    ///
    /// # Errors
    /// `Forbidden` if the code is wrong; `Refused` if it is not on.
    pub async fn end_second_factor(&self, presented: &AccessToken, network: Network, proof: Proof) -> Result<()> {
        let (by, vault) = (presented.clone(), self.vault.clone());
        let attempt = self.attempt_of(presented, network).await?;
        let act = move |tx: &mut Tx<'_>| {
            let (caller, account) = authenticated_account(tx.conn, &by, tx.now)?;
            if account.second_factor().is_none() {
                return Err(Error::conflict("totpOff", "the second factor is not on"));
            }
            prove(tx, &vault, &account, &proof, wrong_code())?;
            store::set_totp(tx.conn, account.id.0, None, None)?;
            store::replace_recovery_codes(tx.conn, account.id.0, &[])?;
            tx.note_own(&caller, "account.totpOff", account.id.0)
        };
        attempt.settle(self.write(act).await.map(drop))
    }
}

fn confirm(tx: &mut Tx<'_>, vault: &Vault, presented: &AccessToken, code: &str) -> Result<Vec<String>> {
    let (caller, account) = authenticated_account(tx.conn, presented, tx.now)?;
    if account.second_factor().is_some() {
        return Err(is_on());
    }
    let begin = || Error::conflict("totpOff", "begin with a secret first");
    let sealed = account.sealed_totp_secret.as_deref().ok_or_else(begin)?;
    let step = step_of(vault, sealed, code, tx)?.ok_or_else(wrong_code)?;
    let codes = (0..RECOVERY_CODES).map(|_| random_password()).collect::<Result<Vec<_>>>()?;
    let hashes: Vec<_> = codes.iter().map(|code| hash(code)).collect();
    store::replace_recovery_codes(tx.conn, account.id.0, &hashes)?;
    store::set_totp(tx.conn, account.id.0, Some(sealed), Some(step))?;
    tx.note_own(&caller, "account.totpOn", account.id.0)?;
    Ok(codes)
}
