use crate::config::Settings;
use crate::log::verify::{ExportHeader, ExportLine};
use crate::store::{Conn, Db, log, versions};
use anyhow::Context;
use clap::Subcommand;
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Export data of the register to files
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Export every published version with the log that proves it
    ///
    /// Writes NDJSON: the signed checkpoint, then one line per log entry. `verify` checks the file without network
    /// access.
    ///
    /// Example: algorithm-register export versions versions.ndjson
    Versions {
        /// Output file [default: standard output]
        file: Option<PathBuf>,
    },
}

impl Export {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let Self::Versions { file } = self;
        let db = Db::open(&settings.database_url, false)?;
        let mut conn = db.connection().context("the database is unavailable")?;
        let out: Box<dyn Write> = match &file {
            Some(path) => Box::new(std::fs::File::create(path).with_context(|| path.display().to_string())?),
            None => Box::new(std::io::stdout().lock()),
        };
        let mut out = BufWriter::new(out);
        for_each_export_line(&mut conn, |line| {
            out.write_all(line.as_bytes())?;
            Ok(out.write_all(b"\n")?)
        })?;
        out.flush()?;
        Ok(())
    }
}

/// The number of entries read at once.
const BATCH: u64 = 500;

/// Calls `write` with each line of an export, read directly from the database.
///
/// All lines come from one snapshot: a redaction during the export would look like a silent removal.
pub fn for_each_export_line(conn: &mut Conn, write: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    conn.snapshot(|conn| export_lines(conn, write))
}

fn export_lines(conn: &mut Conn, mut write: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let head = log::head(conn, false)?.context("the log is empty")?;
    let size = head.compact_range.size();
    write(&serde_json::to_string(&ExportHeader { checkpoint: head.checkpoint, verifier_key: head.verifier_key })?)?;
    let mut first = 0;
    while first < size {
        let end = size.min(first + BATCH);
        let published = versions::list_by_entry_range(conn, first, end)?;
        let published: HashMap<u64, _> =
            published.into_iter().map(|version| (version.entry_index, version.content)).collect();
        for (index, entry) in log::entries(conn, first, end)? {
            let line = ExportLine::new(index, entry.as_bytes(), published.get(&index))?;
            write(&serde_json::to_string(&line)?)?;
        }
        first = end;
    }
    Ok(())
}
