//! Every SQL statement, for SQLite and PostgreSQL.
//!
//! The rest of the register sees [`Db`] and, inside a closure, a [`Conn`]: the same queries run on either database.
//! Where the two differ, one `match` on [`Conn`], in this room only.
pub mod accounts;
pub mod answers;
pub mod applications;
pub mod attachments;
pub mod audit;
pub mod challenges;
pub mod clients;
mod connect;
pub mod drafts;
pub mod idempotency;
pub mod imports;
pub mod instance;
pub mod invitations;
pub mod issuers;
pub mod log;
pub mod members;
pub mod notifications;
pub mod organizations;
pub mod schema;
pub mod sessions;
pub mod settings;
pub mod support;
pub mod systems;
pub mod templates;
pub mod types;
pub mod versions;
pub mod webhooks;

pub use connect::{Conn, Db, DbErrorKind, OpenError, classify};
use connect::{MultiBackend, dispatch};
pub use diesel::QueryResult;
/// A statement that failed; [`classify`] says what to make of it.
pub use diesel::result::Error as DbError;
