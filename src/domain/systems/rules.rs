//! What a draft and a publication need. `docs/record.md` tells it to editors.
use super::codes::*;
use super::record::Record;
use crate::domain::shape::{FieldErrors, child_pointer, codes};
use crate::domain::values::Url;

/// Who publishes, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// A record of the register's own: the full bar.
    Own {
        /// Whether the organization is in a member state of the EU, so that the AI Act applies to it.
        eu: bool,
    },
    /// A record that another register published already: name, organization, and a summary, purpose or description.
    /// What its standard can say counts for completeness.
    Imported(SourceScheme),
}

/// Needed by every publication.
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

/// Needed as well where the tier is `highRiskAi` or `impactful`.
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

codes! {
    /// Why a publication needs a field.
    pub enum Reason {
        /// Every publication needs it.
        Always = "always",
        /// The tier is `highRiskAi` or `impactful`.
        Tier = "tier",
        /// The system is AI and the organization is in the EU.
        AiInEu = "aiInEu",
        /// The class under the EU AI Act is `highRiskAnnexIii`.
        AnnexIii = "annexIii",
        /// The same, by article 86: the right to an explanation.
        Article86 = "article86",
        /// The system works on personal data.
        PersonalData = "personalData",
        /// Personal data is anything but `none`, unknown included.
        NotNone = "notNone",
        /// The tier is `highRiskAi` or residents meet the system.
        MetByPeople = "metByPeople",
        /// An impact assessment is not done or not required.
        NotAssessed = "notAssessed",
        /// The system is not developed in house.
        NotInHouse = "notInHouse",
        /// The system is in use or retired.
        Used = "used",
        /// The system is retired.
        Retired = "retired",
        /// The record comes from another register, and says in no field what the system is.
        Imported = "imported",
    }
}

impl Reason {
    /// The reason as problem documents give it.
    pub const fn detail(self) -> &'static str {
        match self {
            Self::Always => "needed because every publication needs it",
            Self::Tier => "needed because the tier is highRiskAi or impactful",
            Self::AiInEu => "needed because the system is AI and the organization is in the EU",
            Self::AnnexIii => "needed because the class under the EU AI Act is highRiskAnnexIii",
            Self::Article86 => "needed because the class under the EU AI Act is highRiskAnnexIii (article 86)",
            Self::PersonalData => "needed because the system works on personal data",
            Self::NotNone => "needed because personal data is not none",
            Self::MetByPeople => {
                "needed because the tier is highRiskAi or residents meet the system (EU AI Act, articles 26(11) and 50)"
            }
            Self::NotAssessed => "needed because an impact assessment is not done or not required",
            Self::NotInHouse => "needed because the system is not developed in house",
            Self::Used => "needed because the system is in use or retired",
            Self::Retired => "needed because the system is retired",
            Self::Imported => "an imported record needs a summary, a purpose or a description",
        }
    }

    /// Whether it holds for a record of an organization in the EU or outside.
    fn holds(self, record: &Record, eu: bool) -> bool {
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
            Self::MetByPeople => {
                record.publication_tier == Some(PublicationTier::HighRiskAi)
                    || record.interacts_with_public == Some(true)
            }
            Self::NotAssessed => record
                .impact_assessments
                .iter()
                .any(|one| matches!(one.status, AssessmentStatus::NotDone | AssessmentStatus::NotRequired)),
            Self::NotInHouse => record.developed_by.is_some_and(|by| by != DevelopedBy::InHouse),
            Self::Used => matches!(record.status, Some(Status::InUse | Status::Retired)),
            Self::Retired => record.status == Some(Status::Retired),
            Self::Imported => ["summary", "purpose", "description"].iter().all(|field| !record.has(field)),
        }
    }
}

