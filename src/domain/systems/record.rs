//! The system record: the public description of an algorithmic or AI system as used by one organization.
//!
//! `docs/record.md` explains every field. `docs/record-model.csv` lists them with their mappings to other standards; a
//! test compares it with this file.
use super::codes::*;
use crate::domain::json::Object;
use crate::domain::languages::{Lang, Localize, Prose, Text};
use crate::domain::values::{
    AnnexPoint, CharterArticle, Country, Currency, DataProtectionBasis, Decimal, Instant, Line, PartialDate, Sha256,
    Slug, Url,
};
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

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

/// An id of the same system in another register.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Alias {
    #[object(required)]
    pub scheme: AliasScheme,
    #[object(required)]
    pub value: Line<300>,
}

/// A search term.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Tag {
    #[object(required)]
    pub lang: Lang,
    #[object(required)]
    pub value: Line<60>,
}

/// A code of another scheme.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct LocalCode {
    #[object(required)]
    pub scheme: Line<60>,
    #[object(required)]
    pub value: Line<300>,
}

/// A place: its name and its code (NUTS, LAU, GSS, OCD …).
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Area {
    #[object(required)]
    pub name: Text<300>,
    pub code: Option<Line<100>>,
    /// GeoJSON with coordinates as text, because the log holds no fractions.
    pub geometry: Value,
}

/// The person who submitted the record: for the EU database, never published.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Submitter {
    #[object(required)]
    pub name: Line<300>,
    pub address: Option<Line<500>>,
    pub contact: Option<Line<300>>,
}

/// The scale on which a system is used.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Scale {
    pub decisions_per_year: Option<u64>,
    pub people_per_year: Option<u64>,
    pub users: Option<u64>,
    pub frequency: Text<500>,
    pub as_of: Option<PartialDate>,
}

/// A classification under another scheme.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Classification {
    #[object(required)]
    pub scheme: ClassificationScheme,
    #[object(required)]
    pub value: Line<300>,
    pub justification: Prose<2500>,
    pub date: Option<PartialDate>,
}

/// A law: its title and its URL or identifier (ELI, BWB, CELEX).
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct LegalReference {
    #[object(required)]
    pub title: Text<200>,
    pub url: Option<Url>,
    pub identifier: Option<Line<200>>,
}

/// A decision of a council or another political body.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct PoliticalDecision {
    #[object(required)]
    pub title: Text<300>,
    pub url: Option<Url>,
    pub date: Option<PartialDate>,
}

/// The way in which people are informed about the use of the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct PeopleInformed {
    pub how: Vec<InformedHow>,
    pub text: Prose<2500>,
}

/// A dataset that the system is trained on, processes or produces.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Dataset {
    #[object(required)]
    pub name: Text<500>,
    pub role: Vec<DatasetRole>,
    pub description: Prose<5000>,
    pub source: Text<500>,
    pub owner: Text<300>,
    pub collection: Prose<2500>,
    pub original_purpose: Prose<2500>,
    pub url: Option<Url>,
    pub licence: Option<Line<200>>,
    pub quantity: Text<300>,
    pub modality: Text<300>,
    pub personal: Option<PersonalData>,
    pub sensitive: Vec<SpecialCategory>,
    pub retention: Text<500>,
    pub storage_location: Vec<StorageLocation>,
    pub access: Vec<Text<300>>,
    pub sharing_agreements: Prose<2500>,
    pub quality_representativeness: Prose<2500>,
}

/// A model in the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Model {
    #[object(required)]
    pub name: Text<300>,
    pub version: Option<Line<60>>,
    pub provider: Option<Line<300>>,
    pub task: Text<1000>,
    pub input: Prose<2500>,
    pub output: Prose<2500>,
    pub architecture: Prose<5000>,
    pub is_gpai: Option<bool>,
    pub model_card_url: Option<Url>,
}

/// The source code, or why it is not available.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct SourceCode {
    #[object(required)]
    pub status: SourceCodeStatus,
    pub url: Option<Url>,
    pub licence: Option<Line<200>>,
}

/// A risk and its mitigation.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Risk {
    #[object(required)]
    pub title: Text<300>,
    pub category: Option<Harm>,
    pub affected: Text<500>,
    pub likelihood: Option<Degree>,
    pub severity: Option<Degree>,
    pub description: Prose<2500>,
    pub mitigation: Prose<2500>,
    pub residual: Option<Degree>,
    pub owner_role: Text<250>,
}

/// The procedure for failures of the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct FailSafe {
    #[object(required)]
    pub exists: FailSafeState,
    pub text: Prose<2500>,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Incident {
    #[object(required)]
    pub date: PartialDate,
    #[object(required)]
    pub summary: Text<1000>,
    pub effect: Prose<2500>,
    pub measures: Prose<2500>,
    pub url: Option<Url>,
}

/// The training of the people who operate the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct OperatorTraining {
    #[object(required)]
    pub status: Established,
    pub text: Prose<2500>,
}

/// The monitoring of the system in use.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Monitoring {
    #[object(required)]
    pub status: Established,
    pub frequency: Text<300>,
    pub text: Prose<2500>,
    pub by: Text<300>,
}

/// An evaluation and its result.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Evaluation {
    #[object(required)]
    pub kind: EvaluationKind,
    pub date: Option<PartialDate>,
    pub by: Option<EvaluationBy>,
    pub auditor: Option<Line<300>>,
    pub metric: Text<300>,
    pub value: Option<Decimal>,
    pub unit: Option<Line<60>>,
    pub group: Text<300>,
    pub threshold: Option<Decimal>,
    pub conclusion: Prose<2500>,
    pub url: Option<Url>,
}

