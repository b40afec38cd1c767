//! What somebody sees and changes of their own account.
use super::{check_password_at, hash_password, names_of_register};
use crate::domain::accounts::{PrincipalId, Role};
use crate::domain::networks::Network;
use crate::domain::values::Instant;
use crate::service::auth::{AccessToken, Principal, authenticate};
use crate::service::{Register, Tx};
use crate::store::accounts::{self as store, Account};
use crate::store::{Conn, issuers, organizations, sessions};
use crate::{Error, Result};
use uuid::Uuid;

/// An account as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub id: Uuid,
    pub email: String,
    /// Whether logins need a second factor.
    pub totp: bool,
    /// How many recovery codes are left.
    pub recovery_codes: i64,
    /// Roles, each with the slug of its organization; none: the register.
    pub roles: Vec<(Role, Option<String>)>,
}

/// The account of whoever presents a token.
///
/// # Errors
/// As [`authenticate`]; `Forbidden` if it is a program.
pub(super) fn authenticated_account(
    conn: &mut Conn,
    presented: &AccessToken,
    now: Instant,
) -> Result<(Principal, Account)> {
    let caller = authenticate(conn, presented, now)?;
    let PrincipalId::Account(id) = caller.who else {
        return Err(Error::forbidden("noAccount", "this is about accounts of people, and a program asks"));
    };
    let account = store::find(conn, id)?.ok_or(Error::NotFound)?;
    Ok((caller, account))
}

impl Register {
    /// Who somebody is here.
    ///
    /// # Errors
    /// `Unauthorized`; `Forbidden` if a program asks.
    pub async fn own_account(&self, presented: &AccessToken) -> Result<Own> {
        let (by, now) = (presented.clone(), self.clock.now());
        let read = move |conn: &mut Conn| {
            let (caller, account) = authenticated_account(conn, &by, now)?;
            let mut roles = Vec::new();
            for (role, at) in caller.role_assignments {
                let organization = at.map(|id| organizations::find(conn, id)).transpose()?.flatten();
                roles.push((role, organization.map(|organization| organization.slug)));
            }
            let id = account.id.0;
            let recovery_codes = store::count_recovery_codes(conn, id)?;
            let totp = account.second_factor().is_some();
            // Who logs in at an issuer has the address there; the one here only holds the place.
            let email = issuers::find_email(conn, id)?.unwrap_or(account.email);
            Ok(Own { id, totp, email, recovery_codes, roles })
        };
        self.read(read).await
    }

    /// Changes the password, and ends all other sessions: whoever else was logged in is no longer.
    ///
    /// # Errors
    /// `Forbidden` if the old one is wrong; `Invalid` if the new one is not taken.
    pub async fn change_password(
        &self,
        presented: &AccessToken,
        network: Network,
        old: String,
        new: String,
    ) -> Result<()> {
        let account = self.prove_password(presented, network, old).await?;
        let mut known = names_of_register(&self.settings);
        known.push(account.email);
        let hash = move || {
            let known: Vec<_> = known.iter().map(String::as_str).collect();
            check_password_at("/new", &new, &known)?;
            hash_password(&new)
        };
        let (before, hash) = (account.password_hash, self.password_hashing.run(hash).await??);
        let by = presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let (caller, account) = authenticated_account(tx.conn, &by, tx.now)?;
            if account.password_hash != before {
                return Err(Error::conflict("passwordChanged", "the password was changed meanwhile"));
            }
            store::set_password(tx.conn, account.id.0, &hash)?;
            sessions::end_all_except(tx.conn, account.id.0, by.session, tx.now)?;
            tx.note_own(&caller, "account.password", account.id.0)
        };
        self.write(act).await.map(drop)
    }

    /// Ends the session of a token, with everything that came of it.
    ///
    /// # Errors
    /// `Unauthorized` if it has ended before.
    pub async fn log_out(&self, presented: &AccessToken) -> Result<()> {
        let by = presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let caller = authenticate(tx.conn, &by, tx.now)?;
            sessions::end(tx.conn, by.session, tx.now)?;
            tx.note_own(&caller, "session.end", by.session)
        };
        self.write(act).await.map(drop)
    }
}
