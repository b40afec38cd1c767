//! The rows of a file of another register.
use crate::domain::json::FieldError;
use crate::domain::organizations::Organization;
use crate::domain::systems::{Record, SourceScheme};
use crate::domain::values::Sha256;
use serde_json::Value;
use sha2::{Digest, Sha256 as Hasher};

/// A record of another register, converted to the register's own model.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The id of the record in its source. The same id always means the same system.
    pub key: String,
    /// The organization named by the source, or `None` if the importer must provide it. The register may know the
    /// organization under a different slug; `record.organization` is then replaced by that slug.
    pub organization: Option<Organization>,
    pub record: Record,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The position in the file: the number of the row, starting at 1, without the header. For NDJSON, the line number.
    pub number: usize,
    /// The id of the record in its source, if it could be read.
    pub key: Option<String>,
    /// The record, or all errors of the row. Pointers point into the record that the row would become; `/key` is its
    /// id, `/organization` the organization it names. A cell of the wrong type is named by its column.
    pub outcome: Result<Import, Vec<FieldError>>,
}

/// An error that makes a file as a whole unusable. Nothing of it is imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The file is truncated or has a different format.
    #[error("the file is not valid {expected}: {detail}")]
    Malformed { expected: &'static str, detail: String },
    /// The file is well-formed but does not match the profile.
    #[error("the file does not match the profile {profile}: {detail}")]
    WrongProfile { profile: SourceScheme, detail: String },
}

/// Returns the SHA-256 digest of a payload as canonical JSON (RFC 8785), as stored in `sourceRecord.sha256`.
pub fn payload_digest(payload: &Value) -> Option<Sha256> {
    let bytes = serde_json_canonicalizer::to_vec(payload).ok()?;
    Some(Sha256::of(Hasher::digest(bytes)))
}
