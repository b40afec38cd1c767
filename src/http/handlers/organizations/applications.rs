//! `/v1/applications`: organizations that ask to join, and what becomes of it; `POST /v1/organizations` without asking.
use crate::Result;
use crate::domain::applications::{Admission, Application, ApplicationRefusal, ApplicationState};
use crate::domain::organizations::OrganizationProfile;
use crate::domain::policy::Permission;
use crate::http::handlers::organizations::invitations::InvitationWithSecret;
use crate::http::request::access::{act, wish_register};
use crate::http::request::auth::client_network;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{self, id, no_content_reply, to_json};
use crate::service::idempotency::SavedResponse;
use crate::service::{Register, applications, organizations};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// By what an application is known.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ApplicationReference {
    reference: Uuid,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ApplicationListParams {
    /// Where it stands: `waiting`, `admitted` or `refused`.
    state: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One page of applications, the newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ApplicationPage {
    items: Vec<ApplicationView>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// An application as those see it who decide.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct ApplicationView {
    id: Uuid,
    /// `waiting`, `admitted` or `refused`.
    state: String,
    /// Who asks.
    #[schema(value_type = Object)]
    organization: Value,
    /// Whom to answer; missing once it was erased.
    #[schema(value_type = Object, required = false)]
    contact: Value,
    /// Missing once it was erased.
    #[schema(required = false)]
    statement: String,
    created_at: DateTime<Utc>,
    #[schema(required = false)]
    decided_at: DateTime<Utc>,
    /// Why it was refused.
    #[schema(required = false)]
    reason: String,
    /// Slug of the organization that it was admitted as.
    #[schema(required = false)]
    admitted: String,
    /// Slug of the organization of the register that goes by its name.
    #[schema(required = false)]
    known: String,
}

/// An organization that was admitted, and the invitation of its first administrator.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct AdmittedOrganization {
    /// Its slug.
    organization: String,
    invitation: InvitationWithSecret,
}

/// Ask to join
///
/// For organizations that want to publish here; it needs no token. Whoever runs the register decides, and answers the
/// contact. From one network five may ask in an hour.
#[utoipa::path(
    tag = "accounts",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Application"), content_type = "application/json"),
    responses((status = 202, description = "It waits for a decision", body = ApplicationReference)),
)]
#[post("/applications")]
pub async fn apply(register: web::Data<Register>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let application: Application = json::shape(&sent)?;
    let once = private::idempotency_key(&request, sent.to_string().as_bytes())?;
    private::reply(&register.apply(client_network(&register, &request), once, application).await?)
}

/// Those who ask to join
#[utoipa::path(
    tag = "members", security(("token" = [])), params(ApplicationListParams),
    responses((status = 200, description = "One page", body = ApplicationPage)),
)]
#[get("/applications")]
pub async fn list_applications(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let wish = wish_register(&register, &request, Permission::ReadApplications).await?;
    let mut params = QueryReader::read::<ApplicationListParams>(&request);
    let limit = params.limit();
    let state = params.optional("state", "waiting, admitted or refused is expected", ApplicationState::parse);
    let before = params.cursor(|text| Uuid::try_parse(text).ok());
    params.into_result()?;
    let vault = register.vault.clone();
    let page = register.read_as(wish, move |conn, _| applications::list(conn, &vault, state, before, limit)).await?;
    let next = page.items.last().filter(|_| page.more).map(|last| last.id);
    private::ok(&json!({"items": to_json(&page.items)?, "total": page.total, "next": next}))
}

/// Admit who asks
///
/// Registers the organization, and invites the contact to administer it: the answer has the secret of the invitation,
/// once. Where the register has the organization already, `organization` names it.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("application" = String, Path, description = "UUID of the application"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/Admission"), content_type = "application/json"),
    responses((status = 201, description = "The organization and the invitation", body = AdmittedOrganization)),
)]
#[post("/applications/{application}/admit")]
pub async fn admit_applicant(
    register: web::Data<Register>,
    request: HttpRequest,
    application: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish_register(&register, &request, Permission::DecideApplication).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let (admission, application): (Admission, _) = (json::shape(&sent)?, id(&application)?);
    let vault = register.vault.clone();
    act(&register, &request, wish, &sent, move |tx, by| {
        let admitted = applications::admit(tx, by, &vault, application, admission)?;
        Ok(SavedResponse::created(format!("/v1/organizations/{}", admitted.organization), to_json(&admitted)?))
    })
    .await
}

/// Refuse who asks
///
/// Contact and statement are erased at once.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("application" = String, Path, description = "UUID of the application"), NoParams),
    request_body(content = ref("#/components/schemas/ApplicationRefusal"), content_type = "application/json"),
    responses((status = 204, description = "It is refused")),
)]
#[post("/applications/{application}/refuse")]
pub async fn refuse_applicant(
    register: web::Data<Register>,
    request: HttpRequest,
    application: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish_register(&register, &request, Permission::DecideApplication).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let (refusal, application): (ApplicationRefusal, _) = (json::shape(&sent)?, id(&application)?);
    act(&register, &request, wish, &sent, move |tx, by| {
        applications::refuse(tx, by, application, refusal.reason.as_str()).map(|()| no_content_reply())
    })
    .await
}

/// Register an organization
///
/// Without an application. Nobody belongs to it yet: invite an administrator.
#[utoipa::path(
    tag = "members", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/OrganizationProfile"), content_type = "application/json"),
    responses((status = 201, description = "The organization", body = ref("#/components/schemas/OrganizationProfile"))),
)]
#[post("/organizations")]
pub async fn create_organization(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish_register(&register, &request, Permission::CreateOrganization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let profile: OrganizationProfile = json::shape(&sent)?;
    act(&register, &request, wish, &sent, move |tx, by| {
        let made = organizations::create(tx, by, profile)?;
        Ok(SavedResponse::created(format!("/v1/organizations/{}", made.slug.as_str()), to_json(&made)?))
    })
    .await
}
