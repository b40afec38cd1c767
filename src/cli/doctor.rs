use crate::config::Settings;
use crate::service::keys;
use crate::store::{Db, log};
use clap::Args;
use std::process::ExitCode;

/// Look whether the register can work with these settings, and say what stands in its way
///
/// Example: algorithm-register doctor --data /var/lib/register
#[derive(Debug, Args)]
pub struct Doctor {}

impl Doctor {
    pub fn run(self, settings: Settings) -> anyhow::Result<ExitCode> {
        println!("data folder   {}", settings.data.display());
        println!("listens on    {} ({})", settings.bind, settings.public_url);
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
        let kept = keys::SavedCheckpoint::new(&settings.data);
        let checked = keys::load_log_key(&settings, &db).and_then(|key| {
            keys::check_log(&db, &key, &kept)?;
            Ok(key.verifier().to_string())
        });
        match checked {
            Ok(key) => println!("signing key   {key}"),
            Err(error) => {
                println!("signing key   {error:#}");
                return Ok(ExitCode::FAILURE);
            }
        }
        println!("all well");
        Ok(ExitCode::SUCCESS)
    }
}
