//! The state of a login that waits for its authorization response, sealed for the browser's cookie.
use super::errors::login_expired;
use crate::Result;
use crate::service::Register;
use crate::service::issuers::TrustedIssuer;
use crate::service::sessions::hash;
use anyhow::Context;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Time to log in at the issuer, in seconds.
pub const LOGIN_LIFETIME: i64 = 600;
const LOGIN_PURPOSE: &str = "issuerLogin";

/// A pending login.
#[derive(Serialize, Deserialize)]
pub(super) struct PendingLogin {
    pub state_hash: String,
    organization: Uuid,
    /// Digest of the issuer's settings: a change of the settings invalidates the login.
    settings_digest: String,
    pub nonce: String,
    pub verifier: String,
    expires: i64,
}

impl PendingLogin {
    /// Creates the pending login of an issuer; it expires after [`LOGIN_LIFETIME`].
    pub fn new(register: &Register, issuer: &TrustedIssuer, state: &str, nonce: String, verifier: String) -> Self {
        Self {
            state_hash: hash(state),
            organization: issuer.organization.id.0,
            settings_digest: issuer.settings_digest.clone(),
            nonce,
            verifier,
            expires: register.clock.now().timestamp() + LOGIN_LIFETIME,
        }
    }

    pub fn seal(&self, register: &Register) -> Result<String> {
        let bytes = serde_json::to_vec(self).context("a login cannot be serialized")?;
        Ok(register.vault.seal(LOGIN_PURPOSE, &bytes)?)
    }

    /// Unseals a pending login and compares it with the issuer and the `state` of the authorization response.
    ///
    /// # Errors
    /// `Unauthorized` if the login has expired or was begun in another browser or with other settings.
    pub fn unseal(register: &Register, issuer: &TrustedIssuer, state: &str, sealed: Option<&str>) -> Result<Self> {
        let bytes = sealed.and_then(|sealed| register.vault.unseal(LOGIN_PURPOSE, sealed).ok());
        let login: Self = serde_json::from_slice(&bytes.ok_or_else(login_expired)?).map_err(|_| login_expired())?;
        let same_state: bool = login.state_hash.as_bytes().ct_eq(hash(state).as_bytes()).into();
        let same_issuer =
            login.organization == issuer.organization.id.0 && login.settings_digest == issuer.settings_digest;
        if !same_state || !same_issuer || login.expires <= register.clock.now().timestamp() {
            return Err(login_expired());
        }
        Ok(login)
    }
}

/// Returns the name of a login for its cookie. The state is secret until the response arrives, so this is a part of
/// its hash.
pub fn login_name(state: &str) -> String {
    hash(state).chars().take(16).collect()
}
