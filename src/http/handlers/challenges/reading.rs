//! `/v1/challenges`: challenges as the public sees them.
use crate::catalog::challenges::{Challenge, Challenges};
use crate::catalog::{CatalogState, Dependency};
use crate::domain::challenges::PublicChallenge;
use crate::domain::languages::{Lang, Localize, Localizer};
use crate::http::handlers::challenges::path::ChallengePath;
use crate::http::request::challenge_filter::ChallengeFilter;
use crate::http::request::query::{FromQuery, LanguageParams, Languages, NoQuery, QueryParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CachePolicy, CacheableResponse};
use crate::http::views::VersionProof;
use crate::service::Register;
use crate::service::history;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// The part of a list of challenges that makes a page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct ChallengePaging {
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<u64>,
}

impl FromQuery for ChallengePaging {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { limit: query.limit(), cursor: query.cursor(|text| text.parse().ok()) }
    }
}

/// One page of challenges, most recent first.
#[derive(Serialize, ToSchema)]
struct ChallengePage {
    #[schema(value_type = Vec<PublicChallenge>)]
    items: Vec<Value>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// The challenges of one page, before they are rendered.
struct Selection {
    items: Vec<Arc<Challenge>>,
    total: u64,
    more: bool,
}

impl Selection {
    fn new(challenges: &Challenges, filter: &ChallengeFilter, paging: &ChallengePaging) -> Self {
        let mut selection = Self { items: Vec::new(), total: 0, more: false };
        for challenge in challenges.newest_first().filter(|challenge| filter.matches(&challenge.public)) {
            selection.total += 1;
            if paging.cursor.is_some_and(|cursor| challenge.number >= cursor) {
                continue;
            }
            if selection.items.len() < paging.limit {
                selection.items.push(challenge.clone());
            } else {
                selection.more = true;
            }
        }
        selection
    }

    fn render(self, languages: &Languages) -> ChallengePage {
        let Self { items, total, more } = self;
        let next = items.last().filter(|_| more).map(|last| last.number.to_string());
        ChallengePage { items: items.iter().map(|challenge| render(challenge, languages)).collect(), total, next }
    }
}

/// Renders the public part of a challenge in the preferred languages.
pub(in crate::http) fn render(challenge: &Challenge, languages: &Languages) -> Value {
    let default = challenge.public.language.clone();
    let mut offered = Vec::<Lang>::new();
    challenge.public.visit_texts("", &mut |_, text| offered.extend(text.languages().cloned()));
    let mut localizer = match languages {
        Languages::All => Localizer::all(&default),
        Languages::Preferred(preferred) => Localizer::new(preferred, &default, offered.iter()),
    };
    let mut body = challenge.public.to_json(&mut localizer);
    body["id"] = json!(challenge.id);
    body["publicVersion"] = challenge.version.into();
    body["logIndex"] = challenge.last_index.into();
    body
}

fn cache_basis(register: &Register, state: &CatalogState) -> CacheBasis {
    CacheBasis::of(state, Dependency::Register, register.clock.now().date_naive())
}

/// List challenges
///
/// Most recent first.
#[utoipa::path(
    tag = "challenges",
    params(ChallengeFilter, ChallengePaging, LanguageParams),
    responses((status = 200, description = "One page", body = ChallengePage)),
)]
#[get("/challenges")]
pub async fn list_challenges(
    request: HttpRequest,
    register: Data<Register>,
    query: QueryParams<(ChallengeFilter, (ChallengePaging, Languages))>,
) -> Result<HttpResponse> {
    let (filter, (paging, languages)) = query.0;
    let (selection, basis) = register
        .catalog
        .with(|state| (Selection::new(&state.challenges, &filter, &paging), cache_basis(&register, state)));
    CacheableResponse::json(&selection.render(&languages))?.basis(basis).to(&request)
}

/// Get a challenge
#[utoipa::path(
    tag = "challenges",
    params(ChallengePath, LanguageParams),
    responses(
        (status = 200, description = "The public part of the challenge", body = PublicChallenge),
        (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/challenges/{reference}")]
pub async fn read_challenge(
    request: HttpRequest,
    register: Data<Register>,
    path: Path<ChallengePath>,
    query: QueryParams<Languages>,
) -> Result<HttpResponse> {
    let (challenge, basis) =
        register.catalog.with(|state| (state.challenges.find(&path.reference).cloned(), cache_basis(&register, state)));
    let challenge = challenge.ok_or(Error::NotFound)?;
    CacheableResponse::json(&render(&challenge, &query.0))?.basis(basis).to(&request)
}

/// Get the proof of a challenge
///
/// Proves the current public state: the log entry, its inclusion proof and the signed checkpoint, with the content that
/// the digest of the entry covers.
#[utoipa::path(
    tag = "challenges",
    params(ChallengePath),
    responses(
        (status = 200, description = "The proof", body = VersionProof),
        (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/challenges/{reference}/proof")]
pub async fn prove_challenge(
    request: HttpRequest,
    register: Data<Register>,
    path: Path<ChallengePath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let challenge = register.catalog.with(|state| state.challenges.find(&path.reference).cloned());
    let Challenge { id, version, .. } = *challenge.ok_or(Error::NotFound)?;
    let proof = VersionProof::new(&register, history::proof(&register, id, version).await?)?;
    CacheableResponse::json(&proof)?.index(proof.size()).policy(CachePolicy::Revalidate).to(&request)
}
