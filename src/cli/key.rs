use super::{for_acts, told};
use crate::config::Settings;
use crate::service::{keys, tokens};
use anyhow::ensure;
use clap::Subcommand;

/// Keys that sign the log and access tokens
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
    /// Make a new key for access tokens
    ///
    /// Every process learns of it by itself. Tokens of the keys before it are good until they expire, ten minutes at
    /// most; with --at-once they end within a minute, because somebody else has a key.
    ///
    /// Example: algorithm-register key rotate-tokens --data /var/lib/register
    RotateTokens {
        /// End all access tokens of today
        #[arg(long)]
        at_once: bool,
    },
}

impl Key {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        match self {
            Self::Generate { name, print } => generate(&name, print, &settings),
            Self::RotateTokens { at_once } => {
                let register = for_acts(settings)?;
                let vault = register.vault.clone();
                let id =
                    register.write_blocking(move |tx| tokens::rotate_by_operator(tx, &vault, at_once)).map_err(told)?;
                register.close();
                println!("{}", id.value);
                Ok(())
            }
        }
    }
}

fn generate(name: &str, print: bool, settings: &Settings) -> anyhow::Result<()> {
    let key = keys::generate(name)?;
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
