//! Content under salted digests, in the manner of SD-JWT (RFC 9901).
//!
//! Each top-level field of a version is one disclosure `[salt, field, value]`. The log holds only the digest over the
//! sorted digests of them. A legal duty to remove a text deletes salt and value and leaves the digest: visible, and
//! short texts cannot be guessed back.
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
    /// `salt`: 128 random bits.
    pub fn new(salt: [u8; 16], field: &str, value: Value) -> Self {
        Self(BASE64URL.encode(salt), field.to_owned(), value)
    }

    pub fn field(&self) -> &str {
        &self.1
    }

    pub fn value(&self) -> &Value {
        &self.2
    }

    /// The form that is digested: base64url of the canonical JSON of `[salt, field, value]`.
    pub fn encoded(&self) -> Result<String, serde_json::Error> {
        Ok(BASE64URL.encode(serde_json_canonicalizer::to_vec(self)?))
    }

    /// Reads the form that is digested.
    pub fn decode(encoded: &str) -> Option<Self> {
        serde_json::from_slice(&BASE64URL.decode(encoded).ok()?).ok()
    }

    pub fn digest(&self) -> Result<String, serde_json::Error> {
        Ok(digest_of(&self.encoded()?))
    }
}

/// The digest of an encoded disclosure: base64url of SHA-256 over its ASCII bytes.
pub fn digest_of(encoded: &str) -> String {
    BASE64URL.encode(sha2::Sha256::digest(encoded))
}

/// What an entry's `digest` is over: the canonical JSON of the sorted list of disclosure digests.
pub fn content_digest(digests: &BTreeSet<String>) -> Option<Sha256> {
    let list = serde_json_canonicalizer::to_vec(digests).ok()?;
    Some(Sha256::of(sha2::Sha256::digest(list)))
}

/// The content of a version: what can still be read of it, and the digests of all that was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub disclosures: Vec<Disclosure>,
    /// Sorted; never fewer than disclosures.
    pub digests: BTreeSet<String>,
}

/// Content that does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    #[error("the digest of the entry is not that of its list of digests")]
    List,
    #[error("field {0:?} is not what was published: its digest is not in the list")]
    Field(String),
    #[error("field {0:?} is disclosed twice")]
    Twice(String),
    #[error("{missing} fields are missing, but redactions account for {redacted}")]
    Missing { missing: usize, redacted: usize },
    #[error("a disclosure cannot be read")]
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

    /// The digest that the entry carries.
    pub fn digest(&self) -> Option<Sha256> {
        content_digest(&self.digests)
    }

    /// The fields as one object again: the record, without what was redacted.
    pub fn object(&self) -> Map<String, Value> {
        self.disclosures.iter().map(|one| (one.1.clone(), one.2.clone())).collect()
    }

    /// Takes fields out; answers those that were there.
    pub fn redact(&mut self, fields: &[String]) -> Vec<String> {
        let gone = self.disclosures.iter().filter(|one| fields.contains(&one.1)).map(|one| one.1.clone()).collect();
        self.disclosures.retain(|one| !fields.contains(&one.1));
        gone
    }

    /// Checks the content against the digest of its entry; `redacted` fields may be missing, and no others.
    pub fn check(&self, digest: &Sha256, redacted: usize) -> Result<(), ContentError> {
        if self.digest().as_ref() != Some(digest) {
            return Err(ContentError::List);
        }
        let mut fields = BTreeSet::new();
        for one in &self.disclosures {
            let known = one.digest().is_ok_and(|digest| self.digests.contains(&digest));
            if !known {
                return Err(ContentError::Field(one.1.clone()));
            }
            if !fields.insert(&one.1) {
                return Err(ContentError::Twice(one.1.clone()));
            }
        }
        let missing = self.digests.len() - fields.len();
        if missing == redacted { Ok(()) } else { Err(ContentError::Missing { missing, redacted }) }
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

    /// The example of RFC 9901, section 4.2.3: salt, field and value give this digest.
    #[test]
    fn a_digest_is_that_of_sd_jwt() {
        let encoded = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0";
        assert_eq!(digest_of(encoded), "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assert_eq!(Disclosure::decode(encoded).unwrap().field(), "family_name");
    }

    #[test]
    fn content_is_what_was_sealed() {
        let sealed = content();
        let digest = sealed.digest().unwrap();
        assert_eq!(sealed.check(&digest, 0), Ok(()));
        assert_eq!(sealed.object()["status"], "inUse");
        let mut changed = sealed.clone();
        changed.disclosures[1].2 = json!("retired");
        assert_eq!(changed.check(&digest, 0), Err(ContentError::Field("status".into())));
        let mut longer = sealed.clone();
        longer.digests.insert("more".into());
        assert_eq!(longer.check(&digest, 0), Err(ContentError::List));
        for one in &sealed.disclosures {
            assert_eq!(Disclosure::decode(&one.encoded().unwrap()).as_ref(), Some(one));
        }
    }

    #[test]
    fn a_redaction_leaves_its_trace() {
        let mut content = content();
        let digest = content.digest().unwrap();
        assert_eq!(content.redact(&["status".into(), "nothing".into()]), ["status"]);
        assert_eq!(content.digest().unwrap(), digest);
        assert_eq!(content.check(&digest, 1), Ok(()));
        assert_eq!(content.check(&digest, 0), Err(ContentError::Missing { missing: 1, redacted: 0 }));
    }
}
