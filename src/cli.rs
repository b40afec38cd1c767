//! The command line, one file a command.
mod client;
mod demo;
mod doctor;
mod export;
mod import;
mod key;
mod migrate;
mod openapi;
mod organization;
mod reading;
mod reindex;
mod replay;
mod serve;
mod system;
mod user;
mod verify;

use crate::config::{Clock, Options, Settings};
use crate::service::Register;
use crate::telemetry;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// An algorithm transparency register.
///
/// Settings come from flags, then from the environment (REGISTER_…), then from register.toml.
#[derive(Parser)]
#[command(name = "algorithm-register", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    /// File with settings
    #[arg(long, global = true, default_value = "register.toml", value_name = "FILE")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    #[command(subcommand)]
    Export(export::Export),
    Verify(verify::Verify),
    Replay(replay::Replay),
    #[command(subcommand)]
    Organization(organization::Organization),
    #[command(subcommand)]
    System(system::System),
    #[command(subcommand)]
    User(user::User),
    #[command(subcommand)]
    Client(client::Client),
    #[command(subcommand)]
    Key(key::Key),
    Migrate(migrate::Migrate),
    Reindex(reindex::Reindex),
    Doctor(doctor::Doctor),
    Openapi(openapi::Openapi),
}

impl Cli {
    /// Runs the command that was given.
    ///
    /// # Errors
    /// What went wrong, in words for the operator.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut options = self.options;
        if let Command::Demo(_) = self.command {
            // A throw-away register never lands in the folder of a real one by accident.
            options.data.get_or_insert_with(|| "demo-data".into());
        }
        let settings = Settings::new(options, &self.config)?;
        telemetry::begin(&settings);
        let done = |()| ExitCode::SUCCESS;
        match self.command {
            Command::Serve(command) => command.run(settings).map(done),
            Command::Demo(command) => command.run(settings).map(done),
            Command::Import(command) => command.run(settings),
            Command::Export(command) => command.run(settings).map(done),
            Command::Verify(command) => command.run(),
            Command::Replay(command) => command.run(),
            Command::Organization(command) => command.run(settings).map(done),
            Command::System(command) => command.run(settings).map(done),
            Command::User(command) => command.run(settings).map(done),
            Command::Client(command) => command.run(settings).map(done),
            Command::Key(command) => command.run(settings).map(done),
            Command::Migrate(command) => command.run(&settings).map(done),
            Command::Reindex(command) => command.run(settings).map(done),
            Command::Doctor(command) => command.run(settings),
            Command::Openapi(command) => command.run().map(done),
        }
    }
}

/// The register for one act of the operator, beside a server that may be running on the same database.
fn for_acts(settings: Settings) -> anyhow::Result<Register> {
    Register::open_write_only(settings, Clock::system())
}

/// Tells an act's error with every fault.
fn told(error: crate::Error) -> anyhow::Error {
    match error {
        crate::Error::Invalid(faults) => {
            let faults: Vec<_> =
                faults.iter().map(|fault| format!("{}: {} ({})", fault.pointer, fault.detail, fault.code)).collect();
            anyhow::anyhow!("not acceptable:\n  {}", faults.join("\n  "))
        }
        other => other.into(),
    }
}
