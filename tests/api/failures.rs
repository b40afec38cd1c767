//! What goes wrong, and what the register says then.
use crate::support::{App, MORNING, fresh_database, open_again, postgres, row, settings, small_town};
use algorithm_register::Error;
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::service::settings;
use algorithm_register::service::{Register, systems};
use algorithm_register::store::{Db, log};
use diesel::connection::SimpleConnection;
use std::time::{Duration, Instant};

fn open(app: &App) -> Result<Register, String> {
    Register::open((*app.register.settings).clone(), Clock::at(MORNING.parse().unwrap()))
        .map_err(|error| format!("{error:#}"))
}

/// Two processes on one folder would write one search index.
#[test]
fn a_data_folder_has_one_server() {
    let app = small_town();
    assert!(open(&app).err().unwrap().contains("another process uses this data directory"));
}

/// A register that was stopped: its folder and database are there, and nobody uses them.
struct Stopped {
    folder: tempfile::TempDir,
    database: String,
}

impl Stopped {
    fn with_rows(count: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = fresh_database(folder.path());
        let stopped = Self { folder, database };
        // Acts alone leave no catalog behind.
        let register = stopped.for_acts();
        stopped.add(&register, 0, count);
        register.close();
        stopped
    }
    fn for_acts(&self) -> Register {
        Register::open_write_only(settings(self.folder.path(), &self.database), Clock::at(MORNING.parse().unwrap()))
            .unwrap()
    }
    fn add(&self, register: &Register, first: u32, count: u32) {
        use algorithm_register::domain::systems::SourceScheme;
        use algorithm_register::service::imports;
        let rows: Vec<_> =
            (first..first + count).map(|n| row(n, &format!("Systeem {n}"), "Gemeente Voorbeeldstad")).collect();
        let file = serde_json::json!({"algoritmes": rows}).to_string();
        let rows = algorithm_register::formats::read(SourceScheme::Nl10, file.as_bytes(), None).unwrap();
        let options = imports::Options { profile: SourceScheme::Nl10, organization: None, dry_run: false };
        imports::run(register, rows, &options, |_| ()).unwrap();
    }
    fn open(&self) -> Result<Register, String> {
        let clock = Clock::at(MORNING.parse().unwrap());
        let settings = settings(self.folder.path(), &self.database);
        open_again(&settings, &clock).map_err(|error| format!("{error:#}"))
    }
    /// Opens, lets the catalog settle, and closes again; answers how many systems there were.
    fn once(&self) -> Result<u64, String> {
        let register = self.open()?;
        register.close();
        let systems = register.catalog.read().published().len();
        let catalog = std::sync::Arc::downgrade(&register.catalog);
        drop(register);
        // The writer's thread lets go of the catalog, and the index of its lock, a moment later.
        let begun = Instant::now();
        while catalog.upgrade().is_some() && begun.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_millis(100));
        Ok(systems)
    }
    fn key_file(&self) -> std::path::PathBuf {
        self.folder.path().join("keys/log.key")
    }
}

#[test]
fn a_missing_or_foreign_key_is_refused() {
    let stopped = Stopped::with_rows(2);
    let kept = std::fs::read_to_string(stopped.key_file()).unwrap();
    std::fs::remove_file(stopped.key_file()).unwrap();
    let missing = stopped.open().err().unwrap();
    assert!(missing.contains("signing key is missing") && missing.contains("register.example/log+"), "{missing}");
    assert!(!stopped.key_file().exists(), "none is made for a log that has begun");
    let foreign = algorithm_register::service::keys::generate("register.example/log").unwrap();
    std::fs::write(stopped.key_file(), foreign.to_secret()).unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(
        refused.contains("belongs to another log") && refused.contains(&foreign.verifier().to_string()),
        "{refused}"
    );
    std::fs::write(stopped.key_file(), "nonsense").unwrap();
    assert!(stopped.open().err().unwrap().contains("cannot be read"));
    std::fs::write(stopped.key_file(), kept).unwrap();
    assert_eq!(stopped.once(), Ok(2));
}

/// Two processes that begin on one empty database have a key each: the log has one.
#[test]
fn a_log_is_not_taken_over() {
    let stopped = Stopped { database: String::new(), folder: tempfile::tempdir().unwrap() };
    let database = fresh_database(stopped.folder.path());
    let other_folder = tempfile::tempdir().unwrap();
    let open = |folder: &std::path::Path| {
        let mut settings = settings(folder, &database);
        settings.instance_key = Some("A".repeat(43));
        Register::open(settings, Clock::at(MORNING.parse().unwrap())).unwrap()
    };
    let (first, second) = (open(stopped.folder.path()), open(other_folder.path()));
    stopped.add(&first, 0, 1);
    let id = first.catalog.system("voorbeeldstad:systeem-0").unwrap().id;
    let refused = second.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher));
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    first.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
}

