//! `/v1/organizations/{organization}/challenges`: the queue of the case handlers, and a challenge with its private
//! part.
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::challenges::{ChallengeKind, ChallengeState, PublicChallenge, SubmitterContact};
use crate::domain::policy::Permission;
use crate::http::handlers::challenges::path::OrganizationChallengePath;
use crate::http::handlers::challenges::schemas::{Attachment, Message, PendingSummary};
use crate::http::request::auth::Bearer;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{FromQuery, NoQuery, QueryParams, QueryReader};
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::queue::{self, Filter};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// The part of the queue that is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// State, such as `received`. May be repeated.
    #[param(value_type = Option<Vec<String>>)]
    state: Vec<ChallengeState>,
    /// Kind, such as `entryError`.
    #[param(value_type = Option<String>)]
    kind: Option<ChallengeKind>,
    /// The case handler who is responsible: `account:` and a UUID.
    #[param(rename = "assignedTo", value_type = Option<String>)]
    assigned_to: Option<PrincipalId>,
    /// Only challenges whose next deadline is on this day or earlier.
    #[param(rename = "dueUntil")]
    due_until: Option<NaiveDate>,
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<u32>,
}

impl FromQuery for QueueQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self {
            state: query.repeated("state", "a state is expected, such as received", ChallengeState::parse),
            kind: query.optional("kind", "a kind is expected, such as entryError", ChallengeKind::parse),
            assigned_to: query.optional("assignedTo", "account: and a UUID is expected", PrincipalId::parse),
            due_until: query.optional("dueUntil", "a date is expected as YYYY-MM-DD", |text| text.parse().ok()),
            limit: query.limit(),
            cursor: query.cursor(|text| text.parse().ok()),
        }
    }
}

/// One page of the queue, most urgent first.
#[derive(Serialize, ToSchema)]
#[schema(as = Queue)]
struct QueuePage {
    items: Vec<QueuedChallenge>,
    #[schema(value_type = u64, minimum = 0)]
    total: i64,
    next: Option<String>,
}

impl QueuePage {
    /// Builds the page that begins after `skipped` items.
    fn new(page: queue::QueuePage, skipped: u32) -> Self {
        let queue::QueuePage { items, total } = page;
        let end = i64::from(skipped) + i64::try_from(items.len()).unwrap_or(i64::MAX);
        let next = (end < total && !items.is_empty()).then(|| end.to_string());
        Self { items: items.into_iter().map(QueuedChallenge::from).collect(), total, next }
    }
}

/// A challenge in the queue.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct QueuedChallenge {
    /// The public part of the challenge.
    challenge: PublicChallenge,
    /// The channel by which the challenge was received: `web`, `phone`, `desk`, `letter` or `email`.
    channel: String,
    /// The next deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    due: Option<String>,
    /// The case handler who is responsible: `account:<id>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    assigned_to: Option<String>,
}

impl From<queue::QueuedChallenge> for QueuedChallenge {
    fn from(queued: queue::QueuedChallenge) -> Self {
        let queue::QueuedChallenge { challenge, channel, due, assigned_to } = queued;
        Self { challenge, channel, due, assigned_to }
    }
}

/// A challenge with its private part.
#[derive(Serialize, ToSchema)]
struct ChallengeCase {
    #[serde(flatten)]
    queued: QueuedChallenge,
    /// The text as filed; missing once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    text: Option<String>,
    /// The outcome that the submitter wants.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    wish: Option<String>,
    /// The contact details of the submitter, if the submitter wants to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = SubmitterContact, required = false)]
    contact: Option<SubmitterContact>,
    messages: Vec<Message>,
    notes: Vec<CaseNote>,
    attachments: Vec<Attachment>,
    /// A public summary that waits for the agreement of the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = PendingSummary, required = false)]
    summary: Option<PendingSummary>,
}

impl From<queue::ChallengeCase> for ChallengeCase {
    fn from(case: queue::ChallengeCase) -> Self {
        let queue::ChallengeCase { queued, text, wish, contact, messages, notes, attachments, summary } = case;
        Self {
            queued: queued.into(),
            text,
            wish,
            contact,
            messages: messages.into_iter().map(Message::from).collect(),
            notes: notes.into_iter().map(CaseNote::from).collect(),
            attachments: attachments.into_iter().map(Attachment::from).collect(),
            summary: summary.map(PendingSummary::from),
        }
    }
}

/// A note for other case handlers.
#[derive(Serialize, ToSchema)]
struct CaseNote {
    at: DateTime<Utc>,
    /// The author: `account:<id>` or `client:<id>`.
    by: String,
    text: String,
}

impl From<queue::CaseNote> for CaseNote {
    fn from(note: queue::CaseNote) -> Self {
        let queue::CaseNote { at, by, text } = note;
        Self { at, by, text }
    }
}

/// List the queue of an organization
///
/// The challenges to the organization, most urgent first.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationPath, QueueQuery),
    responses((status = 200, description = "One page", body = QueuePage)),
)]
#[get("/organizations/{organization}/challenges")]
pub async fn list_queue(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<QueueQuery>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadChallenges);
    let QueueQuery { state, kind, assigned_to, due_until, limit, cursor } = query.0;
    let filter = Filter {
        states: state.iter().map(ToString::to_string).collect(),
        kind: kind.map(|kind| kind.to_string()),
        assigned_to: assigned_to.map(|principal| principal.to_string()),
        deadline_until: due_until,
    };
    let skipped = cursor.unwrap_or(0);
    let list = register.read_as(access, move |conn, auth| queue::list(conn, auth, &filter, skipped, limit));
    private::ok(&QueuePage::new(list.await?, skipped))
}

/// Open a challenge as case handler
///
/// Returns the challenge with its private part. Each time a challenge is opened is in the audit log.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath),
    responses((status = 200, description = "The challenge", body = ChallengeCase)),
)]
#[get("/organizations/{organization}/challenges/{reference}")]
pub async fn open_challenge(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let OrganizationChallengePath { organization, reference } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadChallenges);
    private::ok(&ChallengeCase::from(queue::read_case(&register, access, reference).await?))
}
