//! Pure conversions between the register's record and other formats.
//!
//! A file of another register is read as [`Row`]s: each is a record or a list of field errors. Values without a field
//! in the record stay in `sourceRecord.payload`, so nothing is lost. In the other direction, records are written as
//! tables, linked data and an open data catalogue. `profiles` reports what a record would lose in other standards.
pub mod attachments;
pub mod ca;
mod cells;
pub mod challenges;
pub mod dcat;
pub mod dictionary;
pub mod html;
mod import;
pub mod jsonld;
pub mod native;
pub mod nl;
pub mod profiles;
mod rows;
pub mod table;
pub mod uk;

use crate::domain::systems::SourceScheme;
use crate::domain::values::Instant;
pub use import::{FileError, Import, Row, payload_digest};

/// Reads a file of the given profile. `retrieved_at` is the time of retrieval, used if the file does not contain it.
pub fn read(profile: SourceScheme, file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    match profile {
        SourceScheme::Register => native::read(file),
        SourceScheme::Nl10 => nl::read(file, retrieved_at),
        SourceScheme::UkAtrs => uk::read(file, retrieved_at),
        SourceScheme::CaAiRegister => ca::read(file, retrieved_at),
    }
}

#[cfg(test)]
mod tests;
