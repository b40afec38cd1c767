//! `…/members`: who holds roles in an organization, or in the register.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::http::request::access::{act, wish, wish_register};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{full_list, id, no_content_reply, to_json};
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, members};
use actix_web::{HttpRequest, HttpResponse, delete, get, put, web};
use chrono::{DateTime, Utc};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// Roles for a member.
    pub struct MemberRoles {
        required {
            /// All that people give this member; those that an issuer gave stay beside them.
            roles "roles": Vec<Role>,
        }
        optional {}
    }
}

/// Everybody who holds a role, by address.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct MemberList {
    items: Vec<Member>,
    #[schema(minimum = 0)]
    total: u64,
}

/// An account and the roles that it holds here.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Member {
    account: Uuid,
    email: String,
    /// Whether the account was disabled: then its roles count for nothing.
    disabled: bool,
    roles: Vec<HeldRole>,
}

/// A role of a member.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct HeldRole {
    role: String,
    /// `local`, or `issuer`, which gives it and takes it away.
    source: String,
    /// Since when, if people gave it.
    #[schema(required = false)]
    since: DateTime<Utc>,
}

/// What somebody wants to do with the members of an organization or, without one, with those of the register.
///
/// # Errors
/// `Unauthorized` if no good token came; `BadRequest` if there are parameters.
pub async fn wish_at(
    register: &Register,
    request: &HttpRequest,
    act: Permission,
    place: Option<String>,
) -> Result<AccessRequest> {
    let wish = match place {
        Some(organization) => wish(register, request, act, organization).await?,
        None => wish_register(register, request, Permission::WriteRegisterMembers).await?,
    };
    QueryReader::read::<NoParams>(request).into_result()?;
    Ok(wish)
}

async fn list(register: &Register, request: &HttpRequest, place: Option<String>) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::ReadMembers, place).await?;
    full_list(&register.read_as(wish, members::list).await?)
}

async fn change(
    register: &Register,
    request: &HttpRequest,
    place: Option<String>,
    account: &str,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::WriteMembers, place).await?;
    let sent = json::json(request, payload, "application/json").await?;
    let (roles, account) = (json::shape::<MemberRoles>(&sent)?.roles, id(account)?);
    act(register, request, wish, &sent, move |tx, by| {
        Ok(SavedResponse::ok(to_json(&members::set_roles(tx, by, account, roles)?)?))
    })
    .await
}

async fn remove(
    register: &Register,
    request: &HttpRequest,
    place: Option<String>,
    account: &str,
) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::WriteMembers, place).await?;
    let account = id(account)?;
    act(register, request, wish, &Value::Null, move |tx, by| {
        members::remove(tx, by, account).map(|()| no_content_reply())
    })
    .await
}

/// The members of an organization
///
/// Everybody who holds a role in it, by address.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "All of them", body = MemberList)),
)]
#[get("/organizations/{organization}/members")]
pub async fn list_members(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    list(&register, &request, Some(organization.into_inner())).await
}

/// Change the roles of a member
///
/// They count from the next request on. The last `organizationAdmin` stays one (409 `lastAdministrator`).
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("account" = String, Path, description = "UUID of the account"), NoParams),
    request_body(content = ref("#/components/schemas/MemberRoles"), content_type = "application/json"),
    responses((status = 200, description = "The member", body = Member)),
)]
#[put("/organizations/{organization}/members/{account}")]
pub async fn change_member(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, account) = place.into_inner();
    change(&register, &request, Some(organization), &account, payload).await
}

/// Send a member away
///
/// All roles in the organization end with this; the account stays. What an issuer gives, it gives again with the next
/// login.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("account" = String, Path, description = "UUID of the account"), NoParams),
    responses((status = 204, description = "It is no member")),
)]
#[delete("/organizations/{organization}/members/{account}")]
pub async fn remove_member(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, account) = place.into_inner();
    remove(&register, &request, Some(organization), &account).await
}

/// The administrators of the register
#[utoipa::path(
    tag = "members", security(("token" = [])), params(NoParams),
    responses((status = 200, description = "All of them", body = MemberList)),
)]
#[get("/members")]
pub async fn list_register_members(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    list(&register, &request, None).await
}

/// Change the roles of an administrator of the register
///
/// `registerAdmin` is the one that there is.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("account" = String, Path, description = "UUID of the account"), NoParams),
    request_body(content = ref("#/components/schemas/MemberRoles"), content_type = "application/json"),
    responses((status = 200, description = "The administrator", body = Member)),
)]
#[put("/members/{account}")]
pub async fn change_register_member(
    register: web::Data<Register>,
    request: HttpRequest,
    account: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    change(&register, &request, None, &account, payload).await
}

/// Send an administrator of the register away
///
/// The last one stays (409 `lastAdministrator`).
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("account" = String, Path, description = "UUID of the account"), NoParams),
    responses((status = 204, description = "It is no administrator")),
)]
#[delete("/members/{account}")]
pub async fn remove_register_member(
    register: web::Data<Register>,
    request: HttpRequest,
    account: web::Path<String>,
) -> Result<HttpResponse> {
    remove(&register, &request, None, &account).await
}
