//! Reads a log from any source and verifies it.
use super::export::for_each_export_line;
use crate::log::verify::{ExportHeader, Report, Verification};
use crate::log::{Content, Entry, VerifierKey};
use crate::store::Db;
use anyhow::{Context, bail, ensure};
use clap::Args;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Checkpoint and key that the user got from a source independent of the log.
#[derive(Debug, Args)]
pub struct TrustOptions {
    /// Checkpoint that you saved earlier from /log/checkpoint
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Verifier key, from a source other than TARGET
    #[arg(long, value_name = "KEY", alias = "trust")]
    key: Option<String>,
}

/// Called for each entry that can be parsed and the content it published. Not trustworthy before the whole log is
/// verified.
type EntryCallback<'a> = &'a mut dyn FnMut(u64, &Entry, Option<&Content>);

/// Reads and verifies a complete log from a URL, an export file, standard input (`-`) or a data directory.
///
/// # Errors
/// If the log cannot be read. Failed checks are listed in the report.
pub fn verify_log(target: &str, trust: &TrustOptions, on_entry: EntryCallback<'_>) -> anyhow::Result<Report> {
    let saved =
        trust.checkpoint.as_ref().map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string()));
    let trusted = trust.key.as_deref().map(VerifierKey::parse).transpose()?;
    let mut reader = LogReader { saved: saved.transpose()?, trusted, verification: None, next_index: 0, on_entry };
    let path = Path::new(target);
    if target.starts_with("http://") || target.starts_with("https://") {
        read_url(target, &mut reader)?;
    } else if target == "-" {
        reader.read_lines(std::io::stdin().lock())?;
    } else if path.is_dir() {
        let file = path.join("register.db");
        ensure!(file.exists(), "{}: the directory contains no register.db", path.display());
        let db = Db::open(&format!("sqlite://{}", file.display()), false)?;
        let mut conn = db.connection().context("the database is unavailable")?;
        for_each_export_line(&mut conn, |line| reader.line(line.as_bytes()))?;
    } else {
        let file = File::open(path).with_context(|| target.to_owned())?;
        reader.read_lines(BufReader::new(file))?;
    }
    reader.finish()
}

fn read_url(url: &str, reader: &mut LogReader<'_>) -> anyhow::Result<()> {
    let url = format!("{}/v1/export/versions.ndjson", url.trim_end_matches('/'));
    let mut response = ureq::get(&url).call().with_context(|| url.clone())?;
    reader.read_lines(BufReader::new(response.body_mut().as_reader())).context(url)
}

/// Feeds lines to a verification, which starts with the first line.
struct LogReader<'a> {
    saved: Option<String>,
    trusted: Option<VerifierKey>,
    verification: Option<Verification>,
    /// The index of the next entry.
    next_index: u64,
    on_entry: EntryCallback<'a>,
}

impl LogReader<'_> {
    fn read_lines(&mut self, mut lines: impl BufRead) -> anyhow::Result<()> {
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            self.line(line.strip_suffix(b"\n").unwrap_or(&line))?;
            line.clear();
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> anyhow::Result<()> {
        // Invalid UTF-8 becomes a finding: the replaced characters make the line invalid.
        let line = String::from_utf8_lossy(line);
        match &mut self.verification {
            Some(verification) => {
                if let Some((entry, content)) = verification.read_line(&line) {
                    (self.on_entry)(self.next_index, &entry, content.as_ref());
                }
                self.next_index += 1;
            }
            None => {
                let header: ExportHeader = serde_json::from_str(&line)
                    .context("the first line is not an export header with a checkpoint and a verifier key")?;
                self.verification = Some(Verification::new(&header, self.trusted.as_ref(), self.saved.as_deref()));
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Report> {
        match self.verification {
            Some(verification) => Ok(verification.finish()),
            None => bail!("the log is empty: there is nothing to verify"),
        }
    }
}
