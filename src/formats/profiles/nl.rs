//! The Dutch Algorithm Register, publication standard 1.0. The limits are those of its fields (`max_length`).
use super::mapping::{Codes, FieldMapping, Group, ITEMS, Items, ONLY_ONE, Target, all, codes, items, one_code, text};

/// A proposal: no official mapping exists. Original themes stay in `localThemes` and are exported unchanged.
pub const POLICY_AREA: &Codes = &[
    ("GF01", &["Organisatie en bedrijfsvoering", "Overheidsfinanciën", "Internationaal", "Migratie en integratie"]),
    ("GF03", &["Openbare orde en veiligheid", "Recht"]),
    ("GF04", &["Economie", "Verkeer", "Werk"]),
    ("GF05", &["Natuur en milieu"]),
    ("GF06", &["Wonen", "Ruimte en infrastructuur"]),
    ("GF07", &["Zorg en gezondheid"]),
    ("GF08", &["Cultuur en recreatie"]),
    ("GF09", &["Onderwijs en wetenschap"]),
    ("GF10", &["Sociale zekerheid"]),
];

pub const STATUS: &Codes = &[
    ("inDevelopment", &["In ontwikkeling"]),
    ("inUse", &["In gebruik"]),
    ("retired", &["Buiten gebruik"]),
    ("planned", &["In ontwikkeling"]),
    // In use, if the pilot affects real cases.
    ("pilot", &["In gebruik", "In ontwikkeling"]),
    ("suspended", &["Buiten gebruik"]),
    ("cancelledBeforeUse", &["Buiten gebruik"]),
];

pub const TIER: &Codes = &[
    ("highRiskAi", &["Hoog-risico AI-systeem"]),
    ("impactful", &["Impactvolle algoritmes"]),
    ("other", &["Overige algoritmes"]),
];

/// The developer is given by the name of the supplier, by these words, or not at all.
const DEVELOPED_BY: &Codes = &[("inHouse", &["Intern ontwikkeld"]), ("supplier", &["provider"]), ("unknown", &[])];

/// The titles listed by the standard. Assessments of other types are identified only by their own title.
pub const ASSESSMENT: &Codes = &[
    ("aiia", &["AI Impact Assesment (AIIA)"]),
    ("dpia", &["Data Protection Impact Assessment (DPIA)"]),
    ("ethischeBijsluiter", &["De Ethische Bijsluiter"]),
    ("deda", &["De Ethische Data Assistant (DEDA)"]),
    ("fraia", &["Fundamentele Rechten en Algoritme Impact Assessment (FRAIA)"]),
    ("iama", &["Impact Assessment Mensenrechten en Algoritmes (IAMA)"]),
    ("prescanDpia", &["Pre-scan DPIA"]),
    ("rekenkamer", &["Toetsingskader Algemene Rekenkamer"]),
    ("uthiek", &["Utrecht Uthiek Assessment"]),
    ("zInspection", &["Z-Inspection"]),
    ("other", &[]),
];

pub const MAPPINGS: &[(&str, FieldMapping)] = &[
    ("organization", all("organization")),
    ("defaultLanguage", FieldMapping::new("lang", Target::Language(&["nl"]))),
    (
        "aliasIds",
        items(
            "source_id",
            Items {
                decided_by: "scheme",
                groups: &[Group::One(&["nlLars"]), Group::One(&["nlSourceId"])],
                members: &["scheme", "value"],
                ..ITEMS
            },
        ),
    ),
    ("name", text("name").at_most(100)),
    ("summary", text("description_short").at_most(400)),
    ("tags", FieldMapping::new("tags", Target::Tags).at_most(2500)),
    ("policyArea", codes("category", POLICY_AREA)),
    // Not in the model: themes imported from this standard are exported back to it.
    (
        "localThemes",
        items(
            "category",
            Items {
                decided_by: "scheme",
                groups: &[Group::Any(&["nl-thema"])],
                members: &["scheme", "value"],
                ..ITEMS
            },
        ),
    ),
    ("purpose", text("goal").at_most(2500)),
    ("problem", text("goal").at_most(2500)),
    ("impactOnPeople", text("goal").at_most(2500)),
    ("benefits", text("goal").at_most(2500)),
    ("affectedGroups", text("goal").at_most(2500)),
    ("proportionality", text("proportionality").at_most(2500)),
    ("alternativesConsidered", text("proportionality").at_most(2500)),
    ("publicationTier", one_code("publication_category", TIER)),
    // The original category of a record imported from this standard.
    (
        "otherClassification",
        items(
            "publication_category",
            Items { decided_by: "scheme", groups: &[Group::One(&["nl"])], members: &["scheme", "value"], ..ITEMS },
        ),
    ),
    ("legalBasis", text("lawful_basis").at_most(2500)),
    (
        "legalReferences",
        items(
            "lawful_basis_grouping",
            Items { members: &["title", "url"], limits: &[("title", 100), ("url", 500)], ..ITEMS },
        ),
    ),
    ("processingRegisterUrl", FieldMapping::new("process_index_url", Target::First).at_most(500)),
    ("humanOversight", text("human_intervention").at_most(2500)),
    ("overridePossible", text("human_intervention").at_most(2500)),
    ("automationLevel", text("human_intervention").at_most(2500)),
    ("dataSummary", text("source_data").at_most(2500)),
    ("baseRegisters", text("source_data").at_most(2500)),
    (
        "datasets",
        items(
            "source_data_grouping",
            Items { members: &["name", "url"], limits: &[("name", 500), ("url", 500)], ..ITEMS },
        ),
    ),
    ("howItWorks", text("methods_and_models").at_most(5000)),
    ("outputDescription", text("methods_and_models").at_most(5000)),
    ("technique", text("methods_and_models").at_most(5000)),
    (
        "sourceCode",
        items(
            "publiccode",
            Items {
                groups: ONLY_ONE,
                members: &["url"],
                implied: &[("status", "open")],
                limits: &[("url", 500)],
                ..ITEMS
            },
        ),
    ),
    ("riskSummary", text("risks").at_most(2500)),
    (
        "impactAssessments",
        items(
            "impacttoetsen_grouping",
            Items {
                // A listed assessment has been done; the reasons for missing ones are explained in text.
                decided_by: "status",
                groups: &[Group::Any(&["done"])],
                members: &["status", "type", "title", "url"],
                limits: &[("url", 500)],
                codes: &[("type", ASSESSMENT)],
                ..ITEMS
            },
        ),
    ),
    ("impactAssessmentNote", text("impacttoetsen").at_most(2500)),
    ("developedBy", one_code("provider", DEVELOPED_BY)),
    (
        "suppliers",
        items("provider", Items { groups: ONLY_ONE, members: &["name"], limits: &[("name", 200)], ..ITEMS })
            .at_most(200),
    ),
    ("status", one_code("status", STATUS)),
    ("inUseFrom", FieldMapping::new("begin_date", Target::Month)),
    ("retiredOn", FieldMapping::new("end_date", Target::Month)),
    (
        "publicContact",
        items(
            "contact_email",
            Items {
                decided_by: "kind",
                groups: &[Group::One(&["email", "url"])],
                members: &["kind", "value"],
                limits: &[("value", 500)],
                ..ITEMS
            },
        )
        .at_most(500),
    ),
    (
        "links",
        items(
            "website",
            Items {
                decided_by: "rel",
                groups: &[Group::One(&["publicPage"]), Group::One(&["sourceRegistration"])],
                members: &["rel", "url"],
                limits: &[("url", 500)],
                ..ITEMS
            },
        ),
    ),
];
