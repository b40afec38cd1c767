//! `/v1/challenges/{reference}/support`: "this affects me too".
use crate::Result;
use crate::domain::json::Object;
use crate::domain::values::SupportToken;
use crate::http::handlers::challenges::path::ChallengePath;
use crate::http::openapi_schemas::request_schema;
use crate::http::request::auth::ClientNetwork;
use crate::http::request::json::JsonBody;
use crate::http::request::query::NoQuery;
use crate::http::response::private;
use crate::http::response::problem::Problem;
use crate::service::Register;
use crate::service::challenges::support;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, put};
use serde::Serialize;
use utoipa::ToSchema;

/// The support of one browser for a challenge.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"token": "dGhpcyBpcyBub3QgcmFuZG9t"}))]
pub struct Support {
    /// A random token that the browser generates and stores. The register stores only a hash of the token and the
    /// challenge.
    #[object(required)]
    pub token: SupportToken,
}

request_schema!(Support);

/// The effect of a support request.
#[derive(Serialize, ToSchema)]
struct SupportResult {
    /// The challenge that counts the support: the one that this challenge was merged into, if it was.
    reference: String,
    /// True if this request was counted; `false` if the same token was counted before.
    counted: bool,
}

impl From<support::SupportResult> for SupportResult {
    fn from(result: support::SupportResult) -> Self {
        let support::SupportResult { reference, counted } = result;
        Self { reference, counted }
    }
}

/// Support a challenge
///
/// Records that a challenge affects you too: once for each browser, without an account. The public count grows in
/// steps: 1 stands for 1 to 9, then come 10, 20, 50, 100 and so on. Once enough people are affected, the organization
/// must answer all of them.
#[utoipa::path(
    tag = "challenges",
    params(ChallengePath),
    request_body = Support,
    responses(
        (status = 200, description = "The effect", body = SupportResult),
        (status = 404, description = "There is no such challenge", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[put("/challenges/{reference}/support")]
pub async fn support_challenge(
    register: Data<Register>,
    network: ClientNetwork,
    path: Path<ChallengePath>,
    _: NoQuery,
    body: JsonBody<Support>,
) -> Result<HttpResponse> {
    let result = support::add_support(&register, network.0, path.into_inner().reference, body.value.token).await?;
    private::ok(&SupportResult::from(result))
}
