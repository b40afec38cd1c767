//! `…/invitations`: invitations to become a member of an organization, or an administrator of the register.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::json::Object;
use crate::domain::policy::Permission;
use crate::domain::values::{Email, Secret};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::{Bearer, OptionalBearer};
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::service::auth::access_request::AccessRequest;
use crate::service::{Register, invitations};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// An invitation to be sent.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"email": "colleague@example.org", "roles": ["editor"]}))]
pub struct NewInvitation {
    /// E-mail address of the invited person, and of their account if they have none yet.
    #[object(required)]
    pub email: Email,
    /// Roles that the person gets.
    #[object(required)]
    pub roles: Vec<Role>,
}

request_schema!(NewInvitation);

/// The acceptance of an invitation.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"secret": "the-secret-of-the-invitation", "password": "a longer passphrase of several words"}))]
pub struct Acceptance {
    /// The secret of the invitation.
    #[object(required)]
    pub secret: Secret,
    /// The password of the new account. Not needed with an access token.
    pub password: Option<Secret>,
}

request_schema!(Acceptance);

/// The invitations that can be accepted, the oldest first.
#[derive(Serialize, ToSchema)]
struct InvitationList {
    items: Vec<Invitation>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
}

impl From<Vec<invitations::Invitation>> for InvitationList {
    fn from(invitations: Vec<invitations::Invitation>) -> Self {
        let items: Vec<_> = invitations.into_iter().map(Invitation::from).collect();
        Self { total: items.len(), items }
    }
}

/// An invitation.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Invitation {
    id: Uuid,
    email: String,
    #[schema(value_type = Vec<String>)]
    roles: Vec<Role>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl From<invitations::Invitation> for Invitation {
    fn from(invitation: invitations::Invitation) -> Self {
        let invitations::Invitation { id, email, roles, created_at, expires_at } = invitation;
        Self { id, email, roles, created_at, expires_at }
    }
}

/// A new invitation with its secret, which is shown only once.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationWithSecret {
    #[serde(flatten)]
    invitation: Invitation,
    /// For the invited person only. In a link it belongs after a `#`: browsers do not send that part to a server.
    secret: String,
}

impl From<invitations::InvitationWithSecret> for InvitationWithSecret {
    fn from(created: invitations::InvitationWithSecret) -> Self {
        let invitations::InvitationWithSecret { invitation, secret } = created;
        Self { invitation: invitation.into(), secret }
    }
}

/// The roles that an account got with an invitation.
#[derive(Serialize, ToSchema)]
struct AcceptedInvitation {
    account: Uuid,
    /// Slug of the organization; null for the register.
    organization: Option<String>,
    #[schema(value_type = Vec<String>)]
    roles: Vec<Role>,
}

impl From<invitations::AcceptedInvitation> for AcceptedInvitation {
    fn from(accepted: invitations::AcceptedInvitation) -> Self {
        let invitations::AcceptedInvitation { account, organization, roles } = accepted;
        Self { account, organization, roles }
    }
}

/// An invitation of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct InvitationPath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID of the invitation.
    invitation: Uuid,
}

/// An invitation to administer the register.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct RegisterInvitationPath {
    /// UUID of the invitation.
    invitation: Uuid,
}

/// List the open invitations of an organization
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath),
    responses((status = 200, description = "All open invitations", body = InvitationList)),
)]
#[get("/organizations/{organization}/invitations")]
pub async fn list_invitations(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    list(&register, bearer.in_organization(&path.organization, Permission::ReadMembers)).await
}

/// Invite a person to an organization
///
/// The response contains a secret, once: send it to the invited person. One person can accept it, within seven days.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = NewInvitation,
    responses((status = 201, description = "The invitation", body = InvitationWithSecret)),
)]
#[post("/organizations/{organization}/invitations")]
pub async fn invite_member(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<NewInvitation>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteMembers);
    invite(&register, access, &format!("/v1/organizations/{}/invitations", path.organization), request).await
}

/// Withdraw an invitation to an organization
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(InvitationPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Withdrawn")),
)]
#[delete("/organizations/{organization}/invitations/{invitation}")]
pub async fn withdraw_invitation(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<InvitationPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteMembers);
    withdraw(&register, access, path.invitation, request).await
}

/// List the open invitations to administer the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    responses((status = 200, description = "All open invitations", body = InvitationList)),
)]
#[get("/invitations")]
pub async fn list_register_invitations(register: Data<Register>, bearer: Bearer, _: NoQuery) -> Result<HttpResponse> {
    list(&register, bearer.in_register(Permission::WriteRegisterMembers)).await
}

/// Invite a person to administer the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(IdempotencyKeyHeader),
    request_body = NewInvitation,
    responses((status = 201, description = "The invitation", body = InvitationWithSecret)),
)]
#[post("/invitations")]
pub async fn invite_register_member(
    register: Data<Register>,
    bearer: Bearer,
    _: NoQuery,
    request: Idempotent<JsonBody<NewInvitation>>,
) -> Result<HttpResponse> {
    invite(&register, bearer.in_register(Permission::WriteRegisterMembers), "/v1/invitations", request).await
}

/// Withdraw an invitation to administer the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(RegisterInvitationPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Withdrawn")),
)]
// An id has hyphens, so that `accept` is not taken for one: other methods on it are 405.
#[delete("/invitations/{invitation:[^/]*-[^/]*}")]
pub async fn withdraw_register_invitation(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<RegisterInvitationPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    withdraw(&register, bearer.in_register(Permission::WriteRegisterMembers), path.invitation, request).await
}

/// Accept an invitation
///
/// With an access token, your own account gets the roles. Without one, an account is created with the invited e-mail
/// address and the password; if that address already has an account, sign in first (409 `accountExists`).
#[utoipa::path(
    tag = "accounts",
    params(OptionalBearer, IdempotencyKeyHeader),
    request_body = Acceptance,
    responses(
        (status = 200, description = "The account and its roles", body = AcceptedInvitation),
        (status = 403, description = "Clients cannot accept invitations", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[post("/invitations/accept")]
pub async fn accept_invitation(
    register: Data<Register>,
    _: NoQuery,
    bearer: OptionalBearer,
    request: Idempotent<JsonBody<Acceptance>>,
) -> Result<HttpResponse> {
    let Acceptance { secret, password } = request.body.value;
    let password = password.map(|password| password.reveal().to_owned());
    let accept = invitations::accept_invitation(&register, bearer.0, request.key, secret.reveal(), password);
    private::ok(&AcceptedInvitation::from(accept.await?))
}

async fn list(register: &Register, access: AccessRequest) -> Result<HttpResponse> {
    let now = register.clock.now();
    let list = register.read_as(access, move |conn, auth| invitations::list(conn, auth, now));
    private::ok(&InvitationList::from(list.await?))
}

async fn invite(
    register: &Register,
    access: AccessRequest,
    collection: &str,
    request: Idempotent<JsonBody<NewInvitation>>,
) -> Result<HttpResponse> {
    let NewInvitation { email, roles } = request.body.value;
    let created = invitations::invite(register, access, request.key, email, roles).await?;
    let created = InvitationWithSecret::from(created);
    private::created(&format!("{collection}/{}", created.invitation.id), &created)
}

async fn withdraw(
    register: &Register,
    access: AccessRequest,
    invitation: Uuid,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    invitations::withdraw(register, access, request.key, invitation).await?;
    Ok(private::no_content())
}
