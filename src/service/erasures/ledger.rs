//! The file of the ledger.
use crate::domain::values::Sha256 as Digest256;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The erasure of sealed content of a challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    challenge: Uuid,
    digest: Digest256,
}

/// The digests of erased content of one challenge.
pub type Digests = BTreeSet<Digest256>;

/// Returns the digest that identifies sealed bytes in the ledger.
pub fn digest(sealed: &str) -> Digest256 {
    Digest256::of(Sha256::digest(sealed))
}

impl Erasure {
    pub fn new(challenge: Uuid, sealed: &str) -> Self {
        Self { challenge, digest: digest(sealed) }
    }

    fn parse(line: &str) -> Option<Self> {
        let (challenge, digest) = line.split_once(' ')?;
        Some(Self { challenge: Uuid::try_parse(challenge).ok()?, digest: Digest256::parse(digest)? })
    }
}

/// The file with the erasures of a register.
#[derive(Debug)]
pub struct ErasureLedger(PathBuf);

impl ErasureLedger {
    /// Returns the ledger of a data directory. The file is created with the first erasure.
    pub fn new(data: &Path) -> Self {
        Self(data.join("erasures"))
    }

    /// Appends erasures and waits until they are on the disk.
    ///
    /// # Errors
    /// If the file cannot be written: then nothing may be erased, because a restored backup could bring it back.
    pub fn append(&self, erasures: &[Erasure]) -> anyhow::Result<()> {
        let is_new = !self.0.exists();
        let mut file = OpenOptions::new().create(true).append(true).open(&self.0)?;
        // The leading newline ends a line that a power cut left incomplete.
        let lines = erasures.iter().map(|Erasure { challenge, digest }| format!("{challenge} {}\n", digest.as_str()));
        let lines: String = std::iter::once("\n".to_owned()).filter(|_| !is_new).chain(lines).collect();
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        if is_new && let Some(directory) = self.0.parent() {
            File::open(directory)?.sync_all()?;
        }
        Ok(())
    }

    /// Reads the digests of each challenge. Incomplete lines are skipped.
    ///
    /// # Errors
    /// If the file exists and cannot be read.
    pub fn read(&self) -> anyhow::Result<BTreeMap<Uuid, Digests>> {
        let mut text = String::new();
        match File::open(&self.0) {
            Ok(mut file) => file.read_to_string(&mut text).map(drop)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let mut digests = BTreeMap::<_, Digests>::new();
        for Erasure { challenge, digest } in text.lines().filter_map(Erasure::parse) {
            digests.entry(challenge).or_default().insert(digest);
        }
        Ok(digests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incomplete_line_is_skipped() {
        let directory = tempfile::tempdir().unwrap();
        let ledger = ErasureLedger::new(directory.path());
        assert!(ledger.read().unwrap().is_empty());
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        ledger.append(&[Erasure::new(first, "a"), Erasure::new(first, "b")]).unwrap();
        let mut file = OpenOptions::new().append(true).open(directory.path().join("erasures")).unwrap();
        file.write_all(b"00000000-0000-0000-0000-0000000000").unwrap();
        ledger.append(&[Erasure::new(second, "a")]).unwrap();
        let digests = ledger.read().unwrap();
        assert_eq!(digests[&first], BTreeSet::from([digest("a"), digest("b")]));
        assert_eq!((digests.len(), &digests[&second]), (2, &BTreeSet::from([digest("a")])));
    }
}
