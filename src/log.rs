//! The signed, append-only log. Everything the public sees is a projection of it.
//!
//! An RFC 6962 Merkle tree over entries 0, 1, 2 …, served as C2SP tlog-tiles with C2SP checkpoints (signed notes,
//! Ed25519). `docs/log.md` explains how to verify it. Values in, values out: no database, no clock.
pub mod checkpoint;
pub mod disclosure;
pub mod entry;
pub mod proof;
pub mod replay;
pub mod tile;
pub mod tree;
pub mod verify;

pub use checkpoint::{Checkpoint, SigningKey, VerifierKey};
pub use disclosure::{Content, Disclosure};
pub use entry::{Entry, EntryError, EntryKind};
pub use tree::{CompactRange, Hash};
