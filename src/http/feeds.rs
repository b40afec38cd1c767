//! Feeds: what happened in the register, for readers of JSON Feed 1.1 and Atom (RFC 4287), in pages (RFC 5005).
mod atom;
mod items;
mod json;

use super::address::Addresses;
use super::answer::Answer;
use super::api::systems::modified;
use super::asked::{SelectionParams, Wanted};
use super::problem::Problem;
use super::query::{Both, Languages, Params, form};
use super::view;
use super::words::Words;
use crate::catalog::Current;
use crate::catalog::lists::WithWithdrawn;
use crate::catalog::systems::Facet;
use crate::domain::languages::Lang;
use crate::domain::shape::MAX_INTEGER;
use crate::domain::values::Instant;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use items::{Item, Teller};
use roaring::RoaringBitmap;
use sha2::{Digest, Sha256};
use std::time::Duration;
use utoipa::IntoParams;

/// How long a request waits, after a start, for the past to be known.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct FeedParams {
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// Only what happened before this entry of the log: the address of the next page has it.
    #[param(minimum = 0)]
    before: Option<u64>,
    /// The language of the register's words. Goes before `Accept-Language`.
    #[param(pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    lang: Option<String>,
}

type SelectionFeedParams = Both<SelectionParams, FeedParams>;

/// One page of a feed, whatever it is written as.
struct Feed {
    /// A URN: the same for every page, in every language.
    id: String,
    title: String,
    about: String,
    lang: Lang,
    updated: Instant,
    base: String,
    home: String,
    /// This page; the first one; the one with what is older; the first page in each format.
    own: String,
    first: String,
    next: Option<String>,
    formats: Vec<(Format, String)>,
    items: Vec<Item>,
}

/// What a feed is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
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

    fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/feed+json",
            Self::Atom => "application/atom+xml",
        }
    }

    fn write(self, feed: &Feed) -> Result<Vec<u8>> {
        match self {
            Self::Json => json::write(feed),
            Self::Atom => atom::write(feed),
        }
    }
}

/// What a feed is about.
enum About {
    Selection(Wanted),
    Organization(String),
    System(String),
}

impl About {
    /// The systems it is about, its title and the address of what it is about.
    fn look(
        &self,
        current: &Current,
        matching: impl FnOnce(&Wanted) -> RoaringBitmap,
        words: Words,
        languages: &Languages,
        addresses: Addresses<'_>,
    ) -> Result<(RoaringBitmap, String, String)> {
        match self {
            Self::Selection(wanted) => {
                let title = if wanted.is_everything() { "feed-register" } else { "feed-search" };
                Ok((matching(wanted), words.say(title).into_owned(), addresses.home()))
            }
            Self::Organization(address) => {
                let organization = current.organization_at(address).ok_or(Error::NotFound)?;
                let slug = &organization.content.slug;
                let name = organization.content.name_for(languages.wanted()).0;
                let systems = current.with(Facet::Organization, slug.as_str()).cloned().unwrap_or_default();
                let title = words.tell("feed-organization", &[("name", name.into())]);
                Ok((systems, title, addresses.organization(slug)))
            }
            Self::System(address) => {
                let system = view::find(current, address)?;
                let (name, _) = items::name(system, languages.wanted());
                let title = words.tell("feed-system", &[("name", name.into())]);
                Ok((RoaringBitmap::from([system.number]), title, addresses.system(system.id)))
            }
        }
    }
}

/// What happened in the register, as JSON Feed
///
/// Publications, changes, confirmations, withdrawals and redactions, the newest first; with filters, those of the
/// systems that match now. Systems that left the register are among them unless `withdrawn` says otherwise.
#[utoipa::path(tag = "feeds", params(SelectionFeedParams), responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json")))]
#[get("/feed.json")]
pub async fn read_json_feed(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    of_selection(&request, &register, Format::Json).await
}

/// What happened in the register, as Atom
///
/// The same as `/v1/feed.json`.
#[utoipa::path(tag = "feeds", params(SelectionFeedParams), responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml")))]
#[get("/feed.atom")]
pub async fn read_atom_feed(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    of_selection(&request, &register, Format::Atom).await
}

/// What happened to the systems of an organization, as JSON Feed
///
/// Of the systems that it has now.
#[utoipa::path(tag = "feeds", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json"), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/feed.json")]
pub async fn read_json_feed_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, About::Organization(address.into_inner()), Format::Json).await
}

/// What happened to the systems of an organization, as Atom
///
/// Of the systems that it has now.
#[utoipa::path(tag = "feeds", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml"), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/feed.atom")]
pub async fn read_atom_feed_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, About::Organization(address.into_inner()), Format::Atom).await
}

/// What happened to one system, as JSON Feed
///
/// From its first publication on.
#[utoipa::path(tag = "feeds", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = json::JsonFeed, content_type = "application/feed+json"), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/feed.json")]
pub async fn read_json_feed_of_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, About::System(id.into_inner()), Format::Json).await
}

