use super::reading::{Known, read};
use crate::log::verify::Report;
use clap::Args;
use std::process::ExitCode;

/// Check that a log is what was signed, entry by entry
///
/// TARGET is the address of a register, an export file (versions.ndjson), - for an export on standard input, or the data
/// folder of a register on SQLite.
/// Checks the signature, every entry, every field of every version, and, with --checkpoint, that the log is a
/// continuation of what you saved earlier. Says in plain words what does not hold; ends with 1 then.
///
/// Example: algorithm-register verify https://register.example.org --checkpoint saved.txt
#[derive(Debug, Args)]
pub struct Verify {
    /// Address, file, - or folder
    target: String,
    #[command(flatten)]
    known: Known,
}

impl Verify {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let report = read(&self.target, &self.known, &mut |_, _, _| ())?;
        tell(&report);
        Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn tell(report: &Report) {
    for finding in &report.findings {
        println!("DOES NOT HOLD: {finding}");
    }
    println!(
        "{}: log {} of {} entries, {} versions, {} redacted fields",
        if report.findings.is_empty() { "verified" } else { "not verified" },
        report.origin,
        report.size,
        report.versions,
        report.redacted,
    );
}
