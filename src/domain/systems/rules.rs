//! The required fields of drafts and publications. `docs/record.md` describes them for editors.
use super::codes::*;
use super::record::Record;
use crate::domain::json::{Code, FieldErrors, child_pointer};
use crate::domain::languages::Localize;
use crate::domain::values::Url;

/// The standard that a publication must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// A record of this register: all rules apply.
    Own {
        /// The organization is in a member state of the EU, so that the AI Act applies.
        eu: bool,
    },
    /// A record that another register published: it needs a name, an organization, and a summary, purpose or
    /// description. The fields that its standard supports count for completeness.
    Imported(SourceScheme),
}

/// The fields that every publication requires.
pub const ALWAYS: &[&str] = &[
    "name",
    "summary",
    "policyArea",
    "area",
    "systemKind",
    "organization",
    "purpose",
    "publicationTier",
    "decisionType",
    "automationLevel",
    "interactsWithPublic",
    "dataSummary",
    "personalData",
    "technique",
    "selfLearning",
    "sourceCode",
    "humanOversight",
    "developedBy",
    "status",
    "reviewDue",
    "appeal",
    "publicContact",
];

/// The fields that a publication also requires if the tier is `highRiskAi` or `impactful`.
pub const TIER: &[&str] = &[
    "accountableRole",
    "impactOnPeople",
    "proportionality",
    "scale",
    "legalBasis",
    "legalReferences",
    "decisionProcess",
    "demographicFeaturesUsed",
    "howItWorks",
    "riskSummary",
    "overridePossible",
    "monitoring",
    "evaluationSummary",
    "biasAndNonDiscrimination",
    "impactAssessments",
    "affectedGroups",
];

/// The reason why a publication requires a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Reason {
    /// Every publication requires the field.
    Always,
    /// The tier is `highRiskAi` or `impactful`.
    Tier,
    /// The system is AI and the organization is in the EU.
    AiInEu,
    /// The class under the EU AI Act is `highRiskAnnexIii`.
    AnnexIii,
    /// The class under the EU AI Act is `highRiskAnnexIii`: right to an explanation (article 86).
    Article86,
    /// The system processes personal data.
    PersonalData,
    /// `personalData` has another value than `none`, `unknown` included.
    NotNone,
    /// The tier is `highRiskAi`, or residents interact with the system.
    #[code("metByPeople")]
    PublicFacing,
    /// An impact assessment is not done or not required.
    NotAssessed,
    /// The system is not developed in house.
    NotInHouse,
    /// The system is in use or retired.
    Used,
    /// The system is retired.
    Retired,
    /// The record is imported, and no field describes the system.
    Imported,
}

impl Reason {
    /// Returns the reason as text for problem documents.
    pub const fn detail(self) -> &'static str {
        match self {
            Self::Always => "every publication requires this field",
            Self::Tier => "required because the tier is highRiskAi or impactful",
            Self::AiInEu => "required because the system is AI and the organization is in the EU",
            Self::AnnexIii => "required because the class under the EU AI Act is highRiskAnnexIii",
            Self::Article86 => "required because the class under the EU AI Act is highRiskAnnexIii (article 86)",
            Self::PersonalData => "required because the system processes personal data",
            Self::NotNone => "required because personalData is not none",
            Self::PublicFacing => {
                "required because the tier is highRiskAi or residents interact with the system (EU AI Act, articles 26(11) and 50)"
            }
            Self::NotAssessed => "required because an impact assessment is not done or not required",
            Self::NotInHouse => "required because the system is not developed in house",
            Self::Used => "required because the system is in use or retired",
            Self::Retired => "required because the system is retired",
            Self::Imported => "an imported record needs a summary, a purpose or a description",
        }
    }

    /// Returns true if the reason applies to a record. `eu`: the organization is in the EU.
    fn applies_to(self, record: &Record, eu: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Tier => {
                matches!(record.publication_tier, Some(PublicationTier::HighRiskAi | PublicationTier::Impactful))
            }
            Self::AiInEu => {
                eu && matches!(record.system_kind, Some(SystemKind::AiSystem | SystemKind::GeneralPurposeAiUse))
            }
            Self::AnnexIii | Self::Article86 => record.eu_ai_act_class == Some(EuAiActClass::HighRiskAnnexIii),
            Self::PersonalData => {
                matches!(record.personal_data, Some(PersonalData::Identifiable | PersonalData::Pseudonymised))
            }
            Self::NotNone => record.personal_data.is_some_and(|data| data != PersonalData::None),
            Self::PublicFacing => {
                record.publication_tier == Some(PublicationTier::HighRiskAi)
                    || record.interacts_with_public == Some(true)
            }
            Self::NotAssessed => record.impact_assessments.iter().any(|assessment| {
                matches!(assessment.status, AssessmentStatus::NotDone | AssessmentStatus::NotRequired)
            }),
            Self::NotInHouse => record.developed_by.is_some_and(|developer| developer != DevelopedBy::InHouse),
            Self::Used => matches!(record.status, Some(Status::InUse | Status::Retired)),
            Self::Retired => record.status == Some(Status::Retired),
            Self::Imported => ["summary", "purpose", "description"].iter().all(|field| !record.has(field)),
        }
    }
}

