//! The log.
mod changes;
mod proofs;
