use super::*;
use crate::catalog::query::{Selection, WithdrawnFilter};
use crate::config::{Clock, Options, Settings};
use crate::domain::accounts::Actor;
use crate::domain::systems::SourceScheme;
use crate::formats;
use crate::http::handlers::exports::format::ExportSource;
use crate::http::handlers::exports::format::Writer;
use crate::http::handlers::exports::line::{Lines, write_slowly};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::{imports, systems};
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A register with the real records of the demo, of which some are confirmed, withdrawn and redacted.
fn demo() -> (TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { data: Some(folder.path().to_owned()), ..Options::default() };
    let settings = Settings::new(options, Path::new("/nonexistent/register.toml")).unwrap();
    let clock = Clock::at("2026-03-02T09:00:00Z".parse().unwrap());
    let register = Register::open(settings, clock.clone()).unwrap();
    for (file, profile) in [
        ("demo/nl/algoritmes_2026-05-13.json.gz", SourceScheme::Nl10),
        ("demo/uk/atrs_2026-08-17.json.gz", SourceScheme::UkAtrs),
        ("demo/ca/ai-register_2025-12-01.csv.gz", SourceScheme::CaAiRegister),
    ] {
        let packed = std::fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(packed).read_to_end(&mut text).unwrap();
        let rows = formats::read(profile, &text, None).unwrap();
        let options = imports::Options { profile, organization: None, dry_run: false };
        imports::run(&register, rows, &options, |_| ()).unwrap();
    }
    clock.set("2026-09-02T09:00:00Z".parse().unwrap());
    let ids: Vec<_> = register.catalog.read().all().map(|system| system.id).collect();
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
        // Not every record has such a field; most have.
        drop(register.write_blocking(move |tx| systems::redact(tx, id, 1, &fields, ground, Actor::Operator)));
    }
    (folder, register)
}

fn everything(register: &Register) -> Arc<Snapshot> {
    let selection = Selection { withdrawn: WithdrawnFilter::Include, ..Selection::default() };
    Arc::new(Snapshot::take(register, &SystemFilter { selection, text: None }).unwrap())
}

/// The whole of it, in pieces of a size.
fn whole(snapshot: &Arc<Snapshot>, form: ExportFormat, piece: usize) -> Vec<u8> {
    let mut writer = Writer::new(snapshot.clone(), form);
    let mut all = Vec::new();
    let mut out = Vec::new();
    while {
        out.clear();
        let more = writer.write(&mut out, piece).unwrap();
        all.extend_from_slice(&out);
        more
    } {}
    all
}

#[test]
fn the_quick_line_is_the_slow_one() {
    let (_folder, register) = demo();
    for day in ["2026-09-02T09:00:00Z", "2028-01-01T00:00:00Z"] {
        register.clock.set(day.parse().unwrap());
        let snapshot = everything(&register);
        assert!(snapshot.systems.len() > 1500, "{}", snapshot.systems.len());
        let mut lines = Lines::new(snapshot.clone());
        let mut copied = 0;
        for system in &snapshot.systems {
            let (mut quick, mut slow) = (Vec::new(), Vec::new());
            copied += usize::from(lines.splice(system, &mut quick).unwrap().is_some());
            quick.clear();
            lines.write(system, &mut quick).unwrap();
            write_slowly(&snapshot, system, &mut slow).unwrap();
            assert!(quick == slow, "{}\n{}", String::from_utf8_lossy(&quick), String::from_utf8_lossy(&slow));
        }
        assert_eq!(copied, snapshot.systems.len(), "each could be copied");
    }
}

#[test]
fn the_pieces_do_not_matter() {
    let (_folder, register) = demo();
    let selection = Selection { withdrawn: WithdrawnFilter::Only, ..Selection::default() };
    let snapshot = Arc::new(Snapshot::take(&register, &SystemFilter { selection, text: None }).unwrap());
    for form in [ExportFormat::Json, ExportFormat::Ndjson, ExportFormat::Csv, ExportFormat::JsonLd] {
        let all = whole(&snapshot, form, usize::MAX);
        assert!(all == whole(&snapshot, form, 1) && all == whole(&snapshot, form, 5000), "{form:?}");
    }
    let json: serde_json::Value = serde_json::from_slice(&whole(&snapshot, ExportFormat::Json, 9)).unwrap();
    assert_eq!(json["items"].as_array().unwrap().len() as u64, json["total"].as_u64().unwrap());
    assert!(json["total"].as_u64().unwrap() > 30);
}

#[test]
fn a_spreadsheet_is_a_function_of_its_tag() {
    let (_folder, register) = demo();
    let selection = Selection { withdrawn: WithdrawnFilter::Only, ..Selection::default() };
    let mut snapshot = Snapshot::take(&register, &SystemFilter { selection, text: None }).unwrap();
    let bytes = |snapshot: &Snapshot| {
        let (mut file, mut bytes) = (sheet::make(snapshot).unwrap(), Vec::new());
        file.rewind().unwrap();
        file.read_to_end(&mut bytes).unwrap();
        bytes
    };
    let first = bytes(&snapshot);
    // The tag says nothing of it.
    snapshot.moment.modified = Some("2026-01-01T00:00:00Z".parse().unwrap());
    assert!(first == bytes(&snapshot) && first.len() > 10_000);
}

#[test]
fn a_text_in_another_order_is_read() {
    let (_folder, register) = demo();
    let snapshot = everything(&register);
    let mut system = crate::catalog::System::clone(&snapshot.systems[0]);
    let mut expected = Vec::new();
    write_slowly(&snapshot, &system, &mut expected).unwrap();
    let members: serde_json::Map<_, _> = serde_json::from_str(&system.record).unwrap();
    let turned: serde_json::Map<_, _> = members.into_iter().rev().collect();
    system.record = serde_json::to_string(&turned).unwrap().into();
    let mut written = Vec::new();
    Lines::new(snapshot.clone()).write(&system, &mut written).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), String::from_utf8(expected).unwrap());
}
