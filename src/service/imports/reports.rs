//! Reads of imports: how far each is, and what came of its rows.
use super::Outcome;
use crate::domain::policy::Permission;
use crate::domain::shape::codes;
use crate::domain::values::Instant;
use crate::service::auth::{AccessToken, authorize};
use crate::service::{Register, Tx};
use crate::store::{Conn, imports as store};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An import that nothing was done for so long has been broken off.
pub(super) const PATIENCE: TimeDelta = TimeDelta::seconds(60);

/// How long the rows of a report are kept; that there was an import, and how it came out, is kept for good.
const KEPT: TimeDelta = TimeDelta::days(90);

codes! {
    /// How far an import is.
    pub enum State {
        Running = "running",
        Committed = "done",
        /// It ended before its last row.
        Failed = "failed",
    }
}

/// An import and how far it is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    pub id: Uuid,
    pub profile: String,
    pub mode: String,
    pub dry_run: bool,
    /// SHA-256 of the file.
    pub file_digest: String,
    pub state: State,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// Rows of the file.
    pub total: i32,
    /// How many of them are done.
    pub done: u32,
    /// How many came out how.
    pub counts: BTreeMap<String, u32>,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Instant>,
}

impl Summary {
    pub(super) fn new(import: store::Import, now: Instant) -> Result<Self> {
        let store::Import { id, organization_id: _, profile, mode, dry_run, file_digest, state, total, .. } = import;
        let counts: BTreeMap<String, u32> = serde_json::from_str(&import.counts).context("counts cannot be read")?;
        let state = State::parse(&state).unwrap_or(State::Failed);
        let broken_off = state == State::Running && import.updated_at.0 + PATIENCE <= now;
        Ok(Self {
            id: id.0,
            profile,
            mode,
            dry_run,
            file_digest,
            state: if broken_off { State::Failed } else { state },
            failure: import.failure.or_else(|| broken_off.then(|| "interrupted".to_owned())),
            total,
            done: counts.values().sum(),
            counts,
            created_at: import.created_at.0,
            finished_at: import.finished_at.map(|at| at.0),
        })
    }
}

/// The imports of an organization, newest first, older than `before`; how many there are; and whether there are more.
pub async fn list(
    register: &Register,
    presented: AccessToken,
    organization: String,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Summary>, i64, bool)> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| {
        let by = authorize(conn, &presented, now, Permission::ReadImports, &organization)?;
        let own = by.organization()?.id.0;
        let mut found = store::list(conn, own, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
        let more = found.len() > limit;
        found.truncate(limit);
        let found = found.into_iter().map(|import| Summary::new(import, now)).collect::<Result<_>>()?;
        Ok((found, store::count(conn, own)?, more))
    };
    register.read(read).await
}

fn find(
    conn: &mut Conn,
    presented: &AccessToken,
    now: Instant,
    organization: &str,
    id: Option<Uuid>,
) -> Result<store::Import> {
    let by = authorize(conn, presented, now, Permission::ReadImports, organization)?;
    let own = by.organization()?.id;
    let found = id.map(|id| store::find(conn, id)).transpose()?.flatten();
    found.filter(|import| import.organization_id == own).ok_or(Error::NotFound)
}

/// One import.
pub async fn read(
    register: &Register,
    presented: AccessToken,
    organization: String,
    id: Option<Uuid>,
) -> Result<Summary> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| Summary::new(find(conn, &presented, now, &organization, id)?, now);
    register.read(read).await
}

/// Lines of the report of an import, as JSON: at most `limit`, behind row `after`, of one outcome if it is given; how
/// many there are; and the row behind which there are more.
pub async fn rows(
    register: &Register,
    presented: AccessToken,
    organization: String,
    id: Option<Uuid>,
    outcome: Option<Outcome>,
    after: Option<i32>,
    limit: usize,
) -> Result<(Vec<serde_json::Value>, u32, Option<i32>)> {
    let now = register.clock.now();
    let read = move |conn: &mut Conn| {
        let summary = Summary::new(find(conn, &presented, now, &organization, id)?, now)?;
        let outcome = outcome.map(Outcome::as_str);
        let total = outcome.map_or(summary.done, |outcome| summary.counts.get(outcome).copied().unwrap_or_default());
        let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut found = store::list_rows(conn, summary.id, outcome, after, most)?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|row| row.number);
        let lines = found.into_iter().map(|row| serde_json::from_str(&row.line).context("a line cannot be read"));
        Ok((lines.collect::<anyhow::Result<_>>()?, total, next))
    };
    register.read(read).await
}

/// Forgets rows of reports that were kept long enough, some of them at a time. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_rows(tx.conn, tx.now - KEPT)?)
}
