use crate::config::Settings;
use crate::service::keys;
use crate::store::Db;
use clap::Args;

/// Apply database migrations, or revert the latest one
///
/// `serve` applies pending migrations automatically.
///
/// Example: algorithm-register migrate
#[derive(Debug, Args)]
pub struct Migrate {
    /// Revert the latest migration. Data that only this migration can store is lost
    #[arg(long)]
    down: bool,
}

impl Migrate {
    pub fn run(self, settings: &Settings) -> anyhow::Result<()> {
        keys::create_data_directory(&settings.data)?;
        let db = Db::open(&settings.database_url, !self.down)?;
        if self.down {
            println!("reverted {}", db.revert_one()?);
        } else {
            println!("the database is up to date");
        }
        Ok(())
    }
}
