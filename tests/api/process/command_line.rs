//! Commands of the operator without a server.
use crate::fixtures::app::{fresh_database, postgres};
use crate::fixtures::program::{export_and_verify, printed, run_program, write_import_file};

#[test]
fn verify_names_the_damaged_entry() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let file = write_import_file(folder.path(), 3);
    assert!(run_program(folder.path(), &database, &["import", &file, "--profile", "nl-1.0"]).status.success());
    export_and_verify(folder.path(), &database, &mut Vec::new());
    let export = folder.path().join("export.ndjson");
    let text = std::fs::read_to_string(&export).unwrap();
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let flipped = lines[4].replacen("system", "sysTem", 1);
    lines[4] = flipped;
    std::fs::write(&export, lines.join("\n")).unwrap();
    let verified = run_program(folder.path(), &database, &["verify", &export.display().to_string()]);
    assert!(!verified.status.success() && printed(&verified).contains("FAILED: entry 3: "), "{}", printed(&verified));
    let key = ["verify", &export.display().to_string(), "--key", "nonsense"].map(str::to_owned);
    let key: Vec<_> = key.iter().map(String::as_str).collect();
    assert!(!run_program(folder.path(), &database, &key).status.success());
    if postgres().is_none() {
        let in_place = run_program(folder.path(), &database, &["verify", &folder.path().display().to_string()]);
        assert!(
            in_place.status.success() && printed(&in_place).contains("verified: log register.example/log"),
            "{}",
            printed(&in_place)
        );
    }
}

#[test]
fn the_command_line_registers_and_imports() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    let created = run_program(
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
    assert!(created.status.success() && printed(&created).len() > 30, "{}", printed(&created));
    let again = run_program(folder.path(), &database, &["organization", "create", "example-city", "--name", "en=X"]);
    assert!(!again.status.success() && printed(&again).contains("taken"), "{}", printed(&again));
    let wrong = run_program(folder.path(), &database, &["import", "/nonexistent", "--profile", "nl-1.0"]);
    assert!(!wrong.status.success() && printed(&wrong).contains("/nonexistent"));
    let profile = run_program(folder.path(), &database, &["import", "x", "--profile", "xml"]);
    assert!(printed(&profile).contains("nl-1.0, uk-atrs, ca-ai-register"), "{}", printed(&profile));
    let doctor = run_program(folder.path(), &database, &["doctor"]);
    assert!(doctor.status.success() && printed(&doctor).contains("no problems found"), "{}", printed(&doctor));
    let reindexed = run_program(folder.path(), &database, &["reindex"]);
    assert!(
        reindexed.status.success() && printed(&reindexed).contains("0 systems from 1 log entries"),
        "{}",
        printed(&reindexed)
    );
}
