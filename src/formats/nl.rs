//! The Dutch Algorithm Register, publication standard 1.0 (`nl-1.0`).
//!
//! Two forms of a row are read. The full form has every field of the standard, with HTML in its texts. The short form
//! is the daily extract of <https://github.com/schellevis/algoritmeregister>. Its dates and URL formats changed over
//! time, so neither becomes part of the record: an unchanged algorithm must not look changed when it is fetched again.
//! Both stay in the payload.
use super::cells::{self, Cells, add_link, find_code, kind_by_name, parse_url};
use super::import::{FileError, Row};
use super::rows::{self, MappedRow, Source};
use crate::domain::json::FromJson;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{Organization, OrganizationType};
use crate::domain::systems::codes::*;
use crate::domain::systems::record::{
    Classification, Contact, Dataset, ImpactAssessment, LegalReference, SourceCode, Supplier, Tag,
};
use crate::domain::systems::{PublicationTier, Record, SourceScheme, Status};
use crate::domain::values::{Instant, Line, PartialDate, Url};
use serde_json::Value;

const SITE: &str = "https://algoritmes.overheid.nl/";
const THEMES: &str = "nl-thema";

const LANGUAGES: &[(&str, &str)] =
    &[("nld", "nl"), ("eng", "en"), ("fry", "fy"), ("nl", "nl"), ("en", "en"), ("fy", "fy")];

/// The values of the full form and of the short form.
const STATUS: &[(&str, Status)] = &[
    ("in gebruik", Status::InUse),
    ("in_gebruik", Status::InUse),
    ("in ontwikkeling", Status::InDevelopment),
    ("ontwikkeling", Status::InDevelopment),
    ("buiten gebruik", Status::Retired),
    ("buiten_gebruik", Status::Retired),
];

const TIER: &[(&str, PublicationTier)] = &[
    ("hoog-risico ai-systeem", PublicationTier::HighRiskAi),
    ("impactvolle algoritmes", PublicationTier::Impactful),
    ("overige algoritmes", PublicationTier::Other),
];

/// The COFOG division of each theme. No official mapping exists, so the theme itself is always kept.
const AREA: &[(&str, PolicyArea)] = &[
    ("organisatie en bedrijfsvoering", PolicyArea::Gf01),
    ("overheidsfinanciën", PolicyArea::Gf01),
    ("internationaal", PolicyArea::Gf01),
    ("migratie en integratie", PolicyArea::Gf01),
    ("openbare orde en veiligheid", PolicyArea::Gf03),
    ("recht", PolicyArea::Gf03),
    ("economie", PolicyArea::Gf04),
    ("verkeer", PolicyArea::Gf04),
    ("werk", PolicyArea::Gf04),
    ("natuur en milieu", PolicyArea::Gf05),
    ("wonen", PolicyArea::Gf06),
    ("ruimte en infrastructuur", PolicyArea::Gf06),
    ("zorg en gezondheid", PolicyArea::Gf07),
    ("cultuur en recreatie", PolicyArea::Gf08),
    ("onderwijs en wetenschap", PolicyArea::Gf09),
    ("sociale zekerheid", PolicyArea::Gf10),
];

/// The values of `type` before version 1.0: first yes or no to "self-learning", later words.
const TECHNIQUE: &[(&str, Technique)] = &[
    ("regelgebaseerd", Technique::RuleBased),
    ("op regels gebaseerd", Technique::RuleBased),
    ("nee", Technique::RuleBased),
    ("zelflerend", Technique::MachineLearning),
    ("ja", Technique::MachineLearning),
];

/// Parts of assessment titles, the more specific ones first.
const ASSESSMENT: &[(&str, AssessmentType)] = &[
    ("pre-scan dpia", AssessmentType::PrescanDpia),
    ("dpia", AssessmentType::Dpia),
    ("aiia", AssessmentType::Aiia),
    ("deda", AssessmentType::Deda),
    ("fraia", AssessmentType::Fraia),
    ("iama", AssessmentType::Iama),
    ("ethische bijsluiter", AssessmentType::EthischeBijsluiter),
    ("rekenkamer", AssessmentType::Rekenkamer),
    ("uthiek", AssessmentType::Uthiek),
    ("z-inspection", AssessmentType::ZInspection),
];

