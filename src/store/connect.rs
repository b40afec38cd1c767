//! Connections, the pool, transactions and migrations.
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::prelude::*;
use diesel::r2d2::{Error as PoolError, ManageConnection, Pool, R2D2Connection};
use diesel::result::{DatabaseErrorKind, Error as Diesel};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::time::Duration;

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

/// Pragmas of every SQLite connection.
///
/// `synchronous = FULL`: acknowledged writes survive a power cut. `secure_delete`: redacted and erased content is
/// overwritten, not only unlinked. `wal_autocheckpoint`, in pages of 4 KB: moving the write-ahead log into the database
/// waits for the disk twice; at SQLite's default of 1,000 pages that would happen with every fiftieth submitted
/// challenge.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000;";

/// Page cache of a reading SQLite connection, 512 KiB: the operating system caches pages, too, and SQLite's default of
/// 2 MB for each connection is too much for a small town's machine.
const READER_CACHE: &str = "PRAGMA cache_size = -512";

/// Timeouts of every PostgreSQL session: a server that hangs must not hang the register.
const SESSION_TIMEOUTS: &str = "SET lock_timeout = '10s'; SET statement_timeout = '60s'; \
    SET idle_in_transaction_session_timeout = '120s'";

/// Adds timeouts for a network that drops packets to a PostgreSQL URL, unless the operator has set them.
fn with_timeouts(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "5"), ("keepalives_idle", "10"), ("tcp_user_timeout", "15000")] {
        if !url.contains(name) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&format!("{name}={value}"));
        }
    }
    url
}

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// Runs a statement on the connection of either database. Each of these caches a statement by its type, while [`Conn`]
/// generates its SQL text every time: worth a macro for statements that run with every write.
macro_rules! dispatch {
    ($conn:ident => $run:expr) => {
        match $conn {
            $crate::store::Conn::Postgres($conn) => $run,
            $crate::store::Conn::Sqlite($conn) => $run,
        }
    };
}
pub(super) use dispatch;

/// An error of opening the database.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("a database URL must begin with sqlite:// or postgres://")]
    Url,
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    #[error(
        "the database is newer than this program: it has migration {0}, which this program does not know. Use the newer program, or go back with its `migrate --down`"
    )]
    Newer(String),
    #[error("the database is older than this program: run `algorithm-register migrate` first")]
    Older,
    #[error("a migration failed, nothing was changed: {0}")]
    Migration(String),
}

impl Conn {
    /// Connects to the database that the scheme of the URL names. (The derived `establish` tries PostgreSQL and falls
    /// back on a file of that name.)
    fn open(url: &str) -> ConnectionResult<Self> {
        if is_postgres(url) {
            let mut conn = PgConnection::establish(&with_timeouts(url))?;
            conn.batch_execute(SESSION_TIMEOUTS).map_err(ConnectionError::CouldntSetupConfiguration)?;
            return Ok(Self::Postgres(conn));
        }
        let path = url.strip_prefix("sqlite://").unwrap_or(url);
        let mut conn = SqliteConnection::establish(path)?;
        conn.batch_execute(PRAGMAS).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(Self::Sqlite(conn))
    }

