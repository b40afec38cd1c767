//! The Government of Canada's AI Register (`ca-ai-register`): a CSV file in English and French.
use super::cells::{Cells, is_summary, kind_by_name, organization};
use super::html::one_line;
use super::import::{FileError, Row};
use super::rows::{self, MalformedRow, MappedRow, Source};
use crate::domain::json::FieldError;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{Organization, OrganizationType};
use crate::domain::systems::codes::*;
use crate::domain::systems::record::{PeopleInformed, Supplier};
use crate::domain::systems::{Record, SourceScheme, Status};
use crate::domain::values::{Instant, Line, PartialDate};
use csv::ByteRecord;
use serde_json::{Map, Value};

const KEY: &str = "ai_register_id";

/// The required columns. Other columns differ between editions.
const COLUMNS: &[&str] = &[KEY, "name_ai_system_en", "government_organization", "description_ai_system_en"];

const STATUS: &[(&str, Status)] =
    &[("in development", Status::InDevelopment), ("in production", Status::InUse), ("retired", Status::Retired)];

const DEVELOPED_BY: &[(&str, DevelopedBy)] = &[
    ("government of canada", DevelopedBy::InHouse),
    ("vendor", DevelopedBy::Supplier),
    ("open source", DevelopedBy::OpenSource),
    ("other", DevelopedBy::Unknown),
];

/// "Neither employees nor public" has no equivalent in the model.
const USERS: &[(&str, Users)] =
    &[("gc employees", Users::Staff), ("members of public", Users::Public), ("both employees and public", Users::Both)];

const PERSONAL_DATA: &[(&str, PersonalData)] = &[("y", PersonalData::Identifiable), ("n", PersonalData::None)];

const YES_NO: &[(&str, bool)] = &[("y", true), ("n", false)];

const KIND: &[(&str, OrganizationType)] = &[
    ("* Agency", OrganizationType::Agency),
    ("* Agency of Canada", OrganizationType::Agency),
    ("Department of *", OrganizationType::Ministry),
    ("* Mounted Police", OrganizationType::Police),
];

/// Reads a file. `retrieved_at` is the time of retrieval.
pub fn read(file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    let file = rows::strip_bom(file, "CSV")?;
    // A row with a different number of cells is an error of that row, not the end of the file.
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.byte_headers().map_err(malformed)?.clone();
    let columns = columns(&header)?;
    let mut table = Vec::new();
    for record in reader.into_byte_records() {
        table.push(payload(&columns, &record.map_err(malformed)?));
    }
    let source = Source { scheme: SourceScheme::CaAiRegister, retrieved_at, keys: &[KEY] };
    Ok(rows::read(&source, table, map))
}

fn malformed(error: csv::Error) -> FileError {
    FileError::Malformed { expected: "CSV", detail: error.to_string() }
}

/// Returns the names of the columns.
fn columns(header: &ByteRecord) -> Result<Vec<String>, FileError> {
    let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let wrong = |detail| FileError::WrongProfile { profile: SourceScheme::CaAiRegister, detail };
    if let Some(missing) = COLUMNS.iter().find(|column| !names.iter().any(|name| name == *column)) {
        return Err(wrong(format!("the column {missing} is missing")));
    }
    // The payload is an object, so a second cell of the same name would be lost.
    if names.iter().enumerate().any(|(n, name)| names[..n].contains(name)) {
        return Err(wrong("two columns have the same name".into()));
    }
    Ok(names)
}

/// Returns a row as an object with its cells unchanged.
fn payload(columns: &[String], record: &ByteRecord) -> Result<Value, MalformedRow> {
    let texts: Vec<_> = record.iter().map(std::str::from_utf8).collect();
    let malformed_row = |code, detail: String| {
        let key = columns.iter().position(|name| name == KEY).and_then(|n| texts.get(n)?.ok());
        let key = key.map(one_line).filter(|key| !key.is_empty());
        MalformedRow { key, error: FieldError { pointer: String::new(), code, detail } }
    };
    if texts.len() != columns.len() {
        let detail = format!("expected {} cells, found {}", columns.len(), texts.len());
        return Err(malformed_row("cells", detail));
    }
    let mut object = Map::new();
    for (name, text) in columns.iter().zip(&texts) {
        let Ok(text) = text else {
            return Err(malformed_row("encoding", format!("{name} is not UTF-8")));
        };
        object.insert(name.clone(), (*text).into());
    }
    Ok(Value::Object(object))
}

/// The two languages of the register.
struct Languages {
    en: Lang,
    fr: Lang,
}

impl Languages {
    fn line<const MAX: usize>(&self, cells: &mut Cells<'_>, column: &str) -> Text<MAX> {
        self.text(|ending| cells.line(&format!("{column}{ending}")))
    }

