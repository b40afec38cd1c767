//! `/v1/organizations/{organization}/challenges`: the queue of those who answer, and one POST for each thing they do.
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::challenges::{
    ChallengeKind, ChallengeRedaction, ChallengeState, Channel, Decision, Redirection, Reference, Referral, Refusal,
    Remedy, RemedyPlan, Submission,
};
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::PlainText;
use crate::http::handlers::challenges::submission::reference;
use crate::http::handlers::challenges::submitter::{CaseUpdate, Message, PendingSummary};
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{self, to_json};
use crate::service::Register;
use crate::service::challenges::case_handling::{self, HandlerAction};
use crate::service::challenges::queue::{self, Filter};
use crate::service::idempotency::SavedResponse;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct QueueParams {
    /// Where it stands, such as `received`.
    state: Option<Vec<String>>,
    /// What it is about, such as `entryError`.
    kind: Option<String>,
    /// Whose it is: `account:` and a UUID.
    #[param(rename = "assignedTo")]
    assigned_to: Option<String>,
    /// Whose next term ends on this day or before.
    #[param(rename = "dueUntil")]
    due_until: Option<NaiveDate>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One page of the queue, the next to be answered first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Queue {
    items: Vec<QueuedChallenge>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

object! {
    /// The challenge with which this one is answered.
    pub struct MergeRequest {
        required { into "into": Reference, }
        optional {}
    }
}

object! {
    /// A question to the submitter.
    pub struct ChallengeQuestion {
        required {
            question "question": PlainText<5000>,
            /// The last day for an answer, 7 to 90 days from now.
            until "until": NaiveDate,
        }
        optional {}
    }
}

object! {
    /// Something that a case handler says to the submitter, or notes for others.
    pub struct HandlerMessage {
        required { text "text": PlainText<5000>, }
        optional {}
    }
}

object! {
    /// Why something is put off. Everybody may read it.
    pub struct ExtensionRequest {
        required { reason "reason": Text<2000, true>, }
        optional {}
    }
}

object! {
    /// What it is about, for everybody, without a word about who said it.
    pub struct SummaryProposal {
        required { text "text": Text<2000, true>, }
        optional {}
    }
}

object! {
    /// Who works on it.
    pub struct Assignment {
        required {}
        optional {
            /// UUID of the account of a case handler; nobody if it is left out.
            account "account": Option<Uuid>,
        }
    }
}

object! {
    /// A challenge that did not come in by itself.
    pub struct Intake {
        required {
            channel "channel": Channel,
            challenge "challenge": Submission,
        }
        optional {
            /// The system; none for `missingEntry`.
            system "system": Option<Uuid>,
        }
    }
}

/// A challenge in the queue.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct QueuedChallenge {
    #[schema(value_type = Object)]
    challenge: Value,
    channel: String,
    /// The last day of the next term.
    #[schema(required = false)]
    due: String,
    /// `account:<id>`.
    #[schema(required = false)]
    assigned_to: String,
}

/// A challenge with all that a case handler needs.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct ChallengeCase {
    #[serde(flatten)]
    queued: QueuedChallenge,
    /// What was filed; missing once it is erased.
    #[schema(required = false)]
    text: String,
    #[schema(required = false)]
    wish: String,
    #[schema(value_type = Object, required = false)]
    contact: Value,
    messages: Vec<Message>,
    notes: Vec<CaseNote>,
    attachments: Vec<crate::http::handlers::challenges::attachments::Attachment>,
    /// A summary that waits for the other side's word.
    #[schema(required = false)]
    summary: PendingSummary,
}

/// A note for other case handlers.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct CaseNote {
    at: DateTime<Utc>,
    by: String,
    text: String,
}

/// The queue
///
/// The challenges of an organization, the next to be answered first.
#[utoipa::path(tag = "handling", security(("token" = [])), params(("organization" = String, Path, description = "Slug or UUID"), QueueParams),
    responses((status = 200, description = "One page", body = Queue)))]
#[get("/organizations/{organization}/challenges")]
pub async fn list_queue(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadChallenges, organization.into_inner()).await?;
    let mut params = QueryReader::read::<QueueParams>(&request);
    let limit = params.limit();
    let states = params.repeated("state", "a state is expected, such as received", ChallengeState::parse);
    let kind = params.optional("kind", "a kind is expected, such as entryError", ChallengeKind::parse);
    let assigned_to = params.optional("assignedTo", "account: and a UUID is expected", PrincipalId::parse);
    let due_until = params.optional("dueUntil", "a date is expected as YYYY-MM-DD", |text| text.parse().ok());
    let skip = params.cursor(|text| text.parse::<u32>().ok()).unwrap_or(0);
    params.into_result()?;
    let filter = Filter {
        states: states.iter().map(ToString::to_string).collect(),
        kind: kind.map(|kind| kind.to_string()),
        assigned_to: assigned_to.map(|who| who.to_string()),
        deadline_until: due_until,
    };
    let page = register.read_as(wish, move |conn, by| queue::list(conn, by, &filter, skip, limit)).await?;
    let end = i64::from(skip) + i64::try_from(page.items.len()).unwrap_or(i64::MAX);
    let next = (end < page.total && !page.items.is_empty()).then(|| end.to_string());
    private::ok(&json!({"items": to_json(&page.items)?, "total": page.total, "next": next}))
}

