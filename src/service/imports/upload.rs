//! Files that organizations send over the API. A file is read at once, so that one that is broken is refused; its rows
//! are taken in afterwards, and whoever sent it asks how far it is.
//!
//! Every group of rows asks again whether the sender may: a role that was taken away stops the rest. An import that was
//! not touched for a minute has been broken off, by a restart for example; the same file again completes it.
use super::reports::{PATIENCE, State, Summary};
use super::{GROUP, Line, Outcome, row};
use crate::domain::policy::Permission;
use crate::domain::shape::{FieldError, codes};
use crate::domain::systems::SourceScheme;
use crate::domain::values::Instant;
use crate::formats::{self, FileError, Row};
use crate::service::auth::{AccessToken, AuthContext, authorize};
use crate::service::idempotency::{IdempotencyKey, SavedResponse};
use crate::service::{Register, Tx, settings};
use crate::store::types::{Id, Time};
use crate::store::{Conn, imports as store};
use crate::{Error, Result};
use anyhow::Context;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc::channel;
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

/// The longest file, in bytes.
pub const MAX_FILE: usize = 50_000_000;
/// How many files one process takes in at a time: their rows are in its memory.
pub const MAX_AT_ONCE: usize = 2;

codes! {
    /// What rows become.
    pub enum Mode {
        Draft = "draft",
        Publish = "publish",
    }
}

/// How a file is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct How {
    pub profile: SourceScheme,
    pub mode: Mode,
    /// Only say what would happen.
    pub dry_run: bool,
}

impl How {
    fn permission(self) -> Permission {
        match self.mode {
            Mode::Draft => Permission::ImportDrafts,
            Mode::Publish => Permission::ImportPublications,
        }
    }
}

/// A file that was sent.
#[derive(Debug)]
pub struct File {
    pub content: std::fs::File,
    /// `sha256:` and its SHA-256.
    pub digest: String,
}

fn let_in(conn: &mut Conn, presented: &AccessToken, now: Instant, organization: &str, how: How) -> Result<AuthContext> {
    let by = authorize(conn, presented, now, how.permission(), organization)?;
    if how.mode == Mode::Publish && settings::of(conn, by.organization()?.id.0)?.two_person_rule {
        let detail =
            "this organization applies the two-person rule: import as drafts and have another person publish them";
        return Err(Error::forbidden("twoPersonRule", detail));
    }
    Ok(by)
}

/// Whether somebody may send a file: asked before it is sent.
///
/// # Errors
/// Those of [`authorize`]; `Forbidden` if rows would be published that somebody else must look at.
pub async fn may(register: &Register, presented: &AccessToken, organization: &str, how: How) -> Result<()> {
    let (presented, organization, now) = (presented.clone(), organization.to_owned(), register.clock.now());
    register.read(move |conn| let_in(conn, &presented, now, &organization, how).map(drop)).await
}

/// Takes in a file, in the background; the reply says where its progress is read. `place` is given back when it is done.
///
/// # Errors
/// `Invalid` if the file is not one of the profile; `Refused` while another import of the organization runs; those of
/// [`may`].
pub async fn take(
    register: &Register,
    presented: AccessToken,
    organization: String,
    once: IdempotencyKey,
    file: File,
    how: How,
    place: OwnedSemaphorePermit,
) -> Result<SavedResponse> {
    let File { content, digest } = file;
    let parse = move || parse(content, how.profile);
    let rows = tokio::task::spawn_blocking(parse).await.context("a reader panicked")??;
    let total = i32::try_from(rows.len()).context("too many rows")?;
    let (told, begun) = channel();
    let (who, at) = (presented.clone(), organization.clone());
    let reply = register.run_idempotent(Some(&presented), once, move |tx| {
        let by = let_in(tx.conn, &who, tx.now, &at, how)?;
        let import = begin(tx, &by, how, digest, total)?;
        let id = import.id.0;
        let _ = told.send(id);
        let body = serde_json::to_value(Summary::new(import, tx.now)?).context("a summary cannot be written")?;
        let address = format!("/v1/organizations/{}/imports/{id}", by.organization()?.slug);
        Ok(SavedResponse { status: 202, body, address: Some(address), tag: None })
    });
    let reply = reply.await?;
    // Nothing was told if this request came before and has its answer already.
    if let Ok(id) = begun.try_recv() {
        let job = Job { register: register.clone(), presented, organization, id, how };
        tokio::task::spawn_blocking(move || {
            job.run(rows);
            drop(place);
        });
    }
    Ok(reply)
}

