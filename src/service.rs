//! Every act that changes the register, each one function and whole or not at all, and the running register itself.
pub mod access_request;
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
pub mod jose;
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
    /// Since when this process shows the register.
    pub started: Instant,
    /// The key that others check the log with.
    pub verifier_key: Arc<str>,
    /// Seals secrets that the database holds.
    pub vault: vault::Vault,
    /// Signs and checks access tokens.
    pub tokens: Arc<tokens::Tokens>,
    /// Calls addresses that users gave.
    pub outgoing: outbound_http::OutboundClient,
    /// Where those wait who log in.
    gate: Arc<password_hashing::Gate>,
    /// Counts those who ask to join.
    applications: Arc<rate_limit::RateLimiter>,
    /// Those who file challenges, with a proof of work and without.
    filings: Arc<challenges::submission::Gate>,
    /// Files that are attached to challenges.
    attachments: Arc<challenges::attachments::AttachmentUploads>,
    /// Those who try receipts.
    receipts: Arc<login_throttle::LoginThrottle>,
    /// Places for those who read from the database: who waits, waits here, and not on a thread.
    readers: Arc<tokio::sync::Semaphore>,
    /// The way to the mail server. None: no mail is sent.
    mailer: Option<Arc<notifications::Mailer>>,
    /// The hour in which reminders were looked for last.
    reminded: Arc<std::sync::atomic::AtomicI64>,
    /// Places for files that are being taken in.
    pub imports: Arc<tokio::sync::Semaphore>,
    /// Issuers that organizations trust.
    pub providers: Arc<oidc::Providers>,
    writer: writer::Writer,
    /// Those who say that something affects them, too.
    supports: Arc<rate_limit::RateLimiter>,
    /// What must not come back.
    ledger: Arc<erasures::Ledger>,
    tail: Arc<follower::Follower>,
    /// Held for as long as this process uses the data folder. None: it only acts.
    _lock: Option<Arc<std::fs::File>>,
}

impl Register {
    /// Opens the register: connects, brings the schema up to date, checks the log and its key, catches up the catalog.
    ///
    /// # Errors
    /// If the database is away or newer than this program; if the signing key is missing or not that of the log; if
    /// the log is not what was last signed, or went back behind what this folder has seen.
    pub fn open(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        Self::open_folder(settings, clock, false)
    }

    /// The same, with the catalog thrown away and built anew from the log.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn reindex(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        Self::open_folder(settings, clock, true)
    }

    fn open_folder(settings: Settings, clock: Clock, anew: bool) -> anyhow::Result<Self> {
        let (db, key, kept) = Self::found(&settings)?;
        let lock = keys::lock_folder(&settings.data)?;
        let folder = settings.data.join(crate::catalog::FOLDER);
        if anew && folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
        }
        let agrees = |size, tip| keys::has_entry(&db, size, tip);
        let catalog = Catalog::open(&settings.data, &key.verifier().to_string(), agrees)?;
        let register = Self::put_together(settings, clock, db, key, kept, catalog, Some(lock))?;
        register.catch_up().context("the catalog cannot follow the log")?;
        register.ready_tokens().context("the keys of access tokens")?;
        register.reapply_erasures()?;
        Ok(register)
    }

    /// Opens the register for acts alone, beside a server that may be running: without a catalog. That server sees the
    /// acts in the log.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_for_acts(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        let (db, key, kept) = Self::found(&settings)?;
        Self::put_together(settings, clock, db, key, kept, Catalog::detached()?, None)
    }

    fn found(settings: &Settings) -> anyhow::Result<(Db, SigningKey, keys::KeptCheckpoint)> {
        keys::make_folder(&settings.data)?;
        let db = Db::open(&settings.database_url, true)?;
        let key = keys::log_key(settings, &db)?;
        let kept = keys::KeptCheckpoint::new(&settings.data);
        keys::check_log(&db, &key, &kept)?;
        Ok((db, key, kept))
    }

    fn put_together(
        settings: Settings,
        clock: Clock,
        db: Db,
        key: SigningKey,
        kept: keys::KeptCheckpoint,
        catalog: Catalog,
        lock: Option<std::fs::File>,
    ) -> anyhow::Result<Self> {
        let verifier_key = key.verifier().to_string();
        let catalog = Arc::new(catalog);
        let vault = vault::Vault::open(&settings, &db)?;
        let outgoing = outbound_http::OutboundClient::new(settings.outbound_allowlist.as_deref())?;
        let mailer = notifications::Mailer::new(&settings)?.map(Arc::new);
        let tokens = Arc::new(tokens::Tokens::new(&settings.public_url, vault.clone()));
        let tail = Arc::new(follower::Follower::new(db.clone(), catalog.clone(), kept, lock.is_some()));
        let ledger = Arc::new(erasures::Ledger::new(&settings.data));
        let writer = writer::Writer::start(db.clone(), key, clock.clone(), tail.clone(), ledger.clone())?;
        let quota = |(each, all)| rate_limit::RateLimiter::new(each, all);
        let filings = Arc::new(challenges::submission::Gate::new(&vault, settings.challenge_rate_limit));
        let readers = Arc::new(tokio::sync::Semaphore::new(db.readers()));
        Ok(Self {
            settings: Arc::new(settings),
            started: clock.now(),
            clock,
            db,
            catalog,
            verifier_key: verifier_key.into(),
            vault,
            tokens,
            outgoing,
            gate: Arc::default(),
            applications: Arc::new(quota(applications::PER_HOUR)),
            filings,
            attachments: Arc::default(),
            receipts: Arc::default(),
            readers,
            mailer,
            reminded: Arc::default(),
            imports: Arc::new(tokio::sync::Semaphore::new(imports::MAX_CONCURRENT_IMPORTS)),
            providers: Arc::default(),
            supports: Arc::new(quota(challenges::support::PER_HOUR)),
            ledger,
            writer,
            tail,
            _lock: lock.map(Arc::new),
        })
    }

    /// Does one act: queued, run in a savepoint of its own, committed with those around it, answered once it is
    /// durable and visible by id in this process.
    ///
    /// # Errors
    /// Those of the act; `Unavailable` if the database could not take it. Either way nothing of it is written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<Committed<T>> {
        self.writer.write(work).await
    }

    /// The same for a thread that may wait: the command line.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<Committed<T>> {
        self.writer.write_blocking(work)
    }

    /// Reads from the database, on a thread that may wait.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut crate::store::Conn) -> crate::Result<T> + Send + 'static,
    ) -> crate::Result<T> {
        let db = self.db.clone();
        let place = self.readers.clone().acquire_owned().await.context("the register is shutting down")?;
        let read = move || {
            let _place = place;
            let mut conn = db.connection().ok_or_else(|| crate::Error::Unavailable("the database is away".into()))?;
            work(&mut conn)
        };
        tokio::task::spawn_blocking(read).await.context("a query panicked")?
    }

    /// Follows what other processes append to the log, twice a second, until the register is dropped; and reads, once,
    /// what happened before the catalog was opened.
    pub fn follow(&self) {
        backfill::read(&self.db, &self.catalog);
        follower::follow(&self.tail);
    }

    /// Takes in at once what other processes appended.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        self.tail.catch_up()
    }

    /// What a process does last: the search index and the kept checkpoint are brought up to date.
    pub fn close(&self) {
        self.catalog.flush();
        self.tail.keep_checkpoint();
    }
}
