//! Validation of identity tokens (OpenID Connect Core, section 3.1.3.7).
use super::errors::login_failed;
use super::provider::Provider;
use crate::domain::accounts::Role;
use crate::domain::issuers::SigningAlgorithm;
use crate::domain::values::{Instant, Line};
use crate::service::Register;
use crate::service::issuers::TrustedIssuer;
use crate::service::jwt::{self, Algorithm, Claims, JwtError};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Maximum age of an identity token, in seconds: it must come from a recent login.
const MAX_AGE_SECONDS: f64 = 600.0;

/// Claims that a token must have.
pub struct ExpectedClaims {
    pub audience: String,
    /// The nonce of the login. `None`: the login was not begun here.
    pub nonce: Option<String>,
    /// The access token issued with the identity token.
    pub access_token: Option<String>,
}

/// A person whom an issuer vouches for.
pub struct Identity {
    pub subject: String,
    /// For display only.
    pub email: Option<String>,
    /// The roles that the organization maps the claims to.
    pub roles: BTreeSet<Role>,
}

impl From<SigningAlgorithm> for Algorithm {
    fn from(signing: SigningAlgorithm) -> Self {
        match signing {
            SigningAlgorithm::Rs256 => Self::Rs256,
            SigningAlgorithm::Ps256 => Self::Ps256,
            SigningAlgorithm::Es256 => Self::Es256,
            SigningAlgorithm::EdDsa => Self::EdDsa,
        }
    }
}

/// Returns the issuer that a token claims, unverified.
pub fn claimed_issuer(token: &str) -> Option<String> {
    let claims = jwt::unverified_claims(token)?;
    claims.get("iss")?.as_str().filter(|iss| iss.len() <= 2000 && !iss.contains('\0')).map(str::to_owned)
}

/// Verifies an identity token. Fetches the provider's keys again if the token's key is unknown.
///
/// # Errors
/// `Unauthorized` if the token is not valid; `Forbidden` if the organization does not admit the e-mail address.
pub async fn identify(
    register: &Register,
    trusted: &TrustedIssuer,
    provider: Arc<Provider>,
    token: &str,
    expected: &ExpectedClaims,
) -> Result<Identity> {
    let settings = &trusted.settings;
    let now = register.clock.now();
    let allowed: Vec<Algorithm> = settings.algorithms.iter().map(|algorithm| (*algorithm).into()).collect();
    let mut verified = jwt::verify(token, &provider.keys, &allowed, now);
    if verified == Err(JwtError::UnknownKey) {
        let newer = register.providers.newer_than(settings.issuer.as_str(), &provider, register.clock.now()).await;
        verified = jwt::verify(token, &newer.keys, &allowed, now);
    }
    let claims = verified.map_err(|rejected| {
        tracing::info!(%rejected, issuer = settings.issuer.as_str(), "identity token rejected");
        login_failed("the identity token is not valid")
    })?;
    if !jwt::has_issuer(&claims, settings.issuer.as_str()) {
        return Err(login_failed("the token is from another issuer"));
    }
    check_claims(&claims, settings.client_id.as_str(), expected, now).map_err(login_failed)?;
    if let (Some(claimed), Some(access_token)) = (claims.get("at_hash"), &expected.access_token)
        && (claimed.as_str() != access_token_hash(token, access_token).as_deref())
    {
        return Err(login_failed("the access token is from another login"));
    }
    if !settings.allows_email(&claims) {
        let detail = "the issuer reports no verified address of a domain that this organization admits";
        return Err(Error::forbidden("emailNotAllowed", detail));
    }
    let subject = subject(&claims).ok_or_else(|| login_failed("the token has no valid subject"))?;
    let email = claims.get("email").and_then(Value::as_str).and_then(Line::<254>::parse);
    let email = email.map(|email| email.as_str().to_owned());
    Ok(Identity { subject, email, roles: settings.roles_for(&claims) })
}

/// Returns the subject: 1 to 255 printable ASCII characters (OpenID Connect Core, section 2).
fn subject(claims: &Claims) -> Option<String> {
    let subject = claims.get("sub")?.as_str()?;
    let valid = (1..=255).contains(&subject.len()) && subject.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    valid.then(|| subject.to_owned())
}

