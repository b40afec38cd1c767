//! Proofs that a version is in the log.
use crate::Result;
use crate::log::Disclosure;
use crate::service::Register;
use crate::service::history::Proof;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::ToSchema;

/// The proof that a version was published: everything that is needed to verify it offline.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionProof {
    /// Index of the log entry.
    #[schema(minimum = 0)]
    index: u64,
    /// The log entry: canonical JSON (RFC 8785).
    #[schema(value_type = String)]
    entry: Arc<str>,
    /// Base64 hashes from the entry to the root (RFC 6962, section 2.1.1).
    inclusion_proof: Vec<String>,
    /// Number of log entries that the checkpoint covers.
    #[schema(minimum = 1)]
    size: u64,
    /// The signed checkpoint (C2SP signed note).
    checkpoint: String,
    /// The public key of the log, as a signed-note verifier key.
    #[schema(value_type = String)]
    verifier_key: Arc<str>,
    /// Digests of all fields of the version.
    #[schema(value_type = Vec<String>)]
    digests: BTreeSet<String>,
    /// The fields that were not redacted, each as base64url of `[salt, field, value]`.
    disclosures: Vec<String>,
}

impl VersionProof {
    /// # Errors
    /// If a disclosure cannot be serialized.
    pub fn new(register: &Register, proof: Proof) -> Result<Self> {
        let Proof { version, entry, size, checkpoint, path } = proof;
        let disclosures = version.content.disclosures.iter().map(Disclosure::encoded).collect::<Result<_, _>>();
        Ok(Self {
            index: version.entry_index,
            entry,
            inclusion_proof: path.iter().map(|hash| BASE64.encode(hash)).collect(),
            size,
            checkpoint,
            verifier_key: register.log.verifier_key.clone(),
            digests: version.content.digests,
            disclosures: disclosures.context("a disclosure cannot be serialized")?,
        })
    }

    /// Returns the number of log entries that the proof's checkpoint covers.
    pub fn size(&self) -> u64 {
        self.size
    }
}
