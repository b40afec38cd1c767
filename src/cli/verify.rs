use super::log_source::{TrustOptions, verify_log};
use crate::log::verify::Report;
use clap::Args;
use std::process::ExitCode;

/// Verify every entry of a log
///
/// TARGET is the URL of a register, an export file (versions.ndjson), - for standard input, or the data directory of a
/// register that uses SQLite.
///
/// Checks the signature, every entry, every field of every version, and, with --checkpoint, that the log is a
/// continuation of the checkpoint that you saved. Failed checks are reported, and the exit code is then 1.
///
/// Example: algorithm-register verify https://register.example.org --checkpoint saved.txt
#[derive(Debug, Args)]
pub struct Verify {
    /// URL, export file, - or data directory
    target: String,
    #[command(flatten)]
    trust: TrustOptions,
}

impl Verify {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let report = verify_log(&self.target, &self.trust, &mut |_, _, _| ())?;
        print_report(&report);
        Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn print_report(report: &Report) {
    for finding in &report.findings {
        println!("FAILED: {finding}");
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
