//! Reads of versions, proofs, tiles and log entries, which are immutable and too large for the catalog.
use super::{Commit, Register};
use crate::domain::systems::Record;
use crate::log::tile::{Tile, TileKind, entry_bundle, hash_tile};
use crate::log::verify::{ExportHeader, ExportLine};
use crate::log::{Entry, Hash, proof};
use crate::store::versions::Version;
use crate::store::{log, versions};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// A published version with its log entry.
pub struct PublishedVersion {
    pub version: Version,
    pub entry: Entry,
}

/// The inclusion proof of a version.
pub struct Proof {
    pub version: Version,
    /// The log entry, byte for byte.
    pub entry: Arc<str>,
    /// The size of the log for which the proof holds.
    pub size: u64,
    pub checkpoint: String,
    pub path: Vec<Hash>,
}

impl Commit {
    /// Returns the inclusion proof of a version. None if the commit did not publish the version.
    pub fn prove(&self, version: Version) -> Option<Proof> {
        let position = version.entry_index.checked_sub(self.appended.before.size())?;
        let (_, entry) = self.entries.get(usize::try_from(position).ok()?)?.clone();
        let path = self.appended.inclusion(version.entry_index)?;
        Some(Proof { version, entry, size: self.size(), checkpoint: self.checkpoint.clone(), path })
    }
}

/// A field that differs between two versions.
pub struct Difference {
    pub field: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Maximum number of entries that are read at once.
pub const MAX_ENTRIES: u64 = 1000;

/// Returns all versions of a system, the first version first.
pub async fn versions(register: &Register, system: Uuid) -> Result<Vec<PublishedVersion>> {
    register
        .read(move |conn| {
            let versions = versions::list_by_subject(conn, system)?;
            versions.into_iter().map(|version| published_version(conn, version)).collect()
        })
        .await
}

/// Returns one version of a system.
pub async fn version(register: &Register, system: Uuid, number: u32) -> Result<PublishedVersion> {
    register
        .read(move |conn| {
            let version = versions::find(conn, system, number)?.ok_or(Error::NotFound)?;
            published_version(conn, version)
        })
        .await
}

/// Returns the fields that differ between two versions of a system, in the order of the record.
pub async fn differences(register: &Register, system: Uuid, from: u32, to: u32) -> Result<Vec<Difference>> {
    register
        .read(move |conn| {
            let mut content = |number| {
                let version = versions::find(conn, system, number)?.ok_or(Error::NotFound)?;
                Ok::<_, Error>(version.content.object())
            };
            let (mut before, mut after) = (content(from)?, content(to)?);
            let fields = Record::FIELDS.iter().map(|field| Difference {
                field: (*field).to_owned(),
                before: before.remove(*field),
                after: after.remove(*field),
            });
            Ok(fields.filter(|field| field.before != field.after).collect())
        })
        .await
}

/// Returns the inclusion proof of a version for the newest checkpoint.
pub async fn proof(register: &Register, subject: Uuid, number: u32) -> Result<Proof> {
    register
        .read(move |conn| {
            let version = versions::find(conn, subject, number)?.ok_or(Error::NotFound)?;
            let (size, checkpoint) = log::latest_checkpoint(conn)?.ok_or(Error::NotFound)?;
            let index = version.entry_index;
            let (_, entry) = log::entries(conn, index, index + 1)?.pop().ok_or(Error::NotFound)?;
            let path = proof::prove_inclusion(conn, index, size)?;
            Ok(Proof { version, entry: entry.into(), size, checkpoint, path })
        })
        .await
}

/// Returns the proof that the log of size `from` is a prefix of the log of size `to`. The log must have both sizes.
pub async fn consistency(register: &Register, from: u64, to: u64) -> Result<Vec<Hash>> {
    register.read(move |conn| Ok(if from == 0 { Vec::new() } else { proof::prove_consistency(conn, from, to)? })).await
}

/// Returns at most `limit` entries from `first` on, and at most [`MAX_ENTRIES`].
pub async fn entries(register: &Register, first: u64, limit: u64) -> Result<Vec<(u64, String)>> {
    let end = first.saturating_add(limit.min(MAX_ENTRIES));
    register.read(move |conn| Ok(log::entries(conn, first, end)?)).await
}

/// Returns the bytes of a tile.
///
/// # Errors
/// `NotFound` if the log is too small to have the tile.
pub async fn tile(register: &Register, tile: Tile) -> Result<Vec<u8>> {
    if !tile.exists_in(register.catalog.log_size()) {
        return Err(Error::NotFound);
    }
    register
        .read(move |conn| match tile.kind {
            TileKind::Hashes(level) => Ok(hash_tile(&log::hashes(conn, level, tile.first(), tile.width)?)),
            TileKind::Entries => {
                let entries = log::entries(conn, tile.first(), tile.first() + tile.width)?;
                Ok(entry_bundle(entries.iter().map(|(_, entry)| entry.as_bytes())))
            }
        })
        .await
}

/// Returns the header of an export of the log, and the size of the exported log.
pub async fn export_head(register: &Register) -> Result<(ExportHeader, u64)> {
    let verifier_key = register.log.verifier_key.to_string();
    register
        .read(move |conn| {
            let (size, checkpoint) = log::latest_checkpoint(conn)?.ok_or(Error::NotFound)?;
            Ok((ExportHeader { checkpoint, verifier_key }, size))
        })
        .await
}

/// Returns lines of an export of `size` entries: the entries `first..end` with the content that they published.
///
/// # Errors
/// `Unavailable` if content was redacted after the export began: it would look as if it were silently removed.
pub async fn export_lines(register: &Register, first: u64, end: u64, size: u64) -> Result<Vec<ExportLine>> {
    register
        .read(move |conn| {
            let newer = log::entries(conn, size, u64::MAX >> 1)?;
            if newer.iter().any(|(_, entry)| entry.contains("\"type\":\"system.redacted\"")) {
                let reason = "content was redacted during the export; start the export again";
                return Err(Error::Unavailable(reason.into()));
            }
            let published = versions::list_by_entry_range(conn, first, end)?;
            let published: HashMap<u64, _> =
                published.into_iter().map(|version| (version.entry_index, version.content)).collect();
            let lines = log::entries(conn, first, end)?.into_iter().map(|(index, entry)| {
                Ok(ExportLine::new(index, entry.as_bytes(), published.get(&index))
                    .context("a line of the export cannot be serialized")?)
            });
            lines.collect()
        })
        .await
}

/// Reads the log entry of a version.
fn published_version(conn: &mut crate::store::Conn, version: Version) -> Result<PublishedVersion> {
    let index = version.entry_index;
    let (_, entry) = log::entries(conn, index, index + 1)?.pop().ok_or(Error::NotFound)?;
    let entry = Entry::parse(entry.as_bytes()).with_context(|| format!("entry {index}"))?;
    Ok(PublishedVersion { version, entry })
}
