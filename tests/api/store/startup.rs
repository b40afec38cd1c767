//! Start of a register: locks, keys, the catalog on disk and logs that went back.
use crate::fixtures::app::{App, MORNING, fresh_database, postgres, settings_for};
use crate::fixtures::stopped_register::StoppedRegister;
use crate::fixtures::town::small_town;
use algorithm_register::Error;
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::service::{Register, systems};
use algorithm_register::store::Db;
use diesel::connection::SimpleConnection;

fn try_open(app: &App) -> Result<Register, String> {
    Register::open((*app.register.settings).clone(), Clock::at(MORNING.parse().unwrap()))
        .map_err(|error| format!("{error:#}"))
}

/// Two processes on one directory would write the same search index.
#[test]
fn a_data_directory_has_one_server() {
    let app = small_town();
    assert!(try_open(&app).err().unwrap().contains("another process uses this data directory"));
}

#[test]
fn a_missing_or_foreign_key_is_refused() {
    let stopped = StoppedRegister::with_rows(2);
    let saved = std::fs::read_to_string(stopped.key_file()).unwrap();
    std::fs::remove_file(stopped.key_file()).unwrap();
    let missing = stopped.open().err().unwrap();
    assert!(missing.contains("signing key is missing") && missing.contains("register.example/log+"), "{missing}");
    assert!(!stopped.key_file().exists(), "no key is generated for an existing log");
    let foreign = algorithm_register::service::keys::generate("register.example/log").unwrap();
    std::fs::write(stopped.key_file(), foreign.to_secret()).unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(
        refused.contains("belongs to another log") && refused.contains(&foreign.verifier().to_string()),
        "{refused}"
    );
    std::fs::write(stopped.key_file(), "nonsense").unwrap();
    assert!(stopped.open().err().unwrap().contains("cannot be read"));
    std::fs::write(stopped.key_file(), saved).unwrap();
    assert_eq!(stopped.open_and_close(), Ok(2));
}

/// Two processes that start on one empty database have a key each; only one may sign the log.
#[test]
fn two_keys_never_sign_one_log() {
    let stopped = StoppedRegister { database: String::new(), folder: tempfile::tempdir().unwrap() };
    let database = fresh_database(stopped.folder.path());
    let other_folder = tempfile::tempdir().unwrap();
    let open = |folder: &std::path::Path| {
        let mut settings = settings_for(folder, &database);
        settings.instance_key = Some("A".repeat(43));
        Register::open(settings, Clock::at(MORNING.parse().unwrap())).unwrap()
    };
    let (first, second) = (open(stopped.folder.path()), open(other_folder.path()));
    stopped.import(&first, 0, 1);
    let id = first.catalog.system("voorbeeldstad:systeem-0").unwrap().id;
    let refused = second.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher));
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    first.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
}

#[test]
fn the_key_file_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let stopped = StoppedRegister::with_rows(1);
    assert_eq!(std::fs::metadata(stopped.key_file()).unwrap().permissions().mode() & 0o777, 0o600);
    let stopped = StoppedRegister { folder: tempfile::tempdir().unwrap(), database: String::new() };
    let created = stopped.folder.path().join("a/b");
    algorithm_register::service::keys::create_data_directory(&created).unwrap();
    assert_eq!(std::fs::metadata(created).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_start_resumes_from_the_catalog_on_disk() {
    let stopped = StoppedRegister::with_rows(20);
    assert_eq!(stopped.open_and_close(), Ok(20));
    stopped.import(&stopped.open_for_writes(), 20, 5);
    let register = stopped.open().unwrap();
    assert_eq!(register.catalog.read().published().len(), 25);
    let shown = register.catalog.read().checkpoint.clone();
    drop(register);
    stopped.wait_for_locks();
    let register = stopped.open().unwrap();
    assert_eq!(register.catalog.read().checkpoint, shown, "the checkpoint is the same without new entries");
    assert!(shown.starts_with("register.example/log\n26\n"));
    register.catalog.flush();
    assert_eq!(register.catalog.search().find("systeem").unwrap().systems().len(), 25);
}

#[test]
fn a_damaged_catalog_is_rebuilt() {
    let stopped = StoppedRegister::with_rows(20);
    assert_eq!(stopped.open_and_close(), Ok(20));
    let index = stopped.folder.path().join("catalog/index");
    let saved = std::fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().path());
    let store = saved.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "store")).unwrap();
    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&store, bytes).unwrap();
    assert_eq!(stopped.open_and_close(), Ok(20), "a flipped bit");
    assert!(!store.exists(), "damaged files are replaced");
    std::fs::write(index.join("meta.json"), "{").unwrap();
    assert_eq!(stopped.open_and_close(), Ok(20), "a broken file");
    std::fs::remove_dir_all(&index).unwrap();
    std::fs::write(&index, "no folder").unwrap();
    assert_eq!(stopped.open_and_close(), Ok(20), "no folder at all");
}

#[test]
fn a_restored_older_log_is_refused() {
    if postgres().is_some() {
        return; // A backup of one database file is SQLite's way.
    }
    let stopped = StoppedRegister::with_rows(3);
    let file = stopped.folder.path().join("register.db");
    let backup = |to: &std::path::Path| {
        let db = Db::open(&stopped.database, false).unwrap();
        db.connection().unwrap().batch_execute(&format!("VACUUM INTO '{}'", to.display())).unwrap();
    };
    let saved = stopped.folder.path().join("backup.db");
    backup(&saved);
    assert_eq!(stopped.open_and_close(), Ok(3));
    stopped.import(&stopped.open_for_writes(), 3, 2);
    assert_eq!(stopped.open_and_close(), Ok(5));
    assert!(std::fs::read_to_string(stopped.folder.path().join("checkpoint")).unwrap().contains("\n6\n"));
    for suffix in ["db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(suffix));
    }
    std::fs::copy(&saved, &file).unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(refused.contains("went back") && refused.contains("6 entries"), "{refused}");
    std::fs::remove_file(stopped.folder.path().join("checkpoint")).unwrap();
    assert_eq!(stopped.open_and_close(), Ok(3), "the operator accepts the older log, and the catalog follows");
    // Another branch of the same length: the catalog on disk contradicts the log.
    std::fs::copy(&saved, &file).unwrap();
    for suffix in ["db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(suffix));
    }
    std::fs::remove_file(stopped.folder.path().join("checkpoint")).unwrap();
    stopped.import(&stopped.open_for_writes(), 7, 1);
    let register = stopped.open().unwrap();
    assert!(register.catalog.system("voorbeeldstad:systeem-7").is_some());
}
