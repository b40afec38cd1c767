//! The Government of Canada's AI Register (`ca-ai-register`): a CSV file in English and French.
use super::cells::{Cells, is_summary, kind_by_name, organization};
use super::html::one_line;
use super::rows::{self, Broken, Draft, Source};
use super::{FileError, Row};
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{Organization, OrganizationType};
use crate::domain::shape::FieldError;
use crate::domain::systems::codes::*;
use crate::domain::systems::record::{PeopleInformed, Supplier};
use crate::domain::systems::{Record, SourceScheme, Status};
use crate::domain::values::{Instant, Line, PartialDate};
use csv::ByteRecord;
use serde_json::{Map, Value};

const KEY: &str = "ai_register_id";

/// The columns without which this is another file. Editions add columns and drop some.
const COLUMNS: &[&str] = &[KEY, "name_ai_system_en", "government_organization", "description_ai_system_en"];

const STATUS: &[(&str, Status)] =
    &[("in development", Status::InDevelopment), ("in production", Status::InUse), ("retired", Status::Retired)];

const DEVELOPED_BY: &[(&str, DevelopedBy)] = &[
    ("government of canada", DevelopedBy::InHouse),
    ("vendor", DevelopedBy::Supplier),
    ("open source", DevelopedBy::OpenSource),
    ("other", DevelopedBy::Unknown),
];

/// "Neither employees nor public" has no word of ours.
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