#[test]
fn the_key_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let stopped = Stopped::with_rows(1);
    assert_eq!(std::fs::metadata(stopped.key_file()).unwrap().permissions().mode() & 0o777, 0o600);
    let stopped = Stopped { folder: tempfile::tempdir().unwrap(), database: String::new() };
    let made = stopped.folder.path().join("a/b");
    algorithm_register::service::keys::create_data_directory(&made).unwrap();
    assert_eq!(std::fs::metadata(made).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_newer_database_is_refused() {
    let stopped = Stopped::with_rows(1);
    let db = Db::open(&stopped.database, true).unwrap();
    db.connection()
        .unwrap()
        .batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')")
        .unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(refused.contains("newer than this program") && refused.contains("20990101000000"), "{refused}");
}

#[test]
fn migrations_go_back_and_forth() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    Db::open(&database, true).unwrap().revert_one().unwrap();
    assert!(matches!(Db::open(&database, false).err(), Some(algorithm_register::store::OpenError::Older)));
    Db::open(&database, true).unwrap();
    assert!(matches!(Db::open("mysql://x", true).err(), Some(algorithm_register::store::OpenError::Url)));
}

#[test]
fn a_migration_keeps_the_rows_in_both_directions() {
    let stopped = Stopped::with_rows(2);
    Db::open(&stopped.database, true).unwrap().revert_one().unwrap();
    Db::open(&stopped.database, true).unwrap();
    assert_eq!(stopped.once(), Ok(2));
}

#[test]
fn a_setting_with_its_old_name_still_holds() {
    let stopped = Stopped::with_rows(1);
    let old = Db::open(&stopped.database, true).unwrap();
    old.revert_one().unwrap();
    let insert = "INSERT INTO organization_settings (organization_id, settings, revision) \
                  SELECT id, '{\"fourEyes\":true}', 1 FROM organizations";
    old.connection().unwrap().batch_execute(insert).unwrap();
    let db = Db::open(&stopped.database, true).unwrap();
    let mut conn = db.connection().unwrap();
    let organizations = algorithm_register::store::organizations::list(&mut conn).unwrap();
    assert!(!organizations.is_empty());
    for organization in organizations {
        assert!(settings::load(&mut conn, organization.id.0).unwrap().two_person_rule, "{}", organization.slug);
    }
}

#[test]
fn a_start_goes_on_where_the_catalog_was() {
    let stopped = Stopped::with_rows(20);
    assert_eq!(stopped.once(), Ok(20));
    stopped.add(&stopped.for_acts(), 20, 5);
    let register = stopped.open().unwrap();
    assert_eq!(register.catalog.read().published().len(), 25);
    let shown = register.catalog.read().checkpoint.clone();
    drop(register);
    std::thread::sleep(Duration::from_millis(200));
    let register = stopped.open().unwrap();
    assert_eq!(register.catalog.read().checkpoint, shown, "although nothing came since");
    assert!(shown.starts_with("register.example/log\n26\n"));
    register.catalog.flush();
    assert_eq!(register.catalog.search().find("systeem").unwrap().systems().len(), 25);
}

#[test]
fn a_damaged_catalog_is_rebuilt() {
    let stopped = Stopped::with_rows(20);
    assert_eq!(stopped.once(), Ok(20));
    let index = stopped.folder.path().join("catalog/index");
    let kept = std::fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().path());
    let store = kept.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "store")).unwrap();
    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&store, bytes).unwrap();
    assert_eq!(stopped.once(), Ok(20), "a flipped bit");
    assert!(!store.exists(), "the damage was noticed: other files are in its place");
    std::fs::write(index.join("meta.json"), "{").unwrap();
    assert_eq!(stopped.once(), Ok(20), "a broken file");
    std::fs::remove_dir_all(&index).unwrap();
    std::fs::write(&index, "no folder").unwrap();
    assert_eq!(stopped.once(), Ok(20), "no folder at all");
}

