//! `/v1/changes`: the log as facts, each exactly once, asked for or as they come.
use crate::catalog::Change;
use crate::http::long_poll::{LongPollLimiter, Place, Wakeup};
use crate::http::request::head::HeadOnly;
use crate::http::request::query::QueryReader;
use crate::http::response::encoding::accepts_media_type;
use crate::http::response::public::{CachePolicy, CacheableResponse, EVENTS, JSON};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, web};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use std::time::Duration;
use utoipa::{IntoParams, ToSchema};

/// The longest wait for a change, in seconds.
const MAX_WAIT: u64 = 60;
/// A stream without news shows after so long that it lives, and notices that its reader is gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Within this time a process sees what others appended, and with room to spare.
const LAG: Duration = Duration::from_secs(2);
/// Facts in one piece of a stream.
const STEP: u64 = 200;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ChangeParams {
    /// The index of the last fact that you have; without it, from the beginning.
    #[param(minimum = 0)]
    after: Option<u64>,
    /// How many at most.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<u64>,
    /// Wait for so many seconds if there is nothing yet; the answer comes as soon as there is something.
    #[param(minimum = 1, maximum = 60)]
    wait: Option<u64>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct StreamParams {
    /// The index of the last fact that you have; without it, and without `Last-Event-ID`, only what happens from now on.
    #[param(minimum = 0)]
    after: Option<u64>,
}

/// Facts of the log, in their order.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ChangeList {
    items: Vec<FactView>,
    /// How many entries the log has.
    #[schema(minimum = 0)]
    total: u64,
    /// `after` of the next request; null if there is nothing more yet.
    next: Option<u64>,
}

/// A fact: the log's entry with its index.
#[derive(ToSchema)]
#[schema(as = LogEvent)]
#[expect(dead_code, reason = "describes what is written")]
struct FactView {
    #[schema(minimum = 0)]
    index: u64,
    /// What happened, such as `system.published`.
    r#type: String,
    at: chrono::DateTime<chrono::Utc>,
    /// Who did it, as a role.
    by: String,
    /// The organization or system that it is about.
    subject: uuid::Uuid,
    #[schema(required = false)]
    organization: String,
    #[schema(required = false, minimum = 1)]
    version: u32,
    /// Digest over the content that was published.
    #[schema(required = false)]
    digest: String,
    #[schema(required = false)]
    language: Vec<String>,
    /// What changed in words, by language.
    #[schema(value_type = Object, required = false)]
    note: Value,
    /// Why a system was withdrawn.
    #[schema(required = false)]
    reason: String,
    /// On what legal ground fields were redacted.
    #[schema(required = false)]
    ground: String,
    /// Fields that changed, or were redacted.
    #[schema(required = false)]
    fields: Vec<String>,
}

/// What happened in the register
///
/// Every fact of the log in order, each exactly once: ask again with `after` = the last index that you have. With `wait`
/// an answer without facts comes only when the time is up. An `after` that the log does not have yet is an error: the
/// log may have been restored from a backup.
#[utoipa::path(tag = "log", params(ChangeParams), responses((status = 200, description = "Facts", body = ChangeList)))]
#[get("/changes")]
pub async fn list_changes(
    request: HttpRequest,
    register: web::Data<Register>,
    waiting: web::Data<LongPollLimiter>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<ChangeParams>(&request);
    let after = params.optional("after", "an index of the log is expected", index);
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=1000).contains(limit));
    let limit: u64 = params.optional("limit", "a number from 1 to 1000 is expected", limit).unwrap_or(100);
    let wait = |text: &str| text.parse().ok().filter(|wait| (1..=MAX_WAIT).contains(wait));
    let wait = params.optional("wait", "a number of seconds from 1 to 60 is expected", wait);
    params.into_result()?;
    let first = following(&register, &waiting, "after", after).await?;
    if let Some(seconds) = wait.filter(|_| register.catalog.read().size <= first) {
        waiting.place(register.catalog.watch_size())?.more_than(first, Duration::from_secs(seconds)).await;
    }
    let (changes, size) = register.changes(first, limit).await?;
    let keep = if wait.is_some() { CachePolicy::Revalidate } else { CachePolicy::ShortLived };
    CacheableResponse::new(JSON, page(&changes, size)).index(size).policy(keep).to(&request)
}

/// What happens in the register, as it happens
///
/// Server-sent events: `id` is the index of the fact, `event` its type, `data` the fact as `/v1/changes` has it. A
/// stream that broke off goes on after `Last-Event-ID`, which goes before `after`. A comment every 15 seconds shows that
/// it lives.
#[utoipa::path(tag = "log", params(StreamParams, ("Last-Event-ID" = Option<u64>, Header, description = "The id of the last event that you have", minimum = 0, nullable = false)),
    responses((status = 200, description = "Events, until one side ends it", body = String, content_type = "text/event-stream")))]
