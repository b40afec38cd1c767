//! Maps codes of the record to terms of other vocabularies. `tests/fixtures/formats/vocabularies.txt` lists the
//! existing terms; a test checks that only these are used.
use crate::domain::systems::codes::*;

pub(super) const PREFIXES: &[(&str, &str)] = &[
    ("ai", "https://w3id.org/dpv/ai#"),
    ("aiact", "https://w3id.org/dpv/legal/eu/aiact#"),
    ("airo", "https://w3id.org/airo#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rights", "https://w3id.org/dpv/rights/eu#"),
    ("risk", "https://w3id.org/dpv/risk#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vair", "https://w3id.org/vair#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

pub(super) fn technique(code: Technique) -> Option<&'static str> {
    Some(match code {
        Technique::RuleBased => "ai:RuleBasedTechnique",
        Technique::Statistical => "ai:StatisticalTechnique",
        Technique::MachineLearning => "ai:MachineLearning",
        Technique::DeepLearning => "ai:DeepLearning",
        Technique::GenerativeAi => "ai:GenAI",
        Technique::Optimisation => "ai:OptimisationMethod",
        Technique::Simulation | Technique::Hybrid | Technique::Unknown => return None,
    })
}

pub(super) fn capability(code: Capability) -> Option<&'static str> {
    Some(match code {
        Capability::Vision => "ai:ComputerVision",
        Capability::Audio => "ai:AudioCapability",
        Capability::Language => "ai:LanguageCapability",
        Capability::Creation => "ai:ContentGeneration",
        _ => return None,
    })
}

/// The automation levels of ISO/IEC 22989, which are similar to the register's, but not the same.
pub(super) fn automation(code: AutomationLevel) -> Option<&'static str> {
    Some(match code {
        AutomationLevel::InformationOnly => "vair:NoAutomation",
        AutomationLevel::SupportsHuman => "vair:AssistiveAutomation",
        AutomationLevel::HumanConfirmsEach => "vair:PartialAutomation",
        AutomationLevel::HumanCanOverride => "vair:ConditionalAutomation",
        AutomationLevel::FullyAutomated => "vair:FullAutomation",
    })
}

pub(super) fn phase(code: Status) -> Option<&'static str> {
    Some(match code {
        Status::InDevelopment => "vair:Development",
        Status::InUse => "vair:Operation",
        Status::Retired => "vair:Retirement",
        _ => return None,
    })
}

pub(super) fn risk_level(code: EuAiActClass) -> Option<&'static str> {
    Some(match code {
        EuAiActClass::Prohibited => "aiact:RiskLevelProhibited",
        EuAiActClass::HighRiskAnnexIii => "aiact:RiskLevelHigh-A6-2",
        EuAiActClass::HighRiskAnnexI => "aiact:RiskLevelHigh-A6-1",
        EuAiActClass::Art63Exempt => "aiact:RiskLevelNotHigh",
        EuAiActClass::TransparencyArt50 => "aiact:RiskLevelTransparencyRequired",
        EuAiActClass::Minimal => "aiact:RiskLevelMinimal",
        EuAiActClass::NotAi | EuAiActClass::NotAssessed => return None,
    })
}

pub(super) fn likelihood(degree: Degree) -> Option<&'static str> {
    Some(match degree {
        Degree::Low => "risk:LowLikelihood",
        Degree::Medium => "risk:ModerateLikelihood",
        Degree::High => "risk:HighLikelihood",
        Degree::Unknown => return None,
    })
}

pub(super) fn severity(degree: Degree) -> Option<&'static str> {
    Some(match degree {
        Degree::Low => "risk:LowSeverity",
        Degree::Medium => "risk:ModerateSeverity",
        Degree::High => "risk:HighSeverity",
        Degree::Unknown => return None,
    })
}

