//! The erasure ledger: a file outside the database, so that a restored backup does not bring back what people had
//! erased.
//!
//! A line names a challenge and the SHA-256 of sealed bytes that must no longer exist in it. The digest reveals nothing
//! of the content: sealing the same text again gives different bytes. The ledger is written to the disk before the
//! erasure is committed: if the process ends in between, the next start erases.
pub(super) mod ledger;
mod reapply;

pub use ledger::{Digests, Erasure, ErasureLedger, digest};
pub use reapply::reapply_erasures;
