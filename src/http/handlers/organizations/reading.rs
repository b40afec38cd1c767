//! `/v1/organizations`: the public pages of organizations.
use crate::catalog::{CatalogState, Dependency};
use crate::domain::organizations::OrganizationType;
use crate::domain::values::{Slug, fold};
use crate::http::handlers::systems::reading::{ListParams, SystemPage, list_of, modified, with_cursor};
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{FromQuery, LanguageParams, Languages, QueryParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
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
struct OrganizationPage {
    #[schema(value_type = Vec<OrganizationView>)]
    items: Vec<Map<String, Value>>,
    #[schema(value_type = u64, minimum = 0)]
    total: usize,
    next: Option<String>,
}

/// An organization.
#[derive(ToSchema)]
#[schema(as = Organization, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what `views::organization` writes")]
struct OrganizationView {
    id: uuid::Uuid,
    slug: String,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = Value)]
    name: Value,
    /// Type of the organization, such as `municipality`.
    #[schema(required = false)]
    r#type: String,
    /// ISO 3166-1 alpha-2.
    #[schema(required = false)]
    country: String,
    #[schema(value_type = Vec<Object>, required = false)]
    identifiers: Vec<Value>,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    address: Value,
    /// Slug of the parent organization.
    #[schema(required = false)]
    parent: String,
    #[schema(required = false)]
    website: String,
    #[schema(value_type = Vec<Object>, required = false)]
    register_contact: Vec<Value>,
    /// Text to show in place of a logo; the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    logo_text: Value,
    /// Legal routes that exist besides challenges.
    #[schema(value_type = Vec<Object>, required = false)]
    legal_routes: Vec<Value>,
    #[schema(minimum = 1)]
    version: u32,
    registered_at: DateTime<Utc>,
    /// Index of the last log entry about the organization itself.
    #[schema(minimum = 0)]
    log_index: u64,
    /// Number of its systems in the register.
    #[schema(minimum = 0)]
    systems: u64,
    /// Number of its systems past their review date; missing if it never had a system.
    #[schema(required = false, minimum = 0)]
    stale: u64,
    #[schema(required = false)]
    completeness: OrganizationCompleteness,
}

/// Completeness of the required fields, over the records of all systems of an organization.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `views::organization` writes")]
struct OrganizationCompleteness {
    #[schema(minimum = 0)]
    required: u64,
    #[schema(minimum = 0)]
    filled: u64,
    #[schema(minimum = 0)]
    withheld: u64,
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
    let current = register.catalog.read();
    let page = page(&current, &query, &languages, today);
    let address = page.next.as_ref().map(|next| with_cursor(&request, next));
    let basis = CacheBasis::of(&current, Dependency::Register, today);
    let modified = modified(&current, today);
    drop(current);
    CacheableResponse::json(&page)?.basis(basis).modified(modified).next(address).to(&request)
}

fn page(
    current: &CatalogState,
    query: &OrganizationListQuery,
    languages: &Languages,
    today: NaiveDate,
) -> OrganizationPage {
    let OrganizationListQuery { q, r#type: types, limit, cursor } = query;
    let matching = current.organizations().filter(|organization| {
        let content = &organization.content;
        let named = q.as_ref().is_none_or(|text| content.name.iter().any(|(_, name)| fold(name).contains(text)));
        named && (types.is_empty() || content.kind.is_some_and(|kind| types.contains(&kind)))
    });
    let total = matching.clone().count();
    let after = |slug: &Slug| cursor.as_ref().is_none_or(|cursor| slug > cursor);
    let mut page: Vec<_> = matching.filter(|organization| after(&organization.content.slug)).take(limit + 1).collect();
    let more = page.len() > *limit;
    page.truncate(*limit);
    let next = page.last().filter(|_| more).map(|last| BASE64URL.encode(last.content.slug.as_str()));
    let items = page.iter().map(|organization| views::organization(current, organization, languages, today).0);
    OrganizationPage { items: items.collect(), total, next }
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
    let current = register.catalog.read();
    let organization = current.organization_at(&path.organization).ok_or(Error::NotFound)?;
    let (body, language) = views::organization(&current, organization, &languages, today);
    let language = if languages == Languages::All { None } else { language };
    let basis = CacheBasis::of(&current, Dependency::Register, today);
    let modified = modified(&current, today);
    drop(current);
    CacheableResponse::json(&body)?.basis(basis).modified(modified).language(language).to(&request)
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
    request: HttpRequest,
) -> Result<HttpResponse> {
    let slug = {
        let current = register.catalog.read();
        current.organization_at(&path.organization).ok_or(Error::NotFound)?.content.slug.clone()
    };
    list_of(&request, &register, slug.as_str())
}
