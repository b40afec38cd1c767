//! Figures of a record's quality: completeness, reading ease, staleness. They are hints for editors and filters for
//! watchdogs; `docs/record.md` defines each.
use super::codes::{PublicationTier, SourceScheme};
use super::record::Record;
use super::rules::{Met, Standard, met, required};
use crate::domain::languages::Lang;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How much of what is required is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// The tier whose requirements were counted; none if the record names none.
    pub tier: Option<PublicationTier>,
    /// Fields that the tier and the conditions ask for; of an imported record, only those its standard can say.
    pub required: u32,
    /// Of these, those with a value or an explicit not-applicable.
    pub filled: u32,
    /// Of these, those withheld with a reason.
    pub withheld: u32,
}

/// What a source standard can say at all, of the fields that publication may require.
fn can_say(scheme: SourceScheme, field: &str) -> bool {
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

/// Counts what is required and what is there.
pub fn completeness(record: &Record, standard: Standard) -> Completeness {
    let (eu, scheme) = match standard {
        Standard::Own { eu } => (eu, SourceScheme::Register),
        Standard::Imported(scheme) => (false, scheme),
    };
    let mut count = Completeness { tier: record.publication_tier, required: 0, filled: 0, withheld: 0 };
    for (field, _) in required(record, eu).into_iter().filter(|(field, _)| can_say(scheme, field)) {
        count.required += 1;
        match met(record, field) {
            Met::Said | Met::NotApplicable => count.filled += 1,
            Met::Withheld => count.withheld += 1,
            Met::Missing => {}
        }
    }
    count
}

/// Reading ease of one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLevel {
    pub lang: Lang,
    /// Always `LIX`: words per sentence plus the percentage of words longer than six letters (Björnsson, 1968).
    /// Below 30 very easy, 40 ordinary, 50 hard, 60 very hard.
    pub formula: String,
    pub score: u32,
}

/// LIX over what residents read first: summary, purpose, impact. Texts under 20 words give no figure.
pub fn reading_levels(record: &Record) -> Vec<ReadingLevel> {
    let languages = record.languages();
    let levels = languages.into_iter().filter_map(|lang| {
        let texts = [record.summary.get(&lang), record.purpose.get(&lang), record.impact_on_people.get(&lang)];
        let text = texts.into_iter().flatten().collect::<Vec<_>>().join("\n");
        lix(&text).map(|score| ReadingLevel { lang, formula: "LIX".into(), score })
    });
    levels.collect()
}

/// LIX of one text, if it has 20 words.
pub(super) fn lix(text: &str) -> Option<u32> {
    let words: Vec<_> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    if words.len() < 20 {
        return None;
    }
    let ends =
        |line: &str| line.split(['.', '!', '?', ':']).filter(|part| part.chars().any(char::is_alphabetic)).count();
    let sentences = text.lines().map(ends).sum::<usize>().max(1);
    let long = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    u32::try_from(words.len() / sentences + long * 100 / words.len()).ok()
}

/// How many months a record may go without being looked at.
pub fn review_months(tier: Option<PublicationTier>) -> Months {
    Months::new(if tier == Some(PublicationTier::HighRiskAi) { 6 } else { 12 })
}

/// When the record must next be looked at: its review date or, if that is later, as long after the last confirmation as
/// after a publication.
pub fn next_review(
    review_due: Option<NaiveDate>,
    last_confirmed: Option<NaiveDate>,
    tier: Option<PublicationTier>,
) -> Option<NaiveDate> {
    let confirmed = last_confirmed.and_then(|day| day.checked_add_months(review_months(tier)));
    review_due.map(|due| confirmed.map_or(due, |confirmed| confirmed.max(due)))
}
