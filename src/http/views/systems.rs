//! Systems with their whole record.
use super::fields::retain;
use super::language::{ServedLanguage, localizer};
use super::organizations::{Organizations, Owner, owner};
use super::quality::{CompletenessView, ReadingLevelView};
use super::summaries::WithdrawalView;
use crate::catalog::CatalogState;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::System;
use crate::domain::languages::{Lang, Localize, LocalizedText};
use crate::domain::systems::Record;
use crate::domain::values::{Instant, Slug};
use crate::formats::jsonld::Subject;
use crate::http::request::query::Languages;
use crate::http::urls::UrlBuilder;
use crate::{Error, Result};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// Finds a system by its id or by `organization:slug`.
///
/// # Errors
/// `NotFound`.
pub fn find<'a>(state: &'a CatalogState, address: &str) -> Result<&'a Arc<System>> {
    state.system(address).ok_or(Error::NotFound)
}

/// A system and its organization, copied out of the catalog so that they are rendered without its lock.
pub struct SystemEntry {
    pub system: Arc<System>,
    organization: Option<Arc<Organization>>,
}

impl SystemEntry {
    pub fn new(state: &CatalogState, system: Arc<System>) -> Self {
        let organization = system.address().and_then(|(slug, _)| state.organization(slug)).cloned();
        Self { system, organization }
    }

    /// Returns the time of the last change of the view, which contains the name of the organization.
    pub fn modified(&self, today: NaiveDate) -> Instant {
        let modified = self.system.modified(today);
        let renamed = self.organization.as_ref().and_then(|organization| organization.updated);
        renamed.map_or(modified, |renamed| renamed.max(modified))
    }
}

impl Organizations for SystemEntry {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        self.organization.as_ref().filter(|organization| organization.content.slug == *slug)
    }
}

/// A system: its current record, and the fields that the register adds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = System)]
pub struct SystemView<'a> {
    id: Uuid,
    /// Number of the current version.
    #[schema(required = false, minimum = 1)]
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Owner, required = false)]
    organization: Option<Owner<'a>>,
    // The record declares the schemas of its own fields, which `openapi.rs` adds.
    #[serde(flatten)]
    #[schema(ignore)]
    record: Map<String, Value>,
    /// The publisher's note on what changed in this version: a text, or the language map with `lang=*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalizedText, required = false)]
    change_note: Option<LocalizedText<'a>>,
    #[schema(required = false)]
    first_published: DateTime<Utc>,
    #[schema(required = false)]
    last_changed: DateTime<Utc>,
    /// Day on which the organization last confirmed that the record is still correct.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    last_confirmed: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = WithdrawalView, required = false)]
    withdrawn: Option<WithdrawalView<'a>>,
    /// Redacted fields of this version.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schema(value_type = Vec<String>, required = false)]
    redacted: &'a [String],
    /// True if the review date has passed.
    #[schema(required = false)]
    stale: bool,
    #[schema(value_type = CompletenessView, required = false)]
    completeness: Option<CompletenessView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<ReadingLevelView>, required = false)]
    reading_level: Vec<ReadingLevelView<'a>>,
    /// Index of the log entry that published this version.
    #[schema(required = false, minimum = 0)]
    log_index: u64,
    #[schema(value_type = ServedLanguage, required = false)]
    language: ServedLanguage<'a>,
}

impl<'a> SystemView<'a> {
    /// # Errors
    /// If the record cannot be parsed.
    pub fn new(
        organizations: &'a impl Organizations,
        system: &'a System,
        languages: &Languages,
        today: NaiveDate,
    ) -> Result<Self> {
        let record = parse_record(system)?;
        let indexed = &system.indexed;
        let mut localizer = localizer(languages, &record.default_language, indexed.languages.iter());
        let mut fields = match record.to_json(&mut localizer) {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        let organization = system.address().map(|(slug, _)| owner(organizations, slug, languages));
        if organization.is_some() {
            fields.shift_remove("organization");
        }
        if let Some(due) = system.next_review() {
            fields.insert("reviewDue".into(), json!(due));
        }
        let change_note = (!system.note.is_empty()).then(|| system.note.localize(&mut localizer));
        let withdrawn = WithdrawalView::of(system, &mut localizer);
        Ok(Self {
            id: system.id,
            version: system.version,
            organization,
            record: fields,
            change_note,
            first_published: system.first_published,
            last_changed: system.last_changed,
            last_confirmed: system.last_confirmed.map(|at| at.date_naive()),
            withdrawn,
            redacted: &system.redacted,
            stale: system.is_stale(today),
            completeness: indexed.completeness.map(CompletenessView::from),
            reading_level: indexed.reading_levels.iter().map(ReadingLevelView::from).collect(),
            log_index: system.entry_index,
            language: ServedLanguage::new(localizer, indexed.languages.as_slice()).with_status(&record),
        })
    }

    /// Returns the language of the texts.
    pub fn language(&self) -> &Lang {
        &self.language.tag
    }

    /// Returns the id and the chosen fields.
    ///
    /// # Errors
    /// As [`SystemView::into_map`].
    pub fn into_fields(self, fields: &[String]) -> Result<Map<String, Value>> {
        let mut map = self.into_map()?;
        retain(&mut map, fields);
        Ok(map)
    }

    /// Converts the view to the map of its members, in the same order.
    ///
    /// # Errors
    /// If a member cannot be serialized.
    pub fn into_map(mut self) -> Result<Map<String, Value>> {
        let record = std::mem::take(&mut self.record);
        let before_record = 2 + usize::from(self.organization.is_some());
        let Value::Object(members) = serde_json::to_value(self).context("a system cannot be serialized")? else {
            return Ok(record);
        };
        let mut members = members.into_iter();
        let mut map: Map<_, _> = members.by_ref().take(before_record).collect();
        map.extend(record);
        map.extend(members);
        Ok(map)
    }
}

/// Returns a system as a map of its members, from which `fields` or the columns of a table are chosen, and the language
/// of its texts.
///
/// # Errors
/// As [`SystemView::new`].
pub fn system(
    organizations: &impl Organizations,
    system: &System,
    languages: &Languages,
    today: NaiveDate,
) -> Result<(Map<String, Value>, Lang)> {
    let view = SystemView::new(organizations, system, languages, today)?;
    let language = view.language().clone();
    Ok((view.into_map()?, language))
}

/// Renders a system as linked data.
///
/// # Errors
/// If the record cannot be parsed.
pub fn linked<T>(
    organizations: &impl Organizations,
    system: &System,
    public_url: &str,
    render: impl FnOnce(&Subject<'_>) -> T,
) -> Result<T> {
    let record = parse_record(system)?;
    let organization = organizations.organization(&record.organization);
    Ok(render(&Subject {
        address: UrlBuilder::new(public_url).system(system.id),
        public_url,
        id: system.id,
        version: system.version,
        first_published: system.first_published,
        last_changed: system.last_changed,
        withdrawn: system.withdrawn.as_ref().map(|withdrawn| withdrawn.at),
        record: &record,
        organization: organization.map(|organization| &organization.content),
    }))
}

fn parse_record(system: &System) -> Result<Record> {
    Ok(system.record().context("a record of the catalog cannot be parsed")?)
}
