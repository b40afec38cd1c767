//! Databases that are away or busy, and processes that share one.
use crate::fixtures::app::{App, MORNING, postgres, settings_for};
use crate::fixtures::town::{row, small_town};
use algorithm_register::Error;
use algorithm_register::config::Clock;
use algorithm_register::domain::accounts::Actor;
use algorithm_register::service::{Register, systems};
use algorithm_register::store::{Db, log};
use diesel::connection::SimpleConnection;
use std::time::{Duration, Instant};

#[test]
fn two_processes_converge() {
    let app = small_town();
    let other_folder = tempfile::tempdir().unwrap();
    let mut other = settings_for(other_folder.path(), &app.register.settings.database_url);
    other.log_key = Some(std::fs::read_to_string(app.folder.path().join("keys/log.key")).unwrap());
    other.instance_key = Some(std::fs::read_to_string(app.folder.path().join("keys/instance.key")).unwrap());
    let other = Register::open(other, Clock::at(MORNING.parse().unwrap())).unwrap();
    other.follow();
    assert_eq!(other.catalog.read().published().len(), 3);
    let id = app.id("elders:scanauto");
    // Each process writes, and both follow.
    let done = other.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    let begun = Instant::now();
    while app.register.catalog.read().size < 7 || other.catalog.read().size < 7 {
        assert!(begun.elapsed() < Duration::from_secs(20), "both processes must reach the same size");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(done.value, 5);
    assert_eq!(app.register.catalog.read().checkpoint, other.catalog.read().checkpoint);
}

/// The database goes away and comes back; current public data stays readable.
#[test]
fn public_reads_continue_without_the_database() {
    let Some(server) = postgres() else { return };
    let app = small_town();
    let name = app.register.settings.database_url.rsplit('/').next().unwrap().to_owned();
    let admin = Db::open(&format!("{server}/postgres"), true);
    // The maintenance database is no register: a plain connection is enough.
    drop(admin);
    let mut admin = <diesel::PgConnection as diesel::Connection>::establish(&format!("{server}/postgres")).unwrap();
    let away = format!(
        "ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    );
    for statement in away.split("; ") {
        admin.batch_execute(statement).unwrap();
    }
    wait_until(&app, "degraded");
    assert_eq!(app.json("/v1/systems?q=scanauto")["total"], 1);
    assert_eq!(app.json("/v1/systems/elders:scanauto")["name"], "Scanauto");
    assert_eq!(app.get("/log/checkpoint").status, 200);
    let past = app.get("/v1/systems/elders:scanauto/versions");
    assert_eq!((past.status, past.header("retry-after")), (503, "5"));
    let id = app.id("elders:scanauto");
    let act = app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher));
    assert!(matches!(act, Err(Error::Unavailable(_))), "{act:?}");
    admin.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
    wait_until(&app, "ready");
    app.register.write_blocking(move |tx| systems::confirm(tx, id, Actor::Publisher)).unwrap();
    assert_eq!(app.json("/v1/changes?after=4")["total"], 6);
}

fn wait_until(app: &App, status: &str) {
    let begun = Instant::now();
    while app.json("/readyz")["status"] != status {
        assert!(begun.elapsed() < Duration::from_secs(30), "the register must become {status}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Erased text stays in SQLite's write-ahead log as long as a reader uses it. No writer waits for the reader.
#[test]
fn a_long_read_delays_no_writer() {
    if postgres().is_some() {
        return;
    }
    let app = small_town();
    let mut reader = app.register.db.connection().unwrap();
    let read = reader.snapshot(|conn| {
        log::latest_checkpoint(conn)?;
        app.import_nl(&[row(8, "Acht", "Gemeente Elders")]);
        let begun = Instant::now();
        assert!(!app.register.db.connection().unwrap().truncate_wal()?, "a reader uses the write-ahead log");
        assert!(begun.elapsed() < Duration::from_secs(2), "it took {:?}", begun.elapsed());
        Ok::<_, algorithm_register::store::DbError>(())
    });
    read.unwrap();
    let begun = Instant::now();
    while !app.register.db.connection().unwrap().truncate_wal().unwrap() {
        assert!(begun.elapsed() < Duration::from_secs(10), "the write-ahead log must be emptied without a reader");
    }
}