/// Checks the claims of a token whose signature and times are verified.
fn check_claims(claims: &Claims, client: &str, expected: &ExpectedClaims, now: Instant) -> Result<(), &'static str> {
    if !jwt::has_audience(claims, &expected.audience) {
        return Err("the token is for another audience");
    }
    let several_audiences = claims.get("aud").and_then(Value::as_array).is_some_and(|all| all.len() > 1);
    match claims.get("azp") {
        // A token with several audiences names the requesting client, which must be this register or the accepted
        // audience.
        None if several_audiences => return Err("the token has several audiences and no authorized party"),
        Some(azp) if azp.as_str() != Some(client) && azp.as_str() != Some(&expected.audience) => {
            return Err("the token has another authorized party");
        }
        _ => {}
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^52")]
    let now = now.timestamp() as f64;
    let issued = claims.get("iat").and_then(Value::as_f64).ok_or("the token has no issue time")?;
    if issued < now - MAX_AGE_SECONDS {
        return Err("the token is too old");
    }
    if let Some(nonce) = &expected.nonce
        && claims.get("nonce").and_then(Value::as_str) != Some(nonce)
    {
        return Err("the nonce is from another login");
    }
    Ok(())
}

/// Returns the left half of the access token's hash, by the algorithm of the verified identity token (OpenID Connect
/// Core, section 3.1.3.6).
fn access_token_hash(token: &str, access_token: &str) -> Option<String> {
    let header = BASE64URL.decode(token.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let digest = match Algorithm::parse(header.get("alg")?.as_str()?)? {
        Algorithm::EdDsa => Sha512::digest(access_token.as_bytes()).to_vec(),
        Algorithm::Es256 | Algorithm::Ps256 | Algorithm::Rs256 => Sha256::digest(access_token.as_bytes()).to_vec(),
    };
    Some(BASE64URL.encode(&digest[..digest.len() / 2]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(change: impl FnOnce(&mut Value), nonce: Option<&str>) -> Result<(), &'static str> {
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let mut claims = json!({"aud": "register", "iat": now.timestamp(), "nonce": "n"});
        change(&mut claims);
        let expected =
            ExpectedClaims { audience: "register".into(), nonce: nonce.map(str::to_owned), access_token: None };
        check_claims(claims.as_object().unwrap(), "register", &expected, now)
    }

    #[test]
    fn a_token_must_match_the_register_and_the_login() {
        assert_eq!(check(|_| (), Some("n")), Ok(()));
        assert_eq!(check(|claims| claims["aud"] = json!(["register"]), None), Ok(()));
        assert!(check(|_| (), Some("another")).is_err());
        assert!(check(|claims| claims["nonce"] = json!(["n"]), Some("n")).is_err());
        assert!(check(|claims| claims["aud"] = json!("other"), None).is_err());
        assert!(check(|claims| claims["aud"] = json!(["register", "other"]), None).is_err());
        let both = |azp: &'static str| {
            check(
                move |claims| {
                    claims["aud"] = json!(["register", "other"]);
                    claims["azp"] = json!(azp);
                },
                None,
            )
        };
        assert_eq!(both("register"), Ok(()));
        assert!(both("other").is_err());
        assert!(check(|claims| claims["azp"] = json!("other"), None).is_err());
        assert!(check(|claims| claims["iat"] = json!(1), None).is_err());
        assert!(check(|claims| claims["iat"] = json!("now"), None).is_err());
    }

    #[test]
    fn access_token_hash_matches_the_example_of_the_standard() {
        // OpenID Connect Core, appendix A.3.
        let token = format!("{}.e30.", BASE64URL.encode(r#"{"alg":"RS256"}"#));
        let access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(access_token_hash(&token, access_token).as_deref(), Some("77QmUPtjPfzWtF2AnpK9RQ"));
    }

    #[test]
    fn subjects_are_printable_ascii() {
        let subject = |value: Value| subject(json!({"sub": value}).as_object().unwrap());
        assert_eq!(subject(json!("auth0|5f7c")), Some("auth0|5f7c".into()));
        for wrong in [json!(""), json!("a\0b"), json!("é"), json!(7), json!("x".repeat(256))] {
            assert_eq!(subject(wrong), None);
        }
    }
}
