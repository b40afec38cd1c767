//! The second factor: codes of an authenticator app (TOTP, RFC 6238), each valid once, and recovery codes.
use crate::service::Tx;
use crate::service::sessions::hash;
use crate::service::vault::Vault;
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use totp_rs::{Algorithm, Builder, Totp};

/// Purpose of sealed TOTP secrets in the vault.
pub(super) const TOTP_PURPOSE: &str = "totp";

/// Proof of the second factor: a TOTP code or a recovery code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecondFactor {
    pub code: Option<String>,
    pub recovery_code: Option<String>,
}

impl SecondFactor {
    pub(super) fn is_empty(&self) -> bool {
        self.code.is_none() && self.recovery_code.is_none()
    }
}

/// Returns the TOTP parameters that every app supports: SHA-1, six digits, thirty seconds.
fn totp(secret: Vec<u8>) -> Result<Totp> {
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_skew(1);
    Ok(totp.with_secret(secret).build().map_err(|error| anyhow!("a TOTP secret cannot be used: {error}"))?)
}

/// Returns the time step of a code that is valid now, or was valid one step ago; `None` for a wrong code.
pub(super) fn matching_step(vault: &Vault, sealed: &str, code: &str, tx: &Tx<'_>) -> Result<Option<i64>> {
    let totp = totp(vault.unseal(TOTP_PURPOSE, sealed)?)?;
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
        let step = matching_step(vault, sealed, code, tx)?.filter(|step| *step > last);
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
