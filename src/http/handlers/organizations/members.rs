//! `…/members`: role assignments in an organization and in the register.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::json::Object;
use crate::domain::policy::Permission;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::auth::access_request::AccessRequest;
use crate::service::{Register, members};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, put};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The roles of a member.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"roles": ["editor", "caseHandler"]}))]
pub struct MemberRoles {
    /// All roles that administrators assign to the member. Roles that an issuer assigned are not affected.
    #[object(required)]
    pub roles: Vec<Role>,
}

request_schema!(MemberRoles);

/// All members, by e-mail address.
#[derive(Serialize, ToSchema)]
struct MemberList {
    items: Vec<Member>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
}

impl From<Vec<members::Member>> for MemberList {
    fn from(members: Vec<members::Member>) -> Self {
        let items: Vec<_> = members.into_iter().map(Member::from).collect();
        Self { total: items.len(), items }
    }
}

/// An account and its roles.
#[derive(Serialize, ToSchema)]
struct Member {
    account: Uuid,
    email: String,
    /// True if the account is disabled: its roles then have no effect.
    disabled: bool,
    roles: Vec<MemberRole>,
}

impl From<members::Member> for Member {
    fn from(member: members::Member) -> Self {
        let members::Member { account, email, disabled, roles } = member;
        Self { account, email, disabled, roles: roles.into_iter().map(MemberRole::from).collect() }
    }
}

/// A role of a member.
#[derive(Serialize, ToSchema)]
struct MemberRole {
    role: String,
    /// `local` if an administrator assigned the role; `issuer` if an issuer assigns and revokes it.
    source: String,
    /// Time at which an administrator assigned the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    since: Option<DateTime<Utc>>,
}

impl From<members::MemberRole> for MemberRole {
    fn from(assignment: members::MemberRole) -> Self {
        let members::MemberRole { role, source, since } = assignment;
        Self { role, source, since }
    }
}

/// A member of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct MemberPath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID of the account.
    account: Uuid,
}

/// An administrator of the register.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct RegisterMemberPath {
    /// UUID of the account.
    account: Uuid,
}

/// List the members of an organization
///
/// All accounts with a role in the organization, by e-mail address.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    responses((status = 200, description = "All members", body = MemberList)),
)]
#[get("/organizations/{organization}/members")]
pub async fn list_members(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    list(&register, bearer.in_organization(&path.organization, Permission::ReadMembers)).await
}

/// Change the roles of a member
///
/// The change takes effect with the next request of the member. An organization keeps at least one `organizationAdmin`
/// (409 `lastAdministrator`).
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(MemberPath, IdempotencyKeyHeader),
    request_body = MemberRoles,
    responses((status = 200, description = "The member", body = Member)),
)]
#[put("/organizations/{organization}/members/{account}")]
pub async fn change_member(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<MemberPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<MemberRoles>>,
) -> Result<HttpResponse> {
    change(&register, bearer.in_organization(&path.organization, Permission::WriteMembers), path.account, request).await
}

/// Remove a member
///
/// Revokes all roles in the organization; the account stays. Roles that an issuer assigns are assigned again when the
/// member next signs in there.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(MemberPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Removed")),
)]
#[delete("/organizations/{organization}/members/{account}")]
pub async fn remove_member(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<MemberPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    remove(&register, bearer.in_organization(&path.organization, Permission::WriteMembers), path.account, request).await
}

/// List the administrators of the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    responses((status = 200, description = "All administrators", body = MemberList)),
)]
#[get("/members")]
pub async fn list_register_members(register: Data<Register>, bearer: Bearer, _: NoQuery) -> Result<HttpResponse> {
    list(&register, bearer.in_register(Permission::WriteRegisterMembers)).await
}

/// Change the roles of an administrator of the register
///
/// The only role in the register is `registerAdmin`.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(RegisterMemberPath, IdempotencyKeyHeader),
    request_body = MemberRoles,
    responses((status = 200, description = "The administrator", body = Member)),
)]
#[put("/members/{account}")]
pub async fn change_register_member(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<RegisterMemberPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<MemberRoles>>,
) -> Result<HttpResponse> {
    change(&register, bearer.in_register(Permission::WriteRegisterMembers), path.account, request).await
}

/// Remove an administrator of the register
///
/// The last administrator cannot be removed (409 `lastAdministrator`).
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(RegisterMemberPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Removed")),
)]
#[delete("/members/{account}")]
pub async fn remove_register_member(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<RegisterMemberPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    remove(&register, bearer.in_register(Permission::WriteRegisterMembers), path.account, request).await
}

async fn list(register: &Register, access: AccessRequest) -> Result<HttpResponse> {
    private::ok(&MemberList::from(register.read_as(access, members::list).await?))
}

async fn change(
    register: &Register,
    access: AccessRequest,
    account: Uuid,
    request: Idempotent<JsonBody<MemberRoles>>,
) -> Result<HttpResponse> {
    let member = members::set_roles(register, access, request.key, account, request.body.value.roles).await?;
    private::ok(&Member::from(member))
}

async fn remove(
    register: &Register,
    access: AccessRequest,
    account: Uuid,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    members::remove(register, access, request.key, account).await?;
    Ok(private::no_content())
}
