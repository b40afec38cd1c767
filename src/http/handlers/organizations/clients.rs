//! `/v1/organizations/{organization}/clients`: programs that log in by themselves.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::Line;
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{full_list, id, no_content_reply, to_json};
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, clients};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use chrono::{DateTime, Utc};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// A program that is to log in by itself.
    pub struct NewClient {
        required {
            /// What people call it.
            name "name": Line<200>,
            /// `editor`, `publisher`, `caseHandler` or `auditor`: administrators are people.
            roles "roles": Vec<Role>,
        }
        optional {
            /// Its public keys as a JWK set (RFC 7517): then it signs assertions and has no secret.
            keys "keys": Value,
        }
    }
}

/// The programs of an organization, the oldest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ClientList {
    items: Vec<Client>,
    #[schema(minimum = 0)]
    total: u64,
}

/// A program of an organization.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct Client {
    id: Uuid,
    name: String,
    roles: Vec<String>,
    /// `secret`, or `key`: it signs assertions.
    login: String,
    created_at: DateTime<Utc>,
    #[schema(required = false)]
    disabled_at: DateTime<Utc>,
}

/// A program with its secret, which is told once.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct ClientSecret {
    /// The `client_id` of `/v1/auth/token`.
    id: Uuid,
    name: String,
    roles: Vec<String>,
    login: String,
    created_at: DateTime<Utc>,
    /// The `client_secret`; none where the program signs.
    #[schema(required = false)]
    secret: String,
}

/// The programs of an organization
///
/// With those that were disabled.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "All of them", body = ClientList)),
)]
#[get("/organizations/{organization}/clients")]
pub async fn list_clients(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadClients, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    full_list(&register.read_as(wish, clients::list_own).await?)
}

/// Create a program of an organization
///
/// The answer has its secret, once, unless it came with keys.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/NewClient"), content_type = "application/json"),
    responses((status = 201, description = "The program", body = ClientSecret)),
)]
#[post("/organizations/{organization}/clients")]
pub async fn create_client(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::WriteClients, organization.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let NewClient { name, roles, keys } = json::shape(&sent)?;
    let (list, keys) = (request.path().to_owned(), (!keys.is_null()).then(|| keys.to_string()));
    act(&register, &request, wish, &sent, move |tx, by| {
        let made = clients::create_own(tx, by, name.as_str().to_owned(), roles, keys)?;
        Ok(SavedResponse::created(format!("{list}/{}", made.client.id), to_json(&made)?))
    })
    .await
}

/// Give a program another secret
///
/// The one before and its sessions end at once.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("client" = String, Path, description = "UUID of the program"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 200, description = "The program", body = ClientSecret)),
)]
#[post("/organizations/{organization}/clients/{client}/secret")]
pub async fn renew_client_secret(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, client) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteClients, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let client = id(&client)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        Ok(SavedResponse::ok(to_json(&clients::renew_own_secret(tx, by, client)?)?))
    })
    .await
}

/// Disable a program
///
/// Its sessions end at once. It stays in the list, because the audit names it.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("client" = String, Path, description = "UUID of the program"), NoParams),
    responses((status = 204, description = "It logs in no more")),
)]
#[delete("/organizations/{organization}/clients/{client}")]
pub async fn disable_client(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (organization, client) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteClients, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let client = id(&client)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        clients::disable_own(tx, by, client).map(|()| no_content_reply())
    })
    .await
}
