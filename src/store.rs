//! All SQL statements, for SQLite and PostgreSQL.
//!
//! The rest of the register sees [`Db`] and, inside a closure, a [`Conn`]: the same queries run on either database.
//! Where the databases differ, a `match` on [`Conn`] separates them, in this module only.
pub mod accounts;
pub mod applications;
pub mod audit;
pub mod challenges;
pub mod clients;
mod connect;
pub mod drafts;
pub mod idempotency;
pub mod imports;
pub mod instance_key;
pub mod invitations;
pub mod issuers;
pub mod log;
pub mod members;
pub mod notifications;
pub mod organizations;
pub mod schema;
pub mod sessions;
pub mod settings;
pub mod systems;
pub mod templates;
pub mod types;
pub mod versions;
pub mod webhooks;

pub use connect::{Conn, Db, DbErrorKind, OpenError, classify};
use connect::{MultiBackend, dispatch};
pub use diesel::QueryResult;
/// A failed statement; [`classify`] returns its kind.
pub use diesel::result::Error as DbError;
