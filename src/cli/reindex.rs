use crate::config::{Clock, Settings};
use crate::service::Register;
use clap::Args;

/// Delete the search index and rebuild it from the log
///
/// Stop any server that uses this data directory first.
///
/// Example: algorithm-register reindex --data /var/lib/register
#[derive(Debug, Args)]
pub struct Reindex {}

impl Reindex {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = Register::reindex(settings, Clock::system())?;
        register.catalog.merge_segments();
        let (systems, size) = register.catalog.with(|state| (state.published().len(), state.size));
        register.close();
        println!("{systems} systems from {size} log entries");
        Ok(())
    }
}