/// Values that mean "none" in the supplier field.
const NO_SUPPLIER: &[&str] = &["-", "n.v.t.", "nvt", "niet van toepassing", "geen", "onbekend"];

const KIND: &[(&str, OrganizationType)] = &[
    ("Gemeente *", OrganizationType::Municipality),
    ("Ministerie *", OrganizationType::Ministry),
    ("Provincie *", OrganizationType::ProvinceRegion),
    ("Waterschap *", OrganizationType::WaterBoard),
    ("Hoogheemraadschap *", OrganizationType::WaterBoard),
    ("HDSR Hoogheemraadschap *", OrganizationType::WaterBoard),
    ("Wetterskip *", OrganizationType::WaterBoard),
    ("Politie", OrganizationType::Police),
    ("Politie *", OrganizationType::Police),
    ("Omgevingsdienst *", OrganizationType::Agency),
    ("Rijksdienst *", OrganizationType::Agency),
    ("GGD *", OrganizationType::Health),
    ("Rechtbank *", OrganizationType::Court),
];

/// Reads a file of either form. `retrieved_at` is the time of retrieval, used if the file does not contain it.
pub fn read(file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    let mut file = rows::parse_json(file)?;
    let fetched = file.get("fetched_at").and_then(|at| Instant::from_json(at, "", &mut Default::default()));
    let list = match &mut file {
        Value::Object(object) => ["algoritmes", "items"].iter().find_map(|name| object.remove(*name)),
        list => Some(list.take()),
    };
    let signs: &[&[&str]] = &[&["title", "organisatie"], &["name", "description_short"], &["name", "goal"]];
    let list = rows::expect_list(list, SourceScheme::Nl10, "the file or its member `algoritmes`", signs)?;
    let source = Source { scheme: SourceScheme::Nl10, retrieved_at: fetched.or(retrieved_at), keys: &["lars", "id"] };
    Ok(rows::read(&source, list.into_iter().map(Ok), |cells, key| {
        if cells.has("name") { map_full(cells, key) } else { map_short(cells, key) }
    }))
}

fn map_short(cells: &mut Cells<'_>, key: &str) -> Option<MappedRow> {
    let lang = cells.parse::<Lang>("/defaultLanguage", "nl")?;
    let mut mapped = MappedRow::new(organization(&lang, &cells.line("organisatie")), &lang);
    let record = &mut mapped.record;
    record.name.set(&lang, cells.line("title"));
    record.purpose.set(&lang, cells.prose("doel"));
    record.legal_basis.set(&lang, cells.prose("juridische_basis"));
    record.status = cells.code("status", STATUS);
    cells.add_alias(record, AliasScheme::NlLars, key);
    // "Ja" can mean any assessment: the extract combines three fields into one. "Onbekend" has no meaning.
    let done = cells.code("impactassessment", &[("ja", AssessmentStatus::Done), ("nee", AssessmentStatus::NotDone)]);
    record.impact_assessments.extend(done.map(|done| ImpactAssessment::new(AssessmentType::Other, done)));
    let url = cells.url("url").map(|url| canonical_url(url, key));
    add_link(record, LinkRel::SourceRegistration, url.clone());
    mapped.url = url;
    Some(mapped)
}

