//! One page of a feed: which events, which addresses, and what it is written as.
use crate::catalog::search::Hits;
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, Dependency};
use crate::domain::challenges::Reference;
use crate::domain::json::MAX_INTEGER;
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::http::handlers::feeds::atom;
use crate::http::handlers::feeds::items::{self, Item, ItemRenderer};
use crate::http::handlers::feeds::json::JsonFeed;
use crate::http::request::query::{Languages, QueryReader};
use crate::http::request::system_filter::SystemFilter;
use crate::http::request::urlencoded;
use crate::http::response::last_modified::{
    of_records as modified, of_records_and_challenges as modified_or_contested,
};
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::urls::UrlBuilder;
use crate::http::views;
use crate::service::Register;
use crate::service::i18n::Translator;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use roaring::RoaringBitmap;
use sha2::{Digest, Sha256};
use std::time::Duration;

/// How long a request waits, after a start, for the past to be known.
const PATIENCE: Duration = Duration::from_secs(5);

/// One page of a feed, whatever it is written as.
pub struct Feed<'a> {
    /// A URN: the same for every page, in every language.
    pub id: String,
    pub title: String,
    pub about: String,
    pub lang: Lang,
    pub updated: Instant,
    pub addresses: UrlBuilder<'a>,
    pub home: String,
    /// This page; the first one; the one with what is older; the first page in each format.
    pub own: String,
    pub first: String,
    pub next: Option<String>,
    pub formats: Vec<(Format, String)>,
    pub items: Vec<Item>,
}

/// What a feed is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Atom,
}

impl Format {
    const ALL: [Self; 2] = [Self::Json, Self::Atom];

    fn suffix(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Atom => ".atom",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/feed+json",
            Self::Atom => "application/atom+xml",
        }
    }

    fn write(self, feed: &Feed<'_>) -> Result<CacheableResponse> {
        match self {
            Self::Json => CacheableResponse::json_with_type(self.content_type(), &JsonFeed::from(feed)),
            Self::Atom => Ok(CacheableResponse::new(self.content_type(), atom::write(feed)?)),
        }
    }
}

/// What a feed is about.
pub enum FeedScope {
    Selection(SystemFilter),
    Organization(String),
    System(String),
    Challenge(String),
}

/// What a feed is about, looked up.
struct Subject {
    /// The numbers of the systems and the challenges of which it tells.
    numbers: RoaringBitmap,
    depends: Dependency,
    title: String,
    /// The message that says what is told.
    told: &'static str,
    home: String,
}

impl FeedScope {
    /// Whether steps of challenges are among what is told: filters are about systems.
    fn tells_of_challenges(&self) -> bool {
        !matches!(self, Self::Selection(wanted) if !wanted.is_everything())
    }

    fn look(
        &self,
        current: &CatalogState,
        hits: Option<&Hits>,
        today: NaiveDate,
        (words, languages): (Translator, &Languages),
        addresses: UrlBuilder<'_>,
    ) -> Result<Subject> {
        let subject = match self {
            Self::Selection(wanted) => {
                let mut numbers = wanted.selection.systems(current, hits, today);
                let everything = self.tells_of_challenges();
                if everything {
                    numbers |= current.challenges.numbers();
                }
                Subject {
                    numbers,
                    depends: wanted.dependency(hits, false),
                    title: words.message(if everything { "feed-register" } else { "feed-search" }).into_owned(),
                    told: if everything { "feed-about-all" } else { "feed-about" },
                    home: addresses.home(),
                }
            }
            Self::Organization(address) => {
                let organization = current.organization_at(address).ok_or(Error::NotFound)?;
                let slug = &organization.content.slug;
                let name = organization.content.localized_name(languages.preferred()).0;
                let systems = current.systems_with(Facet::Organization, slug.as_str());
                Subject {
                    numbers: union(systems, current.challenges.of_organization(slug)),
                    depends: Dependency::HistoryOfOrganization(slug.clone()),
                    title: words.format("feed-organization", &[("name", name.into())]),
                    told: "feed-about-all",
                    home: addresses.organization(slug),
                }
            }
            Self::System(address) => {
                let system = views::find(current, address)?;
                let (name, _) = items::name(system, languages.preferred());
                Subject {
                    numbers: union(
                        Some(&RoaringBitmap::from([system.number])),
                        current.challenges.about_system(system.id),
                    ),
                    depends: Dependency::HistoryOfSystem(system.number),
                    title: words.format("feed-system", &[("name", name.into())]),
                    told: "feed-about-all",
                    home: addresses.system(system.id),
                }
            }
            Self::Challenge(address) => {
                let challenge = current
                    .challenges
                    .find(&Reference::parse(address).ok_or(Error::NotFound)?)
                    .ok_or(Error::NotFound)?;
                let reference = &challenge.public.reference;
                Subject {
                    numbers: RoaringBitmap::from([challenge.number as u32]),
                    depends: Dependency::Challenge(challenge.number),
                    title: words.format("feed-challenge", &[("reference", reference.as_str().into())]),
                    told: "feed-about-challenge",
                    home: addresses.challenge(reference),
                }
            }
        };
        Ok(subject)
    }
}

fn union(systems: Option<&RoaringBitmap>, challenges: Option<&RoaringBitmap>) -> RoaringBitmap {
    match (systems, challenges) {
        (Some(systems), Some(challenges)) => systems | challenges,
        (one, other) => one.or(other).cloned().unwrap_or_default(),
    }
}

