//! A system as one line of JSON: what `GET /v1/systems/{id}?lang=*` answers, byte for byte, but quickly.
//!
//! The catalog keeps each record as text, with its members in the order in which they are shown. So the text is copied
//! with what the register says around it, instead of being read and written anew.
use crate::Result;
use crate::catalog::System;
use crate::domain::values::Slug;
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::request::query::Languages;
use crate::http::views;
use anyhow::Context;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;

/// Writes the systems of one snapshot.
pub struct Lines {
    snapshot: Arc<Snapshot>,
    /// The organization of each slug as it is shown, so that it is written once.
    owners: HashMap<Slug, Box<str>>,
}

impl Lines {
    pub fn new(snapshot: Arc<Snapshot>) -> Self {
        Self { snapshot, owners: HashMap::new() }
    }

    /// Appends the object of a system.
    pub fn write(&mut self, system: &System, out: &mut Vec<u8>) -> Result<()> {
        let begin = out.len();
        if self.splice(system, out)?.is_none() {
            out.truncate(begin);
            write_slowly(&self.snapshot, system, out)?;
        }
        Ok(())
    }

    /// None if the text of the record is not of the form that can be copied.
    pub(in crate::http) fn splice(&mut self, system: &System, out: &mut Vec<u8>) -> Result<Option<()>> {
        let Some((slug, _)) = system.address() else { return Ok(None) };
        let record =
            system.record.strip_prefix("{\"organization\":\"").and_then(|rest| rest.strip_prefix(slug.as_str()));
        let record = record.and_then(|rest| rest.strip_prefix("\",")).and_then(|rest| rest.strip_suffix('}'));
        let Some(record) = record else { return Ok(None) };
        let due = system.next_review();
        // A review that a confirmation has moved stands in the place of the record's own.
        let moved = system.indexed.review_due.is_some() && due != system.indexed.review_due;
        let (before, after) = match system.indexed.review_due.filter(|_| moved) {
            None => (record, ""),
            Some(own) => {
                let member = format!(",\"reviewDue\":\"{own}\"");
                let mut places = record.match_indices(&member);
                match (places.next(), places.next()) {
                    (Some((place, _)), None) => (&record[..place], &record[place + member.len()..]),
                    _ => return Ok(None),
                }
            }
        };
        put(out, "{\"id\":");
        value(out, &system.id)?;
        put(out, ",\"version\":");
        value(out, &system.version)?;
        put(out, ",\"organization\":");
        put(out, self.owner(slug)?);
        put(out, ",");
        put(out, before);
        if moved {
            member(out, "reviewDue", &due)?;
        }
        put(out, after);
        self.beside(system, out)?;
        put(out, "}");
        Ok(Some(()))
    }

    /// What the register says about a system beside its record, in the order of `views::beside`.
    fn beside(&self, system: &System, out: &mut Vec<u8>) -> Result<()> {
        if !system.note.is_empty() {
            member(out, "changeNote", &system.note)?;
        }
        member(out, "firstPublished", &system.first_published)?;
        member(out, "lastChanged", &system.last_changed)?;
        if let Some(at) = system.last_confirmed {
            member(out, "lastConfirmed", &at.date_naive())?;
        }
        if let Some(withdrawn) = &system.withdrawn {
            let note = withdrawn.note.all();
            member(out, "withdrawn", &json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": note}))?;
        }
        if !system.redacted.is_empty() {
            member(out, "redacted", &system.redacted)?;
        }
        if let (Some(due), None) = (system.next_review(), system.indexed.review_due) {
            member(out, "reviewDue", &due)?;
        }
        member(out, "stale", &system.is_stale(self.snapshot.moment.today))?;
        member(out, "completeness", &system.indexed.completeness)?;
        if !system.indexed.reading_levels.is_empty() {
            member(out, "readingLevel", &system.indexed.reading_levels)?;
        }
        member(out, "logIndex", &system.entry_index)?;
        put(out, ",\"language\":{\"tag\":");
        value(out, &system.indexed.default_language)?;
        member(out, "available", &system.indexed.languages)?;
        member(out, "status", &system.indexed.default_status)?;
        put(out, "}");
        Ok(())
    }

    fn owner(&mut self, slug: &Slug) -> Result<&str> {
        if !self.owners.contains_key(slug) {
            let owner = views::owner(&*self.snapshot, slug, &Languages::All);
            let text = serde_json::to_string(&owner).context("an organization cannot be written")?;
            self.owners.insert(slug.clone(), text.into());
        }
        Ok(self.owners.get(slug).map_or("null", |owner| owner))
    }
}

/// The same through the view that answers one system.
pub fn write_slowly(snapshot: &Snapshot, system: &System, out: &mut Vec<u8>) -> Result<()> {
    let (view, _) = views::system(snapshot, system, &Languages::All, snapshot.moment.today)?;
    value(out, &view)
}

fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

fn value(out: &mut Vec<u8>, value: &impl Serialize) -> Result<()> {
    Ok(serde_json::to_writer(out, value).context("a line cannot be written")?)
}

fn member(out: &mut Vec<u8>, name: &str, what: &impl Serialize) -> Result<()> {
    put(out, ",\"");
    put(out, name);
    put(out, "\":");
    value(out, what)
}
