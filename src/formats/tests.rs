//! Tests that apply to every profile: file errors, keys, provenance. Also the helpers of the profiles' own tests.
use super::*;
use crate::domain::json::FromJson;
use crate::domain::languages::Lang;
use crate::domain::systems::Record;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Reads a well-formed file.
pub fn rows(profile: SourceScheme, file: impl AsRef<[u8]>) -> Vec<Row> {
    read(profile, file.as_ref(), None).unwrap()
}

/// Returns the record of the only row of a file.
pub fn import(profile: SourceScheme, file: impl AsRef<[u8]>) -> Import {
    let mut rows = rows(profile, file);
    assert_eq!(rows.len(), 1);
    rows.remove(0).outcome.unwrap()
}

/// Returns the JSON of the only record of a file, without its provenance.
pub fn record_json(profile: SourceScheme, file: impl AsRef<[u8]>) -> Value {
    let record = Record { source_record: None, ..import(profile, file).record };
    serde_json::to_value(record).unwrap()
}

/// Returns pointer and code of every error of a row.
pub fn error_codes(row: &Row) -> Vec<(&str, &str)> {
    let found = row.outcome.as_ref().unwrap_err();
    found.iter().map(|error| (error.pointer.as_str(), error.code)).collect()
}

pub fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

pub fn instant(text: &str) -> Instant {
    Instant::from_json(&text.into(), "", &mut Default::default()).unwrap()
}

/// A small valid file of each profile.
fn samples() -> Vec<(SourceScheme, String)> {
    vec![
        (
            SourceScheme::Nl10,
            json!({"algoritmes": [{"id": "1", "title": "Parkeerhulp", "organisatie": "Gemeente Voorbeeld", "doel": "Helpen."}]})
                .to_string(),
        ),
        (SourceScheme::UkAtrs, json!({"records": [{"slug": "x", "tool_name": "Parking helper"}]}).to_string()),
        (
            SourceScheme::CaAiRegister,
            "ai_register_id,name_ai_system_en,government_organization,description_ai_system_en\n1,Parking,Example / Exemple,It helps."
                .into(),
        ),
        (
            SourceScheme::Register,
            json!({"key": "1", "record": {"organization": "example", "defaultLanguage": "en", "name": {"en": "Parking"}}})
                .to_string(),
        ),
    ]
}

#[test]
fn truncated_or_empty_files_are_malformed() {
    for (profile, file) in samples() {
        for empty in [&b""[..], b"\xef\xbb\xbf", b" \n\t\r\n"] {
            let error = read(profile, empty, None).unwrap_err();
            assert!(matches!(error, FileError::Malformed { .. }), "{profile}: {error}");
        }
        if matches!(profile, SourceScheme::Nl10 | SourceScheme::UkAtrs) {
            let error = read(profile, &file.as_bytes()[..file.len() - 3], None).unwrap_err();
            let FileError::Malformed { expected: "JSON", detail } = &error else { panic!("{error}") };
            assert!(detail.contains("line 1 column"), "{detail}");
        }
    }
}

