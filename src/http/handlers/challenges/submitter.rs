//! `/v1/challenges/{reference}/conversation`: what the submitter of a challenge does, who shows the receipt and nothing else.
use crate::domain::challenges::{Receipt, Reference, Referral, SubmitterContact};
use crate::domain::shape::object;
use crate::domain::values::PlainText;
use crate::http::handlers::auth::notifications::ConfirmationCode;
use crate::http::handlers::challenges::attachments::Attachment;
use crate::http::handlers::challenges::case_file::{LegalRoutes, legal_routes};
use crate::http::handlers::challenges::submission::reference;
use crate::http::request::auth::client_network;
use crate::http::request::json;
use crate::http::request::query::{Languages, NoParams, QueryReader};
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::submitter::SubmitterAction;
use crate::{Error, Result};
use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use chrono::NaiveDate;
use serde_json::Value;
use utoipa::ToSchema;

object! {
    /// Something that is said.
    pub struct Words {
        required { text "text": PlainText<20_000>, }
        optional {}
    }
}

object! {
    /// The summary in other words.
    pub struct SummaryCorrection {
        required { text "text": PlainText<2000>, }
        optional {}
    }
}

/// What came of an event.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct CaseUpdate {
    reference: String,
    state: String,
    /// The entry of the log that tells it. None: it is not public.
    #[schema(required = false, minimum = 0)]
    index: u64,
    /// The version of what is public of it.
    version: i32,
}

/// Everything that is held of a challenge, as its submitter sees it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct Conversation {
    /// What everybody sees.
    #[schema(value_type = Object)]
    challenge: Value,
    /// What was filed; missing once it is erased.
    #[schema(required = false)]
    filed: FiledChallenge,
    /// Where to answer, as far as it is known.
    #[schema(value_type = Object, required = false)]
    contact: Value,
    /// How far its e-mail address is, if it has one: `waiting` for its code, `confirmed`, `unconfirmed` (no code counts: say the
    /// address again), or `off`, because this register sends no mail.
    #[schema(required = false)]
    email_state: String,
    messages: Vec<Message>,
    attachments: Vec<Attachment>,
    /// Whether a file can be attached now.
    may_attach: bool,
    /// A summary that waits for the other side's word.
    #[schema(required = false)]
    summary: PendingSummary,
    /// Until when an answer to a question is waited for.
    #[schema(required = false)]
    answer_by: NaiveDate,
    /// If the law has a route of its own for this: which one.
    #[schema(required = false)]
    legal_route: LegalRoutes,
    /// Since when it is asked whether it is solved: `POST confirm` or `POST dispute` answers.
    #[schema(required = false)]
    solved_asked: NaiveDate,
}

/// What was filed.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct FiledChallenge {
    text: String,
    #[schema(required = false)]
    wish: String,
    /// With this before the text, SHA-256 gives `textDigest`.
    salt: String,
}

/// A summary that was proposed.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct PendingSummary {
    #[schema(value_type = BTreeMap<String, String>)]
    text: Value,
    by_submitter: bool,
    /// The last day to object.
    until: NaiveDate,
}

/// A message as both sides see it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct Message {
    /// `submitter` or `organization`.
    side: String,
    /// `message`, `question`, `answer`, `summary` or `dispute`.
    kind: String,
    on: String,
    text: String,
}

/// Confirm the e-mail address of the contact
///
/// With the code that came there: eight letters and digits, good for seven days and five tries. Only a confirmed address gets mail.
#[utoipa::path(tag = "conversation", security(("receipt" = [])), params(("reference" = String, Path, description = "Its reference"), NoParams),
    request_body(content = ref("#/components/schemas/MailCode"), content_type = "application/json"),
    responses((status = 200, description = "It is confirmed", body = CaseUpdate)))]
#[post("/challenges/{reference}/conversation/contact/confirm")]
pub async fn confirm_contact(
    register: web::Data<Register>,
    request: HttpRequest,
    text: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(&request, &text)?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let code: ConfirmationCode = json::read(&request, payload).await?;
    let (network, code) = (client_network(&register, &request), code.code.as_str().to_owned());
    private::ok(&register.confirm_contact(network, reference, receipt, code).await?)
}

/// The receipt of a request: in the header, and nowhere else.
fn receipt(request: &HttpRequest) -> Result<Receipt> {
    let unknown = |detail: &str| Error::Unauthorized { code: "receiptMissing", detail: detail.into() };
    let value = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (scheme, words) = value.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("receipt") {
        return Err(unknown("send the twelve words: Authorization: Receipt …"));
    }
    Receipt::parse(words).ok_or_else(|| unknown("these are not the twelve words of a receipt"))
}

/// Whose challenge it is. A reference that is none is as wrong as another's.
pub(in crate::http) fn place(request: &HttpRequest, text: &str) -> Result<(Reference, Receipt)> {
    let receipt = receipt(request)?;
    let unknown =
        || Error::Unauthorized { code: "receiptUnknown", detail: "this is not the receipt of this challenge".into() };
    Ok((reference(text).map_err(|_| unknown())?, receipt))
}

async fn converse(
    register: &Register,
    request: &HttpRequest,
    text: &str,
    sent: &Value,
    wish: SubmitterAction,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(request, text)?;
    let once = private::idempotency_key(request, sent.to_string().as_bytes())?;
    private::reply(
        &register.apply_submitter_action(client_network(register, request), once, reference, receipt, wish).await?,
    )
}

