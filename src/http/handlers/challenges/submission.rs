//! `/v1/challenges`: what residents contest, as everybody sees it; and filing one.
use crate::catalog::Dependency;
use crate::catalog::challenges::Challenge;
use crate::domain::challenges::{Reference, Submission};
use crate::domain::languages::{Lang, Localizer};
use crate::domain::shape::Shape;
use crate::domain::values::Slug;
use crate::http::handlers::challenges::case_file::{LegalRoutes, legal_routes};
use crate::http::handlers::systems::versions::{ProofView, proof};
use crate::http::request::caller::client_network;
use crate::http::request::challenge_filter::{ChallengeSelection, ChallengeSelectionParams};
use crate::http::request::json;
use crate::http::request::query::{LanguageParams, Languages, Merged, NoParams, QueryParams};
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CachePolicy, CacheableResponse};
use crate::service::Register;
use crate::service::challenges::proof_of_work::BITS;
use crate::service::challenges::submission::Target;
use crate::service::idempotency::SavedResponse;
use crate::service::proofs::Proof;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ChallengePageParams {
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

type ChallengeListParams = Merged<ChallengeSelectionParams, ChallengePageParams>;

/// One page of challenges, the newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ChallengePage {
    #[schema(value_type = Vec<Object>)]
    items: Vec<Value>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// A question whose answer is a proof of work.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct WorkQuestion {
    question: String,
    /// Find a number for which SHA-256 of `question:number` begins with so many zero bits. Good for half an hour, once.
    #[schema(minimum = 0)]
    bits: u32,
}

/// What whoever files a challenge gets. The receipt is told once.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct Acknowledgement {
    reference: String,
    /// Twelve words. Whoever has them is the submitter: `Authorization: Receipt …`.
    receipt: String,
    id: Uuid,
    state: String,
    received: chrono::NaiveDate,
    /// The last days of the terms.
    #[schema(value_type = Object)]
    due: Value,
    /// The entry of the log that tells it.
    #[schema(minimum = 0)]
    index: u64,
    /// SHA-256 of salt (decoded) and text.
    text_digest: String,
    /// Base64url, 16 bytes. With it you can show what you filed.
    text_salt: String,
    /// What proves that it was filed; missing if the register could not make it now: `/v1/challenges/{reference}/proof` has it.
    #[schema(required = false)]
    acknowledgement: ProofView,
    /// If the law has a route of its own for this: which one.
    #[schema(required = false)]
    legal_route: LegalRoutes,
}

/// A challenge as a reader gets it.
pub(in crate::http) fn shown(challenge: &Challenge, languages: &Languages) -> Value {
    let default = challenge.public.language.clone();
    let mut offered = Vec::<Lang>::new();
    challenge.public.texts("", &mut |_, text| offered.extend(text.languages().cloned()));
    let mut choice = match languages {
        Languages::All => Localizer::all(&default),
        Languages::Preferred(wanted) => Localizer::new(wanted, &default, offered.iter()),
    };
    let mut shown = challenge.public.show(&mut choice);
    shown["id"] = json!(challenge.id);
    shown["publicVersion"] = challenge.version.into();
    shown["logIndex"] = challenge.last_index.into();
    shown
}

/// A reference in a path, as anybody may write it; anything else leads nowhere.
///
/// # Errors
/// `NotFound`.
pub fn reference(text: &str) -> Result<Reference> {
    Reference::parse(text).ok_or(Error::NotFound)
}

/// Challenges
///
/// The newest first.
#[utoipa::path(tag = "challenges", params(ChallengeListParams), responses((status = 200, description = "One page", body = ChallengePage)))]
#[get("/challenges")]
pub async fn list_challenges(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let mut params = QueryParams::read::<ChallengeListParams>(&request);
    let limit = params.limit();
    let selection = ChallengeSelection::read(&mut params);
    let before = params.cursor(|text| text.parse::<u64>().ok());
    let languages = params.languages(&request);
    params.into_result()?;
    let current = register.catalog.read();
    let meant: Vec<_> =
        current.challenges.newest_first().filter(|challenge| selection.means(&challenge.public)).collect();
    let mut page = meant.iter().filter(|challenge| before.is_none_or(|before| challenge.number < before)).peekable();
    let items: Vec<_> = page.by_ref().take(limit).collect();
    let next = items.last().filter(|_| page.peek().is_some()).map(|last| last.number.to_string());
    let items: Vec<_> = items.into_iter().map(|challenge| shown(challenge, &languages)).collect();
    let body = json!({"items": items, "total": meant.len(), "next": next});
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}

