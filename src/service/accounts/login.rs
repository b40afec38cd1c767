//! Logins of people with a password, and other guesses at what only they know.
use super::passwords::{NOBODY, password_is};
use super::{authenticated_account, factor};
use crate::domain::accounts::PrincipalId;
use crate::domain::networks::Network;
use crate::service::auth::{AccessToken, authenticate};
use crate::service::login_throttle::Attempt;
use crate::service::sessions::{self, Issued};
use crate::service::{Register, Tx};
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};

/// What shows that somebody has the second factor: a code of it, or a recovery code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    pub code: Option<String>,
    pub recovery_code: Option<String>,
}

impl Proof {
    fn is_none(&self) -> bool {
        self.code.is_none() && self.recovery_code.is_none()
    }
}

fn unauthorized(code: &'static str, detail: &str) -> Error {
    Error::Unauthorized { code, detail: detail.into() }
}

fn wrong() -> Error {
    unauthorized("loginFailed", "the address or the password is wrong")
}

/// What only a guess is answered.
const GUESSED: [&str; 4] = ["loginFailed", "secondFactorWrong", "passwordWrong", "codeWrong"];

impl Attempt<'_> {
    /// Counts what came of an attempt.
    pub(super) fn settle<T>(self, result: Result<T>) -> Result<T> {
        match &result {
            Ok(_) => self.succeeded(),
            Err(Error::Unauthorized { code, .. } | Error::Forbidden { code, .. }) if GUESSED.contains(code) => {}
            Err(_) => self.refund(),
        }
        result
    }
}

/// Logs a local account in.
///
/// # Errors
/// `Unauthorized`, the same for every address and password that are wrong; `TooMany` after too many guesses.
pub async fn log_in(
    register: &Register,
    network: Network,
    email: &str,
    password: String,
    proof: Proof,
) -> Result<Issued> {
    let email = email.trim().to_lowercase();
    let attempt = register.password_hashing.throttle.attempt(&email, network, register.clock.now())?;
    attempt.settle(try_to_log_in(register, email, password, proof).await)
}

async fn try_to_log_in(register: &Register, email: String, password: String, proof: Proof) -> Result<Issued> {
    let account = register.read(move |conn| Ok(store::find_by_email(conn, &email)?)).await?;
    let account = account.filter(|account| account.disabled_at.is_none() && !account.password_hash.is_empty());
    // Who has no account waits as long as who has one.
    let hash = account.as_ref().map_or(NOBODY, |account| &account.password_hash).to_owned();
    let right = register.password_hashing.run(move || password_is(&password, &hash)).await?;
    let account = account.filter(|_| right).ok_or_else(wrong)?;
    let (tokens, vault) = (register.tokens.clone(), register.vault.clone());
    let act = move |tx: &mut Tx<'_>| {
        let known = store::find(tx.conn, account.id.0)?.filter(|known| known.disabled_at.is_none());
        let known = known.filter(|known| known.password_hash == account.password_hash).ok_or_else(wrong)?;
        if known.second_factor().is_some() {
            if proof.is_none() {
                return Err(unauthorized("secondFactorNeeded", "send a code of the authenticator app, as totp"));
            }
            let wrong = unauthorized("secondFactorWrong", "this code is wrong, or was used before");
            factor::prove(tx, &vault, &known, &proof, wrong)?;
        }
        let issued = sessions::begin(tx, &tokens, PrincipalId::Account(known.id.0))?;
        let presented = AccessToken { session: issued.session, subject: known.id.0, client: None };
        let caller = authenticate(tx.conn, &presented, tx.now)?;
        tx.note_own(&caller, "session.begin", issued.session)?;
        Ok(issued)
    };
    Ok(register.write(act).await?.value)
}

impl Register {
    /// An attempt of somebody who is logged in: whoever found an open screen may not guess without end either.
    pub(super) async fn attempt_of(&self, presented: &AccessToken, network: Network) -> Result<Attempt<'_>> {
        let (by, now) = (presented.clone(), self.clock.now());
        let account = self.read(move |conn| Ok(authenticated_account(conn, &by, now)?.1)).await?;
        self.password_hashing.throttle.attempt(&account.email, network, now)
    }

    /// The account of somebody who is logged in and shows that they know its password.
    ///
    /// # Errors
    /// `Forbidden` if the password is wrong; `TooMany` after too many guesses.
    pub(super) async fn prove_password(
        &self,
        presented: &AccessToken,
        network: Network,
        password: String,
    ) -> Result<Account> {
        let (by, now) = (presented.clone(), self.clock.now());
        let account = self.read(move |conn| Ok(authenticated_account(conn, &by, now)?.1)).await?;
        if account.password_hash.is_empty() {
            return Err(Error::conflict(
                "noPassword",
                "this account has no password here: its organization logs it in",
            ));
        }
        let attempt = self.password_hashing.throttle.attempt(&account.email, network, now)?;
        let hash = account.password_hash.clone();
        let right = self.password_hashing.run(move || password_is(&password, &hash)).await;
        let right = right.and_then(|right| {
            right.then_some(account).ok_or_else(|| Error::forbidden("passwordWrong", "the password is wrong"))
        });
        attempt.settle(right)
    }
}
