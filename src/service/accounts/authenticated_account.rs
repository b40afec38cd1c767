//! The account of an access token.
use crate::domain::accounts::PrincipalId;
use crate::domain::values::Instant;
use crate::service::auth::{AccessToken, Principal, authenticate};
use crate::store::Conn;
use crate::store::accounts::{self as store, Account};
use crate::{Error, Result};

/// Authenticates a token and returns its account.
///
/// # Errors
/// As [`authenticate`]; `Forbidden` if the token belongs to a client.
pub(super) fn authenticated_account(
    conn: &mut Conn,
    token: &AccessToken,
    now: Instant,
) -> Result<(Principal, Account)> {
    let principal = authenticate(conn, token, now)?;
    let account = account_of(conn, &principal)?;
    Ok((principal, account))
}

/// Returns the account of a principal.
///
/// # Errors
/// `Forbidden` if the principal is a client.
pub(super) fn account_of(conn: &mut Conn, principal: &Principal) -> Result<Account> {
    let PrincipalId::Account(id) = principal.id else {
        return Err(Error::forbidden("noAccount", "this operation is for people's accounts, not for clients"));
    };
    store::find(conn, id)?.ok_or(Error::NotFound)
}
