//! Templates: records without the fields that apply to one organization only.
use serde_json::{Map, Value};

/// The fields that a template leaves out: users, places, dates, contacts, measurements, decisions, purchases and
/// findings of one organization, and the source of the record.
pub const ORGANIZATION_FIELDS: &[&str] = &[
    "organization",
    "slug",
    "aliasIds",
    "area",
    "department",
    "accountableRole",
    "submittedBy",
    "otherUsers",
    "scale",
    "politicalDecision",
    "processingRegisterUrl",
    "storageLocation",
    "incidents",
    "evaluationSummary",
    "evaluations",
    "impactAssessments",
    "impactAssessmentNote",
    "publicConsultation",
    "procurement",
    "cost",
    "status",
    "statusNote",
    "inUseFrom",
    "retiredOn",
    "reviewDue",
    "reviewReason",
    "appeal",
    "explanationRequest",
    "humanAlternative",
    "publicContact",
    "links",
    "relatedRecords",
    "withheld",
    "sourceRecord",
    "template",
];

/// The members that a template leaves out of the remaining fields: dates, places, roles and numbers.
const ORGANIZATION_MEMBERS: &[(&str, &[&str])] = &[
    ("otherClassification", &["date"]),
    ("datasets", &["owner", "storageLocation", "sharingAgreements"]),
    ("risks", &["ownerRole"]),
    ("monitoring", &["by"]),
    ("suppliers", &["dataAccessTerms"]),
    ("affectedGroups", &["estimatedNumber"]),
    ("translations", &["by", "at", "sourceVersion"]),
];

/// Returns a record without the fields of one organization. It is no [`super::Record`] until an organization is added.
pub fn without_organization_fields(mut record: Map<String, Value>) -> Map<String, Value> {
    record.retain(|field, _| !ORGANIZATION_FIELDS.contains(&field.as_str()));
    for (field, members) in ORGANIZATION_MEMBERS {
        let Some(value) = record.get_mut(*field) else { continue };
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| remove_members(item, members)),
            value => remove_members(value, members),
        }
    }
    record
}

fn remove_members(value: &mut Value, members: &[&str]) {
    if let Value::Object(object) = value {
        object.retain(|member, _| !members.contains(&member.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::systems::{Record, json_schema};
    use serde_json::json;

    /// The fields that a template keeps. Each new field must be added either here or above.
    const GENERAL_FIELDS: &str = "defaultLanguage name alsoKnownAs summary description tags policyArea localThemes systemKind \
        problem purpose benefits outOfScope impactOnPeople proportionality alternativesConsidered previousProcess \
        publicationTier euAiActClass annexIiiPoints otherClassification legalBasis legalReferences \
        dataProtectionBasis decisionProcess decisionType outputDescription automationLevel interactsWithPublic \
        peopleInformed dataSummary datasets personalData specialCategories demographicFeaturesUsed baseRegisters \
        retention technique selfLearning analyticsType capability howItWorks models systemVersion maintenance \
        sourceCode architectureUrl riskSummary risks rightsAtStake failSafe humanOversight overridePossible \
        operatorTraining monitoring biasAndNonDiscrimination preDeploymentTesting developedBy suppliers conformity \
        affectedGroups vulnerableGroups users rightsListed oversightBodies translations notApplicable licence";

    #[test]
    fn every_field_is_classified() {
        let general: Vec<_> = GENERAL_FIELDS.split_whitespace().collect();
        for field in Record::FIELDS {
            assert_ne!(general.contains(field), ORGANIZATION_FIELDS.contains(field), "{field}");
        }
        assert_eq!(general.len() + ORGANIZATION_FIELDS.len(), Record::FIELDS.len());
    }

    #[test]
    fn the_removed_fields_are_documented() {
        let docs = include_str!("../../../docs/imports.md");
        for field in ORGANIZATION_FIELDS {
            assert!(docs.contains(&format!("`{field}`")), "{field}");
        }
    }

    /// Returns a value for a schema, with all members.
    fn example(schema: &Value, defs: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            return example(&defs[name.rsplit('/').next().unwrap()], defs);
        }
        match (schema["properties"].as_object(), schema["type"].as_str()) {
            (Some(properties), _) => {
                properties.iter().map(|(name, property)| (name.clone(), example(property, defs))).collect()
            }
            (None, Some("array")) => json!([example(&schema["items"], defs)]),
            _ => json!(if is_date(schema) { "DATE" } else { "something" }),
        }
    }

    fn is_date(schema: &Value) -> bool {
        let format = schema["format"].as_str().unwrap_or_default();
        let pattern = schema["pattern"].as_str().unwrap_or_default();
        format.starts_with("date") || pattern.contains("unknown")
    }

    #[test]
    fn templates_contain_no_dates_and_no_contacts() {
        let schema = json_schema();
        let record = example(&schema, &schema["$defs"]);
        let dates = |value: &Value| value.to_string().matches("DATE").count();
        assert!(dates(&record) >= 15, "{}", dates(&record));
        let template = Value::Object(without_organization_fields(record.as_object().unwrap().clone()));
        assert_eq!(dates(&template), 0, "{template}");
        for name in ["email", "phone", "postal", "payload", "contact", "organization", "address"] {
            assert!(!template.to_string().contains(&format!("\"{name}\"")), "{name}");
        }
        assert_eq!(template["datasets"][0]["name"], record["datasets"][0]["name"]);
    }
}
