//! The start of the register: the database, the keys, the log, the catalog, in this order.
use super::erasures;
use super::erasures::ledger::ErasureLedger;
use super::follower::Follower;
use super::keys;
use super::limits::Limits;
use super::notifications::mailer::Mailer;
use super::oidc::provider::Providers;
use super::outbound_http::OutboundClient;
use super::register::{LogHandle, Register};
use super::tokens::{self, Tokens};
use super::vault::Vault;
use super::writer::Writer;
use crate::catalog::Catalog;
use crate::config::{Clock, Settings};
use crate::log::SigningKey;
use crate::store::Db;
use anyhow::Context;
use std::fs::File;
use std::sync::Arc;

impl Register {
    /// Opens the register: connects to the database and migrates it, checks the log and its key, and brings the catalog
    /// up to date.
    ///
    /// # Errors
    /// If the database is unavailable or newer than this program; if the signing key is missing or belongs to another
    /// log; if the log does not match its signed checkpoint, or went back behind the checkpoint saved in the data
    /// directory.
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

    /// Opens the register without a catalog, for writes of a command while a server may be running. The server reads
    /// these writes from the log.
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
        data_lock: Option<File>,
    ) -> anyhow::Result<Self> {
        let verifier_key = key.verifier().to_string().into();
        let catalog = Arc::new(catalog);
        let vault = Vault::open(&settings, &db)?;
        let outbound = OutboundClient::new(settings.outbound_allowlist.as_deref())?;
        let follower = Arc::new(Follower::new(db.clone(), catalog.clone(), saved_checkpoint, data_lock.is_some()));
        let erasure_ledger = Arc::new(ErasureLedger::new(&settings.data));
        let writer = Writer::start(db.clone(), key, clock.clone(), follower.clone(), erasure_ledger.clone())?;
        Ok(Self {
            started_at: clock.now(),
            catalog,
            log: LogHandle { verifier_key, writer, follower, erasure_ledger, _data_lock: data_lock.map(Arc::new) },
            tokens: Arc::new(Tokens::new(&settings.public_url, vault.clone())),
            limits: Arc::new(Limits::new(&settings, &vault, db.max_readers())),
            providers: Arc::new(Providers::new(outbound.clone())),
            outbound,
            mailer: Mailer::new(&settings)?.map(Arc::new),
            settings: Arc::new(settings),
            clock,
            db,
            vault,
        })
    }
}
