use super::for_acts;
use crate::config::Settings;
use crate::domain::systems::SourceScheme;
use crate::domain::values::{Instant, Slug};
use crate::formats;
use crate::service::imports::{self, Outcome};
use anyhow::{Context, anyhow};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// Import a file of records that others published
///
/// The same file again changes nothing; a changed one publishes new versions of what changed. A row that cannot be
/// taken in is told with its reason and stops nothing else. A file that is broken off, or of another profile, is
/// refused as a whole.
///
/// Example: algorithm-register import algoritmes.json --profile nl-1.0
#[derive(Debug, Args)]
pub struct Import {
    /// The file; gzip is unpacked
    file: PathBuf,
    /// What the file is: nl-1.0, uk-atrs, ca-ai-register, or register for the register's own NDJSON
    #[arg(long, value_parser = profile)]
    profile: SourceScheme,
    /// Slug of the organization of rows that name none
    #[arg(long, value_parser = slug)]
    organization: Option<Slug>,
    /// When the file was fetched (RFC 3339), where it does not say so itself
    #[arg(long, value_name = "TIME")]
    retrieved_at: Option<Instant>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Write a report with a line for each row, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

fn profile(text: &str) -> Result<SourceScheme, String> {
    let known: Vec<_> = SourceScheme::ALL.iter().map(|scheme| scheme.as_str()).collect();
    SourceScheme::parse(text).ok_or_else(|| format!("one of these is expected: {}", known.join(", ")))
}

fn slug(text: &str) -> Result<Slug, String> {
    Slug::parse(text).ok_or_else(|| "a slug is expected: lower-case letters, digits and hyphens".to_owned())
}

impl Import {
    pub fn run(self, settings: Settings) -> anyhow::Result<ExitCode> {
        let file = read(&self.file)?;
        let rows =
            formats::read(self.profile, &file, self.retrieved_at).with_context(|| self.file.display().to_string())?;
        let register = for_acts(settings)?;
        let bar = ProgressBar::new(rows.len() as u64);
        bar.set_style(ProgressStyle::with_template("{wide_bar} {pos}/{len} rows {eta}")?);
        let options =
            imports::Options { profile: self.profile, organization: self.organization, dry_run: self.dry_run };
        let report =
            imports::run(&register, rows, &options, |done| bar.set_position(done as u64)).map_err(super::told)?;
        bar.finish_and_clear();
        register.close();
        for line in report.refused() {
            let key = line.key.as_deref().unwrap_or("-");
            for fault in &line.errors {
                println!("row {} ({key}): {} {} ({})", line.row, fault.pointer, fault.detail, fault.code);
            }
        }
        println!(
            "{}{} rows: {} new, {} changed, {} unchanged, {} refused; {} new organizations",
            if self.dry_run { "rehearsal, nothing was written: " } else { "" },
            report.rows.len(),
            report.count(Outcome::Published),
            report.count(Outcome::Updated),
            report.count(Outcome::Unchanged),
            report.count(Outcome::Refused),
            report.new_organizations,
        );
        if let Some(path) = &self.report {
            std::fs::write(path, serde_json::to_vec_pretty(&report)?).with_context(|| path.display().to_string())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn read(path: &PathBuf) -> anyhow::Result<Vec<u8>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut out)
        .map_err(|error| anyhow!("{}: not a whole gzip file: {error}", path.display()))?;
    Ok(out)
}
