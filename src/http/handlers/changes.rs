//! `/v1/changes`: the entries of the log, as a list, by long poll, and as a stream of server-sent events.
use crate::catalog::Change;
use crate::domain::shape::MAX_INTEGER;
use crate::http::long_poll::{LongPollLimiter, Slot, Wakeup};
use crate::http::request::head::HeadOnly;
use crate::http::request::query::{FromQuery, QueryParams, QueryReader};
use crate::http::response::encoding::accepts_media_type;
use crate::http::response::media_type::{EVENTS, JSON};
use crate::http::response::public::{CachePolicy, CacheableResponse};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use std::time::Duration;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Longest wait of a long poll, in seconds.
const MAX_WAIT: u64 = 60;
/// Interval of the comments on an idle stream. Writing them also reveals that a client is gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Time within which a process sees the entries that another process appended, with a margin.
const MAX_LAG: Duration = Duration::from_secs(2);
/// Most entries in one chunk of a stream.
const CHUNK_ENTRIES: u64 = 200;
const EXPECTED_INDEX: &str = "an index of the log is expected";

/// A position in the log, and how long to wait for more.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
struct ChangeListQuery {
    /// Index of the last entry that you have. If it is left out, the list begins with the first entry of the log.
    #[param(minimum = 0)]
    after: Option<u64>,
    /// Items per page.
    #[param(minimum = 1, maximum = 1000, default = 100, required = false)]
    limit: u64,
    /// Seconds to wait if there are no new entries yet. The response comes as soon as there is one.
    #[param(minimum = 1, maximum = 60)]
    wait: Option<u64>,
}

impl FromQuery for ChangeListQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=1000).contains(limit));
        let wait = |text: &str| text.parse().ok().filter(|wait| (1..=MAX_WAIT).contains(wait));
        Self {
            after: query.optional("after", EXPECTED_INDEX, parse_index),
            limit: query.optional("limit", "a number from 1 to 1000 is expected", limit).unwrap_or(100),
            wait: query.optional("wait", "a number of seconds from 1 to 60 is expected", wait),
        }
    }
}

/// The position in the log after which a stream begins.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
struct ChangeStreamQuery {
    /// Index of the last entry that you have. Without it and without `Last-Event-ID`, the stream begins with the next
    /// new entry.
    #[param(minimum = 0)]
    after: Option<u64>,
    /// The header, which has precedence. Read with the query, so that all errors are reported at once.
    #[param(ignore)]
    last_event_id: Option<u64>,
}

impl FromQuery for ChangeStreamQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        let after = query.optional("after", EXPECTED_INDEX, parse_index);
        // Clients that have no event yet may send the header empty.
        let header = request.headers().get("Last-Event-ID").filter(|id| !id.is_empty());
        let last_event_id = header.map(|id| id.to_str().ok().and_then(parse_index));
        if last_event_id == Some(None) {
            query.fault("Last-Event-ID", "header", EXPECTED_INDEX);
        }
        Self { after, last_event_id: last_event_id.flatten() }
    }
}

/// Consecutive entries of the log.
#[derive(ToSchema)]
#[expect(dead_code, reason = "schema only: `page_json` concatenates entries that are JSON already")]
struct ChangeList {
    items: Vec<LogEntry>,
    /// Number of entries in the log.
    #[schema(minimum = 0)]
    total: u64,
    /// `after` of the next request; null if this is the end of the log.
    #[schema(minimum = 0)]
    next: Option<u64>,
}

