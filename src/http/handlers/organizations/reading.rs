//! `/v1/organizations`: the public pages of organizations.
use crate::catalog::{CatalogState, Dependency};
use crate::domain::organizations::OrganizationType;
use crate::domain::values::{Instant, Slug, fold};
use crate::http::handlers::systems::list::{SystemPage, list_of_organization};
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{FromQuery, LanguageParams, Languages, QueryParams, QueryReader, next_page_url};
use crate::http::request::system_list::{ListParams, SystemListQuery};
use crate::http::response::last_modified;
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views::{OrganizationEntry, OrganizationView};
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Organizations by name and type, by page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct OrganizationListQuery {
    /// Part of the name, in any language; case and accents are ignored.
    #[param(value_type = Option<String>, max_length = 300)]
    q: Option<String>,
    /// Type of the organization, such as `municipality`. May be repeated.
    #[param(value_type = Option<Vec<String>>)]
    r#type: Vec<OrganizationType>,
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    cursor: Option<Slug>,
}

impl FromQuery for OrganizationListQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let text = |text: &str| (text.chars().count() <= 300 && !text.trim().is_empty()).then(|| fold(text.trim()));
        let cursor = |text: &str| Slug::parse(&String::from_utf8(BASE64URL.decode(text).ok()?).ok()?);
        let expected = "a type of organization is expected, such as municipality";
        Self {
            limit: query.limit(),
            q: query.optional("q", "1 to 300 characters are expected", text),
            r#type: query.repeated("type", expected, OrganizationType::parse),
            cursor: query.cursor(cursor),
        }
    }
}

/// One page of the organizations.
#[derive(Serialize, ToSchema)]
struct OrganizationPage<'a> {
    #[schema(value_type = Vec<OrganizationView>)]
    items: Vec<OrganizationView<'a>>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
    next: Option<&'a str>,
}

/// A page, copied out of the catalog so that it is rendered without its lock.
struct List {
    organizations: Vec<OrganizationEntry>,
    total: usize,
    next: Option<String>,
    basis: CacheBasis,
    modified: Option<Instant>,
}

impl List {
    fn read(state: &CatalogState, query: &OrganizationListQuery, today: NaiveDate) -> Self {
        let OrganizationListQuery { q, r#type: types, limit, cursor } = query;
        let matching = state.organizations().filter(|organization| {
            let profile = &organization.content;
            let named = q.as_ref().is_none_or(|text| profile.name.iter().any(|(_, name)| fold(name).contains(text)));
            named && (types.is_empty() || profile.kind.is_some_and(|kind| types.contains(&kind)))
        });
        let total = matching.clone().count();
        let after = |slug: &Slug| cursor.as_ref().is_none_or(|cursor| slug > cursor);
        let mut page: Vec<_> =
            matching.filter(|organization| after(&organization.content.slug)).take(limit + 1).collect();
        let more = page.len() > *limit;
        page.truncate(*limit);
        let next = page.last().filter(|_| more).map(|last| BASE64URL.encode(last.content.slug.as_str()));
        let organizations = page.into_iter().map(|found| OrganizationEntry::new(state, found.clone(), today));
        Self {
            organizations: organizations.collect(),
            total,
            next,
            basis: CacheBasis::of(state, Dependency::Register, today),
            modified: last_modified::of_records(state, today),
        }
    }

    fn page(&self, languages: &Languages) -> OrganizationPage<'_> {
        let items = self.organizations.iter().map(|entry| OrganizationView::new(entry, languages));
        OrganizationPage { items: items.collect(), total: self.total, next: self.next.as_deref() }
    }
}

/// List the organizations
///
/// By slug.
#[utoipa::path(
    tag = "organizations",
    params(OrganizationListQuery, LanguageParams),
    responses((status = 200, description = "One page", body = OrganizationPage)),
)]
#[get("/organizations")]
pub async fn list_organizations(
    register: Data<Register>,
    query: QueryParams<(OrganizationListQuery, Languages)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (query, languages) = query.0;
    let today = register.clock.now().date_naive();
    let list = register.catalog.with(|state| List::read(state, &query, today));
    let response = CacheableResponse::json(&list.page(&languages))?;
    let next_url = list.next.map(|next| next_page_url(&request, &next));
    response.basis(list.basis).modified(list.modified).next(next_url).to(&request)
}

/// Get an organization
///
/// `organization` is a slug or a UUID.
#[utoipa::path(
    tag = "organizations",
    params(OrganizationPath, LanguageParams),
    responses(
        (status = 200, description = "The organization", body = OrganizationView),
        (status = 404, description = "The organization does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}")]
pub async fn read_organization(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    languages: QueryParams<Languages>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let languages = languages.0;
    let today = register.clock.now().date_naive();
    let (entry, basis, modified) = register.catalog.with(|state| {
        let organization = state.organization_at(&path.organization).ok_or(Error::NotFound)?;
        let entry = OrganizationEntry::new(state, organization.clone(), today);
        let basis = CacheBasis::of(state, Dependency::Register, today);
        Ok::<_, Error>((entry, basis, last_modified::of_records(state, today)))
    })?;
    let language = entry.language(&languages).filter(|_| languages != Languages::All).cloned();
    let response = CacheableResponse::json(&OrganizationView::new(&entry, &languages))?;
    response.basis(basis).modified(modified).language(language).to(&request)
}

/// List the systems of an organization
///
/// The same as `/v1/systems?organization=…`, with all its other parameters.
#[utoipa::path(
    tag = "organizations",
    params(OrganizationPath, ListParams),
    responses(
        (status = 200, description = "One page", body = SystemPage),
        (status = 404, description = "The organization does not exist", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/organizations/{organization}/systems")]
pub async fn list_systems_of_organization(
    register: Data<Register>,
    path: Path<OrganizationPath>,
    query: QueryParams<SystemListQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    list_of_organization(&register, &path.organization, query.0, &request)
}