fn map_full(cells: &mut Cells<'_>, key: &str) -> Option<MappedRow> {
    let tag = cells.code("lang", LANGUAGES).unwrap_or("nl");
    let lang = cells.parse::<Lang>("/defaultLanguage", tag)?;
    let mut mapped = MappedRow::new(organization(&lang, &cells.line("organization")), &lang);
    let record = &mut mapped.record;
    record.name.set(&lang, cells.line("name"));
    record.summary.set(&lang, cells.line("description_short"));
    record.purpose.set(&lang, cells.prose("goal"));
    record.proportionality.set(&lang, cells.prose("proportionality"));
    record.human_oversight.set(&lang, cells.prose("human_intervention"));
    record.risk_summary.set(&lang, cells.prose("risks"));
    record.legal_basis.set(&lang, cells.prose("lawful_basis"));
    record.data_summary.set(&lang, cells.prose("source_data"));
    record.how_it_works.set(&lang, cells.prose("methods_and_models"));
    record.status = cells.code("status", STATUS);
    record.in_use_from = PartialDate::parse(&cells.line("begin_date"));
    record.retired_on = PartialDate::parse(&cells.line("end_date"));
    record.technique.extend(cells.code("type", TECHNIQUE));
    let themes = cells.items("category");
    cells.add_themes(record, THEMES, &themes, AREA);
    add_classification(cells, record);
    add_references(cells, record, &lang);
    add_assessments(cells, record, &lang);
    set_developer(cells, record);
    add_contacts_and_links(cells, record, key);
    add_tags(cells, record, &lang);
    mapped.version = Some(cells.line("standard_version")).filter(|version| !version.is_empty());
    // The page in the Dutch register. The cell `url` is where the organization published the algorithm earlier.
    mapped.url = is_register_id(key).then(|| register_page(key)).flatten();
    Some(mapped)
}

/// Returns the organization that the row names, or `None` if the cell is blank.
fn organization(lang: &Lang, name: &str) -> Option<Organization> {
    (!name.is_empty()).then(|| cells::organization(lang, name, "NL", kind_by_name(name, KIND)))
}

/// Sets the publication tier and also keeps the original category.
fn add_classification(cells: &mut Cells<'_>, record: &mut Record) {
    let category = cells.line("publication_category");
    record.publication_tier = find_code(&category, TIER);
    if !category.is_empty() {
        let value = cells.parse("/otherClassification/0/value", &category);
        record.other_classification.extend(value.map(|value| Classification::new(ClassificationScheme::Nl, value)));
    }
}

/// Adds laws and datasets with their links. In practice, title and URL may be swapped, and a link may not be a URL;
/// neither is an error.
fn add_references(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    for (title, link) in
        cells.references("lawful_basis_grouping").into_iter().filter_map(|pair| title_and_url(pair, 200))
    {
        let url = parse_url(&link).or_else(|| parse_url(&title));
        // If it is too long for an identifier, it stays in the payload.
        let identifier = if url.is_none() && title != link { Line::parse(&link) } else { None };
        record.legal_references.push(LegalReference { url, identifier, ..LegalReference::new(Text::of(lang, title)) });
    }
    for (title, link) in
        cells.references("source_data_grouping").into_iter().filter_map(|pair| title_and_url(pair, 500))
    {
        let url = parse_url(&link).or_else(|| parse_url(&title));
        let source = if url.is_none() && title != link { Text::of(lang, link) } else { Text::default() };
        record.datasets.push(Dataset { url, source, ..Dataset::new(Text::of(lang, title)) });
    }
    record.processing_register_url.extend(cells.url("process_index_url"));
    let code = cells.url("publiccode");
    record.source_code.extend(code.map(|url| SourceCode { url: Some(url), ..SourceCode::new(SourceCodeStatus::Open) }));
}

/// Returns the title first and the URL second. A single value is used for both. A link can only become the title if it
/// is short enough.
fn title_and_url((title, link): (String, String), longest: usize) -> Option<(String, String)> {
    let link_fits = link.chars().count() <= longest;
    match (title.is_empty(), link.is_empty()) {
        (true, _) => link_fits.then(|| (link.clone(), link)),
        (_, true) => Some((title.clone(), title)),
        _ if link_fits && parse_url(&link).is_none() && parse_url(&title).is_some() => Some((link, title)),
        _ => Some((title, link)),
    }
}

