//! The `algorithm-register` command line.
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match algorithm_register::cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("algorithm-register: {error:#}");
            ExitCode::FAILURE
        }
    }
}
