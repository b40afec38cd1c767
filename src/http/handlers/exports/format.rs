//! The forms of an export: how its begin, each of its systems and its end are written.
use crate::Result;
use crate::formats::{jsonld, table};
use crate::http::handlers::exports::line::Lines;
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::request::query::Languages;
use crate::http::urls::UrlBuilder;
use crate::http::views;
use anyhow::Context;
use std::sync::Arc;

/// A form that is written as it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    Json,
    Ndjson,
    Csv,
    JsonLd,
}

/// Writes an export piece by piece. Those of one moment and one address write the same bytes.
pub trait ExportSource: Send + 'static {
    /// Appends parts until `out` has `enough` bytes or all is said. False: nothing more will come.
    ///
    /// # Errors
    /// If something of it cannot be read or written.
    fn write(&mut self, out: &mut Vec<u8>, enough: usize) -> Result<bool>;

    /// Whether a piece is written so quickly that no other thread need do it.
    fn is_quick(&self) -> bool;
}

/// Writes a snapshot in one form.
pub struct Writer {
    snapshot: Arc<Snapshot>,
    form: ExportFormat,
    lines: Lines,
    next: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Begin,
    System(usize),
    Over,
}

impl Writer {
    pub fn new(snapshot: Arc<Snapshot>, form: ExportFormat) -> Self {
        Self { lines: Lines::new(snapshot.clone()), snapshot, form, next: Part::Begin }
    }
}

impl ExportSource for Writer {
    fn is_quick(&self) -> bool {
        matches!(self.form, ExportFormat::Json | ExportFormat::Ndjson)
    }

    fn write(&mut self, out: &mut Vec<u8>, enough: usize) -> Result<bool> {
        while out.len() < enough {
            match self.next {
                Part::Begin => {
                    self.begin(out)?;
                    self.next = Part::System(0);
                }
                Part::System(n) if n < self.snapshot.systems.len() => {
                    self.system(n, out)?;
                    self.next = Part::System(n + 1);
                }
                Part::System(_) => {
                    self.end(out);
                    self.next = Part::Over;
                }
                Part::Over => return Ok(false),
            }
        }
        Ok(self.next != Part::Over)
    }
}

impl Writer {
    fn begin(&self, out: &mut Vec<u8>) -> Result<()> {
        match self.form {
            ExportFormat::Json => out.extend_from_slice(b"{\"items\":["),
            ExportFormat::Ndjson => {}
            ExportFormat::Csv => table::csv_header(out),
            ExportFormat::JsonLd => {
                out.extend_from_slice(b"{\"@context\":");
                let context = jsonld::context(&self.snapshot.moment.public_url);
                serde_json::to_writer(&mut *out, &context).context("a context cannot be written")?;
                out.extend_from_slice(b",\"@graph\":[\n");
            }
        }
        Ok(())
    }

    fn system(&mut self, n: usize, out: &mut Vec<u8>) -> Result<()> {
        let snapshot = self.snapshot.clone();
        let Some(system) = snapshot.systems.get(n) else { return Ok(()) };
        if n > 0 && matches!(self.form, ExportFormat::Json | ExportFormat::JsonLd) {
            out.extend_from_slice(b",\n");
        }
        match self.form {
            ExportFormat::Json => self.lines.write(system, out),
            ExportFormat::Ndjson => {
                self.lines.write(system, out)?;
                out.push(b'\n');
                Ok(())
            }
            ExportFormat::Csv => {
                let (shown, _) =
                    views::system(&*snapshot, system, &Languages::Preferred(Vec::new()), snapshot.moment.today)?;
                let address = UrlBuilder::new(&snapshot.moment.public_url).system(system.id);
                table::csv_row(table::row(&shown, &address), out);
                Ok(())
            }
            ExportFormat::JsonLd => {
                let node = views::linked(&*snapshot, system, &snapshot.moment.public_url, jsonld::node)?;
                Ok(serde_json::to_writer(out, &node).context("a node cannot be written")?)
            }
        }
    }

    fn end(&self, out: &mut Vec<u8>) {
        let (total, size) = (self.snapshot.systems.len(), self.snapshot.moment.size);
        match self.form {
            ExportFormat::Json => out.extend_from_slice(format!("],\"total\":{total},\"index\":{size}}}\n").as_bytes()),
            ExportFormat::JsonLd => out.extend_from_slice(b"\n]}\n"),
            ExportFormat::Ndjson | ExportFormat::Csv => {}
        }
    }
}
