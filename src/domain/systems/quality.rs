//! Quality figures of a record: completeness, reading level and review date. Editors get them as hints, watchdogs as
//! filters; `docs/record.md` defines them.
use super::codes::{PublicationTier, SourceScheme};
use super::record::Record;
use super::rules::{RequirementStatus, Standard, required, requirement_status};
use crate::domain::languages::Lang;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The number of required fields that are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// The tier whose requirements were counted; none if the record has none.
    pub tier: Option<PublicationTier>,
    /// The fields that the tier and the conditions require; for an imported record, only those that its standard
    /// supports.
    pub required: u32,
    /// The required fields with a value or an explicit not-applicable.
    pub filled: u32,
    /// The required fields that are withheld with a reason.
    pub withheld: u32,
}

/// Returns true if a source standard supports a field that publication may require.
fn supports_field(scheme: SourceScheme, field: &str) -> bool {
    let fields: &[&str] = match scheme {
        SourceScheme::Register => return true,
        SourceScheme::Nl10 => &[
            "name",
            "summary",
            "policyArea",
            "organization",
            "purpose",
            "publicationTier",
            "dataSummary",
            "sourceCode",
            "humanOversight",
            "status",
            "publicContact",
            "impactOnPeople",
            "proportionality",
            "legalBasis",
            "legalReferences",
            "howItWorks",
            "riskSummary",
            "impactAssessments",
            "impactAssessmentNote",
            "suppliers",
            "developedBy",
            "inUseFrom",
            "retiredOn",
        ],
        SourceScheme::UkAtrs => &[
            "name",
            "summary",
            "policyArea",
            "area",
            "organization",
            "status",
            "howItWorks",
            "dataSummary",
            "impactAssessments",
        ],
        SourceScheme::CaAiRegister => &[
            "name",
            "summary",
            "organization",
            "purpose",
            "interactsWithPublic",
            "peopleInformed",
            "dataSummary",
            "personalData",
            "developedBy",
            "suppliers",
            "status",
            "inUseFrom",
            "retiredOn",
        ],
    };
    fields.contains(&field)
}

/// Counts the required fields and those that are filled.
pub fn completeness(record: &Record, standard: Standard) -> Completeness {
    let (eu, scheme) = match standard {
        Standard::Own { eu } => (eu, SourceScheme::Register),
        Standard::Imported(scheme) => (false, scheme),
    };
    let mut count = Completeness { tier: record.publication_tier, required: 0, filled: 0, withheld: 0 };
    for (field, _) in required(record, eu).into_iter().filter(|(field, _)| supports_field(scheme, field)) {
        count.required += 1;
        match requirement_status(record, field) {
            RequirementStatus::Filled | RequirementStatus::NotApplicable => count.filled += 1,
            RequirementStatus::Withheld => count.withheld += 1,
            RequirementStatus::Missing => {}
        }
    }
    count
}

/// The reading level of a record in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLevel {
    pub lang: Lang,
    /// Always `LIX`: words per sentence plus the percentage of words longer than six letters (Björnsson, 1968).
    /// Below 30 very easy, 40 ordinary, 50 hard, 60 very hard.
    pub formula: String,
    pub score: u32,
}

/// Returns the LIX of the texts that residents read first: summary, purpose, impact. Texts under 20 words have none.
pub fn reading_levels(record: &Record) -> Vec<ReadingLevel> {
    let languages = record.languages();
    let levels = languages.into_iter().filter_map(|lang| {
        let texts = [record.summary.get(&lang), record.purpose.get(&lang), record.impact_on_people.get(&lang)];
        let text = texts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        lix(&text).map(|score| ReadingLevel { lang, formula: "LIX".into(), score })
    });
    levels.collect()
}

/// Returns the LIX of a text, or `None` below 20 words.
pub(super) fn lix(text: &str) -> Option<u32> {
    let words: Vec<_> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    if words.len() < 20 {
        return None;
    }
    let count_sentences =
        |line: &str| line.split(['.', '!', '?', ':']).filter(|part| part.chars().any(char::is_alphabetic)).count();
    let sentences = text.lines().map(count_sentences).sum::<usize>().max(1);
    let long = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    u32::try_from(words.len() / sentences + long * 100 / words.len()).ok()
}

/// Returns the default number of months between two reviews.
pub fn review_months(tier: Option<PublicationTier>) -> Months {
    Months::new(if tier == Some(PublicationTier::HighRiskAi) { 6 } else { 12 })
}

/// Returns the day of the next review: the review date of the record or, if later, the last confirmation plus the
/// default interval.
pub fn next_review(
    review_due: Option<NaiveDate>,
    last_confirmed: Option<NaiveDate>,
    tier: Option<PublicationTier>,
) -> Option<NaiveDate> {
    let confirmed = last_confirmed.and_then(|day| day.checked_add_months(review_months(tier)));
    review_due.map(|due| confirmed.map_or(due, |confirmed| confirmed.max(due)))
}