#[get("/changes/stream")]
pub async fn stream_changes(
    request: HttpRequest,
    register: web::Data<Register>,
    waiting: web::Data<LongPollLimiter>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<StreamParams>(&request);
    let after = params.optional("after", "an index of the log is expected", index);
    // Clients that have no event yet may send it empty.
    let last = request.headers().get("Last-Event-ID").filter(|id| !id.is_empty());
    let last = last.map(|id| id.to_str().ok().and_then(index));
    if last == Some(None) {
        params.fault("Last-Event-ID", "header", "an index of the log is expected");
    }
    params.into_result()?;
    if !accepts_media_type(request.headers(), EVENTS) {
        return Err(Error::NotAcceptable);
    }
    let next = match (last.flatten(), after) {
        (None, None) => register.catalog.read().size,
        (last @ Some(_), _) => following(&register, &waiting, "Last-Event-ID", last).await?,
        (None, after) => following(&register, &waiting, "after", after).await?,
    };
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, EVENTS));
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    // nginx would gather events until they fill a buffer.
    response.insert_header(("X-Accel-Buffering", "no"));
    if request.extensions().contains::<HeadOnly>() {
        return Ok(response.streaming(stream::empty::<Result<web::Bytes>>()));
    }
    let place = waiting.place(register.catalog.watch_size())?;
    let events = Events { register: register.into_inner().as_ref().clone(), place, next, begun: false };
    let events = stream::unfold(events, |mut events| async move {
        let piece = events.piece().await?;
        Some((web::Bytes::from(piece), events))
    });
    Ok(response.streaming(events.map(Ok::<_, Error>)))
}

/// An index beyond 2^53 is none that a log can have and none that JSON can carry.
fn index(text: &str) -> Option<u64> {
    text.parse().ok().filter(|index| *index <= crate::domain::json::MAX_INTEGER)
}

/// The index of the fact that follows what a reader has. Another process may have shown it more than this one knows
/// yet: that is waited for.
///
/// # Errors
/// `BadRequest` if the log does not have that: what the reader saw was of a log that is not this one any more.
async fn following(register: &Register, waiting: &LongPollLimiter, name: &str, after: Option<u64>) -> Result<u64> {
    let Some(after) = after.filter(|after| register.catalog.read().size <= *after) else {
        return Ok(after.map_or(0, |after| after + 1));
    };
    match waiting.place(register.catalog.watch_size())?.more_than(after, LAG).await {
        Wakeup::Grown => return Ok(after + 1),
        Wakeup::Late if register.catalog.log_reachable() => {}
        Wakeup::Late => return Err(Error::Unavailable("the log cannot be followed".into())),
        Wakeup::Stopping => return Err(Error::Unavailable("the register is shutting down".into())),
    }
    let size = register.catalog.read().size;
    let detail = format!("the log has {size} entries and none of this index; it may have been restored from a backup");
    Err(Error::parameter(name, "notInLog", detail))
}

/// The body of a list of changes. They are JSON already.
fn page(changes: &[Change], size: u64) -> Vec<u8> {
    let items: Vec<&str> = changes.iter().map(|change| change.json.as_ref()).collect();
    let next = changes.last().map(|last| last.index).filter(|last| last + 1 < size);
    let next = next.map_or_else(|| "null".to_owned(), |next| next.to_string());
    format!("{{\"items\":[{}],\"total\":{size},\"next\":{next}}}", items.join(",")).into_bytes()
}

/// A stream of events on its way.
struct Events {
    register: Register,
    place: Place,
    /// The index of the next fact.
    next: u64,
    begun: bool,
}

impl Events {
    /// What is sent next. None: the stream ends, and its reader may come back with the last id.
    async fn piece(&mut self) -> Option<String> {
        if !self.begun {
            self.begun = true;
            return Some("retry: 3000\n\n".into());
        }
        match self.place.more_than(self.next, HEARTBEAT).await {
            Wakeup::Grown => {}
            Wakeup::Late => return Some(":\n\n".into()),
            Wakeup::Stopping => return None,
        }
        let changes = match self.register.changes(self.next, STEP).await {
            Ok((changes, _)) => changes,
            Err(error) => {
                tracing::warn!(%error, "a stream of changes broke off");
                return None;
            }
        };
        self.next = changes.last()?.index + 1;
        let event = |Change { index, kind, json }: &Change| format!("id: {index}\nevent: {kind}\ndata: {json}\n\n");
        Some(changes.iter().map(event).collect())
    }
}
