//! Migrations of the database in both directions.
use crate::fixtures::app::fresh_database;
use crate::fixtures::stopped_register::StoppedRegister;
use algorithm_register::service::settings;
use algorithm_register::store::Db;
use diesel::connection::SimpleConnection;

#[test]
fn a_newer_database_is_refused() {
    let stopped = StoppedRegister::with_rows(1);
    let db = Db::open(&stopped.database, true).unwrap();
    db.connection()
        .unwrap()
        .batch_execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')")
        .unwrap();
    let refused = stopped.open().err().unwrap();
    assert!(refused.contains("newer than this program") && refused.contains("20990101000000"), "{refused}");
}

#[test]
fn migrations_are_reversible() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_database(folder.path());
    Db::open(&database, true).unwrap().revert_one().unwrap();
    assert!(matches!(Db::open(&database, false).err(), Some(algorithm_register::store::OpenError::Older)));
    Db::open(&database, true).unwrap();
    assert!(matches!(Db::open("mysql://x", true).err(), Some(algorithm_register::store::OpenError::Url)));
}

#[test]
fn a_migration_keeps_rows_in_both_directions() {
    let stopped = StoppedRegister::with_rows(2);
    Db::open(&stopped.database, true).unwrap().revert_one().unwrap();
    Db::open(&stopped.database, true).unwrap();
    assert_eq!(stopped.open_and_close(), Ok(2));
}

#[test]
fn a_migrated_setting_keeps_its_value() {
    let stopped = StoppedRegister::with_rows(1);
    let old = Db::open(&stopped.database, true).unwrap();
    // The setting has its new name since the last migration but one.
    old.revert_one().unwrap();
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
