//! What others may begin from: a record without what holds for one organization only.
use serde_json::{Map, Value};

/// Fields that a template leaves out: who uses the system, where and since when, whom to ask there, what was measured,
/// decided, bought and found there, and where the record came from.
pub const PARTICULAR: &[&str] = &[
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

/// Members that a template leaves out of what it keeps: dates, places, people's tasks and numbers.
const PARTICULAR_MEMBERS: &[(&str, &[&str])] = &[
    ("otherClassification", &["date"]),
    ("datasets", &["owner", "storageLocation", "sharingAgreements"]),
    ("risks", &["ownerRole"]),
    ("monitoring", &["by"]),
    ("suppliers", &["dataAccessTerms"]),
    ("affectedGroups", &["estimatedNumber"]),
    ("translations", &["by", "at", "sourceVersion"]),
];

/// A record without what is particular to one organization. Without an organization it is no [`super::Record`]: whoever
/// begins from it puts their own in.
pub fn general(mut record: Map<String, Value>) -> Map<String, Value> {
    record.retain(|field, _| !PARTICULAR.contains(&field.as_str()));
    for (field, members) in PARTICULAR_MEMBERS {
        let Some(value) = record.get_mut(*field) else { continue };
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| forget(item, members)),
            one => forget(one, members),
        }
    }
    record
}

fn forget(value: &mut Value, members: &[&str]) {
    if let Value::Object(object) = value {
        object.retain(|member, _| !members.contains(&member.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::systems::{Record, json_schema};
    use serde_json::json;

    /// What a template keeps: somebody must have decided on each field.
    const GENERAL: &str = "defaultLanguage name alsoKnownAs summary description tags policyArea localThemes systemKind \
        problem purpose benefits outOfScope impactOnPeople proportionality alternativesConsidered previousProcess \
        publicationTier euAiActClass annexIiiPoints otherClassification legalBasis legalReferences \
        dataProtectionBasis decisionProcess decisionType outputDescription automationLevel interactsWithPublic \
        peopleInformed dataSummary datasets personalData specialCategories demographicFeaturesUsed baseRegisters \
        retention technique selfLearning analyticsType capability howItWorks models systemVersion maintenance \
        sourceCode architectureUrl riskSummary risks rightsAtStake failSafe humanOversight overridePossible \
        operatorTraining monitoring biasAndNonDiscrimination preDeploymentTesting developedBy suppliers conformity \
        affectedGroups vulnerableGroups users rightsListed oversightBodies translations notApplicable licence";

    #[test]
    fn every_field_is_general_or_particular() {
        let general: Vec<_> = GENERAL.split_whitespace().collect();
        for field in Record::FIELDS {
            assert_ne!(general.contains(field), PARTICULAR.contains(field), "{field}");
        }
        assert_eq!(general.len() + PARTICULAR.len(), Record::FIELDS.len());
    }

    #[test]
    fn what_is_left_out_is_documented() {
        let docs = include_str!("../../../docs/imports.md");
        for field in PARTICULAR {
            assert!(docs.contains(&format!("`{field}`")), "{field}");
        }
    }

    /// A value for a schema, with every member that there is.
    fn whole(schema: &Value, defs: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            return whole(&defs[name.rsplit('/').next().unwrap()], defs);
        }
        match (schema["properties"].as_object(), schema["type"].as_str()) {
            (Some(properties), _) => properties.iter().map(|(name, one)| (name.clone(), whole(one, defs))).collect(),
            (None, Some("array")) => json!([whole(&schema["items"], defs)]),
            _ => json!(if dated(schema) { "DATE" } else { "something" }),
        }
    }

    fn dated(schema: &Value) -> bool {
        let format = schema["format"].as_str().unwrap_or_default();
        let pattern = schema["pattern"].as_str().unwrap_or_default();
        format.starts_with("date") || pattern.contains("unknown")
    }

    #[test]
    fn no_date_and_nobody_is_left() {
        let schema = json_schema();
        let record = whole(&schema, &schema["$defs"]);
        let dates = |value: &Value| value.to_string().matches("DATE").count();
        assert!(dates(&record) >= 15, "{}", dates(&record));
        let left = Value::Object(general(record.as_object().unwrap().clone()));
        assert_eq!(dates(&left), 0, "{left}");
        for name in ["email", "phone", "postal", "payload", "contact", "organization", "address"] {
            assert!(!left.to_string().contains(&format!("\"{name}\"")), "{name}");
        }
        assert_eq!(left["datasets"][0]["name"], record["datasets"][0]["name"]);
    }
}
