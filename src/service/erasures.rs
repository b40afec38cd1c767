//! The ledger of erasures: a file beside the database, so that a restored backup does not bring back what people had erased.
//!
//! A line says which sealed bytes of which challenge must not be there any more, by their SHA-256: it tells nothing of what they were.
//! What somebody writes anew is sealed anew, and so is another. The ledger is written, to the disk, before the erasure is: should
//! the process end in between, the next start erases.
use super::{Register, Tx, challenges};
use crate::Result;
use crate::domain::values::Sha256 as Digest256;
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Something private of a challenge that is not to be there any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    challenge: Uuid,
    digest: Digest256,
}

/// How many challenges one act looks at.
const AT_ONCE: usize = 200;

/// What must not be there any more of a challenge.
pub(super) type Digests = BTreeSet<Digest256>;

/// The digest by which sealed bytes are known.
pub(super) fn digest(sealed: &str) -> Digest256 {
    Digest256::of(Sha256::digest(sealed))
}

impl Erased {
    pub fn new(challenge: Uuid, sealed: &str) -> Self {
        Self { challenge, digest: digest(sealed) }
    }

    fn parse(line: &str) -> Option<Self> {
        let (challenge, digest) = line.split_once(' ')?;
        Some(Self { challenge: Uuid::try_parse(challenge).ok()?, digest: Digest256::parse(digest)? })
    }
}

/// The file.
#[derive(Debug)]
pub struct Ledger(PathBuf);

impl Ledger {
    /// Of a data folder.
    pub fn new(data: &Path) -> Self {
        Self(data.join("erasures"))
    }

    /// Adds to it, and has it on the disk.
    ///
    /// # Errors
    /// If it cannot be written: then nothing may be erased, for a backup could bring it back.
    pub fn note(&self, erased: &[Erased]) -> anyhow::Result<()> {
        let new = !self.0.exists();
        let mut file = OpenOptions::new().create(true).append(true).open(&self.0)?;
        // A line that a power cut left unfinished ends here.
        let lines = erased.iter().map(|Erased { challenge, digest }| format!("{challenge} {}\n", digest.as_str()));
        let lines: String = std::iter::once("\n".to_owned()).filter(|_| !new).chain(lines).collect();
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        if new && let Some(folder) = self.0.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// All that it says: of each challenge, the digests.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn read(&self) -> anyhow::Result<BTreeMap<Uuid, Digests>> {
        let mut text = String::new();
        match File::open(&self.0) {
            Ok(mut file) => file.read_to_string(&mut text).map(drop)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let mut all = BTreeMap::<_, Digests>::new();
        for Erased { challenge, digest } in text.lines().filter_map(Erased::parse) {
            all.entry(challenge).or_default().insert(digest);
        }
        Ok(all)
    }
}

impl Register {
    /// Erases again what the ledger says is erased, if a restored backup brought it back. Answers for how many challenges.
    ///
    /// # Errors
    /// If the ledger or the database cannot be read, or not be written.
    pub fn reapply_erasures(&self) -> anyhow::Result<usize> {
        let ledger = self.ledger.read().context("the ledger of erasures")?;
        let all: Vec<_> = ledger.into_iter().collect();
        let mut again = 0;
        for some in all.chunks(AT_ONCE) {
            let mut conn = self.db.connection().context("the database is away")?;
            let back = challenges::deadlines::reappeared_after_restore(&mut conn, some)?;
            drop(conn);
            if !back.is_empty() {
                again += back.len();
                self.write_blocking(move |tx: &mut Tx<'_>| -> Result<()> {
                    back.iter().try_for_each(|(id, digests)| challenges::deadlines::reapply_erasures(tx, *id, digests))
                })?;
            }
        }
        if again > 0 {
            tracing::warn!(challenges = again, "what was erased had come back with a backup, and is erased again");
        }
        Ok(again)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_read_whatever_was_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::new(folder.path());
        assert!(ledger.read().unwrap().is_empty());
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        ledger.note(&[Erased::new(one, "a"), Erased::new(one, "b")]).unwrap();
        let mut file = OpenOptions::new().append(true).open(folder.path().join("erasures")).unwrap();
        file.write_all(b"00000000-0000-0000-0000-0000000000").unwrap();
        ledger.note(&[Erased::new(two, "a")]).unwrap();
        let read = ledger.read().unwrap();
        assert_eq!(read[&one], BTreeSet::from([digest("a"), digest("b")]));
        assert_eq!((read.len(), &read[&two]), (2, &BTreeSet::from([digest("a")])));
    }
}
