//! Systems in lists and searches, rendered from their indexed fields without parsing their records.
use super::language::{ServedLanguage, localizer};
use super::organizations::{Organizations, Owner, owner};
use crate::catalog::systems::{Facet, System};
use crate::domain::languages::{LocalizedText, Localizer};

use crate::http::request::query::Languages;
use crate::log::entry::WithdrawalReason;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A system in a list; with `fields`, any field of its record.
// The record declares the schemas of its own fields, which `openapi.rs` adds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SystemSummary<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    slug: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Owner, required = false)]
    organization: Option<Owner<'a>>,
    #[schema(ignore)]
    name: LocalizedText<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    summary: Option<LocalizedText<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    publication_tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(ignore)]
    policy_area: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(ignore)]
    technique: Vec<&'a str>,
    /// Number of the current version.
    #[schema(required = false, minimum = 1)]
    version: u32,
    #[schema(required = false)]
    first_published: DateTime<Utc>,
    #[schema(required = false)]
    last_changed: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    review_due: Option<NaiveDate>,
    /// True if the review date has passed.
    #[schema(required = false)]
    stale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = WithdrawalView, required = false)]
    withdrawn: Option<WithdrawalView<'a>>,
    #[schema(value_type = ServedLanguage, required = false)]
    language: ServedLanguage<'a>,
    /// With a search text only: for each field that matches, the matching part of its text as HTML. Matches are in
    /// `<mark>`, everything else is escaped.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, String>, required = false)]
    pub snippets: BTreeMap<&'static str, String>,
}

impl<'a> SystemSummary<'a> {
    pub fn new(
        organizations: &'a impl Organizations,
        system: &'a System,
        languages: &Languages,
        today: NaiveDate,
    ) -> Self {
        let indexed = &system.indexed;
        let mut localizer = localizer(languages, &indexed.default_language, indexed.languages.iter());
        let values =
            |field| indexed.facets.iter().filter(move |(facet, _)| *facet == field).map(|(_, value)| value.as_ref());
        let name = localizer.member("name", |localizer| indexed.name.localize(localizer));
        let summary = localizer.member("summary", |localizer| indexed.summary.localize(localizer));
        let withdrawn = WithdrawalView::of(system, &mut localizer);
        Self {
            id: system.id,
            slug: system.address().map(|(_, slug)| slug.as_str()),
            organization: system.address().map(|(slug, _)| owner(organizations, slug, languages)),
            name,
            summary: (!indexed.summary.is_empty()).then_some(summary),
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
            language: ServedLanguage::new(localizer, indexed.languages.as_slice()),
            snippets: BTreeMap::new(),
        }
    }
}

/// The withdrawal of a system from the register.
#[derive(Serialize, ToSchema)]
#[schema(as = SystemWithdrawal)]
pub struct WithdrawalView<'a> {
    at: DateTime<Utc>,
    #[schema(value_type = Option<String>)]
    reason: Option<WithdrawalReason>,
    /// Explanation: a text, or the language map with `lang=*`; null if there is none.
    #[schema(value_type = Option<LocalizedText>)]
    note: LocalizedText<'a>,
}

impl<'a> WithdrawalView<'a> {
    pub(super) fn of(system: &'a System, localizer: &mut Localizer) -> Option<Self> {
        let withdrawn = system.withdrawn.as_ref()?;
        Some(Self { at: withdrawn.at, reason: withdrawn.reason, note: withdrawn.note.localize(localizer) })
    }
}

/// A system with its name only.
#[derive(Serialize, ToSchema)]
pub struct SystemName<'a> {
    id: Uuid,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = LocalizedText)]
    name: LocalizedText<'a>,
}

impl<'a> SystemName<'a> {
    pub fn new(system: &'a System, languages: &Languages) -> Self {
        let indexed = &system.indexed;
        let mut localizer = localizer(languages, &indexed.default_language, indexed.languages.iter());
        Self { id: system.id, name: indexed.name.localize(&mut localizer) }
    }
}
