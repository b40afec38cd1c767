//! The running register: its parts, and the ways to read and to write.
use super::backfill;
use super::erasures::ledger::ErasureLedger;
use super::follower::{self, Follower};
use super::limits::Limits;
use super::notifications::mailer::Mailer;
use super::oidc::provider::Providers;
use super::outbound_http::OutboundClient;
use super::tokens::signer::Tokens;
use super::vault::Vault;
use super::writer::{Committed, Tx, Writer};
use crate::catalog::Catalog;
use crate::config::{Clock, Settings};
use crate::domain::values::Instant;
use crate::store::{Conn, Db};
use crate::{Error, Result};
use anyhow::Context;
use std::fs::File;
use std::sync::Arc;

/// The running register. Cheap to clone.
#[derive(Clone)]
pub struct Register {
    pub settings: Arc<Settings>,
    pub clock: Clock,
    /// The time at which this process opened the register.
    pub started_at: Instant,
    pub db: Db,
    pub catalog: Arc<Catalog>,
    pub log: LogHandle,
    /// Encrypts the secrets in the database.
    pub vault: Vault,
    /// Signs and verifies access tokens.
    pub tokens: Arc<Tokens>,
    pub limits: Arc<Limits>,
    /// Sends requests to URLs that users chose.
    pub outbound: OutboundClient,
    /// Metadata and keys of issuers that organizations trust.
    pub providers: Arc<Providers>,
    /// The connection to the mail server. None: no e-mail is sent.
    pub mailer: Option<Arc<Mailer>>,
}

/// The log in this process: it is appended to by one thread, and followed if other processes append to it.
#[derive(Clone)]
pub struct LogHandle {
    /// The public key with which others verify the log.
    pub verifier_key: Arc<str>,
    pub(super) writer: Writer,
    pub(super) follower: Arc<Follower>,
    /// The erasures that a restored backup must not undo.
    pub(super) erasure_ledger: Arc<ErasureLedger>,
    /// The lock of the data directory. None: this process only writes and has no catalog.
    pub(super) _data_lock: Option<Arc<File>>,
}

impl Register {
    /// Runs a write in its own savepoint and commits it together with concurrent writes. Returns once the write is
    /// durable and the catalog of this process reflects it.
    ///
    /// # Errors
    /// The errors of the write; `Unavailable` if the database cannot commit it. In both cases nothing is written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.log.writer.write(work).await
    }

    /// Runs a write as [`Register::write`] does, and blocks the thread: for the command line and jobs.
    ///
    /// # Errors
    /// The errors of [`Register::write`].
    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.log.writer.write_blocking(work)
    }

    /// Runs a read of the database on a blocking thread, once a slot is free.
    ///
    /// # Errors
    /// The errors of the read; `Unavailable` if no connection is free.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let db = self.db.clone();
        let slot = self.limits.read_slots.clone().acquire_owned().await.context("the register is shutting down")?;
        let read = move || {
            let _slot = slot;
            let mut conn = db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
            work(&mut conn)
        };
        tokio::task::spawn_blocking(read).await.context("a query panicked")?
    }

    /// Starts to follow entries that other processes append to the log, until the register is dropped, and reads the
    /// events before the catalog was opened, once.
    pub fn follow(&self) {
        backfill::start(&self.db, &self.catalog);
        follower::start(&self.log.follower);
    }

    /// Applies entries that other processes have appended to the log.
    ///
    /// # Errors
    /// If the log cannot be read.
    pub fn catch_up(&self) -> anyhow::Result<()> {
        self.log.follower.catch_up()
    }

    /// Flushes the catalog and saves the newest checkpoint. Called before the process ends.
    pub fn close(&self) {
        self.catalog.flush();
        self.log.follower.save_checkpoint();
    }
}
