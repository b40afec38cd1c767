use super::reading::{Known, read};
use crate::domain::values::Instant;
use crate::log;
use crate::log::replay::System;
use chrono::{DateTime, NaiveDate};
use clap::Args;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Show the register as it was at a past time, from an export alone
///
/// TARGET is an export file (versions.ndjson), - for an export on standard input, the address of a register, or the data
/// folder of a register on SQLite. The whole log is verified first; if anything does not hold, that is told and nothing
/// is shown.
///
/// Writes one line of JSON for each system that was in the register at that time, with its record and its organization
/// as they were. Fields that a redaction took out since are missing, and named.
///
/// Example: algorithm-register replay versions.ndjson --at 2026-03-31 --organization amsterdam
#[derive(Debug, Args)]
pub struct Replay {
    /// File, -, address or folder
    target: String,
    /// The time (RFC 3339), or a day: its end in UTC
    #[arg(long, value_name = "DATE|TIME", value_parser = time)]
    at: Instant,
    /// Only this system: its UUID, or any address that it had until then, as organization:slug
    #[arg(long, value_name = "SYSTEM")]
    system: Option<String>,
    /// Only systems of this organization
    #[arg(long, value_name = "SLUG")]
    organization: Option<String>,
    /// With systems that had left the register
    #[arg(long)]
    withdrawn: bool,
    #[command(flatten)]
    known: Known,
}

fn time(text: &str) -> Result<Instant, &'static str> {
    // Times of the log are whole microseconds: this is the last one of the day.
    let end = |day: NaiveDate| day.and_hms_micro_opt(23, 59, 59, 999_999).map(|at| at.and_utc());
    let day = text.parse().ok().and_then(end);
    let at = DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
    day.or(at).ok_or("a date or an RFC 3339 time is expected, such as 2026-03-31 or 2026-03-31T12:00:00Z")
}

impl Replay {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut replay = log::replay::Replay::new(self.at);
        let report = read(&self.target, &self.known, &mut |index, entry, content| replay.entry(index, entry, content))?;
        for finding in &report.findings {
            eprintln!("DOES NOT HOLD: {finding}");
        }
        if !report.findings.is_empty() {
            eprintln!("not verified: log {} of {} entries; nothing is shown", report.origin, report.size);
            return Ok(ExitCode::FAILURE);
        }
        let mut out = BufWriter::new(std::io::stdout().lock());
        let systems: Vec<_> = replay.systems().into_iter().filter(|system| self.wants(system)).collect();
        for system in &systems {
            serde_json::to_writer(&mut out, &replay.view(system))?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        let (count, at) = (systems.len(), self.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
        eprintln!("verified: log {} of {} entries; {count} systems at {at}", report.origin, report.size);
        Ok(ExitCode::SUCCESS)
    }

    fn wants(&self, system: &System) -> bool {
        (self.withdrawn || system.withdrawn.is_none())
            && self.system.as_ref().is_none_or(|address| system.is_at(address))
            && self.organization.as_ref().is_none_or(|slug| {
                system.addresses.last().is_some_and(|(organization, _)| organization.as_str() == slug)
            })
    }
}
