//! Import of files that organizations upload. The file is parsed during the request, so that a malformed one is
//! rejected; its rows are imported in the background, and the client polls the progress.
//!
//! Every group of rows is authorized again, so that a revoked role stops the import. An import without progress for a
//! minute was interrupted, for example by a restart; uploading the same file again completes it.
use super::options::{Mode, UploadOptions};
use super::reports::{STALL_TIMEOUT, State, Summary};
use super::{Outcome, ROWS_PER_TRANSACTION, ReportLine, row};
use crate::domain::json::FieldError;
use crate::domain::systems::SourceScheme;
use crate::formats::{self, FileError, Row};
use crate::service::auth::{AccessToken, AuthContext, Principal, authenticate};
use crate::service::idempotency::IdempotencyKey;
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

/// Maximum size of a file in bytes.
pub const MAX_FILE: usize = 50_000_000;

/// An uploaded file.
#[derive(Debug)]
pub struct UploadedFile {
    pub content: std::fs::File,
    /// SHA-256 with the prefix `sha256:`.
    pub digest: String,
}

fn authorize(conn: &mut Conn, principal: Principal, organization: &str, options: UploadOptions) -> Result<AuthContext> {
    let auth = principal.authorize(conn, options.permission(), organization)?;
    if options.mode == Mode::Publish && settings::load(conn, auth.organization()?.id.0)?.two_person_rule {
        let detail =
            "this organization applies the two-person rule: import as drafts and have another person publish them";
        return Err(Error::forbidden("twoPersonRule", detail));
    }
    Ok(auth)
}

/// Authorizes an upload before the body is read.
///
/// # Errors
/// Those of [`Principal::authorize`]; `Forbidden` if the upload would publish and the two-person rule applies.
pub async fn authorize_upload(
    register: &Register,
    token: &AccessToken,
    organization: &str,
    options: UploadOptions,
) -> Result<()> {
    let (token, organization, now) = (token.clone(), organization.to_owned(), register.clock.now());
    let read = move |conn: &mut Conn| {
        let principal = authenticate(conn, &token, now)?;
        authorize(conn, principal, &organization, options).map(drop)
    };
    register.read(read).await
}

/// Starts the import of a file in the background. Returns the slug of the organization and the import at its start. The
/// permit is released when the import ends.
///
/// # Errors
/// `Invalid` if the file does not have the format of the profile; `Conflict` while another import of the organization
/// runs; those of [`authorize_upload`].
pub async fn start(
    register: &Register,
    token: AccessToken,
    organization: String,
    key: IdempotencyKey,
    file: UploadedFile,
    options: UploadOptions,
    permit: OwnedSemaphorePermit,
) -> Result<(String, Summary)> {
    let UploadedFile { content, digest } = file;
    let parse = move || parse(content, options.profile);
    let rows = tokio::task::spawn_blocking(parse).await.context("the file parser panicked")??;
    let total = i32::try_from(rows.len()).context("too many rows")?;
    let (sender, receiver) = channel();
    let slug = organization.clone();
    let start = register.run_idempotent_as(token.clone(), key, move |tx, principal| {
        let auth = authorize(tx.conn, principal, &slug, options)?;
        let import = insert(tx, &auth, options, digest, total)?;
        let id = import.id.0;
        let _ = sender.send(id);
        Ok((auth.organization()?.slug.clone(), Summary::new(import, tx.now)?))
    });
    let started = start.await?;
    // Nothing was sent if this request is a retry whose outcome was saved.
    if let Ok(id) = receiver.try_recv() {
        let job = Job { register: register.clone(), token, organization, id, options };
        tokio::task::spawn_blocking(move || {
            job.run(rows);
            drop(permit);
        });
    }
    Ok(started)
}

fn parse(mut content: std::fs::File, profile: SourceScheme) -> Result<Vec<Row>> {
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).context("the uploaded file cannot be read")?;
    formats::read(profile, &bytes, None).map_err(|error| {
        let code = match error {
            FileError::Malformed { .. } => "malformed",
            FileError::WrongProfile { .. } => "wrongProfile",
        };
        Error::Invalid(vec![FieldError { pointer: String::new(), code, detail: error.to_string() }])
    })
}

