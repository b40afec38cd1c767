use super::log_source::{TrustOptions, verify_log};
use crate::domain::values::Instant;
use crate::log::entry::{Entry, EntryKind};
use crate::log::replay::System;
use crate::log::{self, Content};
use chrono::{DateTime, NaiveDate};
use clap::Args;
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use uuid::Uuid;

/// Show the register as it was at a past time, from an export alone
///
/// TARGET is an export file (versions.ndjson), - for standard input, the URL of a register, or the data directory of a
/// register that uses SQLite. The whole log is verified first. If a check fails, the problems are reported and nothing
/// is shown.
///
/// Writes one line of JSON for each system that was in the register at that time, with its record and its organization
/// as they were. Fields that were redacted since then are missing, and their names are listed. If the log has no
/// entries of the selected system or organization up to that time, a message says so; if it has none at all, the exit
/// code is 1.
///
/// Example: algorithm-register replay versions.ndjson --at 2026-03-31 --organization amsterdam
#[derive(Debug, Args)]
pub struct Replay {
    /// Export file, -, URL or data directory
    target: String,
    /// Time (RFC 3339), or a date, which means the end of that day in UTC
    #[arg(long, value_name = "DATE|TIME", value_parser = time)]
    at: Instant,
    /// Show only this system: its UUID, or any address it had up to that time, as ORGANIZATION:SLUG
    #[arg(long, value_name = "SYSTEM")]
    system: Option<String>,
    /// Show only systems of this organization
    #[arg(long, value_name = "SLUG")]
    organization: Option<String>,
    /// Include withdrawn systems
    #[arg(long)]
    withdrawn: bool,
    #[command(flatten)]
    trust: TrustOptions,
}

fn time(text: &str) -> Result<Instant, &'static str> {
    // The log has a precision of microseconds: this is the last one of the day.
    let end = |day: NaiveDate| day.and_hms_micro_opt(23, 59, 59, 999_999).map(|at| at.and_utc());
    let day = text.parse().ok().and_then(end);
    let at = DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
    day.or(at).ok_or("expected a date or an RFC 3339 time, such as 2026-03-31 or 2026-03-31T12:00:00Z")
}

impl Replay {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut replay = log::replay::Replay::new(self.at);
        let mut selectors = [
            self.organization.as_deref().map(|name| Selector::new(name, SelectorKind::Organization)),
            self.system.as_deref().map(|name| Selector::new(name, SelectorKind::system(name))),
        ];
        let report = verify_log(&self.target, &self.trust, &mut |index, entry, content| {
            selectors.iter_mut().flatten().for_each(|selector| selector.observe(entry, content, self.at));
            replay.apply(index, entry, content);
        })?;
        for finding in &report.findings {
            eprintln!("FAILED: {finding}");
        }
        if !report.findings.is_empty() {
            eprintln!("not verified: log {} of {} entries; no systems are shown", report.origin, report.size);
            return Ok(ExitCode::FAILURE);
        }
        let mut out = BufWriter::new(std::io::stdout().lock());
        let systems: Vec<_> = replay.systems().into_iter().filter(|system| self.selects(system)).collect();
        for system in &systems {
            serde_json::to_writer(&mut out, &replay.view(system))?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        let (count, at) = (systems.len(), self.at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
        eprintln!("verified: log {} of {} entries; {count} systems at {at}", report.origin, report.size);
        let mut all_found = true;
        for selector in selectors.iter().flatten() {
            match (selector.found, selector.found_in_time) {
                (false, _) => eprintln!("{}: the log has no entries of this name", selector.name),
                (true, false) => eprintln!("{}: the log has no entries of it up to {at}", selector.name),
                (true, true) => {}
            }
            all_found &= selector.found;
        }
        Ok(if all_found { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn selects(&self, system: &System) -> bool {
        (self.withdrawn || system.withdrawn.is_none())
            && self.system.as_ref().is_none_or(|address| system.matches_address(address))
            && self.organization.as_ref().is_none_or(|slug| {
                system.addresses.last().is_some_and(|(organization, _)| organization.as_str() == slug)
            })
    }
}

/// A system or organization selected by name. A misspelt name must not look like an empty result.
struct Selector<'a> {
    name: &'a str,
    kind: SelectorKind<'a>,
    found: bool,
    /// True if an entry up to the requested time matches.
    found_in_time: bool,
}

/// The meaning of a selected name.
enum SelectorKind<'a> {
    Organization,
    Id(Uuid),
    /// The slugs of the organization and of the system.
    Address(&'a str, &'a str),
    /// Neither an id nor an address.
    Invalid,
}

impl<'a> SelectorKind<'a> {
    fn system(name: &'a str) -> Self {
        match name.split_once(':') {
            Some((organization, slug)) => Self::Address(organization, slug),
            None => Uuid::try_parse(name).map_or(Self::Invalid, Self::Id),
        }
    }
}

impl<'a> Selector<'a> {
    fn new(name: &'a str, kind: SelectorKind<'a>) -> Self {
        Self { name, kind, found: false, found_in_time: false }
    }

    /// Records whether an entry matches the name.
    fn observe(&mut self, entry: &Entry, content: Option<&Content>, at: Instant) {
        if self.found_in_time {
            return;
        }
        let of_organization = |name: &str| entry.organization.as_ref().is_some_and(|slug| slug.as_str() == name);
        let published = entry.kind == EntryKind::SystemPublished;
        let matches = match self.kind {
            SelectorKind::Organization => of_organization(self.name),
            SelectorKind::Id(id) => published && entry.subject == id,
            SelectorKind::Address(organization, slug) => {
                let has_slug =
                    |content: &Content| content.object().get("slug").and_then(serde_json::Value::as_str) == Some(slug);
                published && of_organization(organization) && content.is_some_and(has_slug)
            }
            SelectorKind::Invalid => false,
        };
        self.found |= matches;
        self.found_in_time |= matches && entry.at <= at;
    }
}
