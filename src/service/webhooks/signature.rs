//! Secrets and signatures of webhooks, as specified by Standard Webhooks (standardwebhooks.com, version 1).
use crate::config::random;
use crate::domain::values::Instant;
use crate::service::vault::Vault;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use ring::hmac;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const PREFIX: &str = "whsec_";
/// Time for which a replaced secret also signs.
const OVERLAP: TimeDelta = TimeDelta::hours(24);

/// A secret shared with the receiver of a webhook.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secret {
    secret: String,
    /// The time until which a replaced secret signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Instant>,
}

/// Returns a new secret of 256 random bits.
///
/// # Errors
/// If the random number generator is unavailable.
pub fn new_secret() -> anyhow::Result<String> {
    Ok(format!("{PREFIX}{}", BASE64.encode(random::<32>()?)))
}

/// The secrets of a webhook, newest first.
#[derive(Clone)]
pub struct Secrets(Vec<Secret>);

impl Secrets {
    pub fn single(secret: String) -> Self {
        Self(vec![Secret { secret, until: None }])
    }

    /// Adds a secret. Of the older ones, the newest signs for a while longer.
    pub fn renewed(mut self, secret: String, now: Instant) -> Self {
        self.0.truncate(1);
        self.0.iter_mut().for_each(|before| before.until = Some(now + OVERLAP));
        self.0.insert(0, Secret { secret, until: None });
        self
    }

    /// Returns the time until which a replaced secret signs.
    pub fn overlap(&self, now: Instant) -> Option<Instant> {
        self.0.iter().filter_map(|secret| secret.until).find(|until| *until > now)
    }

    /// Seals the secrets for the database. They can be unsealed for this webhook only.
    ///
    /// # Errors
    /// If they cannot be sealed.
    pub fn seal(&self, vault: &Vault, webhook: Uuid) -> anyhow::Result<String> {
        vault.seal(&purpose(webhook), &serde_json::to_vec(&self.0).context("a secret cannot be serialized")?)
    }

    /// Unseals the secrets of a webhook.
    ///
    /// # Errors
    /// If they cannot be unsealed.
    pub fn unseal(vault: &Vault, webhook: Uuid, sealed: &str) -> anyhow::Result<Self> {
        let secrets = vault.unseal(&purpose(webhook), sealed)?;
        Ok(Self(serde_json::from_slice(&secrets).context("a secret cannot be read")?))
    }

    /// Returns the `webhook-signature` of a message: one signature for each valid secret.
    ///
    /// # Errors
    /// If a secret cannot be decoded.
    pub fn sign(&self, id: Uuid, at: Instant, body: &str) -> anyhow::Result<String> {
        let valid = self.0.iter().filter(|secret| secret.until.is_none_or(|until| until > at));
        let signatures = valid.map(|secret| sign(&secret.secret, &id.to_string(), at.timestamp(), body));
        Ok(signatures.collect::<anyhow::Result<Vec<_>>>()?.join(" "))
    }
}

fn purpose(webhook: Uuid) -> String {
    format!("webhook {webhook}")
}

fn sign(secret: &str, id: &str, timestamp: i64, body: &str) -> anyhow::Result<String> {
    let secret = secret.strip_prefix(PREFIX).and_then(|text| BASE64.decode(text).ok());
    let key = hmac::Key::new(hmac::HMAC_SHA256, &secret.context("a webhook secret cannot be decoded")?);
    let signature = hmac::sign(&key, format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", BASE64.encode(signature)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the reference library for Python.
    #[test]
    fn signatures_match_the_reference_library() {
        let signature = sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signature.unwrap(), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert!(sign("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a", 1, "").is_err(), "without a prefix");
    }

    #[test]
    fn a_replaced_secret_signs_for_another_day() {
        let at: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let [first, second, third] = [(); 3].map(|()| new_secret().unwrap());
        assert!(first.len() == 50 && first != second);
        let count = |secrets: &Secrets, at| secrets.sign(Uuid::nil(), at, "{}").unwrap().split(' ').count();
        let secrets = Secrets::single(first);
        assert_eq!((count(&secrets, at), secrets.overlap(at)), (1, None));
        let secrets = secrets.renewed(second, at);
        assert_eq!((count(&secrets, at), secrets.overlap(at)), (2, Some(at + OVERLAP)));
        assert_eq!((count(&secrets, at + OVERLAP), secrets.overlap(at + OVERLAP)), (1, None));
        assert_eq!(count(&secrets.renewed(third, at), at), 2, "at most two secrets sign");
    }
}
