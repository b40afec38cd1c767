//! The key that signs the log, and what must hold before anything is appended.
use crate::config::{Settings, random};
use crate::log::tree::Hash;
use crate::log::{SigningKey, VerifierKey, proof};
use crate::store::{Db, log};
use anyhow::{Context, bail, ensure};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A new key for the log of this name.
pub fn generate(name: &str) -> anyhow::Result<SigningKey> {
    Ok(SigningKey::new(name, &random()?)?)
}

/// The file that holds the key where the settings hold none.
pub fn key_file(settings: &Settings) -> PathBuf {
    settings.data.join("keys").join("log.key")
}

/// The key of the log: from the settings, else from its file. A log that has not begun gets a new one.
///
/// # Errors
/// If the log has begun and there is no key, or it cannot be read.
pub fn log_key(settings: &Settings, db: &Db) -> anyhow::Result<SigningKey> {
    if let Some(key) = given_key(settings)? {
        return Ok(key);
    }
    if log::head(&mut *db.connection().context("the database is away")?, false)?.is_some() {
        return existing_log_key(settings, db);
    }
    let name = match &settings.log_name {
        Some(name) => name.clone(),
        None => format!("algorithm-register/{:08x}", u32::from_be_bytes(random()?)),
    };
    let key = generate(&name)?;
    let file = key_file(settings);
    write_secret(&file, &key.to_secret())?;
    tracing::info!(file = %file.display(), "made a new key for the log; keep a copy in a safe place");
    Ok(key)
}

/// The key from the settings, else from its file.
fn given_key(settings: &Settings) -> anyhow::Result<Option<SigningKey>> {
    if let Some(text) = &settings.log_key {
        return SigningKey::parse(text)
            .context("the log key in the settings (REGISTER_LOG_KEY) cannot be read")
            .map(Some);
    }
    let file = key_file(settings);
    let unreadable = || format!("the log key in {} cannot be read", file.display());
    match std::fs::read_to_string(&file) {
        Ok(text) => SigningKey::parse(&text).with_context(unreadable).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(unreadable),
    }
}

/// The key that is there; none is made.
///
/// # Errors
/// If there is none, or it cannot be read.
pub fn existing_log_key(settings: &Settings, db: &Db) -> anyhow::Result<SigningKey> {
    if let Some(key) = given_key(settings)? {
        return Ok(key);
    }
    let file = key_file(settings);
    match log::head(&mut *db.connection().context("the database is away")?, false)? {
        Some(head) => bail!(
            "the signing key is missing: this log is signed by {}, and neither REGISTER_LOG_KEY nor {} holds its key",
            head.verifier_key,
            file.display()
        ),
        None => bail!("there is no signing key yet; the first start makes one in {}", file.display()),
    }
}

/// Writes a file that only its owner can read, and never over another.
pub fn write_secret(file: &Path, secret: &str) -> anyhow::Result<()> {
    let cannot = || format!("{} cannot be written", file.display());
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(cannot)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file).with_context(cannot)?;
    file.write_all(format!("{secret}\n").as_bytes()).with_context(cannot)?;
    file.sync_all().with_context(cannot)
}

/// What must hold at a start: the key is that of the log, the head is what was last signed, and the log did not go
/// back behind what this node has seen.
pub fn check_log(db: &Db, key: &SigningKey, kept: &KeptCheckpoint) -> anyhow::Result<()> {
    let mut conn = db.connection().context("the database is away")?;
    let verifier = key.verifier();
    let head = log::head(&mut conn, false)?;
    let Some(head) = head else {
        if let Some(seen) = kept.read(&verifier) {
            bail!(wound_back(seen.0, 0, kept));
        }
        return Ok(());
    };
    ensure!(
        head.verifier_key == verifier.to_string(),
        "the signing key is another log's: this log is signed by {}, and the key here is {verifier}",
        head.verifier_key
    );
    let signed = verifier.open(&head.checkpoint).context("the newest checkpoint of the log does not hold")?;
    ensure!(
        (signed.size, signed.root) == (head.edge.size(), head.edge.root()),
        "the head of the log is not what was last signed: run `algorithm-register verify`"
    );
    let last = log::entries(&mut conn, signed.size.saturating_sub(1), signed.size + 1)?;
    ensure!(
        last.len() as u64 == signed.size.min(1),
        "the log does not have the {} entries that were signed: run `algorithm-register verify`",
        signed.size
    );
    if let Some((size, root)) = kept.read(&verifier) {
        ensure!(size <= signed.size, wound_back(size, signed.size, kept));
        let path = if size == 0 { Vec::new() } else { proof::consistency(&mut *conn, size, signed.size)? };
        ensure!(
            proof::extends(size, &root, signed.size, &signed.root, &path),
            "the log was rewritten: its first {size} entries are not those that this node has seen ({})",
            kept.0.display()
        );
    }
    kept.1.store(signed.size, Ordering::Relaxed);
    Ok(())
}

fn wound_back(seen: u64, now: u64, kept: &KeptCheckpoint) -> String {
    format!(
        "the log went back: this node has seen {seen} entries and the database has {now}. Was an older backup restored? \
         Appending now would fork the log in the eyes of everybody who holds a newer checkpoint. If that is what you \
         want, remove {}",
        kept.0.display()
    )
}

/// The newest checkpoint that this node has seen, in a file outside the database.
pub struct KeptCheckpoint(PathBuf, AtomicU64);

impl KeptCheckpoint {
    pub fn new(data: &Path) -> Self {
        Self(data.join("checkpoint"), AtomicU64::new(u64::MAX))
    }

    fn read(&self, key: &VerifierKey) -> Option<(u64, Hash)> {
        let note = std::fs::read_to_string(&self.0).ok()?;
        // One that this key did not sign is of another log: it says nothing about this one.
        key.open(&note).ok().map(|checkpoint| (checkpoint.size, checkpoint.root))
    }

    /// Keeps a checkpoint of `size` entries, if it is not the one that is kept.
    pub fn keep(&self, size: u64, note: &str) -> std::io::Result<()> {
        if note.is_empty() || self.1.swap(size, Ordering::Relaxed) == size {
            return Ok(());
        }
        // Beside it first, then in its place: a power cut leaves the old one or the new one.
        let beside = self.0.with_extension("new");
        std::fs::write(&beside, note)?;
        std::fs::rename(&beside, &self.0)
    }
}
