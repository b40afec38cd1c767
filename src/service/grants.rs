//! Tokens for programs and for sessions that go on: OAuth 2.0 (RFC 6749), with secrets or signed assertions (RFC 7523).
use super::jwt::{self, Algorithm, PublicKeys};
use super::sessions::{self, Issued, Refreshed, hash};
use super::{Register, Tx};
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::values::Instant;
use crate::store::Conn;
use crate::store::clients::{self as store, Client};
use chrono::TimeDelta;
use serde_json::Value;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// An assertion that is good for longer is not taken.
const LONGEST: TimeDelta = TimeDelta::minutes(5);
/// Types of assertions: the first is usual, the second is what RFC 7523 is about to ask for.
const TYPES: [&str; 2] = ["JWT", "client-authentication+jwt"];

/// What a program logs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credentials {
    Secret {
        id: String,
        secret: String,
    },
    /// A token that the program signed. `id`: who it says it is beside it, if it does.
    Assertion {
        id: Option<String>,
        assertion: String,
    },
}

/// What came of a request for tokens. What is refused may have ended a session, so that this is no error.
#[derive(Debug)]
pub enum Granted {
    Issued(Issued),
    /// Nobody is known who asks.
    UnknownClient,
    /// The refresh token is none, has expired, or was used before.
    Refused,
}

impl Register {
    /// Logs a program in.
    ///
    /// # Errors
    /// If the database is away.
    pub async fn grant_to_client(&self, credentials: Credentials) -> Result<Granted> {
        let (tokens, issuer, now) = (self.tokens.clone(), self.settings.public_url.clone(), self.clock.now());
        // Looked at before, so that guesses do not wait where acts do.
        let shown = self.read(move |conn| shown(conn, &credentials, &issuer, now)).await?;
        let Some(Shown { client, assertion }) = shown else { return Ok(Granted::UnknownClient) };
        let act = move |tx: &mut Tx<'_>| {
            let known = store::find(tx.conn, client.id.0)?;
            if known.as_ref() != Some(&client) {
                return Ok(Granted::UnknownClient);
            }
            if let Some((jti, until)) = assertion
                && !store::use_assertion(tx.conn, client.id.0, &jti, until, tx.now)?
            {
                return Ok(Granted::UnknownClient);
            }
            Ok(Granted::Issued(sessions::begin(tx, &tokens, PrincipalId::Client(client.id.0))?))
        };
        Ok(self.write(act).await?.value)
    }

    /// Goes on with a session.
    ///
    /// # Errors
    /// If the database is away.
    pub async fn grant_again(&self, refresh_token: String) -> Result<Granted> {
        if !self.is_refresh_token(&refresh_token).await? {
            return Ok(Granted::Refused);
        }
        let tokens = self.tokens.clone();
        let act = move |tx: &mut Tx<'_>| sessions::refresh(tx, &tokens, &refresh_token);
        Ok(match self.write(act).await?.value {
            Refreshed::Issued(issued) => Granted::Issued(issued),
            Refreshed::Refused | Refreshed::Reused => Granted::Refused,
        })
    }

    /// Ends the session of a refresh token or an access token; nothing if it is neither (RFC 7009).
    ///
    /// # Errors
    /// If the database is away.
    pub async fn revoke(&self, token: String) -> Result<()> {
        let session = self.verify_access_token(&token).await.ok().map(|verified| verified.session);
        if session.is_none() && !self.is_refresh_token(&token).await? {
            return Ok(());
        }
        let act = move |tx: &mut Tx<'_>| match session {
            Some(session) => Ok(crate::store::sessions::end(tx.conn, session, tx.now)?),
            None => sessions::revoke(tx, &token),
        };
        self.write(act).await.map(drop)
    }

    async fn is_refresh_token(&self, token: &str) -> Result<bool> {
        let hash = hash(token);
        self.read(move |conn| Ok(crate::store::sessions::refresh(conn, &hash)?.is_some())).await
    }
}

/// A program that showed who it is, and what serves once of that: the name of its assertion, and until when to know it.
struct Shown {
    client: Client,
    assertion: Option<(String, Instant)>,
}

fn shown(conn: &mut Conn, credentials: &Credentials, issuer: &str, now: Instant) -> Result<Option<Shown>> {
    let says = match credentials {
        Credentials::Secret { id, .. } => Some(id.clone()),
        Credentials::Assertion { id, assertion } => {
            let claims = jwt::unverified_claims(assertion);
            let says = claims.as_ref().and_then(|claims| claims.get("sub")).and_then(Value::as_str);
            says.filter(|says| id.as_deref().is_none_or(|id| id == *says)).map(str::to_owned)
        }
    };
    let Some(id) = says.and_then(|says| Uuid::try_parse(&says).ok()) else { return Ok(None) };
    let Some(client) = store::find(conn, id)?.filter(|client| client.disabled_at.is_none()) else { return Ok(None) };
    Ok(match credentials {
        Credentials::Secret { secret, .. } => {
            let hash = hash(secret);
            let right = |known: &String| bool::from(hash.as_bytes().ct_eq(known.as_bytes()));
            let right = client.secret_hash.as_ref().is_some_and(right);
            right.then_some(Shown { client, assertion: None })
        }
        Credentials::Assertion { assertion, .. } => {
            let assertion = check_assertion(&client, assertion, issuer, now);
            assertion.map(|assertion| Shown { client, assertion: Some(assertion) })
        }
    })
}

fn check_assertion(client: &Client, assertion: &str, issuer: &str, now: Instant) -> Option<(String, Instant)> {
    let keys = PublicKeys::parse(client.keys.as_deref()?).ok()?;
    let claims = jwt::verify_typed(assertion, &TYPES, &keys, &Algorithm::ALL, now)
        .inspect_err(|why| tracing::info!(client = %client.id.0, %why, "an assertion was refused"))
        .ok()?;
    let id = client.id.0.to_string();
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    // One audience alone: who else it is for could show it here.
    let audience = match claims.get("aud")? {
        Value::Array(all) if all.len() == 1 => all.first()?.as_str()?,
        one => one.as_str()?,
    };
    let for_us = audience == issuer || audience == format!("{issuer}/v1/auth/token");
    let (jti, expiry) = (text("jti")?, jwt::expiry(&claims)?);
    let right = for_us && text("iss") == Some(&id) && text("sub") == Some(&id);
    let short = expiry - now <= LONGEST && (1..=200).contains(&jti.len()) && !jti.contains('\0');
    // It is taken a little after its end, by clocks that are behind.
    (right && short).then(|| (jti.to_owned(), expiry + TimeDelta::minutes(1)))
}
