//! Provider metadata (OpenID Connect Discovery) and keys, cached for each issuer.
//!
//! A cached provider keeps logins possible while the issuer is briefly unavailable, and concurrent logins at a slow
//! issuer share one request.
use super::errors::login_failed;
use crate::domain::values::Instant;
use crate::service::Register;
use crate::service::issuers::TrustedIssuer;
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

/// Age at which metadata is fetched again.
const REFRESH_AFTER: TimeDelta = TimeDelta::hours(1);
/// Age up to which metadata is used while the issuer is unavailable.
const STALE_IF_ERROR: TimeDelta = TimeDelta::hours(24);
/// Minimum interval between requests after a failure or an unknown key.
const RETRY_INTERVAL: TimeDelta = TimeDelta::seconds(60);
/// Maximum size of a document from an issuer.
const MAX_DOCUMENT_BYTES: u64 = 262_144;
/// Concurrent code redemptions at one issuer, and the time that others wait for a permit.
const MAX_CONCURRENT_REDEMPTIONS: usize = 8;
const REDEMPTION_TIMEOUT: Duration = Duration::from_secs(20);

/// The metadata and keys of an issuer.
#[derive(Debug)]
pub struct Provider {
    pub authorization: String,
    token: String,
    /// True if the client authenticates with the `Authorization` header; otherwise with form parameters.
    basic: bool,
    /// True if authorization responses name the issuer (RFC 9207).
    pub sends_issuer: bool,
    pub keys: PublicKeys,
}

/// The tokens that an issuer returns for a code.
pub struct TokenResponse {
    pub id_token: String,
    pub access_token: Option<String>,
}

/// The cache of providers, by issuer.
#[derive(Default)]
pub struct Providers(Mutex<HashMap<String, Arc<ProviderEntry>>>);

struct ProviderEntry {
    cached: tokio::sync::Mutex<CachedProvider>,
    redemptions: Semaphore,
}

#[derive(Default)]
struct CachedProvider {
    latest: Option<(Arc<Provider>, Instant)>,
    attempted_at: Option<Instant>,
    /// Time of the last token with an unknown key.
    key_missed_at: Option<Instant>,
}

fn issuer_unavailable() -> Error {
    Error::Unavailable("the issuer of this organization does not respond".into())
}

fn is_within(time: Option<Instant>, span: TimeDelta, now: Instant) -> bool {
    time.is_some_and(|time| time <= now && now - time < span)
}

impl CachedProvider {
    fn provider_within(&self, span: TimeDelta, now: Instant) -> Option<Arc<Provider>> {
        self.latest.as_ref().filter(|(_, at)| is_within(Some(*at), span, now)).map(|(provider, _)| provider.clone())
    }

    /// Fetches the provider. Concurrent callers wait on the lock and share the result.
    async fn fetch(&mut self, register: &Register, issuer: &str, now: Instant) -> Result<()> {
        self.attempted_at = Some(now);
        let (client, issuer_url) = (register.outbound.clone(), issuer.to_owned());
        let discovered =
            tokio::task::spawn_blocking(move || discover(&client, &issuer_url)).await.context("a request panicked")?;
        match discovered {
            Ok(provider) => self.latest = Some((Arc::new(provider), now)),
            Err(error) => tracing::warn!(issuer, %error, "request to an issuer failed"),
        }
        Ok(())
    }
}

impl Providers {
    fn entry(&self, issuer: &str) -> Arc<ProviderEntry> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            Arc::new(ProviderEntry {
                cached: tokio::sync::Mutex::default(),
                redemptions: Semaphore::new(MAX_CONCURRENT_REDEMPTIONS),
            })
        };
        entries.entry(issuer.to_owned()).or_insert_with(new).clone()
    }

    /// Removes an issuer from the cache.
    pub fn evict(&self, issuer: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(issuer);
    }

    /// Returns the provider of an issuer, from the cache if it is fresh.
    ///
    /// # Errors
    /// `Unavailable` if the issuer does not respond and no cached provider is recent enough.
    pub(super) async fn get(&self, register: &Register, issuer: &str) -> Result<Arc<Provider>> {
        let entry = self.entry(issuer);
        let mut cached = entry.cached.lock().await;
        let now = register.clock.now();
        if let Some(fresh) = cached.provider_within(REFRESH_AFTER, now) {
            return Ok(fresh);
        }
        if !is_within(cached.attempted_at, RETRY_INTERVAL, now) {
            cached.fetch(register, issuer, now).await?;
        }
        cached.provider_within(STALE_IF_ERROR, now).ok_or_else(issuer_unavailable)
    }

    /// Returns a provider newer than `current`, if there is one, after a token with an unknown key.
    pub(super) async fn newer_than(&self, register: &Register, issuer: &str, current: &Arc<Provider>) -> Arc<Provider> {
        let entry = self.entry(issuer);
        let mut cached = entry.cached.lock().await;
        let now = register.clock.now();
        let newest = |cached: &CachedProvider| {
            cached
                .provider_within(STALE_IF_ERROR, now)
                .filter(|latest| !Arc::ptr_eq(latest, current))
                .unwrap_or_else(|| current.clone())
        };
        let provider = newest(&cached);
        if !Arc::ptr_eq(&provider, current) || is_within(cached.key_missed_at, RETRY_INTERVAL, now) {
            return provider;
        }
        cached.key_missed_at = Some(now);
        if let Err(error) = cached.fetch(register, issuer, now).await {
            tracing::error!(%error, "request to an issuer failed");
        }
        newest(&cached)
    }
}

