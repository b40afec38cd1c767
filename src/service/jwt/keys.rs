//! Public keys of others: a JWK set (RFC 7517).
use super::{Algorithm, JwtError, strict};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{DecodingKey, DecodingKeyKind};
use serde_json::{Map, Value};

/// No issuer has more keys in its set.
const MAX_KEYS: usize = 100;
/// Lengths of an RSA modulus, in bytes: 2048 to 8192 bits.
const RSA_MODULUS: std::ops::RangeInclusive<usize> = 256..=1024;

/// Reasons why a text is not a set of public keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JwkSetError {
    #[error("a JWK set is expected (RFC 7517): {{\"keys\": [...]}}")]
    NotASet,
    #[error("the set contains a private key: create a new key pair and send its public key")]
    PrivateKey,
    #[error("the set has no key that can verify EdDSA, ES256, PS256 or RS256 signatures")]
    NoUsableKey,
}

/// The public keys of an issuer or a client.
#[derive(Debug, Clone)]
pub struct PublicKeys(Vec<PublicKey>);

#[derive(Debug, Clone)]
struct PublicKey {
    kid: Option<String>,
    /// The algorithms that the key may verify: one, if the key names it.
    algorithms: Vec<Algorithm>,
    decoding_key: DecodingKey,
}

impl PublicKeys {
    /// Parses a JWK set and skips keys of other kinds or for other uses.
    ///
    /// # Errors
    /// If the text is not a JWK set, if it contains a private key, or if none of its keys is usable here.
    pub fn parse(text: &str) -> Result<Self, JwkSetError> {
        let set = strict::object(text.as_bytes()).ok_or(JwkSetError::NotASet)?;
        let keys = set.get("keys").and_then(Value::as_array).filter(|keys| keys.len() <= MAX_KEYS);
        let keys = keys.ok_or(JwkSetError::NotASet)?;
        let keys = keys.iter().map(|key| key.as_object().ok_or(JwkSetError::NotASet)).collect::<Result<Vec<_>, _>>()?;
        // `d` is the private half of every kind of key pair; `k` is a shared secret, which must not be here either.
        if keys.iter().any(|key| key.contains_key("d") || key.contains_key("k")) {
            return Err(JwkSetError::PrivateKey);
        }
        let keys: Vec<_> = keys.into_iter().filter_map(PublicKey::from_jwk).collect();
        if keys.is_empty() { Err(JwkSetError::NoUsableKey) } else { Ok(Self(keys)) }
    }

    /// Returns the key with this id for this algorithm. Without an id, exactly one key must fit.
    pub(super) fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Result<&DecodingKey, JwtError> {
        let has_id = |key: &&PublicKey| kid.is_none() || key.kid.as_deref() == kid;
        let mut keys = self.0.iter().filter(has_id).filter(|key| key.algorithms.contains(&algorithm));
        match (keys.next(), keys.next()) {
            (Some(key), None) => Ok(&key.decoding_key),
            _ => Err(JwtError::UnknownKey),
        }
    }
}

impl PublicKey {
    fn from_jwk(jwk: &Map<String, Value>) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(Value::Object(jwk.clone())).ok()?;
        let is_for_signatures =
            jwk.common.public_key_use.as_ref().is_none_or(|usage| *usage == PublicKeyUse::Signature);
        let operations = jwk.common.key_operations.as_ref();
        if !is_for_signatures || operations.is_some_and(|operations| !operations.contains(&KeyOperations::Verify)) {
            return None;
        }
        let mut decoding_key = DecodingKey::from_jwk(&jwk).ok()?;
        let mut algorithms = match (&jwk.algorithm, decoding_key.kind()) {
            (AlgorithmParameters::OctetKeyPair(key), DecodingKeyKind::SecretOrDer(public))
                if key.curve == EllipticCurve::Ed25519 && public.len() == 32 =>
            {
                vec![Algorithm::EdDsa]
            }
            // The two coordinates have 32 bytes each: 43 characters of base64url.
            (AlgorithmParameters::EllipticCurve(key), DecodingKeyKind::SecretOrDer(_))
                if key.curve == EllipticCurve::P256 && key.x.len() == 43 && key.y.len() == 43 =>
            {
                vec![Algorithm::Es256]
            }
            (AlgorithmParameters::RSA(_), DecodingKeyKind::RsaModulusExponent { n, e }) => {
                // Leading zeros mean nothing, and ring refuses them.
                let without_zeros =
                    |number: &[u8]| number.iter().copied().skip_while(|byte| *byte == 0).collect::<Vec<u8>>();
                let (n, e) = (without_zeros(n), without_zeros(e));
                if !RSA_MODULUS.contains(&n.len()) {
                    return None;
                }
                decoding_key = DecodingKey::from_rsa_raw_components(&n, &e);
                vec![Algorithm::Rs256, Algorithm::Ps256]
            }
            _ => return None,
        };
        if let Some(alg) = jwk.common.key_algorithm {
            algorithms.retain(|algorithm| alg == algorithm.as_jsonwebtoken().into());
        }
        let usable = !algorithms.is_empty();
        usable.then_some(Self { kid: jwk.common.key_id, algorithms, decoding_key })
    }
}
