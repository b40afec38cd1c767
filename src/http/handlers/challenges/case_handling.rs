//! `/v1/organizations/{organization}/challenges/{reference}/…`: the transitions that case handlers make.
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::challenges::{
    ChallengeRedaction, Decision, Redirection, Reference, Referral, Refusal, Remedy, RemedyPlan,
};
use crate::domain::json::Object;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::PlainText;
use crate::http::handlers::challenges::path::OrganizationChallengePath;
use crate::http::handlers::challenges::schemas::{CaseUpdate, NewMessage};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::case_handling::{self, HandlerAction};
use crate::service::idempotency::IdempotencyKey;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use chrono::NaiveDate;
use uuid::Uuid;

request_schema!(ChallengeRedaction, Decision, Redirection, Referral, Refusal, Remedy, RemedyPlan);

/// The challenge that another one is merged into.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"into": "2026-K73M-9Q4S"}))]
pub struct MergeRequest {
    #[object(required)]
    pub into: Reference,
}

request_schema!(MergeRequest);

/// A question to the submitter.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"question": "Which decision is this about?", "until": "2026-12-15"}))]
pub struct ChallengeQuestion {
    #[object(required)]
    pub question: PlainText<5000>,
    /// The deadline for the answer, 7 to 90 days from now.
    #[object(required)]
    pub until: NaiveDate,
}

request_schema!(ChallengeQuestion);

/// A note for other case handlers.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"text": "Asked the department for the test report."}))]
pub struct NewNote {
    #[object(required)]
    pub text: PlainText<5000>,
}

request_schema!(NewNote);

/// The extension of a deadline.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"reason": {"en": "An external report is due next week."}}))]
pub struct ExtensionRequest {
    /// The reason, which is public.
    #[object(required)]
    pub reason: Text<2000, true>,
}

request_schema!(ExtensionRequest);

/// A public summary of a challenge.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"text": {"en": "A resident asks which data the system used."}}))]
pub struct SummaryProposal {
    /// The subject of the challenge, without anything about the submitter.
    #[object(required)]
    pub text: Text<2000, true>,
}

request_schema!(SummaryProposal);

/// The case handler who is responsible.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"account": "0198a6c2-7d1e-7c3a-9b52-0a4f6d2e8c11"}))]
pub struct Assignment {
    /// UUID of the account of a case handler; left out, the challenge is assigned to no one.
    pub account: Option<Uuid>,
}

request_schema!(Assignment);

/// Applies an action of a case handler and returns the challenge after it.
async fn handle(
    register: &Register,
    bearer: Bearer,
    path: OrganizationChallengePath,
    key: IdempotencyKey,
    action: HandlerAction,
) -> Result<HttpResponse> {
    let OrganizationChallengePath { organization, reference } = path;
    let access = bearer.in_organization(organization, Permission::HandleChallenge);
    let update = case_handling::handle(register, access, key, reference, action).await?;
    private::ok(&CaseUpdate::from(update))
}

/// Acknowledge a challenge
///
/// Tells the submitter that the challenge was received.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/acknowledge")]
pub async fn acknowledge_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Acknowledge).await
}

/// Complete the first check of a challenge
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/screen")]
pub async fn screen_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Screen).await
}

/// Accept a challenge
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/admit")]
pub async fn admit_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Admit).await
}

/// Refuse a challenge
///
/// With a code and a reason. `abusive` takes two people: the request of the first changes nothing yet.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Refusal,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/refuse")]
pub async fn refuse_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Refusal>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Refuse(request.body.value)).await
}

/// Redirect a challenge to another body
///
/// Names the body that should handle it.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Redirection,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/redirect")]
pub async fn redirect_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Redirection>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Redirect(request.body.value)).await
}

/// Merge a challenge into a similar one
///
/// The other challenge is decided for both.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = MergeRequest,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/merge")]
pub async fn merge_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<MergeRequest>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Merge(request.body.value.into)).await
}

/// Begin the review of a challenge
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/begin")]
pub async fn begin_review(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Begin).await
}

