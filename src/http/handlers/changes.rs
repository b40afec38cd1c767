//! `/v1/changes`: the entries of the log, as a list, by long poll, and as a stream of server-sent events.
mod list;
mod page;
mod position;
mod stream;

pub use list::list_changes;
pub use stream::stream_changes;