/// A challenge
#[utoipa::path(tag = "challenges", params(("reference" = String, Path, description = "Its reference", example = "2026-K73M-9Q4X"), LanguageParams),
    responses((status = 200, description = "What everybody may see of it", body = ref("#/components/schemas/PublicChallenge")), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json")))]
#[get("/challenges/{reference}")]
pub async fn read_challenge(
    request: HttpRequest,
    register: web::Data<Register>,
    place: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryParams::read::<LanguageParams>(&request);
    let languages = params.languages(&request);
    params.into_result()?;
    let current = register.catalog.read();
    let challenge = current.challenges.find(&reference(&place)?).ok_or(Error::NotFound)?;
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    CacheableResponse::json(&shown(challenge, &languages))?.basis(basis).to(&request)
}

/// Proof of what is shown of a challenge
///
/// Of its newest state: the entry, its inclusion proof and the signed checkpoint, with the content that the entry's digest is over.
#[utoipa::path(tag = "challenges", params(("reference" = String, Path, description = "Its reference", example = "2026-K73M-9Q4X"), NoParams),
    responses((status = 200, description = "The proof", body = ProofView), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json")))]
#[get("/challenges/{reference}/proof")]
pub async fn prove_challenge(
    request: HttpRequest,
    register: web::Data<Register>,
    place: web::Path<String>,
) -> Result<HttpResponse> {
    QueryParams::read::<NoParams>(&request).into_result()?;
    let reference = reference(&place)?;
    let known = register.catalog.read().challenges.find(&reference).map(|known| (known.id, known.version));
    let (id, version) = known.ok_or(Error::NotFound)?;
    let proved = register.proof(id, version).await?;
    CacheableResponse::json(&proof(&register, &proved)?)?.index(proved.size).keep(CachePolicy::Never).to(&request)
}

/// A question whose answer is a proof of work
///
/// Whoever files with one may file more often. Nobody needs one for a few challenges.
#[utoipa::path(tag = "challenges", params(NoParams), responses((status = 200, description = "The question", body = WorkQuestion)))]
#[get("/challenges/proof-of-work")]
pub async fn ask_work(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryParams::read::<NoParams>(&request).into_result()?;
    private::ok(&json!({"question": register.work_question()?, "bits": BITS}))
}

/// Contest a record, or what a system does
///
/// Without an account, and anonymously unless `contact` says otherwise. The answer has the receipt, once: with it you read the
/// conversation and go on. It also proves what was filed.
#[utoipa::path(
    tag = "challenges",
    params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Submission"), content_type = "application/json"),
    responses((status = 201, description = "It came in", body = Acknowledgement), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")),
)]
#[post("/systems/{id}/challenges")]
pub async fn file_challenge(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    QueryParams::read::<NoParams>(&request).into_result()?;
    let system = register.catalog.system(&place).map(|system| system.id).ok_or(Error::NotFound);
    file(&register, &request, payload, system.map(Target::System)).await
}

/// Say that a system is missing
///
/// As with a record that is there, but about a system that the organization uses and does not show: kind `missingEntry`.
#[utoipa::path(
    tag = "challenges",
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Submission"), content_type = "application/json"),
    responses((status = 201, description = "It came in", body = Acknowledgement), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")),
)]
#[post("/organizations/{organization}/challenges")]
pub async fn file_missing_entry(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    QueryParams::read::<NoParams>(&request).into_result()?;
    file(&register, &request, payload, Ok(Target::Organization(place.into_inner()))).await
}

async fn file(
    register: &Register,
    request: &HttpRequest,
    payload: web::Payload,
    target: Result<Target>,
) -> Result<HttpResponse> {
    let sent = json::json(request, payload, "application/json").await?;
    let (target, submission): (_, Submission) = (target?, json::shape(&sent)?);
    let once = private::idempotency_key(request, sent.to_string().as_bytes())?;
    let (kind, language) = (submission.kind, submission.language.clone());
    let (reply, proved) = register.file(client_network(register, request), once, target, submission).await?;
    let mut reply = acknowledged(register, reply, proved).await;
    if kind.has_legal_route()
        && let Some(known) = reply.body["reference"].as_str().and_then(Reference::parse)
    {
        let current = register.catalog.read();
        let organization = current.challenges.find(&known).map(|known| known.public.organization.clone());
        let languages = Languages::Preferred(vec![language]);
        let route = legal_routes(&current, organization.as_ref().map_or("", Slug::as_str), kind, &languages);
        reply.body["legalRoute"] = private::to_json(&route)?;
    }
    private::reply(&reply)
}

/// With the proof that it is in the log. What was filed before is proved anew; it stays filed if that cannot be done now.
async fn acknowledged(register: &Register, mut reply: SavedResponse, proved: Option<Proof>) -> SavedResponse {
    let id = reply.body["id"].as_str().and_then(|id| Uuid::try_parse(id).ok());
    let proved = match (proved, id) {
        (None, Some(id)) => register.proof(id, 1).await.ok(),
        (proved, _) => proved,
    };
    if let Some(shown) = proved.and_then(|proved| proof(register, &proved).ok()) {
        reply.body["acknowledgement"] = shown;
    }
    reply
}
