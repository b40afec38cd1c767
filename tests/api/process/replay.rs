//! The state of the register at an earlier time, from an export alone.
use crate::fixtures::app::App;
use crate::fixtures::town::{row, small_town, with_field};
use algorithm_register::domain::accounts::Actor;
use algorithm_register::domain::languages::{Lang, Text};
use algorithm_register::log::entry::{RedactionGround, WithdrawalReason};
use algorithm_register::service::{keys, systems};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};
use uuid::Uuid;

fn replay(export: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_algorithm-register"));
    command.args(["replay", "-"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A command with wrong arguments closes its input.
    let _ = stdin.write_all(export.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Map<String, Value>> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns the current state of each system in the format of `replay`.
fn current_view(app: &App) -> Vec<Map<String, Value>> {
    let all: Vec<Uuid> = app.register.catalog.read().all().map(|system| system.id).collect();
    let one = |id: Uuid| {
        let now = app.json(&format!("/v1/systems/{id}?lang=*"));
        let version = app.json(&format!("/v1/systems/{id}/versions/{}?lang=*", now["version"]));
        let mut organization =
            app.json(&format!("/v1/organizations/{}?lang=*", now["organization"]["slug"].as_str().unwrap()));
        for beside in ["id", "version", "registeredAt", "logIndex", "systems", "stale", "completeness"] {
            organization.as_object_mut().unwrap().remove(beside);
        }
        let mut view = json!({"id": id, "organization": organization, "record": version["record"]});
        for field in ["version", "publishedAt", "logIndex"] {
            view[field] = version[field].clone();
        }
        for field in ["lastConfirmed", "withdrawn"].into_iter().filter(|field| now.get(*field).is_some()) {
            view[field] = now[field].clone();
        }
        view.as_object().unwrap().clone()
    };
    all.into_iter().map(one).collect()
}

fn town(id: u32, title: &str) -> Value {
    row(id, title, "Gemeente Voorbeeldstad")
}

fn withdraw(app: &App, id: Uuid) {
    let note = Text::of(&Lang::parse("nl").unwrap(), "Vervangen.");
    let done = app
        .register
        .write_blocking(move |tx| systems::withdraw(tx, id, WithdrawalReason::Replaced, note, Actor::Publisher));
    done.unwrap();
}

fn redact(app: &App, id: Uuid, version: u32, field: &str) {
    let fields = vec![field.to_owned()];
    let ground = RedactionGround::CourtOrder;
    app.register.write_blocking(move |tx| systems::redact(tx, id, version, &fields, ground, Actor::Operator)).unwrap();
}

#[test]
fn each_day_is_replayed() {
    let app = small_town();
    let (parking, benefits) = (app.id("voorbeeldstad:parkeervergunning"), app.id("voorbeeldstad:uitkering-berekenen"));
    let scan = app.id("elders:scanauto");
    let mut days = vec![("2026-03-02", current_view(&app))];
    let mut act = |day: &'static str, act: &dyn Fn()| {
        app.clock.set(format!("{day}T15:00:00.5Z").parse().unwrap());
        act();
        days.push((day, current_view(&app)));
    };
    act("2026-03-05", &|| drop(app.import_nl(&[with_field(town(1, "Parkeervergunning"), "doel", "Beslist zelf.")])));
    act("2026-03-06", &|| {
        app.register.write_blocking(move |tx| systems::confirm(tx, scan, Actor::Publisher)).unwrap();
        app.import_nl(&[town(7, "Nieuw"), row(8, "Ook nieuw", "Gemeente Derde")]);
    });
    act("2026-03-07", &|| {
        withdraw(&app, benefits);
        // The system moves to another organization and another slug.
        app.import_nl(&[row(3, "Scanauto", "Gemeente Voorbeeldstad")]);
    });
    act("2026-03-08", &|| {
        redact(&app, parking, 2, "purpose");
    });
    act("2026-03-09", &|| {
        // The source publishes the system again, with other text.
        app.import_nl(&[with_field(town(2, "Uitkering berekenen"), "doel", "Rekent mee.")]);
        redact(&app, parking, 1, "legalBasis");
    });
    let export = app.get("/v1/export/versions.ndjson").text();
    assert_eq!(lines(&replay(&export, &["--at", "2026-03-01", "--withdrawn"])), Vec::<Map<String, Value>>::new());
    for (day, current) in &days {
        let replayed = lines(&replay(&export, &["--at", day, "--withdrawn"]));
        assert_eq!(replayed.len(), current.len(), "{day}");
        for (replayed, current) in replayed.iter().zip(current) {
            let (mut replayed, mut current) = (replayed.clone(), current.clone());
            let redacted: Vec<String> =
                replayed.remove("redacted").map_or(Vec::new(), |names| serde_json::from_value(names).unwrap());
            // Fields that were redacted since were there then; the rest is the same word for word.
            let record = current["record"].as_object_mut().unwrap();
            redacted.iter().for_each(|field| drop(record.remove(field)));
            assert_eq!(replayed, current, "{day}");
            if replayed["id"] == json!(parking) {
                let field = if replayed["version"] == 1 { "legalBasis" } else { "purpose" };
                assert_eq!(redacted, [field, "sourceRecord"], "{day}");
            }
        }
    }
    // The time is exact, and withdrawn systems are left out.
    let count = |arguments: &[&str]| lines(&replay(&export, arguments)).len();
    assert_eq!((count(&["--at", "2026-03-07"]), count(&["--at", "2026-03-07", "--withdrawn"])), (4, 5));
    assert_eq!(count(&["--at", "2026-03-07T15:00:00.4Z"]), 5, "before it was withdrawn");
    assert_eq!(count(&["--at", "2026-03-07T17:00:00.5+02:00"]), 4, "in any time zone");
    assert_eq!(count(&["--at", "2026-03-06", "--organization", "elders"]), 1);
    assert_eq!(count(&["--at", "2026-03-07", "--organization", "elders"]), 0);
    assert_eq!(count(&["--at", "2026-03-07", "--system", "elders:scanauto"]), 1);
    assert_eq!(count(&["--at", "2026-03-06", "--system", "voorbeeldstad:scanauto"]), 0);
    assert_eq!(count(&["--at", "2026-03-06", "--system", &scan.to_string()]), 1);
    // An unknown name is reported.
    let run = |arguments: &[&str]| {
        let output = replay(&export, arguments);
        (output.status.code(), String::from_utf8(output.stderr).unwrap(), output.stdout.len())
    };
    let later = "voorbeeldstad:scanauto: the log has no entries of it up to 2026-03-06T23:59:59.999999Z\n";
    let (code, stderr, _) = run(&["--at", "2026-03-06", "--system", "voorbeeldstad:scanauto"]);
    assert!(code == Some(0) && stderr.ends_with(later), "{stderr}");
    let (code, stderr, _) = run(&["--at", "2026-03-05", "--organization", "derde"]);
    assert!(code == Some(0) && stderr.contains("derde: the log has no entries of it up to "), "{stderr}");
    let (_, stderr, shown) = run(&["--at", "2026-03-06", "--system", "elders:scanauto"]);
    assert!(shown > 0 && !stderr.contains("no entries"), "{stderr}");
    for (option, name) in [
        ("--system", "elders:scanaut"),
        ("--system", "scanauto"),
        ("--system", "01890000-0000-7000-8000-000000000000"),
        ("--organization", "elder"),
    ] {
        let (code, stderr, shown) = run(&["--at", "2026-03-06", option, name]);
        let nothing = format!("{name}: the log has no entries of this name\n");
        assert!(code == Some(1) && shown == 0 && stderr.ends_with(&nothing), "{stderr}");
    }
}

#[test]
fn an_invalid_log_is_not_replayed() {
    let app = small_town();
    let saved = app.folder.path().join("saved.txt");
    std::fs::write(&saved, app.get("/log/checkpoint").bytes).unwrap();
    let export = app.get("/v1/export/versions.ndjson").text();
    let saved = saved.display().to_string();
    let key = app.json("/v1/log/key")["verifierKey"].as_str().unwrap().to_owned();
    assert_eq!(lines(&replay(&export, &["--at", "2026-03-02", "--checkpoint", &saved, "--key", &key])).len(), 3);
    let other = keys::generate("other.example/log").unwrap().verifier().to_string();
    let invalid = [
        (export.replacen("system.published", "system.confirmed", 1), vec![]),
        (export.lines().take(4).collect::<Vec<_>>().join("\n"), vec![]),
        (export.clone(), vec!["--key", &other]),
    ];
    for (export, mut arguments) in invalid {
        arguments.extend(["--at", "2026-03-02"]);
        let output = replay(&export, &arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{stderr}");
        assert!(stderr.contains("FAILED: "), "{stderr}");
    }
    assert!(!replay(&export, &["--at", "yesterday"]).status.success());
    assert!(!replay(&export, &[]).status.success(), "a time must be given");
}
