//! The key that signs the log, and what must hold before anything is appended.
use crate::config::{Settings, random};
use crate::log::checkpoint::NoteError;
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

/// Makes the data folder, for its owner alone: it holds keys and, with SQLite, everything that is not public.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("the data folder {} cannot be made", folder.display()))
}

/// Takes the data folder for this process: two that write one search index would ruin it.
///
/// # Errors
/// If another process has it.
pub fn lock_folder(folder: &Path) -> anyhow::Result<std::fs::File> {
    let path = folder.join("lock");
    let file = std::fs::File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => bail!("another process uses this data folder: {}", folder.display()),
        Err(std::fs::TryLockError::Error(error)) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// Whether the log has `size` entries or more and the hash of the last of them is `tip`.
pub fn has_entry(db: &Db, size: u64, tip: Option<Hash>) -> anyhow::Result<bool> {
    let mut conn = db.connection().context("the database is away")?;
    let known = log::tip(&mut conn)?.map_or(0, |(known, _)| known);
    if size == 0 || size > known {
        return Ok(size == 0);
    }
    Ok(log::hashes(&mut conn, 0, size - 1, 1)?.first() == tip.as_ref())
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
/// back behind what this folder has seen.
pub fn check_log(db: &Db, key: &SigningKey, kept: &KeptCheckpoint) -> anyhow::Result<()> {
    let mut conn = db.connection().context("the database is away")?;
    let verifier = key.verifier();
    let head = log::head(&mut conn, false)?;
    let Some(head) = head else {
        if let Some(seen) = kept.read(&verifier)? {
            bail!(went_back(seen.0, 0, kept));
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
    if let Some((size, root)) = kept.read(&verifier)? {
        kept.1.store(size, Ordering::Relaxed);
        ensure!(size <= signed.size, went_back(size, signed.size, kept));
        let path = if size == 0 { Vec::new() } else { proof::prove_consistency(&mut *conn, size, signed.size)? };
        ensure!(
            proof::verify_consistency(size, &root, signed.size, &signed.root, &path),
            "the log was rewritten: its first {size} entries are not those that this folder has seen ({})",
            kept.0.display()
        );
    }
    Ok(())
}

fn went_back(seen: u64, now: u64, kept: &KeptCheckpoint) -> String {
    format!(
        "the log went back: this folder has seen {seen} entries and the database has {now}. Was an older backup restored? \
         Appending now would fork the log in the eyes of everybody who holds a newer checkpoint. If that is what you \
         want, remove {}",
        kept.0.display()
    )
}

/// The newest checkpoint that this folder has seen, in a file outside the database.
pub struct KeptCheckpoint(PathBuf, AtomicU64);

impl KeptCheckpoint {
    pub fn new(data: &Path) -> Self {
        Self(data.join("checkpoint"), AtomicU64::new(u64::MAX))
    }

    /// What was kept. One of another log says nothing about this one; one that is damaged might have said something.
    fn read(&self, key: &VerifierKey) -> anyhow::Result<Option<(u64, Hash)>> {
        let note = match std::fs::read_to_string(&self.0) {
            Ok(note) => note,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| self.0.display().to_string()),
        };
        match key.open(&note) {
            Ok(checkpoint) => Ok(Some((checkpoint.size, checkpoint.root))),
            Err(NoteError::Origin | NoteError::NoSignature) => Ok(None),
            Err(broken) => Err(broken).with_context(|| {
                format!(
                    "the kept checkpoint {} is damaged; remove it if you are sure of the database",
                    self.0.display()
                )
            }),
        }
    }

    /// Keeps a checkpoint of `size` entries, if it is not the one that is kept.
    pub fn keep(&self, size: u64, note: &str) -> std::io::Result<()> {
        if note.is_empty() || self.1.load(Ordering::Relaxed) == size {
            return Ok(());
        }
        // Beside it first, then in its place: a power cut leaves the old one or the new one. A command that acts beside
        // the server keeps the same file.
        let beside = self.0.with_extension(format!("new-{}", std::process::id()));
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(note.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, &self.0)?;
        self.1.store(size, Ordering::Relaxed);
        Ok(())
    }
}
