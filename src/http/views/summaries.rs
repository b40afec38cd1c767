//! Systems as lists and searches show them.
use crate::catalog::CatalogState;
use crate::catalog::search::Highlighter;
use crate::catalog::systems::{Facet, System};
use crate::domain::languages::{Lang, LocalizedText};
use crate::domain::values::Instant;
use crate::http::request::query::Languages;
use crate::http::views::{Owner, choice, owner};
use crate::log::entry::WithdrawalReason;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fields that a list shows of each system unless others are asked for.
pub const SUMMARY: &[&str] = &[
    "id",
    "slug",
    "organization",
    "name",
    "summary",
    "status",
    "publicationTier",
    "policyArea",
    "technique",
    "version",
    "firstPublished",
    "lastChanged",
    "reviewDue",
    "stale",
    "withdrawn",
    "language",
];

/// A system as lists show it: from its card, without reading its record.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<Owner<'a>>,
    name: LocalizedText<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<LocalizedText<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publication_tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    policy_area: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    technique: Vec<&'a str>,
    version: u32,
    first_published: Instant,
    last_changed: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_due: Option<NaiveDate>,
    stale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Withdrawal<'a>>,
    language: Served<'a>,
    /// Of a search.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub snippets: BTreeMap<&'static str, String>,
}

/// When and why a system left the register.
#[derive(Serialize)]
struct Withdrawal<'a> {
    at: Instant,
    reason: Option<WithdrawalReason>,
    note: LocalizedText<'a>,
}

/// The languages of a summary.
#[derive(Serialize)]
struct Served<'a> {
    tag: Lang,
    available: &'a [Lang],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    others: BTreeMap<String, Lang>,
}

impl<'a> Summary<'a> {
    pub fn new(current: &'a CatalogState, system: &'a System, languages: &Languages, today: NaiveDate) -> Self {
        let card = &system.indexed;
        let mut choice = choice(languages, &card.default_language, card.languages.iter());
        let values =
            |wanted| card.facets.iter().filter(move |(facet, _)| *facet == wanted).map(|(_, value)| value.as_ref());
        let name = choice.member("name", |choice| card.name.localize(choice));
        let summary = choice.member("summary", |choice| card.summary.localize(choice));
        let withdrawn = system.withdrawn.as_ref().map(|withdrawn| Withdrawal {
            at: withdrawn.at,
            reason: withdrawn.reason,
            note: withdrawn.note.localize(&mut choice),
        });
        Self {
            id: system.id,
            slug: system.address().map(|(_, slug)| slug.as_str()),
            organization: system.address().map(|(organization, _)| owner(current, organization, languages)),
            name,
            summary: (!card.summary.is_empty()).then_some(summary),
            status: values(Facet::Status).next(),
            publication_tier: values(Facet::PublicationTier).next(),
            policy_area: values(Facet::PolicyArea).collect(),
            technique: values(Facet::Technique).collect(),
            version: system.version,
            first_published: system.first_published,
            last_changed: system.last_changed,
            review_due: system.next_review(),
            stale: system.is_stale(today),
            withdrawn,
            language: Served { tag: choice.main, available: &card.languages, others: choice.others },
            snippets: BTreeMap::new(),
        }
    }
}

/// The pieces of a system's texts that show what a search found, by field, in the reader's language. The record is
/// looked into only if neither its name nor its summary show anything but the name.
pub fn snippets(system: &System, marks: &Highlighter, languages: &Languages) -> BTreeMap<&'static str, String> {
    let card = &system.indexed;
    let mut snippets = BTreeMap::new();
    let default = &card.default_language;
    let mut add = |field, lang: &Lang, text: &str| {
        let snippet = marks.snippet(lang, text);
        let found = snippet.is_some();
        snippets.extend(snippet.map(|snippet| (field, snippet)));
        found
    };
    if let Some((lang, name)) = card.name.best(languages.wanted(), default) {
        add("name", lang, name);
    }
    let summary = card.summary.best(languages.wanted(), default);
    if !summary.is_some_and(|(lang, summary)| add("summary", lang, summary)) {
        let texts: RecordTexts = serde_json::from_str(&system.record).unwrap_or_default();
        texts.in_order().into_iter().any(|(field, text)| {
            let lang = Lang::best(languages.wanted(), text.keys())
                .or_else(|| Lang::best(std::slice::from_ref(default), text.keys()))
                .or_else(|| text.keys().next());
            lang.is_some_and(|lang| add(field, lang, &text[lang]))
        });
    }
    snippets
}

/// The long texts of a record, read without the rest of it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RecordTexts<'a> {
    #[serde(borrow)]
    purpose: LongText<'a>,
    #[serde(borrow)]
    description: LongText<'a>,
    #[serde(borrow)]
    problem: LongText<'a>,
    #[serde(borrow)]
    impact_on_people: LongText<'a>,
    #[serde(borrow)]
    decision_process: LongText<'a>,
    #[serde(borrow)]
    data_summary: LongText<'a>,
    #[serde(borrow)]
    how_it_works: LongText<'a>,
    #[serde(borrow)]
    benefits: LongText<'a>,
    #[serde(borrow)]
    human_oversight: LongText<'a>,
    #[serde(borrow)]
    risk_summary: LongText<'a>,
    #[serde(borrow)]
    legal_basis: LongText<'a>,
}

type LongText<'a> = BTreeMap<Lang, std::borrow::Cow<'a, str>>;

impl<'a> RecordTexts<'a> {
    fn in_order(&self) -> [(&'static str, &LongText<'a>); 11] {
        [
            ("purpose", &self.purpose),
            ("description", &self.description),
            ("problem", &self.problem),
            ("impactOnPeople", &self.impact_on_people),
            ("decisionProcess", &self.decision_process),
            ("dataSummary", &self.data_summary),
            ("howItWorks", &self.how_it_works),
            ("benefits", &self.benefits),
            ("humanOversight", &self.human_oversight),
            ("riskSummary", &self.risk_summary),
            ("legalBasis", &self.legal_basis),
        ]
    }
}
