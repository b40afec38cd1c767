use super::register::{describe_error, open_register};
use crate::config::Settings;
use crate::service::{keys, tokens};
use anyhow::ensure;
use clap::Subcommand;

/// Manage the keys that sign the log and access tokens
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Generate the signing key of a new log and store it in the data directory
    ///
    /// Prints the verifier key, which is public. With --print, prints the secret key instead, for REGISTER_LOG_KEY.
    ///
    /// Example: algorithm-register key generate register.example.org/log --data /var/lib/register
    Generate {
        /// Name of the log: a name under your domain, without spaces or plus signs
        name: String,
        /// Print the secret key and do not store it
        #[arg(long)]
        print: bool,
    },
    /// Rotate the key that signs access tokens
    ///
    /// All running processes use the new key automatically. Tokens signed with earlier keys stay valid until they
    /// expire, for at most 10 minutes. Use --at-once if a key was leaked: all tokens then become invalid within a
    /// minute.
    ///
    /// Example: algorithm-register key rotate-tokens --data /var/lib/register
    RotateTokens {
        /// Invalidate all existing access tokens within a minute
        #[arg(long)]
        at_once: bool,
    },
}

impl Key {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        match self {
            Self::Generate { name, print } => generate(&name, print, &settings),
            Self::RotateTokens { at_once } => {
                let register = open_register(settings)?;
                let vault = register.vault.clone();
                let id = register
                    .write_blocking(move |tx| tokens::rotate_by_operator(tx, &vault, at_once))
                    .map_err(describe_error)?;
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
    ensure!(!file.exists(), "{} already exists; the key of a log cannot be replaced", file.display());
    keys::write_secret(&file, &key.to_secret())?;
    println!("{}", key.verifier());
    Ok(())
}
