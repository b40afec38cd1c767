//! The UK Algorithmic Transparency Recording Standard, version 4. Targets are the heading numbers of version 4; where
//! the model has only the number of version 3, the heading is the same. The standard has no length limits.
use super::mapping::{Codes, FieldMapping, Group, ITEMS, Items, Target, all, codes, items, one_code, text};

pub const STATUS: &Codes = &[
    ("inDevelopment", &["pre-deployment"]),
    ("pilot", &["private-beta", "public-beta", "beta-pilot"]),
    ("inUse", &["production"]),
    ("retired", &["retired"]),
    ("planned", &["pre-deployment"]),
    ("suspended", &["production"]),
    ("cancelledBeforeUse", &["retired"]),
];

pub const POLICY_AREA: &Codes = &[
    ("GF01", &["general-public-services"]),
    ("GF02", &["defence"]),
    ("GF03", &["public-order-and-safety"]),
    ("GF04", &["economic-affairs"]),
    ("GF05", &["environmental-protection"]),
    ("GF06", &["housing-and-community-amenities"]),
    ("GF07", &["health"]),
    ("GF08", &["recreation-culture-and-religion"]),
    ("GF09", &["education"]),
    ("GF10", &["social-protection"]),
];

pub const CAPABILITY: &Codes = &[
    ("vision", &["computer-vision"]),
    ("audio", &["computer-audition"]),
    ("language", &["computer-linguistics"]),
    ("robotics", &["robotics"]),
    ("forecasting", &["forecasting"]),
    ("discovery", &["discovery"]),
    ("planning", &["planning"]),
    ("creation", &["creation"]),
    ("analysis", &["analysis"]),
    ("management", &["management"]),
    ("other", &["other"]),
];

/// "Third party involvement": yes or no. Unknown is left blank.
const DEVELOPED_BY: &Codes = &[("inHouse", &["no"]), ("supplier", &["yes"]), ("joint", &["yes"]), ("unknown", &[])];

const PROCEDURE: &Codes = &[
    ("open", &["open"]),
    ("restricted", &["restricted"]),
    ("negotiated", &["competitive with negotiation"]),
    ("dialogue", &["competitive dialogue"]),
    ("innovationPartnership", &["innovation partnership"]),
    ("directAward", &["direct award"]),
    ("framework", &["framework"]),
];

/// Regions of GOV.UK. Areas without such a code cannot be exported.
const REGIONS: &[&str] = &[
    "uk",
    "northern-ireland",
    "scotland",
    "wales",
    "england",
    "london",
    "north-east",
    "north-west",
    "yorkshire-and-the-humber",
    "east-midlands",
    "west-midlands",
    "south-east",
    "east-of-england",
    "south-west",
    "great-britain",
    "england-and-wales",
    "international",
];

