//! A system in the catalog: its current record, and the fields of it that lists and filters use.
use crate::domain::json::Code;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::Organization;
use crate::domain::systems::codes::{AppealAvailable, AssessmentStatus, TranslationStatus};
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

/// Maximum length, in characters, of the excerpt that replaces a missing summary.
const MAX_EXCERPT_CHARS: usize = 280;

/// A system with its current version.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct System {
    /// Log index of the entry that first published the system: small, unique and the same in every process.
    pub number: u32,
    pub id: Uuid,
    pub version: u32,
    /// Log index of the entry that published the current version.
    pub entry_index: u64,
    /// Log index of the last entry about the system.
    pub last_index: u64,
    /// Time of that entry.
    pub updated: Instant,
    pub first_published: Instant,
    pub last_changed: Instant,
    pub last_confirmed: Option<Instant>,
    pub withdrawn: Option<Withdrawn>,
    /// The publisher's note on what changed in this version.
    pub note: Text<1000>,
    /// Redacted fields of the current version.
    pub redacted: Vec<String>,
    /// Every address (organization and slug) that the system has had, the current one last.
    pub addresses: Vec<(Slug, Slug)>,
    /// The record as JSON, members in declaration order, without the payload of its source record.
    pub record: Box<str>,
    /// Fields for lists, filters and facets, computed from the record.
    #[serde(skip)]
    pub indexed: Indexed,
}

/// The withdrawal of a system from the register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawn {
    pub at: Instant,
    pub reason: Option<WithdrawalReason>,
    pub note: Text<1000>,
}

/// The fields of a record that lists, filters and facets use.
#[derive(Debug, Clone, Default)]
pub struct Indexed {
    pub name: Text<300>,
    /// The summary or, in its absence, an excerpt of the purpose or the description.
    pub summary: Text<400>,
    pub default_language: Lang,
    /// Translation status of the default language.
    pub default_status: Option<TranslationStatus>,
    pub languages: Vec<Lang>,
    /// Facet values, sorted.
    pub facets: Vec<(Facet, SmolStr)>,
    pub review_due: Option<NaiveDate>,
    pub tier: Option<PublicationTier>,
    pub sort_name: Box<str>,
    pub completeness: Option<Completeness>,
    pub reading_levels: Vec<ReadingLevel>,
    pub flags: RecordFlags,
}

/// Properties of a record that statistics count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecordFlags {
    /// People can object to decisions.
    pub appeal: bool,
    /// An impact assessment was completed.
    pub impact_assessment: bool,
    /// The record describes evaluations.
    pub evaluations: bool,
}

impl RecordFlags {
    fn of(record: &Record) -> Self {
        let completed = |status| status == AssessmentStatus::Done;
        Self {
            appeal: record.appeal.as_ref().is_some_and(|appeal| appeal.available == AppealAvailable::Yes),
            impact_assessment: record.impact_assessments.iter().any(|assessment| completed(assessment.status)),
            evaluations: !record.evaluations.is_empty() || !record.evaluation_summary.is_empty(),
        }
    }
}

/// A field that lists can be filtered by and that facet counts are available for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Facet {
    Organization,
    Status,
    PublicationTier,
    PolicyArea,
    Technique,
    AutomationLevel,
    PersonalData,
    Supplier,
    Area,
    Language,
    /// Set by the challenges about the system, not by its record.
    Challenged,
}

impl System {
    /// Parses the record.
    ///
    /// # Errors
    /// If the stored record is not valid.
    pub fn record(&self) -> Result<Record, serde_json::Error> {
        serde_json::from_str(&self.record)
    }

    /// Returns the current address: organization and slug.
    pub fn address(&self) -> Option<&(Slug, Slug)> {
        self.addresses.last()
    }

    /// Returns the day on which the record must be reviewed next.
    pub fn next_review(&self) -> Option<NaiveDate> {
        let confirmed = self.last_confirmed.map(|at| at.date_naive());
        quality::next_review(self.indexed.review_due, confirmed, self.indexed.tier)
    }

    /// Returns the time of the last visible change: the last log entry, or the day on which the record became stale.
    pub fn modified(&self, today: NaiveDate) -> Instant {
        let stale_since = self.next_review().filter(|due| *due < today).and_then(|due| due.succ_opt());
        let stale_since = stale_since.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|at| at.and_utc());
        stale_since.map_or(self.updated, |since| since.max(self.updated))
    }

    /// Returns true if the review date has passed.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.next_review().is_some_and(|due| due < today)
    }

    /// Computes [`System::indexed`] from the record.
    ///
    /// # Errors
    /// If the stored record is not valid.
    pub fn index(&mut self, organization: Option<&Organization>) -> Result<(), serde_json::Error> {
        self.indexed = Indexed::of(&self.record()?, organization);
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
            flags: RecordFlags::of(record),
        }
    }
}

/// Returns the sort key of a name: case and accents folded, leading punctuation removed.
fn sort_key(name: &str) -> String {
    fold(name).trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Returns the beginning of a text, cut at a word boundary and marked with an ellipsis.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MAX_EXCERPT_CHARS) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", line[..cut].trim_end_matches([',', ';', ':', '.']))
        }
    }
}

/// Returns a record without the payload of its source record, which only versions need.
pub fn without_source_payload(content: &Map<String, Value>) -> Map<String, Value> {
    let mut record = content.clone();
    if let Some(Value::Object(source)) = record.get_mut("sourceRecord") {
        source.remove("payload");
    }
    record
}
