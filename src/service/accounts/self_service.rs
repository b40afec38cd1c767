//! The account of the person who is logged in.
use super::authenticated_account::authenticated_account;
use super::{check_password_at, hash_password, register_password_inputs};
use crate::domain::accounts::Role;
use crate::domain::networks::Network;
use crate::service::accounts::login;
use crate::service::auth::{AccessToken, authenticate};
use crate::service::{Register, Tx};
use crate::store::accounts as store;
use crate::store::{Conn, issuers, organizations, sessions};
use crate::{Error, Result};
use uuid::Uuid;

/// An account, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    pub id: Uuid,
    pub email: String,
    /// True if logins require a second factor.
    pub totp: bool,
    /// Number of unused recovery codes.
    pub recovery_codes: i64,
    /// Roles, each with the slug of its organization. `None`: the register.
    pub roles: Vec<(Role, Option<String>)>,
}

/// Returns the account of the token.
///
/// # Errors
/// `Unauthorized`; `Forbidden` if the token belongs to a client.
pub async fn own_account(register: &Register, token: &AccessToken) -> Result<OwnAccount> {
    let (access_token, now) = (token.clone(), register.clock.now());
    let read = move |conn: &mut Conn| {
        let (principal, account) = authenticated_account(conn, &access_token, now)?;
        let mut roles = Vec::new();
        for (role, at) in principal.role_assignments {
            let organization = at.map(|id| organizations::find(conn, id)).transpose()?.flatten();
            roles.push((role, organization.map(|organization| organization.slug)));
        }
        let id = account.id.0;
        let recovery_codes = store::count_recovery_codes(conn, id)?;
        let totp = account.second_factor().is_some();
        // The address of an account that logs in at an issuer comes from the issuer; the stored one is a
        // placeholder.
        let email = issuers::find_email(conn, id)?.unwrap_or(account.email);
        Ok(OwnAccount { id, totp, email, recovery_codes, roles })
    };
    register.read(read).await
}

/// Changes the password and ends all other sessions of the account.
///
/// # Errors
/// `Forbidden` if the old password is wrong; `Invalid` if the new one is not accepted.
pub async fn change_password(
    register: &Register,
    token: &AccessToken,
    network: Network,
    old: String,
    new: String,
) -> Result<()> {
    let account = login::reauthenticate(register, token, network, old).await?;
    let mut user_inputs = register_password_inputs(&register.settings);
    user_inputs.push(account.email);
    let hash = move || {
        let user_inputs: Vec<_> = user_inputs.iter().map(String::as_str).collect();
        check_password_at("/new", &new, &user_inputs)?;
        hash_password(&new)
    };
    let (before, hash) = (account.password_hash, register.limits.password_hashing.run(hash).await??);
    let access_token = token.clone();
    let write = move |tx: &mut Tx<'_>| {
        let (principal, account) = authenticated_account(tx.conn, &access_token, tx.now)?;
        if account.password_hash != before {
            return Err(Error::conflict("passwordChanged", "the password was changed in the meantime"));
        }
        store::set_password(tx.conn, account.id.0, &hash)?;
        sessions::end_all_except(tx.conn, account.id.0, access_token.session, tx.now)?;
        tx.audit_own(&principal, "account.password", account.id.0)
    };
    register.write(write).await.map(drop)
}

/// Ends the session of the token, with all its access and refresh tokens.
///
/// # Errors
/// `Unauthorized` if the session has ended.
pub async fn log_out(register: &Register, token: &AccessToken) -> Result<()> {
    let access_token = token.clone();
    let write = move |tx: &mut Tx<'_>| {
        let principal = authenticate(tx.conn, &access_token, tx.now)?;
        sessions::end(tx.conn, access_token.session, tx.now)?;
        tx.audit_own(&principal, "session.end", access_token.session)
    };
    register.write(write).await.map(drop)
}
