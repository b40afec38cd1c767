//! The Dutch Algorithm Register, publication standard 1.0. Limits are those of its fields (`max_length`).
use super::place::{Codes, Group, Holds, ITEMS, Items, ONLY_ONE, Place, all, codes, items, one_code, text};

/// A proposal, no official table; the theme that was given stays in `localThemes` and goes out as it came.
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
    // In use if it touches real cases.
    ("pilot", &["In gebruik", "In ontwikkeling"]),
    ("suspended", &["Buiten gebruik"]),
    ("cancelledBeforeUse", &["Buiten gebruik"]),
];

pub const TIER: &Codes = &[
    ("highRiskAi", &["Hoog-risico AI-systeem"]),
    ("impactful", &["Impactvolle algoritmes"]),
    ("other", &["Overige algoritmes"]),
];

/// Who made it is told by the name of the supplier, by these words, or by nothing.
const DEVELOPED_BY: &Codes = &[("inHouse", &["Intern ontwikkeld"]), ("supplier", &["provider"]), ("unknown", &[])];

/// The titles that the standard lists. Of an assessment of another type its own title is all there is.
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

pub const PLACES: &[(&str, Place)] = &[
    ("organization", all("organization")),
    ("defaultLanguage", Place::new("lang", Holds::Language(&["nl"]))),
    (
        "aliasIds",
        items(
            "source_id",
            Items {
                by: "scheme",
                groups: &[Group::One(&["nlLars"]), Group::One(&["nlSourceId"])],
                members: &["scheme", "value"],
                ..ITEMS
            },
        ),
    ),
    ("name", text("name").at_most(100)),
    ("summary", text("description_short").at_most(400)),
    ("tags", Place::new("tags", Holds::Tags).at_most(2500)),
    ("policyArea", codes("category", POLICY_AREA)),
    // Not in the model: themes that came from this standard go back to it.
    (
        "localThemes",
        items(
            "category",
            Items { by: "scheme", groups: &[Group::Any(&["nl-thema"])], members: &["scheme", "value"], ..ITEMS },
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
    // The category as it was given, where it came from this standard.
    (
        "otherClassification",
        items(
            "publication_category",
            Items { by: "scheme", groups: &[Group::One(&["nl"])], members: &["scheme", "value"], ..ITEMS },
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
    ("processingRegisterUrl", Place::new("process_index_url", Holds::First).at_most(500)),
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
                granted: &[("status", "open")],
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
                // Who names one has done it; why others are not done is told in words.
                by: "status",
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
    ("inUseFrom", Place::new("begin_date", Holds::Month)),
    ("retiredOn", Place::new("end_date", Holds::Month)),
    (
        "publicContact",
        items(
            "contact_email",
            Items {
                by: "kind",
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
                by: "rel",
                groups: &[Group::One(&["publicPage"]), Group::One(&["sourceRegistration"])],
                members: &["rel", "url"],
                limits: &[("url", 500)],
                ..ITEMS
            },
        ),
    ),
];
