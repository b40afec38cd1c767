use crate::config::Settings;
use crate::service::keys;
use crate::store::Db;
use clap::Args;

/// Bring the database up to date, or take the newest migration back
///
/// `serve` does the first by itself.
///
/// Example: algorithm-register migrate
#[derive(Debug, Args)]
pub struct Migrate {
    /// Take the newest migration back. The data that only it knows is lost
    #[arg(long)]
    down: bool,
}

impl Migrate {
    pub fn run(self, settings: &Settings) -> anyhow::Result<()> {
        keys::create_data_directory(&settings.data)?;
        let db = Db::open(&settings.database_url, !self.down)?;
        if self.down {
            println!("took back {}", db.revert_one()?);
        } else {
            println!("up to date");
        }
        Ok(())
    }
}