/// Ask the submitter a question
///
/// The deadline for the decision is suspended until the answer, or until the deadline for one.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = ChallengeQuestion,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/ask")]
pub async fn ask_submitter(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<ChallengeQuestion>>,
) -> Result<HttpResponse> {
    let ChallengeQuestion { question, until } = request.body.value;
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Ask { question, until }).await
}

/// Post a message to the submitter
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = NewMessage,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/messages")]
pub async fn post_message_to_submitter(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<NewMessage>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Say(request.body.value.text)).await
}

/// Extend the deadline for the decision
///
/// Possible once.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = ExtensionRequest,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/extend")]
pub async fn extend_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<ExtensionRequest>>,
) -> Result<HttpResponse> {
    let action = HandlerAction::Extend(request.body.value.reason);
    handle(&register, bearer, path.into_inner(), request.key, action).await
}

/// Decide a challenge
///
/// The decision answers each point of the challenge and each challenged place of the record, states how far a machine
/// assisted, and names the next legal route.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Decision,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/decide")]
pub async fn decide_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Decision>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Decide(request.body.value)).await
}

/// Plan the remedy
///
/// States what will be done and by when.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = RemedyPlan,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/plan-remedy")]
pub async fn plan_remedy(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<RemedyPlan>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::PlanRemedy(request.body.value)).await
}

/// Record the remedy
///
/// States what was done: the published version that corrects the record, or the measure.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Remedy,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/remedy")]
pub async fn record_remedy(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Remedy>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Remedy(request.body.value)).await
}

/// Begin the second review
///
/// Neither the person who decided nor the last editor of the record may review.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/begin-review")]
pub async fn begin_second_review(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::BeginReview).await
}

/// Extend the deadline for the second review
///
/// Possible once.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = ExtensionRequest,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/extend-review")]
pub async fn extend_second_review(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<ExtensionRequest>>,
) -> Result<HttpResponse> {
    let action = HandlerAction::ExtendReview(request.body.value.reason);
    handle(&register, bearer, path.into_inner(), request.key, action).await
}

/// Decide the second review
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Decision,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/decide-review")]
pub async fn decide_second_review(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Decision>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::DecideReview(request.body.value)).await
}

/// Refer a challenge
///
/// Records that a court, a regulator or an ombudsman has taken the case.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Referral,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/refer")]
pub async fn refer_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Referral>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Refer(request.body.value)).await
}

/// Propose a public summary
///
/// The submitter sees it first. It becomes public when the submitter agrees, or after five working days without a
/// response.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = SummaryProposal,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/summary")]
pub async fn propose_summary(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<SummaryProposal>>,
) -> Result<HttpResponse> {
    let action = HandlerAction::ProposeSummary(request.body.value.text);
    handle(&register, bearer, path.into_inner(), request.key, action).await
}

/// Agree to the summary that the submitter proposed
///
/// The summary becomes public.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/agree-to-summary")]
pub async fn agree_to_correction(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::AgreeToSummary).await
}

/// Assign a challenge to a case handler
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = Assignment,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/assign")]
pub async fn assign_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Assignment>>,
) -> Result<HttpResponse> {
    let action = HandlerAction::Assign(request.body.value.account.map(PrincipalId::Account));
    handle(&register, bearer, path.into_inner(), request.key, action).await
}

/// Add a note for other case handlers
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = NewNote,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/notes")]
pub async fn add_note(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<NewNote>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Note(request.body.value.text)).await
}

/// Count a supporter whom you saw or heard
///
/// For a person who said in person or by phone that the challenge affects them too, so that it is known to be one more
/// person.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/support")]
pub async fn count_verified_supporter(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Support).await
}

/// Redact the public part of a challenge
///
/// Removes text because the law requires it. The text disappears from every version and its digests stay. Everybody
/// sees which field was redacted, on what legal ground, and why. Only text can be redacted, not what was decided or
/// when.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body = ChallengeRedaction,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/organizations/{organization}/challenges/{reference}/redact")]
pub async fn redact_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: Idempotent<JsonBody<ChallengeRedaction>>,
) -> Result<HttpResponse> {
    handle(&register, bearer, path.into_inner(), request.key, HandlerAction::Redact(request.body.value)).await
}
