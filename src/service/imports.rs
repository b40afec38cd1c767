//! The import of a file of records that others published.
//!
//! Rows go in a few hundred at a time, each group one act: a crash in between leaves whole rows, and the same
//! file again completes them. A row that is known and says the same changes nothing; one that says something else is a
//! new version; one that is dirty is one line of the report and stops nothing.
mod reports;
mod row;
mod upload;

use super::{Register, Tx, organizations, systems};
use crate::domain::accounts::Actor;
use crate::domain::shape::{FieldError, FieldErrors, codes};
use crate::domain::systems::Record;
use crate::domain::systems::SourceScheme;
use crate::domain::values::Slug;
use crate::formats::{Import, Row};
use crate::store::{organizations as organization_store, systems as store, versions};
use crate::{Error, Result};
pub use reports::{State, Summary, forget, list, read, rows};
use serde::Serialize;
use std::sync::mpsc::channel;
pub use upload::{File, How, MAX_AT_ONCE, MAX_FILE, Mode, may, take};
use uuid::Uuid;

/// Rows in one act.
const GROUP: usize = 250;

/// How a file is taken in.
#[derive(Debug, Clone)]
pub struct Options {
    pub profile: SourceScheme,
    /// The organization of rows that name none.
    pub organization: Option<Slug>,
    /// Only say what would happen.
    pub dry_run: bool,
}

codes! {
    /// What came of a row.
    pub enum Outcome {
        /// A new system.
        Published = "published",
        /// A new version of a known system.
        Updated = "updated",
        /// A new draft, or another text of a draft that nobody has edited since it was imported.
        Drafted = "drafted",
        /// There is a draft already that somebody works on: it was left alone.
        PersistedState = "kept",
        /// It says what the register says already.
        Unchanged = "unchanged",
        Refused = "refused",
    }
}

/// One row of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub row: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<Uuid>,
    /// Why it was refused: pointers are into the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// What came of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub rows: Vec<Line>,
    /// Organizations that the register did not know before.
    pub new_organizations: usize,
}

impl Report {
    /// How many rows came out so.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|line| line.outcome == outcome).count()
    }

    /// The rows that were refused.
    pub fn refused(&self) -> impl Iterator<Item = &Line> {
        self.rows.iter().filter(|line| line.outcome == Outcome::Refused)
    }
}

/// Takes in the rows of a file. `progress` is told how many rows are done.
///
/// # Errors
/// `Unavailable` or `Internal` if the database fails: the rows before are in, the same file again completes the rest.
pub fn import(
    register: &Register,
    rows: Vec<Row>,
    options: &Options,
    mut progress: impl FnMut(usize),
) -> Result<Report> {
    let mut report = Report::default();
    let group = if options.dry_run { rows.len().max(1) } else { GROUP };
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
    let (told, tell) = channel();
    let done = register.write_blocking(move |tx| {
        let mut report = Report::default();
        for row in rows {
            let line = import_row(tx, row, &options, &mut report.new_organizations)?;
            report.rows.push(line);
        }
        // A rehearsal is an act that fails in the end: everything was tried, and nothing stays.
        let _ = told.send(report);
        if options.dry_run { Err(Error::conflict("dryRun", "nothing was written")) } else { Ok(()) }
    });
    match done {
        Ok(_) | Err(Error::Conflict { code: "dryRun", .. }) => {}
        Err(error) => return Err(error),
    }
    tell.recv().map_err(|_| Error::Internal(anyhow::anyhow!("an import ended without a report")))
}

fn import_row(tx: &mut Tx<'_>, row: Row, options: &Options, new_organizations: &mut usize) -> Result<Line> {
    let Row { number, key, outcome } = row;
    let line = |outcome, system, errors| Line { row: number, key: key.clone(), outcome, system, errors };
    let import = match outcome {
        Ok(import) => import,
        Err(faults) => return Ok(line(Outcome::Refused, None, faults)),
    };
    // In a savepoint of its own: a row that is refused in the end leaves no organization behind.
    match refused(tx.savepoint(|tx| place(tx, import, options)))? {
        Ok(Placed { outcome, system, new_organization }) => {
            *new_organizations += usize::from(new_organization);
            Ok(line(outcome, Some(system), Vec::new()))
        }
        Err(faults) => Ok(line(Outcome::Refused, None, faults)),
    }
}

