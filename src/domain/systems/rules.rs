//! What a draft and a publication need. `docs/record.md` tells it to editors.
use super::codes::*;
use super::record::Record;
use crate::domain::shape::{Faults, below};
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

/// When a field is needed for a reason of its own.
struct Condition {
    field: &'static str,
    because: &'static str,
    holds: fn(&Record, eu: bool) -> bool,
}

const CONDITIONS: &[Condition] = &[
    Condition {
        field: "euAiActClass",
        because: "the system is AI and the organization is in the EU",
        holds: |record, eu| {
            eu && matches!(record.system_kind, Some(SystemKind::AiSystem | SystemKind::GeneralPurposeAiUse))
        },
    },
    Condition {
        field: "annexIiiPoints",
        because: "the class under the EU AI Act is highRiskAnnexIii",
        holds: |record, _| record.eu_ai_act_class == Some(EuAiActClass::HighRiskAnnexIii),
    },
    Condition {
        field: "dataProtectionBasis",
        because: "the system works on personal data",
        holds: |record, _| {
            matches!(record.personal_data, Some(PersonalData::Identifiable | PersonalData::Pseudonymised))
        },
    },
    Condition {
        field: "peopleInformed",
        because: "the tier is highRiskAi or residents meet the system (EU AI Act, articles 26(11) and 50)",
        holds: |record, _| {
            record.publication_tier == Some(PublicationTier::HighRiskAi) || record.interacts_with_public == Some(true)
        },
    },
    Condition {
        field: "specialCategories",
        because: "personal data is not none",
        holds: |record, _| record.personal_data.is_some_and(|data| data != PersonalData::None),
    },
    Condition {
        field: "impactAssessmentNote",
        because: "an impact assessment is not done or not required",
        holds: |record, _| {
            record
                .impact_assessments
                .iter()
                .any(|one| matches!(one.status, AssessmentStatus::NotDone | AssessmentStatus::NotRequired))
        },
    },
    Condition {
        field: "suppliers",
        because: "the system is not developed in house",
        holds: |record, _| record.developed_by.is_some_and(|by| by != DevelopedBy::InHouse),
    },
    Condition {
        field: "conformity",
        because: "the class under the EU AI Act is highRiskAnnexIii",
        holds: |record, _| record.eu_ai_act_class == Some(EuAiActClass::HighRiskAnnexIii),
    },
    Condition {
        field: "inUseFrom",
        because: "the system is in use or retired",
        holds: |record, _| matches!(record.status, Some(Status::InUse | Status::Retired)),
    },
    Condition {
        field: "retiredOn",
        because: "the system is retired",
        holds: |record, _| record.status == Some(Status::Retired),
    },
    Condition {
        field: "explanationRequest",
        because: "the class under the EU AI Act is highRiskAnnexIii (article 86)",
        holds: |record, _| record.eu_ai_act_class == Some(EuAiActClass::HighRiskAnnexIii),
    },
];

/// When a publication needs the field: `always`, `tier`, `condition` or `optional`.
pub fn need(field: &str) -> &'static str {
    if ALWAYS.contains(&field) {
        "always"
    } else if TIER.contains(&field) {
        "tier"
    } else if CONDITIONS.iter().any(|condition| condition.field == field) {
        "condition"
    } else {
        "optional"
    }
}

/// Every field that this record needs by the full bar, and the reason.
pub fn required(record: &Record, eu: bool) -> Vec<(&'static str, &'static str)> {
    let tier = matches!(record.publication_tier, Some(PublicationTier::HighRiskAi | PublicationTier::Impactful));
    let always = ALWAYS.iter().map(|field| (*field, "every publication needs it"));
    let tier = TIER.iter().filter(|_| tier).map(|field| (*field, "the tier is highRiskAi or impactful"));
    let conditions = CONDITIONS.iter().filter(|condition| (condition.holds)(record, eu));
    always.chain(tier).chain(conditions.map(|condition| (condition.field, condition.because))).collect()
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
    if record.says(field) {
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
pub fn draft(record: &Record, faults: &mut Faults) {
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
            let at = below(&format!("/{list}/{n}"), "field");
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
pub fn publication(record: &Record, standard: Standard, faults: &mut Faults) {
    draft(record, faults);
    match standard {
        Standard::Own { eu } => {
            for (field, because) in required(record, eu) {
                if met(record, field) == Met::Missing {
                    faults.add(&below("", field), "required", format!("needed because {because}"));
                }
            }
        }
        Standard::Imported(_) if ["summary", "purpose", "description"].iter().all(|field| !record.says(field)) => {
            faults.add("/summary", "required", "an imported record needs a summary, a purpose or a description");
        }
        Standard::Imported(_) => {}
    }
}

/// What an editor should look at; none of it stops a publication.
pub fn warnings(record: &Record) -> Vec<crate::domain::shape::Fault> {
    let mut warnings = Faults::default();
    for (n, contact) in record.public_contact.iter().enumerate() {
        if contact.kind == ContactKind::Email && looks_personal(contact.value.as_str()) {
            let at = format!("/publicContact/{n}/value");
            warnings.add(&at, "personalAddress", "this looks like a person's own address; give one of a team");
        }
    }
    for (lang, name) in record.name.iter().filter(|(_, name)| name.chars().count() > 100) {
        let detail = format!("{} characters; the Dutch register shows 100", name.chars().count());
        warnings.add(&below("/name", lang.as_str()), "longName", detail);
    }
    warnings.0
}

/// `first.last@…` is most likely a person.
fn looks_personal(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default();
    let parts: Vec<_> = local.split('.').collect();
    parts.len() >= 2 && parts.iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
}
