//! Reads of the past: what is not in the catalog, because it is immutable and large.
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

/// A published version with the entry that published it.
pub struct PublishedVersion {
    pub version: Version,
    pub entry: Entry,
}

/// What proves that a version was published.
pub struct Proof {
    pub version: Version,
    /// The entry as the log keeps it.
    pub entry: Arc<str>,
    pub size: u64,
    pub checkpoint: String,
    pub path: Vec<Hash>,
}

impl Commit {
    /// What proves a version that was published with it. None if it was not.
    pub fn prove(&self, version: Version) -> Option<Proof> {
        let place = version.entry_index.checked_sub(self.appended.before.size())?;
        let (_, entry) = self.entries.get(usize::try_from(place).ok()?)?.clone();
        let path = self.appended.inclusion(version.entry_index)?;
        Some(Proof { version, entry, size: self.size(), checkpoint: self.checkpoint.clone(), path })
    }
}

/// One field in which two versions differ.
pub struct Difference {
    pub field: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// The most entries read at once.
pub const MAX_ENTRIES: u64 = 1000;

impl Register {
    /// All versions of a system, the first one first.
    pub async fn versions(&self, system: Uuid) -> Result<Vec<PublishedVersion>> {
        self.read(move |conn| {
            let versions = versions::of(conn, system)?;
            versions.into_iter().map(|version| past(conn, version)).collect()
        })
        .await
    }

    /// One version of a system.
    pub async fn version(&self, system: Uuid, number: u32) -> Result<PublishedVersion> {
        self.read(move |conn| {
            let version = versions::find(conn, system, number)?.ok_or(Error::NotFound)?;
            past(conn, version)
        })
        .await
    }

    /// The fields in which two versions of a system differ, in the order of the record.
    pub async fn differences(&self, system: Uuid, from: u32, to: u32) -> Result<Vec<Difference>> {
        self.read(move |conn| {
            let mut object = |number| {
                let version = versions::find(conn, system, number)?.ok_or(Error::NotFound)?;
                Ok::<_, Error>(version.content.object())
            };
            let (mut before, mut after) = (object(from)?, object(to)?);
            let fields = Record::FIELDS.iter().map(|field| Difference {
                field: (*field).to_owned(),
                before: before.remove(*field),
                after: after.remove(*field),
            });
            Ok(fields.filter(|change| change.before != change.after).collect())
        })
        .await
    }

    /// What proves a version, against the newest checkpoint.
    pub async fn proof(&self, system: Uuid, number: u32) -> Result<Proof> {
        self.read(move |conn| {
            let version = versions::find(conn, system, number)?.ok_or(Error::NotFound)?;
            let (size, checkpoint) = log::tip(conn)?.ok_or(Error::NotFound)?;
            let index = version.entry_index;
            let (_, entry) = log::entries(conn, index, index + 1)?.pop().ok_or(Error::NotFound)?;
            let path = proof::prove_inclusion(conn, index, size)?;
            Ok(Proof { version, entry: entry.into(), size, checkpoint, path })
        })
        .await
    }

    /// The proof that the log of `from` entries is a prefix of that of `to` entries. Both must be there.
    pub async fn consistency(&self, from: u64, to: u64) -> Result<Vec<Hash>> {
        self.read(move |conn| Ok(if from == 0 { Vec::new() } else { proof::prove_consistency(conn, from, to)? })).await
    }

    /// Entries from `first` on, at most `limit`.
    pub async fn entries(&self, first: u64, limit: u64) -> Result<Vec<(u64, String)>> {
        let end = first.saturating_add(limit.min(MAX_ENTRIES));
        self.read(move |conn| Ok(log::entries(conn, first, end)?)).await
    }

    /// The bytes of a tile. `NotFound` if the log does not have it (yet).
    pub async fn tile(&self, tile: Tile) -> Result<Vec<u8>> {
        if !tile.exists_in(self.catalog.read().size) {
            return Err(Error::NotFound);
        }
        self.read(move |conn| match tile.kind {
            TileKind::Hashes(level) => Ok(hash_tile(&log::hashes(conn, level, tile.first(), tile.width)?)),
            TileKind::Entries => {
                let entries = log::entries(conn, tile.first(), tile.first() + tile.width)?;
                Ok(entry_bundle(entries.iter().map(|(_, entry)| entry.as_bytes())))
            }
        })
        .await
    }

    /// The first line of an export of the log up to now, and the size that it goes up to.
    pub async fn export_head(&self) -> Result<(ExportHeader, u64)> {
        let verifier_key = self.verifier_key.to_string();
        self.read(move |conn| {
            let (size, checkpoint) = log::tip(conn)?.ok_or(Error::NotFound)?;
            Ok((ExportHeader { checkpoint, verifier_key }, size))
        })
        .await
    }

    /// Lines of an export of `size` entries: entries `first..end` with the content that they published.
    ///
    /// # Errors
    /// `Unavailable` if a redaction came after the export began: what it took out would look silently removed.
    pub async fn export_lines(&self, first: u64, end: u64, size: u64) -> Result<Vec<ExportLine>> {
        self.read(move |conn| {
            let since = log::entries(conn, size, u64::MAX >> 1)?;
            if since.iter().any(|(_, entry)| entry.contains("\"type\":\"system.redacted\"")) {
                return Err(Error::Unavailable("a redaction came in between; begin the export again".into()));
            }
            let published = versions::between(conn, first, end)?;
            let published: HashMap<u64, _> =
                published.into_iter().map(|version| (version.entry_index, version.content)).collect();
            let lines = log::entries(conn, first, end)?.into_iter().map(|(index, entry)| {
                Ok(ExportLine::new(index, entry.as_bytes(), published.get(&index))
                    .context("a line cannot be written")?)
            });
            lines.collect()
        })
        .await
    }
}

fn past(conn: &mut crate::store::Conn, version: Version) -> Result<PublishedVersion> {
    let index = version.entry_index;
    let (_, entry) = log::entries(conn, index, index + 1)?.pop().ok_or(Error::NotFound)?;
    let entry = Entry::parse(entry.as_bytes()).with_context(|| format!("entry {index}"))?;
    Ok(PublishedVersion { version, entry })
}