/// Everything that is held of a challenge
///
/// For whoever has its receipt: the text, the conversation, the contact; what is waited for, and until when.
#[utoipa::path(tag = "conversation", security(("receipt" = [])), params(("reference" = String, Path, description = "Its reference"), NoParams),
    responses((status = 200, description = "The conversation", body = Conversation)))]
#[get("/challenges/{reference}/conversation")]
pub async fn read_conversation(
    register: web::Data<Register>,
    request: HttpRequest,
    text: web::Path<String>,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(&request, &text)?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let told = register.conversation(client_network(&register, &request), reference, receipt).await?;
    let (kind, organization) = (told.challenge.kind, told.challenge.organization.clone());
    let languages = Languages::Preferred(vec![told.challenge.language.clone()]);
    let mut shown = private::to_json(&told)?;
    if let Some(routes) = legal_routes(&register.catalog.read(), organization.as_str(), kind, &languages) {
        shown["legalRoute"] = private::to_json(&routes)?;
    }
    private::ok(&shown)
}

/// An act of the submitter with a body.
macro_rules! says {
    ($($(#[doc = $about:literal])+ $method:ident $path:literal $name:ident($schema:literal: $body:ty) $status:literal => $wish:expr;)*) => {$(
        $(#[doc = $about])+
        #[utoipa::path(tag = "conversation", security(("receipt" = [])),
            params(("reference" = String, Path, description = "Its reference"),
                ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
            request_body(content = ref($schema), content_type = "application/json"),
            responses((status = 200, description = $status, body = CaseUpdate)))]
        #[$method($path)]
        pub async fn $name(register: web::Data<Register>, request: HttpRequest, text: web::Path<String>, payload: web::Payload) -> Result<HttpResponse> {
            place(&request, &text)?;
            QueryReader::read::<NoParams>(&request).into_result()?;
            let sent = json::json(&request, payload, "application/json").await?;
            let body: $body = json::shape(&sent)?;
            let wish: fn($body) -> SubmitterAction = $wish;
            converse(&register, &request, &text, &sent, wish(body)).await
        }
    )*};
}

/// An act of the submitter without a body.
macro_rules! does {
    ($($(#[doc = $about:literal])+ $method:ident $path:literal $name:ident $status:literal => $wish:expr;)*) => {$(
        $(#[doc = $about])+
        #[utoipa::path(tag = "conversation", security(("receipt" = [])),
            params(("reference" = String, Path, description = "Its reference"), NoParams),
            responses((status = 200, description = $status, body = CaseUpdate)))]
        #[$method($path)]
        pub async fn $name(register: web::Data<Register>, request: HttpRequest, text: web::Path<String>) -> Result<HttpResponse> {
            place(&request, &text)?;
            QueryReader::read::<NoParams>(&request).into_result()?;
            converse(&register, &request, &text, &Value::Null, $wish).await
        }
    )*};
}

says! {
    /// Say something
    ///
    /// It answers the question of a case handler, if one waits.
    post "/challenges/{reference}/conversation/messages" say_in_challenge("#/components/schemas/Words": Words) "It is said"
        => |body: Words| SubmitterAction::Say(body.text);
    /// Say the summary in other words
    ///
    /// The organization sees it before it shows.
    put "/challenges/{reference}/conversation/summary" correct_summary("#/components/schemas/SummaryCorrection": SummaryCorrection) "It waits for the organization's word"
        => |body: SummaryCorrection| SubmitterAction::CorrectSummary(body.text);
    /// Ask somebody else to look at it again
    ///
    /// Within six months of the decision, unless the organization gives more.
    post "/challenges/{reference}/conversation/review" request_review("#/components/schemas/Words": Words) "Somebody else will look at it"
        => |body: Words| SubmitterAction::RequestReview(body.text);
    /// Say that it is not solved
    post "/challenges/{reference}/conversation/dispute" dispute_remedy("#/components/schemas/Words": Words) "It is said, beside what the organization says"
        => |body: Words| SubmitterAction::Dispute(body.text);
    /// Say that somebody else has it now
    ///
    /// A court, a regulator, an ombudsman. The register does not go on with it then.
    post "/challenges/{reference}/conversation/refer" refer_own_challenge("#/components/schemas/Referral": Referral) "It is said"
        => SubmitterAction::Refer;
    /// Say where to answer
    put "/challenges/{reference}/conversation/contact" set_contact("#/components/schemas/SubmitterContact": SubmitterContact) "It is kept until 90 days after the end"
        => SubmitterAction::SetContact;
}

does! {
    /// Agree to the summary that the organization proposes
    ///
    /// It shows to everybody then.
    post "/challenges/{reference}/conversation/summary" agree_to_summary "It shows" => SubmitterAction::AgreeToSummary;
    /// Take it back
    post "/challenges/{reference}/conversation/withdraw" withdraw_challenge "It is withdrawn" => SubmitterAction::Withdraw;
    /// Say that it is solved
    post "/challenges/{reference}/conversation/confirm" confirm_remedy "It is said, beside what the organization says" => SubmitterAction::Confirm;
    /// Forget where to answer
    delete "/challenges/{reference}/conversation/contact" erase_contact "It is gone" => SubmitterAction::EraseContact;
    /// Erase everything that is private
    ///
    /// Of a challenge that is closed: text, conversation, contact. What is public stays.
    delete "/challenges/{reference}/conversation" erase_conversation "It is gone" => SubmitterAction::EraseAll;
}
