//! Algorithmic transparency records of the United Kingdom (`uk-atrs`): a JSON object with the list `records`, combined
//! from three public copies of the GOV.UK records.
//!
//! GOV.UK lists the department under which a record is filed, which often is not the publisher (Newcastle City Council
//! is listed under a ministry). The name before the colon of the title therefore has priority. The disclosure flags are
//! statistics about a record and stay in the payload.
use super::cells::{Cells, add_link, find_code, is_summary, kind_by_name, organization};
use super::html::one_line;
use super::import::{FileError, Row};
use super::rows::{self, MappedRow, Source};
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{OrganizationType, name_key};
use crate::domain::systems::codes::*;
use crate::domain::systems::record::{Area, ImpactAssessment};
use crate::domain::systems::{Record, SourceScheme, Status};
use crate::domain::values::{Instant, Line};
use serde_json::Value;

const STATUS: &[(&str, Status)] = &[
    ("pre-deployment", Status::InDevelopment),
    ("private-beta", Status::Pilot),
    ("public-beta", Status::Pilot),
    ("beta-pilot", Status::Pilot),
    ("production", Status::InUse),
    ("retired", Status::Retired),
];

/// The functions are those of COFOG, plus `regulation`, which belongs to none of its divisions.
const AREA: &[(&str, PolicyArea)] = &[
    ("general-public-services", PolicyArea::Gf01),
    ("defence", PolicyArea::Gf02),
    ("public-order-and-safety", PolicyArea::Gf03),
    ("economic-affairs", PolicyArea::Gf04),
    ("environmental-protection", PolicyArea::Gf05),
    ("housing-and-community-amenities", PolicyArea::Gf06),
    ("health", PolicyArea::Gf07),
    ("recreation-culture-and-religion", PolicyArea::Gf08),
    ("education", PolicyArea::Gf09),
    ("social-protection", PolicyArea::Gf10),
];

const CAPABILITY: &[(&str, Capability)] = &[
    ("computer-vision", Capability::Vision),
    ("computer-audition", Capability::Audio),
    ("computer-linguistics", Capability::Language),
    ("robotics", Capability::Robotics),
    ("forecasting", Capability::Forecasting),
    ("discovery", Capability::Discovery),
    ("planning", Capability::Planning),
    ("creation", Capability::Creation),
    ("analysis", Capability::Analysis),
    ("management", Capability::Management),
    ("other", Capability::Other),
];

/// The abbreviations of public bodies.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("BDUK", "Building Digital UK"),
    ("DBT", "Department for Business and Trade"),
    ("DCMS", "Department for Culture, Media and Sport"),
    ("DEFRA", "Department for Environment, Food and Rural Affairs"),
    ("DESNZ", "Department for Energy Security and Net Zero"),
    ("DfE", "Department for Education"),
    ("DfT", "Department for Transport"),
    ("DHSC", "Department of Health and Social Care"),
    ("DSIT", "Department for Science, Innovation and Technology"),
    ("DVLA", "Driver and Vehicle Licensing Agency"),
    ("DVSA", "Driver and Vehicle Standards Agency"),
    ("DWP", "Department for Work and Pensions"),
    ("FCDO", "Foreign, Commonwealth & Development Office"),
    ("HMCTS", "HM Courts & Tribunals Service"),
    ("HMPPS", "HM Prison and Probation Service"),
    ("HMRC", "HM Revenue & Customs"),
    ("HMT", "HM Treasury"),
    ("ICO", "Information Commissioner's Office"),
    ("IPO", "Intellectual Property Office"),
    ("LGSCO", "Local Government and Social Care Ombudsman"),
    ("MHCLG", "Ministry of Housing, Communities and Local Government"),
    ("MHRA", "Medicines and Healthcare products Regulatory Agency"),
    ("MOD", "Ministry of Defence"),
    ("MoJ", "Ministry of Justice"),
    ("NHS BSA", "NHS Business Services Authority"),
    ("NICE", "National Institute for Health and Care Excellence"),
    ("NS&I", "National Savings and Investments"),
    ("ONS", "Office for National Statistics"),
    ("OSBC", "Office of the Small Business Commissioner"),
    ("UKHO", "UK Hydrographic Office"),
    ("UKHSA", "UK Health Security Agency"),
];

/// Types implied by the name. The GOV.UK list has a city council among the agencies, and Revenue and Customs sometimes
/// among the ministries.
const KIND: &[(&str, OrganizationType)] = &[
    ("Department for *", OrganizationType::Ministry),
    ("Department of *", OrganizationType::Ministry),
    ("Ministry of *", OrganizationType::Ministry),
    ("* City Council", OrganizationType::Municipality),
    ("* County Council", OrganizationType::Municipality),
    ("London Borough of *", OrganizationType::Municipality),
    ("Greater London Authority", OrganizationType::ProvinceRegion),
    ("HM Prison and Probation Service", OrganizationType::Agency),
    ("HM Revenue & Customs", OrganizationType::Agency),
    ("National Institute for Health and Care Excellence", OrganizationType::Agency),
    ("* Police", OrganizationType::Police),
    ("NHS *", OrganizationType::Health),
];

