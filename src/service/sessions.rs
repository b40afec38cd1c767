//! Sessions: a login and what comes of it. Refresh tokens are used once; one that comes again ends its session, because
//! one of two who have it has stolen it.
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

/// The program that people use where they name none.
pub const OWN_CLIENT: &str = "algorithm-register";
/// How long a session lives without a new login.
const SESSION: TimeDelta = TimeDelta::days(30);
/// How long what is over is remembered.
const REMEMBERED: TimeDelta = TimeDelta::days(1);
/// How long a refresh token waits to be used.
const REFRESH: TimeDelta = TimeDelta::days(7);

/// What a login answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub access_token: String,
    /// None for programs: they log in again.
    pub refresh_token: Option<String>,
    pub session: Uuid,
}

/// What came of a refresh token.
#[derive(Debug)]
pub enum Refreshed {
    Issued(Issued),
    /// It is none, or no longer good.
    Refused,
    /// It was used before: its session has ended with this.
    Reused,
}

/// Begins a session and issues its first tokens.
///
/// # Errors
/// If the database is away, or there is no randomness.
pub fn begin(tx: &mut Tx<'_>, tokens: &Tokens, who: PrincipalId) -> Result<Issued> {
    let (account, client, subject, name) = match who {
        PrincipalId::Account(id) => (Some(id), None, id, OWN_CLIENT.to_owned()),
        PrincipalId::Client(id) => (None, Some(id), id, id.to_string()),
        PrincipalId::Operator => return Err(Error::NotFound),
    };
    tokens.reload_if_stale(tx.conn, tx.now)?;
    forget(tx)?;
    let id = tx.new_id()?;
    // A program has no refresh token: its session is as long as its access token.
    let lasts = if account.is_some() { SESSION } else { TimeDelta::seconds(LIFETIME) };
    let session = Session {
        id: Id(id),
        account_id: account.map(Id),
        client_id: client.map(Id),
        organization_id: None,
        created_at: Time(tx.now),
        expires_at: Time(tx.now + lasts),
        ended_at: None,
    };
    store::insert(tx.conn, &session)?;
    let refresh_token = account.map(|_| new_refresh(tx, id)).transpose()?;
    Ok(Issued { access_token: tokens.issue(id, subject, &name, tx.now)?, refresh_token, session: id })
}

/// Uses a refresh token. What ends a session must be kept, so that this is no error.
///
/// # Errors
/// If the database is away, or there is no randomness.
pub fn refresh(tx: &mut Tx<'_>, tokens: &Tokens, token: &str) -> Result<Refreshed> {
    let hash = hash(token);
    let Some(known) = store::refresh(tx.conn, &hash)? else { return Ok(Refreshed::Refused) };
    let session = store::find(tx.conn, known.session_id.0)?.filter(|session| session.ended_at.is_none());
    let Some(session) = session else { return Ok(Refreshed::Refused) };
    if known.used_at.is_some() {
        store::end(tx.conn, session.id.0, tx.now)?;
        return Ok(Refreshed::Reused);
    }
    let (Some(account), true) = (session.account_id, session.expires_at.0 > tx.now && known.expires_at.0 > tx.now)
    else {
        return Ok(Refreshed::Refused);
    };
    let active = accounts::find(tx.conn, account.0)?.is_some_and(|account| account.disabled_at.is_none());
    if !active {
        return Ok(Refreshed::Refused);
    }
    tokens.reload_if_stale(tx.conn, tx.now)?;
    store::use_refresh(tx.conn, &hash, tx.now)?;
    let refresh_token = Some(new_refresh(tx, session.id.0)?);
    let access_token = tokens.issue(session.id.0, account.0, OWN_CLIENT, tx.now)?;
    Ok(Refreshed::Issued(Issued { access_token, refresh_token, session: session.id.0 }))
}

/// Ends the session that a refresh token belongs to; nothing if it is none (RFC 7009).
///
/// # Errors
/// If the database is away.
pub fn revoke(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    if let Some(known) = store::refresh(tx.conn, &hash(token))? {
        store::end(tx.conn, known.session_id.0, tx.now)?;
    }
    Ok(())
}

/// Forgets some of the sessions that are over for a while. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::forget(tx.conn, tx.now - REMEMBERED)?)
}

/// A new secret of 256 bits.
pub fn secret() -> Result<String> {
    Ok(BASE64URL.encode(random::<32>()?))
}

/// What is kept of a secret: secrets are random, so that a plain hash tells nothing of them.
pub fn hash(secret: &str) -> String {
    BASE64URL.encode(Sha256::digest(secret.as_bytes()))
}

fn new_refresh(tx: &mut Tx<'_>, session: Uuid) -> Result<String> {
    let secret = secret()?;
    let token = RefreshToken {
        hash: hash(&secret),
        session_id: Id(session),
        expires_at: Time(tx.now + REFRESH),
        used_at: None,
    };
    store::insert_refresh(tx.conn, &token)?;
    Ok(secret)
}
