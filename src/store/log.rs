//! The stored log: head, entries, tile hashes and checkpoints.
use super::schema::{log_checkpoints, log_entries, log_hashes, log_head};
use super::{Conn, dispatch};
use crate::log::proof::HashReader;
use crate::log::tree::StoredHash;
use crate::log::{CompactRange, Hash};
use diesel::prelude::*;
use std::sync::Arc;

/// The head of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub compact_range: CompactRange,
    /// The signed checkpoint of exactly these entries.
    pub checkpoint: String,
    /// The verifier key of the key that signed the checkpoint.
    pub verifier_key: String,
}

fn damaged(reason: &'static str) -> diesel::result::Error {
    diesel::result::Error::DeserializationError(reason.into())
}

fn to_i64(value: u64) -> QueryResult<i64> {
    i64::try_from(value).map_err(|_| damaged("an index beyond 2^63"))
}

fn hash(bytes: Vec<u8>) -> QueryResult<Hash> {
    bytes.try_into().map_err(|_| damaged("a hash of the log is not 32 bytes long"))
}

/// Returns the head of the log. None: the log is empty and not initialized. `lock` locks the row until the transaction
/// ends; in SQLite write transactions exclude each other anyway.
pub fn head(conn: &mut Conn, lock: bool) -> QueryResult<Option<Head>> {
    let columns = (log_head::size, log_head::compact_range, log_head::checkpoint, log_head::verifier_key);
    let row: Option<(i64, Vec<u8>, String, String)> = match conn {
        Conn::Postgres(conn) if lock => log_head::table.find(1).select(columns).for_update().first(conn).optional()?,
        conn => dispatch!(conn => log_head::table.find(1).select(columns).first(conn).optional()?),
    };
    row.map(|(size, nodes, checkpoint, verifier_key)| {
        let nodes = nodes.chunks(32).map(|node| hash(node.to_vec())).collect::<QueryResult<Vec<_>>>()?;
        let compact_range = u64::try_from(size).ok().and_then(|size| CompactRange::new(size, nodes));
        let compact_range =
            compact_range.ok_or_else(|| damaged("the compact range of the log does not match its size"))?;
        Ok(Head { compact_range, checkpoint, verifier_key })
    })
    .transpose()
}

/// Returns the size and the checkpoint of the log, without locking the head.
pub fn latest_checkpoint(conn: &mut Conn) -> QueryResult<Option<(u64, String)>> {
    let row: Option<(i64, String)> =
        log_head::table.find(1).select((log_head::size, log_head::checkpoint)).first(conn).optional()?;
    Ok(row.map(|(size, checkpoint)| (size.unsigned_abs(), checkpoint)))
}

/// Initializes the log.
pub fn insert_head(conn: &mut Conn, head: &Head) -> QueryResult<()> {
    let row = (
        log_head::id.eq(1),
        log_head::size.eq(to_i64(head.compact_range.size())?),
        log_head::compact_range.eq(head.compact_range.nodes().concat()),
        log_head::checkpoint.eq(&head.checkpoint),
        log_head::verifier_key.eq(&head.verifier_key),
    );
    diesel::insert_into(log_head::table).values(row).execute(conn)?;
    insert_checkpoint(conn, head)
}

/// Updates the head and inserts its checkpoint.
pub fn update_head(conn: &mut Conn, head: &Head) -> QueryResult<()> {
    let row = (
        log_head::size.eq(to_i64(head.compact_range.size())?),
        log_head::compact_range.eq(head.compact_range.nodes().concat()),
        log_head::checkpoint.eq(&head.checkpoint),
        log_head::verifier_key.eq(&head.verifier_key),
    );
    dispatch!(conn => diesel::update(log_head::table.find(1)).set(row).execute(conn)?);
    insert_checkpoint(conn, head)
}

fn insert_checkpoint(conn: &mut Conn, head: &Head) -> QueryResult<()> {
    let row = (
        log_checkpoints::size.eq(to_i64(head.compact_range.size())?),
        log_checkpoints::checkpoint.eq(&head.checkpoint),
    );
    dispatch!(conn => diesel::insert_into(log_checkpoints::table).values(row).execute(conn)).map(drop)
}

/// Appends entries and the tile hashes that they complete. PostgreSQL inserts many rows with one statement.
pub fn append(conn: &mut Conn, entries: &[(u64, Arc<str>)], hashes: &[StoredHash]) -> QueryResult<()> {
    let entries = entries
        .iter()
        .map(|(index, entry)| Ok((log_entries::index.eq(to_i64(*index)?), log_entries::entry.eq(&**entry))));
    let entries = entries.collect::<QueryResult<Vec<_>>>()?;
    let hashes = hashes.iter().map(|stored| {
        let index = to_i64(stored.index)?;
        let row = (
            log_hashes::level.eq(i32::from(stored.level)),
            log_hashes::index.eq(index),
            log_hashes::hash.eq(stored.hash.to_vec()),
        );
        Ok(row)
    });
    let hashes = hashes.collect::<QueryResult<Vec<_>>>()?;
    match conn {
        Conn::Postgres(conn) => {
            for chunk in entries.chunks(1000) {
                diesel::insert_into(log_entries::table).values(chunk).execute(conn)?;
            }
            for chunk in hashes.chunks(1000) {
                diesel::insert_into(log_hashes::table).values(chunk).execute(conn)?;
            }
        }
        Conn::Sqlite(conn) => {
            for row in entries {
                diesel::insert_into(log_entries::table).values(row).execute(conn)?;
            }
            for row in hashes {
                diesel::insert_into(log_hashes::table).values(row).execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Returns the entries `first..end` that exist.
pub fn entries(conn: &mut Conn, first: u64, end: u64) -> QueryResult<Vec<(u64, String)>> {
    let rows =
        log_entries::table.filter(log_entries::index.ge(to_i64(first)?)).filter(log_entries::index.lt(to_i64(end)?));
    let rows: Vec<(i64, String)> = rows.order(log_entries::index).load(conn)?;
    Ok(rows.into_iter().map(|(index, entry)| (index.unsigned_abs(), entry)).collect())
}

/// Returns exactly `count` stored hashes of a level from `first` on.
///
/// # Errors
/// If a hash is missing.
pub fn hashes(conn: &mut Conn, level: u8, first: u64, count: u64) -> QueryResult<Vec<Hash>> {
    let end = to_i64(first.saturating_add(count))?;
    let rows = log_hashes::table
        .filter(log_hashes::level.eq(i32::from(level)))
        .filter(log_hashes::index.ge(to_i64(first)?))
        .filter(log_hashes::index.lt(end));
    let rows: Vec<Vec<u8>> = rows.order(log_hashes::index).select(log_hashes::hash).load(conn)?;
    if rows.len() as u64 != count {
        return Err(damaged("a hash of the log is missing"));
    }
    rows.into_iter().map(hash).collect()
}

impl HashReader for Conn {
    type Error = diesel::result::Error;
    fn read(&mut self, level: u8, first: u64, count: u64) -> QueryResult<Vec<Hash>> {
        hashes(self, level, first, count)
    }
}
