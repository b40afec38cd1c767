//! Provider metadata (OpenID Connect Discovery) and keys, cached for each issuer.
//!
//! A cached provider keeps logins possible while the issuer is briefly unavailable, and concurrent logins at a slow
//! issuer share one request.
use crate::domain::values::Instant;
use crate::service::jwt::PublicKeys;
use crate::service::outbound_http::{OutboundClient, OutboundError};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Age at which metadata is fetched again.
const REFRESH_AFTER: TimeDelta = TimeDelta::hours(1);
/// Age up to which metadata is used while the issuer is unavailable.
const STALE_IF_ERROR: TimeDelta = TimeDelta::hours(24);
/// Minimum interval between requests after a failure or an unknown key.
const RETRY_INTERVAL: TimeDelta = TimeDelta::seconds(60);
/// Maximum size of a document from an issuer.
pub(super) const MAX_DOCUMENT_BYTES: u64 = 262_144;
/// Concurrent code redemptions at one issuer, and the time that others wait for a permit.
const MAX_CONCURRENT_REDEMPTIONS: usize = 8;
const REDEMPTION_TIMEOUT: Duration = Duration::from_secs(20);

/// The metadata and keys of an issuer.
#[derive(Debug)]
pub struct Provider {
    pub authorization: String,
    pub token: String,
    /// True if the client authenticates with the `Authorization` header; otherwise with form parameters.
    pub basic: bool,
    /// True if authorization responses name the issuer (RFC 9207).
    pub sends_issuer: bool,
    pub keys: PublicKeys,
}

/// The cache of providers, by issuer.
pub struct Providers {
    client: OutboundClient,
    entries: Mutex<HashMap<String, Arc<ProviderEntry>>>,
}

struct ProviderEntry {
    cached: tokio::sync::Mutex<CachedProvider>,
    redemptions: Arc<Semaphore>,
}

#[derive(Default)]
struct CachedProvider {
    latest: Option<(Arc<Provider>, Instant)>,
    attempted_at: Option<Instant>,
    /// Time of the last token with an unknown key.
    key_missed_at: Option<Instant>,
}

pub(super) fn issuer_unavailable() -> Error {
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
    async fn fetch(&mut self, client: &OutboundClient, issuer: &str, now: Instant) -> Result<()> {
        self.attempted_at = Some(now);
        let (client, issuer_url) = (client.clone(), issuer.to_owned());
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
    pub fn new(client: OutboundClient) -> Self {
        Self { client, entries: Mutex::default() }
    }

    fn entry(&self, issuer: &str) -> Arc<ProviderEntry> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            Arc::new(ProviderEntry {
                cached: tokio::sync::Mutex::default(),
                redemptions: Arc::new(Semaphore::new(MAX_CONCURRENT_REDEMPTIONS)),
            })
        };
        entries.entry(issuer.to_owned()).or_insert_with(new).clone()
    }

    /// Waits for a permit to redeem a code at an issuer, and returns it with the client for the request.
    ///
    /// # Errors
    /// `Unavailable` if too many redemptions at the issuer take too long.
    pub(super) async fn redemption(&self, issuer: &str) -> Result<(OwnedSemaphorePermit, OutboundClient)> {
        let permit = self.entry(issuer).redemptions.clone().acquire_owned();
        let permit = tokio::time::timeout(REDEMPTION_TIMEOUT, permit).await.map_err(|_| issuer_unavailable())?;
        Ok((permit.map_err(|_| issuer_unavailable())?, self.client.clone()))
    }

    /// Removes an issuer from the cache.
    pub fn evict(&self, issuer: &str) {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(issuer);
    }

    /// Returns the provider of an issuer, from the cache if it is fresh.
    ///
    /// # Errors
    /// `Unavailable` if the issuer does not respond and no cached provider is recent enough.
    pub(super) async fn get(&self, issuer: &str, now: Instant) -> Result<Arc<Provider>> {
        let entry = self.entry(issuer);
        let mut cached = entry.cached.lock().await;
        if let Some(fresh) = cached.provider_within(REFRESH_AFTER, now) {
            return Ok(fresh);
        }
        if !is_within(cached.attempted_at, RETRY_INTERVAL, now) {
            cached.fetch(&self.client, issuer, now).await?;
        }
        cached.provider_within(STALE_IF_ERROR, now).ok_or_else(issuer_unavailable)
    }

    /// Returns a provider newer than `current`, if there is one, after a token with an unknown key.
    pub(super) async fn newer_than(&self, issuer: &str, current: &Arc<Provider>, now: Instant) -> Arc<Provider> {
        let entry = self.entry(issuer);
        let mut cached = entry.cached.lock().await;
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
        if let Err(error) = cached.fetch(&self.client, issuer, now).await {
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
