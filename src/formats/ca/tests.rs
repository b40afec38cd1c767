use super::super::tests::{error_codes, import, lang, record_json, rows};
use super::*;
use serde_json::json;

const HEADER: &[&str] = &[
    "ai_register_id",
    "name_ai_system_en",
    "name_ai_system_fr",
    "government_organization",
    "description_ai_system_en",
    "description_ai_system_fr",
    "ai_system_primary_users_en",
    "ai_system_primary_users_fr",
    "developed_by_en",
    "developed_by_fr",
    "vendor_information",
    "ai_system_status_en",
    "ai_system_status_fr",
    "status_date",
    "ai_system_capabilities_en",
    "ai_system_capabilities_fr",
    "data_sources_en",
    "data_sources_fr",
    "involves_personal_information",
    "personal_information_banks_en",
    "personal_information_banks_fr",
    "notification_ai",
    "ai_system_results_en",
    "ai_system_results_fr",
];

/// Creates a file with one row; other cells are blank.
fn file(cells: &[(&str, &str)]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    csv.write_record(HEADER).unwrap();
    let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map_or("", |(_, text)| *text);
    csv.write_record(HEADER.iter().map(|name| cell(name))).unwrap();
    csv.into_inner().unwrap()
}

fn ca(cells: &[(&str, &str)]) -> Value {
    let mut all = vec![
        ("ai_register_id", "2526-EX-EX-001"),
        ("name_ai_system_en", "Parking helper"),
        ("government_organization", "Example Canada / Exemple Canada"),
    ];
    all.extend(cells);
    record_json(SourceScheme::CaAiRegister, file(&all))
}

#[test]
fn a_record_has_both_languages() {
    let file = file(&[
        ("ai_register_id", "2526-EX-EX-001 "),
        ("name_ai_system_en", " Parking\nhelper "),
        ("name_ai_system_fr", "Aide au stationnement"),
        ("government_organization", "Example Agency / Agence d’exemple"),
        ("description_ai_system_en", "It helps. "),
        ("description_ai_system_fr", "Elle aide."),
        ("ai_system_primary_users_en", "Both employees and public"),
        ("developed_by_en", "Vendor "),
        ("vendor_information", "Example, Inc"),
        ("ai_system_status_en", "in production"),
        ("status_date", "2019"),
        ("ai_system_capabilities_en", "Language Q&A"),
        ("ai_system_capabilities_fr", "Questions et réponses"),
        ("data_sources_en", "Number plates\t(<3% wrong)\r\n- cameras"),
        ("data_sources_fr", "Plaques"),
        ("involves_personal_information", "Y"),
        ("personal_information_banks_en", "PSU 905, PSU 906; \n"),
        ("personal_information_banks_fr", "POU 905; POU 906"),
        ("notification_ai", "N"),
        ("ai_system_results_en", "Faster."),
        ("ai_system_results_fr", "Plus vite."),
    ]);
    assert_eq!(
        record_json(SourceScheme::CaAiRegister, &file),
        json!({
            "organization": "example-agency",
            "defaultLanguage": "en",
            "aliasIds": [{"scheme": "caAiRegisterId", "value": "2526-EX-EX-001"}],
            "name": {"en": "Parking helper", "fr": "Aide au stationnement"},
            "summary": {"en": "It helps.", "fr": "Elle aide."},
            "benefits": {"en": "Faster.", "fr": "Plus vite."},
            "interactsWithPublic": true,
            "peopleInformed": {"how": ["notInformed"]},
            "dataSummary": {"en": "Number plates (<3% wrong)\n- cameras", "fr": "Plaques"},
            "personalData": "identifiable",
            "baseRegisters": [{"en": "PSU 905", "fr": "POU 905"}, {"en": "PSU 906", "fr": "POU 906"}],
            "howItWorks": {"en": "Language Q&A", "fr": "Questions et réponses"},
            "developedBy": "supplier",
            "suppliers": [{"name": "Example, Inc"}],
            "status": "inUse",
            "inUseFrom": "2019",
            "users": ["both"],
            "licence": "OGL-Canada-2.0",
        })
    );
    let import = import(SourceScheme::CaAiRegister, &file);
    let payload = import.record.source_record.unwrap().payload;
    assert_eq!(payload.as_object().unwrap().len(), HEADER.len());
    assert_eq!(payload["name_ai_system_en"], " Parking\nhelper ", "the payload is as it came");
    let organization = import.organization.unwrap();
    assert_eq!(
        (organization.name.get(&lang("fr")), organization.kind),
        (Some("Agence d’exemple"), Some(OrganizationType::Agency))
    );
    assert_eq!(organization.country.unwrap().as_str(), "CA");
}

#[test]
fn a_long_description_in_either_language_is_the_purpose() {
    let long = "d".repeat(401);
    let record_json = ca(&[("description_ai_system_en", "Short."), ("description_ai_system_fr", &long)]);
    assert_eq!(record_json["purpose"], json!({"en": "Short.", "fr": long}));
    assert!(record_json.get("summary").is_none() && record_json.get("description").is_none());
}