#[test]
fn files_of_other_profiles_are_rejected() {
    let mut others = samples();
    others.extend(
        ["[]", "{}", "[1, 2]", "[[]]", "\"text\"", "null", "a,b\n1,2"]
            .map(|file| (SourceScheme::Register, file.into())),
    );
    for (profile, own) in samples() {
        for (_, file) in others.iter().filter(|(_, file)| *file != own) {
            // An empty list is valid for any profile with a list at the top level.
            if profile == SourceScheme::Nl10 && file == "[]" {
                continue;
            }
            let error = read(profile, file.as_bytes(), None).unwrap_err();
            let json = matches!(profile, SourceScheme::Nl10 | SourceScheme::UkAtrs);
            let malformed = json && serde_json::from_str::<Value>(file).is_err();
            assert_eq!(matches!(error, FileError::Malformed { .. }), malformed, "{profile} {file}: {error}");
        }
    }
    assert_eq!(read(SourceScheme::Nl10, b"[]", None), Ok(Vec::new()));
    assert_eq!(read(SourceScheme::UkAtrs, br#"{"records": []}"#, None), Ok(Vec::new()));
}

#[test]
fn a_byte_order_mark_is_ignored() {
    for (profile, file) in samples() {
        assert_eq!(rows(profile, &file), rows(profile, format!("\u{feff}{file}")));
    }
}

#[test]
fn a_record_keeps_its_source() {
    let at = instant("2026-08-08T06:20:11Z");
    for (profile, file) in samples().into_iter().filter(|(profile, _)| *profile != SourceScheme::Register) {
        let row = read(profile, file.as_bytes(), Some(at)).unwrap().remove(0);
        let import = row.outcome.unwrap();
        let source = import.record.source_record.unwrap();
        assert_eq!((source.scheme, source.retrieved_at), (profile, Some(at)));
        assert_eq!(source.key.unwrap().as_str(), import.key);
        assert_eq!(row.key, Some(import.key));
        assert_eq!(Some(source.sha256), payload_digest(&source.payload));
        assert!(file.contains(source.payload.as_object().unwrap().values().nth(1).unwrap().as_str().unwrap()));
    }
}

#[test]
fn the_second_row_of_a_key_is_rejected() {
    let nl = json!([
        {"id": 7, "title": "Een", "organisatie": "Politie"},
        {"id": "7", "title": "Twee", "organisatie": "Politie"},
        {"id": "7", "title": "", "organisatie": "Politie"},
        {"id": "8", "title": "Drie", "organisatie": "Politie"},
    ]);
    let rows = rows(SourceScheme::Nl10, nl.to_string());
    assert!(rows[0].outcome.is_ok() && rows[3].outcome.is_ok());
    assert_eq!(error_codes(&rows[1]), [("/key", "doubledKey")]);
    assert_eq!(error_codes(&rows[2]), [("/name", "required"), ("/key", "doubledKey")]);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn the_digest_does_not_depend_on_member_order() {
    let digest = payload_digest(&json!({"a": 1, "b": "é"}));
    assert_eq!(digest, payload_digest(&json!({"b": "é", "a": 1})));
    assert_ne!(digest, payload_digest(&json!({"b": "e", "a": 1})));
    // printf '{}' | sha256sum
    let empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assert_eq!(payload_digest(&json!({})).unwrap().as_str(), empty);
}

fn any_profile() -> impl Strategy<Value = SourceScheme> {
    proptest::sample::select(SourceScheme::ALL.to_vec())
}

proptest! {
    #[test]
    fn no_file_makes_an_importer_panic(profile in any_profile(), file in any::<Vec<u8>>()) {
        let _ = read(profile, &file, None);
    }

    /// Arbitrary cells produce a record that the domain accepts, or errors.
    #[test]
    fn no_cell_produces_an_invalid_record(
        profile in any_profile(),
        cells in proptest::collection::vec((0..60_usize, any_cell()), 0..12),
    ) {
        let mut row = json!({
            "id": "1", "slug": "x", "name": "N", "goal": "G", "tool_name": "T", "ai_register_id": "1", "name_ai_system_en": "N",
        });
        for (n, cell) in cells {
            row[CELLS[n % CELLS.len()]] = cell;
        }
        let file = match profile {
            SourceScheme::UkAtrs => json!({"records": [row]}).to_string(),
            SourceScheme::CaAiRegister => {
                let mut csv = csv::Writer::from_writer(Vec::new());
                let header: Vec<_> = CELLS.iter().filter(|name| name.contains('_')).collect();
                csv.write_record(&header).unwrap();
                csv.write_record(header.iter().map(|name| row[**name].as_str().unwrap_or_default())).unwrap();
                String::from_utf8(csv.into_inner().unwrap()).unwrap()
            }
            _ => json!([row]).to_string(),
        };
        for row in read(profile, file.as_bytes(), None).into_iter().flatten() {
            match row.outcome {
                Ok(import) => {
                    let again = crate::domain::systems::read(&serde_json::to_value(&import.record).unwrap());
                    prop_assert_eq!(again, Ok(import.record));
                }
                Err(error_codes) => prop_assert!(!error_codes.is_empty()),
            }
        }
    }
}

fn any_cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        "[a-z, <>p/&;:.|\n]{0,400}".prop_map(Value::from),
        proptest::sample::select(vec![
            json!(null),
            json!(true),
            json!(7),
            json!([]),
            json!({}),
            json!([null, 1, "a"]),
            json!("Ja"),
            json!("N"),
            json!([{"title": "https://example.org/a", "link": "b"}]),
            json!([{"link": 1}]),
            json!("https://example.org/a"),
            json!("a".repeat(6000)),
            json!("in production"),
            json!("Vendor"),
            json!("<p>a</p>"),
            json!("a@b.example"),
        ]),
    ]
}

const CELLS: &[&str] = &[
    "id",
    "lars",
    "name",
    "title",
    "organization",
    "organisatie",
    "doel",
    "juridische_basis",
    "impactassessment",
    "status",
    "url",
    "description_short",
    "goal",
    "category",
    "publication_category",
    "begin_date",
    "lawful_basis_grouping",
    "source_data_grouping",
    "impacttoetsen",
    "impacttoetsen_grouping",
    "provider",
    "publiccode",
    "contact_email",
    "tags",
    "lang",
    "type",
    "uuid",
    "slug",
    "tool_name",
    "publishing_body",
    "govuk_organisation_facet",
    "organisation_type",
    "function",
    "capability",
    "region",
    "phase",
    "description",
    "tier2_model_architecture",
    "tier2_sensitive_attributes",
    "tier2_dpi_assessment_url",
    "atrs_version",
    "ai_register_id",
    "name_ai_system_en",
    "name_ai_system_fr",
    "government_organization",
    "description_ai_system_en",
    "description_ai_system_fr",
    "developed_by_en",
    "vendor_information",
    "ai_system_status_en",
    "status_date",
    "involves_personal_information",
    "personal_information_banks_en",
    "personal_information_banks_fr",
    "notification_ai",
    "ai_system_results_en",
];
