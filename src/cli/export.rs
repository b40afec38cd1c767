use crate::config::Settings;
use crate::log::verify::{Head, Line};
use crate::store::{Conn, Db, log, versions};
use anyhow::Context;
use clap::Subcommand;
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Write the register's data to files
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Every version that was ever published, with the log that proves it
    ///
    /// NDJSON: the signed checkpoint, then one line for each entry. `verify` checks such a file without a network.
    ///
    /// Example: algorithm-register export versions versions.ndjson
    Versions {
        /// Where to; standard output if it is left out
        file: Option<PathBuf>,
    },
}

impl Export {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let Self::Versions { file } = self;
        let db = Db::open(&settings.database_url, false)?;
        let mut conn = db.connection().context("the database is away")?;
        let out: Box<dyn Write> = match &file {
            Some(path) => Box::new(std::fs::File::create(path).with_context(|| path.display().to_string())?),
            None => Box::new(std::io::stdout().lock()),
        };
        let mut out = BufWriter::new(out);
        each_line(&mut conn, |line| {
            out.write_all(line.as_bytes())?;
            Ok(out.write_all(b"\n")?)
        })?;
        out.flush()?;
        Ok(())
    }
}

/// Entries read at once.
const STEP: u64 = 500;

/// The lines of an export, one after the other, straight from a database.
///
/// From one state of the database: a redaction in the middle would look like a silent removal.
pub fn each_line(conn: &mut Conn, tell: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    conn.snapshot(|conn| tell_lines(conn, tell))
}

fn tell_lines(conn: &mut Conn, mut tell: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let head = log::head(conn, false)?.context("the log has not begun")?;
    let size = head.compact_range.size();
    tell(&serde_json::to_string(&Head { checkpoint: head.checkpoint, verifier_key: head.verifier_key })?)?;
    let mut first = 0;
    while first < size {
        let end = size.min(first + STEP);
        let published = versions::list_by_entry_range(conn, first, end)?;
        let published: HashMap<u64, _> =
            published.into_iter().map(|version| (version.entry_index, version.content)).collect();
        for (index, entry) in log::entries(conn, first, end)? {
            let line = Line::new(index, entry.as_bytes(), published.get(&index))?;
            tell(&serde_json::to_string(&line)?)?;
        }
        first = end;
    }
    Ok(())
}