pub(super) fn harm(code: Harm) -> Option<&'static str> {
    Some(match code {
        Harm::Environmental => "risk:EnvironmentalRisk",
        Harm::Financial => "risk:FinancialImpact",
        Harm::Physical => "risk:PhysicalHarm",
        Harm::Psychological => "risk:PsychologicalHarm",
        Harm::Reputational => "risk:ReputationalRisk",
        _ => return None,
    })
}

/// Returns the DPV term for an article of the EU Charter of Fundamental Rights, such as `A8`.
pub(super) fn right(article: &str) -> Option<String> {
    let right = RIGHTS.iter().find(|right| right.split('-').next() == Some(article))?;
    Some(format!("rights:{right}"))
}

const RIGHTS: &[&str] = &[
    "A1-HumanDignity",
    "A2-RightToLife",
    "A3-RightToIntegrityOfPerson",
    "A4-ProhibitionOfTortureDegradationPunishment",
    "A5-ProhibitionOfSlaveryForcedLabour",
    "A6-RightToLibertySecurity",
    "A7-RespectPrivateFamilyLife",
    "A8-ProtectionOfPersonalData",
    "A9-RightToMarryFoundFamily",
    "A10-FreedomOfThoughtConscienceReligion",
    "A11-FreedomOfExpressionInformation",
    "A12-FreedomOfAssemblyAssociation",
    "A13-FreedomOfArtsSciences",
    "A14-RightToEducation",
    "A15-FreedomToChooseOccupationEngageWork",
    "A16-FreedomToConductBusiness",
    "A17-RightToProperty",
    "A18-RightToAsylum",
    "A19-ProtectionRemovalExpulsionExtradition",
    "A20-EqualityBeforeLaw",
    "A21-NonDiscrimination",
    "A22-CulturalReligiousLinguisticDiversity",
    "A23-EqualityBetweenWomenMen",
    "A24-RightsOfChild",
    "A25-RightsOfElderly",
    "A26-IntegrationOfPersonsWithDisabilities",
    "A27-WorkersRightToInformationConsultation",
    "A28-RightOfCollectiveBargainingAction",
    "A29-RightOfAccessToPlacementServices",
    "A30-ProtectionUnjustifiedDismissal",
    "A31-FairJustWorkingConditions",
    "A32-ProhibitionOfChildLabourProtectionofYoungAtWork",
    "A33-FamilyProfessionalLife",
    "A34-SocialSecuritySocialAssistance",
    "A35-Healthcare",
    "A36-AccessToServicesOfGeneralEconomicInterest",
    "A37-EnvironmentalProtection",
    "A38-ConsumerProtection",
    "A39-RightToVoteStandAsCandidateEUParliament",
    "A40-RightToVoteStandAsCandidateMunicipalElections",
    "A41-RightToGoodAdministration",
    "A42-RightToAccessToDocuments",
    "A43-EuropeanOmbudsman",
    "A44-RightToPetition",
    "A45-FreedomOfMovementAndResidence",
    "A46-DiplomaticConsularProtection",
    "A47-RightToEffectiveRemedyFairTrial",
    "A48-PresumptionOfInnocenceRightOfDefence",
    "A49-PrinciplesOfLegalityProportionalityCriminalOffencesPenalties",
    "A50-RightNotBeTriedPunishedTwiceForSameCriminalOffence",
];

pub(super) fn division(area: PolicyArea) -> &'static str {
    match area {
        PolicyArea::Gf01 => "General public services",
        PolicyArea::Gf02 => "Defence",
        PolicyArea::Gf03 => "Public order and safety",
        PolicyArea::Gf04 => "Economic affairs",
        PolicyArea::Gf05 => "Environmental protection",
        PolicyArea::Gf06 => "Housing and community amenities",
        PolicyArea::Gf07 => "Health",
        PolicyArea::Gf08 => "Recreation, culture and religion",
        PolicyArea::Gf09 => "Education",
        PolicyArea::Gf10 => "Social protection",
    }
}