/// Which page, and in which language.
pub struct Page {
    limit: usize,
    before: Option<u64>,
    languages: Languages,
}

impl Page {
    pub fn read(mut params: QueryReader, request: &HttpRequest) -> Result<Self> {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=100).contains(limit));
        let limit = params.optional("limit", "a number from 1 to 100 is expected", limit).unwrap_or(50);
        let index = |text: &str| text.parse().ok().filter(|index| *index <= MAX_INTEGER);
        let before = params.optional("before", "an index of the log is expected", index);
        let languages = params.languages(request);
        if languages == Languages::All {
            params.fault("lang", "oneLanguage", "a feed is in one language: a BCP 47 tag is expected");
        }
        params.into_result()?;
        Ok(Self { limit, before, languages })
    }
}

/// Answers a page of a feed.
pub async fn answer(
    request: &HttpRequest,
    register: &Register,
    about: &FeedScope,
    page: &Page,
    format: Format,
) -> Result<HttpResponse> {
    the_past(register).await?;
    let words = Translator::of(page.languages.preferred()).ok_or_else(|| anyhow::anyhow!("there are no words"))?;
    let addresses = UrlBuilder::new(&register.settings.public_url);
    let today = register.clock.now().date_naive();
    let hits = if let FeedScope::Selection(wanted) = about { wanted.hits(register)? } else { None };
    // A search follows a little later. An event that it does not know yet must not come in behind newer ones, where
    // nobody looks again: so such a feed ends where the search does.
    let end = hits.as_ref().map_or(u64::MAX, Hits::log_size).min(page.before.unwrap_or(u64::MAX));

    let current = register.catalog.read();
    let Subject { numbers, depends, title, told, home } =
        about.look(&current, hits.as_ref(), today, (words, &page.languages), addresses)?;
    let mut events = current.events.page(&numbers, end, page.limit + 1).ok_or_else(unread)?;
    let older = events.len() > page.limit;
    events.truncate(page.limit);
    let origin = register.log.verifier_key.split('+').next().unwrap_or_default();
    let renderer = ItemRenderer { current: &current, words, wanted: page.languages.preferred(), addresses, origin };
    let items: Vec<_> = events.iter().filter_map(|event| renderer.render(event)).collect();
    let next = events.last().filter(|_| older).map(|last| last.index);
    // Steps of challenges are told to the day, behind what else happened on it.
    let updated = events.iter().map(|event| event.at).max().or(current.updated).unwrap_or_default();
    let modified = if about.tells_of_challenges() { modified_or_contested } else { modified };
    let changed = modified(&current, today);
    let basis = CacheBasis::of(&current, depends, today);
    // What is written and compressed takes its time, and the writer waits for this lock.
    drop(current);

    let asked = SystemListRequest::of(request, format);
    let feed = Feed {
        id: urn(origin, &asked.scope()),
        title,
        about: words.message(told).into_owned(),
        lang: words.lang().clone(),
        updated,
        addresses,
        home,
        own: asked.address(addresses, format, page.before),
        first: asked.address(addresses, format, None),
        next: next.map(|next| asked.address(addresses, format, Some(next))),
        formats: Format::ALL.map(|format| (format, asked.address(addresses, format, None))).to_vec(),
        items,
    };
    // What a search finds changes a little after the log did, so no date is promised for it.
    let changed = changed.filter(|_| hits.is_none());
    let answer = format.write(&feed)?.basis(basis).modified(changed);
    answer.language(Some(feed.lang)).next(feed.next).to(request)
}

/// Waits, for a while, until what happened before the start is known.
async fn the_past(register: &Register) -> Result<()> {
    let mut whole = register.catalog.watch_backfilled();
    let known = tokio::time::timeout(PATIENCE, whole.wait_for(|whole| *whole)).await;
    if matches!(known, Ok(Ok(_))) { Ok(()) } else { Err(unread()) }
}

fn unread() -> Error {
    Error::Unavailable("what happened before the start is still being read".into())
}

/// What the address asks for.
struct SystemListRequest {
    /// The path without the suffix of the format.
    path: String,
    /// The parameters without the place of the page.
    parameters: Vec<(String, String)>,
}

impl SystemListRequest {
    fn of(request: &HttpRequest, format: Format) -> Self {
        let path = request.path();
        let pairs = urlencoded::parse(request.query_string()).filter_map(|(name, value)| Some((name?, value?)));
        Self {
            path: path.strip_suffix(format.suffix()).unwrap_or(path).to_owned(),
            parameters: pairs.filter(|(name, _)| name != "before").collect(),
        }
    }

    fn address(&self, addresses: UrlBuilder<'_>, format: Format, before: Option<u64>) -> String {
        let mut parameters = self.parameters.clone();
        parameters.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        addresses.route(&format!("{}{}", self.path, format.suffix()), &parameters)
    }

    /// What the feed is about: in whatever language, pages and order of parameters.
    fn scope(&self) -> String {
        let mut pairs = self.parameters.clone();
        pairs.retain(|(name, _)| name != "lang" && name != "limit");
        pairs.sort();
        UrlBuilder::new("").route(&self.path, &pairs)
    }
}

/// A name for ever, from that of the log: a UUID of version 8 (RFC 9562) over what is named.
pub fn urn(origin: &str, what: &str) -> String {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(format!("{origin}{what}"))[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid().urn().to_string()
}
