//! Content under salted digests, modelled on SD-JWT (RFC 9901).
//!
//! Each top-level field of a version is one disclosure `[salt, field, value]`. The log holds only the digest of the
//! sorted list of disclosure digests. If the law requires a text to be removed, its salt and value are deleted and its
//! digest stays: the removal remains visible, and short texts cannot be guessed from the digest.
use crate::domain::values::Sha256;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::Digest;
use std::collections::BTreeSet;

/// One field of a version with its salt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Disclosure(String, String, Value);

impl Disclosure {
    /// Creates a disclosure. `salt` is 128 random bits.
    pub fn new(salt: [u8; 16], field: &str, value: Value) -> Self {
        Self(BASE64URL.encode(salt), field.to_owned(), value)
    }

    pub fn field(&self) -> &str {
        &self.1
    }

    pub fn value(&self) -> &Value {
        &self.2
    }

    /// Returns the encoding that is digested: base64url of the canonical JSON of `[salt, field, value]`.
    pub fn encoded(&self) -> Result<String, serde_json::Error> {
        Ok(BASE64URL.encode(serde_json_canonicalizer::to_vec(self)?))
    }

    /// Decodes the output of [`Disclosure::encoded`].
    pub fn decode(encoded: &str) -> Option<Self> {
        serde_json::from_slice(&BASE64URL.decode(encoded).ok()?).ok()
    }

    pub fn digest(&self) -> Result<String, serde_json::Error> {
        Ok(digest_of(&self.encoded()?))
    }
}

/// Returns the digest of an encoded disclosure: base64url of SHA-256 over its ASCII bytes.
pub fn digest_of(encoded: &str) -> String {
    BASE64URL.encode(sha2::Sha256::digest(encoded))
}

/// Returns the `digest` of an entry: SHA-256 over the canonical JSON of the sorted list of disclosure digests.
pub fn content_digest(digests: &BTreeSet<String>) -> Option<Sha256> {
    let list = serde_json_canonicalizer::to_vec(digests).ok()?;
    Some(Sha256::of(sha2::Sha256::digest(list)))
}

/// The content of a version: the fields that are still readable and the digests of all published fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub disclosures: Vec<Disclosure>,
    /// Sorted. Never fewer than `disclosures`.
    pub digests: BTreeSet<String>,
}

/// Content that does not match its digests.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    #[error("the list of field digests does not match the digest of the entry")]
    DigestMismatch,
    #[error("field {0:?} was not published: its digest is not in the list")]
    UnknownField(String),
    #[error("field {0:?} is disclosed twice")]
    DuplicateField(String),
    #[error("{missing} fields are missing, but {redacted} were redacted")]
    MissingFields { missing: usize, redacted: usize },
    #[error("a disclosure cannot be parsed")]
    Unreadable,
}

impl Content {
    /// Salts every top-level field of `object`.
    pub fn seal(object: &Map<String, Value>, mut salt: impl FnMut() -> [u8; 16]) -> Result<Self, serde_json::Error> {
        let disclosures: Vec<_> =
            object.iter().map(|(field, value)| Disclosure::new(salt(), field, value.clone())).collect();
        let digests = disclosures.iter().map(Disclosure::digest).collect::<Result<_, _>>()?;
        Ok(Self { disclosures, digests })
    }

    /// Returns the digest that the entry carries.
    pub fn digest(&self) -> Option<Sha256> {
        content_digest(&self.digests)
    }

    /// Returns the readable fields as one object: the record without its redacted fields.
    pub fn object(&self) -> Map<String, Value> {
        self.disclosures.iter().map(|disclosure| (disclosure.1.clone(), disclosure.2.clone())).collect()
    }

    /// Removes fields and returns the names of those that were present.
    pub fn redact(&mut self, fields: &[String]) -> Vec<String> {
        let removed = self
            .disclosures
            .iter()
            .filter(|disclosure| fields.contains(&disclosure.1))
            .map(|disclosure| disclosure.1.clone())
            .collect();
        self.disclosures.retain(|disclosure| !fields.contains(&disclosure.1));
        removed
    }

    /// Checks the content against the digest of its entry. Exactly `redacted` fields must be missing.
    pub fn check(&self, digest: &Sha256, redacted: usize) -> Result<(), ContentError> {
        if self.digest().as_ref() != Some(digest) {
            return Err(ContentError::DigestMismatch);
        }
        let mut fields = BTreeSet::new();
        for disclosure in &self.disclosures {
            let published = disclosure.digest().is_ok_and(|digest| self.digests.contains(&digest));
            if !published {
                return Err(ContentError::UnknownField(disclosure.1.clone()));
            }
            if !fields.insert(&disclosure.1) {
                return Err(ContentError::DuplicateField(disclosure.1.clone()));
            }
        }
        let missing = self.digests.len() - fields.len();
        if missing == redacted { Ok(()) } else { Err(ContentError::MissingFields { missing, redacted }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn content() -> Content {
        let object = json!({"name": {"nl": "Parkeren"}, "status": "inUse", "area": []});
        let mut salt = 0;
        Content::seal(object.as_object().unwrap(), || {
            salt += 1;
            [salt; 16]
        })
        .unwrap()
    }

    /// The example of RFC 9901, section 4.2.3.
    #[test]
    fn digests_match_the_sd_jwt_example() {
        let encoded = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        assert_eq!(digest_of(encoded), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assert_eq!(Disclosure::decode(encoded).unwrap().field(), "family_name");
    }

    #[test]
    fn changed_content_fails_the_check() {
        let sealed = content();
        let digest = sealed.digest().unwrap();
        assert_eq!(sealed.check(&digest, 0), Ok(()));
        assert_eq!(sealed.object()["status"], "inUse");
        let mut changed = sealed.clone();
        changed.disclosures[1].2 = json!("retired");
        assert_eq!(changed.check(&digest, 0), Err(ContentError::UnknownField("status".into())));
        let mut longer = sealed.clone();
        longer.digests.insert("more".into());
        assert_eq!(longer.check(&digest, 0), Err(ContentError::DigestMismatch));
        for disclosure in &sealed.disclosures {
            assert_eq!(Disclosure::decode(&disclosure.encoded().unwrap()).as_ref(), Some(disclosure));
        }
    }

    #[test]
    fn a_redaction_keeps_the_digest() {
        let mut content = content();
        let digest = content.digest().unwrap();
        assert_eq!(content.redact(&["status".into(), "nothing".into()]), ["status"]);
        assert_eq!(content.digest().unwrap(), digest);
        assert_eq!(content.check(&digest, 1), Ok(()));
        assert_eq!(content.check(&digest, 0), Err(ContentError::MissingFields { missing: 1, redacted: 0 }));
    }
}
