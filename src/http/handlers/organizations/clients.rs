//! `/v1/organizations/{organization}/clients`: the logins of an organization's own programs.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::json::{Defs, Object};
use crate::domain::policy::Permission;
use crate::domain::values::Line;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent, NoBody};
use crate::http::request::json::JsonBody;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::{Register, clients};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, delete, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A client to be created.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"name": "Publication pipeline", "roles": ["editor", "publisher"]}))]
pub struct NewClient {
    /// Name of the client, for people.
    #[object(required)]
    pub name: Line<200>,
    /// `editor`, `publisher`, `caseHandler` or `auditor`. Only people can be administrators.
    #[object(required)]
    pub roles: Vec<Role>,
    /// The client's public keys as a JWK set (RFC 7517). The client then signs assertions and has no secret.
    #[object(schema = jwk_set_schema)]
    pub keys: Value,
}

request_schema!(NewClient);

fn jwk_set_schema(_: &mut Defs) -> Value {
    let keys = json!({"type": "array", "minItems": 1, "items": {"type": "object", "required": ["kty"]}});
    json!({"type": "object", "required": ["keys"], "properties": {"keys": keys}})
}

/// The clients of an organization, the oldest first.
#[derive(Serialize, ToSchema)]
struct ClientList {
    items: Vec<Client>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
}

impl From<Vec<clients::ClientView>> for ClientList {
    fn from(clients: Vec<clients::ClientView>) -> Self {
        let items: Vec<_> = clients.into_iter().map(Client::from).collect();
        Self { total: items.len(), items }
    }
}

/// A client of an organization.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Client {
    /// The `client_id` for `/v1/auth/token`.
    id: Uuid,
    name: String,
    #[schema(value_type = Vec<String>)]
    roles: Vec<Role>,
    /// `secret`, or `key` if the client signs assertions.
    login: String,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    disabled_at: Option<DateTime<Utc>>,
}

impl From<clients::ClientView> for Client {
    fn from(client: clients::ClientView) -> Self {
        let clients::ClientView { id, name, roles, login, created_at, disabled_at } = client;
        Self { id, name, roles, login: login.to_string(), created_at, disabled_at }
    }
}

/// A client with its secret, which is shown only once.
#[derive(Debug, Serialize, ToSchema)]
struct ClientWithSecret {
    #[serde(flatten)]
    client: Client,
    /// The `client_secret` for `/v1/auth/token`; missing if the client signs assertions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    secret: Option<String>,
}

impl From<clients::NewClientView> for ClientWithSecret {
    fn from(created: clients::NewClientView) -> Self {
        let clients::NewClientView { client, secret } = created;
        Self { client: client.into(), secret }
    }
}

/// A client of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct ClientPath {
    /// Slug or UUID of the organization.
    organization: String,
    /// UUID of the client.
    client: Uuid,
}

/// List the clients of an organization
///
/// Includes disabled clients.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath),
    responses((status = 200, description = "All clients", body = ClientList)),
)]
#[get("/organizations/{organization}/clients")]
pub async fn list_clients(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadClients);
    private::ok(&ClientList::from(register.read_as(access, clients::list_own).await?))
}

/// Create a client
///
/// The response contains the secret of the client, once, unless the request contains keys.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(OrganizationPath, IdempotencyKeyHeader),
    request_body = NewClient,
    responses((status = 201, description = "The client", body = ClientWithSecret)),
)]
#[post("/organizations/{organization}/clients")]
pub async fn create_client(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: Idempotent<JsonBody<NewClient>>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::WriteClients);
    let NewClient { name, roles, keys } = request.body.value;
    let keys = (!keys.is_null()).then(|| keys.to_string());
    let created = clients::create_own(&register, access, request.key, name.as_str().to_owned(), roles, keys).await?;
    let created = ClientWithSecret::from(created);
    private::created(&format!("/v1/organizations/{}/clients/{}", path.organization, created.client.id), &created)
}

/// Renew the secret of a client
///
/// The old secret and the client's sessions end immediately.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(ClientPath, IdempotencyKeyHeader),
    responses((status = 200, description = "The client with its new secret", body = ClientWithSecret)),
)]
#[post("/organizations/{organization}/clients/{client}/secret")]
pub async fn renew_client_secret(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ClientPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let ClientPath { organization, client } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteClients);
    let renewed = clients::renew_own_secret(&register, access, request.key, client).await?;
    private::ok(&ClientWithSecret::from(renewed))
}

/// Disable a client
///
/// The client's sessions end immediately. The client stays in the list because the audit log refers to it.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(ClientPath, IdempotencyKeyHeader),
    responses((status = 204, description = "Disabled")),
)]
#[delete("/organizations/{organization}/clients/{client}")]
pub async fn disable_client(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<ClientPath>,
    _: NoQuery,
    request: Idempotent<NoBody>,
) -> Result<HttpResponse> {
    let ClientPath { organization, client } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::WriteClients);
    clients::disable_own(&register, access, request.key, client).await?;
    Ok(private::no_content())
}
