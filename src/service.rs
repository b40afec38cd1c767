//! The operations of the register, each an atomic function, and the running register itself.
pub mod accounts;
pub mod applications;
pub mod audit;
pub mod auth;
mod backfill;
pub mod challenges;
mod changes;
pub mod clients;
pub mod drafts;
pub mod erasures;
mod follower;
pub mod grants;
pub mod i18n;
pub mod idempotency;
pub mod imports;
pub mod invitations;
pub mod issuers;
pub mod jwt;
pub mod keys;
pub mod lifecycle;
mod log_append;
mod login_throttle;
pub mod members;
pub mod notifications;
pub mod oidc;
pub mod organizations;
pub mod outbound_http;
mod password_hashing;
pub mod proofs;
mod rate_limit;
pub mod sessions;
pub mod settings;
pub mod systems;
pub mod templates;
pub mod tokens;
pub mod vault;
pub mod webhooks;
mod writer;

use crate::catalog::Catalog;
use crate::config::{Clock, Settings};
use crate::domain::values::Instant;
use crate::log::SigningKey;
use crate::store::Db;
use anyhow::Context;
use std::sync::Arc;
pub use writer::{Commit, Committed, Tx};

/// The running register. Cheap to clone.
#[derive(Clone)]
pub struct Register {
    pub settings: Arc<Settings>,
    pub clock: Clock,
    pub db: Db,
    pub catalog: Arc<Catalog>,
    /// The time at which this process opened the register.
    pub started_at: Instant,
    /// The public key with which others verify the log.
    pub verifier_key: Arc<str>,
    /// Encrypts the secrets in the database.
    pub vault: vault::Vault,
    /// Signs and verifies access tokens.
    pub tokens: Arc<tokens::Tokens>,
    /// Sends requests to URLs that users chose.
    pub outbound: outbound_http::OutboundClient,
    /// Bounds concurrent password hashing and throttles sign-ins.
    password_hashing: Arc<password_hashing::HashingPool>,
    /// Limits applications of organizations.
    application_limit: Arc<rate_limit::RateLimiter>,
    /// Limits submitted challenges, with and without a proof of work.
    filing_limits: Arc<challenges::submission::FilingLimits>,
    /// Limits uploads of attachments.
    attachment_uploads: Arc<challenges::attachments::AttachmentUploads>,
    /// Throttles wrong receipts.
    receipt_throttle: Arc<login_throttle::LoginThrottle>,
    /// Bounds concurrent reads of the database, so that waiting reads do not occupy threads.
    read_slots: Arc<tokio::sync::Semaphore>,
    /// The connection to the mail server. None: no e-mail is sent.
    mailer: Option<Arc<notifications::Mailer>>,
    /// The hour in which reminders were last queued.
    last_reminder_hour: Arc<std::sync::atomic::AtomicI64>,
    /// Bounds concurrent imports.
    pub import_slots: Arc<tokio::sync::Semaphore>,
    /// Metadata and keys of issuers that organizations trust.
    pub providers: Arc<oidc::Providers>,
    writer: writer::Writer,
    /// Limits statements of support for challenges.
    support_limit: Arc<rate_limit::RateLimiter>,
    /// The erasures that a restored backup must not undo.
    erasure_ledger: Arc<erasures::ErasureLedger>,
    follower: Arc<follower::Follower>,
    /// The lock of the data directory. None: this process only writes and has no catalog.
    _data_lock: Option<Arc<std::fs::File>>,
}

impl Register {
    /// Opens the register: connects to the database and migrates it, checks the log and its key, and brings the catalog up to
    /// date.
    ///
    /// # Errors
    /// If the database is unavailable or newer than this program; if the signing key is missing or belongs to another log; if the
    /// log does not match its signed checkpoint, or went back behind the checkpoint saved in the data directory.
    pub fn open(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        Self::open_with_catalog(settings, clock, false)
    }

    /// Opens the register with a new catalog, rebuilt from the log.
    ///
    /// # Errors
    /// The errors of [`Register::open`].
    pub fn reindex(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        Self::open_with_catalog(settings, clock, true)
    }

    fn open_with_catalog(settings: Settings, clock: Clock, rebuild: bool) -> anyhow::Result<Self> {
        let (db, key, saved_checkpoint) = Self::open_log(&settings)?;
        let lock = keys::lock_data_directory(&settings.data)?;
        let directory = settings.data.join(crate::catalog::FOLDER);
        if rebuild && directory.exists() {
            std::fs::remove_dir_all(&directory)
                .with_context(|| format!("{} cannot be deleted", directory.display()))?;
        }
        let has_prefix = |size, last_leaf| keys::log_has_prefix(&db, size, last_leaf);
        let catalog = Catalog::open(&settings.data, &key.verifier().to_string(), has_prefix)?;
        let register = Self::assemble(settings, clock, db, key, saved_checkpoint, catalog, Some(lock))?;
        register.catch_up().context("the catalog cannot follow the log")?;
        tokens::prepare_token_keys(&register).context("the keys of access tokens cannot be loaded")?;
        erasures::reapply_erasures(&register)?;
        Ok(register)
    }