/// An entry of the log with its index.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "schema only: an entry is sent as the JSON that the log stores, with its index")]
struct LogEntry {
    #[schema(minimum = 0)]
    index: u64,
    /// Type of the event, such as `system.published`.
    r#type: String,
    at: DateTime<Utc>,
    /// Role of the person or part that caused the event.
    by: String,
    /// UUID of the organization, system or challenge that the entry is about.
    subject: Uuid,
    /// Slug of the organization.
    #[schema(required = false)]
    organization: String,
    #[schema(required = false, minimum = 1)]
    version: u32,
    /// Digest of the published content.
    #[schema(required = false)]
    digest: String,
    /// Languages of the published content.
    #[schema(required = false)]
    language: Vec<String>,
    /// The publisher's description of the change, by language.
    #[schema(value_type = Object, required = false)]
    note: Value,
    /// Reason for the withdrawal of a system.
    #[schema(required = false)]
    reason: String,
    /// Legal ground of a redaction.
    #[schema(required = false)]
    ground: String,
    /// Fields that changed or were redacted.
    #[schema(required = false)]
    fields: Vec<String>,
    /// State of a challenge after the event.
    #[schema(required = false)]
    state: String,
    /// Kind of a challenge.
    #[schema(required = false)]
    challenge: String,
    /// UUID of the system that a challenge is about.
    #[schema(required = false)]
    system: Uuid,
    /// The new verifier key, after a key rotation.
    #[schema(required = false)]
    verifier_key: String,
}

/// List the entries of the log
///
/// In the order of the log, each entry exactly once: repeat the request with `after` = the last index that you have.
/// With `wait`, an empty list means that the time is up. An `after` that the log does not have yet is an error: the log
/// may have been restored from a backup.
#[utoipa::path(
    tag = "log",
    params(ChangeListQuery),
    responses((status = 200, description = "Entries of the log", body = ChangeList)),
)]
#[get("/changes")]
pub async fn list_changes(
    register: Data<Register>,
    long_polls: Data<LongPollLimiter>,
    query: QueryParams<ChangeListQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let ChangeListQuery { after, limit, wait } = query.0;
    let first = index_after(&register, &long_polls, "after", after).await?;
    if let Some(seconds) = wait.filter(|_| register.catalog.read().size <= first) {
        let mut slot = long_polls.acquire(register.catalog.watch_size())?;
        slot.wait_for_more_than(first, Duration::from_secs(seconds)).await;
    }
    let (changes, size) = register.changes(first, limit).await?;
    let policy = if wait.is_some() { CachePolicy::Revalidate } else { CachePolicy::ShortLived };
    CacheableResponse::new(JSON, page_json(&changes, size)).index(size).policy(policy).to(&request)
}

/// Stream the entries of the log
///
/// Server-sent events: `id` is the index of the entry, `event` its type, and `data` the entry as in `/v1/changes`. To
/// resume a stream that broke off, send `Last-Event-ID`; it has precedence over `after`. A comment every 15 seconds
/// shows that the stream is alive.
#[utoipa::path(
    tag = "log",
    params(
        ChangeStreamQuery,
        ("Last-Event-ID" = Option<u64>, Header, description = "The id of the last event that you have", minimum = 0, nullable = false),
    ),
    responses(
        (status = 200, description = "Events, until one side closes the stream", body = String, content_type = "text/event-stream"),
    ),
)]
#[get("/changes/stream")]
pub async fn stream_changes(
    register: Data<Register>,
    long_polls: Data<LongPollLimiter>,
    query: QueryParams<ChangeStreamQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    if !accepts_media_type(request.headers(), EVENTS) {
        return Err(Error::NotAcceptable);
    }
    let next_index = stream_start(&register, &long_polls, &query.0).await?;
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, EVENTS)).insert_header((header::CACHE_CONTROL, "no-store"));
    // nginx would otherwise collect events until they fill a buffer.
    response.insert_header(("X-Accel-Buffering", "no"));
    if request.extensions().contains::<HeadOnly>() {
        return Ok(response.streaming(stream::empty::<Result<Bytes>>()));
    }
    let slot = long_polls.acquire(register.catalog.watch_size())?;
    let register = register.into_inner().as_ref().clone();
    let events = ChangeStream { register, slot, next_index, started: false };
    let chunks = stream::unfold(events, |mut events| async move {
        let chunk = events.next_chunk().await?;
        Some((Bytes::from(chunk), events))
    });
    Ok(response.streaming(chunks.map(Ok::<_, Error>)))
}

/// Parses an index of the log. `None` beyond 2^53: no log is that long, and JSON cannot carry the number.
fn parse_index(text: &str) -> Option<u64> {
    text.parse().ok().filter(|index| *index <= MAX_INTEGER)
}

