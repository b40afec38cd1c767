//! Import of a file of records published elsewhere, by the operator.
//!
//! Rows are written in groups, one transaction each: after a crash whole rows are there, and importing the same file
//! again completes it. An unchanged row of a known system has no effect, a changed one becomes a new version, and an
//! invalid one is reported without stopping the import.
mod options;
mod reports;
mod row;
mod upload;

use super::{Register, Tx, organizations, systems};
use crate::domain::accounts::Actor;
use crate::domain::json::{Code, FieldError, FieldErrors};
use crate::domain::languages::Localize;
use crate::domain::systems::{Record, SourceScheme, SystemState};
use crate::domain::values::Slug;
use crate::formats::{Import, Row};
use crate::store::{organizations as organization_store, systems as store, versions};
use crate::{Error, Result};
pub use options::{Mode, UploadOptions};
pub use reports::{State, Summary, list, purge_expired_rows, read, rows};
use serde::Serialize;
use std::sync::mpsc::channel;
pub use upload::{MAX_FILE, UploadedFile, authorize_upload, start};
use uuid::Uuid;

/// Number of rows per transaction.
const ROWS_PER_TRANSACTION: usize = 250;

/// Options of an import by the operator.
#[derive(Debug, Clone)]
pub struct Options {
    pub profile: SourceScheme,
    /// The organization of rows that name none.
    pub organization: Option<Slug>,
    /// Only report what would happen.
    pub dry_run: bool,
}

/// The outcome of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Outcome {
    /// A new system.
    Published,
    /// A new version of a known system.
    Updated,
    /// A new draft, or new content for a draft that nobody has edited since it was imported.
    Drafted,
    /// The draft is being edited and was left alone.
    #[code("kept")]
    LeftAlone,
    /// The register already has the same content.
    Unchanged,
    Refused,
}

/// A row of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    pub row: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<Uuid>,
    /// Errors of a rejected row; pointers refer to the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// The result of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub rows: Vec<ReportLine>,
    /// Number of organizations that were registered.
    pub new_organizations: usize,
}

impl Report {
    /// Counts the rows with an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|line| line.outcome == outcome).count()
    }

    /// Returns the rejected rows.
    pub fn refused(&self) -> impl Iterator<Item = &ReportLine> {
        self.rows.iter().filter(|line| line.outcome == Outcome::Refused)
    }
}

/// Imports the rows of a file. `progress` is called with the number of rows done.
///
/// # Errors
/// `Unavailable` or `Internal` if the database fails. The rows before are imported; importing the same file again
/// completes it.
pub fn run(register: &Register, rows: Vec<Row>, options: &Options, mut progress: impl FnMut(usize)) -> Result<Report> {
    let mut report = Report::default();
    let group = if options.dry_run { rows.len().max(1) } else { ROWS_PER_TRANSACTION };
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let group: Vec<_> = rows.by_ref().take(group).collect();
        let part = import_group(register, group, options)?;
        report.rows.extend(part.rows);
        report.new_organizations += part.new_organizations;
        progress(report.rows.len());
    }
    Ok(report)
}

fn import_group(register: &Register, rows: Vec<Row>, options: &Options) -> Result<Report> {
    let options = options.clone();
    let (sender, receiver) = channel();
    let result = register.write_blocking(move |tx| {
        let mut report = Report::default();
        for row in rows {
            let line = import_row(tx, row, &options, &mut report.new_organizations)?;
            report.rows.push(line);
        }
        // A dry run is a transaction that fails at the end: everything was tried, and nothing is written.
        let _ = sender.send(report);
        if options.dry_run { Err(Error::conflict("dryRun", "nothing was written")) } else { Ok(()) }
    });
    match result {
        Ok(_) | Err(Error::Conflict { code: "dryRun", .. }) => {}
        Err(error) => return Err(error),
    }
    receiver.recv().map_err(|_| Error::Internal(anyhow::anyhow!("the import ended without a report")))
}

fn import_row(tx: &mut Tx<'_>, row: Row, options: &Options, new_organizations: &mut usize) -> Result<ReportLine> {
    let Row { number, key, outcome } = row;
    let line = |outcome, system, errors| ReportLine { row: number, key: key.clone(), outcome, system, errors };
    let import = match outcome {
        Ok(import) => import,
        Err(errors) => return Ok(line(Outcome::Refused, None, errors)),
    };
    // In a savepoint: a rejected row must not leave a new organization behind.
    match separate_row_errors(tx.savepoint(|tx| import_record(tx, import, options)))? {
        Ok(RowResult { outcome, system, new_organization }) => {
            *new_organizations += usize::from(new_organization);
            Ok(line(outcome, Some(system), Vec::new()))
        }
        Err(errors) => Ok(line(Outcome::Refused, None, errors)),
    }
}

