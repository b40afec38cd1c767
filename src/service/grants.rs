//! OAuth 2.0 grants: client credentials, with a secret or a signed assertion, and refresh tokens (RFC 6749, RFC 7523).
use super::jwt::{self, Algorithm, PublicKeys};
use super::sessions::{self, IssuedTokens, RefreshOutcome, hash};
use super::{Register, Tx};
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::values::Instant;
use crate::service::tokens;
use crate::store::Conn;
use crate::store::clients::{self as store, Client};
use chrono::TimeDelta;
use serde_json::Value;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Longest accepted lifetime of a client assertion.
const MAX_ASSERTION_LIFETIME: TimeDelta = TimeDelta::minutes(5);
/// Accepted `typ` headers of client assertions: the usual one, and the one that the revision of RFC 7523 requires.
const ASSERTION_TYPES: [&str; 2] = ["JWT", "client-authentication+jwt"];

/// The credentials of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credentials {
    Secret {
        id: String,
        secret: String,
    },
    /// A JWT signed by the client. `id`: the `client_id` parameter, if it is present.
    Assertion {
        id: Option<String>,
        assertion: String,
    },
}

/// The outcome of a token request. A refused refresh token may end its session, so refusal is an outcome, not an
/// error.
#[derive(Debug)]
pub enum GrantOutcome {
    Issued(IssuedTokens),
    /// The client is unknown, or its credentials are wrong.
    UnknownClient,
    /// The refresh token is unknown, expired or used before.
    InvalidGrant,
}

/// Issues an access token for client credentials.
///
/// # Errors
/// If the database is unavailable.
pub async fn client_credentials(register: &Register, credentials: Credentials) -> Result<GrantOutcome> {
    let (tokens, issuer, now) = (register.tokens.clone(), register.settings.public_url.clone(), register.clock.now());
    // Credentials are verified on a reader connection first, so that guesses do not queue for the writer.
    let authenticated = register.read(move |conn| authenticate_client(conn, &credentials, &issuer, now)).await?;
    let Some(AuthenticatedClient { client, assertion }) = authenticated else {
        return Ok(GrantOutcome::UnknownClient);
    };
    let write = move |tx: &mut Tx<'_>| {
        let current = store::find(tx.conn, client.id.0)?;
        if current.as_ref() != Some(&client) {
            return Ok(GrantOutcome::UnknownClient);
        }
        if let Some((jti, expires_at)) = assertion
            && !store::mark_assertion_used(tx.conn, client.id.0, &jti, expires_at, tx.now)?
        {
            return Ok(GrantOutcome::UnknownClient);
        }
        Ok(GrantOutcome::Issued(sessions::start(tx, &tokens, PrincipalId::Client(client.id.0))?))
    };
    Ok(register.write(write).await?.value)
}

/// Issues tokens for a refresh token.
///
/// # Errors
/// If the database is unavailable.
pub async fn refresh_token(register: &Register, refresh_token: String) -> Result<GrantOutcome> {
    if !is_refresh_token(register, &refresh_token).await? {
        return Ok(GrantOutcome::InvalidGrant);
    }
    let tokens = register.tokens.clone();
    let write = move |tx: &mut Tx<'_>| sessions::refresh(tx, &tokens, &refresh_token);
    Ok(match register.write(write).await?.value {
        RefreshOutcome::Issued(issued) => GrantOutcome::Issued(issued),
        RefreshOutcome::Invalid | RefreshOutcome::Reused => GrantOutcome::InvalidGrant,
    })
}

/// Ends the session of a refresh token or an access token. An unknown token is ignored (RFC 7009).
///
/// # Errors
/// If the database is unavailable.
pub async fn revoke(register: &Register, token: String) -> Result<()> {
    let session = tokens::verify_access_token(register, &token).await.ok().map(|token| token.session);
    if session.is_none() && !is_refresh_token(register, &token).await? {
        return Ok(());
    }
    let write = move |tx: &mut Tx<'_>| match session {
        Some(session) => Ok(crate::store::sessions::end(tx.conn, session, tx.now)?),
        None => sessions::revoke(tx, &token),
    };
    register.write(write).await.map(drop)
}

async fn is_refresh_token(register: &Register, token: &str) -> Result<bool> {
    let hash = hash(token);
    register.read(move |conn| Ok(crate::store::sessions::find_refresh_token(conn, &hash)?.is_some())).await
}

/// An authenticated client and, for an assertion, its `jti` and the time until which the `jti` is remembered.
struct AuthenticatedClient {
    client: Client,
    assertion: Option<(String, Instant)>,
}

fn authenticate_client(
    conn: &mut Conn,
    credentials: &Credentials,
    issuer: &str,
    now: Instant,
) -> Result<Option<AuthenticatedClient>> {
    let claimed_id = match credentials {
        Credentials::Secret { id, .. } => Some(id.clone()),
        Credentials::Assertion { id, assertion } => {
            let claims = jwt::unverified_claims(assertion);
            let subject = claims.as_ref().and_then(|claims| claims.get("sub")).and_then(Value::as_str);
            subject.filter(|subject| id.as_deref().is_none_or(|id| id == *subject)).map(str::to_owned)
        }
    };
    let Some(id) = claimed_id.and_then(|id| Uuid::try_parse(&id).ok()) else { return Ok(None) };
    let Some(client) = store::find(conn, id)?.filter(|client| client.disabled_at.is_none()) else { return Ok(None) };
    Ok(match credentials {
        Credentials::Secret { secret, .. } => {
            let hash = hash(secret);
            let equals = |stored: &String| bool::from(hash.as_bytes().ct_eq(stored.as_bytes()));
            let matches = client.secret_hash.as_ref().is_some_and(equals);
            matches.then_some(AuthenticatedClient { client, assertion: None })
        }
        Credentials::Assertion { assertion, .. } => {
            let assertion = check_assertion(&client, assertion, issuer, now);
            assertion.map(|assertion| AuthenticatedClient { client, assertion: Some(assertion) })
        }
    })
}

fn check_assertion(client: &Client, assertion: &str, issuer: &str, now: Instant) -> Option<(String, Instant)> {
    let keys = PublicKeys::parse(client.keys.as_deref()?).ok()?;
    let claims = jwt::verify_typed(assertion, &ASSERTION_TYPES, &keys, &Algorithm::ALL, now)
        .inspect_err(|error| tracing::info!(client = %client.id.0, %error, "client assertion rejected"))
        .ok()?;
    let id = client.id.0.to_string();
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    // Exactly one audience: any other audience could replay the assertion here.
    let audience = match claims.get("aud")? {
        Value::Array(all) if all.len() == 1 => all.first()?.as_str()?,
        single => single.as_str()?,
    };
    let for_register = audience == issuer || audience == format!("{issuer}/v1/auth/token");
    let (jti, expiry) = (text("jti")?, jwt::expiry(&claims)?);
    let matches = for_register && text("iss") == Some(&id) && text("sub") == Some(&id);
    let well_formed = expiry - now <= MAX_ASSERTION_LIFETIME && (1..=200).contains(&jti.len()) && !jti.contains('\0');
    // Remembered a minute longer than it is valid, for processes whose clocks run behind.
    (matches && well_formed).then(|| (jti.to_owned(), expiry + TimeDelta::minutes(1)))
}