fn discover(client: &OutboundClient, issuer: &str) -> Result<Provider, OutboundError> {
    let failed = |reason: &str| OutboundError::Failed(reason.to_owned());
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let document = client.get_json(&address, MAX_DOCUMENT_BYTES)?;
    let text = |name: &str| document.get(name).and_then(Value::as_str);
    if text("issuer") != Some(issuer) {
        return Err(failed("its configuration names another issuer"));
    }
    let endpoint = |name: &str| {
        let address = text(name).filter(|address| !address.contains('#'));
        let address = address.ok_or_else(|| OutboundError::Failed(format!("its configuration has no {name}")))?;
        client.check(address).map(|()| address.to_owned())
    };
    let (authorization, token) = (endpoint("authorization_endpoint")?, endpoint("token_endpoint")?);
    let keys = client.get(&endpoint("jwks_uri")?, &[("accept", "application/json")], MAX_DOCUMENT_BYTES)?;
    if keys.status != 200 {
        return Err(OutboundError::Failed(format!("its keys have status {}", keys.status)));
    }
    let keys = String::from_utf8(keys.body).map_err(|_| failed("its keys are not UTF-8"))?;
    let keys = PublicKeys::parse(&keys).map_err(|error| OutboundError::Failed(error.to_string()))?;
    let methods = document.get("token_endpoint_auth_methods_supported").and_then(Value::as_array);
    let basic = methods.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic"));
    let sends_issuer = document.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true));
    Ok(Provider { authorization, token, basic, sends_issuer, keys })
}

/// Redeems a code for tokens (RFC 6749, section 4.1.3; RFC 7636).
///
/// # Errors
/// `Unauthorized` if the issuer rejects the code; `Unavailable` if it does not respond.
pub async fn redeem_code(
    register: &Register,
    trusted: &TrustedIssuer,
    provider: &Arc<Provider>,
    code: &str,
    verifier: &str,
    redirect_uri: String,
) -> Result<TokenResponse> {
    let issuer = trusted.settings.issuer.as_str();
    let entry = register.providers.entry(issuer);
    let permit = tokio::time::timeout(REDEMPTION_TIMEOUT, entry.redemptions.acquire()).await;
    let _permit = permit.map_err(|_| issuer_unavailable())?.map_err(|_| issuer_unavailable())?;
    let (http_client, provider, trusted) = (register.outbound.clone(), provider.clone(), trusted.clone());
    let (code, verifier) = (code.to_owned(), verifier.to_owned());
    let request = move || {
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
        http_client.post_form(&provider.token, &headers, &form, MAX_DOCUMENT_BYTES)
    };
    let response = tokio::task::spawn_blocking(request).await.context("a request panicked")?;
    token_response(response.map_err(|error| {
        tracing::warn!(issuer, %error, "request to an issuer failed");
        issuer_unavailable()
    })?)
}

fn token_response(response: OutboundResponse) -> Result<TokenResponse> {
    let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    match response.status {
        200 => {
            let id_token = text("id_token").ok_or_else(|| login_failed("the issuer returned no identity token"))?;
            Ok(TokenResponse { id_token, access_token: text("access_token") })
        }
        500.. | 429 => Err(issuer_unavailable()),
        _ => Err(login_failed(match text("error").as_deref() {
            Some("invalid_grant") => "the issuer rejected the code",
            Some("invalid_client" | "unauthorized_client") => "the issuer rejected the client or its secret",
            _ => "the issuer returned an error for the code",
        })),
    }
}

/// Returns the value of the `Authorization` header, form-encoded as RFC 6749, section 2.3.1, requires.
fn basic(client: &str, secret: &str) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", BASE64.encode(format!("{}:{}", encoded(client), encoded(secret))))
}
