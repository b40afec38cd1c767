//! The Eurocities Algorithmic Transparency Standard 0.3.1. Limits are those that its descriptions name.
use super::place::{Codes, Group, Holds, ITEMS, Items, ONLY_ONE, Place, all, items, one_code, text};

const STATUS: &Codes = &[
    ("planned", &["planned"]),
    ("inDevelopment", &["design", "development"]),
    ("pilot", &["pilot", "evaluation"]),
    ("inUse", &["operational"]),
    ("retired", &["retired"]),
    ("suspended", &["operational"]),
    ("cancelledBeforeUse", &["retired"]),
];

/// A proposal, no official table.
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
    // Spelled as the standard has it.
    ("GF05", &["environment, spacial planning and water"]),
    ("GF06", &["housing, living and living environment"]),
    ("GF07", &["health and health care"]),
    ("GF08", &["culture, sports and leisure"]),
    ("GF09", &["education and science"]),
    ("GF10", &["family, youth and households", "subsidies, benefits and allowances"]),
];

/// Approximate. An impactful algorithm need not be AI, so there is no class of risk for it.
const TIER: &Codes = &[("highRiskAi", &["high risk"]), ("other", &["minimal risk", "limited risk"])];

/// The four classes of the Act's proposal. No table of others' has this; a class of the Act that is none of the four has
/// none.
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

pub const PLACES: &[(&str, Place)] = &[
    ("organization", all("organization")),
    ("defaultLanguage", Place::new("lang", Holds::Language(&[]))),
    (
        "aliasIds",
        items(
            "uuid",
            // The Dutch standard took its UUID over from the same family.
            Items { by: "scheme", groups: &[Group::One(&["nlUuid"])], members: &["scheme", "value"], ..ITEMS },
        ),
    ),
    ("name", text("name")),
    ("summary", text("description_short").at_most(150)),
    ("description", text("description").at_most(10000)),
    ("tags", Place::new("keywords", Holds::Tags)),
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
        items("codebase_url", Items { groups: ONLY_ONE, members: &["url"], granted: &[("status", "open")], ..ITEMS }),
    ),
    ("architectureUrl", Place::new("product_information", Holds::First)),
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
                by: "type",
                // The second place is for an assessment of the algorithm, whichever it is.
                groups: &[Group::One(&["dpia"]), Group::One(&["aiia", "aiaCa", "fraia", "fria", "iama"])],
                members: &["type", "title", "summary", "url"],
                granted: &[("status", "done")],
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
                by: "kind",
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
                by: "rel",
                groups: &[Group::One(&["publicPage"]), Group::One(&["documentation"]), Group::One(&["productPage"])],
                members: &["rel", "url"],
                ..ITEMS
            },
        ),
    ),
];
