//! Tokens for programs and for sessions that go on: OAuth 2.0 (RFC 6749), with secrets or signed assertions (RFC 7523).
use super::jose::{self, Algorithm, Keys};
use super::sessions::{self, Issued, Refreshed, hash};
use super::{Register, Tx};
use crate::Result;
use crate::domain::accounts::Who;
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
        let (tokens, issuer) = (self.tokens.clone(), self.settings.public_url.clone());
        let act = move |tx: &mut Tx<'_>| {
            Ok(match authenticate(tx, &credentials, &issuer)? {
                Some(client) => Granted::Issued(sessions::begin(tx, &tokens, Who::Client(client))?),
                None => Granted::UnknownClient,
            })
        };
        Ok(self.act(act).await?.value)
    }

    /// Goes on with a session.
    ///
    /// # Errors
    /// If the database is away.
    pub async fn grant_again(&self, refresh_token: String) -> Result<Granted> {
        let tokens = self.tokens.clone();
        let act = move |tx: &mut Tx<'_>| sessions::refresh(tx, &tokens, &refresh_token);
        Ok(match self.act(act).await?.value {
            Refreshed::Issued(issued) => Granted::Issued(issued),
            Refreshed::Refused | Refreshed::Reused => Granted::Refused,
        })
    }

    /// Ends the session of a refresh token or an access token; nothing if it is neither (RFC 7009).
    ///
    /// # Errors
    /// If the database is away.
    pub async fn revoke(&self, token: String) -> Result<()> {
        let session = self.present(&token).await.ok().map(|presented| presented.session);
        let act = move |tx: &mut Tx<'_>| match session {
            Some(session) => Ok(crate::store::sessions::end(tx.conn, session, tx.now)?),
            None => sessions::revoke(tx, &token),
        };
        self.act(act).await.map(drop)
    }
}

/// The program that the credentials show.
fn authenticate(tx: &mut Tx<'_>, credentials: &Credentials, issuer: &str) -> Result<Option<Uuid>> {
    let active = |tx: &mut Tx<'_>, id: &str| {
        let Ok(id) = Uuid::try_parse(id) else { return Ok(None) };
        store::find(tx.conn, id).map(|client| client.filter(|client| client.disabled_at.is_none()))
    };
    match credentials {
        Credentials::Secret { id, secret } => {
            let client = active(tx, id)?;
            let known = client.and_then(|client| Some((client.id.0, client.secret_hash?)));
            let right = |known: &str| bool::from(hash(secret).as_bytes().ct_eq(known.as_bytes()));
            Ok(known.filter(|(_, known)| right(known)).map(|(id, _)| id))
        }
        Credentials::Assertion { id, assertion } => {
            let claims = jose::unchecked(assertion);
            let says = claims.as_ref().and_then(|claims| claims.get("sub")).and_then(Value::as_str);
            let Some(says) = says.filter(|says| id.as_deref().is_none_or(|id| id == *says)) else { return Ok(None) };
            match active(tx, says)? {
                Some(client) => check_assertion(tx, &client, assertion, issuer),
                None => Ok(None),
            }
        }
    }
}

fn check_assertion(tx: &mut Tx<'_>, client: &Client, assertion: &str, issuer: &str) -> Result<Option<Uuid>> {
    let keys = client.keys.as_deref().and_then(|keys| Keys::parse(keys).ok());
    let claims = keys.and_then(|keys| {
        jose::verify_typed(assertion, &TYPES, &keys, &Algorithm::ALL, tx.now)
            .inspect_err(|why| tracing::info!(client = %client.id.0, %why, "an assertion was refused"))
            .ok()
    });
    let Some(claims) = claims else { return Ok(None) };
    let id = client.id.0.to_string();
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    // One audience alone: who else it is for could show it here.
    let audience = match claims.get("aud") {
        Some(Value::Array(all)) if all.len() == 1 => all.first().and_then(Value::as_str),
        one => one.and_then(Value::as_str),
    };
    let for_us = audience.is_some_and(|audience| audience == issuer || audience == format!("{issuer}/v1/auth/token"));
    let (Some(jti), Some(expiry)) = (text("jti"), jose::expiry(&claims)) else { return Ok(None) };
    let right = for_us && text("iss") == Some(&id) && text("sub") == Some(&id);
    let short = expiry - tx.now <= LONGEST && (1..=200).contains(&jti.len()) && !jti.contains('\0');
    // It is taken a little after its end, by clocks that are behind.
    let forgotten = expiry + TimeDelta::minutes(1);
    let new = right && short && store::use_assertion(tx.conn, client.id.0, jti, forgotten, tx.now)?;
    Ok(new.then_some(client.id.0))
}
