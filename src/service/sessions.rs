//! Sessions and their refresh tokens.
//!
//! A refresh token is valid once. A second use ends its session: of two holders of the same token, one has stolen it.
use super::Tx;
use super::tokens::{LIFETIME, Tokens};
use crate::config::random;
use crate::domain::accounts::PrincipalId;
use crate::store::accounts;
use crate::store::sessions::{self as store, RefreshToken, Session};
use crate::store::types::{Id, Time};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The client id of people's sessions, unless the login names another client.
pub const DEFAULT_CLIENT_ID: &str = "algorithm-register";
/// Lifetime of a session without a new login.
const SESSION_LIFETIME: TimeDelta = TimeDelta::days(30);
/// Time for which an ended or expired session is kept.
const RETENTION: TimeDelta = TimeDelta::days(1);
/// Lifetime of an unused refresh token.
const REFRESH_TOKEN_LIFETIME: TimeDelta = TimeDelta::days(7);

/// The tokens that a login returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedTokens {
    pub access_token: String,
    /// `None` for clients: they log in again.
    pub refresh_token: Option<String>,
    pub session: Uuid,
}

/// The outcome of a refresh.
#[derive(Debug)]
pub enum RefreshOutcome {
    Issued(IssuedTokens),
    /// The refresh token is unknown, expired or revoked.
    Invalid,
    /// The refresh token was used before: its session is now ended.
    Reused,
}

/// Starts a session and issues its first tokens.
///
/// # Errors
/// If the database or the random number generator is unavailable.
pub fn start(tx: &mut Tx<'_>, tokens: &Tokens, principal: PrincipalId) -> Result<IssuedTokens> {
    let (account, client, subject, name) = match principal {
        PrincipalId::Account(id) => (Some(id), None, id, DEFAULT_CLIENT_ID.to_owned()),
        PrincipalId::Client(id) => (None, Some(id), id, id.to_string()),
        PrincipalId::Operator => return Err(Error::NotFound),
    };
    tokens.reload_if_stale(tx.conn, tx.now)?;
    purge_expired(tx)?;
    let id = tx.new_id()?;
    // A client has no refresh token: its session lasts as long as its access token.
    let lifetime = if account.is_some() { SESSION_LIFETIME } else { TimeDelta::seconds(LIFETIME) };
    let session = Session {
        id: Id(id),
        account_id: account.map(Id),
        client_id: client.map(Id),
        organization_id: None,
        created_at: Time(tx.now),
        expires_at: Time(tx.now + lifetime),
        ended_at: None,
    };
    store::insert(tx.conn, &session)?;
    let refresh_token = account.map(|_| issue_refresh_token(tx, id)).transpose()?;
    Ok(IssuedTokens { access_token: tokens.issue(id, subject, &name, tx.now)?, refresh_token, session: id })
}

/// Exchanges a refresh token for new tokens. A reused token is an outcome, not an error: ending its session must be
/// committed.
///
/// # Errors
/// If the database or the random number generator is unavailable.
pub fn refresh(tx: &mut Tx<'_>, tokens: &Tokens, token: &str) -> Result<RefreshOutcome> {
    let hash = hash(token);
    let Some(stored) = store::find_refresh_token(tx.conn, &hash)? else { return Ok(RefreshOutcome::Invalid) };
    let session = store::find(tx.conn, stored.session_id.0)?.filter(|session| session.ended_at.is_none());
    let Some(session) = session else { return Ok(RefreshOutcome::Invalid) };
    if stored.used_at.is_some() {
        store::end(tx.conn, session.id.0, tx.now)?;
        return Ok(RefreshOutcome::Reused);
    }
    let (Some(account), true) = (session.account_id, session.expires_at.0 > tx.now && stored.expires_at.0 > tx.now)
    else {
        return Ok(RefreshOutcome::Invalid);
    };
    let active = accounts::find(tx.conn, account.0)?.is_some_and(|account| account.disabled_at.is_none());
    if !active {
        return Ok(RefreshOutcome::Invalid);
    }
    tokens.reload_if_stale(tx.conn, tx.now)?;
    store::mark_refresh_token_used(tx.conn, &hash, tx.now)?;
    let refresh_token = Some(issue_refresh_token(tx, session.id.0)?);
    let access_token = tokens.issue(session.id.0, account.0, DEFAULT_CLIENT_ID, tx.now)?;
    Ok(RefreshOutcome::Issued(IssuedTokens { access_token, refresh_token, session: session.id.0 }))
}

/// Ends the session of a refresh token. An unknown token is ignored (RFC 7009).
///
/// # Errors
/// If the database is unavailable.
pub fn revoke(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    if let Some(stored) = store::find_refresh_token(tx.conn, &hash(token))? {
        store::end(tx.conn, stored.session_id.0, tx.now)?;
    }
    Ok(())
}

/// Deletes some of the sessions that ended or expired a day ago. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired(tx.conn, tx.now - RETENTION)?)
}

/// Returns a new secret of 256 random bits, in base64url.
pub fn random_secret() -> Result<String> {
    Ok(BASE64URL.encode(random::<32>()?))
}

/// Returns the SHA-256 digest of a secret, in base64url. Secrets are random, so they need neither salt nor a slow
/// hash.
pub fn hash(secret: &str) -> String {
    BASE64URL.encode(Sha256::digest(secret.as_bytes()))
}

fn issue_refresh_token(tx: &mut Tx<'_>, session: Uuid) -> Result<String> {
    let secret = random_secret()?;
    let token = RefreshToken {
        hash: hash(&secret),
        session_id: Id(session),
        expires_at: Time(tx.now + REFRESH_TOKEN_LIFETIME),
        used_at: None,
    };
    store::insert_refresh_token(tx.conn, &token)?;
    Ok(secret)
}