    fn prose<const MAX: usize>(&self, cells: &mut Cells<'_>, column: &str) -> Text<MAX, true> {
        self.text(|ending| cells.prose(&format!("{column}{ending}")))
    }

    fn text<const MAX: usize, const PROSE: bool>(&self, mut value: impl FnMut(&str) -> String) -> Text<MAX, PROSE> {
        let mut text = Text::of(&self.en, value("_en"));
        text.set(&self.fr, value("_fr"));
        text
    }
}

fn map(cells: &mut Cells<'_>, key: &str) -> Option<MappedRow> {
    let languages =
        Languages { en: cells.parse("/defaultLanguage", "en")?, fr: cells.parse("/defaultLanguage", "fr")? };
    let mut mapped = MappedRow::new(publisher(cells, &languages), &languages.en);
    let record = &mut mapped.record;
    record.name = languages.line(cells, "name_ai_system");
    if record.name.get(&languages.en).is_none() && !record.name.is_empty() {
        record.default_language = languages.fr.clone();
    }
    set_texts(cells, record, &languages);
    cells.add_alias(record, AliasScheme::CaAiRegisterId, key);
    record.status = cells.code("ai_system_status_en", STATUS);
    let year = PartialDate::parse(&cells.line("status_date"));
    match record.status {
        Some(Status::InUse) => record.in_use_from = year,
        Some(Status::Retired) => record.retired_on = year,
        // The model has no field for the year in which development started.
        _ => {}
    }
    record.developed_by = cells.code("developed_by_en", DEVELOPED_BY);
    let vendor = cells.line("vendor_information");
    if !vendor.is_empty() {
        // Often several suppliers, but no separator is reliable: "Torusoft Inc, IBM", "MDA Inc, Subs".
        record.suppliers.extend(cells.parse("/suppliers/0/name", &vendor).map(Supplier::new));
    }
    let users = cells.code("ai_system_primary_users_en", USERS);
    record.users.extend(users);
    record.interacts_with_public = users.map(|users| users != Users::Staff);
    record.personal_data = cells.code("involves_personal_information", PERSONAL_DATA);
    record.base_registers = information_banks(cells, &languages);
    record.people_informed =
        cells.code("notification_ai", YES_NO).map(|informed| people_informed(informed, &languages));
    record.licence = Line::parse("OGL-Canada-2.0");
    Some(mapped)
}

/// Reads the publisher from one cell with the form "English / Français".
fn publisher(cells: &mut Cells<'_>, languages: &Languages) -> Option<Organization> {
    let names = cells.line("government_organization");
    let (en, fr) = names.split_once(" / ").unwrap_or((&names, ""));
    let mut organization = organization(&languages.en, en, "CA", kind_by_name(en, KIND));
    organization.name.set(&languages.fr, fr);
    (!en.is_empty()).then_some(organization)
}

/// Sets the descriptive texts. If the description is too long for a summary in either language, it becomes the purpose,
/// because a publication needs one of the two.
fn set_texts(cells: &mut Cells<'_>, record: &mut Record, languages: &Languages) {
    const DESCRIPTION: &str = "description_ai_system";
    let description: Text<5000, true> = languages.prose(cells, DESCRIPTION);
    if description.iter().all(|(_, text)| is_summary(text)) {
        record.summary = languages.line(cells, DESCRIPTION);
    } else {
        record.purpose = description;
    }
    record.how_it_works = languages.prose(cells, "ai_system_capabilities");
    record.data_summary = languages.prose(cells, "data_sources");
    record.benefits = languages.prose(cells, "ai_system_results");
}

/// Returns the personal information banks, paired by position if both languages have the same number; "PSU 905" is "POU
/// 905" in French.
fn information_banks(cells: &mut Cells<'_>, languages: &Languages) -> Vec<Text<300>> {
    const BANKS: &str = "personal_information_banks";
    let (en, fr) = (cells.items(&format!("{BANKS}_en")), cells.items(&format!("{BANKS}_fr")));
    if en.len() != fr.len() {
        let combined: Text<300> = languages.line(cells, BANKS);
        return if combined.is_empty() { Vec::new() } else { vec![combined] };
    }
    let pairs = en.into_iter().zip(fr);
    pairs.map(|(en, fr)| languages.text(|ending| if ending == "_en" { en.clone() } else { fr.clone() })).collect()
}

/// Converts the answer whether people are informed. Y does not say how they are informed, so only the text "Yes" is
/// set.
fn people_informed(informed: bool, languages: &Languages) -> PeopleInformed {
    if !informed {
        return PeopleInformed { how: vec![InformedHow::NotInformed], text: Text::default() };
    }
    PeopleInformed {
        how: Vec::new(),
        text: languages.text(|ending| if ending == "_en" { "Yes" } else { "Oui" }.to_owned()),
    }
}

#[cfg(test)]
mod tests;
