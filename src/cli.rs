//! The command line: one file per command.
mod client;
mod demo;
mod doctor;
mod export;
mod import;
mod key;
mod log_source;
mod migrate;
mod openapi;
mod organization;
mod register;
mod reindex;
mod replay;
mod serve;
mod system;
mod user;
mod verify;

use crate::config::{Options, Settings};
use crate::telemetry;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Run and administer an algorithm transparency register
///
/// Settings are read from command-line options, then from environment variables (REGISTER_…), then from register.toml.
/// The first value found is used.
#[derive(Parser)]
#[command(name = "algorithm-register", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    /// Path of the configuration file
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
    /// Runs the command.
    ///
    /// # Errors
    /// An error message for the operator.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut options = self.options;
        if let Command::Demo(_) = self.command {
            // The demo must never write to the data directory of a real register.
            options.data.get_or_insert_with(|| "demo-data".into());
        }
        let settings = Settings::new(options, &self.config)?;
        telemetry::init(&settings);
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
