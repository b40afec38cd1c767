use super::register::{describe_error, open_register};
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

/// Import records from a file of another register
///
/// Importing the same file again changes nothing; changed records become new versions. Rows with errors are listed and
/// skipped. A file that is truncated or does not match the profile is rejected as a whole.
///
/// Example: algorithm-register import algoritmes.json --profile nl-1.0
#[derive(Debug, Args)]
pub struct Import {
    /// File to import, optionally compressed with gzip
    file: PathBuf,
    /// Import profile: nl-1.0, uk-atrs, ca-ai-register, or register for the register's own NDJSON
    #[arg(long, value_parser = profile)]
    profile: SourceScheme,
    /// Slug of the organization for rows that do not name one
    #[arg(long, value_parser = slug)]
    organization: Option<Slug>,
    /// Time at which the file was retrieved (RFC 3339), if the file does not contain it
    #[arg(long, value_name = "TIME")]
    retrieved_at: Option<Instant>,
    /// Report what would change without writing anything
    #[arg(long)]
    dry_run: bool,
    /// Write a JSON report with the result of each row to a file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

fn profile(text: &str) -> Result<SourceScheme, String> {
    let profiles: Vec<_> = SourceScheme::ALL.iter().map(|scheme| scheme.as_str()).collect();
    SourceScheme::parse(text).ok_or_else(|| format!("expected one of: {}", profiles.join(", ")))
}

fn slug(text: &str) -> Result<Slug, String> {
    Slug::parse(text).ok_or_else(|| "expected a slug: lower-case letters, digits and hyphens".to_owned())
}

impl Import {
    pub fn run(self, settings: Settings) -> anyhow::Result<ExitCode> {
        let file = read(&self.file)?;
        let rows =
            formats::read(self.profile, &file, self.retrieved_at).with_context(|| self.file.display().to_string())?;
        let register = open_register(settings)?;
        let bar = ProgressBar::new(rows.len() as u64);
        bar.set_style(ProgressStyle::with_template("{wide_bar} {pos}/{len} rows {eta}")?);
        let options =
            imports::Options { profile: self.profile, organization: self.organization, dry_run: self.dry_run };
        let report =
            imports::run(&register, rows, &options, |done| bar.set_position(done as u64)).map_err(describe_error)?;
        bar.finish_and_clear();
        register.close();
        for line in report.refused() {
            let key = line.key.as_deref().unwrap_or("-");
            for error in &line.errors {
                println!("row {} ({key}): {} {} ({})", line.row, error.pointer, error.detail, error.code);
            }
        }
        println!(
            "{}{} rows: {} new, {} changed, {} unchanged, {} refused; {} new organizations",
            if self.dry_run { "dry run, nothing was written: " } else { "" },
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
        .map_err(|error| anyhow!("{}: invalid gzip file: {error}", path.display()))?;
    Ok(out)
}
