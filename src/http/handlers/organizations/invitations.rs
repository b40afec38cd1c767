//! `…/invitations`: how people become members.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::{Email, Secret};
use crate::http::handlers::organizations::members::wish_at;
use crate::http::request::access::act;
use crate::http::request::auth::bearer_token;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{self, full_list, id, no_content_reply, to_json};
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, invitations};
use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use chrono::{DateTime, Utc};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// Somebody is invited.
    pub struct NewInvitation {
        required {
            /// The address of whoever is invited, and of the account if there is none yet.
            email "email": Email,
            /// What they will be.
            roles "roles": Vec<Role>,
        }
        optional {}
    }
}

object! {
    /// Somebody takes an invitation.
    pub struct Acceptance {
        required {
            /// The secret of the invitation.
            secret "secret": Secret,
        }
        optional {
            /// The password of a new account; nothing for those who send a token.
            password "password": Option<Secret>,
        }
    }
}

/// Invitations that are still good, the oldest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct InvitationList {
    items: Vec<Invitation>,
    #[schema(minimum = 0)]
    total: u64,
}

/// An invitation.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct Invitation {
    id: Uuid,
    email: String,
    roles: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

/// An invitation with its secret, which is told once.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct InvitationWithSecret {
    id: Uuid,
    email: String,
    roles: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// For whoever is invited alone. In a link it belongs behind a `#`: what stands there is sent to no server.
    secret: String,
}

/// What somebody is now.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Accepted {
    /// The account that has the roles.
    account: Uuid,
    /// Slug of the organization; null: the register.
    organization: Option<String>,
    roles: Vec<String>,
}

async fn list(register: &Register, request: &HttpRequest, place: Option<String>) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::ReadMembers, place).await?;
    let now = register.clock.now();
    full_list(&register.read_as(wish, move |conn, by| invitations::list(conn, by, now)).await?)
}

async fn invite(
    register: &Register,
    request: &HttpRequest,
    place: Option<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::WriteMembers, place).await?;
    let sent = json::json(request, payload, "application/json").await?;
    let NewInvitation { email, roles } = json::shape(&sent)?;
    let list = request.path().to_owned();
    act(register, request, wish, &sent, move |tx, by| {
        let invited = invitations::invite(tx, by, email.as_str(), roles)?;
        Ok(SavedResponse::created(format!("{list}/{}", invited.invitation.id), to_json(&invited)?))
    })
    .await
}

async fn withdraw(
    register: &Register,
    request: &HttpRequest,
    place: Option<String>,
    invitation: &str,
) -> Result<HttpResponse> {
    let wish = wish_at(register, request, Permission::WriteMembers, place).await?;
    let invitation = id(invitation)?;
    act(register, request, wish, &Value::Null, move |tx, by| {
        invitations::withdraw(tx, by, invitation).map(|()| no_content_reply())
    })
    .await
}

/// The invitations of an organization that are still good
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "All of them", body = InvitationList)),
)]
#[get("/organizations/{organization}/invitations")]
pub async fn list_invitations(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    list(&register, &request, Some(organization.into_inner())).await
}

/// Invite somebody into an organization
///
/// The answer has a secret, once: send it to whoever is invited. It is good for seven days, for one who takes it.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/NewInvitation"), content_type = "application/json"),
    responses((status = 201, description = "The invitation", body = InvitationWithSecret)),
)]
#[post("/organizations/{organization}/invitations")]
pub async fn invite_member(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    invite(&register, &request, Some(organization.into_inner()), payload).await
}

/// Withdraw an invitation into an organization
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("invitation" = String, Path, description = "UUID of the invitation"), NoParams),
    responses((status = 204, description = "It is good for nothing")),
)]
#[delete("/organizations/{organization}/invitations/{invitation}")]
pub async fn withdraw_invitation(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, invitation) = place.into_inner();
    withdraw(&register, &request, Some(organization), &invitation).await
}

/// The invitations to administer the register that are still good
#[utoipa::path(
    tag = "members", security(("token" = [])), params(NoParams),
    responses((status = 200, description = "All of them", body = InvitationList)),
)]
#[get("/invitations")]
pub async fn list_register_invitations(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    list(&register, &request, None).await
}

/// Invite somebody to administer the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/NewInvitation"), content_type = "application/json"),
    responses((status = 201, description = "The invitation", body = InvitationWithSecret)),
)]
#[post("/invitations")]
pub async fn invite_register_member(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    invite(&register, &request, None, payload).await
}

/// Withdraw an invitation to administer the register
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("invitation" = String, Path, description = "UUID of the invitation"), NoParams),
    responses((status = 204, description = "It is good for nothing")),
)]
#[delete("/invitations/{invitation}")]
pub async fn withdraw_register_invitation(
    register: web::Data<Register>,
    request: HttpRequest,
    invitation: web::Path<String>,
) -> Result<HttpResponse> {
    withdraw(&register, &request, None, &invitation).await
}

/// Take an invitation
///
/// With a token the roles go to one's own account. Without one a new account is made, of the address that was invited
/// and with this password; where there is one already, it must log in first (409 `accountExists`).
#[utoipa::path(
    tag = "accounts",
    params(("Authorization" = Option<String>, Header, description = "`Bearer …`, to take it with one's own account"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Acceptance"), content_type = "application/json"),
    responses((status = 200, description = "What the account is now", body = Accepted),
        (status = 403, description = "Programs take no invitations", body = crate::http::response::problem::Problem, content_type = "application/problem+json")),
)]
#[post("/invitations/accept")]
pub async fn accept_invitation(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let presented = match request.headers().contains_key(AUTHORIZATION) {
        true => Some(bearer_token(&register, &request).await?),
        false => None,
    };
    let sent = json::json(&request, payload, "application/json").await?;
    let Acceptance { secret, password } = json::shape(&sent)?;
    let once = private::idempotency_key(&request, sent.to_string().as_bytes())?;
    let password = password.map(|password| password.reveal().to_owned());
    private::reply(&register.accept_invitation(presented, once, secret.reveal(), password).await?)
}
