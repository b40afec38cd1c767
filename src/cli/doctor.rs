use crate::config::Settings;
use crate::service::keys;
use crate::store::{Db, log};
use clap::Args;
use std::process::ExitCode;

/// Check the configuration and report problems
///
/// Checks the database, the log and the signing key. The exit code is 1 if a check fails.
///
/// Example: algorithm-register doctor --data /var/lib/register
#[derive(Debug, Args)]
pub struct Doctor {}

impl Doctor {
    pub fn run(self, settings: Settings) -> anyhow::Result<ExitCode> {
        println!("data dir      {}", settings.data.display());
        println!("listening on  {} ({})", settings.bind, settings.public_url);
        let db = match Db::open(&settings.database_url, false) {
            Ok(db) => db,
            Err(error) => {
                println!("database      {error}");
                return Ok(ExitCode::FAILURE);
            }
        };
        println!("database      {}, up to date", if db.is_postgres() { "PostgreSQL" } else { "SQLite" });
        let tip = db.connection().map(|mut conn| log::latest_checkpoint(&mut conn)).transpose()?.flatten();
        println!("log           {} entries", tip.map_or(0, |(size, _)| size));
        let checkpoint = keys::SavedCheckpoint::new(&settings.data);
        let checked = keys::load_log_key(&settings, &db).and_then(|key| {
            keys::check_log(&db, &key, &checkpoint)?;
            Ok(key.verifier().to_string())
        });
        match checked {
            Ok(key) => println!("signing key   {key}"),
            Err(error) => {
                println!("signing key   {error:#}");
                return Ok(ExitCode::FAILURE);
            }
        }
        println!("no problems found");
        Ok(ExitCode::SUCCESS)
    }
}