pub const MAPPINGS: &[(&str, FieldMapping)] = &[
    ("organization", all("1.1")),
    // Implied, as is the licence.
    ("defaultLanguage", FieldMapping::new("", Target::Language(&["en"]))),
    (
        "aliasIds",
        items(
            "slug",
            Items {
                decided_by: "scheme",
                // In the model, the id of the GOV.UK page is listed together with the register's own id.
                groups: &[Group::One(&["ukSlug"]), Group::One(&["ukContentId"])],
                members: &["scheme", "value"],
                ..ITEMS
            },
        ),
    ),
    ("name", text("1")),
    ("summary", text("2")),
    ("tags", FieldMapping::new("other_tags", Target::Tags)),
    ("policyArea", codes("function", POLICY_AREA)),
    // Not in the model: functions imported from this standard are exported back to it.
    (
        "localThemes",
        items(
            "function",
            Items {
                decided_by: "scheme",
                groups: &[Group::Any(&["uk-function"])],
                members: &["scheme", "value"],
                ..ITEMS
            },
        ),
    ),
    (
        "area",
        items(
            "region",
            Items { decided_by: "code", groups: &[Group::Any(REGIONS)], members: &["code", "name"], ..ITEMS },
        ),
    ),
    ("department", text("1.2")),
    ("accountableRole", text("1.3")),
    ("description", text("2.1")),
    // Version 4 has no "Scope": the purpose is part of the detailed description, and `outOfScope` has no target.
    ("purpose", text("2.1")),
    ("problem", text("2.1")),
    ("benefits", text("2.2")),
    ("proportionality", text("2.2")),
    ("alternativesConsidered", text("2.4")),
    ("previousProcess", text("2.3")),
    ("scale", text("3.3")),
    ("decisionProcess", text("3.1")),
    ("decisionType", text("task")),
    ("outputDescription", text("4.1.3")),
    ("humanOversight", text("3.2")),
    ("automationLevel", text("3.2")),
    ("overridePossible", text("3.2")),
    ("dataSummary", text("4.3")),
    (
        "datasets",
        items(
            "4.4",
            Items {
                // Version 4 no longer asks for the URL of source data.
                members: &[
                    "name",
                    "role",
                    "description",
                    "source",
                    "collection",
                    "quantity",
                    "modality",
                    "sensitive",
                    "retention",
                    "storageLocation",
                    "access",
                    "sharingAgreements",
                    "qualityRepresentativeness",
                ],
                ..ITEMS
            },
        ),
    ),
    ("personalData", text("4.3.4")),
    ("specialCategories", text("4.3.4")),
    ("demographicFeaturesUsed", text("4.3.4")),
    ("retention", text("4.3.8")),
    ("storageLocation", text("4.3.8")),
    ("technique", text("4.2.6")),
    ("capability", codes("capability", CAPABILITY)),
    ("howItWorks", text("4.1.1")),
    ("architectureUrl", text("4.1.1")),
    (
        "models",
        items("4.2.1", Items { members: &["name", "version", "task", "input", "output", "architecture"], ..ITEMS }),
    ),
    ("systemVersion", all("4.2.2")),
    ("maintenance", text("4.1.4")),
    ("monitoring", text("4.1.4")),
    ("riskSummary", text("5.2")),
    ("risks", items("5.2", Items { members: &["title", "description", "mitigation"], ..ITEMS })),
    ("operatorTraining", text("3.4")),
    ("evaluationSummary", text("4.2.7")),
    ("evaluations", text("4.2.7")),
    ("biasAndNonDiscrimination", text("4.3.5")),
    (
        "impactAssessments",
        items(
            "5.1",
            Items { members: &["type", "title", "summary", "date", "url"], implied: &[("status", "done")], ..ITEMS },
        ),
    ),
    ("impactAssessmentNote", text("5.1")),
    ("developedBy", one_code("1.4", DEVELOPED_BY)),
    (
        "suppliers",
        // The target is the Companies House number; the identifier of a supplier may follow any scheme.
        items("1.4.1", Items { members: &["name", "identifier", "role", "dataAccessTerms"], ..ITEMS }),
    ),
    ("procurement", items("1.4.4", Items { members: &["procedure"], codes: &[("procedure", PROCEDURE)], ..ITEMS })),
    ("status", one_code("phase", STATUS)),
    ("appeal", text("3.5")),
    (
        "publicContact",
        items(
            "4",
            Items { decided_by: "kind", groups: &[Group::One(&["email"])], members: &["kind", "value"], ..ITEMS },
        ),
    ),
    (
        "links",
        items(
            "3",
            // The source registration of a record imported from GOV.UK is its page there.
            Items {
                decided_by: "rel",
                groups: &[Group::One(&["publicPage"]), Group::One(&["sourceRegistration"])],
                members: &["rel", "url"],
                ..ITEMS
            },
        ),
    ),
    ("licence", FieldMapping::new("OGL-3.0", Target::Implied("OGL-UK-3.0"))),
];
