//! `/v1/challenges/{reference}/conversation`: what the submitter of a challenge reads and does, with the receipt.
use crate::Result;
use crate::catalog::CatalogState;
use crate::domain::challenges::{PublicChallenge, Referral, SubmitterContact};
use crate::domain::json::Object;
use crate::domain::networks::Network;
use crate::domain::values::PlainText;
use crate::http::handlers::auth::notifications::ConfirmationCode;
use crate::http::handlers::challenges::legal_routes::legal_routes;
use crate::http::handlers::challenges::path::ChallengePath;
use crate::http::handlers::challenges::schemas::{
    Attachment, CaseUpdate, LegalRoutes, Message, NewMessage, PendingSummary,
};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::ClientNetwork;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::query::{Languages, NoQuery};
use crate::http::request::receipt::ReceiptAuth;
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::submitter::{self, SubmitterAction};
use crate::service::idempotency::IdempotencyKey;
use crate::service::notifications::AddressState;
use actix_web::web::Data;
use actix_web::{HttpResponse, delete, get, post, put};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

request_schema!(SubmitterContact);

/// A different wording of the public summary.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"text": "A resident asks which data the system used."}))]
pub struct SummaryCorrection {
    #[object(required)]
    pub text: PlainText<2000>,
}

request_schema!(SummaryCorrection);

/// Everything stored about a challenge, as its submitter sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Conversation {
    /// The public part of the challenge.
    challenge: PublicChallenge,
    /// The filed text and wish; missing once they are erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = FiledChallenge, required = false)]
    filed: Option<FiledChallenge>,
    /// The contact details of the submitter, if the submitter wants to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = SubmitterContact, required = false)]
    contact: Option<SubmitterContact>,
    /// State of the e-mail address, if there is one: `waiting` for its code, `confirmed`, `unconfirmed` (no valid code:
    /// set the address again), or `off` (this register sends no mail).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    email_state: Option<AddressState>,
    messages: Vec<Message>,
    attachments: Vec<Attachment>,
    /// True if you can attach a file now.
    may_attach: bool,
    /// A public summary that waits for the agreement of the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PendingSummary, required = false)]
    summary: Option<PendingSummary>,
    /// The deadline for your answer to a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = NaiveDate, required = false)]
    answer_by: Option<NaiveDate>,
    /// The day since which you can confirm or dispute the remedy: `POST confirm` or `POST dispute`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = NaiveDate, required = false)]
    solved_asked: Option<NaiveDate>,
    /// The legal route that exists for this kind of challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LegalRoutes, required = false)]
    legal_route: Option<LegalRoutes>,
}

impl Conversation {
    fn new(conversation: submitter::Conversation, legal_route: Option<LegalRoutes>) -> Self {
        let submitter::Conversation {
            challenge,
            filed,
            contact,
            email_state,
            messages,
            attachments,
            may_attach,
            summary,
            answer_by,
            solved_asked,
        } = conversation;
        Self {
            challenge,
            filed: filed.map(FiledChallenge::from),
            contact,
            email_state,
            messages: messages.into_iter().map(Message::from).collect(),
            attachments: attachments.into_iter().map(Attachment::from).collect(),
            may_attach,
            summary: summary.map(PendingSummary::from),
            answer_by,
            solved_asked,
            legal_route,
        }
    }
}

/// The private part of a challenge as it was filed.
#[derive(Serialize, ToSchema)]
struct FiledChallenge {
    text: String,
    /// The outcome that the submitter wants.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    wish: Option<String>,
    /// The SHA-256 of the salt (decoded) followed by the text is `textDigest`.
    salt: String,
}

impl From<submitter::FiledChallenge> for FiledChallenge {
    fn from(filed: submitter::FiledChallenge) -> Self {
        let submitter::FiledChallenge { text, wish, salt } = filed;
        Self { text, wish, salt }
    }
}

