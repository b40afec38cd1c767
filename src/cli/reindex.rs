use crate::config::{Clock, Settings};
use crate::service::Register;
use clap::Args;

/// Throw the catalog away and build it anew from the log
///
/// Stop the server that uses this data folder first.
///
/// Example: algorithm-register reindex --data /var/lib/register
#[derive(Debug, Args)]
pub struct Reindex {}

impl Reindex {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = Register::reindex(settings, Clock::system())?;
        register.catalog.merge_segments();
        let (systems, size) = {
            let current = register.catalog.read();
            (current.published().len(), current.size)
        };
        register.close();
        println!("{systems} systems from {size} log entries");
        Ok(())
    }
}
