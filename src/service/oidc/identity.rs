//! Identity tokens: what must hold of one before anything that it says is believed (OpenID Connect Core, section 3.1.3.7).
use super::failed;
use super::provider::Provider;
use crate::domain::accounts::Role;
use crate::domain::issuers::Signing;
use crate::domain::values::{Instant, Line};
use crate::service::Register;
use crate::service::issuers::Trusted;
use crate::service::jwt::{self, Algorithm, Claims, JwtError};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How old an identity token may be, in seconds: it tells of a login just now.
const FRESH: f64 = 600.0;

/// What a token must be for.
pub struct Expected {
    pub audience: String,
    /// What this login alone knows. None: the token comes from a login that was not begun here.
    pub nonce: Option<String>,
    /// The access token that came along.
    pub access_token: Option<String>,
}

/// Somebody whom an issuer vouches for.
pub struct Identity {
    pub subject: String,
    /// For people to read.
    pub email: Option<String>,
    /// The roles that the claims are worth.
    pub roles: BTreeSet<Role>,
}

impl From<Signing> for Algorithm {
    fn from(signing: Signing) -> Self {
        match signing {
            Signing::Rs256 => Self::Rs256,
            Signing::Ps256 => Self::Ps256,
            Signing::Es256 => Self::Es256,
            Signing::EdDsa => Self::EdDsa,
        }
    }
}

/// Who claims to have issued a token. Nothing of it is proven.
pub fn claimed_issuer(token: &str) -> Option<String> {
    let claims = jwt::unverified_claims(token)?;
    claims.get("iss")?.as_str().filter(|iss| iss.len() <= 2000 && !iss.contains('\0')).map(str::to_owned)
}

/// Checks a token, and reads who it is about. If its key is unknown, the issuer is asked for newer ones.
///
/// # Errors
/// `Unauthorized` if the token does not hold; `Forbidden` if the address does not let its owner in.
pub async fn identify(
    register: &Register,
    trusted: &Trusted,
    provider: Arc<Provider>,
    token: &str,
    expected: &Expected,
) -> Result<Identity> {
    let settings = &trusted.settings;
    let now = register.clock.now();
    let allowed: Vec<Algorithm> = settings.algorithms.iter().map(|one| (*one).into()).collect();
    let mut verified = jwt::verify(token, &provider.keys, &allowed, now);
    if verified == Err(JwtError::UnknownKey) {
        let newer = register.providers.newer(register, settings.issuer.as_str(), &provider).await;
        verified = jwt::verify(token, &newer.keys, &allowed, now);
    }
    let claims = verified.map_err(|rejected| {
        tracing::info!(%rejected, issuer = settings.issuer.as_str(), "an identity token was rejected");
        failed("the identity token does not hold")
    })?;
    if !jwt::has_issuer(&claims, settings.issuer.as_str()) {
        return Err(failed("the token is another issuer's"));
    }
    check(&claims, settings.client_id.as_str(), expected, now).map_err(failed)?;
    if let (Some(said), Some(access_token)) = (claims.get("at_hash"), &expected.access_token)
        && (said.as_str() != half_hash(token, access_token).as_deref())
    {
        return Err(failed("the access token is another login's"));
    }
    if !settings.lets_in(&claims) {
        let detail = "the issuer names no verified address of a domain that this organization lets in";
        return Err(Error::forbidden("emailNotAllowed", detail));
    }
    let subject = subject(&claims).ok_or_else(|| failed("the token names nobody"))?;
    let email = claims.get("email").and_then(Value::as_str).and_then(Line::<254>::parse);
    let email = email.map(|email| email.as_str().to_owned());
    Ok(Identity { subject, email, roles: settings.roles_of(&claims) })
}

/// At most 255 characters of ASCII (OpenID Connect Core, section 2).
fn subject(claims: &Claims) -> Option<String> {
    let subject = claims.get("sub")?.as_str()?;
    let right = (1..=255).contains(&subject.len()) && subject.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    right.then(|| subject.to_owned())
}

