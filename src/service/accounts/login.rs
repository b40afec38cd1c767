//! Logins with a password, and other operations that an attacker could use to guess it.
use super::authenticated_account::authenticated_account;
use super::passwords::{DUMMY_HASH, verify_password};
use super::second_factor::{SecondFactor, verify_second_factor};
use crate::domain::accounts::PrincipalId;
use crate::domain::networks::Network;
use crate::service::auth::{AccessToken, authenticate};
use crate::service::login_throttle::Attempt;
use crate::service::sessions::{self, IssuedTokens};
use crate::service::{Register, Tx};
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};

fn unauthorized(code: &'static str, detail: &str) -> Error {
    Error::Unauthorized { code, detail: detail.into() }
}

fn bad_credentials() -> Error {
    unauthorized("loginFailed", "the address or password is wrong")
}

/// Error codes that reveal whether a guess was right: only these count as failed attempts.
const GUESS_CODES: [&str; 4] = ["loginFailed", "secondFactorWrong", "passwordWrong", "codeWrong"];

impl Attempt<'_> {
    /// Counts the attempt as failed, succeeded or neither.
    pub(super) fn settle<T>(self, result: Result<T>) -> Result<T> {
        match &result {
            Ok(_) => self.succeeded(),
            Err(Error::Unauthorized { code, .. } | Error::Forbidden { code, .. }) if GUESS_CODES.contains(code) => {}
            Err(_) => self.refund(),
        }
        result
    }
}

/// Logs a local account in.
///
/// # Errors
/// `Unauthorized`, the same for an unknown address and a wrong password; `RateLimited` after too many failed attempts.
pub async fn log_in(
    register: &Register,
    network: Network,
    email: &str,
    password: String,
    second_factor: SecondFactor,
) -> Result<IssuedTokens> {
    let email = email.trim().to_lowercase();
    let attempt = register.limits.logins.attempt(&email, network, register.clock.now())?;
    attempt.settle(verify_login(register, email, password, second_factor).await)
}

async fn verify_login(
    register: &Register,
    email: String,
    password: String,
    second_factor: SecondFactor,
) -> Result<IssuedTokens> {
    let account = register.read(move |conn| Ok(store::find_by_email(conn, &email)?)).await?;
    let account = account.filter(|account| account.disabled_at.is_none() && !account.password_hash.is_empty());
    // An unknown address takes as long as a known one.
    let hash = account.as_ref().map_or(DUMMY_HASH, |account| &account.password_hash).to_owned();
    let matches = register.limits.password_hashing.run(move || verify_password(&password, &hash)).await?;
    let account = account.filter(|_| matches).ok_or_else(bad_credentials)?;
    let (tokens, vault) = (register.tokens.clone(), register.vault.clone());
    let write = move |tx: &mut Tx<'_>| {
        let current = store::find(tx.conn, account.id.0)?.filter(|current| current.disabled_at.is_none());
        let current =
            current.filter(|current| current.password_hash == account.password_hash).ok_or_else(bad_credentials)?;
        if current.second_factor().is_some() {
            if second_factor.is_empty() {
                return Err(unauthorized("secondFactorNeeded", "send a code from the authenticator app as totp"));
            }
            let code_wrong = unauthorized("secondFactorWrong", "the code is wrong or was used before");
            verify_second_factor(tx, &vault, &current, &second_factor, code_wrong)?;
        }
        let issued = sessions::start(tx, &tokens, PrincipalId::Account(current.id.0))?;
        let token = AccessToken { session: issued.session, subject: current.id.0, client: None };
        let principal = authenticate(tx.conn, &token, tx.now)?;
        tx.audit_own(&principal, "session.begin", issued.session)?;
        Ok(issued)
    };
    Ok(register.write(write).await?.value)
}

/// Starts a counted attempt for a logged-in account: an unlocked screen must not allow unlimited guesses either.
pub(super) async fn begin_attempt<'r>(
    register: &'r Register,
    token: &AccessToken,
    network: Network,
) -> Result<Attempt<'r>> {
    let (access_token, now) = (token.clone(), register.clock.now());
    let account = register.read(move |conn| Ok(authenticated_account(conn, &access_token, now)?.1)).await?;
    register.limits.logins.attempt(&account.email, network, now)
}

/// Returns the account of a token after verifying its password.
///
/// # Errors
/// `Forbidden` if the password is wrong; `Conflict` if the account has none; `RateLimited` after too many failed
/// attempts.
pub(super) async fn reauthenticate(
    register: &Register,
    token: &AccessToken,
    network: Network,
    password: String,
) -> Result<Account> {
    let (access_token, now) = (token.clone(), register.clock.now());
    let account = register.read(move |conn| Ok(authenticated_account(conn, &access_token, now)?.1)).await?;
    if account.password_hash.is_empty() {
        return Err(Error::conflict(
            "noPassword",
            "this account has no password: it logs in at its organization's issuer",
        ));
    }
    let attempt = register.limits.logins.attempt(&account.email, network, now)?;
    let hash = account.password_hash.clone();
    let matches = register.limits.password_hashing.run(move || verify_password(&password, &hash)).await;
    let matches = matches.and_then(|matches| {
        matches.then_some(account).ok_or_else(|| Error::forbidden("passwordWrong", "the password is wrong"))
    });
    attempt.settle(matches)
}
