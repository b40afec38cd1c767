use super::*;
use crate::catalog::query::{Selection, WithdrawnFilter};
use crate::config::{Clock, Options, Settings};
use crate::domain::accounts::Actor;
use crate::domain::systems::SourceScheme;
use crate::formats;
use crate::http::handlers::exports::format::{ExportSource, SystemExport};
use crate::http::handlers::exports::line::{LineWriter, write_view};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::{imports, systems};
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Opens a register with the records of the demo, some of them confirmed, withdrawn or redacted.
fn open_demo() -> (TempDir, Register) {
    let directory = tempfile::tempdir().unwrap();
    let options = Options { data: Some(directory.path().to_owned()), ..Options::default() };
    let settings = Settings::new(options, Path::new("/nonexistent/register.toml")).unwrap();
    let clock = Clock::at("2026-03-02T09:00:00Z".parse().unwrap());
    let register = Register::open(settings, clock.clone()).unwrap();
    for (file, profile) in [
        ("demo/nl/algoritmes_2026-05-13.json.gz", SourceScheme::Nl10),
        ("demo/uk/atrs_2026-08-17.json.gz", SourceScheme::UkAtrs),
        ("demo/ca/ai-register_2025-12-01.csv.gz", SourceScheme::CaAiRegister),
    ] {
        let compressed = std::fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(compressed).read_to_end(&mut text).unwrap();
        let rows = formats::read(profile, &text, None).unwrap();
        let options = imports::Options { profile, organization: None, dry_run: false };
        imports::run(&register, rows, &options, |_| ()).unwrap();
    }
    clock.set("2026-09-02T09:00:00Z".parse().unwrap());
    let ids: Vec<_> = register.catalog.with(|state| state.all().map(|system| system.id).collect());
    for id in ids.iter().step_by(7).copied() {
        register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Operator)).unwrap();
    }
    for id in ids.iter().skip(3).step_by(50).copied() {
        let note = Default::default();
        register
            .write_blocking(move |tx| systems::withdraw(tx, id, WithdrawalReason::Replaced, note, Actor::Operator))
            .unwrap();
    }
    for id in ids.iter().skip(5).step_by(90).copied() {
        let fields = ["purpose".to_owned(), "summary".to_owned()];
        let ground = RedactionGround::PersonalData;
        // Fails for the few records without these fields.
        drop(register.write_blocking(move |tx| systems::redact(tx, id, 1, &fields, ground, Actor::Operator)));
    }
    (directory, register)
}

fn snapshot_of_all(register: &Register) -> Arc<Snapshot> {
    let selection = Selection { withdrawn: WithdrawnFilter::Include, ..Selection::default() };
    Arc::new(Snapshot::of_systems(register, &SystemFilter { selection, text: None }).unwrap())
}

/// Generates a complete export in chunks of a size.
fn generate(snapshot: &Arc<Snapshot>, format: ExportFormat, chunk_bytes: usize) -> Vec<u8> {
    let mut source = SystemExport::new(snapshot.clone(), format);
    let mut all = Vec::new();
    let mut out = Vec::new();
    while {
        out.clear();
        let more = source.write_chunk(&mut out, chunk_bytes).unwrap();
        all.extend_from_slice(&out);
        more
    } {}
    all
}

#[test]
fn a_spliced_line_equals_the_view() {
    let (_directory, register) = open_demo();
    for day in ["2026-09-02T09:00:00Z", "2028-01-01T00:00:00Z"] {
        register.clock.set(day.parse().unwrap());
        let snapshot = snapshot_of_all(&register);
        assert!(snapshot.systems.len() > 1500, "{}", snapshot.systems.len());
        let mut lines = LineWriter::new(snapshot.clone());
        let mut spliced = 0;
        for system in &snapshot.systems {
            let (mut line, mut view) = (Vec::new(), Vec::new());
            spliced += usize::from(lines.splice(system, &mut line).unwrap().is_some());
            line.clear();
            lines.write(system, &mut line).unwrap();
            write_view(&snapshot, system, &mut view).unwrap();
            assert!(line == view, "{}\n{}", String::from_utf8_lossy(&line), String::from_utf8_lossy(&view));
        }
        assert_eq!(spliced, snapshot.systems.len());
    }
}

#[test]
fn chunk_sizes_do_not_change_the_bytes() {
    let (_directory, register) = open_demo();
    let selection = Selection { withdrawn: WithdrawnFilter::Only, ..Selection::default() };
    let snapshot = Arc::new(Snapshot::of_systems(&register, &SystemFilter { selection, text: None }).unwrap());
    for format in [ExportFormat::Json, ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::JsonLd] {
        let all = generate(&snapshot, format, usize::MAX);
        assert!(all == generate(&snapshot, format, 1) && all == generate(&snapshot, format, 5000), "{format:?}");
    }
    let json: serde_json::Value = serde_json::from_slice(&generate(&snapshot, ExportFormat::Json, 9)).unwrap();
    assert_eq!(json["items"].as_array().unwrap().len() as u64, json["total"].as_u64().unwrap());
    assert!(json["total"].as_u64().unwrap() > 30);
}

#[test]
fn spreadsheets_with_one_entity_tag_are_equal() {
    let (_directory, register) = open_demo();
    let selection = Selection { withdrawn: WithdrawnFilter::Only, ..Selection::default() };
    let mut snapshot = Snapshot::of_systems(&register, &SystemFilter { selection, text: None }).unwrap();
    let bytes = |snapshot: &Snapshot| {
        let (mut file, mut bytes) = (spreadsheet::generate(snapshot).unwrap(), Vec::new());
        file.rewind().unwrap();
        file.read_to_end(&mut bytes).unwrap();
        bytes
    };
    let first = bytes(&snapshot);
    // The entity tag does not depend on this date.
    snapshot.basis.modified = Some("2026-01-01T00:00:00Z".parse().unwrap());
    assert!(first == bytes(&snapshot) && first.len() > 10_000);
}

#[test]
fn a_record_that_cannot_be_spliced_is_written_as_the_view() {
    let (_directory, register) = open_demo();
    let snapshot = snapshot_of_all(&register);
    let mut system = crate::catalog::System::clone(&snapshot.systems[0]);
    let mut expected = Vec::new();
    write_view(&snapshot, &system, &mut expected).unwrap();
    let members: serde_json::Map<_, _> = serde_json::from_str(&system.record).unwrap();
    let reversed: serde_json::Map<_, _> = members.into_iter().rev().collect();
    system.record = serde_json::to_string(&reversed).unwrap().into();
    let mut written = Vec::new();
    LineWriter::new(snapshot.clone()).write(&system, &mut written).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), String::from_utf8(expected).unwrap());
}