    /// Runs a write transaction. SQLite takes its write lock at the beginning: a transaction that first reads and then
    /// writes would fail as soon as another one writes in between.
    pub fn write<T, E: From<Diesel>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        type Manager = <Conn as Connection>::TransactionManager;
        match self {
            Self::Postgres(conn) => AnsiTransactionManager::begin_transaction(conn)?,
            Self::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?,
        }
        match work(self) {
            Ok(value) => match Manager::commit_transaction(self) {
                Ok(()) => Ok(value),
                Err(error) => {
                    // A failed commit may leave the transaction open, for example on a full disk.
                    let _ = Manager::rollback_transaction(self);
                    Err(error.into())
                }
            },
            Err(error) => {
                Manager::rollback_transaction(self)?;
                Err(error)
            }
        }
    }

    /// Truncates the write-ahead log of SQLite, which still holds deleted content. Returns false if a reader still uses
    /// it: then try again. The retention of PostgreSQL's write-ahead log is the operator's decision.
    pub fn truncate_wal(&mut self) -> QueryResult<bool> {
        #[derive(QueryableByName)]
        struct Outcome {
            #[diesel(sql_type = diesel::sql_types::Integer)]
            busy: i32,
        }
        match self {
            Self::Postgres(_) => Ok(true),
            Self::Sqlite(conn) => {
                // Writers wait while this waits for readers, and an export may read for minutes.
                conn.batch_execute("PRAGMA busy_timeout = 50")?;
                let outcome = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result::<Outcome>(conn);
                conn.batch_execute("PRAGMA busy_timeout = 5000")?;
                Ok(outcome?.busy == 0)
            }
        }
    }

    /// Runs reads that all see the same state of the database, whatever is written meanwhile.
    pub fn snapshot<T, E: From<Diesel>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.transaction(|conn| {
            if let Self::Postgres(conn) = conn {
                conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
            }
            work(conn)
        })
    }

    /// Runs a part of a transaction that is rolled back alone if it fails.
    pub fn savepoint<T, E: From<Diesel>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.transaction(work)
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// The kind of a failed statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DbErrorKind {
    /// The row does not exist.
    NotFound,
    /// A row with the same unique value exists.
    Duplicate,
    /// The cause is the database, not the request: it is unreachable, full, locked or shutting down. Try again later.
    Unavailable,
    Other,
}

/// Returns the kind of a failed statement. The databases report a full disk only in the text of the message.
pub fn classify(error: &Diesel) -> DbErrorKind {
    const UNAVAILABLE_MESSAGES: &[&str] = &[
        "disk is full",
        "disk I/O error",
        "No space left",
        "could not extend file",
        "readonly database",
        "unable to open database",
        "database is locked",
        "connection",
        "shutting down",
        "terminating",
        "canceling statement",
    ];
    match error {
        Diesel::NotFound => DbErrorKind::NotFound,
        Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => DbErrorKind::Duplicate,
        Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::SerializationFailure, _) => {
            DbErrorKind::Unavailable
        }
        Diesel::DatabaseError(DatabaseErrorKind::Unknown | DatabaseErrorKind::UnableToSendCommand, info)
            if UNAVAILABLE_MESSAGES.iter().any(|text| info.message().contains(text)) =>
        {
            DbErrorKind::Unavailable
        }
        Diesel::BrokenTransactionManager | Diesel::RollbackErrorOnCommit { .. } => DbErrorKind::Unavailable,
        _ => DbErrorKind::Other,
    }
}

/// Maximum number of pooled connections for reading.
const MAX_READ_CONNECTIONS: u32 = 8;

/// Opens the connections of a pool.
struct ConnectionManager {
    url: String,
    /// True: the connections serve readers and get [`READER_CACHE`].
    for_reading: bool,
}

impl ManageConnection for ConnectionManager {
    type Connection = Conn;
    type Error = PoolError;
    fn connect(&self) -> Result<Conn, PoolError> {
        let mut conn = Conn::open(&self.url).map_err(PoolError::ConnectionError)?;
        if let Conn::Sqlite(conn) = &mut conn
            && self.for_reading
        {
            conn.batch_execute(READER_CACHE).map_err(PoolError::QueryError)?;
        }
        Ok(conn)
    }
    fn is_valid(&self, conn: &mut Conn) -> Result<(), PoolError> {
        match conn {
            Conn::Postgres(conn) => conn.ping().map_err(PoolError::QueryError),
            // No server at the other end that could be unreachable.
            Conn::Sqlite(_) => Ok(()),
        }
    }
    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.is_broken()
    }
}

