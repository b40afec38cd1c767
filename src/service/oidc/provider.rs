//! What an issuer says about itself (OpenID Connect Discovery), and its keys. Both are kept: an issuer that is away for a
//! while keeps nobody out who has logged in there, and one that is slow is asked once for all who wait.
use super::failed;
use crate::domain::values::Instant;
use crate::service::Register;
use crate::service::issuers::Trusted;
use crate::service::jwt::PublicKeys;
use crate::service::outbound_http::{OutboundClient, OutboundError, OutboundResponse};
use crate::{Error, Result};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use form_urlencoded::byte_serialize;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long what an issuer said is taken as it is.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// How long it serves while the issuer is away.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// How often an issuer is asked again that did not answer, or of whose keys one was unknown.
const AGAIN: TimeDelta = TimeDelta::seconds(60);
/// The longest document that is read of an issuer, in bytes.
const MAX_DOCUMENT: u64 = 262_144;
/// How many logins redeem their codes at one issuer at a time, and how long others wait for their turn.
const AT_ONCE: usize = 8;
const TURN: Duration = Duration::from_secs(20);

/// An issuer as it describes itself.
#[derive(Debug)]
pub struct Provider {
    pub authorization: String,
    token: String,
    /// Whether it takes the secret of a client in the header; else in the form.
    basic: bool,
    /// Whether its answers name it (RFC 9207).
    pub names_itself: bool,
    pub keys: PublicKeys,
}

/// What came for a code.
pub struct Redeemed {
    pub id_token: String,
    pub access_token: Option<String>,
}

/// The issuers that were asked.
#[derive(Default)]
pub struct Providers(Mutex<HashMap<String, Arc<Place>>>);

struct Place {
    known: tokio::sync::Mutex<Known>,
    turns: Semaphore,
}

#[derive(Default)]
struct Known {
    good: Option<(Arc<Provider>, Instant)>,
    tried: Option<Instant>,
    /// When a key was unknown.
    missed: Option<Instant>,
}

fn away() -> Error {
    Error::Unavailable("the issuer of this organization does not answer".into())
}

fn within(time: Option<Instant>, span: TimeDelta, now: Instant) -> bool {
    time.is_some_and(|time| time <= now && now - time < span)
}

impl Known {
    fn good(&self, span: TimeDelta, now: Instant) -> Option<Arc<Provider>> {
        self.good.as_ref().filter(|(_, at)| within(Some(*at), span, now)).map(|(provider, _)| provider.clone())
    }

    /// Asks the issuer. Whoever waits for this meanwhile finds what came of it.
    async fn ask(&mut self, register: &Register, issuer: &str, now: Instant) -> Result<()> {
        self.tried = Some(now);
        let (outgoing, of) = (register.outgoing.clone(), issuer.to_owned());
        let asked =
            tokio::task::spawn_blocking(move || discover(&outgoing, &of)).await.context("a request panicked")?;
        match asked {
            Ok(provider) => self.good = Some((Arc::new(provider), now)),
            Err(error) => tracing::warn!(issuer, %error, "an issuer cannot be asked"),
        }
        Ok(())
    }
}

impl Providers {
    fn place(&self, issuer: &str) -> Arc<Place> {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Place { known: tokio::sync::Mutex::default(), turns: Semaphore::new(AT_ONCE) });
        places.entry(issuer.to_owned()).or_insert_with(new).clone()
    }

    /// Forgets an issuer, so that it is asked anew.
    pub fn forget(&self, issuer: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(issuer);
    }

    /// What an issuer says about itself.
    ///
    /// # Errors
    /// `Unavailable` if it does not answer and nothing is known that is recent enough.
    pub(super) async fn get(&self, register: &Register, issuer: &str) -> Result<Arc<Provider>> {
        let place = self.place(issuer);
        let mut known = place.known.lock().await;
        let now = register.clock.now();
        if let Some(fresh) = known.good(FRESH, now) {
            return Ok(fresh);
        }
        if !within(known.tried, AGAIN, now) {
            known.ask(register, issuer, now).await?;
        }
        known.good(KEPT, now).ok_or_else(away)
    }

    /// The same, newer than what was seen, if there may be something newer: a key was unknown.
    pub(super) async fn newer(&self, register: &Register, issuer: &str, seen: &Arc<Provider>) -> Arc<Provider> {
        let place = self.place(issuer);
        let mut known = place.known.lock().await;
        let now = register.clock.now();
        let unseen = |known: &Known| {
            known.good(KEPT, now).filter(|good| !Arc::ptr_eq(good, seen)).unwrap_or_else(|| seen.clone())
        };
        let found = unseen(&known);
        if !Arc::ptr_eq(&found, seen) || within(known.missed, AGAIN, now) {
            return found;
        }
        known.missed = Some(now);
        if let Err(error) = known.ask(register, issuer, now).await {
            tracing::error!(%error, "an issuer cannot be asked");
        }
        unseen(&known)
    }
}

