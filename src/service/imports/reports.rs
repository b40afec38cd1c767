//! Import reports: the progress of each import and the outcome of its rows.
use super::Outcome;
use crate::domain::json::Code;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::service::auth::{AccessToken, authorize};
use crate::service::{Register, Tx};
use crate::store::{Conn, imports as store};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An import without progress for this long was interrupted.
pub(super) const STALL_TIMEOUT: TimeDelta = TimeDelta::seconds(60);

/// Retention period of the rows of a report. The summary of the import is kept forever.
const ROW_RETENTION: TimeDelta = TimeDelta::days(90);

/// The state of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum State {
    Running,
    Done,
    /// The import ended before its last row.
    Failed,
}

/// An import with its progress.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub id: Uuid,
    pub profile: String,
    pub mode: String,
    pub dry_run: bool,
    /// SHA-256 of the file.
    pub file_digest: String,
    pub state: State,
    /// The reason of the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// Number of rows in the file.
    pub total: i32,
    /// Number of rows done.
    pub done: u32,
    /// Number of rows by outcome.
    pub counts: BTreeMap<String, u32>,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Instant>,
}

impl Summary {
    pub(super) fn new(import: store::Import, now: Instant) -> Result<Self> {
        let store::Import { id, organization_id: _, profile, mode, dry_run, file_digest, state, total, .. } = import;
        let counts: BTreeMap<String, u32> =
            serde_json::from_str(&import.counts).context("the counts cannot be parsed")?;
        let state = State::parse(&state).unwrap_or(State::Failed);
        let interrupted = state == State::Running && import.updated_at.0 + STALL_TIMEOUT <= now;
        Ok(Self {
            id: id.0,
            profile,
            mode,
            dry_run,
            file_digest,
            state: if interrupted { State::Failed } else { state },
            failure: import.failure.or_else(|| interrupted.then(|| "interrupted".to_owned())),
            total,
            done: counts.values().sum(),
            counts,
            created_at: import.created_at.0,
            finished_at: import.finished_at.map(|at| at.0),
        })
    }
}

/// Lists the imports of an organization older than `before`, newest first. Returns a page, the total number, and
/// whether there are more.
pub async fn list(
    register: &Register,
    token: AccessToken,
    organization: String,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Summary>, i64, bool)> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| {
        let auth = authorize(conn, &token, now, Permission::ReadImports, &organization)?;
        let own = auth.organization()?.id.0;
        let mut rows = store::list(conn, own, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let summaries = rows.into_iter().map(|import| Summary::new(import, now)).collect::<Result<_>>()?;
        Ok((summaries, store::count(conn, own)?, more))
    };
    register.read(read).await
}

fn find(
    conn: &mut Conn,
    token: &AccessToken,
    now: Instant,
    organization: &str,
    id: Option<Uuid>,
) -> Result<store::Import> {
    let auth = authorize(conn, token, now, Permission::ReadImports, organization)?;
    let own = auth.organization()?.id;
    let import = id.map(|id| store::find(conn, id)).transpose()?.flatten();
    import.filter(|import| import.organization_id == own).ok_or(Error::NotFound)
}

/// Returns an import.
pub async fn read(register: &Register, token: AccessToken, organization: String, id: Option<Uuid>) -> Result<Summary> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| Summary::new(find(conn, &token, now, &organization, id)?, now);
    register.read(read).await
}

/// Lists the rows of a report as JSON: at most `limit` after row `after`, optionally of one outcome. Returns a page,
/// the total number, and the row after which there are more.
pub async fn rows(
    register: &Register,
    token: AccessToken,
    organization: String,
    id: Option<Uuid>,
    outcome: Option<Outcome>,
    after: Option<i32>,
    limit: usize,
) -> Result<(Vec<serde_json::Value>, u32, Option<i32>)> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| {
        let summary = Summary::new(find(conn, &token, now, &organization, id)?, now)?;
        let outcome = outcome.map(Outcome::as_str);
        let total = outcome.map_or(summary.done, |outcome| summary.counts.get(outcome).copied().unwrap_or_default());
        let max = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut rows = store::list_rows(conn, summary.id, outcome, after, max)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|row| row.number);
        let lines =
            rows.into_iter().map(|row| serde_json::from_str(&row.line).context("a report row cannot be parsed"));
        Ok((lines.collect::<anyhow::Result<_>>()?, total, next))
    };
    register.read(read).await
}

/// Deletes a batch of report rows whose retention period has ended. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired_rows(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_rows(tx.conn, tx.now - ROW_RETENTION)?)
}
