use super::super::tests::{error_codes, import, lang, rows};
use super::*;
use crate::domain::languages::Text;
use crate::domain::values::Slug;
use serde_json::json;

fn record(slug: Option<&str>) -> Record {
    let mut record = Record::new(Slug::parse("example-city").unwrap(), lang("nl"));
    record.slug = slug.and_then(Slug::parse);
    record.name = Text::of(&lang("nl"), "Parkeervergunningen");
    record.purpose = Text::of(&lang("nl"), "Eén\n\n- twee");
    record
}

#[test]
fn written_records_round_trip() {
    let organization =
        organizations::Organization::new(Slug::parse("example-city").unwrap(), Text::of(&lang("nl"), "Voorbeeldstad"));
    let templates = include_bytes!("../../../tests/fixtures/formats/nl-templates-1.0.json");
    let mut records: Vec<_> =
        rows(SourceScheme::Nl10, templates).into_iter().map(|row| row.outcome.unwrap().record).collect();
    records.push(record(None));
    let keyed = || records.iter().zip(1..).map(|(record, n)| (format!("k{n}"), record));
    let lines: Vec<_> = keyed().map(|(key, record)| write(&key, Some(&organization), record)).collect();
    assert!(lines.iter().all(|line| !line.contains('\n')));
    for (row, (key, record)) in rows(SourceScheme::Register, lines.join("\n")).into_iter().zip(keyed()) {
        assert_eq!(row.outcome, Ok(Import { key, organization: Some(organization.clone()), record: record.clone() }));
    }
}

#[test]
fn the_source_record_is_kept() {
    let mut row = rows(SourceScheme::UkAtrs, json!({"records": [{"slug": "x", "title": "T"}]}).to_string()).remove(0);
    let before = row.outcome.as_mut().unwrap().record.clone();
    let after = import(SourceScheme::Register, write("k", None, &before));
    assert_eq!((after.record, after.organization, after.key.as_str()), (before, None, "k"));
}

#[test]
fn a_record_without_a_key_gets_the_default_key() {
    let line = json!({"record": record(Some("parking"))}).to_string();
    assert_eq!(import(SourceScheme::Register, &line).key, "example-city:parking");
    let line = json!({"key": null, "record": record(None)}).to_string();
    assert_eq!(error_codes(&rows(SourceScheme::Register, line)[0]), [("/key", "required")]);
}

#[test]
fn a_malformed_line_is_a_row_with_errors() {
    let good = write("1", None, &record(None));
    let odd = json!({
        "key": 7,
        "organisation": {},
        "organization": {"slug": "Not a slug", "name": {}},
        "record": {"organization": "example-city", "defaultLanguage": "nl", "status": "unheard"},
    });
    let file = format!("\n{good}\r\n  \n{}\n{odd}\n[]\n{{\"key\": \"9\"}}\n{good}", &good[..40]);
    let rows = rows(SourceScheme::Register, file);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4, 5, 6, 7, 8]);
    assert!(rows[0].outcome.is_ok());
    assert_eq!(error_codes(&rows[1]), [("", "json")]);
    assert_eq!(
        error_codes(&rows[2]),
        [
            ("/key", "type"),
            ("/organisation", "unknownField"),
            ("/organization/slug", "slug"),
            ("/record/status", "unknownCode"),
        ]
    );
    assert_eq!(error_codes(&rows[3]), [("", "type"), ("/key", "required"), ("/record", "required")]);
    assert_eq!(error_codes(&rows[4]), [("/record", "required")]);
    assert_eq!(error_codes(&rows[5]), [("/key", "doubledKey")]);
}

#[test]
fn error_pointers_start_at_the_line() {
    let line = json!({"key": "1", "record": {"organization": "example-city", "defaultLanguage": "nl"}}).to_string();
    assert_eq!(error_codes(&rows(SourceScheme::Register, line)[0]), [("/record/name", "required")]);
    let latin1 = [write("1", None, &record(None)).as_bytes(), b"\n{\"record\": {\"name\": \"Caf\xe9\"}}"].concat();
    assert_eq!(error_codes(&rows(SourceScheme::Register, latin1)[1]), [("", "json")]);
}

#[test]
fn other_files_do_not_match_the_profile() {
    for file in ["{\"a\": 1}\n{\"b\": 2}", "{\"record\": []}", "plain text", "{\"key\": \"1\", \"record\""] {
        assert!(
            matches!(read(file.as_bytes()), Err(FileError::WrongProfile { profile: SourceScheme::Register, .. })),
            "{file}"
        );
    }
}
