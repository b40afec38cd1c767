//! The program killed in the middle of an import, with a full disk, and at its shutdown.
use crate::fixtures::app::{fresh_database, postgres};
use crate::fixtures::http::agent;
use crate::fixtures::program::{BIN, export_and_verify, printed, program, run_program, write_import_file};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_killed_import_is_completed_without_duplicates() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let small = write_import_file(folder.path(), 1);
    assert!(run_program(folder.path(), &database, &["import", &small, "--profile", "nl-1.0"]).status.success());
    let file = write_import_file(folder.path(), 1500);
    let (mut saved, mut sizes) = (Vec::new(), vec![export_and_verify(folder.path(), &database, &mut Vec::new())]);
    for round in 0..12u64 {
        let mut import = program(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(60 + 90 * round));
        import.kill().unwrap();
        import.wait().unwrap();
        sizes.push(export_and_verify(folder.path(), &database, &mut saved));
    }
    assert!(sizes.is_sorted(), "the checkpoint went back: {sizes:?}");
    let completed = run_program(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(completed.status.success() && printed(&completed).contains(" 0 refused"), "{}", printed(&completed));
    assert_eq!(
        export_and_verify(folder.path(), &database, &mut saved),
        1540,
        "1,500 systems and 40 organizations, each once"
    );
    let again = run_program(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(printed(&again).contains("0 new, 0 changed, 1500 unchanged, 0 refused"), "{}", printed(&again));
}

/// A limit on the size of files stands in for a full disk.
#[test]
fn a_full_disk_stops_writes_and_harms_nothing() {
    if postgres().is_some() {
        return; // The disk of a PostgreSQL server is another machine's.
    }
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let small = write_import_file(folder.path(), 5);
    assert!(run_program(folder.path(), &database, &["import", &small, "--profile", "nl-1.0"]).status.success());
    let file = write_import_file(folder.path(), 3000);
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
    let output = printed(&limited);
    assert!(!limited.status.success() && output.contains("temporarily unavailable"), "{output}");
    let mut saved = Vec::new();
    let written = export_and_verify(folder.path(), &database, &mut saved);
    assert!((6..3000).contains(&written), "{written}");
    let completed = run_program(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]);
    assert!(completed.status.success(), "{}", printed(&completed));
    assert_eq!(export_and_verify(folder.path(), &database, &mut saved), 3040);
}

/// Open long polls and streams do not delay the shutdown.
#[test]
fn shutdown_ends_long_polls_and_streams() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    assert!(
        run_program(folder.path(), &database, &["import", &write_import_file(folder.path(), 3), "--profile", "nl-1.0"])
            .status
            .success()
    );
    // The port was free a moment ago.
    let bind = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut serving =
        program(folder.path(), &database, &["serve", "--bind", &bind, "--workers", "2", "--max-long-polls", "2"]);
    let mut serving = serving.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while ureq::get(format!("http://{bind}/healthz")).call().is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "the server must respond");
        std::thread::sleep(Duration::from_millis(20));
    }
    let get = |path: &str| {
        let address = format!("http://{bind}{path}");
        // A request tries again while the check below occupies the last long poll.
        std::thread::spawn(move || {
            loop {
                let mut response = agent().get(&address).call().unwrap();
                if response.status() != 503 {
                    return response.body_mut().read_to_string().unwrap();
                }
            }
        })
    };
    let (stream, wait) = (get("/v1/changes/stream?after=4"), get("/v1/changes?after=5&wait=60"));
    // Both wait as soon as no long poll is left.
    let third = format!("http://{bind}/v1/changes?after=5&wait=1");
    while agent().get(&third).call().unwrap().status() != 503 {
        assert!(begun.elapsed() < Duration::from_secs(30), "both requests must occupy a long poll");
        std::thread::sleep(Duration::from_millis(50));
    }
    let stopped = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &serving.id().to_string()]).status().unwrap().success());
    assert!(serving.wait().unwrap().success());
    assert!(stopped.elapsed() < Duration::from_secs(8), "it took {:?}", stopped.elapsed());
    assert!(stream.join().unwrap().contains("\nid: 5\nevent: system.published\ndata: {\"index\":5,"));
    assert_eq!(wait.join().unwrap(), r#"{"items":[],"total":6,"next":null}"#);
}