#[test]
fn a_log_that_went_back_is_not_forked() {
    if postgres().is_some() {
        return; // A backup of one database file is SQLite's way.
    }
    let stopped = Stopped::with_rows(3);
    let file = stopped.folder.path().join("register.db");
    let backup = |to: &std::path::Path| {
        let db = Db::open(&stopped.database, false).unwrap();
        db.connection().unwrap().batch_execute(&format!("VACUUM INTO '{}'", to.display())).unwrap();
    };
    let kept = stopped.folder.path().join("backup.db");
    backup(&kept);
    assert_eq!(stopped.once(), Ok(3));
    stopped.add(&stopped.for_acts(), 3, 2);
    assert_eq!(stopped.once(), Ok(5));
    assert!(std::fs::read_to_string(stopped.folder.path().join("checkpoint")).unwrap().contains("\n6\n"));
    for suffix in ["db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(suffix));
    }
    std::fs::copy(&kept, &file).unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(refused.contains("went back") && refused.contains("6 entries"), "{refused}");
    std::fs::remove_file(stopped.folder.path().join("checkpoint")).unwrap();
    assert_eq!(stopped.once(), Ok(3), "the operator has decided, and the catalog follows");
    // Another branch, as long as the catalog's: what it knows is not what the log says.
    std::fs::copy(&kept, &file).unwrap();
    for suffix in ["db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(suffix));
    }
    std::fs::remove_file(stopped.folder.path().join("checkpoint")).unwrap();
    stopped.add(&stopped.for_acts(), 7, 1);
    let register = stopped.open().unwrap();
    assert!(register.catalog.system("voorbeeldstad:systeem-7").is_some());
}

#[test]
fn two_processes_agree_within_a_second() {
    let app = small_town();
    let other_folder = tempfile::tempdir().unwrap();
    let mut other = settings(other_folder.path(), &app.register.settings.database_url);
    other.log_key = Some(std::fs::read_to_string(app.folder.path().join("keys/log.key")).unwrap());
    other.instance_key = Some(std::fs::read_to_string(app.folder.path().join("keys/instance.key")).unwrap());
    let other = Register::open(other, Clock::at(MORNING.parse().unwrap())).unwrap();
    other.follow();
    assert_eq!(other.catalog.read().published().len(), 3);
    let id = app.id("elders:scanauto");
    // Each acts, and both follow.
    let done = other.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    let begun = Instant::now();
    while app.register.catalog.read().size < 7 || other.catalog.read().size < 7 {
        assert!(begun.elapsed() < Duration::from_secs(20), "they do not converge");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(done.value, 5);
    assert_eq!(app.register.catalog.read().checkpoint, other.catalog.read().checkpoint);
}

/// The database goes away and comes back; what the public reads of the present stays.
#[test]
fn public_reads_go_on_without_the_database() {
    let Some(server) = postgres() else { return };
    let app = small_town();
    let name = app.register.settings.database_url.rsplit('/').next().unwrap().to_owned();
    let admin = Db::open(&format!("{server}/postgres"), true);
    // The server's own database is not a register, and need not become one: a plain connection will do.
    drop(admin);
    let mut admin = <diesel::PgConnection as diesel::Connection>::establish(&format!("{server}/postgres")).unwrap();
    let away = format!(
        "ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    );
    for statement in away.split("; ") {
        admin.batch_execute(statement).unwrap();
    }
    wait_for(&app, "degraded");
    assert_eq!(app.json("/v1/systems?q=scanauto")["total"], 1);
    assert_eq!(app.json("/v1/systems/elders:scanauto")["name"], "Scanauto");
    assert_eq!(app.get("/log/checkpoint").status, 200);
    let past = app.get("/v1/systems/elders:scanauto/versions");
    assert_eq!((past.status, past.header("retry-after")), (503, "5"));
    let id = app.id("elders:scanauto");
    let act = app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher));
    assert!(matches!(act, Err(Error::Unavailable(_))), "{act:?}");
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    wait_for(&app, "ready");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    assert_eq!(app.json("/v1/changes?after=4")["total"], 6);
}

fn wait_for(app: &App, status: &str) {
    let begun = Instant::now();
    while app.json("/readyz")["status"] != status {
        assert!(begun.elapsed() < Duration::from_secs(30), "the register does not become {status}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What was erased lies in the log that SQLite writes ahead for as long as somebody reads from there. Nobody waits for that.
#[test]
fn a_long_read_holds_up_no_writer() {
    if postgres().is_some() {
        return;
    }
    let app = small_town();
    let mut reader = app.register.db.connection().unwrap();
    let read = reader.snapshot(|conn| {
        log::latest_checkpoint(conn)?;
        app.import_nl(&[row(8, "Acht", "Gemeente Elders")]);
        let begun = Instant::now();
        assert!(!app.register.db.connection().unwrap().truncate_wal()?, "somebody reads there");
        assert!(begun.elapsed() < Duration::from_secs(2), "it took {:?}", begun.elapsed());
        Ok::<_, algorithm_register::store::DbError>(())
    });
    read.unwrap();
    let begun = Instant::now();
    while !app.register.db.connection().unwrap().truncate_wal().unwrap() {
        assert!(begun.elapsed() < Duration::from_secs(10), "nobody reads there any more");
    }
}