/// The organization types of GOV.UK that have an equivalent here. A devolved administration is more than a region.
const FACET_KIND: &[(&str, OrganizationType)] = &[
    ("ministerial-department", OrganizationType::Ministry),
    ("non-ministerial-department", OrganizationType::Agency),
    ("agency-or-public-body", OrganizationType::Agency),
    ("local-authority", OrganizationType::Municipality),
    ("public-corporation", OrganizationType::StateOwned),
];

/// Answers that mean "none". On their own, they could be mistaken for the answer to another question.
const NO_ANSWER: &[(&str, ())] =
    &[("none", ()), ("n/a", ()), ("na", ()), ("no", ()), ("nil", ()), ("not applicable", ()), ("-", ())];

/// Reads a file. `retrieved_at` is the time of retrieval.
pub fn read(file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    let mut file = rows::parse_json(file)?;
    let list = file.get_mut("records").map(Value::take);
    let list =
        rows::expect_list(list, SourceScheme::UkAtrs, "`records`", &[&["slug", "tool_name"], &["slug", "title"]])?;
    let source = Source { scheme: SourceScheme::UkAtrs, retrieved_at, keys: &["slug"] };
    Ok(rows::read(&source, list.into_iter().map(Ok), map))
}

fn map(cells: &mut Cells<'_>, key: &str) -> Option<MappedRow> {
    let lang = cells.parse::<Lang>("/defaultLanguage", "en")?;
    let name = publisher(cells);
    let publisher = name.map(|name| {
        let kind = kind_by_name(&name, KIND).or_else(|| listed_kind(cells));
        organization(&lang, &name, "GB", kind)
    });
    let mut mapped = MappedRow::new(publisher, &lang);
    let record = &mut mapped.record;
    for cell in ["title", "tool_name"] {
        record.name.set(&lang, cells.line(cell));
    }
    set_texts(cells, record, &lang);
    record.status = cells.code("phase", STATUS);
    let functions = cells.items("function");
    cells.add_themes(record, "uk-function", &functions, AREA);
    record.capability = cells.items("capability").iter().filter_map(|word| find_code(word, CAPABILITY)).collect();
    for region in cells.items("region") {
        let name = if region == "uk" { "United Kingdom".to_owned() } else { name_of_slug(&region) };
        record.area.push(Area { code: Line::parse(&region), ..Area::new(Text::of(&lang, name)) });
    }
    cells.add_alias(record, AliasScheme::UkSlug, key);
    let id = cells.line("govuk_content_id");
    cells.add_alias(record, AliasScheme::UkContentId, &id);
    let url = cells.url("url");
    add_link(record, LinkRel::SourceRegistration, url.clone());
    let assessment = cells.url("tier2_dpi_assessment_url");
    record.impact_assessments.extend(assessment.map(|url| ImpactAssessment {
        url: Some(url),
        ..ImpactAssessment::new(AssessmentType::Dpia, AssessmentStatus::Done)
    }));
    record.licence = Line::parse("OGL-UK-3.0");
    mapped.url = url;
    mapped.version = Some(cells.line("atrs_version")).filter(|version| !version.is_empty());
    Some(mapped)
}

/// Sets the descriptive texts. The answer about sensitive attributes is the only information about data in these files.
fn set_texts(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    let description = cells.prose("description");
    if is_summary(&description) {
        record.summary.set(lang, one_line(&description));
    } else {
        record.description.set(lang, description);
    }
    record.how_it_works.set(lang, paragraphs(&cells.prose("tier2_model_architecture")));
    record.data_summary.set(lang, paragraphs(&cells.prose("tier2_sensitive_attributes")));
}

/// Converts the answers in one cell, one for each model or dataset, to paragraphs.
fn paragraphs(cell: &str) -> String {
    let answers = cell.split(" | ").map(str::trim);
    let paragraphs = answers.filter(|answer| !answer.is_empty() && find_code(answer, NO_ANSWER).is_none());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Returns the full name of the publisher.
fn publisher(cells: &mut Cells<'_>) -> Option<String> {
    let body = cells.line("publishing_body");
    let facet = cells.line("govuk_organisation_facet");
    let name = if !body.is_empty() {
        let entry = ABBREVIATIONS.iter().find(|(initials, _)| initials.eq_ignore_ascii_case(&body));
        entry.map_or(body, |(_, name)| (*name).to_owned())
    } else {
        let key = name_key(&facet);
        let entry = ABBREVIATIONS.iter().find(|(_, name)| name_key(name) == key);
        entry.map_or_else(|| name_of_slug(&facet), |(_, name)| (*name).to_owned())
    };
    (!name.is_empty()).then_some(name)
}

/// Returns the organization type listed by GOV.UK, if there is exactly one.
fn listed_kind(cells: &mut Cells<'_>) -> Option<OrganizationType> {
    match cells.items("organisation_type").as_slice() {
        [kind] => find_code(kind, FACET_KIND),
        _ => None,
    }
}

/// Converts a GOV.UK slug to a name: `yorkshire-and-the-humber` becomes "Yorkshire and the Humber".
fn name_of_slug(facet: &str) -> String {
    let word = |word: &str| match word {
        "and" | "for" | "of" | "the" => word.to_owned(),
        "hm" | "nhs" | "uk" => word.to_uppercase(),
        _ => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
    };
    facet.split('-').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