/// Separates errors of a row from failures of the database.
fn separate_row_errors<T>(result: Result<T>) -> Result<Result<T, Vec<FieldError>>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(Error::Conflict { code, detail }) => Ok(Err(vec![FieldError { pointer: String::new(), code, detail }])),
        Err(error) => Err(error),
    }
}

/// The result of a row.
struct RowResult {
    outcome: Outcome,
    system: Uuid,
    new_organization: bool,
}

/// Imports a record: finds the organization and the system, and publishes what is new.
fn import_record(tx: &mut Tx<'_>, import: Import, options: &Options) -> Result<RowResult> {
    let mut new_organization = false;
    let Import { key, organization, mut record } = import;
    record.organization = match (&organization, &options.organization) {
        (Some(organization), _) => {
            let (row, new) = organizations::find_or_register(tx, organization, Actor::Import)?;
            new_organization = new;
            slug(&row)?
        }
        (None, Some(default)) => default.clone(),
        // The register's own export format names organizations by slug.
        (None, None) if options.profile == SourceScheme::Register => record.organization,
        (None, None) => {
            let mut errors = FieldErrors::default();
            errors.add("/organization", "required", "the row names no organization; give one for the file");
            return Err(Error::Invalid(errors.0));
        }
    };
    let scheme = options.profile.as_str();
    let source_key = source_key(options, &organization, &record, &key);
    let mut system = store::find_by_source(tx.conn, scheme, &source_key)?;
    if system.is_none() {
        // The organization may have imported the row itself.
        system = store::find_by_source(tx.conn, scheme, &organization_key(&record.organization, &key))?;
    }
    if let Some(id) = system
        && matches_current_version(tx, id, &mut record)?
    {
        return Ok(RowResult { outcome: Outcome::Unchanged, system: id, new_organization });
    }
    let target = system.map_or(systems::PublishTarget::NewSystem, systems::PublishTarget::NextVersion);
    let publish = systems::PublishCommand { target, record, note: Default::default(), actor: Actor::Import };
    let published = systems::publish(tx, publish)?;
    if system.is_none() {
        store::insert_source(tx.conn, scheme, &source_key, published.system)?;
    }
    let outcome = if system.is_some() { Outcome::Updated } else { Outcome::Published };
    Ok(RowResult { outcome, system: published.system, new_organization })
}

/// Returns the source key of a row. A file that names its organizations has unique ids. Files without are copies of a
/// common template with the same ids, so the organization is part of the key.
fn source_key<T>(options: &Options, named: &Option<T>, record: &Record, key: &str) -> String {
    if named.is_some() || options.profile == SourceScheme::Register {
        key.to_owned()
    } else {
        organization_key(&record.organization, key)
    }
}

/// Returns a source key that is unique within an organization.
fn organization_key(organization: &Slug, key: &str) -> String {
    format!("{}:{key}", organization.as_str())
}

fn slug(row: &organization_store::Organization) -> Result<Slug> {
    Slug::parse(&row.slug).ok_or_else(|| Error::Internal(anyhow::anyhow!("a slug in the database is invalid")))
}

/// Returns true if the record equals the current version, apart from defaults that the register filled in and the
/// source's envelope.
///
/// # Errors
/// `Invalid` with code `redacted` if the record has changes and the system has redacted fields: the source may still
/// contain their text, so an editor must decide.
fn matches_current_version(tx: &mut Tx<'_>, id: Uuid, record: &mut Record) -> Result<bool> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let redacted = versions::list_redacted_fields(tx.conn, id)?;
    let current = systems::current_version(tx.conn, &system)?.content.object();
    let mut new = systems::to_object(&record.public())?;
    for default in ["slug", "reviewDue", "licence", "template"] {
        if let (false, Some(value)) = (new.contains_key(default), current.get(default)) {
            new.insert(default.to_owned(), value.clone());
        }
    }
    let changed = systems::changed_fields(&current, &new);
    let unchanged = changed.iter().all(|field| field == "sourceRecord" || redacted.contains(field));
    let same = unchanged && system.state == SystemState::Published.as_str();
    if !same && !redacted.is_empty() {
        let mut errors = FieldErrors::default();
        for field in redacted {
            let detail = "this field was redacted on a legal ground; an editor must decide about its content";
            errors.add(&format!("/{field}"), "redacted", detail);
        }
        return Err(Error::Invalid(errors.0));
    }
    Ok(same)
}