fn insert(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    options: UploadOptions,
    file_digest: String,
    total: i32,
) -> Result<store::Import> {
    let organization = auth.organization()?.id;
    if store::find_running(tx.conn, organization.0, tx.now - STALL_TIMEOUT)?.is_some() {
        let detail = "another import of this organization is running; wait until it ends";
        return Err(Error::conflict("importRunning", detail));
    }
    let import = store::Import {
        id: Id(tx.new_id()?),
        organization_id: organization,
        profile: options.profile.as_str().into(),
        mode: options.mode.as_str().into(),
        dry_run: options.dry_run,
        file_digest,
        state: if total == 0 { State::Done } else { State::Running }.as_str().into(),
        total,
        counts: "{}".into(),
        failure: None,
        principal: auth.principal.id.to_string(),
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
        finished_at: (total == 0).then_some(Time(tx.now)),
    };
    store::insert(tx.conn, &import)?;
    tx.audit(auth, options.permission(), import.id.0, None, Some(&import.file_digest))?;
    Ok(import)
}

/// The background part of an import.
struct Job {
    register: Register,
    token: AccessToken,
    organization: String,
    id: Uuid,
    options: UploadOptions,
}

impl Job {
    fn run(self, rows: Vec<Row>) {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let group = rows.by_ref().take(ROWS_PER_TRANSACTION).collect();
            if let Err(error) = self.import_group(group) {
                tracing::warn!(import = %self.id, %error, "an import ended before its last row");
                self.fail(&error);
                return;
            }
        }
    }

    /// Imports a group of rows and records their outcomes, atomically.
    fn import_group(&self, rows: Vec<Row>) -> Result<()> {
        let (token, organization, id, options) = (self.token.clone(), self.organization.clone(), self.id, self.options);
        let write = move |tx: &mut Tx<'_>| {
            let principal = authenticate(tx.conn, &token, tx.now)?;
            let auth = authorize(tx.conn, principal, &organization, options)?;
            let mut lines = Vec::new();
            let result = tx.savepoint(|tx| {
                for row in rows {
                    lines.push(row::import_row(tx, &auth, options, row)?);
                }
                // A dry run fails at the end: everything was tried, and nothing is written.
                if options.dry_run { Err(Error::conflict("dryRun", "nothing was written")) } else { Ok(()) }
            });
            match result {
                Ok(()) | Err(Error::Conflict { code: "dryRun", .. }) => record_outcomes(tx, id, lines),
                Err(error) => Err(error),
            }
        };
        self.register.write_blocking(write).map(drop)
    }

    fn fail(&self, error: &Error) {
        let failure = match error {
            Error::Unauthorized { .. } | Error::Forbidden { .. } | Error::NotFound => "accessEnded",
            Error::Unavailable(_) => "unavailable",
            _ => "internal",
        };
        let id = self.id;
        let saved = self.register.write_blocking(move |tx| {
            let mut import = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
            import.state = State::Failed.as_str().into();
            import.failure = Some(failure.into());
            import.finished_at = Some(Time(tx.now));
            Ok(store::update(tx.conn, &import)?)
        });
        if let Err(error) = saved {
            tracing::warn!(import = %id, %error, "the failure of an import could not be recorded");
        }
    }
}

/// Records the outcomes of rows and the progress of the import.
fn record_outcomes(tx: &mut Tx<'_>, id: Uuid, lines: Vec<ReportLine>) -> Result<()> {
    let mut import = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let mut counts: BTreeMap<String, u32> =
        serde_json::from_str(&import.counts).context("the counts cannot be parsed")?;
    for mut line in lines {
        // The systems and drafts of a dry run do not exist.
        if import.dry_run && matches!(line.outcome, Outcome::Published | Outcome::Drafted) {
            line.system = None;
        }
        let outcome = line.outcome.as_str().to_owned();
        *counts.entry(outcome.clone()).or_default() += 1;
        let number = i32::try_from(line.row).context("too many rows")?;
        let line = serde_json::to_string(&line).context("the report row cannot be serialized")?;
        store::insert_row(tx.conn, &store::ImportRow { import_id: Id(id), number, outcome, line })?;
    }
    let done: u32 = counts.values().sum();
    import.counts = serde_json::to_string(&counts).context("the counts cannot be serialized")?;
    import.updated_at = Time(tx.now);
    if i64::from(done) >= i64::from(import.total) {
        import.state = State::Done.as_str().into();
        import.finished_at = Some(Time(tx.now));
    }
    Ok(store::update(tx.conn, &import)?)
}
