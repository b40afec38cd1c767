//! The Eurocities Algorithmic Transparency Standard 0.3.1. The limits are those of its field descriptions.
use super::mapping::{Codes, FieldMapping, Group, ITEMS, Items, ONLY_ONE, Target, all, items, one_code, text};

const STATUS: &Codes = &[
    ("planned", &["planned"]),
    ("inDevelopment", &["design", "development"]),
    ("pilot", &["pilot", "evaluation"]),
    ("inUse", &["operational"]),
    ("retired", &["retired"]),
    ("suspended", &["operational"]),
    ("cancelledBeforeUse", &["retired"]),
];

/// A proposal: no official mapping exists.
const POLICY_AREA: &Codes = &[
    (
        "GF01",
        &[
            "government",
            "finance",
            "taxes",
            "generic",
            "international collaboration and development aid",
            "immigration and integration",
            "travel, living and working abroad",
        ],
    ),
    ("GF02", &["defence"]),
    ("GF03", &["public safety", "justice"]),
    (
        "GF04",
        &[
            "economy and entrepreneurship",
            "traffic and transportation",
            "work and career",
            "agriculture, nature and food",
        ],
    ),
    // Spelled as in the standard.
    ("GF05", &["environment, spacial planning and water"]),
    ("GF06", &["housing, living and living environment"]),
    ("GF07", &["health and health care"]),
    ("GF08", &["culture, sports and leisure"]),
    ("GF09", &["education and science"]),
    ("GF10", &["family, youth and households", "subsidies, benefits and allowances"]),
];

/// Approximate. An impactful algorithm is not necessarily AI, so it has no risk class.
const TIER: &Codes = &[("highRiskAi", &["high risk"]), ("other", &["minimal risk", "limited risk"])];

/// The four classes of the proposal of the AI Act. No published mapping exists; other classes of the Act have no code.
const RISK: &Codes = &[
    ("prohibited", &["unacceptable"]),
    ("highRiskAnnexIii", &["high risk"]),
    ("highRiskAnnexI", &["high risk"]),
    ("transparencyArt50", &["limited risk"]),
    ("minimal", &["minimal risk"]),
];

const TECHNIQUE: &Codes =
    &[("ruleBased", &["rule-based"]), ("machineLearning", &["self-learning"]), ("hybrid", &["hybrid"])];

const SELF_LEARNING: &Codes = &[("learnsInUse", &["self-learning"])];

const ANALYTICS: &Codes = &[
    ("descriptive", &["descriptive"]),
    ("diagnostic", &["diagnostic"]),
    ("predictive", &["predictive"]),
    ("prescriptive", &["prescriptive"]),
];

pub const MAPPINGS: &[(&str, FieldMapping)] = &[
    ("organization", all("organization")),
    ("defaultLanguage", FieldMapping::new("lang", Target::Language(&[]))),
    (
        "aliasIds",
        items(
            "uuid",
            // The Dutch standard took its UUID from the same family of standards.
            Items { decided_by: "scheme", groups: &[Group::One(&["nlUuid"])], members: &["scheme", "value"], ..ITEMS },
        ),
    ),
    ("name", text("name")),
    ("summary", text("description_short").at_most(150)),
    ("description", text("description").at_most(10000)),
    ("tags", FieldMapping::new("keywords", Target::Tags)),
    ("policyArea", one_code("domain", POLICY_AREA)),
    ("area", items("area", Items { groups: ONLY_ONE, members: &["name"], ..ITEMS })),
    ("department", text("department")),
    ("purpose", text("goal")),
    ("problem", text("goal")),
    ("benefits", text("goal")),
    ("impactOnPeople", text("impact")),
    ("affectedGroups", text("impact")),
    ("proportionality", text("proportionality")),
    ("alternativesConsidered", text("alternatives_considered")),
    ("publicationTier", one_code("risk_category", TIER)),
    ("euAiActClass", one_code("risk_category", RISK)),
    ("legalBasis", text("lawful_basis")),
    ("decisionProcess", text("decision_making_process")),
    ("dataSummary", text("source_data")),
    ("datasets", text("training_data")),
    ("biasAndNonDiscrimination", text("data_bias")),
    ("demographicFeaturesUsed", text("data_bias")),
    ("baseRegisters", text("connected_data_sources")),
    ("technique", one_code("algorithm_type", TECHNIQUE)),
    ("selfLearning", one_code("algorithm_type", SELF_LEARNING)),
    ("analyticsType", one_code("type", ANALYTICS)),
    ("howItWorks", text("methods_and_models")),
    (
        "sourceCode",
        items("codebase_url", Items { groups: ONLY_ONE, members: &["url"], implied: &[("status", "open")], ..ITEMS }),
    ),
    ("architectureUrl", FieldMapping::new("product_information", Target::First)),
    ("riskSummary", text("risks")),
    ("failSafe", text("rollback")),
    ("humanOversight", text("human_intervention")),
    ("overridePossible", text("human_intervention")),
    ("monitoring", text("monitoring")),
    ("evaluationSummary", text("performance")),
    ("evaluations", text("performance")),
    (
        "impactAssessments",
        items(
            "DPIA_description",
            Items {
                decided_by: "type",
                // The second field is for an assessment of the algorithm, of any of these types.
                groups: &[Group::One(&["dpia"]), Group::One(&["aiia", "aiaCa", "fraia", "fria", "iama"])],
                members: &["type", "title", "summary", "url"],
                implied: &[("status", "done")],
                ..ITEMS
            },
        ),
    ),
    ("status", one_code("status", STATUS)),
    ("statusNote", text("remark")),
    ("reviewDue", all("revision_date")),
    ("reviewReason", text("revision_note")),
    ("appeal", text("objection_procedure")),
    (
        "publicContact",
        items(
            "contact_email",
            Items {
                decided_by: "kind",
                groups: &[Group::One(&["email"]), Group::One(&["phone"])],
                members: &["kind", "value", "label"],
                ..ITEMS
            },
        ),
    ),
    (
        "links",
        items(
            "website",
            Items {
                decided_by: "rel",
                groups: &[Group::One(&["publicPage"]), Group::One(&["documentation"]), Group::One(&["productPage"])],
                members: &["rel", "url"],
                ..ITEMS
            },
        ),
    ),
];