/// Applies an action of the submitter and returns the challenge after it.
async fn act(
    register: &Register,
    network: Network,
    auth: ReceiptAuth,
    key: IdempotencyKey,
    action: SubmitterAction,
) -> Result<HttpResponse> {
    let update = submitter::apply_action(register, network, key, auth.reference, auth.receipt, action).await?;
    private::ok(&CaseUpdate::from(update))
}

/// Get the conversation
///
/// Everything stored about the challenge: the text, the messages, the contact details, and what the organization waits
/// for.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath),
    responses((status = 200, description = "The conversation", body = Conversation)),
)]
#[get("/challenges/{reference}/conversation")]
pub async fn read_conversation(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
) -> Result<HttpResponse> {
    let conversation = submitter::conversation(&register, network.0, auth.reference, auth.receipt).await?;
    let challenge = &conversation.challenge;
    let languages = Languages::Preferred(vec![challenge.language.clone()]);
    let organization = challenge.organization.as_str();
    let find = |state: &CatalogState| legal_routes(state, organization, challenge.kind, &languages);
    let legal_route = register.catalog.with(find);
    private::ok(&Conversation::new(conversation, legal_route))
}

/// Confirm your e-mail address
///
/// With the code that was sent to it: eight letters and digits, valid for seven days and five attempts. Only a
/// confirmed address gets mail.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath),
    request_body = ConfirmationCode,
    responses((status = 200, description = "The address is confirmed", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/contact/confirm")]
pub async fn confirm_contact(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    body: JsonBody<ConfirmationCode>,
) -> Result<HttpResponse> {
    let code = body.value.code.as_str().to_owned();
    let update = submitter::confirm_contact(&register, network.0, auth.reference, auth.receipt, code).await?;
    private::ok(&CaseUpdate::from(update))
}

/// Post a message
///
/// Answers the question of a case handler, if one waits for an answer.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = NewMessage,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/messages")]
pub async fn post_message(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<NewMessage>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::Say(request.body.value.text)).await
}

/// Agree to the proposed summary
///
/// The summary of the organization becomes public.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/summary")]
pub async fn agree_to_summary(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::AgreeToSummary).await
}

/// Propose a different summary
///
/// The organization must agree before it becomes public.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = SummaryCorrection,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[put("/challenges/{reference}/conversation/summary")]
pub async fn correct_summary(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<SummaryCorrection>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::CorrectSummary(request.body.value.text)).await
}

/// Request a second review
///
/// By a different person, within six months of the decision unless the organization allows more.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = NewMessage,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/review")]
pub async fn request_review(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<NewMessage>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::RequestReview(request.body.value.text)).await
}

/// Dispute the remedy
///
/// Records that the problem is not solved, next to what the organization says.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = NewMessage,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/dispute")]
pub async fn dispute_remedy(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<NewMessage>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::Dispute(request.body.value.text)).await
}

/// Confirm the remedy
///
/// Records that the problem is solved, next to what the organization says.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/confirm")]
pub async fn confirm_remedy(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::Confirm).await
}

/// Report that another body has taken the case
///
/// A court, a regulator or an ombudsman. The challenge does not continue in the register.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = Referral,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/refer")]
pub async fn refer_own_challenge(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<Referral>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::Refer(request.body.value)).await
}

/// Set your contact details
///
/// They are stored until 90 days after the challenge is closed.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body = SubmitterContact,
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[put("/challenges/{reference}/conversation/contact")]
pub async fn set_contact(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<JsonBody<SubmitterContact>>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::SetContact(request.body.value)).await
}

/// Erase your contact details
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[delete("/challenges/{reference}/conversation/contact")]
pub async fn erase_contact(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::EraseContact).await
}

/// Withdraw your challenge
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[post("/challenges/{reference}/conversation/withdraw")]
pub async fn withdraw_challenge(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::Withdraw).await
}

/// Erase the private part of your challenge
///
/// Only once the challenge is closed: text, conversation and contact details. The public part stays.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    responses((status = 200, description = "The challenge after the request", body = CaseUpdate)),
)]
#[delete("/challenges/{reference}/conversation")]
pub async fn erase_conversation(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    act(&register, network.0, auth, request.key, SubmitterAction::EraseAll).await
}