/// Returns the index of the first entry of a stream.
///
/// # Errors
/// As [`index_after`].
async fn stream_start(register: &Register, long_polls: &LongPollLimiter, query: &ChangeStreamQuery) -> Result<u64> {
    match (query.last_event_id, query.after) {
        (None, None) => Ok(register.catalog.read().size),
        (Some(_), _) => index_after(register, long_polls, "Last-Event-ID", query.last_event_id).await,
        (None, Some(_)) => index_after(register, long_polls, "after", query.after).await,
    }
}

/// Returns the index after the last entry that a client has. If the log of this process is shorter, waits for it:
/// another process may have sent the client more than this one has seen yet.
///
/// # Errors
/// `BadRequest` if the log does not have the entry: the client has read another log.
async fn index_after(
    register: &Register,
    long_polls: &LongPollLimiter,
    parameter: &str,
    after: Option<u64>,
) -> Result<u64> {
    let Some(after) = after.filter(|after| register.catalog.read().size <= *after) else {
        return Ok(after.map_or(0, |after| after + 1));
    };
    match long_polls.acquire(register.catalog.watch_size())?.wait_for_more_than(after, MAX_LAG).await {
        Wakeup::Grown => return Ok(after + 1),
        Wakeup::TimedOut if register.catalog.log_reachable() => {}
        Wakeup::TimedOut => return Err(Error::Unavailable("the log cannot be followed".into())),
        Wakeup::ShuttingDown => return Err(Error::Unavailable("the register is shutting down".into())),
    }
    let size = register.catalog.read().size;
    let detail =
        format!("the log has only {size} entries and no entry {after}; it may have been restored from a backup");
    Err(Error::parameter(parameter, "notInLog", detail))
}

/// Writes a [`ChangeList`]. Its entries are JSON already.
fn page_json(changes: &[Change], size: u64) -> Vec<u8> {
    let items: Vec<&str> = changes.iter().map(|change| change.json.as_ref()).collect();
    let next = changes.last().map(|last| last.index).filter(|last| last + 1 < size);
    let next = next.map_or_else(|| "null".to_owned(), |next| next.to_string());
    format!("{{\"items\":[{}],\"total\":{size},\"next\":{next}}}", items.join(",")).into_bytes()
}

/// An open stream of events.
struct ChangeStream {
    register: Register,
    slot: Slot,
    next_index: u64,
    started: bool,
}

impl ChangeStream {
    /// Returns the next chunk of events. `None` ends the stream; its client may resume after the last id.
    async fn next_chunk(&mut self) -> Option<String> {
        if !self.started {
            self.started = true;
            return Some("retry: 3000\n\n".into());
        }
        match self.slot.wait_for_more_than(self.next_index, HEARTBEAT).await {
            Wakeup::Grown => {}
            Wakeup::TimedOut => return Some(":\n\n".into()),
            Wakeup::ShuttingDown => return None,
        }
        let changes = match self.register.changes(self.next_index, CHUNK_ENTRIES).await {
            Ok((changes, _)) => changes,
            Err(error) => {
                tracing::warn!(%error, "a stream of changes ended early");
                return None;
            }
        };
        self.next_index = changes.last()?.index + 1;
        let event = |Change { index, kind, json }: &Change| format!("id: {index}\nevent: {kind}\ndata: {json}\n\n");
        Some(changes.iter().map(event).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Entry;
    use std::collections::BTreeSet;
    use utoipa::PartialSchema;

    #[test]
    fn the_schema_has_every_member_of_an_entry() {
        let schema = serde_json::to_value(LogEntry::schema()).unwrap();
        let described: BTreeSet<_> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        // An unknown member of an entry is an error that lists the known ones.
        let unknown = serde_json::json!({"unknown": null});
        let error = serde_json::from_value::<Entry>(unknown).unwrap_err().to_string();
        let known: BTreeSet<_> = error.split('`').skip(3).step_by(2).map(str::to_owned).collect();
        assert_eq!(described, known.into_iter().chain(["index".to_owned()]).collect());
    }
}
