//! Publication of content in the log.
use super::Tx;
use crate::Result;
use crate::log::{Content, Entry};
use crate::store::versions;
use anyhow::Context;
use serde_json::{Map, Value};

/// A version to be published.
pub(super) struct NewVersion {
    /// The log entry, without version and digest.
    pub entry: Entry,
    /// The version number.
    pub number: u32,
    pub content: Map<String, Value>,
}

/// Salts and stores a version and appends its entry. All content enters the log here.
pub(super) fn publish_content(tx: &mut Tx<'_>, version: NewVersion) -> Result<versions::Version> {
    let NewVersion { mut entry, number, content } = version;
    let mut salts = tx.salts(content.len())?.into_iter();
    let sealed =
        Content::seal(&content, || salts.next().unwrap_or_default()).context("the content cannot be serialized")?;
    entry.version = Some(number);
    entry.digest = sealed.digest();
    let version = versions::Version {
        subject: entry.subject,
        number,
        published_at: entry.at,
        entry_index: tx.next_index(),
        content: sealed,
        redacted: Vec::new(),
    };
    versions::insert(tx.conn, &version)?;
    tx.append(entry, Some(content))?;
    Ok(version)
}
