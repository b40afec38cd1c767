//! `/v1/suggestions`: suggestions for an unfinished search text.
use crate::Result;
use crate::catalog::organizations::Organization;
use crate::catalog::search::MAX_QUERY;
use crate::catalog::search::completion::Completions;
use crate::catalog::{CatalogState, Dependency, System};
use crate::domain::languages::LocalizedText;
use crate::domain::values::fold;
use crate::http::request::query::{FromQuery, LanguageParams, Languages, QueryParams, QueryReader};
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views::{self, SystemName};
use crate::service::Register;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Maximum number of suggestions of each kind.
const LIMIT: usize = 5;

/// An unfinished search text.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct SuggestionQuery {
    /// The text typed so far.
    #[param(max_length = 300)]
    q: String,
}

impl FromQuery for SuggestionQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let text = |text: &str| (text.chars().count() <= MAX_QUERY && !text.trim().is_empty()).then(|| text.to_owned());
        Self { q: query.required("q", "1 to 300 characters are expected", text).unwrap_or_default() }
    }
}

/// Suggestions for an unfinished search text.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Suggestions<'a> {
    /// The text with its last word completed, the most frequent completion first. Each is ready to search for.
    completions: &'a [String],
    /// Systems whose name contains the words, the best match first.
    #[schema(value_type = Vec<SystemName>)]
    systems: Vec<SystemName<'a>>,
    /// Organizations with a word in their name that begins with the text.
    #[schema(value_type = Vec<OrganizationName>)]
    organizations: Vec<OrganizationName<'a>>,
    /// The text with misspelled words corrected, if there are no completions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    did_you_mean: Option<String>,
}

/// An organization with its name only.
#[derive(Serialize, ToSchema)]
struct OrganizationName<'a> {
    /// Slug of the organization.
    id: &'a str,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = LocalizedText)]
    name: LocalizedText<'a>,
}

/// List search suggestions
///
/// Completions of the last word, systems and organizations by name, and corrections.
#[utoipa::path(
    tag = "systems",
    params(SuggestionQuery, LanguageParams),
    responses((status = 200, description = "The suggestions", body = Suggestions)),
)]
#[get("/suggestions")]
pub async fn list_suggestions(
    register: Data<Register>,
    query: QueryParams<(SuggestionQuery, Languages)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (SuggestionQuery { q: text }, languages) = query.0;
    let (catalog, today) = (&register.catalog, register.clock.now().date_naive());
    let published = catalog.with(|state| state.published().clone());
    let completions = catalog.search().complete(&text, &published, LIMIT)?;
    // The search takes an unfinished word for a misspelled one, so it only corrects a text without completions.
    let hits = completions.texts.is_empty().then(|| catalog.search().find(&text)).transpose()?;
    let matches = catalog.with(|state| Matches::find(state, &completions, &text, today));
    let suggestions = Suggestions {
        completions: &completions.texts,
        systems: matches.systems.iter().map(|system| SystemName::new(system, &languages)).collect(),
        organizations: matches.organization_names(&languages),
        did_you_mean: hits.and_then(|hits| hits.corrected.or(hits.suggestion)),
    };
    CacheableResponse::json(&suggestions)?.basis(matches.basis).to(&request)
}

/// Systems and organizations that match a text, copied out of the catalog.
struct Matches {
    systems: Vec<Arc<System>>,
    organizations: Vec<Arc<Organization>>,
    basis: CacheBasis,
}

impl Matches {
    fn find(state: &CatalogState, completions: &Completions, text: &str, today: NaiveDate) -> Self {
        let beginning = fold(text.trim());
        let in_word = format!(" {beginning}");
        let organizations = state.organizations().filter(|organization| {
            let mut names = organization.content.name.iter().map(|(_, name)| fold(name));
            !beginning.is_empty() && names.any(|name| name.starts_with(&beginning) || name.contains(&in_word))
        });
        Self {
            systems: completions.systems.iter().filter_map(|number| state.by_number(*number).cloned()).collect(),
            organizations: organizations.take(LIMIT).cloned().collect(),
            basis: CacheBasis::of(state, Dependency::Search(completions.generation), today),
        }
    }

    fn organization_names(&self, languages: &Languages) -> Vec<OrganizationName<'_>> {
        let names = self.organizations.iter().map(|organization| {
            let profile = &organization.content;
            OrganizationName { id: profile.slug.as_str(), name: views::name(profile, languages) }
        });
        names.collect()
    }
}