/// The database: two connection pools. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: Pool<ConnectionManager>,
    /// For the writer and the follower of the log, so that readers cannot exhaust their connections.
    writers: Pool<ConnectionManager>,
    postgres: bool,
}

impl Db {
    /// Connects to the database. `migrate`: upgrades an older schema, which is an error otherwise.
    ///
    /// # Errors
    /// If the scheme of the URL is unknown, the database cannot be reached, a migration fails, or the database is newer
    /// than this program.
    pub fn open(url: &str, migrate: bool) -> Result<Self, OpenError> {
        if !is_postgres(url) && !url.starts_with("sqlite://") {
            return Err(OpenError::Url);
        }
        let unreachable = |error: &dyn std::fmt::Display| OpenError::Unreachable(error.to_string());
        // One connection outside the pools first: its error names the cause, the error of a pool only its timeout.
        drop(Conn::open(url).map_err(|error| unreachable(&error))?);
        let pool = |size, for_reading| {
            let pool = Pool::builder().min_idle(Some(1)).max_size(size).connection_timeout(Duration::from_secs(3));
            pool.build(ConnectionManager { url: url.to_owned(), for_reading }).map_err(|error| unreachable(&error))
        };
        let db =
            Self { readers: pool(MAX_READ_CONNECTIONS, true)?, writers: pool(2, false)?, postgres: is_postgres(url) };
        let mut conn = db.readers.get().map_err(|error| unreachable(&error))?;
        match &mut *conn {
            Conn::Postgres(conn) => apply_migrations(conn, POSTGRES, migrate)?,
            Conn::Sqlite(conn) => apply_migrations(conn, SQLITE, migrate)?,
        }
        drop(conn);
        Ok(db)
    }

    pub fn is_postgres(&self) -> bool {
        self.postgres
    }

    /// Returns the number of concurrent readers. SQLite runs on this machine's processors, where more readers would
    /// only use more memory.
    pub fn max_readers(&self) -> usize {
        if self.postgres { MAX_READ_CONNECTIONS as usize } else { 4 }
    }

    /// Returns a pooled connection for reading. None if none is free within three seconds.
    pub fn connection(&self) -> Option<impl std::ops::DerefMut<Target = Conn> + use<>> {
        self.readers.get().ok()
    }

    /// Returns a connection for the writer or the follower of the log. None if none is free within three seconds.
    pub fn writer_connection(&self) -> Option<impl std::ops::DerefMut<Target = Conn> + use<>> {
        self.writers.get().ok()
    }

    /// Reverts the newest migration and returns its version.
    pub fn revert_one(&self) -> Result<String, OpenError> {
        let failed = |error: &dyn std::fmt::Display| OpenError::Migration(error.to_string());
        let mut conn = self.readers.get().map_err(|error| OpenError::Unreachable(error.to_string()))?;
        let version = match &mut *conn {
            Conn::Postgres(conn) => conn.revert_last_migration(POSTGRES),
            Conn::Sqlite(conn) => conn.revert_last_migration(SQLITE),
        };
        version.map(|version| version.to_string()).map_err(|error| failed(&error))
    }
}

fn apply_migrations<C, DB>(conn: &mut C, source: EmbeddedMigrations, migrate: bool) -> Result<(), OpenError>
where
    C: MigrationHarness<DB> + Connection,
    DB: diesel::backend::Backend,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| OpenError::Migration(error.to_string());
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    let own_versions: Vec<MigrationVersion<'static>> =
        migrations.iter().map(|migration| migration.name().version().as_owned()).collect();
    let applied = conn.applied_migrations().map_err(failed)?;
    if let Some(newer) = applied.iter().find(|version| !own_versions.contains(version)) {
        return Err(OpenError::Newer(newer.to_string()));
    }
    if applied.len() < own_versions.len() {
        if !migrate {
            return Err(OpenError::Older);
        }
        conn.run_pending_migrations(source).map_err(failed)?;
    }
    Ok(())
}