#[test]
fn codes_are_mapped_and_blank_cells_ignored() {
    for (cell, text, field, value) in [
        ("ai_system_primary_users_en", "GC employees", "users", json!(["staff"])),
        ("ai_system_primary_users_en", "GC employees", "interactsWithPublic", json!(false)),
        ("ai_system_primary_users_en", "Members of public", "interactsWithPublic", json!(true)),
        ("ai_system_primary_users_en", "Neither employees nor public", "interactsWithPublic", json!(null)),
        ("ai_system_primary_users_en", "", "users", json!(null)),
        ("developed_by_en", "Government of Canada", "developedBy", json!("inHouse")),
        ("developed_by_en", "Open source", "developedBy", json!("openSource")),
        ("developed_by_en", "Other ", "developedBy", json!("unknown")),
        ("developed_by_en", "", "developedBy", json!(null)),
        ("involves_personal_information", "N", "personalData", json!("none")),
        ("involves_personal_information", "", "personalData", json!(null)),
        ("notification_ai", "Y", "peopleInformed", json!({"text": {"en": "Yes", "fr": "Oui"}})),
        ("notification_ai", "", "peopleInformed", json!(null)),
        ("ai_system_status_en", "In development ", "status", json!("inDevelopment")),
        ("ai_system_status_en", "unheard of", "status", json!(null)),
    ] {
        assert_eq!(ca(&[(cell, text)]).get(field).unwrap_or(&Value::Null), &value, "{cell} {text}");
    }
    for (status, year, field) in [
        ("Retired", "2024", Some("retiredOn")),
        ("In production", "2024", Some("inUseFrom")),
        ("In production", "soon", None),
        ("In development", "2024", None),
        ("", "2024", None),
    ] {
        let record_json = ca(&[("ai_system_status_en", status), ("status_date", year)]);
        let found = ["retiredOn", "inUseFrom"].into_iter().find(|field| record_json.get(field).is_some());
        assert_eq!(found, field, "{status} {year}");
    }
}

#[test]
fn banks_that_cannot_be_paired_stay_together() {
    let record_json = ca(&[("personal_information_banks_en", "A, B"), ("personal_information_banks_fr", "C")]);
    assert_eq!(record_json["baseRegisters"], json!([{"en": "A, B", "fr": "C"}]));
}

#[test]
fn a_name_only_in_french_makes_a_french_record() {
    let file = file(&[("ai_register_id", "1"), ("name_ai_system_fr", "Aide"), ("government_organization", "Example")]);
    let import = import(SourceScheme::CaAiRegister, file);
    assert_eq!(import.record.default_language.as_str(), "fr");
    assert_eq!(import.organization.unwrap().localized_name(&[]).0, "Example");
}

#[test]
fn rows_with_errors_do_not_affect_others() {
    let header = "ai_register_id,name_ai_system_en,government_organization,description_ai_system_en\n";
    let mut file = header.as_bytes().to_vec();
    file.extend(b"1,Good,Example / Exemple,\"Two\nlines\"\n");
    file.extend(b"2,Short,Example\n");
    file.extend(b"3,Long,Example,Text,More\n");
    file.extend(b"4,Caf\xe9,Example,Text\n");
    file.extend(b"5,,Example,Text\n");
    file.extend(b",Nameless,Example,Text\n");
    file.extend(b"1,Again,Example,Text\n");
    file.extend(b"8,No publisher,,Text\n");
    file.extend(b"9,\"Broken off,Example");
    let rows = rows(SourceScheme::CaAiRegister, file);
    let found: Vec<_> = rows.iter().map(|row| (row.key.as_deref(), row.outcome.is_ok())).collect();
    assert_eq!(
        found,
        [
            (Some("1"), true),
            (Some("2"), false),
            (Some("3"), false),
            (Some("4"), false),
            (Some("5"), false),
            (None, false),
            (Some("1"), false),
            (Some("8"), true),
            (Some("9"), false),
        ]
    );
    assert_eq!(error_codes(&rows[1]), [("", "cells")]);
    assert_eq!(error_codes(&rows[2]), [("", "cells")]);
    assert_eq!(error_codes(&rows[3]), [("", "encoding")]);
    assert_eq!(error_codes(&rows[4]), [("/name", "required")]);
    assert_eq!(error_codes(&rows[5]), [("/key", "required")]);
    assert_eq!(error_codes(&rows[6]), [("/key", "doubledKey")]);
    assert_eq!(rows[7].outcome.as_ref().unwrap().organization, None);
    assert_eq!(error_codes(&rows[8]), [("", "cells")]);
}

#[test]
fn the_header_identifies_the_profile() {
    for (header, detail) in [
        ("id,name\n", "the column ai_register_id is missing"),
        (
            "ai_register_id,name_ai_system_en,government_organization,description_ai_system_fr\n",
            "the column description_ai_system_en is missing",
        ),
        (
            "ai_register_id,ai_register_id,name_ai_system_en,government_organization,description_ai_system_en",
            "two columns have the same name",
        ),
    ] {
        let error = read(header.as_bytes(), None).unwrap_err();
        assert_eq!(error, FileError::WrongProfile { profile: SourceScheme::CaAiRegister, detail: detail.into() });
    }
    let only = "ai_register_id,name_ai_system_en,government_organization,description_ai_system_en";
    assert_eq!(read(only.as_bytes(), None), Ok(Vec::new()));
}
