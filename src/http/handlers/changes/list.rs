//! The list of the log's entries, with long polling.
use crate::Result;
use crate::http::handlers::changes::page::{ChangeList, page_json};
use crate::http::handlers::changes::position::{EXPECTED_INDEX, index_after, parse_index};
use crate::http::long_poll::LongPollLimiter;
use crate::http::request::query::{FromQuery, QueryParams, QueryReader};
use crate::http::response::media_type::JSON;
use crate::http::response::public::{CachePolicy, CacheableResponse};
use crate::service::Register;
use crate::service::changes;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use std::time::Duration;
use utoipa::IntoParams;

/// Longest wait of a long poll, in seconds.
const MAX_WAIT: u64 = 60;

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
    if let Some(seconds) = wait.filter(|_| register.catalog.with(|state| state.size) <= first) {
        let mut slot = long_polls.acquire(register.catalog.watch_size())?;
        slot.wait_for_more_than(first, Duration::from_secs(seconds)).await;
    }
    let (changes, size) = changes::list(&register, first, limit).await?;
    let policy = if wait.is_some() { CachePolicy::Revalidate } else { CachePolicy::ShortLived };
    CacheableResponse::new(JSON, page_json(&changes, size)).index(size).policy(policy).to(&request)
}
