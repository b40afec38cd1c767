use crate::config::Settings;
use crate::service::keys;
use anyhow::ensure;
use clap::Subcommand;

/// Keys that sign the log
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Make a key for a new log, in the data folder
    ///
    /// Prints the verifier key, which everybody may know. With --print the secret is printed instead, for
    /// REGISTER_LOG_KEY.
    ///
    /// Example: algorithm-register key generate register.example.org/log --data /var/lib/register
    Generate {
        /// The name of the log: a word of your domain, without spaces and plus signs
        name: String,
        /// Print the secret and keep nothing
        #[arg(long)]
        print: bool,
    },
}

impl Key {
    pub fn run(self, settings: &Settings) -> anyhow::Result<()> {
        let Self::Generate { name, print } = self;
        let key = keys::generate(&name)?;
        if print {
            println!("{}", key.to_secret());
            return Ok(());
        }
        let file = keys::key_file(settings);
        ensure!(!file.exists(), "{} is there already; a log keeps its key", file.display());
        keys::write_secret(&file, &key.to_secret())?;
        println!("{}", key.verifier());
        Ok(())
    }
}
