//! Tokens that others sign: identity tokens of issuers and assertions of clients, checked with their public keys.
//!
//! Nothing in a token chooses how it is checked: the caller says which algorithms are allowed, the key says which one it
//! is for, and a header that brings or names a key of its own makes the token none (RFC 8725). What a member of JSON says
//! twice says nothing. Signatures are checked by `ring`, which is here for TLS anyway.
mod keys;
mod strict;

pub use keys::{BadKeys, Keys};

use crate::domain::values::Instant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde_json::{Map, Value};

/// A longer token is none: issuers that name every group of a person come to a few thousand bytes.
pub const MAX_TOKEN: usize = 16_384;
/// How far another's clock may be from ours, in seconds.
pub const LEEWAY: f64 = 30.0;
/// Members of a header that bring a key, name a place to get one, or change how the token is read.
const REFUSED: [&str; 9] = ["b64", "crit", "enc", "epk", "jku", "jwk", "x5c", "x5u", "zip"];

/// How a token may be signed. There is no `none` among them, and nothing with a shared secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    EdDsa,
    Es256,
    Ps256,
    Rs256,
}

impl Algorithm {
    /// All that are understood.
    pub const ALL: [Self; 4] = [Self::EdDsa, Self::Es256, Self::Ps256, Self::Rs256];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EdDsa => "EdDSA",
            Self::Es256 => "ES256",
            Self::Ps256 => "PS256",
            Self::Rs256 => "RS256",
        }
    }

    /// The name as it stands in a header: no other spelling is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == name)
    }
}

/// What a token says.
pub type Claims = Map<String, Value>;

/// Why a token does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    #[error("this is no signed token that is taken here")]
    Malformed,
    #[error("the token is signed in a way that is not allowed here")]
    Algorithm,
    /// Perhaps the keys are old: they may be looked for again.
    #[error("the key of the token is not known")]
    UnknownKey,
    #[error("the signature of the token does not hold")]
    Signature,
    #[error("the token has expired")]
    Expired,
    #[error("the token is not valid yet")]
    NotYet,
}

/// Checks the form, the signature and the times of a token of type `JWT`. Who issued it and whom it is for is the
/// caller's to check: [`is_from`], [`is_for`].
///
/// # Errors
/// Why the token does not count.
pub fn verify(token: &str, keys: &Keys, allowed: &[Algorithm], now: Instant) -> Result<Claims, Rejected> {
    verify_typed(token, &["JWT"], keys, allowed, now)
}

/// The same for tokens of other types. A token that names no type is taken.
///
/// # Errors
/// Why the token does not count.
pub fn verify_typed(
    token: &str,
    types: &[&str],
    keys: &Keys,
    allowed: &[Algorithm],
    now: Instant,
) -> Result<Claims, Rejected> {
    let [header, claims, signature] = parts(token).ok_or(Rejected::Malformed)?;
    let signed = &token[..header.len() + 1 + claims.len()];
    let header = strict::object(&decode(header)?).ok_or(Rejected::Malformed)?;
    let algorithm = algorithm(&header, types)?;
    if !allowed.contains(&algorithm) {
        return Err(Rejected::Algorithm);
    }
    let kid = match header.get("kid") {
        None => None,
        Some(Value::String(kid)) => Some(kid.as_str()),
        Some(_) => return Err(Rejected::Malformed),
    };
    let signature = decode(signature)?;
    keys.check(kid, algorithm, signed.as_bytes(), &signature)?;
    let claims = strict::object(&decode(claims)?).ok_or(Rejected::Malformed)?;
    check_times(&claims, now)?;
    Ok(claims)
}

/// What a token says, unchecked: only to know whose keys to check it with.
pub fn unchecked(token: &str) -> Option<Claims> {
    let [_, claims, _] = parts(token)?;
    strict::object(&BASE64URL.decode(claims).ok()?)
}

/// Whether a token says that this is who issued it, letter by letter.
pub fn is_from(claims: &Claims, issuer: &str) -> bool {
    claims.get("iss").and_then(Value::as_str) == Some(issuer)
}

/// Whether a token is for this audience, among others perhaps.
pub fn is_for(claims: &Claims, audience: &str) -> bool {
    match claims.get("aud") {
        Some(Value::String(only)) => only == audience,
        Some(Value::Array(all)) => all.iter().all(Value::is_string) && all.iter().any(|one| one == audience),
        _ => false,
    }
}

/// When a token ends.
pub fn expiry(claims: &Claims) -> Option<Instant> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be from 0 to 10^12")]
    let seconds = claims.get("exp")?.as_f64().filter(|time| (0.0..1e12).contains(time))? as i64;
    chrono::DateTime::from_timestamp(seconds, 0)
}

fn parts(token: &str) -> Option<[&str; 3]> {
    if token.len() > MAX_TOKEN {
        return None;
    }
    let mut parts = token.split('.');
    let all = [parts.next()?, parts.next()?, parts.next()?];
    (parts.next().is_none() && all.iter().all(|part| !part.is_empty())).then_some(all)
}

/// Base64url without padding, in the one spelling that it has.
fn decode(part: &str) -> Result<Vec<u8>, Rejected> {
    BASE64URL.decode(part).map_err(|_| Rejected::Malformed)
}

fn algorithm(header: &Map<String, Value>, types: &[&str]) -> Result<Algorithm, Rejected> {
    if REFUSED.iter().any(|name| header.contains_key(*name)) {
        return Err(Rejected::Malformed);
    }
    match header.get("typ") {
        None => {}
        // RFC 7515, section 4.1.9: `application/` may be left out, and letters are of either case.
        Some(Value::String(typ)) => {
            let lower = typ.to_ascii_lowercase();
            let short = lower.strip_prefix("application/").unwrap_or(&lower);
            if !types.iter().any(|known| known.eq_ignore_ascii_case(short)) {
                return Err(Rejected::Malformed);
            }
        }
        Some(_) => return Err(Rejected::Malformed),
    }
    let name = header.get("alg").and_then(Value::as_str).ok_or(Rejected::Malformed)?;
    Algorithm::parse(name).ok_or(Rejected::Algorithm)
}

/// A token must say when it ends (RFC 7519, section 4.1).
fn check_times(claims: &Claims, now: Instant) -> Result<(), Rejected> {
    let time = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(value) => value.as_f64().filter(|time| (0.0..1e12).contains(time)).map(Some).ok_or(Rejected::Malformed),
    };
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^52")]
    let now = now.timestamp() as f64;
    let (exp, nbf, iat) = (time("exp")?.ok_or(Rejected::Malformed)?, time("nbf")?, time("iat")?);
    if exp + LEEWAY <= now {
        return Err(Rejected::Expired);
    }
    if [nbf, iat].into_iter().flatten().any(|begins| begins > now + LEEWAY) {
        return Err(Rejected::NotYet);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