fn discover(outgoing: &OutboundClient, issuer: &str) -> Result<Provider, OutboundError> {
    let wrong = |what: &str| OutboundError::Failed(what.to_owned());
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let document = outgoing.get_json(&address, MAX_DOCUMENT)?;
    let text = |name: &str| document.get(name).and_then(Value::as_str);
    if text("issuer") != Some(issuer) {
        return Err(wrong("its configuration is another issuer's"));
    }
    let endpoint = |name: &str| {
        let address = text(name).filter(|address| !address.contains('#'));
        let address = address.ok_or_else(|| OutboundError::Failed(format!("its configuration has no {name}")))?;
        outgoing.check(address).map(|()| address.to_owned())
    };
    let (authorization, token) = (endpoint("authorization_endpoint")?, endpoint("token_endpoint")?);
    let keys = outgoing.get(&endpoint("jwks_uri")?, &[("accept", "application/json")], MAX_DOCUMENT)?;
    if keys.status != 200 {
        return Err(OutboundError::Failed(format!("its keys have status {}", keys.status)));
    }
    let keys = String::from_utf8(keys.body).map_err(|_| wrong("its keys are no text"))?;
    let keys = PublicKeys::parse(&keys).map_err(|error| OutboundError::Failed(error.to_string()))?;
    let methods = document.get("token_endpoint_auth_methods_supported").and_then(Value::as_array);
    let basic = methods.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic"));
    let names_itself = document.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true));
    Ok(Provider { authorization, token, basic, names_itself, keys })
}

/// Redeems a code for tokens (RFC 6749, section 4.1.3; RFC 7636).
///
/// # Errors
/// `Unauthorized` if the issuer does not take it; `Unavailable` if it does not answer.
pub async fn redeem(
    register: &Register,
    trusted: &Trusted,
    provider: &Arc<Provider>,
    code: &str,
    verifier: &str,
) -> Result<Redeemed> {
    let issuer = trusted.settings.issuer.as_str();
    let place = register.providers.place(issuer);
    let turn = tokio::time::timeout(TURN, place.turns.acquire()).await;
    let _turn = turn.map_err(|_| away())?.map_err(|_| away())?;
    let (outgoing, provider, trusted) = (register.outgoing.clone(), provider.clone(), trusted.clone());
    let redirect_uri = trusted.redirect_uri(register);
    let (code, verifier) = (code.to_owned(), verifier.to_owned());
    let ask = move || {
        let client = trusted.settings.client_id.as_str();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", &verifier),
        ];
        let mut headers = vec![("accept", "application/json")];
        let basic = trusted.secret.as_ref().filter(|_| provider.basic).map(|secret| basic(client, secret));
        match (&basic, &trusted.secret) {
            (Some(basic), _) => headers.push(("authorization", basic)),
            (None, Some(secret)) => form.extend([("client_id", client), ("client_secret", secret)]),
            (None, None) => form.push(("client_id", client)),
        }
        outgoing.post_form(&provider.token, &headers, &form, MAX_DOCUMENT)
    };
    let answered = tokio::task::spawn_blocking(ask).await.context("a request panicked")?;
    redeemed(answered.map_err(|error| {
        tracing::warn!(issuer, %error, "an issuer cannot be asked");
        away()
    })?)
}

fn redeemed(answered: OutboundResponse) -> Result<Redeemed> {
    let body: Value = serde_json::from_slice(&answered.body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    match answered.status {
        200 => {
            let id_token = text("id_token").ok_or_else(|| failed("no identity token came for the code"))?;
            Ok(Redeemed { id_token, access_token: text("access_token") })
        }
        500.. | 429 => Err(away()),
        _ => Err(failed(match text("error").as_deref() {
            Some("invalid_grant") => "the issuer does not take the code",
            Some("invalid_client" | "unauthorized_client") => "the issuer does not take the client or its secret",
            _ => "the issuer answers the code with an error",
        })),
    }
}

/// RFC 6749, section 2.3.1: both are encoded as in a form.
fn basic(client: &str, secret: &str) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", BASE64.encode(format!("{}:{}", encoded(client), encoded(secret))))
}
