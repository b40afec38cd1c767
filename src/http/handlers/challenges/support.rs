//! `/v1/challenges/{reference}/support`: "this affects me too".
use crate::Result;
use crate::domain::shape::object;
use crate::domain::values::SupportToken;
use crate::http::handlers::challenges::submission::reference;
use crate::http::request::auth::client_network;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, put, web};
use utoipa::ToSchema;

object! {
    /// Who says so.
    pub struct Support {
        required {
            /// A random token that the browser made and keeps. It is not stored, only a hash of it and of the challenge.
            token "token": SupportToken,
        }
        optional {}
    }
}

/// What came of it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct SupportResult {
    /// The challenge that counts it: the one that it was merged into, if it was.
    reference: String,
    /// Whether it is counted with this; it was before otherwise.
    counted: bool,
}

/// Say that a challenge affects you, too
///
/// Once for each browser, without an account. How many do is shown in steps: 1 to 9, 10, 20, 50, 100 and so on. Once enough are
/// concerned, the organization must answer all of them.
#[utoipa::path(
    tag = "challenges",
    params(("reference" = String, Path, description = "Its reference", example = "2026-K73M-9Q4X"), NoParams),
    request_body(content = ref("#/components/schemas/Support"), content_type = "application/json"),
    responses((status = 200, description = "It is counted", body = SupportResult), (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json")),
)]
#[put("/challenges/{reference}/support")]
pub async fn support_challenge(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let Support { token } = json::shape(&json::json(&request, payload, "application/json").await?)?;
    private::ok(&register.support(client_network(&register, &request), reference(&place)?, token).await?)
}
