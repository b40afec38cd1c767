use super::export::each_line;
use crate::log::VerifierKey;
use crate::log::verify::{Head, Report, Verification};
use crate::store::Db;
use anyhow::{Context, bail, ensure};
use clap::Args;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check that a log is what was signed, entry by entry
///
/// TARGET is the address of a register, an export file (versions.ndjson), or the data folder of a register on SQLite.
/// Checks the signature, every entry, every field of every version, and, with --checkpoint, that the log is a
/// continuation of what you saved earlier. Says in plain words what does not hold; ends with 1 then.
///
/// Example: algorithm-register verify https://register.example.org --checkpoint saved.txt
#[derive(Debug, Args)]
pub struct Verify {
    /// Address, file or folder
    target: String,
    /// A checkpoint that you saved earlier (from /log/checkpoint)
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// The verifier key, if you know it from elsewhere than the target
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

impl Verify {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let saved = self
            .checkpoint
            .as_ref()
            .map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string()));
        let trusted = self.key.as_deref().map(VerifierKey::parse).transpose()?;
        let mut reading = Reading { saved: saved.transpose()?, trusted, verification: None };
        let path = Path::new(&self.target);
        if self.target.starts_with("http://") || self.target.starts_with("https://") {
            from_address(&self.target, &mut reading)?;
        } else if path.is_dir() {
            let file = path.join("register.db");
            ensure!(file.exists(), "{}: there is no register.db in this folder", path.display());
            let db = Db::open(&format!("sqlite://{}", file.display()), false)?;
            let mut conn = db.connection().context("the database is away")?;
            each_line(&mut conn, |line| reading.line(line.as_bytes()))?;
        } else {
            let file = File::open(path).with_context(|| self.target.clone())?;
            reading.all(BufReader::new(file))?;
        }
        let report = reading.finish()?;
        tell(&report);
        Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn from_address(address: &str, reading: &mut Reading) -> anyhow::Result<()> {
    let address = format!("{}/v1/export/versions.ndjson", address.trim_end_matches('/'));
    let mut response = ureq::get(&address).call().with_context(|| address.clone())?;
    reading.all(BufReader::new(response.body_mut().as_reader())).context(address)
}

/// A verification that begins with the first line.
struct Reading {
    saved: Option<String>,
    trusted: Option<VerifierKey>,
    verification: Option<Verification>,
}

impl Reading {
    fn all(&mut self, mut lines: impl BufRead) -> anyhow::Result<()> {
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            self.line(line.strip_suffix(b"\n").unwrap_or(&line))?;
            line.clear();
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8]) -> anyhow::Result<()> {
        // Bytes that are no text are a finding like any other: the line cannot be read.
        let line = String::from_utf8_lossy(line);
        match &mut self.verification {
            Some(verification) => verification.line(&line),
            None => {
                let head: Head =
                    serde_json::from_str(&line).context("the first line is not a checkpoint with its key")?;
                self.verification = Some(Verification::begin(&head, self.trusted.as_ref(), self.saved.as_deref()));
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<Report> {
        match self.verification {
            Some(verification) => Ok(verification.finish()),
            None => bail!("there is nothing to verify"),
        }
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
