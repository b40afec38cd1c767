//! The stream of the log's entries as server-sent events.
use crate::catalog::Change;
use crate::http::handlers::changes::position::{EXPECTED_INDEX, index_after, parse_index};
use crate::http::long_poll::{LongPollLimiter, Slot, Wakeup};
use crate::http::request::head::HeadOnly;
use crate::http::request::query::{FromQuery, QueryParams, QueryReader};
use crate::http::response::encoding::accepts_media_type;
use crate::http::response::media_type::EVENTS;
use crate::service::Register;
use crate::service::changes;
use crate::{Error, Result};
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get};
use futures_util::stream::{self, Stream};
use std::time::Duration;
use utoipa::IntoParams;

/// Interval of the comments on an idle stream. Writing them also reveals that a client is gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Most entries in one chunk of a stream.
const CHUNK_ENTRIES: u64 = 200;

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
            query.add_error("Last-Event-ID", "header", EXPECTED_INDEX);
        }
        Self { after, last_event_id: last_event_id.flatten() }
    }
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
    Ok(response.streaming(ChangeStream { register, slot, next_index, started: false }.into_chunks()))
}

/// Returns the index of the first entry of a stream.
///
/// # Errors
/// As [`index_after`].
async fn stream_start(register: &Register, long_polls: &LongPollLimiter, query: &ChangeStreamQuery) -> Result<u64> {
    match (query.last_event_id, query.after) {
        (None, None) => Ok(register.catalog.with(|state| state.size)),
        (Some(_), _) => index_after(register, long_polls, "Last-Event-ID", query.last_event_id).await,
        (None, Some(_)) => index_after(register, long_polls, "after", query.after).await,
    }
}

/// An open stream of events.
struct ChangeStream {
    register: Register,
    slot: Slot,
    next_index: u64,
    started: bool,
}

impl ChangeStream {
    /// Streams the events until the process shuts down or the log cannot be read.
    fn into_chunks(self) -> impl Stream<Item = Result<Bytes>> {
        stream::unfold(self, |mut events| async move {
            let chunk = events.next_chunk().await?;
            Some((Ok(chunk.into()), events))
        })
    }

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
        let changes = match changes::list(&self.register, self.next_index, CHUNK_ENTRIES).await {
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
