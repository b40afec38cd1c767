//! The objects in a record, in the order of the fields that hold them.
use crate::domain::json::Object;
use crate::domain::languages::{Lang, Localize, Prose, Text};
use crate::domain::systems::codes::*;
use crate::domain::values::{Country, Currency, Decimal, Instant, Line, PartialDate, Sha256, Slug, Url};
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

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
