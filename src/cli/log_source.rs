//! Reading a log with all that was published, from wherever it is, and verifying it on the way.
use super::export::each_line;
use crate::log::verify::{Head, Report, Verification};
use crate::log::{Content, Entry, VerifierKey};
use crate::store::Db;
use anyhow::{Context, bail, ensure};
use clap::Args;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What a reader knows of the log from elsewhere.
#[derive(Debug, Args)]
pub struct Known {
    /// A checkpoint that you saved earlier (from /log/checkpoint)
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// The verifier key, if you know it from elsewhere than the target
    #[arg(long, value_name = "KEY", alias = "trust")]
    key: Option<String>,
}

/// Told of each entry that can be read, with what it published. It is not true before the whole was verified.
type Each<'a> = &'a mut dyn FnMut(u64, &Entry, Option<&Content>);

/// Reads and verifies a whole log: from an address, an export file, standard input (`-`) or a data folder.
///
/// # Errors
/// If it cannot be read. What does not hold is in the report.
pub fn read(target: &str, known: &Known, each: Each<'_>) -> anyhow::Result<Report> {
    let saved = known.checkpoint.as_ref();
    let saved = saved.map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string()));
    let trusted = known.key.as_deref().map(VerifierKey::parse).transpose()?;
    let mut reading = Reading { saved: saved.transpose()?, trusted, verification: None, next: 0, each };
    let path = Path::new(target);
    if target.starts_with("http://") || target.starts_with("https://") {
        from_address(target, &mut reading)?;
    } else if target == "-" {
        reading.all(std::io::stdin().lock())?;
    } else if path.is_dir() {
        let file = path.join("register.db");
        ensure!(file.exists(), "{}: there is no register.db in this folder", path.display());
        let db = Db::open(&format!("sqlite://{}", file.display()), false)?;
        let mut conn = db.connection().context("the database is away")?;
        each_line(&mut conn, |line| reading.line(line.as_bytes()))?;
    } else {
        let file = File::open(path).with_context(|| target.to_owned())?;
        reading.all(BufReader::new(file))?;
    }
    reading.finish()
}

fn from_address(address: &str, reading: &mut Reading<'_>) -> anyhow::Result<()> {
    let address = format!("{}/v1/export/versions.ndjson", address.trim_end_matches('/'));
    let mut response = ureq::get(&address).call().with_context(|| address.clone())?;
    reading.all(BufReader::new(response.body_mut().as_reader())).context(address)
}

/// A verification that begins with the first line.
struct Reading<'a> {
    saved: Option<String>,
    trusted: Option<VerifierKey>,
    verification: Option<Verification>,
    /// The index of the next entry.
    next: u64,
    each: Each<'a>,
}

impl Reading<'_> {
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
            Some(verification) => {
                if let Some((entry, content)) = verification.read(&line) {
                    (self.each)(self.next, &entry, content.as_ref());
                }
                self.next += 1;
            }
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