fn parse(mut content: std::fs::File, profile: SourceScheme) -> Result<Vec<Row>> {
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).context("a file that was sent cannot be read")?;
    formats::read(profile, &bytes, None).map_err(|error| {
        let code = match error {
            FileError::Malformed { .. } => "malformed",
            FileError::WrongProfile { .. } => "wrongProfile",
        };
        Error::Invalid(vec![FieldError { pointer: String::new(), code, detail: error.to_string() }])
    })
}

fn begin(tx: &mut Tx<'_>, by: &AuthContext, how: How, file_digest: String, total: i32) -> Result<store::Import> {
    let organization = by.organization()?.id;
    if store::find_running(tx.conn, organization.0, tx.now - PATIENCE)?.is_some() {
        let detail = "another import of this organization is running: wait until it is done";
        return Err(Error::conflict("importRunning", detail));
    }
    let import = store::Import {
        id: Id(tx.new_id()?),
        organization_id: organization,
        profile: how.profile.as_str().into(),
        mode: how.mode.as_str().into(),
        dry_run: how.dry_run,
        file_digest,
        state: if total == 0 { State::Committed } else { State::Running }.as_str().into(),
        total,
        counts: "{}".into(),
        failure: None,
        principal: by.principal.id.to_string(),
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
        finished_at: (total == 0).then_some(Time(tx.now)),
    };
    store::insert(tx.conn, &import)?;
    tx.note(by, how.permission(), import.id.0, None, Some(&import.file_digest))?;
    Ok(import)
}

/// The rest of an import, once it was answered.
struct Job {
    register: Register,
    presented: AccessToken,
    organization: String,
    id: Uuid,
    how: How,
}

impl Job {
    fn run(self, rows: Vec<Row>) {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let group = rows.by_ref().take(GROUP).collect();
            if let Err(error) = self.group(group) {
                tracing::warn!(import = %self.id, %error, "an import ended before its last row");
                self.fail(&error);
                return;
            }
        }
    }

    /// Takes in some rows, and notes what came of them: both or neither.
    fn group(&self, rows: Vec<Row>) -> Result<()> {
        let (presented, organization, id, how) = (self.presented.clone(), self.organization.clone(), self.id, self.how);
        let act = move |tx: &mut Tx<'_>| {
            let by = let_in(tx.conn, &presented, tx.now, &organization, how)?;
            let mut lines = Vec::new();
            let work = tx.savepoint(|tx| {
                for row in rows {
                    lines.push(row::take(tx, &by, how, row)?);
                }
                // A rehearsal fails in the end: everything was tried, and nothing stays.
                if how.dry_run { Err(Error::conflict("dryRun", "nothing was written")) } else { Ok(()) }
            });
            match work {
                Ok(()) | Err(Error::Conflict { code: "dryRun", .. }) => note(tx, id, lines),
                Err(error) => Err(error),
            }
        };
        self.register.write_blocking(act).map(drop)
    }

    fn fail(&self, error: &Error) {
        let failure = match error {
            Error::Unauthorized { .. } | Error::Forbidden { .. } | Error::NotFound => "accessEnded",
            Error::Unavailable(_) => "unavailable",
            _ => "internal",
        };
        let id = self.id;
        let noted = self.register.write_blocking(move |tx| {
            let mut import = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
            import.state = State::Failed.as_str().into();
            import.failure = Some(failure.into());
            import.finished_at = Some(Time(tx.now));
            Ok(store::update(tx.conn, &import)?)
        });
        if let Err(error) = noted {
            tracing::warn!(import = %id, %error, "it cannot be noted that an import failed");
        }
    }
}

/// Notes what came of rows, and how far the import is.
fn note(tx: &mut Tx<'_>, id: Uuid, lines: Vec<Line>) -> Result<()> {
    let mut import = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let mut counts: BTreeMap<String, u32> = serde_json::from_str(&import.counts).context("counts cannot be read")?;
    for mut line in lines {
        // What a rehearsal made is gone again.
        if import.dry_run && matches!(line.outcome, Outcome::Published | Outcome::Drafted) {
            line.system = None;
        }
        let outcome = line.outcome.as_str().to_owned();
        *counts.entry(outcome.clone()).or_default() += 1;
        let number = i32::try_from(line.row).context("too many rows")?;
        let line = serde_json::to_string(&line).context("a line cannot be written")?;
        store::insert_row(tx.conn, &store::ImportRow { import_id: Id(id), number, outcome, line })?;
    }
    let done: u32 = counts.values().sum();
    import.counts = serde_json::to_string(&counts).context("counts cannot be written")?;
    import.updated_at = Time(tx.now);
    if i64::from(done) >= i64::from(import.total) {
        import.state = State::Committed.as_str().into();
        import.finished_at = Some(Time(tx.now));
    }
    Ok(store::update(tx.conn, &import)?)
}
