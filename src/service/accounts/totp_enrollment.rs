//! Enabling and disabling the second factor of an account.
use super::authenticated_account::{account_of, authenticated_account};
use super::random_password;
use super::second_factor::{SecondFactor, TOTP_PURPOSE, matching_step, verify_second_factor};
use crate::config::random;
use crate::domain::networks::Network;
use crate::service::accounts::login;
use crate::service::auth::{AccessToken, Principal};
use crate::service::idempotency::IdempotencyKey;
use crate::service::sessions::hash;
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::accounts as store;
use crate::{Error, Result};
use totp_rs::Secret;

const RECOVERY_CODES: usize = 10;

/// A new TOTP secret, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpEnrollment {
    /// In base32.
    pub secret: String,
    /// The account's e-mail address.
    pub email: String,
}

fn code_wrong() -> Error {
    Error::forbidden("codeWrong", "the code is wrong or was used before")
}

fn already_enabled() -> Error {
    Error::conflict("totpOn", "the second factor is already enabled: disable it first")
}

/// Creates a TOTP secret. The second factor is required after its first code is confirmed.
///
/// # Errors
/// `Forbidden` if the password is wrong; `Conflict` if a second factor is enabled.
pub async fn enroll_second_factor(
    register: &Register,
    token: &AccessToken,
    network: Network,
    password: String,
) -> Result<TotpEnrollment> {
    let account = login::reauthenticate(register, token, network, password).await?;
    let secret = random::<20>()?;
    let sealed = register.vault.seal(TOTP_PURPOSE, &secret)?;
    let access_token = token.clone();
    let write = move |tx: &mut Tx<'_>| {
        let account = authenticated_account(tx.conn, &access_token, tx.now)?.1;
        if account.second_factor().is_some() {
            return Err(already_enabled());
        }
        Ok(store::set_totp(tx.conn, account.id.0, Some(&sealed), None)?)
    };
    register.write(write).await?;
    Ok(TotpEnrollment { secret: Secret::from(secret).to_base32(), email: account.email })
}

/// Enables the second factor with a first code. Returns ten recovery codes, once.
///
/// # Errors
/// `Forbidden` if the code is wrong; `Conflict` if no secret was created, or the second factor is enabled.
pub async fn confirm_second_factor(
    register: &Register,
    token: &AccessToken,
    network: Network,
    idempotency_key: IdempotencyKey,
    code: String,
) -> Result<Vec<String>> {
    let vault = register.vault.clone();
    let attempt = login::begin_attempt(register, token, network).await?;
    let write = move |tx: &mut Tx<'_>, principal| confirm(tx, &vault, &principal, &code);
    attempt.settle(register.run_idempotent_as(token.clone(), idempotency_key, write).await)
}

/// Disables the second factor.
///
/// # Errors
/// `Forbidden` if the code is wrong; `Conflict` if the second factor is not enabled.
pub async fn disable_second_factor(
    register: &Register,
    token: &AccessToken,
    network: Network,
    second_factor: SecondFactor,
) -> Result<()> {
    let (access_token, vault) = (token.clone(), register.vault.clone());
    let attempt = login::begin_attempt(register, token, network).await?;
    let write = move |tx: &mut Tx<'_>| {
        let (principal, account) = authenticated_account(tx.conn, &access_token, tx.now)?;
        if account.second_factor().is_none() {
            return Err(Error::conflict("totpOff", "the second factor is not enabled"));
        }
        verify_second_factor(tx, &vault, &account, &second_factor, code_wrong())?;
        store::set_totp(tx.conn, account.id.0, None, None)?;
        store::replace_recovery_codes(tx.conn, account.id.0, &[])?;
        tx.audit_own(&principal, "account.totpOff", account.id.0)
    };
    attempt.settle(register.write(write).await.map(drop))
}

fn confirm(tx: &mut Tx<'_>, vault: &Vault, principal: &Principal, code: &str) -> Result<Vec<String>> {
    let account = account_of(tx.conn, principal)?;
    if account.second_factor().is_some() {
        return Err(already_enabled());
    }
    let not_enrolled = || Error::conflict("totpOff", "request a TOTP secret first");
    let sealed = account.sealed_totp_secret.as_deref().ok_or_else(not_enrolled)?;
    let step = matching_step(vault, sealed, code, tx)?.ok_or_else(code_wrong)?;
    let codes = (0..RECOVERY_CODES).map(|_| random_password()).collect::<Result<Vec<_>>>()?;
    let hashes: Vec<_> = codes.iter().map(|code| hash(code)).collect();
    store::replace_recovery_codes(tx.conn, account.id.0, &hashes)?;
    store::set_totp(tx.conn, account.id.0, Some(sealed), Some(step))?;
    tx.audit_own(principal, "account.totpOn", account.id.0)?;
    Ok(codes)
}
