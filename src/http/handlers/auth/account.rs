//! `/v1/account`: what people see and change of their own account.
use crate::domain::accounts::Role;
use crate::domain::shape::object;
use crate::domain::values::{Line, Secret};
use crate::http::request::auth;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader, encode};
use crate::http::response::private;
use crate::service::Register;
use crate::service::accounts::{OwnAccount, SecondFactor, TotpEnrollment};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// Another password for one's own account.
    pub struct PasswordChange {
        required {
            /// The password as it is.
            old "old": Secret,
            /// The password as it shall be: at least twelve characters, and not easily guessed.
            new_one "new": Secret,
        }
        optional {}
    }
}

object! {
    /// The password of one's own account, to be sure who asks.
    pub struct PasswordProof {
        required {
            /// The password.
            password "password": Secret,
        }
        optional {}
    }
}

object! {
    /// A code of an authenticator app.
    pub struct Code {
        required {
            /// Six digits.
            totp "totp": Line<20>,
        }
        optional {}
    }
}

object! {
    /// One of both: a code of the authenticator app, or a recovery code.
    pub struct FactorProof {
        required {}
        optional {
            /// Six digits.
            totp "totp": Option<Line<20>>,
            /// One of the ten that were told once.
            recovery_code "recoveryCode": Option<Secret>,
        }
    }
}

/// An account, as its owner sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AccountAnswer {
    id: Uuid,
    email: String,
    /// Whether logins need a code of an authenticator app.
    totp: bool,
    /// How many recovery codes are left.
    recovery_codes: i64,
    roles: Vec<RoleAnswer>,
}

/// A role, and where it is held.
#[derive(Serialize, ToSchema)]
struct RoleAnswer {
    #[schema(value_type = String)]
    role: Role,
    /// The organization; none: the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    organization: Option<String>,
}

impl From<OwnAccount> for AccountAnswer {
    fn from(own: OwnAccount) -> Self {
        let OwnAccount { id, email, totp, recovery_codes, roles } = own;
        let roles = roles.into_iter().map(|(role, organization)| RoleAnswer { role, organization }).collect();
        Self { id, email, totp, recovery_codes, roles }
    }
}

/// What an authenticator app is told once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FactorAnswer {
    /// In base32, to type.
    secret: String,
    /// The same as an address, for a QR code.
    otpauth_url: String,
}

/// Codes that stand in for the authenticator app, once each.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RecoveryAnswer {
    recovery_codes: Vec<String>,
}

/// Who am I?
///
/// One's own account, with its roles.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 200, description = "The account", body = AccountAnswer)),
)]
#[get("/account")]
pub async fn read_account(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let token = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    private::ok(&AccountAnswer::from(register.own_account(&token).await?))
}

/// Change one's password
///
/// All other sessions of the account end.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/PasswordChange"), content_type = "application/json"),
    responses((status = 204, description = "It is changed")),
)]
#[post("/account/password")]
pub async fn change_password(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let token = auth::bearer_token(&register, &request).await?;
    let change: PasswordChange = json::read(&request, payload).await?;
    let (old, new) = (change.old.reveal().to_owned(), change.new_one.reveal().to_owned());
    register.change_password(&token, auth::client_network(&register, &request), old, new).await?;
    Ok(private::no_content())
}

/// Begin with a second factor
///
/// Logins need it once a first code was confirmed.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/PasswordProof"), content_type = "application/json"),
    responses((status = 200, description = "The secret, told once", body = FactorAnswer)),
)]
#[post("/account/totp")]
pub async fn begin_totp(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let token = auth::bearer_token(&register, &request).await?;
    let proof: PasswordProof = json::read(&request, payload).await?;
    let (network, password) = (auth::client_network(&register, &request), proof.password.reveal().to_owned());
    let begun = register.enroll_second_factor(&token, network, password).await?;
    private::ok(&factor_answer(begun, &register.settings.public_url))
}

/// The address that authenticator apps read (the format of Google Authenticator, which all others took up).
fn factor_answer(begun: TotpEnrollment, public: &str) -> FactorAnswer {
    let TotpEnrollment { secret, email } = begun;
    // A label has one colon, between the register's name and the address: no port.
    let host = public.split("://").nth(1).and_then(|rest| rest.split([':', '/']).next()).unwrap_or_default();
    let (host, email) = (encode(host), encode(&email));
    let otpauth_url = format!("otpauth://totp/{host}:{email}?secret={secret}&issuer={host}");
    FactorAnswer { secret, otpauth_url }
}

/// Turn the second factor on
///
/// With a first code. The recovery codes are told once.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/Code"), content_type = "application/json"),
    responses((status = 200, description = "Ten recovery codes", body = RecoveryAnswer)),
)]
#[post("/account/totp/confirm")]
pub async fn confirm_totp(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let token = auth::bearer_token(&register, &request).await?;
    let code: Code = json::read(&request, payload).await?;
    let once = private::idempotency_key(&request, code.totp.as_str().as_bytes())?;
    let (network, code) = (auth::client_network(&register, &request), code.totp.as_str().to_owned());
    private::reply(&register.confirm_second_factor(&token, network, once, code).await?)
}

/// Turn the second factor off
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/FactorProof"), content_type = "application/json"),
    responses((status = 204, description = "It is off")),
)]
#[delete("/account/totp")]
pub async fn end_totp(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let token = auth::bearer_token(&register, &request).await?;
    let proof: FactorProof = json::read(&request, payload).await?;
    let network = auth::client_network(&register, &request);
    register.disable_second_factor(&token, network, proof_of(proof.totp, proof.recovery_code)).await?;
    Ok(private::no_content())
}

/// What shows that somebody has the second factor.
pub fn proof_of(code: Option<Line<20>>, recovery_code: Option<Secret>) -> SecondFactor {
    let code = code.map(|code| code.as_str().to_owned());
    SecondFactor { code, recovery_code: recovery_code.map(|code| code.reveal().to_owned()) }
}

/// Log out
///
/// This session ends, with every token that came of it.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 204, description = "The session has ended")),
)]
#[post("/auth/logout")]
pub async fn log_out(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse, Error> {
    let token = auth::bearer_token(&register, &request).await?;
    register.log_out(&token).await?;
    Ok(private::no_content())
}