    /// Opens the register without a catalog, for writes of a command while a server may be running. The server reads these writes
    /// from the log.
    ///
    /// # Errors
    /// The errors of [`Register::open`].
    pub fn open_write_only(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        let (db, key, saved_checkpoint) = Self::open_log(&settings)?;
        Self::assemble(settings, clock, db, key, saved_checkpoint, Catalog::detached()?, None)
    }

    /// Opens the database, loads the log key and checks the log.
    fn open_log(settings: &Settings) -> anyhow::Result<(Db, SigningKey, keys::SavedCheckpoint)> {
        keys::create_data_directory(&settings.data)?;
        let db = Db::open(&settings.database_url, true)?;
        let key = keys::load_or_create_log_key(settings, &db)?;
        let saved_checkpoint = keys::SavedCheckpoint::new(&settings.data);
        keys::check_log(&db, &key, &saved_checkpoint)?;
        Ok((db, key, saved_checkpoint))
    }

    fn assemble(
        settings: Settings,
        clock: Clock,
        db: Db,
        key: SigningKey,
        saved_checkpoint: keys::SavedCheckpoint,
        catalog: Catalog,
        data_lock: Option<std::fs::File>,
    ) -> anyhow::Result<Self> {
        let verifier_key = key.verifier().to_string();
        let catalog = Arc::new(catalog);
        let vault = vault::Vault::open(&settings, &db)?;
        let outbound = outbound_http::OutboundClient::new(settings.outbound_allowlist.as_deref())?;
        let mailer = notifications::Mailer::new(&settings)?.map(Arc::new);
        let tokens = Arc::new(tokens::Tokens::new(&settings.public_url, vault.clone()));
        let has_catalog = data_lock.is_some();
        let follower = Arc::new(follower::Follower::new(db.clone(), catalog.clone(), saved_checkpoint, has_catalog));
        let erasure_ledger = Arc::new(erasures::ErasureLedger::new(&settings.data));
        let writer = writer::Writer::start(db.clone(), key, clock.clone(), follower.clone(), erasure_ledger.clone())?;
        let rate_limiter = |(per_network, total)| Arc::new(rate_limit::RateLimiter::new(per_network, total));
        let filing_limits = Arc::new(challenges::submission::FilingLimits::new(&vault, settings.challenge_rate_limit));
        let read_slots = Arc::new(tokio::sync::Semaphore::new(db.max_readers()));
        Ok(Self {
            settings: Arc::new(settings),
            started_at: clock.now(),
            clock,
            db,
            catalog,
            verifier_key: verifier_key.into(),
            vault,
            tokens,
            outbound,
            password_hashing: Arc::default(),
            application_limit: rate_limiter(applications::PER_HOUR),
            filing_limits,
            attachment_uploads: Arc::default(),
            receipt_throttle: Arc::default(),
            read_slots,
            mailer,
            last_reminder_hour: Arc::default(),
            import_slots: Arc::new(tokio::sync::Semaphore::new(imports::MAX_CONCURRENT_IMPORTS)),
            providers: Arc::default(),
            writer,
            support_limit: rate_limiter(challenges::support::PER_HOUR),
            erasure_ledger,
            follower,
            _data_lock: data_lock.map(Arc::new),
        })
    }

    /// Runs a write in its own savepoint and commits it together with concurrent writes. Returns once the write is durable and the
    /// catalog of this process reflects it.
    ///
    /// # Errors
    /// The errors of the write; `Unavailable` if the database cannot commit it. In both cases nothing is written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<Committed<T>> {
        self.writer.write(work).await
    }

    /// Runs a write as [`Register::write`] does, and blocks the thread: for the command line and jobs.
    ///
    /// # Errors
    /// The errors of [`Register::write`].
    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<Committed<T>> {
        self.writer.write_blocking(work)
    }

    /// Runs a read of the database on a blocking thread, once a slot is free.
    ///
    /// # Errors
    /// The errors of the read; `Unavailable` if no connection is free.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut crate::store::Conn) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        let db = self.db.clone();
        let slot = self.read_slots.clone().acquire_owned().await.context("the register is shutting down")?;
        let read = move || {
            let _slot = slot;
            let mut conn =
                db.connection().ok_or_else(|| crate::Error::Unavailable("the database is unavailable".into()))?;
            work(&mut conn)
        };
        tokio::task::spawn_blocking(read).await.context("a query panicked")?
    }

    /// Starts to follow entries that other processes append to the log, until the register is dropped, and reads the events before
    /// the catalog was opened, once.
    pub fn follow(&self) {
        backfill::start(&self.db, &self.catalog);
        follower::start(&self.follower);
    }

    /// Applies entries that other processes have appended to the log.
    ///
    /// # Errors
    /// If the log cannot be read.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        self.follower.catch_up()
    }

    /// Flushes the catalog and saves the newest checkpoint. Called before the process ends.
    pub fn close(&self) {
        self.catalog.flush();
        self.follower.save_checkpoint();
    }
}
