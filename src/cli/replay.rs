use super::reading::{Known, read};
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
/// TARGET is an export file (versions.ndjson), - for an export on standard input, the address of a register, or the data
/// folder of a register on SQLite. The whole log is verified first; if anything does not hold, that is told and nothing
/// is shown.
///
/// Writes one line of JSON for each system that was in the register at that time, with its record and its organization
/// as they were. Fields that a redaction took out since are missing, and named. A system or an organization of which the
/// log has nothing until then is told; if it has nothing of it at all, the exit code is 1.
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
        let mut named = [
            self.organization.as_deref().map(|name| Named::new(name, What::Organization)),
            self.system.as_deref().map(|name| Named::new(name, What::system(name))),
        ];
        let report = read(&self.target, &self.known, &mut |index, entry, content| {
            named.iter_mut().flatten().for_each(|named| named.look(entry, content, self.at));
            replay.entry(index, entry, content);
        })?;
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
        let mut all_known = true;
        for named in named.iter().flatten() {
            match (named.in_log, named.by_then) {
                (false, _) => eprintln!("{}: this log has nothing of that name", named.name),
                (true, false) => eprintln!("{}: the log has nothing of it until {at}", named.name),
                (true, true) => {}
            }
            all_known &= named.in_log;
        }
        Ok(if all_known { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn wants(&self, system: &System) -> bool {
        (self.withdrawn || system.withdrawn.is_none())
            && self.system.as_ref().is_none_or(|address| system.is_at(address))
            && self.organization.as_ref().is_none_or(|slug| {
                system.addresses.last().is_some_and(|(organization, _)| organization.as_str() == slug)
            })
    }
}

/// Something that is asked for by its name, and whether the log has it: a typing error must not look like nothing.
struct Named<'a> {
    name: &'a str,
    what: What<'a>,
    in_log: bool,
    /// Also at the time that is asked for.
    by_then: bool,
}

/// What a name is one of.
enum What<'a> {
    Organization,
    Id(Uuid),
    /// Organization and slug of a system.
    Address(&'a str, &'a str),
    Nothing,
}

impl<'a> What<'a> {
    fn system(name: &'a str) -> Self {
        match name.split_once(':') {
            Some((organization, slug)) => Self::Address(organization, slug),
            None => Uuid::try_parse(name).map_or(Self::Nothing, Self::Id),
        }
    }
}

impl<'a> Named<'a> {
    fn new(name: &'a str, what: What<'a>) -> Self {
        Self { name, what, in_log: false, by_then: false }
    }

    /// The next entry of the log.
    fn look(&mut self, entry: &Entry, content: Option<&Content>, at: Instant) {
        if self.by_then {
            return;
        }
        let of_organization = |name: &str| entry.organization.as_ref().is_some_and(|slug| slug.as_str() == name);
        let published = entry.kind == EntryKind::SystemPublished;
        let found = match self.what {
            What::Organization => of_organization(self.name),
            What::Id(id) => published && entry.subject == id,
            What::Address(organization, slug) => {
                let has_slug =
                    |content: &Content| content.object().get("slug").and_then(serde_json::Value::as_str) == Some(slug);
                published && of_organization(organization) && content.is_some_and(has_slug)
            }
            What::Nothing => false,
        };
        self.in_log |= found;
        self.by_then |= found && entry.at <= at;
    }
}
