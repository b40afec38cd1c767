//! Versions: published content, immutable except for redactions.
use super::schema::versions;
use super::types::{Id, Time};
use super::{Conn, MultiBackend, dispatch};
use crate::domain::values::Instant;
use crate::log::Content;
use diesel::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = versions, check_for_backend(MultiBackend))]
struct Row {
    subject: Id,
    number: i32,
    published_at: Time,
    entry_index: i64,
    digests: String,
    disclosures: String,
    redacted: String,
}

/// A published version of an organization, a system or a challenge.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub subject: Uuid,
    pub number: u32,
    pub published_at: Instant,
    /// The log entry that published it.
    pub entry_index: u64,
    pub content: Content,
    /// Redacted fields.
    pub redacted: Vec<String>,
}

/// Fails the query: a row that does not parse means a damaged database.
fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> diesel::result::Error {
    diesel::result::Error::DeserializationError(Box::new(error))
}

impl Row {
    fn from_version(version: &Version) -> QueryResult<Self> {
        let json = |value: Result<String, serde_json::Error>| value.map_err(damaged);
        Ok(Self {
            subject: Id(version.subject),
            number: i32::try_from(version.number).map_err(damaged)?,
            published_at: Time(version.published_at),
            entry_index: i64::try_from(version.entry_index).map_err(damaged)?,
            digests: json(serde_json::to_string(&version.content.digests))?,
            disclosures: json(serde_json::to_string(&version.content.disclosures))?,
            redacted: json(serde_json::to_string(&version.redacted))?,
        })
    }

    fn into_version(self) -> QueryResult<Version> {
        let Self { subject, number, published_at, entry_index, digests, disclosures, redacted } = self;
        Ok(Version {
            subject: subject.0,
            number: u32::try_from(number).map_err(damaged)?,
            published_at: published_at.0,
            entry_index: u64::try_from(entry_index).map_err(damaged)?,
            content: Content {
                disclosures: serde_json::from_str(&disclosures).map_err(damaged)?,
                digests: serde_json::from_str(&digests).map_err(damaged)?,
            },
            redacted: serde_json::from_str(&redacted).map_err(damaged)?,
        })
    }
}

pub fn insert(conn: &mut Conn, version: &Version) -> QueryResult<()> {
    let row = Row::from_version(version)?;
    dispatch!(conn => diesel::insert_into(versions::table).values(&row).execute(conn)).map(drop)
}

pub fn find(conn: &mut Conn, subject: Uuid, number: u32) -> QueryResult<Option<Version>> {
    let number = i32::try_from(number).unwrap_or(i32::MAX);
    let row = versions::table.find((Id(subject), number)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::into_version).transpose()
}

/// Returns the fields that are redacted in any version of a subject.
pub fn list_redacted_fields(conn: &mut Conn, subject: Uuid) -> QueryResult<BTreeSet<String>> {
    let rows = versions::table.filter(versions::subject.eq(Id(subject))).filter(versions::redacted.ne("[]"));
    let lists: Vec<String> = rows.select(versions::redacted).load(conn)?;
    let lists = lists.iter().map(|list| serde_json::from_str::<Vec<String>>(list).map_err(damaged));
    Ok(lists.collect::<QueryResult<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Returns all versions of a subject, the first version first.
pub fn list_by_subject(conn: &mut Conn, subject: Uuid) -> QueryResult<Vec<Version>> {
    let rows = versions::table.filter(versions::subject.eq(Id(subject))).order(versions::number);
    rows.select(Row::as_select()).load(conn)?.into_iter().map(Row::into_version).collect()
}

/// Returns the versions that the log entries `first..end` published, in the order of the entries.
pub fn list_by_entry_range(conn: &mut Conn, first: u64, end: u64) -> QueryResult<Vec<Version>> {
    let (first, end) = (i64::try_from(first).map_err(damaged)?, i64::try_from(end).map_err(damaged)?);
    let rows = versions::table.filter(versions::entry_index.ge(first)).filter(versions::entry_index.lt(end));
    rows.order(versions::entry_index).select(Row::as_select()).load(conn)?.into_iter().map(Row::into_version).collect()
}

/// Overwrites a version after a redaction: salts and values are gone, digests and field names stay.
pub fn redact(conn: &mut Conn, version: &Version) -> QueryResult<()> {
    let row = Row::from_version(version)?;
    let values = (versions::disclosures.eq(row.disclosures), versions::redacted.eq(row.redacted));
    diesel::update(versions::table.find((row.subject, row.number))).set(values).execute(conn).map(drop)
}
