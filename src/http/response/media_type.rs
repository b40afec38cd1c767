//! Media types of responses.

pub const JSON: &str = "application/json";
pub const NDJSON: &str = "application/x-ndjson";
pub const JSON_LD: &str = "application/ld+json";
pub const EVENTS: &str = "text/event-stream";
pub const TEXT: &str = "text/plain; charset=utf-8";
pub const CSV: &str = "text/csv; charset=utf-8";
pub const XML: &str = "application/xml";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub const BINARY: &str = "application/octet-stream";
