//! The formats of an export: header, systems and end of each.
use crate::Result;
use crate::formats::{jsonld, table};
use crate::http::handlers::exports::line::LineWriter;
use crate::http::handlers::exports::snapshot::Snapshot;
use crate::http::request::query::Languages;
use crate::http::urls::UrlBuilder;
use crate::http::views;
use crate::http::views::SystemView;
use anyhow::Context;
use std::sync::Arc;
use utoipa::ToSchema;

/// A format that can be generated system by system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    Json,
    Ndjson,
    Csv,
    JsonLd,
}

/// All systems of an export as JSON.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "schema of the JSON that `SystemExport` writes system by system: it is never in memory as a whole"
)]
pub struct SystemExportDocument {
    items: Vec<SystemView<'static>>,
    /// Number of systems in `items`.
    #[schema(minimum = 0)]
    total: u64,
    /// Number of log entries that the export reflects.
    #[schema(minimum = 0)]
    index: u64,
}

/// Generates an export chunk by chunk. Sources of one state of the register and one URL generate the same bytes.
pub trait ExportSource: Send + 'static {
    /// Appends to `out` until it has `min_bytes` bytes or the export is complete. Returns true if more may follow.
    ///
    /// # Errors
    /// If a part of the export cannot be read or serialized.
    fn write_chunk(&mut self, out: &mut Vec<u8>, min_bytes: usize) -> Result<bool>;

    /// Returns true if a chunk is generated so fast that it needs no other thread.
    fn is_fast(&self) -> bool;
}

/// Generates the systems of a snapshot in one format.
pub struct SystemExport {
    snapshot: Arc<Snapshot>,
    format: ExportFormat,
    lines: LineWriter,
    next: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Header,
    /// Index into the systems of the snapshot.
    System(usize),
    Complete,
}

impl SystemExport {
    pub fn new(snapshot: Arc<Snapshot>, format: ExportFormat) -> Self {
        Self { lines: LineWriter::new(snapshot.clone()), snapshot, format, next: Step::Header }
    }
}

impl ExportSource for SystemExport {
    fn is_fast(&self) -> bool {
        matches!(self.format, ExportFormat::Json | ExportFormat::Ndjson)
    }

    fn write_chunk(&mut self, out: &mut Vec<u8>, min_bytes: usize) -> Result<bool> {
        while out.len() < min_bytes {
            match self.next {
                Step::Header => {
                    self.write_header(out)?;
                    self.next = Step::System(0);
                }
                Step::System(n) if n < self.snapshot.systems.len() => {
                    self.write_system(n, out)?;
                    self.next = Step::System(n + 1);
                }
                Step::System(_) => {
                    self.write_end(out);
                    self.next = Step::Complete;
                }
                Step::Complete => return Ok(false),
            }
        }
        Ok(self.next != Step::Complete)
    }
}

impl SystemExport {
    fn write_header(&self, out: &mut Vec<u8>) -> Result<()> {
        match self.format {
            ExportFormat::Json => out.extend_from_slice(b"{\"items\":["),
            ExportFormat::Ndjson => {}
            ExportFormat::Csv => table::csv_header(out),
            ExportFormat::JsonLd => {
                out.extend_from_slice(b"{\"@context\":");
                let context = jsonld::context(&self.snapshot.basis.public_url);
                serde_json::to_writer(&mut *out, &context).context("a JSON-LD context cannot be serialized")?;
                out.extend_from_slice(b",\"@graph\":[\n");
            }
        }
        Ok(())
    }

    fn write_system(&mut self, n: usize, out: &mut Vec<u8>) -> Result<()> {
        let snapshot = self.snapshot.clone();
        let Some(system) = snapshot.systems.get(n) else { return Ok(()) };
        if n > 0 && matches!(self.format, ExportFormat::Json | ExportFormat::JsonLd) {
            out.extend_from_slice(b",\n");
        }
        match self.format {
            ExportFormat::Json => self.lines.write(system, out),
            ExportFormat::Ndjson => {
                self.lines.write(system, out)?;
                out.push(b'\n');
                Ok(())
            }
            ExportFormat::Csv => {
                let languages = Languages::Preferred(Vec::new());
                let (view, _) = views::system(&*snapshot, system, &languages, snapshot.basis.today)?;
                let url = UrlBuilder::new(&snapshot.basis.public_url).system(system.id);
                table::csv_row(table::row(&view, &url), out);
                Ok(())
            }
            ExportFormat::JsonLd => {
                let node = views::linked(&*snapshot, system, &snapshot.basis.public_url, jsonld::node)?;
                Ok(serde_json::to_writer(out, &node).context("a JSON-LD node cannot be serialized")?)
            }
        }
    }

    fn write_end(&self, out: &mut Vec<u8>) {
        let (total, size) = (self.snapshot.systems.len(), self.snapshot.basis.log_size);
        match self.format {
            ExportFormat::Json => out.extend_from_slice(format!("],\"total\":{total},\"index\":{size}}}\n").as_bytes()),
            ExportFormat::JsonLd => out.extend_from_slice(b"\n]}\n"),
            ExportFormat::Ndjson | ExportFormat::Csv => {}
        }
    }
}