/// The fields that are required under a condition.
const CONDITIONS: &[(&str, Reason)] = &[
    ("euAiActClass", Reason::AiInEu),
    ("annexIiiPoints", Reason::AnnexIii),
    ("dataProtectionBasis", Reason::PersonalData),
    ("peopleInformed", Reason::PublicFacing),
    ("specialCategories", Reason::NotNone),
    ("impactAssessmentNote", Reason::NotAssessed),
    ("suppliers", Reason::NotInHouse),
    ("conformity", Reason::AnnexIii),
    ("inUseFrom", Reason::Used),
    ("retiredOn", Reason::Retired),
    ("explanationRequest", Reason::Article86),
];

/// Returns when a publication requires the field: `always`, `tier`, `condition` or `optional`.
pub fn requirement_level(field: &str) -> &'static str {
    if ALWAYS.contains(&field) {
        "always"
    } else if TIER.contains(&field) {
        "tier"
    } else if CONDITIONS.iter().any(|(conditional, _)| *conditional == field) {
        "condition"
    } else {
        "optional"
    }
}

/// Returns every field that a record of this register requires, with the reason.
pub fn required(record: &Record, eu: bool) -> Vec<(&'static str, Reason)> {
    let always = ALWAYS.iter().map(|field| (*field, Reason::Always));
    let tier = TIER.iter().map(|field| (*field, Reason::Tier));
    let all = always.chain(tier).chain(CONDITIONS.iter().copied());
    all.filter(|(_, reason)| reason.applies_to(record, eu)).collect()
}

/// Returns the required fields that are missing, with the reason.
pub fn missing(record: &Record, standard: Standard) -> Vec<(&'static str, Reason)> {
    match standard {
        Standard::Own { eu } => required(record, eu)
            .into_iter()
            .filter(|(field, _)| requirement_status(record, field) == RequirementStatus::Missing)
            .collect(),
        Standard::Imported(_) if Reason::Imported.applies_to(record, false) => vec![("summary", Reason::Imported)],
        Standard::Imported(_) => Vec::new(),
    }
}

/// The status of a required field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequirementStatus {
    Filled,
    Withheld,
    NotApplicable,
    Missing,
}

/// Returns the status of a required field. Blank is never "no": a requirement is met by a value, by `withheld`, or by
/// an explicit `notApplicable`.
pub fn requirement_status(record: &Record, field: &str) -> RequirementStatus {
    if record.has(field) {
        RequirementStatus::Filled
    } else if record.withheld.iter().any(|entry| entry.field.as_str() == field) {
        RequirementStatus::Withheld
    } else if record.not_applicable.iter().any(|entry| entry.field.as_str() == field) {
        RequirementStatus::NotApplicable
    } else {
        RequirementStatus::Missing
    }
}

/// Checks the rules for every record, drafts included.
pub fn check_draft(record: &Record, errors: &mut FieldErrors) {
    if record.name.is_empty() {
        errors.add("/name", "required", "a record needs a name");
    }
    if record.policy_area.len() > 3 {
        errors.add("/policyArea", "tooManyItems", "the limit is 3 policy areas");
    }
    for (list, fields) in [
        ("withheld", record.withheld.iter().map(|entry| &entry.field).collect::<Vec<_>>()),
        ("notApplicable", record.not_applicable.iter().map(|entry| &entry.field).collect()),
    ] {
        for (n, field) in fields.into_iter().enumerate() {
            let pointer = child_pointer(&format!("/{list}/{n}"), "field");
            if !Record::FIELDS.contains(&field.as_str()) {
                errors.add(&pointer, "unknownField", "there is no field with this name");
            } else if ["organization", "name", "defaultLanguage"].contains(&field.as_str()) {
                errors.add(&pointer, "alwaysRequired", "this field is always required");
            }
        }
    }
    for (n, contact) in record.public_contact.iter().enumerate() {
        let pointer = format!("/publicContact/{n}/value");
        match contact.kind {
            ContactKind::Url if Url::parse(contact.value.as_str()).is_none() => {
                errors.add(&pointer, "url", "a web address that begins with https:// or http:// is expected");
            }
            ContactKind::Email if !contact.value.as_str().contains('@') => {
                errors.add(&pointer, "email", "an e-mail address is expected");
            }
            _ => {}
        }
    }
}

/// Checks the rules for publication, including those for drafts.
pub fn check_publication(record: &Record, standard: Standard, errors: &mut FieldErrors) {
    check_draft(record, errors);
    for (field, reason) in missing(record, standard) {
        errors.add(&child_pointer("", field), "required", reason.detail());
    }
}
