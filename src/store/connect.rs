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

/// `synchronous = FULL`: what was acknowledged survives a power cut. `secure_delete`: what was redacted or erased is
/// overwritten, not just forgotten. `wal_autocheckpoint`, in pages of 4 KB: moving the write-ahead log into the database waits
/// for the disk twice, and every 1,000 pages, as SQLite has it, means for each fiftieth challenge that is filed.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000;";

/// A page that SQLite forgets is still in the system's own cache; each connection that keeps 2 MB is too much for a small town's machine.
const READER_CACHE: &str = "PRAGMA cache_size = -512";

/// A server that hangs must not hang the register: nothing waits longer than this.
const SESSION: &str = "SET lock_timeout = '10s'; SET statement_timeout = '60s'; \
    SET idle_in_transaction_session_timeout = '120s'";

/// The same for a network that swallows packets, unless the operator says otherwise.
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

/// Runs a statement on the connection of the one database or the other. These know a statement by its type, where [`Conn`] spells it out
/// each time: worth a macro where it is run with every act.
macro_rules! dispatch {
    ($conn:ident => $run:expr) => {
        match $conn {
            $crate::store::Conn::Postgres($conn) => $run,
            $crate::store::Conn::Sqlite($conn) => $run,
        }
    };
}
pub(super) use dispatch;

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("a database URL begins with sqlite:// or postgres://")]
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
    /// The URL's scheme decides. (The derived `establish` tries PostgreSQL and falls back on a file of that name.)
    fn open(url: &str) -> ConnectionResult<Self> {
        if is_postgres(url) {
            let mut conn = PgConnection::establish(&with_timeouts(url))?;
            conn.batch_execute(SESSION).map_err(ConnectionError::CouldntSetupConfiguration)?;
            return Ok(Self::Postgres(conn));
        }
        let path = url.strip_prefix("sqlite://").unwrap_or(url);
        let mut conn = SqliteConnection::establish(path)?;
        conn.batch_execute(PRAGMAS).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(Self::Sqlite(conn))
    }

    /// A transaction that means to write. SQLite takes its write lock at once: one that first reads and then writes
    /// would fail as soon as another writes in between.
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
                    // A commit that failed may have left the transaction open (a full disk does).
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

    /// Empties the write-ahead log of SQLite, in which lies what was deleted a moment ago. False: somebody still reads
    /// from it; it is to be tried again. What PostgreSQL keeps in its own is the operator's to decide.
    pub fn forget(&mut self) -> QueryResult<bool> {
        #[derive(QueryableByName)]
        struct Outcome {
            #[diesel(sql_type = diesel::sql_types::Integer)]
            busy: i32,
        }
        match self {
            Self::Postgres(_) => Ok(true),
            Self::Sqlite(conn) => {
                // While it waits for those who read, nobody writes: an export may read for minutes.
                conn.batch_execute("PRAGMA busy_timeout = 50")?;
                let outcome = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result::<Outcome>(conn);
                conn.batch_execute("PRAGMA busy_timeout = 5000")?;
                Ok(outcome?.busy == 0)
            }
        }
    }

    /// Reads that see one state of the database, whatever is written meanwhile.
    pub fn snapshot<T, E: From<Diesel>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.transaction(|conn| {
            if let Self::Postgres(conn) = conn {
                conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
            }
            work(conn)
        })
    }

    /// A part of a transaction that can fail on its own.
    pub fn savepoint<T, E: From<Diesel>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.transaction(work)
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// What a failed statement means to those above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DbErrorKind {
    /// There is no such row.
    NotFound,
    /// There is such a row already.
    Duplicate,
    /// The database, not the request, is the cause: away, full, locked or shutting down. It may be tried again.
    Unavailable,
    Other,
}

/// What a failed statement means. The databases tell a full disk only in words.
pub fn classify(error: &Diesel) -> DbErrorKind {
    const SIGNS: &[&str] = &[
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
            if SIGNS.iter().any(|sign| info.message().contains(sign)) =>
        {
            DbErrorKind::Unavailable
        }
        Diesel::BrokenTransactionManager | Diesel::RollbackErrorOnCommit { .. } => DbErrorKind::Unavailable,
        _ => DbErrorKind::Other,
    }
}

/// Connections for reading, and for what is done beside.
const CONNECTIONS: u32 = 8;

