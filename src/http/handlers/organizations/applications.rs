//! `/v1/applications`: applications to join the register; and `POST /v1/organizations`, which needs none.
use crate::Result;
use crate::domain::applications::{
    Admission, Applicant, Application, ApplicationContact, ApplicationRefusal, ApplicationState,
};
use crate::domain::organizations::OrganizationProfile;
use crate::domain::policy::Permission;
use crate::domain::values::PlainText;
use crate::http::handlers::organizations::invitations::InvitationWithSecret;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::{Bearer, ClientNetwork};
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent};
use crate::http::request::json::JsonBody;
use crate::http::request::query::{FromQuery, NoQuery, Paging, QueryParams, QueryReader};
use crate::http::response::private;
use crate::service::{Register, applications, organizations};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

request_schema!(Admission, Applicant, Application, ApplicationContact, ApplicationRefusal, OrganizationProfile);

/// An application of the register.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct ApplicationPath {
    /// UUID of the application.
    application: Uuid,
}

/// Applications of one state.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct ApplicationFilter {
    /// State of the applications: `waiting`, `admitted` or `refused`.
    #[param(value_type = Option<String>)]
    state: Option<ApplicationState>,
}

impl FromQuery for ApplicationFilter {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let expected = "waiting, admitted or refused is expected";
        Self { state: query.optional("state", expected, ApplicationState::parse) }
    }
}

/// The reference of an application.
#[derive(Serialize, ToSchema)]
struct ApplicationReference {
    reference: Uuid,
}

/// One page of applications, the newest first.
#[derive(Serialize, ToSchema)]
struct ApplicationPage {
    items: Vec<ApplicationView>,
    #[schema(value_type = u64, minimum = 0)]
    total: i64,
    #[schema(value_type = Option<String>)]
    next: Option<Uuid>,
}

impl From<applications::ApplicationPage> for ApplicationPage {
    fn from(page: applications::ApplicationPage) -> Self {
        let applications::ApplicationPage { items, total, more } = page;
        let next = items.last().filter(|_| more).map(|last| last.id);
        Self { items: items.into_iter().map(ApplicationView::from).collect(), total, next }
    }
}

/// An application, for register administrators.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApplicationView {
    id: Uuid,
    /// `waiting`, `admitted` or `refused`.
    state: String,
    /// The organization that applies.
    organization: Applicant,
    /// The contact person; missing after erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = ApplicationContact, required = false)]
    contact: Option<ApplicationContact>,
    /// The systems that the organization wants to publish; missing after erasure.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    statement: Option<PlainText<4000>>,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    decided_at: Option<DateTime<Utc>>,
    /// Reason of the refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reason: Option<String>,
    /// Slug of the organization as which it was admitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    admitted: Option<String>,
    /// Slug of the organization in the register that has the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    #[serde(rename = "known")]
    existing: Option<String>,
}

impl From<applications::ApplicationView> for ApplicationView {
    fn from(application: applications::ApplicationView) -> Self {
        let applications::ApplicationView {
            id,
            state,
            organization,
            contact,
            statement,
            created_at,
            decided_at,
            reason,
            admitted,
            existing,
        } = application;
        Self { id, state, organization, contact, statement, created_at, decided_at, reason, admitted, existing }
    }
}

/// An admitted organization, and the invitation of its first administrator.
#[derive(Serialize, ToSchema)]
struct AdmittedOrganization {
    /// Slug of the organization.
    organization: String,
    invitation: InvitationWithSecret,
}

impl From<applications::AdmittedOrganization> for AdmittedOrganization {
    fn from(admitted: applications::AdmittedOrganization) -> Self {
        let applications::AdmittedOrganization { organization, invitation } = admitted;
        Self { organization, invitation: invitation.into() }
    }
}

/// Apply to join the register
///
/// For organizations that want to publish here; needs no token. The operator of the register decides and replies to the
/// contact. At most five applications per hour from one network.
#[utoipa::path(
    tag = "accounts",
    params(IdempotencyKeyHeader),
    request_body = Application,
    responses((status = 202, description = "The application waits for a decision", body = ApplicationReference)),
)]
#[post("/applications")]
pub async fn apply(
    register: Data<Register>,
    network: ClientNetwork,
    _: NoQuery,
    request: Idempotent<JsonBody<Application>>,
) -> Result<HttpResponse> {
    let reference = applications::apply(&register, network.0, request.key, request.body.value).await?;
    private::accepted(None, &ApplicationReference { reference })
}

/// List the applications to join the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(ApplicationFilter, Paging),
    responses((status = 200, description = "One page", body = ApplicationPage)),
)]
#[get("/applications")]
pub async fn list_applications(
    register: Data<Register>,
    bearer: Bearer,
    query: QueryParams<(ApplicationFilter, Paging)>,
) -> Result<HttpResponse> {
    let access = bearer.in_register(Permission::ReadApplications);
    let (ApplicationFilter { state }, Paging { limit, cursor }) = query.0;
    let vault = register.vault.clone();
    let list = register.read_as(access, move |conn, _| applications::list(conn, &vault, state, cursor, limit));
    private::ok(&ApplicationPage::from(list.await?))
}

/// Admit an applicant
///
/// Registers the organization and invites the contact to administer it. The response contains the secret of the
/// invitation, once. If the register already has the organization, name it in `organization`.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(ApplicationPath, IdempotencyKeyHeader),
    request_body = Admission,
    responses((status = 201, description = "The organization and the invitation", body = AdmittedOrganization)),
)]
#[post("/applications/{application}/admit")]
pub async fn admit_applicant(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ApplicationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<Admission>>,
) -> Result<HttpResponse> {
    let access = bearer.in_register(Permission::DecideApplication);
    let admission = request.body.value;
    let admitted = applications::admit(&register, access, request.key, path.application, admission).await?;
    let admitted = AdmittedOrganization::from(admitted);
    private::created(&format!("/v1/organizations/{}", admitted.organization), &admitted)
}

/// Refuse an applicant
///
/// Erases contact and statement immediately.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(ApplicationPath, IdempotencyKeyHeader),
    request_body = ApplicationRefusal,
    responses((status = 204, description = "Refused")),
)]
#[post("/applications/{application}/refuse")]
pub async fn refuse_applicant(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ApplicationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<ApplicationRefusal>>,
) -> Result<HttpResponse> {
    let access = bearer.in_register(Permission::DecideApplication);
    let reason = request.body.value.reason.as_str().to_owned();
    applications::refuse(&register, access, request.key, path.application, reason).await?;
    Ok(private::no_content())
}

/// Register an organization
///
/// Needs no application. The organization has no members yet: invite an administrator.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(IdempotencyKeyHeader),
    request_body = OrganizationProfile,
    responses((status = 201, description = "The organization", body = OrganizationProfile)),
)]
#[post("/organizations")]
pub async fn create_organization(
    register: Data<Register>,
    bearer: Bearer,
    _: NoQuery,
    request: Idempotent<JsonBody<OrganizationProfile>>,
) -> Result<HttpResponse> {
    let access = bearer.in_register(Permission::CreateOrganization);
    let organization = organizations::create(&register, access, request.key, request.body.value).await?;
    private::created(&format!("/v1/organizations/{}", organization.slug.as_str()), &organization)
}
