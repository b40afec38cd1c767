//! The log key, the data directory, and the checks of the log at the start, before anything is appended.
use crate::config::{Settings, random};
use crate::log::checkpoint::NoteError;
use crate::log::tree::Hash;
use crate::log::{SigningKey, VerifierKey, proof};
use crate::store::{Db, log};
use anyhow::{Context, bail, ensure};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Generates a signing key for a log of a name.
pub fn generate(name: &str) -> anyhow::Result<SigningKey> {
    Ok(SigningKey::new(name, &random()?)?)
}

/// Returns the file of the log key, which is used if the settings contain none.
pub fn key_file(settings: &Settings) -> PathBuf {
    settings.data.join("keys").join("log.key")
}

/// Loads the log key from the settings or from its file. An empty log gets a new key.
///
/// # Errors
/// If the log has entries and there is no key, or the key is malformed.
pub fn load_or_create_log_key(settings: &Settings, db: &Db) -> anyhow::Result<SigningKey> {
    if let Some(key) = configured_log_key(settings)? {
        return Ok(key);
    }
    if log::head(&mut *db.connection().context("the database is unavailable")?, false)?.is_some() {
        return load_log_key(settings, db);
    }
    let name = match &settings.log_name {
        Some(name) => name.clone(),
        None => format!("algorithm-register/{:08x}", u32::from_be_bytes(random()?)),
    };
    let key = generate(&name)?;
    let file = key_file(settings);
    write_secret(&file, &key.to_secret())?;
    tracing::info!(file = %file.display(), "created a new log key; keep a copy in a safe place");
    Ok(key)
}

