//! `/v1/account/notifications`: where somebody with an account is told by e-mail about challenges.
use crate::Result;
use crate::domain::shape::object;
use crate::domain::values::{Email, Line};
use crate::http::request::auth;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use utoipa::ToSchema;

object! {
    /// Where somebody wants to be told.
    pub struct NotificationSettings {
        required { email "email": Email, }
        optional {}
    }
}

object! {
    /// The code that came by e-mail.
    pub struct ConfirmationCode {
        required {
            /// Eight letters and digits; spaces, dashes and case do not matter.
            code "code": Line<40>,
        }
        optional {}
    }
}

/// Where somebody is told by e-mail.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct NotificationsAnswer {
    #[schema(required = false)]
    email: String,
    /// How far the address is, if there is one: `waiting` for its code, `confirmed`, `unconfirmed` (no code counts: say the
    /// address again), or `off`, because this register sends no mail.
    #[schema(required = false)]
    state: String,
}

/// Where am I told?
///
/// Case handlers who want it are told by e-mail about new challenges, what submitters say, assignments, second reviews and terms.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    params(NoParams),
    responses((status = 200, description = "The address, and how far it is", body = NotificationsAnswer)),
)]
#[get("/account/notifications")]
pub async fn read_notifications(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    private::ok(&register.own_notifications(&presented).await?)
}

/// Say where to be told
///
/// A code goes there; nothing else does before it was confirmed. 409 `mailOff` if this register sends no mail.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/NotificationSettings"), content_type = "application/json"),
    responses((status = 204, description = "A code is on its way, unless the address is confirmed already")),
)]
#[put("/account/notifications")]
pub async fn set_notifications(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let settings: NotificationSettings = json::read(&request, payload).await?;
    register.set_own_notifications(&presented, settings.email).await?;
    Ok(private::no_content())
}

/// Confirm the address
///
/// With the code that came there: good for seven days and five tries.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body(content = ref("#/components/schemas/MailCode"), content_type = "application/json"),
    responses((status = 204, description = "It is confirmed")),
)]
#[post("/account/notifications/confirm")]
pub async fn confirm_notifications(
    register: web::Data<Register>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let code: ConfirmationCode = json::read(&request, payload).await?;
    register.confirm_own_notifications(&presented, code.code.as_str().to_owned()).await?;
    Ok(private::no_content())
}

/// Be told no more
///
/// The address is forgotten, with all that was to be sent to it.
#[utoipa::path(tag = "accounts", security(("token" = [])), responses((status = 204, description = "It is gone")))]
#[delete("/account/notifications")]
pub async fn end_notifications(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let presented = auth::bearer_token(&register, &request).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    register.end_own_notifications(&presented).await?;
    Ok(private::no_content())
}
