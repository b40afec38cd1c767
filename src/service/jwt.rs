//! JSON Web Tokens. `jsonwebtoken` signs and verifies them, with `ring` as its only cryptography; this module adds what
//! its defaults lack (see `docs/decisions/0001-jwt-library.md`).
//!
//! Tokens of others are identity tokens of issuers and assertions of clients. Nothing in such a token decides how it is
//! verified: the caller names the allowed algorithms, each key is pinned to its algorithms, and a header that brings or
//! names a key makes the token invalid (RFC 8725). An object with a duplicate member is invalid as well. Times are
//! compared with the register's clock.
mod keys;
mod provider;
mod strict;

pub use keys::{JwkSetError, PublicKeys};

use crate::domain::values::Instant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{DecodingKey, EncodingKey, Header, TokenData, Validation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use strict::UniqueMembers;

/// The longest accepted token, in bytes. Issuers that name every group of a person need a few thousand.
pub const MAX_TOKEN: usize = 16_384;
/// The tolerated difference to the clock of another party, in seconds.
pub const LEEWAY: f64 = 30.0;
/// Header members that bring a key, name a place to fetch one, or change how the token is read.
const REFUSED: [&str; 9] = ["b64", "crit", "enc", "epk", "jku", "jwk", "x5c", "x5u", "zip"];

/// A signature algorithm. `none` and algorithms with a shared secret do not exist here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    EdDsa,
    Es256,
    Ps256,
    Rs256,
}

impl Algorithm {
    /// All supported algorithms.
    pub const ALL: [Self; 4] = [Self::EdDsa, Self::Es256, Self::Ps256, Self::Rs256];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Ps256 => "PS256",
            Self::Rs256 => "RS256",
        }
    }

    /// Parses the `alg` of a header, in its exact spelling.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == name)
    }

    const fn as_jsonwebtoken(self) -> jsonwebtoken::Algorithm {
        match self {
            Self::EdDsa => jsonwebtoken::Algorithm::EdDSA,
            Self::Es256 => jsonwebtoken::Algorithm::ES256,
            Self::Ps256 => jsonwebtoken::Algorithm::PS256,
            Self::Rs256 => jsonwebtoken::Algorithm::RS256,
        }
    }
}

/// The claims of a token.
pub type Claims = Map<String, Value>;

/// Reasons why a token is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwtError {
    #[error("the token is malformed or has a forbidden header")]
    Malformed,
    #[error("the signature algorithm of the token is not allowed")]
    Algorithm,
    /// The keys may be outdated: fetching them again may help.
    #[error("the key of the token is unknown")]
    UnknownKey,
    #[error("the signature of the token is invalid")]
    Signature,
    #[error("the token has expired")]
    Expired,
    #[error("the token is not valid yet")]
    NotYetValid,
}

/// Verifies the form, the signature and the times of a token of type `JWT`. The caller checks the issuer and the
/// audience: [`has_issuer`], [`has_audience`].
///
/// # Errors
/// The reason why the token is invalid.
pub fn verify(token: &str, keys: &PublicKeys, allowed: &[Algorithm], now: Instant) -> Result<Claims, JwtError> {
    verify_typed(token, &["JWT"], keys, allowed, now)
}

/// Verifies a token of one of these types. A token without a type is accepted.
///
/// # Errors
/// The reason why the token is invalid.
pub fn verify_typed(
    token: &str,
    types: &[&str],
    keys: &PublicKeys,
    allowed: &[Algorithm],
    now: Instant,
) -> Result<Claims, JwtError> {
    let [header, ..] = parts(token).ok_or(JwtError::Malformed)?;
    let header = BASE64URL.decode(header).ok().and_then(|header| strict::object(&header)).ok_or(JwtError::Malformed)?;
    let algorithm = check_header(&header, types)?;
    if !allowed.contains(&algorithm) {
        return Err(JwtError::Algorithm);
    }
    let kid = match header.get("kid") {
        None => None,
        Some(Value::String(kid)) => Some(kid.as_str()),
        Some(_) => return Err(JwtError::Malformed),
    };
    let key = keys.find(kid, algorithm)?;
    let UniqueMembers(claims) = decode(token, key, &signature_only(algorithm))?.claims;
    check_times(&claims, now)?;
    Ok(claims)
}