/// A challenge with what is private of it
#[utoipa::path(tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("reference" = String, Path, description = "Its reference"), NoParams),
    responses((status = 200, description = "The challenge", body = ChallengeCase)))]
#[get("/organizations/{organization}/challenges/{reference}")]
pub async fn open_challenge(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, text) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadChallenges, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    register.read_as(wish.clone(), |_, _| Ok(())).await?;
    private::ok(&register.read_case(wish, reference(&text)?).await?)
}

/// Take in a challenge that came by telephone, by letter or at a desk
///
/// The answer has the receipt, to be handed to whoever asked.
#[utoipa::path(tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Intake"), content_type = "application/json"),
    responses((status = 201, description = "It came in; as for those who file it themselves, without `acknowledgement`", body = crate::http::handlers::challenges::submission::Acknowledgement)))]
#[post("/organizations/{organization}/challenges/intake")]
pub async fn take_in_challenge(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::HandleChallenge, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let Intake { channel, challenge, system } = json::shape(&sent)?;
    let vault = register.vault.clone();
    act(&register, &request, wish, &sent, move |tx, by| {
        case_handling::record_intake(tx, &vault, by, system, channel, challenge)
    })
    .await
}

async fn handle(
    register: &Register,
    request: &HttpRequest,
    place: (String, String),
    sent: &Value,
    doing: HandlerAction,
) -> Result<HttpResponse> {
    let (organization, text) = place;
    let wish = wish(register, request, Permission::HandleChallenge, organization).await?;
    let vault = register.vault.clone();
    act(register, request, wish, sent, move |tx, by| {
        let happened = case_handling::handle(tx, &vault, by, &reference(&text)?, doing)?;
        Ok(SavedResponse::ok(to_json(&happened)?))
    })
    .await
}