struct Manager {
    url: String,
    /// Whether its connections read much and for many.
    reads: bool,
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = PoolError;
    fn connect(&self) -> Result<Conn, PoolError> {
        let mut conn = Conn::open(&self.url).map_err(PoolError::ConnectionError)?;
        if let Conn::Sqlite(conn) = &mut conn
            && self.reads
        {
            conn.batch_execute(READER_CACHE).map_err(PoolError::QueryError)?;
        }
        Ok(conn)
    }
    fn is_valid(&self, conn: &mut Conn) -> Result<(), PoolError> {
        match conn {
            Conn::Postgres(conn) => conn.ping().map_err(PoolError::QueryError),
            // There is nobody at the other end who could be away.
            Conn::Sqlite(_) => Ok(()),
        }
    }
    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.is_broken()
    }
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    /// For the writer and those who follow the log: however many read, these have their own.
    own: Pool<Manager>,
    postgres: bool,
}

impl Db {
    /// Connects. `migrate`: whether to bring an older schema up to date; without, an older schema is an error.
    ///
    /// # Errors
    /// If the URL is of no known kind, the database cannot be reached, or it is newer than this program.
    pub fn open(url: &str, migrate: bool) -> Result<Self, OpenError> {
        if !is_postgres(url) && !url.starts_with("sqlite://") {
            return Err(OpenError::Url);
        }
        let unreachable = |error: &dyn std::fmt::Display| OpenError::Unreachable(error.to_string());
        // One plain connection first: its error says what is wrong, the pool's only that time is up.
        drop(Conn::open(url).map_err(|error| unreachable(&error))?);
        let pool = |size, reads| {
            let pool = Pool::builder().min_idle(Some(1)).max_size(size).connection_timeout(Duration::from_secs(3));
            pool.build(Manager { url: url.to_owned(), reads }).map_err(|error| unreachable(&error))
        };
        let db = Self { pool: pool(CONNECTIONS, true)?, own: pool(2, false)?, postgres: is_postgres(url) };
        let mut conn = db.pool.get().map_err(|error| unreachable(&error))?;
        match &mut *conn {
            Conn::Postgres(conn) => bring_up(conn, POSTGRES, migrate)?,
            Conn::Sqlite(conn) => bring_up(conn, SQLITE, migrate)?,
        }
        drop(conn);
        Ok(db)
    }

    pub fn is_postgres(&self) -> bool {
        self.postgres
    }

    /// How many may read at once. SQLite works on this machine's processors: more readers would only hold more memory.
    pub fn readers(&self) -> usize {
        if self.postgres { CONNECTIONS as usize } else { 4 }
    }

    /// A connection of the pool, for work on this thread. None if there is none within three seconds.
    pub fn connection(&self) -> Option<impl std::ops::DerefMut<Target = Conn> + use<>> {
        self.pool.get().ok()
    }

    /// A connection for the writer, or for following the log.
    pub fn writer_connection(&self) -> Option<impl std::ops::DerefMut<Target = Conn> + use<>> {
        self.own.get().ok()
    }

    /// Takes back the newest migration.
    pub fn revert_one(&self) -> Result<String, OpenError> {
        let failed = |error: &dyn std::fmt::Display| OpenError::Migration(error.to_string());
        let mut conn = self.pool.get().map_err(|error| OpenError::Unreachable(error.to_string()))?;
        let version = match &mut *conn {
            Conn::Postgres(conn) => conn.revert_last_migration(POSTGRES),
            Conn::Sqlite(conn) => conn.revert_last_migration(SQLITE),
        };
        version.map(|version| version.to_string()).map_err(|error| failed(&error))
    }
}

fn bring_up<C, DB>(conn: &mut C, source: EmbeddedMigrations, migrate: bool) -> Result<(), OpenError>
where
    C: MigrationHarness<DB> + Connection,
    DB: diesel::backend::Backend,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| OpenError::Migration(error.to_string());
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    let known: Vec<MigrationVersion<'static>> =
        migrations.iter().map(|migration| migration.name().version().as_owned()).collect();
    let applied = conn.applied_migrations().map_err(failed)?;
    if let Some(newer) = applied.iter().find(|version| !known.contains(version)) {
        return Err(OpenError::Newer(newer.to_string()));
    }
    if applied.len() < known.len() {
        if !migrate {
            return Err(OpenError::Older);
        }
        conn.run_pending_migrations(source).map_err(failed)?;
    }
    Ok(())
}