/// An impact assessment.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct ImpactAssessment {
    #[object(required, name = "type")]
    pub kind: AssessmentType,
    #[object(required)]
    pub status: AssessmentStatus,
    pub title: Text<300>,
    pub date: Option<PartialDate>,
    pub version: Option<Line<60>>,
    pub summary: Prose<5000>,
    pub url: Option<Url>,
    pub published: Option<bool>,
    pub reason_not_published: Text<500>,
}

/// A public consultation.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct PublicConsultation {
    pub methods: Vec<ConsultationMethod>,
    pub text: Prose<2500>,
    pub url: Option<Url>,
}

/// An identifier of an organization in a scheme (KVK, Companies House, ROR …).
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Identifier {
    #[object(required)]
    pub scheme: Line<60>,
    #[object(required)]
    pub value: Line<200>,
}

/// A supplier of the system or of a part of it.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Supplier {
    #[object(required)]
    pub name: Line<300>,
    pub identifier: Option<Identifier>,
    pub role: Option<SupplierRole>,
    pub product: Option<Line<300>>,
    pub country: Option<Country>,
    pub data_access_terms: Prose<2500>,
}

/// A procurement of the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Procurement {
    pub procedure: Option<ProcurementProcedure>,
    pub reference: Option<Line<200>>,
    pub ocds_id: Option<Line<200>>,
    pub ted_number: Option<Line<60>>,
    pub value: Option<Decimal>,
    pub currency: Option<Currency>,
    pub start: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub url: Option<Url>,
}

/// A cost of the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Cost {
    pub amount: Option<Decimal>,
    pub currency: Option<Currency>,
    pub period: Option<Line<60>>,
    pub kind: Option<CostKind>,
    pub text: Text<1000>,
}

/// Conformity under the EU AI Act.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Conformity {
    pub eu_database_url: Option<Url>,
    pub ce_marking: Option<bool>,
    pub certificate: Option<Line<300>>,
}

/// A group of people affected by the system.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct AffectedGroup {
    #[object(required)]
    pub code: AffectedGroupCode,
    pub text: Text<1000>,
    pub estimated_number: Option<u64>,
}

/// The way to appeal against a decision.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Appeal {
    #[object(required)]
    pub available: AppealAvailable,
    pub text: Prose<2500>,
    pub url: Option<Url>,
    pub email: Option<Line<320>>,
    pub phone: Option<Line<60>>,
    pub postal: Option<Line<500>>,
    /// The number of days in which people can appeal.
    pub deadline_days: Option<u64>,
    /// The number of days in which the organization responds.
    pub response_days: Option<u64>,
}

/// The way to request an explanation of a decision (EU AI Act, article 86).
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct ExplanationRequest {
    #[object(required)]
    pub available: AppealAvailable,
    pub url: Option<Url>,
    pub text: Prose<2500>,
}

/// The way to be served by a person instead.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct HumanAlternative {
    #[object(required)]
    pub available: YesNo,
    pub text: Prose<2500>,
}

/// An oversight body.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct OversightBody {
    #[object(required)]
    pub name: Text<300>,
    pub url: Option<Url>,
    pub role: Option<OversightRole>,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Contact {
    #[object(required)]
    pub kind: ContactKind,
    #[object(required)]
    pub value: Line<500>,
    pub label: Text<300>,
}

/// A link to further information.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Link {
    #[object(required)]
    pub rel: LinkRel,
    #[object(required)]
    pub url: Url,
    pub label: Text<300>,
    pub checked_at: Option<Instant>,
    pub http_status: Option<u64>,
}

/// A related record.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct RelatedRecord {
    #[object(required)]
    pub rel: RecordRel,
    #[object(required)]
    pub record_id: Uuid,
}

/// A language of the record and the origin of its translation.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Translation {
    #[object(required)]
    pub lang: Lang,
    #[object(required)]
    pub status: TranslationStatus,
    /// The role or the engine that translated, never a person's name.
    pub by: Option<Line<200>>,
    pub at: Option<Instant>,
    /// The version of the record that was translated.
    pub source_version: Option<u64>,
}

/// A withheld field, with the reason. It meets the requirement of that field, and is public.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct Withheld {
    #[object(required)]
    pub field: Line<60>,
    #[object(required)]
    pub reason: WithheldReason,
    pub explanation: Text<2500>,
    pub until: Option<NaiveDate>,
}

/// A field that is not applicable, with the reason.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct NotApplicable {
    #[object(required)]
    pub field: Line<60>,
    pub explanation: Text<2500>,
}

/// The original record of another register, so that an unedited record can be exported unchanged.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct SourceRecord {
    #[object(required)]
    pub scheme: SourceScheme,
    /// SHA-256 over the payload as canonical JSON (RFC 8785).
    #[object(required)]
    pub sha256: Sha256,
    pub scheme_version: Option<Line<60>>,
    pub url: Option<Url>,
    pub retrieved_at: Option<Instant>,
    /// The id of the record in the source.
    pub key: Option<Line<300>>,
    /// The unchanged original record. Left out of the current record; the version contains it unless it was redacted.
    pub payload: Value,
}

/// The template that a record was created from, with its owner and title at that time.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct TemplateOrigin {
    #[object(required)]
    pub id: Uuid,
    #[object(required)]
    pub title: Line<300>,
    /// The organization that shared the template, as a slug.
    pub organization: Option<Slug>,
    /// The supplier that provided the template.
    pub supplier: Option<Line<300>>,
}

impl Record {
    /// The internal fields: never part of a published version or of the log.
    pub const INTERNAL: &'static [&'static str] = &["submittedBy"];

    /// Returns the record as published: without the internal fields.
    pub fn public(&self) -> Self {
        Self { submitted_by: None, ..self.clone() }
    }

    /// Returns the origin of the texts in a language. The default language is the original unless stated otherwise; for other
    /// languages nothing is assumed.
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