/// An act of a case handler with a body.
macro_rules! says {
    ($($(#[doc = $about:literal])+ $path:literal $name:ident($schema:literal: $body:ty) => $doing:expr;)*) => {$(
        $(#[doc = $about])+
        #[utoipa::path(tag = "handling", security(("token" = [])),
            params(("organization" = String, Path, description = "Slug or UUID"), ("reference" = String, Path, description = "Its reference"),
                ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
            request_body(content = ref($schema), content_type = "application/json"),
            responses((status = 200, description = "What came of it", body = CaseUpdate)))]
        #[post($path)]
        pub async fn $name(register: web::Data<Register>, request: HttpRequest, place: web::Path<(String, String)>, payload: web::Payload) -> Result<HttpResponse> {
            wish(&register, &request, Permission::HandleChallenge, place.0.clone()).await?;
            QueryReader::read::<NoParams>(&request).into_result()?;
            let sent = json::json(&request, payload, "application/json").await?;
            let body: $body = json::shape(&sent)?;
            let doing: fn($body) -> HandlerAction = $doing;
            handle(&register, &request, place.into_inner(), &sent, doing(body)).await
        }
    )*};
}

/// An act of a case handler without a body.
macro_rules! does {
    ($($(#[doc = $about:literal])+ $path:literal $name:ident => $doing:expr;)*) => {$(
        $(#[doc = $about])+
        #[utoipa::path(tag = "handling", security(("token" = [])),
            params(("organization" = String, Path, description = "Slug or UUID"), ("reference" = String, Path, description = "Its reference"), NoParams),
            responses((status = 200, description = "What came of it", body = CaseUpdate)))]
        #[post($path)]
        pub async fn $name(register: web::Data<Register>, request: HttpRequest, place: web::Path<(String, String)>) -> Result<HttpResponse> {
            wish(&register, &request, Permission::HandleChallenge, place.0.clone()).await?;
            QueryReader::read::<NoParams>(&request).into_result()?;
            handle(&register, &request, place.into_inner(), &Value::Null, $doing).await
        }
    )*};
}

does! {
    /// Say that it came in
    "/organizations/{organization}/challenges/{reference}/acknowledge" acknowledge_challenge => HandlerAction::Acknowledge;
    /// Say that it was looked at
    "/organizations/{organization}/challenges/{reference}/screen" screen_challenge => HandlerAction::Screen;
    /// Take it up
    "/organizations/{organization}/challenges/{reference}/admit" admit_challenge => HandlerAction::Admit;
    /// Begin to look into it
    "/organizations/{organization}/challenges/{reference}/begin" begin_challenge => HandlerAction::Begin;
    /// Begin the second review
    ///
    /// Neither whoever decided nor whoever wrote the record last may.
    "/organizations/{organization}/challenges/{reference}/begin-review" begin_second_review => HandlerAction::BeginReview;
    /// Count somebody whom it affects, too
    ///
    /// Who said so at a desk or by telephone, so that it is known to be a person, and another one.
    "/organizations/{organization}/challenges/{reference}/support" verify_support => HandlerAction::Support;
    /// Show the summary as the submitter wants it
    "/organizations/{organization}/challenges/{reference}/agree-to-summary" agree_to_correction => HandlerAction::AgreeToSummary;
}

says! {
    /// Do not take it up
    ///
    /// With a code and a reason. `abusive` takes two people: the first who says so changes nothing yet.
    "/organizations/{organization}/challenges/{reference}/refuse" refuse_challenge("#/components/schemas/Refusal": Refusal) => HandlerAction::Refuse;
    /// Say who is the one to answer
    "/organizations/{organization}/challenges/{reference}/redirect" redirect_challenge("#/components/schemas/Redirection": Redirection) => HandlerAction::Redirect;
    /// Answer it together with a like one
    "/organizations/{organization}/challenges/{reference}/merge" merge_challenge("#/components/schemas/Merger": MergeRequest) => |body: MergeRequest| HandlerAction::Merge(body.into);
    /// Ask the submitter something
    ///
    /// The term of the decision rests until the answer, or until the last day for one.
    "/organizations/{organization}/challenges/{reference}/ask" ask_submitter("#/components/schemas/ChallengeQuestion": ChallengeQuestion)
        => |body: ChallengeQuestion| HandlerAction::Ask { question: body.question, until: body.until };
    /// Say something to the submitter
    "/organizations/{organization}/challenges/{reference}/messages" say_to_submitter("#/components/schemas/Words": crate::http::handlers::challenges::submitter::Words)
        => |body: crate::http::handlers::challenges::submitter::Words| HandlerAction::Say(body.text);
    /// Put the decision off, once
    "/organizations/{organization}/challenges/{reference}/extend" extend_challenge("#/components/schemas/PuttingOff": ExtensionRequest) => |body: ExtensionRequest| HandlerAction::Extend(body.reason);
    /// Decide
    ///
    /// The decision answers each ground and each place that is contested, says how far a machine helped, and names the next route.
    "/organizations/{organization}/challenges/{reference}/decide" decide_challenge("#/components/schemas/Decision": Decision) => HandlerAction::Decide;
    /// Say what will be done, and until when
    "/organizations/{organization}/challenges/{reference}/plan-remedy" plan_remedy("#/components/schemas/RemedyPlan": RemedyPlan) => HandlerAction::PlanRemedy;
    /// Say what was done
    ///
    /// With the published version that says it right, or the act by its name.
    "/organizations/{organization}/challenges/{reference}/remedy" record_remedy("#/components/schemas/Remedy": Remedy) => HandlerAction::Remedy;
    /// Put the second review off, once
    "/organizations/{organization}/challenges/{reference}/extend-review" extend_second_review("#/components/schemas/PuttingOff": ExtensionRequest) => |body: ExtensionRequest| HandlerAction::ExtendReview(body.reason);
    /// Decide the second review
    "/organizations/{organization}/challenges/{reference}/decide-review" decide_second_review("#/components/schemas/Decision": Decision) => HandlerAction::DecideReview;
    /// Say that somebody else has it now
    "/organizations/{organization}/challenges/{reference}/refer" refer_challenge("#/components/schemas/Referral": Referral) => HandlerAction::Refer;
    /// Propose a public summary
    ///
    /// The submitter sees it first; it shows when they agree, or after five working days without a word.
    "/organizations/{organization}/challenges/{reference}/summary" propose_summary("#/components/schemas/SummaryProposal": SummaryProposal)
        => |body: SummaryProposal| HandlerAction::ProposeSummary(body.text);
    /// Take words out of what is public
    ///
    /// Because the law demands it. The words go from every version, the digests stay, and everybody sees which member it was, on what
    /// ground, and why. Only words can go: not what was decided, or when.
    "/organizations/{organization}/challenges/{reference}/redact" redact_challenge("#/components/schemas/ChallengeRedaction": ChallengeRedaction)
        => HandlerAction::Redact;
    /// Say who works on it
    "/organizations/{organization}/challenges/{reference}/assign" assign_challenge("#/components/schemas/Assignment": Assignment)
        => |body: Assignment| HandlerAction::Assign(body.account.map(PrincipalId::Account));
    /// Note something for other case handlers
    "/organizations/{organization}/challenges/{reference}/notes" note_on_challenge("#/components/schemas/HandlerWords": HandlerMessage)
        => |body: HandlerMessage| HandlerAction::Note(body.text);
}
