//! Pure conversions between the register's own words and those of others.
//!
//! A file of another register becomes [`Row`]s: each a record in our words or the reasons why not. What a standard
//! says that we have no word for stays in `sourceRecord.payload`, so nothing is lost. The other way our records become rows of a table, linked data
//! and a catalogue for portals; and `profiles` knows what other standards would lose of them.
pub mod attachments;
pub mod ca;
mod cells;
pub mod challenges;
pub mod dcat;
pub mod dictionary;
pub mod html;
pub mod jsonld;
pub mod native;
pub mod nl;
pub mod profiles;
mod rows;
pub mod table;
pub mod uk;

use crate::domain::organizations::Organization;
use crate::domain::shape::FieldError;
use crate::domain::systems::{Record, SourceScheme};
use crate::domain::values::{Instant, Sha256};
use serde_json::Value;
use sha2::{Digest, Sha256 as Hasher};

/// A record of somebody else's, in our words.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The id that the source gives to the record: the same id is the same system, whatever else changes.
    pub key: String,
    /// The organization as the source names it. None: the file does not say, the importer must. The register may know
    /// it already under another spelling; then `record.organization` is replaced by the slug it has there.
    pub organization: Option<Organization>,
    pub record: Record,
}

/// One row of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where in the file: the row's number, from 1, not counting a header. Of NDJSON the number of the line.
    pub number: usize,
    /// The id that the source gives, as far as it could be read.
    pub key: Option<String>,
    /// The record, or everything that is wrong with the row. Pointers are into the record that it would become; `/key`
    /// is its id, `/organization` the organization that it names, and a cell of the wrong type goes by its own name.
    pub outcome: Result<Import, Vec<FieldError>>,
}

/// What can be wrong with a file as a whole: then nothing of it is imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Broken off or never of this kind, and where.
    #[error("the file is not {expected}: {detail}")]
    Malformed { expected: &'static str, detail: String },
    /// Whole, but not what the profile says.
    #[error("this does not look like a file of profile {profile}: {detail}")]
    WrongProfile { profile: SourceScheme, detail: String },
}

/// Reads a file of the given profile. `retrieved_at`: when the file was fetched, where it does not say so itself.
pub fn read(profile: SourceScheme, file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    match profile {
        SourceScheme::Register => native::read(file),
        SourceScheme::Nl10 => nl::read(file, retrieved_at),
        SourceScheme::UkAtrs => uk::read(file, retrieved_at),
        SourceScheme::CaAiRegister => ca::read(file, retrieved_at),
    }
}

/// SHA-256 over a payload as canonical JSON (RFC 8785), as `sourceRecord.sha256` has it.
pub fn payload_digest(payload: &Value) -> Option<Sha256> {
    let bytes = serde_json_canonicalizer::to_vec(payload).ok()?;
    Some(Sha256::of(Hasher::digest(bytes)))
}

#[cfg(test)]
mod tests;
