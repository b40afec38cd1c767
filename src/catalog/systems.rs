//! A system as the catalog shows it: its current record and what lists and filters need of it.
use super::statistics::RecordFlags;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::Organization;
use crate::domain::systems::codes::TranslationStatus;
use crate::domain::systems::quality::{self, Completeness, ReadingLevel};
use crate::domain::systems::record::Record;
use crate::domain::systems::rules::Standard;
use crate::domain::systems::{PublicationTier, SourceScheme};
use crate::domain::values::{Instant, Slug, fold};
use crate::log::entry::WithdrawalReason;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use smol_str::SmolStr;
use uuid::Uuid;

/// How long an excerpt is that stands in for a missing summary, in characters.
const EXCERPT: usize = 280;

/// A system and its current version.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct System {
    /// The index of the entry that first published it: small, unique, the same in every process.
    pub number: u32,
    pub id: Uuid,
    pub version: u32,
    /// The entry that published the current version.
    pub entry_index: u64,
    /// The last entry about the system, and when it was.
    pub last_index: u64,
    pub updated: Instant,
    pub first_published: Instant,
    pub last_changed: Instant,
    pub last_confirmed: Option<Instant>,
    pub withdrawn: Option<Withdrawn>,
    /// What changed with this version, as the publisher says it.
    pub note: Text<1000>,
    /// Fields of the current version that a redaction took out.
    pub redacted: Vec<String>,
    /// Every address that the system ever had, today's last.
    pub addresses: Vec<(Slug, Slug)>,
    /// The record without the payload of its source, as JSON with its members in the order of their declaration.
    pub record: Box<str>,
    /// What lists need; computed from the record.
    #[serde(skip)]
    pub card: Indexed,
}

/// Why and when a system left the register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawn {
    pub at: Instant,
    pub reason: Option<WithdrawalReason>,
    pub note: Text<1000>,
}

/// What lists, filters and facets need of a record.
#[derive(Debug, Clone, Default)]
pub struct Indexed {
    pub name: Text<300>,
    /// The summary or, without one, the beginning of the purpose or the description.
    pub summary: Text<400>,
    pub default_language: Lang,
    /// Where the text in the default language comes from.
    pub default_status: Option<TranslationStatus>,
    pub languages: Vec<Lang>,
    /// Values of each facet field.
    pub facets: Vec<(Facet, SmolStr)>,
    pub review_due: Option<NaiveDate>,
    pub tier: Option<PublicationTier>,
    pub sort_name: Box<str>,
    pub completeness: Option<Completeness>,
    pub reading_levels: Vec<ReadingLevel>,
    pub told: RecordFlags,
}

crate::domain::shape::codes! {
    /// A field that lists can be filtered by and counted over.
    pub enum Facet {
        Organization = "organization", Status = "status", PublicationTier = "publicationTier", PolicyArea = "policyArea",
        Technique = "technique", AutomationLevel = "automationLevel", PersonalData = "personalData",
        Supplier = "supplier", Area = "area", Language = "language",
        /// What challenges make of the system: no word of its record.
        Challenged = "challenged",
    }
}

impl System {
    /// The record, typed.
    pub fn record(&self) -> Result<Record, serde_json::Error> {
        serde_json::from_str(&self.record)
    }

    /// The organization and the slug that the system has today.
    pub fn address(&self) -> Option<&(Slug, Slug)> {
        self.addresses.last()
    }

    /// When the record must next be looked at.
    pub fn next_review(&self) -> Option<NaiveDate> {
        let confirmed = self.last_confirmed.map(|at| at.date_naive());
        quality::next_review(self.card.review_due, confirmed, self.card.tier)
    }

    /// When what is shown of the system last changed: with its last entry, or by growing stale.
    pub fn modified(&self, today: NaiveDate) -> Instant {
        let stale_since = self.next_review().filter(|due| *due < today).and_then(|due| due.succ_opt());
        let stale_since = stale_since.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|at| at.and_utc());
        stale_since.map_or(self.updated, |since| since.max(self.updated))
    }

    /// Whether the record should have been looked at again.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.next_review().is_some_and(|due| due < today)
    }

    /// Computes the card from the record.
    pub fn deal(&mut self, organization: Option<&Organization>) -> Result<(), serde_json::Error> {
        self.card = Indexed::of(&self.record()?, organization);
        Ok(())
    }
}

impl Indexed {
    fn of(record: &Record, organization: Option<&Organization>) -> Self {
        let mut facets = Vec::new();
        let mut add = |facet, value: &str| facets.push((facet, value.into()));
        add(Facet::Organization, record.organization.as_str());
        record.status.iter().for_each(|code| add(Facet::Status, code.as_str()));
        record.publication_tier.iter().for_each(|code| add(Facet::PublicationTier, code.as_str()));
        record.policy_area.iter().for_each(|code| add(Facet::PolicyArea, code.as_str()));
        record.technique.iter().for_each(|code| add(Facet::Technique, code.as_str()));
        record.automation_level.iter().for_each(|code| add(Facet::AutomationLevel, code.as_str()));
        record.personal_data.iter().for_each(|code| add(Facet::PersonalData, code.as_str()));
        record.suppliers.iter().for_each(|supplier| add(Facet::Supplier, supplier.name.as_str()));
        for area in &record.area {
            let name = area.name.best(&[], &record.default_language).map(|(_, name)| name);
            let code = area.code.as_ref().map(|code| code.as_str());
            code.or(name).into_iter().for_each(|value| add(Facet::Area, value));
        }
        let languages = record.languages();
        languages.iter().for_each(|lang| add(Facet::Language, lang.as_str()));
        facets.sort();
        facets.dedup();

        let mut summary = record.summary.clone();
        let fallback = if record.purpose.is_empty() {
            record.description.iter().collect::<Vec<_>>()
        } else {
            record.purpose.iter().collect()
        };
        for (lang, text) in fallback {
            if summary.get(lang).is_none() {
                summary.set(lang, excerpt(text));
            }
        }
        let sort_name =
            record.name.best(&[], &record.default_language).map(|(_, name)| sort_key(name)).unwrap_or_default();
        let source = record.source_record.as_ref().map(|source| source.scheme);
        let standard = match source.filter(|scheme| *scheme != SourceScheme::Register) {
            Some(scheme) => Standard::Imported(scheme),
            None => Standard::Own { eu: organization.is_some_and(Organization::in_eu) },
        };
        Self {
            name: record.name.clone(),
            summary,
            default_language: record.default_language.clone(),
            default_status: record.status_in(&record.default_language),
            languages,
            facets,
            review_due: record.review_due,
            tier: record.publication_tier,
            sort_name: sort_name.into(),
            completeness: Some(quality::completeness(record, standard)),
            reading_levels: quality::reading_levels(record),
            told: RecordFlags::of(record),
        }
    }
}

/// What a name is sorted by: case and accents folded, quotation marks and brackets before it passed over.
fn sort_key(name: &str) -> String {
    fold(name).trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The beginning of a text, cut at a word and marked as cut.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", line[..cut].trim_end_matches([',', ';', ':', '.']))
        }
    }
}

/// The record of a version as the catalog keeps it: without the payload of its source, which every version has.
pub fn slim(content: &Map<String, Value>) -> Map<String, Value> {
    let mut slim = content.clone();
    if let Some(Value::Object(source)) = slim.get_mut("sourceRecord") {
        source.remove("payload");
    }
    slim
}