/// Returns the claims of a token without verifying it, to find out whose keys verify it.
pub fn unverified_claims(token: &str) -> Option<Claims> {
    parts(token)?;
    let UniqueMembers(claims) = jsonwebtoken::dangerous::insecure_decode_claims(token).ok()?;
    Some(claims)
}

/// Returns true if the issuer of a token is exactly this one.
pub fn has_issuer(claims: &Claims, issuer: &str) -> bool {
    claims.get("iss").and_then(Value::as_str) == Some(issuer)
}

/// Returns true if this audience is the audience of a token, or one of several.
pub fn has_audience(claims: &Claims, audience: &str) -> bool {
    match claims.get("aud") {
        Some(Value::String(only)) => only == audience,
        Some(Value::Array(all)) => all.iter().all(Value::is_string) && all.iter().any(|claimed| claimed == audience),
        _ => false,
    }
}

/// Returns when a token expires.
pub fn expiry(claims: &Claims) -> Option<Instant> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be from 0 to 10^12")]
    let seconds = claims.get("exp")?.as_f64().filter(|time| (0.0..1e12).contains(time))? as i64;
    chrono::DateTime::from_timestamp(seconds, 0)
}

/// Returns a validation that leaves all claims to the caller, for the library would read the time of the system.
pub(super) fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm.as_jsonwebtoken());
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

/// Verifies the signature of a token and reads its claims.
///
/// # Errors
/// If the token is malformed, is signed with another algorithm or key, or its claims do not pass the validation.
pub(super) fn decode<T: DeserializeOwned>(
    token: &str,
    key: &DecodingKey,
    validation: &Validation,
) -> Result<TokenData<T>, JwtError> {
    provider::install();
    jsonwebtoken::decode(token, key, validation).map_err(|error| match error.kind() {
        ErrorKind::InvalidSignature => JwtError::Signature,
        ErrorKind::InvalidAlgorithm => JwtError::Algorithm,
        _ => JwtError::Malformed,
    })
}

/// Signs claims.
///
/// # Errors
/// If the key is not one of Ed25519, or the claims cannot be serialized.
pub(super) fn encode(header: &Header, claims: &impl Serialize, key: &EncodingKey) -> anyhow::Result<String> {
    provider::install();
    Ok(jsonwebtoken::encode(header, claims, key)?)
}

fn parts(token: &str) -> Option<[&str; 3]> {
    if token.len() > MAX_TOKEN {
        return None;
    }
    let mut parts = token.split('.');
    let all = [parts.next()?, parts.next()?, parts.next()?];
    (parts.next().is_none() && all.iter().all(|part| !part.is_empty())).then_some(all)
}

/// Checks what the library accepts in a header and the register does not, and returns the algorithm.
fn check_header(header: &Map<String, Value>, types: &[&str]) -> Result<Algorithm, JwtError> {
    if REFUSED.iter().any(|name| header.contains_key(*name)) {
        return Err(JwtError::Malformed);
    }
    match header.get("typ") {
        None => {}
        // RFC 7515, section 4.1.9: `application/` may be left out, and case does not matter.
        Some(Value::String(typ)) => {
            let lower = typ.to_ascii_lowercase();
            let short = lower.strip_prefix("application/").unwrap_or(&lower);
            if !types.iter().any(|allowed| allowed.eq_ignore_ascii_case(short)) {
                return Err(JwtError::Malformed);
            }
        }
        Some(_) => return Err(JwtError::Malformed),
    }
    let name = header.get("alg").and_then(Value::as_str).ok_or(JwtError::Malformed)?;
    Algorithm::parse(name).ok_or(JwtError::Algorithm)
}

/// Checks `exp`, which is required here, and `nbf` and `iat` (RFC 7519, section 4.1).
fn check_times(claims: &Claims, now: Instant) -> Result<(), JwtError> {
    let time = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(value) => value.as_f64().filter(|time| (0.0..1e12).contains(time)).map(Some).ok_or(JwtError::Malformed),
    };
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^52")]
    let now = now.timestamp() as f64;
    let (exp, nbf, iat) = (time("exp")?.ok_or(JwtError::Malformed)?, time("nbf")?, time("iat")?);
    if exp + LEEWAY <= now {
        return Err(JwtError::Expired);
    }
    if [nbf, iat].into_iter().flatten().any(|begins| begins > now + LEEWAY) {
        return Err(JwtError::NotYetValid);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
