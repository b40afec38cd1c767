//! Legal routes: what an organization names for challenges that another procedure decides.
use crate::catalog::{CatalogState, Dependency};
use crate::domain::challenges::ChallengeKind;
use crate::domain::languages::{Localize, Localizer};
use crate::domain::organizations::LegalRoute;
use crate::http::handlers::challenges::schemas::LegalRoutes;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{LanguageParams, Languages, QueryParams};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::service::Register;
use crate::service::i18n::Translator;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

/// The legal routes of an organization, by kind of challenge.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LegalRoutesByKind {
    #[schema(value_type = LegalRoutes)]
    individual_decision: Option<LegalRoutes>,
    #[schema(value_type = LegalRoutes)]
    privacy_right: Option<LegalRoutes>,
}

impl LegalRoutesByKind {
    fn new(state: &CatalogState, organization: &str, languages: &Languages) -> Self {
        Self {
            individual_decision: legal_routes(state, organization, ChallengeKind::IndividualDecision, languages),
            privacy_right: legal_routes(state, organization, ChallengeKind::PrivacyRight, languages),
        }
    }
}

/// Returns the legal routes that an organization names for a kind of challenge; `None` if the law has none for that
/// kind.
pub fn legal_routes(
    state: &CatalogState,
    organization: &str,
    kind: ChallengeKind,
    languages: &Languages,
) -> Option<LegalRoutes> {
    let translator = Translator::of(languages.preferred()).filter(|_| kind.has_legal_route())?;
    let organization = state.organization_at(organization);
    let all = organization.map(|organization| organization.content.legal_routes.as_slice()).unwrap_or_default();
    let render = |route: &LegalRoute| {
        let mut localizer = match languages {
            Languages::All => Localizer::all(translator.lang()),
            Languages::Preferred(preferred) => Localizer::new(preferred, translator.lang(), route.name.languages()),
        };
        route.to_json(&mut localizer)
    };
    Some(LegalRoutes {
        notice: translator.message(&format!("route-{kind}")).into_owned(),
        routes: all.iter().filter(|route| route.concerns == kind).map(render).collect(),
    })
}

/// List the legal routes of an organization
///
/// For challenges about a decision on one person and about a right under data protection law. A legal procedure such as
/// an objection or an appeal exists for these. Its deadline keeps running while a challenge is handled.
#[utoipa::path(
    tag = "challenges",
    params(OrganizationPath, LanguageParams),
    responses(
        (status = 200, description = "The legal routes", body = LegalRoutesByKind),
        (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}/legal-routes")]
pub async fn read_legal_routes(
    request: HttpRequest,
    register: Data<Register>,
    path: Path<OrganizationPath>,
    query: QueryParams<Languages>,
) -> Result<HttpResponse> {
    let today = register.clock.now().date_naive();
    let (body, basis) = register.catalog.with(|state| {
        state.organization_at(&path.organization).ok_or(Error::NotFound)?;
        let body = LegalRoutesByKind::new(state, &path.organization, &query.0);
        Ok::<_, Error>((body, CacheBasis::of(state, Dependency::Register, today)))
    })?;
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}
