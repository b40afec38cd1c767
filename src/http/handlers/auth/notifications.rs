//! `/v1/account/notifications`: e-mail notifications about challenges for a person with an account.
use crate::Result;
use crate::domain::json::Object;
use crate::domain::values::{Email, Line};
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::Bearer;
use crate::http::request::json::JsonBody;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::service::Register;
use crate::service::notifications::{self, AddressState, OwnNotifications};
use actix_web::web::Data;
use actix_web::{HttpResponse, delete, get, post, put};
use serde::Serialize;
use utoipa::ToSchema;

/// The e-mail address for notifications.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"email": "editor@example.org"}))]
pub struct NotificationSettings {
    #[object(required)]
    pub email: Email,
}

request_schema!(NotificationSettings);

/// The code of a confirmation e-mail.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"code": "482913"}))]
pub struct ConfirmationCode {
    /// Eight letters and digits; spaces, dashes and case are ignored.
    #[object(required)]
    pub code: Line<40>,
}

request_schema!(ConfirmationCode);

/// The e-mail notifications of an account; empty if there is no address.
#[derive(Serialize, ToSchema)]
struct AccountNotifications {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    email: Option<String>,
    /// State of the address: `waiting` for its code, `confirmed`, `unconfirmed` (the code has expired: set the address
    /// again), or `off`, because this register sends no e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    state: Option<AddressState>,
}

impl From<OwnNotifications> for AccountNotifications {
    fn from(notifications: OwnNotifications) -> Self {
        let OwnNotifications { email, state } = notifications;
        Self { email, state }
    }
}

/// Get notification settings
///
/// Case handlers can receive e-mails about new challenges, messages of submitters, assignments, second reviews and
/// deadlines.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 200, description = "The address and its state", body = AccountNotifications)),
)]
#[get("/account/notifications")]
pub async fn read_notifications(register: Data<Register>, bearer: Bearer, _: NoQuery) -> Result<HttpResponse> {
    private::ok(&AccountNotifications::from(notifications::own_notifications(&register, &bearer.0).await?))
}

/// Set the address for notifications
///
/// The register sends a code to the address, and nothing else until you have confirmed it. 409 `mailOff` if the
/// register sends no e-mail.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = NotificationSettings,
    responses((status = 204, description = "A code is on its way, unless the address is already confirmed")),
)]
#[put("/account/notifications")]
pub async fn set_notifications(
    register: Data<Register>,
    bearer: Bearer,
    _: NoQuery,
    body: JsonBody<NotificationSettings>,
) -> Result<HttpResponse> {
    notifications::set_own_notifications(&register, &bearer.0, body.value.email).await?;
    Ok(private::no_content())
}

/// Confirm the address for notifications
///
/// With the code from the e-mail, which is valid for seven days and five attempts.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    request_body = ConfirmationCode,
    responses((status = 204, description = "Confirmed")),
)]
#[post("/account/notifications/confirm")]
pub async fn confirm_notifications(
    register: Data<Register>,
    bearer: Bearer,
    _: NoQuery,
    body: JsonBody<ConfirmationCode>,
) -> Result<HttpResponse> {
    notifications::confirm_own_notifications(&register, &bearer.0, body.value.code.as_str().to_owned()).await?;
    Ok(private::no_content())
}

/// Disable notifications
///
/// Deletes the address and all e-mails that wait to be sent to it.
#[utoipa::path(
    tag = "accounts",
    security(("token" = [])),
    responses((status = 204, description = "Disabled")),
)]
#[delete("/account/notifications")]
pub async fn disable_notifications(register: Data<Register>, bearer: Bearer, _: NoQuery) -> Result<HttpResponse> {
    notifications::end_own_notifications(&register, &bearer.0).await?;
    Ok(private::no_content())
}
