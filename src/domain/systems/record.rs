//! The system record: the public description of an algorithmic or AI system as used by one organization.
//!
//! `docs/record.md` explains every field. `docs/record-model.csv` lists them with their mappings to other standards; a
//! test compares it with this file.
mod parts;

use super::codes::*;
use crate::domain::json::Object;
use crate::domain::languages::{Lang, Localize, Prose, Text};
use crate::domain::values::{AnnexPoint, CharterArticle, DataProtectionBasis, Line, PartialDate, Slug, Url};
use chrono::NaiveDate;
pub use parts::*;

/// The public description of an algorithmic or AI system as used by one organization.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new, has)]
pub struct Record {
    /// The organization that uses the system, as a slug.
    #[object(required)]
    pub organization: Slug,
    /// The language in which the record is written.
    #[object(required)]
    pub default_language: Lang,
    /// The name of the system in URLs. Assigned by the register if left out.
    pub slug: Option<Slug>,
    /// Ids of the same system in other registers, which need not be unique there.
    pub alias_ids: Vec<Alias>,
    /// The name of the system.
    pub name: Text<300>,
    /// Other names of the system.
    pub also_known_as: Vec<Text<300>>,
    /// A summary of the system in two or three plain sentences.
    pub summary: Text<400>,
    /// A full description of the system.
    pub description: Prose<10000>,
    /// Search terms, each in its language.
    pub tags: Vec<Tag>,
    /// The policy areas: one to three divisions of COFOG.
    pub policy_area: Vec<PolicyArea>,
    /// Themes in other schemes, unchanged.
    pub local_themes: Vec<LocalCode>,
    /// The areas where the system is used.
    pub area: Vec<Area>,
    /// The kind of the system.
    pub system_kind: Option<SystemKind>,
    /// The department that uses the system.
    pub department: Text<250>,
    /// The accountable role, never a person's name.
    pub accountable_role: Text<250>,
    /// The person who submitted the record: for the EU database, never published.
    pub submitted_by: Option<Submitter>,
    /// Other organizations that use the same system.
    pub other_users: Vec<Slug>,
    /// The problem that the system addresses.
    pub problem: Prose<5000>,
    /// The purpose of the system.
    pub purpose: Prose<5000>,
    /// The benefits of the system.
    pub benefits: Prose<5000>,
    /// Uses that are out of scope.
    pub out_of_scope: Prose<2500>,
    /// The impact on people.
    pub impact_on_people: Prose<5000>,
    /// The reasons why the use of the system is proportionate.
    pub proportionality: Prose<2500>,
    /// Alternatives that were considered.
    pub alternatives_considered: Prose<2500>,
    /// The process before the system was introduced.
    pub previous_process: Prose<2500>,
    /// The scale of use.
    pub scale: Option<Scale>,
    /// The publication tier, which decides the required fields.
    pub publication_tier: Option<PublicationTier>,
    /// The class under the EU AI Act.
    pub eu_ai_act_class: Option<EuAiActClass>,
    /// The points of Annex III of the EU AI Act that apply.
    pub annex_iii_points: Vec<AnnexPoint>,
    /// Classifications under other schemes, unchanged.
    pub other_classification: Vec<Classification>,
    /// The legal basis of the process.
    pub legal_basis: Prose<2500>,
    /// References to the relevant laws.
    pub legal_references: Vec<LegalReference>,
    /// The legal bases under data protection law.
    pub data_protection_basis: Vec<DataProtectionBasis>,
    /// Political decisions about the system.
    pub political_decision: Vec<PoliticalDecision>,
    /// Entries in the register of processing activities.
    pub processing_register_url: Vec<Url>,
    /// The decision process that the system is part of.
    pub decision_process: Prose<5000>,
    /// The role of the output in a decision.
    pub decision_type: Vec<DecisionType>,
    /// The output of the system.
    pub output_description: Prose<2500>,
    /// The level of automation.
    pub automation_level: Option<AutomationLevel>,
    /// True if residents interact with the system directly.
    pub interacts_with_public: Option<bool>,
    /// The way in which people are informed about the use of the system.
    pub people_informed: Option<PeopleInformed>,
    /// A summary of the data that the system uses.
    pub data_summary: Prose<5000>,
    /// The datasets.
    pub datasets: Vec<Dataset>,
    /// The kind of personal data that the system processes.
    pub personal_data: Option<PersonalData>,
    /// The special categories of personal data that the system processes.
    pub special_categories: Vec<SpecialCategory>,
    /// The demographic features that the system uses.
    pub demographic_features_used: Vec<DemographicFeature>,
    /// The base registers that the system uses.
    pub base_registers: Vec<Text<300>>,
    /// The retention period of the data.
    pub retention: Text<500>,
    /// The places where data is stored.
    pub storage_location: Vec<StorageLocation>,
    /// The techniques of the system.
    pub technique: Vec<Technique>,
    /// The learning behaviour of the system.
    pub self_learning: Option<SelfLearning>,
    /// The kinds of analysis.
    pub analytics_type: Vec<AnalyticsType>,
    /// The capabilities of the system.
    pub capability: Vec<Capability>,
    /// An explanation of how the system works.
    pub how_it_works: Prose<10000>,
    /// The models in the system.
    pub models: Vec<Model>,
    /// The version of the system in use.
    pub system_version: Option<Line<60>>,
    /// The maintenance of the system.
    pub maintenance: Prose<2500>,
    /// The source code, or why it is not available.
    pub source_code: Vec<SourceCode>,
    /// Links to descriptions of the architecture.
    pub architecture_url: Vec<Url>,
    /// A summary of the risks and their mitigation.
    pub risk_summary: Prose<5000>,
    /// The risks.
    pub risks: Vec<Risk>,
    /// The fundamental rights at stake.
    pub rights_at_stake: Vec<CharterArticle>,
    /// The procedure for failures of the system.
    pub fail_safe: Option<FailSafe>,
    /// The incidents.
    pub incidents: Vec<Incident>,
    /// Human oversight of the system.
    pub human_oversight: Prose<5000>,
    /// The ability of a person to override the output.
    pub override_possible: Option<OverridePossible>,
    /// The training of the people who operate the system.
    pub operator_training: Option<OperatorTraining>,
    /// The monitoring of the system in use.
    pub monitoring: Option<Monitoring>,
    /// A summary of the evaluations; "none published" is a valid value.
    pub evaluation_summary: Prose<5000>,
    /// The evaluations.
    pub evaluations: Vec<Evaluation>,
    /// Measures against bias and discrimination.
    pub bias_and_non_discrimination: Prose<5000>,
    /// Testing before use.
    pub pre_deployment_testing: Option<Testing>,
    /// The impact assessments.
    pub impact_assessments: Vec<ImpactAssessment>,
    /// The reason why an impact assessment was not done.
    pub impact_assessment_note: Prose<2500>,
    /// The public consultation.
    pub public_consultation: Option<PublicConsultation>,
    /// The developer of the system.
    pub developed_by: Option<DevelopedBy>,
    /// The suppliers of the system.
    pub suppliers: Vec<Supplier>,
    /// The procurement of the system.
    pub procurement: Vec<Procurement>,
    /// The costs of the system.
    pub cost: Vec<Cost>,
    /// The conformity of the system under the EU AI Act.
    pub conformity: Option<Conformity>,
    /// The lifecycle status of the system.
    pub status: Option<Status>,
    /// The reason why the system is retired or suspended.
    pub status_note: Text<1000>,
    /// The date from which the system is in use.
    pub in_use_from: Option<PartialDate>,
    /// The date on which the system was retired.
    pub retired_on: Option<PartialDate>,
    /// The review date of the record. After it, the record counts as stale unless it is confirmed.
    pub review_due: Option<NaiveDate>,
    /// The reason for the review.
    pub review_reason: Text<500>,
    /// The groups of people affected.
    pub affected_groups: Vec<AffectedGroup>,
    /// True if vulnerable groups are affected.
    pub vulnerable_groups: Option<bool>,
    /// The users of the system.
    pub users: Vec<Users>,
    /// The way to appeal against a decision.
    pub appeal: Option<Appeal>,
    /// The way to request an explanation.
    pub explanation_request: Option<ExplanationRequest>,
    /// The way to be served by a person instead.
    pub human_alternative: Option<HumanAlternative>,
    /// The rights of the people concerned.
    pub rights_listed: Vec<Right>,
    /// The oversight bodies.
    pub oversight_bodies: Vec<OversightBody>,
    /// The contacts for residents.
    pub public_contact: Vec<Contact>,
    /// Links to further information.
    pub links: Vec<Link>,
    /// Related records.
    pub related_records: Vec<RelatedRecord>,
    /// The languages of the record, with the origin of each translation.
    pub translations: Vec<Translation>,
    /// Withheld fields, with the reasons.
    pub withheld: Vec<Withheld>,
    /// Fields that are not applicable, with the reasons.
    pub not_applicable: Vec<NotApplicable>,
    /// The original record of another register.
    pub source_record: Option<SourceRecord>,
    /// The template that the record was created from. Set by the register.
    pub template: Option<TemplateOrigin>,
    /// The licence of this text: an SPDX id or a URL. Default: CC0-1.0.
    pub licence: Option<Line<200>>,
}

impl Record {
    /// The internal fields: never part of a published version or of the log.
    pub const INTERNAL: &'static [&'static str] = &["submittedBy"];

    /// Returns the record as published: without the internal fields.
    pub fn public(&self) -> Self {
        Self { submitted_by: None, ..self.clone() }
    }

    /// Returns the origin of the texts in a language. The default language is the original unless stated otherwise; for
    /// other languages nothing is assumed.
    pub fn status_in(&self, lang: &Lang) -> Option<TranslationStatus> {
        let stated = self.translations.iter().find(|translation| translation.lang == *lang);
        let original = (*lang == self.default_language).then_some(TranslationStatus::Original);
        stated.map(|translation| translation.status).or(original)
    }

    /// Returns the languages in which the record has a name or a summary, the default language first.
    pub fn languages(&self) -> Vec<Lang> {
        let mut all: Vec<_> = self.name.languages().chain(self.summary.languages()).cloned().collect();
        all.sort_by_key(|lang| (*lang != self.default_language, lang.clone()));
        all.dedup();
        all
    }
}
