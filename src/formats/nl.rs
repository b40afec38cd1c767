//! The Dutch Algorithm Register, publication standard 1.0 (`nl-1.0`).
//!
//! Two forms of a row are read. The full form has every field of the standard, with HTML in its texts. The short form
//! is what <https://github.com/schellevis/algoritmeregister> keeps of each algorithm every day; its dates and the
//! shape of its addresses changed over time, so neither is in the record: the same algorithm, fetched again, must not
//! look changed. The payload has them.
use super::cells::{self, Cells, address, code, kind_by_name, link};
use super::rows::{self, Draft, Source};
use super::{FileError, Row};
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{Organization, OrganizationType};
use crate::domain::shape::Shape;
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

/// The words of the full form and those of the short one.
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

/// The COFOG division of each theme: a proposal, no official table, so the theme is always kept beside it.
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

/// `type` of the versions before 1.0, first as "self-learning: yes or no", later in words.
const TECHNIQUE: &[(&str, Technique)] = &[
    ("regelgebaseerd", Technique::RuleBased),
    ("op regels gebaseerd", Technique::RuleBased),
    ("nee", Technique::RuleBased),
    ("zelflerend", Technique::MachineLearning),
    ("ja", Technique::MachineLearning),
];

/// What a title of an impact assessment contains, the more telling first.
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

/// What is written for "nobody", where the field asks for a supplier.
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

/// Reads a file of either form. `retrieved_at`: when the file was fetched, where it does not say so itself.
pub fn read(file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    let mut file = rows::json(file)?;
    let fetched = file.get("fetched_at").and_then(|at| Instant::read(at, "", &mut Default::default()));
    let list = match &mut file {
        Value::Object(object) => ["algoritmes", "items"].iter().find_map(|name| object.remove(*name)),
        list => Some(list.take()),
    };
    let signs: &[&[&str]] = &[&["title", "organisatie"], &["name", "description_short"], &["name", "goal"]];
    let list = rows::list_with(list, SourceScheme::Nl10, "the file, or `algoritmes` in it,", signs)?;
    let source = Source { scheme: SourceScheme::Nl10, retrieved_at: fetched.or(retrieved_at), keys: &["lars", "id"] };
    Ok(rows::read(&source, list.into_iter().map(Ok), |cells, key| {
        if cells.has("name") { full(cells, key) } else { short(cells, key) }
    }))
}

fn short(cells: &mut Cells<'_>, key: &str) -> Option<Draft> {
    let lang = cells.hold::<Lang>("/defaultLanguage", "nl")?;
    let mut draft = Draft::new(organization(&lang, &cells.line("organisatie")), &lang);
    let record = &mut draft.record;
    record.name.set(&lang, cells.line("title"));
    record.purpose.set(&lang, cells.prose("doel"));
    record.legal_basis.set(&lang, cells.prose("juridische_basis"));
    record.status = cells.code("status", STATUS);
    cells.alias(record, AliasScheme::NlLars, key);
    // "Ja" is any assessment: the scraper made one answer of three fields. "Onbekend" says nothing.
    let done = cells.code("impactassessment", &[("ja", AssessmentStatus::Done), ("nee", AssessmentStatus::NotDone)]);
    record.impact_assessments.extend(done.map(|done| ImpactAssessment::new(AssessmentType::Other, done)));
    let url = cells.url("url").map(|url| at_home(url, key));
    link(record, LinkRel::SourceRegistration, url.clone());
    draft.url = url;
    Some(draft)
}

fn full(cells: &mut Cells<'_>, key: &str) -> Option<Draft> {
    let tag = cells.code("lang", LANGUAGES).unwrap_or("nl");
    let lang = cells.hold::<Lang>("/defaultLanguage", tag)?;
    let mut draft = Draft::new(organization(&lang, &cells.line("organization")), &lang);
    let record = &mut draft.record;
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
    cells.themes(record, THEMES, &themes, AREA);
    classify(cells, record);
    refer(cells, record, &lang);
    assess(cells, record, &lang);
    supply(cells, record);
    reach(cells, record, key);
    tag_words(cells, record, &lang);
    draft.version = Some(cells.line("standard_version")).filter(|version| !version.is_empty());
    // The page of the register itself; `url` is where the organization registered the algorithm before.
    draft.url = is_lars(key).then(|| page(key)).flatten();
    Some(draft)
}

/// The organization as the row names it; "nobody" if it is blank.
fn organization(lang: &Lang, name: &str) -> Option<Organization> {
    (!name.is_empty()).then(|| cells::organization(lang, name, "NL", kind_by_name(name, KIND)))
}

/// The category of the standard: ours, and kept beside it as it was given.
fn classify(cells: &mut Cells<'_>, record: &mut Record) {
    let category = cells.line("publication_category");
    record.publication_tier = code(&category, TIER);
    if !category.is_empty() {
        let value = cells.hold("/otherClassification/0/value", &category);
        record.other_classification.extend(value.map(|value| Classification::new(ClassificationScheme::Nl, value)));
    }
}

