//! `/v1/account`: a person's own account.
use crate::Result;
use crate::domain::accounts::Role;
use crate::domain::json::Object;
use crate::domain::values::{Line, Secret};
use crate::http::handlers::auth::factor;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::{Bearer, ClientNetwork};
use crate::http::request::idempotency::{IdempotencyKeyHeader, Idempotent};
use crate::http::request::json::JsonBody;
use crate::http::request::query::NoQuery;
use crate::http::request::urlencoded::encode;
use crate::http::response::private;
use crate::service::Register;
use crate::service::accounts::{self, OwnAccount};
use actix_web::web::Data;
use actix_web::{HttpResponse, delete, get, post};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A change of your own password.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"old": "the old passphrase", "new": "a longer passphrase of several words"}))]
pub struct PasswordChange {
    /// The current password.
    #[object(required)]
    pub old: Secret,
    /// The new password: at least twelve characters, and hard to guess.
    #[object(required, name = "new")]
    pub new_password: Secret,
}

request_schema!(PasswordChange);

/// The password of your own account, as proof that it is you.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"password": "a longer passphrase of several words"}))]
pub struct PasswordProof {
    /// The password.
    #[object(required)]
    pub password: Secret,
}

request_schema!(PasswordProof);

/// A code of an authenticator app.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"totp": "482913"}))]
pub struct TotpCode {
    /// Six digits.
    #[object(required)]
    pub totp: Line<20>,
}

request_schema!(TotpCode);

/// A code of the authenticator app or a recovery code; one of the two is required.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"totp": "482913"}))]
pub struct FactorProof {
    /// Six digits.
    pub totp: Option<Line<20>>,
    /// An unused recovery code.
    pub recovery_code: Option<Secret>,
}

request_schema!(FactorProof);

/// A person's own account.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Account {
    id: Uuid,
    email: String,
    /// True if signing in requires a code of an authenticator app.
    totp: bool,
    /// Number of unused recovery codes.
    recovery_codes: i64,
    roles: Vec<RoleAssignment>,
}

impl From<OwnAccount> for Account {
    fn from(account: OwnAccount) -> Self {
        let OwnAccount { id, email, totp, recovery_codes, roles } = account;
        let roles = roles.into_iter().map(|(role, organization)| RoleAssignment { role, organization }).collect();
        Self { id, email, totp, recovery_codes, roles }
    }
}

/// A role in an organization or in the register.
#[derive(Serialize, ToSchema)]
struct RoleAssignment {
    #[schema(value_type = String)]
    role: Role,
    /// Slug of the organization; missing for a role in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
}

/// The secret for an authenticator app, which is shown only once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TotpEnrollment {
    /// In base32, to type in.
    secret: String,
    /// The same secret as an address, for a QR code.
    otpauth_url: String,
}

impl TotpEnrollment {
    /// Builds the address that authenticator apps read (the de facto standard of Google Authenticator).
    fn new(enrollment: accounts::TotpEnrollment, public_url: &str) -> Self {
        let accounts::TotpEnrollment { secret, email } = enrollment;
        // The label has one colon, between host and address, so the port of the host is left out.
        let host = public_url.split("://").nth(1).and_then(|rest| rest.split([':', '/']).next()).unwrap_or_default();
        let (host, email) = (encode(host), encode(&email));
        let otpauth_url = format!("otpauth://totp/{host}:{email}?secret={secret}&issuer={host}");
        Self { secret, otpauth_url }
    }
}

/// Recovery codes, which are shown only once. Each replaces one code of the authenticator app.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// Get your account
///
/// With its roles.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 200, description = "The account", body = Account)),
)]
#[get("/account")]
pub async fn read_account(register: Data<Register>, bearer: Bearer, _: NoQuery) -> Result<HttpResponse> {
    private::ok(&Account::from(accounts::own_account(&register, &bearer.0).await?))
}

/// Change your password
///
/// Ends all other sessions of the account.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = PasswordChange,
    responses((status = 204, description = "Changed")),
)]
#[post("/account/password")]
pub async fn change_password(
    register: Data<Register>,
    bearer: Bearer,
    network: ClientNetwork,
    body: JsonBody<PasswordChange>,
) -> Result<HttpResponse> {
    let PasswordChange { old, new_password } = body.value;
    let (old, new) = (old.reveal().to_owned(), new_password.reveal().to_owned());
    accounts::change_password(&register, &bearer.0, network.0, old, new).await?;
    Ok(private::no_content())
}

/// Enroll an authenticator app
///
/// Signing in requires a code only after you have confirmed a first one.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = PasswordProof,
    responses((status = 200, description = "The secret, shown only once", body = TotpEnrollment)),
)]
#[post("/account/totp")]
pub async fn enroll_totp(
    register: Data<Register>,
    bearer: Bearer,
    network: ClientNetwork,
    body: JsonBody<PasswordProof>,
) -> Result<HttpResponse> {
    let password = body.value.password.reveal().to_owned();
    let begun = accounts::enroll_second_factor(&register, &bearer.0, network.0, password).await?;
    private::ok(&TotpEnrollment::new(begun, &register.settings.public_url))
}

/// Enable the second factor
///
/// With a first code of the authenticator app. The response contains the recovery codes, once.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = TotpCode,
    params(IdempotencyKeyHeader),
    responses((status = 200, description = "Ten recovery codes", body = RecoveryCodes)),
)]
#[post("/account/totp/confirm")]
pub async fn confirm_totp(
    register: Data<Register>,
    bearer: Bearer,
    network: ClientNetwork,
    request: Idempotent<JsonBody<TotpCode>>,
) -> Result<HttpResponse> {
    let code = request.body.value.totp.as_str().to_owned();
    let recovery_codes = accounts::confirm_second_factor(&register, &bearer.0, network.0, request.key, code).await?;
    private::ok(&RecoveryCodes { recovery_codes })
}

/// Disable the second factor
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = FactorProof,
    responses((status = 204, description = "Disabled")),
)]
#[delete("/account/totp")]
pub async fn disable_totp(
    register: Data<Register>,
    bearer: Bearer,
    network: ClientNetwork,
    body: JsonBody<FactorProof>,
) -> Result<HttpResponse> {
    let FactorProof { totp, recovery_code } = body.value;
    accounts::disable_second_factor(&register, &bearer.0, network.0, factor::proof(totp, recovery_code)).await?;
    Ok(private::no_content())
}

/// Sign out
///
/// Ends the session and all its tokens.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 204, description = "Signed out")),
)]
#[post("/auth/logout")]
pub async fn log_out(register: Data<Register>, bearer: Bearer) -> Result<HttpResponse> {
    accounts::log_out(&register, &bearer.0).await?;
    Ok(private::no_content())
}
