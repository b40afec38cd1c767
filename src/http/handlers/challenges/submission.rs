//! Filing a challenge: against a system, or because an organization does not list one.
use crate::domain::challenges::{ChallengeKind, Reference, Submission};
use crate::domain::languages::Lang;
use crate::domain::networks::Network;
use crate::domain::values::Slug;
use crate::http::handlers::challenges::legal_routes::legal_routes;
use crate::http::handlers::challenges::schemas::{Acknowledgement, LegalRoutes};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::ClientNetwork;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{Languages, NoQuery};
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::http::views::VersionProof;
use crate::service::Register;
use crate::service::challenges::proof_of_work::BITS;
use crate::service::challenges::submission;
use crate::service::challenges::submission::Target;
use crate::service::history;
use crate::service::history::Proof;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

request_schema!(Submission);

/// The system that a challenge is about.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct ChallengedSystemPath {
    /// UUID, or `organization:slug`.
    #[param(example = "amsterdam:chatamsterdam")]
    id: String,
}

/// A proof-of-work question.
#[derive(Serialize, ToSchema)]
struct ProofOfWorkQuestion {
    question: String,
    /// Find a number for which the SHA-256 of the text `question:number` begins with this many zero bits. The question
    /// is valid for 30 minutes and can be used once.
    #[schema(minimum = 0)]
    bits: u32,
}

/// Get a proof-of-work question
///
/// With a proof of work you can file more challenges an hour. A few challenges need none.
#[utoipa::path(
    tag = "challenges",
    responses((status = 200, description = "The question", body = ProofOfWorkQuestion)),
)]
#[get("/challenges/proof-of-work")]
pub async fn read_proof_of_work_question(register: Data<Register>, _: NoQuery) -> Result<HttpResponse> {
    private::ok(&ProofOfWorkQuestion { question: submission::proof_of_work_question(&register)?, bits: BITS })
}

/// File a challenge
///
/// You need no account and stay anonymous unless you fill in `contact`. The response contains the receipt, which is
/// shown only once: with it you follow the challenge and write to the organization. The response also proves what you
/// filed.
#[utoipa::path(
    tag = "challenges",
    params(ChallengedSystemPath, IdempotencyKeyHeader),
    request_body = Submission,
    responses(
        (status = 201, description = "The challenge is filed", body = Acknowledgement),
        (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/systems/{id}/challenges")]
pub async fn file_challenge(
    register: Data<Register>,
    network: ClientNetwork,
    path: Path<ChallengedSystemPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Submission>>,
) -> Result<HttpResponse> {
    let system = register.catalog.system(&path.id).ok_or(Error::NotFound)?.id;
    file(&register, network.0, Target::System(system), request).await
}

/// File a challenge about a missing system
///
/// Use this if the organization uses a system that is not in the register. The kind is `missingEntry`.
#[utoipa::path(
    tag = "challenges",
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = Submission,
    responses(
        (status = 201, description = "The challenge is filed", body = Acknowledgement),
        (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/organizations/{organization}/challenges")]
pub async fn file_missing_entry(
    register: Data<Register>,
    network: ClientNetwork,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Submission>>,
) -> Result<HttpResponse> {
    file(&register, network.0, Target::Organization(path.into_inner().organization), request).await
}

async fn file(
    register: &Register,
    network: Network,
    target: Target,
    request: Idempotent<JsonBody<Submission>>,
) -> Result<HttpResponse> {
    let submission = request.body.value;
    let (kind, language) = (submission.kind, submission.language.clone());
    let (submitted, proof) = submission::submit_challenge(register, network, request.key, target, submission).await?;
    let mut acknowledgement = Acknowledgement::from(submitted);
    acknowledgement.acknowledgement = proof_of_filing(register, acknowledgement.id, proof).await;
    acknowledgement.legal_route = legal_route(register, &acknowledgement.reference, kind, language);
    acknowledgement.created()
}

/// Returns the proof that a challenge is in the log. A repeated request proves it again; the challenge stays filed if
/// that is not possible now.
async fn proof_of_filing(register: &Register, id: Uuid, fresh: Option<Proof>) -> Option<VersionProof> {
    let proof = match fresh {
        None => history::proof(register, id, 1).await.ok(),
        fresh => fresh,
    };
    proof.and_then(|proof| VersionProof::new(register, proof).ok())
}

fn legal_route(register: &Register, reference: &Reference, kind: ChallengeKind, language: Lang) -> Option<LegalRoutes> {
    register.catalog.with(|state| {
        let organization = state.challenges.find(reference).map(|challenge| &challenge.public.organization);
        let organization = organization.map_or("", Slug::as_str);
        legal_routes(state, organization, kind, &Languages::Preferred(vec![language]))
    })
}