/// Reads a file. `retrieved_at`: when it was fetched.
pub fn read(file: &[u8], retrieved_at: Option<Instant>) -> Result<Vec<Row>, FileError> {
    let file = rows::content(file, "CSV")?;
    // Rows of another length are rows that are wrong, not the end of the file.
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

/// The names of the columns.
fn columns(header: &ByteRecord) -> Result<Vec<String>, FileError> {
    let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let wrong = |detail| FileError::WrongProfile { profile: SourceScheme::CaAiRegister, detail };
    if let Some(missing) = COLUMNS.iter().find(|column| !names.iter().any(|name| name == *column)) {
        return Err(wrong(format!("there is no column {missing}")));
    }
    // The payload is an object: one of two cells of the same name would be lost.
    if names.iter().enumerate().any(|(n, name)| names[..n].contains(name)) {
        return Err(wrong("two columns have the same name".into()));
    }
    Ok(names)
}

/// A row as an object of its cells, exactly as they came.
fn payload(columns: &[String], record: &ByteRecord) -> Result<Value, Broken> {
    let texts: Vec<_> = record.iter().map(std::str::from_utf8).collect();
    let broken = |code, detail: String| {
        let key = columns.iter().position(|name| name == KEY).and_then(|n| texts.get(n)?.ok());
        let key = key.map(one_line).filter(|key| !key.is_empty());
        Broken { key, fault: FieldError { pointer: String::new(), code, detail } }
    };
    if texts.len() != columns.len() {
        let detail = format!("{} cells are expected, here are {}", columns.len(), texts.len());
        return Err(broken("cells", detail));
    }
    let mut object = Map::new();
    for (name, text) in columns.iter().zip(&texts) {
        let Ok(text) = text else {
            return Err(broken("encoding", format!("{name} is not UTF-8")));
        };
        object.insert(name.clone(), (*text).into());
    }
    Ok(Value::Object(object))
}

/// The two languages of the register and what their columns end in.
struct Languages {
    en: Lang,
    fr: Lang,
}

impl Languages {
    fn line<const MAX: usize>(&self, cells: &mut Cells<'_>, column: &str) -> Text<MAX> {
        self.both(|ending| cells.line(&format!("{column}{ending}")))
    }

    fn prose<const MAX: usize>(&self, cells: &mut Cells<'_>, column: &str) -> Text<MAX, true> {
        self.both(|ending| cells.prose(&format!("{column}{ending}")))
    }

    fn both<const MAX: usize, const PROSE: bool>(&self, mut say: impl FnMut(&str) -> String) -> Text<MAX, PROSE> {
        let mut text = Text::of(&self.en, say("_en"));
        text.set(&self.fr, say("_fr"));
        text
    }
}

fn map(cells: &mut Cells<'_>, key: &str) -> Option<Draft> {
    let both = Languages { en: cells.hold("/defaultLanguage", "en")?, fr: cells.hold("/defaultLanguage", "fr")? };
    let mut draft = Draft::new(publisher(cells, &both), &both.en);
    let record = &mut draft.record;
    record.name = both.line(cells, "name_ai_system");
    if record.name.get(&both.en).is_none() && !record.name.is_empty() {
        record.default_language = both.fr.clone();
    }
    describe(cells, record, &both);
    cells.alias(record, AliasScheme::CaAiRegisterId, key);
    record.status = cells.code("ai_system_status_en", STATUS);
    let year = PartialDate::parse(&cells.line("status_date"));
    match record.status {
        Some(Status::InUse) => record.in_use_from = year,
        Some(Status::Retired) => record.retired_on = year,
        // The year in which a system came to be in development has no field.
        _ => {}
    }
    record.developed_by = cells.code("developed_by_en", DEVELOPED_BY);
    let vendor = cells.line("vendor_information");
    if !vendor.is_empty() {
        // Often several, but neither commas nor slashes tell them apart: "Torusoft Inc, IBM", "MDA Inc, Subs".
        record.suppliers.extend(cells.hold("/suppliers/0/name", &vendor).map(Supplier::new));
    }
    let users = cells.code("ai_system_primary_users_en", USERS);
    record.users.extend(users);
    record.interacts_with_public = users.map(|users| users != Users::Staff);
    record.personal_data = cells.code("involves_personal_information", PERSONAL_DATA);
    record.base_registers = banks(cells, &both);
    record.people_informed = cells.code("notification_ai", YES_NO).map(|told| informed(told, &both));
    record.licence = Line::parse("OGL-Canada-2.0");
    Some(draft)
}

/// "English / Français" in one cell.
fn publisher(cells: &mut Cells<'_>, both: &Languages) -> Option<Organization> {
    let names = cells.line("government_organization");
    let (en, fr) = names.split_once(" / ").unwrap_or((&names, ""));
    let mut named = organization(&both.en, en, "CA", kind_by_name(en, KIND));
    named.name.set(&both.fr, fr);
    (!en.is_empty()).then_some(named)
}

/// The texts. A description that is too long for a summary, in either language, is the purpose instead, because a
/// publication needs one of these.
fn describe(cells: &mut Cells<'_>, record: &mut Record, both: &Languages) {
    const DESCRIPTION: &str = "description_ai_system";
    let description: Text<5000, true> = both.prose(cells, DESCRIPTION);
    if description.iter().all(|(_, text)| is_summary(text)) {
        record.summary = both.line(cells, DESCRIPTION);
    } else {
        record.purpose = description;
    }
    record.how_it_works = both.prose(cells, "ai_system_capabilities");
    record.data_summary = both.prose(cells, "data_sources");
    record.benefits = both.prose(cells, "ai_system_results");
}

/// The personal information banks, one by one where both languages count the same; "PSU 905" is "POU 905" in French.
fn banks(cells: &mut Cells<'_>, both: &Languages) -> Vec<Text<300>> {
    const BANKS: &str = "personal_information_banks";
    let (en, fr) = (cells.items(&format!("{BANKS}_en")), cells.items(&format!("{BANKS}_fr")));
    if en.len() != fr.len() {
        let whole: Text<300> = both.line(cells, BANKS);
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    let pairs = en.into_iter().zip(fr);
    pairs.map(|(en, fr)| both.both(|ending| if ending == "_en" { en.clone() } else { fr.clone() })).collect()
}

/// Whether people are told. N is a word of ours; Y says that they are and not how, so it is no more than "Yes".
fn informed(told: bool, both: &Languages) -> PeopleInformed {
    if !told {
        return PeopleInformed { how: vec![InformedHow::NotInformed], text: Text::default() };
    }
    PeopleInformed { how: Vec::new(), text: both.both(|ending| if ending == "_en" { "Yes" } else { "Oui" }.to_owned()) }
}

#[cfg(test)]
mod tests;