/// Laws and datasets with their links. In practice a title may be the address and the link the words, and a link may be
/// no address at all; nothing of that is an error.
fn refer(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    for (title, link) in cells.references("lawful_basis_grouping").into_iter().filter_map(|pair| in_order(pair, 200)) {
        let url = address(&link).or_else(|| address(&title));
        // What is too long even for an identifier stays in the payload.
        let identifier = if url.is_none() && title != link { Line::parse(&link) } else { None };
        record.legal_references.push(LegalReference { url, identifier, ..LegalReference::new(Text::of(lang, title)) });
    }
    for (title, link) in cells.references("source_data_grouping").into_iter().filter_map(|pair| in_order(pair, 500)) {
        let url = address(&link).or_else(|| address(&title));
        let source = if url.is_none() && title != link { Text::of(lang, link) } else { Text::default() };
        record.datasets.push(Dataset { url, source, ..Dataset::new(Text::of(lang, title)) });
    }
    record.processing_register_url.extend(cells.url("process_index_url"));
    let code = cells.url("publiccode");
    record.source_code.extend(code.map(|url| SourceCode { url: Some(url), ..SourceCode::new(SourceCodeStatus::Open) }));
}

/// The words first, then the address. What stands alone is both; a link can be the words only if it is short enough.
fn in_order((title, link): (String, String), longest: usize) -> Option<(String, String)> {
    let fits = link.chars().count() <= longest;
    match (title.is_empty(), link.is_empty()) {
        (true, _) => fits.then(|| (link.clone(), link)),
        (_, true) => Some((title.clone(), title)),
        _ if fits && address(&link).is_none() && address(&title).is_some() => Some((link, title)),
        _ => Some((title, link)),
    }
}

/// The impact assessments: who names one here has done it.
fn assess(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    let mut named = cells.references("impacttoetsen_grouping");
    // Version 0.4 had the titles themselves where 1.0 has the explanation.
    if cells.value("impacttoetsen").is_some_and(Value::is_array) {
        named.extend(cells.items("impacttoetsen").into_iter().map(|title| (title, String::new())));
    } else {
        record.impact_assessment_note.set(lang, cells.prose("impacttoetsen"));
    }
    for (title, link) in named {
        let low = title.to_lowercase();
        let kind = ASSESSMENT.iter().find(|(part, _)| low.contains(part)).map(|(_, kind)| *kind);
        record.impact_assessments.push(ImpactAssessment {
            title: Text::of(lang, title),
            url: address(&link),
            ..ImpactAssessment::new(kind.unwrap_or(AssessmentType::Other), AssessmentStatus::Done)
        });
    }
}

/// Who made it: "Intern ontwikkeld" or the name of a supplier.
fn supply(cells: &mut Cells<'_>, record: &mut Record) {
    let provider = cells.line("provider");
    let low = provider.to_lowercase();
    if low.trim_end_matches('.') == "intern ontwikkeld" {
        record.developed_by = Some(DevelopedBy::InHouse);
    } else if !low.is_empty() && !NO_SUPPLIER.contains(&low.as_str()) {
        record.developed_by = Some(DevelopedBy::Supplier);
        record.suppliers.extend(cells.hold("/suppliers/0/name", &provider).map(Supplier::new));
    }
}

/// Where to ask and to read on, and the ids elsewhere.
fn reach(cells: &mut Cells<'_>, record: &mut Record, key: &str) {
    for (kind, value) in contacts(&cells.line("contact_email")) {
        let at = format!("/publicContact/{}/value", record.public_contact.len());
        record.public_contact.extend(cells.hold(&at, &value).map(|value| Contact::new(kind, value)));
    }
    link(record, LinkRel::PublicPage, cells.url("website"));
    link(record, LinkRel::SourceRegistration, cells.url("url").map(|url| at_home(url, key)));
    // A file that was never in the register has ids of its own.
    cells.alias(record, if is_lars(key) { AliasScheme::NlLars } else { AliasScheme::Local }, key);
    for (cell, scheme) in [("uuid", AliasScheme::NlUuid), ("source_id", AliasScheme::NlSourceId)] {
        let id = cells.line(cell);
        cells.alias(record, scheme, &id);
    }
}

/// The addresses in a text that may hold anything: mail, web or telephone. Other words stay in the payload.
fn contacts(text: &str) -> Vec<(ContactKind, String)> {
    let mail = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
    };
    let found: Vec<_> = text
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.', '(', ')', '<', '>']).trim_start_matches("mailto:"))
        .filter_map(|word| match address(word) {
            Some(url) => Some((ContactKind::Url, url.as_str().to_owned())),
            None => mail(word).then(|| (ContactKind::Email, word.to_owned())),
        })
        .collect();
    let telephone = text.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if found.is_empty() && telephone && text.len() >= 5 {
        return vec![(ContactKind::Phone, text.to_owned())];
    }
    found
}

/// The words to find it by. A sentence is no such word: what is longer than 60 characters stays in the payload.
fn tag_words(cells: &mut Cells<'_>, record: &mut Record, lang: &Lang) {
    let words = cells.items("tags");
    record.tags.extend(words.iter().filter_map(|word| Some(Tag::new(lang.clone(), Line::parse(word)?))));
}

/// Whether an id is one of the Dutch register's own: a number.
fn is_lars(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())
}

/// The page of an algorithm in the Dutch register.
fn page(lars: &str) -> Option<Url> {
    Url::parse(&format!("{SITE}nl/algoritme/{lars}"))
}

/// The address in the one shape that does not change, if it is one of the Dutch register.
fn at_home(url: Url, key: &str) -> Url {
    let home = url.as_str().starts_with(SITE) && is_lars(key);
    home.then(|| page(key)).flatten().unwrap_or(url)
}

#[cfg(test)]
mod tests;