/// Returns the log key of the settings or of its file.
fn configured_log_key(settings: &Settings) -> anyhow::Result<Option<SigningKey>> {
    if let Some(text) = &settings.log_key {
        return SigningKey::parse(text)
            .context("the log key in the settings (REGISTER_LOG_KEY) is malformed")
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

/// Loads the log key without creating one.
///
/// # Errors
/// If there is none, or it is malformed.
pub fn load_log_key(settings: &Settings, db: &Db) -> anyhow::Result<SigningKey> {
    if let Some(key) = configured_log_key(settings)? {
        return Ok(key);
    }
    let file = key_file(settings);
    match log::head(&mut *db.connection().context("the database is unavailable")?, false)? {
        Some(head) => bail!(
            "the signing key is missing: this log is signed by {}, and neither REGISTER_LOG_KEY nor {} contains its key",
            head.verifier_key,
            file.display()
        ),
        None => bail!("there is no signing key yet; the first start creates one in {}", file.display()),
    }
}

/// Creates the data directory, accessible to its owner only: it contains keys and, with SQLite, all private content.
///
/// # Errors
/// If it cannot be created.
pub fn create_data_directory(directory: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).with_context(|| format!("the data directory {} cannot be created", directory.display()))
}

/// Locks the data directory for this process: two processes would corrupt the search index. The lock ends with the
/// file.
///
/// # Errors
/// If another process holds the lock.
pub fn lock_data_directory(directory: &Path) -> anyhow::Result<std::fs::File> {
    let path = directory.join("lock");
    let file = std::fs::File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => {
            bail!("another process uses this data directory: {}", directory.display())
        }
        Err(std::fs::TryLockError::Error(error)) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// Reports whether the log has at least `size` entries and `last_leaf` is the hash of the last of them.
///
/// # Errors
/// If the log cannot be read.
pub fn log_has_prefix(db: &Db, size: u64, last_leaf: Option<Hash>) -> anyhow::Result<bool> {
    let mut conn = db.connection().context("the database is unavailable")?;
    let log_size = log::latest_checkpoint(&mut conn)?.map_or(0, |(size, _)| size);
    if size == 0 || size > log_size {
        return Ok(size == 0);
    }
    Ok(log::hashes(&mut conn, 0, size - 1, 1)?.first() == last_leaf.as_ref())
}

/// Writes a new file that only its owner can read.
///
/// # Errors
/// If the file exists or cannot be written.
pub fn write_secret(file: &Path, secret: &str) -> anyhow::Result<()> {
    let failed = || format!("{} cannot be written", file.display());
    if let Some(directory) = file.parent() {
        std::fs::create_dir_all(directory).with_context(failed)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file).with_context(failed)?;
    file.write_all(format!("{secret}\n").as_bytes()).with_context(failed)?;
    file.sync_all().with_context(failed)
}

/// Checks at the start that the key is the key of the log, that the head of the log matches its signed checkpoint, and
/// that the log extends the saved checkpoint.
///
/// # Errors
/// If one of these does not hold, or the log cannot be read.
pub fn check_log(db: &Db, key: &SigningKey, saved: &SavedCheckpoint) -> anyhow::Result<()> {
    let mut conn = db.connection().context("the database is unavailable")?;
    let verifier = key.verifier();
    let head = log::head(&mut conn, false)?;
    let Some(head) = head else {
        if let Some((size, _)) = saved.read(&verifier)? {
            bail!(went_back(size, 0, saved));
        }
        return Ok(());
    };
    ensure!(
        head.verifier_key == verifier.to_string(),
        "the signing key belongs to another log: this log is signed by {}, and the key here is {verifier}",
        head.verifier_key
    );
    let signed =
        verifier.open(&head.checkpoint).context("the signature of the newest checkpoint of the log is invalid")?;
    ensure!(
        (signed.size, signed.root) == (head.compact_range.size(), head.compact_range.root()),
        "the head of the log does not match its signed checkpoint: run `algorithm-register verify`"
    );
    let last = log::entries(&mut conn, signed.size.saturating_sub(1), signed.size + 1)?;
    ensure!(
        last.len() as u64 == signed.size.min(1),
        "the log does not have the {} entries that were signed: run `algorithm-register verify`",
        signed.size
    );
    if let Some((size, root)) = saved.read(&verifier)? {
        saved.size.store(size, Ordering::Relaxed);
        ensure!(size <= signed.size, went_back(size, signed.size, saved));
        let path = if size == 0 { Vec::new() } else { proof::prove_consistency(&mut *conn, size, signed.size)? };
        ensure!(
            proof::verify_consistency(size, &root, signed.size, &signed.root, &path),
            "the log was rewritten: its first {size} entries are not those of the saved checkpoint {}",
            saved.path.display()
        );
    }
    Ok(())
}

fn went_back(saved_size: u64, log_size: u64, saved: &SavedCheckpoint) -> String {
    format!(
        "the log went back: the saved checkpoint has {saved_size} entries and the database has {log_size}. Was an older backup \
         restored? Appending now would fork the log for everyone who holds a newer checkpoint. If that is what you want, \
         remove {}",
        saved.path.display()
    )
}

/// The newest known checkpoint, saved in a file outside the database.
pub struct SavedCheckpoint {
    path: PathBuf,
    /// The size of the checkpoint in the file; `u64::MAX` if unknown.
    size: AtomicU64,
}

impl SavedCheckpoint {
    /// Returns the saved checkpoint of a data directory.
    pub fn new(data: &Path) -> Self {
        Self { path: data.join("checkpoint"), size: AtomicU64::new(u64::MAX) }
    }

    /// Reads size and root hash. A checkpoint of another log is ignored; a damaged one is an error, because it may be
    /// of this log.
    fn read(&self, key: &VerifierKey) -> anyhow::Result<Option<(u64, Hash)>> {
        let note = match std::fs::read_to_string(&self.path) {
            Ok(note) => note,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| self.path.display().to_string()),
        };
        match key.open(&note) {
            Ok(checkpoint) => Ok(Some((checkpoint.size, checkpoint.root))),
            Err(NoteError::Origin | NoteError::NoSignature) => Ok(None),
            Err(error) => Err(error).with_context(|| {
                format!(
                    "the saved checkpoint {} is damaged; remove it if you are sure of the database",
                    self.path.display()
                )
            }),
        }
    }

    /// Saves a checkpoint of `size` entries, unless it is saved already.
    pub fn save(&self, size: u64, note: &str) -> std::io::Result<()> {
        if note.is_empty() || self.size.load(Ordering::Relaxed) == size {
            return Ok(());
        }
        // Write and rename: a power cut leaves the old or the new file. The process id keeps a command that runs while
        // the server runs from writing the same temporary file.
        let temporary = self.path.with_extension(format!("new-{}", std::process::id()));
        let mut file = std::fs::File::create(&temporary)?;
        file.write_all(note.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&temporary, &self.path)?;
        self.size.store(size, Ordering::Relaxed);
        Ok(())
    }
}
