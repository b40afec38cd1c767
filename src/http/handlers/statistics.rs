//! `/v1/statistics`: figures, each defined well enough to recompute it from an export.
mod definitions;
mod view;

use crate::catalog::statistics::{Figure, FigureValue};
use crate::catalog::{CatalogState, Dependency};
use crate::domain::languages::Lang;
use crate::domain::values::Instant;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::NoQuery;
use crate::http::response::last_modified;
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::NaiveDate;
use view::{FigureView, Statistics};

/// Get statistics of the register
///
/// Figures about all systems and challenges, each with its definition. All of them can be recomputed from
/// `/v1/export/versions.ndjson`, those about challenges from `/v1/export/challenges.ndjson`.
#[utoipa::path(
    tag = "statistics",
    responses((status = 200, description = "The figures", body = Statistics)),
)]
#[get("/statistics")]
pub async fn read_statistics(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let as_of = register.clock.now().date_naive();
    register.catalog.with(|state| Snapshot::of_register(state, as_of)).respond(&request)
}

/// Get statistics of an organization
///
/// The figures of `/v1/statistics`, about the systems and challenges of one organization.
#[utoipa::path(
    tag = "statistics",
    params(OrganizationPath),
    responses(
        (status = 200, description = "The figures", body = Statistics),
        (status = 404, description = "The organization does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}/statistics")]
pub async fn read_statistics_of_organization(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let as_of = register.clock.now().date_naive();
    register.catalog.with(|state| Snapshot::of_organization(state, &path.organization, as_of))?.respond(&request)
}

/// Figures, copied out of the catalog so that they are rendered without its lock.
struct Snapshot {
    index: u64,
    as_of: NaiveDate,
    organization: Option<String>,
    figures: Vec<(Figure, FigureValue)>,
    basis: CacheBasis,
    modified: Option<Instant>,
}

impl Snapshot {
    fn of_register(state: &CatalogState, as_of: NaiveDate) -> Self {
        Self::new(state, as_of, None, state.register_figures(as_of))
    }

    fn new(
        state: &CatalogState,
        as_of: NaiveDate,
        organization: Option<String>,
        figures: Vec<(Figure, FigureValue)>,
    ) -> Self {
        Self {
            index: state.size,
            as_of,
            organization,
            figures,
            basis: CacheBasis::of(state, Dependency::Register, as_of),
            modified: last_modified::of_records_and_challenges(state, as_of),
        }
    }

    /// `organization`: its slug or id.
    ///
    /// # Errors
    /// `NotFound`.
    fn of_organization(state: &CatalogState, organization: &str, as_of: NaiveDate) -> Result<Self> {
        let organization = state.organization_at(organization).ok_or(Error::NotFound)?;
        let slug = organization.content.slug.as_str();
        Ok(Self::new(state, as_of, Some(slug.to_owned()), state.organization_figures(slug, as_of)))
    }

    /// Responds in English, the language of the titles and definitions.
    fn respond(self, request: &HttpRequest) -> Result<HttpResponse> {
        let Self { index, as_of, organization, figures, basis, modified } = self;
        let figures = figures.into_iter().map(FigureView::from).collect();
        let body = Statistics { index, as_of, organization, figures };
        CacheableResponse::json(&body)?.basis(basis).modified(modified).language(Lang::parse("en")).to(request)
    }
}