/// Tells a row that is refused from a database that fails.
fn refused<T>(placed: Result<T>) -> Result<Result<T, Vec<FieldError>>> {
    match placed {
        Ok(placed) => Ok(Ok(placed)),
        Err(Error::Invalid(faults)) => Ok(Err(faults)),
        Err(Error::Conflict { code, detail }) => Ok(Err(vec![FieldError { pointer: String::new(), code, detail }])),
        Err(error) => Err(error),
    }
}

/// What a row is to the register.
struct Placed {
    outcome: Outcome,
    system: Uuid,
    new_organization: bool,
}

/// Finds out what the row is to the register, and publishes what is new.
fn place(tx: &mut Tx<'_>, import: Import, options: &Options) -> Result<Placed> {
    let mut new_organization = false;
    let Import { key, organization, mut record } = import;
    record.organization = match (&organization, &options.organization) {
        (Some(organization), _) => {
            let (row, new) = organizations::find_or_register(tx, organization, Actor::Import)?;
            new_organization = new;
            slug(&row)?
        }
        (None, Some(given)) => given.clone(),
        // The register's own records name an organization that is there already.
        (None, None) if options.profile == SourceScheme::Register => record.organization,
        (None, None) => {
            let mut faults = FieldErrors::default();
            faults.add(
                "/organization",
                "required",
                "the file does not say whose record this is; name the organization",
            );
            return Err(Error::Invalid(faults.0));
        }
    };
    let scheme = options.profile.as_str();
    let source_key = source_key(options, &organization, &record, &key);
    let mut known = store::find_by_source(tx.conn, scheme, &source_key)?;
    if known.is_none() {
        // The organization may have sent the row itself.
        known = store::find_by_source(tx.conn, scheme, &own_key(&record.organization, &key))?;
    }
    if let Some(id) = known
        && says_the_same(tx, id, &mut record)?
    {
        return Ok(Placed { outcome: Outcome::Unchanged, system: id, new_organization });
    }
    let publish = systems::Publish { system: known, record, note: Default::default(), by: Actor::Import };
    let published = systems::publish(tx, publish)?;
    if known.is_none() {
        store::insert_source(tx.conn, scheme, &source_key, published.system)?;
    }
    let outcome = if known.is_some() { Outcome::Updated } else { Outcome::Published };
    Ok(Placed { outcome, system: published.system, new_organization })
}

/// A file that names its organizations has ids of its own; one that leaves them out is copied by many, so that the same
/// id at another organization is another system.
fn source_key<T>(options: &Options, named: &Option<T>, record: &Record, key: &str) -> String {
    if named.is_some() || options.profile == SourceScheme::Register {
        key.to_owned()
    } else {
        own_key(&record.organization, key)
    }
}

/// The key of a row that goes by its organization.
fn own_key(organization: &Slug, key: &str) -> String {
    format!("{}:{key}", organization.as_str())
}

fn slug(row: &organization_store::Organization) -> Result<Slug> {
    Slug::parse(&row.slug).ok_or_else(|| Error::Internal(anyhow::anyhow!("a slug in the database is none")))
}

/// Whether the current version says what the record says. What the register filled in by itself, and the wrapping in
/// which the source delivered it, are no news.
///
/// # Errors
/// `Invalid` with code `redacted` if the record says something new about a system of which the law demanded to take
/// fields out: the source may still have their text, and only an editor can decide what may stand there now.
fn says_the_same(tx: &mut Tx<'_>, id: Uuid, record: &mut Record) -> Result<bool> {
    let system = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    let redacted = versions::list_redacted_fields(tx.conn, id)?;
    let current = systems::current(tx.conn, &system)?.content.object();
    let mut new = systems::to_object(&record.public())?;
    for given in ["slug", "reviewDue", "licence", "template"] {
        if let (false, Some(value)) = (new.contains_key(given), current.get(given)) {
            new.insert(given.to_owned(), value.clone());
        }
    }
    let changed = systems::changed_fields(&current, &new);
    let unchanged = changed.iter().all(|field| field == "sourceRecord" || redacted.contains(field));
    let same = unchanged && system.state == "published";
    if !same && !redacted.is_empty() {
        let mut faults = FieldErrors::default();
        for field in redacted {
            let detail =
                "the law demanded to take this out of the register; an editor must decide what may stand there";
            faults.add(&format!("/{field}"), "redacted", detail);
        }
        return Err(Error::Invalid(faults.0));
    }
    Ok(same)
}