/// Returns the IRI of a NUTS region (levels 1 to 3): the code of a participating country and one to three characters.
pub(super) fn nuts(code: &str) -> Option<String> {
    let (country, region) = code.split_at_checked(2)?;
    let taking_part = [
        "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IS",
        "IT", "LI", "LT", "LU", "LV", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR",
    ];
    let signs = region.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let fits = taking_part.contains(&country) && signs && (1..=3).contains(&region.len());
    fits.then(|| format!("http://data.europa.eu/nuts/code/{code}"))
}

/// Returns the IRI of a language in the EU authority table, which uses ISO 639-3 codes.
pub(crate) fn language(primary: &str) -> Option<String> {
    let (_, code) = LANGUAGES.iter().find(|(tag, _)| *tag == primary)?;
    Some(format!("http://publications.europa.eu/resource/authority/language/{code}"))
}

const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "ARA"),
    ("bg", "BUL"),
    ("ca", "CAT"),
    ("cs", "CES"),
    ("cy", "CYM"),
    ("da", "DAN"),
    ("de", "DEU"),
    ("el", "ELL"),
    ("en", "ENG"),
    ("es", "SPA"),
    ("et", "EST"),
    ("eu", "EUS"),
    ("fi", "FIN"),
    ("fr", "FRA"),
    ("fy", "FRY"),
    ("ga", "GLE"),
    ("gl", "GLG"),
    ("hr", "HRV"),
    ("hu", "HUN"),
    ("is", "ISL"),
    ("it", "ITA"),
    ("lb", "LTZ"),
    ("lt", "LIT"),
    ("lv", "LAV"),
    ("mt", "MLT"),
    ("nb", "NOB"),
    ("nl", "NLD"),
    ("nn", "NNO"),
    ("no", "NOR"),
    ("pl", "POL"),
    ("pt", "POR"),
    ("ro", "RON"),
    ("ru", "RUS"),
    ("sk", "SLK"),
    ("sl", "SLV"),
    ("sq", "SQI"),
    ("sr", "SRP"),
    ("sv", "SWE"),
    ("tr", "TUR"),
    ("uk", "UKR"),
];

/// Returns the IRI of a country in the EU authority table, which uses ISO 3166-1 alpha-3 codes.
pub(crate) fn country(code: &str) -> Option<String> {
    let (_, code) = COUNTRIES.iter().find(|(tag, _)| *tag == code)?;
    Some(format!("http://publications.europa.eu/resource/authority/country/{code}"))
}

const COUNTRIES: &[(&str, &str)] = &[
    ("AT", "AUT"),
    ("AU", "AUS"),
    ("BE", "BEL"),
    ("BG", "BGR"),
    ("BR", "BRA"),
    ("CA", "CAN"),
    ("CH", "CHE"),
    ("CL", "CHL"),
    ("CY", "CYP"),
    ("CZ", "CZE"),
    ("DE", "DEU"),
    ("DK", "DNK"),
    ("EE", "EST"),
    ("ES", "ESP"),
    ("FI", "FIN"),
    ("FR", "FRA"),
    ("GB", "GBR"),
    ("GR", "GRC"),
    ("HR", "HRV"),
    ("HU", "HUN"),
    ("IE", "IRL"),
    ("IS", "ISL"),
    ("IT", "ITA"),
    ("JP", "JPN"),
    ("LI", "LIE"),
    ("LT", "LTU"),
    ("LU", "LUX"),
    ("LV", "LVA"),
    ("MT", "MLT"),
    ("NL", "NLD"),
    ("NO", "NOR"),
    ("NZ", "NZL"),
    ("PL", "POL"),
    ("PT", "PRT"),
    ("RO", "ROU"),
    ("SE", "SWE"),
    ("SI", "SVN"),
    ("SK", "SVK"),
    ("TR", "TUR"),
    ("UA", "UKR"),
    ("US", "USA"),
];
