//! A system as one line of JSON: the same bytes as `GET /v1/systems/{id}?lang=*`, but faster.
//!
//! The catalog has each record as text, with its members in the order of the view. The text is copied between the
//! fields that the register adds, instead of being parsed and serialized again.
use crate::Result;
use crate::catalog::System;
use crate::catalog::systems::Withdrawn;
use crate::domain::languages::LocalizedText;
use crate::domain::values::{Instant, Slug};
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::request::query::Languages;
use crate::http::views;
use crate::log::entry::WithdrawalReason;
use anyhow::Context;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// The withdrawal of a system, as in [`views::system`].
#[derive(Serialize)]
struct Withdrawal<'a> {
    at: Instant,
    reason: Option<WithdrawalReason>,
    /// Text by language.
    note: LocalizedText<'a>,
}

/// Writes the systems of one snapshot.
pub struct LineWriter {
    snapshot: Arc<Snapshot>,
    /// Organizations as JSON, so that each is serialized once.
    organizations: HashMap<Slug, Box<str>>,
}

impl LineWriter {
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        Self { snapshot, organizations: HashMap::new() }
    }

    /// Appends a system, without a line break.
    ///
    /// # Errors
    /// If the system cannot be read or serialized.
    pub fn write(&mut self, system: &System, out: &mut Vec<u8>) -> Result<()> {
        let start = out.len();
        if self.splice(system, out)?.is_none() {
            out.truncate(start);
            write_view(&self.snapshot, system, out)?;
        }
        Ok(())
    }

    /// Appends a system by copying the text of its record. `None` if the text does not allow that; `out` may then have
    /// the beginning of the line.
    pub(super) fn splice(&mut self, system: &System, out: &mut Vec<u8>) -> Result<Option<()>> {
        let Some((slug, _)) = system.address() else { return Ok(None) };
        let record =
            system.record.strip_prefix("{\"organization\":\"").and_then(|rest| rest.strip_prefix(slug.as_str()));
        let record = record.and_then(|rest| rest.strip_prefix("\",")).and_then(|rest| rest.strip_suffix('}'));
        let Some(record) = record else { return Ok(None) };
        let review_due = system.next_review();
        // A review date that a confirmation has moved replaces the one in the record.
        let moved = system.indexed.review_due.is_some() && review_due != system.indexed.review_due;
        let (before, after) = match system.indexed.review_due.filter(|_| moved) {
            None => (record, ""),
            Some(recorded) => {
                let member = format!(",\"reviewDue\":\"{recorded}\"");
                let mut matches = record.match_indices(&member);
                match (matches.next(), matches.next()) {
                    (Some((at, _)), None) => (&record[..at], &record[at + member.len()..]),
                    _ => return Ok(None),
                }
            }
        };
        push_str(out, "{\"id\":");
        push_value(out, &system.id)?;
        push_str(out, ",\"version\":");
        push_value(out, &system.version)?;
        push_str(out, ",\"organization\":");
        push_str(out, self.organization(slug)?);
        push_str(out, ",");
        push_str(out, before);
        if moved {
            push_member(out, "reviewDue", &review_due)?;
        }
        push_str(out, after);
        self.push_register_fields(system, out)?;
        push_str(out, "}");
        Ok(Some(()))
    }

    /// Appends the fields that the register adds to a record, in the order of [`views::system`].
    fn push_register_fields(&self, system: &System, out: &mut Vec<u8>) -> Result<()> {
        if !system.note.is_empty() {
            push_member(out, "changeNote", &system.note)?;
        }
        push_member(out, "firstPublished", &system.first_published)?;
        push_member(out, "lastChanged", &system.last_changed)?;
        if let Some(at) = system.last_confirmed {
            push_member(out, "lastConfirmed", &at.date_naive())?;
        }
        if let Some(withdrawn) = &system.withdrawn {
            let Withdrawn { at, reason, note } = withdrawn;
            push_member(out, "withdrawn", &Withdrawal { at: *at, reason: *reason, note: note.all() })?;
        }
        if !system.redacted.is_empty() {
            push_member(out, "redacted", &system.redacted)?;
        }
        if let (Some(due), None) = (system.next_review(), system.indexed.review_due) {
            push_member(out, "reviewDue", &due)?;
        }
        push_member(out, "stale", &system.is_stale(self.snapshot.basis.today))?;
        push_member(out, "completeness", &system.indexed.completeness)?;
        if !system.indexed.reading_levels.is_empty() {
            push_member(out, "readingLevel", &system.indexed.reading_levels)?;
        }
        push_member(out, "logIndex", &system.entry_index)?;
        push_str(out, ",\"language\":{\"tag\":");
        push_value(out, &system.indexed.default_language)?;
        push_member(out, "available", &system.indexed.languages)?;
        push_member(out, "status", &system.indexed.default_status)?;
        push_str(out, "}");
        Ok(())
    }

    fn organization(&mut self, slug: &Slug) -> Result<&str> {
        if !self.organizations.contains_key(slug) {
            let view = views::owner(&*self.snapshot, slug, &Languages::All);
            let json = serde_json::to_string(&view).context("an organization cannot be serialized")?;
            self.organizations.insert(slug.clone(), json.into());
        }
        Ok(self.organizations.get(slug).map_or("null", |json| json))
    }
}

/// Appends the same line by way of the view of a single system.
pub(super) fn write_view(snapshot: &Snapshot, system: &System, out: &mut Vec<u8>) -> Result<()> {
    let (view, _) = views::system(snapshot, system, &Languages::All, snapshot.basis.today)?;
    push_value(out, &view)
}

fn push_str(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

fn push_value(out: &mut Vec<u8>, value: &impl Serialize) -> Result<()> {
    Ok(serde_json::to_writer(out, value).context("a system cannot be serialized")?)
}

fn push_member(out: &mut Vec<u8>, name: &str, value: &impl Serialize) -> Result<()> {
    push_str(out, ",\"");
    push_str(out, name);
    push_str(out, "\":");
    push_value(out, value)
}
