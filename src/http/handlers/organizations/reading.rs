//! `/v1/organizations`: who uses systems.
use crate::catalog::Dependency;
use crate::domain::organizations::OrganizationType;
use crate::domain::values::{Slug, fold};
use crate::http::handlers::systems::reading::{SystemPage, list_of, modified, with_cursor};
use crate::http::request::query::{LanguageParams, Languages, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::DateTime;
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ListParams {
    /// A part of the name, in any language; case and accents do not count.
    #[param(max_length = 300)]
    q: Option<String>,
    /// The kind of body, such as `municipality`.
    r#type: Option<Vec<String>>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// One page of the list of organizations.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct OrganizationPage {
    items: Vec<OrganizationView>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// A public body.
#[derive(ToSchema)]
#[schema(as = Organization, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct OrganizationView {
    id: uuid::Uuid,
    slug: String,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = Value)]
    name: Value,
    /// What kind of body it is, such as `municipality`.
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
    /// Slug of the organization that it is a part of.
    #[schema(required = false)]
    parent: String,
    #[schema(required = false)]
    website: String,
    #[schema(value_type = Vec<Object>, required = false)]
    register_contact: Vec<Value>,
    /// The text that stands where its logo would; the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    logo_text: Value,
    /// Where the law has a route of its own, beside which people may file a challenge.
    #[schema(value_type = Vec<Object>, required = false)]
    legal_routes: Vec<Value>,
    #[schema(minimum = 1)]
    version: u32,
    registered_at: DateTime<chrono::Utc>,
    /// The last log entry about the organization itself.
    #[schema(minimum = 0)]
    log_index: u64,
    /// How many systems it has in the register.
    #[schema(minimum = 0)]
    systems: u64,
    /// How many of them are past their review date; missing if it never had one.
    #[schema(required = false, minimum = 0)]
    stale: u64,
    #[schema(required = false)]
    completeness: CompletenessSum,
}

/// How much of what is required is there, in the records of all its systems together.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct CompletenessSum {
    #[schema(minimum = 0)]
    required: u64,
    #[schema(minimum = 0)]
    filled: u64,
    #[schema(minimum = 0)]
    withheld: u64,
}

/// The organizations of the register
///
/// In the order of their slugs.
#[utoipa::path(tag = "organizations", params(ListParams), responses((status = 200, description = "One page", body = OrganizationPage)))]
#[get("/organizations")]
pub async fn list_organizations(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<ListParams>(&request);
    let limit = params.limit();
    let text = params.optional("q", "1 to 300 characters are expected", |text| {
        (text.chars().count() <= 300 && !text.trim().is_empty()).then(|| fold(text.trim()))
    });
    let kinds =
        params.repeated("type", "a kind of organization is expected, such as municipality", OrganizationType::parse);
    let decode = |text: &str| Slug::parse(&String::from_utf8(BASE64URL.decode(text).ok()?).ok()?);
    let after = params.cursor(decode);
    let languages = params.languages(&request);
    params.into_result()?;
    let today = register.clock.now().date_naive();
    let current = register.catalog.read();
    let wanted = current.organizations().filter(|organization| {
        let content = &organization.content;
        let named = text.as_ref().is_none_or(|text| content.name.iter().any(|(_, name)| fold(name).contains(text)));
        named && (kinds.is_empty() || content.kind.is_some_and(|kind| kinds.contains(&kind)))
    });
    let total = wanted.clone().count();
    let mut page: Vec<_> =
        wanted.filter(|one| after.as_ref().is_none_or(|after| one.content.slug > *after)).take(limit + 1).collect();
    let more = page.len() > limit;
    page.truncate(limit);
    let next = page.last().filter(|_| more).map(|last| BASE64URL.encode(last.content.slug.as_str()));
    let items: Vec<_> =
        page.iter().map(|organization| views::organization(&current, organization, &languages, today).0).collect();
    let body = json!({"items": items, "total": total, "next": next});
    let address = next.map(|next| with_cursor(&request, &next));
    let basis = CacheBasis::of(&current, Dependency::Register, today);
    let modified = modified(&current, today);
    drop(current);
    CacheableResponse::json(&body)?.basis(basis).modified(modified).next(address).to(&request)
}

/// One organization
///
/// `organization` is a slug or a UUID.
#[utoipa::path(tag = "organizations", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), LanguageParams),
    responses((status = 200, description = "The organization", body = OrganizationView), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}")]
pub async fn read_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<LanguageParams>(&request);
    let languages = params.languages(&request);
    params.into_result()?;
    let today = register.clock.now().date_naive();
    let current = register.catalog.read();
    let organization = current.organization_at(&address).ok_or(Error::NotFound)?;
    let (body, served) = views::organization(&current, organization, &languages, today);
    let served = if languages == Languages::All { None } else { served };
    let basis = CacheBasis::of(&current, Dependency::Register, today);
    let modified = modified(&current, today);
    drop(current);
    CacheableResponse::json(&body)?.basis(basis).modified(modified).language(served).to(&request)
}

/// The systems of one organization
///
/// The same as `/v1/systems?organization=…`, with all its other parameters.
#[utoipa::path(tag = "organizations", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), crate::http::handlers::systems::reading::ListParams),
    responses((status = 200, description = "One page", body = SystemPage), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/systems")]
pub async fn list_systems_of_organization(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    let slug = {
        let current = register.catalog.read();
        current.organization_at(&address).ok_or(Error::NotFound)?.content.slug.clone()
    };
    list_of(&request, &register, slug.as_str())
}