/// Adds the impact assessments. An assessment that is listed has been done.
fn add_assessments(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    let mut assessments = cells.references("impacttoetsen_grouping");
    // Version 0.4 had the titles in the cell in which 1.0 has the explanation.
    if cells.value("impacttoetsen").is_some_and(Value::is_array) {
        assessments.extend(cells.items("impacttoetsen").into_iter().map(|title| (title, String::new())));
    } else {
        record.impact_assessment_note.set(lang, cells.prose("impacttoetsen"));
    }
    for (title, link) in assessments {
        let lowercase = title.to_lowercase();
        let kind = ASSESSMENT.iter().find(|(part, _)| lowercase.contains(part)).map(|(_, kind)| *kind);
        record.impact_assessments.push(ImpactAssessment {
            title: Text::of(lang, title),
            url: parse_url(&link),
            ..ImpactAssessment::new(kind.unwrap_or(AssessmentType::Other), AssessmentStatus::Done)
        });
    }
}

/// Sets the developer: "Intern ontwikkeld" or the name of a supplier.
fn set_developer(cells: &mut Cells<'_>, record: &mut Record) {
    let provider = cells.line("provider");
    let lowercase = provider.to_lowercase();
    if lowercase.trim_end_matches('.') == "intern ontwikkeld" {
        record.developed_by = Some(DevelopedBy::InHouse);
    } else if !lowercase.is_empty() && !NO_SUPPLIER.contains(&lowercase.as_str()) {
        record.developed_by = Some(DevelopedBy::Supplier);
        record.suppliers.extend(cells.parse("/suppliers/0/name", &provider).map(Supplier::new));
    }
}

/// Adds contacts, links and external identifiers.
fn add_contacts_and_links(cells: &mut Cells<'_>, record: &mut Record, key: &str) {
    for (kind, value) in find_contacts(&cells.line("contact_email")) {
        let pointer = format!("/publicContact/{}/value", record.public_contact.len());
        record.public_contact.extend(cells.parse(&pointer, &value).map(|value| Contact::new(kind, value)));
    }
    add_link(record, LinkRel::PublicPage, cells.url("website"));
    add_link(record, LinkRel::SourceRegistration, cells.url("url").map(|url| canonical_url(url, key)));
    // Files from other systems have their own ids.
    cells.add_alias(record, if is_register_id(key) { AliasScheme::NlLars } else { AliasScheme::Local }, key);
    for (cell, scheme) in [("uuid", AliasScheme::NlUuid), ("source_id", AliasScheme::NlSourceId)] {
        let id = cells.line(cell);
        cells.add_alias(record, scheme, &id);
    }
}

/// Finds the email addresses, URLs or phone number in free text. Other words stay in the payload.
fn find_contacts(text: &str) -> Vec<(ContactKind, String)> {
    let is_email = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
    };
    let found: Vec<_> = text
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.', '(', ')', '<', '>']).trim_start_matches("mailto:"))
        .filter_map(|word| match parse_url(word) {
            Some(url) => Some((ContactKind::Url, url.as_str().to_owned())),
            None => is_email(word).then(|| (ContactKind::Email, word.to_owned())),
        })
        .collect();
    let is_phone = text.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if found.is_empty() && is_phone && text.len() >= 5 {
        return vec![(ContactKind::Phone, text.to_owned())];
    }
    found
}

/// Adds tags. Texts longer than 60 characters are sentences rather than tags and stay in the payload.
fn add_tags(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    let words = cells.items("tags");
    record.tags.extend(words.iter().filter_map(|word| Some(Tag::new(lang.clone(), Line::parse(word)?))));
}

/// Returns true if the id is one of the Dutch register: a number.
fn is_register_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())
}

/// Returns the URL of an algorithm in the Dutch register.
fn register_page(lars: &str) -> Option<Url> {
    Url::parse(&format!("{SITE}nl/algoritme/{lars}"))
}

/// Returns the canonical form of a URL in the Dutch register, and other URLs unchanged.
fn canonical_url(url: Url, key: &str) -> Url {
    let in_register = url.as_str().starts_with(SITE) && is_register_id(key);
    in_register.then(|| register_page(key)).flatten().unwrap_or(url)
}

#[cfg(test)]
mod tests;
