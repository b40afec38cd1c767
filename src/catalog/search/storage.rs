//! The index on disk: opening, locking, and the catalog state stored in it.
use super::schema::schema;
use crate::catalog::challenges::Challenge;
use crate::catalog::organizations::Organization;
use crate::catalog::persist::{LogPosition, PersistedState};
use crate::catalog::systems::System;
use crate::domain::values::Instant;
use crate::log::Hash;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, Lock, MmapDirectory};
use tantivy::schema::Value as _;
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyDocument};

/// Version of the indexed and stored content; an index of another version is rebuilt.
const FORMAT: u32 = 5;

/// The payload of a commit.
#[derive(Serialize, Deserialize)]
pub(super) struct CommitPayload {
    format: u32,
    verifier_key: String,
    /// Number of log entries that the commit reflects.
    size: u64,
    /// Leaf hash of the last of these entries.
    tip: Option<Hash>,
    /// Time of the last of these entries.
    updated: Option<Instant>,
    /// True if older segments may still hold redacted text.
    #[serde(default, rename = "purge")]
    purge_pending: bool,
}

impl CommitPayload {
    pub fn new(verifier_key: &str, position: LogPosition, purge_pending: bool) -> Self {
        let LogPosition { size, tip, updated } = position;
        Self { format: FORMAT, verifier_key: verifier_key.to_owned(), size, tip, updated, purge_pending }
    }
}

/// The stored part of a document.
#[derive(Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum Stored {
    System(System),
    Organization(Organization),
    Challenge(Box<Challenge>),
}

/// Serializes to [`Stored`].
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(super) enum StoredRef<'a> {
    System(&'a System),
    Organization(&'a Organization),
    Challenge(&'a Challenge),
}

/// Opens the index of an earlier run and loads the stored state. `Ok(None)`: there is no index yet.
pub(super) fn open_existing(
    path: &Path,
    verifier_key: &str,
    agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
) -> anyhow::Result<Option<(Index, PersistedState)>> {
    if !path.exists() {
        return Ok(None);
    }
    let index = Index::open(MmapDirectory::open(path)?)?;
    let (schema, fields) = schema();
    anyhow::ensure!(index.schema() == schema, "it was written by another version of this program");
    let damaged: Vec<PathBuf> = index.validate_checksum()?.into_iter().collect();
    anyhow::ensure!(damaged.is_empty(), "damaged files: {damaged:?}");
    let Some(payload) = index.load_metas()?.payload else { return Ok(None) };
    let payload: CommitPayload = serde_json::from_str(&payload)?;
    anyhow::ensure!(payload.format == FORMAT, "it was written by another version of this program");
    anyhow::ensure!(payload.verifier_key == verifier_key, "it belongs to the log {}", payload.verifier_key);
    anyhow::ensure!(agrees(payload.size, payload.tip)?, "it reflects entries that the log does not have");
    let CommitPayload { size, tip, updated, purge_pending, .. } = payload;
    let position = LogPosition { size, tip, updated };
    let mut persisted = PersistedState { position, purge_pending, ..PersistedState::default() };
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    for segment in reader.searcher().segment_readers() {
        let store = segment.get_store_reader(1)?;
        for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
            let document = document?;
            let text = document.get_first(fields.stored).and_then(|value| value.as_str()).unwrap_or_default();
            match serde_json::from_str(text)? {
                Stored::System(system) => persisted.systems.push(system),
                Stored::Organization(organization) => persisted.organizations.push(organization),
                Stored::Challenge(challenge) => persisted.challenges.push(*challenge),
            }
        }
    }
    index_systems(&mut persisted)?;
    Ok(Some((index, persisted)))
}

/// Computes [`System::indexed`] of all systems. This is most of the work of a start, so it runs on all cores.
fn index_systems(persisted: &mut PersistedState) -> anyhow::Result<()> {
    let organizations: BTreeMap<_, _> = persisted
        .organizations
        .iter()
        .map(|organization| (&organization.content.slug, &organization.content))
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let chunk = persisted.systems.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let workers = persisted.systems.chunks_mut(chunk).map(|systems| {
            scope.spawn(|| {
                systems.iter_mut().try_for_each(|system| {
                    let organization = system.address().and_then(|(slug, _)| organizations.get(slug).copied());
                    system.index(organization)
                })
            })
        });
        let workers: Vec<_> = workers.collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("a thread that read stored records panicked"))?
                .map_err(Into::into)
        })
    })
}

/// Creates an empty index, replacing whatever is at the path.
pub(super) fn create(path: &Path) -> anyhow::Result<Index> {
    if path.is_dir() {
        std::fs::remove_dir_all(path)?;
    } else if path.exists() {
        std::fs::remove_file(path)?;
    }
    std::fs::create_dir_all(path)?;
    Ok(Index::create(MmapDirectory::open(path)?, schema().0, tantivy::IndexSettings::default())?)
}

/// Locks an index for one indexer, until the returned lock is dropped: the indexer of a register that was closed may
/// still be running.
pub(super) fn lock_exclusive(index: &Index) -> anyhow::Result<DirectoryLock> {
    // Tantivy's writer lock does not serve: the writer is closed while the register is idle.
    let lock = Lock { filepath: "catalog.lock".into(), is_blocking: false };
    index.directory().acquire_lock(&lock).map_err(|error| match error {
        LockError::LockBusy => anyhow::anyhow!("another process uses this data directory"),
        other => other.into(),
    })
}
