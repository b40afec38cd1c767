//! The program itself, as an operator runs it: killed in the middle, and with a full disk.
use crate::support::{fresh_database, postgres, row};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const BIN: &str = env!("CARGO_BIN_EXE_algorithm-register");

pub fn register(folder: &Path, database: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(BIN);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.args([
        "--data",
        &folder.display().to_string(),
        "--database-url",
        database,
        "--log-name",
        "register.example/log",
    ]);
    command
}

pub fn run(folder: &Path, database: &str, arguments: &[&str]) -> Output {
    register(folder, database, arguments).output().unwrap()
}

pub fn out(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

pub fn file_of(folder: &Path, rows: u32) -> String {
    let rows: Vec<Value> =
        (0..rows).map(|n| row(n, &format!("Systeem {n}"), &format!("Gemeente Plaats {}", n % 40))).collect();
    let path = folder.join("file.json");
    std::fs::write(&path, json!({"algoritmes": rows}).to_string()).unwrap();
    path.display().to_string()
}

/// Exports, verifies the export with everything that was saved before, and answers its checkpoint.
pub fn verified(folder: &Path, database: &str, saved: &mut Vec<std::path::PathBuf>) -> u64 {
    let export = folder.join("export.ndjson");
    let name = export.display().to_string();
    let exported = run(folder, database, &["export", "versions", &name]);
    assert!(exported.status.success(), "{}", out(&exported));
    for kept in saved.iter() {
        let verified = run(folder, database, &["verify", &name, "--checkpoint", &kept.display().to_string()]);
        assert!(verified.status.success(), "{}", out(&verified));
    }
    let head: Value = serde_json::from_str(std::fs::read_to_string(&export).unwrap().lines().next().unwrap()).unwrap();
    let note = head["checkpoint"].as_str().unwrap();
    let path = folder.join(format!("checkpoint-{}", saved.len()));
    std::fs::write(&path, note).unwrap();
    saved.push(path);
    note.lines().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_killed_import_is_completed_without_doubles() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let small = file_of(folder.path(), 1);
    assert!(run(folder.path(), &database, &["import", &small, "--profile", "nl-1.0"]).status.success());
    let file = file_of(folder.path(), 1500);
    let (mut saved, mut sizes) = (Vec::new(), vec![verified(folder.path(), &database, &mut Vec::new())]);
    for round in 0..12u64 {
        let mut import = register(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(60 + 90 * round));
        import.kill().unwrap();
        import.wait().unwrap();
        sizes.push(verified(folder.path(), &database, &mut saved));
    }
    assert!(sizes.is_sorted(), "the checkpoint went back: {sizes:?}");
    let completed = run(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(completed.status.success() && out(&completed).contains(" 0 refused"), "{}", out(&completed));
    assert_eq!(verified(folder.path(), &database, &mut saved), 1540, "1,500 systems of 40 organizations, each once");
    let again = run(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(out(&again).contains("0 new, 0 changed, 1500 unchanged, 0 refused"), "{}", out(&again));
}

/// A limit on the size of files stands in for a full disk: no file may grow beyond it.
#[test]
fn a_full_disk_stops_acts_and_harms_nothing() {
    if postgres().is_some() {
        return; // The disk of a PostgreSQL server is another machine's.
    }
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let small = file_of(folder.path(), 5);
    assert!(run(folder.path(), &database, &["import", &small, "--profile", "nl-1.0"]).status.success());
    let file = file_of(folder.path(), 3000);
    let script = "trap '' XFSZ; ulimit -f 1500; exec \"$@\"";
    let mut limited = Command::new("bash");
    limited.args([
        "-c",
        script,
        "bash",
        BIN,
        "import",
        &file,
        "--profile",
        "nl-1.0",
        "--data",
        &folder.path().display().to_string(),
    ]);
    let limited = limited.current_dir(folder.path()).output().unwrap();
    let told = out(&limited);
    assert!(!limited.status.success() && told.contains("temporarily unavailable"), "{told}");
    let mut saved = Vec::new();
    let written = verified(folder.path(), &database, &mut saved);
    assert!((6..3000).contains(&written), "{written}");
    let completed = run(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(completed.status.success(), "{}", out(&completed));
    assert_eq!(verified(folder.path(), &database, &mut saved), 3040);
}

#[test]
fn verify_tells_what_does_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let file = file_of(folder.path(), 3);
    assert!(run(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]).status.success());
    verified(folder.path(), &database, &mut Vec::new());
    let export = folder.path().join("export.ndjson");
    let text = std::fs::read_to_string(&export).unwrap();
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let flipped = lines[4].replacen("system", "sysTem", 1);
    lines[4] = flipped;
    std::fs::write(&export, lines.join("\n")).unwrap();
    let verified = run(folder.path(), &database, &["verify", &export.display().to_string()]);
    assert!(!verified.status.success() && out(&verified).contains("FAILED: entry 3: "), "{}", out(&verified));
    let key = ["verify", &export.display().to_string(), "--key", "nonsense"].map(str::to_owned);
    let key: Vec<_> = key.iter().map(String::as_str).collect();
    assert!(!run(folder.path(), &database, &key).status.success());
    if postgres().is_none() {
        let in_place = run(folder.path(), &database, &["verify", &folder.path().display().to_string()]);
        assert!(
            in_place.status.success() && out(&in_place).contains("verified: log register.example/log"),
            "{}",
            out(&in_place)
        );
    }
}

#[test]
fn the_operator_acts_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let created = run(
        folder.path(),
        &database,
        &[
            "organization",
            "create",
            "example-city",
            "--name",
            "en=City of Example",
            "--type",
            "municipality",
            "--country",
            "NL",
        ],
    );
    assert!(created.status.success() && out(&created).len() > 30, "{}", out(&created));
    let again = run(folder.path(), &database, &["organization", "create", "example-city", "--name", "en=X"]);
    assert!(!again.status.success() && out(&again).contains("taken"), "{}", out(&again));
    let wrong = run(folder.path(), &database, &["import", "/nonexistent", "--profile", "nl-1.0"]);
    assert!(!wrong.status.success() && out(&wrong).contains("/nonexistent"));
    let profile = run(folder.path(), &database, &["import", "x", "--profile", "xml"]);
    assert!(out(&profile).contains("nl-1.0, uk-atrs, ca-ai-register"), "{}", out(&profile));
    let doctor = run(folder.path(), &database, &["doctor"]);
    assert!(doctor.status.success() && out(&doctor).contains("no problems found"), "{}", out(&doctor));
    let reindexed = run(folder.path(), &database, &["reindex"]);
    assert!(
        reindexed.status.success() && out(&reindexed).contains("0 systems from 1 log entries"),
        "{}",
        out(&reindexed)
    );
}

/// Those who wait for changes do not keep a process from stopping.
#[test]
fn a_server_that_is_told_to_stop_sends_home_who_waits() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    assert!(
        run(folder.path(), &database, &["import", &file_of(folder.path(), 3), "--profile", "nl-1.0"]).status.success()
    );
    // A port that was free a moment ago.
    let bind = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut serving = register(folder.path(), &database, &["serve", "--bind", &bind, "--workers", "2"]);
    let mut serving = serving.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while ureq::get(format!("http://{bind}/healthz")).call().is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the server does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    let get = |path: &str| {
        let address = format!("http://{bind}{path}");
        std::thread::spawn(move || ureq::get(address).call().unwrap().body_mut().read_to_string().unwrap())
    };
    let (stream, wait) = (get("/v1/changes/stream?after=4"), get("/v1/changes?after=5&wait=60"));
    std::thread::sleep(Duration::from_millis(300));
    let told = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &serving.id().to_string()]).status().unwrap().success());
    assert!(serving.wait().unwrap().success());
    assert!(told.elapsed() < Duration::from_secs(8), "it took {:?}", told.elapsed());
    assert!(stream.join().unwrap().contains("\nid: 5\nevent: system.published\ndata: {\"index\":5,"));
    assert_eq!(wait.join().unwrap(), r#"{"items":[],"total":6,"next":null}"#);
}