/// What must hold of claims whose signature and times do.
fn check(claims: &Claims, client: &str, expected: &Expected, now: Instant) -> Result<(), &'static str> {
    if !jwt::has_audience(claims, &expected.audience) {
        return Err("the token is for somebody else");
    }
    let others = claims.get("aud").and_then(Value::as_array).is_some_and(|all| all.len() > 1);
    match claims.get("azp") {
        // A token for several says who asked for it: that must be this register, or whoever it takes tokens from.
        None if others => return Err("the token is for several, and does not say who asked for it"),
        Some(azp) if azp.as_str() != Some(client) && azp.as_str() != Some(&expected.audience) => {
            return Err("somebody else asked for the token");
        }
        _ => {}
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^52")]
    let now = now.timestamp() as f64;
    let issued = claims.get("iat").and_then(Value::as_f64).ok_or("the token does not say when it was issued")?;
    if issued < now - FRESH {
        return Err("the token is of an older login");
    }
    if let Some(nonce) = &expected.nonce
        && claims.get("nonce").and_then(Value::as_str) != Some(nonce)
    {
        return Err("the token is of another login");
    }
    Ok(())
}

/// The left half of the hash that the token's algorithm has (OpenID Connect Core, section 3.1.3.6). `token` was verified.
fn half_hash(token: &str, access_token: &str) -> Option<String> {
    let header = BASE64URL.decode(token.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let whole = match Algorithm::parse(header.get("alg")?.as_str()?)? {
        Algorithm::EdDsa => Sha512::digest(access_token.as_bytes()).to_vec(),
        Algorithm::Es256 | Algorithm::Ps256 | Algorithm::Rs256 => Sha256::digest(access_token.as_bytes()).to_vec(),
    };
    Some(BASE64URL.encode(&whole[..whole.len() / 2]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn checked(change: impl FnOnce(&mut Value), nonce: Option<&str>) -> Result<(), &'static str> {
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let mut claims = json!({"aud": "register", "iat": now.timestamp(), "nonce": "n"});
        change(&mut claims);
        let expected = Expected { audience: "register".into(), nonce: nonce.map(str::to_owned), access_token: None };
        check(claims.as_object().unwrap(), "register", &expected, now)
    }

    #[test]
    fn a_token_is_for_this_register_and_this_login() {
        assert_eq!(checked(|_| (), Some("n")), Ok(()));
        assert_eq!(checked(|claims| claims["aud"] = json!(["register"]), None), Ok(()));
        assert!(checked(|_| (), Some("another")).is_err());
        assert!(checked(|claims| claims["nonce"] = json!(["n"]), Some("n")).is_err());
        assert!(checked(|claims| claims["aud"] = json!("other"), None).is_err());
        assert!(checked(|claims| claims["aud"] = json!(["register", "other"]), None).is_err());
        let both = |azp: &'static str| {
            checked(
                move |claims| {
                    claims["aud"] = json!(["register", "other"]);
                    claims["azp"] = json!(azp);
                },
                None,
            )
        };
        assert_eq!(both("register"), Ok(()));
        assert!(both("other").is_err());
        assert!(checked(|claims| claims["azp"] = json!("other"), None).is_err());
        assert!(checked(|claims| claims["iat"] = json!(1), None).is_err());
        assert!(checked(|claims| claims["iat"] = json!("now"), None).is_err());
    }

    #[test]
    fn half_a_hash_as_the_standard_shows_it() {
        // OpenID Connect Core, appendix A.3.
        let token = format!("{}.e30.", BASE64URL.encode(r#"{"alg":"RS256"}"#));
        let access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(half_hash(&token, access_token).as_deref(), Some("77QmUPtjPfzWtF2AnpK9RQ"));
    }

    #[test]
    fn subjects_are_plain() {
        let subject = |value: Value| subject(json!({"sub": value}).as_object().unwrap());
        assert_eq!(subject(json!("auth0|5f7c")), Some("auth0|5f7c".into()));
        for wrong in [json!(""), json!("a\0b"), json!("é"), json!(7), json!("x".repeat(256))] {
            assert_eq!(subject(wrong), None);
        }
    }
}