/// Fields that are needed for a reason of their own.
const CONDITIONS: &[(&str, Reason)] = &[
    ("euAiActClass", Reason::AiInEu),
    ("annexIiiPoints", Reason::AnnexIii),
    ("dataProtectionBasis", Reason::PersonalData),
    ("peopleInformed", Reason::MetByPeople),
    ("specialCategories", Reason::NotNone),
    ("impactAssessmentNote", Reason::NotAssessed),
    ("suppliers", Reason::NotInHouse),
    ("conformity", Reason::AnnexIii),
    ("inUseFrom", Reason::Used),
    ("retiredOn", Reason::Retired),
    ("explanationRequest", Reason::Article86),
];

/// When a publication needs the field: `always`, `tier`, `condition` or `optional`.
pub fn need(field: &str) -> &'static str {
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

/// Every field that this record needs by the full bar, and the reason.
pub fn required(record: &Record, eu: bool) -> Vec<(&'static str, Reason)> {
    let always = ALWAYS.iter().map(|field| (*field, Reason::Always));
    let tier = TIER.iter().map(|field| (*field, Reason::Tier));
    let all = always.chain(tier).chain(CONDITIONS.iter().copied());
    all.filter(|(_, reason)| reason.holds(record, eu)).collect()
}

/// What publication needs and the record neither says nor withholds, and why.
pub fn missing(record: &Record, standard: Standard) -> Vec<(&'static str, Reason)> {
    match standard {
        Standard::Own { eu } => {
            required(record, eu).into_iter().filter(|(field, _)| met(record, field) == Met::Missing).collect()
        }
        Standard::Imported(_) if Reason::Imported.holds(record, false) => vec![("summary", Reason::Imported)],
        Standard::Imported(_) => Vec::new(),
    }
}

/// How the requirement of a field is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    Said,
    Withheld,
    NotApplicable,
    Missing,
}

/// Blank is never "no": a field is met by a value, by `withheld`, or by an explicit `notApplicable`.
pub fn met(record: &Record, field: &str) -> Met {
    if record.has(field) {
        Met::Said
    } else if record.withheld.iter().any(|entry| entry.field.as_str() == field) {
        Met::Withheld
    } else if record.not_applicable.iter().any(|entry| entry.field.as_str() == field) {
        Met::NotApplicable
    } else {
        Met::Missing
    }
}

/// What every record must keep to, a draft included: a name, and a shape that makes sense.
pub fn draft(record: &Record, faults: &mut FieldErrors) {
    if record.name.is_empty() {
        faults.add("/name", "required", "a record needs a name");
    }
    if record.policy_area.len() > 3 {
        faults.add("/policyArea", "tooMany", "at most 3 policy areas");
    }
    for (list, fields) in [
        ("withheld", record.withheld.iter().map(|entry| &entry.field).collect::<Vec<_>>()),
        ("notApplicable", record.not_applicable.iter().map(|entry| &entry.field).collect()),
    ] {
        for (n, field) in fields.into_iter().enumerate() {
            let at = child_pointer(&format!("/{list}/{n}"), "field");
            if !Record::FIELDS.contains(&field.as_str()) {
                faults.add(&at, "unknownField", "there is no field of this name");
            } else if ["organization", "name", "defaultLanguage"].contains(&field.as_str()) {
                faults.add(&at, "mustBeSaid", "this field must always be said");
            }
        }
    }
    for (n, contact) in record.public_contact.iter().enumerate() {
        let at = format!("/publicContact/{n}/value");
        match contact.kind {
            ContactKind::Url if Url::parse(contact.value.as_str()).is_none() => {
                faults.add(&at, "url", "a web address that begins with https:// or http:// is expected");
            }
            ContactKind::Email if !contact.value.as_str().contains('@') => {
                faults.add(&at, "email", "an e-mail address is expected");
            }
            _ => {}
        }
    }
}

/// What publication needs beyond a draft; every fault at once.
pub fn publication(record: &Record, standard: Standard, faults: &mut FieldErrors) {
    draft(record, faults);
    for (field, reason) in missing(record, standard) {
        faults.add(&child_pointer("", field), "required", reason.detail());
    }
}