/// What happened to one system, as Atom
///
/// From its first publication on.
#[utoipa::path(tag = "feeds", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), FeedParams),
    responses((status = 200, description = "One page", body = String, content_type = "application/atom+xml"), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/feed.atom")]
pub async fn read_atom_feed_of_system(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    of_one(&request, &register, About::System(id.into_inner()), Format::Atom).await
}

async fn of_selection(request: &HttpRequest, register: &Register, format: Format) -> Result<HttpResponse> {
    let mut params = Params::read::<SelectionFeedParams>(request);
    let said = params.has("withdrawn");
    let mut wanted = Wanted::read(&mut params);
    if !said {
        // A feed that went silent when a system leaves would hide what it is for.
        wanted.selection.withdrawn = WithWithdrawn::Also;
    }
    let page = Page::read(params, request)?;
    answer(request, register, &About::Selection(wanted), &page, format).await
}

async fn of_one(request: &HttpRequest, register: &Register, about: About, format: Format) -> Result<HttpResponse> {
    let page = Page::read(Params::read::<FeedParams>(request), request)?;
    answer(request, register, &about, &page, format).await
}

/// Which page, and in which language.
struct Page {
    limit: usize,
    before: Option<u64>,
    languages: Languages,
}

impl Page {
    fn read(mut params: Params, request: &HttpRequest) -> Result<Self> {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=100).contains(limit));
        let limit = params.one("limit", "a number from 1 to 100 is expected", limit).unwrap_or(50);
        let index = |text: &str| text.parse().ok().filter(|index| *index <= MAX_INTEGER);
        let before = params.one("before", "an index of the log is expected", index);
        let languages = params.languages(request);
        if languages == Languages::All {
            params.fault("lang", "oneLanguage", "a feed is in one language: a BCP 47 tag is expected");
        }
        params.finish()?;
        Ok(Self { limit, before, languages })
    }
}

async fn answer(
    request: &HttpRequest,
    register: &Register,
    about: &About,
    page: &Page,
    format: Format,
) -> Result<HttpResponse> {
    the_past(register).await?;
    let words = Words::of(page.languages.wanted()).ok_or_else(|| anyhow::anyhow!("there are no words"))?;
    let addresses = Addresses::new(&register.settings.public_url);
    let today = register.clock.now().date_naive();
    // A search follows a little later. An event that it does not know yet must not come in behind newer ones, where
    // nobody looks again: so such a feed ends where the search does, and this is asked before the search is.
    let searched = register.catalog.search().reached();
    let (hits, end) = match about {
        About::Selection(wanted) if wanted.text.is_some() => (wanted.hits(register)?, searched),
        _ => (None, u64::MAX),
    };
    let end = end.min(page.before.unwrap_or(u64::MAX));

    let current = register.catalog.read();
    let matching = |wanted: &Wanted| wanted.selection.systems(&current, hits.as_ref(), today);
    let (systems, title, home) = about.look(&current, matching, words, &page.languages, addresses)?;
    let mut events = current.events.page(&systems, end, page.limit + 1).ok_or_else(unread)?;
    let older = events.len() > page.limit;
    events.truncate(page.limit);
    let origin = register.verifier_key.split('+').next().unwrap_or_default();
    let teller = Teller { current: &current, words, wanted: page.languages.wanted(), addresses, origin };
    let items: Vec<_> = events.iter().filter_map(|event| teller.tell(event)).collect();
    let next = events.last().filter(|_| older).map(|last| last.index);
    let updated = events.first().map(|newest| newest.at).or(current.updated).unwrap_or_default();
    let (size, changed) = (current.size, modified(&current, today));
    // What is written and compressed takes its time, and the writer waits for this lock.
    drop(current);

    let asked = Asked::of(request, format);
    let feed = Feed {
        id: urn(origin, &asked.scope()),
        title,
        about: words.say("feed-about").into_owned(),
        lang: words.lang().clone(),
        updated,
        base: addresses.home(),
        home,
        own: asked.address(addresses, format, page.before),
        first: asked.address(addresses, format, None),
        next: next.map(|next| asked.address(addresses, format, Some(next))),
        formats: Format::ALL.map(|format| (format, asked.address(addresses, format, None))).to_vec(),
        items,
    };
    // What a search finds changes a little after the log did, so no date is promised for it.
    let changed = changed.filter(|_| hits.is_none());
    let answer = Answer::new(format.content_type(), format.write(&feed)?).index(size).modified(changed);
    answer.language(Some(feed.lang)).next(feed.next).to(request)
}

/// Waits, for a while, until what happened before the start is known.
async fn the_past(register: &Register) -> Result<()> {
    let mut whole = register.catalog.whole();
    let known = tokio::time::timeout(PATIENCE, whole.wait_for(|whole| *whole)).await;
    if matches!(known, Ok(Ok(_))) { Ok(()) } else { Err(unread()) }
}

fn unread() -> Error {
    Error::Unavailable("what happened before the start is still being read".into())
}

/// What the address asks for.
struct Asked {
    /// The path without the suffix of the format.
    path: String,
    /// The parameters without the place of the page.
    parameters: Vec<(String, String)>,
}

impl Asked {
    fn of(request: &HttpRequest, format: Format) -> Self {
        let path = request.path();
        let pairs = form(request.query_string()).filter_map(|(name, value)| Some((name?, value?)));
        Self {
            path: path.strip_suffix(format.suffix()).unwrap_or(path).to_owned(),
            parameters: pairs.filter(|(name, _)| name != "before").collect(),
        }
    }

    fn address(&self, addresses: Addresses<'_>, format: Format, before: Option<u64>) -> String {
        let mut parameters = self.parameters.clone();
        parameters.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        addresses.route(&format!("{}{}", self.path, format.suffix()), &parameters)
    }

    /// What the feed is about: in whatever language, pages and order of parameters.
    fn scope(&self) -> String {
        let mut pairs = self.parameters.clone();
        pairs.retain(|(name, _)| name != "lang" && name != "limit");
        pairs.sort();
        Addresses::new("").route(&self.path, &pairs)
    }
}

/// A name for ever, from that of the log: a UUID of version 8 (RFC 9562) over what is named.
fn urn(origin: &str, what: &str) -> String {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(format!("{origin}{what}"))[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid().urn().to_string()
}
