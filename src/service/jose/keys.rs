//! Public keys of others: a JWK set (RFC 7517).
use super::{Algorithm, BASE64URL, Rejected, strict};
use base64::Engine;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};
use serde_json::{Map, Value};

/// More keys are no set of one issuer.
const MAX_KEYS: usize = 100;

/// The text is no set of public keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKeys {
    #[error("a JWK set is expected (RFC 7517): {{\"keys\": [...]}}")]
    NoSet,
    #[error("a key of the set is not public: whoever gave it away must make a new one")]
    Secret,
    #[error("no key of the set can check a signature of EdDSA, ES256, PS256 or RS256")]
    NoneFits,
}

/// Keys that signatures of somebody are checked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys(Vec<Key>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    kid: Option<String>,
    /// The one algorithm that the key is for, if it says so.
    alg: Option<Algorithm>,
    public: Public,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Public {
    Ed25519(Vec<u8>),
    /// A point of P-256, uncompressed.
    P256(Vec<u8>),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

impl Keys {
    /// Reads a JWK set. Keys of other kinds, or for other uses, are left out.
    ///
    /// # Errors
    /// If it is none, holds a private key, or no key that is of use here.
    pub fn parse(text: &str) -> Result<Self, BadKeys> {
        let set = strict::object(text.as_bytes()).ok_or(BadKeys::NoSet)?;
        let keys = set.get("keys").and_then(Value::as_array).filter(|keys| keys.len() <= MAX_KEYS);
        let keys = keys.ok_or(BadKeys::NoSet)?;
        let keys = keys.iter().map(|key| key.as_object().ok_or(BadKeys::NoSet)).collect::<Result<Vec<_>, _>>()?;
        // `d` is the private half of every kind of key pair; `k` is a shared secret, which is not ours to know either.
        if keys.iter().any(|key| key.contains_key("d") || key.contains_key("k")) {
            return Err(BadKeys::Secret);
        }
        let keys: Vec<_> = keys.into_iter().filter_map(Key::read).collect();
        if keys.is_empty() { Err(BadKeys::NoneFits) } else { Ok(Self(keys)) }
    }

    /// Checks a signature with the key of this name. Without a name there must be one key alone that fits.
    pub(super) fn check(
        &self,
        kid: Option<&str>,
        algorithm: Algorithm,
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), Rejected> {
        let named = |key: &&Key| kid.is_none() || key.kid.as_deref() == kid;
        let mut fits = self.0.iter().filter(named).filter(|key| key.is_for(algorithm));
        let (Some(key), None) = (fits.next(), fits.next()) else { return Err(Rejected::UnknownKey) };
        if key.public.holds(algorithm, signed, signature) { Ok(()) } else { Err(Rejected::Signature) }
    }
}

impl Key {
    fn read(key: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| key.get(name).and_then(Value::as_str);
        let bytes = |name: &str| BASE64URL.decode(text(name)?).ok();
        let signs = text("use").is_none_or(|purpose| purpose == "sig");
        let verifies =
            key.get("key_ops").is_none_or(|ops| ops.as_array().is_some_and(|ops| ops.iter().any(|op| op == "verify")));
        if !signs || !verifies {
            return None;
        }
        let public = match (text("kty")?, text("crv")) {
            ("OKP", Some("Ed25519")) => Public::Ed25519(bytes("x").filter(|x| x.len() == 32)?),
            ("EC", Some("P-256")) => {
                let (x, y) = (bytes("x").filter(|x| x.len() == 32)?, bytes("y").filter(|y| y.len() == 32)?);
                Public::P256([&[4], x.as_slice(), &y].concat())
            }
            // Leading zeros say nothing, and ring takes none.
            ("RSA", None) => {
                let number =
                    |name: &str| bytes(name).map(|all| all.into_iter().skip_while(|byte| *byte == 0).collect());
                Public::Rsa { n: number("n").filter(|n: &Vec<u8>| (256..=1024).contains(&n.len()))?, e: number("e")? }
            }
            _ => return None,
        };
        let alg = match text("alg") {
            None => None,
            Some(name) => Some(Algorithm::parse(name)?),
        };
        Some(Self { kid: text("kid").map(str::to_owned), alg, public })
    }

    fn is_for(&self, algorithm: Algorithm) -> bool {
        let kind = match self.public {
            Public::Ed25519(_) => algorithm == Algorithm::EdDsa,
            Public::P256(_) => algorithm == Algorithm::Es256,
            Public::Rsa { .. } => matches!(algorithm, Algorithm::Rs256 | Algorithm::Ps256),
        };
        kind && self.alg.is_none_or(|only| only == algorithm)
    }
}

impl Public {
    fn holds(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        let result = match (self, algorithm) {
            (Self::Ed25519(key), _) => UnparsedPublicKey::new(&ED25519, key).verify(signed, signature),
            (Self::P256(key), _) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key).verify(signed, signature),
            (Self::Rsa { n, e }, Algorithm::Ps256) => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PSS_2048_8192_SHA256, signed, signature)
            }
            (Self::Rsa { n, e }, _) => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
            }
        };
        result.is_ok()
    }
}
