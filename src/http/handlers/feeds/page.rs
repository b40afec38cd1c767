//! One page of a feed: reads the events from the catalog and responds in the requested format.
use crate::catalog::events::{Event, EventKind};
use crate::catalog::search::Hits;
use crate::domain::values::Instant;
use crate::http::handlers::feeds::atom;
use crate::http::handlers::feeds::json::JsonFeed;
use crate::http::handlers::feeds::model::{Feed, Format, Item};
use crate::http::handlers::feeds::query::PageQuery;
use crate::http::handlers::feeds::renderer::{ItemRenderer, urn};
use crate::http::handlers::feeds::scope::{FeedScope, ResolvedScope};
use crate::http::request::urlencoded;
use crate::http::response::last_modified::{of_records, of_records_and_challenges};
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::urls::UrlBuilder;
use crate::service::Register;
use crate::service::i18n::Translator;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use std::time::Duration;

/// Time that a request waits, after a start, for the events from before it.
const BACKFILL_TIMEOUT: Duration = Duration::from_secs(5);

/// The part of a page that is read from the catalog.
struct Content {
    title: String,
    /// Id of the message that describes the feed.
    description: &'static str,
    home_url: String,
    items: Vec<Item>,
    /// `before` of the next page.
    next: Option<u64>,
    updated: Instant,
    modified: Option<Instant>,
    basis: CacheBasis,
}

impl Content {
    fn read(
        renderer: &ItemRenderer<'_>,
        scope: &FeedScope,
        page: &PageQuery,
        hits: Option<&Hits>,
        today: NaiveDate,
    ) -> Result<Self> {
        let state = renderer.state;
        let ResolvedScope { subjects, dependency, title, description, home_url } =
            scope.resolve(renderer, hits, today)?;
        // The search index follows the log with a delay. An event that it does not reflect yet must not appear later
        // behind newer ones, where no reader looks again: the feed of a search ends where its index ends.
        let end = hits.map_or(u64::MAX, Hits::log_size).min(page.before.unwrap_or(u64::MAX));
        let mut events = state.events.page(&subjects, end, page.limit + 1).ok_or_else(backfill_pending)?;
        let has_older = events.len() > page.limit;
        events.truncate(page.limit);
        // Steps of challenges have only a date, and follow the other events of the day.
        let updated = events.iter().map(|event| event.at).max().or(state.updated).unwrap_or_default();
        let modified = if scope.includes_challenges() { of_records_and_challenges } else { of_records };
        Ok(Self {
            title,
            description,
            home_url,
            items: events.iter().filter_map(|event| render(renderer, event)).collect(),
            next: events.last().filter(|_| has_older).map(|last| last.index),
            updated,
            // A search may change a little after the log, so the feed of a search has no date.
            modified: modified(state, today).filter(|_| hits.is_none()),
            basis: CacheBasis::of(state, dependency, today),
        })
    }
}

fn render(renderer: &ItemRenderer<'_>, event: &Event) -> Option<Item> {
    match event.kind {
        EventKind::Challenge(kind) => renderer.render_challenge_step(event, kind),
        _ => renderer.render_system_event(event),
    }
}

/// Responds with one page of a feed.
///
/// # Errors
/// `NotFound` if the organization, system or challenge does not exist; `Unavailable` while the events from before the
/// start are being read.
pub async fn respond(
    request: &HttpRequest,
    register: &Register,
    scope: &FeedScope,
    page: &PageQuery,
    format: Format,
) -> Result<HttpResponse> {
    wait_for_backfill(register).await?;
    let preferred = page.languages.preferred();
    let translator = Translator::of(preferred).ok_or_else(|| anyhow::anyhow!("no locale is available"))?;
    let urls = UrlBuilder::new(&register.settings.public_url);
    let today = register.clock.now().date_naive();
    let hits = if let FeedScope::Selection(filter) = scope { filter.hits(register)? } else { None };
    let origin = register.log.verifier_key.split('+').next().unwrap_or_default();
    let content = register.catalog.with(|state| {
        let renderer = ItemRenderer { state, translator, preferred, urls, origin };
        Content::read(&renderer, scope, page, hits.as_ref(), today)
    })?;
    let Content { title, description, home_url, items, next, updated, modified, basis } = content;
    let route = FeedRoute::new(request, format);
    let feed = Feed {
        id: urn(origin, &route.identity()),
        title,
        description: translator.message(description).into_owned(),
        lang: translator.lang().clone(),
        updated,
        urls,
        home_url,
        page_url: route.url(urls, format, page.before),
        first_url: route.url(urls, format, None),
        next_url: next.map(|next| route.url(urls, format, Some(next))),
        format_urls: Format::ALL.map(|format| (format, route.url(urls, format, None))).to_vec(),
        items,
    };
    let response = match format {
        Format::Json => CacheableResponse::json_with_type(format.content_type(), &JsonFeed::from(&feed))?,
        Format::Atom => CacheableResponse::new(format.content_type(), atom::write(&feed)?),
    };
    response.basis(basis).modified(modified).language(Some(feed.lang)).next(feed.next_url).to(request)
}

/// Waits until the events from before the start have been read, at most [`BACKFILL_TIMEOUT`].
async fn wait_for_backfill(register: &Register) -> Result<()> {
    let mut backfilled = register.catalog.watch_backfilled();
    let result = tokio::time::timeout(BACKFILL_TIMEOUT, backfilled.wait_for(|backfilled| *backfilled)).await;
    if matches!(result, Ok(Ok(_))) { Ok(()) } else { Err(backfill_pending()) }
}

fn backfill_pending() -> Error {
    Error::Unavailable("the events from before the start are still being read".into())
}

/// The path and the parameters of a request, without the format and the position of the page.
struct FeedRoute {
    path: String,
    parameters: Vec<(String, String)>,
}

impl FeedRoute {
    fn new(request: &HttpRequest, format: Format) -> Self {
        let path = request.path();
        let pairs = urlencoded::parse(request.query_string()).filter_map(|(name, value)| Some((name?, value?)));
        Self {
            path: path.strip_suffix(format.suffix()).unwrap_or(path).to_owned(),
            parameters: pairs.filter(|(name, _)| name != "before").collect(),
        }
    }

    fn url(&self, urls: UrlBuilder<'_>, format: Format, before: Option<u64>) -> String {
        let mut parameters = self.parameters.clone();
        parameters.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        urls.route(&format!("{}{}", self.path, format.suffix()), &parameters)
    }

    /// Returns the identity of the feed, which does not depend on language, page size and order of parameters.
    fn identity(&self) -> String {
        let mut pairs = self.parameters.clone();
        pairs.retain(|(name, _)| name != "lang" && name != "limit");
        pairs.sort();
        UrlBuilder::new("").route(&self.path, &pairs)
    }
}
