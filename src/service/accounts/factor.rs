//! The second factor: codes of an authenticator app (TOTP, RFC 6238), each valid once, and ten recovery codes.
use super::{SecondFactor, authenticated_account, random_password};
use crate::config::random;
use crate::domain::networks::Network;
use crate::service::auth::AccessToken;
use crate::service::idempotency::IdempotencyKey;
use crate::service::sessions::hash;
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use totp_rs::{Algorithm, Builder, Secret, Totp};

const PURPOSE: &str = "totp";
const RECOVERY_CODES: usize = 10;

/// A new TOTP secret, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpEnrollment {
    /// In base32.
    pub secret: String,
    /// The account's e-mail address.
    pub email: String,
}

/// Returns the TOTP parameters that every app supports: SHA-1, six digits, thirty seconds.
fn totp(secret: Vec<u8>) -> Result<Totp> {
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_skew(1);
    Ok(totp.with_secret(secret).build().map_err(|error| anyhow!("a TOTP secret cannot be used: {error}"))?)
}

/// Returns the time step of a code that is valid now, or was valid one step ago.
fn step_of(vault: &Vault, sealed: &str, code: &str, tx: &Tx<'_>) -> Result<Option<i64>> {
    let totp = totp(vault.unseal(PURPOSE, sealed)?)?;
    let time = u64::try_from(tx.now.timestamp()).context("the time is before 1970")?;
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    Ok(totp.check(&digits, time).and_then(|step| i64::try_from(step).ok()))
}

/// Verifies and consumes a TOTP code or a recovery code.
///
/// # Errors
/// `on_mismatch` if the code is wrong or was used before.
pub(super) fn verify_second_factor(
    tx: &mut Tx<'_>,
    vault: &Vault,
    account: &Account,
    second_factor: &SecondFactor,
    on_mismatch: Error,
) -> Result<()> {
    let id = account.id.0;
    let (Some(sealed), Some(last)) = (&account.sealed_totp_secret, account.last_totp_step) else {
        return Err(on_mismatch);
    };
    if let Some(code) = &second_factor.code {
        let step = step_of(vault, sealed, code, tx)?.filter(|step| *step > last);
        return match step {
            Some(step) => Ok(store::set_totp(tx.conn, id, Some(sealed), Some(step))?),
            None => Err(on_mismatch),
        };
    }
    let recovery_hash = second_factor.recovery_code.as_deref().map(|code| hash(&code.trim().to_lowercase()));
    match recovery_hash {
        Some(recovery_hash) if store::use_recovery_code(tx.conn, id, &recovery_hash)? => Ok(()),
        _ => Err(on_mismatch),
    }
}

fn code_wrong() -> Error {
    Error::forbidden("codeWrong", "the code is wrong or was used before")
}

fn already_on() -> Error {
    Error::conflict("totpOn", "the second factor is already enabled: disable it first")
}

impl Register {
    /// Creates a TOTP secret. The second factor is required after its first code is confirmed.
    ///
    /// # Errors
    /// `Forbidden` if the password is wrong; `Conflict` if a second factor is enabled.
    pub async fn enroll_second_factor(
        &self,
        token: &AccessToken,
        network: Network,
        password: String,
    ) -> Result<TotpEnrollment> {
        let account = self.reauthenticate(token, network, password).await?;
        let secret = random::<20>()?;
        let sealed = self.vault.seal(PURPOSE, &secret)?;
        let access_token = token.clone();
        let write = move |tx: &mut Tx<'_>| {
            let account = authenticated_account(tx.conn, &access_token, tx.now)?.1;
            if account.second_factor().is_some() {
                return Err(already_on());
            }
            Ok(store::set_totp(tx.conn, account.id.0, Some(&sealed), None)?)
        };
        self.write(write).await?;
        Ok(TotpEnrollment { secret: Secret::from(secret).to_base32(), email: account.email })
    }

    /// Enables the second factor with a first code. Returns ten recovery codes, once.
    ///
    /// # Errors
    /// `Forbidden` if the code is wrong; `Conflict` if no secret was created, or the second factor is enabled.
    pub async fn confirm_second_factor(
        &self,
        token: &AccessToken,
        network: Network,
        idempotency_key: IdempotencyKey,
        code: String,
    ) -> Result<Vec<String>> {
        let (access_token, vault) = (token.clone(), self.vault.clone());
        let attempt = self.begin_attempt(token, network).await?;
        let write = move |tx: &mut Tx<'_>| confirm(tx, &vault, &access_token, &code);
        attempt.settle(self.run_idempotent(Some(token), idempotency_key, write).await)
    }

    /// Disables the second factor.
    ///
    /// # Errors
    /// `Forbidden` if the code is wrong; `Conflict` if the second factor is not enabled.
    pub async fn disable_second_factor(
        &self,
        token: &AccessToken,
        network: Network,
        second_factor: SecondFactor,
    ) -> Result<()> {
        let (access_token, vault) = (token.clone(), self.vault.clone());
        let attempt = self.begin_attempt(token, network).await?;
        let write = move |tx: &mut Tx<'_>| {
            let (principal, account) = authenticated_account(tx.conn, &access_token, tx.now)?;
            if account.second_factor().is_none() {
                return Err(Error::conflict("totpOff", "the second factor is not enabled"));
            }
            verify_second_factor(tx, &vault, &account, &second_factor, code_wrong())?;
            store::set_totp(tx.conn, account.id.0, None, None)?;
            store::replace_recovery_codes(tx.conn, account.id.0, &[])?;
            tx.note_own(&principal, "account.totpOff", account.id.0)
        };
        attempt.settle(self.write(write).await.map(drop))
    }
}

fn confirm(tx: &mut Tx<'_>, vault: &Vault, token: &AccessToken, code: &str) -> Result<Vec<String>> {
    let (principal, account) = authenticated_account(tx.conn, token, tx.now)?;
    if account.second_factor().is_some() {
        return Err(already_on());
    }
    let not_enrolled = || Error::conflict("totpOff", "request a TOTP secret first");
    let sealed = account.sealed_totp_secret.as_deref().ok_or_else(not_enrolled)?;
    let step = step_of(vault, sealed, code, tx)?.ok_or_else(code_wrong)?;
    let codes = (0..RECOVERY_CODES).map(|_| random_password()).collect::<Result<Vec<_>>>()?;
    let hashes: Vec<_> = codes.iter().map(|code| hash(code)).collect();
    store::replace_recovery_codes(tx.conn, account.id.0, &hashes)?;
    store::set_totp(tx.conn, account.id.0, Some(sealed), Some(step))?;
    tx.note_own(&principal, "account.totpOn", account.id.0)?;
    Ok(codes)
}
